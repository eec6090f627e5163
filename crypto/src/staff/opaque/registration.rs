//! Setting a password (RFC 9807 §5).

use alloc::vec::Vec;

use opaque_ke::{
    ClientRegistration as Client, ClientRegistrationFinishParameters, RegistrationRequest, RegistrationResponse,
    RegistrationUpload, ServerRegistration,
};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::random::Random;
use super::setup::ServerSetup;
use super::{Account, OpaqueError, Suite, framed, unframed};
use crate::staff::ExportKey;

const REQUEST_BYTES: usize = 32;
const RESPONSE_BYTES: usize = 64;
const UPLOAD_BYTES: usize = 192;
/// Bytes of a stored password record: version, client public key (32), masking key (64), envelope (96).
pub const PASSWORD_RECORD_BYTES: usize = 1 + UPLOAD_BYTES;

/// The client's side of setting a password.
pub struct ClientRegistration {
    state: Client<Suite>,
    password: Zeroizing<Vec<u8>>,
}

impl ClientRegistration {
    /// Begins; the message goes to [`ServerSetup::register`].
    ///
    /// # Errors
    /// [`OpaqueError::Refused`] if the password cannot be used (it has more than 65,535 bytes).
    pub fn start(password: &[u8], rng: &mut impl CryptoRng) -> Result<(Self, Vec<u8>), OpaqueError> {
        let started = Client::start(&mut Random(rng), password)?;
        let request = framed(&started.message.serialize());
        Ok((
            Self {
                state: started.state,
                password: Zeroizing::new(password.to_vec()),
            },
            request,
        ))
    }

    /// Ends; the first message goes to [`PasswordRecord::from_upload`], the export key opens the vault.
    ///
    /// # Errors
    /// [`OpaqueError`] if the response is not one.
    pub fn finish(
        self,
        response: &[u8],
        account: &Account<'_>,
        rng: &mut impl CryptoRng,
    ) -> Result<(Vec<u8>, ExportKey), OpaqueError> {
        let response = RegistrationResponse::deserialize(unframed(response, RESPONSE_BYTES)?)?;
        let parameters = ClientRegistrationFinishParameters::new(account.identifiers(), None);
        let finished = self
            .state
            .finish(&mut Random(rng), &self.password, response, parameters)?;
        let export_key = ExportKey::from_bytes(&finished.export_key).ok_or(OpaqueError::Refused)?;
        Ok((framed(&finished.message.serialize()), export_key))
    }
}

impl ServerSetup {
    /// The server's side: answers a registration request.
    ///
    /// # Errors
    /// [`OpaqueError`] if the request is not one.
    pub fn register(&self, request: &[u8], account: &Account<'_>) -> Result<Vec<u8>, OpaqueError> {
        let request = RegistrationRequest::deserialize(unframed(request, REQUEST_BYTES)?)?;
        let started = ServerRegistration::<Suite>::start(&self.0, request, account.credential())?;
        Ok(framed(&started.message.serialize()))
    }
}

/// What the server stores of a password.
#[derive(Clone)]
pub struct PasswordRecord(pub(super) ServerRegistration<Suite>);

impl PasswordRecord {
    /// The record that belongs to the client's last message.
    ///
    /// # Errors
    /// [`OpaqueError`] if the message is not one.
    pub fn from_upload(upload: &[u8]) -> Result<Self, OpaqueError> {
        let upload = RegistrationUpload::deserialize(unframed(upload, UPLOAD_BYTES)?)?;
        Ok(Self(ServerRegistration::finish(upload)))
    }

    /// The bytes to be stored, [`PASSWORD_RECORD_BYTES`].
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        framed(&self.0.serialize())
    }

    /// Reads what [`PasswordRecord::to_bytes`] has written.
    ///
    /// # Errors
    /// [`OpaqueError`] if it is not a record.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, OpaqueError> {
        Ok(Self(ServerRegistration::deserialize(unframed(bytes, UPLOAD_BYTES)?)?))
    }
}
