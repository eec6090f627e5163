/**
 * Unfinished replies: sealed in the worker a moment after the last key, kept by the server a moment later, and opened by nobody
 * but their writer. In the clear they are here only while the page is unlocked.
 */
import { refusedAs, request, Unreachable } from '../api/http.js';
import { keys, unlocked } from './session.js';
import { Turns } from './turns.js';
import { StaffRefusal } from './vault.js';

/**
 * @typedef {object} Draft
 * @property {string} text as it is typed here
 * @property {string | null} tag what names the draft that the server has; none if it has none
 * @property {string} [sealed] what has to be sent; empty: that there is no draft any more
 * @property {boolean} fresh whether `text` is sealed already
 * @property {string} [other] another draft, which the same member has begun on another device
 * @property {'saved' | 'waiting' | 'too-long' | ''} state
 */

/** A draft is sealed in the first pause of writing: what is locked away a moment later is already safe. */
const SEAL_MS = 200;
/** It is sent when nothing was typed for this long, and while somebody goes on typing at least this often. */
const SEND_MS = 3_000;
const SEND_AT_LEAST_MS = 8_000;

/** @type {Map<number, Draft>} by case number */
const drafts = new Map();
/** @type {Map<number, { seal?: ReturnType<typeof setTimeout>, send?: ReturnType<typeof setTimeout>, since: number }>} */
const timers = new Map();
/** What is being sent. */
const turns = new Turns();
/** @type {Map<number, Promise<void>>} what is being sealed, by case number: the last of it */
const sealing = new Map();

/** @type {(number: number) => void} */
let changed = () => {};

/** @param {(number: number) => void} whenChanged a draft came, was kept, or was begun elsewhere as well */
export function startDrafts(whenChanged) {
  changed = whenChanged;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saveAll();
  });
  addEventListener('online', saveAll);
}

/** @param {number} number */
export const draftOf = (number) => drafts.get(number);

/** @param {number} number */
function draftFor(number) {
  const draft = drafts.get(number) ?? { text: '', tag: null, fresh: true, state: /** @type {const} */ ('') };
  drafts.set(number, draft);
  return draft;
}

/**
 * Something was typed.
 *
 * @param {number} number
 * @param {string} text
 */
export function typed(number, text) {
  const draft = draftFor(number);
  draft.text = text;
  draft.fresh = false;
  const timer = timers.get(number) ?? { since: Date.now() };
  timers.set(number, timer);
  clearTimeout(timer.seal);
  clearTimeout(timer.send);
  timer.seal = setTimeout(() => seal(number), SEAL_MS);
  const left = timer.since + SEND_AT_LEAST_MS - Date.now();
  timer.send = setTimeout(() => save(number), Math.max(0, Math.min(SEND_MS, left)));
}

/**
 * Seals what was typed, and waits for what is being sealed.
 *
 * @param {number} number
 * @returns {Promise<void>}
 */
function seal(number) {
  const draft = drafts.get(number);
  if (draft && !draft.fresh && unlocked()) {
    const own = sealText(number, draft).finally(() => {
      if (sealing.get(number) === own) sealing.delete(number);
    });
    sealing.set(number, own);
  }
  return sealing.get(number) ?? Promise.resolve();
}

/**
 * @param {number} number
 * @param {Draft} draft
 */
async function sealText(number, draft) {
  const { text } = draft;
  draft.fresh = true;
  try {
    draft.sealed = text.trim() === '' ? '' : await keys().call('sealDraft', number, text);
    if (draft.state === 'too-long') draft.state = '';
  } catch (error) {
    if (!(error instanceof StaffRefusal)) throw error;
    // Locked meanwhile, or too long to be sent: what was sealed before stays.
    if (error.kind === 'TooLong') draft.state = 'too-long';
    changed(number);
  }
}

/**
 * Has the server keep what was typed.
 *
 * @param {number} number
 * @returns {Promise<void>}
 */
function save(number) {
  const timer = timers.get(number);
  clearTimeout(timer?.seal);
  clearTimeout(timer?.send);
  timers.delete(number);
  return turns.run(number, async () => {
    await seal(number);
    await send(number);
  });
}

/** Has the server keep everything that it does not have yet. */
export async function saveAll() {
  const waiting = [...drafts].filter(([, draft]) => !draft.fresh || draft.sealed !== undefined);
  await Promise.allSettled(waiting.map(([number]) => save(number)));
}

