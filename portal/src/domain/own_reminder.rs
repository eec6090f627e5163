//! An hour of which staff want to be reminded about a thread.
//!
//! Why, the server is not told: it is a fact that is sealed, such as the time of a police record. So the browser that knows
//! the fact sets the hour, and all that is decided here is who is told when.

use super::Hour;

/// How far staff are reminded of the hour that they have set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnReminder {
    /// The hour has come: whoever has the thread, or all staff of the centre while nobody has it.
    Now,
    /// It has passed for some time and is still set: the head.
    Due,
}

impl OwnReminder {
    /// In the order in which they come.
    pub const ALL: [Self; 2] = [Self::Now, Self::Due];

    /// Hours from the first to the second. The hour is set so long before the end of a term: in the evening before, or in the
    /// morning of the same day, there is still time to act.
    pub const HOURS_TO_DUE: i64 = 12;

    /// The oldest hour that may be set, in hours before now: of a term that has passed, people are told at once; one that
    /// ended days ago is nobody's reminder.
    pub const MOST_HOURS_BACK: i64 = 48;

    /// The furthest hour that may be set, in hours from now: as long as an expulsion lasts.
    pub const MOST_HOURS_AHEAD: i64 = 14 * 24;

    /// As it is stored beside the thread; 0 is none of them.
    #[must_use]
    pub const fn level(self) -> i32 {
        match self {
            Self::Now => 1,
            Self::Due => 2,
        }
    }

    /// The newest hour that may have been set for this one to be due.
    #[must_use]
    pub const fn set_until(self, now: Hour) -> Hour {
        match self {
            Self::Now => now,
            Self::Due => Hour::from_i64(now.as_i64() - Self::HOURS_TO_DUE),
        }
    }

    /// Whether staff may want to be reminded of this hour.
    #[must_use]
    pub const fn may_be_set(at: Hour, now: Hour) -> bool {
        // Sums with now, and none with the hour that is asked for, which may be any number.
        at.as_i64() >= now.as_i64() - Self::MOST_HOURS_BACK && at.as_i64() <= now.as_i64() + Self::MOST_HOURS_AHEAD
    }
}

#[cfg(test)]
mod tests {
    use super::{Hour, OwnReminder};

    const NOW: Hour = Hour::from_i64(500_000);

    fn hour(from_now: i64) -> Hour {
        Hour::from_i64(NOW.as_i64() + from_now)
    }

    #[test]
    fn the_head_is_told_half_a_day_later() {
        assert_eq!(OwnReminder::Now.set_until(NOW), NOW);
        assert_eq!(OwnReminder::Due.set_until(NOW), hour(-12));
        assert!(OwnReminder::Now.level() < OwnReminder::Due.level());
    }

    #[test]
    fn an_hour_lies_between_two_days_ago_and_the_end_of_an_expulsion() {
        for (from_now, may) in [(-49, false), (-48, true), (0, true), (336, true), (337, false)] {
            assert_eq!(OwnReminder::may_be_set(hour(from_now), NOW), may, "{from_now}");
        }
        for wild in [i64::MIN, i64::MAX] {
            assert!(!OwnReminder::may_be_set(Hour::from_i64(wild), NOW));
        }
    }
}
