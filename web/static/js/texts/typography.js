/**
 * What typography asks of the texts of a language. The server's texts get the same (portal/src/i18n/typography.rs).
 */

/**
 * The words of one letter that belong to the word behind them and do not stand at the end of a line.
 *
 * @type {Record<string, string>}
 */
const SHORT_WORDS = { cs: 'ksvzouai', uk: 'взуоіайя', ru: 'вскоуиая' };

/**
 * The function that brings a text of the language to its final form.
 *
 * @param {string} language
 * @returns {(part: string) => string}
 */
export function typography(language) {
  const letters = SHORT_WORDS[language];
  const short = letters && new RegExp(`(^|[\\s(])([${letters}]) `, 'giu');
  // Twice, since of two such words in a row the second shares its space with the first. (Looking behind would need no
  // second pass, but browsers before 2023 do not know it.)
  const tie = (/** @type {string} */ some) => (short ? some.replace(short, '$1$2\u00a0') : some);
  return (part) => tie(tie(part)).replace(/(\d) (?=\d)/gu, '$1\u00a0').replace(/ (?=[–—])/gu, '\u00a0');
}
