/**
 * When a centre asks whether another one may take the conversation over: the question, the answer, and what became of it.
 * Whose the conversation is stands in its own messages; the server's word for it does not count.
 */
import { deliver } from '../api/delivery.js';
import { Refused, refusedAs, request } from '../api/http.js';
import { text } from '../texts/texts.js';
import { button, byId, onPress, say } from '../ui/dom.js';
import { nowSeconds } from '../ui/times.js';
import { centreName, nameOf } from './centre.js';
import { fetchNew, showMessages } from './conversation.js';
import { session, state } from './state.js';
import { stop } from './stop.js';
import { freshDirectory, kindOf } from './tools.js';

/** @typedef {import('./state.js').OpenedMessage} OpenedMessage */

export function startTransfer() {
  onPress(button('transfer-yes'), () => answer(true), stop);
  onPress(button('transfer-no'), () => answer(false), stop);
}

/** The transfer that was last talked about. */
function last() {
  return state.messages.flatMap(({ transfer }) => transfer ?? []).at(-1);
}

/** The conversation belongs to the centre that took it over. */
export function followTransfer() {
  const handed = state.messages.filter(({ transfer }) => transfer?.kind === 'handover').at(-1);
  state.centreId = handed?.transfer?.to ?? state.centreId;
}

/** Shows the question, if one is open, and where the conversation went. */
export function renderTransfer() {
  const talk = last();
  const asked = state.fault === '' && talk?.kind === 'question';
  byId('transfer').hidden = !asked;
  byId('transfer-title').textContent = asked ? text('moving-asked', { centre: nameOf(talk.to ?? '') }) : '';
  const news = talk?.kind === 'handover' ? newsOf(talk) : talk?.agreed ? text('moving-agreed') : '';
  say(byId('transfer-news'), news);
}

/** @param {import('../../reporter/reporter.js').Transfer} handover */
function newsOf({ to = '', agreed }) {
  return text(agreed ? 'moving-handed-over' : 'moving-emergency', { centre: nameOf(to) });
}

/**
 * What a message says about a transfer, besides its words.
 *
 * @param {import('../../reporter/reporter.js').Transfer} transfer
 */
export function transferNote({ kind, to = '', agreed }) {
  if (kind === 'answer') return text(agreed ? 'moving-note-yes' : 'moving-note-no');
  const centre = nameOf(to);
  return text(kind === 'question' ? 'moving-note-question' : 'moving-note-handover', { centre });
}

/**
 * Which centre has written a message: the present one what came after the last transfer, another one what came before.
 *
 * @param {OpenedMessage} message
 */
export function writerOf(message) {
  const handed = state.messages.filter(({ transfer }) => transfer?.kind === 'handover').at(-1);
  return !handed || message.sequence > handed.sequence ? centreName() : text('message-centre-before');
}

/** @param {boolean} agreed */
async function answer(agreed) {
  say(byId('transfer-error'), '');
  try {
    await send(agreed);
  } catch (error) {
    session().discardPending();
    byId('transfer-progress').textContent = '';
    if (refusedAs(error, 'stale_sequence', 'conflicting_message', 'stale_epoch')) return lookAgain();
    if (agreed && (error instanceof Refused || isClosed(error))) return say(byId('transfer-error'), text('moving-closed'));
    throw error;
  }
  byId('transfer-progress').textContent = '';
  await lookAgain();
}

/** @param {boolean} agreed */
async function send(agreed) {
  const words = text(agreed ? 'moving-yes-words' : 'moving-no-words');
  const language = document.documentElement.lang;
  const report = (/** @type {string} */ at) => {
    byId('transfer-progress').textContent = text(at === 'sending' ? 'sending-now' : 'sending-waiting');
  };
  // The centre may have another key than when the page was loaded.
  const verified = await deliver(freshDirectory, report);
  const { envelope, offer } = session().answerTransfer(verified, agreed, words, language, nowSeconds());
  const offered = offer && {
    epoch: offer.epoch,
    centre_id: offer.centreId,
    key_id: offer.keyId,
    centre_seal: offer.centreSeal,
    reporter_seal: offer.reporterSeal,
  };
  const call = { bearer: session().bearer(), body: { envelope, ...(offered ? { offer: offered } : {}) } };
  await deliver(() => request('POST', '/thread/messages', call), report);
  session().confirmSent();
  const transfer = /** @type {const} */ ({ kind: 'answer', agreed });
  const sequence = session().headSequence;
  state.messages.push({ sequence, from: 'reporter', sentAt: nowSeconds(), language, text: words, transfer });
}

/**
 * Whether the other centre cannot take the conversation now.
 *
 * @param {unknown} error
 */
const isClosed = (error) => ['NoKey', 'NotAccepting', 'UnknownCentre'].includes(kindOf(error));

/** Something was said: the newest is shown, with what it means. */
async function lookAgain() {
  await deliver(fetchNew, () => {});
  showMessages('');
}
