/**
 * What a member should know whatever area is shown: a strip over it, one line for each kind of notice.
 */
import { onLanguageChange } from '../texts/texts.js';
import { byId, element } from '../ui/dom.js';

/**
 * @typedef {object} Notice
 * @property {() => string} words in the language that the page has when they are written
 * @property {{ label: () => string, press: () => void }} [action] what can be done about it
 */

/** @type {Map<string, Notice>} by kind */
const notices = new Map();

onLanguageChange(render);

/**
 * Shows a notice, in the place of the one of the same kind; without one, takes it back.
 *
 * @param {string} kind
 * @param {Notice} [notice]
 */
export function setNotice(kind, notice) {
  // Said once, and not again by a screen reader whenever somebody has looked.
  if (notices.get(kind)?.words() === notice?.words()) return;
  if (notice) notices.set(kind, notice);
  else notices.delete(kind);
  render();
}

/** Takes back all. */
export function clearNotices() {
  notices.clear();
  render();
}

/** Writes them, with the focus where it was. */
function render() {
  const focused = document.activeElement?.closest('[data-notice]');
  const kindOfFocused = focused instanceof HTMLElement ? focused.dataset.notice : undefined;
  const lines = [...notices].map(([kind, { words, action }]) => {
    const line = element('div', 'notice', element('p', '', words()));
    line.dataset.notice = kind;
    if (action) {
      const pressed = element('button', 'button plain small', action.label());
      pressed.setAttribute('type', 'button');
      pressed.addEventListener('click', action.press);
      line.append(pressed);
    }
    return line;
  });
  byId('notices').replaceChildren(...lines);
  lines.find((line) => line.dataset.notice === kindOfFocused)?.querySelector('button')?.focus();
}
