/**
 * How staff read of a transfer: the names of centres, as the root has signed them, and what a message says about one.
 */
import { text } from '../texts/texts.js';
import { keys } from './session.js';

/** @typedef {import('../../staff/staff.js').Transfer} Transfer */

/** @type {Map<string, string>} names by id */
const names = new Map();

/**
 * Makes the names of these centres known.
 *
 * @param {(string | undefined)[]} ids
 */
export async function learnNames(ids) {
  for (const id of ids) if (id && !names.has(id)) names.set(id, await keys().call('centreName', id));
}

/** @param {string} id */
export const knownName = (id) => names.get(id) ?? id;

/**
 * What a message says about a transfer, besides its words.
 *
 * @param {Transfer} transfer
 */
export function transferNote(transfer) {
  const centre = knownName(transfer.to ?? '');
  if (transfer.kind === 'question') return text('transfer-note-question', { centre });
  if (transfer.kind === 'answer') return text(transfer.agreed ? 'transfer-note-yes' : 'transfer-note-no');
  return text(transfer.agreed ? 'transfer-note-agreed' : 'transfer-note-emergency', { centre });
}