/** @param {number} number */
async function send(number) {
  const draft = drafts.get(number);
  if (draft?.sealed === undefined || draft.other !== undefined) return;
  const { sealed } = draft;
  const path = `/staff/threads/${number}/draft`;
  try {
    if (sealed === '') {
      if (draft.tag) await request('DELETE', `${path}?known=${draft.tag}`, { background: true });
      draft.tag = null;
    } else {
      const { body } = await request('POST', path, { body: { known: draft.tag, draft: sealed }, background: true });
      draft.tag = body.tag;
    }
    if (draft.sealed === sealed) delete draft.sealed;
    if (draft.state !== 'too-long') draft.state = sealed === '' ? '' : 'saved';
  } catch (error) {
    if (refusedAs(error, 'conflicting_draft')) await learnOther(number, draft);
    else if (error instanceof Unreachable || refusedAs(error, 'not_signed_in')) draft.state = 'waiting';
    // The thread is gone, and the draft with it.
    else if (refusedAs(error, 'thread_not_found')) drafts.delete(number);
    else throw error;
  }
  changed(number);
}

/**
 * Fetches the member's draft of a thread that was opened; what is typed here meanwhile stays.
 *
 * @param {number} number
 */
export async function loadDraft(number) {
  const draft = draftFor(number);
  // What could not be sent before comes first, and finds out whether it is still the newest.
  await save(number);
  const kept = await fetchDraft(number);
  if (!drafts.has(number)) return;
  if (draft.fresh && draft.sealed === undefined) {
    draft.tag = kept?.tag ?? null;
    draft.text = kept?.text ?? '';
    draft.state = kept ? 'saved' : '';
    changed(number);
  } else if (draft.text === '' && draft.sealed) {
    // It was sealed before the page was locked, and is not with the server yet.
    draft.text = await keys().call('openDraft', number, draft.sealed);
    changed(number);
  }
}

/**
 * @param {number} number
 * @returns {Promise<{ tag: string, text: string } | undefined>}
 */
async function fetchDraft(number) {
  const { body } = await request('GET', `/staff/threads/${number}/draft`, { background: true });
  if (!body.draft) return undefined;
  try {
    return { tag: body.draft.tag, text: await keys().call('openDraft', number, body.draft.sealed) };
  } catch (error) {
    // Of other keys of the member, or not a draft at all: it is replaced by the next one.
    if (error instanceof StaffRefusal && error.kind !== 'Locked') return { tag: body.draft.tag, text: '' };
    throw error;
  }
}

/**
 * The draft that the server has is another one than was seen here.
 *
 * @param {number} number
 * @param {Draft} draft
 */
async function learnOther(number, draft) {
  if (!unlocked()) return;
  const kept = await fetchDraft(number);
  draft.tag = kept?.tag ?? null;
  // It was sealed before the page was locked.
  if (draft.text === '' && draft.sealed) draft.text = await keys().call('openDraft', number, draft.sealed);
  if (!kept || kept.text === '' || kept.text === draft.text) await send(number);
  else draft.other = kept.text;
}

/**
 * The member says with which of two drafts she goes on.
 *
 * @param {number} number
 * @param {'here' | 'other'} which
 */
export function chooseDraft(number, which) {
  const draft = draftFor(number);
  if (which === 'other') draft.text = draft.other ?? draft.text;
  delete draft.other;
  draft.fresh = false;
  save(number).catch(() => {});
  changed(number);
}

/**
 * The reply was sent: there is no draft any more.
 *
 * @param {number} number
 */
export function dropDraft(number) {
  const draft = draftFor(number);
  draft.text = '';
  draft.fresh = true;
  draft.sealed = '';
  delete draft.other;
  save(number).catch(() => {});
}

/**
 * The page is being locked: nothing stays in the clear. What was typed last is still sealed, by a worker that does nothing else
 * any more; it is sent when it is sealed, or after unlocking.
 */
export function sealAway() {
  for (const [number, draft] of drafts) {
    const isKept = draft.fresh && draft.sealed === undefined && !sealing.has(number);
    if (isKept) {
      drafts.delete(number);
      continue;
    }
    // Whatever this takes, the keys are asked for before they are dropped.
    seal(number);
    save(number).catch(() => {});
    draft.text = '';
    draft.state = '';
    delete draft.other;
  }
}

/** Forgets all drafts: somebody else may sign in here next. */
export function forgetDrafts() {
  for (const timer of timers.values()) {
    clearTimeout(timer.seal);
    clearTimeout(timer.send);
  }
  timers.clear();
  drafts.clear();
}
