//! One note of staff about a thread.

use alloc::string::String;
use alloc::vec::Vec;

use rand_core::CryptoRng;
use thiserror::Error;
use zeroize::{Zeroize as _, Zeroizing};

use super::sealing::open_behind;
use super::{AEAD_BOX_OVERHEAD_BYTES, Notebook, seal_behind};
use crate::VERSION;
use crate::cbor::{NotCbor, Reader, Writer, canonical};
use crate::labels;
use crate::message::MAX_TIME;
use crate::padding::{PADDED_BYTES, pad, unpad};

/// Longest text of a note in bytes of UTF-8: two printed pages, and what the second padded length holds with the rest.
pub const MAX_NOTE_TEXT_BYTES: usize = 6_000;
/// Longest detail in bytes: a sentence or two.
pub const MAX_NOTE_DETAIL_BYTES: usize = 600;
/// Longest name of an author in characters, which is that of a display name.
pub const MAX_NOTE_AUTHOR_CHARS: usize = 100;

/// Bytes around the padded note: version, number of the notebook's key, nonce, tag.
const OVERHEAD_BYTES: usize = AEAD_BOX_OVERHEAD_BYTES + 1;
/// The lengths that a sealed note can have: of a short one and of a long one.
pub const NOTE_BYTES: [usize; 2] = [OVERHEAD_BYTES + PADDED_BYTES[0], OVERHEAD_BYTES + PADDED_BYTES[1]];

/// Bytes of CBOR around the texts of a note, generously counted.
const CBOR_BYTES: usize = 64;
const _: () = assert!(
    MAX_NOTE_TEXT_BYTES + MAX_NOTE_DETAIL_BYTES + 4 * MAX_NOTE_AUTHOR_CHARS + CBOR_BYTES < PADDED_BYTES[1],
    "every valid note fits the second length"
);

/// What a note says. Of every kind but the first the latest counts; the others are its history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// Words for colleagues.
    Text,
    /// The phrase that was agreed with the writer; without text there is none any more.
    Phrase,
    /// Whether the code may be in other hands.
    TakenOver,
    /// Whether contact with the endangered person is safe (absent: not known), by whom and when.
    WitnessCheck,
    /// When a police record was made, from which the statutory clock runs; without a time the clock is stopped.
    PoliceRecord,
    /// Somebody has acted upon the danger that the messages up to a number tell of.
    DangerHandled,
}

impl NoteKind {
    /// All kinds, in the order of their codes from 1 on.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Phrase,
        Self::TakenOver,
        Self::WitnessCheck,
        Self::PoliceRecord,
        Self::DangerHandled,
    ];

    fn code(self) -> u64 {
        match self {
            Self::Text => 1,
            Self::Phrase => 2,
            Self::TakenOver => 3,
            Self::WitnessCheck => 4,
            Self::PoliceRecord => 5,
            Self::DangerHandled => 6,
        }
    }

    fn from_code(code: u64) -> Result<Self, NotCbor> {
        Self::ALL.into_iter().find(|kind| kind.code() == code).ok_or(NotCbor)
    }
}

/// One note. Overwritten when dropped; no `Debug`, so that it cannot get into a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Note {
    /// When it was written, in seconds since the Unix epoch, by the writer's clock.
    pub written_at: u64,
    /// The name that colleagues know the writer by. Every member of the centre could write another one here.
    pub author: String,
    /// What it says.
    pub kind: NoteKind,
    /// The words; empty where the kind needs none.
    pub text: String,
    /// Of a [`NoteKind::WitnessCheck`]: when; empty otherwise.
    pub detail: String,
    /// Of a [`NoteKind::TakenOver`] always, and of a [`NoteKind::WitnessCheck`] where it is known.
    pub flag: Option<bool>,
    /// Of a [`NoteKind::PoliceRecord`]: when it was made, in seconds since the Unix epoch.
    pub time: Option<u64>,
    /// Of a [`NoteKind::DangerHandled`]: the number of the last message that was handled.
    pub up_to: Option<u32>,
}

