/**
 * What may be told besides the message: when looking here is safe, and what an answer should not mention.
 */
import { onLanguageChange, text } from '../texts/texts.js';
import { button, byId, onPress, textarea } from '../ui/dom.js';
import { withNotes } from '../ui/message-notes.js';
import { showScreen } from '../ui/screens.js';
import { state } from './state.js';
import { stop } from './stop.js';
import { showWrite } from './write.js';

const QUESTIONS = /** @type {const} */ (['safe-times', 'unmentioned']);

export function startNotes() {
  for (const name of QUESTIONS) {
    onPress(button(`edit-${name}`), () => showScreen(name), stop);
    onPress(button(`${name}-done`), showWrite, stop);
    onPress(button(`${name}-skip`), () => skip(name), stop);
  }
  onLanguageChange(showNotes);
}

/** @param {string} name */
function skip(name) {
  textarea(name).value = '';
  showWrite();
}

/** Shows beside each question what was told. What is told is seen without opening the list. */
export function showNotes() {
  const told = QUESTIONS.map((name) => [name, textarea(name).value.trim()]);
  for (const [name, answer] of told) byId(`${name}-told`).textContent = answer || text('note-untold');
  byId('danger-told').textContent = state.danger ? text('note-danger-yes') : text('note-untold');
  if (state.danger || told.some(([, answer]) => answer)) byId('write-notes', HTMLDetailsElement).open = true;
}

/**
 * The message as it is sealed: the text with what was told besides.
 *
 * @param {string} words
 */
export function noted(words) {
  return withNotes(words, [
    ...(state.danger ? [{ kind: 'danger', name: text('note-danger'), told: text('note-danger-now') }] : []),
    { kind: 'safe-times', name: text('note-safe-times'), told: textarea('safe-times').value },
    { kind: 'unmentioned', name: text('note-unmentioned'), told: textarea('unmentioned').value },
  ]);
}

/** It was sent; the next message does not say it again. */
export function clearNotes() {
  for (const name of QUESTIONS) textarea(name).value = '';
  state.danger = false;
  byId('write-notes', HTMLDetailsElement).open = false;
}
