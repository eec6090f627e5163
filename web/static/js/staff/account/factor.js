/**
 * Another authenticator app, with new recovery codes. The old ones serve until the new app has shown a right code.
 */
import { refusedAs, request } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { byId, input, say } from '../../ui/dom.js';
import { newFactor } from '../new-factor.js';
import { signedIn } from '../session.js';
import { accountForm, provePassword, typedPassword } from './proof.js';

/** Recovery codes that are few: time to make new ones. */
const FEW = 3;

/** @type {{ close: () => void } | undefined} */
let form;

/**
 * @param {(what: string) => Promise<void>} finished
 * @param {(error: unknown) => void} failed
 */
export function startFactor(finished, failed) {
  const [password, slot] = [input('factor-password'), byId('factor-password-error')];
  const shown = newFactor('own', failed);
  let enrolment = '';
  form = accountForm(
    'factor',
    {
      async open() {
        const { body } = await request('POST', '/staff/second-factor/start', { body: {} });
        enrolment = body.enrolment;
        shown.show(signedIn()?.name ?? '', body);
      },
      async submit() {
        const totp = shown.digits();
        if (totp === undefined || !shown.typedBack() || !typedPassword(password, slot)) return;
        const proof = await provePassword(password.value);
        await request('POST', '/staff/second-factor/finish', { body: { proof, enrolment, totp } });
        form?.close();
        await finished('account-app-done');
      },
      clear() {
        enrolment = '';
        shown.clear();
      },
      password,
      passwordSlot: slot,
      refused(error) {
        if (!refusedAs(error, 'wrong_code')) return false;
        shown.sayCode(error.message);
        return true;
      },
    },
    failed,
  );
}

/** Nothing that was typed or shown stays. */
export const clearFactor = () => form?.close();

/** @param {import('./account-area.js').SecondFactors} [factors] */
export function renderFactor(factors) {
  const slot = byId('account-codes-left');
  const left = factors?.recovery_codes_left;
  say(slot, left === undefined ? '' : text('account-codes-left', { count: left }));
  slot.classList.toggle('few', left !== undefined && left < FEW);
}
