/**
 * The labels of the centre's threads: what lists know of them without opening messages or notes. Sealed for the centre; one
 * browser makes a label, and all others read it.
 */
import { refusedAs, request } from '../../api/http.js';
import { keys } from '../session.js';

/**
 * @typedef {import('../../../staff/staff.js').ThreadLabel} Label
 *
 * @typedef {object} LabelItem as the API gives it
 * @property {number} number
 * @property {string} thread_id
 * @property {boolean} closed
 * @property {number} last_sequence
 * @property {'reporter' | 'centre'} last_from
 * @property {string} [notebook]
 * @property {string} [label]
 *
 * @typedef {{ item: LabelItem, label?: Label }} Entry
 */

/** @type {Map<number, Entry>} by case number */
const entries = new Map();
/** @type {number | undefined} the hour of the last answer, by the server's clock */
let hour;
/** Counts what makes answers under way worthless. */
let round = 0;
/** @type {Promise<void> | undefined} the fetch under way */
let fetching;
let again = false;

/** Labels that are opened in one call of the worker: a few milliseconds, so that nobody who asks for something waits. */
const AT_ONCE = 50;

/**
 * What the label of a thread says.
 *
 * @param {number} number
 * @returns {Label | undefined} nothing if no browser has looked at the thread yet
 */
export const labelOf = (number) => entries.get(number)?.label;

/** The numbers of the open threads in which somebody says to be in danger now, the latest first. */
export function urgentNumbers() {
  const urgent = [...entries.values()].filter(({ item, label }) => !item.closed && label?.danger !== undefined);
  return urgent.map(({ item }) => item.number).sort((one, other) => other - one);
}

/** The open threads whose last message no browser has looked at yet, the latest first. */
export function unlooked() {
  const waiting = [...entries.values()].filter(({ item, label }) => {
    return !item.closed && item.last_from === 'reporter' && (label?.looked ?? 0) < item.last_sequence;
  });
  return waiting.map(({ item }) => item).sort((one, other) => other.number - one.number);
}

/** Fetches the labels: all of them once, and then those of threads that have changed; once more if something came meanwhile. */
export async function fetchLabels() {
  if (fetching) {
    again = true;
    return fetching;
  }
  const own = round;
  fetching = (async () => {
    do {
      again = false;
      await fetchPages(own);
    } while (again && own === round);
  })();
  try {
    await fetching;
  } finally {
    if (own === round) fetching = undefined;
  }
}

/** @param {number} own */
async function fetchPages(own) {
  const since = hour === undefined ? '' : `&since_hour=${hour}`;
  /** @type {number | undefined} */
  let now;
  for (let after = /** @type {number | null} */ (0); after !== null; ) {
    const { body } = await request('GET', `/staff/labels?after=${after}${since}`, { background: true });
    if (own !== round) return;
    // Of the first page: what has changed while the others came is fetched again.
    now ??= body.hour;
    await keep(own, body.threads);
    if (own !== round) return;
    after = body.next_after;
  }
  hour = now;
}

/**
 * @param {number} own
 * @param {LabelItem[]} items
 */
async function keep(own, items) {
  const known = (/** @type {LabelItem} */ item) => {
    const before = entries.get(item.number)?.item;
    return before?.label === item.label && before?.notebook === item.notebook;
  };
  const fresh = items.filter((item) => item.label && item.notebook && !known(item));
  for (const item of items) {
    const { label } = (known(item) && entries.get(item.number)) || {};
    entries.set(item.number, { item, ...(label ? { label } : {}) });
  }
  for (let at = 0; at < fresh.length; at += AT_ONCE) {
    const labels = fresh.slice(at, at + AT_ONCE).map(({ number, thread_id: threadId, notebook = '', label = '' }) => {
      return { number, threadId, notebook, label };
    });
    const opened = await keys().call('openLabels', labels);
    if (own !== round) return;
    for (const { number, ...label } of opened) {
      const entry = entries.get(number);
      if (entry) entry.label = label;
    }
  }
}

/**
 * Has the server keep a label in the place of the one that is known here.
 *
 * @param {number} number
 * @param {Label} label
 * @param {string} sealed
 * @returns {Promise<boolean>} `false` if somebody has changed it meanwhile; what she has made of it is here then
 */
export async function storeLabel(number, label, sealed) {
  const known = entries.get(number)?.item.label ?? null;
  try {
    const body = { label: sealed, looked: label.looked, known };
    await request('POST', `/staff/threads/${number}/label`, { body, background: true });
  } catch (error) {
    if (!refusedAs(error, 'conflicting_label')) throw error;
    await fetchLabels();
    return false;
  }
  const entry = entries.get(number);
  if (entry) entry.label = label;
  if (entry) entry.item = { ...entry.item, label: sealed };
  return true;
}

/**
 * @param {Label | undefined} one
 * @param {Label} other
 */
export function isSame(one, other) {
  return (
    one !== undefined &&
    one.looked === other.looked &&
    one.danger === other.danger &&
    one.takenOver === other.takenOver &&
    one.statutory === other.statutory
  );
}

/**
 * Forgets a thread that the centre has no more.
 *
 * @param {number} number
 */
export function forgetLabel(number) {
  entries.delete(number);
}

/** Forgets all. */
export function clearLabels() {
  round += 1;
  fetching = undefined;
  again = false;
  hour = undefined;
  entries.clear();
}
