//! How wrong tries slow further ones down, without ever locking anybody out.
//!
//! Every begun sign-in counts, not only those that fail: OPAQUE tells the client with its second message whether the
//! password was right, so that a guesser need not send the third. A success takes the count back.

/// Tries that cost nothing: more than somebody needs who has forgotten which of the passwords it was.
const FREE_TRIES: u64 = 10;

/// The same while somebody is guessing at many names.
const FREE_TRIES_IN_A_STORM: u64 = 3;

/// The longest wait, in seconds: at worst 288 guesses a day at one account, whose owner gets in within minutes all the
/// same once the guessing pauses.
const LONGEST_WAIT: u64 = 5 * 60;

/// After an hour without any try all is forgotten.
pub const FORGET_AFTER_SECONDS: u64 = 60 * 60;

/// Begun and not finished sign-ins of all names that are still usual: everybody of a large network at the beginning of a
/// working day, with the tries of the forgetful.
const STORM_ABOVE: u64 = 200;

/// All names together: one begun sign-in is forgotten in so many seconds.
const STORM_SECONDS_PER_TRY: u64 = 2;

/// What is remembered of the tries at one name, or of all of them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tries {
    /// How many lately.
    pub level: u64,
    /// When the last one was (Unix seconds).
    pub last_at: u64,
    /// When the next one is taken (Unix seconds).
    pub not_before: u64,
}

impl Tries {
    /// Seconds until the next try is taken; `None` if it is taken now.
    #[must_use]
    pub fn wait(&self, now: u64) -> Option<u64> {
        // A clock that was set back must not make a wait longer than any wait is.
        self.not_before
            .checked_sub(now)
            .filter(|wait| (1..=LONGEST_WAIT).contains(wait))
    }

    /// Counts a try at a name.
    pub fn count(&mut self, now: u64, storm: bool) {
        if now.saturating_sub(self.last_at) >= FORGET_AFTER_SECONDS {
            *self = Self::default();
        }
        self.level += 1;
        self.last_at = now;
        let free = if storm { FREE_TRIES_IN_A_STORM } else { FREE_TRIES };
        if let Some(doublings) = self.level.checked_sub(free) {
            // Nine doublings of a second exceed the longest wait.
            self.not_before = now + LONGEST_WAIT.min(1 << doublings.min(9));
        }
    }

    /// Counts a try among those at all names; tells whether there are more than usual.
    pub fn count_among_all(&mut self, now: u64) -> bool {
        let forgotten = now.saturating_sub(self.last_at) / STORM_SECONDS_PER_TRY;
        // What is not yet forgotten stays to be: the remainder of the division is not lost.
        if forgotten > 0 || self.level == 0 {
            self.last_at = now;
        }
        self.level = self.level.saturating_sub(forgotten) + 1;
        self.level > STORM_ABOVE
    }

    /// Takes one back among those at all names: it was no guess.
    pub fn take_back(&mut self) {
        self.level = self.level.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::{FORGET_AFTER_SECONDS, LONGEST_WAIT, Tries};

    #[test]
    fn ten_are_free_and_then_each_wait_is_twice_the_last() {
        let mut tries = Tries::default();
        for _ in 1..10 {
            tries.count(1000, false);
            assert_eq!(tries.wait(1000), None);
        }
        let mut now = 1000;
        for expected in [
            1,
            2,
            4,
            8,
            16,
            32,
            64,
            128,
            256,
            LONGEST_WAIT,
            LONGEST_WAIT,
            LONGEST_WAIT,
        ] {
            tries.count(now, false);
            assert_eq!(tries.wait(now), Some(expected));
            assert_eq!(tries.wait(now + expected - 1), Some(1));
            now += expected;
            assert_eq!(tries.wait(now), None, "nobody is locked out for good");
        }
        tries.count(now + FORGET_AFTER_SECONDS, false);
        assert_eq!((tries.level, tries.wait(now + FORGET_AFTER_SECONDS)), (1, None));
    }

    #[test]
    fn a_storm_leaves_three_free() {
        let mut all = Tries::default();
        let storms: Vec<bool> = (0..201).map(|_| all.count_among_all(5000)).collect();
        assert!(!storms[199] && storms[200]);
        let mut tries = Tries::default();
        for _ in 0..3 {
            tries.count(5000, true);
        }
        assert_eq!(tries.wait(5000), Some(1));
        assert!(!all.count_among_all(5010), "five of them are forgotten");
    }

    #[test]
    fn slow_tries_of_all_are_forgotten_as_fast_as_they_come() {
        let mut all = Tries::default();
        assert!((0..10_000).all(|step| !all.count_among_all(5000 + 2 * step)));
        let mut fast = Tries::default();
        assert!(
            (0..10_000).any(|step| fast.count_among_all(5000 + step)),
            "twice as fast is a storm"
        );
    }

    #[test]
    fn a_clock_that_was_set_back_locks_nobody_out() {
        let mut tries = Tries {
            level: 50,
            last_at: 1_000_000,
            not_before: 1_000_300,
        };
        assert_eq!(tries.wait(5), None);
        tries.count(5, false);
        assert_eq!(tries.wait(5), Some(LONGEST_WAIT));
    }
}
