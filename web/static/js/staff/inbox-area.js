/**
 * The conversations: the list, and the thread that is chosen beside it.
 */
import { text } from '../texts/texts.js';
import { button, byId, onPress, say } from '../ui/dom.js';
import { clearInbox, closeInbox, markChosen, openInbox, render, startInbox } from './inbox.js';
import { noticeNew, showDraft, startReply } from './reply.js';
import {
  closeThread,
  forgetThreads,
  renderThread,
  scrollToNewest,
  showThread,
  shownNumber,
  shownThread,
  update,
} from './thread.js';

/** @typedef {import('./areas.js').Failed} Failed */

/** @type {Failed} */
let failed;

/** @type {import('./areas.js').Area} */
export const inboxArea = {
  start(whenFailed) {
    failed = whenFailed;
    startInbox({ choose, changed, failed });
    startReply(failed);
    onPress(button('thread-back'), backToList, failed);
  },
  open: openInbox,
  close: closeInbox,
  clear() {
    say(byId('inbox-notice'), '');
    clearInbox();
    forgetThreads();
  },
  render() {
    render();
    renderThread();
  },
};

/** @param {number} number */
async function choose(number) {
  try {
    say(byId('inbox-notice'), '');
    await showThread(number);
    markChosen(number);
    showDraft();
    byId('thread-title').focus();
    scrollToNewest();
  } catch (error) {
    failed(error);
  }
}

/** The list has changed: perhaps the shown thread has a new message. */
async function changed(/** @type {import('./inbox.js').ThreadItem[]} */ items) {
  const number = shownNumber();
  const item = items.find((candidate) => candidate.number === number);
  if (number === undefined) return;
  if (!item) {
    // Activity moves a thread up, so one that was in the list is missing only when it was deleted.
    backToList();
    return say(byId('inbox-notice'), text('thread-gone'));
  }
  if (item.messages <= shownThread().messages.length) return;
  const came = await update(shownThread(), true);
  if (shownNumber() !== number) return;
  renderThread();
  if (came > 0) {
    noticeNew(true);
    scrollToNewest();
  }
}

function backToList() {
  const number = shownNumber();
  closeThread();
  markChosen(undefined);
  const item = document.querySelector(`#thread-list [data-number="${number}"]`);
  if (item instanceof HTMLElement) item.focus();
}
