/**
 * The first key of a centre, and a recovery sheet in the place of another.
 */
import { request } from '../../api/http.js';
import { button, onPress } from '../../ui/dom.js';
import { keys } from '../session.js';
import { keepDigits, refusalWords } from './key-words.js';
import { beginSheet } from './sheet.js';

/**
 * @typedef {object} Made
 * @property {(error: unknown) => void} failed
 * @property {() => Promise<void>} refresh
 */

/** @param {Made} made */
export function startFounding({ failed, refresh }) {
  onPress(button('key-create'), () => beginSheet(() => found(refresh)), failed);
  onPress(button('sheet-make'), () => beginSheet(() => replaceSheet(refresh)), failed);
}

/** The first epoch of a centre's key. */
const FIRST_EPOCH = 1;

/** @param {() => Promise<void>} refresh */
async function found(refresh) {
  const { key, sheet } = await keys().call('foundCentreKey');
  return upload(key, sheet, FIRST_EPOCH, refresh);
}

/**
 * Uploads a new key; gives what was wrong.
 *
 * @param {import('../../../staff/staff.js').NewCentreKey} key
 * @param {import('../../../staff/staff.js').Member | undefined} sheet
 * @param {number} epoch
 * @param {() => Promise<void>} refresh
 */
export async function upload(key, sheet, epoch, refresh) {
  const toSheet = key.seals.find(({ memberId }) => memberId === sheet?.memberId);
  const toMembers = key.seals.filter((seal) => seal !== toSheet);
  const body = {
    key_id: key.keyId,
    epoch,
    public_key: key.publicKey,
    ...(key.previous ? { previous: key.previous } : {}),
    seals: toMembers.map(({ memberId, sealed, mark }) => ({ member_id: memberId, sealed, mark })),
    ...(sheet && toSheet
      ? {
          recovery: {
            sheet_id: sheet.memberId,
            public_key: sheet.publicKeys,
            sealed: toSheet.sealed,
            mark: toSheet.mark,
          },
        }
      : {}),
  };
  keepDigits(key.keyId, key.fingerprint);
  try {
    await request('POST', '/staff/centre-keys', { body });
  } catch (error) {
    return refusalWords(error);
  }
  await refresh();
  return '';
}

/** @param {() => Promise<void>} refresh */
async function replaceSheet(refresh) {
  const { sheet, seal } = await keys().call('sealToSheet');
  const body = {
    sheet_id: sheet.memberId,
    public_key: sheet.publicKeys,
    seals: [{ key_id: seal.keyId, sealed: seal.sealed, mark: seal.mark }],
  };
  try {
    await request('POST', '/staff/recovery-sheet', { body });
  } catch (error) {
    return refusalWords(error);
  }
  await refresh();
  return '';
}
