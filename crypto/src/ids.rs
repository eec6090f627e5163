//! Public identifiers.

use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use rand_core::CryptoRng;
use thiserror::Error;

use crate::encoding::{fill_from_b64, to_b64};

/// Bytes of a random identifier: 128 bits never meet by chance.
pub const ID_BYTES: usize = 16;

/// A random 16-byte identifier of one kind; its text form is base64url (22 characters).
///
/// `Debug` shows the kind only: an identifier of a thread must not get into a log by way of a formatted structure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<Kind>([u8; ID_BYTES], PhantomData<Kind>);

/// Kind of [`DeploymentId`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeploymentKind {}
/// Kind of [`ThreadId`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThreadKind {}
/// Kind of [`KeyId`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyKind {}
/// Kind of [`MemberId`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemberKind {}

/// One installation of the portal with its own root; every key is bound to it.
pub type DeploymentId = Id<DeploymentKind>;
/// One thread; derived from the access code, known to the server.
pub type ThreadId = Id<ThreadKind>;
/// One key of a centre. Random, never derived from the key.
pub type KeyId = Id<KeyKind>;
/// One staff member.
pub type MemberId = Id<MemberKind>;

/// The text or the bytes are not an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not an identifier")]
pub struct IdError;

impl<Kind> Id<Kind> {
    /// A fresh random identifier.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; ID_BYTES];
        rng.fill_bytes(&mut bytes);
        Self::from_bytes(bytes)
    }

    /// The identifier with these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; ID_BYTES]) -> Self {
        Self(bytes, PhantomData)
    }

    /// The bytes of the identifier.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; ID_BYTES] {
        &self.0
    }
}

impl<Kind> TryFrom<&[u8]> for Id<Kind> {
    type Error = IdError;

    fn try_from(bytes: &[u8]) -> Result<Self, IdError> {
        bytes.try_into().map(Self::from_bytes).map_err(|_| IdError)
    }
}

impl<Kind> FromStr for Id<Kind> {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let mut bytes = [0; ID_BYTES];
        if fill_from_b64(text, &mut bytes) {
            Ok(Self::from_bytes(bytes))
        } else {
            Err(IdError)
        }
    }
}

impl<Kind> fmt::Display for Id<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_b64(&self.0))
    }
}

impl<Kind> fmt::Debug for Id<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Id")
    }
}

/// Longest centre id, in characters: it stands in addresses and in a field with a one-byte length.
pub const MAX_CENTRE_ID_CHARS: usize = 40;

/// A centre, as a slug of `a-z`, `0-9` and `-` of 1 to 40 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CentreId(String);

impl CentreId {
    /// The slug.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The slug behind its length in one byte, as it stands in byte formats.
    pub(crate) fn length(&self) -> [u8; 1] {
        // At most MAX_CENTRE_ID_CHARS by construction.
        [u8::try_from(self.0.len()).unwrap_or(u8::MAX)]
    }
}

impl FromStr for CentreId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if (1..=MAX_CENTRE_ID_CHARS).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text.into()))
        } else {
            Err(IdError)
        }
    }
}

impl fmt::Display for CentreId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
