//! What the audit log tells: who did what to which account, key or thread. Never any content.

use std::fmt;
use std::str::FromStr;

use ozvise_crypto::{CentreId, KeyId, MemberId, to_b64};

use super::{CaseNumber, EmergencyReason, UnknownName};

/// Defines the acts with their names once.
macro_rules! acts {
    ($($(#[$doc:meta])* $act:ident = $name:literal,)*) => {
        /// Something that a member of staff, or somebody at the server's command line, did.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Act {
            $($(#[$doc])* $act,)*
        }

        impl Act {
            /// All acts.
            pub const ALL: &'static [Self] = &[$(Self::$act,)*];

            /// The name as it is stored and sent.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$act => $name,)*
                }
            }
        }
    };
}

acts! {
    /// Somebody was invited; the subject is the account to be.
    Invited = "invited",
    /// An invitation was taken back.
    InvitationRevoked = "invitation_revoked",
    /// Somebody redeemed an invitation and has an account now.
    Registered = "registered",
    /// Somebody redeemed a renewal: new password, new keys, new second factor.
    Renewed = "renewed",
    /// A centre's key was sealed to a member after the fingerprint was compared.
    Approved = "approved",
    /// A member who waited for approval was turned away.
    Refused = "refused",
    /// An account was closed.
    Closed = "closed",
    /// A member signed in.
    SignedIn = "signed_in",
    /// A recovery code stood in for the second factor.
    RecoveryCodeUsed = "recovery_code_used",
    /// A member changed the password.
    PasswordChanged = "password_changed",
    /// A member enrolled another second factor.
    SecondFactorChanged = "second_factor_changed",
    /// A member added a passkey.
    PasskeyAdded = "passkey_added",
    /// A member removed a passkey.
    PasskeyRemoved = "passkey_removed",
    /// A passkey was refused because its counter had not grown: somebody may have a copy of it.
    PasskeyCopied = "passkey_copied",
    /// A member has notices sent to another mail address from now on, or to none. The line does not tell which.
    NoticeAddressChanged = "notice_address_changed",
    /// A member ended sessions from elsewhere.
    SessionsEnded = "sessions_ended",
    /// A new key of a centre waits for the root's signature.
    KeyMade = "key_made",
    /// A signed directory names the key.
    KeyActivated = "key_activated",
    /// A key was taken back before the root had signed it.
    KeyWithdrawn = "key_withdrawn",
    /// All sealed copies of an old key's secret were deleted.
    KeyDestroyed = "key_destroyed",
    /// A recovery sheet was made; an older one serves no longer.
    RecoverySheetMade = "recovery_sheet_made",
    /// A thread was opened for reading.
    ThreadOpened = "thread_opened",
    /// A member's browser has fetched a thread by itself, to look whether somebody is in danger.
    ThreadLooked = "thread_looked",
    /// A note was written about a thread.
    NoteWritten = "note_written",
    /// The keys of a thread were sealed to the centre's new key.
    ThreadResealed = "thread_resealed",
    /// A member took a thread.
    ThreadClaimed = "thread_claimed",
    /// A thread was given to a member by somebody else.
    ThreadAssigned = "thread_assigned",
    /// A thread went back to the queue.
    ThreadReleased = "thread_released",
    /// A thread was closed.
    ThreadClosed = "thread_closed",
    /// A thread went to another centre, to which the writer has offered the next epoch.
    ThreadHandedOver = "thread_handed_over",
    /// A thread went to another centre without the writer's consent.
    ThreadHandedOverInEmergency = "thread_handed_over_in_emergency",
    /// A thread came from another centre.
    ThreadReceived = "thread_received",
    /// A text was added to those that the centre keeps ready for replies.
    CannedReplyMade = "canned_reply_made",
    /// Such a text was changed.
    CannedReplyChanged = "canned_reply_changed",
    /// Such a text was removed.
    CannedReplyRemoved = "canned_reply_removed",
    /// A member says that a thread goes on in a new one, whose writer has lost the code.
    LinkProposed = "link_proposed",
    /// The member who has said so takes it back.
    LinkWithdrawn = "link_withdrawn",
    /// Another member does not agree.
    LinkRefused = "link_refused",
    /// Another member agrees: nothing goes out in the old thread any more.
    LinkApproved = "link_approved",
    /// A head lets messages go out again in a thread that a new one had superseded.
    ThreadResumed = "thread_resumed",
    /// A signed directory was taken into service.
    DirectoryStored = "directory_stored",
}

impl Act {
    /// Whether the operator reads it in the log of the whole portal. What staff do inside their centre is the centre's own
    /// affair.
    #[must_use]
    pub const fn is_the_operators(self) -> bool {
        matches!(
            self,
            Self::Invited
                | Self::InvitationRevoked
                | Self::Registered
                | Self::Renewed
                | Self::Closed
                | Self::KeyMade
                | Self::KeyActivated
                | Self::KeyWithdrawn
                | Self::KeyDestroyed
                | Self::DirectoryStored
        )
    }
}

impl FromStr for Act {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let found = Self::ALL.iter().find(|act| act.as_str() == text);
        found.copied().ok_or(UnknownName("act"))
    }
}

