use jiff::civil::DateTime;
use ozvise_routing::CentreSettings;
use proptest::prelude::*;

use super::WorkingTime;
use crate::domain::prague;

const OFFICE: &str = "po-pá 8-16";
const TOLD_NOTHING: &str = "";

fn centre(hours: &str, holidays: &str) -> CentreSettings {
    let value_of = |field| match field {
        "id" => "praha",
        "name" => "Centrum",
        "region" => "CZ010",
        "routed" | "accepting" => "yes",
        "hours" => hours,
        "holidays" => holidays,
        _ => "",
    };
    CentreSettings::read(value_of).expect("a centre without a fault")
}

/// A time of the wall in Prague, such as `2026-11-23 09:00`.
fn wall(text: &str) -> u64 {
    let local: DateTime = text.parse().expect("a date and a time");
    let minutes = u16::from(local.hour().unsigned_abs()) * 60 + u16::from(local.minute().unsigned_abs());
    prague::moment(local.date(), minutes)
}

#[test]
fn a_reply_is_due_when_the_centre_has_had_its_time() {
    for (hours, closed, arrival, target, due) in [
        // Within a day, over a weekend, exactly to the end of a day.
        (OFFICE, "", "2026-11-23 09:00", 4, "2026-11-23 13:00"),
        (OFFICE, "", "2026-11-20 15:00", 4, "2026-11-23 11:00"),
        (OFFICE, "", "2026-11-23 05:00", 8, "2026-11-23 16:00"),
        (OFFICE, "", "2026-11-23 08:00", 24, "2026-11-25 16:00"),
        (OFFICE, "", "2026-11-21 03:00", 1, "2026-11-23 09:00"),
        // At night before a holiday (17 November).
        (OFFICE, "", "2026-11-16 22:00", 2, "2026-11-18 10:00"),
        // Christmas, and a centre that stays closed until the new year.
        (OFFICE, "", "2026-12-23 15:00", 2, "2026-12-28 09:00"),
        (
            OFFICE,
            "2026-12-27/2026-12-31",
            "2026-12-23 15:00",
            2,
            "2027-01-04 09:00",
        ),
        // Two parts of a day.
        (
            "po, st 8-12, 13-17; út 8-12",
            "",
            "2026-11-23 11:00",
            6,
            "2026-11-24 09:00",
        ),
        (
            "po, st 8-12, 13-17; út 8-12",
            "",
            "2026-11-23 12:30",
            1,
            "2026-11-23 14:00",
        ),
        // Around the clock, over both changes of the clock and over Christmas.
        (TOLD_NOTHING, "", "2026-03-28 14:00", 24, "2026-03-29 15:00"),
        (TOLD_NOTHING, "", "2026-10-24 14:00", 24, "2026-10-25 13:00"),
        (TOLD_NOTHING, "", "2026-12-24 22:00", 8, "2026-12-25 06:00"),
        ("nonstop", "", "2026-12-24 22:00", 8, "2026-12-25 06:00"),
        ("nonstop", "2026-12-24", "2026-12-23 23:00", 2, "2026-12-25 01:00"),
        (TOLD_NOTHING, "2026-12-24", "2026-12-24 12:00", 2, "2026-12-25 02:00"),
        // At work while the clock changes: the night has five hours, or seven.
        ("po-ne 0-6", "", "2026-03-28 05:00", 3, "2026-03-29 03:00"),
        ("po-ne 0-6", "", "2026-10-24 05:00", 5, "2026-10-25 03:00"),
        ("po-ne 2-3", "", "2026-03-28 02:00", 2, "2026-03-30 03:00"),
        // Office hours are those of the wall on both sides of a change.
        (OFFICE, "", "2026-03-27 15:00", 2, "2026-03-30 09:00"),
        (OFFICE, "", "2026-10-23 15:00", 2, "2026-10-26 09:00"),
    ] {
        let centre = centre(hours, closed);
        let found = WorkingTime::of(&centre).after(wall(arrival), target * 3600);
        assert_eq!(found, Some(wall(due)), "{hours} {closed}: {arrival} + {target} h");
    }
}

