//! What the errors of flows about threads are to the client: messages, notes, hands, transfers, links.

use crate::flows::{
    AssignError, BeginEpochError, CloseThreadError, DeleteThreadError, DraftError, HandOverError, LinkError,
    ListThreadsError, MarkOpenedError, NotebookError, OpenThreadError, PostMessageError, PresenceError,
    ReadThreadError, ReceivingError, SetReminderError, ViewThreadError,
};
use crate::http::error::{ErrorCode, HttpError};

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
