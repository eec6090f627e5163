//! The key of a thread: its seals to the centre and to the reporter, the opening mark, the direction keys.

use alloc::vec::Vec;

use rand_core::CryptoRng;
use thiserror::Error;

use crate::centre_key::CentreSecret;
use crate::derivation::{ReporterKeys, ReporterPublicKey};
use crate::directory::CentrePublicKey;
use crate::ids::{CentreId, DeploymentId, KeyId, ThreadId};
use crate::labels;
use crate::primitives::{HASH_BYTES, expand, extract, hmac_sha256, sha256};
use crate::sealed_box::{OpenError, open_secret, seal, sealed_box_bytes};
use crate::secret::{Secret, same};

/// Bytes of a thread key sealed to a centre.
pub const CENTRE_SEAL_BYTES: usize = sealed_box_bytes(32);
/// Bytes of a thread key sealed to its reporter: a sealed box and a tag.
pub const REPORTER_SEAL_BYTES: usize = CENTRE_SEAL_BYTES + HASH_BYTES;
/// Bytes of the thread key of a later epoch sealed to a centre: a sealed box and a tag.
pub const LATER_CENTRE_SEAL_BYTES: usize = CENTRE_SEAL_BYTES + HASH_BYTES;
/// Bytes of an opening mark.
pub const OPENING_MARK_BYTES: usize = HASH_BYTES;
/// The epoch of a thread's first key.
pub const FIRST_EPOCH: u32 = 1;

/// Recipient kind in the info of a seal: a centre.
const TO_CENTRE: u8 = 1;
/// Recipient kind in the info of a seal: the reporter.
const TO_REPORTER: u8 = 2;

/// What a thread key belongs to. Everything made with the key is bound to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThreadEpoch {
    /// The deployment.
    pub deployment: DeploymentId,
    /// The thread.
    pub thread: ThreadId,
    /// The epoch of the thread, from 1: each new key of a thread starts another one.
    pub epoch: u32,
}

impl ThreadEpoch {
    /// The first epoch of a thread.
    #[must_use]
    pub fn first(deployment: DeploymentId, thread: ThreadId) -> Self {
        Self {
            deployment,
            thread,
            epoch: FIRST_EPOCH,
        }
    }

    /// `label ‖ deployment ‖ thread ‖ epoch`, with which the infos below begin.
    fn labelled(&self, label: &[u8]) -> Vec<u8> {
        [
            label,
            self.deployment.as_bytes(),
            self.thread.as_bytes(),
            &self.epoch.to_be_bytes(),
        ]
        .concat()
    }

    fn info_for_centre(&self, centre: &CentreId, key: &KeyId) -> Vec<u8> {
        let mut info = self.labelled(labels::THREAD_KEY_SEAL);
        info.push(TO_CENTRE);
        info.extend_from_slice(&centre.length());
        info.extend_from_slice(centre.as_str().as_bytes());
        info.extend_from_slice(key.as_bytes());
        info
    }

    fn info_for_reporter(&self) -> Vec<u8> {
        let mut info = self.labelled(labels::THREAD_KEY_SEAL);
        info.push(TO_REPORTER);
        info
    }
}

/// The key of one epoch of a thread: 32 random bytes.
pub struct ThreadKey(Secret<32>);

