/** Which browsers count, and what they know, by MDN's browser-compat-data. */
import { createRequire } from 'node:module';

/** The oldest that have to work: those of October 2022. */
export const BROWSERS = {
  chrome: '107',
  chrome_android: '107',
  edge: '107',
  firefox: '106',
  firefox_android: '106',
  safari: '16',
  safari_ios: '16',
};

export const data = createRequire(import.meta.url)('@mdn/browser-compat-data');

/**
 * The part of the data under a path such as `css.properties.gap`, if there is one.
 *
 * @param {string} path
 */
export function entry(path) {
  return path.split('.').reduce((part, name) => part?.[name], data);
}

/** @param {string} path whether there is something about it */
export const isKnown = (path) => entry(path)?.__compat !== undefined;

/**
 * The browsers that lack the feature.
 *
 * @param {string} path
 */
export function missingIn(path) {
  const { support } = entry(path).__compat;
  return Object.entries(BROWSERS)
    .filter(([name, version]) => ![support[name] ?? []].flat().some((one) => supports(one, version)))
    .map(([name, version]) => `${name} ${version}`);
}

/**
 * @param {any} statement one of the data's support statements
 * @param {string} version
 */
function supports(statement, version) {
  const { version_added: added, version_removed: removed } = statement;
  // Behind a switch, under another name, or in part: not as it is written here.
  if (statement.flags || statement.prefix || statement.alternative_name || statement.partial_implementation) return false;
  if (typeof added !== 'string' || added === 'preview') return false;
  if (typeof removed === 'string' && isAtMost(removed, version)) return false;
  return isAtMost(added, version);
}

/**
 * @param {string} one a version, perhaps with `≤` before it
 * @param {string} other
 */
function isAtMost(one, other) {
  const numbers = (/** @type {string} */ text) => text.replace('≤', '').split('.').map(Number);
  const [a, b] = [numbers(one), numbers(other)];
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    if ((a[at] ?? 0) !== (b[at] ?? 0)) return (a[at] ?? 0) < (b[at] ?? 0);
  }
  return true;
}

/** Features with the places where they are used. */
export class Uses extends Map {
  /**
   * Notes a use, if the data know the feature; tells whether they do.
   *
   * @param {string} feature
   * @param {string} place
   */
  note(feature, place) {
    if (!isKnown(feature)) return false;
    const places = this.get(feature) ?? new Set();
    this.set(feature, places.add(place));
    return true;
  }
}
