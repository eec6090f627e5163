//! What is inside an envelope: the text, and in the first one of a thread the intake.

use alloc::string::String;
use alloc::vec::Vec;

use thiserror::Error;
use zeroize::{Zeroize as _, Zeroizing};

use crate::VERSION;
use crate::cbor::{NotCbor, Reader, Writer, canonical};
use crate::derivation::ReporterPublicKey;
use crate::padding::PADDED_BYTES;
use crate::secret::same;
use crate::transfer::Transfer;

/// Longest text in bytes of UTF-8: about ten printed pages, and what the largest padded length holds.
pub const MAX_TEXT_BYTES: usize = 30_000;
/// Longest language tag in bytes: what RFC 5646 §4.4.1 tells to expect.
pub const MAX_LANGUAGE_BYTES: usize = 35;
/// Longest label of a place in bytes: the longest name of a Czech municipality with its district is below 100.
pub const MAX_PLACE_LABEL_BYTES: usize = 200;
/// Longest code of a district in characters: a LAU code such as `CZ020A` has six.
pub const MAX_DISTRICT_CHARS: usize = 8;
/// Largest code of a municipality: six digits.
pub const MAX_MUNICIPALITY: u32 = 999_999;
/// Latest time in seconds since the Unix epoch: the end of the year 9999, which every calendar library can show.
pub const MAX_TIME: u64 = 253_402_300_799;

/// Bytes of CBOR around the texts of a message, generously counted.
const OVERHEAD_BYTES: usize = 128;
/// The largest plaintext without its padding.
const MAX_BODY_BYTES: usize = MAX_TEXT_BYTES + MAX_LANGUAGE_BYTES + MAX_PLACE_LABEL_BYTES + OVERHEAD_BYTES;
const _: () = assert!(MAX_BODY_BYTES < PADDED_BYTES[2], "every valid message fits");

/// One message. Overwritten when dropped; no `Debug`, so that it cannot get into a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// When it was written, in seconds since the Unix epoch, by the writer's clock.
    pub sent_at: u64,
    /// The language of the text as a BCP 47 tag.
    pub language: String,
    /// The text, in UTF-8.
    pub text: String,
    /// What the first message of a thread, and only the first, says besides.
    pub intake: Option<Intake>,
    /// What the message says about handing the thread over to another centre.
    pub transfer: Option<Transfer>,
}

/// What the first message of a thread says about its writer.
#[derive(Clone, PartialEq, Eq)]
pub struct Intake {
    /// Who writes.
    pub role: ReporterRole,
    /// Where help is needed, if the writer has said so.
    pub place: Option<Place>,
    /// SHA-256 of the reporter's public key.
    pub reporter_key_hash: [u8; 32],
}

/// Who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReporterRole {
    /// Somebody who is being hurt.
    Victim,
    /// Somebody who sees it.
    Witness,
    /// Somebody who cannot or will not tell.
    Unsure,
}

/// Where help is needed.
#[derive(Clone, PartialEq, Eq)]
pub struct Place {
    /// The place as the writer saw it.
    pub label: String,
    /// LAU code of the district.
    pub district: Option<String>,
    /// Six-digit code of the municipality.
    pub municipality: Option<u32>,
}

/// Why a message cannot be sent, or is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MessageError {
    /// The text has nothing but white space.
    #[error("the text is empty")]
    Empty,
    /// The text is longer than [`MAX_TEXT_BYTES`].
    #[error("the text is too long")]
    TooLong,
    /// The language is not a BCP 47 tag of at most [`MAX_LANGUAGE_BYTES`].
    #[error("not a language tag")]
    Language,
    /// The place has an empty or too long label, or a code that no place has.
    #[error("not a place")]
    Place,
    /// The time is after [`MAX_TIME`].
    #[error("not a time")]
    Time,
    /// A received message has an unknown version.
    #[error("unknown version {0}")]
    UnknownVersion(u8),
    /// A received message is malformed.
    #[error("malformed message")]
    Malformed,
}

impl From<NotCbor> for MessageError {
    fn from(_: NotCbor) -> Self {
        Self::Malformed
    }
}

impl Message {
    /// Checks every bound.
    ///
    /// # Errors
    /// [`MessageError`] names the first field that is out of bounds.
    pub fn check(&self) -> Result<(), MessageError> {
        if self.text.trim().is_empty() {
            Err(MessageError::Empty)
        } else if self.text.len() > MAX_TEXT_BYTES {
            Err(MessageError::TooLong)
        } else if !is_language(&self.language) {
            Err(MessageError::Language)
        } else if self.sent_at > MAX_TIME {
            Err(MessageError::Time)
        } else if self.place().is_some_and(|place| !place.is_valid()) {
            Err(MessageError::Place)
        } else {
            Ok(())
        }
    }

    fn place(&self) -> Option<&Place> {
        self.intake.as_ref()?.place.as_ref()
    }

