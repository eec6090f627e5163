/**
 * What the worker does with the centre's keys and its recovery sheet. The sheet's secret is held here and nowhere else; the
 * page gets its lines only to show them.
 */
import { fingerprintOf, RecoverySheet } from '../../../staff/staff.js';

/**
 * @typedef {import('../../../staff/staff.js').Deployment} Deployment
 * @typedef {import('../../../staff/staff.js').Directory} Directory
 * @typedef {import('../../../staff/staff.js').StaffKeys} StaffKeys
 * @typedef {import('../../../staff/staff.js').Member} Member
 * @typedef {import('../../../staff/staff.js').MarkedMember} MarkedMember
 * @typedef {import('../../../staff/staff.js').SealedCentreKey} SealedCentreKey
 * @typedef {import('../../../staff/staff.js').ThreadToReseal} ThreadToReseal
 */

/**
 * @typedef {object} Held what the worker holds besides
 * @property {() => { deployment: Deployment, directory: Directory }} trust
 * @property {(directory: Directory) => void} follow from now on this directory counts
 * @property {() => StaffKeys} keys
 */

/** @param {Held} held */
export function keyCalls(held) {
  /** @type {RecoverySheet | undefined} the one that is being made */
  let sheet;

  const madeSheet = () => {
    if (!sheet) throw new Error('called out of turn');
    return sheet;
  };

  const shown = () => ({ lines: madeSheet().lines(), scanned: madeSheet().scanned() });

  return {
    /** The centres to which a thread can go, as the root has signed them. */
    usableCentres() {
      const { directory } = held.trust();
      return directory.usableCentres().map((id) => ({ id, name: directory.centre(id)?.name ?? id }));
    },

    /**
     * The name of a centre, as the root has signed it.
     *
     * @param {string} id
     */
    centreName(id) {
      return held.trust().directory.centre(id)?.name ?? id;
    },

    /**
     * Opens the centre's keys anew by a later directory, without the password.
     *
     * @param {string} directory
     * @param {number} now
     * @param {SealedCentreKey[]} sealed
     */
    openCentreKeys(directory, now, sealed) {
      const fresh = held.trust().deployment.verifyDirectory(directory, now);
      held.keys().openCentreKeys(sealed, fresh);
      held.follow(fresh);
    },

    /**
     * Makes a recovery sheet, in the place of one that was not finished.
     *
     * @param {string} centreId
     */
    makeSheet(centreId) {
      sheet?.wipe();
      sheet = RecoverySheet.generate(held.trust().deployment, centreId);
      return shown();
    },

    /** Shows it once more. */
    showSheet: shown,

    /**
     * Whether this is what stands in a line of the sheet, from 0.
     *
     * @param {number} index
     * @param {string} typed
     */
    checkSheetLine(index, typed) {
      return madeSheet().lineMatches(index, typed);
    },

    dropSheet() {
      sheet?.wipe();
      sheet = undefined;
    },

    /** The first key of the centre, for the maker and the sheet. */
    foundCentreKey() {
      return { key: held.keys().createCentreKey(madeSheet()), sheet: madeSheet().member() };
    },

    /** The present key, for the sheet that was made. */
    sealToSheet() {
      const member = madeSheet().member();
      // Nobody has to compare digits with a sheet that was made in this very worker.
      const seal = held.keys().approve(member, fingerprintOf(member, held.trust().deployment));
      return { sheet: member, seal };
    },

    /**
     * The ids of those members whose mark the present key has not made.
     *
     * @param {MarkedMember[]} members
     */
    notVouched(members) {
      return members.filter((member) => !isVouched(held.keys(), member)).map(({ memberId }) => memberId);
    },

    /**
     * The next key of the centre; with `toNewSheet` also for the sheet that was made.
     *
     * @param {MarkedMember[]} members
     * @param {boolean} toNewSheet
     */
    rotateCentreKey(members, toNewSheet) {
      if (!toNewSheet) return { key: held.keys().rotate(members), sheet: undefined };
      const member = madeSheet().member();
      const key = held.keys().rotate(members, sheet);
      // The module has taken it.
      sheet = undefined;
      return { key, sheet: member };
    },

    /**
     * The present key for the member herself, by a sheet that was typed or scanned.
     *
     * @param {string} text
     * @param {string} centreId
     * @param {SealedCentreKey[]} sealed the centre's keys, sealed to the sheet
     * @param {Member} own
     */
    recover(text, centreId, sealed, own) {
      const { deployment, directory } = held.trust();
      const typed = RecoverySheet.parse(text, deployment, centreId);
      try {
        const opened = typed.unlock(centreId, sealed, directory);
        try {
          // The own digits come out of the own secret keys: what the server says of the member has to fit them.
          return { seal: opened.approve(own, held.keys().fingerprint()), sheetId: typed.member().memberId };
        } finally {
          opened.wipe();
        }
      } finally {
        typed.wipe();
      }
    },

    /**
     * A thread for the present key.
     *
     * @param {ThreadToReseal} thread
     */
    reseal(thread) {
      return held.keys().reseal(thread, held.trust().directory);
    },
  };
}

/**
 * @param {StaffKeys} keys
 * @param {MarkedMember} member
 */
function isVouched(keys, member) {
  try {
    keys.sealAgain(member);
    return true;
  } catch (error) {
    // Keys or a mark that are not even well-formed are nobody's.
    const { kind = '' } = /** @type {{ kind?: string }} */ (error);
    if (['NotVouched', 'BadArgument'].includes(kind)) return false;
    throw error;
  }
}
