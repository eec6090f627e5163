/**
 * One thread: fetched, opened in the worker, checked against its chain, answered.
 */
import { refusedAs, request } from '../api/http.js';
import { text } from '../texts/texts.js';
import { button, byId, element, say } from '../ui/dom.js';
import { notesOf } from '../ui/message-notes.js';
import { momentText } from '../ui/times.js';
import { leaveConfirming } from './composer/composer.js';
import { describe } from './described-thread.js';
import { maySpeakFreely, renderFacts } from './facts/facts.js';
import { followKeys } from './keys/kept.js';
import { renderLostCode, standingOf } from './links/lost-code.js';
import { renderDanger } from './notebook/danger.js';
import { keys } from './session.js';
import { renderTransfer } from './transfer.js';
import { knownName, learnNames, transferNote } from './transfer-words.js';
import { Turns } from './turns.js';
import { StaffRefusal } from './vault.js';

/** @typedef {import('./vault.js').OpenedMessage} OpenedMessage */

/**
 * @typedef {OpenedThread & Partial<import('./links/lost-code.js').Standing>} OpenThread
 *
 * @typedef {object} OpenedThread
 * @property {number} number
 * @property {OpenedMessage[]} messages oldest first
 * @property {number} seen how many messages were ever here; the server must not have fewer
 * @property {string} fault the refusal's kind, where the thread is not what it should be
 * @property {string} [cameFrom] id of the centre that has handed it over
 */

/** @type {Map<number, OpenThread>} what was opened since unlocking */
const opened = new Map();

/** What is being fetched of threads. */
const fetching = new Turns();

/** @type {OpenThread | undefined} */
let shown;

export const shownNumber = () => shown?.number;

/** The thread that is shown; there has to be one. */
export function shownThread() {
  if (!shown) throw new Error('no thread is shown');
  return shown;
}

/**
 * Fetches and opens a thread, and shows it.
 *
 * @param {number} number
 */
export async function showThread(number) {
  const thread = known(number);
  await update(thread);
  shown = thread;
  renderThread();
}

/**
 * Fetches and opens a thread without showing it.
 *
 * @param {number} number
 * @returns {Promise<OpenThread | undefined>} undefined: the centre has it no more
 */
export async function openQuietly(number) {
  const thread = known(number);
  try {
    await update(thread, true);
    return thread;
  } catch (error) {
    if (refusedAs(error, 'thread_not_found')) return undefined;
    throw error;
  }
}

/** What was opened since unlocking. */
export const openedThreads = () => [...opened.values()].filter(({ messages }) => messages.length > 0);

/**
 * The thread as it is known here, begun if it is not.
 *
 * @param {number} number
 * @returns {OpenThread}
 */
function known(number) {
  const thread = opened.get(number) ?? { number, messages: [], seen: 0, fault: '' };
  opened.set(number, thread);
  return thread;
}

/**
 * Fetches what is new in a thread.
 *
 * @param {OpenThread} thread
 * @param {boolean} [background]
 * @returns {Promise<number>} how many messages came
 */
export function update(thread, background = false) {
  return fetching.run(thread.number, () => updateNow(thread, background));
}

/**
 * @param {OpenThread} thread
 * @param {boolean} background
 */
async function updateNow(thread, background) {
  const before = thread.messages.length;
  if (thread.fault) return 0;
  try {
    await fetchAndOpen(thread, background);
  } catch (error) {
    if (refusedAs(error, 'conflicting_mark')) thread.fault = 'ThreadReplaced';
    else if (error instanceof StaffRefusal && error.kind !== 'Locked') {
      thread.messages.push(...error.opened);
      thread.fault = error.kind;
    } else throw error;
  }
  return thread.messages.length - before;
}

/**
 * @param {OpenThread} thread
 * @param {boolean} background
 */
async function fetchAndOpen(thread, background) {
  const { number } = thread;
  const path = threadPath(number);
  const { body } = await request('GET', path, { background });
  const sealed = body.thread;
  Object.assign(thread, standingOf(sealed));
  const { mark, anew } = await withKeys(() => keys().call('openThread', number, describe(sealed), sealed.messages));
  thread.seen = Math.max(thread.seen, thread.messages.length);
  if (anew) thread.messages = [];
  for (let more = true; more; ) {
    const head = await keys().call('head', number);
    const page = await request('GET', `${path}/messages?after=${head}`, { background });
    const envelopes = page.body.envelopes.map((/** @type {{ envelope: string }} */ one) => one.envelope);
    thread.messages.push(...(await keys().call('load', number, sealed.messages, envelopes)));
    more = page.body.more && envelopes.length > 0;
  }
  if (sealed.came_from) thread.cameFrom = sealed.came_from;
  await learnNames([thread.cameFrom, ...thread.messages.map(({ transfer }) => transfer?.to)]);
  // A thread with a new epoch is read from its first message on: what was there has to be there again.
  if (thread.messages.length < thread.seen) thread.fault = 'Withdrawn';
  else if (sealed.epoch_due) await startEpoch(number, background);
  else if (sealed.state === 'new') {
    await request('POST', `${path}/opened`, { body: { opening_mark: mark }, background });
  }
}

/** @param {number} number */
export const threadPath = (number) => `/staff/threads/${number}`;

