/**
 * What the worker does for a thread that goes to another centre, or has come from one.
 */

/**
 * @typedef {object} Held what the worker holds besides
 * @property {(number: number) => import('../../staff/staff.js').StaffThread} thread
 * @property {() => import('../../staff/staff.js').Directory} directory
 * @property {() => import('../../staff/staff.js').StaffKeys} keys
 */

/** @param {Held} held */
export function transferCalls(held) {
  return {
    /**
     * The question whether the thread may go to another centre.
     *
     * @param {number} number
     * @param {string} to
     * @param {string} text
     * @param {string} language
     * @param {number} now
     */
    askTransfer(number, to, text, language, now) {
      return held.thread(number).askTransfer(to, text, language, now);
    },

    /**
     * The thread for another centre, with the last message of this one.
     *
     * @param {number} number
     * @param {string} to
     * @param {boolean} emergency
     * @param {string} text
     * @param {string} language
     * @param {number} now
     */
    handOver(number, to, emergency, text, language, now) {
      return held.thread(number).handOver(held.directory(), to, emergency, text, language, now);
    },

    /**
     * The next epoch of a thread that has come without consent, and the mark from then on.
     *
     * @param {number} number
     */
    startEpoch(number) {
      const opened = held.thread(number);
      const next = opened.startEpoch(held.directory(), held.keys());
      return { next, mark: opened.openingMark() };
    },
  };
}
