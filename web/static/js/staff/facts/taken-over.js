/**
 * A thread whose code may be in other hands: nothing goes out in it but one of a few sentences that tell nothing, until
 * somebody has recognised the writer and takes the mark away.
 */
import { text } from '../../texts/texts.js';
import { button, byId, element, input, onPress, say, sayError } from '../../ui/dom.js';
import { notesOf } from '../../ui/message-notes.js';
import { onSubmit } from '../forms.js';
import { findPhrase } from '../links/compare.js';
import { sendReply } from '../reply.js';

/** @typedef {import('./facts.js').Around} Around */
/** @typedef {import('./facts.js').Facts} Facts */
/** @typedef {import('../thread.js').OpenThread} OpenThread */

/** The sentences: of no violence, of nothing that was said before, and of nobody. */
const neutralReplies = () => [text('neutral-later'), text('neutral-busy'), text('neutral-again')];

/** @type {OpenThread | undefined} */
let shown;

/** @type {Facts} */
let known = {};

/** @param {Around} around */
export function startTakenOver({ note, failed }) {
  const reason = () => input('taken-over-reason').value.trim();
  onPress(button('taken-over-mark'), async () => {
    if (await note({ kind: 'taken-over', flag: true, text: reason() })) input('taken-over-reason').value = '';
  }, failed);
  onPress(button('taken-over-lift'), async () => {
    // Nobody lifts it by a slip: either the phrase has come, or somebody says by what the writer was recognised.
    const may = saidPhrase() !== undefined || reason() !== '';
    sayError(input('taken-over-reason'), byId('taken-over-error'), may ? '' : text('taken-over-reason-missing'));
    if (!may) return;
    if (await note({ kind: 'taken-over', flag: false, text: reason() })) input('taken-over-reason').value = '';
  }, failed);
  onSubmit(byId('neutral-form'), {
    begin() {
      const isChosen = chosen() !== undefined;
      say(byId('neutral-error'), isChosen ? '' : text('neutral-missing'));
      return isChosen;
    },
    submit: async () => {
      const words = chosen();
      if (!shown || words === undefined) return;
      await sendReply(shown, { words, language: document.documentElement.lang, isTyped: false });
      renderNeutral();
    },
    refused: failed,
    progress: byId('neutral-progress'),
    working: () => text('sending-now'),
  });
}

/** @returns {string | undefined} */
function chosen() {
  const pressed = byId('neutral-choices').querySelector('input:checked');
  return pressed instanceof HTMLInputElement ? neutralReplies()[Number(pressed.value)] : undefined;
}

/** The message after the mark in which the agreed phrase stands. */
function saidPhrase() {
  const since = known.takenOver?.writtenAt ?? 0;
  const messages = (shown?.messages ?? [])
    .filter(({ from, sentAt }) => from === 'reporter' && sentAt >= since)
    .map((message) => ({ ...message, text: notesOf(message.text).words }));
  return findPhrase(known.phrase?.text ?? '', messages);
}

/**
 * @param {OpenThread | undefined} thread
 * @param {Facts} facts
 * @param {boolean} isOther whether another thread was shown before
 */
export function renderTakenOver(thread, facts, isOther) {
  shown = thread;
  known = facts;
  const marked = facts.takenOver?.flag === true;
  if (isOther) {
    byId('neutral-choices').replaceChildren();
    input('taken-over-reason').value = '';
    sayError(input('taken-over-reason'), byId('taken-over-error'), '');
  }
  byId('taken-over-state').textContent = text(marked ? 'taken-over-marked' : 'taken-over-unmarked');
  byId('taken-over-reason-label').textContent = text(marked ? 'taken-over-lift-reason' : 'taken-over-mark-reason');
  button('taken-over-mark').hidden = marked;
  button('taken-over-lift').hidden = !marked;
  say(byId('taken-over-phrase'), marked ? phraseWords() : '');
  const writes = thread !== undefined && thread.fault === '' && !thread.superseded;
  byId('neutral-form').hidden = !marked || !writes;
  if (marked && byId('neutral-choices').childElementCount === 0) renderNeutral();
}

function phraseWords() {
  if (!known.phrase?.text) return text('taken-over-no-phrase');
  return text(saidPhrase() ? 'taken-over-phrase-said' : 'taken-over-phrase-missing');
}

function renderNeutral() {
  const choices = neutralReplies().map((words, index) => {
    const field = document.createElement('input');
    Object.assign(field, { type: 'radio', name: 'neutral', value: String(index), autocomplete: 'off' });
    return element('label', 'choice', field, element('span', '', words));
  });
  byId('neutral-choices').replaceChildren(...choices);
  say(byId('neutral-error'), '');
}

/** Writes the sentences in another language. */
export function translateNeutral() {
  if (!byId('neutral-form').hidden) renderNeutral();
}
