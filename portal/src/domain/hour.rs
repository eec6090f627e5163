//! Times of threads.

/// Seconds in an hour.
pub const SECONDS_PER_HOUR: u64 = 3600;

/// Seconds in a day.
pub const SECONDS_PER_DAY: u64 = 24 * SECONDS_PER_HOUR;

/// A whole hour since the Unix epoch, the finest time that is kept of anything that a reporter does: who knows the
/// minute in which somebody was seen with a phone must not find the thread by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hour(i64);

impl Hour {
    /// The hour that this moment (Unix seconds) lies in.
    #[must_use]
    pub fn containing(unix_seconds: u64) -> Self {
        // u64::MAX / 3600 is far below i64::MAX, so nothing is ever cut off.
        Self(i64::try_from(unix_seconds / SECONDS_PER_HOUR).unwrap_or(i64::MAX))
    }

    /// The hour with this number.
    #[must_use]
    pub const fn from_i64(number: i64) -> Self {
        Self(number)
    }

    /// The number of the hour, as it is stored and sent.
    #[must_use]
    pub const fn as_i64(self) -> i64 {
        self.0
    }

    /// Whole hours that have passed since `earlier`; negative if it is later.
    #[must_use]
    pub const fn hours_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }
}

#[cfg(test)]
mod tests {
    use super::Hour;

    #[test]
    fn every_moment_of_an_hour_is_the_same_hour() {
        let first = Hour::containing(1_700_000_000 / 3600 * 3600);
        assert_eq!(first, Hour::containing(1_700_000_000 / 3600 * 3600 + 3599));
        assert_eq!(
            Hour::containing(1_700_000_000 / 3600 * 3600 + 3600).hours_since(first),
            1
        );
        assert_eq!(Hour::containing(0).as_i64(), 0);
    }

    #[test]
    fn the_furthest_moment_has_an_hour() {
        assert_eq!(Hour::containing(u64::MAX).as_i64(), 5_124_095_576_030_431);
    }
}
