/**
 * The password once more: whoever finds an open page must not be able to take the account over.
 */
import { Refused, refusedAs, request, Unreachable } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { button, byId, say, sayError } from '../../ui/dom.js';
import { onSubmit } from '../forms.js';
import { keys, signedIn } from '../session.js';
import { StaffRefusal } from '../vault.js';

/** The password that was typed is not the present one. */
export class WrongPassword extends Error {}

/**
 * Proof of the present password, for one change.
 *
 * @param {string} password
 */
export async function provePassword(password) {
  const name = signedIn()?.name ?? '';
  try {
    const first = await keys().call('startProof', name, password);
    const { body } = await request('POST', '/staff/sign-in/start', { body: { name, request: first } });
    return { attempt: body.attempt, finalization: await keys().call('finishProof', body.response) };
  } catch (error) {
    if (error instanceof StaffRefusal && error.kind === 'Refused') throw new WrongPassword();
    throw error;
  }
}

/**
 * A form that is opened by a button and closed again.
 *
 * @param {string} name ids begin with it: `-open`, `-form`, `-cancel`, `-save`, `-progress`, `-error`
 * @param {object} does
 * @param {() => void | Promise<void>} does.open before it is shown
 * @param {() => Promise<void>} does.submit what throws is said, and nothing that was typed is lost
 * @param {() => void} does.clear forgets what was typed and shown
 * @param {HTMLInputElement} does.password where the present password is typed
 * @param {HTMLElement} does.passwordSlot where it is said that it is wrong
 * @param {(error: unknown) => boolean} [does.refused] says what else was wrong; whether it did
 * @param {(error: unknown) => void} failed
 */
export function accountForm(name, does, failed) {
  const opener = button(`${name}-open`);
  const form = byId(`${name}-form`);
  const close = () => {
    form.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    say(byId(`${name}-error`), '');
    sayError(does.password, does.passwordSlot, '');
    does.password.value = '';
    does.clear();
  };
  opener.addEventListener('click', async () => {
    if (!form.hidden) return close();
    try {
      await does.open();
      form.hidden = false;
      opener.setAttribute('aria-expanded', 'true');
      const first = form.querySelector('input:not([hidden])');
      if (first instanceof HTMLElement) first.focus();
    } catch (error) {
      failed(error);
    }
  });
  button(`${name}-cancel`).addEventListener('click', () => {
    close();
    opener.focus();
  });
  const slot = byId(`${name}-error`);
  onSubmit(form, {
    begin() {
      say(slot, '');
      sayError(does.password, does.passwordSlot, '');
      return true;
    },
    submit: does.submit,
    refused(error) {
      if (error instanceof WrongPassword) sayError(does.password, does.passwordSlot, text('account-password-wrong'));
      else if (refusedAs(error, 'not_signed_in')) failed(error);
      else if (does.refused?.(error)) form.querySelector('[aria-invalid]')?.scrollIntoView({ block: 'nearest' });
      else if (error instanceof Refused) say(slot, error.message);
      else if (error instanceof Unreachable) say(slot, text('code-no-connection'));
      else failed(error);
    },
    progress: byId(`${name}-progress`),
    working: () => text('signing-in'),
  });
  return { close, opener };
}

/**
 * Whether a password was typed at all; says it when not.
 *
 * @param {HTMLInputElement} field
 * @param {HTMLElement} slot
 */
export function typedPassword(field, slot) {
  const typed = field.value !== '';
  sayError(field, slot, typed ? '' : text('account-password-missing'));
  return typed;
}