/// To what something was done.
#[derive(Debug, Clone)]
pub enum Subject {
    /// An account.
    Member(MemberId),
    /// A key of a centre.
    Key(KeyId),
    /// An account and a key that was sealed to it.
    MemberAndKey(MemberId, KeyId),
    /// A thread of the centre.
    Thread(CaseNumber),
    /// A thread of the centre and the member who gets it.
    ThreadAndMember(CaseNumber, MemberId),
    /// A thread of the centre, and the other centre to which it goes or from which it comes.
    ThreadAndCentre(CaseNumber, CentreId),
    /// The same without consent, and why.
    Emergency(CaseNumber, CentreId, EmergencyReason),
    /// A new thread of the centre, and the old one that goes on in it.
    Threads(CaseNumber, CaseNumber),
    /// A version of the directory.
    Directory(u64),
    /// A text that a centre keeps ready for replies, by its id.
    CannedReply([u8; 16]),
}

/// The text that is stored: `member:ID`, `key:ID`, `thread:NUMBER`, `old:NUMBER` of a thread, `centre:ID`, `reason:NAME`,
/// `directory:VERSION`, `canned_reply:ID`; several of them with a space between.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(member) => write!(f, "member:{member}"),
            Self::Key(key) => write!(f, "key:{key}"),
            Self::MemberAndKey(member, key) => write!(f, "member:{member} key:{key}"),
            Self::Thread(number) => write!(f, "thread:{}", number.as_i64()),
            Self::ThreadAndMember(number, member) => write!(f, "thread:{} member:{member}", number.as_i64()),
            Self::ThreadAndCentre(number, centre) => write!(f, "thread:{} centre:{centre}", number.as_i64()),
            Self::Emergency(number, centre, reason) => {
                write!(
                    f,
                    "thread:{} centre:{centre} reason:{}",
                    number.as_i64(),
                    reason.as_str()
                )
            }
            Self::Threads(new, old) => write!(f, "thread:{} old:{}", new.as_i64(), old.as_i64()),
            Self::Directory(version) => write!(f, "directory:{version}"),
            Self::CannedReply(id) => write!(f, "canned_reply:{}", to_b64(id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Act;

    #[test]
    fn names_are_read_back_and_are_all_different() {
        for act in Act::ALL {
            assert_eq!(act.as_str().parse(), Ok(*act));
        }
        assert!("something".parse::<Act>().is_err());
    }

    #[test]
    fn the_operator_reads_nothing_of_threads() {
        assert!(!Act::ThreadOpened.is_the_operators());
        assert!(!Act::ThreadResealed.is_the_operators());
        assert!(!Act::ThreadHandedOverInEmergency.is_the_operators());
        assert!(Act::Invited.is_the_operators());
    }
}
