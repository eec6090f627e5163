//! The keys of one staff member.

use alloc::vec::Vec;

use ed25519_dalek::{SigningKey, VerifyingKey};
use rand_core::CryptoRng;

use crate::derivation::PublicKeyError;
use crate::sealed_box::{KEM_PUBLIC_KEY_BYTES, KemPublicKey, KemSecret};
use crate::secret::Secret;

/// Bytes of a member's public keys: X-Wing and Ed25519.
pub const MEMBER_PUBLIC_KEYS_BYTES: usize = KEM_PUBLIC_KEY_BYTES + 32;
/// Bytes of a member's two seeds.
pub(crate) const MEMBER_SEEDS_BYTES: usize = 64;

/// The secret keys of one staff member: an X-Wing seed, to which centre keys are sealed, and an Ed25519 seed.
pub struct MemberKeys {
    kem: KemSecret,
    signing: Secret<32>,
}

impl MemberKeys {
    /// New keys.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self {
            kem: KemSecret::new(Secret::random(rng)),
            signing: Secret::random(rng),
        }
    }

    /// What everybody may know of them.
    #[must_use]
    pub fn public(&self) -> MemberPublicKeys {
        MemberPublicKeys {
            kem: self.kem.public_key(),
            signing: SigningKey::from_bytes(self.signing.bytes()).verifying_key().to_bytes(),
        }
    }

    pub(crate) fn kem(&self) -> &KemSecret {
        &self.kem
    }

    /// Both seeds, as the vault holds them.
    pub(crate) fn seeds(&self) -> Secret<MEMBER_SEEDS_BYTES> {
        let mut seeds = Secret::zeros();
        seeds.bytes_mut()[..32].copy_from_slice(self.kem.seed().bytes());
        seeds.bytes_mut()[32..].copy_from_slice(self.signing.bytes());
        seeds
    }

    /// The keys with these seeds; `None` for another length.
    pub(crate) fn from_seeds(seeds: &[u8]) -> Option<Self> {
        let (kem, signing) = seeds.split_at_checked(32)?;
        Some(Self {
            kem: KemSecret::new(Secret::copied_from(kem)?),
            signing: Secret::copied_from(signing)?,
        })
    }
}

/// The public keys of one staff member.
#[derive(Clone, PartialEq, Eq)]
pub struct MemberPublicKeys {
    kem: KemPublicKey,
    signing: [u8; 32],
}

impl MemberPublicKeys {
    /// Reads an X-Wing public key and an Ed25519 public key, 1248 bytes together.
    ///
    /// # Errors
    /// [`PublicKeyError`] unless both are well-formed.
    pub fn parse(bytes: &[u8]) -> Result<Self, PublicKeyError> {
        let (kem, signing) = bytes.split_at_checked(KEM_PUBLIC_KEY_BYTES).ok_or(PublicKeyError)?;
        let signing: [u8; 32] = signing.try_into().map_err(|_| PublicKeyError)?;
        let weak = VerifyingKey::from_bytes(&signing)
            .map_err(|_| PublicKeyError)?
            .is_weak();
        let kem = KemPublicKey::parse(kem).ok_or(PublicKeyError)?;
        if weak {
            Err(PublicKeyError)
        } else {
            Ok(Self { kem, signing })
        }
    }

    /// Both keys as they are stored.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [self.kem.as_bytes().as_slice(), &self.signing].concat()
    }

    pub(crate) fn kem(&self) -> &KemPublicKey {
        &self.kem
    }
}
