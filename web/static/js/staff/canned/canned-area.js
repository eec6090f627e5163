/**
 * The area in which the head of a centre writes, changes and removes the texts that the centre keeps ready.
 */
import { Refused, refusedAs, request, Unreachable } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { button, byId, element, input, onPress, say, sayError, select, textarea } from '../../ui/dom.js';
import { brokenPlaceholder } from '../composer/placeholders.js';
import { onSubmitOnce } from '../forms.js';
import { showPart } from '../parts.js';
import { unlocked } from '../session.js';
import { fetchReplies } from './replies.js';
import { startingTexts } from './starting.js';

/** @typedef {import('./replies.js').CannedReply} CannedReply */

/** Bounds of the server (portal/src/domain/canned_reply.rs). */
const MAX_TITLE_CHARS = 80;
const MAX_TEXT_CHARS = 4_000;

/** @type {CannedReply[] | undefined} */
let replies;

/** @type {CannedReply | undefined} the text that is being changed, as it is known here; none for a new one */
let edited;

/** What was done last: the text that says it. */
let done = '';

/** @type {import('../areas.js').Area} */
export const cannedArea = {
  start(failed) {
    onPress(button('canned-new'), () => edit(undefined), failed);
    onPress(button('canned-back'), backToList, failed);
    onPress(button('canned-remove'), () => askRemoval(true), failed);
    onPress(button('canned-remove-no'), () => askRemoval(false), failed);
    onPress(button('canned-remove-yes'), () => attempt(remove, failed), failed);
    onSubmitOnce(byId('canned-form'), () => attempt(save, failed));
    byId('canned-own').addEventListener('click', ({ target }) => {
      const id = pressedIn(target)?.dataset.reply;
      if (id) edit(replies?.find((reply) => reply.id === id));
    });
    byId('canned-starting-list').addEventListener('click', ({ target }) => {
      const at = pressedIn(target)?.dataset.starting;
      if (at) take(Number(at)).catch(failed);
    });
  },
  async open() {
    done = '';
    clearForm();
    showPart('canned', 'list');
    await load();
  },
  close: clearForm,
  clear() {
    replies = undefined;
    done = '';
    clearForm();
    byId('canned-starting', HTMLDetailsElement).open = false;
    render();
  },
  render,
};

/** @param {EventTarget | null} target */
const pressedIn = (target) => (target instanceof Element ? (target.closest('button') ?? undefined) : undefined);

async function load() {
  const fetched = await fetchReplies();
  // Locked while the answer was on its way.
  if (!unlocked()) return;
  replies = fetched;
  render();
}

function render() {
  say(byId('canned-notice'), done && text(done));
  byId('canned-none').hidden = replies?.length !== 0;
  byId('canned-own').replaceChildren(...(replies ?? []).map(ownItem));
  const { lang } = document.documentElement;
  const known = new Set((replies ?? []).filter(({ language }) => language === lang).map(({ title }) => title));
  const free = startingTexts().flatMap((one, at) => (known.has(one.title) ? [] : [startingItem(one, at)]));
  const none = free.length === 0 ? [element('li', 'hint', text('canned-all-taken'))] : [];
  byId('canned-starting-list').replaceChildren(...(replies ? [...free, ...none] : []));
}

/** @param {CannedReply} reply */
function ownItem({ id, language, title, text: words }) {
  const pressed = element('button', 'button secondary small', text('canned-change'));
  pressed.setAttribute('aria-label', text('canned-change-which', { title }));
  pressed.dataset.reply = id;
  return item(title, words, language, pressed);
}

/**
 * @param {{ title: string, text: string }} starting
 * @param {number} at
 */
function startingItem({ title, text: words }, at) {
  const pressed = element('button', 'button secondary small', text('canned-take'));
  pressed.setAttribute('aria-label', text('canned-take-which', { title }));
  pressed.dataset.starting = String(at);
  return item(title, words, document.documentElement.lang, pressed);
}

/**
 * @param {string} title
 * @param {string} words
 * @param {string} language
 * @param {HTMLElement} pressed what can be done with it
 */
function item(title, words, language, pressed) {
  pressed.setAttribute('type', 'button');
  const name = element('strong', '', title);
  const body = element('p', 'canned-words', words);
  for (const part of [name, body]) part.lang = language;
  return element('li', 'canned-item', name, body, pressed);
}

