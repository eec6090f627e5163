//! What each error of a flow is to the client.

use super::error::{ErrorCode, HttpError};
use super::wire::{Base64, PasskeyQuestionItem, SecondStepItem};
use crate::flows::session::SessionError;
use crate::flows::sign_in::SignInError;
use crate::flows::{
    ApproveError, AssignError, BeginEpochError, CentreKeyError, CloseError, CloseThreadError, DeleteThreadError,
    DraftError, FetchDirectoryError, GiveAnswersError, HandOverError, InvitationsError, InviteError, LinkError,
    ListThreadsError, MarkOpenedError, NotebookError, OpenThreadError, OwnAccountError, OwnNoticesError,
    OwnSessionsError, PasskeysError, PostMessageError, PresenceError, ReadAnswersError, ReadAuditError,
    ReadThreadError, ReceivingError, RegistrationError, RotationError, SecondStep, SetReminderError, ViewThreadError,
    WithdrawKeyError,
};
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

impl From<OpenThreadError> for HttpError {
    fn from(error: OpenThreadError) -> Self {
        match error {
            OpenThreadError::WrongDirection => Self::new(ErrorCode::WrongDirection).in_field("envelope"),
            OpenThreadError::NotFirst => Self::malformed("envelope"),
            OpenThreadError::Receiving(error) => error.into(),
            OpenThreadError::Conflicting => Self::new(ErrorCode::ConflictingThread),
            OpenThreadError::Store(error) => error.into(),
        }
    }
}

impl From<ReceivingError> for HttpError {
    fn from(error: ReceivingError) -> Self {
        match error {
            ReceivingError::UnknownCentre => Self::new(ErrorCode::UnknownCentre).in_field("centre_id"),
            ReceivingError::NotAccepting { fallback } => Self::new(ErrorCode::CentreNotAccepting)
                .in_field("centre_id")
                .with_fallback(fallback.map(|centre| centre.to_string())),
            ReceivingError::StaleKey => Self::new(ErrorCode::StaleKey).in_field("key_id"),
            ReceivingError::Store(error) => error.into(),
        }
    }
}

impl From<HandOverError> for HttpError {
    fn from(error: HandOverError) -> Self {
        match error {
            HandOverError::ThreadNotFound => Self::new(ErrorCode::ThreadNotFound),
            HandOverError::Forbidden => Self::new(ErrorCode::Forbidden).in_field("emergency"),
            HandOverError::NotAHolder => Self::new(ErrorCode::NotAHolder),
            HandOverError::Superseded => Self::new(ErrorCode::SupersededThread),
            HandOverError::NotOpened => Self::new(ErrorCode::NotOpened),
            HandOverError::WrongDirection => Self::new(ErrorCode::WrongDirection).in_field("envelope"),
            HandOverError::StaleSequence { last_sequence } => Self::new(ErrorCode::StaleSequence)
                .in_field("envelope")
                .with_last_sequence(last_sequence),
            HandOverError::StaleEpoch => Self::new(ErrorCode::StaleEpoch).in_field("centre_seals"),
            HandOverError::NotAgreed => Self::new(ErrorCode::NotAgreed).in_field("centre_id"),
            HandOverError::Receiving(error) => error.into(),
            HandOverError::Store(error) => error.into(),
        }
    }
}

impl From<BeginEpochError> for HttpError {
    fn from(error: BeginEpochError) -> Self {
        match error {
            BeginEpochError::ThreadNotFound => Self::new(ErrorCode::ThreadNotFound),
            BeginEpochError::NotAHolder => Self::new(ErrorCode::NotAHolder),
            BeginEpochError::StaleKey => Self::new(ErrorCode::StaleKey).in_field("key_id"),
            BeginEpochError::StaleEpoch => Self::new(ErrorCode::StaleEpoch).in_field("epoch"),
            BeginEpochError::Store(error) => error.into(),
        }
    }
}

impl From<PostMessageError> for HttpError {
    fn from(error: PostMessageError) -> Self {
        match error {
            PostMessageError::ThreadNotFound => Self::new(ErrorCode::ThreadNotFound),
            PostMessageError::WrongDirection => Self::new(ErrorCode::WrongDirection).in_field("envelope"),
            PostMessageError::StaleSequence { last_sequence } => Self::new(ErrorCode::StaleSequence)
                .in_field("envelope")
                .with_last_sequence(last_sequence),
            PostMessageError::ConflictingMessage { last_sequence } => Self::new(ErrorCode::ConflictingMessage)
                .in_field("envelope")
                .with_last_sequence(last_sequence),
            PostMessageError::Superseded => Self::new(ErrorCode::SupersededThread),
            PostMessageError::NotOpened => Self::new(ErrorCode::NotOpened),
            PostMessageError::WrongOffer => Self::malformed("offer"),
            PostMessageError::Receiving(error) => error.into(),
            PostMessageError::Store(error) => error.into(),
        }
    }
}

impl From<ReadThreadError> for HttpError {
    fn from(error: ReadThreadError) -> Self {
        match error {
            ReadThreadError::ThreadNotFound => Self::new(ErrorCode::ThreadNotFound),
            ReadThreadError::Store(error) => error.into(),
        }
    }
}

