/**
 * Coming back with the code: first the state only, since somebody may look over the shoulder.
 */
import { refusedAs, request, Unreachable } from '../api/http.js';
import { onLanguageChange, text } from '../texts/texts.js';
import { button, byId, enterPresses, onPress, say, sayError, textarea } from '../ui/dom.js';
import { showScreen } from '../ui/screens.js';
import { dayText } from '../ui/times.js';
import { centreName } from './centre.js';
import { preferWords } from './code-form.js';
import { looksLikeWords } from './code-parts.js';
import { fetchNew, showMessages } from './conversation.js';
import { arm } from './lock.js';
import { session, state } from './state.js';
import { stop } from './stop.js';
import { kindOf, tools } from './tools.js';

/** @typedef {import('./state.js').ThreadStatus} ThreadStatus */

const field = textarea('code-entry');

/** @type {() => string} */
let problem = () => '';

export function startComingBack() {
  onPress(button('return-continue'), enter, stop);
  enterPresses(field, button('return-continue'));
  field.addEventListener('input', () => clearProblem());
  onPress(button('status-show'), showAll, stop);
  onLanguageChange(() => {
    if (problem()) showProblem();
    describe();
  });
}

/** Takes the code, whatever its form, and asks for the state of the thread. */
async function enter() {
  clearProblem();
  const { module, deployment } = await tools();
  let code;
  try {
    code = module.AccessCode.parse(field.value);
  } catch (error) {
    return complain(() => codeProblem(error));
  }
  const opened = module.ReporterSession.fromCode(code, deployment);
  try {
    const answer = await request('GET', '/thread', { bearer: opened.bearer() });
    state.status = /** @type {ThreadStatus} */ (answer.body.thread);
    preferWords(looksLikeWords(field.value));
    arm(code);
  } catch (error) {
    opened.wipe();
    if (refusedAs(error, 'thread_not_found')) return complain(() => text('code-no-thread'));
    if (error instanceof Unreachable) return complain(() => text('code-no-connection'));
    throw error;
  } finally {
    code.wipe();
  }
  field.value = '';
  // A code that was made here for a thread that never began would be shown as the code of this one.
  state.code?.wipe();
  state.session?.wipe();
  Object.assign(state, { code: undefined, session: opened, open: true, centreId: state.status.centre_id });
  describe();
  showScreen('status');
}

/** The state of a thread whose keys are there; without a connection the last one that was known. */
export async function showStatus() {
  say(byId('status-error'), '');
  try {
    const answer = await request('GET', '/thread', { bearer: session().bearer() });
    state.status = /** @type {ThreadStatus} */ (answer.body.thread);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    say(byId('status-error'), text('code-no-connection'));
  }
  describe();
  showScreen('status');
}

/** The whole code is needed again: the lock could not be opened. */
export function askForCode() {
  showScreen('return');
  complain(() => text('lock-forgotten'));
}

/** A code that was typed and left standing would be seen by whoever comes by. */
export function clearEntry() {
  if (field.value === '') return;
  field.value = '';
  complain(() => text('entry-cleared'));
}

/** @param {() => string} because */
function complain(because) {
  problem = because;
  showProblem();
}

function showProblem() {
  sayError(field, byId('code-entry-error'), problem());
}

function clearProblem() {
  problem = () => '';
  say(byId('code-entry-error'), '');
  field.removeAttribute('aria-invalid');
}

/**
 * What is wrong with a code, as exactly as its check symbol tells.
 *
 * @param {unknown} error
 */
function codeProblem(error) {
  const { group = 0, position = 0, symbol = '', found = 0, suspects = [] } =
    /** @type {Partial<import('../../reporter/reporter.js').Refusal>} */ (error);
  switch (kindOf(error)) {
    case 'Empty':
      return text('code-empty');
    case 'GroupIncomplete':
      return text('code-group-incomplete', { group });
    case 'UnknownSymbol':
      return text('code-unknown-symbol', { group, symbol });
    case 'Length':
      return text('code-length', { found });
    case 'Checksum':
      return suspects.length > 0
        ? text('code-suspects', { count: suspects.length, groups: suspects.join(', ') })
        : text('code-checksum');
    case 'UnknownWord':
      return text('code-unknown-word', { position });
    case 'WordCount':
      return text('code-word-count', { found });
    case 'WordChecksum':
      return text('code-word-checksum');
    default:
      throw error;
  }
}

const STATES = {
  received: 'state-received',
  opened: 'state-opened',
  answered: 'state-answered',
  closed: 'state-closed',
};

function describe() {
  if (!state.status) return;
  const day = dayText(state.status.last_hour);
  byId('status-state').textContent = text(STATES[state.status.state]);
  byId('status-since').textContent = text('state-since', { centre: centreName(), day });
}

/** The second tap: only now anything is fetched and opened. */
async function showAll() {
  say(byId('status-error'), '');
  try {
    await fetchNew();
    showMessages('');
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    say(byId('status-error'), text('code-no-connection'));
  }
}
