//! What a centre keeps about a thread and the reporter can never open: notes of staff, and the label by which lists know what
//! is urgent.
//!
//! A *notebook* is a ring of random keys, one for each key of the centre under which the thread has lived. It lies with the
//! server under the centre's present key. At re-sealing a fresh key is appended: so whoever has left opens nothing that was
//! written after the rotation, and the centre's old keys can be destroyed while old notes stay readable.

mod note;
mod sealing;
mod thread_label;

use alloc::vec::Vec;

use rand_core::CryptoRng;
use thiserror::Error;
use zeroize::Zeroizing;

pub use note::{
    MAX_NOTE_AUTHOR_CHARS, MAX_NOTE_DETAIL_BYTES, MAX_NOTE_TEXT_BYTES, NOTE_BYTES, Note, NoteError, NoteKind, NotePlace,
};
pub use thread_label::{THREAD_LABEL_BYTES, ThreadLabel};

pub(super) use sealing::{AEAD_BOX_OVERHEAD_BYTES, open, seal, seal_behind};

use crate::VERSION;
use crate::centre_key::CentreSecret;
use crate::ids::{DeploymentId, ThreadId};
use crate::labels;
use crate::primitives::{expand, extract};
use crate::sealed_box::OpenError;
use crate::secret::Secret;

/// Most keys of a notebook: their number stands in one byte. A centre that changes its key each month reaches it after
/// twenty-one years.
const MAX_KEYS: usize = 255;
/// Bytes of one of its keys.
const KEY_BYTES: usize = 32;
/// Bytes of a notebook without its keys: version, nonce, version and number of keys inside, tag.
const EMPTY_BYTES: usize = AEAD_BOX_OVERHEAD_BYTES + 2;
/// Bytes of a notebook with one key; each further one adds 32.
pub const SMALLEST_NOTEBOOK_BYTES: usize = EMPTY_BYTES + KEY_BYTES;
/// Bytes of a notebook with as many keys as there may be.
pub const LARGEST_NOTEBOOK_BYTES: usize = EMPTY_BYTES + MAX_KEYS * KEY_BYTES;

/// Whether a notebook can have this length: that of one to 255 keys.
#[must_use]
pub const fn is_notebook_length(bytes: usize) -> bool {
    bytes >= SMALLEST_NOTEBOOK_BYTES
        && bytes <= LARGEST_NOTEBOOK_BYTES
        && (bytes - EMPTY_BYTES).is_multiple_of(KEY_BYTES)
}

/// The keys of one thread's notes and label.
pub struct Notebook {
    deployment: DeploymentId,
    thread: ThreadId,
    /// Oldest first; one at least.
    keys: Vec<Secret<KEY_BYTES>>,
    /// It was opened with the centre's present key.
    is_current: bool,
}

/// Why a notebook was not sealed anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotebookError {
    /// It could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// It has as many keys as there may be.
    #[error("the notebook has no room for another key")]
    Full,
}

/// A notebook under the centre's new key, and the label under the notebook's new key.
pub struct ResealedNotebook {
    /// The notebook for the server to keep.
    pub notebook: Vec<u8>,
    /// The label for the server to keep; none where there was none that could be opened.
    pub label: Option<Vec<u8>>,
}

impl Notebook {
    /// A new notebook for a thread that has none.
    pub fn begin(deployment: DeploymentId, thread: ThreadId, rng: &mut impl CryptoRng) -> Self {
        Self {
            deployment,
            thread,
            keys: alloc::vec![Secret::random(rng)],
            is_current: true,
        }
    }

    /// Seals the keys for whoever has the centre's secret: at least 75 bytes for the server to keep.
    pub fn seal(&self, centre: &CentreSecret, rng: &mut impl CryptoRng) -> Vec<u8> {
        let mut plain = Zeroizing::new(Vec::with_capacity(2 + self.keys.len() * KEY_BYTES));
        plain.extend_from_slice(&[VERSION, self.count()]);
        for key in &self.keys {
            plain.extend_from_slice(key.bytes());
        }
        let associated = associated_data(centre, &self.thread);
        seal(&centre.derived_key(labels::NOTEBOOK_KEY), &associated, &plain, rng)
    }

