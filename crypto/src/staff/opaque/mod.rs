//! The staff password: OPAQUE (RFC 9807) with ristretto255, 3DH, SHA-512 and Argon2id.
//!
//! The server never sees the password, neither at registration nor at sign-in, and a stolen database cannot be tried
//! offline without the [`ServerSetup`], which is kept apart from it. The only module that touches `opaque-ke`. Every
//! message is `VERSION ‖` the message of RFC 9807.
//!
//! Passwords are taken as bytes: whoever asks for one normalises it to NFC first, so that it is the same on every
//! keyboard.

mod random;
mod registration;
mod setup;
mod sign_in;
mod stretching;

use alloc::vec::Vec;

use opaque_ke::errors::ProtocolError;
use opaque_ke::{CipherSuite, Identifiers, Ristretto255, TripleDh};
use sha2_of_opaque::Sha512;
use thiserror::Error;

pub use registration::{ClientRegistration, PASSWORD_RECORD_BYTES, PasswordRecord};
pub use setup::{SERVER_SETUP_BYTES, ServerSetup};
pub use sign_in::{ClientSignIn, SIGN_IN_ATTEMPT_BYTES, SignInAttempt};
pub use stretching::{ARGON2_LANES, ARGON2_MEMORY_KIB, ARGON2_PASSES};

use crate::VERSION;
use crate::ids::DeploymentId;
use crate::labels;
use stretching::Stretching;

/// The ciphersuite (RFC 9807 §7).
struct Suite;

impl CipherSuite for Suite {
    type OprfCs = Ristretto255;
    type KeyExchange = TripleDh<Ristretto255, Sha512>;
    type Ksf = Stretching;
}

/// Longest name of an account in bytes: far below the 65,535 that OPAQUE can carry, and what an address may have.
pub const MAX_NAME_BYTES: usize = 254;

/// Why a step of OPAQUE failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum OpaqueError {
    /// The version of the message is not known here.
    #[error("unknown version {0}")]
    UnknownVersion(u8),
    /// The message is malformed.
    #[error("malformed message")]
    Malformed,
    /// Wrong password, unknown name, another server or deployment, or a message that was altered: which of them it was
    /// is not told.
    #[error("refused")]
    Refused,
}

impl From<ProtocolError> for OpaqueError {
    fn from(error: ProtocolError) -> Self {
        match error {
            ProtocolError::SerializationError | ProtocolError::SizeError { .. } => Self::Malformed,
            _ => Self::Refused,
        }
    }
}

/// Which account at which deployment a password is for.
pub struct Account<'a> {
    name: &'a str,
    server: Vec<u8>,
    context: Vec<u8>,
}

impl<'a> Account<'a> {
    /// The account with this name; the caller has brought the name into the one form in which it is stored.
    ///
    /// # Errors
    /// [`OpaqueError::Malformed`] if the name is empty or longer than [`MAX_NAME_BYTES`].
    pub fn new(deployment: &DeploymentId, name: &'a str) -> Result<Self, OpaqueError> {
        if !(1..=MAX_NAME_BYTES).contains(&name.len()) {
            return Err(OpaqueError::Malformed);
        }
        let server = [labels::OPAQUE_SERVER, deployment.as_bytes()].concat();
        let context = [labels::OPAQUE_CONTEXT, deployment.as_bytes()].concat();
        Ok(Self { name, server, context })
    }

    fn identifiers(&self) -> Identifiers<'_> {
        Identifiers {
            client: Some(self.name.as_bytes()),
            server: Some(&self.server),
        }
    }

    /// By which the server derives the key of the oblivious function of this account.
    fn credential(&self) -> &[u8] {
        self.name.as_bytes()
    }
}

/// A message as it is sent or stored.
fn framed(message: &[u8]) -> Vec<u8> {
    [&[VERSION], message].concat()
}

/// The message in its frame; it must have exactly this length, since not every reader of `opaque-ke` looks.
fn unframed(bytes: &[u8], length: usize) -> Result<&[u8], OpaqueError> {
    match bytes.split_first() {
        Some((&VERSION, message)) if message.len() == length => Ok(message),
        Some((&VERSION, _)) | None => Err(OpaqueError::Malformed),
        Some((version, _)) => Err(OpaqueError::UnknownVersion(*version)),
    }
}
