/**
 * The one question more, where several centres could be meant: a postcode, a district or a region that more than one of
 * them is competent in. It is never guessed.
 */
import { byId, element, showError } from '../ui/dom.js';
import { nameOf } from './centre.js';
import { districtName } from './place-words.js';
import { directory } from './tools.js';

/**
 * @typedef {import('./places.js').Places} Places
 * @typedef {import('./places.js').Candidate} Candidate
 * @typedef {import('./tools.js').Directory} Directory
 *
 * @typedef {object} Answer a district, the centre that is competent in it (or a part of it), and names of places there
 * @property {string} district
 * @property {string | undefined} centre
 * @property {string[]} examples
 */

/** As many places of a postcode are named as a small phone shows in a line. */
const EXAMPLES = 3;

/** More than any postcode has under it. */
const ALL = 200;

const question = byId('place-question');
const list = byId('place-answers');

/** @type {Candidate | undefined} what the answers belong to */
let asked;

/** @type {Answer[]} */
let answers = [];

/**
 * Finds out which centres a place may belong to, and asks if they are several.
 *
 * @param {Candidate} candidate
 * @param {Places} places
 */
export async function askWhere(candidate, places) {
  if (asked === candidate) return;
  const known = await directory();
  asked = candidate;
  answers = possible(candidate, places, known);
  const needed = new Set(answers.map((answer) => answer.centre)).size > 1;
  list.replaceChildren(...(needed ? answers.map(choice) : []));
  question.hidden = !needed;
}

/** Whether the question stands there. */
export function isAsking() {
  return !question.hidden;
}

/** Leads to the question. */
export function focusQuestion() {
  list.querySelector('input')?.focus();
}

/** Takes the question back. */
export function clearQuestion() {
  asked = undefined;
  answers = [];
  list.replaceChildren();
  question.hidden = true;
  showError(question, 'place-question-error', false);
}

/**
 * The place with its centre; nothing, and an error at the question, while it is not answered.
 *
 * @param {Candidate} candidate that was asked about
 */
export function answeredCentre({ label, name, municipality, districts }) {
  const [district] = districts;
  if (question.hidden) {
    const codes = districts.length === 1 && district ? { district, ...(municipality ? { municipality } : {}) } : {};
    return { place: { label, ...codes }, centre: answers[0]?.centre };
  }
  const chosen = list.querySelector('input:checked');
  const answer = chosen instanceof HTMLInputElement ? answers[Number(chosen.value)] : undefined;
  showError(question, 'place-question-error', answer === undefined);
  if (!answer) {
    focusQuestion();
    return undefined;
  }
  const place = { label: `${name} (${districtName(answer.district)})`, district: answer.district };
  return { place, centre: answer.centre };
}

/**
 * @param {Answer} answer
 * @param {number} at
 */
function choice({ district, centre, examples }, at) {
  const radio = document.createElement('input');
  radio.type = 'radio';
  radio.name = 'place-answer';
  radio.value = String(at);
  radio.autocomplete = 'off';
  radio.addEventListener('change', () => {
    showError(question, 'place-question-error', false);
  });
  const reader = centre === undefined ? '' : nameOf(centre);
  const details = [examples.join(', '), reader].filter(Boolean).map((detail) => element('small', '', detail));
  return element('label', 'choice', radio, element('span', '', element('strong', '', districtName(district)), ...details));
}

/**
 * The districts in which the place may lie, once for each centre that is competent there.
 *
 * @param {Candidate} candidate
 * @param {Places} places
 * @param {Directory} known
 */
function possible(candidate, places, known) {
  /** @type {Map<string, Answer>} */
  const found = new Map();
  for (const { district, municipality, example } of spots(candidate, places)) {
    const centre = known.centreFor(municipality, district);
    const key = `${district} ${centre}`;
    const answer = found.get(key) ?? { district, centre, examples: [] };
    const isNew = example && !answer.examples.includes(example);
    if (isNew && answer.examples.length < EXAMPLES) answer.examples.push(example);
    found.set(key, answer);
  }
  return [...found.values()];
}

/**
 * Where exactly a candidate may lie: what lies under a postcode, and every municipality of a district, since one of them
 * may have another centre than its district.
 *
 * @param {Candidate} candidate
 * @param {Places} places
 * @returns {{ district: string, municipality?: number, example?: string }[]}
 */
function spots({ name, kind, municipality, districts }, places) {
  const parts = kind === 'postcode' ? places.search(name, ALL).filter((one) => one.kind !== 'postcode') : [];
  if (parts.length > 0) {
    return parts.flatMap((part) => spots(part, places).map((spot) => ({ ...spot, example: part.name })));
  }
  return districts.flatMap((district) => {
    if (municipality !== undefined) return [{ district, municipality }];
    return [...places.municipalitiesOf(district)].map((code) => ({ district, municipality: code }));
  });
}
