/**
 * What the server keeps of the centre's keys, and following it: when the root has signed a new key, or a colleague has
 * approved the member, the keys are opened anew without the password.
 */
import { request } from '../../api/http.js';
import { openCentreKeys, openKey, signedIn, unlocked } from '../session.js';

/**
 * @typedef {object} KeyItem as the API gives it
 * @property {string} key_id
 * @property {number} epoch
 * @property {string} public_key
 * @property {'pending' | 'current' | 'old' | 'destroyed'} state
 * @property {number | null} activated_at Unix seconds
 * @property {string | null} sealed
 * @property {string | null} previous
 * @property {string[]} holders ids of members
 *
 * @typedef {object} Sheet as the API gives it
 * @property {string} sheet_id
 * @property {string} public_key
 * @property {{ key_id: string, sealed: string, mark: string }[]} seals
 *
 * @typedef {object} Kept as the API gives it
 * @property {KeyItem[]} keys oldest first
 * @property {boolean} may_withdraw whether the member may take back the key that waits
 * @property {boolean} rotation_demanded
 * @property {number | null} rotation_due_at Unix seconds
 * @property {Sheet | null} recovery_sheet
 */

/** Whether the member's centre has keys at all: the operator and the coordinator belong to none. */
export const hasCentre = () => Boolean(signedIn()?.centre_id);

/**
 * @param {boolean} [background]
 * @returns {Promise<Kept>}
 */
export async function fetchKept(background = false) {
  const { body } = await request('GET', '/staff/centre-keys', { background });
  return body;
}

/** @param {Kept} kept */
export const currentKey = (kept) => kept.keys.find(({ state }) => state === 'current');
/** @param {Kept} kept */
export const pendingKey = (kept) => kept.keys.find(({ state }) => state === 'pending');

/**
 * The keys that the root has signed, oldest first.
 *
 * @param {Kept} kept
 */
export const signedKeys = (kept) => kept.keys.filter((key) => key.activated_at !== null);

/**
 * Whether some thread may still need a key before the current one.
 *
 * @param {Kept} kept
 */
export const hasOldKeys = (kept) => kept.keys.some(({ state }) => state === 'old') || Boolean(currentKey(kept)?.previous);

/**
 * Whether the current key is open here; opens it, if the server has it for the member.
 *
 * @param {Kept} kept
 */
export async function follow(kept) {
  const current = currentKey(kept);
  if (!current?.sealed) return false;
  if (current.key_id !== openKey()) await openCentreKeys(signedKeys(kept));
  return current.key_id === openKey();
}

/** Asks for the keys; whether another one was opened. */
export async function followKeys() {
  const before = openKey();
  const kept = await fetchKept(true);
  return unlocked() && (await follow(kept)) && openKey() !== before;
}
