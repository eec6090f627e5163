/**
 * The list of the centre's threads: number, state, times, whose turn; never content. It keeps itself up to date.
 */
import { request } from '../api/http.js';
import { text } from '../texts/texts.js';
import { button, byId, element, say } from '../ui/dom.js';
import { hourText } from '../ui/times.js';

/**
 * @typedef {object} ThreadItem as the API gives it
 * @property {number} number
 * @property {'new' | 'opened' | 'waiting_for_reporter' | 'waiting_for_centre' | 'closed'} state
 * @property {number} received_hour
 * @property {number} last_hour
 * @property {number} messages
 */

/** How often the list is asked for: a new message shows within seconds, and an unchanged list costs 304 only. */
const POLL_MS = 4_000;

/** @type {ThreadItem[]} */
let items = [];
/** @type {number | undefined} what the server called the present list */
let revision;
/** @type {number | undefined} where the next page of older threads begins */
let older;
/** How many pages of the list are shown. */
let pages = 1;
/** @type {number | undefined} the thread that is shown */
let chosen;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @typedef {object} Listener
 * @property {(number: number) => void} choose a thread was pressed
 * @property {(items: ThreadItem[]) => Promise<void>} changed the list is new
 * @property {(error: unknown) => void} failed the list could not be fetched
 */

/** @type {Listener} */
let listener;

/** @param {Listener} to */
export function startInbox(to) {
  listener = to;
  byId('older').addEventListener('click', () => loadOlder().catch(listener.failed));
}

/** Begins to keep the list up to date. */
export async function openInbox() {
  closeInbox();
  await refresh();
  schedule();
}

/** Fetches no more. */
export function closeInbox() {
  clearTimeout(timer);
  timer = undefined;
}

/** Forgets the list. */
export function clearInbox() {
  items = [];
  revision = undefined;
  older = undefined;
  pages = 1;
  chosen = undefined;
  byId('thread-list').replaceChildren();
}

function schedule() {
  timer = setTimeout(async () => {
    try {
      await refresh();
    } catch (error) {
      listener.failed(error);
    }
    // Whoever closed the inbox in the meantime wants no further round.
    if (timer !== undefined) schedule();
  }, POLL_MS);
}

/** Fetches the list if anything has changed: as many pages as are shown, so that what was deleted goes. */
async function refresh() {
  const asked = timer;
  const query = revision === undefined ? '' : `?revision=${revision}`;
  const { status, body } = await request('GET', `/staff/threads${query}`, { background: true });
  if (timer !== asked) return;
  say(byId('area-error'), '');
  if (status === 304) return;
  /** @type {ThreadItem[]} */
  const fresh = body.threads;
  let next = body.next_before ?? undefined;
  for (let page = 1; page < pages && next !== undefined; page += 1) next = await appendPage(fresh, next, true);
  if (timer !== asked) return;
  items = fresh;
  older = next;
  revision = body.revision;
  render();
  await listener.changed(items);
}

/**
 * Appends the page of older threads that begins at `before`; gives where the next one begins.
 *
 * @param {ThreadItem[]} list
 * @param {number} before
 * @param {boolean} background
 * @returns {Promise<number | undefined>}
 */
async function appendPage(list, before, background) {
  const { body } = await request('GET', `/staff/threads?before=${before}`, { background });
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
  waiting_for_reporter: 'thread-waiting-reporter',
  waiting_for_centre: 'thread-waiting-centre',
  closed: 'thread-closed',
};

/** Writes the list, with the focus where it was. */
export function render() {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.number : undefined;
  byId('thread-list').replaceChildren(...items.map(listItem));
  byId('inbox-empty').hidden = items.length > 0;
  button('older').hidden = older === undefined;
  if (focused) {
    const again = document.querySelector(`#thread-list [data-number="${focused}"]`);
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
    element('span', 'thread-hour', text('thread-received', { hour: hourText(item.received_hour) })),
    element('span', 'thread-count', text('thread-messages', { count: item.messages })),
  );
  pressed.setAttribute('type', 'button');
  pressed.dataset.number = String(item.number);
  pressed.dataset.state = item.state;
  if (item.number === chosen) pressed.setAttribute('aria-current', 'true');
  pressed.addEventListener('click', () => listener.choose(item.number));
  return element('li', '', pressed);
}

/** @param {number | undefined} number the thread that is shown now */
export function markChosen(number) {
  chosen = number;
  render();
}
