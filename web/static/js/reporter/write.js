/**
 * The text, before it is sent.
 */
import { onLanguageChange, text } from '../texts/texts.js';
import { button, byId, onPress, say, sayError, textarea } from '../ui/dom.js';
import { showScreen } from '../ui/screens.js';
import { showStatus } from './coming-back.js';
import { showMessages } from './conversation.js';
import { noted, showNotes } from './notes.js';
import { send } from './send.js';
import { state } from './state.js';
import { stop } from './stop.js';

/** The protocol's bound: 30,000 bytes of UTF-8. */
const MAX_BYTES = 30_000;

/** The counter appears when only this much is left; before it would only be in the way. */
const NEAR_BYTES = 3_000;

const field = textarea('message');
const encoder = new TextEncoder();

/** @type {() => string} */
let problem = () => '';

export function startWrite() {
  field.addEventListener('input', () => {
    problem = () => '';
    showProblem();
    showCounter();
  });
  onPress(button('send'), trySending, stop);
  onPress(button('write-to-messages'), () => (state.messages.length > 0 ? showMessages('') : showStatus()), stop);
  for (const id of ['add-message', 'write-again']) onPress(button(id), showWrite, stop);
  onLanguageChange(() => {
    showProblem();
    showCounter();
  });
}

/** The screen for writing: the first message, or a further one. */
export function showWrite() {
  byId('write-first').hidden = state.open;
  byId('write-again-head').hidden = !state.open;
  byId('write-help').hidden = state.open;
  const witness = state.role === 'witness' && !state.open;
  byId('write-witness').hidden = !witness;
  // What describes a field is read aloud even when it is hidden.
  field.setAttribute('aria-describedby', `${witness ? 'write-witness ' : ''}message-counter message-error`);
  button('write-code').hidden = !state.code;
  showNotes();
  showCounter();
  showScreen('write');
}

async function trySending() {
  const words = field.value.trim();
  const whole = noted(words);
  const tooLong = encoder.encode(whole).length > MAX_BYTES;
  problem = () => (words === '' ? text('message-empty') : tooLong ? text('message-too-long') : '');
  showProblem();
  if (words === '' || tooLong) field.focus();
  else await send(whole);
}

function showProblem() {
  const content = problem();
  if (content) sayError(field, byId('message-error'), content);
  else {
    say(byId('message-error'), '');
    field.removeAttribute('aria-invalid');
  }
}

function showCounter() {
  const left = MAX_BYTES - encoder.encode(noted(field.value)).length;
  // Characters of one byte are the most that may still fit; what is over the bound is told as an error on sending.
  say(byId('message-counter'), left < NEAR_BYTES ? text('message-left', { left: Math.max(left, 0) }) : '');
}