/**
 * Does something with the centre's keys; if the newest is not among those that are open, opens it and tries again.
 *
 * @template T
 * @param {() => Promise<T>} action
 */
async function withKeys(action) {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof StaffRefusal && error.kind === 'UnknownKey') || !(await followKeys())) throw error;
    return action();
  }
}

/**
 * A thread that has come without the writer's consent begins with a key that the centre before never had.
 *
 * @param {number} number
 * @param {boolean} background
 */
async function startEpoch(number, background) {
  const { next, mark } = await keys().call('startEpoch', number);
  const body = {
    epoch: next.epoch,
    key_id: next.keyId,
    centre_seal: next.centreSeal,
    reporter_seal: next.reporterSeal,
    opening_mark: mark,
  };
  try {
    await request('POST', `${threadPath(number)}/epoch`, { body, background });
  } catch (error) {
    // A colleague was faster: the next look at the thread opens hers.
    if (!refusedAs(error, 'stale_epoch')) throw error;
  }
}

/** What a kind of refusal means for the reader. */
const FAULTS = new Map([
  ['Gap', 'verdict-gap'],
  ['Withdrawn', 'verdict-gap'],
  ['Fork', 'verdict-forged'],
  ['Replayed', 'verdict-forged'],
  ['WrongDirection', 'verdict-forged'],
  ['MissingOpeningMark', 'verdict-replaced'],
  ['ThreadReplaced', 'verdict-replaced'],
  ['ReporterKeyReplaced', 'verdict-replaced'],
]);

const ROLES = { victim: 'intake-victim', witness: 'intake-witness', unsure: 'intake-unsure' };

/**
 * Whether a member may write into a thread in words of her own: not where it is not what it should be, where nothing goes out
 * any more, or where others may read it.
 *
 * @param {OpenThread} thread
 */
export const mayWrite = (thread) => thread.fault === '' && thread.superseded !== true && maySpeakFreely(thread.number);

/** Writes the shown thread. */
export function renderThread() {
  byId('thread').hidden = shown === undefined;
  byId('thread-none').hidden = shown !== undefined;
  document.body.dataset.pane = shown ? 'thread' : 'list';
  if (!shown) {
    for (const id of ['thread-title', 'thread-intake', 'thread-verdict', 'thread-messages']) {
      byId(id).replaceChildren();
    }
    renderTransfer(undefined);
    renderFacts(undefined);
    renderLostCode(undefined);
    renderDanger(undefined);
    return;
  }
  byId('thread-title').textContent = text('thread-number', { number: String(shown.number) });
  const faultText = FAULTS.get(shown.fault) ?? 'verdict-unreadable';
  byId('thread-verdict').textContent = text(shown.fault ? faultText : 'verdict-sound');
  byId('thread-verdict').dataset.verdict = shown.fault ? 'refused' : 'sound';
  renderIntake(shown.messages[0], shown.cameFrom);
  renderStanding(shown);
  renderDanger(shown);
  byId('thread-messages').replaceChildren(...shown.messages.map(messageItem));
}

/**
 * What the centre knows and has decided about a thread, and so what can be written in it.
 *
 * @param {OpenThread} thread
 */
export function renderStanding(thread) {
  byId('reply-form').hidden = !mayWrite(thread);
  if (!mayWrite(thread)) leaveConfirming();
  renderFacts(thread);
  renderLostCode(thread);
  renderTransfer(thread);
}

/**
 * @param {OpenedMessage | undefined} first
 * @param {string | undefined} from the centre that has handed the thread over
 */
function renderIntake(first, from) {
  const facts = [];
  if (from) facts.push([text('intake-from'), knownName(from)]);
  if (first?.role) facts.push([text('intake-role'), text(ROLES[first.role])]);
  if (first) facts.push([text('intake-place'), first.place?.label ?? text('intake-no-place')]);
  const pairs = facts.map(([name = '', value = '']) => {
    return element('div', '', element('dt', '', name), element('dd', '', value));
  });
  byId('thread-intake').replaceChildren(...pairs);
}

/** @param {OpenedMessage} message */
function messageItem(message) {
  const own = message.from === 'centre';
  const who = element('strong', '', own ? text('message-centre') : text('message-reporter'));
  const head = element('p', 'message-head', who, element('span', '', momentText(message.sentAt)));
  const body = element('p', 'message-text', notesOf(message.text).words);
  body.lang = message.language;
  const about = message.transfer ? [element('p', 'message-note', transferNote(message.transfer))] : [];
  const item = element('li', own ? 'message own' : 'message', head, ...about, body);
  item.dataset.sequence = String(message.sequence);
  return item;
}

/** Brings the newest message into view. */
export function scrollToNewest() {
  byId('thread-messages').lastElementChild?.scrollIntoView({ block: 'nearest' });
}

/** Back to the list. */
export function closeThread() {
  shown = undefined;
  renderThread();
}

/**
 * Forgets one thread.
 *
 * @param {number} number
 */
export function forgetThread(number) {
  opened.delete(number);
}

/** Forgets everything that was opened. */
export function forgetThreads() {
  opened.clear();
  fetching.clear();
  closeThread();
  say(byId('reply-notice'), '');
  button('reply-send').disabled = false;
}
