//! What members of staff are told by mail, whom it concerns, and at which hour it goes out.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use super::{Hour, SECONDS_PER_HOUR, UnknownName, prague};

/// What a mail tells. It never says of which thread, of how many, or what is in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// Somebody has written for the first time.
    NewThread,
    /// A reporter has written again.
    NewMessage,
    /// Half of the time for a reply has passed.
    HalfTime,
    /// A reply is due.
    Due,
    /// A reply is overdue, and the coordinator is told.
    Overdue,
    /// An hour has come of which somebody of the centre wanted to be reminded.
    Reminder,
    /// A colleague waits to be given the centre's key.
    ColleagueWaiting,
    /// The centre's key has to be replaced: it is old, or somebody has left.
    RotationDue,
    /// The directory has to be signed again, or nobody can begin to write.
    DirectoryExpires,
    /// The code that confirms an address.
    AddressCode,
    /// Nothing but that mails arrive; somebody has asked for it.
    Test,
}

impl NoticeKind {
    /// All kinds, in the order in which a mail tells them.
    pub const ALL: [Self; 11] = [
        Self::Overdue,
        Self::Due,
        Self::Reminder,
        Self::HalfTime,
        Self::NewThread,
        Self::NewMessage,
        Self::ColleagueWaiting,
        Self::RotationDue,
        Self::DirectoryExpires,
        Self::AddressCode,
        Self::Test,
    ];

    /// The name as it is stored; with hyphens, the end of the text's identifier.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NewThread => "new_thread",
            Self::NewMessage => "new_message",
            Self::HalfTime => "half_time",
            Self::Due => "due",
            Self::Overdue => "overdue",
            Self::Reminder => "reminder",
            Self::ColleagueWaiting => "colleague_waiting",
            Self::RotationDue => "rotation_due",
            Self::DirectoryExpires => "directory_expires",
            Self::AddressCode => "address_code",
            Self::Test => "test",
        }
    }

    /// Whether it goes out whatever the recipient's quiet hours and fixed hour are: somebody is waiting too long, or the hour
    /// itself was chosen.
    #[must_use]
    pub const fn is_escalation(self) -> bool {
        matches!(self, Self::Due | Self::Overdue | Self::Reminder)
    }

    /// Whether it comes at the moment when a reporter does something, which the mail must not tell.
    #[must_use]
    pub const fn tells_of_a_reporter(self) -> bool {
        matches!(self, Self::NewThread | Self::NewMessage)
    }

    /// Whether a member has asked for this mail just now: it comes at once, and alone.
    #[must_use]
    pub const fn is_asked_for(self) -> bool {
        matches!(self, Self::AddressCode | Self::Test)
    }

    /// Whether it is a state that lasts, so that what was told has to be remembered.
    #[must_use]
    pub const fn lasts(self) -> bool {
        matches!(
            self,
            Self::ColleagueWaiting | Self::RotationDue | Self::DirectoryExpires
        )
    }
}

impl FromStr for NoticeKind {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or(UnknownName("kind of notice"))
    }
}

impl fmt::Display for NoticeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How far the staff of a centre are reminded of a thread that waits for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminder {
    /// Half of the time has passed: all staff of the centre.
    HalfTime,
    /// The reply is due: the head.
    Due,
    /// It is still missing: the coordinator.
    Overdue,
}

impl Reminder {
    /// In the order in which they come.
    pub const ALL: [Self; 3] = [Self::HalfTime, Self::Due, Self::Overdue];

    /// As it is stored beside the thread; 0 is none of them.
    #[must_use]
    pub const fn level(self) -> i32 {
        match self {
            Self::HalfTime => 1,
            Self::Due => 2,
            Self::Overdue => 3,
        }
    }

    /// What is told.
    #[must_use]
    pub const fn kind(self) -> NoticeKind {
        match self {
            Self::HalfTime => NoticeKind::HalfTime,
            Self::Due => NoticeKind::Due,
            Self::Overdue => NoticeKind::Overdue,
        }
    }

