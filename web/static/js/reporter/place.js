/**
 * The question for the place: by typing it, by region and district, or not at all.
 */
import { onLeave } from '../exit/exit.js';
import { onLanguageChange, text } from '../texts/texts.js';
import { button, byId, markError, onPress, select, showError } from '../ui/dom.js';
import { showScreen } from '../ui/screens.js';
import { chooseCentre, showCentre } from './centre.js';
import { clearField, settledPlace, startField } from './place-field.js';
import { state } from './state.js';
import { stop } from './stop.js';
import { directory } from './tools.js';

const region = select('region');
const district = select('district');
const byRegion = byId('by-region', HTMLDetailsElement);

export function startPlace() {
  startField({
    typing: clearSelects,
    confirmed: () => button('place-continue').click(),
    failed: () => {
      byRegion.open = true;
    },
  });
  onLeave(clearField);
  region.addEventListener('change', () => {
    clearField();
    listDistricts();
  });
  district.addEventListener('change', hideErrors);
  onPress(button('place-continue'), confirmPlace, stop);
  onPress(button('place-unknown'), withoutPlace, stop);
  onPress(button('place-elsewhere'), chooseCentre, stop);
  onLanguageChange(nameFirstOption);
}

export function showPlace() {
  showScreen('place');
}

/** Fills the list of districts from the region's; a region of one district needs no question. */
function listDistricts() {
  hideErrors();
  const packed = region.selectedOptions[0]?.dataset.districts ?? '';
  const options = packed
    .split('|')
    .filter(Boolean)
    .map((entry) => new Option(entry.slice(entry.indexOf(' ') + 1), entry.slice(0, entry.indexOf(' '))));
  district.replaceChildren(...(options.length === 1 ? [] : [new Option('', '')]), ...options);
  nameFirstOption();
  byId('district-field').hidden = options.length < 2;
}

function nameFirstOption() {
  const first = district.options[0];
  if (first && first.value === '') first.textContent = text('district-choose');
}

/** Somebody types: what was chosen in the lists no longer counts, and is no longer seen. */
function clearSelects() {
  if (region.value === '') return;
  region.value = '';
  listDistricts();
}

function hideErrors() {
  for (const list of [region, district]) {
    showError(list, `${list.id}-error`, false);
    markError(list, false);
  }
}

async function confirmPlace() {
  const settled = region.value === '' ? await settledPlace() : await chosenDistrict();
  if (settled === 'by region') return complain(region);
  if (!settled) return;
  state.place = settled.place;
  const back = () => showScreen('place');
  if (settled.centre === undefined) await chooseCentre();
  else await showCentre(settled.centre, back);
}

/** The place from the lists; nothing, and an error at the field, while the district is missing. */
async function chosenDistrict() {
  hideErrors();
  if (district.value === '') return complain(district);
  const [name, regionName] = [district, region].map((list) => list.selectedOptions[0]?.textContent ?? '');
  const place = { label: `${name}, ${regionName}`, district: district.value };
  return { place, centre: (await directory()).centreFor(undefined, district.value) };
}

/** @param {HTMLSelectElement} missing */
function complain(missing) {
  byRegion.open = true;
  showError(missing, `${missing.id}-error`, true);
  markError(missing, true);
}

/** Somebody does not know the place, or will not tell it: then nothing of what was typed is told either. */
async function withoutPlace() {
  state.place = undefined;
  await chooseCentre();
}
