/**
 * Whether somebody has said the phrase that was agreed. What is found is shown to people, who decide.
 */
import { fold } from '../search/fold.js';

/**
 * Words alone: without capitals, marks over letters, punctuation and double spaces, so that a phrase typed in haste on a phone
 * is still the phrase.
 *
 * @param {string} words
 */
export const bareWords = (words) => fold(words).folded.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();

/**
 * The first of the texts in which the phrase stands as whole words.
 *
 * @template {{ text: string }} T
 * @param {string} phrase
 * @param {T[]} messages
 * @returns {T | undefined}
 */
export function findPhrase(phrase, messages) {
  const wanted = bareWords(phrase);
  if (wanted === '') return undefined;
  return messages.find((message) => ` ${bareWords(message.text)} `.includes(` ${wanted} `));
}
