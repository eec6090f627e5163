//! Names, states and transitions. Knows neither SQL nor HTTP.

mod assignment;
mod audit;
mod case_number;
mod hour;
mod invitation;
mod passkey;
mod questionnaire;
mod recovery_code;
mod second_factor;
mod staff;
mod thread;
mod transfer;
mod tries;

mod notices;
mod own_reminder;
mod prague;
mod public_holidays;
mod working_time;

pub use assignment::{Assignment, AssignmentKind};
pub use audit::{Act, Subject};
pub use case_number::CaseNumber;
pub use hour::{Hour, SECONDS_PER_DAY, SECONDS_PER_HOUR};
pub use invitation::{INVITATION_SECONDS, InvitationKind, InvitationSecret};
pub use passkey::{
    ALGORITHMS, Assertion, Attestation, CHALLENGE_BYTES, Challenge, MAX_CREDENTIAL_ID_BYTES, MAX_PASSKEY_NAME_CHARS,
    MAX_PASSKEYS, Passkey, PasskeyError, RelyingParty, is_later,
};
pub use questionnaire::{Answer, Month, Pace, Quarter, Question};
pub use recovery_code::{RECOVERY_CODES, RECOVERY_HASH_BYTES, RecoveryCode, RecoveryHash};
pub use second_factor::{SecondFactor, TOTP_SECRET_BYTES, TOTP_STEP_SECONDS};
pub use staff::{
    MAX_DISPLAY_NAME_CHARS, MAX_PUBLIC_KEYS_BYTES, MAX_SEAL_BYTES, MAX_SIGN_IN_NAME_CHARS, MAX_VAULT_BYTES, StaffRole,
};
pub use thread::{ReporterVisibleState, Side, StaffVisibleState, ThreadEvent, ThreadState};
pub use transfer::EmergencyReason;
pub use tries::{FORGET_AFTER_SECONDS, Tries};

mod canned_reply;

pub use canned_reply::{CannedWords, CannedWordsFault, MAX_CANNED_REPLIES};

pub use notices::{NoticeKind, NoticeKinds, NoticeMode, NoticeSchedule, Reminder, retry_after};
pub use own_reminder::OwnReminder;
pub use working_time::WorkingTime;

use thiserror::Error;

/// A stored or typed text is not the name of any value of the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a known {0}")]
pub struct UnknownName(pub(crate) &'static str);
