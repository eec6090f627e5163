/**
 * What is kept of a locked page: ciphertext that one part of the code opens, and only the person has the code.
 *
 * The part is one group (20 bits) or two neighbouring words (22 bits), drawn anew for each lock. Its key is stretched, so
 * that even somebody who reads this page's memory has to try for days. While the page is open there are only keys that
 * can encrypt: locking is quick, and nothing is in memory that would open what was locked.
 */
import { GROUPS, severalLetters, symbols, WORDS } from './code-parts.js';

/**
 * @typedef {import('./state.js').AccessCode} AccessCode
 * @typedef {{ iv: Uint8Array<ArrayBuffer>, bytes: ArrayBuffer }} Box AES-GCM
 *
 * @typedef {object} Seal one way to lock
 * @property {boolean} words whether two words are asked for, or else one group
 * @property {number} asked which one, from 0
 * @property {Uint8Array<ArrayBuffer>} salt
 * @property {CryptoKey} key it can encrypt, and nothing else
 * @property {Box} code the code itself, since an open page need not keep it
 *
 * @typedef {Omit<Seal, 'key'> & { draft: Box }} Sealed
 */

/** What OWASP asks for with PBKDF2 and SHA-256: about a second on a slow phone, and a million times that for who guesses. */
const ROUNDS = 600_000;

/** NIST SP 800-132 asks for 16 bytes at least, SP 800-38D for 12. */
const SALT_BYTES = 16;
const IV_BYTES = 12;

/**
 * Draws what will be asked for: which group, and which word with its neighbour, from 0.
 *
 * @returns {[number, number]}
 */
export function drawParts() {
  return [below(GROUPS), below(WORDS - 1)];
}

/**
 * Prepares both ways to lock: by a group and by words. The code is read before this returns, so it may be wiped then.
 *
 * @param {AccessCode} code
 * @param {[number, number]} asked which group, and which words
 * @returns {Promise<[Seal, Seal]>} rejected where the browser has no cryptography of its own
 */
export async function prepareSeals(code, [byGroup, byWords]) {
  const [groups, words] = [code.groups(), code.words()];
  return await Promise.all([
    prepare(false, byGroup, symbols(groups[byGroup] ?? ''), groups),
    prepare(true, byWords, severalLetters(words.slice(byWords, byWords + 2).join(' ')), groups),
  ]);
}

/**
 * @param {boolean} words
 * @param {number} asked
 * @param {string} part
 * @param {string[]} groups
 * @returns {Promise<Seal>}
 */
async function prepare(words, asked, part, groups) {
  const salt = random(SALT_BYTES);
  const key = await derived(part, salt, 'encrypt');
  return { words, asked, salt, key, code: await encrypted(key, groups.join('-')) };
}

/**
 * @param {Seal[]} seals
 * @param {string} draft
 * @returns {Promise<Sealed[]>}
 */
export async function sealDraft(seals, draft) {
  return await Promise.all(seals.map(async ({ key, ...seal }) => ({ ...seal, draft: await encrypted(key, draft) })));
}

/**
 * Opens what was sealed; nothing if the part is not the one that was asked for.
 *
 * @param {Sealed} sealed
 * @param {string} typed the part, or the whole code as groups
 * @returns {Promise<{ code: string, draft: string } | undefined>}
 */
export async function openDraft(sealed, typed) {
  const part = sealed.words ? severalLetters(typed) : symbols(typed);
  const key = await derived(part, sealed.salt, 'decrypt');
  try {
    return { code: await decrypted(key, sealed.code), draft: await decrypted(key, sealed.draft) };
  } catch {
    return undefined;
  }
}

/**
 * The part that is asked for, out of a whole code.
 *
 * @param {Sealed} sealed
 * @param {AccessCode} code
 */
export function partOf(sealed, code) {
  const { asked } = sealed;
  return sealed.words ? code.words().slice(asked, asked + 2).join(' ') : (code.groups()[asked] ?? '');
}

/**
 * @param {string} part
 * @param {Uint8Array<ArrayBuffer>} salt
 * @param {'encrypt' | 'decrypt'} usage
 */
async function derived(part, salt, usage) {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(part), 'PBKDF2', false, ['deriveKey']);
  const stretching = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  return await crypto.subtle.deriveKey(stretching, base, { name: 'AES-GCM', length: 256 }, false, [usage]);
}

/**
 * @param {CryptoKey} key
 * @param {string} content
 * @returns {Promise<Box>}
 */
async function encrypted(key, content) {
  const iv = random(IV_BYTES);
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(content)) };
}

/**
 * @param {CryptoKey} key
 * @param {Box} box
 */
async function decrypted(key, { iv, bytes }) {
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes));
}

/** @param {number} length in bytes */
function random(length) {
  return crypto.getRandomValues(new Uint8Array(length));
}

/**
 * A random number below a small bound. 256 is no multiple of 5, so the first is more likely by 1/256: no help in guessing.
 *
 * @param {number} bound
 */
function below(bound) {
  return (random(1)[0] ?? 0) % bound;
}
