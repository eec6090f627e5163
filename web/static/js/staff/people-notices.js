/**
 * Notices about people and keys, whatever area is shown: who waits for approval, what is due.
 */
import { text } from '../texts/texts.js';
import { momentText, nowSeconds } from '../ui/times.js';
import { openArea } from './areas.js';
import { fetchKeyState, fetchMembers, isReader } from './colleagues/people.js';
import { setNotice } from './notices.js';
import { keys, signedIn, unlocked } from './session.js';

/** Somebody who waits on the telephone to be approved is seen within a minute. */
const LOOK_AGAIN_MS = 60_000;

/** From when on the portal warns as well (portal/src/flows/directory_watch.rs): time enough to get at the root. */
const DIRECTORY_WARNING_SECONDS = 14 * 24 * 3600;

/** @type {ReturnType<typeof setInterval> | undefined} */
let timer;

/** Looks now and then, as long as the page is unlocked. */
export function watchForNotices() {
  clearInterval(timer);
  timer = setInterval(() => {
    if (unlocked()) lookForNotices();
    else clearInterval(timer);
  }, LOOK_AGAIN_MS);
  lookForNotices();
}

/** Looks once. What cannot be learnt now is learnt the next time. */
export async function lookForNotices() {
  const role = signedIn()?.role ?? '';
  const looks = [];
  if (isReader()) looks.push(lookForPeople(), lookAtKey());
  if (['operator', 'head'].includes(role)) looks.push(lookAtDirectory());
  await Promise.allSettled(looks);
}

async function lookForPeople() {
  const members = await fetchMembers(true);
  if (!unlocked()) return;
  const waiting = members.filter(({ standing }) => standing === 'waiting');
  const self = waiting.some(({ id }) => id === signedIn()?.id);
  const count = waiting.length;
  setNotice(
    'self-waiting',
    self
      ? {
          words: () => text('notice-self-waiting'),
          action: { label: () => text('notice-to-account'), press: () => go('account') },
        }
      : undefined,
  );
  setNotice(
    'waiting',
    !self && count > 0
      ? {
          words: () => text('notice-waiting', { count }),
          action: { label: () => text('notice-to-colleagues'), press: () => go('colleagues') },
        }
      : undefined,
  );
}

async function lookAtKey() {
  const { demanded, dueAt } = await fetchKeyState();
  if (!unlocked()) return;
  const due = dueAt !== null && dueAt <= nowSeconds();
  const action = { label: () => text('notice-to-keys'), press: () => go('keys') };
  if (demanded) setNotice('rotation', { words: () => text('notice-rotation-demanded'), action });
  else if (due) setNotice('rotation', { words: () => text('notice-rotation-due'), action });
  else setNotice('rotation');
}

async function lookAtDirectory() {
  const expires = await keys().call('directoryExpiresAt');
  const soon = expires - nowSeconds() < DIRECTORY_WARNING_SECONDS;
  const until = () => momentText(expires);
  const words =
    signedIn()?.role === 'operator'
      ? () => text('notice-directory-operator', { until: until() })
      : () => text('notice-directory-head', { until: until() });
  setNotice('directory', soon ? { words } : undefined);
}

/** @param {string} area */
function go(area) {
  // What fails there is said there, and an area that the role does not have is none.
  openArea(area).catch(() => {});
}
