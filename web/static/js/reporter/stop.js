/**
 * The screen for everything that must not go on: it says why, what was not sent, and whom to call.
 */
import { Refused, Unreachable } from '../api/http.js';
import { onLanguageChange, text } from '../texts/texts.js';
import { button, byId, onPress } from '../ui/dom.js';
import { currentScreen, showScreen } from '../ui/screens.js';
import { BadDirectory, kindOf, NoWebAssembly } from './tools.js';

/** @type {() => string} */
let reason = () => '';

/** The screen to go back to. */
let before = 'welcome';

/**
 * Stops. What was typed stays where it is.
 *
 * @param {unknown} error
 */
export function stop(error) {
  // Something that was under way when the page locked, and found nothing any more to work with.
  if (currentScreen() === 'locked') return;
  if (currentScreen() !== 'stop') before = currentScreen();
  if (before === 'sending') before = 'write';
  reason = () => why(error);
  showReason();
  button('stop-back').hidden = before !== 'write';
  showScreen('stop');
}

/** @param {unknown} error */
function why(error) {
  if (error instanceof Unreachable) return text('stop-network');
  if (error instanceof NoWebAssembly) return text('stop-webassembly');
  if (error instanceof BadDirectory) {
    return error.kind === 'Expired' || error.kind === 'NotYetValid' ? text('stop-date') : text('stop-directory');
  }
  if (error instanceof Refused) return error.message;
  return kindOf(error) === 'NoRandomness' ? text('stop-random') : text('stop-unknown');
}

function showReason() {
  byId('stop-reason').textContent = reason();
}

export function startStop() {
  onLanguageChange(showReason);
  const goBack = () => showScreen(before);
  onPress(button('stop-retry'), goBack, stop);
  onPress(button('stop-back'), goBack, stop);
}
