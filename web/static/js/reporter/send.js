/**
 * Sending. Into requests go only strings that the WebAssembly module has returned, besides the version: there is no
 * path on which the text itself could leave.
 */
import { deliver, tryNow } from '../api/delivery.js';
import { refusedAs, request } from '../api/http.js';
import { onLanguageChange, text } from '../texts/texts.js';
import { button, byId, onPress, textarea } from '../ui/dom.js';
import { nowSeconds } from '../ui/times.js';
import { showScreen } from '../ui/screens.js';
import { showCentre } from './centre.js';
import { showCode } from './code-form.js';
import { fetchNew, showMessages } from './conversation.js';
import { arrived } from './lock.js';
import { clearNotes } from './notes.js';
import { session, state } from './state.js';
import { stop } from './stop.js';
import { directory, freshDirectory, kindOf } from './tools.js';

/** How often a key may change while one message is being sent; more would be a server that plays games. */
const KEY_CHANGES = 3;

const SECONDS_PER_HOUR = 3600;

/** @type {'sending' | 'waiting'} */
let progress = 'sending';

export function startSend() {
  onPress(button('sending-retry'), tryNow, stop);
  onPress(button('sent-messages'), () => showMessages(''), stop);
  onLanguageChange(showProgress);
}

/** @param {"sending" | "waiting"} now */
function report(now) {
  progress = now;
  showProgress();
}

function showProgress() {
  byId('sending-state').textContent = progress === 'sending' ? text('sending-now') : text('sending-waiting');
  byId('sending-state').dataset.progress = progress;
  button('sending-retry').hidden = progress === 'sending';
}

/**
 * Sends a text as the thread's first message or a further one.
 *
 * @param {string} words
 */
export async function send(words) {
  report('sending');
  showScreen('sending');
  try {
    if (state.open) await sendFurther(words);
    else await sendFirst(words);
  } catch (error) {
    if (refusedAs(error, 'unknown_centre', 'centre_not_accepting')) await askForCentre();
    else stop(error);
  } finally {
    arrived();
  }
}

/** @param {string} words */
async function sendFirst(words) {
  let sealed = seal(words, await directory());
  for (let changes = 0; ; changes += 1) {
    const { centreId, keyId, reporterKey, centreSeal, reporterSeal, envelope } = sealed;
    const body = {
      centre_id: centreId,
      key_id: keyId,
      reporter_key: reporterKey,
      centre_seal: centreSeal,
      reporter_seal: reporterSeal,
      envelope,
    };
    try {
      await deliver(() => request('POST', '/threads', { bearer: session().bearer(), body }), report);
      return accepted(words);
    } catch (error) {
      session().discardPending();
      if (refusedAs(error, 'conflicting_thread')) return await reconcile(words);
      if (!refusedAs(error, 'stale_key') || changes === KEY_CHANGES) throw error;
      sealed = seal(words, await deliver(freshDirectory, report));
    }
  }
}

/**
 * @param {string} words
 * @param {import('./tools.js').Directory} verified
 */
function seal(words, verified) {
  const { label, ...codes } = state.place ?? {};
  const draft = {
    role: state.role ?? 'unsure',
    ...(label ? { placeLabel: label, ...codes } : {}),
    language: document.documentElement.lang,
    text: words,
  };
  return session().openThread(verified, state.centreId, draft, nowSeconds());
}

/** @param {string} words */
async function sendFurther(words) {
  // After a lock the chain is not there yet; what came meanwhile is read before the text goes out.
  if (session().headSequence === 0) {
    await deliver(fetchNew, report);
    if (state.fault) return showMessages('');
    if (session().headSequence > state.seen) return showMessages('newer');
  }
  for (let changes = 0; ; changes += 1) {
    try {
      return await post(words);
    } catch (error) {
      session().discardPending();
      // A thread that was handed over without consent waits for a key of its new centre.
      const keyless = kindOf(error) === 'WrongEpoch';
      if (!keyless && !refusedAs(error, 'stale_sequence', 'conflicting_message')) throw error;
      const known = state.messages.length;
      if (await isThere(words)) return showSent();
      // Where nothing new was said, only the key of the thread has changed.
      if (state.fault || state.messages.length > known) return showMessages('newer');
      if (changes === KEY_CHANGES || (keyless && changes > 0)) return showMessages('not-yet');
    }
  }
}

/** @param {string} words */
async function post(words) {
  const envelope = session().post(words, document.documentElement.lang, nowSeconds());
  const call = { bearer: session().bearer(), body: { envelope } };
  await deliver(() => request('POST', '/thread/messages', call), report);
  accepted(words);
}

/**
 * The thread has something that was not seen here. It is fetched; if it is this very text (an earlier attempt did get
 * through), the message counts as sent, otherwise the person reads first and the text waits.
 *
 * @param {string} words
 */
async function reconcile(words) {
  if (await isThere(words)) showSent();
  else showMessages('newer');
}

/**
 * Fetches what was not seen here; whether this very text is among it.
 *
 * @param {string} words
 */
async function isThere(words) {
  const known = state.messages.length;
  state.open = true;
  await deliver(fetchNew, report);
  const fetched = state.messages.slice(known);
  return !state.fault && fetched.some((message) => message.from === 'reporter' && message.text === words);
}

/** @param {string} words */
function accepted(words) {
  session().confirmSent();
  state.open = true;
  const sequence = session().headSequence;
  const last_hour = Math.floor(nowSeconds() / SECONDS_PER_HOUR);
  state.status = { centre_id: state.centreId, state: 'received', last_hour, last_sequence: sequence };
  state.messages.push({
    sequence,
    from: 'reporter',
    sentAt: nowSeconds(),
    language: document.documentElement.lang,
    text: words,
  });
  showSent();
}

/** The message has arrived: the page says so, and shows a code that was made here once more. */
export function showSent() {
  textarea('message').value = '';
  clearNotes();
  // Whoever came back with the code has it, and came for the messages; shown is the code that was made here.
  byId('sent-code-part').hidden = !state.code;
  button('sent-messages').hidden = state.code !== undefined;
  if (state.code) showCode();
  showScreen('sent');
}

/** The centre takes no messages any more: the screen of the centre says so. The text stays. */
async function askForCentre() {
  try {
    await freshDirectory();
    await showCentre(state.centreId);
  } catch (error) {
    stop(error);
  }
}
