//! A clock that stands still until a story moves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use ozvise_portal::clock::Clock;

/// The clock of one story's world: the portal and the actors' devices read the same.
#[derive(Debug, Clone)]
pub struct TestClock(Arc<AtomicU64>);

impl TestClock {
    /// A clock at `now`, in seconds since the Unix epoch.
    pub fn at(now: u64) -> Self {
        Self(Arc::new(AtomicU64::new(now)))
    }

    /// A clock that stands at the real time, for worlds with a part whose clock cannot be injected: a browser, or another
    /// process.
    pub fn real_now() -> Self {
        Self::at(real_seconds())
    }

    /// Moves on to the real time, before another process judges what this one has made of its own.
    pub fn catch_up(&self) {
        self.0.fetch_max(real_seconds(), Ordering::SeqCst);
    }

    /// Lets time pass.
    pub fn advance(&self, time: Duration) {
        self.0.fetch_add(time.as_secs(), Ordering::SeqCst);
    }

    /// Now, in seconds since the Unix epoch.
    pub fn seconds(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}

#[expect(clippy::disallowed_methods, reason = "this is where the real time is let in")]
fn real_seconds() -> u64 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("a clock after 1970")
        .as_secs()
}

impl Clock for TestClock {
    fn now(&self) -> u64 {
        self.seconds()
    }
}
