//! The inputs of the vectors. All secrets in them are chosen, none is random.

mod directory;
mod epochs;
mod message;
#[cfg(feature = "notebook")]
mod notebook;
#[cfg(feature = "opaque")]
mod password;
mod reporter;
mod staff;
mod thread;
mod transfer;
mod vouching;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::VectorError;
use super::case::{hex, unhex};
use super::random::TestRandom;

/// Every vector: file name and contents.
///
/// # Errors
/// [`VectorError`] if one of them does not give what its name says.
pub fn make() -> Result<Vec<(String, String)>, VectorError> {
    let mut maker = Maker(Vec::new());
    reporter::make(&mut maker)?;
    thread::make(&mut maker)?;
    epochs::make(&mut maker)?;
    transfer::make(&mut maker)?;
    directory::make(&mut maker)?;
    staff::make(&mut maker)?;
    vouching::make(&mut maker)?;
    #[cfg(feature = "notebook")]
    notebook::make(&mut maker)?;
    #[cfg(feature = "opaque")]
    password::make(&mut maker)?;
    Ok(maker.0)
}

pub(super) const DEPLOYMENT: &str = "000102030405060708090a0b0c0d0e0f";
pub(super) const OTHER_DEPLOYMENT: &str = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff";
pub(super) const CODE_BITS: &str = "0123456789abcdef01234567";
pub(super) const CENTRE: &str = "praha";
pub(super) const KEY_ID: &str = "101112131415161718191a1b1c1d1e1f";
pub(super) const MEMBER: &str = "202122232425262728292a2b2c2d2e2f";

pub(super) struct Maker(Vec<(String, String)>);

impl Maker {
    /// A vector that succeeds; returns its output.
    fn ok(&mut self, name: &str, kind: &str, why: &str, input: Value) -> Result<Value, VectorError> {
        let vector = super::describe(kind, why, input)?;
        if let Some(error) = vector["error"].as_str() {
            return Err(VectorError::Failed(format!("{name}: {error}")));
        }
        let output = vector["output"].clone();
        self.keep(format!("ok_{name}.json"), &vector);
        Ok(output)
    }

    /// A vector that fails.
    fn fail(&mut self, name: &str, kind: &str, why: &str, input: Value) -> Result<(), VectorError> {
        let vector = super::describe(kind, why, input)?;
        if vector.get("error").is_none() {
            return Err(VectorError::Field(format!("{name} succeeded")));
        }
        self.keep(format!("fail_{name}.json"), &vector);
        Ok(())
    }

    fn keep(&mut self, name: String, vector: &Value) {
        self.0.push((name, format!("{vector:#}\n")));
    }
}

/// `length` bytes that follow from a name, as hexadecimal text.
fn bytes(name: &str, length: usize) -> String {
    use rand_core::Rng as _;
    let mut bytes = alloc::vec![0; length];
    TestRandom::named(name).fill_bytes(&mut bytes);
    hex(bytes)
}

/// `input` with one field changed.
fn with(input: &Value, field: &str, value: impl Into<Value>) -> Value {
    let mut changed = input.clone();
    changed[field] = value.into();
    changed
}

/// Hexadecimal text with one bit of one byte flipped; counted from the end if `position` is negative.
fn flipped(text: &Value, position: isize) -> Value {
    let mut bytes = text.as_str().and_then(unhex).unwrap_or_default();
    let length = bytes.len();
    let index = if position < 0 {
        length.checked_add_signed(position)
    } else {
        usize::try_from(position).ok()
    };
    if let Some(byte) = index.and_then(|index| bytes.get_mut(index)) {
        *byte ^= 1;
    }
    json!(hex(bytes))
}

/// Hexadecimal text with its first byte replaced.
fn versioned(text: &Value, version: u8) -> Value {
    let mut bytes = text.as_str().and_then(unhex).unwrap_or_default();
    if let Some(first) = bytes.first_mut() {
        *first = version;
    }
    json!(hex(bytes))
}

/// Hexadecimal text without its last byte.
fn shortened(text: &Value) -> Value {
    let text = text.as_str().unwrap_or_default();
    json!(text.get(..text.len().saturating_sub(2)).unwrap_or_default())
}

/// Hexadecimal text with a zero byte more.
fn extended(text: &Value) -> Value {
    json!(format!("{}00", text.as_str().unwrap_or_default()))
}