impl From<DeleteThreadError> for HttpError {
    fn from(error: DeleteThreadError) -> Self {
        match error {
            DeleteThreadError::ThreadNotFound => Self::new(ErrorCode::ThreadNotFound),
            DeleteThreadError::Store(error) => error.into(),
        }
    }
}

impl From<ListThreadsError> for HttpError {
    fn from(error: ListThreadsError) -> Self {
        match error {
            ListThreadsError::Store(error) => error.into(),
        }
    }
}

impl From<ViewThreadError> for HttpError {
    fn from(error: ViewThreadError) -> Self {
        match error {
            ViewThreadError::ThreadNotFound => Self::new(ErrorCode::ThreadNotFound),
            ViewThreadError::Store(error) => error.into(),
        }
    }
}

impl From<MarkOpenedError> for HttpError {
    fn from(error: MarkOpenedError) -> Self {
        match error {
            MarkOpenedError::ThreadNotFound => Self::new(ErrorCode::ThreadNotFound),
            MarkOpenedError::Conflicting => Self::new(ErrorCode::ConflictingMark).in_field("opening_mark"),
            MarkOpenedError::EpochDue => Self::new(ErrorCode::NotOpened),
            MarkOpenedError::Store(error) => error.into(),
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

impl From<AssignError> for HttpError {
    fn from(error: AssignError) -> Self {
        match error {
            AssignError::ThreadNotFound => Self::new(ErrorCode::ThreadNotFound),
            AssignError::InOtherHands { assignee } => Self::new(ErrorCode::InOtherHands).with_assignee(assignee),
            AssignError::Forbidden => Self::new(ErrorCode::Forbidden),
            AssignError::MemberNotFound => Self::new(ErrorCode::MemberNotFound).in_field("to"),
            AssignError::Store(error) => error.into(),
        }
    }
}

impl From<CloseThreadError> for HttpError {
    fn from(error: CloseThreadError) -> Self {
        match error {
            CloseThreadError::ThreadNotFound => Self::new(ErrorCode::ThreadNotFound),
            CloseThreadError::NotOpened => Self::new(ErrorCode::NotOpened),
            CloseThreadError::StaleSequence { last_sequence } => Self::new(ErrorCode::StaleSequence)
                .in_field("last_sequence")
                .with_last_sequence(last_sequence),
            CloseThreadError::Store(error) => error.into(),
        }
    }
}

impl From<PresenceError> for HttpError {
    fn from(error: PresenceError) -> Self {
        match error {
            PresenceError::ThreadNotFound => Self::new(ErrorCode::ThreadNotFound),
            PresenceError::Store(error) => error.into(),
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

impl From<NotebookError> for HttpError {
    fn from(error: NotebookError) -> Self {
        match error {
            NotebookError::ThreadNotFound => Self::new(ErrorCode::ThreadNotFound),
            NotebookError::NotAHolder => Self::new(ErrorCode::NotAHolder),
            NotebookError::StaleKey => Self::new(ErrorCode::StaleKey).in_field("key_id"),
            NotebookError::ConflictingNotebook => Self::new(ErrorCode::ConflictingNotebook),
            NotebookError::StaleSequence { last_sequence } => Self::new(ErrorCode::StaleSequence)
                .in_field("sequence")
                .with_last_sequence(last_sequence),
            NotebookError::ConflictingLabel => Self::new(ErrorCode::ConflictingLabel).in_field("known"),
            NotebookError::NoSuchMessage => Self::malformed("looked"),
            NotebookError::Store(error) => error.into(),
        }
    }
}

impl From<DraftError> for HttpError {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::ThreadNotFound => Self::new(ErrorCode::ThreadNotFound),
            DraftError::Conflicting => Self::new(ErrorCode::ConflictingDraft).in_field("known"),
            DraftError::Store(error) => error.into(),
        }
    }
}

impl From<LinkError> for HttpError {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::ThreadNotFound => Self::new(ErrorCode::ThreadNotFound),
            LinkError::SameThread => Self::malformed("old"),
            LinkError::NotAHolder => Self::new(ErrorCode::NotAHolder),
            LinkError::NotOpened => Self::new(ErrorCode::NotOpened),
            LinkError::SecondMemberNeeded => Self::new(ErrorCode::SecondMemberNeeded),
            LinkError::Conflicting => Self::new(ErrorCode::ConflictingLink),
            LinkError::Superseded => Self::new(ErrorCode::SupersededThread),
            LinkError::Store(error) => error.into(),
        }
    }
}

impl From<SetReminderError> for HttpError {
    fn from(error: SetReminderError) -> Self {
        match error {
            SetReminderError::ThreadNotFound => Self::new(ErrorCode::ThreadNotFound),
            SetReminderError::OutOfReach => Self::malformed("at"),
            SetReminderError::Stale => Self::new(ErrorCode::StaleReminder).in_field("known"),
            SetReminderError::Store(error) => error.into(),
        }
    }
}
