/**
 * Passkeys: adding one, looking at them, removing one. The authenticator app serves beside them whatever happens.
 */
import { request } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { button, byId, element, input, onPress, say, sayError } from '../../ui/dom.js';
import { calendarDayText } from '../../ui/times.js';
import { signedIn } from '../session.js';
import { makePasskey, NoPasskey, openedByName, PasskeyThere, passkeysKnown } from '../webauthn.js';
import { accountForm, provePassword, typedPassword } from './proof.js';

/** @typedef {import('./account-area.js').SecondFactors['passkeys'][number]} Passkey */

/** @type {{ close: () => void } | undefined} */
let form;

/** @type {(what: string) => Promise<void>} */
let finished;
/** @type {(error: unknown) => void} */
let failed;

/**
 * @param {typeof finished} whenFinished
 * @param {typeof failed} whenFailed
 */
export function startPasskeys(whenFinished, whenFailed) {
  finished = whenFinished;
  failed = whenFailed;
  const [name, nameSlot] = [input('passkey-name'), byId('passkey-name-error')];
  const [password, slot] = [input('passkey-password'), byId('passkey-password-error')];
  form = accountForm(
    'passkey',
    {
      open() {},
      async submit() {
        const named = name.value.trim() !== '';
        sayError(name, nameSlot, named ? '' : text('passkey-name-missing'));
        if (!named || !typedPassword(password, slot)) return;
        await add(name.value.trim(), password.value);
        form?.close();
        await finished('account-passkey-added');
      },
      clear() {
        name.value = '';
        sayError(name, nameSlot, '');
      },
      password,
      passwordSlot: slot,
      refused(error) {
        const words = error instanceof PasskeyThere ? 'passkey-there' : error instanceof NoPasskey && 'passkey-not-made';
        if (words) say(byId('passkey-error'), text(words));
        return Boolean(words);
      },
    },
    failed,
  );
}

/**
 * The password is proven before the device is asked, so that a finger is not given for nothing.
 *
 * @param {string} name
 * @param {string} password
 */
async function add(name, password) {
  const member = signedIn();
  if (!member) return;
  const proof = await provePassword(password);
  const { body } = await request('POST', '/staff/passkeys/start', { body: {} });
  const answer = await makePasskey(body, member);
  const finish = { proof, addition: body.addition, name, ...answer };
  await request('POST', '/staff/passkeys/finish', { body: finish });
}

/** Nothing that was typed stays. */
export const clearPasskeys = () => form?.close();

/** @param {import('./account-area.js').SecondFactors} [factors] */
export function renderPasskeys(factors) {
  const available = factors?.passkeys_available === true && openedByName();
  const usable = available && passkeysKnown();
  const why = available ? 'passkeys-unknown' : 'passkeys-unavailable';
  say(byId('passkeys-note'), factors && !usable ? text(why) : '');
  button('passkey-open').hidden = !usable;
  byId('passkeys-empty').hidden = !usable || (factors?.passkeys.length ?? 0) > 0;
  byId('passkeys-list').replaceChildren(...(factors?.passkeys ?? []).map(item));
}

/** @param {Passkey} passkey */
function item(passkey) {
  const day = passkey.last_used_day;
  const used = day === null ? text('passkey-unused') : text('passkey-used', { day: calendarDayText(day) });
  const added = text('passkey-added', { day: calendarDayText(passkey.created_day) });
  const remove = element('button', 'button plain small danger', text('passkey-remove'));
  remove.setAttribute('type', 'button');
  remove.setAttribute('aria-label', text('passkey-remove-named', { name: passkey.name }));
  const row = element(
    'li',
    '',
    element('div', '', element('strong', '', passkey.name), element('p', 'hint', `${added} ${used}`)),
    remove,
  );
  row.dataset.passkey = passkey.id;
  onPress(remove, () => confirm(row, passkey), failed);
  return row;
}

/**
 * A passkey is not removed by one slip of a finger.
 *
 * @param {HTMLElement} row
 * @param {Passkey} passkey
 */
function confirm(row, passkey) {
  const yes = element('button', 'button plain small danger', text('passkey-remove-yes'));
  const no = element('button', 'button plain small', text('passkey-remove-no'));
  for (const pressed of [yes, no]) pressed.setAttribute('type', 'button');
  const question = element('p', '', text('passkey-remove-sure', { name: passkey.name }));
  const before = [...row.childNodes];
  row.replaceChildren(question, element('div', 'account-choice', yes, no));
  no.focus();
  onPress(
    no,
    () => {
      row.replaceChildren(...before);
      row.querySelector('button')?.focus();
    },
    failed,
  );
  onPress(
    yes,
    async () => {
      await request('POST', `/staff/passkeys/${passkey.id}/remove`, { body: {} });
      await finished('account-passkey-removed');
      byId('account-passkeys-title').focus();
    },
    failed,
  );
}
