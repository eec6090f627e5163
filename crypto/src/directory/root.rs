//! The offline root that signs directories: Ed25519 (RFC 8032).

use core::fmt;
use core::str::FromStr;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::SIGNATURE_BYTES;
use crate::derivation::PublicKeyError;
use crate::encoding::{fill_from_b64, to_b64};
use crate::labels;
use crate::secret::Secret;

/// The root's secret: an Ed25519 seed. It belongs on a machine without a network.
pub struct RootSecret(Secret<32>);

impl RootSecret {
    /// A new root.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(Secret::random(rng))
    }

    /// A root that was stored; `None` unless there are 32 bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Secret::copied_from(bytes).map(Self)
    }

    /// The seed, to be stored offline.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(*self.0.bytes())
    }

    /// The key that clients know.
    #[must_use]
    pub fn public_key(&self) -> RootPublicKey {
        RootPublicKey(self.signing_key().verifying_key())
    }

    pub(super) fn sign(&self, cbor: &[u8]) -> [u8; SIGNATURE_BYTES] {
        self.signing_key().sign(&signed_bytes(cbor)).to_bytes()
    }

    fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(self.0.bytes())
    }
}

/// The root's public key, compiled into what clients run; its text form is base64url (43 characters).
#[derive(Clone, PartialEq, Eq)]
pub struct RootPublicKey(VerifyingKey);

impl RootPublicKey {
    /// Reads a public key.
    ///
    /// # Errors
    /// [`PublicKeyError`] unless it is a point of the curve, and not one of the few that every signature fits.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, PublicKeyError> {
        VerifyingKey::from_bytes(bytes)
            .ok()
            .filter(|key| !key.is_weak())
            .map(Self)
            .ok_or(PublicKeyError)
    }

    /// The key as bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// `verify_strict`: one key and one text have one valid signature only, on every implementation.
    pub(super) fn verifies(&self, cbor: &[u8], signature: &[u8; SIGNATURE_BYTES]) -> bool {
        self.0
            .verify_strict(&signed_bytes(cbor), &Signature::from_bytes(signature))
            .is_ok()
    }
}

impl FromStr for RootPublicKey {
    type Err = PublicKeyError;

    fn from_str(text: &str) -> Result<Self, PublicKeyError> {
        let mut bytes = [0; 32];
        if fill_from_b64(text, &mut bytes) {
            Self::from_bytes(&bytes)
        } else {
            Err(PublicKeyError)
        }
    }
}

impl fmt::Display for RootPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_b64(self.as_bytes()))
    }
}

fn signed_bytes(cbor: &[u8]) -> alloc::vec::Vec<u8> {
    [labels::DIRECTORY, cbor].concat()
}
