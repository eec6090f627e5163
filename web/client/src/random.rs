//! Randomness from the browser, or none at all.

use std::convert::Infallible;

use rand_core::{TryCryptoRng, TryRng};
use zeroize::Zeroizing;

use crate::refusal::Refusal;

/// Bytes drawn for one operation. The hungriest, opening a thread, takes 184 (a key, a nonce, two encapsulations); there is
/// room for a few rejected samples.
const POOL_BYTES: usize = 512;

/// Bytes for one recipient more: an encapsulation takes 64.
#[cfg(feature = "staff")]
const SEAL_BYTES: usize = 64;

/// The randomness of one operation, drawn from `crypto.getRandomValues` before the operation begins.
///
/// The protocol's randomness cannot fail while it is being used; so all that can fail happens in [`Random::draw`], before
/// anything was made: without a random source there is no `Random`, without it no key, and nothing is sent.
pub(crate) struct Random {
    pool: Zeroizing<Vec<u8>>,
    used: usize,
}

impl Random {
    /// Fresh randomness; refuses with `NoRandomness` if the browser gives none.
    pub(crate) fn draw() -> Result<Self, Refusal> {
        Self::of(POOL_BYTES)
    }

    /// Randomness for an operation that seals to so many recipients.
    #[cfg(feature = "staff")]
    pub(crate) fn draw_for(recipients: usize) -> Result<Self, Refusal> {
        Self::of(POOL_BYTES + recipients * SEAL_BYTES)
    }

    fn of(bytes: usize) -> Result<Self, Refusal> {
        let mut pool = Zeroizing::new(vec![0; bytes]);
        getrandom::fill(&mut pool).map_err(|_| Refusal::of("NoRandomness"))?;
        // A source that was replaced by an empty function leaves the zeros where they are.
        if pool.iter().all(|byte| *byte == 0) {
            return Err(Refusal::of("NoRandomness"));
        }
        Ok(Self { pool, used: 0 })
    }

    /// The next `N` bytes, each given once.
    fn next<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// Ends the module, and with it whatever was being made, rather than give a byte twice.
    fn fill(&mut self, bytes: &mut [u8]) {
        let Some(fresh) = self.pool.get(self.used..self.used + bytes.len()) else {
            unreachable!("no operation takes that much");
        };
        bytes.copy_from_slice(fresh);
        self.used += bytes.len();
    }
}

impl TryRng for Random {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.next()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.next()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.fill(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Random {}
