/**
 * Changing the password: the keys are sealed anew under it in the worker, and the server replaces both in one step.
 */
import { request } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { byId, input, sayError } from '../../ui/dom.js';
import { strengthField } from '../password-strength.js';
import { keys, signedIn } from '../session.js';
import { accountForm, provePassword, typedPassword } from './proof.js';

/** @type {{ close: () => void } | undefined} */
let form;

/**
 * @param {(what: string) => Promise<void>} finished
 * @param {(error: unknown) => void} failed
 */
export function startPassword(finished, failed) {
  const [old, fresh] = [input('password-old'), input('password-new')];
  const [oldSlot, freshSlot] = [byId('password-old-error'), byId('password-new-error')];
  const strength = strengthField(fresh, byId('password-strength'), () => {
    const member = signedIn();
    return member ? [member.name, member.display_name, member.centre_id ?? ''] : [];
  });
  const shown = input('password-show');
  const show = () => {
    for (const field of [old, fresh]) field.type = shown.checked ? 'text' : 'password';
  };
  shown.addEventListener('change', show);
  form = accountForm(
    'password',
    {
      open() {
        input('password-name').value = signedIn()?.name ?? '';
      },
      async submit() {
        if (!typedPassword(old, oldSlot)) return;
        const strong = strength.acceptable();
        sayError(fresh, freshSlot, strong ? '' : text('account-password-weak'));
        if (!strong) return;
        await change(old.value, fresh.value);
        form?.close();
        await finished('account-password-done');
      },
      clear() {
        fresh.value = '';
        fresh.dispatchEvent(new Event('input'));
        sayError(fresh, freshSlot, '');
        shown.checked = false;
        show();
      },
      password: old,
      passwordSlot: oldSlot,
    },
    failed,
  );
}

/** Nothing that was typed stays. */
export const clearPassword = () => form?.close();

/**
 * @param {string} old
 * @param {string} fresh
 */
async function change(old, fresh) {
  const proof = await provePassword(old);
  const first = await keys().call('startPasswordChange', signedIn()?.name ?? '', fresh);
  const { body } = await request('POST', '/staff/password/start', { body: { request: first } });
  const changed = await keys().call('finishPasswordChange', body.response);
  await request('POST', '/staff/password/finish', { body: { proof, ...changed } });
}
