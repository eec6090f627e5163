//! What the server must keep for all accounts, outside of its database.

use opaque_ke::ServerSetup as Setup;
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::random::Random;
use super::{OpaqueError, Suite, framed, unframed};

/// Seed of the oblivious functions (64), private key (32), a public key for names that do not exist (32).
const SETUP_BYTES: usize = 128;
/// Bytes of a stored server setup.
pub const SERVER_SETUP_BYTES: usize = 1 + SETUP_BYTES;

/// The server's secret. Whoever has it and the database can try passwords; whoever lacks it cannot.
pub struct ServerSetup(pub(super) Setup<Suite>);

impl ServerSetup {
    /// A new one, for a new deployment.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(Setup::new(&mut Random(rng)))
    }

    /// The bytes to be stored, [`SERVER_SETUP_BYTES`].
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<alloc::vec::Vec<u8>> {
        Zeroizing::new(framed(
            &Zeroizing::new(<[u8; SETUP_BYTES]>::from(self.0.serialize()))[..],
        ))
    }

    /// Reads what [`ServerSetup::to_bytes`] has written.
    ///
    /// # Errors
    /// [`OpaqueError::UnknownVersion`] or [`OpaqueError::Malformed`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, OpaqueError> {
        Ok(Self(Setup::deserialize(unframed(bytes, SETUP_BYTES)?)?))
    }
}
