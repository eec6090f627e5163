//! Days on which a centre is closed besides the public holidays.

use std::fmt;

use super::fields::ValueFault;

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, 2000 to 2999: closings are announced, not chronicled, and a mistyped year is a slip.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// From one day to another, both closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClosedDays {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// Reads `2026-12-24`, or `24. 12. 2026`, as spreadsheets in Czech write dates; or two of them with `/`, `–` or ` - ` between.
pub(super) fn closed_days(text: &str) -> Result<ClosedDays, ValueFault> {
    let halves = ["/", "–", " - "].iter().find_map(|dash| text.split_once(dash));
    let (from, to) = halves.unwrap_or((text, text));
    let (from, to) = (date(from.trim())?, date(to.trim())?);
    if from <= to {
        Ok(ClosedDays { from, to })
    } else {
        Err(ValueFault::Dates)
    }
}

fn date(text: &str) -> Result<Date, ValueFault> {
    let iso: Vec<&str> = text.split('-').collect();
    let czech: Vec<&str> = text.split('.').map(str::trim).collect();
    let (year, month, day) = match (&iso[..], &czech[..]) {
        ([year, month, day], _) | (_, [day, month, year]) => (number(year)?, number(month)?, number(day)?),
        _ => return Err(ValueFault::Dates),
    };
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        // Gregorian; the years in between need no further rule.
        2 if year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) => 29,
        2 => 28,
        _ => return Err(ValueFault::Dates),
    };
    let (month, day) = (u8::try_from(month), u8::try_from(day));
    match (month, day) {
        (Ok(month), Ok(day)) if (2000..=2999).contains(&year) && (1..=days).contains(&day) => {
            Ok(Date { year, month, day })
        }
        _ => Err(ValueFault::Dates),
    }
}

fn number(text: &str) -> Result<u16, ValueFault> {
    let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten().ok_or(ValueFault::Dates)
}

impl fmt::Display for Date {
    /// ISO 8601.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for ClosedDays {
    /// A day, or two as an interval of ISO 8601.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.from.fmt(out)?;
        if self.to == self.from {
            Ok(())
        } else {
            write!(out, "/{}", self.to)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_are_one_date() {
        for (text, canonical) in [
            ("2026-12-24", "2026-12-24"),
            ("24.12.2026", "2026-12-24"),
            ("1. 1. 2028", "2028-01-01"),
            ("29.2.2028", "2028-02-29"),
            ("2026-12-24/2027-01-01", "2026-12-24/2027-01-01"),
            ("24. 12. 2026 – 1. 1. 2027", "2026-12-24/2027-01-01"),
            ("24.12.2026 - 1.1.2027", "2026-12-24/2027-01-01"),
            ("2026-12-24/2026-12-24", "2026-12-24"),
        ] {
            let days = closed_days(text).unwrap();
            assert_eq!(days.to_string(), canonical, "{text}");
            assert_eq!(closed_days(canonical), Ok(days));
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "Vánoce",
            "24.12.",
            "24.12.26",
            "2026-13-01",
            "2026-02-29",
            "2100-02-29",
            "31.4.2026",
            "0.1.2026",
            "2027-01-01/2026-12-24",
            "2026-12-24/",
            "12/24/2026",
        ] {
            assert_eq!(closed_days(text), Err(ValueFault::Dates), "{text}");
        }
    }
}
