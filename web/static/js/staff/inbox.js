/**
 * The list of the centre's threads: number, state, times, whose turn; never content. It keeps itself up to date.
 */
import { request } from '../api/http.js';
import { text } from '../texts/texts.js';
import { button, byId, element, say } from '../ui/dom.js';
import { hourText } from '../ui/times.js';
import { safetyMarks } from './facts/in-list.js';
import { hears, startListening, stopListening } from './live.js';
import { urgentNumbers } from './notebook/labels.js';
import { signedIn } from './session.js';
import { forgetWriting, setWriting, writersOf } from './writing.js';

/**
 * @typedef {object} ThreadItem as the API gives it
 * @property {number} number
 * @property {'new' | 'opened' | 'assigned' | 'waiting_for_reporter' | 'waiting_for_centre' | 'closed'} state
 * @property {number} received_hour
 * @property {number} last_hour
 * @property {number} messages
 * @property {boolean} superseded nothing goes out in it any more
 * @property {number | null} waiting_hour since when the reporter has waited for an answer, if one is owed
 * @property {{ id: string, display_name: string } | null} assignee who has taken it
 */

/** How often the list is asked for while the server does not tell by itself; an unchanged list costs 304 only. */
const POLL_MS = 4_000;

/** @type {ThreadItem[]} */
let items = [];
/** @type {ThreadItem[]} those in which somebody is in danger now, wherever they stand in the list */
let urgent = [];
/** Whose standing was asked for, besides the list. */
let also = '';
/** @type {number | undefined} what the server called the present list */
let revision;
/** @type {string | undefined} where the next page of the list begins */
let older;
/** How many pages of the list are shown. */
let pages = 1;
/** @type {number | undefined} the thread that is shown */
let chosen;
/** Which threads the list shows, in the words of the API. */
let filter = 'open';
/** @type {ReturnType<typeof setInterval> | undefined} */
let timer;
/** Counts what makes answers under way worthless: opening, closing, another filter. */
let round = 0;
/** @type {Promise<void> | undefined} the fetch under way */
let fetching;
/** Whether something came while the list was being fetched. */
let again = false;

/**
 * @typedef {object} Listener
 * @property {(number: number) => void} choose a thread was pressed
 * @property {() => number | undefined} shown the number of the thread that is shown
 * @property {(shown: ThreadItem | undefined, asked: number | undefined) => Promise<void>} changed the list is new; with how
 *   the thread stands that was shown when it was asked for, whether it is in the list or not
 * @property {() => void} writes somebody began to write, or stopped
 * @property {(error: unknown) => void} failed the list could not be fetched
 */

/** @type {Listener} */
let listener;

/** @param {Listener} to */
export function startInbox(to) {
  listener = to;
  byId('older').addEventListener('click', () => loadOlder().catch(listener.failed));
  byId('filters').addEventListener('click', ({ target }) => {
    const wanted = target instanceof HTMLElement ? target.closest('button')?.dataset.filter : undefined;
    if (wanted && wanted !== filter) showFilter(wanted).catch(listener.failed);
  });
}

/** @param {string} wanted */
async function showFilter(wanted) {
  filter = wanted;
  forgetList();
  await refresh();
}

/** Begins to keep the list up to date. */
export async function openInbox() {
  closeInbox();
  await refresh();
  startListening((happening) => {
    setWriting(happening.writing);
    render();
    listener.writes();
    if (happening.revision !== revision) refresh().catch(listener.failed);
  });
  timer = setInterval(() => {
    if (!hears()) refresh().catch(listener.failed);
  }, POLL_MS);
}

/** Fetches no more. */
export function closeInbox() {
  round += 1;
  fetching = undefined;
  again = false;
  clearInterval(timer);
  stopListening();
  forgetWriting();
}

/** Forgets the list. */
export function clearInbox() {
  filter = 'open';
  chosen = undefined;
  forgetList();
  byId('thread-list').replaceChildren();
  byId('danger-list').replaceChildren();
  byId('danger-group').hidden = true;
}

function forgetList() {
  round += 1;
  fetching = undefined;
  items = [];
  urgent = [];
  revision = undefined;
  older = undefined;
  pages = 1;
}

/** Fetches the list, once more if something came meanwhile. */
export async function refresh() {
  if (fetching) {
    again = true;
    return fetching;
  }
  const asked = round;
  fetching = (async () => {
    do {
      again = false;
      await fetchList(asked);
    } while (again && asked === round);
  })();
  try {
    await fetching;
  } finally {
    if (asked === round) fetching = undefined;
  }
}

/**
 * Fetches the list if anything has changed: as many pages as are shown, so that what was deleted goes.
 *
 * @param {number} asked
 */
