/**
 * The conversations: the list, and the thread that is chosen beside it.
 */
import { request } from '../api/http.js';
import { text } from '../texts/texts.js';
import { button, byId, onPress, say } from '../ui/dom.js';
import { clearCanned, renderCanned, startCanned } from './canned/picker.js';
import { clearComposer, renderConfirm } from './composer/composer.js';
import { startFacts } from './facts/facts.js';
import { translateNeutral } from './facts/taken-over.js';
import { renderHands, startHands } from './hands.js';
import {
  clearInbox,
  closeInbox,
  itemOf,
  markChosen,
  openInbox,
  refresh,
  render,
  showUrgent,
  startInbox,
} from './inbox.js';
import { startKeyboard } from './keyboard/keyboard.js';
import { startLostCode } from './links/lost-code.js';
import {
  forgetProposals,
  proposalsAbout,
  refreshProposals,
  renderProposals,
  startProposals,
} from './links/proposals.js';
import { renderDanger, startDanger } from './notebook/danger.js';
import { clearLabels, forgetLabel } from './notebook/labels.js';
import { lookAround, stopLooking } from './notebook/look.js';
import { clearNotes, forgetNotes, relabel } from './notebook/notebook.js';
import { openNotes, renderNotes, showNotes, startNotes } from './notebook/panel.js';
import { noticeNew, showDraft, startReply } from './reply.js';
import { clearSearch, renderSearch, startSearch } from './search/search.js';
import {
  closeThread,
  forgetThread,
  forgetThreads,
  openQuietly,
  renderStanding,
  renderThread,
  scrollToNewest,
  showThread,
  shownNumber,
  shownThread,
  update,
} from './thread.js';
import { startTransfer, translateTransfer } from './transfer.js';
import { knownName, learnNames } from './transfer-words.js';
import { renderWriting, signWriting } from './writing.js';

/** @typedef {import('./areas.js').Failed} Failed */
/** @typedef {import('./inbox.js').ThreadItem} ThreadItem */

/** @type {ThreadItem | undefined} how the shown thread stands */
let standing;

/** @type {Failed} */
let failed;

/** @type {import('./areas.js').Area} */
export const inboxArea = {
  start(whenFailed) {
    failed = whenFailed;
    startInbox({ choose, shown: shownNumber, changed, writes: () => renderWriting(shownNumber()), failed });
    startHands({ changed: refresh, failed });
    startReply(failed);
    startNotes({ changed: tellLists, failed });
    startDanger({ done: showHandled, failed });
    startCanned(failed);
    startSearch({ choose, failed });
    startKeyboard();
    startFacts({ changed: showStanding, noted: tellLists, failed });
    startLostCode({ changed: showStanding, choose, open: openQuietly, failed });
    startProposals(choose);
    startTransfer({ changed: showAgain, gone: handedOver, failed });
    onPress(button('thread-back'), backToList, failed);
  },
  async open() {
    await openInbox();
    look();
  },
  close() {
    closeInbox();
    stopLooking();
  },
  clear() {
    say(byId('inbox-notice'), '');
    forgetProposals();
    clearInbox();
    clearLabels();
    clearNotes();
    showNotes(undefined).catch(failed);
    clearSearch();
    clearCanned();
    clearComposer();
    forgetThreads();
    stand(undefined);
  },
  render() {
    render();
    renderThread();
    translateTransfer();
    translateNeutral();
    renderProposals();
    renderHands(standing);
    renderWriting(shownNumber());
    renderNotes();
    renderConfirm();
    renderCanned();
    renderSearch();
  },
};

/** Looks for what is urgent, while nobody waits for it. */
function look() {
  const isOpen = (/** @type {number} */ number) => number === shownNumber();
  const found = () => {
    render();
    showUrgent().catch(failed);
  };
  lookAround({ found, isOpen }).catch(failed);
}

/**
 * Tells the lists what the thread that is open here says. It is no loss when this fails: another browser looks.
 *
 * @param {number} number
 */
function tellLists(number) {
  if (shownNumber() !== number || shownThread().fault !== '') return;
  relabel(number, shownThread().messages).then(look, () => {});
}

