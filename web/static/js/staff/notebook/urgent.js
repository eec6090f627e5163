/**
 * What messages and notes say about a thread that cannot wait. Used by the page and by the worker, so nothing of either is
 * touched here.
 */
import { notesOf } from '../../ui/message-notes.js';

/**
 * @typedef {import('../../../staff/staff.js').NumberedNote} Note
 * @typedef {import('../../../staff/staff.js').ThreadLabel} Label
 * @typedef {{ sequence: number, from: 'reporter' | 'centre', text: string }} Message
 */

/**
 * The latest note of each kind that takes the place of the one before.
 *
 * @param {Note[]} notes oldest first
 * @returns {{ phrase?: Note, takenOver?: Note, witnessCheck?: Note, policeRecord?: Note, dangerHandled?: Note }}
 */
export function factsOf(notes) {
  /** @param {Note['kind']} kind */
  const latest = (kind) => notes.filter((note) => note.kind === kind).at(-1);
  const entries = Object.entries({
    phrase: latest('phrase'),
    takenOver: latest('taken-over'),
    witnessCheck: latest('witness-check'),
    policeRecord: latest('police-record'),
    dangerHandled: latest('danger-handled'),
  });
  return Object.fromEntries(entries.filter(([, note]) => note !== undefined));
}

/**
 * The number of the last message whose writer says to be in danger at that moment; 0 if none does.
 *
 * @param {Message[]} messages
 */
export function dangerIn(messages) {
  const urgent = messages.filter(({ from, text }) => {
    return from === 'reporter' && notesOf(text).notes.some(({ kind }) => kind === 'danger');
  });
  return urgent.at(-1)?.sequence ?? 0;
}

/**
 * What lists should know of a thread.
 *
 * @param {number} looked the number of the last message
 * @param {number} danger as {@link dangerIn} gives it
 * @param {Note[]} notes
 * @returns {Label}
 */
export function labelFrom(looked, danger, notes) {
  const { takenOver, policeRecord } = factsOf(notes);
  // Two colleagues may handle it at once: what one of them has handled stays so.
  const handled = Math.max(0, ...notes.map(({ upTo }) => upTo ?? 0));
  return {
    looked,
    ...(danger > handled ? { danger } : {}),
    takenOver: takenOver?.flag === true,
    ...(policeRecord?.time === undefined ? {} : { statutory: policeRecord.time }),
  };
}
