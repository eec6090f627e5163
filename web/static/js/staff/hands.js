/**
 * In whose hands the shown thread is: taking it, giving it to a colleague, returning it to the queue, closing it.
 */
import { Refused, request } from '../api/http.js';
import { text } from '../texts/texts.js';
import { button, byId, onPress, say, select } from '../ui/dom.js';
import { signedIn } from './session.js';

/**
 * @typedef {import('./inbox.js').ThreadItem} ThreadItem
 *
 * @typedef {object} Around
 * @property {() => Promise<void>} changed fetches how things stand now
 * @property {(error: unknown) => void} failed
 */

/** @type {ThreadItem | undefined} the shown thread as the list has it */
let item;

/** @type {Around} */
let around;

/** @param {Around} to */
export function startHands(to) {
  around = to;
  const own = () => signedIn()?.id;
  onPress(button('hands-take'), () => move(own()), to.failed);
  onPress(button('hands-return'), () => move(undefined), to.failed);
  onPress(button('hands-give'), () => move(select('hands-to').value || undefined), to.failed);
  onPress(button('hands-close'), closeIt, to.failed);
  byId('hands-giving').addEventListener('toggle', () => {
    if (byId('hands-giving', HTMLDetailsElement).open) listColleagues().catch(to.failed);
  });
}

/**
 * Moves the thread from the hands in which it is shown.
 *
 * @param {string | undefined} to a member's id; undefined is the queue
 */
async function move(to) {
  if (!item) return;
  const body = { from: item.assignee?.id ?? null, to: to ?? null };
  await act(`/staff/threads/${item.number}/assignee`, body);
}

async function closeIt() {
  if (!item) return;
  await act(`/staff/threads/${item.number}/close`, { last_sequence: item.messages });
}

/**
 * @param {string} path
 * @param {object} body
 */
async function act(path, body) {
  say(byId('hands-error'), '');
  try {
    await request('POST', path, { body });
    byId('hands-giving', HTMLDetailsElement).open = false;
  } catch (error) {
    // Somebody was faster: how it is now is shown with the words.
    if (error instanceof Refused && error.code !== 'not_signed_in') say(byId('hands-error'), error.message);
    else throw error;
  }
  await around.changed();
}

/** Fills the list of those who can be given a thread. */
async function listColleagues() {
  const { body } = await request('GET', '/staff/members', { background: true });
  /** @type {{ id: string, display_name: string, standing: string }[]} */
  const members = body.members;
  const others = members.filter(({ id, standing }) => standing === 'active' && id !== item?.assignee?.id);
  const options = others.map(({ id, display_name: name }) => new Option(name, id));
  select('hands-to').replaceChildren(...options);
  button('hands-give').disabled = options.length === 0;
}

/**
 * Shows in whose hands a thread is, and what this member may do about it.
 *
 * @param {ThreadItem | undefined} shown
 */
export function renderHands(shown) {
  if (shown?.number !== item?.number) {
    say(byId('hands-error'), '');
    byId('hands-giving', HTMLDetailsElement).open = false;
    select('hands-to').replaceChildren();
  }
  item = shown;
  byId('hands').hidden = shown === undefined;
  const { id: own, role } = signedIn() ?? {};
  const assignee = shown?.assignee ?? undefined;
  const isOwn = assignee !== undefined && assignee.id === own;
  const isHead = role === 'head';
  let words = '';
  if (isOwn) words = text('hands-own');
  else if (assignee) words = text('hands-other', { name: assignee.display_name });
  else if (shown) words = text('hands-nobody');
  byId('hands-state').textContent = words;
  button('hands-take').hidden = isOwn || (assignee !== undefined && !isHead);
  button('hands-return').hidden = !isOwn && !(assignee && isHead);
  byId('hands-giving').hidden = !isOwn && !isHead;
  button('hands-close').hidden = shown === undefined || ['new', 'closed'].includes(shown.state);
}
