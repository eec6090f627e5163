/**
 * What the worker does for somebody who becomes a member, and for a member who approves another.
 */
import { Registration } from '../../staff/staff.js';

/**
 * @typedef {object} Held what the worker holds besides
 * @property {() => { deployment: import('../../staff/staff.js').Deployment, directory: import('../../staff/staff.js').Directory }} trust
 * @property {() => import('../../staff/staff.js').StaffKeys} keys
 */

/** @param {Held} held */
export function memberCalls(held) {
  /** @type {Registration | undefined} the one that was begun last */
  let registration;

  return {
    /**
     * Begins to set the password of a new or renewed account; gives the message for the server.
     *
     * @param {string} name in the form in which the account has it
     * @param {string} password
     */
    startRegistration(name, password) {
      registration?.wipe();
      registration = Registration.start(name, password, held.trust().deployment);
      return registration.request;
    },

    /**
     * Makes the member's keys, sealed under the password.
     *
     * @param {string} response of the server
     * @param {string} memberId
     */
    finishRegistration(response, memberId) {
      if (!registration) throw new Error('called out of turn');
      return registration.finishNew(response, memberId);
    },

    /**
     * The centre's present key, sealed to a colleague, if the digits that were heard are those of the colleague's keys.
     *
     * @param {import('../../staff/staff.js').Member} member as the server describes it
     * @param {string} heard
     */
    approve(member, heard) {
      return held.keys().approve(member, heard);
    },

    /** From when on the signed list of centres is refused, in Unix seconds. */
    directoryExpiresAt() {
      return held.trust().directory.expiresAt;
    },
  };
}
