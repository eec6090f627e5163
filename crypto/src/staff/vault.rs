//! A member's keys at rest, under a key that only the member's password gives, and what the member has last seen.

use alloc::vec::Vec;

use rand_core::CryptoRng;
use thiserror::Error;
use zeroize::Zeroizing;

use super::member::{MEMBER_SEEDS_BYTES, MemberKeys};
use crate::directory::Directory;
use crate::ids::{CentreId, DeploymentId, MemberId};
use crate::labels;
use crate::primitives::{HASH_BYTES, NONCE_BYTES, TAG_BYTES, aead_open, aead_seal, expand, extract, sha256};
use crate::sealed_box::OpenError;
use crate::secret::Secret;

/// Bytes of OPAQUE's export key: one SHA-512.
const EXPORT_KEY_BYTES: usize = 64;
/// The version of vaults that are made now; those of the first version, without a pin, are still opened.
const VAULT_VERSION: u8 = 2;
/// Bytes of a pin: version of the directory, hash of the centre's key.
const PIN_BYTES: usize = 8 + HASH_BYTES;
/// Bytes of a vault: version, nonce, ciphertext of version, two seeds and pin, tag.
pub const VAULT_BYTES: usize = 1 + NONCE_BYTES + 1 + MEMBER_SEEDS_BYTES + PIN_BYTES + TAG_BYTES;

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

/// The newest directory that a member has seen, and the key of the own centre in it.
///
/// The root signs with ever higher versions, but an older directory stays validly signed until it expires; only somebody
/// who remembers notices that the server has gone back to one, and with it to the key before a departure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pin {
    directory_version: u64,
    centre_key: [u8; HASH_BYTES],
}

/// What the server gives is not what the member has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PinError {
    /// The directory is older than one that was seen before.
    #[error("directory {offered} after directory {seen}")]
    RolledBack {
        /// The newest version that was seen.
        seen: u64,
        /// The version that the server gives now.
        offered: u64,
    },
    /// The same directory, but another centre or another key of it.
    #[error("another key of the centre in the same directory")]
    Changed,
}

impl Pin {
    /// Of a member who has seen nothing yet.
    pub const NONE: Self = Self {
        directory_version: 0,
        centre_key: [0; HASH_BYTES],
    };

    /// Checks a directory against what was seen, and gives what is seen now: if that is another pin, the vault is to be
    /// stored anew. `centre` is the member's own; none for roles without one.
    ///
    /// # Errors
    /// [`PinError`] if the server has gone back.
    pub fn follow(&self, directory: &Directory, centre: Option<&CentreId>) -> Result<Self, PinError> {
        let entry = centre.and_then(|id| directory.centre(id));
        let key = entry.and_then(|entry| entry.key.as_ref().map(|key| (entry, key)));
        let now = Self {
            directory_version: directory.version(),
            centre_key: key.map_or([0; HASH_BYTES], |(entry, key)| {
                sha256(&[
                    labels::VAULT_CENTRE_KEY,
                    &entry.id.length(),
                    entry.id.as_str().as_bytes(),
                    key.key_id.as_bytes(),
                    &key.public_key,
                ])
            }),
        };
        let (seen, offered) = (self.directory_version, now.directory_version);
        if offered < seen {
            Err(PinError::RolledBack { seen, offered })
        } else if offered == seen && now.centre_key != self.centre_key {
            Err(PinError::Changed)
        } else {
            Ok(now)
        }
    }

    fn write(&self, out: &mut [u8]) {
        let (version, key) = out.split_at_mut(8);
        version.copy_from_slice(&self.directory_version.to_be_bytes());
        key.copy_from_slice(&self.centre_key);
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (version, key) = bytes.split_first_chunk()?;
        Some(Self {
            directory_version: u64::from_be_bytes(*version),
            centre_key: key.try_into().ok()?,
        })
    }
}

/// What a vault holds.
pub struct Vault {
    /// The member's keys.
    pub keys: MemberKeys,
    /// What the member has last seen.
    pub pin: Pin,
}

