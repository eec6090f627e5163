/**
 * Taking back a new key that waits for its signature: whoever made it does, or the head.
 */
import { request } from '../../api/http.js';
import { button, byId, onPress, say } from '../../ui/dom.js';
import { showPart } from '../parts.js';
import { pendingKey } from './kept.js';
import { refusalWords } from './key-words.js';

/**
 * @typedef {object} Made
 * @property {(error: unknown) => void} failed
 * @property {() => Promise<void>} refresh
 * @property {() => import('./kept.js').Kept | undefined} known
 */

/** @type {string | undefined} the key that the question is about: another one may wait by the time of the answer */
let asked;

/** @param {Made} made */
export function startWithdrawal({ failed, refresh, known }) {
  onPress(button('key-withdraw'), () => ask(known()), failed);
  onPress(button('withdraw-yes'), () => withdraw(refresh), failed);
  onPress(button('withdraw-no'), () => showPart('keys', 'overview'), failed);
}

/** @param {import('./kept.js').Kept | undefined} kept */
function ask(kept) {
  asked = kept && pendingKey(kept)?.key_id;
  say(byId('withdraw-error'), '');
  if (asked) showPart('keys', 'withdraw');
}

/** @param {() => Promise<void>} refresh */
async function withdraw(refresh) {
  say(byId('withdraw-error'), '');
  try {
    await request('POST', `/staff/centre-keys/${asked}/withdraw`, { body: {} });
  } catch (error) {
    say(byId('withdraw-error'), refusalWords(error));
    return;
  }
  await refresh();
  showPart('keys', 'overview');
}
