//! The one place where secret bytes live.

use alloc::boxed::Box;

use rand_core::CryptoRng;
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

/// `N` secret bytes on the heap, overwritten when dropped.
///
/// Boxed, because moving a value in Rust copies it: an array on the stack would leave a copy behind at each move, a
/// box leaves none. It has no `Debug`, `Display`, `Clone` or `PartialEq` on purpose.
pub(crate) struct Secret<const N: usize>(Box<[u8; N]>);

impl<const N: usize> Secret<N> {
    /// Zeros to be filled in place through [`Secret::bytes_mut`].
    pub(crate) fn zeros() -> Self {
        Self(Box::new([0; N]))
    }

    /// `N` fresh random bytes.
    pub(crate) fn random(rng: &mut impl CryptoRng) -> Self {
        let mut secret = Self::zeros();
        rng.fill_bytes(secret.bytes_mut());
        secret
    }

    /// A copy of `bytes`; `None` for another length.
    pub(crate) fn copied_from(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != N {
            return None;
        }
        let mut secret = Self::zeros();
        secret.bytes_mut().copy_from_slice(bytes);
        Some(secret)
    }

    pub(crate) fn bytes(&self) -> &[u8; N] {
        &self.0
    }

    pub(crate) fn bytes_mut(&mut self) -> &mut [u8; N] {
        &mut self.0
    }
}

impl<const N: usize> Drop for Secret<N> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Equality in constant time; only the lengths may be learnt from the time it takes.
pub(crate) fn same(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}
