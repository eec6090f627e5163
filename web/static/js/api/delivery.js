/**
 * Delivering over a bad network: the very same call is repeated until the portal has answered it. The portal knows a
 * repeated envelope again, so a message is never stored twice.
 */
import { Unreachable } from './http.js';

/** Waits between attempts: soon at first, since most interruptions are short, then no more often than twice a minute. */
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** @type {(() => void) | undefined} */
let wake;

/** Ends the present wait: somebody asked for it. */
export function tryNow() {
  wake?.();
}

/**
 * @template T
 * @param {() => Promise<T>} attempt
 * @param {(state: 'sending' | 'waiting') => void} report
 * @returns {Promise<T>}
 */
export async function deliver(attempt, report) {
  for (let attempts = 0; ; attempts += 1) {
    report('sending');
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
    }
    report('waiting');
    await wait(WAITS_MS[Math.min(attempts, WAITS_MS.length - 1)] ?? 0);
  }
}

/**
 * Until the time is over, the connection is back, or {@link tryNow}.
 *
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
function wait(milliseconds) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      wake = undefined;
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
    wake = done;
  });
}
