//! All keys of one thread: one for each epoch, from the first to the newest.
//!
//! Whoever opens a thread has all of them; there is no epoch without the ones before it. An epoch is started by the
//! centre, which vouches for it with the key before, or by the reporter, who vouches for it with the code.

use alloc::vec::Vec;

use rand_core::CryptoRng;
use thiserror::Error;

use crate::centre_key::CentreSecret;
use crate::derivation::{ReporterKeys, ReporterPublicKey};
use crate::directory::CentrePublicKey;
use crate::ids::{CentreId, DeploymentId, KeyId, ThreadId};
use crate::primitives::{HASH_BYTES, sha256};
use crate::sealed_box::OpenError;
use crate::secret::same;
use crate::thread_key::{FIRST_EPOCH, OpeningMark, SealAuthentication, ThreadEpoch, ThreadKey, opening_mark};

/// The keys of a thread.
pub struct ThreadKeys {
    deployment: DeploymentId,
    thread: ThreadId,
    first: u32,
    epochs: Vec<Epoch>,
}

struct Epoch {
    key: ThreadKey,
    maker: Maker,
}

/// Who has made an epoch, as far as this side can tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Maker {
    /// The reporter: vouched for by the code. Only the reporter's side can tell.
    Code,
    /// Vouched for by the key before, on the reporter's side.
    PreviousKey,
    /// The centre's side, which cannot tell the reporter from another holder of the key before.
    Anybody,
}

/// One thread key sealed to a centre, as the server keeps it.
pub struct CentreSeal<'a> {
    /// The epoch of the thread, from 1.
    pub epoch: u32,
    /// To which of the centre's keys it is sealed.
    pub key_id: KeyId,
    /// The sealed box, in a later epoch than the first with its tag: 1169 or 1201 bytes.
    pub sealed: &'a [u8],
}

/// A new epoch of a thread, for the server to keep.
pub struct NewEpoch {
    /// Its number.
    pub epoch: u32,
    /// The centre to which it is sealed.
    pub centre: CentreId,
    /// Which of the centre's keys it is sealed to.
    pub key_id: KeyId,
    /// The key sealed to the centre, 1201 bytes.
    pub centre_seal: Vec<u8>,
    /// The key sealed to the reporter, 1201 bytes.
    pub reporter_seal: Vec<u8>,
    /// By which the key is known again without having it.
    pub(crate) commitment: [u8; HASH_BYTES],
}

/// Why the keys of a thread are refused, or no new one is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EpochError {
    /// An epoch is missing, or comes twice.
    #[error("a seal of epoch {found} where {expected} was expected")]
    OutOfOrder {
        /// The epoch whose turn it is.
        expected: u32,
        /// The epoch that came; 0 if none did.
        found: u32,
    },
    /// It is sealed to a key of the centre that is not held.
    #[error("sealed to another key")]
    UnknownKey,
    /// A seal does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The centre's key belongs to another deployment.
    #[error("a key of another deployment")]
    ForeignDeployment,
    /// The first message, which names the reporter's public key, was not opened yet.
    #[error("nothing of the thread was opened yet")]
    NotOpened,
    /// The numbers of epochs are used up.
    #[error("no further epoch")]
    Exhausted,
}

impl ThreadKeys {
    /// The keys of a thread of which one epoch is known.
    #[must_use]
    pub fn of_one(at: &ThreadEpoch, key: ThreadKey) -> Self {
        Self {
            deployment: at.deployment,
            thread: at.thread,
            first: at.epoch,
            epochs: alloc::vec![Epoch {
                key,
                maker: Maker::Anybody
            }],
        }
    }

