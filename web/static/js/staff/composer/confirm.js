/**
 * A reply once more, as the writer will see it, before it goes out: with what could give something away, and with what the
 * writer has asked for beside it.
 */
import { text } from '../../texts/texts.js';
import { button, byId, element } from '../../ui/dom.js';

/** @typedef {import('./findings.js').Finding} Finding */
/** @typedef {import('./findings.js').Kind} Kind */

/** @typedef {{ words: string, language: string, findings: Finding[], unchecked: boolean }} Shown */

/** @type {((goesOut: boolean) => void) | undefined} */
let decide;

/** @type {Shown | undefined} */
let shown;

/** What each kind is told by, in the order of the list. */
const KINDS = /** @type {const} */ ([
  ['birth-number', 'warn-birth-number'],
  ['account', 'warn-account'],
  ['phone', 'warn-phone'],
  ['email', 'warn-email'],
  ['web', 'warn-web'],
  ['address', 'warn-address'],
  ['place', 'warn-place'],
]);

export function startConfirm() {
  for (const [id, goesOut] of /** @type {const} */ ([
    ['confirm-send', true],
    ['confirm-back', false],
  ])) {
    button(id).addEventListener('click', ({ detail }) => {
      // The second half of a double press on what was here before.
      if (detail < 2) press(goesOut);
    });
  }
  byId('confirm').addEventListener('keydown', (event) => {
    if (event.key === 'Escape') press(false);
    else if (isSend(event)) press(true);
    else return;
    event.preventDefault();
  });
}

/**
 * The keys that send: Enter together with Ctrl, or with Cmd. Held down, they count once.
 *
 * @param {KeyboardEvent} event
 */
export const isSend = ({ key, ctrlKey, metaKey, repeat }) => key === 'Enter' && (ctrlKey || metaKey) && !repeat;

/**
 * Shows a reply and waits for what is pressed.
 *
 * @param {Shown} what
 * @returns {Promise<boolean>} whether it goes out
 */
export function confirmed(what) {
  close(false);
  shown = what;
  render();
  byId('thread').dataset.confirming = '';
  byId('confirm').hidden = false;
  byId('confirm-title').focus({ preventScroll: true });
  byId('confirm').scrollIntoView({ block: 'nearest' });
  return new Promise((resolve) => {
    decide = resolve;
  });
}

/** @param {boolean} goesOut */
function press(goesOut) {
  close(goesOut);
  // What had the focus is gone. On a phone the field would bring the keyboard up again.
  byId(goesOut ? 'reply-send' : 'reply').focus();
}

/** Goes back to writing without being asked to: something else is shown. */
export const leaveConfirming = () => close(false);

/** @param {boolean} goesOut */
function close(goesOut) {
  const answer = decide;
  decide = undefined;
  shown = undefined;
  delete byId('thread').dataset.confirming;
  byId('confirm').hidden = true;
  render();
  answer?.(goesOut);
}

/** Writes what is shown, in the page's language. */
export function renderConfirm() {
  if (shown) render();
}

function render() {
  const { words = '', language = '', findings = [], unchecked = false } = shown ?? {};
  // What the writer has asked for is beside it, as it is beside the field.
  const asked = shown ? [...byId('thread-pinned').children].map((pair) => pair.cloneNode(true)) : [];
  byId('confirm-pinned').replaceChildren(...asked);
  byId('confirm-pinned').hidden = asked.length === 0;
  const warnings = KINDS.flatMap(([kind, id]) => {
    const told = findings.filter((one) => one.kind === kind).map(wordsOf);
    return told.length > 0 ? [element('li', '', text(id, { what: [...new Set(told)].join(', ') }))] : [];
  });
  byId('confirm-warnings').replaceChildren(...warnings);
  byId('confirm-warned').hidden = warnings.length === 0;
  const lines = findings.filter(({ kind }) => kind === 'published').map(({ told, name = '' }) => {
    return element('li', '', text('confirm-published', { what: told, name }));
  });
  if (unchecked) lines.push(element('li', '', text('confirm-unchecked')));
  byId('confirm-notes').replaceChildren(...lines);
  byId('confirm-notes').hidden = lines.length === 0;
  byId('confirm-words').replaceChildren(...marked(words, findings));
  byId('confirm-words').lang = language;
}

/** @param {Finding} finding */
function wordsOf({ told, name }) {
  return name && name !== told ? text('warn-named', { told, name }) : told;
}

/**
 * The words with what was found marked in them.
 *
 * @param {string} words
 * @param {Finding[]} findings in their order
 */
function marked(words, findings) {
  /** @type {(string | Node)[]} */
  const parts = [];
  let at = 0;
  for (const { kind, start, end } of findings.filter((one) => one.kind !== 'published')) {
    const mark = element('mark', '', words.slice(start, end));
    mark.dataset.kind = kind;
    parts.push(words.slice(at, start), mark);
    at = end;
  }
  return [...parts, words.slice(at)];
}
