//! Who may give a thread to whom.

use ozvise_crypto::MemberId;

use super::StaffRole;

/// A thread goes from one pair of hands to another; none stands for the queue, where it is everybody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assignment {
    /// Who has it.
    pub from: Option<MemberId>,
    /// Who is to have it.
    pub to: Option<MemberId>,
}

/// What an assignment is, for the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssignmentKind {
    /// Somebody takes a thread that is nobody's.
    Claim,
    /// It goes back to the queue.
    Release,
    /// Somebody gives it to somebody.
    Handing,
}

impl Assignment {
    /// Whether a member of the thread's centre may do this: everybody takes what is nobody's, everybody passes on or returns
    /// the own, and a head does anything.
    #[must_use]
    pub fn is_allowed_to(self, actor: &MemberId, role: StaffRole) -> bool {
        let of_actor = |hands: Option<MemberId>| hands.as_ref() == Some(actor);
        role == StaffRole::Head || of_actor(self.from) || (self.from.is_none() && of_actor(self.to))
    }

    /// What it is when this member does it.
    #[must_use]
    pub fn kind(self, actor: &MemberId) -> AssignmentKind {
        match self.to {
            None => AssignmentKind::Release,
            Some(to) if to == *actor => AssignmentKind::Claim,
            Some(_) => AssignmentKind::Handing,
        }
    }
}

#[cfg(test)]
mod tests {
    use ozvise_crypto::MemberId;

    use super::{Assignment, AssignmentKind};
    use crate::domain::StaffRole::{Counsellor, Head};

    const fn member(number: u8) -> MemberId {
        MemberId::from_bytes([number; 16])
    }

    #[test]
    fn everybody_takes_what_is_nobodys_and_passes_on_the_own() {
        let (anna, eva, jana) = (Some(member(1)), Some(member(2)), Some(member(3)));
        // from, to, whether Anna may as a counsellor
        let table = [
            (None, anna, true),
            (None, eva, false),
            (None, None, false),
            (anna, None, true),
            (anna, eva, true),
            (anna, anna, true),
            (eva, anna, false),
            (eva, None, false),
            (eva, jana, false),
        ];
        for (from, to, allowed) in table {
            let assignment = Assignment { from, to };
            assert_eq!(
                assignment.is_allowed_to(&member(1), Counsellor),
                allowed,
                "{assignment:?}"
            );
            assert!(assignment.is_allowed_to(&member(1), Head), "{assignment:?}");
        }
    }

    #[test]
    fn the_log_tells_who_got_it() {
        let (anna, eva) = (member(1), member(2));
        let kind = |from, to| Assignment { from, to }.kind(&anna);
        assert_eq!(kind(None, Some(anna)), AssignmentKind::Claim);
        assert_eq!(kind(Some(eva), Some(anna)), AssignmentKind::Claim);
        assert_eq!(kind(Some(anna), Some(eva)), AssignmentKind::Handing);
        assert_eq!(kind(Some(eva), None), AssignmentKind::Release);
    }
}