/** @param {CannedReply | undefined} reply */
function edit(reply) {
  clearForm();
  done = '';
  render();
  edited = reply;
  input('canned-name').value = reply?.title ?? '';
  select('canned-language').value = reply?.language ?? document.documentElement.lang;
  textarea('canned-text').value = reply?.text ?? '';
  button('canned-remove').hidden = reply === undefined;
  showPart('canned', 'edit');
}

function clearForm() {
  edited = undefined;
  clearErrors();
  askRemoval(false);
  input('canned-name').value = '';
  textarea('canned-text').value = '';
}

function clearErrors() {
  sayError(input('canned-name'), byId('canned-name-error'), '');
  sayError(textarea('canned-text'), byId('canned-text-error'), '');
  say(byId('canned-error'), '');
}

function backToList() {
  clearForm();
  showPart('canned', 'list');
  render();
}

/** @param {boolean} isAsked */
function askRemoval(isAsked) {
  const part = byId('canned-remove-part');
  if (part.hidden !== isAsked) return;
  part.hidden = !isAsked;
  if (isAsked) byId('canned-remove-title').focus();
  else button('canned-remove').focus();
}

/** What was typed, if it is what the server takes; says what is not. */
function typed() {
  const [title, words] = [input('canned-name').value.trim(), textarea('canned-text').value.trim()];
  const fits = (/** @type {string} */ some, /** @type {number} */ most) => some !== '' && [...some].length <= most;
  if (!fits(title, MAX_TITLE_CHARS)) {
    sayError(input('canned-name'), byId('canned-name-error'), text('canned-title-form'));
    return undefined;
  }
  if (!fits(words, MAX_TEXT_CHARS)) {
    sayError(textarea('canned-text'), byId('canned-text-error'), text('canned-text-form'));
    return undefined;
  }
  const broken = brokenPlaceholder(textarea('canned-text').value);
  if (broken) {
    const example = text('canned-example');
    sayError(textarea('canned-text'), byId('canned-text-error'), text('canned-brace', { example }));
    textarea('canned-text').setSelectionRange(broken.start, broken.end);
    return undefined;
  }
  return { language: select('canned-language').value, title, text: words };
}

async function save() {
  const body = typed();
  if (!body) return;
  if (edited) await request('POST', `/staff/canned-replies/${edited.id}`, { body: { edition: edited.edition, ...body } });
  else await request('POST', '/staff/canned-replies', { body });
  await finished('canned-saved');
}

async function remove() {
  if (!edited) return;
  await request('POST', `/staff/canned-replies/${edited.id}/remove`, { body: { edition: edited.edition } });
  await finished('canned-removed');
}

/** @param {number} at */
async function take(at) {
  const taken = startingTexts()[at];
  if (!taken) return;
  await request('POST', '/staff/canned-replies', { body: { language: document.documentElement.lang, ...taken } });
  done = 'canned-taken';
  await load();
  byId('canned-starting').querySelector('button')?.focus();
}

/** @param {string} what the text that says it */
async function finished(what) {
  done = what;
  await load();
  backToList();
}

/**
 * Does it, and says what was refused where it belongs; nothing that was typed is lost.
 *
 * @param {() => Promise<void>} action
 * @param {(error: unknown) => void} failed
 */
async function attempt(action, failed) {
  clearErrors();
  try {
    await action();
  } catch (error) {
    askRemoval(false);
    if (refusedAs(error, 'not_signed_in')) failed(error);
    else if (refusedAs(error, 'canned_reply_changed')) await showNewest(error);
    else if (error instanceof Refused) say(byId('canned-error'), error.message);
    else if (error instanceof Unreachable) say(byId('canned-error'), text('code-no-connection'));
    else failed(error);
  }
}

/**
 * A colleague was faster: shows what it says now beside what was typed here.
 *
 * @param {Refused} error
 */
async function showNewest(error) {
  const newest = (await fetchReplies()).find(({ id }) => id === edited?.id);
  if (newest) edited = newest;
  const now = newest ? ` ${text('canned-changed-meanwhile', { text: newest.text })}` : '';
  say(byId('canned-error'), error.message + now);
}
