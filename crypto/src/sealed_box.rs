//! Sealing to a public key: HPKE (RFC 9180, base mode) with X-Wing, HKDF-SHA256 and ChaCha20-Poly1305.
//!
//! The only module that touches the crate `hpke`. A sealed box is `VERSION ‖ enc (1120) ‖ ciphertext and tag`. Base
//! mode says nothing about who sealed: whoever needs to know that adds a tag of his own (see
//! [`thread_key`](crate::thread_key)).

use alloc::boxed::Box;
use alloc::vec::Vec;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::XWing;
use hpke::{Deserializable as _, Kem as _, OpModeR, OpModeS, Serializable as _, setup_receiver, setup_sender_with_rng};
use rand_core::CryptoRng;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::VERSION;
use crate::secret::Secret;

/// Bytes of an X-Wing public key: ML-KEM-768 (1184) and X25519 (32).
pub const KEM_PUBLIC_KEY_BYTES: usize = 1216;
/// Bytes of an X-Wing encapsulated key: ML-KEM-768 (1088) and X25519 (32).
const ENCAPSULATED_KEY_BYTES: usize = 1120;
/// Bytes of the tag that ChaCha20-Poly1305 adds.
const SEAL_TAG_BYTES: usize = 16;

/// Bytes of a sealed box around a plaintext of this length.
#[must_use]
pub const fn sealed_box_bytes(plain: usize) -> usize {
    1 + ENCAPSULATED_KEY_BYTES + plain + SEAL_TAG_BYTES
}

/// Why something sealed was not opened.
///
/// One variant for all of wrong key, wrong context and altered bytes: which it was helps only an attacker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum OpenError {
    /// The version of the structure is not known here.
    #[error("unknown version {0}")]
    UnknownVersion(u8),
    /// It could not be opened.
    #[error("could not be opened")]
    Failed,
}

/// An X-Wing secret key: the 32-byte seed itself.
pub(crate) struct KemSecret(Secret<32>);

impl KemSecret {
    pub(crate) fn new(seed: Secret<32>) -> Self {
        Self(seed)
    }

    pub(crate) fn seed(&self) -> &Secret<32> {
        &self.0
    }

    pub(crate) fn public_key(&self) -> KemPublicKey {
        let public = XWing::sk_to_pk(&self.private_key());
        let mut bytes = Box::new([0; KEM_PUBLIC_KEY_BYTES]);
        public.write_exact(&mut *bytes);
        KemPublicKey(bytes)
    }

    fn private_key(&self) -> <XWing as hpke::Kem>::PrivateKey {
        let Ok(key) = <XWing as hpke::Kem>::PrivateKey::from_bytes(self.0.bytes()) else {
            unreachable!("any 32 bytes are a seed");
        };
        key
    }
}

/// An X-Wing public key that was checked to be one.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct KemPublicKey(Box<[u8; KEM_PUBLIC_KEY_BYTES]>);

impl KemPublicKey {
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        <XWing as hpke::Kem>::PublicKey::from_bytes(bytes).ok()?;
        let mut checked = Box::new([0; KEM_PUBLIC_KEY_BYTES]);
        checked.copy_from_slice(bytes);
        Some(Self(checked))
    }

    pub(crate) fn as_bytes(&self) -> &[u8; KEM_PUBLIC_KEY_BYTES] {
        &self.0
    }
}

/// Seals `plain` so that only the holder of the secret to `to` opens it, and only with the same `info`.
pub(crate) fn seal(to: &KemPublicKey, info: &[u8], plain: &[u8], rng: &mut impl CryptoRng) -> Vec<u8> {
    let Ok(to) = <XWing as hpke::Kem>::PublicKey::from_bytes(to.as_bytes()) else {
        unreachable!("checked by KemPublicKey::parse");
    };
    let Ok((enc, mut context)) =
        setup_sender_with_rng::<ChaCha20Poly1305, HkdfSha256, XWing>(&OpModeS::Base, &to, info, rng)
    else {
        unreachable!("encapsulation to a well-formed X-Wing key has no failure");
    };
    let Ok(ciphertext) = context.seal(plain, b"") else {
        unreachable!("the first message of a context, far below every limit");
    };
    let mut sealed = Vec::with_capacity(sealed_box_bytes(plain.len()));
    sealed.push(VERSION);
    sealed.extend_from_slice(&enc.to_bytes());
    sealed.extend_from_slice(&ciphertext);
    sealed
}

/// The reverse of [`seal`].
pub(crate) fn open(with: &KemSecret, info: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let (version, rest) = sealed.split_first().ok_or(OpenError::Failed)?;
    if *version != VERSION {
        return Err(OpenError::UnknownVersion(*version));
    }
    let (enc, ciphertext) = rest.split_at_checked(ENCAPSULATED_KEY_BYTES).ok_or(OpenError::Failed)?;
    let enc = <XWing as hpke::Kem>::EncappedKey::from_bytes(enc).map_err(|_| OpenError::Failed)?;
    let key = with.private_key();
    let mut context = setup_receiver::<ChaCha20Poly1305, HkdfSha256, XWing>(&OpModeR::Base, &key, &enc, info)
        .map_err(|_| OpenError::Failed)?;
    context
        .open(ciphertext, b"")
        .map(Zeroizing::new)
        .map_err(|_| OpenError::Failed)
}

/// Like [`open`] for a plaintext of exactly `N` secret bytes.
pub(crate) fn open_secret<const N: usize>(
    with: &KemSecret,
    info: &[u8],
    sealed: &[u8],
) -> Result<Secret<N>, OpenError> {
    Secret::copied_from(&open(with, info, sealed)?).ok_or(OpenError::Failed)
}
