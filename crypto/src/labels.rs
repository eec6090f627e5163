//! Every label of the protocol in one place.
//!
//! A label separates one use of a primitive from every other use of it. All of them share one prefix with the
//! protocol's version, none of them is the beginning of another (a test says so), and whatever follows a label has a
//! fixed length or carries its length: so no two inputs of the same primitive can ever be equal by accident.

/// Check bits of the nine-word form of an access code.
pub(crate) const CODE_WORDS: &[u8] = b"ozvise/v1/access-code/words";

/// Access code → thread id.
pub(crate) const REPORTER_THREAD_ID: &[u8] = b"ozvise/v1/reporter/thread-id";
/// Access code → capability.
pub(crate) const REPORTER_CAPABILITY: &[u8] = b"ozvise/v1/reporter/capability";
/// Access code → seed of the reporter's X-Wing key.
pub(crate) const REPORTER_KEM_SEED: &[u8] = b"ozvise/v1/reporter/kem-seed";
/// Access code → key that authenticates the reporter's seal of the first epoch.
pub(crate) const REPORTER_SEAL_AUTHENTICATION: &[u8] = b"ozvise/v1/reporter/seal-authentication";

/// HPKE info of a sealed thread key.
pub(crate) const THREAD_KEY_SEAL: &[u8] = b"ozvise/v1/thread-key/seal";
/// HMAC over a reporter's seal.
pub(crate) const THREAD_KEY_SEAL_TAG: &[u8] = b"ozvise/v1/thread-key/tag-of-reporter-seal";
/// HMAC over a centre's seal of a later epoch.
pub(crate) const THREAD_KEY_CENTRE_TAG: &[u8] = b"ozvise/v1/thread-key/tag-of-centre-seal";
/// HMAC by which an answer commits to the epoch that it offers.
pub(crate) const THREAD_KEY_COMMITMENT: &[u8] = b"ozvise/v1/thread-key/commitment";
/// Thread key of one epoch → key that authenticates the reporter's seal of the next epoch.
pub(crate) const THREAD_KEY_NEXT: &[u8] = b"ozvise/v1/thread-key/next-seal-authentication";
/// Centre's secret → key of its opening marks.
pub(crate) const OPENING_MARK_KEY: &[u8] = b"ozvise/v1/opening-mark/key";
/// HMAC that is the opening mark.
pub(crate) const OPENING_MARK_TAG: &[u8] = b"ozvise/v1/opening-mark/tag";

/// Thread key → direction key, reporter to centre.
pub(crate) const DIRECTION_FROM_REPORTER: &[u8] = b"ozvise/v1/direction/reporter-to-centre";
/// Thread key → direction key, centre to reporter.
pub(crate) const DIRECTION_FROM_CENTRE: &[u8] = b"ozvise/v1/direction/centre-to-reporter";
/// Direction key → message key and commitment.
pub(crate) const MESSAGE_KEY: &[u8] = b"ozvise/v1/message-key";
/// Associated data of an envelope.
pub(crate) const ENVELOPE_ASSOCIATED_DATA: &[u8] = b"ozvise/v1/envelope/associated-data";
/// Hash of a whole envelope, by which the next one names it.
pub(crate) const ENVELOPE_HASH: &[u8] = b"ozvise/v1/envelope/hash";
/// What the first envelope of a thread names instead.
pub(crate) const CHAIN_START: &[u8] = b"ozvise/v1/chain-start";

/// OPAQUE's export key → key of the vault.
pub(crate) const VAULT_KEY: &[u8] = b"ozvise/v1/vault/key";
/// Associated data of a vault.
pub(crate) const VAULT_ASSOCIATED_DATA: &[u8] = b"ozvise/v1/vault/associated-data";
/// Hash of the centre's key that a vault remembers.
pub(crate) const VAULT_CENTRE_KEY: &[u8] = b"ozvise/v1/vault/centre-key";
/// Recovery sheet → seeds of its keys.
pub(crate) const RECOVERY_KEYS: &[u8] = b"ozvise/v1/recovery-sheet/keys";
/// Recovery sheet → its id as a member.
pub(crate) const RECOVERY_MEMBER_ID: &[u8] = b"ozvise/v1/recovery-sheet/member-id";
/// Hash by which a sheet knows its centre.
pub(crate) const RECOVERY_PLACE: &[u8] = b"ozvise/v1/recovery-sheet/place";
/// Hash that checks a whole sheet.
pub(crate) const RECOVERY_CHECK: &[u8] = b"ozvise/v1/recovery-sheet/check";
/// OPAQUE's context string.
#[cfg(feature = "opaque")]
pub(crate) const OPAQUE_CONTEXT: &[u8] = b"ozvise/v1/opaque/context";
/// OPAQUE's server identity.
#[cfg(feature = "opaque")]
pub(crate) const OPAQUE_SERVER: &[u8] = b"ozvise/v1/opaque/server";

