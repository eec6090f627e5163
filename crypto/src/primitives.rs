//! SHA-256, HMAC-SHA256, HKDF-SHA256 and XChaCha20-Poly1305 as this protocol calls them.
//!
//! Inputs come in parts and are concatenated. Where several of the parts have a variable length the caller has to
//! delimit them.

use alloc::vec::Vec;

use chacha20poly1305::aead::{AeadInOut, KeyInit as _};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::VERSION;
use crate::ids::DeploymentId;
use crate::secret::Secret;

/// Bytes of a SHA-256 hash and of an HMAC-SHA256 tag.
pub(crate) const HASH_BYTES: usize = 32;
/// Bytes of an XChaCha20-Poly1305 nonce: long enough to be random without a counter.
pub(crate) const NONCE_BYTES: usize = 24;
/// Bytes that XChaCha20-Poly1305 adds to a plaintext.
pub(crate) const TAG_BYTES: usize = 16;

/// SHA-256 (FIPS 180-4) of the concatenated parts.
pub(crate) fn sha256(parts: &[&[u8]]) -> [u8; HASH_BYTES] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// HMAC-SHA256 (RFC 2104) of the concatenated parts.
pub(crate) fn hmac_sha256(key: &Secret<32>, parts: &[&[u8]]) -> [u8; HASH_BYTES] {
    // `new` takes exactly one block: shorter keys are padded with zeros, as RFC 2104 §2 does.
    let mut block = Zeroizing::new([0; 64]);
    block[..32].copy_from_slice(key.bytes());
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// HKDF-Extract (RFC 5869 §2.2) with the salt `VERSION ‖ deployment`.
///
/// The salt makes the same input give unrelated keys in another deployment and in another version of the protocol.
pub(crate) fn extract(deployment: &DeploymentId, key_material: &[u8]) -> Hkdf<Sha256> {
    let mut salt = [VERSION; 17];
    salt[1..].copy_from_slice(deployment.as_bytes());
    Hkdf::new(Some(&salt), key_material)
}

/// HKDF-Expand (RFC 5869 §2.3) of an extracted key.
pub(crate) fn expand<const N: usize>(key: &Hkdf<Sha256>, info: &[&[u8]]) -> Secret<N> {
    const { assert!(N <= 255 * HASH_BYTES, "the most that RFC 5869 §2.3 allows") };
    let mut out = Secret::zeros();
    if key.expand_multi_info(info, out.bytes_mut()).is_err() {
        unreachable!("the only error is a length beyond what is asserted above");
    }
    out
}

/// HKDF-Expand with a derived key as the pseudorandom key itself.
pub(crate) fn expand_from<const N: usize>(key: &Secret<32>, info: &[&[u8]]) -> Secret<N> {
    let Ok(hkdf) = Hkdf::<Sha256>::from_prk(key.bytes()) else {
        unreachable!("the only error is a key shorter than one hash");
    };
    expand(&hkdf, info)
}

/// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03 §2): appends ciphertext and tag to `out`.
pub(crate) fn aead_seal(key: &[u8; 32], nonce: &[u8; NONCE_BYTES], associated: &[u8], plain: &[u8], out: &mut Vec<u8>) {
    let start = out.len();
    out.extend_from_slice(plain);
    let cipher = XChaCha20Poly1305::new(key.into());
    let sealed = cipher.encrypt_inout_detached(&XNonce::from(*nonce), associated, (&mut out[start..]).into());
    let Ok(tag) = sealed else {
        unreachable!("the only error is a plaintext beyond 256 GiB");
    };
    out.extend_from_slice(&tag);
}

/// The reverse of [`aead_seal`]; `None` if anything was altered.
pub(crate) fn aead_open(
    key: &[u8; 32],
    nonce: &[u8; NONCE_BYTES],
    associated: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let (text, tag) = sealed.split_at_checked(sealed.len().checked_sub(TAG_BYTES)?)?;
    let tag = Tag::try_from(tag).ok()?;
    let mut plain = Zeroizing::new(text.to_vec());
    let cipher = XChaCha20Poly1305::new(key.into());
    cipher
        .decrypt_inout_detached(&XNonce::from(*nonce), associated, plain.as_mut_slice().into(), &tag)
        .ok()?;
    Some(plain)
}
