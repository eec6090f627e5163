/**
 * The second step of signing in: a code of the authenticator app, a passkey, or a recovery code.
 *
 * The server takes one second factor for each proof of the password. When one was wrong, or took too long, the password is
 * proven again with what still stands in the form, so that nobody types it twice.
 */
import { Refused, refusedAs, Unreachable } from '../api/http.js';
import { text } from '../texts/texts.js';
import { button, byId, input, onPress, say, sayError } from '../ui/dom.js';
import { currentScreen, showScreen } from '../ui/screens.js';
import { onSubmit } from './forms.js';
import { abandonSignIn, giveSecondFactor, isBegun, signIn } from './session.js';
import { NoPasskey, openedByName, passkeysKnown, usePasskey } from './webauthn.js';

/** @typedef {import('./session.js').SecondStep} SecondStep */

/** A step serves for two minutes; a request that is on its way then should still arrive. */
const FRESH_MS = 100_000;

/** @type {SecondStep | undefined} */
let step;
let askedAt = 0;

/** @type {{ name: () => string, password: () => string, entered: () => Promise<void>, failed: (error: unknown) => void }} */
let page;

/**
 * @param {typeof page} of where name and password stand, and what follows
 */
export function startSecondFactor(of) {
  page = of;
  onForm('give-code', byId('code-form'), input('staff-code'), async (typed) => {
    const digits = typed.replace(/\s/gu, '');
    if (!/^\d{6}$/u.test(digits)) return void sayError(input('staff-code'), byId('give-code-error'), text('second-code-form'));
    await give({ totp: digits }, input('staff-code'), 'give-code-error', 'second-wrong-code');
  });
  onForm('give-recovery', byId('recovery-form'), input('staff-recovery'), (typed) =>
    give({ recovery_code: typed }, input('staff-recovery'), 'give-recovery-error', 'second-wrong-recovery'),
  );
  onPress(button('use-passkey'), givePasskey, page.failed);
  onPress(button('second-back'), leaveSecondFactor, page.failed);
}

/**
 * Asks for the second factor.
 *
 * @param {SecondStep} asked
 */
export function showSecondFactor(asked) {
  keep(asked);
  for (const id of ['give-code-error', 'give-recovery-error', 'use-passkey-error']) say(byId(id), '');
  const passkey = asked.passkey !== undefined;
  const usable = passkeysKnown() && openedByName();
  byId('second-passkey').hidden = !passkey || !usable;
  byId('second-no-passkeys').hidden = !passkey || usable;
  showScreen('second-factor');
  (byId('second-passkey').hidden ? input('staff-code') : button('use-passkey')).focus();
}

/** Back to name and password; what was proven is forgotten. */
export function leaveSecondFactor() {
  abandonSignIn();
  forgetSecondFactor();
  showScreen('sign-in');
}

/** Whether the second factor is being asked for. */
export const secondFactorShown = () => currentScreen() === 'second-factor';

/** Nothing that was typed stays. */
export function forgetSecondFactor() {
  step = undefined;
  for (const id of ['staff-code', 'staff-recovery']) input(id).value = '';
}

/** @param {SecondStep} asked */
function keep(asked) {
  step = asked;
  askedAt = Date.now();
}

/** A step that serves now. */
async function fresh() {
  if (step && isBegun() && Date.now() - askedAt < FRESH_MS) return step;
  const again = await signIn(page.name(), page.password());
  if (!again) throw new Error('a session came from nowhere');
  keep(again);
  return again;
}

/**
 * @param {string} name of the button; where its error is said begins with it
 * @param {HTMLElement} form
 * @param {HTMLInputElement} field
 * @param {(typed: string) => Promise<void>} action
 */
function onForm(name, form, field, action) {
  const slot = byId(`${name}-error`);
  onSubmit(form, {
    begin() {
      const typed = field.value.trim() !== '';
      sayError(field, slot, typed ? '' : text('sign-in-incomplete'));
      return typed;
    },
    submit: () => action(field.value),
    refused: page.failed,
    progress: byId('second-progress'),
    working: () => text('signing-in'),
  });
}

/**
 * @param {{ totp: string } | { recovery_code: string }} factor
 * @param {HTMLInputElement} field
 * @param {string} slotId
 * @param {string} wrong the text for a refusal
 */
async function give(factor, field, slotId, wrong) {
  try {
    await fresh();
    await giveSecondFactor(factor);
  } catch (error) {
    if (refusedAs(error, 'sign_in_failed', 'malformed_request')) sayError(field, byId(slotId), text(wrong));
    else if (error instanceof Refused) sayError(field, byId(slotId), error.message);
    else if (error instanceof Unreachable) sayError(field, byId(slotId), text('code-no-connection'));
    else throw error;
    field.select();
    return;
  }
  await page.entered();
}

async function givePasskey() {
  const slot = byId('use-passkey-error');
  say(slot, '');
  try {
    const { passkey } = await fresh();
    // Removed elsewhere in the meantime.
    if (!passkey) throw new NoPasskey();
    await giveSecondFactor({ passkey: await usePasskey(passkey) });
  } catch (error) {
    if (error instanceof NoPasskey) say(slot, text('passkey-none'));
    else if (refusedAs(error, 'sign_in_failed')) say(slot, text('passkey-refused'));
    else if (error instanceof Refused) say(slot, error.message);
    else if (error instanceof Unreachable) say(slot, text('code-no-connection'));
    else throw error;
    return;
  }
  await page.entered();
}
