//! Base64url without padding (RFC 4648 §5), the text form of every binary value, in constant time.

use alloc::string::String;
use alloc::vec::Vec;

use base64ct::{Base64UrlUnpadded, Encoding as _};

/// Bytes as base64url text without padding.
#[must_use]
pub fn to_b64(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

/// The bytes behind base64url text; `None` for padding, other symbols, white space or non-zero trailing bits.
#[must_use]
pub fn from_b64(text: &str) -> Option<Vec<u8>> {
    Base64UrlUnpadded::decode_vec(text).ok()
}

/// Like [`from_b64`] for a value of a known length, into a buffer of the caller; `false` if it does not fit exactly.
pub(crate) fn fill_from_b64(text: &str, out: &mut [u8]) -> bool {
    Base64UrlUnpadded::encoded_len(out) == text.len() && Base64UrlUnpadded::decode(text, out).is_ok()
}
