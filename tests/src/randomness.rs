//! Seeded randomness: every run of a story is the same run.

use std::sync::atomic::{AtomicU64, Ordering};

use chacha20::ChaCha20Rng;
use ozvise_portal::random::Random;
use rand_core::{CryptoRng, SeedableRng as _};

/// A generator that gives the same numbers in every run. Each actor has a seed of its own.
pub fn seeded(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}

/// The portal's source: generator after generator, each with the next seed.
pub(crate) struct SeededRandom {
    next: AtomicU64,
}

impl SeededRandom {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            next: AtomicU64::new(seed << 32),
        }
    }
}

impl Random for SeededRandom {
    fn generator(&self) -> Box<dyn CryptoRng + Send> {
        Box::new(seeded(self.next.fetch_add(1, Ordering::Relaxed)))
    }
}
