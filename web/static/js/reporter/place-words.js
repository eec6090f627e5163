/**
 * What tells a place from its namesakes, in the page's language.
 */
import { text } from '../texts/texts.js';

/** @typedef {import('./places.js').Candidate} Candidate */

/** The district of the capital, which is all of its region and no okres. */
const CAPITAL = 'CZ0100';

/** Names by code, from the list of regions that the page has. */
const names = new Map(
  [...document.querySelectorAll('#region option')].flatMap((option) => {
    const { value, textContent, dataset } = /** @type {HTMLOptionElement} */ (option);
    const districts = (dataset.districts ?? '').split('|').filter(Boolean);
    const own = /** @type {[string, string]} */ ([value, textContent ?? '']);
    return [own, ...districts.map((entry) => /** @type {[string, string]} */ (splitAtSpace(entry)))];
  }),
);

/** @param {string} entry a code, a space, a name */
function splitAtSpace(entry) {
  const at = entry.indexOf(' ');
  return [entry.slice(0, at), entry.slice(at + 1)];
}

/**
 * The name of a district.
 *
 * @param {string} code
 */
export function districtName(code) {
  return names.get(code) ?? code;
}

/**
 * @param {string} code of a district
 */
function regionName(code) {
  return names.get(code.slice(0, -1)) ?? '';
}

/**
 * The words that stand with a candidate's name: its kind and its district, and more where that is not enough.
 *
 * @param {Candidate} candidate
 */
export function describe({ name, kind, districts, orp }) {
  const [first = ''] = districts;
  const where = { district: districtName(first), region: regionName(first), orp: orp ?? '' };
  switch (kind) {
    case 'municipality':
      if (first === CAPITAL) return text('place-capital');
      return text(orp ? 'place-municipality-orp' : 'place-municipality', where);
    case 'part':
      if (first === CAPITAL) return text(/^Praha( \d+$|-)/u.test(name) ? 'place-city-district' : 'place-in-capital');
      return text('place-part', where);
    case 'district':
      return text('place-whole-district', where);
    case 'region':
      return text('place-whole-region');
    case 'postcode':
      return text('place-postcode', { count: districts.length, districts: districts.map(districtName).join(', ') });
  }
}
