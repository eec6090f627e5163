/**
 * The list over the composer from which a text that is kept ready is put into the reply.
 */
import { text } from '../../texts/texts.js';
import { byId, element, input, say } from '../../ui/dom.js';
import { insertReply } from '../composer/composer.js';
import { find } from '../search/fold.js';
import { signedIn, unlocked } from '../session.js';
import { fetchReplies } from './replies.js';

/** With so few texts nobody needs to look for one. */
const FEW = 6;

/** @type {import('./replies.js').CannedReply[] | undefined} */
let replies;

const part = byId('canned-part', HTMLDetailsElement);

/** @param {(error: unknown) => void} failed */
export function startCanned(failed) {
  part.addEventListener('toggle', () => {
    if (part.open) load().catch(failed);
  });
  part.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !part.open) return;
    part.open = false;
    part.querySelector('summary')?.focus();
  });
  input('canned-filter').addEventListener('input', renderCanned);
  // The enter key in the field must not send the reply around it.
  input('canned-filter').addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
}

async function load() {
  const fetched = await fetchReplies();
  // Locked while the answer was on its way.
  if (!unlocked()) return;
  replies = fetched;
  renderCanned();
}

/** Writes the list, in the page's language; the texts of that language come first. */
export function renderCanned() {
  const { lang } = document.documentElement;
  const wanted = input('canned-filter').value.trim();
  const all = [...(replies ?? [])].sort((one, other) => Number(other.language === lang) - Number(one.language === lang));
  const fitting = wanted === '' ? all : all.filter((one) => find(`${one.title} ${one.text}`, wanted));
  byId('canned-filter-part').hidden = all.length <= FEW;
  byId('canned-list').replaceChildren(...fitting.map(choice));
  const none = signedIn()?.role === 'head' ? text('canned-empty-head') : text('canned-empty-reader');
  if (!replies || fitting.length > 0) say(byId('canned-empty'), '');
  else say(byId('canned-empty'), all.length === 0 ? none : text('canned-not-found'));
}

/** @param {import('./replies.js').CannedReply} reply */
function choice({ title, text: words, language }) {
  const name = element('strong', '', title);
  const beginning = element('span', '', words.replaceAll(/\s+/gu, ' '));
  name.lang = language;
  beginning.lang = language;
  const pressed = element('button', 'canned-choice', name, beginning);
  pressed.setAttribute('type', 'button');
  pressed.addEventListener('click', () => {
    part.open = false;
    insertReply(words, language);
  });
  return element('li', '', pressed);
}

/** Forgets the list. */
export function clearCanned() {
  replies = undefined;
  part.open = false;
  input('canned-filter').value = '';
  renderCanned();
}
