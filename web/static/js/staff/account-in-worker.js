/**
 * What the worker does with the own account.
 */
import { Registration, SignIn } from '../../staff/staff.js';

/**
 * @typedef {object} Held what the worker holds besides
 * @property {() => import('../../staff/staff.js').Deployment} deployment
 * @property {() => import('../../staff/staff.js').StaffKeys} keys
 */

/** @param {Held} held */
export function accountCalls(held) {
  /** @type {SignIn | undefined} the present password, being proven */
  let proof;
  /** @type {Registration | undefined} the new one */
  let change;

  return {
    /**
     * Begins to prove the password once more; gives the message for the server.
     *
     * @param {string} name
     * @param {string} password
     */
    startProof(name, password) {
      proof?.wipe();
      proof = SignIn.start(name, password, held.deployment());
      return proof.request;
    },

    /**
     * The message that ends it.
     *
     * @param {string} response of the server
     */
    finishProof(response) {
      if (!proof) throw new Error('called out of turn');
      const finalization = proof.finish(response);
      proof.wipe();
      proof = undefined;
      return finalization;
    },

    /**
     * Begins to change the password; gives the message for the server.
     *
     * @param {string} name
     * @param {string} password the new one
     */
    startPasswordChange(name, password) {
      change?.wipe();
      change = Registration.start(name, password, held.deployment());
      return change.request;
    },

    /**
     * The member's keys under the new password, and what the server keeps of it.
     *
     * @param {string} response of the server
     */
    finishPasswordChange(response) {
      if (!change) throw new Error('called out of turn');
      const changed = change.finishChange(response, held.keys());
      change.wipe();
      change = undefined;
      return changed;
    },

    /** The digits of the own public keys. */
    ownFingerprint() {
      return held.keys().fingerprint();
    },

    /** The vault for the server to keep, if it remembers more than the one that was opened. */
    vaultToStore() {
      return held.keys().vaultToStore();
    },
  };
}
