//! An envelope that has come in, of which the server understands nothing but the header.

use ozvise_crypto::{Direction, Envelope, EnvelopeError};

use crate::domain::Side;

/// A sealed message with a well-formed header and one of the allowed lengths.
pub struct ReceivedEnvelope {
    bytes: Vec<u8>,
    from: Side,
    epoch: u32,
    sequence: u32,
}

impl ReceivedEnvelope {
    /// Reads the header.
    ///
    /// # Errors
    /// [`EnvelopeError`] for an unknown version, a wrong length or a header that is none.
    pub fn parse(bytes: Vec<u8>) -> Result<Self, EnvelopeError> {
        let envelope = Envelope::parse(&bytes)?;
        let (from, epoch, sequence) = (side(envelope.direction()), envelope.epoch(), envelope.sequence());
        Ok(Self {
            bytes,
            from,
            epoch,
            sequence,
        })
    }

    /// Who says to have written it.
    #[must_use]
    pub fn from(&self) -> Side {
        self.from
    }

    /// The thread epoch that it was sealed in, from 1.
    #[must_use]
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// Its number in the thread, from 1.
    #[must_use]
    pub fn sequence(&self) -> u32 {
        self.sequence
    }

    /// The whole envelope.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The side that writes in a direction.
pub(super) fn side(direction: Direction) -> Side {
    match direction {
        Direction::FromReporter => Side::Reporter,
        Direction::FromCentre => Side::Centre,
    }
}
