//! Padding to one of three lengths, so that a ciphertext's length says next to nothing.
//!
//! `body ‖ 0x80 ‖ 0x00 …` (ISO/IEC 7816-4) up to the smallest of the three lengths in which that fits.

use alloc::vec::Vec;

use zeroize::Zeroizing;

/// The lengths of a padded plaintext: a short message; a long one; the longest text that may be sent.
pub const PADDED_BYTES: [usize; 3] = [2048, 8192, 32768];

/// Where the body ends.
const END: u8 = 0x80;

/// Pads a body; `None` if it is longer than 32,767 bytes.
pub(crate) fn pad(mut body: Zeroizing<Vec<u8>>) -> Option<Zeroizing<Vec<u8>>> {
    let length = padded_length(body.len())?;
    if body.capacity() < length {
        // Growing in place would leave the old buffer behind unwiped.
        let mut larger = Zeroizing::new(Vec::with_capacity(length));
        larger.extend_from_slice(&body);
        body = larger;
    }
    body.push(END);
    body.resize(length, 0);
    Some(body)
}

/// The body of a padded plaintext; `None` unless it is padded exactly as [`pad`] does it.
pub(crate) fn unpad(padded: &[u8]) -> Option<&[u8]> {
    let end = padded.iter().rposition(|byte| *byte != 0)?;
    let body = padded.get(..end)?;
    (padded.get(end) == Some(&END) && padded_length(body.len()) == Some(padded.len())).then_some(body)
}

/// The length to which a body of this length is padded.
fn padded_length(body: usize) -> Option<usize> {
    PADDED_BYTES.into_iter().find(|length| body < *length)
}
