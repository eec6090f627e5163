/**
 * Redeeming an invitation: a password, a second factor, keys made on this device, and the digits that a colleague will ask
 * for. Nothing is stored before the last step, so that somebody who stops in between can use the link again.
 */
import { Refused, refusedAs, request, Unreachable } from '../../api/http.js';
import { onLanguageChange, text } from '../../texts/texts.js';
import { button, byId, input, markError, onPress, say, sayError } from '../../ui/dom.js';
import { showScreen } from '../../ui/screens.js';
import { momentText, nowSeconds } from '../../ui/times.js';
import { onSubmit } from '../forms.js';
import { newFactor } from '../new-factor.js';
import { strengthField } from '../password-strength.js';
import { centreName, digitGroups, roleName } from '../people-words.js';
import { Vault } from '../vault.js';
import { canonicalName, isSignInName } from './names.js';

/**
 * @typedef {object} Seen what the link leads to
 * @property {'new' | 'renewal'} kind
 * @property {string} role
 * @property {string | null} centre_id
 * @property {string} display_name
 * @property {string | null} name the sign-in name that stays
 * @property {string | null} invited_by
 * @property {number} expires_at
 */

/**
 * @typedef {object} Prepared what the last step sends
 * @property {string} name
 * @property {string} enrolment
 * @property {string} fingerprint
 * @property {{ upload: string, vault: string, public_keys: string }} keys
 */

/**
 * @typedef {object} Way out of the invitation
 * @property {(name: string, password: string) => Promise<void>} enter opens the page for the new member
 * @property {() => void} leave to the sign-in
 * @property {(error: unknown) => void} failed
 */

/** Roles whose members read nothing before a colleague has approved them. */
const READERS = ['counsellor', 'head'];

const name = input('invitation-name');
const password = input('invitation-password');

/** The secret of the link: in memory, and nowhere else. */
let secret = '';
/** @type {Seen | undefined} */
let seen;
/** @type {Prepared | undefined} */
let prepared;
/** @type {Way} */
let way;
/** @type {ReturnType<typeof newFactor>} */
let factor;
/** @type {ReturnType<typeof strengthField>} */
let strength;

let started = false;

/**
 * Shows what a link leads to.
 *
 * @param {string} linkSecret
 * @param {Way} out
 */
export async function openInvitation(linkSecret, out) {
  secret = linkSecret;
  way = out;
  if (!started) start();
  started = true;
  forget();
  await look();
}

function start() {
  const { failed } = way;
  factor = newFactor('invitation', failed);
  strength = strengthField(password, byId('invitation-strength'), () => [
    name.value,
    seen?.display_name ?? '',
    centreName(seen?.centre_id),
  ]);
  onPress(button('invitation-begin'), begin, failed);
  onPress(button('invitation-again'), look, failed);
  onPress(button('invitation-to-sign-in'), () => way.leave(), failed);
  onPress(button('invitation-enter'), enter, failed);
  for (const back of document.querySelectorAll('[data-invitation]')) {
    if (back instanceof HTMLElement) onPress(back, () => showScreen(back.dataset.invitation ?? ''), failed);
  }
  for (const [field, slot] of /** @type {const} */ ([[name, 'name'], [password, 'password']])) {
    field.addEventListener('input', () => {
      say(byId(`invitation-${slot}-error`), '');
      markError(field, false);
    });
  }
  const shown = input('invitation-password-show');
  shown.addEventListener('change', () => {
    password.type = shown.checked ? 'text' : 'password';
  });
  const sayName = (/** @type {string} */ words) => sayError(name, byId('invitation-name-error'), words);
  onStep('password', prepare, sayName);
  onStep('app', finish, factor.sayCode);
  byId('invitation-codes-form').addEventListener('submit', (event) => {
    event.preventDefault();
    if (factor.typedBack()) showScreen('invitation-app');
  });
  onLanguageChange(() => {
    if (seen) describe(seen);
  });
}

/**
 * A lost connection is said and can be tried again.
 *
 * @param {'password' | 'app'} form
 * @param {() => Promise<void>} submit
 * @param {(words: string) => void} sayRefused says at its field what the portal has refused
 */
function onStep(form, submit, sayRefused) {
  const trouble = byId(`invitation-${form}-trouble`);
  onSubmit(byId(`invitation-${form}-form`), {
    begin() {
      say(trouble, '');
      return true;
    },
    submit,
    refused(error) {
      if (refusedAs(error, 'invitation_not_found')) over();
      else if (refusedAs(error, 'name_taken')) {
        showScreen('invitation-password');
        sayError(name, byId('invitation-name-error'), error.message);
      } else if (error instanceof Refused) sayRefused(error.message);
      else if (error instanceof Unreachable) say(trouble, text('code-no-connection'));
      else way.failed(error);
    },
    progress: byId(`invitation-${form}-progress`),
    working: () => text('invitation-working'),
  });
}