async function fetchList(asked) {
  const shown = listener.shown();
  const query = new URLSearchParams({ filter });
  const wanted = urgentWanted();
  if (wanted !== '') query.set('also', wanted);
  if (revision !== undefined && wanted === also) query.set('revision', String(revision));
  if (shown !== undefined) query.set('shown', String(shown));
  const { status, body } = await request('GET', `/staff/threads?${query}`, { background: true });
  if (round !== asked) return;
  say(byId('area-error'), '');
  if (status === 304) return;
  /** @type {ThreadItem[]} */
  const fresh = body.threads;
  let next = body.next_before ?? undefined;
  for (let page = 1; page < pages && next !== undefined; page += 1) next = await appendPage(fresh, next, true);
  if (round !== asked) return;
  items = fresh;
  urgent = body.also ?? [];
  also = wanted;
  older = next;
  revision = body.revision;
  render();
  await listener.changed(body.shown ?? undefined, shown);
}

/** Most threads of which the server tells at once besides a list. */
const MOST_ALSO = 50;

/** The numbers of the threads that stand over the list, as the server is asked for them; over what is closed none. */
const urgentWanted = () => (filter === 'closed' ? '' : urgentNumbers().slice(0, MOST_ALSO).join(','));

/** Other threads are urgent now: shows them, or takes them back. */
export async function showUrgent() {
  if (urgentWanted() !== also) await refresh();
}

/**
 * How a thread stands, if it is in the list.
 *
 * @param {number} number
 */
export const itemOf = (number) => [...urgent, ...items].find((item) => item.number === number);

/**
 * Appends the page of older threads that begins at `before`; gives where the next one begins.
 *
 * @param {ThreadItem[]} list
 * @param {string} before
 * @param {boolean} background
 * @returns {Promise<string | undefined>}
 */
async function appendPage(list, before, background) {
  const { body } = await request('GET', `/staff/threads?${new URLSearchParams({ filter, before })}`, { background });
  const known = new Set(list.map((item) => item.number));
  list.push(...body.threads.filter((/** @type {ThreadItem} */ item) => !known.has(item.number)));
  return body.next_before ?? undefined;
}

async function loadOlder() {
  if (older === undefined) return;
  older = await appendPage(items, older, false);
  pages += 1;
  render();
}

const STATES = {
  new: 'thread-new',
  opened: 'thread-opened',
  assigned: 'thread-assigned',
  waiting_for_reporter: 'thread-waiting-reporter',
  waiting_for_centre: 'thread-waiting-centre',
  closed: 'thread-closed',
};

/** Writes the list, with the focus where it was. */
export function render() {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.number : undefined;
  const above = new Set(urgent.map(({ number }) => number));
  byId('danger-group').hidden = urgent.length === 0;
  byId('danger-heading').textContent = urgent.length > 0 ? text('danger-group', { count: urgentNumbers().length }) : '';
  byId('danger-list').replaceChildren(...urgent.map(listItem));
  byId('thread-list').replaceChildren(...items.filter(({ number }) => !above.has(number)).map(listItem));
  byId('inbox-empty').hidden = items.length + urgent.length > 0 || revision === undefined;
  for (const pressed of byId('filters').querySelectorAll('button')) {
    pressed.setAttribute('aria-pressed', String(pressed.dataset.filter === filter));
  }
  button('older').hidden = older === undefined;
  if (focused) {
    const again = document.querySelector(`.threads [data-number="${focused}"]`);
    if (again instanceof HTMLElement) again.focus();
  }
}

/** @param {ThreadItem} item */
function listItem(item) {
  const pressed = element(
    'button',
    'thread-item',
    element('span', 'thread-number', text('thread-number', { number: String(item.number) })),
    element('span', 'thread-state', text(STATES[item.state])),
    element('span', 'thread-hour', timeOf(item)),
    element('span', 'thread-count', text('thread-messages', { count: item.messages })),
    ...safetyMarks(item.number),
    ...peopleOf(item),
  );
  pressed.setAttribute('type', 'button');
  pressed.dataset.number = String(item.number);
  pressed.dataset.state = item.state;
  if (item.number === chosen) pressed.setAttribute('aria-current', 'true');
  pressed.addEventListener('click', () => listener.choose(item.number));
  return element('li', '', pressed);
}

/** @param {ThreadItem} item */
function timeOf(item) {
  const since = item.waiting_hour;
  if (since === null || since === item.received_hour) {
    return text('thread-received', { hour: hourText(item.received_hour) });
  }
  return text('thread-waiting-since', { hour: hourText(since) });
}

/** @param {ThreadItem} item */
function peopleOf(item) {
  const { assignee } = item;
  const whose = assignee?.id === signedIn()?.id ? text('thread-own') : (assignee?.display_name ?? '');
  const writers = writersOf(item.number);
  return [
    ...(whose ? [element('span', 'thread-assignee', whose)] : []),
    ...(writers ? [element('span', 'thread-writers', writers)] : []),
  ];
}

/** @param {number | undefined} number the thread that is shown now */
export function markChosen(number) {
  chosen = number;
  render();
}
