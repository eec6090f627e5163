/**
 * Notices when nobody has touched the page for a while, and when it is out of sight.
 */

/** What counts as a touch. */
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'touchmove', 'focusin'];

/** How often the clock is looked at: a second more or less does not matter. */
const GLANCE_MS = 1_000;

/**
 * Calls `away` once a second for as long as nobody is there. The time is read off a clock rather than waited for, since
 * phones stop timers while they sleep.
 *
 * @param {object} options
 * @param {number} options.limitMs how long without a touch
 * @param {() => number} options.now the clock, in milliseconds
 * @param {(why: 'hidden' | 'idle') => void} options.away
 */
export function watchIdle({ limitMs, now, away }) {
  let touched = now();
  const look = () => {
    if (document.hidden) away('hidden');
    else if (now() - touched >= limitMs) away('idle');
  };
  for (const touch of TOUCHES) {
    // Whoever touches a page that has been idle for too long does not wake it: it locks first.
    const note = () => {
      look();
      touched = now();
    };
    addEventListener(touch, note, { capture: true, passive: true });
  }
  document.addEventListener('visibilitychange', look);
  setInterval(look, GLANCE_MS);
}
