//! The word form: the 95 bits and four check bits as nine words of the Czech BIP-39 list.
//!
//! The list has 2,048 words of four to eight letters without diacritics, and the first four letters tell them apart. It
//! lies here as one text, one word a line (a test compares it with the crate `bip39`): a table of 2,048 slices would take
//! more room in the reporter's module than the words themselves.

use zeroize::Zeroizing;

use super::CODE_BYTES;
use crate::labels;
use crate::primitives::sha256;

const LIST: &str = include_str!("czech.txt");

/// Words of a code.
pub const WORDS: usize = 9;
/// Bits that one word holds: 2^11 = 2,048 words.
const BITS_PER_WORD: u32 = 11;
/// Letters of a word that tell it from all others.
pub(super) const TELLING_LETTERS: usize = 4;

/// The words of a code.
pub(super) fn from_bits(bits: &[u8; CODE_BYTES]) -> [&'static str; WORDS] {
    let mut number = (number(bits) << 4) | u128::from(check(bits));
    let mut words = [""; WORDS];
    for word in words.iter_mut().rev() {
        *word = LIST.lines().nth((number & 0x7ff) as usize).unwrap_or_default();
        number >>= BITS_PER_WORD;
    }
    words
}

/// Writes the bits behind the list positions of nine words; `false` if the check bits are wrong.
pub(super) fn to_bits(positions: &[u16; WORDS], bits: &mut [u8; CODE_BYTES]) -> bool {
    let number = positions
        .iter()
        .fold(0, |number, position| (number << BITS_PER_WORD) | u128::from(*position));
    let bytes = Zeroizing::new((number >> 4).to_be_bytes());
    bits.copy_from_slice(&bytes[16 - CODE_BYTES..]);
    u128::from(check(bits)) == number & 0xf
}

/// The position in the list of the word that begins like this one; `None` if there is none.
pub(super) fn position(folded: &[u8]) -> Option<u16> {
    let telling = folded.get(..TELLING_LETTERS)?;
    let position = LIST.lines().position(|word| word.as_bytes().starts_with(telling))?;
    u16::try_from(position).ok()
}

/// Four check bits: with them the wrong word is noticed 15 times out of 16.
fn check(bits: &[u8; CODE_BYTES]) -> u8 {
    sha256(&[labels::CODE_WORDS, bits])[0] >> 4
}

fn number(bits: &[u8; CODE_BYTES]) -> u128 {
    let mut bytes = Zeroizing::new([0; 16]);
    bytes[16 - CODE_BYTES..].copy_from_slice(bits);
    u128::from_be_bytes(*bytes)
}