    /// The plaintext before padding: version and CBOR.
    pub(crate) fn encode(&self) -> Result<Zeroizing<Vec<u8>>, MessageError> {
        self.check()?;
        Ok(Zeroizing::new(self.write()))
    }

    /// Reads a plaintext after its padding was removed.
    pub(crate) fn decode(body: &[u8]) -> Result<Self, MessageError> {
        let (version, cbor) = body.split_first().ok_or(MessageError::Malformed)?;
        if *version != VERSION {
            return Err(MessageError::UnknownVersion(*version));
        }
        let message = Self::read(&mut Reader::new(cbor))?;
        canonical(body, message.write())?;
        message.check()?;
        Ok(message)
    }

    fn write(&self) -> Vec<u8> {
        // Room for the padding too, so that no unwiped copy of the text is left in a buffer outgrown.
        let mut out = Writer::after(
            &[VERSION],
            self.text.len().max(PADDED_BYTES[0]) + MAX_PLACE_LABEL_BYTES + OVERHEAD_BYTES,
        );
        out.map(3 + usize::from(self.intake.is_some()) + usize::from(self.transfer.is_some()));
        out.uint(0);
        out.uint(self.sent_at);
        out.uint(1);
        out.text(&self.language);
        out.uint(2);
        out.text(&self.text);
        if let Some(intake) = &self.intake {
            out.uint(3);
            intake.write(&mut out);
        }
        if let Some(transfer) = &self.transfer {
            out.uint(4);
            transfer.write(&mut out);
        }
        out.finish()
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, NotCbor> {
        input.map()?;
        input.key(0)?;
        let sent_at = input.uint()?;
        input.key(1)?;
        let language = input.text()?;
        input.key(2)?;
        let text = input.text()?;
        let intake = if input.optional_key(3) {
            Some(Intake::read(input)?)
        } else {
            None
        };
        let transfer = if input.optional_key(4) {
            Some(Transfer::read(input)?)
        } else {
            None
        };
        Ok(Self {
            sent_at,
            language,
            text,
            intake,
            transfer,
        })
    }
}

impl Drop for Message {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

impl Intake {
    /// Whether the intake names this public key. If it does not, the server has put in another one.
    #[must_use]
    pub fn names(&self, key: &ReporterPublicKey) -> bool {
        same(&self.reporter_key_hash, &key.hash())
    }

    fn write(&self, out: &mut Writer) {
        out.map(2 + usize::from(self.place.is_some()));
        out.uint(0);
        out.uint(self.role.code());
        if let Some(place) = &self.place {
            out.uint(1);
            place.write(out);
        }
        out.uint(2);
        out.bytes(&self.reporter_key_hash);
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, NotCbor> {
        input.map()?;
        input.key(0)?;
        let role = ReporterRole::from_code(input.uint()?)?;
        let place = if input.optional_key(1) {
            Some(Place::read(input)?)
        } else {
            None
        };
        input.key(2)?;
        Ok(Self {
            role,
            place,
            reporter_key_hash: input.array_of()?,
        })
    }
}

impl ReporterRole {
    fn code(self) -> u64 {
        match self {
            Self::Victim => 1,
            Self::Witness => 2,
            Self::Unsure => 3,
        }
    }

    fn from_code(code: u64) -> Result<Self, NotCbor> {
        [Self::Victim, Self::Witness, Self::Unsure]
            .into_iter()
            .find(|role| role.code() == code)
            .ok_or(NotCbor)
    }
}

impl Place {
    fn is_valid(&self) -> bool {
        !self.label.is_empty()
            && self.label.len() <= MAX_PLACE_LABEL_BYTES
            && self.district.as_deref().is_none_or(is_district)
            && self.municipality.is_none_or(|code| code <= MAX_MUNICIPALITY)
    }

    fn write(&self, out: &mut Writer) {
        out.map(1 + usize::from(self.district.is_some()) + usize::from(self.municipality.is_some()));
        out.uint(0);
        out.text(&self.label);
        if let Some(district) = &self.district {
            out.uint(1);
            out.text(district);
        }
        if let Some(municipality) = self.municipality {
            out.uint(2);
            out.uint(municipality.into());
        }
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, NotCbor> {
        // The fields are counted: what follows in the enclosing map has keys of the same numbers.
        let fields = input.map()?;
        input.key(0)?;
        let label = input.text()?;
        let district = if fields > 1 && input.optional_key(1) {
            Some(input.text()?)
        } else {
            None
        };
        let municipality = if fields > 1 + u64::from(district.is_some()) && input.optional_key(2) {
            Some(input.uint32()?)
        } else {
            None
        };
        Ok(Self {
            label,
            district,
            municipality,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.label.zeroize();
        self.district.zeroize();
        self.municipality.zeroize();
    }
}

/// Capital letters and digits, as LAU codes have them.
pub(crate) fn is_district(code: &str) -> bool {
    (1..=MAX_DISTRICT_CHARS).contains(&code.len())
        && code
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

fn is_language(tag: &str) -> bool {
    (1..=MAX_LANGUAGE_BYTES).contains(&tag.len())
        && tag.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
