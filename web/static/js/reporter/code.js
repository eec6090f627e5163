/**
 * The code: shown before anything is written, and one part of it typed again, since a lost code is a lost thread.
 */
import { onLanguageChange, text } from '../texts/texts.js';
import { button, byId, enterPresses, input, onPress, sayError } from '../ui/dom.js';
import { currentScreen, showScreen } from '../ui/screens.js';
import { inWords, showCode, startCodeForm } from './code-form.js';
import { GROUPS, letters, WORDS } from './code-parts.js';
import { arm } from './lock.js';
import { code, state } from './state.js';
import { stop } from './stop.js';
import { tools } from './tools.js';
import { showWrite } from './write.js';

const field = input('confirm-input');

/** The group or word that is asked for, from 0. */
let asked = 0;

/** Whether the last answer was not right. */
let wrong = false;

/** The screen that the large letters lead back to. */
let before = 'code';

export function startCode() {
  startCodeForm();
  onPress(button('code-continue'), ask, stop);
  onPress(button('confirm-continue'), check, stop);
  enterPresses(field, button('confirm-continue'));
  for (const id of ['code-large', 'sent-large', 'write-code', 'messages-code']) onPress(button(id), showLarge, stop);
  for (const id of ['large-back', 'large-done']) onPress(button(id), () => showScreen(before), stop);
  onLanguageChange(describe);
}

/** Makes the code, once: going back and forth shows the same one. */
export async function issueCode() {
  const { module, deployment } = await tools();
  state.code ??= module.AccessCode.generate();
  state.session ??= module.ReporterSession.fromCode(state.code, deployment);
  // From now on no link to another page is offered, which would take the code away.
  document.body.dataset.begun = '';
  showCode();
  showScreen('code');
}

/** In large type, for copying; and from later screens the way to see the code again. */
function showLarge() {
  before = currentScreen();
  showCode();
  showScreen('large-code');
}

function ask() {
  const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
  asked = random % (inWords() ? WORDS : GROUPS);
  wrong = false;
  field.value = '';
  describe();
  showScreen('confirm');
}

function describe() {
  const number = asked + 1;
  byId('confirm-label').textContent = inWords() ? text('confirm-word', { number }) : text('confirm-group', { number });
  const problem = wrong ? text('confirm-wrong') : '';
  if (field.value || wrong) sayError(field, byId('confirm-error'), problem);
  else byId('confirm-error').hidden = true;
}

async function check() {
  wrong = !(await matches(field.value));
  describe();
  if (wrong) return;
  field.value = '';
  arm(code());
  showWrite();
}

/**
 * The part that is asked for; or the whole code, which somebody may have pasted.
 *
 * @param {string} typed
 */
async function matches(typed) {
  const part = inWords() ? letters(code().words()[asked] ?? '') === letters(typed) : code().groupMatches(asked, typed);
  if (part) return true;
  const { module } = await tools();
  try {
    const whole = module.AccessCode.parse(typed);
    const same = whole.groups().join() === code().groups().join();
    whole.wipe();
    return same;
  } catch {
    return false;
  }
}
