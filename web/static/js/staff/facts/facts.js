/**
 * What staff note about a thread for everybody's safety: the agreed phrase, that its code may be in other hands, whether a
 * witness has said how contact is safe, and the term that runs from a police record. Sealed notes, of which the latest counts.
 */
import { addNote, factsOf, loadNotes } from '../notebook/notebook.js';
import { text } from '../../texts/texts.js';
import { byId, say } from '../../ui/dom.js';
import { renderPhrase, startPhrase } from './phrase.js';
import { renderPolice, startPolice, tick } from './police.js';
import { renderSafety } from './safety.js';
import { renderTakenOver, startTakenOver } from './taken-over.js';
import { renderWitness, startWitness } from './witness.js';
import { StaffRefusal } from '../vault.js';

/** @typedef {import('../notebook/notebook.js').Note} Note */
/** @typedef {import('../thread.js').OpenThread} OpenThread */

/**
 * @typedef {object} Facts the latest note of each kind, if there is one
 * @property {Note} [phrase] its text is the phrase; empty where it serves no longer
 * @property {Note} [takenOver]
 * @property {Note} [witnessCheck]
 * @property {Note} [policeRecord] without a time the clock is stopped
 */

/**
 * @typedef {object} Around what the parts are given
 * @property {(note: { kind: 'phrase' | 'taken-over' | 'witness-check' | 'police-record', text?: string, detail?: string,
 *   flag?: boolean, time?: number }) => Promise<boolean>} note notes a fact about the thread that is shown; whether it could
 * @property {() => Promise<void>} changed how the thread stands is asked anew and shown
 * @property {(error: unknown) => void} failed
 */

/** How often the words for the time that is left are written anew; they tell minutes. */
const TICK_MS = 20_000;

/** @type {Map<number, Facts>} */
const known = new Map();

/** @type {OpenThread | undefined} */
let shown;

/** @type {Listener} */
let listener;

/**
 * @typedef {object} Listener
 * @property {(thread: OpenThread) => Promise<void>} changed the thread is fetched and shown again
 * @property {(number: number) => void} noted lists are to be told of a new note
 * @property {(error: unknown) => void} failed
 */

/** @param {Listener} to */
export function startFacts(to) {
  listener = to;
  /** @type {Around} */
  const around = { note, changed: askAgain, failed: to.failed };
  startPhrase(around);
  startTakenOver(around);
  startWitness(around);
  startPolice(around);
  setInterval(() => {
    if (!shown) return;
    tick();
    renderSafety(shown, factsOfThread(shown.number));
  }, TICK_MS);
}

/** @type {Around['note']} */
async function note(fields) {
  if (!shown) return false;
  const thread = shown;
  say(byId('facts-error'), '');
  try {
    known.set(thread.number, factsOf(await addNote(thread.number, fields)));
  } catch (error) {
    if (!(error instanceof StaffRefusal) || error.kind === 'Locked') throw error;
    say(byId('facts-error'), text(error.kind === 'OldKey' ? 'notes-moving' : 'notes-refused'));
    return false;
  }
  listener.noted(thread.number);
  await listener.changed(thread);
  return true;
}

async function askAgain() {
  if (!shown) return;
  const thread = shown;
  await learnFacts(thread.number, false);
  await listener.changed(thread);
}

/**
 * Reads what is noted about a thread. Notes that are not what the centre has written are not believed: nothing is known then.
 *
 * @param {number} number
 * @param {boolean} background
 */
export async function learnFacts(number, background) {
  try {
    known.set(number, factsOf(await loadNotes(number, background)));
  } catch (error) {
    if (!(error instanceof StaffRefusal) || error.kind === 'Locked') throw error;
    known.delete(number);
  }
}

/**
 * What is known to be noted about a thread.
 *
 * @param {number} number
 * @returns {Facts}
 */
export const factsOfThread = (number) => known.get(number) ?? {};

/**
 * Whether a member may write in words of her own: not where somebody else may have the code, and not before it is known
 * whether that was noted.
 *
 * @param {number} number
 */
export const maySpeakFreely = (number) => known.has(number) && factsOfThread(number).takenOver?.flag !== true;

/**
 * Shows what is noted about a thread.
 *
 * @param {OpenThread | undefined} thread
 */
export function renderFacts(thread) {
  const isOther = thread?.number !== shown?.number;
  shown = thread;
  byId('facts').hidden = thread === undefined || thread.fault !== '';
  const facts = thread ? factsOfThread(thread.number) : {};
  if (isOther) {
    closeParts();
    say(byId('facts-error'), '');
  }
  if (thread && !known.has(thread.number)) say(byId('facts-error'), text('notes-refused'));
  renderSafety(thread, facts);
  renderPhrase(thread, facts, isOther);
  renderTakenOver(thread, facts, isOther);
  renderWitness(thread, facts, isOther);
  renderPolice(thread, facts, isOther);
}

function closeParts() {
  for (const part of byId('facts').querySelectorAll('details')) part.open = false;
}

/** Forgets all that was read. */
export function forgetFacts() {
  known.clear();
}
