/**
 * What in a reply could tell somebody who finds it more than he should know: telephone numbers, addresses of every kind, a
 * birth number, an account. Found in the browser; whether it is meant to be there, whoever writes decides.
 */

/**
 * @typedef {'phone' | 'email' | 'web' | 'address' | 'birth-number' | 'account' | 'place' | 'published'} Kind
 *
 * @typedef {object} Finding
 * @property {Kind} kind
 * @property {number} start
 * @property {number} end
 * @property {string} told as it is written
 * @property {string} [name] of a place; or of whom a published contact leads to
 *
 * @typedef {object} Published contacts that are meant to be given
 * @property {Map<string, string>} numbers names by digits, without the country's
 * @property {Map<string, string>} links names by e-mail address or web address, without what every address begins with
 * @property {{ street: string, town: string, name: string }[]} addresses
 */

/** What may stand between two digits of one number. */
const GAP = '[ \\u00a0\\u202f.\\-–/]?';

/** Digits as people part them. */
const spelt = (/** @type {string} */ digits) => [...digits].join(GAP);

const COUNTRY = `(?:(?:\\+|00)${spelt('420')}${GAP})?`;

/** Each with what stands before in a group: browsers before 2023 do not know how to look behind. */
const EMAIL = /(?<lead>^|[\s(„"<:])[^\s@<>(),;:"„“]+@[^\s@<>(),;:"„“]+\.\p{L}{2,}/gu;
const WRITTEN_EMAIL = /(?<lead>^|\s)[\w.+-]+ ?(?:\(at\)|\[at\]|\(zavináč\)|zavináč) ?[\w-]+(?:\.| ?\(tečka\) ?| tečka )\w{2,}/giu;
const WEB = /(?<lead>^|[^\p{L}\d@.])(?:https?:\/\/[^\s<>"„“]+|(?:[\p{L}\d-]+\.)+(?:cz|sk|com|org|net|eu|info|online|app|io|ua|vn)(?![\p{L}\d-])(?:\/[^\s<>"„“]*)?)/giu;
const IBAN = /(?<lead>^|[^\p{L}\d])[A-Z]{2}\d{2}(?: ?\d{4}){4,7}(?!\d)/gu;
const BIRTH_NUMBER = /(?<lead>^|[^\d/-])\d{6}\/?\d{3,4}(?![\d/])/gu;
const ACCOUNT = /(?<lead>^|[^\d/-])(?:\d{2,6}-\d{2,10}|\d{6,10})\/\d{4}(?!\d)/gu;
const PHONE = new RegExp(`(?<lead>^|[^\\d])(?:${COUNTRY}[2-9](?:${GAP}\\d){8}|\\+[1-9](?:${GAP}\\d){7,13})(?!${GAP}\\d)`, 'gu');
const POSTCODE = /(?<lead>^|[^\d])[1-7]\d\d[ \u00a0]\d\d(?![ \u00a0.,]?\d)(?! ?(?:Kč|korun|%))/gu;

/** A street by its kind, with what follows as its name and number. */
const STREET =
  /(?<lead>^|[^\p{L}])(?:ul(?:\.|ice|ici|icí)|nám(?:\.|ěstí|ěstím)|tř(?:\.|ída|ídy|ídě|ídu)|nábř(?:\.|eží)|sídliště|sídlišti)[ \u00a0]\p{Lu}[\p{L}.]*(?:[ \u00a0]\p{L}+){0,2}?(?:[ \u00a0]\d{1,4}(?:\/\d{1,4})?\p{L}?)?(?![\p{L}\d])/gu;
/** A house number, or a name and a number with a stroke. */
const HOUSE =
  /(?<lead>^|[^\p{L}])(?:č\.[ \u00a0]?p\.|čp\.|číslo popisné)[ \u00a0]?\d{1,4}|(?<lead2>^|[^\p{L}])\p{Lu}\p{Ll}+(?:[ \u00a0](?:\p{Lu}\p{Ll}+|třída|třídě|třídu|náměstí|nábřeží))?[ \u00a0]\d{1,4}\/\d{1,3}\p{L}?(?![\p{L}\d/])/gu;
/** Within a sentence, a name as streets have it and a number that counts nothing. */
const NAMED_HOUSE =
  /(?<lead>[\p{Ll}\d,;)][ \u00a0])\p{Lu}\p{Ll}+(?:á|ova|ově|ovy|ské|cké|ská|cká|ní|ého|é)[ \u00a0]\d{1,4}\p{L}?(?![\p{L}\d/:.,]*\d)(?![ \u00a0]?(?:hod|h[ .]|min|dn|let|rok|Kč|%|osob|dět|měs|týd|krát|x))/gu;

/**
 * All that is found, in its order.
 *
 * @param {string} words
 * @param {Published} published
 * @returns {Finding[]}
 */
export function findingsIn(words, published) {
  /** @type {Finding[]} */
  const found = [];
  const add = (/** @type {Finding} */ one) => {
    // Of two that overlap the first counts: it is the more certain one.
    if (!found.some(({ start, end }) => one.start < end && start < one.end)) found.push(one);
  };
  for (const one of publishedIn(words, published)) add(one);
  for (const [kind, patterns] of PATTERNS) {
    for (const pattern of patterns) {
      for (const span of spans(pattern, words)) {
        if (kind !== 'birth-number' || isBirthNumber(span.told)) add({ kind, ...span });
      }
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/** @type {readonly [Kind, readonly RegExp[]][]} the more certain ones first */
const PATTERNS = [
  ['email', [EMAIL, WRITTEN_EMAIL]],
  ['web', [WEB]],
  ['account', [IBAN]],
  ['birth-number', [BIRTH_NUMBER]],
  ['account', [ACCOUNT]],
  ['phone', [PHONE]],
  ['address', [STREET, HOUSE, NAMED_HOUSE, POSTCODE]],
];

/**
 * Where a pattern is, without what stands before.
 *
 * @param {RegExp} pattern
 * @param {string} words
 */
function* spans(pattern, words) {
  for (const match of words.matchAll(pattern)) {
    const lead = match.groups?.lead ?? match.groups?.lead2 ?? '';
    const told = match[0].slice(lead.length).replace(/[.,;:!?)]+$/u, '');
    const start = match.index + lead.length;
    yield { start, end: start + told.length, told };
  }
}

/**
 * The contacts that are meant to be given.
 *
 * @param {string} words
 * @param {Published} published
 * @returns {Generator<Finding>}
 */
function* publishedIn(words, { numbers, links, addresses }) {
  for (const [digits, name] of numbers) {
    const pattern = new RegExp(`(?<lead>^|[^\\d+])${COUNTRY}${spelt(digits)}(?!${GAP}\\d)`, 'gu');
    for (const span of spans(pattern, words)) yield { kind: 'published', name, ...span };
  }
  const small = words.toLowerCase();
  for (const [link, name] of links) yield* literally(words, small, link.toLowerCase(), name);
  for (const { street, town, name } of addresses) {
    for (const whole of [`${street}, ${town}`, street]) yield* literally(words, small, whole.toLowerCase(), name);
  }
}

/**
 * @param {string} words
 * @param {string} small the same in small letters
 * @param {string} wanted
 * @param {string} name
 * @returns {Generator<Finding>}
 */
function* literally(words, small, wanted, name) {
  // Letters whose small form has another length would shift what is found.
  if (wanted === '' || small.length !== words.length) return;
  for (let start = small.indexOf(wanted); start >= 0; start = small.indexOf(wanted, start + 1)) {
    const end = start + wanted.length;
    yield { kind: 'published', name, start, end, told: words.slice(start, end) };
  }
}

/**
 * Six digits of a day, with more for the sex and for a year with many births, and three or four behind.
 *
 * @param {string} told
 */
function isBirthNumber(told) {
  const digits = told.replace('/', '');
  const [month, day] = [Number(digits.slice(2, 4)) % 50, Number(digits.slice(4, 6))];
  const isDay = day >= 1 && day <= 31 && ((month >= 1 && month <= 12) || (month >= 21 && month <= 32));
  // Nine digits without a stroke are a telephone number; ten have a check.
  const isWhole = told.includes('/') || (digits.length === 10 && Number(digits) % 11 === 0);
  return isDay && isWhole;
}

/**
 * Adds the places that a reply names, where nothing else was found.
 *
 * @param {Finding[]} findings
 * @param {{ start: number, end: number, name: string }[]} mentions
 * @param {string} words
 * @returns {Finding[]}
 */
export function withPlaces(findings, mentions, words) {
  const free = mentions.filter((one) => !findings.some(({ start, end }) => one.start < end && start < one.end));
  const places = free.map(({ start, end, name }) => {
    return { kind: /** @type {const} */ ('place'), start, end, told: words.slice(start, end), name };
  });
  return [...findings, ...places].sort((one, other) => one.start - other.start);
}
