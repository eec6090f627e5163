//! From what the database holds to the types of the domain. A value that does not fit was not written by this program.

use std::str::FromStr;

use super::error::{StoreError, StoreResult};

/// A name, such as a state or the id of a centre.
pub(super) fn name<T: FromStr>(text: &str, what: &'static str) -> StoreResult<T> {
    text.parse().map_err(|_| StoreError::Corrupt(what))
}

/// Bytes of a fixed length, such as an id or a hash.
pub(super) fn bytes<const N: usize>(bytes: &[u8], what: &'static str) -> StoreResult<[u8; N]> {
    bytes.try_into().map_err(|_| StoreError::Corrupt(what))
}

/// A count, such as a sequence number or an epoch.
pub(super) fn count(number: i64, what: &'static str) -> StoreResult<u32> {
    u32::try_from(number).map_err(|_| StoreError::Corrupt(what))
}

/// A moment or a step that is kept as a signed number.
pub(super) fn unsigned(number: i64, what: &'static str) -> StoreResult<u64> {
    u64::try_from(number).map_err(|_| StoreError::Corrupt(what))
}

/// The other way: no clock of this world reaches the limit.
pub(super) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Epochs are kept as 32-bit numbers with a sign, the only kind that both databases have.
pub(super) fn epoch_out(epoch: u32) -> i32 {
    i32::try_from(epoch).unwrap_or(i32::MAX)
}
