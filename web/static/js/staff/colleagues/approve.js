/**
 * Approving a colleague: she is called, reads her digits, they are typed here, and only if they are those of the keys that the
 * portal has given the centre's key is sealed to her. The digits are never shown beforehand: they would be nodded through.
 */
import { refusedAs, request } from '../../api/http.js';
import { onLanguageChange, text } from '../../texts/texts.js';
import { button, byId, onPress, say } from '../../ui/dom.js';
import { roleName } from '../people-words.js';
import { sha256 } from '../base64url.js';
import { onSubmitOnce } from '../forms.js';
import { keys } from '../session.js';
import { StaffRefusal } from '../vault.js';
import { digitFields } from './digits.js';
import { managedRoles } from './people.js';
import { showPart } from '../parts.js';

/** @typedef {import('./people.js').Colleague} Colleague */

/** @type {Colleague | undefined} */
let colleague;
/** @type {ReturnType<typeof digitFields>} */
let digits;

/**
 * @param {object} hooks
 * @param {(words: string) => Promise<void>} hooks.done back to a fresh list, with what has happened
 * @param {(member: Colleague) => void} hooks.refuse
 * @param {(error: unknown) => void} hooks.failed
 */
export function startApprove({ done, refuse, failed }) {
  /** @param {Colleague} member */
  const settle = async (member) => {
    if (await approve(member)) await done(text('approve-done', { name: member.display_name }));
  };
  digits = digitFields(byId('approve-digits'));
  onPress(button('approve-refuse'), () => colleague && refuse(colleague), failed);
  onSubmitOnce(byId('approve-form'), async () => {
    if (colleague) await settle(colleague).catch(failed);
  });
  onLanguageChange(() => colleague && describe(colleague));
}

/** @param {Colleague} member who waits */
export function openApprove(member) {
  clearApprove();
  colleague = member;
  describe(member);
  button('approve-refuse').hidden = !managedRoles().includes(member.role);
  byId('approve-no-hint').hidden = managedRoles().includes(member.role);
  showPart('colleagues', 'approve');
}

export function clearApprove() {
  colleague = undefined;
  digits.clear();
  digits.mark(false);
  say(byId('approve-error'), '');
  for (const slot of ['title', 'lead']) byId(`approve-${slot}`).textContent = '';
}

/** @param {Colleague} member */
function describe(member) {
  byId('approve-title').textContent = text('approve-title', { name: member.display_name });
  byId('approve-lead').textContent = text('approve-lead', { role: roleName(member.role), name: member.name });
}

/**
 * @param {Colleague} member
 * @returns {Promise<boolean>} whether the colleague holds the key now
 */
async function approve(member) {
  const { id, public_keys: publicKeys } = member;
  if (!digits.complete()) {
    say(byId('approve-error'), text('approve-incomplete'));
    digits.focus();
    return false;
  }
  if (!publicKeys) throw new Error('a colleague without keys');
  say(byId('approve-error'), '');
  digits.mark(false);
  try {
    const seal = await keys().call('approve', { memberId: id, kind: 'member', publicKeys }, digits.value());
    await request('POST', `/staff/members/${id}/approve`, {
      body: {
        public_keys_sha256: await sha256(publicKeys),
        seals: [{ key_id: seal.keyId, sealed: seal.sealed, mark: seal.mark }],
      },
    });
    return true;
  } catch (error) {
    if (error instanceof StaffRefusal && error.kind === 'FingerprintDiffers') {
      digits.mark(true);
      say(byId('approve-error'), text('approve-differs'));
    } else if (refusedAs(error, 'key_pending', 'conflicting_key', 'not_a_holder', 'member_not_found')) {
      say(byId('approve-error'), error.message);
    } else throw error;
    return false;
  }
}
