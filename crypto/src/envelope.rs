//! One message as it travels and is stored: a clear header and a committing ciphertext.
//!
//! The server needs the header for order and idempotency. The ciphertext is XChaCha20-Poly1305 under a key of its own,
//! and because that AEAD does not commit to its key, the envelope carries a commitment that is checked first.

use alloc::vec::Vec;

use rand_core::CryptoRng;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::VERSION;
use crate::ids::{DeploymentId, ThreadId};
use crate::labels;
use crate::padding::PADDED_BYTES;
use crate::primitives::{HASH_BYTES, NONCE_BYTES, TAG_BYTES, aead_open, aead_seal, expand_from, sha256};
use crate::secret::{Secret, same};
use crate::thread_key::{DirectionKeys, ThreadEpoch};

/// Version (1), direction (1), epoch (4), sequence (4), hash of the previous envelope (32).
const HEADER_BYTES: usize = 42;
const NONCE_END: usize = HEADER_BYTES + NONCE_BYTES;
const COMMITMENT_END: usize = NONCE_END + HASH_BYTES;

/// Bytes of an envelope around its padded plaintext.
pub const ENVELOPE_OVERHEAD_BYTES: usize = COMMITMENT_END + TAG_BYTES;
/// The only lengths that an envelope can have.
pub const ENVELOPE_BYTES: [usize; 3] = [
    PADDED_BYTES[0] + ENVELOPE_OVERHEAD_BYTES,
    PADDED_BYTES[1] + ENVELOPE_OVERHEAD_BYTES,
    PADDED_BYTES[2] + ENVELOPE_OVERHEAD_BYTES,
];

/// Who wrote an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The reporter, to the centre.
    FromReporter,
    /// The centre, to the reporter.
    FromCentre,
}

impl Direction {
    /// The byte that stands for it.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::FromReporter => 1,
            Self::FromCentre => 2,
        }
    }

    fn from_code(code: u8) -> Option<Self> {
        [Self::FromReporter, Self::FromCentre]
            .into_iter()
            .find(|direction| direction.code() == code)
    }
}

/// Why bytes are not an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EnvelopeError {
    /// The version is not known here.
    #[error("unknown version {0}")]
    UnknownVersion(u8),
    /// The length is none of [`ENVELOPE_BYTES`], or the header is not one.
    #[error("malformed envelope")]
    Malformed,
}

/// The bytes of an envelope, of which only the header has been looked at.
#[derive(Clone, Copy)]
pub struct Envelope<'a> {
    bytes: &'a [u8],
    direction: Direction,
}

