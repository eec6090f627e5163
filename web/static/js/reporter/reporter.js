/**
 * The reporter's page: one document, one history entry, the flow of screens. What the first screens need comes with the
 * document; the rest when writing or coming back starts.
 */
import { onLeave } from '../exit/exit.js';
import { button, byId, onPress } from '../ui/dom.js';
import { showScreen } from '../ui/screens.js';
import { startCentre } from './centre.js';
import { loadFlow } from './load-flow.js';
import { prepareRole, startRole } from './role.js';
import { state, wipe } from './state.js';
import { startStop, stop } from './stop.js';
import { prepare, tools } from './tools.js';

export function start() {
  onLeave(wipe);
  startStop();
  startRole();
  startCentre();
  for (const pressed of document.querySelectorAll('[data-go]')) {
    const back = /** @type {HTMLElement} */ (pressed);
    onPress(back, () => showScreen(back.dataset.go ?? 'welcome'), stop);
  }
  const brand = /** @type {HTMLElement} */ (document.querySelector('.brand'));
  brand.addEventListener('click', (event) => event.preventDefault());
  onPress(brand, async () => {
    await loadFlow();
    await (await import('./flow.js')).goHome();
    // Without the flow no thread is open.
  }, (error) => (state.open ? stop(error) : showScreen('welcome')));
  begin('start-writing', () => {
    prepare();
    prepareRole();
    loadFlow().catch(() => {});
    showScreen('role');
  });
  begin('have-code', async () => {
    tools().catch(() => {});
    await loadFlow();
    showScreen('return');
  });
  byId('welcome-late').hidden = true;
  // The flow begins here: nobody comes further without it.
  onPress(button('centre-continue'), async () => {
    await loadFlow();
    showScreen('before');
  }, stop);
}

/**
 * The buttons of the first screen do nothing until the scripts are there, so they are enabled only now.
 *
 * @param {string} id
 * @param {() => void | Promise<void>} action
 */
function begin(id, action) {
  onPress(button(id), action, stop);
  button(id).disabled = false;
}
