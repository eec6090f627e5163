//! When somebody is at a centre: hours by the days of the week.

use std::fmt;

use super::fields::ValueFault;

/// The days of the week from Monday, as they are written in the settings.
pub const WEEKDAYS: [&str; 7] = ["po", "út", "st", "čt", "pá", "so", "ne"];

/// All day and all night on every day, in one word.
const NONSTOP: &str = "nonstop";
const MINUTES_OF_A_DAY: u16 = 24 * 60;

/// From one time of a day to another, in minutes since midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// When it begins.
    pub from: u16,
    /// When it ends; 1440 is midnight.
    pub to: u16,
}

/// The hours of a week. At least one day has some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningHours {
    /// The spans of each day from Monday, in their order and apart from each other.
    days: [Vec<Span>; 7],
}

impl OpeningHours {
    /// The spans of a day, from Monday (0); none for a day on which nobody is there.
    pub fn of_day(&self, day: usize) -> &[Span] {
        self.days.get(day).map_or(&[], Vec::as_slice)
    }

    /// Whether somebody is always there.
    pub fn is_nonstop(&self) -> bool {
        const ALL: [Span; 1] = [Span {
            from: 0,
            to: MINUTES_OF_A_DAY,
        }];
        self.days.iter().all(|spans| spans[..] == ALL)
    }

    /// Days in a row with the same hours: the first, the last, the hours. Days without any are left out.
    pub fn groups(&self) -> Vec<(usize, usize, &[Span])> {
        let mut groups: Vec<(usize, usize, &[Span])> = Vec::new();
        for (day, spans) in self.days.iter().enumerate() {
            match groups.last_mut() {
                Some((_, last, same)) if *last + 1 == day && *same == spans => *last = day,
                _ if spans.is_empty() => {}
                _ => groups.push((day, day, spans)),
            }
        }
        groups
    }

    /// Reads `po-pá 8:00-16:00, 17:00-18:00; so 9-12`, or `nonstop`. Diacritics of the days may be missing.
    pub(super) fn parse(text: &str) -> Result<Self, ValueFault> {
        let mut days: [Vec<Span>; 7] = Default::default();
        if text == NONSTOP {
            days.fill(vec![Span {
                from: 0,
                to: MINUTES_OF_A_DAY,
            }]);
            return Ok(Self { days });
        }
        for group in text.split(';') {
            let times = group
                .find(|sign: char| sign.is_ascii_digit())
                .ok_or(ValueFault::Hours)?;
            let (names, times) = group.split_at(times);
            let spans = spans(times)?;
            for (first, last) in names.split(',').map(range_of_days).collect::<Result<Vec<_>, _>>()? {
                for day in &mut days[first..=last] {
                    if !day.is_empty() {
                        return Err(ValueFault::Hours);
                    }
                    day.clone_from(&spans);
                }
            }
        }
        Ok(Self { days })
    }
}

fn range_of_days(text: &str) -> Result<(usize, usize), ValueFault> {
    let (first, last) = halves(text).unwrap_or((text, text));
    let (first, last) = (day(first)?, day(last)?);
    if first <= last {
        Ok((first, last))
    } else {
        Err(ValueFault::Hours)
    }
}

fn day(text: &str) -> Result<usize, ValueFault> {
    const BARE: [&str; 7] = ["po", "ut", "st", "ct", "pa", "so", "ne"];
    let text = text.trim().to_lowercase();
    let found = WEEKDAYS
        .iter()
        .zip(BARE)
        .position(|(name, bare)| text == *name || text == bare);
    found.ok_or(ValueFault::Hours)
}

/// Spans in their order, each after the one before.
fn spans(text: &str) -> Result<Vec<Span>, ValueFault> {
    let mut spans: Vec<Span> = Vec::new();
    for span in text.split(',') {
        let (from, to) = halves(span).ok_or(ValueFault::Hours)?;
        let span = Span {
            from: minutes(from)?,
            to: minutes(to)?,
        };
        if span.from >= span.to || spans.last().is_some_and(|before| before.to > span.from) {
            return Err(ValueFault::Hours);
        }
        spans.push(span);
    }
    Ok(spans)
}

/// What stands before and after a hyphen or a dash.
fn halves(text: &str) -> Option<(&str, &str)> {
    text.split_once(['-', '–'])
}

/// `8`, `8:00` or `8.00` in minutes since midnight; `24:00` is the end of the day.
fn minutes(text: &str) -> Result<u16, ValueFault> {
    let text = text.trim();
    let (hours, minutes) = text.split_once([':', '.']).unwrap_or((text, "00"));
    let number = |text: &str, most: u16| {
        let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let number: Option<u16> = is_number.then(|| text.parse().ok()).flatten();
        number.filter(|number| *number <= most).ok_or(ValueFault::Hours)
    };
    if minutes.len() != 2 {
        return Err(ValueFault::Hours);
    }
    let total = number(hours, 24)? * 60 + number(minutes, 59)?;
    if total <= MINUTES_OF_A_DAY {
        Ok(total)
    } else {
        Err(ValueFault::Hours)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [self.from / 60, self.from % 60, self.to / 60, self.to % 60];
        write!(out, "{:02}:{:02}-{:02}:{:02}", parts[0], parts[1], parts[2], parts[3])
    }
}

impl fmt::Display for OpeningHours {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_nonstop() {
            return out.write_str(NONSTOP);
        }
        for (at, (first, last, spans)) in self.groups().into_iter().enumerate() {
            let spans: Vec<String> = spans.iter().map(Span::to_string).collect();
            let days = if first == last {
                WEEKDAYS[first].to_owned()
            } else {
                format!("{}-{}", WEEKDAYS[first], WEEKDAYS[last])
            };
            let gap = if at == 0 { "" } else { "; " };
            write!(out, "{gap}{days} {}", spans.join(", "))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_written_in_one_way() {
        for (text, canonical) in [
            ("nonstop", "nonstop"),
            ("po-ne 0:00-24:00", "nonstop"),
            ("po-pá 8:00-16:00", "po-pá 08:00-16:00"),
            ("Po – Pa 8.00 – 16.00", "po-pá 08:00-16:00"),
            (
                "po, st 8-12, 13-17; ut 8-12",
                "po 08:00-12:00, 13:00-17:00; út 08:00-12:00; st 08:00-12:00, 13:00-17:00",
            ),
            ("st 8-12; po 8-12", "po 08:00-12:00; st 08:00-12:00"),
            ("po 8-12; út 8-12", "po-út 08:00-12:00"),
        ] {
            let hours = OpeningHours::parse(text).unwrap();
            assert_eq!(hours.to_string(), canonical, "{text}");
            assert_eq!(OpeningHours::parse(canonical), Ok(hours));
        }
    }

    #[test]
    fn what_can_not_be_meant_is_refused() {
        for text in [
            "",
            "po",
            "8-16",
            "po 16-8",
            "po 8-8",
            "po 8",
            "pá-po 8-16",
            "po 8-16; po 17-18",
            "po-st, út 8-16",
            "po 8-12, 11-13",
            "po 8-25",
            "po 24:00-24:30",
            "po 8:60-9",
            "po 8:0-9",
            "mo 8-16",
            "po-pá 8:00-16:00;",
        ] {
            assert_eq!(OpeningHours::parse(text), Err(ValueFault::Hours), "{text}");
        }
    }
}
