//! A member's keys at rest, under a key that only the member's password gives.

use alloc::vec::Vec;

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::member::{MEMBER_SEEDS_BYTES, MemberKeys};
use crate::VERSION;
use crate::ids::{DeploymentId, MemberId};
use crate::labels;
use crate::primitives::{NONCE_BYTES, TAG_BYTES, aead_open, aead_seal, expand, extract};
use crate::sealed_box::OpenError;
use crate::secret::Secret;

/// Bytes of OPAQUE's export key: one SHA-512.
const EXPORT_KEY_BYTES: usize = 64;
/// Bytes of a vault: version, nonce, ciphertext of version and two seeds, tag.
pub const VAULT_BYTES: usize = 1 + NONCE_BYTES + 1 + MEMBER_SEEDS_BYTES + TAG_BYTES;

/// What a right password gives at the end of OPAQUE (RFC 9807 §3): 64 secret bytes that the server never has.
pub struct ExportKey(Secret<EXPORT_KEY_BYTES>);

impl ExportKey {
    /// An export key from its bytes; `None` unless there are 64.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Secret::copied_from(bytes).map(Self)
    }

    /// The bytes of the key (for test vectors).
    #[cfg(all(feature = "vectors", feature = "opaque"))]
    pub(crate) fn bytes(&self) -> &[u8; EXPORT_KEY_BYTES] {
        self.0.bytes()
    }

    /// The key of the vault.
    fn vault_key(&self, deployment: &DeploymentId) -> Secret<32> {
        expand(&extract(deployment, self.0.bytes()), &[labels::VAULT_KEY])
    }
}

/// Seals a member's keys: 106 bytes for the server to keep.
pub fn seal_vault(
    keys: &MemberKeys,
    export_key: &ExportKey,
    deployment: &DeploymentId,
    member: &MemberId,
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    let mut nonce = [0; NONCE_BYTES];
    rng.fill_bytes(&mut nonce);
    let mut plain = Zeroizing::new([VERSION; 1 + MEMBER_SEEDS_BYTES]);
    plain[1..].copy_from_slice(keys.seeds().bytes());

    let mut vault = Vec::with_capacity(VAULT_BYTES);
    vault.push(VERSION);
    vault.extend_from_slice(&nonce);
    let key = export_key.vault_key(deployment);
    aead_seal(
        key.bytes(),
        &nonce,
        &associated_data(deployment, member),
        &*plain,
        &mut vault,
    );
    vault
}

/// Opens what [`seal_vault`] has sealed.
///
/// # Errors
/// [`OpenError`] if the password, the deployment or the member is another one, or the vault was altered.
pub fn open_vault(
    vault: &[u8],
    export_key: &ExportKey,
    deployment: &DeploymentId,
    member: &MemberId,
) -> Result<MemberKeys, OpenError> {
    let (version, rest) = vault.split_first().ok_or(OpenError::Failed)?;
    if *version != VERSION {
        return Err(OpenError::UnknownVersion(*version));
    }
    let (nonce, sealed) = rest.split_first_chunk().ok_or(OpenError::Failed)?;
    let key = export_key.vault_key(deployment);
    let plain = aead_open(key.bytes(), nonce, &associated_data(deployment, member), sealed).ok_or(OpenError::Failed)?;
    let (version, seeds) = plain.split_first().ok_or(OpenError::Failed)?;
    if *version != VERSION {
        return Err(OpenError::UnknownVersion(*version));
    }
    MemberKeys::from_seeds(seeds).ok_or(OpenError::Failed)
}

/// `label ‖ deployment ‖ member`.
fn associated_data(deployment: &DeploymentId, member: &MemberId) -> Vec<u8> {
    [labels::VAULT_ASSOCIATED_DATA, deployment.as_bytes(), member.as_bytes()].concat()
}
