//! A thread as the server keeps it for a centre: opened, and sealed anew when the centre's key has changed.

use alloc::vec::Vec;

use rand_core::CryptoRng;
use thiserror::Error;

use crate::centre_key::CentreSecret;
use crate::derivation::ReporterPublicKey;
use crate::directory::CentrePublicKey;
use crate::ids::{DeploymentId, KeyId, ThreadId};
use crate::thread::{Thread, ThreadError};
use crate::thread_key::{OpeningMark, ThreadReplaced};
use crate::thread_keys::{CentreSeal, EpochError, NewEpoch, ThreadKeys};

/// What the server keeps of a thread for its centre.
pub struct StoredThread<'a> {
    /// The deployment.
    pub deployment: DeploymentId,
    /// The thread.
    pub thread: ThreadId,
    /// The thread's keys sealed to the centre, from epoch 1 on.
    pub seals: &'a [CentreSeal<'a>],
    /// The mark of the last opening; none if nobody of the centre has opened it yet.
    pub opening_mark: Option<&'a [u8]>,
    /// The reporter's public key. Believed only once the first message was opened.
    pub reporter: ReporterPublicKey,
}

/// A thread's keys under the new key of its centre, for the server to put in the place of the old ones in one step.
pub struct ResealedThread {
    /// The centre's new key.
    pub key_id: KeyId,
    /// The seals of the epochs so far, from epoch 1 on.
    pub centre_seals: Vec<Vec<u8>>,
    /// The epoch that begins now.
    pub next: NewEpoch,
    /// The mark over all epochs with the new one.
    pub opening_mark: OpeningMark,
}

/// Why a stored thread is not opened or not sealed anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StoredThreadError {
    /// The keys do not open.
    #[error(transparent)]
    Epoch(#[from] EpochError),
    /// It is another thread, or has other epochs, than at the last opening.
    #[error(transparent)]
    Replaced(#[from] ThreadReplaced),
    /// The first message does not open, or names another public key of the reporter.
    #[error(transparent)]
    First(#[from] ThreadError),
    /// The new key is not the one that the directory has for this centre.
    #[error("the directory does not have this key")]
    NotInDirectory,
}

impl StoredThread<'_> {
    /// Opens the thread's keys and checks them against the last opening; gives the thread, of which nothing was seen
    /// yet, and the mark of this opening.
    ///
    /// A mark is made under the key to which the newest epoch is sealed.
    ///
    /// # Errors
    /// [`StoredThreadError`] if a seal does not open or the mark differs.
    pub fn open(&self, secrets: &[CentreSecret]) -> Result<(Thread, OpeningMark), StoredThreadError> {
        let keys = ThreadKeys::open_as_centre(&self.deployment, &self.thread, self.seals, secrets)?;
        let newest = self.seals.last().map(|seal| seal.key_id);
        let secret = secrets.iter().find(|secret| Some(*secret.key_id()) == newest);
        let mark = keys.opening_mark(secret.ok_or(EpochError::UnknownKey)?);
        if let Some(stored) = self.opening_mark {
            mark.verify(stored)?;
        }
        Ok((Thread::with_keys(keys, self.reporter.clone()), mark))
    }

    /// Seals all keys of the thread to the centre's new key and starts a new epoch with it.
    ///
    /// `old` are the secrets before, `new` the one to which `listed` belongs; `first_envelope` is the first of the
    /// thread, which tells whether the server has given the reporter's own public key: the new epoch is sealed to it.
    ///
    /// # Errors
    /// [`StoredThreadError`] if anything is not as it was left; nothing may then be stored.
    pub fn reseal(
        &self,
        first_envelope: &[u8],
        old: &[CentreSecret],
        new: &CentreSecret,
        listed: &CentrePublicKey,
        rng: &mut impl CryptoRng,
    ) -> Result<ResealedThread, StoredThreadError> {
        if listed.centre() != new.centre() || listed.key_id() != new.key_id() {
            return Err(StoredThreadError::NotInDirectory);
        }
        let (mut thread, _) = self.open(old)?;
        thread.open(first_envelope)?;
        let centre_seals = thread.keys().seal_all_to(listed, rng)?;
        let next = thread.start_epoch(listed, rng)?;
        Ok(ResealedThread {
            key_id: *new.key_id(),
            centre_seals,
            next,
            opening_mark: thread.keys().opening_mark(new),
        })
    }
}
