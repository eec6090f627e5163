//! How long a centre has had to answer: time is counted only while somebody is there.
//!
//! A centre that has told no hours, or is there nonstop, counts around the clock, public holidays included. Everybody else
//! has the hours of the week, except on public holidays. On the closed days that a centre has told nobody counts.

use jiff::civil::Date;
use ozvise_routing::{CentreSettings, ClosedDays, OpeningHours, Span};

use super::public_holidays::is_public_holiday;
use super::{Hour, prague};

/// How far is looked for the end of a span of working time: the longest target that can be set is 200 hours (see the
/// settings of centres), which a centre with one hour a week reaches in four years.
const MAX_DAYS: usize = 20 * 366;

const ALL_DAY: [Span; 1] = [Span { from: 0, to: 24 * 60 }];

/// From one moment to another, in Unix seconds.
type Stretch = (u64, u64);

/// The working time of one centre.
#[derive(Debug, Clone)]
pub struct WorkingTime<'a> {
    /// None: around the clock.
    hours: Option<&'a OpeningHours>,
    closed: &'a [ClosedDays],
}

impl<'a> WorkingTime<'a> {
    /// All day and all night, of a centre of which nothing is known.
    pub const AROUND_THE_CLOCK: WorkingTime<'static> = WorkingTime {
        hours: None,
        closed: &[],
    };

    /// By what the centre has told.
    #[must_use]
    pub fn of(settings: &'a CentreSettings) -> Self {
        Self {
            hours: settings.hours.as_ref().filter(|hours| !hours.is_nonstop()),
            closed: &settings.holidays,
        }
    }

    /// The first moment by which so many seconds of working time have passed since `start` (Unix seconds); `None` if it
    /// does not come within twenty years.
    #[must_use]
    pub fn after(&self, start: u64, seconds: u64) -> Option<u64> {
        if seconds == 0 {
            return Some(start);
        }
        let mut left = seconds;
        for day in days_from(prague::date_of(start)) {
            for (from, to) in self.stretches(day) {
                let from = from.max(start);
                let length = to.saturating_sub(from);
                if left <= length {
                    return Some(from + left);
                }
                left -= length;
            }
        }
        None
    }

    /// The last moment since which so many seconds of working time have passed by `end` (Unix seconds); `None` if it does
    /// not lie within twenty years. What came at it or before is due by `end`.
    #[must_use]
    pub fn before(&self, end: u64, seconds: u64) -> Option<u64> {
        if seconds == 0 {
            return Some(end);
        }
        let mut left = seconds;
        for day in days_back_from(prague::date_of(end)) {
            for (from, to) in self.stretches(day).into_iter().rev() {
                let to = to.min(end);
                let length = to.saturating_sub(from);
                if left <= length {
                    return Some(to - left);
                }
                left -= length;
            }
        }
        None
    }

    /// The last hour of which everything has waited for so many seconds by `now` (Unix seconds), if there is one.
    ///
    /// Of what comes the hour is known and not the minute: counted from its end, so that nothing is overdue early.
    #[must_use]
    pub fn last_hour_due(&self, now: u64, seconds: u64) -> Option<Hour> {
        let last = self.before(now, seconds)?;
        Some(Hour::from_i64(Hour::containing(last).as_i64() - 1))
    }

    /// How many seconds of working time lie between two moments (Unix seconds); 0 if the second is not the later one.
    #[must_use]
    pub fn between(&self, start: u64, end: u64) -> u64 {
        let last = prague::date_of(end);
        days_from(prague::date_of(start))
            .take_while(|day| *day <= last)
            .flat_map(|day| self.stretches(day))
            .map(|(from, to)| to.min(end).saturating_sub(from.max(start)))
            .sum()
    }

    /// When somebody is there on a day, in order and apart from each other.
    fn stretches(&self, day: Date) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        for span in self.spans(day) {
            // Two spans that begin or end in the hour that daylight saving leaves out would overlap.
            let earliest = stretches.last().map_or(0, |(_, to)| *to);
            stretches.push((
                prague::moment(day, span.from).max(earliest),
                prague::moment(day, span.to),
            ));
        }
        stretches
    }

    fn spans(&self, day: Date) -> &[Span] {
        if self.closed.iter().any(|closed| includes(closed, day)) {
            return &[];
        }
        match self.hours {
            None => &ALL_DAY,
            Some(_) if is_public_holiday(day) => &[],
            Some(hours) => hours.of_day(usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())),
        }
    }
}

fn includes(closed: &ClosedDays, day: Date) -> bool {
    let day = ozvise_routing::Date {
        year: day.year().unsigned_abs(),
        month: day.month().unsigned_abs(),
        day: day.day().unsigned_abs(),
    };
    (closed.from..=closed.to).contains(&day)
}

fn days_from(first: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(first), |day| day.tomorrow().ok()).take(MAX_DAYS)
}

fn days_back_from(last: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(last), |day| day.yesterday().ok()).take(MAX_DAYS)
}

#[cfg(test)]
mod tests;
