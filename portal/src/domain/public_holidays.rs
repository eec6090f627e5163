//! The days on which offices in the Czech Republic are closed: state holidays (Act 245/2000 Coll., section 1) and other
//! holidays (section 2), which are days off by section 3. Good Friday is one since 2016.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

/// Month and day of those that stand still.
const FIXED: [(i8, i8); 11] = [
    (1, 1),
    (5, 1),
    (5, 8),
    (7, 5),
    (7, 6),
    (9, 28),
    (10, 28),
    (11, 17),
    (12, 24),
    (12, 25),
    (12, 26),
];

/// Whether the day is a public holiday.
pub(super) fn is_public_holiday(day: Date) -> bool {
    FIXED.contains(&(day.month(), day.day())) || is_good_friday_or_easter_monday(day)
}

fn is_good_friday_or_easter_monday(day: Date) -> bool {
    let sunday = easter_sunday(day.year());
    [-2, 1]
        .into_iter()
        .any(|days| sunday.checked_add(days.days()).is_ok_and(|holiday| holiday == day))
}

/// Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher (Jean Meeus, Astronomical Algorithms,
/// chapter 8), whose letters are kept.
fn easter_sunday(year: i16) -> Date {
    let year = i32::from(year);
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days_after_february = h + l - 7 * m + 114;
    let (month, day) = (days_after_february / 31, days_after_february % 31 + 1);
    let small = |number: i32| i8::try_from(number).unwrap_or(1);
    // The rule gives days from 22 March to 25 April.
    date(i16::try_from(year).unwrap_or_default(), small(month), small(day))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{easter_sunday, is_public_holiday};

    #[test]
    fn easter_is_when_the_calendars_say() {
        // The German Physikalisch-Technische Bundesanstalt's table; 1943 and 2038 are the latest possible day.
        for (year, month, day) in [
            (1943, 4, 25),
            (2000, 4, 23),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2029, 4, 1),
            (2030, 4, 21),
            (2031, 4, 13),
            (2032, 3, 28),
            (2038, 4, 25),
        ] {
            assert_eq!(easter_sunday(year), date(year, month, day));
        }
    }

    #[test]
    fn a_year_has_its_thirteen_days() {
        let mut day = date(2026, 1, 1);
        let mut found = Vec::new();
        while day.year() == 2026 {
            if is_public_holiday(day) {
                found.push(day.to_string());
            }
            day = day.tomorrow().expect("not the last day of all");
        }
        assert_eq!(
            found,
            [
                "2026-01-01",
                "2026-04-03",
                "2026-04-06",
                "2026-05-01",
                "2026-05-08",
                "2026-07-05",
                "2026-07-06",
                "2026-09-28",
                "2026-10-28",
                "2026-11-17",
                "2026-12-24",
                "2026-12-25",
                "2026-12-26",
            ]
        );
    }

    proptest! {
        #[test]
        fn easter_is_always_a_sunday_in_spring(year in 1583_i16..=9999) {
            let easter = easter_sunday(year);
            prop_assert_eq!(easter.weekday().to_monday_zero_offset(), 6);
            prop_assert!((date(year, 3, 22)..=date(year, 4, 25)).contains(&easter));
        }
    }
}
