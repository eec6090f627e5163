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
 * @property {string} [sealed]
 * @property {ReturnType<typeof setTimeout>} [timer]
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
  const note = unsaved.get(number) ?? { text: '' };
  clearTimeout(note.timer);
  if (text.trim() === '') return noteSaved(number);
  note.text = text;
  note.timer = setTimeout(() => seal(number, note), SEAL_MS);
  unsaved.set(number, note);
}

/**
 * @param {number} number
 * @param {Unsaved} note
 */
async function seal(number, note) {
  const { text } = note;
  if (text === '' || !unlocked()) return;
  try {
    note.sealed = await keys().call('sealDraft', number, text);
  } catch (error) {
    // Locked meanwhile, or longer than any note: what was sealed before stays.
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

/** The page is locked: nothing stays in the clear. */
export function lockUnsaved() {
  for (const [number, note] of unsaved) {
    clearTimeout(note.timer);
    note.text = '';
    if (!note.sealed) unsaved.delete(number);
  }
}

/** Forgets all: somebody else may sign in here next. */
export function forgetUnsaved() {
  lockUnsaved();
  unsaved.clear();
}