impl ThreadKey {
    /// A new key.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(Secret::random(rng))
    }

    /// The key with these bytes (for test vectors).
    #[cfg(feature = "vectors")]
    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Option<Self> {
        Secret::copied_from(&bytes).map(Self)
    }

    /// Another copy of the key.
    pub(crate) fn copied(&self) -> Self {
        Self(Secret::copied_from(self.0.bytes()).unwrap_or_else(|| unreachable!("of the same length")))
    }

    /// The bytes of the key, to be hashed.
    pub(crate) fn secret_bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }

    /// Seals the key to a centre: a [`SealedBox`](crate::CENTRE_SEAL_BYTES) of 1169 bytes.
    pub fn seal_to_centre(&self, at: &ThreadEpoch, centre: &CentrePublicKey, rng: &mut impl CryptoRng) -> Vec<u8> {
        let info = at.info_for_centre(centre.centre(), centre.key_id());
        seal(centre.key(), &info, self.0.bytes(), rng)
    }

    /// Opens what [`ThreadKey::seal_to_centre`] has sealed.
    ///
    /// # Errors
    /// [`OpenError`] if it was sealed to another key, for another thread or epoch, or was altered.
    pub fn open_as_centre(sealed: &[u8], at: &ThreadEpoch, centre: &CentreSecret) -> Result<Self, OpenError> {
        let info = at.info_for_centre(centre.centre(), centre.key_id());
        open_secret(centre.kem(), &info, sealed).map(Self)
    }

    /// Seals the key of a later epoch to a centre: a sealed box, and a tag by which a holder of the key before vouches for
    /// it, 1201 bytes.
    pub(crate) fn seal_next_to_centre(
        &self,
        at: &ThreadEpoch,
        centre: &CentrePublicKey,
        previous: &Self,
        rng: &mut impl CryptoRng,
    ) -> Vec<u8> {
        let mut sealed = self.seal_to_centre(at, centre, rng);
        let tag = previous.next_seal_authentication(at).tag_of_centre_seal(at, &sealed);
        sealed.extend_from_slice(&tag);
        sealed
    }

    /// Opens what [`ThreadKey::seal_next_to_centre`] has sealed.
    pub(crate) fn open_next_as_centre(
        sealed: &[u8],
        at: &ThreadEpoch,
        centre: &CentreSecret,
        previous: &Self,
    ) -> Result<Self, OpenError> {
        if let Some(version) = sealed.first().filter(|version| **version != crate::VERSION) {
            return Err(OpenError::UnknownVersion(*version));
        }
        let (sealed, tag) = sealed.split_at_checked(CENTRE_SEAL_BYTES).ok_or(OpenError::Failed)?;
        if !same(
            &previous.next_seal_authentication(at).tag_of_centre_seal(at, sealed),
            tag,
        ) {
            return Err(OpenError::Failed);
        }
        Self::open_as_centre(sealed, at, centre)
    }

    /// By which somebody who does not have the key knows it again: an answer that offers an epoch names it.
    pub(crate) fn commitment(&self, at: &ThreadEpoch) -> [u8; HASH_BYTES] {
        hmac_sha256(&self.0, &[&at.labelled(labels::THREAD_KEY_COMMITMENT)])
    }

    /// Seals the key to its reporter: a sealed box and a tag, 1201 bytes.
    pub fn seal_to_reporter(
        &self,
        at: &ThreadEpoch,
        reporter: &ReporterPublicKey,
        authentication: &SealAuthentication,
        rng: &mut impl CryptoRng,
    ) -> Vec<u8> {
        let mut sealed = seal(&reporter.0, &at.info_for_reporter(), self.0.bytes(), rng);
        let tag = authentication.tag(at, &sealed);
        sealed.extend_from_slice(&tag);
        sealed
    }

    /// Opens what [`ThreadKey::seal_to_reporter`] has sealed, in the first epoch.
    ///
    /// # Errors
    /// [`OpenError`] if it does not come from the holder of the code, is for another thread, or was altered.
    pub fn open_as_reporter(sealed: &[u8], reporter: &ReporterKeys) -> Result<Self, OpenError> {
        let at = ThreadEpoch::first(reporter.deployment, reporter.thread);
        Self::open_as_reporter_of(sealed, &at, reporter, &reporter.seal_authentication)
    }

    /// Opens what [`ThreadKey::seal_to_reporter`] has sealed, in the epoch after the one of `previous`.
    ///
    /// # Errors
    /// [`OpenError`] if it does not come from a holder of the previous key, is for another thread, or was altered.
    pub fn open_next_as_reporter(
        sealed: &[u8],
        at: &ThreadEpoch,
        reporter: &ReporterKeys,
        previous: &Self,
    ) -> Result<Self, OpenError> {
        Self::open_as_reporter_of(sealed, at, reporter, &previous.next_seal_authentication(at))
    }

    /// Opens a seal of this epoch that bears this tag.
    #[inline(never)] // called from several places, and the module of the reporters has to be small
    pub(crate) fn open_as_reporter_of(
        sealed: &[u8],
        at: &ThreadEpoch,
        reporter: &ReporterKeys,
        authentication: &SealAuthentication,
    ) -> Result<Self, OpenError> {
        if let Some(version) = sealed.first().filter(|version| **version != crate::VERSION) {
            return Err(OpenError::UnknownVersion(*version));
        }
        if !authentication.vouches_for(at, sealed) {
            return Err(OpenError::Failed);
        }
        let sealed = sealed.get(..CENTRE_SEAL_BYTES).unwrap_or_default();
        open_secret(&reporter.kem, &at.info_for_reporter(), sealed).map(Self)
    }

    /// The key that authenticates the reporter's seal of the epoch `next`, which follows the epoch of this key.
    #[must_use]
    pub fn next_seal_authentication(&self, next: &ThreadEpoch) -> SealAuthentication {
        let root = extract(&next.deployment, self.0.bytes());
        let info: &[&[u8]] = &[
            labels::THREAD_KEY_NEXT,
            next.thread.as_bytes(),
            &next.epoch.to_be_bytes(),
        ];
        SealAuthentication::new(expand(&root, info))
    }

    /// The centre's mark that it has opened the thread with this key, the only one that the thread has.
    #[must_use]
    pub fn opening_mark(&self, at: &ThreadEpoch, centre: &CentreSecret) -> OpeningMark {
        opening_mark(at, centre, &sha256(&[self.0.bytes()]))
    }

    /// The keys of the two directions.
    pub(crate) fn direction_keys(&self, at: &ThreadEpoch) -> DirectionKeys {
        let root = extract(&at.deployment, self.0.bytes());
        let (thread, epoch) = (at.thread.as_bytes(), at.epoch.to_be_bytes());
        DirectionKeys {
            from_reporter: expand(&root, &[labels::DIRECTION_FROM_REPORTER, thread, &epoch]),
            from_centre: expand(&root, &[labels::DIRECTION_FROM_CENTRE, thread, &epoch]),
        }
    }
}