    /// Opens what [`Notebook::seal`] has sealed, with whichever of the centre's secrets it fits; the present one comes first.
    ///
    /// One that an earlier secret opens is good for reading only: who has left the centre has that secret, and a server that
    /// helps him could bring his old notebook back to have new notes sealed under keys that he knows.
    ///
    /// # Errors
    /// [`OpenError`] if no secret opens it, it is of another thread, or it was altered.
    pub fn open(sealed: &[u8], secrets: &[CentreSecret], thread: &ThreadId) -> Result<Self, OpenError> {
        let mut failed = OpenError::Failed;
        for (index, centre) in secrets.iter().enumerate() {
            match Self::open_with(sealed, centre, thread) {
                Ok(keys) => {
                    return Ok(Self {
                        deployment: *centre.deployment(),
                        thread: *thread,
                        keys,
                        is_current: index == 0,
                    });
                }
                Err(error) => failed = error,
            }
        }
        Err(failed)
    }

    fn open_with(sealed: &[u8], centre: &CentreSecret, thread: &ThreadId) -> Result<Vec<Secret<KEY_BYTES>>, OpenError> {
        let key = centre.derived_key(labels::NOTEBOOK_KEY);
        let plain = open(&key, &associated_data(centre, thread), sealed)?;
        let ([VERSION, count], keys) = plain.split_first_chunk().ok_or(OpenError::Failed)? else {
            return Err(OpenError::Failed);
        };
        if *count == 0 || keys.len() != usize::from(*count) * KEY_BYTES {
            return Err(OpenError::Failed);
        }
        let keys = keys.chunks_exact(KEY_BYTES).map(Secret::copied_from);
        keys.collect::<Option<_>>().ok_or(OpenError::Failed)
    }

    /// Moves a notebook to the centre's new key: opens it with one of the centre's secrets, appends a fresh key, and seals it
    /// under `new`. With it goes the label, under the fresh key; one that does not open is left out, and browsers make it anew.
    ///
    /// # Errors
    /// [`NotebookError`] if it does not open, or has no room for another key.
    pub fn reseal(
        sealed: &[u8],
        label: Option<&[u8]>,
        secrets: &[CentreSecret],
        new: &CentreSecret,
        thread: &ThreadId,
        rng: &mut impl CryptoRng,
    ) -> Result<ResealedNotebook, NotebookError> {
        let mut notebook = Self::open(sealed, secrets, thread)?;
        let label = label.and_then(|label| notebook.open_label(label).ok());
        if notebook.keys.len() == MAX_KEYS {
            return Err(NotebookError::Full);
        }
        notebook.keys.push(Secret::random(rng));
        Ok(ResealedNotebook {
            notebook: notebook.seal(new, rng),
            label: label.map(|label| notebook.seal_any_label(&label, rng)),
        })
    }

    /// Whether it was opened with the centre's present key, so that something can be written.
    #[must_use]
    pub const fn is_current(&self) -> bool {
        self.is_current
    }

    /// How many keys it has.
    fn count(&self) -> u8 {
        // At most MAX_KEYS by construction.
        u8::try_from(self.keys.len()).unwrap_or(u8::MAX)
    }

    /// The number of its newest key; the oldest is 0.
    fn newest(&self) -> u8 {
        self.count() - 1
    }

    /// The key for one use, from the notebook's key with this number; `None` if it has none.
    fn key(&self, index: u8, label: &[u8]) -> Option<Secret<32>> {
        let key = self.keys.get(usize::from(index))?;
        Some(expand(
            &extract(&self.deployment, key.bytes()),
            &[label, self.thread.as_bytes()],
        ))
    }
}

/// `label ‖ deployment ‖ length of the centre's id ‖ centre's id ‖ key id ‖ thread`.
fn associated_data(centre: &CentreSecret, thread: &ThreadId) -> Vec<u8> {
    [
        labels::NOTEBOOK_ASSOCIATED_DATA,
        centre.deployment().as_bytes(),
        &centre.centre().length(),
        centre.centre().as_str().as_bytes(),
        centre.key_id().as_bytes(),
        thread.as_bytes(),
    ]
    .concat()
}
