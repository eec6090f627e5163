/**
 * The area of the colleagues: who there is, who waits, and what is done about it.
 */
import { refusedAs, request } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { button, byId, onPress, say } from '../../ui/dom.js';
import { lookForNotices } from '../people-notices.js';
import { signedIn, unlocked } from '../session.js';
import { clearApprove, openApprove, startApprove } from './approve.js';
import { clearInvite, startInvite } from './invite.js';
import { clearLeave, openAct, startLeave } from './leave.js';
import { renderList } from './list.js';
import { fetchInvitations, fetchKeyState, fetchMembers, isReader, managedRoles } from './people.js';
import { showPart } from '../parts.js';

/**
 * @typedef {import('./people.js').Colleague} Colleague
 * @typedef {import('./people.js').Invitation} Invitation
 */

/** @type {Colleague[]} */
let members = [];
/** @type {Invitation[]} */
let invitations = [];
let keyPending = false;
let failed = (/** @type {unknown} */ _error) => {};

/** @type {import('../areas.js').Area} */
export const colleaguesArea = {
  start(whenFailed) {
    failed = whenFailed;
    startApprove({ done: backWith, refuse: (member) => openAct('leave', member), failed });
    startInvite(failed);
    startLeave({ changed: load, failed });
    for (const back of document.querySelectorAll('[data-part-back]')) {
      if (back instanceof HTMLElement) onPress(back, () => backWith(''), failed);
    }
  },
  async open() {
    forgetSteps();
    say(byId('colleagues-notice'), '');
    showPart('colleagues', 'list');
    await load();
  },
  close: forgetSteps,
  clear() {
    members = [];
    invitations = [];
    keyPending = false;
    forgetSteps();
    say(byId('colleagues-notice'), '');
    renderList([], [], press);
  },
  render,
};

/** @type {import('./list.js').Press} */
const press = {
  approve(member) {
    if (keyPending) say(byId('colleagues-notice'), text('colleagues-key-pending'));
    else openApprove(member);
  },
  renew: (member) => openAct('renew', member),
  leave: (member) => openAct('leave', member),
  revoke: (invitation) => revoke(invitation).catch(failed),
};

/** What was typed and shown in a step is gone. */
function forgetSteps() {
  clearApprove();
  clearInvite();
  clearLeave();
}

/** Fetches what is shown. */
async function load() {
  const fetched = await Promise.all([
    fetchMembers(),
    managedRoles().length > 0 ? fetchInvitations() : [],
    isReader() ? fetchKeyState() : { pending: false },
  ]);
  // Locked meanwhile: nothing is left here.
  if (!unlocked()) return;
  [members, invitations, { pending: keyPending }] = fetched;
  render();
  await lookForNotices();
}

function render() {
  const manages = managedRoles().length > 0;
  button('invite-open').hidden = !manages;
  byId('invitations-part').hidden = !manages;
  renderList(members, invitations, press);
  const own = members.find(({ id }) => id === signedIn()?.id);
  if (own?.standing === 'waiting') say(byId('colleagues-notice'), text('colleagues-self-waits'));
  else if (keyPending) say(byId('colleagues-notice'), text('colleagues-key-pending'));
}

/**
 * Back to the list, as it is now.
 *
 * @param {string} words what has happened
 */
async function backWith(words) {
  forgetSteps();
  showPart('colleagues', 'list');
  say(byId('colleagues-notice'), words);
  await load();
}

/** @param {Invitation} invitation */
async function revoke(invitation) {
  try {
    await request('POST', `/staff/invitations/${invitation.id}/revoke`, { body: {} });
    await backWith(text('invitation-revoked', { name: invitation.display_name }));
  } catch (error) {
    // Used or expired meanwhile: the list tells how it stands.
    if (!refusedAs(error, 'invitation_not_found')) throw error;
    await backWith(text('invitation-revoke-late', { name: invitation.display_name }));
  }
}
