//! The time is a parameter: a test must be able to choose it.

use std::sync::Arc;

use crate::domain::Hour;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now, in seconds since the Unix epoch.
    fn now(&self) -> u64;

    /// The hour that now lies in.
    fn hour(&self) -> Hour {
        Hour::containing(self.now())
    }
}

/// A clock that can be handed to every part.
pub type SharedClock = Arc<dyn Clock>;

/// The clock of the operating system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the injected clock")]
    fn now(&self) -> u64 {
        // A clock that stands before 1970 is told as 1970, and everything that is signed is then refused as not yet valid.
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| since.as_secs())
    }
}
