/**
 * The search in conversations: those that this member has taken, and those that were opened since unlocking. They are read as
 * she would read them, one after the other; what is looked for goes nowhere, and locking forgets it with all that was opened.
 */
import { request } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { button, byId, element, input, onPress, say, sayError } from '../../ui/dom.js';
import { notesOf } from '../../ui/message-notes.js';
import { momentText } from '../../ui/times.js';
import { openQuietly, openedThreads } from '../thread.js';
import { unlocked } from '../session.js';
import { around, find } from './fold.js';

/** The most own threads that one search opens: two pages of the list, more than one person has in hand. */
const MAX_OPENED = 100;

/** The most results that are shown: beyond these another word helps more than a longer list. */
const MAX_RESULTS = 50;

/** The fewest letters that are worth a search. */
const FEWEST_LETTERS = 2;

/** @typedef {{ number: number, sequence: number, sentAt: number, parts: [string, string, string] }} Result */

/** @type {{ question: string, results: Result[], searched: number, left: boolean, over: boolean } | undefined} */
let shown;

/** Counts searches: what an earlier one still does is worth nothing. */
let round = 0;

/** @type {{ choose: (number: number) => Promise<void>, failed: (error: unknown) => void }} */
let page;

/** @param {{ choose: (number: number) => Promise<void>, failed: (error: unknown) => void }} to */
export function startSearch(to) {
  page = to;
  byId('search-form').addEventListener('submit', (event) => {
    event.preventDefault();
    search(input('search').value.trim()).catch((error) => {
      byId('search-progress').textContent = '';
      to.failed(error);
    });
  });
  onPress(button('search-stop'), stop, to.failed);
}

/** Opens nothing more; what was found stays. */
function stop() {
  round += 1;
  stopped();
  button('search-start').focus();
}

/** @param {string} question */
async function search(question) {
  const isShort = question.length < FEWEST_LETTERS;
  sayError(input('search'), byId('search-error'), isShort ? text('search-short') : '');
  if (isShort) return;
  round += 1;
  const own = round;
  shown = { question, results: [], searched: 0, left: false, over: false };
  for (const thread of openedThreads()) look(thread);
  renderSearch();
  const known = new Set(openedThreads().map(({ number }) => number));
  const { numbers, more } = await takenThreads();
  const toOpen = numbers.filter((number) => !known.has(number));
  button('search-stop').hidden = false;
  for (const [at, number] of toOpen.entries()) {
    if (own !== round || !unlocked()) return;
    byId('search-progress').textContent = text('search-opening', { done: at, all: toOpen.length });
    const thread = await openQuietly(number);
    if (own !== round || !unlocked()) return;
    if (thread) look(thread);
    renderSearch();
  }
  shown.left = more;
  stopped();
}

function stopped() {
  byId('search-progress').textContent = '';
  button('search-stop').hidden = true;
  if (shown) shown.over = true;
  renderSearch();
}

/** The numbers of the threads that this member has taken, and whether there are more than are opened. */
async function takenThreads() {
  /** @type {number[]} */
  const numbers = [];
  /** @type {string | undefined} */
  let before;
  do {
    const query = new URLSearchParams({ filter: 'mine', ...(before ? { before } : {}) });
    const { body } = await request('GET', `/staff/threads?${query}`, { background: true });
    numbers.push(...body.threads.map((/** @type {{ number: number }} */ one) => one.number));
    before = body.next_before ?? undefined;
  } while (before && numbers.length < MAX_OPENED);
  return { numbers: numbers.slice(0, MAX_OPENED), more: before !== undefined || numbers.length > MAX_OPENED };
}

/** @param {import('../thread.js').OpenThread} thread */
function look({ number, messages }) {
  if (!shown) return;
  shown.searched += 1;
  for (const { sequence, sentAt, text: whole } of messages) {
    const { words, notes } = notesOf(whole);
    const told = [words, ...notes.map((note) => note.told)];
    for (const part of told) {
      const found = find(part, shown.question);
      if (found) shown.results.push({ number, sequence, sentAt, parts: around(part, found) });
    }
  }
}

/** Writes what was found, newest first, in the page's language. */
export function renderSearch() {
  const { results = [], searched = 0, left = false, over = false } = shown ?? {};
  const newest = [...results].sort((one, other) => other.sentAt - one.sentAt).slice(0, MAX_RESULTS);
  byId('search-results').replaceChildren(...newest.map(resultItem));
  const sentences = over ? [text('search-found', { results: results.length }), text('search-searched', { threads: searched })] : [];
  if (over && results.length > MAX_RESULTS) sentences.push(text('search-more', { shown: MAX_RESULTS }));
  if (over && left) sentences.push(text('search-left', { most: MAX_OPENED }));
  say(byId('search-state'), sentences.join(' '));
}

/** @param {Result} result */
function resultItem({ number, sequence, sentAt, parts: [before, found, behind] }) {
  const pressed = element(
    'button',
    'search-result',
    element('strong', '', text('thread-number', { number: String(number) })),
    element('span', 'search-time', momentText(sentAt)),
    element('span', 'search-words', before, element('mark', '', found), behind),
  );
  pressed.setAttribute('type', 'button');
  pressed.addEventListener('click', async () => {
    await page.choose(number);
    const message = document.querySelector(`#thread-messages [data-sequence="${sequence}"]`);
    message?.scrollIntoView({ block: 'center' });
  });
  return element('li', '', pressed);
}

/** Forgets what was looked for and found. */
export function clearSearch() {
  round += 1;
  shown = undefined;
  input('search').value = '';
  sayError(input('search'), byId('search-error'), '');
  byId('search-progress').textContent = '';
  button('search-stop').hidden = true;
  byId('search-part', HTMLDetailsElement).open = false;
  renderSearch();
}
