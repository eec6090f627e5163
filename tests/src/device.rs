//! What any person's device does: it holds what is compiled into the pages, verifies the directory, and refuses.

use ozvise_crypto::staff::opaque::OpaqueError;
use ozvise_crypto::staff::{NoteError, NotebookError};
use ozvise_crypto::{
    CentreKeyError, CentreUnusable, ChainError, DeploymentId, Direction, Directory, DirectoryError, EpochError,
    OpenError, OpenedMessage, PublicKeyError, RootPublicKey, StoredThreadError, Thread, ThreadError, ThreadReplaced,
    Transfer, UnverifiedDirectory, from_b64,
};
use serde_json::Value;

use crate::clock::TestClock;
use crate::http::{Call, Http};
use crate::proxy::Answer;

/// A device before anybody has typed anything into it.
#[derive(Clone)]
pub struct Device {
    /// Its connection.
    pub http: Http,
    /// The deployment that its pages were made for.
    pub deployment: DeploymentId,
    /// The root that its pages trust.
    pub root: RootPublicKey,
    /// Its clock.
    pub clock: TestClock,
}

/// Why a device did not do what its person wanted.
#[derive(Debug)]
pub enum Refusal {
    /// The server has answered something else than success.
    Answered(Box<Answer>),
    /// The connection was lost.
    ConnectionLost,
    /// The directory is not to be trusted.
    Directory(DirectoryError),
    /// Nothing can be sealed to this centre.
    Centre(CentreUnusable),
    /// A thread key did not open, or was not made by whom it should.
    Seal(OpenError),
    /// The centre's key is not the one that the root has signed.
    CentreKey(CentreKeyError),
    /// The keys of a thread are not those of its epochs.
    Epoch(EpochError),
    /// The new key is not the centre's in the directory.
    NotListed,
    /// A member does not bear the mark of the centre's key.
    NotVouched,
    /// The password is wrong, or the server does not know it.
    Password(OpaqueError),
    /// The server wants to show another thread than the one that staff have opened.
    Replaced(ThreadReplaced),
    /// The thread was opened before and its mark is missing.
    MissingOpeningMark,
    /// The reporter's public key is not one.
    ReporterKey(PublicKeyError),
    /// The messages do not follow each other, or do not open.
    Thread(ThreadError),
    /// A note is not one, or cannot be written now.
    Note(NoteError),
    /// The notebook cannot be moved to another key.
    Notebook(NotebookError),
}

impl From<ThreadError> for Refusal {
    fn from(error: ThreadError) -> Self {
        Self::Thread(error)
    }
}

impl From<EpochError> for Refusal {
    fn from(error: EpochError) -> Self {
        match error {
            EpochError::Open(error) => Self::Seal(error),
            other => Self::Epoch(other),
        }
    }
}

impl From<StoredThreadError> for Refusal {
    fn from(error: StoredThreadError) -> Self {
        match error {
            StoredThreadError::Epoch(error) => error.into(),
            StoredThreadError::Replaced(error) => Self::Replaced(error),
            StoredThreadError::First(error) => Self::Thread(error),
            StoredThreadError::NotInDirectory => Self::NotListed,
        }
    }
}

impl From<ChainError> for Refusal {
    fn from(error: ChainError) -> Self {
        Self::Thread(error.into())
    }
}

/// One message as it stands on a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the thread.
    pub sequence: u32,
    /// Who wrote it.
    pub from: Direction,
    /// The text.
    pub text: String,
    /// What it says about a transfer.
    pub transfer: Option<Transfer>,
}

impl From<OpenedMessage> for Line {
    fn from(opened: OpenedMessage) -> Self {
        Self {
            sequence: opened.sequence,
            from: opened.direction,
            transfer: opened.message.transfer.clone(),
            text: opened.message.text.clone(),
        }
    }
}

/// The texts alone.
pub fn texts(lines: &[Line]) -> Vec<&str> {
    lines.iter().map(|line| line.text.as_str()).collect()
}

impl Device {
    /// Sends a call and gives its answer if it is a success.
    pub async fn ask(&self, call: Call) -> Result<Answer, Refusal> {
        let answer = self.http.try_send(call).await.ok_or(Refusal::ConnectionLost)?;
        if answer.status.is_success() {
            Ok(answer)
        } else {
            Err(Refusal::Answered(Box::new(answer)))
        }
    }

    /// The directory, fetched and verified.
    pub async fn directory(&self) -> Result<Directory, Refusal> {
        let answer = self.ask(Call::get("/directory")).await?.json();
        let unverified = UnverifiedDirectory::parse(&bytes(&answer["directory"])).map_err(Refusal::Directory)?;
        unverified
            .verify(&self.root, &self.deployment, self.clock.seconds())
            .map_err(Refusal::Directory)
    }
}

/// Opens a page of envelopes, one after the other.
pub(crate) fn open_all(thread: &mut Thread, page: &Value) -> Result<Vec<Line>, Refusal> {
    let envelopes = page["envelopes"].as_array().expect("a list of envelopes");
    envelopes
        .iter()
        .map(|item| Ok(thread.open(&bytes(&item["envelope"]))?.into()))
        .collect()
}

/// The bytes of a base64url text in an answer.
#[track_caller]
pub(crate) fn bytes(value: &Value) -> Vec<u8> {
    let text = value.as_str().unwrap_or_else(|| panic!("not a text: {value}"));
    from_b64(text).unwrap_or_else(|| panic!("not base64url: {text}"))
}

/// The identifier in an answer.
#[track_caller]
pub(crate) fn id<T: std::str::FromStr>(value: &Value) -> T {
    let text = value.as_str().unwrap_or_else(|| panic!("not a text: {value}"));
    text.parse().unwrap_or_else(|_| panic!("not an identifier: {text}"))
}
