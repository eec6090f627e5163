//! Randomness is a parameter: a test must be able to repeat what it saw.

use std::sync::Arc;

use getrandom::SysRng;
use getrandom::rand_core::UnwrapErr;
use rand_core::CryptoRng;
use thiserror::Error;

/// Gives out generators of randomness.
pub trait Random: Send + Sync {
    /// A generator that is fit for keys.
    fn generator(&self) -> Box<dyn CryptoRng + Send>;
}

/// A source of randomness that can be handed to every part.
pub type SharedRandom = Arc<dyn Random>;

/// The operating system's random source.
#[derive(Debug, Clone, Copy)]
pub struct SystemRandom(());

/// The operating system gives no randomness, so no key can be made and nothing may be served.
#[derive(Debug, Clone, Copy, Error)]
#[error("the operating system gives no random numbers")]
pub struct NoRandomness;

impl SystemRandom {
    /// The source, once it has proven that it works.
    ///
    /// # Errors
    /// [`NoRandomness`] if it does not.
    pub fn new() -> Result<Self, NoRandomness> {
        getrandom::fill(&mut [0; 32]).map_err(|_| NoRandomness)?;
        Ok(Self(()))
    }
}

impl Random for SystemRandom {
    fn generator(&self) -> Box<dyn CryptoRng + Send> {
        // Panics where the source fails later; Linux promises that it does not once it has worked. A panic ends one
        // request and sends nothing, which is what has to happen without randomness.
        Box::new(UnwrapErr(SysRng))
    }
}
