/**
 * Making a recovery sheet: it is shown and printed, and two of its lines are typed from the paper before anything is
 * uploaded. Its secret is in the worker and, while it is shown, on this page; nowhere else.
 */
import { text } from '../../texts/texts.js';
import { button, byId, element, input, markError, onPress, say, sayError } from '../../ui/dom.js';
import { qrSvg } from '../../ui/qr.js';
import { nowSeconds } from '../../ui/times.js';
import { onSubmitOnce } from '../forms.js';
import { keys, signedIn, unlocked } from '../session.js';
import { dayOf } from './key-words.js';
import { showPart } from '../parts.js';

/** Lines of a sheet, and how many of them are typed back: whoever can read two has the paper in hand. */
const LINES = 4;
const FIELDS = [1, 2];

/** @type {number[]} the lines that are asked for, from 0 */
let askedLines = [];

/** @type {(() => Promise<string>) | undefined} what is to be done with the checked sheet; gives what was wrong */
let purpose;

/** @param {(error: unknown) => void} failed */
export function startSheet(failed) {
  onPress(button('sheet-print'), () => print(), failed);
  onPress(button('sheet-printed'), askForLines, failed);
  onPress(button('sheet-again'), showAgain, failed);
  for (const id of ['sheet-cancel', 'sheet-check-cancel']) onPress(button(id), cancel, failed);
  onSubmitOnce(byId('sheet-check-form'), () => check().catch(failed));
}

/**
 * Makes a sheet; when it is printed and checked, `then` is called, which uploads what it is for and gives what was wrong.
 *
 * @param {() => Promise<string>} then
 */
export async function beginSheet(then) {
  purpose = then;
  show(await keys().call('makeSheet', signedIn()?.centre_id ?? ''), await ownCentre());
  showPart('keys', 'sheet');
}

async function ownCentre() {
  return keys().call('centreName', signedIn()?.centre_id ?? '');
}

/**
 * @param {{ lines: string[], scanned: string }} sheet
 * @param {string} centre
 */
function show({ lines, scanned }, centre) {
  byId('sheet-centre').textContent = centre;
  byId('sheet-where').textContent = text('sheet-where', { origin: location.origin, day: dayOf(nowSeconds()) });
  byId('sheet-lines').replaceChildren(...lines.map((line) => element('li', '', line)));
  byId('sheet-code').replaceChildren(qrSvg(scanned));
}

/** Takes the secret off the page. */
function hide() {
  for (const id of ['sheet-lines', 'sheet-code']) byId(id).replaceChildren();
}

/** The paper is in hand: the page forgets the lines, and asks for two of them. */
function askForLines() {
  hide();
  askedLines = twoLines();
  for (const field of FIELDS) {
    byId(`sheet-label-${field}`).textContent = text('sheet-line', { number: (askedLines[field - 1] ?? 0) + 1 });
    input(`sheet-line-${field}`).value = '';
    markError(input(`sheet-line-${field}`), false);
    say(byId(`sheet-error-${field}`), '');
  }
  say(byId('sheet-check-error'), '');
  showPart('keys', 'sheet-check');
}

/** Two different lines, by chance, in their order. */
function twoLines() {
  const [first = 0, second = 0] = crypto.getRandomValues(new Uint8Array(FIELDS.length));
  const one = first % LINES;
  const other = (one + 1 + (second % (LINES - 1))) % LINES;
  return [one, other].sort();
}

async function showAgain() {
  show(await keys().call('showSheet'), await ownCentre());
  showPart('keys', 'sheet');
}

async function check() {
  let right = true;
  // From the last to the first, so that the first wrong field has the focus in the end.
  for (const field of [...FIELDS].reverse()) {
    const typed = input(`sheet-line-${field}`);
    const matches = await keys().call('checkSheetLine', askedLines[field - 1] ?? 0, typed.value);
    sayError(typed, byId(`sheet-error-${field}`), matches ? '' : text('sheet-line-wrong'));
    right &&= matches;
  }
  if (!right || !purpose) return;
  byId('sheet-progress').textContent = text('keys-storing');
  try {
    const wrong = await purpose();
    say(byId('sheet-check-error'), wrong);
    if (!wrong) await cancel();
  } finally {
    byId('sheet-progress').textContent = '';
  }
}

async function cancel() {
  clearSheet();
  showPart('keys', 'overview');
}

/** Forgets the sheet that was being made, here and in the worker. */
export function clearSheet() {
  hide();
  purpose = undefined;
  for (const field of FIELDS) input(`sheet-line-${field}`).value = '';
  if (unlocked()) keys().call('dropSheet').catch(() => {});
}
