//! Sealing under a key that staff share: `VERSION ‖ nonce ‖ ciphertext and tag`.

use alloc::vec::Vec;

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::VERSION;
use crate::primitives::{NONCE_BYTES, TAG_BYTES, aead_open, aead_seal};
use crate::sealed_box::OpenError;
use crate::secret::Secret;

/// Bytes around a plaintext: version, nonce, tag.
pub(crate) const AEAD_BOX_OVERHEAD_BYTES: usize = 1 + NONCE_BYTES + TAG_BYTES;

/// Seals `plain` under a random nonce.
pub(crate) fn seal(key: &Secret<32>, associated: &[u8], plain: &[u8], rng: &mut impl CryptoRng) -> Vec<u8> {
    seal_behind(&[VERSION], key, associated, plain, rng)
}

/// Like [`seal`], with a header in the place of the version.
pub(crate) fn seal_behind(
    header: &[u8],
    key: &Secret<32>,
    associated: &[u8],
    plain: &[u8],
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    let mut nonce = [0; NONCE_BYTES];
    rng.fill_bytes(&mut nonce);
    let mut sealed = Vec::with_capacity(header.len() + NONCE_BYTES + plain.len() + TAG_BYTES);
    sealed.extend_from_slice(header);
    sealed.extend_from_slice(&nonce);
    aead_seal(key.bytes(), &nonce, associated, plain, &mut sealed);
    sealed
}

/// The reverse of [`seal`].
pub(crate) fn open(key: &Secret<32>, associated: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let (version, rest) = sealed.split_first().ok_or(OpenError::Failed)?;
    if *version != VERSION {
        return Err(OpenError::UnknownVersion(*version));
    }
    open_behind(key, associated, rest).ok_or(OpenError::Failed)
}

/// The reverse of [`seal_behind`], of what follows the header.
pub(crate) fn open_behind(key: &Secret<32>, associated: &[u8], rest: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = rest.split_first_chunk()?;
    aead_open(key.bytes(), nonce, associated, sealed)
}
