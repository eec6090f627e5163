/**
 * Somebody says to be in danger now: a banner over the conversation until a member of the centre has acted and says so.
 */
import { text } from '../../texts/texts.js';
import { button, byId, onPress, say } from '../../ui/dom.js';
import { momentText } from '../../ui/times.js';
import { StaffRefusal } from '../vault.js';
import { addNote, notesOf } from './notebook.js';
import { dangerIn, labelFrom } from './urgent.js';

/** @typedef {import('../thread.js').OpenThread} OpenThread */

/** @type {OpenThread | undefined} */
let shown;

/**
 * @param {{ done: (thread: OpenThread) => Promise<void>, failed: (error: unknown) => void }} around `done`: somebody has acted
 */
export function startDanger({ done, failed }) {
  onPress(button('danger-handled'), () => handle(done), failed);
}

/** @param {(thread: OpenThread) => Promise<void>} done */
async function handle(done) {
  const thread = shown;
  if (!thread) return;
  say(byId('danger-error'), '');
  try {
    await addNote(thread.number, { kind: 'danger-handled', upTo: dangerIn(thread.messages) });
  } catch (error) {
    if (!(error instanceof StaffRefusal) || error.kind === 'Locked') throw error;
    return say(byId('danger-error'), text(error.kind === 'OldKey' ? 'notes-moving' : 'notes-refused'));
  }
  await done(thread);
}

/**
 * Writes the banner of the thread that is shown.
 *
 * @param {OpenThread | undefined} thread
 */
export function renderDanger(thread) {
  shown = thread;
  say(byId('danger-error'), '');
  const { danger } = thread ? labelFrom(0, dangerIn(thread.messages), notesOf(thread.number)) : {};
  const message = thread?.messages.find(({ sequence }) => sequence === danger);
  byId('thread-danger').hidden = message === undefined;
  byId('danger-words').textContent = message ? text('danger-since', { moment: momentText(message.sentAt) }) : '';
}