/// The mark over the hash of a thread's keys, of which the newest belongs to `at`.
pub(crate) fn opening_mark(at: &ThreadEpoch, centre: &CentreSecret, keys: &[u8; HASH_BYTES]) -> OpeningMark {
    let key = centre.derived_key(labels::OPENING_MARK_KEY);
    OpeningMark(hmac_sha256(&key, &[&at.labelled(labels::OPENING_MARK_TAG), keys]))
}

/// One key for each direction, so that neither side's envelope can be shown as the other's.
pub(crate) struct DirectionKeys {
    pub(crate) from_reporter: Secret<32>,
    pub(crate) from_centre: Secret<32>,
}

/// The key under which a reporter's seal carries a tag.
///
/// HPKE's base mode does not say who sealed. Without the tag the server, which knows the reporter's public key, could
/// seal a key of its own to the reporter and so replace a whole thread by one that it has written itself.
pub struct SealAuthentication(Secret<32>);

impl SealAuthentication {
    pub(crate) fn new(key: Secret<32>) -> Self {
        Self(key)
    }

    #[cfg(feature = "vectors")]
    pub(crate) fn bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }

    fn tag_of_centre_seal(&self, at: &ThreadEpoch, sealed: &[u8]) -> [u8; HASH_BYTES] {
        hmac_sha256(&self.0, &[&at.labelled(labels::THREAD_KEY_CENTRE_TAG), sealed])
    }

    /// Whether the seal bears this key's tag.
    pub(crate) fn vouches_for(&self, at: &ThreadEpoch, sealed: &[u8]) -> bool {
        sealed
            .split_at_checked(CENTRE_SEAL_BYTES)
            .is_some_and(|(sealed, tag)| same(&self.tag(at, sealed), tag))
    }

    fn tag(&self, at: &ThreadEpoch, sealed: &[u8]) -> [u8; HASH_BYTES] {
        hmac_sha256(&self.0, &[&at.labelled(labels::THREAD_KEY_SEAL_TAG), sealed])
    }
}

/// The centre's mark on a thread that its staff have opened once, 32 bytes.
///
/// Staff make it at the first opening and the server stores it. Only the centre's secret makes one, so the server
/// cannot put another thread in the place of one that staff have seen.
#[derive(Clone)]
pub struct OpeningMark([u8; OPENING_MARK_BYTES]);

/// The thread is not the one that the centre's staff have opened before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the thread was replaced by another one")]
pub struct ThreadReplaced;

impl OpeningMark {
    /// The mark as it is stored.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; OPENING_MARK_BYTES] {
        &self.0
    }

    /// Checks a stored mark against the one of the key that has just been opened.
    ///
    /// # Errors
    /// [`ThreadReplaced`] if they differ.
    pub fn verify(&self, stored: &[u8]) -> Result<(), ThreadReplaced> {
        if same(&self.0, stored) {
            Ok(())
        } else {
            Err(ThreadReplaced)
        }
    }
}