impl<'a> Envelope<'a> {
    /// Reads the header.
    ///
    /// # Errors
    /// [`EnvelopeError`] for an unknown version, a wrong length, an unknown direction, epoch 0 or sequence 0.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, EnvelopeError> {
        let (version, rest) = bytes.split_first().ok_or(EnvelopeError::Malformed)?;
        if *version != VERSION {
            return Err(EnvelopeError::UnknownVersion(*version));
        }
        let direction = rest
            .first()
            .copied()
            .and_then(Direction::from_code)
            .ok_or(EnvelopeError::Malformed)?;
        let envelope = Self { bytes, direction };
        if !ENVELOPE_BYTES.contains(&bytes.len()) || envelope.epoch() == 0 || envelope.sequence() == 0 {
            return Err(EnvelopeError::Malformed);
        }
        Ok(envelope)
    }

    /// Who says to have written it; true only if it opens.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The epoch of the thread key.
    #[must_use]
    pub fn epoch(&self) -> u32 {
        self.number(2)
    }

    /// Its number in the thread, from 1, counted over both directions.
    #[must_use]
    pub fn sequence(&self) -> u32 {
        self.number(6)
    }

    /// Hash of the envelope before it.
    #[must_use]
    pub fn previous(&self) -> &'a [u8] {
        self.part(10, HEADER_BYTES)
    }

    /// All of its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The hash by which the next envelope names this one.
    pub(crate) fn hash(&self, deployment: &DeploymentId, thread: &ThreadId) -> [u8; HASH_BYTES] {
        sha256(&[
            labels::ENVELOPE_HASH,
            deployment.as_bytes(),
            thread.as_bytes(),
            self.bytes,
        ])
    }

    /// The padded plaintext; `None` if anything is wrong.
    pub(crate) fn open(&self, at: &ThreadEpoch, keys: &DirectionKeys) -> Option<Zeroizing<Vec<u8>>> {
        let nonce = self.part(HEADER_BYTES, NONCE_END).try_into().ok()?;
        let associated = associated_data(at, self.part(0, HEADER_BYTES));
        let secrets = MessageSecrets::derive(keys, self.direction, nonce, &associated);
        if !same(secrets.commitment(), self.part(NONCE_END, COMMITMENT_END)) {
            return None;
        }
        aead_open(
            secrets.key(),
            nonce,
            &associated,
            self.part(COMMITMENT_END, self.bytes.len()),
        )
    }

    fn number(&self, start: usize) -> u32 {
        self.part(start, start + 4)
            .iter()
            .fold(0, |number, byte| (number << 8) | u32::from(*byte))
    }

    /// A part of the bytes; empty where there are none, which only `parse` can see.
    fn part(&self, start: usize, end: usize) -> &'a [u8] {
        self.bytes.get(start..end).unwrap_or_default()
    }
}

/// What the header of a new envelope says.
pub(crate) struct Header<'a> {
    pub(crate) direction: Direction,
    pub(crate) sequence: u32,
    pub(crate) previous: &'a [u8; HASH_BYTES],
}

/// Seals a padded plaintext.
pub(crate) fn seal(
    at: &ThreadEpoch,
    keys: &DirectionKeys,
    header: &Header<'_>,
    padded: &[u8],
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(padded.len() + ENVELOPE_OVERHEAD_BYTES);
    bytes.extend_from_slice(&[VERSION, header.direction.code()]);
    bytes.extend_from_slice(&at.epoch.to_be_bytes());
    bytes.extend_from_slice(&header.sequence.to_be_bytes());
    bytes.extend_from_slice(header.previous);
    let associated = associated_data(at, &bytes);

    let mut nonce = [0; NONCE_BYTES];
    rng.fill_bytes(&mut nonce);
    let secrets = MessageSecrets::derive(keys, header.direction, &nonce, &associated);
    bytes.extend_from_slice(&nonce);
    bytes.extend_from_slice(secrets.commitment());
    aead_seal(secrets.key(), &nonce, &associated, padded, &mut bytes);
    bytes
}

/// `label ‖ deployment ‖ thread ‖ header`.
fn associated_data(at: &ThreadEpoch, header: &[u8]) -> Vec<u8> {
    [
        labels::ENVELOPE_ASSOCIATED_DATA,
        at.deployment.as_bytes(),
        at.thread.as_bytes(),
        header,
    ]
    .concat()
}

/// Key and commitment of one envelope.
struct MessageSecrets(Secret<64>);

impl MessageSecrets {
    fn derive(keys: &DirectionKeys, direction: Direction, nonce: &[u8; NONCE_BYTES], associated: &[u8]) -> Self {
        let key = match direction {
            Direction::FromReporter => &keys.from_reporter,
            Direction::FromCentre => &keys.from_centre,
        };
        Self(expand_from(key, &[labels::MESSAGE_KEY, nonce, &sha256(&[associated])]))
    }

    fn key(&self) -> &[u8; 32] {
        let (key, _) = self
            .0
            .bytes()
            .split_first_chunk()
            .unwrap_or_else(|| unreachable!("64 bytes have a first 32"));
        key
    }

    fn commitment(&self) -> &[u8] {
        &self.0.bytes()[32..]
    }
}