    /// Opens every epoch's seal with the secrets of the centre; the seals from epoch 1 on without a gap.
    ///
    /// # Errors
    /// [`EpochError`] if an epoch is missing or a seal does not open.
    pub fn open_as_centre(
        deployment: &DeploymentId,
        thread: &ThreadId,
        seals: &[CentreSeal<'_>],
        secrets: &[CentreSecret],
    ) -> Result<Self, EpochError> {
        let mut keys = Self {
            deployment: *deployment,
            thread: *thread,
            first: FIRST_EPOCH,
            epochs: Vec::with_capacity(seals.len()),
        };
        for seal in seals {
            let at = keys.next_epoch()?;
            if seal.epoch != at.epoch {
                let (expected, found) = (at.epoch, seal.epoch);
                return Err(EpochError::OutOfOrder { expected, found });
            }
            let secret = secrets.iter().find(|secret| *secret.key_id() == seal.key_id);
            let secret = secret.ok_or(EpochError::UnknownKey)?;
            let key = match keys.epochs.last() {
                None => ThreadKey::open_as_centre(seal.sealed, &at, secret)?,
                Some(previous) => ThreadKey::open_next_as_centre(seal.sealed, &at, secret, &previous.key)?,
            };
            let maker = Maker::Anybody;
            keys.epochs.push(Epoch { key, maker });
        }
        if keys.epochs.is_empty() {
            let expected = FIRST_EPOCH;
            return Err(EpochError::OutOfOrder { expected, found: 0 });
        }
        Ok(keys)
    }

    /// Opens the reporter's seal of the first epoch.
    ///
    /// # Errors
    /// [`OpenError`] if it does not come from the holder of the code.
    pub fn open_as_reporter(sealed: &[u8], reporter: &ReporterKeys) -> Result<Self, OpenError> {
        let at = ThreadEpoch::first(reporter.deployment, reporter.thread);
        Ok(Self::of_one(&at, ThreadKey::open_as_reporter(sealed, reporter)?))
    }

    /// Opens the reporter's seal of the epoch after the newest. Nothing changes if it is refused: a seal of any other
    /// epoch, of another thread, or by somebody who has neither the newest key nor the code.
    ///
    /// # Errors
    /// [`EpochError::Open`] for all of these alike.
    pub fn add_as_reporter(&mut self, sealed: &[u8], reporter: &ReporterKeys) -> Result<(), EpochError> {
        let at = self.next_epoch()?;
        let of_code = &reporter.seal_authentication;
        let of_key = self.newest().next_seal_authentication(&at);
        let (vouched_by, maker) = if of_code.vouches_for(&at, sealed) {
            (of_code, Maker::Code)
        } else {
            (&of_key, Maker::PreviousKey)
        };
        let key = ThreadKey::open_as_reporter_of(sealed, &at, reporter, vouched_by)?;
        self.epochs.push(Epoch { key, maker });
        Ok(())
    }

    /// The centre starts the next epoch; see [`Thread::start_epoch`](crate::Thread::start_epoch), which has made sure of
    /// the reporter's public key.
    pub(crate) fn start_next(
        &mut self,
        centre: &CentrePublicKey,
        reporter: &ReporterPublicKey,
        rng: &mut impl CryptoRng,
    ) -> Result<NewEpoch, EpochError> {
        let at = self.next_epoch()?;
        let vouched_by = self.newest().next_seal_authentication(&at);
        let (key, new) = self.make(&at, centre, reporter, &vouched_by, rng)?;
        let maker = Maker::Anybody;
        self.epochs.push(Epoch { key, maker });
        Ok(new)
    }

    /// The reporter offers the next epoch, sealed to a centre of his choice and vouched for by the code. It does not
    /// belong to these keys until the server gives its seal back ([`ThreadKeys::add_as_reporter`]).
    ///
    /// # Errors
    /// [`EpochError`] if the centre's key is of another deployment or there is no further number.
    pub(crate) fn offer_next(
        &self,
        reporter: &ReporterKeys,
        centre: &CentrePublicKey,
        rng: &mut impl CryptoRng,
    ) -> Result<NewEpoch, EpochError> {
        let at = self.next_epoch()?;
        let (_, new) = self.make(&at, centre, &reporter.public_key(), &reporter.seal_authentication, rng)?;
        Ok(new)
    }

    /// One more key, whoever has made it (for test vectors).
    #[cfg(feature = "vectors")]
    pub(crate) fn push(&mut self, key: ThreadKey) {
        let maker = Maker::Anybody;
        self.epochs.push(Epoch { key, maker });
    }

    fn make(
        &self,
        at: &ThreadEpoch,
        centre: &CentrePublicKey,
        reporter: &ReporterPublicKey,
        vouched_by: &SealAuthentication,
        rng: &mut impl CryptoRng,
    ) -> Result<(ThreadKey, NewEpoch), EpochError> {
        if *centre.deployment() != at.deployment {
            return Err(EpochError::ForeignDeployment);
        }
        let key = ThreadKey::generate(rng);
        let new = NewEpoch {
            epoch: at.epoch,
            centre: centre.centre().clone(),
            key_id: *centre.key_id(),
            centre_seal: key.seal_next_to_centre(at, centre, self.newest(), rng),
            reporter_seal: key.seal_to_reporter(at, reporter, vouched_by, rng),
            commitment: key.commitment(at),
        };
        Ok((key, new))
    }

    /// Seals every epoch to a centre, in order: what the centre needs to read the whole thread.
    ///
    /// # Errors
    /// [`EpochError::ForeignDeployment`] if the centre's key is of another deployment.
    pub fn seal_all_to(&self, centre: &CentrePublicKey, rng: &mut impl CryptoRng) -> Result<Vec<Vec<u8>>, EpochError> {
        if *centre.deployment() != self.deployment {
            return Err(EpochError::ForeignDeployment);
        }
        let mut previous: Option<&ThreadKey> = None;
        let epochs = (self.first..).zip(&self.epochs);
        let sealed = epochs.map(|(epoch, one)| {
            let at = self.at(epoch);
            match previous.replace(&one.key) {
                None => one.key.seal_to_centre(&at, centre, rng),
                Some(previous) => one.key.seal_next_to_centre(&at, centre, previous, rng),
            }
        });
        Ok(sealed.collect())
    }

    /// The centre's mark that it has opened the thread with exactly these keys: a thread that was replaced has another
    /// one, and so has a thread from which an epoch was taken away or to which one was added.
    #[must_use]
    pub fn opening_mark(&self, centre: &CentreSecret) -> OpeningMark {
        let keys: Vec<&[u8]> = self
            .epochs
            .iter()
            .map(|one| one.key.secret_bytes().as_slice())
            .collect();
        opening_mark(&self.at(self.newest_epoch()), centre, &sha256(&keys))
    }

    /// The number of the newest epoch.
    #[must_use]
    pub fn newest_epoch(&self) -> u32 {
        // Never empty and never longer than numbers reach: `next_epoch` is asked before each push.
        self.first + u32::try_from(self.epochs.len() - 1).unwrap_or_default()
    }

    pub(crate) fn at(&self, epoch: u32) -> ThreadEpoch {
        ThreadEpoch {
            deployment: self.deployment,
            thread: self.thread,
            epoch,
        }
    }

    /// The key of an epoch.
    pub(crate) fn get(&self, epoch: u32) -> Option<&ThreadKey> {
        self.epoch(epoch).map(|one| &one.key)
    }

    /// Whether messages may be of this epoch. After a handover with consent it has to be the epoch that the writer has
    /// `offered`, and on the reporter's side made by the code: the centre before, which has the key before, could make
    /// another one. An epoch that was offered and not agreed upon is none.
    pub(crate) fn is_trusted(&self, epoch: u32, offered: Option<&[u8; HASH_BYTES]>) -> bool {
        self.epoch(epoch).is_some_and(|one| match offered {
            Some(offered) => one.maker != Maker::PreviousKey && same(&one.key.commitment(&self.at(epoch)), offered),
            None => one.maker != Maker::Code || epoch == self.first,
        })
    }

    fn epoch(&self, epoch: u32) -> Option<&Epoch> {
        self.epochs.get(usize::try_from(epoch.checked_sub(self.first)?).ok()?)
    }

    fn newest(&self) -> &ThreadKey {
        self.epochs
            .last()
            .map_or_else(|| unreachable!("there is a first epoch"), |one| &one.key)
    }

    /// What the next epoch belongs to.
    fn next_epoch(&self) -> Result<ThreadEpoch, EpochError> {
        let count = u32::try_from(self.epochs.len()).map_err(|_| EpochError::Exhausted)?;
        let epoch = self.first.checked_add(count).ok_or(EpochError::Exhausted)?;
        Ok(self.at(epoch))
    }
}
