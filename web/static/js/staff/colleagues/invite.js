/**
 * Inviting somebody, and the link that is shown this once.
 */
import { refusedAs, request } from '../../api/http.js';
import { onLanguageChange, text } from '../../texts/texts.js';
import { copyText } from '../../ui/copy.js';
import { button, byId, input, onPress, say, sayError, select, textarea } from '../../ui/dom.js';
import { momentText } from '../../ui/times.js';
import { onSubmitOnce } from '../forms.js';
import { signedIn } from '../session.js';
import { holdsKeys, managedRoles } from './people.js';
import { showPart } from '../parts.js';

/** @typedef {import('./people.js').Invitation} Invitation */

/** @type {Invitation | undefined} whose link is shown */
let shown;

const name = input('invite-name');
const centre = select('invite-centre');
const roles = [...document.querySelectorAll('#invite-roles label')].flatMap((label) => {
  const radio = label.querySelector('input');
  return label instanceof HTMLElement && radio ? [{ label, radio }] : [];
});

/** @param {(error: unknown) => void} failed */
export function startInvite(failed) {
  onPress(button('invite-open'), openInvite, failed);
  onPress(
    button('link-copy'),
    () => {
      // Some browsers copy only where something is selected; and where none does, the keys do.
      textarea('link').select();
      const copied = copyText(textarea('link').value);
      byId('link-copied').textContent = copied ? text('link-copied') : text('link-not-copied');
    },
    failed,
  );
  byId('invite-roles').addEventListener('change', showCentre);
  onSubmitOnce(byId('invite-form'), () => invite().catch(failed));
  onLanguageChange(() => shown && describe(shown));
}

function openInvite() {
  clearInvite();
  const managed = managedRoles();
  for (const { label, radio } of roles) {
    label.hidden = !managed.includes(/** @type {import('./people.js').Role} */ (radio.value));
  }
  showCentre();
  showPart('colleagues', 'invite');
  name.focus();
}

/** The link and what was typed are gone. */
export function clearInvite() {
  shown = undefined;
  textarea('link').value = '';
  byId('link-copied').textContent = '';
  name.value = '';
  centre.value = '';
  for (const { radio } of roles) radio.checked = false;
  for (const slot of ['name', 'role', 'centre']) say(byId(`invite-${slot}-error`), '');
  for (const field of [name, centre]) field.removeAttribute('aria-invalid');
}

const chosenRole = () =>
  /** @type {import('./people.js').Role | undefined} */ (roles.find(({ radio }) => radio.checked)?.radio.value);

/** The operator says for which centre; a head invites to the own one. */
function showCentre() {
  const role = chosenRole();
  byId('invite-centre-row').hidden = signedIn()?.role !== 'operator' || !role || !holdsKeys(role);
}

async function invite() {
  const role = chosenRole();
  const wantsCentre = !byId('invite-centre-row').hidden;
  // The first field that is wrong gets the focus, so the last one is looked at first.
  if (wantsCentre) sayError(centre, byId('invite-centre-error'), centre.value ? '' : text('invite-centre-missing'));
  say(byId('invite-role-error'), role ? '' : text('invite-role-missing'));
  if (!role) roles.find(({ label }) => !label.hidden)?.radio.focus();
  sayError(name, byId('invite-name-error'), name.value.trim() ? '' : text('invite-name-missing'));
  if (!name.value.trim() || !role || (wantsCentre && !centre.value)) return;
  try {
    const { body } = await request('POST', '/staff/invitations', {
      body: { role, display_name: name.value.trim(), ...(wantsCentre ? { centre_id: centre.value } : {}) },
    });
    showLink(body);
  } catch (error) {
    if (!refusedAs(error, 'unknown_centre')) throw error;
    sayError(centre, byId('invite-centre-error'), error.message);
  }
}

/**
 * Shows a link, this once.
 *
 * @param {{ invitation: Invitation, link: string }} invited
 */
export function showLink({ invitation, link }) {
  clearInvite();
  shown = invitation;
  textarea('link').value = link;
  describe(invitation);
  showPart('colleagues', 'link');
}

/** @param {Invitation} invitation */
function describe({ display_name: person, expires_at: until }) {
  byId('link-title').textContent = text('link-title', { name: person });
  byId('link-until').textContent = text('link-until', { until: momentText(until) });
}
