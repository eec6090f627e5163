//! What the errors of flows about members of staff and the keys that they hold are to the client.

use crate::flows::session::SessionError;
use crate::flows::sign_in::SignInError;
use crate::flows::{
    ApproveError, CentreKeyError, CloseError, InvitationsError, InviteError, OwnAccountError, OwnNoticesError,
    OwnSessionsError, PasskeysError, RegistrationError, RotationError, SecondStep, WithdrawKeyError,
};
use crate::http::error::{ErrorCode, HttpError};
use crate::http::wire::{Base64, PasskeyQuestionItem, SecondStepItem};

impl From<InviteError> for HttpError {
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::Forbidden => Self::new(ErrorCode::Forbidden),
            InviteError::UnknownCentre => Self::new(ErrorCode::UnknownCentre).in_field("centre_id"),
            InviteError::Malformed => Self::malformed("display_name"),
            InviteError::MemberNotFound => Self::new(ErrorCode::MemberNotFound).in_field("renew"),
            InviteError::LastHolder => Self::new(ErrorCode::LastHolder).in_field("confirm_last_holder"),
            InviteError::Store(error) => error.into(),
        }
    }
}

impl From<InvitationsError> for HttpError {
    fn from(error: InvitationsError) -> Self {
        match error {
            InvitationsError::NotFound => Self::new(ErrorCode::InvitationNotFound),
            InvitationsError::Store(error) => error.into(),
        }
    }
}

impl From<RegistrationError> for HttpError {
    fn from(error: RegistrationError) -> Self {
        match error {
            RegistrationError::InvitationNotFound => Self::new(ErrorCode::InvitationNotFound),
            RegistrationError::EnrolmentOver => Self::new(ErrorCode::EnrolmentOver),
            RegistrationError::Malformed(field) => Self::malformed(field),
            RegistrationError::UnknownVersion(version) => Self::unknown_version(version.into(), "body"),
            RegistrationError::NameTaken => Self::new(ErrorCode::NameTaken).in_field("name"),
            RegistrationError::WrongCode => Self::new(ErrorCode::WrongCode).in_field("totp"),
            RegistrationError::LastHolder => Self::new(ErrorCode::LastHolder),
            RegistrationError::Store(error) => error.into(),
        }
    }
}

impl From<OwnAccountError> for HttpError {
    fn from(error: OwnAccountError) -> Self {
        match error {
            OwnAccountError::Password(error) => error.into(),
            OwnAccountError::New(error) => error.into(),
            OwnAccountError::Outdated | OwnAccountError::StaleVault => Self::new(ErrorCode::AccountChanged),
            OwnAccountError::Store(error) => error.into(),
        }
    }
}

impl From<PasskeysError> for HttpError {
    fn from(error: PasskeysError) -> Self {
        match error {
            PasskeysError::Unavailable | PasskeysError::NotFound => Self::new(ErrorCode::NotFound),
            PasskeysError::Password(error) => error.into(),
            PasskeysError::Name => Self::malformed("name"),
            PasskeysError::Over | PasskeysError::Refused(_) | PasskeysError::Known => {
                Self::new(ErrorCode::PasskeyRefused)
            }
            PasskeysError::TooMany => Self::new(ErrorCode::TooManyPasskeys),
            PasskeysError::Store(error) => error.into(),
        }
    }
}

fn second_step(step: SecondStep) -> SecondStepItem {
    SecondStepItem {
        step: step.id.to_vec().into(),
        passkey: step.passkeys.map(|question| PasskeyQuestionItem {
            challenge: question.challenge.to_vec().into(),
            relying_party_id: question.relying_party,
            credential_ids: question.credential_ids.into_iter().map(Base64).collect(),
        }),
    }
}

impl From<OwnSessionsError> for HttpError {
    fn from(error: OwnSessionsError) -> Self {
        match error {
            OwnSessionsError::NotFound => Self::new(ErrorCode::NotFound),
            OwnSessionsError::Store(error) => error.into(),
        }
    }
}

