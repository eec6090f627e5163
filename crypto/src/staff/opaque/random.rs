//! The caller's randomness for `opaque-ke`, which speaks an older version of the same traits.

use opaque_ke::rand;
use rand_core::CryptoRng;

/// Passes every call on.
pub(super) struct Random<'r, R>(pub(super) &'r mut R);

impl<R: CryptoRng> rand::RngCore for Random<'_, R> {
    fn next_u32(&mut self) -> u32 {
        self.0.next_u32()
    }

    fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }

    fn fill_bytes(&mut self, dest: &mut [u8]) {
        self.0.fill_bytes(dest);
    }

    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), rand::Error> {
        self.0.fill_bytes(dest);
        Ok(())
    }
}

impl<R: CryptoRng> rand::CryptoRng for Random<'_, R> {}
