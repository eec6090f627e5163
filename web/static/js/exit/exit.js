/**
 * The exit, and everything else that keeps this page from leaving more behind than it has to.
 *
 * Without scripts the exit is a plain link to the portal's neutral address, which makes the browser forget and leads on.
 * With them the screen is blank before anything else happens, secrets are overwritten, and the document's place in the
 * history is taken by the page where the exit leads. The document loads this module ahead of all others, and it listens
 * from the moment it is read: a link pressed before that would leave the page in the history.
 */
import { byId } from '../ui/dom.js';
import { keepInSight } from './in-sight.js';
import { listenForKeys } from './keys.js';

/**
 * How long the neutral address may take to answer before the way on is taken directly, in milliseconds. Long enough for
 * a phone on a slow network (400 ms there and back, on a connection that is open), and short enough that nobody stands
 * before an empty page: some browsers take seconds to clear a large cache before they follow the redirect.
 */
const PATIENCE = 1500;

/** @type {(() => void)[]} */
const wipers = [];

let forgotten = false;

/**
 * Registers what has to be forgotten when the page is left, in whatever way.
 *
 * @param {() => void} wipe
 */
export function onLeave(wipe) {
  wipers.push(wipe);
}

/** Keeps the exit where it can be reached. */
export function start() {
  keepInSight(byId('exit'));
}

/** Leaves. Nothing here waits: the screen is blank when this returns. */
function leave() {
  // A second press finds an empty page that is on its way already.
  if (forgotten) return;
  const link = byId('exit', HTMLAnchorElement);
  const { href } = link;
  const onward = link.dataset.onward ?? '';
  const parting = byId('exit-leaving').textContent ?? '';
  forget();
  location.replace(href);
  setTimeout(() => location.replace(onward), PATIENCE);
  announce(parting);
  // What a tab is called while a page loads that has not said its name yet.
  document.title = new URL(onward).host;
}

/** Blanks the screen, then overwrites what is in memory and drops what is on the page. */
function forget() {
  forgotten = true;
  document.documentElement.classList.add('blank');
  for (const wipe of wipers) {
    try {
      wipe();
    } catch {
      // One that fails must not keep the others from forgetting.
    }
  }
  for (const field of document.querySelectorAll('input, textarea')) {
    /** @type {HTMLInputElement | HTMLTextAreaElement} */ (field).value = '';
  }
  getSelection()?.removeAllRanges();
  document.body.replaceChildren();
  for (const name of ['module', 'shown', 'begun']) delete document.body.dataset[name];
  // The browser's own picture for pages without one.
  for (const icon of document.querySelectorAll('link[rel="icon"]')) icon.setAttribute('href', '/favicon.ico');
}

/**
 * Tells those who do not see the screen that it is empty on purpose.
 *
 * @param {string} parting
 */
function announce(parting) {
  const said = document.createElement('p');
  said.className = 'visually-hidden';
  said.setAttribute('role', 'alert');
  said.textContent = parting;
  document.body.append(said);
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link) return;
  if (link.id === 'exit' || 'exit' in link.dataset) {
    event.preventDefault();
    leave();
  } else if ('inside' in link.dataset && !event.defaultPrevented) {
    // Links inside the portal take the place of the page they stand on: the whole visit is one history entry.
    event.preventDefault();
    location.replace(link.href);
  }
});
// Firefox writes down which choice differs from the page as it came, whatever `autocomplete` says: so none does.
document.addEventListener('change', () => {
  for (const choice of document.querySelectorAll('[type=radio]')) choice.toggleAttribute('checked', choice.matches(':checked'));
});
listenForKeys(leave);
// Left by other ways, too, the page forgets: a copy that the browser keeps for Back is blank, and starts afresh.
addEventListener('pagehide', forget);
addEventListener('pageshow', (event) => {
  if (event.persisted) location.replace(location.href);
});
