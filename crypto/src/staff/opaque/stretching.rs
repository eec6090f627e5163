//! Argon2id (RFC 9106), the key stretching of OPAQUE (RFC 9807 §7): it runs in the browser.

use opaque_ke::argon2::{Algorithm, Argon2, Params, Version};
use opaque_ke::errors::InternalError;
use opaque_ke::generic_array::{ArrayLength, GenericArray};
use opaque_ke::ksf::Ksf;

/// Memory in KiB: 64 MiB, the second recommendation of RFC 9106 §4, which a browser on an old office machine has.
pub const ARGON2_MEMORY_KIB: u32 = 64 * 1024;
/// Passes over it, as that recommendation has them.
pub const ARGON2_PASSES: u32 = 3;
/// Lanes: one, since WebAssembly has one thread.
pub const ARGON2_LANES: u32 = 1;

/// The salt that RFC 9807 §7 prescribes: the oblivious function has salted the input already.
const SALT: [u8; 16] = [0; 16];

/// Argon2id with the parameters above and an output as long as its input.
#[derive(Default)]
pub(super) struct Stretching;

impl Ksf for Stretching {
    fn hash<L: ArrayLength<u8>>(&self, input: GenericArray<u8, L>) -> Result<GenericArray<u8, L>, InternalError> {
        let parameters =
            Params::new(ARGON2_MEMORY_KIB, ARGON2_PASSES, ARGON2_LANES, None).map_err(|_| InternalError::KsfError)?;
        let mut output = GenericArray::default();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
            .hash_password_into(&input, &SALT, &mut output)
            .map_err(|_| InternalError::KsfError)?;
        Ok(output)
    }
}
