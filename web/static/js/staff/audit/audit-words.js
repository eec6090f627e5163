/**
 * What the lines of the audit log say, in words.
 */
import { text } from '../../texts/texts.js';

/**
 * The text of every act (portal/src/domain/audit.rs).
 *
 * @type {Record<string, string>}
 */
const ACTS = {
  invited: 'audit-invited',
  invitation_revoked: 'audit-invitation-revoked',
  registered: 'audit-registered',
  renewed: 'audit-renewed',
  approved: 'audit-approved',
  refused: 'audit-refused',
  closed: 'audit-closed',
  signed_in: 'audit-signed-in',
  recovery_code_used: 'audit-recovery-code-used',
  password_changed: 'audit-password-changed',
  second_factor_changed: 'audit-second-factor-changed',
  passkey_added: 'audit-passkey-added',
  passkey_removed: 'audit-passkey-removed',
  passkey_copied: 'audit-passkey-copied',
  notice_address_changed: 'audit-notice-address-changed',
  sessions_ended: 'audit-sessions-ended',
  key_made: 'audit-key-made',
  key_activated: 'audit-key-activated',
  key_withdrawn: 'audit-key-withdrawn',
  key_destroyed: 'audit-key-destroyed',
  recovery_sheet_made: 'audit-recovery-sheet-made',
  thread_opened: 'audit-thread-opened',
  thread_looked: 'audit-thread-looked',
  note_written: 'audit-note-written',
  thread_resealed: 'audit-thread-resealed',
  thread_handed_over: 'audit-thread-handed-over',
  thread_handed_over_in_emergency: 'audit-thread-handed-over-in-emergency',
  thread_received: 'audit-thread-received',
  thread_claimed: 'audit-thread-claimed',
  thread_assigned: 'audit-thread-assigned',
  thread_released: 'audit-thread-released',
  thread_closed: 'audit-thread-closed',
  canned_reply_made: 'audit-canned-reply-made',
  canned_reply_changed: 'audit-canned-reply-changed',
  canned_reply_removed: 'audit-canned-reply-removed',
  link_proposed: 'audit-link-proposed',
  link_withdrawn: 'audit-link-withdrawn',
  link_refused: 'audit-link-refused',
  link_approved: 'audit-link-approved',
  thread_resumed: 'audit-thread-resumed',
  directory_stored: 'audit-directory-stored',
};

/** Characters of a key's id that tell the keys of a centre apart. */
const SHORT = 6;

/**
 * @param {string} act
 * @param {string} subject `member:ID`, `key:ID`, `thread:NUMBER`, `old:NUMBER` of a thread, `directory:VERSION`; two of them with a space between
 * @param {(id: string) => string} nameOf a member
 */
export function actWords(act, subject, nameOf) {
  const parts = new Map(
    subject.split(' ').map((part) => {
      const [kind = '', ...rest] = part.split(':');
      return [kind, rest.join(':')];
    }),
  );
  const id = ACTS[act];
  // An act of a newer portal than this page: its name says more than nothing.
  if (!id) return `${act} ${subject}`;
  return text(id, {
    member: nameOf(parts.get('member') ?? ''),
    key: (parts.get('key') ?? '').slice(0, SHORT),
    number: parts.get('thread') ?? '',
    old: parts.get('old') ?? '',
    version: parts.get('directory') ?? '',
  });
}
