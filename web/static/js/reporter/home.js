/**
 * The way home, by the name of the page: in place, so that nothing that was typed is lost.
 */
import { currentScreen, showScreen } from '../ui/screens.js';
import { showStatus } from './coming-back.js';
import { state } from './state.js';

/**
 * To the first screen. What is locked stays locked, and a message on its way is waited for. A thread that is open shows its
 * state; from there, when nothing is typed, it goes on to a fresh page.
 */
export async function goHome() {
  const here = currentScreen();
  const typed = [...document.querySelectorAll('textarea')].some(({ value }) => value);
  if (here === 'locked' || here === 'sending') showScreen(here);
  else if (!state.open) showScreen('welcome');
  else if (here === 'status' && !typed) location.replace(location.href);
  else await showStatus();
}
