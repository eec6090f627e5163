//! The symbol form: 19 data symbols and one check symbol over GF(32).

use alloc::string::String;
use alloc::vec::Vec;
use core::array;

use zeroize::Zeroizing;

use super::CODE_BYTES;

/// Groups of a written code.
pub const GROUPS: usize = 5;
/// Symbols of a group.
pub const SYMBOLS_PER_GROUP: usize = 4;
/// Symbols of a code with its check symbol.
pub(super) const SYMBOLS: usize = GROUPS * SYMBOLS_PER_GROUP;

/// Crockford's base 32: no I, L, O, U, which are taken for 1, 1, 0, V.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Pairs that are taken for each other in handwriting or in print.
const LOOKALIKES: [[u8; 2]; 12] = [
    *b"5S", *b"2Z", *b"8B", *b"6G", *b"0D", *b"17", *b"VY", *b"MN", *b"0Q", *b"4A", *b"9G", *b"1J",
];

/// The value (0 to 31) of a typed character; `None` if it is no symbol.
pub(super) fn value(typed: char) -> Option<u8> {
    let symbol = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let position = ALPHABET.iter().position(|known| char::from(*known) == symbol)?;
    u8::try_from(position).ok()
}

/// The values of the 20 symbols of a code.
pub(super) fn encode(bits: &[u8; CODE_BYTES]) -> Zeroizing<[u8; SYMBOLS]> {
    let mut values = Zeroizing::new([0; SYMBOLS]);
    let mut rest = Zeroizing::new(*bits);
    for value in values[..SYMBOLS - 1].iter_mut().rev() {
        *value = take_five_bits(&mut rest);
    }
    values[SYMBOLS - 1] = times_alpha(syndrome(&values[..SYMBOLS - 1]));
    values
}

/// The bits behind 20 symbols whose [`syndrome`] is 0.
pub(super) fn decode(values: &[u8; SYMBOLS], bits: &mut [u8; CODE_BYTES]) {
    bits.fill(0);
    for value in &values[..SYMBOLS - 1] {
        append_five_bits(bits, *value);
    }
}

/// The five groups of a code as text.
pub(crate) fn groups(bits: &[u8; CODE_BYTES]) -> [String; GROUPS] {
    let values = encode(bits);
    array::from_fn(|group| {
        let values = &values[group * SYMBOLS_PER_GROUP..][..SYMBOLS_PER_GROUP];
        values
            .iter()
            .map(|value| char::from(ALPHABET[usize::from(*value)]))
            .collect()
    })
}

/// The sum of every value times α^(its distance from the end); 0 for a right code.
///
/// α has order 31 and there are 20 symbols, so all weights differ and none is 0: one wrong symbol changes the sum by
/// e·α^i ≠ 0, a swap of the neighbours a ≠ b by (a - b)·(α^(i+1) - α^i) ≠ 0.
pub(super) fn syndrome(values: &[u8]) -> u8 {
    values.iter().fold(0, |sum, value| times_alpha(sum) ^ value)
}

/// Groups (from 1, ascending) in which one likely slip explains a syndrome that is not 0.
///
/// Neighbours on a keyboard are left out: there are so many of them that nearly every group would be a suspect.
pub(super) fn suspects(values: &[u8; SYMBOLS]) -> Vec<u8> {
    (1..)
        .zip(values.chunks_exact(SYMBOLS_PER_GROUP))
        .enumerate()
        .filter_map(|(index, (group, symbols))| {
            let last = index * SYMBOLS_PER_GROUP + SYMBOLS_PER_GROUP - 1;
            slip_explains(symbols, SYMBOLS - 1 - last, syndrome(values)).then_some(group)
        })
        .collect()
}

/// Whether a likely slip within `group`, whose last symbol has the weight α^`weight`, explains `syndrome`.
fn slip_explains(group: &[u8], weight: usize, syndrome: u8) -> bool {
    let place = |position: usize| weight + group.len() - 1 - position;
    let swapped = |position: usize| {
        let difference = group[position] ^ group[position + 1];
        times_alpha_to(difference, place(position)) ^ times_alpha_to(difference, place(position + 1)) == syndrome
    };
    let mistaken = |position: usize| {
        lookalikes(group[position]).any(|other| times_alpha_to(group[position] ^ other, place(position)) == syndrome)
    };
    (0..group.len() - 1).any(swapped) || (0..group.len()).any(mistaken)
}

/// Values of the symbols that look like the symbol with this value.
fn lookalikes(of: u8) -> impl Iterator<Item = u8> {
    LOOKALIKES
        .iter()
        .flat_map(|[a, b]| [(*a, *b), (*b, *a)])
        .filter_map(move |(a, b)| {
            if value(char::from(a)) == Some(of) {
                value(char::from(b))
            } else {
                None
            }
        })
}

/// Multiplies by α in GF(32) = GF(2)[α] / (α^5 + α^2 + 1), a primitive polynomial, without a table or a branch.
fn times_alpha(a: u8) -> u8 {
    ((a << 1) & 0x1f) ^ ((a >> 4) * 0b00101)
}

fn times_alpha_to(a: u8, exponent: usize) -> u8 {
    (0..exponent).fold(a, |a, _| times_alpha(a))
}

/// Shifts the number `bits` right by five and returns what falls out.
fn take_five_bits(bits: &mut [u8; CODE_BYTES]) -> u8 {
    let mut carry = 0;
    for byte in bits.iter_mut() {
        let taken = *byte & 0x1f;
        *byte = (*byte >> 5) | (carry << 3);
        carry = taken;
    }
    carry
}

/// Shifts the number `bits` left by five and puts `value` in.
fn append_five_bits(bits: &mut [u8; CODE_BYTES], value: u8) {
    let mut carry = value;
    for byte in bits.iter_mut().rev() {
        let out = *byte >> 3;
        *byte = (*byte << 5) | carry;
        carry = out;
    }
}
