//! From what a person has typed to the 95 bits.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::symbols::{self, GROUPS, SYMBOLS, SYMBOLS_PER_GROUP};
use super::words::{self, WORDS};
use super::{CODE_BYTES, CodeError};
use crate::secret::Secret;

/// Longest text that is looked at, in characters: nine words with generous separators are under a hundred.
const MAX_CHARS: usize = 400;

pub(super) fn parse(text: &str) -> Result<Secret<CODE_BYTES>, CodeError> {
    let length = text.chars().count();
    if length > MAX_CHARS {
        return Err(CodeError::Length { found: length });
    }
    let tokens: Vec<&str> = text.split(is_separator).filter(|token| !token.is_empty()).collect();
    if tokens.is_empty() {
        Err(CodeError::Empty)
    } else if looks_like_words(&tokens) {
        parse_words(&tokens)
    } else {
        parse_symbols(&tokens)
    }
}

/// White space, hyphens, dashes, dots, commas and the like: whatever stands between groups or words.
pub(crate) fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '.' | ',' | ';' | ':' | '_' | '/' | '·' | '•' | '−' | '\u{ad}' | '\u{feff}'
        )
        || matches!(c, '\u{2010}'..='\u{2015}' | '\u{200b}'..='\u{200d}')
}

/// At least two tokens, and at least half of them begin like a word of the list.
///
/// A code in symbols passes for words with a probability below 10^-6: two groups of letters only would both have to
/// begin one of 2,048 words out of 32^4.
fn looks_like_words(tokens: &[&str]) -> bool {
    let known = tokens
        .iter()
        .filter(|token| words::position(&fold(token)).is_some())
        .count();
    known >= 2 && known * 2 >= tokens.len()
}

fn parse_words(tokens: &[&str]) -> Result<Secret<CODE_BYTES>, CodeError> {
    let mut positions = Zeroizing::new(Vec::with_capacity(WORDS));
    for (index, token) in tokens.iter().enumerate() {
        let position = words::position(&fold(token)).ok_or(CodeError::UnknownWord { position: count(index) })?;
        positions.push(position);
    }
    let positions: &[u16; WORDS] = positions
        .as_slice()
        .try_into()
        .map_err(|_| CodeError::WordCount { found: tokens.len() })?;
    let mut bits = Secret::zeros();
    if words::to_bits(positions, bits.bytes_mut()) {
        Ok(bits)
    } else {
        Err(CodeError::WordChecksum)
    }
}

/// Five groups of four symbols, or twenty symbols in any groups.
pub(crate) fn parse_symbols(tokens: &[&str]) -> Result<Secret<CODE_BYTES>, CodeError> {
    let mut values = Zeroizing::new(Vec::with_capacity(MAX_CHARS));
    for (token_index, token) in tokens.iter().enumerate() {
        for symbol in token.chars() {
            let group = if tokens.len() == GROUPS {
                token_index
            } else {
                values.len() / SYMBOLS_PER_GROUP
            };
            values.push(symbols::value(symbol).ok_or(CodeError::UnknownSymbol {
                group: count(group),
                symbol,
            })?);
        }
    }
    let Ok(values) = <&[u8; SYMBOLS]>::try_from(values.as_slice()) else {
        let odd = tokens
            .iter()
            .position(|token| token.chars().count() != SYMBOLS_PER_GROUP);
        return Err(match odd {
            Some(index) if tokens.len() == GROUPS => CodeError::GroupIncomplete { group: count(index) },
            _ => CodeError::Length { found: values.len() },
        });
    };
    if symbols::syndrome(values) != 0 {
        return Err(CodeError::Checksum {
            suspects: symbols::suspects(values),
        });
    }
    let mut bits = Secret::zeros();
    symbols::decode(values, bits.bytes_mut());
    Ok(bits)
}

/// The position from 1 of the thing with this index.
fn count(index: usize) -> u8 {
    u8::try_from(index + 1).unwrap_or(u8::MAX)
}

/// Small letters without diacritics; anything that is not a letter of a Czech word becomes `?`.
///
/// Written out because the tables of Unicode would be the largest part of the reporter's module.
fn fold(word: &str) -> Zeroizing<Vec<u8>> {
    let mut folded = Zeroizing::new(Vec::with_capacity(word.len()));
    for c in word.chars() {
        folded.push(match c {
            'a'..='z' | 'A'..='Z' => c.to_ascii_lowercase() as u8,
            'á' | 'Á' => b'a',
            'č' | 'Č' => b'c',
            'ď' | 'Ď' => b'd',
            'é' | 'É' | 'ě' | 'Ě' => b'e',
            'í' | 'Í' => b'i',
            'ň' | 'Ň' => b'n',
            'ó' | 'Ó' => b'o',
            'ř' | 'Ř' => b'r',
            'š' | 'Š' => b's',
            'ť' | 'Ť' => b't',
            'ú' | 'Ú' | 'ů' | 'Ů' => b'u',
            'ý' | 'Ý' => b'y',
            'ž' | 'Ž' => b'z',
            // Combining marks: a keyboard may send a letter and its mark apart.
            '\u{300}'..='\u{36f}' => continue,
            _ => b'?',
        });
    }
    folded
}
