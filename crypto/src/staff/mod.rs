//! The staff side: a member's own keys, the vault that holds them, and the password that opens it.

mod member;
#[cfg(feature = "opaque")]
pub mod opaque;
mod vault;

pub use member::{MEMBER_PUBLIC_KEYS_BYTES, MemberKeys, MemberPublicKeys};
pub use vault::{ExportKey, VAULT_BYTES, open_vault, seal_vault};
