/**
 * Parts of a code that are typed to prove that somebody has it, read with the liberties that a whole code allows.
 */

/** How many groups a code has, and words. */
export const GROUPS = 5;
export const WORDS = 9;

/** A word counts by its first four letters, as everywhere with codes. */
const LETTERS = 4;

/**
 * The letters by which a word counts: small, without diacritics and spaces.
 *
 * @param {string} word
 */
export function letters(word) {
  const plain = word.trim().toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/gu, '');
  return plain.slice(0, LETTERS);
}

/**
 * The symbols of a group as the code writes them: capitals, no separators, O as 0, I and L as 1.
 *
 * @param {string} group
 */
export function symbols(group) {
  return group.toUpperCase().replace(/[\s-]/gu, '').replace(/O/gu, '0').replace(/[IL]/gu, '1');
}

/**
 * Several words, each by its letters.
 *
 * @param {string} typed
 */
export function severalLetters(typed) {
  return typed.trim().split(/[\s,-]+/u).map(letters).join(' ');
}

/**
 * Whether a code that was typed was typed as words: as many parts of letters alone no groups have.
 *
 * @param {string} typed
 */
export function looksLikeWords(typed) {
  return typed.split(/[\s,-]+/u).filter((part) => /^\p{L}{3,}$/u.test(part)).length >= WORDS;
}
