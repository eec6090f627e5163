//! The anonymous questionnaire: its questions and answers, the coarse time that is kept, and the pace at which it is taken.

use std::str::FromStr;

use jiff::tz::TimeZone;

use super::{Hour, SECONDS_PER_HOUR, UnknownName, prague};

/// Defines names that are stored and sent, once.
macro_rules! names {
    ($(#[$type_doc:meta])* $type:ident, $what:literal, $count:literal: $($(#[$doc:meta])* $value:ident = $name:literal,)*) => {
        $(#[$type_doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type {
            $($(#[$doc])* $value,)*
        }

        impl $type {
            /// All of them, in the order of the page.
            pub const ALL: [Self; $count] = [$(Self::$value,)*];

            /// The name as it is stored and sent.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $name,)*
                }
            }
        }

        impl FromStr for $type {
            type Err = UnknownName;

            fn from_str(text: &str) -> Result<Self, UnknownName> {
                let found = Self::ALL.into_iter().find(|value| value.as_str() == text);
                found.ok_or(UnknownName($what))
            }
        }
    };
}

names! {
    /// What is asked. Five questions with three answers each take less than a minute.
    Question, "question", 5:
    /// Whether it was easy to write here.
    Easy = "easy",
    /// Whether the answer came soon enough.
    Soon = "soon",
    /// Whether the answer could be understood.
    Clear = "clear",
    /// Whether the centre was respectful.
    Respect = "respect",
    /// Whether it helped.
    Help = "help",
}

names! {
    /// What may be answered; not answering is not counted.
    Answer, "answer", 3:
    /// Yes.
    Yes = "yes",
    /// In part.
    Partly = "partly",
    /// No.
    No = "no",
}

/// A month of the calendar (UTC): the finest time that is kept of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

/// A quarter of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// The year.
    pub year: i32,
    /// 1 to 4.
    pub number: u8,
}

const MONTHS_PER_YEAR: i32 = 12;

impl Month {
    /// The month that this moment (Unix seconds) lies in.
    #[must_use]
    pub fn containing(unix_seconds: u64) -> Self {
        let date = prague::timestamp(unix_seconds).to_zoned(TimeZone::UTC).date();
        let years = i32::from(date.year()) - 1970;
        Self(years * MONTHS_PER_YEAR + i32::from(date.month()) - 1)
    }

    /// The month with this number.
    #[must_use]
    pub const fn from_i32(number: i32) -> Self {
        Self(number)
    }

    /// Whole months since January 1970, as it is stored.
    #[must_use]
    pub const fn as_i32(self) -> i32 {
        self.0
    }

    /// The quarter that it belongs to.
    #[must_use]
    pub fn quarter(self) -> Quarter {
        let quarter = self.0.rem_euclid(MONTHS_PER_YEAR) / 3 + 1;
        Quarter {
            year: 1970 + self.0.div_euclid(MONTHS_PER_YEAR),
            number: u8::try_from(quarter).unwrap_or(4),
        }
    }
}

/// How many questionnaires were taken lately, of everybody together. No address is needed, and so none is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// The hour in which the last one was taken: no finer time is kept.
    pub hour: Hour,
    /// How many are not yet worked off.
    pub level: u64,
}

impl Pace {
    /// So many are taken at once: more than all centres together can expect in the busiest hour.
    pub const AT_ONCE: u64 = 60;

    /// So many are worked off in an hour, whatever the hour: some fifty thousand a year at most, whoever sends them.
    pub const PER_HOUR: u64 = 6;

    /// Counts one.
    ///
    /// # Errors
    /// How many seconds to wait until the next one is taken.
    pub fn admit(&mut self, now: u64) -> Result<(), u64> {
        let hour = Hour::containing(now);
        // A clock that was set back works nothing off; time goes on from there.
        let passed = u64::try_from(hour.hours_since(self.hour)).unwrap_or(0);
        self.level = self.level.saturating_sub(passed.saturating_mul(Self::PER_HOUR));
        self.hour = hour;
        if self.level >= Self::AT_ONCE {
            return Err(SECONDS_PER_HOUR - now % SECONDS_PER_HOUR);
        }
        self.level += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Hour, Month, Pace, Quarter, Question};

    #[test]
    fn months_begin_where_the_calendar_says() {
        // `date -u -d 2026-11-21 +%s` and the like.
        for (seconds, year, month) in [
            (0, 1970, 1),
            (2_678_399, 1970, 1),
            (2_678_400, 1970, 2),
            (951_782_400, 2000, 2),
            (951_868_800, 2000, 3),
            (1_709_164_800, 2024, 2),
            (1_709_251_200, 2024, 3),
            (1_795_219_200, 2026, 11),
            (1_798_761_599, 2026, 12),
            (1_798_761_600, 2027, 1),
            (4_107_542_400, 2100, 3),
        ] {
            assert_eq!(
                Month::containing(seconds).as_i32(),
                (year - 1970) * 12 + month - 1,
                "{seconds}"
            );
        }
    }

    #[test]
    fn three_months_are_a_quarter() {
        let quarter = |number| Month::from_i32(number).quarter();
        assert_eq!(quarter(0), Quarter { year: 1970, number: 1 });
        assert_eq!(quarter(2), Quarter { year: 1970, number: 1 });
        assert_eq!(quarter(3), Quarter { year: 1970, number: 2 });
        assert_eq!(quarter(56 * 12 + 10), Quarter { year: 2026, number: 4 });
        assert_eq!(quarter(57 * 12), Quarter { year: 2027, number: 1 });
    }

    #[test]
    fn names_come_back() {
        for question in Question::ALL {
            assert_eq!(question.as_str().parse(), Ok(question));
        }
        for answer in Answer::ALL {
            assert_eq!(answer.as_str().parse(), Ok(answer));
        }
        assert!("".parse::<Question>().is_err() && "maybe".parse::<Answer>().is_err());
    }

    #[test]
    fn a_flood_stays_a_trickle() {
        let mut pace = Pace {
            hour: Hour::from_i64(0),
            level: 0,
        };
        let year = 1_800_000_000..1_800_000_000 + 365 * 24 * 3600;
        let taken = year.step_by(20).filter(|now| pace.admit(*now).is_ok()).count();
        assert!((50_000..60_000).contains(&taken), "{taken} in a year");
    }

    #[test]
    fn a_full_hour_has_to_be_waited_for() {
        let mut pace = Pace {
            hour: Hour::from_i64(0),
            level: 0,
        };
        let now = 1_800_000_000 + 600;
        for _ in 0..Pace::AT_ONCE {
            assert_eq!(pace.admit(now), Ok(()));
        }
        assert_eq!(pace.admit(now), Err(3000));
        for _ in 0..Pace::PER_HOUR {
            assert_eq!(pace.admit(now + 3000), Ok(()));
        }
        assert_eq!(pace.admit(now + 3000), Err(3600));
        // Set back by a year: what was full stays full, and an hour later there is room again.
        assert!(pace.admit(now - 365 * 24 * 3600).is_err());
        assert_eq!(pace.admit(now - 365 * 24 * 3600 + 3600), Ok(()));
    }
}
