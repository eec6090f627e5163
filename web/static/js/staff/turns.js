/**
 * One thing after the other, for each thread by itself: each goes on where the one before has come to, also if that failed.
 */
export class Turns {
  /** @type {Map<number, Promise<unknown>>} by case number, what was begun last */
  #last = new Map();

  /**
   * Does something when whatever was begun before is done.
   *
   * @template T
   * @param {number} number
   * @param {() => Promise<T>} action
   * @returns {Promise<T>}
   */
  run(number, action) {
    const before = this.#last.get(number) ?? Promise.resolve();
    const own = before.catch(() => {}).then(action);
    this.#last.set(number, own);
    return own;
  }

  /** Waits for nothing that was begun so far. */
  clear() {
    this.#last.clear();
  }
}
