//! The one error that handlers return. It splits what the person sees (a code, a sentence in the page's language) from
//! what the log gets (the cause).
//!
//! A handler does not know the language; the [`shell`](super::shell) around all handlers renders the answer.

use std::error::Error as StdError;
use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER, VARY};
use actix_web::{HttpResponse, ResponseError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::error_texts::ErrorTexts;
use super::wire::SecondStepItem;
use crate::i18n::Language;

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
}

impl ErrorCode {
    /// All codes, for the texts and the tests.
    pub const ALL: [Self; 42] = [
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

/// The body of every answer that is an error.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ErrorBody {
    /// The error.
    pub error: ErrorDetail,
}

/// One error, for the program and for the person.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ErrorDetail {
    /// For the program.
    pub code: ErrorCode,
    /// For the person, in the language that `Accept-Language` asks for; for staff Czech or English.
    pub message: String,
    /// The part of the request that is at fault, where one can be named.
    pub field: Option<String>,
    /// With `stale_sequence` and `conflicting_message`: the number of the thread's last message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_sequence: Option<u32>,
    /// With `centre_not_accepting`: the id of the centre that takes over, if one is declared and takes threads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<String>,
    /// With `in_other_hands`: the name of whoever has it, unless it is nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// With `unknown_version`: the version that was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
    /// With `code_needed`: how the second factor is to be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second_step: Option<Box<SecondStepItem>>,
    /// With `too_many_tries`: after how many seconds the next try is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_s: Option<u64>,
}

/// Which of the two audiences reads the sentence, where the same code needs different words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Audience {
    /// A reporter, or anybody.
    #[default]
    Reporter,
    /// A member of staff.
    Staff,
}

/// An error on its way to the client.
#[derive(Debug)]
pub(super) struct HttpError {
    code: ErrorCode,
    audience: Audience,
    field: Option<&'static str>,
    last_sequence: Option<u32>,
    fallback: Option<Box<str>>,
    assignee: Option<Box<str>>,
    version: Option<u64>,
    retry_after: Option<u64>,
    second_step: Option<Box<SecondStepItem>>,
    /// For the log only.
    cause: Option<Box<dyn StdError + Send + Sync>>,
}

impl HttpError {
    /// An error with nothing but its code.
    pub(super) fn new(code: ErrorCode) -> Self {
        Self {
            code,
            audience: Audience::Reporter,
            field: None,
            last_sequence: None,
            fallback: None,
            assignee: None,
            version: None,
            retry_after: None,
            second_step: None,
            cause: None,
        }
    }

    /// A malformed part of the request.
    pub(super) fn malformed(field: &'static str) -> Self {
        Self {
            field: Some(field),
            ..Self::new(ErrorCode::MalformedRequest)
        }
    }

    /// A version that this server does not know, in the request itself or in the structure `field`.
    pub(super) fn unknown_version(version: u64, field: &'static str) -> Self {
        Self {
            field: Some(field),
            version: Some(version),
            ..Self::new(ErrorCode::UnknownVersion)
        }
    }

    /// A fault of the server, whose cause only the log gets.
    pub(super) fn internal(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            cause: Some(cause.into()),
            ..Self::new(ErrorCode::Internal)
        }
    }

    /// The database does not answer; the log gets the cause.
    pub(super) fn unavailable(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            cause: Some(cause.into()),
            ..Self::new(ErrorCode::Unavailable)
        }
    }

    /// Names the part of the request that is at fault.
    #[must_use]
    pub(super) fn in_field(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    /// Names whoever has the thread, if anybody has.
    #[must_use]
    pub(super) fn with_assignee(mut self, assignee: Option<String>) -> Self {
        self.assignee = assignee.map(String::into_boxed_str);
        self
    }

    /// Tells the number of the thread's last message.
    #[must_use]
    pub(super) fn with_last_sequence(mut self, last_sequence: u32) -> Self {
        self.last_sequence = Some(last_sequence);
        self
    }

    /// Names the centre that takes over.
    #[must_use]
    pub(super) fn with_fallback(mut self, fallback: Option<String>) -> Self {
        self.fallback = fallback.map(String::into_boxed_str);
        self
    }

    /// Tells after how many seconds the next try is taken.
    #[must_use]
    pub(super) fn after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Tells how the second factor is to be given.
    #[must_use]
    pub(super) fn with_second_step(mut self, step: SecondStepItem) -> Self {
        self.second_step = Some(Box::new(step));
        self
    }

    /// Words for a member of staff.
    #[must_use]
    pub(super) fn for_staff(mut self) -> Self {
        self.audience = Audience::Staff;
        self
    }

    /// The code.
    pub(super) fn code(&self) -> ErrorCode {
        self.code
    }

    /// What only the log gets.
    pub(super) fn cause(&self) -> Option<&(dyn StdError + Send + Sync + 'static)> {
        self.cause.as_deref()
    }

    /// The answer in the given language.
    pub(super) fn render(&self, texts: &ErrorTexts, language: Language) -> HttpResponse {
        let body = ErrorBody {
            error: ErrorDetail {
                code: self.code,
                message: texts.message(language, self.code, self.audience, self.version),
                field: self.field.map(str::to_owned),
                last_sequence: self.last_sequence,
                fallback: self.fallback.as_deref().map(str::to_owned),
                assignee: self.assignee.as_deref().map(str::to_owned),
                version: self.version,
                retry_after_s: self.retry_after,
                second_step: self.second_step.clone(),
            },
        };
        let mut response = HttpResponse::build(self.code.status()).json(body);
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(super::JSON));
        headers.insert(VARY, HeaderValue::from_static("accept-language"));
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())
    }
}

impl StdError for HttpError {}

impl ResponseError for HttpError {
    fn status_code(&self) -> StatusCode {
        self.code.status()
    }

    /// Without a body: the shell writes it, since only the shell knows the language.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.code.status())
    }
}
