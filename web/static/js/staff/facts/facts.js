/**
 * What staff note about a thread for everybody's safety: the agreed phrase, that its code may be in other hands, whether a
 * witness has said how contact is safe, and the term that runs from a police record. Sealed notes, of which the latest counts.
 */
import { text } from '../../texts/texts.js';
import { byId, say } from '../../ui/dom.js';
import { addNote, areDoubted, factsIn, loadNotes } from '../notebook/notebook.js';
import { whyNot } from '../notebook/panel.js';
import { StaffRefusal } from '../vault.js';
import { renderPhrase, startPhrase } from './phrase.js';
import { renderPolice, startPolice, tick } from './police.js';
import { renderSafety } from './safety.js';
import { renderTakenOver, startTakenOver } from './taken-over.js';
import { renderWitness, startWitness } from './witness.js';

/** @typedef {import('../thread.js').OpenThread} OpenThread */

/** @typedef {ReturnType<typeof import('../notebook/urgent.js').factsOf>} Facts the latest note of each kind, if there is one */

/**
 * @typedef {object} Around what the parts are given
 * @property {(note: { kind: 'phrase' | 'taken-over' | 'witness-check' | 'police-record', text?: string, detail?: string,
 *   flag?: boolean, time?: number }) => Promise<boolean>} note notes a fact about the thread that is shown; whether it could
 * @property {() => Promise<void>} changed how the thread stands is asked anew and shown
 * @property {(error: unknown) => void} failed
 */

/** How often the words for the time that is left are written anew; they tell minutes. */
const TICK_MS = 20_000;

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
    renderSafety(shown, factsIn(shown.number) ?? {});
  }, TICK_MS);
}

/** @type {Around['note']} */
async function note(fields) {
  if (!shown) return false;
  const thread = shown;
  say(byId('facts-error'), '');
  try {
    await addNote(thread.number, fields);
  } catch (error) {
    if (!(error instanceof StaffRefusal) || error.kind === 'Locked') throw error;
    say(byId('facts-error'), whyNot(error));
    return false;
  }
  listener.noted(thread.number);
  await listener.changed(thread);
  return true;
}

async function askAgain() {
  if (!shown) return;
  const thread = shown;
  await loadNotes(thread.number);
  await listener.changed(thread);
}

/**
 * Whether a member may write in words of her own: not where somebody else may have the code, and not before it is known
 * whether that was noted.
 *
 * @param {number} number
 */
export function maySpeakFreely(number) {
  const facts = factsIn(number);
  return facts !== undefined && facts.takenOver?.flag !== true;
}

/**
 * Shows what is noted about a thread.
 *
 * @param {OpenThread | undefined} thread
 */
export function renderFacts(thread) {
  const isOther = thread?.number !== shown?.number;
  shown = thread;
  const found = thread && factsIn(thread.number);
  byId('facts').hidden = found === undefined || thread?.fault !== '';
  const facts = found ?? {};
  if (isOther) {
    closeParts();
    say(byId('facts-error'), '');
  }
  say(byId('facts-doubted'), thread && areDoubted(thread.number) ? text('facts-doubted') : '');
  renderSafety(thread, facts);
  renderPhrase(thread, facts, isOther);
  renderTakenOver(thread, facts, isOther);
  renderWitness(thread, facts, isOther);
  renderPolice(thread, facts, isOther);
}

function closeParts() {
  for (const part of byId('facts').querySelectorAll('details')) part.open = false;
}
