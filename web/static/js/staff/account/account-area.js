/**
 * The own account: who one is, notices by mail, the password, the second factors, the sessions.
 */
import { request } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { byId, element, say } from '../../ui/dom.js';
import { digitGroups, roleName } from '../people-words.js';
import { keys, signedIn } from '../session.js';
import { clearFactor, renderFactor, startFactor } from './factor.js';
import { clearMail, closeMail, openMail, renderMail, startMail } from './mail.js';
import { clearPasskeys, renderPasskeys, startPasskeys } from './passkeys.js';
import { clearPassword, startPassword } from './password.js';
import { clearSessions, openSessions, renderSessions, startSessions } from './sessions.js';

/**
 * @typedef {object} SecondFactors as the API gives them
 * @property {boolean} passkeys_available
 * @property {{ id: string, name: string, created_day: number, last_used_day: number | null }[]} passkeys
 * @property {number} recovery_codes_left
 */

/** @type {SecondFactors | undefined} */
let factors;

/** What was done last, in the language that the page has when it is said. */
let done = '';

/** @type {import('../areas.js').Area} */
export const accountArea = {
  start(failed) {
    startMail(failed);
    startPassword(finished, failed);
    startFactor(finished, failed);
    startPasskeys(finished, failed);
    startSessions(failed);
  },
  async open() {
    finished('');
    await writeFingerprint();
    renderFacts();
    await Promise.all([openMail(), refreshFactors(), openSessions()]);
  },
  close() {
    closeMail();
    clearForms();
  },
  clear() {
    factors = undefined;
    say(byId('account-done'), '');
    for (const id of ['account-facts', 'account-fingerprint']) byId(id).replaceChildren();
    clearMail();
    clearSessions();
    renderFactors();
  },
  render() {
    say(byId('account-done'), done && text(done));
    renderFacts();
    renderMail();
    renderFactors();
    renderSessions();
  },
};

function clearForms() {
  clearPassword();
  clearFactor();
  clearPasskeys();
}

/**
 * Something was changed: it is said, and all that changed with it is fetched again.
 *
 * @param {string} what the text that says it
 */
async function finished(what) {
  done = what;
  say(byId('account-done'), what && text(what));
  if (!what) return;
  byId('account-done').scrollIntoView({ block: 'nearest' });
  await Promise.all([refreshFactors(), openSessions()]);
}

async function refreshFactors() {
  const { body } = await request('GET', '/staff/second-factors', { background: true });
  factors = body;
  renderFactors();
}

function renderFactors() {
  renderFactor(factors);
  renderPasskeys(factors);
}

function renderFacts() {
  const member = signedIn();
  if (!member) return;
  const facts = [
    [text('account-name'), member.display_name],
    [text('account-sign-in-name'), member.name],
    [text('account-role'), roleName(member.role), 'account-role'],
  ];
  byId('account-facts').replaceChildren(
    ...facts.map(([name = '', value = '', kind = '']) =>
      element('div', '', element('dt', '', name), element('dd', kind, value)),
    ),
  );
}

async function writeFingerprint() {
  byId('account-fingerprint').replaceChildren(...digitGroups(await keys().call('ownFingerprint')));
}
