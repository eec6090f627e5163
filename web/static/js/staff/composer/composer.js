/**
 * What stands between writing a reply and sending it: texts that are put into it, places that are still to be filled in, and
 * the look at what goes out. Sending itself is {@link import('../reply.js')}.
 */
import { text } from '../../texts/texts.js';
import { button, byId, say, sayError, textarea } from '../../ui/dom.js';
import { confirmed, isSend, leaveConfirming, startConfirm } from './confirm.js';
import { findingsIn, withPlaces } from './findings.js';
import { firstPlaceholder } from './placeholders.js';
import { loadMentions, mentionsIn } from './places.js';
import { published } from './published.js';

export { leaveConfirming, renderConfirm } from './confirm.js';

const field = textarea('reply');

export function startComposer() {
  startConfirm();
  // By the time the reply is written, the names of places are here.
  field.addEventListener('focus', loadMentions, { once: true });
  field.addEventListener('keydown', (event) => {
    if (!isSend(event)) return;
    event.preventDefault();
    button('reply-send').click();
  });
  field.addEventListener('input', () => {
    if (field.value === '') field.removeAttribute('lang');
  });
}

/** The language of the reply: that of the text that it was begun with, or the page's. */
export const replyLanguage = () => field.lang || document.documentElement.lang;

/**
 * Puts a text into the reply where the cursor is, or in the place of what is selected; reading and writing go on at the first
 * place to fill in.
 *
 * @param {string} words
 * @param {string} [language] in which they are written
 */
export function insertReply(words, language) {
  const { selectionStart, selectionEnd, value } = field;
  if (value.trim() === '' && language) field.lang = language;
  const before = value.slice(0, selectionStart);
  const apart = before.trim() === '' || before.endsWith('\n') ? '' : '\n\n';
  field.setRangeText(apart + words, selectionStart, selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
  const start = selectionStart + apart.length;
  const open = firstPlaceholder(words);
  if (open) field.setSelectionRange(start + open.start, start + open.end);
}

/**
 * Whether a reply may go out: nothing is left to be filled in, and whoever has written it has seen it once more.
 *
 * @param {string} words
 * @returns {Promise<boolean>}
 */
export async function readyToSend(words) {
  const open = firstPlaceholder(field.value);
  if (open) {
    sayError(field, byId('reply-error'), text('reply-unfilled', { place: open.place }));
    field.setSelectionRange(open.start, open.end);
    return false;
  }
  byId('reply-state').textContent = text('reply-checking');
  const mentions = await mentionsIn(words);
  byId('reply-state').textContent = '';
  const findings = withPlaces(findingsIn(words, published()), mentions ?? [], words);
  return confirmed({ words, language: replyLanguage(), findings, unchecked: mentions === undefined });
}

/** Takes back what was said of the reply: another one is shown. */
export function clearComposer() {
  leaveConfirming();
  field.removeAttribute('lang');
  say(byId('reply-error'), '');
}
