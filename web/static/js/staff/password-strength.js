/**
 * How well a password that is being chosen would stand: shown while it is typed, and asked on sending.
 *
 * Nothing is forced but strength: twelve characters, and more guesses than somebody who has stolen the database can make.
 */
import { graphs } from '../../vendor/zxcvbn-ts/graphs.js';
import { ZxcvbnFactory } from '../../vendor/zxcvbn-ts/core.js';
import { firstNames, lastNames, passwords, words } from '../../vendor/zxcvbn-ts/words.js';
import { onLanguageChange, text } from '../texts/texts.js';
import { element } from '../ui/dom.js';

/** As NIST SP 800-63B asks of a password that is used with a second factor, and half as much again. */
export const LEAST_CHARACTERS = 12;

/** "Safely unguessable": 10^8 guesses and more, each of which costs the attacker a run of Argon2id. */
const LEAST_SCORE = 3;

/** What follows is not looked at: it makes a password no weaker, and looking at it takes ever longer. */
const LOOKED_AT = 64;

/** So long after a key the verdict is worked out: less than one waits for, more than lies between two keys. */
const PAUSE_MS = 150;

/** What an attacker of this portal would try first. */
const PRODUCT_WORDS = ['ozvi', 'ozvise', 'intervencni', 'centrum', 'poradna'];

/** What is said of a score. */
const VERDICTS = ['strength-0', 'strength-1', 'strength-2', 'strength-3', 'strength-4'];

/** The library's warnings, by the text that says them. */
const WARNINGS = {
  'strength-keys': ['straightRow', 'keyPattern'],
  'strength-repeats': ['simpleRepeat', 'extendedRepeat'],
  'strength-sequence': ['sequences'],
  'strength-dates': ['recentYears', 'dates'],
  'strength-common': ['topTen', 'topHundred', 'common', 'similarToCommon'],
  'strength-word': ['wordByItself'],
  'strength-names': ['namesByThemselves', 'commonNames'],
  'strength-own': ['userInputs'],
};

/** @param {string} word */
const bare = (word) => word.normalize('NFD').replace(/\p{M}/gu, '');

/**
 * Words as they are typed, with diacritics and without.
 *
 * @param {string[]} list
 */
const bothWays = (list) => [...new Set(list.flatMap((word) => [word, bare(word)]))];

/** Of a password this much has to be left without the person's own words: those are known to whoever wants in. */
const LEAST_WITHOUT_OWN = 8;

/** Shorter own words are in many others. */
const TELLING = 3;

/**
 * What is left of a password without words that are known anyway.
 *
 * @param {string} password
 * @param {string[]} own in lower case
 */
function withoutOwn(password, own) {
  const longestFirst = own.filter(({ length }) => length >= TELLING).sort((one, other) => other.length - one.length);
  return longestFirst.reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase());
}

/** @type {ZxcvbnFactory | undefined} made when somebody types: it takes a moment */
let estimator;

/**
 * @param {string} password
 * @param {string[]} own in lower case
 * @returns {{ score: number, warning: string | null }}
 */
function estimate(password, own) {
  estimator ??= new ZxcvbnFactory({
    dictionary: {
      passwords,
      words: bothWays(words),
      firstNames: bothWays(firstNames),
      lastNames: bothWays(lastNames),
    },
    graphs,
    maxLength: LOOKED_AT,
  });
  const { score, feedback } = estimator.check(password, own);
  // The library counts several known words in a row as a good password, however well they are known.
  const bareOfOwn = withoutOwn(password, own).length < LEAST_WITHOUT_OWN && [...password].length >= LEAST_CHARACTERS;
  return bareOfOwn && score >= LEAST_SCORE
    ? { score: LEAST_SCORE - 1, warning: 'userInputs' }
    : { score, warning: feedback.warning };
}

/**
 * Shows under a field how strong the password in it is.
 *
 * @param {HTMLInputElement} input the field; it should name the meter in `aria-describedby`
 * @param {HTMLElement} meter an empty element with the class `strength` and the role `status`
 * @param {() => string[]} ownWords what belongs to the person and is guessed first: names, the centre
 * @returns {{ score(): number, acceptable(): boolean }} of what stands in the field now; a score is 0 to 4
 */
export function strengthField(input, meter, ownWords) {
  const bar = element('span', 'strength-bar', '');
  bar.setAttribute('aria-hidden', 'true');
  bar.append(...Array.from({ length: 4 }, () => document.createElement('i')));
  const words = element('span', 'strength-text', '');
  meter.replaceChildren(bar, words);

  const look = () => {
    // "Jana Nováková (Praha)" is three words that are guessed one by one.
    const own = [...ownWords(), ...PRODUCT_WORDS].flatMap((some) => some.split(/[^\p{L}\p{N}]+/u));
    const known = bothWays(own.filter((word) => word !== '').map((word) => word.toLowerCase()));
    return estimate(input.value.normalize('NFKC'), known);
  };
  const missing = () => Math.max(0, LEAST_CHARACTERS - [...input.value].length);
  const show = () => {
    if (input.value === '') {
      delete meter.dataset.score;
      words.textContent = '';
      return;
    }
    const { score, warning } = look();
    const enough = missing() === 0;
    meter.dataset.score = String(enough ? score : Math.min(score, LEAST_SCORE - 1));
    const why = Object.entries(WARNINGS).find(([, names]) => names.includes(warning ?? ''))?.[0];
    const verdict = enough ? text(VERDICTS[score] ?? '') : text('strength-short', { count: missing() });
    words.textContent = why && score < LEAST_SCORE ? `${verdict} ${text(why)}` : verdict;
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE_MS);
  });
  onLanguageChange(show);
  return {
    score: () => (input.value === '' ? 0 : look().score),
    acceptable: () => missing() === 0 && look().score >= LEAST_SCORE,
  };
}
