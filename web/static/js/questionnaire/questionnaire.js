/**
 * The anonymous questionnaire. What is sent names the centre and the answers, and nothing else: no code, no thread, no time;
 * every body has the same length.
 */
import { onLeave } from '../exit/exit.js';
import { Refused, request, Unreachable, VERSION } from '../api/http.js';
import { button, byId, markError, onPress, select, showError } from '../ui/dom.js';
import { showScreen } from '../ui/screens.js';

/** The names of the questions, as the API has them. */
const QUESTIONS = ['easy', 'soon', 'clear', 'respect', 'help'];

/** The length of every body, in bytes: all answers about the centre with the longest id are about half of it. */
const BODY_BYTES = 512;

export function start() {
  onLeave(clear);
  onPress(button('answers-send'), send, unsent);
  select('judged').addEventListener('change', () => showError(select('judged'), 'judged-error', false));
  button('answers-send').disabled = false;
}

async function send() {
  showError(button('answers-send'), 'answers-unsent', false);
  const centre = select('judged');
  const answers = chosen();
  const empty = Object.keys(answers).length === 0;
  showError(byId('question-easy'), 'answers-error', empty);
  showError(centre, 'judged-error', centre.value === '');
  if (centre.value === '') return markError(centre, true);
  markError(centre, false);
  if (empty) return document.querySelector('input')?.focus();
  await request('POST', '/questionnaire', { body: padded({ centre_id: centre.value, answers }) });
  clear();
  showScreen('thanks');
}

/** The answers that were given, by question. */
function chosen() {
  /** @type {Record<string, string>} */
  const answers = {};
  for (const question of QUESTIONS) {
    const picked = document.querySelector(`input[name="${question}"]:checked`);
    if (picked instanceof HTMLInputElement && picked.value) answers[question] = picked.value;
  }
  return answers;
}

/**
 * Brings the body to the length that all have. Ids, questions and answers are plain ASCII: a letter is a byte.
 *
 * @param {{ centre_id: string, answers: Record<string, string> }} body
 */
function padded(body) {
  const bare = JSON.stringify({ version: VERSION, ...body, padding: '' }).length;
  return { ...body, padding: ' '.repeat(Math.max(0, BODY_BYTES - bare)) };
}

/**
 * No connection, or more questionnaires than the portal takes at present: both pass, and neither is the person's fault.
 *
 * @param {unknown} error
 */
function unsent(error) {
  if (!(error instanceof Unreachable) && !(error instanceof Refused)) throw error;
  showError(button('answers-send'), 'answers-unsent', true);
}

/** Nothing stays chosen: not for whoever comes next, and not for a browser that restores the page. */
function clear() {
  select('judged').value = '';
  for (const none of document.querySelectorAll('input[value=""]')) {
    /** @type {HTMLInputElement} */ (none).checked = true;
  }
  // As if they had been pressed (see exit.js).
  document.dispatchEvent(new Event('change'));
}
