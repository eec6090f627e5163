//! Randomness that a test can choose.

use alloc::vec::Vec;
use core::convert::Infallible;

use rand_core::{TryCryptoRng, TryRng};

use crate::primitives::sha256;

/// Plays given bytes, or a stream that follows from a name, and remembers what was taken.
///
/// Not random at all: whoever knows the name knows every byte.
pub struct TestRandom {
    name: Vec<u8>,
    given: Vec<u8>,
    taken: Vec<u8>,
    block: u64,
}

impl TestRandom {
    /// The stream `SHA-256(name ‖ 0) ‖ SHA-256(name ‖ 1) …` with eight-byte numbers.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.into(),
            given: Vec::new(),
            taken: Vec::new(),
            block: 0,
        }
    }

    /// First these bytes, then the stream with the empty name.
    #[must_use]
    pub fn playing(bytes: &[u8]) -> Self {
        Self {
            name: Vec::new(),
            given: bytes.into(),
            taken: Vec::new(),
            block: 0,
        }
    }

    /// All that was taken so far.
    #[must_use]
    pub fn taken(&self) -> &[u8] {
        &self.taken
    }

    fn next_byte(&mut self) -> u8 {
        if self.given.len() == self.taken.len() {
            self.given
                .extend_from_slice(&sha256(&[&self.name, &self.block.to_be_bytes()]));
            self.block += 1;
        }
        let byte = self.given[self.taken.len()];
        self.taken.push(byte);
        byte
    }
}

impl TryRng for TestRandom {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_be_bytes(core::array::from_fn(|_| self.next_byte())))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_be_bytes(core::array::from_fn(|_| self.next_byte())))
    }

    fn try_fill_bytes(&mut self, dst: &mut [u8]) -> Result<(), Infallible> {
        dst.fill_with(|| self.next_byte());
        Ok(())
    }
}

impl TryCryptoRng for TestRandom {}
