//! The staff side: a member's own keys, the vault that holds them, the password that opens it, who may have a centre's
//! secret, and what a centre keeps about a thread for itself.

#[cfg(feature = "notebook")]
mod draft;
mod fingerprint;
mod member;
#[cfg(feature = "notebook")]
mod notebook;
#[cfg(feature = "opaque")]
pub mod opaque;
mod recovery_sheet;
mod rotation;
mod vault;
mod vouching;

#[cfg(feature = "notebook")]
pub use draft::{DRAFT_BYTES, DraftPlace, DraftTooLong};
pub use fingerprint::{FINGERPRINT_GROUP_DIGITS, FINGERPRINT_GROUPS, Fingerprint};
pub use member::{MEMBER_PUBLIC_KEYS_BYTES, MemberKeys, MemberPublicKeys};
#[cfg(feature = "notebook")]
pub use notebook::{
    LARGEST_NOTEBOOK_BYTES, MAX_NOTE_AUTHOR_CHARS, MAX_NOTE_DETAIL_BYTES, MAX_NOTE_TEXT_BYTES, NOTE_BYTES, Note,
    NoteError, NoteKind, NotePlace, Notebook, NotebookError, ResealedNotebook, SMALLEST_NOTEBOOK_BYTES,
    THREAD_LABEL_BYTES, ThreadLabel, is_notebook_length,
};
pub use recovery_sheet::{RECOVERY_LINES, RecoveryError, RecoverySheet};
pub use rotation::{NewCentreKey, PREVIOUS_KEY_BYTES};
pub use vault::{ExportKey, Pin, PinError, VAULT_BYTES, Vault, open_vault, seal_vault};
pub use vouching::{
    ComparedMember, FingerprintDiffers, MEMBER_MARK_BYTES, MemberKind, MemberMark, MemberSeal, NotVouched,
    UnverifiedMember, VouchedMember,
};
