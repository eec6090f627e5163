/**
 * Renewing an account whose password or second factor is lost, and closing the account of somebody who leaves.
 */
import { refusedAs, request } from '../../api/http.js';
import { onLanguageChange, text } from '../../texts/texts.js';
import { button, byId, input, onPress, say, sayError } from '../../ui/dom.js';
import { openArea } from '../areas.js';
import { onSubmitOnce } from '../forms.js';
import { showLink } from './invite.js';
import { holdsKeys, isReader } from './people.js';
import { showPart } from '../parts.js';

/** @typedef {import('./people.js').Colleague} Colleague */

/** @type {Colleague | undefined} whom it is about */
let colleague;

/** The two acts after which the centre may be left without anybody who holds its key. */
const ACTS = /** @type {const} */ (['renew', 'leave']);

/**
 * @param {object} hooks
 * @param {() => Promise<void>} hooks.changed somebody stands otherwise now
 * @param {(error: unknown) => void} hooks.failed
 */
export function startLeave({ changed, failed }) {
  onPress(button('leave-continue'), () => showPart('colleagues', 'leave-confirm'), failed);
  onPress(button('leave-back'), () => showPart('colleagues', 'leave'), failed);
  onPress(button('left-keys'), () => openArea('keys'), failed);
  for (const act of ACTS) {
    onSubmitOnce(byId(`${act}-form`), async () => {
      if (colleague) await (act === 'renew' ? renew(colleague) : close(colleague, changed)).catch(failed);
    });
  }
  onLanguageChange(() => colleague && describe(colleague));
}

/**
 * @param {'renew' | 'leave'} act
 * @param {Colleague} member
 */
export function openAct(act, member) {
  clearLeave();
  colleague = member;
  describe(member);
  showPart('colleagues', act);
}

export function clearLeave() {
  colleague = undefined;
  for (const act of ACTS) {
    byId(`${act}-last`).hidden = true;
    input(`${act}-last-name`).value = '';
    sayError(input(`${act}-last-name`), byId(`${act}-last-error`), '');
  }
}

/** @param {Colleague} member */
function describe({ display_name: person, name, role, standing }) {
  byId('renew-title').textContent = text('renew-title', { name: person });
  byId('leave-title').textContent = text('leave-title', { name: person });
  byId('leave-confirm-title').textContent = text('leave-confirm-title', { name: person });
  byId('left-title').textContent = text('left-title', { name: person });
  for (const act of ACTS) byId(`${act}-last-label`).textContent = text('last-holder-name', { name });
  // Who waits has read nothing, and who holds no key leaves none behind.
  const knew = holdsKeys(role) && standing !== 'waiting';
  byId('leave-stays-part').hidden = !knew;
  byId('leave-ends-keys').hidden = !knew;
  byId('left-rotate').hidden = !knew;
  button('left-keys').hidden = !knew || !isReader();
}

/**
 * What the portal wants besides, where nobody else holds the key: the name, typed.
 *
 * @param {'renew' | 'leave'} act
 */
function confirmation(act) {
  const typed = input(`${act}-last-name`).value.trim();
  return byId(`${act}-last`).hidden ? {} : { confirm_last_holder: typed };
}

/**
 * @param {'renew' | 'leave'} act
 * @param {unknown} error
 */
function askForName(act, error) {
  if (!refusedAs(error, 'last_holder')) throw error;
  const asked = !byId(`${act}-last`).hidden;
  byId(`${act}-last`).hidden = false;
  sayError(input(`${act}-last-name`), byId(`${act}-last-error`), text(asked ? 'last-holder-wrong' : 'last-holder-asked'));
}

/** @param {Colleague} member */
async function renew(member) {
  try {
    const { body } = await request('POST', '/staff/invitations', { body: { renew: member.id, ...confirmation('renew') } });
    clearLeave();
    showLink(body);
  } catch (error) {
    askForName('renew', error);
  }
}

/**
 * @param {Colleague} member
 * @param {() => Promise<void>} changed
 */
async function close(member, changed) {
  try {
    await request('POST', `/staff/members/${member.id}/close`, { body: confirmation('leave') });
  } catch (error) {
    return askForName('leave', error);
  }
  say(byId('leave-last-error'), '');
  showPart('colleagues', 'left');
  await changed();
}