/// Why a note cannot be kept, or is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoteError {
    /// The text has nothing but white space.
    #[error("the note is empty")]
    Empty,
    /// A text is longer than it may be.
    #[error("the note is too long")]
    TooLong,
    /// The author has no name, or one that is longer than [`MAX_NOTE_AUTHOR_CHARS`].
    #[error("not a name")]
    Author,
    /// A time is after [`MAX_TIME`].
    #[error("not a time")]
    Time,
    /// The kind has no such field, or lacks one.
    #[error("not the fields of this kind")]
    Fields,
    /// The notebook is under an earlier key of the centre: the thread has to be re-sealed first.
    #[error("the notebook is under an earlier key")]
    OldKey,
    /// The structure, or what is in it, has an unknown version.
    #[error("unknown version {0}")]
    UnknownVersion(u8),
    /// It could not be opened.
    #[error("could not be opened")]
    Failed,
    /// It is under an earlier key of the notebook than the note before it: who has left the centre has that key.
    #[error("under an earlier key than the note before")]
    OutOfOrder,
    /// It opens to something that is no note.
    #[error("malformed note")]
    Malformed,
}

impl From<NotCbor> for NoteError {
    fn from(_: NotCbor) -> Self {
        Self::Malformed
    }
}

/// How far the notes of a thread were read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotePlace {
    /// The number of the last note that was read; 0 before the first.
    pub sequence: u32,
    /// The number of the notebook's key under which it was.
    key: u8,
}

impl Notebook {
    /// Seals a note as the one with this number, from 1: 2,090 or 8,234 bytes for the server to keep.
    ///
    /// # Errors
    /// [`NoteError`] if it is out of bounds, or the notebook is not under the centre's present key.
    pub fn seal_note(&self, note: &Note, sequence: u32, rng: &mut impl CryptoRng) -> Result<Vec<u8>, NoteError> {
        if !self.is_current() {
            return Err(NoteError::OldKey);
        }
        let index = self.newest();
        let padded = pad(note.encode()?).ok_or(NoteError::TooLong)?;
        let key = self.key(index, labels::NOTE_KEY).ok_or(NoteError::Failed)?;
        let associated = self.note_associated_data(index, sequence);
        Ok(seal_behind(&[VERSION, index], &key, &associated, &padded, rng))
    }

    /// Opens the note that follows the ones read so far, and counts it as read. Nothing changes if it is refused.
    ///
    /// # Errors
    /// [`NoteError`] if it is another one, was altered, or was made with a key that was given up before.
    pub fn open_next(&self, place: &mut NotePlace, sealed: &[u8]) -> Result<Note, NoteError> {
        let (version, rest) = sealed.split_first().ok_or(NoteError::Failed)?;
        if *version != VERSION {
            return Err(NoteError::UnknownVersion(*version));
        }
        let (index, rest) = rest.split_first().ok_or(NoteError::Failed)?;
        let sequence = place.sequence.checked_add(1).ok_or(NoteError::Failed)?;
        let key = self.key(*index, labels::NOTE_KEY).ok_or(NoteError::Failed)?;
        let associated = self.note_associated_data(*index, sequence);
        let padded = open_behind(&key, &associated, rest).ok_or(NoteError::Failed)?;
        if *index < place.key {
            return Err(NoteError::OutOfOrder);
        }
        let note = Note::decode(unpad(&padded).ok_or(NoteError::Malformed)?)?;
        *place = NotePlace { sequence, key: *index };
        Ok(note)
    }

    /// `label ‖ deployment ‖ thread ‖ number of the notebook's key ‖ number of the note`.
    fn note_associated_data(&self, index: u8, sequence: u32) -> Vec<u8> {
        [
            labels::NOTE_ASSOCIATED_DATA,
            self.deployment.as_bytes(),
            self.thread.as_bytes(),
            &[index],
            &sequence.to_be_bytes(),
        ]
        .concat()
    }
}

