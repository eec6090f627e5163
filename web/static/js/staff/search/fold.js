/**
 * Words without case and diacritics, with where each letter stood: what is found is shown as it was written.
 */

/**
 * @param {string} words
 * @returns {{ folded: string, at: number[] }} `at` tells for each sign of `folded` where it stood, and at its end where all ends
 */
export function fold(words) {
  let folded = '';
  const at = [];
  let place = 0;
  for (const sign of words) {
    const plain = sign.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
    // Every kind of space is one; a letter may become two.
    const shown = /^\s$/u.test(plain) ? ' ' : plain;
    for (let unit = 0; unit < shown.length; unit += 1) at.push(place);
    folded += shown;
    place += sign.length;
  }
  at.push(place);
  return { folded, at };
}

/** How much is shown around what was found. */
const AROUND = 40;

/**
 * Where all the words of a question stand together in a text; none if one of them is missing.
 *
 * @param {string} words
 * @param {string} question
 * @returns {{ start: number, end: number } | undefined} the first place of the whole question, or of its first word
 */
export function find(words, question) {
  const { folded, at } = fold(words);
  const asked = fold(question).folded.trim().replaceAll(/ +/gu, ' ');
  if (asked === '') return undefined;
  const parts = asked.split(' ');
  if (!parts.every((part) => folded.includes(part))) return undefined;
  const whole = folded.indexOf(asked);
  const [from, length] = whole >= 0 ? [whole, asked.length] : [folded.indexOf(parts[0] ?? ''), (parts[0] ?? '').length];
  return { start: at[from] ?? 0, end: at[from + length] ?? words.length };
}

/**
 * What is shown of a text: some words before, what was found, some words behind.
 *
 * @param {string} words
 * @param {{ start: number, end: number }} found
 * @returns {[string, string, string]}
 */
export function around(words, { start, end }) {
  const from = start <= AROUND ? 0 : words.indexOf(' ', start - AROUND) + 1 || start;
  const to = end + AROUND >= words.length ? words.length : words.lastIndexOf(' ', end + AROUND);
  const begin = Math.min(from, start);
  const stop = Math.max(to, end);
  const line = (/** @type {string} */ part) => part.replaceAll(/\s+/gu, ' ');
  return [
    (begin > 0 ? '… ' : '') + line(words.slice(begin, start)),
    line(words.slice(start, end)),
    line(words.slice(end, stop)) + (stop < words.length ? ' …' : ''),
  ];
}
