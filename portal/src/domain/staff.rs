//! Who works with the portal.

use std::fmt;
use std::str::FromStr;

use super::UnknownName;

/// Longest name that colleagues see: names of people with titles are shorter.
pub const MAX_DISPLAY_NAME_CHARS: usize = 80;

/// Longest sign-in name: an address of electronic mail is rarely longer, and OPAQUE takes 254 bytes.
pub const MAX_SIGN_IN_NAME_CHARS: usize = 60;

/// Most that a member's public keys may take: more than twice what two keys of today need, and room for a signature
/// scheme against quantum computers.
pub const MAX_PUBLIC_KEYS_BYTES: usize = 4096;

/// Most that a vault may take: its seeds and notes on keys that were seen are a few hundred bytes.
pub const MAX_VAULT_BYTES: usize = 4096;

/// Most that a sealed key, or the mark beside it, may take: X-Wing's is 1,200 bytes.
pub const MAX_SEAL_BYTES: usize = 4096;

/// What a member of staff may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StaffRole {
    /// Answers the threads of the own centre (pracovnice centra).
    Counsellor,
    /// Answers too, and leads the centre.
    Head,
    /// Watches deadlines over all centres, without any key.
    Coordinator,
    /// Runs the server, without any key.
    Operator,
}

impl StaffRole {
    /// All roles.
    pub const ALL: [Self; 4] = [Self::Counsellor, Self::Head, Self::Coordinator, Self::Operator];

    /// The name as it is stored and sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Counsellor => "counsellor",
            Self::Head => "head",
            Self::Coordinator => "coordinator",
            Self::Operator => "operator",
        }
    }

    /// Whether the role makes and ends accounts of the other one: a head those of the own centre (see
    /// [`StoredMember::may_invite`](crate::store::members::StoredMember::may_invite)), the operator those of heads,
    /// coordinators and operators.
    #[must_use]
    pub const fn manages(self, other: Self) -> bool {
        match self {
            Self::Head => other.reads_threads(),
            Self::Operator => !matches!(other, Self::Counsellor),
            Self::Counsellor | Self::Coordinator => false,
        }
    }

    /// Whether the role belongs to one centre and reads its threads.
    #[must_use]
    pub const fn reads_threads(self) -> bool {
        matches!(self, Self::Counsellor | Self::Head)
    }
}

impl FromStr for StaffRole {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == text)
            .ok_or(UnknownName("staff role"))
    }
}

impl fmt::Display for StaffRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::StaffRole;

    #[test]
    fn names_are_read_back() {
        for role in StaffRole::ALL {
            assert_eq!(role.as_str().parse(), Ok(role));
        }
        assert!("admin".parse::<StaffRole>().is_err());
    }

    #[test]
    fn only_staff_of_a_centre_read_threads() {
        let readers: Vec<_> = StaffRole::ALL.into_iter().filter(|role| role.reads_threads()).collect();
        assert_eq!(readers, [StaffRole::Counsellor, StaffRole::Head]);
    }
}
