/**
 * The lock: when nobody is there any more, or the page is out of sight, everything is taken off the page and out of
 * memory. What was begun is kept encrypted ({@link sealDraft}); one group of the code opens it.
 *
 * Why one group, and not the whole code: whoever picks up the phone cannot guess it in five attempts, and a group that is
 * seen being typed does not give the code away. The whole code, typed again after every pause, would be seen, learnt by
 * the keyboard, and in the end be kept on the phone for convenience. It is accepted too.
 */
import { onLeave } from '../exit/exit.js';
import { onLanguageChange, text } from '../texts/texts.js';
import { button, byId, enterPresses, input, onPress, say, sayError, textarea } from '../ui/dom.js';
import { watchIdle } from '../ui/idle.js';
import { currentScreen, showScreen } from '../ui/screens.js';
import { hideCode, inWords, preferWords } from './code-form.js';
import { askForCode, clearEntry, showStatus } from './coming-back.js';
import { clearMessages } from './conversation.js';
import { drawParts, openDraft, partOf, prepareSeals, sealDraft } from './sealed-draft.js';
import { showSent } from './send.js';
import { session, state, wipe } from './state.js';
import { stop } from './stop.js';
import { tools } from './tools.js';
import { showWrite } from './write.js';

/** @typedef {import('./sealed-draft.js').Sealed} Sealed */

/** Long enough to think about a sentence, short enough for a phone that was put down. */
const LIMIT_MS = 120_000;

/** Slips are human, more than these are guesses: with twenty bits, five attempts succeed once in 200,000 times. */
const ATTEMPTS = 5;

/** What is typed, by the fields' ids. */
const FIELDS = ['message', 'safe-times', 'unmentioned'];

/** Where writing goes on after unlocking; from anywhere else in an open thread it goes on with its state. */
const WRITING = ['write', 'safe-times', 'unmentioned', 'danger', 'stop'];

const field = input('unlock-input');

/** @type {ReturnType<typeof prepareSeals> | undefined} there from the moment when the person has proved to have the code */
let seals;

/** @type {Promise<Sealed[]> | undefined} there while the page is locked */
let locked;

let left = ATTEMPTS;

/** Whether words are asked for. */
let byWords = false;

/** Which group is asked for, and which words, from 0. @type {[number, number]} */
let asked = [0, 0];

/** Whether nobody was there while a message was on its way: then the page locks when it has arrived. */
let overdue = false;

export function startLock() {
  onPress(button('unlock'), unlock, stop);
  enterPresses(field, button('unlock'));
  onPress(button('unlock-by-words'), () => askBy(true), stop);
  onPress(button('unlock-by-groups'), () => askBy(false), stop);
  onLanguageChange(describe);
  onLeave(disarm);
  watchIdle({ limitMs: LIMIT_MS, now: () => Date.now(), away });
}

/**
 * From now on the page can lock. The code is read before this returns.
 *
 * @param {import('./state.js').AccessCode} code
 */
export function arm(code) {
  asked = drawParts();
  seals = prepareSeals(code, asked);
  // A browser that cannot prepare them forgets everything instead of locking it.
  seals.catch(() => {});
}

/** Nothing is left to be locked, or unlocked. */
export function disarm() {
  seals = undefined;
  locked = undefined;
  overdue = false;
}

/** @param {'hidden' | 'idle'} why */
function away(why) {
  const screen = currentScreen();
  // A message on its way arrives first; that screen shows nothing of it.
  if (screen === 'sending') overdue = true;
  else if (seals) lock(seals, screen);
  else if (why === 'idle') clearEntry();
}

/** A message is no longer on its way. */
export function arrived() {
  if (overdue && seals) lock(seals, currentScreen());
  overdue = false;
}

/**
 * @param {ReturnType<typeof prepareSeals>} prepared
 * @param {string} screen
 */
function lock(prepared, screen) {
  const { code, session: keys, messages, ...kept } = state;
  kept.seen = Math.max(kept.seen, session().headSequence);
  const draft = { screen, words: inWords(), made: code !== undefined, kept, fields: FIELDS.map((id) => textarea(id).value) };
  const content = JSON.stringify(draft);
  disarm();
  locked = prepared.then((both) => sealDraft(both, content));
  locked.catch(() => {});
  clear();
  left = ATTEMPTS;
  say(byId('unlock-error'), '');
  field.removeAttribute('aria-invalid');
  askBy(draft.words);
  showScreen('locked');
}

/** Takes everything off the page and out of memory. */
function clear() {
  for (const id of [...FIELDS, 'code-entry']) textarea(id).value = '';
  for (const id of ['confirm-input', 'unlock-input']) input(id).value = '';
  for (const id of ['safe-times-told', 'unmentioned-told', 'status-state', 'status-since']) byId(id).textContent = '';
  hideCode();
  wipe();
  clearMessages();
}

/** @param {boolean} words */
function askBy(words) {
  byWords = words;
  describe();
}

function describe() {
  const [group, word] = asked;
  byId('unlock-label').textContent = byWords
    ? text('unlock-words', { first: word + 1, second: word + 2 })
    : text('unlock-group', { number: group + 1 });
  button('unlock-by-words').hidden = byWords;
  button('unlock-by-groups').hidden = !byWords;
  if (left < ATTEMPTS && !byId('unlock-error').hidden) say(byId('unlock-error'), text('unlock-wrong', { left }));
}

async function unlock() {
  const { module, deployment } = await tools();
  const [sealed] = (await locked?.catch(() => []))?.filter(({ words }) => words === byWords) ?? [];
  if (!sealed) return forget();
  const opened = await openDraft(sealed, wholeOrPart(sealed, module));
  if (!opened) return refuse();
  const { screen, words, made, kept, fields } = JSON.parse(opened.draft);
  const code = module.AccessCode.parse(opened.code);
  const keys = module.ReporterSession.fromCode(code, deployment);
  disarm();
  arm(code);
  Object.assign(state, kept, { session: keys, code: made ? code : undefined });
  if (!made) code.wipe();
  preferWords(words);
  for (const [at, id] of FIELDS.entries()) textarea(id).value = fields[at];
  field.value = '';
  await goOn(screen);
}

/**
 * @param {Sealed} sealed
 * @param {import('./tools.js').ReporterModule} module
 */
function wholeOrPart(sealed, module) {
  try {
    const code = module.AccessCode.parse(field.value);
    const part = partOf(sealed, code);
    code.wipe();
    return part;
  } catch {
    return field.value;
  }
}

function refuse() {
  left -= 1;
  if (left === 0) return forget();
  sayError(field, byId('unlock-error'), text('unlock-wrong', { left }));
}

/** It cannot be unlocked any more: what was begun is gone, and what was sent opens with the whole code. */
function forget() {
  disarm();
  clear();
  delete document.body.dataset.begun;
  askForCode();
}

/** @param {string} screen the one that was locked */
async function goOn(screen) {
  if (state.open && state.code && ['sent', 'large-code'].includes(screen)) showSent();
  else if (state.open && !WRITING.includes(screen)) await showStatus();
  else showWrite();
}
