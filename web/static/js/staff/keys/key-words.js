/**
 * Words about keys: days, and the digits by which a new key is compared.
 */
import { refusedAs } from '../../api/http.js';
import { dayText } from '../../ui/times.js';

const SECONDS_PER_HOUR = 3600;

/** @param {number} seconds since the Unix epoch */
export const dayOf = (seconds) => dayText(Math.floor(seconds / SECONDS_PER_HOUR));

/**
 * Digits of the keys that were made in this page. The server could show others: only the maker's browser knows them, and
 * only as long as the page is open. They are no secret.
 *
 * @type {Map<string, string>} by id of the key
 */
const digits = new Map();

/**
 * @param {string} keyId
 * @param {string} fingerprint
 */
export function keepDigits(keyId, fingerprint) {
  digits.set(keyId, fingerprint);
}

/** @param {string} keyId */
export const digitsOf = (keyId) => digits.get(keyId);

/**
 * The words for the server's refusals of a key, a sheet or an approval; anything else is thrown.
 *
 * @param {unknown} error
 */
export function refusalWords(error) {
  if (refusedAs(error, 'conflicting_key', 'not_a_holder', 'forbidden', 'key_pending')) return error.message;
  throw error;
}