impl From<ApproveError> for HttpError {
    fn from(error: ApproveError) -> Self {
        match error {
            ApproveError::MemberNotFound => Self::new(ErrorCode::MemberNotFound),
            ApproveError::NotAHolder => Self::new(ErrorCode::NotAHolder),
            ApproveError::KeyPending => Self::new(ErrorCode::KeyPending),
            ApproveError::Conflicting => Self::new(ErrorCode::ConflictingKey).in_field("seals"),
            ApproveError::Store(error) => error.into(),
        }
    }
}

impl From<CloseError> for HttpError {
    fn from(error: CloseError) -> Self {
        match error {
            CloseError::MemberNotFound => Self::new(ErrorCode::MemberNotFound),
            CloseError::LastHolder => Self::new(ErrorCode::LastHolder).in_field("confirm_last_holder"),
            CloseError::Store(error) => error.into(),
        }
    }
}

impl From<CentreKeyError> for HttpError {
    fn from(error: CentreKeyError) -> Self {
        match error {
            CentreKeyError::Forbidden => Self::new(ErrorCode::Forbidden),
            CentreKeyError::NotAHolder => Self::new(ErrorCode::NotAHolder),
            CentreKeyError::KeyPending => Self::new(ErrorCode::KeyPending),
            CentreKeyError::Conflicting => Self::new(ErrorCode::ConflictingKey).in_field("seals"),
            CentreKeyError::Store(error) => error.into(),
        }
    }
}

impl From<WithdrawKeyError> for HttpError {
    fn from(error: WithdrawKeyError) -> Self {
        match error {
            WithdrawKeyError::Forbidden => Self::new(ErrorCode::Forbidden),
            WithdrawKeyError::NotPending => Self::new(ErrorCode::ConflictingKey),
            WithdrawKeyError::Store(error) => error.into(),
        }
    }
}

impl From<RotationError> for HttpError {
    fn from(error: RotationError) -> Self {
        match error {
            RotationError::NotAHolder => Self::new(ErrorCode::NotAHolder),
            RotationError::StaleKey => Self::new(ErrorCode::StaleKey).in_field("key_id"),
            RotationError::StillNeeded => Self::new(ErrorCode::KeyStillNeeded),
            RotationError::Store(error) => error.into(),
        }
    }
}

impl From<SessionError> for HttpError {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::NotSignedIn => Self::new(ErrorCode::NotSignedIn),
            SessionError::Store(error) => error.into(),
        }
    }
}

impl From<SignInError> for HttpError {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::Malformed => Self::malformed("body"),
            SignInError::UnknownVersion(version) => Self::unknown_version(version.into(), "body"),
            SignInError::Refused | SignInError::CounterWentBack => Self::new(ErrorCode::SignInFailed),
            SignInError::TooManyTries { wait } => Self::new(ErrorCode::TooManyTries).after(wait),
            SignInError::CodeNeeded(step) => Self::new(ErrorCode::CodeNeeded)
                .in_field("totp")
                .with_second_step(second_step(*step)),
            SignInError::Store(error) => error.into(),
        }
    }
}

impl From<OwnNoticesError> for HttpError {
    fn from(error: OwnNoticesError) -> Self {
        match error {
            OwnNoticesError::NoMail => Self::new(ErrorCode::MailNotSetUp),
            OwnNoticesError::TooManyMails { wait } => Self::new(ErrorCode::TooManyTries).after(wait),
            // The page offers nothing that needs an address without one, so it was taken away elsewhere.
            OwnNoticesError::NoAddress => Self::new(ErrorCode::AccountChanged),
            OwnNoticesError::WrongCode => Self::new(ErrorCode::AddressCodeWrong).in_field("code"),
            OwnNoticesError::Store(error) => error.into(),
        }
    }
}