impl Vault {
    /// Seals the vault: 146 bytes for the server to keep.
    pub fn seal(
        &self,
        export_key: &ExportKey,
        deployment: &DeploymentId,
        member: &MemberId,
        rng: &mut impl CryptoRng,
    ) -> Vec<u8> {
        seal(&self.keys, &self.pin, export_key, deployment, member, rng)
    }

    /// Opens what [`Vault::seal`] has sealed, and what the first version had.
    ///
    /// # Errors
    /// [`OpenError`] if the password, the deployment or the member is another one, or the vault was altered.
    pub fn open(
        vault: &[u8],
        export_key: &ExportKey,
        deployment: &DeploymentId,
        member: &MemberId,
    ) -> Result<Self, OpenError> {
        let (version, rest) = vault.split_first().ok_or(OpenError::Failed)?;
        if !(1..=VAULT_VERSION).contains(version) {
            return Err(OpenError::UnknownVersion(*version));
        }
        let (nonce, sealed) = rest.split_first_chunk().ok_or(OpenError::Failed)?;
        let key = export_key.vault_key(deployment);
        let plain =
            aead_open(key.bytes(), nonce, &associated_data(deployment, member), sealed).ok_or(OpenError::Failed)?;
        // The version outside is not sealed, so the one inside has to be the same.
        let (inside, contents) = plain.split_first().ok_or(OpenError::Failed)?;
        let (seeds, pin) = contents.split_at_checked(MEMBER_SEEDS_BYTES).ok_or(OpenError::Failed)?;
        let pin = match (*inside == *version, *version) {
            (true, 1) if pin.is_empty() => Some(Pin::NONE),
            (true, VAULT_VERSION) => Pin::read(pin),
            _ => None,
        };
        Ok(Self {
            keys: MemberKeys::from_seeds(seeds).ok_or(OpenError::Failed)?,
            pin: pin.ok_or(OpenError::Failed)?,
        })
    }
}

/// Seals the keys of a member who has seen nothing yet; see [`Vault::seal`].
pub fn seal_vault(
    keys: &MemberKeys,
    export_key: &ExportKey,
    deployment: &DeploymentId,
    member: &MemberId,
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    seal(keys, &Pin::NONE, export_key, deployment, member, rng)
}

/// Opens a vault for its keys alone; see [`Vault::open`].
///
/// # Errors
/// As [`Vault::open`].
pub fn open_vault(
    vault: &[u8],
    export_key: &ExportKey,
    deployment: &DeploymentId,
    member: &MemberId,
) -> Result<MemberKeys, OpenError> {
    Vault::open(vault, export_key, deployment, member).map(|vault| vault.keys)
}

fn seal(
    keys: &MemberKeys,
    pin: &Pin,
    export_key: &ExportKey,
    deployment: &DeploymentId,
    member: &MemberId,
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    let mut nonce = [0; NONCE_BYTES];
    rng.fill_bytes(&mut nonce);
    let mut plain = Zeroizing::new([VAULT_VERSION; 1 + MEMBER_SEEDS_BYTES + PIN_BYTES]);
    plain[1..=MEMBER_SEEDS_BYTES].copy_from_slice(keys.seeds().bytes());
    pin.write(&mut plain[1 + MEMBER_SEEDS_BYTES..]);

    let mut vault = Vec::with_capacity(VAULT_BYTES);
    vault.push(VAULT_VERSION);
    vault.extend_from_slice(&nonce);
    let key = export_key.vault_key(deployment);
    let associated = associated_data(deployment, member);
    aead_seal(key.bytes(), &nonce, &associated, &*plain, &mut vault);
    vault
}

/// `label ‖ deployment ‖ member`.
fn associated_data(deployment: &DeploymentId, member: &MemberId) -> Vec<u8> {
    [labels::VAULT_ASSOCIATED_DATA, deployment.as_bytes(), member.as_bytes()].concat()
}

/// The pin behind these values (for test vectors).
#[cfg(feature = "vectors")]
impl Pin {
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Self::read(bytes)
    }

    pub(crate) fn to_bytes(self) -> Vec<u8> {
        let mut bytes = alloc::vec![0; PIN_BYTES];
        self.write(&mut bytes);
        bytes
    }
}
