//! The staff side: a member's own keys, the vault that holds them, the password that opens it, and who may have a
//! centre's secret.

mod fingerprint;
mod member;
#[cfg(feature = "opaque")]
pub mod opaque;
mod recovery_sheet;
mod rotation;
mod vault;
mod vouching;

pub use fingerprint::{FINGERPRINT_GROUP_DIGITS, FINGERPRINT_GROUPS, Fingerprint};
pub use member::{MEMBER_PUBLIC_KEYS_BYTES, MemberKeys, MemberPublicKeys};
pub use recovery_sheet::{RECOVERY_LINES, RecoveryError, RecoverySheet};
pub use rotation::{NewCentreKey, PREVIOUS_KEY_BYTES};
pub use vault::{ExportKey, Pin, PinError, VAULT_BYTES, Vault, open_vault, seal_vault};
pub use vouching::{
    ComparedMember, FingerprintDiffers, MEMBER_MARK_BYTES, MemberKind, MemberMark, MemberSeal, NotVouched,
    UnverifiedMember, VouchedMember,
};
