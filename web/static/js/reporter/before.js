/**
 * Before writing: what has to be known, and danger that cannot wait. Danger never stops anybody from writing.
 */
import { button, onPress } from '../ui/dom.js';
import { currentScreen, showScreen } from '../ui/screens.js';
import { issueCode } from './code.js';
import { state } from './state.js';
import { stop } from './stop.js';
import { showWrite } from './write.js';

/** Where the question for danger was answered. */
let asked = 'before';

export function startBefore() {
  onPress(button('before-continue'), issueCode, stop);
  for (const id of ['before-danger', 'edit-danger']) onPress(button(id), showDanger, stop);
  onPress(button('danger-back'), goBack, stop);
  onPress(button('danger-continue'), () => tell(true), stop);
  onPress(button('danger-none'), () => tell(false), stop);
}

/** The numbers are there at once; that there is danger is told to the centre only if the person goes on from here. */
function showDanger() {
  asked = currentScreen();
  showScreen('danger');
}

/** @param {boolean} danger */
async function tell(danger) {
  state.danger = danger;
  if (danger && asked === 'before') await issueCode();
  else goBack();
}

function goBack() {
  if (asked === 'write') showWrite();
  else showScreen(asked);
}
