/**
 * The code where it is seen: as five groups or as nine words, in every place the same form.
 */
import { button, byId, element, onPress } from '../ui/dom.js';
import { code } from './state.js';
import { stop } from './stop.js';

/** The places: each has two lists and two buttons to switch between them. */
const PLACES = ['code', 'large', 'sent'];

let asWords = false;

/** Whether the person sees the code, or has typed it, as words. */
export const inWords = () => asWords;

/** @param {boolean} words */
export function preferWords(words) {
  asWords = words;
}

export function startCodeForm() {
  for (const place of PLACES) {
    const toWords = button(`${place}-as-words`);
    const toGroups = button(`${place}-as-groups`);
    onPress(toWords, () => switchTo(true, toGroups), stop);
    onPress(toGroups, () => switchTo(false, toWords), stop);
  }
}

/**
 * @param {boolean} words
 * @param {HTMLButtonElement} counterpart takes the focus of the pressed button, which disappears
 */
function switchTo(words, counterpart) {
  asWords = words;
  showCode();
  counterpart.focus();
}

/** Shows the code wherever it is seen. */
export function showCode() {
  const [groups, words] = [code().groups(), code().words()];
  for (const place of PLACES) {
    fill(place, groups.map(groupItem), words.map((word) => element('li', '', word)));
  }
}

/** Takes the code off the page. */
export function hideCode() {
  for (const place of PLACES) fill(place, [], []);
}

/**
 * @param {string} place
 * @param {HTMLElement[]} groups
 * @param {HTMLElement[]} words
 */
function fill(place, groups, words) {
  byId(`${place}-groups`).replaceChildren(...groups);
  byId(`${place}-words`).replaceChildren(...words);
  byId(`${place}-groups`).hidden = asWords;
  byId(`${place}-words`).hidden = !asWords;
  button(`${place}-as-words`).hidden = asWords;
  button(`${place}-as-groups`).hidden = !asWords;
}

/**
 * A group as it is seen; a screen reader hears it symbol by symbol.
 *
 * @param {string} group
 */
function groupItem(group) {
  const seen = element('span', '', group);
  seen.setAttribute('aria-hidden', 'true');
  return element('li', '', seen, element('span', 'visually-hidden', [...group].join(', ')));
}