impl Note {
    /// Checks every bound.
    ///
    /// # Errors
    /// [`NoteError`] names the first fault.
    pub fn check(&self) -> Result<(), NoteError> {
        use NoteKind::{DangerHandled, PoliceRecord, TakenOver, Text, WitnessCheck};
        let kind = self.kind;
        let late = self.time.is_some_and(|time| time > MAX_TIME || time == 0);
        let flag_fits = match kind {
            TakenOver => self.flag.is_some(),
            WitnessCheck => true,
            _ => self.flag.is_none(),
        };
        let fields_fit = flag_fits
            && (self.detail.is_empty() || kind == WitnessCheck)
            && (self.time.is_none() || kind == PoliceRecord)
            && self.up_to.is_some() == (kind == DangerHandled)
            && self.up_to != Some(0);
        if self.author.trim().is_empty() || self.author.chars().count() > MAX_NOTE_AUTHOR_CHARS {
            Err(NoteError::Author)
        } else if self.text.len() > MAX_NOTE_TEXT_BYTES || self.detail.len() > MAX_NOTE_DETAIL_BYTES {
            Err(NoteError::TooLong)
        } else if kind == Text && self.text.trim().is_empty() {
            Err(NoteError::Empty)
        } else if late || self.written_at > MAX_TIME {
            Err(NoteError::Time)
        } else if fields_fit {
            Ok(())
        } else {
            Err(NoteError::Fields)
        }
    }

    /// The plaintext before padding: version and CBOR.
    fn encode(&self) -> Result<Zeroizing<Vec<u8>>, NoteError> {
        self.check()?;
        Ok(Zeroizing::new(self.write()))
    }

    fn decode(body: &[u8]) -> Result<Self, NoteError> {
        let (version, cbor) = body.split_first().ok_or(NoteError::Malformed)?;
        if *version != VERSION {
            return Err(NoteError::UnknownVersion(*version));
        }
        let note = Self::read(&mut Reader::new(cbor))?;
        canonical(body, note.write())?;
        note.check()?;
        Ok(note)
    }

    fn write(&self) -> Vec<u8> {
        // Room for the padding too, so that no unwiped copy of the text is left in a buffer outgrown.
        let mut out = Writer::after(&[VERSION], PADDED_BYTES[1]);
        let optional = [
            !self.text.is_empty(),
            !self.detail.is_empty(),
            self.flag.is_some(),
            self.time.is_some(),
            self.up_to.is_some(),
        ];
        out.map(3 + optional.into_iter().filter(|there| *there).count());
        out.uint(0);
        out.uint(self.written_at);
        out.uint(1);
        out.text(&self.author);
        out.uint(2);
        out.uint(self.kind.code());
        for (key, text) in [(3, &self.text), (4, &self.detail)] {
            if !text.is_empty() {
                out.uint(key);
                out.text(text);
            }
        }
        if let Some(flag) = self.flag {
            out.uint(5);
            out.bool(flag);
        }
        if let Some(time) = self.time {
            out.uint(6);
            out.uint(time);
        }
        if let Some(up_to) = self.up_to {
            out.uint(7);
            out.uint(up_to.into());
        }
        out.finish()
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, NotCbor> {
        input.map()?;
        input.key(0)?;
        let written_at = input.uint()?;
        input.key(1)?;
        let author = input.text()?;
        input.key(2)?;
        let kind = NoteKind::from_code(input.uint()?)?;
        let mut note = Self {
            written_at,
            author,
            kind,
            text: String::new(),
            detail: String::new(),
            flag: None,
            time: None,
            up_to: None,
        };
        if input.optional_key(3) {
            note.text = input.text()?;
        }
        if input.optional_key(4) {
            note.detail = input.text()?;
        }
        if input.optional_key(5) {
            note.flag = Some(input.bool()?);
        }
        if input.optional_key(6) {
            note.time = Some(input.uint()?);
        }
        if input.optional_key(7) {
            note.up_to = Some(input.uint32()?);
        }
        Ok(note)
    }
}

impl Drop for Note {
    fn drop(&mut self) {
        self.text.zeroize();
        self.detail.zeroize();
    }
}
