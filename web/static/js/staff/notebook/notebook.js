/**
 * The notes of a thread: fetched, opened in the worker, written. They are the centre's alone; nothing here touches a message.
 */
import { deliver } from '../../api/delivery.js';
import { refusedAs, request } from '../../api/http.js';
import { nowSeconds } from '../../ui/times.js';
import { followKeys } from '../keys/kept.js';
import { keys, openKey, signedIn } from '../session.js';
import { Turns } from '../turns.js';
import { StaffRefusal } from '../vault.js';
import { isSame, labelOf, storeLabel } from './labels.js';
import { dangerIn, factsOf, labelFrom } from './urgent.js';

export { labelOf } from './labels.js';

/**
 * @typedef {import('./urgent.js').Note} Note
 * @typedef {import('./urgent.js').Message} Message
 */

/** @type {Map<number, Note[]>} by case number, oldest first */
const known = new Map();
/** @type {Set<number>} threads whose notes are not what the centre has written */
const doubted = new Set();
/** What is being done with a thread's notes. */
const turns = new Turns();

/** How often colleagues may be faster while one note is being written; more would be a server that plays games. */
const TRIES = 5;

/**
 * Does something with a thread's notes or label when whatever was begun before is done.
 *
 * @template T
 * @param {number} number
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export function inTurn(number, action) {
  return turns.run(number, action);
}

/**
 * The notes of a thread that was opened here, oldest first; fetches what is new.
 *
 * @param {number} number
 * @param {boolean} [background]
 * @returns {Promise<Note[]>}
 */
export function loadNotes(number, background = false) {
  return inTurn(number, async () => {
    try {
      const { notes } = await fetchNotes(number, background);
      doubted.delete(number);
      return notes;
    } catch (error) {
      if (error instanceof StaffRefusal && error.kind !== 'Locked') doubted.add(number);
      throw error;
    }
  });
}

/**
 * The notes as they are here.
 *
 * @param {number} number
 */
export const notesOf = (number) => known.get(number) ?? [];

/**
 * Whether the notes of a thread are not what the centre has written.
 *
 * @param {number} number
 */
export const areDoubted = (number) => doubted.has(number);

/**
 * The latest note of each kind; nothing before the notes are here, and where they are not what the centre has written.
 *
 * @param {number} number
 */
export function factsIn(number) {
  const notes = known.get(number);
  return notes && !doubted.has(number) ? factsOf(notes) : undefined;
}

/**
 * @param {number} number
 * @param {boolean} background
 * @returns {Promise<{ notes: Note[], hasNotebook: boolean }>}
 */
async function fetchNotes(number, background) {
  let notes = known.get(number) ?? [];
  const seen = notes.length;
  let hasNotebook = false;
  for (let more = true; more; ) {
    const path = `/staff/threads/${number}/notes?after=${notes.length}`;
    const { body } = await request('GET', path, { background });
    hasNotebook = body.notebook !== undefined;
    if (!hasNotebook) break;
    const read = await keys().call('openNotebook', number, body.notebook, notes.length);
    if (read !== notes.length) {
      // The thread has a new key: everything is read with it once more, from the first note on.
      notes = [];
      continue;
    }
    const sealed = body.notes.map((/** @type {{ note: string }} */ one) => one.note);
    notes = [...notes, ...(await keys().call('openNotes', number, sealed))];
    more = body.more && sealed.length > 0;
  }
  // What was here has to be there again.
  if (notes.length < seen) throw new StaffRefusal('Withdrawn', []);
  known.set(number, notes);
  return { notes, hasNotebook };
}

/**
 * Writes a note about a thread that was opened here; all notes with it.
 *
 * Throws a refusal of the kind `OldKey` while the thread waits to be moved to the centre's new key.
 *
 * @param {number} number
 * @param {{ kind: Note['kind'], text?: string, detail?: string, flag?: boolean, time?: number, upTo?: number }} said
 * @returns {Promise<Note[]>}
 */
export function addNote(number, said) {
  const { kind, text = '', detail = '', ...rest } = said;
  const author = signedIn()?.display_name ?? '';
  const note = { kind, text, detail, ...rest, author, writtenAt: nowSeconds() };
  return inTurn(number, async () => {
    for (let tries = 1; ; tries += 1) {
      try {
        await addOnce(number, note);
        const { notes } = await fetchNotes(number, false);
        await tellLists(number, notes);
        return notes;
      } catch (error) {
        const mayTryAgain = refusedAs(error, 'stale_sequence', 'conflicting_notebook') && tries < TRIES;
        if (!mayTryAgain && !(await isBehind(error))) throw error;
      }
    }
  });
}

/**
 * Whether the centre has a key that is not open here yet; opens it.
 *
 * @param {unknown} error
 */
async function isBehind(error) {
  return refusedAs(error, 'stale_key') && followKeys();
}

/**
 * @param {number} number
 * @param {import('../../../staff/staff.js').Note} note
 */
async function addOnce(number, note) {
  let { notes, hasNotebook } = await fetchNotes(number, false);
  if (!hasNotebook) {
    await begin(number, await keys().call('makeNotebook', number));
    ({ notes } = await fetchNotes(number, false));
  }
  const sequence = notes.length + 1;
  const body = { sequence, note: await keys().call('sealNote', number, note, sequence) };
  // The same bytes again, so that a lost answer makes no second note.
  await deliver(
    () => request('POST', `/staff/threads/${number}/notes`, { body }),
    () => {},
  );
}

/**
 * Tells the lists what a new note has changed. It is no loss when this fails: whoever opens the thread next tells them.
 *
 * @param {number} number
 * @param {Note[]} notes
 */
async function tellLists(number, notes) {
  try {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const before = labelOf(number);
      const label = labelFrom(before?.looked ?? 0, before?.danger ?? 0, notes);
      if (isSame(before ?? { looked: 0, takenOver: false }, label)) return;
      if (await storeLabel(number, label, await keys().call('sealLabel', number, label))) return;
    }
  } catch (error) {
    if (error instanceof StaffRefusal && error.kind === 'Locked') throw error;
  }
}

/**
 * Has the server keep the notebook of a thread.
 *
 * @param {number} number
 * @param {string} notebook
 */
export async function begin(number, notebook) {
  const body = { key_id: openKey(), notebook };
  await request('POST', `/staff/threads/${number}/notebook`, { body, background: true });
}

/**
 * Tells the lists what the messages and notes of a thread say that is open here: the browser of whoever reads it is the one
 * that has looked. It is no loss when this fails: another browser looks.
 *
 * @param {number} number
 * @param {Message[]} messages all of them
 */
export function relabel(number, messages) {
  return inTurn(number, async () => {
    const looked = messages.at(-1)?.sequence ?? 0;
    // Most often the lists know already what was read a moment ago.
    if (isSame(labelOf(number), labelFrom(looked, dangerIn(messages), notesOf(number)))) return;
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const { notes, hasNotebook } = await fetchNotes(number, true);
      const label = labelFrom(looked, dangerIn(messages), notes);
      if (isSame(labelOf(number), label)) return;
      if (!hasNotebook) {
        await begin(number, await keys().call('makeNotebook', number));
        await fetchNotes(number, true);
      }
      if (await storeLabel(number, label, await keys().call('sealLabel', number, label))) return;
    }
  });
}

/** Forgets the notes of a thread that the centre has no more. */
export function forgetNotes(/** @type {number} */ number) {
  known.delete(number);
  doubted.delete(number);
}

/** Forgets all notes. */
export function clearNotes() {
  known.clear();
  doubted.clear();
  turns.clear();
}

