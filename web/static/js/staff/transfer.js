/**
 * Handing a thread over to another centre: the question, the handover after the answer, and the head's way without consent.
 */
import { refusedAs, request, Unreachable } from '../api/http.js';
import { text } from '../texts/texts.js';
import { button, byId, input, onPress, say, sayError, select, textarea } from '../ui/dom.js';
import { nowSeconds } from '../ui/times.js';
import { keys, signedIn } from './session.js';
import { mayWrite } from './thread.js';
import { StaffRefusal } from './vault.js';
import { knownName, learnNames } from './transfer-words.js';

/** @typedef {import('./thread.js').OpenThread} OpenThread */
/** @typedef {import('../../staff/staff.js').Transfer} Transfer */

/**
 * @typedef {object} Listener
 * @property {(thread: OpenThread) => Promise<void>} changed something was said: the thread is fetched and shown again
 * @property {(number: number, centre: string) => void} gone the thread is at the other centre
 * @property {(error: unknown) => void} failed
 */

/** @type {Listener} */
let listener;

/** @type {OpenThread | undefined} */
let shown;

/** The words that were put into the fields here, by language: whoever has not touched them gets them anew. */
let prefilled = '';

/** @param {Listener} to */
export function startTransfer(to) {
  listener = to;
  byId('transfer', HTMLDetailsElement).addEventListener('toggle', () => prepare().catch(to.failed));
  select('transfer-to').addEventListener('change', fillQuestion);
  onPress(button('transfer-ask'), ask, to.failed);
  onPress(button('transfer-hand-over'), () => handOver(false), to.failed);
  onPress(button('transfer-emergency'), () => openEmergency(true), to.failed);
  onPress(button('transfer-emergency-no'), () => openEmergency(false), to.failed);
  onPress(button('transfer-emergency-yes'), () => handOver(true), to.failed);
  byId('transfer').addEventListener('input', forgetComplaint);
}

/**
 * What is open of a transfer in a thread: the last question with its answer, if there is one.
 *
 * @param {OpenThread} thread
 */
function openTalk(thread) {
  /** @type {{ to: string, agreed: boolean | undefined } | undefined} */
  let talk;
  for (const { transfer } of thread.messages) {
    if (transfer?.kind === 'question') talk = { to: transfer.to ?? '', agreed: undefined };
    else if (transfer?.kind === 'answer' && talk) talk.agreed = transfer.agreed === true;
    else if (transfer?.kind === 'handover') talk = undefined;
  }
  return talk;
}

/**
 * Shows what can be done with the thread that is shown.
 *
 * @param {OpenThread | undefined} thread
 */
export function renderTransfer(thread) {
  const isOther = thread?.number !== shown?.number;
  shown = thread;
  const details = byId('transfer', HTMLDetailsElement);
  // Asking and handing over say what only the writer may read.
  details.hidden = thread === undefined || !mayWrite(thread);
  if (isOther) forgetTyped();
  if (!thread) return;
  const talk = openTalk(thread);
  const agreed = talk?.agreed === true;
  const centre = knownName(talk?.to ?? '');
  say(byId('transfer-state'), talk ? text(stateOf(talk.agreed), { centre }) : '');
  byId('transfer-question-part').hidden = agreed;
  byId('transfer-handover-part').hidden = !agreed;
  button('transfer-emergency').hidden = signedIn()?.role !== 'head' || !byId('transfer-emergency-part').hidden;
  if (isOther && talk) details.open = true;
  button('transfer-ask').textContent = text(talk ? 'transfer-ask-again' : 'transfer-ask');
}

/** @param {boolean | undefined} agreed */
function stateOf(agreed) {
  if (agreed === undefined) return 'transfer-state-asked';
  return agreed ? 'transfer-state-agreed' : 'transfer-state-refused';
}

function forgetTyped() {
  for (const id of ['transfer-question', 'transfer-note', 'transfer-emergency-note']) textarea(id).value = '';
  prefilled = '';
  say(byId('transfer-error'), '');
  byId('transfer', HTMLDetailsElement).open = false;
  openEmergency(false);
}

/** Offers the centres when the part is opened first. */
async function prepare() {
  if (!byId('transfer', HTMLDetailsElement).open) return;
  const centres = await keys().call('usableCentres');
  const others = centres.filter(({ id }) => id !== signedIn()?.centre_id);
  await learnNames(others.map(({ id }) => id));
  for (const id of ['transfer-to', 'transfer-emergency-to']) {
    const chosen = select(id).value;
    const none = new Option(text('transfer-choose'), '');
    select(id).replaceChildren(none, ...others.map((centre) => new Option(centre.name, centre.id)));
    select(id).value = others.some((centre) => centre.id === chosen) ? chosen : '';
  }
  fillQuestion();
}

