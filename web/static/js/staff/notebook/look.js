/**
 * Looks through what no browser of the centre has looked through yet for somebody who is in danger now. The server cannot: it
 * must not read. One thread at a time, so that whatever a person asks the worker for waits for one at most.
 */
import { refusedAs, request, Unreachable } from '../../api/http.js';
import { openKey, keys, unlocked } from '../session.js';
import { StaffRefusal } from '../vault.js';
import { fetchLabels, labelOf, storeLabel, unlooked } from './labels.js';
import { begin, inTurn } from './notebook.js';

/** @typedef {import('./labels.js').LabelItem} LabelItem */

/** Most time that a browser lets pass before it looks at something new, so that of many browsers one is first: the others see
 * its label and save themselves the work. */
const HEAD_START_MS = 1_500;

/** Pages of envelopes and notes that are fetched of one thread, 50 of them in each: more than any thread has. */
const MOST_PAGES = 200;

/** @type {Map<number, number>} which threads could not be looked through, and how many messages they had then */
const failed = new Map();
/** Counts what makes a run worthless. */
let round = 0;
let running = false;
let again = false;

/**
 * @typedef {object} Around
 * @property {() => void} found the labels are other ones now
 * @property {(number: number) => boolean} isOpen whether the thread is open on the screen: then its reader's browser knows
 */

/**
 * Brings the labels up to date, and makes those that are missing. What fails is tried again when something has changed.
 *
 * @param {Around} around
 */
export async function lookAround(around) {
  if (running) {
    again = true;
    return;
  }
  const own = round;
  running = true;
  try {
    do {
      again = false;
      await fetchLabels();
      if (own !== round) return;
      around.found();
      await lookAtAll(own, around);
    } while (again && own === round);
  } catch (error) {
    // Without a connection, or signed out on the server: the list says so.
    const isTold = error instanceof Unreachable || refusedAs(error, 'not_signed_in', 'not_a_holder');
    if (!isTold && own === round && unlocked()) throw error;
  } finally {
    if (own === round) running = false;
  }
}

/**
 * @param {number} own
 * @param {Around} around
 */
async function lookAtAll(own, around) {
  const waits = (/** @type {LabelItem} */ item) => failed.get(item.number) !== item.last_sequence;
  const left = () => unlooked().filter((item) => waits(item) && !around.isOpen(item.number));
  if (left().length === 0 || openKey() === '') return;
  await new Promise((resolve) => {
    setTimeout(resolve, Math.random() * HEAD_START_MS);
  });
  for (let item = left()[0]; item && own === round && unlocked(); item = left()[0]) {
    const at = item;
    if (await inTurn(at.number, () => lookAt(at))) around.found();
    else failed.set(at.number, at.last_sequence);
  }
}

/**
 * Looks at one thread.
 *
 * @param {LabelItem} item
 * @returns {Promise<boolean>} whether it was looked at; a thread that is not what it should be is left to its reader
 */
async function lookAt(item) {
  const { number } = item;
  // Somebody has opened it here while it waited.
  if ((labelOf(number)?.looked ?? 0) >= item.last_sequence) return true;
  try {
    const found = await keys().call('look', ...(await fetchSealed(number)));
    if (found.begun) await begin(number, found.begun);
    return await storeLabel(number, found.label, found.sealed);
  } catch (error) {
    // It was deleted or handed over, a colleague was faster, or it waits to be moved to another key.
    if (refusedAs(error, 'thread_not_found', 'conflicting_notebook', 'stale_key')) return false;
    if (error instanceof StaffRefusal && error.kind !== 'Locked') return false;
    throw error;
  }
}

/**
 * @param {number} number
 * @returns {Promise<[import('../../../staff/staff.js').ThreadToOpen, string[], string | undefined, string[]]>}
 */
async function fetchSealed(number) {
  const path = `/staff/threads/${number}`;
  const { body } = await request('GET', `${path}?look=true`, { background: true });
  const envelopes = await fetchAll(`${path}/messages`, 'envelopes', 'envelope');
  const notes = await fetchAll(`${path}/notes`, 'notes', 'note');
  return [describe(body.thread), envelopes, body.thread.notebook, notes];
}

/**
 * @param {string} path
 * @param {string} list
 * @param {string} field
 * @returns {Promise<string[]>}
 */
async function fetchAll(path, list, field) {
  /** @type {string[]} */
  const all = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { body } = await request('GET', `${path}?after=${all.length}`, { background: true });
    all.push(...body[list].map((/** @type {Record<string, string>} */ one) => one[field]));
    if (!body.more || body[list].length === 0) return all;
  }
  throw new StaffRefusal('Malformed', []);
}

/**
 * A thread as the API gives it, as the module takes it.
 *
 * @param {any} sealed
 * @returns {import('../../../staff/staff.js').ThreadToOpen}
 */
export function describe(sealed) {
  /** @type {{ epoch: number, key_id: string, sealed: string }[]} */
  const seals = sealed.centre_seals;
  return {
    threadId: sealed.thread_id,
    state: sealed.state,
    centreSeals: seals.map(({ epoch, key_id: keyId, sealed: box }) => ({ epoch, keyId, sealed: box })),
    reporterKey: sealed.reporter_key,
    ...(sealed.opening_mark ? { openingMark: sealed.opening_mark } : {}),
  };
}

/** Stops, and forgets what failed: the keys are gone. */
export function stopLooking() {
  round += 1;
  running = false;
  again = false;
  failed.clear();
}
