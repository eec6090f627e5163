/**
 * Looks at the centre's keys from time to time while somebody is signed in: a key that the root has signed is opened, and
 * what has to be moved to it is moved.
 */
import { Unreachable } from '../../api/http.js';
import { openArea } from '../areas.js';
import { unlocked } from '../session.js';
import { fetchKept, follow, hasCentre, hasOldKeys } from './kept.js';
import { startResealing, stop } from './reseal.js';
import { watchResealing } from './reseal-panel.js';

/** How often the keys are asked for: a new one comes once a month, and a thread that needs it asks at once. */
const LOOK_MS = 60_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @type {(error: unknown) => void} */
let failed = () => {};

/** @param {(error: unknown) => void} whenFailed */
export function startKeyWatch(whenFailed) {
  failed = whenFailed;
  watchResealing(whenFailed, () => {
    openArea('keys').catch(whenFailed);
  });
}

/** Somebody has unlocked the page. */
export function openKeyWatch() {
  closeKeyWatch();
  if (hasCentre()) look();
}

/** The keys are gone. */
export function closeKeyWatch() {
  clearTimeout(timer);
  timer = undefined;
  stop();
}

async function look() {
  const own = setTimeout(look, LOOK_MS);
  timer = own;
  try {
    await lookAtKeys(await fetchKept(true));
  } catch (error) {
    // Without a connection the next look will do; whoever has locked meanwhile wants none.
    if (!(error instanceof Unreachable) && timer === own) failed(error);
  }
}

/**
 * Opens the current key, and moves what is sealed to one before it.
 *
 * @param {import('./kept.js').Kept} kept
 */
export async function lookAtKeys(kept) {
  if (!unlocked() || !(await follow(kept)) || !hasOldKeys(kept)) return;
  startResealing(failed).catch(failed);
}