/** Words of the question, until somebody has written others. */
function fillQuestion() {
  const field = textarea('transfer-question');
  if (field.value !== '' && field.value !== prefilled) return;
  const to = select('transfer-to').value;
  prefilled = to ? text('transfer-question-words', { centre: knownName(to) }) : '';
  field.value = prefilled;
}

async function ask() {
  const thread = asked();
  const field = textarea('transfer-question');
  const to = select('transfer-to').value;
  if (!check(select('transfer-to'), to !== '', 'transfer-to-missing')) return;
  const words = field.value.trim();
  if (!check(field, words !== '', 'message-empty')) return;
  const language = document.documentElement.lang;
  const envelope = await keys().call('askTransfer', thread.number, to, words, language, nowSeconds());
  const posted = await post(thread, `/staff/threads/${thread.number}/messages`, { envelope });
  if (!posted) return;
  await keys().call('confirmSent', thread.number);
  const sequence = await keys().call('head', thread.number);
  const transfer = /** @type {Transfer} */ ({ kind: 'question', to });
  thread.messages.push({ sequence, from: 'centre', sentAt: nowSeconds(), language, text: words, transfer });
  field.value = '';
  prefilled = '';
  await listener.changed(thread);
}

/** @param {boolean} emergency without consent */
async function handOver(emergency) {
  const thread = asked();
  const field = textarea(emergency ? 'transfer-emergency-note' : 'transfer-note');
  const to = emergency ? select('transfer-emergency-to').value : (openTalk(thread)?.to ?? '');
  if (emergency && !check(select('transfer-emergency-to'), to !== '', 'transfer-to-missing')) return;
  const reason = document.querySelector('input[name="transfer-reason"]:checked');
  if (emergency && !check(input('transfer-reason-danger'), reason !== null, 'transfer-reason-missing')) return;
  const words = field.value.trim();
  if (!check(field, words !== '', 'message-empty')) return;
  const language = document.documentElement.lang;
  let sealed;
  try {
    sealed = await keys().call('handOver', thread.number, to, emergency, words, language, nowSeconds());
  } catch (error) {
    if (error instanceof StaffRefusal && error.kind === 'NotAgreed') return complain(text('transfer-not-agreed'));
    if (error instanceof StaffRefusal && ['NotAccepting', 'NoKey', 'UnknownCentre'].includes(error.kind)) {
      return complain(text('transfer-centre-closed'));
    }
    throw error;
  }
  const body = {
    centre_id: to,
    key_id: sealed.keyId,
    centre_seals: sealed.centreSeals,
    envelope: sealed.envelope,
    emergency,
    ...(emergency && reason instanceof HTMLInputElement ? { reason: reason.value } : {}),
  };
  if (await post(thread, `/staff/threads/${thread.number}/transfer`, body)) listener.gone(thread.number, knownName(to));
}

/**
 * Sends what was sealed; whether it was taken. If the thread has moved on meanwhile it is read first.
 *
 * @param {OpenThread} thread
 * @param {string} path
 * @param {object} body
 */
async function post(thread, path, body) {
  try {
    await request('POST', path, { body });
    return true;
  } catch (error) {
    await keys().call('discardPending', thread.number);
    if (error instanceof Unreachable) complain(text('transfer-no-connection'));
    else if (refusedAs(error, 'stale_sequence', 'conflicting_message', 'stale_epoch', 'not_agreed', 'not_opened')) {
      await listener.changed(thread);
      complain(error.message);
    } else if (refusedAs(error, 'unknown_centre', 'centre_not_accepting', 'stale_key', 'not_a_holder', 'forbidden')) {
      complain(error.message);
    } else throw error;
    return false;
  }
}

/** The thread that something is asked of. */
function asked() {
  if (!shown) throw new Error('no thread is shown');
  forgetComplaint();
  return shown;
}

function forgetComplaint() {
  complain('');
  for (const field of byId('transfer').querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
}

/** @param {string} words */
function complain(words) {
  say(byId('transfer-error'), words);
}

/**
 * @param {HTMLElement} field
 * @param {boolean} right
 * @param {string} id of the text that says what is wrong
 */
function check(field, right, id) {
  sayError(field, byId('transfer-error'), right ? '' : text(id));
  return right;
}

/**
 * The second step of an emergency.
 *
 * @param {boolean} open
 */
function openEmergency(open) {
  byId('transfer-emergency-part').hidden = !open;
  button('transfer-emergency').hidden = open || signedIn()?.role !== 'head';
  if (open) byId('transfer-emergency-title').focus();
}

/** The texts that were put into fields and lists, in the language that the page has now. */
export function translateTransfer() {
  if (byId('transfer', HTMLDetailsElement).open) prepare().catch(listener.failed);
}
