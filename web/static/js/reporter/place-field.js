/**
 * The field for the place: what is typed is looked up on the device, and what is found can be chosen.
 */
import { onLanguageChange, text } from '../texts/texts.js';
import { combobox } from '../ui/combobox.js';
import { byId, element, input, sayError } from '../ui/dom.js';
import { answeredCentre, askWhere, clearQuestion, focusQuestion, isAsking } from './place-question.js';
import { describe } from './place-words.js';
import { loadPlaces } from './places.js';

/**
 * @typedef {import('./places.js').Places} Places
 * @typedef {import('./places.js').Candidate} Candidate
 * @typedef {{ place: import('./state.js').ToldPlace, centre: string | undefined }} Settled a place and its centre's id
 */

/** How many candidates are listed: a phone shows about five above its keyboard, and twice as many are still read. */
const FEW = 10;

/** Places of one and the same name are all listed; the search gives no more than this. */
const ALL = 200;

/** After this long, in milliseconds, loading is no longer unnoticed and has to be shown. */
const NOTICED_MS = 1000;

/** A listener is told the number of candidates when no key was pressed for this long, not at every key. */
const PAUSE_MS = 400;

const field = input('place');
const popup = byId('place-popup');
const list = byId('place-options');

/** @type {Places | undefined} */
let places;

/** @type {Candidate[]} what is listed */
let offered = [];

/** Whether more fits than is listed. */
let more = false;

/** @type {Candidate | undefined} what was chosen */
let picked;

/**
 * What the line under the field says, and what is wrong with the field: nothing, or the id of a text.
 *
 * @typedef {'' | 'places-loading' | 'places-failed' | 'places-none' | 'place-picked'} Note
 * @typedef {'' | 'place-missing' | 'place-which'} Complaint
 */

/** @type {Note} */
let note = '';

/** @type {Complaint} */
let wrong = '';

let pause = 0;

/** @type {import('../ui/combobox.js').Combobox} */
let box;

/**
 * @typedef {object} Around what the field tells the screen around it
 * @property {() => void} typing
 * @property {() => void} confirmed enter was pressed
 * @property {() => void} failed the places could not be loaded
 *
 * @param {Around} around
 */
export function startField(around) {
  box = combobox(field, {
    popup,
    list,
    opened: () => {
      if (!picked) offer();
    },
    chosen: (at) => pick(offered[at]),
    confirmed: around.confirmed,
  });
  field.addEventListener('focus', () => opened(around.failed));
  field.addEventListener('input', () => {
    around.typing();
    forget();
    opened(around.failed);
    offer();
  });
  onLanguageChange(sayAll);
}

/** The field was opened: only now the places are loaded. */
async function opened(/** @type {() => void} */ failed) {
  if (places) return;
  const timer = setTimeout(() => say('places-loading'), NOTICED_MS);
  try {
    places = await loadPlaces();
    say('');
    // Whoever has typed on meanwhile gets the answer now.
    if (document.activeElement === field) offer();
  } catch {
    say('places-failed');
    failed();
  } finally {
    clearTimeout(timer);
  }
}

/** Lists what fits the text of the field. */
function offer() {
  if (!places) return;
  const found = places.search(field.value, FEW + 1);
  const isExact = (/** @type {Candidate} */ one) => one.match === 'exact';
  const namesakes = found.length > FEW && found.every(isExact);
  offered = namesakes ? places.search(field.value, ALL).filter(isExact) : found.slice(0, FEW);
  more = !namesakes && found.length > FEW;
  box.show(offered.map(optionFor));
  byId('place-more').hidden = !more;
  say(offered.length === 0 && field.value.trim() !== '' ? 'places-none' : '');
  clearTimeout(pause);
  pause = setTimeout(sayCount, PAUSE_MS);
}

/** @param {Candidate} candidate */
function optionFor(candidate) {
  const option = element('li', '', element('strong', '', candidate.name), element('small', '', describe(candidate)));
  option.setAttribute('role', 'option');
  return option;
}

/** @param {Candidate | undefined} candidate */
function pick(candidate) {
  if (!candidate || !places) return;
  picked = candidate;
  field.value = candidate.name;
  complain('');
  say('place-picked');
  clearTimeout(pause);
  byId('place-count').textContent = '';
  // Where it takes the directory to know whether to ask, and it cannot be had, the next step says so.
  askWhere(candidate, places).catch(() => {});
}

/** What was chosen no longer counts. */
function forget() {
  picked = undefined;
  clearQuestion();
  complain('');
}

/** Empties the field. */
export function clearField() {
  field.value = '';
  offered = [];
  forget();
  box.show([]);
  if (note !== 'places-failed') say('');
}

/**
 * The place and its centre; nothing while something is missing, which then stands at its field; and `by region` where
 * typing is not possible and the lists have to be used.
 *
 * @returns {Promise<Settled | 'by region' | undefined>}
 */
export async function settledPlace() {
  if (field.value.trim() === '') {
    if (note === 'places-failed') return 'by region';
    complain('place-missing');
    return undefined;
  }
  try {
    places ??= await loadPlaces();
  } catch {
    return 'by region';
  }
  const wasAsking = isAsking();
  if (!picked) pick(onlyMeaning(places));
  if (!picked) {
    offer();
    complain(offered.length > 0 ? 'place-which' : 'place-missing');
    return undefined;
  }
  await askWhere(picked, places);
  // Who sees the question for the first time has not failed to answer it.
  if (isAsking() && !wasAsking) {
    focusQuestion();
    return undefined;
  }
  return answeredCentre(picked);
}

/**
 * The one place that the text of the field can only mean: the only one of that name, or the largest of a name in one
 * district. A postcode in several districts is itself, and has to be asked about.
 *
 * @param {Places} all
 * @returns {Candidate | undefined}
 */
function onlyMeaning(all) {
  const exact = all.search(field.value, ALL).filter((one) => one.match === 'exact');
  const [first] = exact;
  if (!first) return undefined;
  const districts = new Set(exact.flatMap((one) => one.districts));
  if (exact.length === 1 || (districts.size === 1 && !first.orp)) return first;
  const { postcode } = first;
  if (!postcode) return undefined;
  return { name: postcode, label: postcode, kind: 'postcode', match: 'exact', districts: [...districts], postcode };
}

/** @param {Note} id */
function say(id) {
  note = id;
  sayNote();
}

function sayNote() {
  const line = byId('place-note');
  line.textContent = note && text(note, { place: picked ? `${picked.name}, ${describe(picked)}` : '' });
  line.dataset.note = note;
}

/** @param {Complaint} id */
function complain(id) {
  wrong = id;
  sayError(field, byId('place-error'), wrong && text(wrong));
}

function sayCount() {
  const count = offered.length;
  byId('place-count').textContent = popup.hidden ? '' : text(more ? 'places-count-more' : 'places-count', { count });
}

/** Says everything again, in another language. The list is closed then, and made anew when it opens. */
function sayAll() {
  sayNote();
  byId('place-error').textContent = wrong && text(wrong);
  byId('place-count').textContent = '';
}
