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

pub use super::error_code::ErrorCode;

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
