//! The order of a thread: each envelope has the next number and names the hash of the one before it.

use thiserror::Error;

use crate::envelope::{Direction, Envelope};
use crate::ids::{DeploymentId, ThreadId};
use crate::labels;
use crate::primitives::{HASH_BYTES, sha256};
use crate::secret::same;

/// The last envelope that was seen. Its hash stands for the whole history.
pub struct Chain {
    deployment: DeploymentId,
    thread: ThreadId,
    sequence: u32,
    hash: [u8; HASH_BYTES],
}

/// How an envelope does not follow the last one that was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ChainError {
    /// Envelopes are missing, or are out of order.
    #[error("envelope {found} where {expected} was expected")]
    Gap {
        /// The next number.
        expected: u32,
        /// The number that came.
        found: u32,
    },
    /// The envelope was seen before.
    #[error("envelope {sequence} came again")]
    Replayed {
        /// Its number.
        sequence: u32,
    },
    /// The envelope has the right number, but follows another history.
    #[error("envelope {sequence} belongs to another history")]
    Fork {
        /// Its number.
        sequence: u32,
    },
    /// The first envelope is not the reporter's.
    #[error("envelope {sequence} has the wrong direction")]
    WrongDirection {
        /// Its number.
        sequence: u32,
    },
    /// The server offers less than was seen before.
    #[error("{held} envelopes were seen and only {offered} are offered")]
    Withdrawn {
        /// The last number that was seen.
        held: u32,
        /// The last number that the server has.
        offered: u32,
    },
    /// The thread has as many envelopes as can be numbered.
    #[error("no further number")]
    Exhausted,
}

impl Chain {
    /// The chain of a thread of which nothing was seen yet.
    #[must_use]
    pub fn start(deployment: DeploymentId, thread: ThreadId) -> Self {
        let hash = sha256(&[labels::CHAIN_START, deployment.as_bytes(), thread.as_bytes()]);
        Self {
            deployment,
            thread,
            sequence: 0,
            hash,
        }
    }

    /// Number of the last envelope; 0 before the first.
    #[must_use]
    pub fn sequence(&self) -> u32 {
        self.sequence
    }

    /// Hash of the last envelope, or the start value before the first.
    #[must_use]
    pub fn hash(&self) -> &[u8; HASH_BYTES] {
        &self.hash
    }

    /// The number of the next envelope.
    pub(crate) fn next_sequence(&self) -> Result<u32, ChainError> {
        self.sequence.checked_add(1).ok_or(ChainError::Exhausted)
    }

    /// Whether `envelope` is the next one.
    ///
    /// # Errors
    /// [`ChainError`] says how it does not follow.
    pub fn check(&self, envelope: &Envelope<'_>) -> Result<(), ChainError> {
        let (expected, found) = (self.next_sequence()?, envelope.sequence());
        if found > expected {
            Err(ChainError::Gap { expected, found })
        } else if found == self.sequence && !same(&envelope.hash(&self.deployment, &self.thread), &self.hash) {
            Err(ChainError::Fork { sequence: found })
        } else if found < expected {
            Err(ChainError::Replayed { sequence: found })
        } else if !same(envelope.previous(), &self.hash) {
            Err(ChainError::Fork { sequence: found })
        } else if found == 1 && envelope.direction() != Direction::FromReporter {
            Err(ChainError::WrongDirection { sequence: found })
        } else {
            Ok(())
        }
    }

    /// Takes `envelope` as the last one.
    ///
    /// # Errors
    /// As [`Chain::check`]; the chain is then as it was.
    pub fn accept(&mut self, envelope: &Envelope<'_>) -> Result<(), ChainError> {
        self.check(envelope)?;
        self.hash = envelope.hash(&self.deployment, &self.thread);
        self.sequence = envelope.sequence();
        Ok(())
    }

    /// Checks the number of the last envelope that the server says to have.
    ///
    /// # Errors
    /// [`ChainError::Withdrawn`] if more was seen before.
    pub fn check_offer(&self, last_sequence: u32) -> Result<(), ChainError> {
        if last_sequence < self.sequence {
            Err(ChainError::Withdrawn {
                held: self.sequence,
                offered: last_sequence,
            })
        } else {
            Ok(())
        }
    }
}
