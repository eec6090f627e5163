/**
 * Moving the centre's threads to its present key, in the worker and in batches. It can be interrupted at any moment, and
 * another member goes on: a thread is readable with the key before until the moment when it is with the present one.
 *
 * While one batch is sealed the next is on its way here and the one before on its way there. The worker is asked for one
 * thread at a time, so that whatever a person asks for waits for one at most.
 */
import { deliver } from '../../api/delivery.js';
import { refusedAs, request } from '../../api/http.js';
import { describe } from '../described-thread.js';
import { keys, unlocked } from '../session.js';
import { StaffRefusal } from '../vault.js';

/**
 * @typedef {object} Waiting as the API gives it
 * @property {number} number
 * @property {string} thread_id
 * @property {number} epoch
 * @property {number} last_sequence
 * @property {string} reporter_key
 * @property {{ epoch: number, key_id: string, sealed: string }[]} centre_seals
 * @property {string | null} opening_mark
 * @property {string} first_envelope
 * @property {string} [notebook]
 * @property {string} [label]
 *
 * @typedef {{ key: string, left: number, threads: Waiting[], next: number | null }} Page
 */

/**
 * How far it is: `idle` before anything was asked, `running`, `paused` by a person, `done` with the old keys destroyed,
 * `stuck` with threads that cannot be moved.
 *
 * @type {{ state: 'idle' | 'running' | 'paused' | 'done' | 'stuck', moved: number, left: number, refused: number[] }}
 */
export const progress = { state: 'idle', moved: 0, left: 0, refused: [] };

/** @type {(() => void)[]} */
const listeners = [];

/** The run that counts; any other one ends at its next step. */
let run = 0;

/** Threads in one upload: few enough that little is lost when the page is closed, and that a tenth of a second shows. */
const UPLOAD_THREADS = 20;

/** Longest text of one upload: the server takes a megabyte, and a thread of many epochs has long seals. */
const UPLOAD_CHARS = 600_000;

/** Someone else has the run now, or a person has paused it. */
class Interrupted extends Error {}

/** @param {() => void} listener called whenever {@link progress} has changed */
export function onProgress(listener) {
  listeners.push(listener);
}

/** @param {Partial<typeof progress>} change */
function report(change) {
  Object.assign(progress, change);
  for (const listener of listeners) listener();
}

/**
 * Begins by itself, unless it runs, or waits for a person.
 *
 * @param {(error: unknown) => void} failed
 */
export async function startResealing(failed) {
  if (progress.state === 'idle' || progress.state === 'done') await goOn(failed);
}

/** @param {(error: unknown) => void} failed */
export async function goOn(failed) {
  run += 1;
  const own = run;
  report({ state: 'running', moved: 0, left: 0, refused: [] });
  try {
    await moveAll(own);
  } catch (error) {
    if (error instanceof Interrupted || own !== run || !unlocked()) return;
    report({ state: 'stuck' });
    // That the centre's key was exchanged meanwhile is said by this state; the next try goes by the new one.
    if (!refusedAs(error, 'stale_key')) failed(error);
  }
}

/** Stops after the thread at hand. */
export function pause() {
  run += 1;
  report({ state: 'paused' });
}

/** Stops and forgets how far it was: the keys are gone. */
export function stop() {
  run += 1;
  report({ state: 'idle', moved: 0, left: 0, refused: [] });
}

/** @param {number} own */
function check(own) {
  if (own !== run || !unlocked()) throw new Interrupted();
}

/**
 * Asks the server, again and again while there is no connection.
 *
 * @param {number} own
 * @param {'GET' | 'POST'} method
 * @param {string} path
 * @param {object} [body]
 */
async function ask(own, method, path, body) {
  const attempt = () => {
    check(own);
    return request(method, path, { background: true, ...(body ? { body } : {}) });
  };
  const answer = await deliver(attempt, () => {});
  check(own);
  return answer.body;
}

/**
 * @param {number} own
 * @param {number} after
 * @returns {Promise<Page>}
 */
async function fetchPage(own, after) {
  const body = await ask(own, 'GET', `/staff/rotation?after=${after}`);
  return { key: body.current_key_id, left: body.left, threads: body.threads, next: body.next_after };
}

