//! What can go wrong with a request, in one word, and the HTTP status that goes with it.

use actix_web::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What went wrong, in one word for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The request is not what the OpenAPI document describes (400).
    MalformedRequest,
    /// The request, or a structure in it, has a version that this server does not know (400).
    UnknownVersion,
    /// No session, or an ended one (401).
    NotSignedIn,
    /// The role does not allow it (403).
    Forbidden,
    /// A state-changing staff call that did not come from this portal's own pages (403).
    WrongOrigin,
    /// Unknown thread, wrong code, deleted thread, another centre's thread: all the same (404).
    ThreadNotFound,
    /// The sequence number is not the next one (409).
    StaleSequence,
    /// Another message has this sequence number (409).
    ConflictingMessage,
    /// Another thread has this id (409).
    ConflictingThread,
    /// The thread was opened with another mark (409).
    ConflictingMark,
    /// The body is longer than this endpoint takes (413).
    TooLarge,
    /// The body is not declared as JSON in UTF-8 (415).
    UnsupportedMediaType,
    /// No such centre (422).
    UnknownCentre,
    /// The centre takes no messages at present (422).
    CentreNotAccepting,
    /// The key is not the centre's current one: fetch the directory again (422).
    StaleKey,
    /// An envelope of the other side (422).
    WrongDirection,
    /// Name, password or second factor is wrong (401).
    SignInFailed,
    /// The password is right and the second factor is still to come (401).
    CodeNeeded,
    /// Unknown, used, revoked and expired invitations: all the same (404).
    InvitationNotFound,
    /// No such member of staff, or none of one's own (404).
    MemberNotFound,
    /// The registration was not begun, took too long, or was begun anew (409).
    EnrolmentOver,
    /// Somebody else has this sign-in name (409).
    NameTaken,
    /// The member is the last who holds a key of the centre, and this was not confirmed (409).
    LastHolder,
    /// The key does not follow the centre's keys, or its seals do not fit its members (409).
    ConflictingKey,
    /// Some thread can be read with the old key only (409).
    KeyStillNeeded,
    /// The code of the new second factor is wrong (422).
    WrongCode,
    /// The account was changed elsewhere meanwhile (409).
    AccountChanged,
    /// The authenticator's answer is not taken, or came too late (422).
    PasskeyRefused,
    /// The member has as many passkeys as there may be (409).
    TooManyPasskeys,
    /// The member does not hold the centre's key (403).
    NotAHolder,
    /// Too many tries lately: wait as long as `Retry-After` says (429).
    TooManyTries,
    /// A new key of the centre waits for the root's signature, and members are approved under a key that is in force (409).
    KeyPending,
    /// The centre has not left its mark on the thread yet, or has to start an epoch first (409).
    NotOpened,
    /// The thread's epoch is another one, or was begun meanwhile (409).
    StaleEpoch,
    /// The reporter has not agreed to this centre, or to an earlier key of it, or in an earlier epoch (409).
    NotAgreed,
    /// Somebody else has taken the thread (409).
    InOtherHands,
    /// No such address (404).
    NotFound,
    /// The address exists, but not with this method (405).
    MethodNotAllowed,
    /// The server cannot answer now (503).
    Unavailable,
    /// A fault of the server (500).
    Internal,
    /// Not the code that was sent to the address, or it has expired (422).
    AddressCodeWrong,
    /// The portal sends no mail (409).
    MailNotSetUp,
    /// The two threads are linked otherwise, or not as the caller has seen them (409).
    ConflictingLink,
    /// Who has proposed a link is not who approves it (403).
    SecondMemberNeeded,
    /// The reporter writes in another thread: nothing goes out in this one (409).
    SupersededThread,
    /// Another hour was set meanwhile (409).
    StaleReminder,
    /// The thread has another notebook, or none yet (409).
    ConflictingNotebook,
    /// Somebody has changed the thread's label meanwhile (409).
    ConflictingLabel,
    /// There is another draft than the one that was seen (409).
    ConflictingDraft,
    /// The canned reply was changed meanwhile (409).
    CannedReplyChanged,
    /// The centre has as many canned replies as there may be (409).
    TooManyCannedReplies,
}

impl ErrorCode {
    /// All codes, for the texts and the tests.
    pub const ALL: [Self; 51] = [
        Self::MalformedRequest,
        Self::UnknownVersion,
        Self::NotSignedIn,
        Self::Forbidden,
        Self::WrongOrigin,
        Self::ThreadNotFound,
        Self::StaleSequence,
        Self::ConflictingMessage,
        Self::ConflictingThread,
        Self::ConflictingMark,
        Self::TooLarge,
        Self::UnsupportedMediaType,
        Self::UnknownCentre,
        Self::CentreNotAccepting,
        Self::StaleKey,
        Self::WrongDirection,
        Self::SignInFailed,
        Self::CodeNeeded,
        Self::InvitationNotFound,
        Self::MemberNotFound,
        Self::EnrolmentOver,
        Self::NameTaken,
        Self::LastHolder,
        Self::ConflictingKey,
        Self::KeyStillNeeded,
        Self::WrongCode,
        Self::AccountChanged,
        Self::PasskeyRefused,
        Self::TooManyPasskeys,
        Self::NotAHolder,
        Self::TooManyTries,
        Self::KeyPending,
        Self::NotOpened,
        Self::StaleEpoch,
        Self::NotAgreed,
        Self::InOtherHands,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::Unavailable,
        Self::Internal,
        Self::AddressCodeWrong,
        Self::MailNotSetUp,
        Self::CannedReplyChanged,
        Self::ConflictingDraft,
        Self::ConflictingLabel,
        Self::ConflictingLink,
        Self::ConflictingNotebook,
        Self::SecondMemberNeeded,
        Self::StaleReminder,
        Self::SupersededThread,
        Self::TooManyCannedReplies,
    ];

