/**
 * The reporter's page: one document, one history entry, the flow of screens.
 */
import { onLeave } from '../exit/exit.js';
import { button, onPress } from '../ui/dom.js';
import { showScreen } from '../ui/screens.js';
import { startCentre } from './centre.js';
import { startCode } from './code.js';
import { startComingBack } from './coming-back.js';
import { startConversation } from './conversation.js';
import { prepareRole, startRole } from './role.js';
import { startSend } from './send.js';
import { wipe } from './state.js';
import { startStop, stop } from './stop.js';
import { prepare, tools } from './tools.js';
import { startWrite } from './write.js';

export function start() {
  onLeave(wipe);
  startStop();
  startRole();
  startCentre();
  startCode();
  startWrite();
  startSend();
  startComingBack();
  startConversation();
  for (const pressed of document.querySelectorAll('[data-go]')) {
    const back = /** @type {HTMLElement} */ (pressed);
    onPress(back, () => showScreen(back.dataset.go ?? 'welcome'), stop);
  }
  begin('start-writing', () => {
    prepare();
    prepareRole();
    showScreen('role');
  });
  begin('have-code', () => {
    tools().catch(() => {});
    showScreen('return');
  });
}

/**
 * The buttons of the first screen do nothing until the scripts are there, so they are enabled only now.
 *
 * @param {string} id
 * @param {() => void} action
 */
function begin(id, action) {
  onPress(button(id), action, stop);
  button(id).disabled = false;
}
