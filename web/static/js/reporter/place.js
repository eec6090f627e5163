/**
 * Role, place and centre: the questions before the code.
 */
import { onLanguageChange, text } from '../texts/texts.js';
import { button, byId, element, markError, onPress, select } from '../ui/dom.js';
import { showScreen } from '../ui/screens.js';
import { state } from './state.js';
import { stop } from './stop.js';
import { directory } from './tools.js';

/** @typedef {import('./state.js').Role} Role */

const region = select('region');
const district = select('district');

/** Where the screen of the centre leads back to. */
let cameFrom = 'place';

/** The district of the person's choice: its code and how she saw it; nothing when she chose a centre instead. */
export function chosenPlace() {
  const [name, regionName] = [district, region].map((list) => list.selectedOptions[0]?.textContent ?? '');
  return state.placeTold ? { district: district.value, placeLabel: `${name}, ${regionName}` } : {};
}

export function startPlace() {
  onPress(button('role-continue'), confirmRole, stop);
  region.addEventListener('change', listDistricts);
  district.addEventListener('change', () => hideErrors());
  onPress(button('place-continue'), confirmPlace, stop);
  for (const id of ['place-unknown', 'place-elsewhere', 'centre-other', 'closed-fallback']) {
    onPress(button(id), chooseCentre, stop);
  }
  onPress(button('choose-continue'), confirmChoice, stop);
  onPress(button('centre-back'), () => showScreen(cameFrom), stop);
  onLanguageChange(nameFirstOption);
}

function confirmRole() {
  const chosen = document.querySelector('input[name="role"]:checked');
  byId('role-error').hidden = chosen !== null;
  if (!(chosen instanceof HTMLInputElement)) {
    byId('role-victim').focus();
    return;
  }
  state.role = /** @type {Role} */ (chosen.value);
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

function hideErrors() {
  for (const list of [region, district]) {
    byId(`${list.id}-error`).hidden = true;
    markError(list, false);
  }
}

async function confirmPlace() {
  hideErrors();
  const missing = [region, district].find((list) => list.value === '');
  if (missing) {
    byId(`${missing.id}-error`).hidden = false;
    markError(missing, true);
    return;
  }
  const competent = (await directory()).centreFor(undefined, district.value);
  state.placeTold = true;
  cameFrom = 'place';
  if (competent === undefined) await chooseCentre();
  else await showCentre(competent);
}

/** The screen with all centres that can be written to. */
async function chooseCentre() {
  const known = await directory();
  const usable = known.usableCentres();
  const first = known.centre(state.centreId)?.fallback;
  // The centre that stands in for the person's own comes first.
  usable.sort((one, other) => Number(other === first) - Number(one === first));
  byId('centre-list').replaceChildren(...usable.map(centreChoice));
  byId('choose-error').hidden = true;
  showScreen('choose-centre');
}

/** @param {string} id */
function centreChoice(id) {
  const card = centreCard(id);
  const radio = document.createElement('input');
  radio.type = 'radio';
  radio.name = 'centre';
  radio.value = id;
  radio.checked = id === state.centreId;
  const name = element('strong', '', card?.querySelector('.centre-name')?.textContent ?? id);
  const where = element('small', '', card?.querySelector('.centre-town')?.textContent ?? '');
  return element('label', 'choice', radio, element('span', '', name, where));
}

async function confirmChoice() {
  const chosen = document.querySelector('input[name="centre"]:checked');
  byId('choose-error').hidden = chosen !== null;
  if (!(chosen instanceof HTMLInputElement)) {
    const first = document.querySelector('input[name="centre"]');
    if (first instanceof HTMLElement) first.focus();
    return;
  }
  cameFrom = 'choose-centre';
  await showCentre(chosen.value);
}

/**
 * The screen that says who will read it; or, where the centre has no key, that nobody could.
 *
 * @param {string} id
 */
export async function showCentre(id) {
  const entry = (await directory()).centre(id);
  state.centreId = id;
  for (const card of document.querySelectorAll('.cards [data-centre]')) {
    /** @type {HTMLElement} */ (card).hidden = /** @type {HTMLElement} */ (card).dataset.centre !== id;
  }
  const open = entry?.usable === true;
  for (const part of ['centre-open', 'centre-open-rest']) byId(part).hidden = !open;
  for (const part of ['centre-closed', 'centre-closed-rest']) byId(part).hidden = open;
  showScreen('centre');
}

/** @param {string} id */
function centreCard(id) {
  return document.querySelector(`.cards [data-centre="${CSS.escape(id)}"]`);
}

/** The name of the centre that is written to, as the pages have it. */
export function centreName() {
  return centreCard(state.centreId)?.querySelector('.centre-name')?.textContent ?? state.centreId;
}
