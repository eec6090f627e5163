/**
 * The staff's page: sign-in, lock, and what stops it. What is between them are the areas.
 */
import { Refused, refusedAs, Unreachable } from '../api/http.js';
import { text } from '../texts/texts.js';
import { button, byId, input, markError, onPress, say, sayError } from '../ui/dom.js';
import { showScreen } from '../ui/screens.js';
import { areaShown, closeAreas, openAreas, startAreas } from './areas.js';
import { onSubmit } from './forms.js';
import { loadPart, showMissing, startLater } from './later.js';
import { watchForNotices } from './people-notices.js';
import { closeKeyWatch, openKeyWatch, startKeyWatch } from './keys/watch.js';
import { forgetUnsaved, lockUnsaved } from './notebook/unsaved.js';
import { forgetDrafts, lockDrafts, saveDrafts } from './reply.js';
import {
  forgetSecondFactor,
  leaveSecondFactor,
  secondFactorShown,
  showSecondFactor,
  startSecondFactor,
} from './second-factor.js';
import { abandonSignIn, dropKeys, forget, lockKeys, resume, signedIn, signIn, signOut, unlocked } from './session.js';
import { StaffRefusal } from './vault.js';

/** What stands before the secret of an invitation in the address. */
const INVITATION = '#pozvanka=';

export async function start() {
  const invitation = takeInvitation();
  startAreas(failed);
  startLater(failed);
  startKeyWatch(failed);
  onSignIn('sign-in-form', 'sign-in', submitSignIn);
  onSignIn('unlock-form', 'unlock', submitUnlock);
  startSecondFactor({
    name: () => input('staff-name').value.trim(),
    password: () => input('staff-password').value,
    entered: enterAnew,
    failed,
  });
  onPress(button('lock'), lock, failed);
  for (const id of ['sign-out', 'other-member']) onPress(button(id), leave, failed);
  onPress(button('stop-retry'), () => location.reload(), failed);
  watchIdleness();
  addEventListener('pagehide', dropKeys);
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
  addEventListener('hashchange', () => {
    const pasted = takeInvitation();
    if (pasted) redeem(pasted).catch(failed);
  });
  if (invitation) await redeem(invitation);
  else await beginWhereItWas();
}

/** The secret of an invitation, if the address has one. It is taken out at once, so that nobody reads it over a shoulder. */
function takeInvitation() {
  const { hash, pathname } = location;
  if (!hash.startsWith(INVITATION)) return undefined;
  history.replaceState(null, '', pathname);
  return hash.slice(INVITATION.length);
}

/**
 * @param {string} secret
 * @returns {Promise<void>}
 */
async function redeem(secret) {
  forget();
  clearAway();
  byId('session-actions').hidden = true;
  byId('staff-who').textContent = '';
  try {
    const part = await loadPart('invitation', () => import('./invitation/invitation.js'));
    if (!part) return showMissing(() => redeem(secret));
    await part.openInvitation(secret, {
      async enter(name, password) {
        const step = await signIn(name, password);
        if (!step) return enter();
        // The browser has kept no session: signed in like on any other day.
        abandonSignIn();
        input('staff-name').value = name;
        showScreen('sign-in');
      },
      leave: () => beginWhereItWas(),
      failed,
    });
  } catch (error) {
    failed(error);
  }
}

/** After reloading, a living session needs the password only. */
async function beginWhereItWas() {
  try {
    await resume();
    lock();
  } catch {
    showScreen('sign-in');
  }
}

/**
 * @param {string} formId
 * @param {string} name of the button; where its error and its progress are said begins with it
 * @param {() => Promise<void>} submit
 */
function onSignIn(formId, name, submit) {
  const form = byId(formId);
  const slot = byId(`${name}-error`);
  const fields = [...form.querySelectorAll('input')];
  onSubmit(form, {
    begin() {
      say(slot, '');
      for (const field of fields) markError(field, false);
      const empty = fields.find((field) => field.value.trim() === '');
      if (empty) sayError(empty, slot, text('sign-in-incomplete'));
      return !empty;
    },
    submit,
    refused: (error) => complain(slot, name === 'unlock', error),
    progress: byId(`${name}-progress`),
    working: () => text('signing-in'),
  });
}

/** Whose drafts there may be. */
let before = '';

async function submitSignIn() {
  before = signedIn()?.name ?? '';
  const step = await signIn(input('staff-name').value.trim(), input('staff-password').value);
  if (step) showSecondFactor(step);
  else await enterAnew();
}

