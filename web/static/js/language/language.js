/**
 * Switching the language in place: nothing that was typed or chosen is lost.
 *
 * The document in the other language is the same tree with other texts, so both are walked side by side and the texts
 * taken over. What scripts have written stands in elements with `data-slot`; it is left alone here and written again by
 * the scripts themselves.
 */
import { byId } from '../ui/dom.js';
import { languageChanged, loadTexts } from '../texts/texts.js';

/** The attributes that differ between languages. */
const TEXT_ATTRIBUTES = ['aria-current', 'aria-label', 'dir', 'href', 'hreflang', 'lang'];

export async function start() {
  const menu = byId('languages', HTMLDetailsElement);
  for (const link of menu.querySelectorAll('a')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      close(menu);
      // Without a connection the page stays in its language; pressing again tries again.
      switchTo(link.href).catch(() => {});
    });
  }
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.open) close(menu);
  });
  // Whoever goes on elsewhere does not have to close it first.
  for (const kind of ['focusin', 'pointerdown']) {
    document.addEventListener(kind, ({ target }) => {
      if (target instanceof Node && !menu.contains(target)) menu.open = false;
    });
  }
  await loadTexts(document.documentElement.lang);
}

/**
 * Closes the menu; the focus goes back to what opens it.
 *
 * @param {HTMLDetailsElement} menu
 */
function close(menu) {
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

/** @param {string} address of the document in the other language */
async function switchTo(address) {
  const other = await otherDocument(address);
  await loadTexts(other.documentElement.lang);
  takeTexts(document.documentElement, other.documentElement);
  languageChanged();
}

/**
 * Fetches and parses a document without running or showing anything of it.
 *
 * @param {string} address
 * @returns {Promise<Document>}
 */
function otherDocument(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.onload = () => {
      if (request.status === 200 && request.responseXML) resolve(request.responseXML);
      else reject(new Error(`language: ${request.status}`));
    };
    request.onerror = () => reject(new Error('language: no connection'));
    request.send();
  });
}

/**
 * @param {Element} mine
 * @param {Element} other
 */
function takeTexts(mine, other) {
  for (const name of TEXT_ATTRIBUTES) {
    const value = other.getAttribute(name);
    if (value !== null && mine.hasAttribute(name)) mine.setAttribute(name, value);
  }
  if (mine.hasAttribute('data-slot')) return;
  // With scripts on, what <noscript> holds is one text here and a tree there; nobody sees it.
  if (mine instanceof HTMLHeadElement || mine.localName === 'noscript') return;
  const others = [...other.childNodes];
  for (const [at, node] of [...mine.childNodes].entries()) {
    const counterpart = others[at];
    if (node instanceof Text && counterpart) node.data = counterpart.textContent ?? '';
    else if (node instanceof Element && counterpart?.nodeType === Node.ELEMENT_NODE) {
      takeTexts(node, /** @type {Element} */ (counterpart));
    }
  }
}
