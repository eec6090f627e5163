//! Why a thread goes to another centre without the writer's consent.

use std::str::FromStr;

use super::UnknownName;

/// What makes an emergency of it. Nothing else is noted: a reason in words would be content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmergencyReason {
    /// Waiting for an answer would endanger somebody.
    Danger,
    /// The writer was asked and has not answered, and the thread cannot wait.
    NoAnswer,
    /// Somebody of the centre is close to a person whom the thread is about.
    ConflictOfInterest,
    /// The centre cannot go on.
    OutOfService,
}

impl EmergencyReason {
    /// All reasons.
    pub const ALL: [Self; 4] = [
        Self::Danger,
        Self::NoAnswer,
        Self::ConflictOfInterest,
        Self::OutOfService,
    ];

    /// The name as it is sent and noted.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::NoAnswer => "no_answer",
            Self::ConflictOfInterest => "conflict_of_interest",
            Self::OutOfService => "out_of_service",
        }
    }
}

impl FromStr for EmergencyReason {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let found = Self::ALL.into_iter().find(|reason| reason.as_str() == text);
        found.ok_or(UnknownName("reason"))
    }
}
