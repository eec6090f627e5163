/**
 * Using the recovery sheet: a head who has nobody left to approve her types or scans it, and gives herself the centre's key.
 */
import { request } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { button, byId, markError, onPress, say, sayError, textarea } from '../../ui/dom.js';
import { sha256 } from '../base64url.js';
import { onSubmit } from '../forms.js';
import { keys, signedIn } from '../session.js';
import { StaffRefusal } from '../vault.js';
import { keyChain } from './chain.js';
import { currentKey, signedKeys } from './kept.js';
import { refusalWords } from './key-words.js';
import { showPart } from '../parts.js';

/** @typedef {import('./kept.js').Kept} Kept */

/**
 * @typedef {object} Made
 * @property {(error: unknown) => void} failed
 * @property {() => Promise<void>} refresh
 * @property {() => Kept | undefined} known
 */

/** @param {Made} made */
export function startRecovery({ failed, refresh, known }) {
  onPress(button('sheet-use'), open, failed);
  onPress(button('recover-no'), close, failed);
  onSubmit(byId('recover-form'), {
    begin() {
      complain('');
      return true;
    },
    submit: () => recover(known(), refresh),
    refused: failed,
    progress: byId('recover-progress'),
    working: () => text('recover-working'),
  });
}

function open() {
  clearRecovery();
  showPart('keys', 'sheet-use');
  textarea('recover-text').focus();
}

function close() {
  clearRecovery();
  showPart('keys', 'overview');
}

/** Forgets what was typed: it opens every conversation of the centre. */
export function clearRecovery() {
  textarea('recover-text').value = '';
  markError(textarea('recover-text'), false);
  say(byId('recover-error'), '');
}

/**
 * @param {Kept | undefined} kept
 * @param {() => Promise<void>} refresh
 */
async function recover(kept, refresh) {
  const current = kept && currentKey(kept);
  const sealed = kept?.recovery_sheet?.seals.find(({ key_id: keyId }) => keyId === current?.key_id)?.sealed;
  if (!kept || !current || !sealed) return complain(text('recover-nothing'));
  const sheetKeys = signedKeys(kept).map((key) => (key === current ? { ...key, sealed } : key));
  const { body } = await request('GET', '/staff/session');
  const publicKeys = body.session.public_keys;
  const [id, centre] = [signedIn()?.id ?? '', signedIn()?.centre_id ?? ''];
  /** @type {import('../../../staff/staff.js').Member} */
  const own = { memberId: id, kind: 'member', publicKeys };
  let seal;
  try {
    ({ seal } = await keys().call('recover', textarea('recover-text').value, centre, keyChain(sheetKeys), own));
  } catch (error) {
    if (!(error instanceof StaffRefusal)) throw error;
    return complain(problem(error));
  }
  const approval = {
    public_keys_sha256: await sha256(publicKeys),
    seals: [{ key_id: seal.keyId, sealed: seal.sealed, mark: seal.mark }],
  };
  try {
    await request('POST', `/staff/members/${id}/approve`, { body: approval });
  } catch (error) {
    return complain(refusalWords(error));
  }
  clearRecovery();
  await refresh();
  showPart('keys', 'overview');
}

/** @param {string} words */
function complain(words) {
  sayError(textarea('recover-text'), byId('recover-error'), words);
}

/** @param {StaffRefusal} refusal */
function problem({ kind, line }) {
  switch (kind) {
    case 'Length':
    case 'Empty':
      return line ? text('recover-line', { line }) : text('recover-length');
    case 'LineOrder':
      return text('recover-order', { line: line ?? 0 });
    case 'SheetChecksum':
      return text('recover-mixed');
    case 'ForeignSheet':
      return text('recover-foreign');
    case 'Failed':
    case 'Replaced':
    case 'NotInDirectory':
      return text('recover-old-sheet');
    case 'FingerprintDiffers':
      return text('recover-not-yours');
    default:
      return line ? text('recover-line', { line }) : text('recover-unreadable');
  }
}
