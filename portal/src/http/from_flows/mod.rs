//! What each error of a flow is to the client.

mod people;
mod threads;

use crate::flows::{CannedReplyError, FetchDirectoryError, GiveAnswersError, ReadAnswersError, ReadAuditError};
use crate::http::error::{ErrorCode, HttpError};
use crate::store::StoreError;

impl From<StoreError> for HttpError {
    fn from(error: StoreError) -> Self {
        match error {
            // Passing troubles: the client may try again.
            StoreError::Connection(_) | StoreError::Commit(_) | StoreError::Overloaded | StoreError::NoFile => {
                Self::unavailable(error)
            }
            other => Self::internal(other),
        }
    }
}

impl From<FetchDirectoryError> for HttpError {
    fn from(error: FetchDirectoryError) -> Self {
        match error {
            FetchDirectoryError::NoDirectory => Self::unavailable(error),
            FetchDirectoryError::Store(error) => error.into(),
        }
    }
}

impl From<ReadAuditError> for HttpError {
    fn from(error: ReadAuditError) -> Self {
        match error {
            ReadAuditError::Forbidden => Self::new(ErrorCode::Forbidden),
            ReadAuditError::Store(error) => error.into(),
        }
    }
}

impl From<GiveAnswersError> for HttpError {
    fn from(error: GiveAnswersError) -> Self {
        match error {
            GiveAnswersError::Empty => Self::malformed("answers"),
            GiveAnswersError::UnknownCentre => Self::new(ErrorCode::UnknownCentre).in_field("centre_id"),
            GiveAnswersError::TooMany { wait } => Self::new(ErrorCode::TooManyTries).after(wait),
            GiveAnswersError::Store(error) => error.into(),
        }
    }
}

impl From<ReadAnswersError> for HttpError {
    fn from(error: ReadAnswersError) -> Self {
        match error {
            ReadAnswersError::Store(error) => error.into(),
        }
    }
}

impl From<CannedReplyError> for HttpError {
    fn from(error: CannedReplyError) -> Self {
        match error {
            CannedReplyError::TooMany => Self::new(ErrorCode::TooManyCannedReplies),
            CannedReplyError::NotFound => Self::new(ErrorCode::NotFound),
            CannedReplyError::Changed => Self::new(ErrorCode::CannedReplyChanged).in_field("edition"),
            CannedReplyError::Store(error) => error.into(),
        }
    }
}
