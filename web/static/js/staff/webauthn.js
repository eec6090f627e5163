/**
 * Passkeys, as browsers have them (W3C Web Authentication). Binary values are base64url on the wire.
 */
import { decoded, encoded } from './base64url.js';

/** @typedef {{ challenge: string, relying_party_id: string, credential_ids: string[] }} PasskeyQuestion */

/** How long the browser waits for a finger, a PIN or a key that has to be fetched from a bag. */
const PATIENCE_MS = 110_000;

/** Nothing came of it: it was cancelled, took too long, or the device has no such passkey. Browsers do not tell which. */
export class NoPasskey extends Error {}

/** The device has a passkey of this account already. */
export class PasskeyThere extends Error {}

/** Whether this browser knows passkeys. */
export const passkeysKnown = () => typeof PublicKeyCredential === 'function' && 'credentials' in navigator;

/** Whether the page was opened by a name: at a bare address of digits browsers neither make nor use a passkey. */
export const openedByName = () => !/^[\d.]+$|:/u.test(location.hostname);

/** @param {string[]} ids */
const descriptors = (ids) => ids.map((id) => ({ type: /** @type {const} */ ('public-key'), id: decoded(id) }));

/**
 * @param {() => Promise<Credential | null>} ask
 * @returns {Promise<PublicKeyCredential>}
 */
async function asked(ask) {
  try {
    const credential = await ask();
    if (credential instanceof PublicKeyCredential) return credential;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError') throw new PasskeyThere();
    if (!(error instanceof DOMException)) throw error;
  }
  throw new NoPasskey();
}

/**
 * Uses a passkey.
 *
 * @param {PasskeyQuestion} question
 */
export async function usePasskey(question) {
  const { rawId, response } = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: decoded(question.challenge),
        rpId: question.relying_party_id,
        allowCredentials: descriptors(question.credential_ids),
        userVerification: 'preferred',
        timeout: PATIENCE_MS,
      },
    }),
  );
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new NoPasskey();
  return {
    credential_id: encoded(rawId),
    client_data: encoded(response.clientDataJSON),
    authenticator_data: encoded(response.authenticatorData),
    signature: encoded(response.signature),
  };
}

/**
 * Makes a passkey.
 *
 * @param {{ challenge: string, relying_party_id: string, algorithms: number[], exclude: string[] }} begun
 * @param {{ id: string, name: string, display_name: string }} member
 */
export async function makePasskey(begun, member) {
  const { response } = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: decoded(begun.challenge),
        rp: { id: begun.relying_party_id, name: 'Ozvi se' },
        user: { id: decoded(member.id), name: member.name, displayName: member.display_name },
        pubKeyCredParams: begun.algorithms.map((alg) => ({ type: /** @type {const} */ ('public-key'), alg })),
        excludeCredentials: descriptors(begun.exclude),
        // It stands beside the password: the device need not show it in a list of accounts.
        authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
        attestation: 'none',
        timeout: PATIENCE_MS,
      },
    }),
  );
  if (!(response instanceof AuthenticatorAttestationResponse)) throw new NoPasskey();
  return { client_data: encoded(response.clientDataJSON), attestation_object: encoded(response.attestationObject) };
}
