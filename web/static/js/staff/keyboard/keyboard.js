/**
 * Single keys for what is done many times a day in the conversations. They never fire where something is typed, and whoever
 * speaks to the machine or has an unsteady hand can switch them off (WCAG 2.1.4); the device keeps that choice.
 */
import { byId, input } from '../../ui/dom.js';
import { currentScreen } from '../../ui/screens.js';

/** Where the choice is kept; there is nothing but `off`. */
const KEPT = 'ozvise-keys';
const OFF = 'off';

/** What each key does. Digits are told by their place, since Czech keyboards write letters with them. */
const KEYS = new Map([
  ['j', () => moveTo(1)],
  ['k', () => moveTo(-1)],
  ['o', openFocused],
  ['t', () => press('hands-take')],
  ['r', () => focus('reply')],
  ['b', () => press('thread-back')],
  ['/', () => focus('search')],
  ['l', () => press('lock')],
  ['?', () => showHelp(byId('keys-help').hidden)],
]);

export function startKeyboard() {
  const choice = input('keys-on');
  choice.checked = localStorage.getItem(KEPT) !== OFF;
  choice.addEventListener('change', () => {
    if (choice.checked) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, OFF);
  });
  byId('keys-open').addEventListener('click', () => showHelp(byId('keys-help').hidden));
  byId('keys-close').addEventListener('click', () => showHelp(false));
  byId('keys-help').addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') showHelp(false);
  });
  addEventListener('keydown', (event) => {
    const act = meant(event);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** @param {KeyboardEvent} event */
function meant(event) {
  const { key, code, target, altKey, ctrlKey, metaKey, isComposing, repeat } = event;
  if (currentScreen() !== 'inbox' || !input('keys-on').checked) return undefined;
  if (altKey || ctrlKey || metaKey || isComposing || isField(target)) return undefined;
  // Held down, j and k go on; nothing else does.
  if (repeat && !'jk'.includes(key)) return undefined;
  const digit = /^Digit([1-9])$/u.exec(code)?.[1];
  if (digit && !event.shiftKey) return filter(Number(digit));
  return KEYS.get(key);
}

/**
 * Where keys write or choose something.
 *
 * @param {EventTarget | null} target
 */
function isField(target) {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('select, textarea, input:not([type=checkbox])') !== null;
}

/** @param {number} place of a filter, from 1 */
function filter(place) {
  const pressed = byId('filters').querySelectorAll('button')[place - 1];
  return pressed ? () => pressed.click() : undefined;
}

/** @param {number} step */
function moveTo(step) {
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('#thread-list .thread-item')]);
  const focused = items.findIndex((item) => item === document.activeElement);
  const shown = items.findIndex((item) => item.getAttribute('aria-current') === 'true');
  const from = focused >= 0 ? focused : shown;
  const first = step > 0 ? 0 : items.length - 1;
  const next = items[from < 0 ? first : Math.min(Math.max(from + step, 0), items.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function openFocused() {
  const item = document.activeElement;
  if (item instanceof HTMLElement && item.classList.contains('thread-item')) item.click();
}

/**
 * Presses a button, if it is there to be pressed.
 *
 * @param {string} id
 */
function press(id) {
  const pressed = byId(id);
  if (isSeen(pressed)) pressed.click();
}

/** @param {HTMLElement} shown */
const isSeen = (shown) => shown.getClientRects().length > 0;

/** @param {string} id */
function focus(id) {
  const field = byId(id);
  const closed = field.closest('details:not([open])');
  if (closed instanceof HTMLDetailsElement) closed.open = true;
  if (!isSeen(field)) return;
  field.focus();
  field.scrollIntoView({ block: 'nearest' });
}

/** @param {boolean} isShown */
function showHelp(isShown) {
  const help = byId('keys-help');
  if (help.hidden !== isShown) return;
  help.hidden = !isShown;
  byId('keys-open').setAttribute('aria-expanded', String(isShown));
  byId(isShown ? 'keys-title' : 'keys-open').focus();
}
