/**
 * Signing in, unlocking, locking, signing out.
 *
 * The session on the server says who may fetch sealed bytes; the keys that open them exist only in the worker. Locking
 * ends the worker and leaves the session; unlocking needs the password again, but not the second factor.
 */
import { refusedAs, request, Unreachable } from '../api/http.js';
import { nowSeconds } from '../ui/times.js';
import { keyChain } from './keys/chain.js';
import { Vault } from './vault.js';

/**
 * @typedef {object} Member
 * @property {string} id
 * @property {string} name
 * @property {string} display_name
 * @property {'counsellor' | 'head' | 'coordinator' | 'operator'} role
 * @property {string | null} centre_id none for roles that belong to no centre
 */

/** @type {Member | undefined} who is signed in */
let member;

/** @type {Vault | undefined} the keys, while unlocked */
let vault;

/** The centre's key that is open: the newest that the root has signed; empty if there is none. */
let openKeyId = '';

export const signedIn = () => member;
export const openKey = () => openKeyId;

/** The unlocked keys. */
export function keys() {
  if (!vault) throw new Error('locked');
  return vault;
}

export const unlocked = () => vault !== undefined;

/** Whether a session lives on the server, as after reloading the page. */
export async function resume() {
  const { body } = await request('GET', '/staff/session', { background: true });
  member = body.session.member;
}

/**
 * @typedef {object} SecondStep how the second factor is to be given
 * @property {string} step
 * @property {import('./webauthn.js').PasskeyQuestion} [passkey] left out where the account has none
 */

/** @type {{ opening: Vault, step: string } | undefined} a sign-in whose password was proven */
let begun;

/**
 * Proves the password. A living session is unlocked by it; otherwise gives how the second factor is to be given, to
 * {@link giveSecondFactor}.
 *
 * @param {string} name
 * @param {string} password
 * @returns {Promise<SecondStep | undefined>}
 */
export async function signIn(name, password) {
  abandonSignIn();
  const opening = new Vault();
  try {
    const { deployment = '', rootKey = '' } = document.documentElement.dataset;
    const directory = await request('GET', '/directory');
    await opening.call('start', deployment, rootKey, directory.body.directory, nowSeconds());
    const first = await opening.call('startSignIn', name, password);
    const { body: started } = await request('POST', '/staff/sign-in/start', { body: { name, request: first } });
    const finalization = await opening.call('finishSignIn', started.response);
    const finish = { attempt: started.attempt, finalization };
    const { body } = await request('POST', '/staff/sign-in/finish', { body: finish });
    await unlock(opening, body.session);
    return undefined;
  } catch (error) {
    if (refusedAs(error, 'code_needed')) {
      /** @type {SecondStep} */
      const step = error.error.second_step;
      begun = { opening, step: step.step };
      return step;
    }
    opening.end();
    throw error;
  }
}

/**
 * Gives the second factor, once for each proof of the password.
 *
 * @param {{ totp: string } | { recovery_code: string } | { passkey: object }} factor
 */
export async function giveSecondFactor(factor) {
  if (!begun) throw new Error('no password was proven');
  const { opening, step } = begun;
  begun = undefined;
  try {
    const { body } = await request('POST', '/staff/sign-in/second-factor', { body: { step, ...factor } });
    await unlock(opening, body.session);
  } catch (error) {
    opening.end();
    throw error;
  }
}

/** Whether a second factor can be given now. */
export const isBegun = () => begun !== undefined;

/** Forgets a sign-in that lacks its second factor. */
export function abandonSignIn() {
  begun?.opening.end();
  begun = undefined;
}

/**
 * @param {Vault} opening
 * @param {{ member: Member, vault: string, centre_keys: import('./keys/chain.js').KeptKey[] }} session
 */
async function unlock(opening, session) {
  const chain = keyChain(session.centre_keys);
  const { id, centre_id: centreId } = session.member;
  await opening.call('unlock', id, centreId ?? '', session.vault, chain);
  member = session.member;
  vault = opening;
  openKeyId = chain[0]?.keyId ?? '';
  await keepVault(opening, session.vault);
}

/**
 * Opens the centre's keys anew, without the password: the root has signed a new one, or a colleague has approved the member.
 *
 * @param {import('./keys/chain.js').KeptKey[]} kept
 */
export async function openCentreKeys(kept) {
  const chain = keyChain(kept);
  const { body } = await request('GET', '/directory', { background: true });
  await keys().call('openCentreKeys', body.directory, nowSeconds(), chain);
  openKeyId = chain[0]?.keyId ?? '';
}

/**
 * Has the server keep the vault that remembers the newest directory. It is no loss when this fails: the next unlocking
 * tries again.
 *
 * @param {Vault} opened
 * @param {string} known the vault as it was read
 */
async function keepVault(opened, known) {
  const renewed = await opened.call('vaultToStore');
  if (renewed === undefined) return;
  try {
    await request('POST', '/staff/vault', { body: { known, vault: renewed } });
  } catch (error) {
    if (!(error instanceof Unreachable) && !refusedAs(error, 'account_changed')) throw error;
  }
}

/** Drops the keys once the drafts are sealed that are being sealed; nothing else can be done with them any more. */
export function lockKeys() {
  vault?.close();
  vault = undefined;
  openKeyId = '';
}

/** Drops the keys. */
export function dropKeys() {
  vault?.end();
  vault = undefined;
  openKeyId = '';
}

/** Drops the keys and forgets who was here. */
export function forget() {
  abandonSignIn();
  dropKeys();
  member = undefined;
}

/** Ends the session on the server too. */
export async function signOut() {
  forget();
  await request('POST', '/staff/sign-out', { body: {} });
}