async function enterAnew() {
  // Drafts are for whoever wrote them.
  if (before !== '' && signedIn()?.name !== before) forgetTyped();
  await enter();
}

async function submitUnlock() {
  const step = await signIn(signedIn()?.name ?? '', input('unlock-password').value);
  if (!step) return enter();
  // The session has ended in the meantime.
  abandonSignIn();
  sessionEnded();
}

async function enter() {
  forgetSecondFactor();
  for (const id of ['staff-password', 'unlock-password']) input(id).value = '';
  say(byId('sign-in-notice'), '');
  byId('staff-who').textContent = signedIn()?.display_name ?? '';
  byId('session-actions').hidden = false;
  watchForNotices();
  await openAreas();
  openKeyWatch();
}

/** The refusal of a wrong password or an unknown name, found in the browser already. */
const WRONG_PASSWORD = 'Refused';

/** Refusals that say that what the server gave is not to be trusted. */
const UNTRUSTED = ['BadSignature', 'ForeignDeployment', 'Expired', 'NotYetValid'];

/**
 * @param {HTMLElement} slot
 * @param {boolean} locked whether the page was only locked
 * @param {unknown} error
 */
function complain(slot, locked, error) {
  if (refusedAs(error, 'not_signed_in') && locked) {
    sessionEnded();
  } else if (error instanceof Refused) {
    say(slot, error.message);
  } else if (error instanceof Unreachable) {
    say(slot, text('code-no-connection'));
  } else if (error instanceof StaffRefusal && error.kind === WRONG_PASSWORD) {
    say(slot, text('sign-in-wrong'));
  } else {
    failed(error);
  }
}

/** Drops the keys and everything that was opened with them; drafts stay, sealed. */
function lock() {
  lockDrafts();
  lockUnsaved();
  lockKeys();
  clearAway();
  byId('session-actions').hidden = true;
  input('unlock-name').value = signedIn()?.name ?? '';
  showScreen('locked');
  input('unlock-password').focus();
}

/** Forgets what was typed and not sent or saved. */
function forgetTyped() {
  forgetDrafts();
  forgetUnsaved();
}

async function leave() {
  clearAway();
  byId('session-actions').hidden = true;
  byId('staff-who').textContent = '';
  showScreen('sign-in');
  await saveDrafts();
  forgetTyped();
  await signOut();
}

function clearAway() {
  closeKeyWatch();
  closeAreas();
  input('unlock-password').value = '';
}

/** The session has ended on the server: everything is asked again. Drafts stay for whoever wrote them. */
function sessionEnded() {
  const name = signedIn()?.name ?? '';
  lockDrafts();
  lockUnsaved();
  lockKeys();
  clearAway();
  byId('session-actions').hidden = true;
  input('staff-name').value = name;
  say(byId('sign-in-notice'), text('session-ended'));
  showScreen('sign-in');
}

/** @param {unknown} error */
function failed(error) {
  if (refusedAs(error, 'not_signed_in')) return sessionEnded();
  // A call that locking has cut short needs no words.
  if (error instanceof StaffRefusal && error.kind === 'Locked') return;
  if (areaShown() && error instanceof Unreachable) return say(byId('area-error'), text('inbox-no-connection'));
  if (areaShown() && error instanceof Refused) return say(byId('area-error'), error.message);
  forget();
  clearAway();
  byId('stop-reason').textContent = reason(error);
  showScreen('stop');
}

/** @param {unknown} error */
function reason(error) {
  if (error instanceof Unreachable) return text('stop-network');
  if (error instanceof StaffRefusal) {
    if (UNTRUSTED.slice(2).includes(error.kind)) return text('stop-date');
    if (UNTRUSTED.includes(error.kind)) return text('stop-directory');
    if (error.kind === 'NoWorker') return text('stop-webassembly');
  }
  return text('stop-unknown');
}

/** Locks after a while without a key, touch or click, or forgets a sign-in that was left half done. */
function watchIdleness() {
  const patience = Number(document.body.dataset.idleLockSeconds) * 1000;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (unlocked()) return lock();
      if (secondFactorShown()) leaveSecondFactor();
      input('staff-password').value = '';
      restart();
    }, patience);
  };
  for (const sign of ['keydown', 'pointerdown', 'touchstart']) {
    addEventListener(sign, restart, { capture: true, passive: true });
  }
  restart();
}