/**
 * Round after round, because a thread in which somebody has written meanwhile is fetched again; until none is left.
 *
 * @param {number} own
 */
async function moveAll(own) {
  for (;;) {
    const { moved, stale, refused } = await moveRound(own);
    if (refused.length > 0 && stale === 0) return report({ state: 'stuck', refused });
    if (moved + stale === 0 && (await finish(own))) return report({ state: 'done', left: 0 });
  }
}

/**
 * Every thread that waits now, once.
 *
 * @param {number} own
 */
async function moveRound(own) {
  const round = { moved: 0, stale: 0, refused: /** @type {number[]} */ ([]) };
  /** @type {Promise<void>} */
  let upload = Promise.resolve();
  /** @type {Promise<Page> | undefined} */
  let coming = fetchPage(own, 0);
  while (coming) {
    /** @type {Page} */
    const { key, left, threads, next } = await coming;
    coming = next === null ? undefined : fetchPage(own, next);
    // A failure is told by whoever waits for it.
    coming?.catch(() => {});
    if (round.moved + round.stale === 0) report({ left });
    for await (const batch of sealed(own, threads, round.refused)) {
      await upload;
      upload = send(own, key, batch, round);
      upload.catch(() => {});
    }
  }
  await upload;
  return round;
}

/**
 * Seals threads one by one, and gives them in batches that fit into an upload.
 *
 * @param {number} own
 * @param {Waiting[]} threads
 * @param {number[]} refused takes the numbers of those that are not what they should be
 */
async function* sealed(own, threads, refused) {
  /** @type {object[]} */
  let batch = [];
  let length = 0;
  for (const thread of threads) {
    check(own);
    const item = await sealOne(thread, refused);
    if (!item) continue;
    const size = JSON.stringify(item).length;
    if (batch.length === UPLOAD_THREADS || (length + size > UPLOAD_CHARS && batch.length > 0)) {
      yield batch;
      batch = [];
      length = 0;
    }
    batch.push(item);
    length += size;
  }
  if (batch.length > 0) yield batch;
}

/**
 * @param {Waiting} thread
 * @param {number[]} refused
 */
async function sealOne(thread, refused) {
  try {
    const { centreSeals, next, openingMark, notebook, label } = await keys().call('reseal', {
      ...describe(thread),
      firstEnvelope: thread.first_envelope,
      ...(thread.notebook ? { notebook: thread.notebook } : {}),
      ...(thread.label ? { label: thread.label } : {}),
    });
    return {
      number: thread.number,
      epoch: thread.epoch,
      last_sequence: thread.last_sequence,
      seals: centreSeals.map((box, at) => ({ epoch: at + 1, sealed: box })),
      centre_seal: next.centreSeal,
      reporter_seal: next.reporterSeal,
      opening_mark: openingMark,
      notebook: notebook ?? null,
      label: label ?? null,
      label_before: thread.label ?? null,
    };
  } catch (error) {
    if (!(error instanceof StaffRefusal) || error.kind === 'Locked') throw error;
    refused.push(thread.number);
    return undefined;
  }
}

/**
 * @param {number} own
 * @param {string} key
 * @param {object[]} batch
 * @param {{ moved: number, stale: number }} round
 */
async function send(own, key, batch, round) {
  const { outcomes } = await ask(own, 'POST', '/staff/rotation/threads', { key_id: key, threads: batch });
  const stale = outcomes.filter((/** @type {string} */ outcome) => outcome === 'stale').length;
  const moved = outcomes.length - stale;
  round.moved += moved;
  round.stale += stale;
  report({ moved: progress.moved + moved, left: Math.max(progress.left - moved, 0) });
}

/**
 * Nothing is left: the secrets of the old keys are destroyed. `false` if something has come in between.
 *
 * @param {number} own
 */
async function finish(own) {
  try {
    await ask(own, 'POST', '/staff/rotation/finish', {});
    return true;
  } catch (error) {
    if (refusedAs(error, 'key_still_needed')) return false;
    throw error;
  }
}
