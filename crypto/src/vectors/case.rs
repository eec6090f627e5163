//! Reading the input of a vector.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt::{Debug, Write as _};
use core::str::FromStr;

use serde_json::Value;

use super::VectorError;
use crate::ids::Id;

/// Why an operation gave no output.
pub(super) enum Fault {
    /// It failed, with this error.
    Operation(String),
    /// The vector itself is at fault.
    Vector(VectorError),
}

/// An error of the crate, by its name and fields.
pub(super) fn failed(error: impl Debug) -> Fault {
    Fault::Operation(format!("{error:?}"))
}

pub(super) type Output = Result<Value, Fault>;

/// The input of a vector, or an object inside of it.
pub(super) struct Input<'v>(&'v Value);

impl<'v> Input<'v> {
    pub(super) fn new(value: &'v Value) -> Self {
        Self(value)
    }

    /// The object in this field; `None` if it is absent.
    pub(super) fn optional(&self, field: &str) -> Option<Self> {
        self.0.get(field).filter(|value| !value.is_null()).map(Self)
    }

    /// The objects in this list.
    pub(super) fn list(&self, field: &str) -> Result<impl Iterator<Item = Self>, Fault> {
        Ok(self.get(field, Value::as_array)?.iter().map(Self))
    }

    pub(super) fn text(&self, field: &str) -> Result<&'v str, Fault> {
        self.get(field, Value::as_str)
    }

    /// The object itself as text.
    pub(super) fn itself(&self) -> Result<&'v str, Fault> {
        self.0.as_str().ok_or_else(|| no_field("text"))
    }

    pub(super) fn number(&self, field: &str) -> Result<u64, Fault> {
        self.get(field, Value::as_u64)
    }

    pub(super) fn number32(&self, field: &str) -> Result<u32, Fault> {
        u32::try_from(self.number(field)?).map_err(|_| no_field(field))
    }

    pub(super) fn flag(&self, field: &str) -> Result<bool, Fault> {
        self.get(field, Value::as_bool)
    }

    pub(super) fn bytes(&self, field: &str) -> Result<Vec<u8>, Fault> {
        unhex(self.text(field)?).ok_or_else(|| no_field(field))
    }

    pub(super) fn array<const N: usize>(&self, field: &str) -> Result<[u8; N], Fault> {
        self.bytes(field)?.try_into().map_err(|_| no_field(field))
    }

    pub(super) fn id<Kind>(&self, field: &str) -> Result<Id<Kind>, Fault> {
        self.array(field).map(Id::from_bytes)
    }

    pub(super) fn parsed<T: FromStr>(&self, field: &str) -> Result<T, Fault> {
        self.text(field)?.parse().map_err(|_| no_field(field))
    }

    fn get<T>(&self, field: &str, read: impl Fn(&'v Value) -> Option<T>) -> Result<T, Fault> {
        self.0.get(field).and_then(read).ok_or_else(|| no_field(field))
    }
}

pub(super) fn no_field(field: &str) -> Fault {
    Fault::Vector(VectorError::Field(field.to_string()))
}

/// Bytes as hexadecimal text.
pub(super) fn hex(bytes: impl AsRef<[u8]>) -> String {
    let mut text = String::new();
    for byte in bytes.as_ref() {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks_exact(2).map(|pair| (pair[0] << 4) | pair[1]).collect())
}
