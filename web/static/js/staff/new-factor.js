/**
 * A second factor that has just been drawn: ten recovery codes on paper, and a secret for the authenticator. The templates
 * staff/new-codes.hbs and staff/new-app.hbs are its places; all that is in it is shown this once.
 */
import { onLanguageChange, text } from '../texts/texts.js';
import { button, byId, element, input, onPress, sayError } from '../ui/dom.js';
import { qrSvg } from '../ui/qr.js';

/**
 * @typedef {object} Factor as the server gives it
 * @property {string} totp_secret base 32
 * @property {string[]} recovery_codes
 */

/** Under this name the account stands in the authenticator. */
const ISSUER = 'Ozvi se';

/** Symbols of the secret that are read at once. */
const GROUP = 4;

/**
 * What an authenticator scans (Key Uri Format; algorithm, digits and period are its defaults, those of RFC 6238).
 *
 * @param {string} name the sign-in name
 * @param {string} secret base 32
 */
export function otpauthAddress(name, secret) {
  const [issuer, account] = [ISSUER, name].map(encodeURIComponent);
  return `otpauth://totp/${issuer}:${account}?secret=${secret}&issuer=${issuer}`;
}

/**
 * @param {string} of the beginning of the ids in the two templates
 * @param {(error: unknown) => void} failed
 */
export function newFactor(of, failed) {
  /** @type {string[]} */
  let codes = [];
  /** Which one is to be typed back, from 0. */
  let asked = 0;

  const again = input(`${of}-codes-again`);
  const code = input(`${of}-code`);

  const ask = () => {
    byId(`${of}-codes-label`).textContent = text('factor-again', { number: asked + 1 });
  };
  onLanguageChange(() => {
    if (codes.length > 0) ask();
  });
  onPress(button(`${of}-codes-print`), () => print(), failed);

  /** @param {string} words what is wrong with the digits */
  const sayCode = (words) => sayError(code, byId(`${of}-code-error`), words);

  const forgetTyped = () => {
    for (const field of [again, code]) field.value = '';
    sayError(again, byId(`${of}-codes-error`), '');
    sayCode('');
  };

  return {
    sayCode,

    /**
     * Shows a factor; which code will have to be typed back is drawn anew.
     *
     * @param {string} name the sign-in name
     * @param {Factor} factor
     */
    show(name, factor) {
      codes = factor.recovery_codes;
      asked = (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % codes.length;
      byId(`${of}-codes`).replaceChildren(...codes.map((one) => element('li', '', one)));
      byId(`${of}-qr`).replaceChildren(qrSvg(otpauthAddress(name, factor.totp_secret)));
      const groups = factor.totp_secret.match(new RegExp(`.{1,${GROUP}}`, 'gu')) ?? [];
      byId(`${of}-secret`).replaceChildren(...groups.map((group) => element('span', '', group)));
      ask();
      forgetTyped();
    },

    /** Whether the code that was asked for stands in the field; says it when not. */
    typedBack() {
      const plain = (/** @type {string} */ some) => some.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
      const right = plain(again.value) === plain(codes[asked] ?? '');
      sayError(again, byId(`${of}-codes-error`), right ? '' : text('factor-again-wrong', { number: asked + 1 }));
      return right;
    },

    /** The six digits in the field, or nothing, which is said. */
    digits() {
      const typed = code.value.replace(/\s/gu, '');
      const right = /^\d{6}$/u.test(typed);
      sayCode(right ? '' : text('factor-code-six'));
      return right ? typed : undefined;
    },

    /** Nothing of it is left in the document. */
    clear() {
      codes = [];
      for (const slot of ['codes', 'qr', 'secret']) byId(`${of}-${slot}`).replaceChildren();
      forgetTyped();
    },
  };
}
