/**
 * The code: shown before anything is written, and one part of it typed again, since a lost code is a lost thread.
 */
import { onLanguageChange, text } from '../texts/texts.js';
import { button, byId, element, enterPresses, input, onPress, sayError } from '../ui/dom.js';
import { showScreen } from '../ui/screens.js';
import { showGroups } from './groups.js';
import { code, state } from './state.js';
import { stop } from './stop.js';
import { tools } from './tools.js';
import { showWrite } from './write.js';

/** How many groups a code has, and words. */
const GROUPS = 5;
const WORDS = 9;

const field = input('confirm-input');

/** Whether the code is shown as words. */
let asWords = false;

/** The group or word that is asked for, from 0. */
let asked = 0;

/** Why the last answer was not right; empty while nothing is wrong. */
let wrong = false;

export function startCode() {
  onPress(button('centre-continue'), issueCode, stop);
  onPress(button('code-as-words'), () => showForm(true), stop);
  onPress(button('code-as-groups'), () => showForm(false), stop);
  onPress(button('code-continue'), ask, stop);
  onPress(button('confirm-continue'), check, stop);
  enterPresses(field, button('confirm-continue'));
  onLanguageChange(describe);
}

/** Makes the code, once: going back and forth shows the same one. */
async function issueCode() {
  const { module, deployment } = await tools();
  state.code ??= module.AccessCode.generate();
  state.session ??= module.ReporterSession.fromCode(state.code, deployment);
  showForm(asWords);
  showScreen('code');
}

/** @param {boolean} words */
function showForm(words) {
  asWords = words;
  showGroups(byId('code-groups'));
  byId('code-words').replaceChildren(...code().words().map((word) => element('li', '', word)));
  byId('code-groups').hidden = words;
  byId('code-words').hidden = !words;
  button('code-as-words').hidden = words;
  button('code-as-groups').hidden = !words;
}

function ask() {
  const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
  asked = random % (asWords ? WORDS : GROUPS);
  wrong = false;
  field.value = '';
  describe();
  showScreen('confirm');
}

function describe() {
  const number = asked + 1;
  byId('confirm-label').textContent = asWords ? text('confirm-word', { number }) : text('confirm-group', { number });
  const problem = wrong ? text('confirm-wrong') : '';
  if (field.value || wrong) sayError(field, byId('confirm-error'), problem);
  else byId('confirm-error').hidden = true;
}

function check() {
  wrong = !(asWords ? sameWord(code().words()[asked] ?? '', field.value) : code().groupMatches(asked, field.value));
  describe();
  if (wrong) return;
  field.value = '';
  showWrite();
}

/** A word counts by its first four letters, as everywhere with codes. */
const LETTERS = 4;

/**
 * @param {string} word
 * @param {string} typed
 */
function sameWord(word, typed) {
  const [mine, other] = [word, typed].map((some) => plain(some).slice(0, LETTERS));
  return mine === other;
}

/**
 * Small letters without diacritics and spaces.
 *
 * @param {string} some
 */
function plain(some) {
  return some.trim().toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/gu, '');
}