#[test]
fn easter_is_four_days_long() {
    let centre = centre(OFFICE, "");
    for (thursday, tuesday) in [
        ("2024-03-28", "2024-04-02"),
        ("2025-04-17", "2025-04-22"),
        ("2026-04-02", "2026-04-07"),
        ("2027-03-25", "2027-03-30"),
        ("2028-04-13", "2028-04-18"),
        ("2029-03-29", "2029-04-03"),
        ("2030-04-18", "2030-04-23"),
        ("2031-04-10", "2031-04-15"),
        ("2032-03-25", "2032-03-30"),
    ] {
        let due = WorkingTime::of(&centre).after(wall(&format!("{thursday} 15:00")), 2 * 3600);
        assert_eq!(due, Some(wall(&format!("{tuesday} 09:00"))));
    }
}

#[test]
fn time_passes_only_while_somebody_is_there() {
    let centre = centre(OFFICE, "");
    let time = WorkingTime::of(&centre);
    let passed = |from, to| time.between(wall(from), wall(to)) / 60;
    assert_eq!(passed("2026-11-20 15:00", "2026-11-20 23:00"), 60);
    assert_eq!(passed("2026-11-20 15:00", "2026-11-23 07:59"), 60);
    assert_eq!(passed("2026-11-20 15:00", "2026-11-23 08:30"), 90);
    assert_eq!(passed("2026-11-23 08:30", "2026-11-20 15:00"), 0);
}

#[test]
fn what_would_be_due_in_ages_is_not_due() {
    let centre = centre(OFFICE, "2026-11-23/2999-12-31");
    let time = WorkingTime::of(&centre);
    assert_eq!(time.after(wall("2026-11-21 12:00"), 3600), None);
    assert_eq!(time.before(wall("2999-12-31 12:00"), 3600), None);
    assert_eq!(time.after(u64::MAX, 3600), None);
}

/// Weeks of different kinds, as centres have them.
fn week() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "nonstop",
        OFFICE,
        "po, st 8-12, 13-17; út 8-12",
        "po-ne 0-6",
        "so 1:30-2:30, 2:45-23:59",
        "ne 2-3",
    ])
}

/// A moment of the years 2024 to 2032.
fn some_moment() -> impl Strategy<Value = u64> {
    1_704_063_600..1_988_146_800_u64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_is_due_before_its_time(week in week(), arrival in some_moment(), seconds in 0..40_u64 * 3600) {
        let centre = centre(week, "2026-12-27/2027-01-03");
        let time = WorkingTime::of(&centre);
        let due = time.after(arrival, seconds).expect("within twenty years");
        prop_assert!(due >= arrival + seconds);
        prop_assert_eq!(time.between(arrival, due), seconds);
    }

    #[test]
    fn who_came_later_is_not_due_earlier(
        week in week(), arrival in some_moment(), later in 0..20_u64 * 86_400, seconds in 1..40_u64 * 3600,
    ) {
        let centre = centre(week, "");
        let time = WorkingTime::of(&centre);
        prop_assert!(time.after(arrival, seconds) <= time.after(arrival + later, seconds));
        prop_assert!(time.after(arrival, seconds) < time.after(arrival, seconds + 1));
    }

    #[test]
    fn looking_back_finds_exactly_what_is_due(week in week(), now in some_moment(), seconds in 1..40_u64 * 3600) {
        let centre = centre(week, "2026-12-27/2027-01-03");
        let time = WorkingTime::of(&centre);
        let last = time.before(now, seconds).expect("within twenty years");
        prop_assert!(time.after(last, seconds).expect("within twenty years") <= now);
        prop_assert!(time.after(last + 1, seconds).expect("within twenty years") > now);
    }
}
