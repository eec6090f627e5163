/**
 * The centre that is written to: its card before anything is written, its stand-in where it cannot be written to, and the
 * choice among all of them.
 */
import { onLanguageChange, text } from '../texts/texts.js';
import { button, byId, element, onPress, say, showError } from '../ui/dom.js';
import { showScreen } from '../ui/screens.js';
import { state } from './state.js';
import { stop } from './stop.js';
import { directory } from './tools.js';

/** @typedef {import('./tools.js').Directory} Directory */

/**
 * Where the screen of the centre leads back to.
 *
 * @type {() => void | Promise<void>}
 */
let goBack = () => showScreen('place');

/** Id of the centre that stands in for the closed one that is shown; empty if there is none. */
let standIn = '';

export function startCentre() {
  for (const id of ['centre-other', 'closed-others']) onPress(button(id), chooseCentre, stop);
  onPress(button('closed-fallback'), writeToStandIn, stop);
  onPress(button('choose-continue'), confirmChoice, stop);
  onPress(button('centre-back'), () => goBack(), stop);
  onLanguageChange(describePlace);
}

/** The screen with all centres that can be written to, by region. */
export async function chooseCentre() {
  const usable = new Set((await directory()).usableCentres());
  /** @type {Map<string, HTMLElement[]>} */
  const regions = new Map();
  for (const card of centreCards()) {
    const { centre = '', region = '' } = card.dataset;
    if (!usable.has(centre)) continue;
    const choices = regions.get(region) ?? [];
    regions.set(region, [...choices, centreChoice(centre, card)]);
  }
  byId('centre-list').replaceChildren(...[...regions].map(([name, choices], at) => regionGroup(name, choices, at)));
  byId('choose-none').hidden = usable.size > 0;
  button('choose-continue').hidden = usable.size === 0;
  showError(byId('choose-choice'), 'choose-error', false);
  showScreen('choose-centre');
}

/**
 * @param {string} name
 * @param {HTMLElement[]} choices
 * @param {number} at
 */
function regionGroup(name, choices, at) {
  const heading = element('h2', '', name);
  heading.id = `choose-region-${at}`;
  const group = element('div', 'choice-group', heading, ...choices);
  group.setAttribute('role', 'group');
  group.setAttribute('aria-labelledby', heading.id);
  return group;
}

/**
 * @param {string} id
 * @param {HTMLElement} card
 */
function centreChoice(id, card) {
  const radio = document.createElement('input');
  radio.type = 'radio';
  radio.name = 'centre';
  radio.value = id;
  radio.autocomplete = 'off';
  radio.defaultChecked = id === state.centreId;
  const name = element('strong', '', nameOn(card) ?? id);
  const where = element('small', '', card.querySelector('.centre-town')?.textContent ?? '');
  return element('label', 'choice', radio, element('span', '', name, where));
}

async function confirmChoice() {
  const chosen = document.querySelector('input[name="centre"]:checked');
  showError(byId('choose-choice'), 'choose-error', chosen === null);
  if (!(chosen instanceof HTMLInputElement)) {
    const first = document.querySelector('input[name="centre"]');
    if (first instanceof HTMLElement) first.focus();
    return;
  }
  await showCentre(chosen.value, () => showScreen('choose-centre'));
}

/**
 * The screen that says who will read it; or, where the centre cannot be written to, that nobody could.
 *
 * @param {string} id
 * @param {() => void | Promise<void>} [back] what leads back; without it, what did so before
 */
export async function showCentre(id, back = goBack) {
  const known = await directory();
  goBack = back;
  state.centreId = id;
  for (const card of centreCards()) card.hidden = card.dataset.centre !== id;
  const open = known.centre(id)?.usable === true;
  for (const part of ['centre-open', 'centre-open-rest']) byId(part).hidden = !open;
  for (const part of ['centre-closed', 'centre-closed-rest']) byId(part).hidden = open;
  standIn = open ? '' : standInFor(known, id);
  byId('closed-fallback').hidden = standIn === '';
  say(byId('closed-fallback-name'), standIn && nameOf(standIn));
  byId('centre-witness').hidden = state.role !== 'witness';
  describePlace();
  showScreen('centre');
}

/**
 * The first centre along the chain of declared stand-ins that can be written to; empty if there is none.
 *
 * @param {Directory} known
 * @param {string} closed
 */
function standInFor(known, closed) {
  const seen = new Set([closed]);
  for (let next = known.centre(closed)?.fallback; next && !seen.has(next); ) {
    seen.add(next);
    const entry = known.centre(next);
    if (entry?.usable) return next;
    next = entry?.fallback;
  }
  return '';
}

async function writeToStandIn() {
  const [closed, backFromClosed] = [state.centreId, goBack];
  await showCentre(standIn, () => showCentre(closed, backFromClosed));
}

/** Says which place the centre will read, so that nobody tells it without knowing. */
function describePlace() {
  say(byId('centre-place'), state.place ? text('centre-place', { place: state.place.label }) : '');
}

/** @returns {NodeListOf<HTMLElement>} */
function centreCards() {
  return document.querySelectorAll('.cards [data-centre]');
}

/** @param {Element | undefined | null} card */
function nameOn(card) {
  return card?.querySelector('.centre-name')?.textContent;
}

/**
 * The name of a centre, as the pages have it.
 *
 * @param {string} id
 */
export function nameOf(id) {
  return nameOn(document.querySelector(`.cards [data-centre="${CSS.escape(id)}"]`)) ?? id;
}

/** The name of the centre that is written to. */
export function centreName() {
  return nameOf(state.centreId);
}