    /// After how many seconds of working time it comes, where a reply is due after `reply_hours`, and the coordinator is
    /// told `overdue_hours` later.
    #[must_use]
    pub fn after_seconds(self, reply_hours: u16, overdue_hours: u16) -> u64 {
        let reply = u64::from(reply_hours) * SECONDS_PER_HOUR;
        match self {
            Self::HalfTime => reply / 2,
            Self::Due => reply,
            Self::Overdue => reply + u64::from(overdue_hours) * SECONDS_PER_HOUR,
        }
    }
}

/// When somebody wants mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeMode {
    /// At the next full hour.
    AtOnce,
    /// Once a day, at a fixed hour.
    Digest,
    /// Never.
    Never,
}

impl NoticeMode {
    /// The name as it is stored and sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::Digest => "digest",
            Self::Never => "none",
        }
    }
}

impl FromStr for NoticeMode {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        [Self::AtOnce, Self::Digest, Self::Never]
            .into_iter()
            .find(|mode| mode.as_str() == text)
            .ok_or(UnknownName("mode of notices"))
    }
}

/// When a member wants to be told. Hours are those of the wall in Prague, 0 to 23.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoticeSchedule {
    /// At once, once a day, or never.
    pub mode: NoticeMode,
    /// The hour of [`NoticeMode::Digest`].
    pub digest_hour: u8,
    /// From which hour on, and until which, nothing goes out at once; over midnight if the first is the greater one.
    pub quiet: Option<(u8, u8)>,
}

impl NoticeSchedule {
    /// When a mail about an event of this hour goes out (Unix seconds): always at the beginning of an hour, so that it tells
    /// no more of the time than what is stored of it.
    ///
    /// [`NoticeMode::Never`] is for the caller to heed.
    #[must_use]
    pub fn send_at(&self, kind: NoticeKind, event: Hour) -> u64 {
        let event = u64::try_from(event.as_i64()).unwrap_or(0);
        // What a reporter did goes out when the hour is over; a reminder's hour tells nothing new.
        let first = event + u64::from(kind.tells_of_a_reporter());
        // The fixed hour comes within two days even where daylight saving leaves it out once.
        let wanted = (first..first + 48).find(|hour| kind.is_escalation() || self.suits(*hour));
        wanted.unwrap_or(first) * SECONDS_PER_HOUR
    }

    fn suits(&self, hour: u64) -> bool {
        let shown = prague::hour_of(hour * SECONDS_PER_HOUR);
        match (self.mode, self.quiet) {
            (NoticeMode::Digest, _) => shown == self.digest_hour,
            (_, None) => true,
            (_, Some((from, to))) if from <= to => !(from..to).contains(&shown),
            (_, Some((from, to))) => (to..from).contains(&shown),
        }
    }
}

/// What one mail tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoticeKinds(pub BTreeSet<NoticeKind>);

impl NoticeKinds {
    /// In the order in which a mail tells them.
    pub fn iter(&self) -> impl Iterator<Item = NoticeKind> {
        NoticeKind::ALL.into_iter().filter(|kind| self.0.contains(kind))
    }
}

impl FromStr for NoticeKinds {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        text.split_whitespace()
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl fmt::Display for NoticeKinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.iter().map(NoticeKind::as_str).collect();
        f.write_str(&names.join(" "))
    }
}

