/**
 * Notices by mail: to which address, in which language, and when. An address counts once the code that was sent to it
 * has been typed here.
 */
import { Refused, refusedAs, request, Unreachable } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { button, byId, input, onPress, say, sayError, select } from '../../ui/dom.js';
import { onSubmitOnce } from '../forms.js';
import { unlocked } from '../session.js';

/**
 * @typedef {object} Schedule hours are those of the wall in Prague
 * @property {string} language
 * @property {string} mode
 * @property {number} digest_hour
 * @property {number | null} quiet_from
 * @property {number | null} quiet_to
 *
 * @typedef {object} Settings as the API gives them
 * @property {boolean} available
 * @property {string | null} address
 * @property {string | null} pending_address
 * @property {Schedule} schedule
 */

const HOURS_PER_DAY = 24;

/** What is proposed to who begins to want quiet hours. */
const NIGHT = { from: 20, to: 7 };

/** The code that is sent, once the spaces between its digits are taken away. */
const CODE = /^\d{8}$/;

/** @type {Settings | undefined} */
let settings;

/** What was done last: the text that says it. */
let done = '';

/** @param {(error: unknown) => void} failed */
export function startMail(failed) {
  for (const id of ['mail-digest-hour', 'mail-quiet-from', 'mail-quiet-to']) select(id).replaceChildren(...hours());
  byId('mail-form').addEventListener('change', showParts);
  onSubmitOnce(byId('mail-form'), () => attempt(save, failed));
  onSubmitOnce(byId('mail-confirm-form'), () => attempt(confirm, failed));
  onPress(button('mail-test'), () => attempt(sendTest, failed), failed);
}

/** Fetches the settings and fills them in. */
export async function openMail() {
  done = '';
  const { body } = await request('GET', '/staff/notices', { background: true });
  fill(body);
}

/** What was typed and not saved is forgotten. */
export function closeMail() {
  clearErrors();
  if (settings) fill(settings);
}

/** Forgets all of it. */
export function clearMail() {
  settings = undefined;
  done = '';
  clearErrors();
  for (const id of ['mail-address', 'mail-code']) input(id).value = '';
  byId('mail-settings').hidden = true;
  renderMail();
}

/** Writes what scripts write, in the page's language. */
export function renderMail() {
  const { address = null, pending_address: pending = null, schedule } = settings ?? {};
  const standing = () => {
    if (!address) return text('account-mail-nowhere');
    return text(schedule?.mode === 'none' ? 'account-mail-paused' : 'account-mail-to', { address });
  };
  say(byId('mail-standing'), settings ? standing() : '');
  say(byId('mail-done'), done && text(done));
  byId('mail-pending').textContent = pending ? text('account-mail-pending', { address: pending }) : '';
}

/** @param {Settings} fresh */
function fill(fresh) {
  // Locked while the answer was on its way.
  if (!unlocked()) return;
  settings = fresh;
  const { address, pending_address: pending, schedule } = fresh;
  byId('mail-off').hidden = fresh.available;
  byId('mail-settings').hidden = !fresh.available;
  byId('mail-confirm-form').hidden = pending === null;
  button('mail-test').hidden = address === null;
  input('mail-address').value = pending ?? address ?? '';
  input('mail-code').value = '';
  for (const mode of modes()) mode.checked = mode.value === schedule.mode;
  input('mail-quiet').checked = schedule.quiet_from !== null;
  select('mail-digest-hour').value = String(schedule.digest_hour);
  select('mail-quiet-from').value = String(schedule.quiet_from ?? NIGHT.from);
  select('mail-quiet-to').value = String(schedule.quiet_to ?? NIGHT.to);
  select('mail-language').value = schedule.language;
  showParts();
  renderMail();
}

/** Shows what belongs to the choices that are made. */
function showParts() {
  const mode = chosenMode();
  byId('mail-digest-part').hidden = mode !== 'digest';
  byId('mail-quiet-part').hidden = mode !== 'at_once';
  byId('mail-quiet-hours').hidden = !input('mail-quiet').checked;
  byId('mail-late').hidden = mode === 'none';
}

async function save() {
  const address = input('mail-address').value.trim();
  const mode = chosenMode();
  if (!address && mode !== 'none') {
    return sayError(input('mail-address'), byId('mail-address-error'), text('account-mail-address-missing'));
  }
  const quiet = mode === 'at_once' && input('mail-quiet').checked;
  const [from, to] = [Number(select('mail-quiet-from').value), Number(select('mail-quiet-to').value)];
  if (quiet && from === to) {
    return sayError(select('mail-quiet-to'), byId('mail-quiet-error'), text('account-mail-quiet-same'));
  }
  const schedule = {
    language: select('mail-language').value,
    mode,
    digest_hour: Number(select('mail-digest-hour').value),
    quiet_from: quiet ? from : null,
    quiet_to: quiet ? to : null,
  };
  const { body } = await request('POST', '/staff/notices', { body: { address: address || null, schedule } });
  done = body.pending_address ? 'account-mail-code-sent' : 'account-mail-saved';
  fill(body);
  if (body.pending_address) input('mail-code').focus();
}

async function confirm() {
  const code = input('mail-code').value.replaceAll(/\s/g, '');
  if (!CODE.test(code)) return sayError(input('mail-code'), byId('mail-code-error'), text('account-mail-code-form'));
  const { body } = await request('POST', '/staff/notices/confirm', { body: { code } });
  done = 'account-mail-confirmed';
  fill(body);
  // The form with the focus is gone.
  button('mail-test').focus();
}

async function sendTest() {
  await request('POST', '/staff/notices/test', { body: {} });
  done = 'account-mail-test-sent';
  renderMail();
}

/**
 * Does it, and says what was refused where it belongs; nothing that was typed is lost.
 *
 * @param {() => Promise<void>} action
 * @param {(error: unknown) => void} failed
 */
async function attempt(action, failed) {
  clearErrors();
  done = '';
  renderMail();
  try {
    await action();
  } catch (error) {
    if (refusedAs(error, 'not_signed_in')) failed(error);
    else if (refusedAs(error, 'address_code_wrong')) {
      sayError(input('mail-code'), byId('mail-code-error'), error.message);
    } else if (refusedAs(error, 'malformed_request') && error.error.field === 'address') {
      sayError(input('mail-address'), byId('mail-address-error'), text('account-mail-address-form'));
    } else if (error instanceof Refused) say(byId('mail-error'), error.message);
    else if (error instanceof Unreachable) say(byId('mail-error'), text('code-no-connection'));
    else failed(error);
  }
}

function clearErrors() {
  sayError(input('mail-address'), byId('mail-address-error'), '');
  sayError(input('mail-code'), byId('mail-code-error'), '');
  sayError(select('mail-quiet-to'), byId('mail-quiet-error'), '');
  say(byId('mail-error'), '');
}

/** @returns {HTMLInputElement[]} */
const modes = () => [...byId('mail-modes').querySelectorAll('input')];

const chosenMode = () => modes().find((mode) => mode.checked)?.value ?? 'none';

/** The full hours of a day, to be chosen. */
const hours = () => Array.from({ length: HOURS_PER_DAY }, (_, hour) => new Option(`${hour}:00`, String(hour)));
