//! The states of a thread. This is the only place in which one follows from another.

use std::fmt;
use std::str::FromStr;

use super::UnknownName;

/// One of the two ends of a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Who asked for help.
    Reporter,
    /// The centre that answers.
    Centre,
}

impl Side {
    /// The name as it is stored and sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Centre => "centre",
        }
    }
}

impl FromStr for Side {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        [Self::Reporter, Self::Centre]
            .into_iter()
            .find(|side| side.as_str() == text)
            .ok_or(UnknownName("side"))
    }
}

/// Where a thread stands in the eyes of its centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThreadState {
    /// Nobody has opened it yet.
    New,
    /// Staff have opened it and not answered yet.
    Opened,
    /// The centre wrote last.
    WaitingForReporter,
    /// The reporter wrote last, after the centre had opened the thread.
    WaitingForCentre,
    /// The centre has closed it; a new message opens it again.
    Closed,
}

/// What changes the state of a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThreadEvent {
    /// Staff have opened it for the first time.
    Opened,
    /// A message came from this side.
    Posted(Side),
    /// The centre has closed it.
    Closed,
    /// It went to another centre.
    HandedOver,
}

impl ThreadState {
    /// All states.
    pub const ALL: [Self; 5] = [
        Self::New,
        Self::Opened,
        Self::WaitingForReporter,
        Self::WaitingForCentre,
        Self::Closed,
    ];

    /// The state after an event.
    #[must_use]
    pub const fn after(self, event: ThreadEvent) -> Self {
        match (self, event) {
            (Self::New, ThreadEvent::Opened) => Self::Opened,
            // Opening says nothing new about a thread that has moved on since.
            (_, ThreadEvent::Opened) => self,
            // Further messages do not make an unopened thread less new.
            (Self::New, ThreadEvent::Posted(Side::Reporter)) => Self::New,
            (_, ThreadEvent::Posted(Side::Reporter)) => Self::WaitingForCentre,
            (_, ThreadEvent::Posted(Side::Centre)) => Self::WaitingForReporter,
            (_, ThreadEvent::Closed) => Self::Closed,
            // Nobody of the other centre has opened it.
            (_, ThreadEvent::HandedOver) => Self::New,
        }
    }

    /// Whose turn it is; nobody's once the thread is closed.
    #[must_use]
    pub const fn waiting_for(self) -> Option<Side> {
        match self {
            Self::New | Self::Opened | Self::WaitingForCentre => Some(Side::Centre),
            Self::WaitingForReporter => Some(Side::Reporter),
            Self::Closed => None,
        }
    }

    /// Whether staff may close it: not before they have opened it.
    #[must_use]
    pub const fn may_be_closed(self) -> bool {
        !matches!(self, Self::New | Self::Closed)
    }

    /// What staff are told: a thread that was opened and is not answered yet is somebody's or everybody's. Of one that nobody
    /// has opened nothing else matters, whoever has taken it.
    #[must_use]
    pub const fn for_staff(self, is_assigned: bool) -> StaffVisibleState {
        match (self, is_assigned) {
            (Self::New, _) => StaffVisibleState::New,
            (Self::Opened, false) => StaffVisibleState::Opened,
            (Self::Opened, true) => StaffVisibleState::Assigned,
            (Self::WaitingForReporter, _) => StaffVisibleState::WaitingForReporter,
            (Self::WaitingForCentre, _) => StaffVisibleState::WaitingForCentre,
            (Self::Closed, _) => StaffVisibleState::Closed,
        }
    }

    /// What the reporter is told.
    #[must_use]
    pub const fn for_reporter(self) -> ReporterVisibleState {
        match self {
            // A further message was received, and nothing says that anybody has opened that one.
            Self::New | Self::WaitingForCentre => ReporterVisibleState::Received,
            Self::Opened => ReporterVisibleState::Opened,
            Self::WaitingForReporter => ReporterVisibleState::Answered,
            Self::Closed => ReporterVisibleState::Closed,
        }
    }

    /// The name as it is stored and sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Opened => "opened",
            Self::WaitingForReporter => "waiting_for_reporter",
            Self::WaitingForCentre => "waiting_for_centre",
            Self::Closed => "closed",
        }
    }
}

impl FromStr for ThreadState {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or(UnknownName("thread state"))
    }
}

impl fmt::Display for ThreadState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a thread stands in the eyes of staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StaffVisibleState {
    /// Nobody has opened it yet.
    New,
    /// Somebody has opened it, and nobody has taken it.
    Opened,
    /// Somebody has taken it and not answered yet.
    Assigned,
    /// The centre wrote last.
    WaitingForReporter,
    /// The reporter wrote last.
    WaitingForCentre,
    /// The centre has closed it.
    Closed,
}

/// Where a thread stands in the eyes of the reporter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReporterVisibleState {
    /// The newest message is with the centre.
    Received,
    /// Staff have opened it.
    Opened,
    /// The centre has answered.
    Answered,
    /// The centre has closed the thread; writing opens it again.
    Closed,
}