/// What one more failure of a mail does: after how many seconds it is tried again, or none once it is given up.
///
/// `chance` is drawn at random, so that many mails that failed together do not come back together.
#[must_use]
pub fn retry_after(tries: u32, chance: u8) -> Option<u64> {
    /// The first wait: greylisting lets a mail through after a few minutes.
    const FIRST: u64 = 2 * 60;
    /// The longest wait, of which there are enough to get over a weekend without the recipient's server.
    const LONGEST: u64 = 4 * SECONDS_PER_HOUR;
    /// With these waits a mail is given up after three to four days, as RFC 5321 (section 4.5.4.1) advises.
    const MAX_TRIES: u32 = 28;
    let wait = FIRST.saturating_mul(1 << tries.saturating_sub(1).min(16)).min(LONGEST);
    // Between three quarters of it and one and a quarter.
    (tries < MAX_TRIES).then(|| wait * 3 / 4 + wait / 2 * u64::from(chance) / 255)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{SECONDS_PER_DAY, prague::moment};
    use super::{Hour, NoticeKind, NoticeKinds, NoticeMode, NoticeSchedule, retry_after};

    const EVENING: NoticeSchedule = NoticeSchedule {
        mode: NoticeMode::AtOnce,
        digest_hour: 8,
        quiet: Some((20, 7)),
    };

    /// The hour in which the wall shows this time.
    fn hour(day: i8, hours: u16) -> Hour {
        Hour::containing(moment(jiff::civil::date(2026, 11, day), hours * 60))
    }

    fn sent(schedule: &NoticeSchedule, kind: NoticeKind, event: Hour) -> Hour {
        Hour::containing(schedule.send_at(kind, event))
    }

    #[test]
    fn what_a_reporter_did_goes_out_when_its_hour_is_over() {
        let kind = NoticeKind::NewMessage;
        assert_eq!(sent(&EVENING, kind, hour(23, 14)), hour(23, 15));
        assert_eq!(EVENING.send_at(kind, hour(23, 14)) % 3600, 0);
        assert_eq!(sent(&EVENING, NoticeKind::HalfTime, hour(23, 14)), hour(23, 14));
    }

    #[test]
    fn quiet_hours_and_the_fixed_hour_are_kept() {
        let kind = NoticeKind::NewThread;
        assert_eq!(sent(&EVENING, kind, hour(23, 18)), hour(23, 19));
        assert_eq!(sent(&EVENING, kind, hour(23, 19)), hour(24, 7));
        assert_eq!(sent(&EVENING, kind, hour(24, 3)), hour(24, 7));
        let noon = NoticeSchedule {
            quiet: Some((11, 13)),
            ..EVENING
        };
        assert_eq!(sent(&noon, kind, hour(23, 10)), hour(23, 13));
        let digest = NoticeSchedule {
            mode: NoticeMode::Digest,
            ..EVENING
        };
        assert_eq!(sent(&digest, kind, hour(23, 6)), hour(23, 8));
        assert_eq!(sent(&digest, kind, hour(23, 8)), hour(24, 8));
        assert_eq!(sent(&digest, NoticeKind::Due, hour(23, 22)), hour(23, 22));
    }

    #[test]
    fn names_are_read_back() {
        let all: String = NoticeKind::ALL.map(|kind| format!("{kind} ")).concat();
        let kinds: NoticeKinds = all.parse().expect("names");
        assert_eq!(kinds.to_string(), all.trim());
        assert_eq!(kinds.iter().count(), NoticeKind::ALL.len());
        assert!("new_thread letter".parse::<NoticeKinds>().is_err());
    }

    #[test]
    fn a_mail_is_tried_for_days_and_then_given_up() {
        let waits: Vec<u64> = (1..).map_while(|tries| retry_after(tries, 128)).collect();
        let days = waits.iter().sum::<u64>() / SECONDS_PER_DAY;
        assert!((3..=5).contains(&days), "{days} days");
        assert!(waits.is_sorted() && waits[0] > 60);
    }

    proptest! {
        #[test]
        fn a_mail_goes_out_in_a_wanted_hour_within_two_days(
            event in 473_352_i64..552_264, digest in 0_u8..24, from in 0_u8..24, to in 0_u8..24, once in any::<bool>(),
        ) {
            let schedule = NoticeSchedule {
                mode: if once { NoticeMode::Digest } else { NoticeMode::AtOnce },
                digest_hour: digest,
                quiet: Some((from, to)),
            };
            let sent = schedule.send_at(NoticeKind::NewMessage, Hour::from_i64(event)) / 3600;
            prop_assert!((1..=48).contains(&(i64::try_from(sent).expect("small") - event)));
            prop_assert!(schedule.suits(sent));
        }

        #[test]
        fn chance_spreads_a_wait_by_half_of_it(tries in 1_u32..28, chance in any::<u8>()) {
            let (least, most) = (retry_after(tries, 0), retry_after(tries, 255));
            let wait = retry_after(tries, chance);
            prop_assert!(least <= wait && wait <= most && most < least.map(|least| least * 2));
        }
    }
}
