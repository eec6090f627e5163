/**
 * Threads as the API describes them, for the module that opens them.
 */

/**
 * A thread as the API gives it, as the module takes it.
 *
 * @param {any} sealed
 * @returns {import('../../staff/staff.js').ThreadToOpen}
 */
export function describe(sealed) {
  /** @type {{ epoch: number, key_id: string, sealed: string }[]} */
  const seals = sealed.centre_seals;
  return {
    threadId: sealed.thread_id,
    state: sealed.state,
    centreSeals: seals.map(({ epoch, key_id: keyId, sealed: box }) => ({ epoch, keyId, sealed: box })),
    reporterKey: sealed.reporter_key,
    ...(sealed.opening_mark ? { openingMark: sealed.opening_mark } : {}),
  };
}
