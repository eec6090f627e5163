//! The access code: 95 random bits that are all a reporter needs to come back.
//!
//! 95 bits because that is what 19 symbols of five bits hold, and because they need no slow hash: with 100,000 threads
//! (2^17) in a stolen database each guess still hits one of them with probability 2^-78 only. The same bits have two
//! written forms: [20 symbols in five groups](symbols) and [nine Czech words](words).

mod parse;
mod symbols;
mod words;

use alloc::string::String;
use alloc::vec::Vec;

use rand_core::CryptoRng;
use thiserror::Error;

use crate::secret::{Secret, same};

pub(crate) use parse::{is_separator, parse_symbols};
pub(crate) use symbols::groups as groups_of;
pub use symbols::{GROUPS, SYMBOLS_PER_GROUP};
pub use words::WORDS;

/// Bytes that hold the 95 bits; the top bit of the first byte is 0.
pub(crate) const CODE_BYTES: usize = 12;

/// The access code of one thread. Secret: it opens the thread.
pub struct AccessCode(Secret<CODE_BYTES>);

/// Why a typed text is not an access code. Groups, words and symbols are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CodeError {
    /// Nothing was typed.
    #[error("the code is empty")]
    Empty,
    /// Five groups were typed, and this one does not have four symbols.
    #[error("a group of the code does not have four symbols")]
    GroupIncomplete {
        /// Which group.
        group: u8,
    },
    /// A character that no code has.
    #[error("the code has a character that no code has")]
    UnknownSymbol {
        /// Which group.
        group: u8,
        /// The character as it was typed.
        symbol: char,
    },
    /// Not twenty symbols.
    #[error("the code does not have twenty symbols")]
    Length {
        /// How many symbols there are.
        found: usize,
    },
    /// Twenty symbols, but one at least is wrong.
    #[error("the code has a wrong symbol")]
    Checksum {
        /// Groups in which one likely slip would explain it: two neighbours swapped, or a symbol taken for one that
        /// looks like it. In ascending order; empty if no likely slip explains it. A hint where to look first, not a
        /// proof: one check symbol finds every single slip but cannot say where it is.
        suspects: Vec<u8>,
    },
    /// A word that is not in the list.
    #[error("a word of the code is not in the list")]
    UnknownWord {
        /// Which word.
        position: u8,
    },
    /// Not nine words.
    #[error("the code does not have nine words")]
    WordCount {
        /// How many words there are.
        found: usize,
    },
    /// Nine words of the list that do not belong together.
    #[error("the words do not belong together")]
    WordChecksum,
}

impl AccessCode {
    /// A new code.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let mut bits = Secret::random(rng);
        bits.bytes_mut()[0] &= 0x7f;
        Self(bits)
    }

    /// The code that a person has typed, in either form and with the usual liberties: any case; spaces, hyphens and
    /// dots anywhere; `O` for `0`, `I` and `L` for `1`; words by their first four letters, with or without diacritics.
    ///
    /// # Errors
    /// [`CodeError`] says what is wrong and where.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        parse::parse(text).map(Self)
    }

    /// The code as five groups of four symbols.
    #[must_use]
    pub fn groups(&self) -> [String; GROUPS] {
        symbols::groups(self.0.bytes())
    }

    /// The code as nine Czech words.
    #[must_use]
    pub fn words(&self) -> [&'static str; WORDS] {
        words::from_bits(self.0.bytes())
    }

    /// Whether `typed` is the group with this index (from 0), with the liberties of [`AccessCode::parse`].
    #[must_use]
    pub fn group_matches(&self, index: usize, typed: &str) -> bool {
        let expected = symbols::encode(self.0.bytes());
        let Some(expected) = expected.chunks_exact(SYMBOLS_PER_GROUP).nth(index) else {
            return false;
        };
        let typed: Option<Vec<u8>> = typed
            .chars()
            .filter(|c| !parse::is_separator(*c))
            .map(symbols::value)
            .collect();
        typed.is_some_and(|typed| same(&typed, expected))
    }

    /// The 95 bits, right-aligned.
    pub(crate) fn bits(&self) -> &[u8; CODE_BYTES] {
        self.0.bytes()
    }

    /// The code with exactly these bits (for test vectors); `None` if the top bit is set.
    #[cfg(feature = "vectors")]
    pub(crate) fn from_bits(bits: &[u8; CODE_BYTES]) -> Option<Self> {
        if bits[0] & 0x80 != 0 {
            return None;
        }
        Secret::copied_from(bits).map(Self)
    }
}