/// HPKE info of a centre's secret sealed to a member.
pub(crate) const CENTRE_KEY_SEAL: &[u8] = b"ozvise/v1/centre-key/seal";
/// Centre's secret → key under which the key before it is kept.
pub(crate) const PREVIOUS_KEY: &[u8] = b"ozvise/v1/centre-key/previous-key";
/// Associated data of the key before.
pub(crate) const PREVIOUS_KEY_ASSOCIATED_DATA: &[u8] = b"ozvise/v1/centre-key/previous-associated-data";
/// Centre's secret → key of its marks on members.
pub(crate) const MEMBER_MARK_KEY: &[u8] = b"ozvise/v1/member-mark/key";
/// HMAC that is a mark on a member.
pub(crate) const MEMBER_MARK_TAG: &[u8] = b"ozvise/v1/member-mark/tag";
/// Hash behind the fingerprint of a member's public keys.
pub(crate) const FINGERPRINT_MEMBER: &[u8] = b"ozvise/v1/fingerprint/member";
/// Hash behind the fingerprint of a centre's public key.
pub(crate) const FINGERPRINT_CENTRE_KEY: &[u8] = b"ozvise/v1/fingerprint/centre-key";
/// Centre's secret → key of a notebook.
#[cfg(feature = "notebook")]
pub(crate) const NOTEBOOK_KEY: &[u8] = b"ozvise/v1/notebook/key";
/// Associated data of a notebook.
#[cfg(feature = "notebook")]
pub(crate) const NOTEBOOK_ASSOCIATED_DATA: &[u8] = b"ozvise/v1/notebook/associated-data";
/// Notebook's key → key of notes.
#[cfg(feature = "notebook")]
pub(crate) const NOTE_KEY: &[u8] = b"ozvise/v1/note/key";
/// Associated data of a note.
#[cfg(feature = "notebook")]
pub(crate) const NOTE_ASSOCIATED_DATA: &[u8] = b"ozvise/v1/note/associated-data";
/// Notebook's key → key of the label.
#[cfg(feature = "notebook")]
pub(crate) const THREAD_LABEL_KEY: &[u8] = b"ozvise/v1/thread-label/key";
/// Associated data of a label.
#[cfg(feature = "notebook")]
pub(crate) const THREAD_LABEL_ASSOCIATED_DATA: &[u8] = b"ozvise/v1/thread-label/associated-data";
/// Member's seeds → key of drafts.
#[cfg(feature = "notebook")]
pub(crate) const DRAFT_KEY: &[u8] = b"ozvise/v1/draft/key";
/// Associated data of a draft.
#[cfg(feature = "notebook")]
pub(crate) const DRAFT_ASSOCIATED_DATA: &[u8] = b"ozvise/v1/draft/associated-data";
/// What the root signs.
pub(crate) const DIRECTORY: &[u8] = b"ozvise/v1/directory";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_begins_another() {
        let all: &[&[u8]] = &[
            CODE_WORDS,
            REPORTER_THREAD_ID,
            REPORTER_CAPABILITY,
            REPORTER_KEM_SEED,
            REPORTER_SEAL_AUTHENTICATION,
            THREAD_KEY_SEAL,
            THREAD_KEY_SEAL_TAG,
            THREAD_KEY_CENTRE_TAG,
            THREAD_KEY_COMMITMENT,
            THREAD_KEY_NEXT,
            OPENING_MARK_KEY,
            OPENING_MARK_TAG,
            DIRECTION_FROM_REPORTER,
            DIRECTION_FROM_CENTRE,
            MESSAGE_KEY,
            ENVELOPE_ASSOCIATED_DATA,
            ENVELOPE_HASH,
            CHAIN_START,
            VAULT_KEY,
            VAULT_ASSOCIATED_DATA,
            VAULT_CENTRE_KEY,
            RECOVERY_KEYS,
            RECOVERY_MEMBER_ID,
            RECOVERY_PLACE,
            RECOVERY_CHECK,
            CENTRE_KEY_SEAL,
            PREVIOUS_KEY,
            PREVIOUS_KEY_ASSOCIATED_DATA,
            MEMBER_MARK_KEY,
            MEMBER_MARK_TAG,
            FINGERPRINT_MEMBER,
            FINGERPRINT_CENTRE_KEY,
            #[cfg(feature = "notebook")]
            NOTEBOOK_KEY,
            #[cfg(feature = "notebook")]
            NOTEBOOK_ASSOCIATED_DATA,
            #[cfg(feature = "notebook")]
            NOTE_KEY,
            #[cfg(feature = "notebook")]
            NOTE_ASSOCIATED_DATA,
            #[cfg(feature = "notebook")]
            THREAD_LABEL_KEY,
            #[cfg(feature = "notebook")]
            THREAD_LABEL_ASSOCIATED_DATA,
            #[cfg(feature = "notebook")]
            DRAFT_KEY,
            #[cfg(feature = "notebook")]
            DRAFT_ASSOCIATED_DATA,
            DIRECTORY,
            #[cfg(feature = "opaque")]
            OPAQUE_CONTEXT,
            #[cfg(feature = "opaque")]
            OPAQUE_SERVER,
        ];
        for (i, a) in all.iter().enumerate() {
            assert!(a.starts_with(b"ozvise/v1/"));
            for (j, b) in all.iter().enumerate() {
                assert!(i == j || !b.starts_with(a), "{i} begins {j}");
            }
        }
    }
}
