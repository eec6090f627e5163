/**
 * The centre's keys as the server keeps them, and in the form in which the worker opens them.
 */

/**
 * @typedef {object} KeptKey
 * @property {string} key_id
 * @property {string | null} sealed the secret, sealed to the member
 * @property {string | null} previous the secret of the key before, sealed under this one
 */

/**
 * The newest key with all before it, each of which opens with the one after it; nothing if the newest is not the member's.
 *
 * @param {KeptKey[]} kept oldest first, those that the root has signed
 * @returns {import('../../../staff/staff.js').SealedCentreKey[]}
 */
export function keyChain(kept) {
  const newestFirst = [...kept].reverse();
  const [newest] = newestFirst;
  if (!newest?.sealed) return [];
  const end = newestFirst.findIndex((key) => !key.previous);
  const links = end === -1 ? newestFirst : newestFirst.slice(0, end);
  return [{ keyId: newest.key_id, sealed: newest.sealed, previous: links.flatMap(({ previous }) => previous ?? []) }];
}
