/**
 * The list of colleagues: those who wait first, then who works, invitations that are open, and closed accounts.
 */
import { text } from '../../texts/texts.js';
import { byId, element } from '../../ui/dom.js';
import { momentText } from '../../ui/times.js';
import { centreName, roleName } from '../people-words.js';
import { signedIn } from '../session.js';
import { holdsKeys, isReader, managedRoles } from './people.js';

/**
 * @typedef {import('./people.js').Colleague} Colleague
 * @typedef {import('./people.js').Invitation} Invitation
 */

/**
 * @typedef {object} Press what a row's buttons do
 * @property {(member: Colleague) => void} approve
 * @property {(member: Colleague) => void} renew
 * @property {(member: Colleague) => void} leave
 * @property {(invitation: Invitation) => void} revoke
 */

/**
 * @param {readonly Colleague[]} members
 * @param {readonly Invitation[]} invitations
 * @param {Press} press
 */
export function renderList(members, invitations, press) {
  const own = signedIn()?.id;
  // Only who holds the key can give it on.
  const mayApprove = isReader() && members.some(({ id, standing }) => id === own && standing === 'active');
  const row = (/** @type {Colleague} */ member) => colleagueRow(member, press, mayApprove);
  const waiting = members.filter(({ standing }) => standing === 'waiting');
  const closed = members.filter(({ standing }) => standing === 'closed');
  byId('colleagues-waiting').replaceChildren(...waiting.map(row));
  byId('colleagues-waiting-part').hidden = waiting.length === 0;
  byId('colleagues-active').replaceChildren(...members.filter(({ standing }) => standing === 'active').map(row));
  byId('colleagues-closed').replaceChildren(...closed.map(row));
  byId('colleagues-closed-part').hidden = closed.length === 0;
  const open = invitations.filter(({ state }) => state === 'open');
  byId('invitations').replaceChildren(...open.map((invitation) => invitationRow(invitation, press)));
  byId('invitations-none').hidden = open.length > 0;
}

/**
 * @param {Colleague} member
 * @param {Press} press
 * @param {boolean} mayApprove
 */
function colleagueRow(member, press, mayApprove) {
  const { id, name, display_name: person, role, standing } = member;
  const self = id === signedIn()?.id;
  const row = element('li', 'person', element('p', 'person-name', self ? text('colleague-self', { name: person }) : person));
  row.dataset.member = name;
  row.append(element('p', 'person-facts', facts(roleName(role), member.centre_id, name)));
  row.append(element('p', 'person-standing', standingWords(member)));
  row.dataset.standing = standing;
  const actions = element('div', 'person-actions');
  if (standing === 'waiting' && mayApprove && !self) {
    actions.append(action(text('colleague-approve'), 'primary', person, () => press.approve(member)));
  }
  if (standing !== 'closed' && !self && managedRoles().includes(role)) {
    actions.append(action(text('colleague-renew'), 'plain', person, () => press.renew(member)));
    actions.append(action(text('colleague-leave'), 'plain danger', person, () => press.leave(member)));
  }
  if (actions.childElementCount > 0) row.append(actions);
  return row;
}

/** @param {Colleague} member */
function standingWords({ standing, role }) {
  if (standing === 'closed') return text('colleague-closed');
  if (standing === 'waiting') return text('colleague-waits');
  return holdsKeys(role) ? text('colleague-holds') : text('colleague-works');
}

/**
 * @param {string} role
 * @param {string | null} centreId
 * @param {string} name
 */
function facts(role, centreId, name) {
  // Of one's own centre everybody is.
  const centre = centreId && centreId !== signedIn()?.centre_id ? centreName(centreId) : '';
  return [role, centre, name].filter((fact) => fact !== '').join(' · ');
}

/**
 * @param {Invitation} invitation
 * @param {Press} press
 */
function invitationRow(invitation, press) {
  const { display_name: person, role, centre_id: centreId, kind, expires_at: until } = invitation;
  const words = kind === 'renewal' ? text('invitation-is-renewal') : text('invitation-is-new');
  const row = element('li', 'person', element('p', 'person-name', person));
  row.append(element('p', 'person-facts', facts(roleName(role), centreId, words)));
  row.append(element('p', 'person-standing', text('invitation-open-until', { until: momentText(until) })));
  row.append(
    element('div', 'person-actions', action(text('invitation-revoke'), 'plain danger', person, () => press.revoke(invitation))),
  );
  return row;
}

/**
 * A button of a row; those who do not see the row hear whom it is about.
 *
 * @param {string} label
 * @param {string} kind
 * @param {string} person
 * @param {() => void} pressed
 */
function action(label, kind, person, pressed) {
  const made = element('button', `button small ${kind}`, label);
  made.setAttribute('type', 'button');
  made.setAttribute('aria-label', `${label}: ${person}`);
  made.addEventListener('click', pressed);
  return made;
}