/**
 * The notes of the shown thread, and what both say to the lists.
 *
 * @param {number} number
 * @param {boolean} [background]
 */
async function readNotes(number, background) {
  await showNotes(number, background);
  if (shownNumber() !== number) return;
  renderDanger(shownThread());
  renderStanding(shownThread());
  tellLists(number);
}

/** @param {import('./thread.js').OpenThread} thread */
async function showHandled(thread) {
  if (shownNumber() !== thread.number) return;
  renderDanger(thread);
  renderNotes();
  // Who has acted sees that it is written down.
  openNotes();
  tellLists(thread.number);
  byId('thread-title').focus();
}

/** @param {number} number */
async function choose(number) {
  try {
    say(byId('inbox-notice'), '');
    await showThread(number);
    stand(itemOf(number));
    markChosen(number);
    byId('thread-title').focus();
    scrollToNewest();
    await Promise.all([showDraft(), readNotes(number)]);
  } catch (error) {
    failed(error);
  }
}

/** @param {ThreadItem | undefined} item of the shown thread */
function stand(item) {
  standing = item;
  renderHands(item);
  renderWriting(item?.number);
}

/**
 * The list has changed: perhaps the shown thread has a new message, or is in other hands.
 *
 * @param {ThreadItem | undefined} item of the thread that was shown when it was asked for
 * @param {number | undefined} number of that thread
 */
async function changed(item, number) {
  look();
  lookAtProposals(number).catch(failed);
  if (number === undefined || shownNumber() !== number) return;
  if (!item) {
    // The centre has it no more: it was deleted or handed over.
    forgetLabel(number);
    forgetNotes(number);
    forgetThread(number);
    backToList();
    const to = await whereTo(number);
    const centre = to && knownName(to);
    const words = centre ? text('transfer-done', { number: String(number), centre }) : text('thread-gone');
    return say(byId('inbox-notice'), words);
  }
  stand(item);
  const thread = shownThread();
  if (item.messages > thread.messages.length || item.superseded !== thread.superseded) {
    const came = await update(thread, true);
    if (shownNumber() !== number) return;
    renderThread();
    if (came > 0) {
      noticeNew(true);
      scrollToNewest();
    }
  }
  await readNotes(number, true);
}

/**
 * Proposals to link threads may have come or gone; where it is about the thread that is shown, it is shown anew.
 *
 * @param {number | undefined} number of that thread
 */
async function lookAtProposals(number) {
  const before = proposalsAbout(number);
  await refreshProposals();
  if (number === undefined || shownNumber() !== number || proposalsAbout(number) === before) return;
  await showStanding(shownThread());
}

/**
 * The centre to which a colleague has handed a thread over.
 *
 * @param {number} number
 * @returns {Promise<string | undefined>}
 */
async function whereTo(number) {
  const { body } = await request('GET', '/staff/handed-over', { background: true });
  const gone = body.threads.find((/** @type {{ number: number }} */ one) => one.number === number);
  if (!gone) return undefined;
  await learnNames([gone.to_centre_id]);
  return gone.to_centre_id;
}

/**
 * What the centre has noted or decided about a thread is shown; the eye stays where it is.
 *
 * @param {import('./thread.js').OpenThread} thread
 */
async function showStanding(thread) {
  await update(thread);
  if (shownNumber() !== thread.number) return;
  renderThread();
  renderNotes();
}

/** @param {import('./thread.js').OpenThread} thread */
async function showAgain(thread) {
  await update(thread);
  if (shownNumber() !== thread.number) return;
  renderThread();
  scrollToNewest();
}

/**
 * The thread is at another centre: nothing of it is left here.
 *
 * @param {number} number
 * @param {string} centre
 */
function handedOver(number, centre) {
  forgetLabel(number);
  forgetNotes(number);
  forgetThread(number);
  backToList();
  say(byId('inbox-notice'), text('transfer-done', { number: String(number), centre }));
  openInbox().catch(failed);
}

function backToList() {
  const number = shownNumber();
  signWriting();
  clearComposer();
  closeThread();
  stand(undefined);
  showNotes(undefined).catch(failed);
  markChosen(undefined);
  const item = document.querySelector(`.threads [data-number="${number}"]`);
  if (item instanceof HTMLElement) item.focus();
}
