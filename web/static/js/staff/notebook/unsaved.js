/**
 * Notes that were typed and are not saved yet. They are here for as long as the page is open, so that a look at another thread
 * or the lock costs nobody what was typed; the server never gets them. While the page is locked they are here sealed, for
 * nobody but their writer.
 */
import { keys, unlocked } from '../session.js';
import { StaffRefusal } from '../vault.js';

/** Sealed in the first pause of writing: what is locked away a moment later is already safe. */
const SEAL_MS = 200;

/**
 * @typedef {object} Unsaved
 * @property {string} text empty while the page is locked
 * @property {ReturnType<typeof setTimeout>} [timer] until it is sealed
 * @property {Promise<void>} [sealing] what is being sealed
 * @property {string} [sealed]
 */

/** @type {Map<number, Unsaved>} by case number */
const unsaved = new Map();

/**
 * Something was typed.
 *
 * @param {number} number
 * @param {string} text
 */
export function noteTyped(number, text) {
  if (text.trim() === '') return noteSaved(number);
  const note = unsaved.get(number) ?? { text: '' };
  unsaved.set(number, note);
  clearTimeout(note.timer);
  note.text = text;
  note.timer = setTimeout(() => seal(number, note), SEAL_MS);
}

/**
 * @param {number} number
 * @param {Unsaved} note
 */
function seal(number, note) {
  clearTimeout(note.timer);
  delete note.timer;
  if (unlocked()) note.sealing = sealText(number, note);
}

/**
 * @param {number} number
 * @param {Unsaved} note
 */
async function sealText(number, note) {
  try {
    note.sealed = await keys().call('sealDraft', number, note.text);
  } catch (error) {
    // Longer than any note: what was sealed before stays.
    if (!(error instanceof StaffRefusal)) throw error;
  }
}

/**
 * What was typed about a thread that was opened here, and not saved.
 *
 * @param {number} number
 * @returns {Promise<string>} empty if there is nothing
 */
export async function unsavedNote(number) {
  const note = unsaved.get(number);
  await note?.sealing;
  if (note?.text === '' && note.sealed) {
    const text = await keys().call('openDraft', number, note.sealed);
    // Something may have been typed anew meanwhile.
    note.text ||= text;
  }
  return note?.text ?? '';
}

/**
 * The note was saved, or nothing is left of it.
 *
 * @param {number} number
 */
export function noteSaved(number) {
  clearTimeout(unsaved.get(number)?.timer);
  unsaved.delete(number);
}

/** The page is being locked: what was typed last is sealed yet, and nothing stays in the clear. */
export function lockUnsaved() {
  for (const [number, note] of unsaved) {
    if (note.timer !== undefined) seal(number, note);
    note.text = '';
  }
}

/** Forgets all: somebody else may sign in here next. */
export function forgetUnsaved() {
  for (const number of unsaved.keys()) noteSaved(number);
}
