/**
 * Parts of the page that are loaded when they are opened first, and the screen for one that could not be: nothing is lost, and
 * it can be tried again.
 */
import { fetchAsset } from '../api/modules.js';
import { button, onPress } from '../ui/dom.js';
import { showScreen } from '../ui/screens.js';

/** @type {() => void | Promise<void>} what to do when it is tried again */
let again = () => {};

/** @param {(error: unknown) => void} failed */
export function startLater(failed) {
  onPress(button('missing-again'), () => again(), failed);
}

/**
 * Loads a part. All its scripts are fetched before any is imported: browsers remember an import that has failed, and only
 * loading the page anew would help.
 *
 * @template T
 * @param {string} name under which the document has the list of its scripts
 * @param {() => Promise<T>} load
 * @returns {Promise<T | undefined>} nothing where it could not be loaded
 */
export async function loadPart(name, load) {
  const scripts = (document.body.getAttribute(`data-later-${name}`) ?? '').split(' ').filter(Boolean);
  try {
    await Promise.all(scripts.map((script) => fetchAsset(script)));
    return await load();
  } catch {
    return undefined;
  }
}

/**
 * Says that a part is missing.
 *
 * @param {() => void | Promise<void>} retry
 */
export function showMissing(retry) {
  again = retry;
  showScreen(MISSING);
}

/** The screen that says so. */
export const MISSING = 'missing';
