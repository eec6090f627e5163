//! The secret key of a centre, and how its members come to it.

use alloc::vec::Vec;

use rand_core::CryptoRng;
use thiserror::Error;

use crate::directory::Directory;
use crate::ids::{CentreId, DeploymentId, KeyId, MemberId};
use crate::labels;
use crate::primitives::{expand, extract};
use crate::sealed_box::{KemSecret, OpenError, open_secret, seal, sealed_box_bytes};
use crate::secret::Secret;
use crate::staff::{MemberKeys, MemberPublicKeys};

/// Bytes of a centre's secret sealed to a member.
pub const SEALED_CENTRE_KEY_BYTES: usize = sealed_box_bytes(32);

/// The secret key of a centre: an X-Wing seed that every member of the centre holds and nobody else.
pub struct CentreSecret {
    deployment: DeploymentId,
    centre: CentreId,
    key_id: KeyId,
    kem: KemSecret,
}

/// Why a centre's secret was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CentreKeyError {
    /// It could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The directory has no key with this id for the centre.
    #[error("the directory does not have this key")]
    NotInDirectory,
    /// The directory has another public key: the server has sealed a secret of its own.
    #[error("the key is not the one in the directory")]
    Replaced,
}

impl CentreSecret {
    /// A new key for a centre.
    pub fn generate(deployment: DeploymentId, centre: CentreId, key_id: KeyId, rng: &mut impl CryptoRng) -> Self {
        Self {
            deployment,
            centre,
            key_id,
            kem: KemSecret::new(Secret::random(rng)),
        }
    }

    /// The key with this seed (for test vectors).
    #[cfg(feature = "vectors")]
    pub(crate) fn from_seed(deployment: DeploymentId, centre: CentreId, key_id: KeyId, seed: [u8; 32]) -> Option<Self> {
        Some(Self {
            deployment,
            centre,
            key_id,
            kem: KemSecret::new(Secret::copied_from(&seed)?),
        })
    }

    /// The public key for the directory, 1216 bytes.
    #[must_use]
    pub fn public_key(&self) -> Vec<u8> {
        self.kem.public_key().as_bytes().to_vec()
    }

    /// The centre.
    #[must_use]
    pub fn centre(&self) -> &CentreId {
        &self.centre
    }

    /// Which of the centre's keys it is.
    #[must_use]
    pub fn key_id(&self) -> &KeyId {
        &self.key_id
    }

    /// The deployment.
    #[must_use]
    pub fn deployment(&self) -> &DeploymentId {
        &self.deployment
    }

    /// Another key of the same centre; `None` unless the seed has 32 bytes.
    pub(crate) fn sibling(&self, key_id: KeyId, seed: &[u8]) -> Option<Self> {
        Some(Self {
            deployment: self.deployment,
            centre: self.centre.clone(),
            key_id,
            kem: KemSecret::new(Secret::copied_from(seed)?),
        })
    }

    /// Seals the secret to a member of the centre: a sealed box of 1169 bytes. Who may have it is decided in
    /// [`vouching`](crate::staff).
    pub(crate) fn seal_to_member(
        &self,
        keys: &MemberPublicKeys,
        member: &MemberId,
        rng: &mut impl CryptoRng,
    ) -> Vec<u8> {
        let info = info(&self.deployment, &self.centre, &self.key_id, member);
        seal(keys.kem(), &info, self.kem.seed().bytes(), rng)
    }

    /// Opens what [`CentreSecret::approve`] has sealed.
    ///
    /// The seal does not say who made it, so the secret counts only if its public key is the one that the root has
    /// signed.
    ///
    /// # Errors
    /// [`CentreKeyError`] if it does not open, or is not the key in the directory.
    pub fn open_as_member(
        sealed: &[u8],
        centre: &CentreId,
        key_id: &KeyId,
        keys: &MemberKeys,
        member: &MemberId,
        directory: &Directory,
    ) -> Result<Self, CentreKeyError> {
        let listed = directory.centre(centre).and_then(|entry| entry.key.as_ref());
        let listed = listed
            .filter(|key| key.key_id == *key_id)
            .ok_or(CentreKeyError::NotInDirectory)?;
        let deployment = *directory.deployment();
        let seed = open_secret(keys.kem(), &info(&deployment, centre, key_id, member), sealed)?;
        let secret = Self {
            deployment,
            centre: centre.clone(),
            key_id: *key_id,
            kem: KemSecret::new(seed),
        };
        if secret.kem.public_key().as_bytes().as_slice() != listed.public_key.as_slice() {
            return Err(CentreKeyError::Replaced);
        }
        Ok(secret)
    }

    /// A key that only the members of the centre have, one for each label.
    pub(crate) fn derived_key(&self, label: &[u8]) -> Secret<32> {
        let root = extract(&self.deployment, self.kem.seed().bytes());
        let info: &[&[u8]] = &[
            label,
            &self.centre.length(),
            self.centre.as_str().as_bytes(),
            self.key_id.as_bytes(),
        ];
        expand(&root, info)
    }

    pub(crate) fn kem(&self) -> &KemSecret {
        &self.kem
    }
}

/// `label ‖ deployment ‖ length of the centre's id ‖ centre's id ‖ key id ‖ member`.
fn info(deployment: &DeploymentId, centre: &CentreId, key_id: &KeyId, member: &MemberId) -> Vec<u8> {
    [
        labels::CENTRE_KEY_SEAL,
        deployment.as_bytes(),
        &centre.length(),
        centre.as_str().as_bytes(),
        key_id.as_bytes(),
        member.as_bytes(),
    ]
    .concat()
}
