//! The time on the wall in the Czech Republic, where all centres are. The zone's rules are compiled in, so that a server
//! without zone files, or set to another zone, tells the same.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

const PRAGUE: TimeZone = jiff::tz::get!("Europe/Prague");

const MINUTES_PER_HOUR: u16 = 60;
const MINUTES_PER_DAY: u16 = 24 * MINUTES_PER_HOUR;

/// The day of the calendar that a moment (Unix seconds) lies in.
pub(super) fn date_of(moment: u64) -> Date {
    timestamp(moment).to_zoned(PRAGUE).date()
}

/// The hour (0 to 23) that the clock on the wall shows at a moment (Unix seconds).
pub(super) fn hour_of(moment: u64) -> u8 {
    // Hours are never negative.
    timestamp(moment).to_zoned(PRAGUE).hour().unsigned_abs()
}

/// The moment (Unix seconds) at which the clock on the wall shows so many minutes after midnight of a day; 1440 is the next
/// midnight. Where daylight saving leaves a time out it is the one as long after the gap's beginning, and of a time that
/// comes twice it is the first.
pub(super) fn moment(date: Date, minutes: u16) -> u64 {
    let (date, minutes) = if minutes >= MINUTES_PER_DAY {
        (date.tomorrow().unwrap_or(date), 0)
    } else {
        (date, minutes)
    };
    let part = |number: u16| i8::try_from(number).unwrap_or(0);
    let local = date.at(part(minutes / MINUTES_PER_HOUR), part(minutes % MINUTES_PER_HOUR), 0, 0);
    // It fails only at the ends of the calendar, in the years -9999 and 9999.
    let zoned = local.to_zoned(PRAGUE);
    zoned.map_or(0, |zoned| u64::try_from(zoned.timestamp().as_second()).unwrap_or(0))
}

/// A moment (Unix seconds) as jiff has it. A clock that stands beyond the year 9999 is told as its end.
pub(super) fn timestamp(moment: u64) -> Timestamp {
    i64::try_from(moment)
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{date_of, hour_of, moment};

    #[test]
    fn the_wall_shows_summer_and_winter_time() {
        // 2026-01-15 and 2026-07-15, both 12:00 UTC.
        assert_eq!((hour_of(1_768_478_400), hour_of(1_784_116_800)), (13, 14));
        // Half an hour before midnight UTC it is the next day in Prague.
        assert_eq!(date_of(1_768_519_800), date(2026, 1, 16));
    }

    #[test]
    fn every_time_of_the_wall_is_some_moment() {
        // 2026-03-29: the clock jumps from 2:00 to 3:00, at 1:00 UTC.
        let spring = date(2026, 3, 29);
        assert_eq!(moment(spring, 120), moment(spring, 180));
        assert_eq!(moment(spring, 1440) - moment(spring, 0), 23 * 3600);
        // 2026-10-25: from 3:00 back to 2:00.
        let autumn = date(2026, 10, 25);
        assert_eq!(moment(autumn, 180) - moment(autumn, 120), 2 * 3600);
        assert_eq!(moment(autumn, 1440) - moment(autumn, 0), 25 * 3600);
    }

    #[test]
    fn a_clock_that_stands_anywhere_is_read() {
        assert_eq!(date_of(0), date(1970, 1, 1));
        assert_eq!(date_of(u64::MAX).year(), 9999);
    }
}