    /// The code as it is sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MalformedRequest => "malformed_request",
            Self::UnknownVersion => "unknown_version",
            Self::NotSignedIn => "not_signed_in",
            Self::Forbidden => "forbidden",
            Self::WrongOrigin => "wrong_origin",
            Self::ThreadNotFound => "thread_not_found",
            Self::StaleSequence => "stale_sequence",
            Self::ConflictingMessage => "conflicting_message",
            Self::ConflictingThread => "conflicting_thread",
            Self::ConflictingMark => "conflicting_mark",
            Self::TooLarge => "too_large",
            Self::UnsupportedMediaType => "unsupported_media_type",
            Self::UnknownCentre => "unknown_centre",
            Self::CentreNotAccepting => "centre_not_accepting",
            Self::StaleKey => "stale_key",
            Self::WrongDirection => "wrong_direction",
            Self::SignInFailed => "sign_in_failed",
            Self::CodeNeeded => "code_needed",
            Self::InvitationNotFound => "invitation_not_found",
            Self::MemberNotFound => "member_not_found",
            Self::EnrolmentOver => "enrolment_over",
            Self::NameTaken => "name_taken",
            Self::LastHolder => "last_holder",
            Self::ConflictingKey => "conflicting_key",
            Self::KeyStillNeeded => "key_still_needed",
            Self::WrongCode => "wrong_code",
            Self::AccountChanged => "account_changed",
            Self::PasskeyRefused => "passkey_refused",
            Self::TooManyPasskeys => "too_many_passkeys",
            Self::NotAHolder => "not_a_holder",
            Self::TooManyTries => "too_many_tries",
            Self::KeyPending => "key_pending",
            Self::NotOpened => "not_opened",
            Self::StaleEpoch => "stale_epoch",
            Self::NotAgreed => "not_agreed",
            Self::InOtherHands => "in_other_hands",
            Self::NotFound => "not_found",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
            Self::AddressCodeWrong => "address_code_wrong",
            Self::MailNotSetUp => "mail_not_set_up",
            Self::ConflictingLink => "conflicting_link",
            Self::SecondMemberNeeded => "second_member_needed",
            Self::SupersededThread => "superseded_thread",
            Self::StaleReminder => "stale_reminder",
            Self::ConflictingNotebook => "conflicting_notebook",
            Self::ConflictingLabel => "conflicting_label",
            Self::ConflictingDraft => "conflicting_draft",
            Self::CannedReplyChanged => "canned_reply_changed",
            Self::TooManyCannedReplies => "too_many_canned_replies",
        }
    }

    /// The HTTP status that goes with the code.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::MalformedRequest | Self::UnknownVersion => StatusCode::BAD_REQUEST,
            Self::NotSignedIn | Self::SignInFailed | Self::CodeNeeded => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::WrongOrigin | Self::NotAHolder => StatusCode::FORBIDDEN,
            Self::ThreadNotFound | Self::NotFound | Self::InvitationNotFound | Self::MemberNotFound => {
                StatusCode::NOT_FOUND
            }
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::StaleSequence | Self::ConflictingMessage | Self::ConflictingThread | Self::ConflictingMark => {
                StatusCode::CONFLICT
            }
            Self::EnrolmentOver | Self::NameTaken | Self::LastHolder | Self::ConflictingKey | Self::KeyStillNeeded => {
                StatusCode::CONFLICT
            }
            Self::KeyPending | Self::NotOpened | Self::StaleEpoch | Self::NotAgreed => StatusCode::CONFLICT,
            Self::AccountChanged | Self::TooManyPasskeys | Self::InOtherHands => StatusCode::CONFLICT,
            Self::TooManyTries => StatusCode::TOO_MANY_REQUESTS,
            Self::MailNotSetUp => StatusCode::CONFLICT,
            Self::ConflictingLink | Self::SupersededThread | Self::StaleReminder => StatusCode::CONFLICT,
            Self::SecondMemberNeeded => StatusCode::FORBIDDEN,
            Self::ConflictingNotebook | Self::ConflictingLabel | Self::ConflictingDraft => StatusCode::CONFLICT,
            Self::CannedReplyChanged | Self::TooManyCannedReplies => StatusCode::CONFLICT,
            Self::WrongCode | Self::PasskeyRefused | Self::AddressCodeWrong => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::UnknownCentre | Self::CentreNotAccepting | Self::StaleKey | Self::WrongDirection => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}
