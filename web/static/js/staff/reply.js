/**
 * Writing a reply. What is not finished is kept by `drafts.js`; a reply never goes out over a message that was not here when it
 * was sealed.
 */
import { deliver } from '../api/delivery.js';
import { refusedAs, request } from '../api/http.js';
import { text } from '../texts/texts.js';
import { button, byId, onPress, say, sayError, textarea } from '../ui/dom.js';
import { nowSeconds } from '../ui/times.js';
import * as drafts from './drafts.js';
import { clearComposer, leaveConfirming, readyToSend, replyLanguage, startComposer } from './composer/composer.js';
import { keys } from './session.js';
import { mayWrite, renderThread, scrollToNewest, shownNumber, shownThread, update } from './thread.js';
import { signWriting } from './writing.js';

/** The protocol's bound: 30,000 bytes of UTF-8. */
const MAX_BYTES = 30_000;

const field = textarea('reply');

let sending = false;

/** @param {(error: unknown) => void} failed */
export function startReply(failed) {
  drafts.startDrafts((number) => {
    if (shownNumber() === number) renderDraft(number);
  });
  for (const which of /** @type {const} */ (['here', 'other'])) {
    onPress(button(`draft-${which}`), () => drafts.chooseDraft(shownThread().number, which), failed);
  }
  startComposer();
  field.addEventListener('input', () => {
    sayError(field, byId('reply-error'), '');
    const number = shownNumber();
    if (number !== undefined) drafts.typed(number, field.value);
    signWriting(field.value.trim() === '' ? undefined : number);
  });
  byId('reply-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    try {
      await send();
    } catch (error) {
      failed(error);
    } finally {
      sending = false;
      field.readOnly = false;
      byId('reply-state').textContent = '';
    }
  });
}

/** Puts the thread's draft into the field, also what was begun on another day or device. */
export async function showDraft() {
  const number = shownThread().number;
  clearComposer();
  renderDraft(number);
  sayError(field, byId('reply-error'), '');
  noticeNew(false);
  await drafts.loadDraft(number);
}

/** Where the draft is: nothing is said while somebody is still typing. */
const DRAFT_STATES = { saved: 'draft-saved', waiting: 'draft-waiting', 'too-long': 'draft-too-long' };

/** @param {number} number */
function renderDraft(number) {
  const draft = drafts.draftOf(number);
  const words = draft?.text ?? '';
  if (field.value !== words) field.value = words;
  byId('draft-state').textContent = draft?.state ? text(DRAFT_STATES[draft.state]) : '';
  byId('draft-two').hidden = draft?.other === undefined;
  byId('draft-other-text').textContent = draft?.other ?? '';
}

/** How long signing out waits for what was typed last; without a connection it is lost. */
const PATIENCE_MS = 2_000;

/** Has the server keep what was typed last. */
export async function saveDrafts() {
  clearField();
  const late = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([drafts.saveAll(), late]);
}

/** The page is locked: nothing stays in the clear. */
export function lockDrafts() {
  drafts.sealAway();
  clearField();
}

function clearField() {
  field.value = '';
  byId('draft-state').textContent = '';
  byId('draft-two').hidden = true;
  byId('draft-other-text').textContent = '';
}

/**
 * Says that something came while a reply is being written.
 *
 * @param {boolean} came
 */
export function noticeNew(came) {
  // What goes out was confirmed without having read it.
  if (came) leaveConfirming();
  say(byId('reply-notice'), came && field.value.trim() !== '' ? text('reply-newer') : '');
}

/** Forgets all drafts: somebody else may sign in here next. */
export function forgetDrafts() {
  drafts.forgetDrafts();
  clearField();
}

async function send() {
  const thread = shownThread();
  // The field is out of sight then; the key that sends may have been on its way.
  if (!mayWrite(thread)) return;
  const words = field.value.trim();
  const tooLong = new TextEncoder().encode(words).length > MAX_BYTES;
  if (words === '' || tooLong) {
    sayError(field, byId('reply-error'), text(tooLong ? 'message-too-long' : 'message-empty'));
    return;
  }
  if (!(await readyToSend(words)) || !mayWrite(thread) || shownNumber() !== thread.number) return;
  field.readOnly = true;
  await sendReply(thread, { words, language: replyLanguage(), isTyped: true });
}

/**
 * @typedef {object} Reply
 * @property {string} words
 * @property {string} language
 * @property {boolean} isTyped whether it stands in the field; what does not leaves the draft there as it is
 */

/**
 * Sends a reply; over a message that was not here it does not go out, and that message is shown.
 *
 * @param {import('./thread.js').OpenThread} thread
 * @param {Reply} reply
 */
export async function sendReply(thread, reply) {
  for (let attempt = 1; (await sendOnce(thread, reply, attempt)) === 'again'; attempt += 1);
}

/** How often a thread's key may change while one reply is being sent; more would be a server that plays games. */
const KEY_CHANGES = 3;

/**
 * @param {import('./thread.js').OpenThread} thread
 * @param {Reply} reply
 * @param {number} attempt
 * @returns {Promise<'done' | 'again'>} again: nothing new was said, the thread only has a new key
 */
async function sendOnce(thread, reply, attempt) {
  const { number } = thread;
  const { words, language } = reply;
  const envelope = await keys().call('reply', number, words, language, nowSeconds());
  try {
    await deliver(
      () => request('POST', `/staff/threads/${number}/messages`, { body: { envelope } }),
      (state) => {
        byId('reply-state').textContent = text(state === 'sending' ? 'sending-now' : 'reply-waiting');
      },
    );
  } catch (error) {
    await keys().call('discardPending', number);
    if (!refusedAs(error, 'stale_sequence', 'conflicting_message', 'not_opened')) throw error;
    return (await readFirst(thread, reply)) || attempt > KEY_CHANGES ? 'done' : 'again';
  }
  await keys().call('confirmSent', number);
  const sequence = await keys().call('head', number);
  thread.messages.push({ sequence, from: 'centre', sentAt: nowSeconds(), language, text: words });
  done(number, reply);
  return 'done';
}

/**
 * The thread has a message that was not seen here. If it is this very reply (an earlier attempt did get through), it
 * counts as sent; otherwise it is shown, and the draft waits.
 *
 * @param {import('./thread.js').OpenThread} thread
 * @param {Reply} reply
 * @returns {Promise<boolean>} whether there is anything to read first, or nothing more to do
 */
async function readFirst(thread, reply) {
  const known = thread.messages.length;
  await update(thread);
  const arrived = thread.messages.slice(known);
  if (arrived.some((message) => message.from === 'centre' && message.text === reply.words)) {
    done(thread.number, reply);
    return true;
  }
  if (arrived.length === 0 && thread.fault === '') return false;
  if (shownNumber() !== thread.number) return true;
  renderThread();
  noticeNew(true);
  scrollToNewest();
  return true;
}

/**
 * @param {number} number
 * @param {Reply} reply what was sent
 */
function done(number, { isTyped }) {
  if (isTyped) drafts.dropDraft(number);
  signWriting();
  if (shownNumber() !== number) return;
  if (isTyped) {
    clearComposer();
    field.value = '';
  }
  noticeNew(false);
  renderThread();
  scrollToNewest();
}
