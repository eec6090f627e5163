//! CBOR (RFC 8949) with exactly one encoding of each value (§4.2.1): maps with ascending small integer keys, definite
//! lengths, shortest integers, absent fields left out.
//!
//! Whoever decodes also encodes what came out and compares it with the input ([`canonical`]). That one comparison
//! refuses every other spelling, trailing bytes, unknown and repeated keys.

use alloc::string::String;
use alloc::vec::Vec;
use core::convert::Infallible;

use minicbor::encode::Error;
use minicbor::{Decoder, Encoder};
use zeroize::Zeroizing;

/// The bytes are not what they should be; what exactly helps nobody.
pub(crate) struct NotCbor;

/// Whether `input` is the very encoding of the value that was decoded from it.
pub(crate) fn canonical(input: &[u8], encoded_again: Vec<u8>) -> Result<(), NotCbor> {
    if *input == **Zeroizing::new(encoded_again) {
        Ok(())
    } else {
        Err(NotCbor)
    }
}

/// Reads CBOR.
pub(crate) struct Reader<'b>(Decoder<'b>);

impl<'b> Reader<'b> {
    pub(crate) fn new(input: &'b [u8]) -> Self {
        Self(Decoder::new(input))
    }

    /// Enters a map and returns how many fields it has.
    pub(crate) fn map(&mut self) -> Result<u64, NotCbor> {
        self.0.map().ok().flatten().ok_or(NotCbor)
    }

    /// Enters an array and returns how many items it has, at most `limit`.
    pub(crate) fn array(&mut self, limit: u64) -> Result<u64, NotCbor> {
        self.0
            .array()
            .ok()
            .flatten()
            .filter(|items| *items <= limit)
            .ok_or(NotCbor)
    }

    /// Reads the key of a field that must be there.
    pub(crate) fn key(&mut self, expected: u8) -> Result<(), NotCbor> {
        if self.uint()? == u64::from(expected) {
            Ok(())
        } else {
            Err(NotCbor)
        }
    }

    /// Reads the key of a field that may be absent, if it comes next.
    pub(crate) fn optional_key(&mut self, expected: u8) -> bool {
        let here = self.0.position();
        let found = self.key(expected).is_ok();
        if !found {
            self.0.set_position(here);
        }
        found
    }

    pub(crate) fn uint(&mut self) -> Result<u64, NotCbor> {
        self.0.u64().map_err(|_| NotCbor)
    }

    pub(crate) fn uint32(&mut self) -> Result<u32, NotCbor> {
        self.0.u32().map_err(|_| NotCbor)
    }

    pub(crate) fn bool(&mut self) -> Result<bool, NotCbor> {
        self.0.bool().map_err(|_| NotCbor)
    }

    pub(crate) fn bytes(&mut self) -> Result<&'b [u8], NotCbor> {
        self.0.bytes().map_err(|_| NotCbor)
    }

    pub(crate) fn array_of<const N: usize>(&mut self) -> Result<[u8; N], NotCbor> {
        self.bytes()?.try_into().map_err(|_| NotCbor)
    }

    pub(crate) fn text(&mut self) -> Result<String, NotCbor> {
        self.0.str().map(Into::into).map_err(|_| NotCbor)
    }
}

/// Writes CBOR into memory, which cannot fail.
pub(crate) struct Writer(Encoder<Vec<u8>>);

impl Writer {
    /// Writes behind `start`, with room for `capacity` bytes: secrets are not left behind in buffers outgrown.
    pub(crate) fn after(start: &[u8], capacity: usize) -> Self {
        let mut buffer = Vec::with_capacity(start.len() + capacity);
        buffer.extend_from_slice(start);
        Self(Encoder::new(buffer))
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        self.0.into_writer()
    }

    pub(crate) fn map(&mut self, fields: usize) {
        infallible(self.0.map(fields as u64));
    }

    pub(crate) fn array(&mut self, items: usize) {
        infallible(self.0.array(items as u64));
    }

    pub(crate) fn uint(&mut self, value: u64) {
        infallible(self.0.u64(value));
    }

    pub(crate) fn bool(&mut self, value: bool) {
        infallible(self.0.bool(value));
    }

    pub(crate) fn bytes(&mut self, value: &[u8]) {
        infallible(self.0.bytes(value));
    }

    pub(crate) fn text(&mut self, value: &str) {
        infallible(self.0.str(value));
    }
}

fn infallible<T>(written: Result<T, Error<Infallible>>) {
    // The error type has no value, so there is nothing to lose.
    drop(written);
}