/** Asks the portal what the link leads to. */
async function look() {
  try {
    const { body } = await request('POST', '/invitation', { body: { secret } });
    seen = /** @type {Seen} */ (body);
    describe(seen);
    name.value = seen.name ?? '';
    name.readOnly = seen.name !== null;
    showScreen('invitation');
  } catch (error) {
    if (error instanceof Unreachable) showScreen('invitation-offline');
    else if (refusedAs(error, 'invitation_not_found', 'malformed_request')) over();
    else throw error;
  }
}

/** @param {Seen} invitation */
function describe({ kind, role, centre_id: centreId, display_name: person, invited_by: inviter, expires_at: until }) {
  const renewal = kind === 'renewal';
  byId('invitation-title').textContent = renewal ? text('invitation-title-renewal') : text('invitation-title-new');
  const who = inviter ?? text('invitation-by-operator');
  byId('invitation-lead').textContent = renewal
    ? text('invitation-lead-renewal', { who })
    : text('invitation-lead-new', { who });
  byId('invitation-for').textContent = person;
  byId('invitation-centre').textContent = centreName(centreId);
  byId('invitation-centre-row').hidden = !centreId;
  byId('invitation-role').textContent = roleName(role);
  byId('invitation-until').textContent = momentText(until);
  byId('invitation-renewal').hidden = !renewal;
  byId('invitation-approval').hidden = !READERS.includes(role);
  byId('invitation-done-plain').hidden = READERS.includes(role);
}

/** Checks what was chosen, draws the second factor at the portal and makes the keys here. */
async function prepare() {
  const chosen = canonicalName(name.value);
  const nameRight = isSignInName(chosen);
  const strong = strength.acceptable();
  sayError(password, byId('invitation-password-error'), strong ? '' : text('invitation-password-weak'));
  sayError(name, byId('invitation-name-error'), nameRight ? '' : text('invitation-name-wrong'));
  if (!nameRight || !strong) return;
  const worker = new Vault();
  try {
    const { deployment = '', rootKey = '' } = document.documentElement.dataset;
    const directory = await request('GET', '/directory');
    await worker.call('start', deployment, rootKey, directory.body.directory, nowSeconds());
    const message = await worker.call('startRegistration', chosen, password.value);
    const { body: begun } = await request('POST', '/invitation/start', {
      body: { secret, name: chosen, request: message },
    });
    const made = await worker.call('finishRegistration', begun.response, begun.member_id);
    prepared = {
      name: begun.name,
      enrolment: begun.enrolment,
      fingerprint: made.fingerprint,
      keys: { upload: made.upload, vault: made.vault, public_keys: made.publicKeys },
    };
    factor.show(begun.name, begun);
    showScreen('invitation-codes');
  } finally {
    worker.end();
  }
}

/** Stores all of it. */
async function finish() {
  const totp = factor.digits();
  if (!totp || !prepared) return;
  factor.sayCode('');
  const { enrolment, keys, fingerprint } = prepared;
  try {
    await request('POST', '/invitation/finish', { body: { secret, enrolment, ...keys, totp } });
  } catch (error) {
    if (!(await alreadyDone(error))) throw error;
  }
  secret = '';
  factor.clear();
  byId('invitation-fingerprint').replaceChildren(...digitGroups(fingerprint));
  showScreen('invitation-done');
}

/**
 * Whether the answer to a finished registration was lost on the way, and this is the second try.
 *
 * @param {unknown} error
 */
async function alreadyDone(error) {
  if (!refusedAs(error, 'invitation_not_found')) return false;
  try {
    const { body } = await request('GET', '/staff/session', { background: true });
    return body.session.public_keys === prepared?.keys.public_keys;
  } catch {
    return false;
  }
}

async function enter() {
  byId('invitation-enter-progress').textContent = text('signing-in');
  try {
    await way.enter(prepared?.name ?? '', password.value);
    forget();
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    say(byId('invitation-enter-error'), text('code-no-connection'));
  } finally {
    byId('invitation-enter-progress').textContent = '';
  }
}

function begin() {
  showScreen('invitation-password');
  (name.readOnly ? password : name).focus();
}

function over() {
  forget();
  secret = '';
  showScreen('invitation-over');
}

/** What was typed and shown is gone. */
function forget() {
  prepared = undefined;
  seen = undefined;
  factor.clear();
  for (const field of [name, password]) field.value = '';
  password.type = 'password';
  input('invitation-password-show').checked = false;
  byId('invitation-fingerprint').replaceChildren();
  for (const slot of ['enter-error', 'password-trouble', 'app-trouble']) say(byId(`invitation-${slot}`), '');
  // What is said of them goes as well.
  for (const field of [name, password]) field.dispatchEvent(new Event('input'));
}
