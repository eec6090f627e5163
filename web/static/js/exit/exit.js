/**
 * The exit, and everything else that keeps this page from leaving more behind than it has to.
 *
 * Without scripts the exit is a plain link. With them the screen is blank at once, secrets are overwritten, and the
 * document's place in the history is taken by the page where the exit leads.
 */
import { byId } from '../ui/dom.js';

/** @type {(() => void)[]} */
const wipers = [];

/**
 * Registers what has to be forgotten when the page is left, in whatever way.
 *
 * @param {() => void} wipe
 */
export function onLeave(wipe) {
  wipers.push(wipe);
}

/** Leaves for the exit address. Does not wait for anything. */
function leave() {
  const target = byId('exit', HTMLAnchorElement).href;
  forget();
  location.replace(target);
}

/** Blanks the screen, then overwrites what is in memory and drops what is on the page. */
function forget() {
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
  document.body.replaceChildren();
}

export function start() {
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
  // Left by other ways, too, the page forgets: a copy that the browser keeps for Back is blank, and starts afresh.
  addEventListener('pagehide', forget);
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.replace(location.href);
  });
}