impl ReporterVisibleState {
    /// The name as it is sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Opened => "opened",
            Self::Answered => "answered",
            Self::Closed => "closed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ReporterVisibleState, Side, StaffVisibleState, ThreadEvent, ThreadState};
    use ThreadEvent::{Closed, Opened, Posted};

    fn story(events: &[ThreadEvent]) -> ThreadState {
        events.iter().fold(ThreadState::New, |state, event| state.after(*event))
    }

    #[test]
    fn every_transition() {
        use ThreadState::{Closed as Over, New, Opened as Read, WaitingForCentre, WaitingForReporter};
        // from, opened, the reporter posted, the centre posted, closed
        let table = [
            (New, Read, New, WaitingForReporter, Over),
            (Read, Read, WaitingForCentre, WaitingForReporter, Over),
            (
                WaitingForReporter,
                WaitingForReporter,
                WaitingForCentre,
                WaitingForReporter,
                Over,
            ),
            (
                WaitingForCentre,
                WaitingForCentre,
                WaitingForCentre,
                WaitingForReporter,
                Over,
            ),
            (Over, Over, WaitingForCentre, WaitingForReporter, Over),
        ];
        assert_eq!(table.map(|row| row.0), ThreadState::ALL);
        for (from, opened, reporter, centre, closed) in table {
            let after = [Opened, Posted(Side::Reporter), Posted(Side::Centre), Closed].map(|event| from.after(event));
            assert_eq!(after, [opened, reporter, centre, closed], "{from}");
        }
    }

    #[test]
    fn staff_see_whether_an_unanswered_thread_is_taken() {
        use StaffVisibleState as Seen;
        let seen = |is_assigned| ThreadState::ALL.map(|state| state.for_staff(is_assigned));
        let rest = [Seen::WaitingForReporter, Seen::WaitingForCentre, Seen::Closed];
        assert_eq!(seen(false), [&[Seen::New, Seen::Opened], &rest[..]].concat()[..]);
        assert_eq!(seen(true), [&[Seen::New, Seen::Assigned], &rest[..]].concat()[..]);
    }

    #[test]
    fn what_nobody_has_opened_is_not_closed() {
        let closable = ThreadState::ALL.map(ThreadState::may_be_closed);
        assert_eq!(closable, [false, true, true, true, false]);
    }

    #[test]
    fn the_usual_story() {
        let events = [
            Opened,
            Posted(Side::Centre),
            Posted(Side::Reporter),
            Posted(Side::Centre),
            Closed,
        ];
        let states: Vec<_> = (0..=events.len()).map(|length| story(&events[..length])).collect();
        assert_eq!(
            states,
            [
                ThreadState::New,
                ThreadState::Opened,
                ThreadState::WaitingForReporter,
                ThreadState::WaitingForCentre,
                ThreadState::WaitingForReporter,
                ThreadState::Closed
            ]
        );
    }

    #[test]
    fn messages_before_the_opening_leave_the_thread_new() {
        assert_eq!(
            story(&[Posted(Side::Reporter), Posted(Side::Reporter)]),
            ThreadState::New
        );
    }

    #[test]
    fn a_further_message_after_the_opening_waits_for_the_centre() {
        assert_eq!(story(&[Opened, Posted(Side::Reporter)]), ThreadState::WaitingForCentre);
    }

    #[test]
    fn a_new_message_reopens() {
        assert_eq!(
            story(&[Opened, Closed, Posted(Side::Reporter)]),
            ThreadState::WaitingForCentre
        );
        assert_eq!(
            story(&[Opened, Closed, Posted(Side::Centre)]),
            ThreadState::WaitingForReporter
        );
    }

    #[test]
    fn opening_again_changes_nothing() {
        for state in ThreadState::ALL.into_iter().filter(|state| *state != ThreadState::New) {
            assert_eq!(state.after(Opened), state);
        }
    }

    #[test]
    fn a_closed_thread_waits_for_nobody() {
        assert_eq!(ThreadState::Closed.waiting_for(), None);
        assert_eq!(ThreadState::WaitingForReporter.waiting_for(), Some(Side::Reporter));
        assert_eq!(ThreadState::New.waiting_for(), Some(Side::Centre));
    }

    #[test]
    fn the_reporter_is_told_only_what_is_so() {
        let told: Vec<_> = ThreadState::ALL
            .into_iter()
            .map(|state| state.for_reporter().as_str())
            .collect();
        assert_eq!(told, ["received", "opened", "answered", "received", "closed"]);
        assert_eq!(ThreadState::Opened.for_reporter(), ReporterVisibleState::Opened);
    }

    #[test]
    fn names_are_read_back() {
        for state in ThreadState::ALL {
            assert_eq!(state.as_str().parse(), Ok(state));
        }
        assert!("open".parse::<ThreadState>().is_err());
        assert_eq!("centre".parse(), Ok(Side::Centre));
        assert!("center".parse::<Side>().is_err());
    }
}
