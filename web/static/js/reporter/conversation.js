/**
 * The messages of a thread: fetched, opened, checked against the chain, shown newest first; and deleting them all.
 */
import { refusedAs, request, Unreachable } from '../api/http.js';
import { onLanguageChange, text } from '../texts/texts.js';
import { button, byId, element, onPress, say, textarea } from '../ui/dom.js';
import { notesOf } from '../ui/message-notes.js';
import { showScreen } from '../ui/screens.js';
import { momentText } from '../ui/times.js';
import { disarm } from './lock.js';
import { session, state, wipe } from './state.js';
import { stop } from './stop.js';
import { kindOf } from './tools.js';
import { followTransfer, renderTransfer, transferNote, writerOf } from './transfer.js';

/**
 * Why the messages are shown: somebody came back, looked for new ones (and there were some, or none), found a message
 * that has to be read before an unsent text goes out, has no connection, or cannot write yet after a transfer.
 *
 * @typedef {'' | 'new' | 'nothing-new' | 'newer' | 'no-connection' | 'not-yet'} Notice
 */

/** @type {Notice} */
let notice = '';

/** Whether more than the newest message was asked for. */
let withOlder = false;

/** Whether deleting failed for want of a connection. */
let deletionFailed = false;

export function startConversation() {
  onPress(button('check-again'), check, stop);
  onPress(button('older-messages'), showOlder, stop);
  onPress(button('delete-thread'), () => askDeletion(true), stop);
  onPress(button('delete-no'), () => askDeletion(false), stop);
  onPress(button('delete-yes'), remove, stop);
  onLanguageChange(() => {
    if (state.open) render();
  });
}

/**
 * Fetches and opens what is not here yet. A fault in the chain is kept in the state; what was good before it is shown.
 */
export async function fetchNew() {
  const bearer = session().bearer();
  try {
    const { body } = await request('GET', '/thread', { bearer });
    session().checkOffer(body.thread.last_sequence);
    for (let more = true; more; ) {
      const answer = await request('GET', `/thread/messages?after=${session().headSequence}`, { bearer });
      const seals = answer.body.seals.map((/** @type {{ reporter_seal: string }} */ seal) => seal.reporter_seal);
      const envelopes = answer.body.envelopes.map((/** @type {{ envelope: string }} */ one) => one.envelope);
      state.messages.push(...session().load(seals, envelopes));
      more = answer.body.more && envelopes.length > 0;
    }
    followTransfer();
    // Before the page was locked there was more.
    if (session().headSequence < state.seen) state.fault = 'Withdrawn';
  } catch (error) {
    if (kindOf(error) === '') throw error;
    const refusal = /** @type {import('../../reporter/reporter.js').Refusal} */ (error);
    state.messages.push(...(refusal.opened ?? []));
    state.fault = refusal.kind;
  }
}

/** @param {Notice} why */
export function showMessages(why) {
  notice = why;
  withOlder = false;
  askDeletion(false);
  render();
  showScreen('messages');
}

/** What a kind of refusal means for the person. */
const FAULTS = new Map([
  ['Gap', 'fault-gap'],
  ['Withdrawn', 'fault-gap'],
  ['Fork', 'fault-forged'],
  ['Replayed', 'fault-forged'],
  ['WrongDirection', 'fault-forged'],
]);

/** How a note is named. */
const NOTES = { danger: 'note-danger', 'safe-times': 'note-safe-times', unmentioned: 'note-unmentioned' };

const NOTICES = {
  '': '',
  new: 'notice-new',
  'nothing-new': 'notice-nothing-new',
  newer: 'notice-newer',
  'no-connection': 'code-no-connection',
  'not-yet': 'notice-not-yet',
};

function render() {
  const faultText = FAULTS.get(state.fault) ?? 'fault-unreadable';
  say(byId('messages-fault'), state.fault ? text(faultText) : '');
  // In a thread whose chain is broken nothing more is written: it is not known who would read it.
  button('write-again').hidden = state.fault !== '';
  const noticeText = NOTICES[notice];
  say(byId('messages-notice'), noticeText ? text(noticeText) : '');
  renderTransfer();
  const newestFirst = [...state.messages].reverse();
  const shown = withOlder ? newestFirst : newestFirst.slice(0, 1);
  byId('message-list').replaceChildren(...shown.map(messageItem));
  const count = newestFirst.length - shown.length;
  say(button('older-messages'), count > 0 ? text('messages-older', { count }) : '');
  button('messages-code').hidden = !state.code;
  // Whoever has read an answer can judge it; nobody is asked while a fault has to be dealt with, or a text is not sent yet.
  const unanswered = state.messages.every(({ from }) => from === 'reporter');
  byId('messages-questionnaire').hidden = state.fault !== '' || unanswered || textarea('message').value !== '';
  say(byId('delete-error'), deletionFailed ? text('delete-no-connection') : '');
}

/** The history, on request only; reading goes on at the first message that came into view. */
function showOlder() {
  withOlder = true;
  render();
  const second = byId('message-list').children[1];
  if (second instanceof HTMLElement) second.focus();
}

/** @param {import('./state.js').OpenedMessage} message */
function messageItem(message) {
  const own = message.from === 'reporter';
  const head = element(
    'p',
    'message-head',
    element('strong', '', own ? text('message-own') : writerOf(message)),
    element('span', '', momentText(message.sentAt)),
  );
  const { notes, words } = notesOf(message.text);
  const body = element('p', 'message-text', words);
  body.lang = message.language;
  const told = notes.map((note) => element('p', 'message-note', `${text(NOTES[note.kind])}: ${note.told}`));
  const about = message.transfer ? [element('p', 'message-note', transferNote(message.transfer))] : [];
  const item = element('li', own ? 'message own' : 'message', head, ...about, ...told, body);
  item.tabIndex = -1;
  item.dataset.sequence = String(message.sequence);
  return item;
}

async function check() {
  const known = state.messages.length;
  try {
    await fetchNew();
    showMessages(state.messages.length > known ? 'new' : state.fault ? '' : 'nothing-new');
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    showMessages('no-connection');
  }
}

/** @param {boolean} asking */
function askDeletion(asking) {
  deletionFailed = false;
  say(byId('delete-error'), '');
  byId('delete-confirm').hidden = !asking;
  button('delete-thread').hidden = asking;
  if (asking) byId('delete-title').focus();
}

async function remove() {
  try {
    await request('DELETE', '/thread', { bearer: session().bearer() });
  } catch (error) {
    if (error instanceof Unreachable) {
      deletionFailed = true;
      return render();
    }
    // It is gone already: an earlier attempt got through and only its answer was lost.
    if (!refusedAs(error, 'thread_not_found')) throw error;
  }
  disarm();
  wipe();
  clearMessages();
  delete document.body.dataset.begun;
  showScreen('deleted');
}

/** Takes the messages off the page. */
export function clearMessages() {
  byId('message-list').replaceChildren();
  say(button('older-messages'), '');
}
