//! Proving a password (RFC 9807 §6): three messages, both sides prove themselves.

use alloc::vec::Vec;

use opaque_ke::{
    ClientLogin, ClientLoginFinishParameters, CredentialFinalization, CredentialRequest, CredentialResponse,
    ServerLogin, ServerLoginParameters,
};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::random::Random;
use super::registration::PasswordRecord;
use super::setup::ServerSetup;
use super::{Account, OpaqueError, Suite, framed, unframed};
use crate::staff::ExportKey;

const KE1_BYTES: usize = 96;
const KE2_BYTES: usize = 320;
const KE3_BYTES: usize = 64;
const ATTEMPT_BYTES: usize = 128;
/// Bytes of a stored attempt: version, session key (64), expected proof (64).
pub const SIGN_IN_ATTEMPT_BYTES: usize = 1 + ATTEMPT_BYTES;

/// The client's side of a sign-in.
pub struct ClientSignIn {
    state: ClientLogin<Suite>,
    password: Zeroizing<Vec<u8>>,
}

impl ClientSignIn {
    /// Begins; the message (KE1) goes to [`ServerSetup::sign_in`].
    ///
    /// # Errors
    /// [`OpaqueError::Refused`] if the password cannot be used (it has more than 65,535 bytes).
    pub fn start(password: &[u8], rng: &mut impl CryptoRng) -> Result<(Self, Vec<u8>), OpaqueError> {
        let started = ClientLogin::start(&mut Random(rng), password)?;
        let request = framed(&started.message.serialize());
        Ok((
            Self {
                state: started.state,
                password: Zeroizing::new(password.to_vec()),
            },
            request,
        ))
    }

    /// Ends; the message (KE3) goes to [`SignInAttempt::finish`], the export key opens the vault.
    ///
    /// # Errors
    /// [`OpaqueError::Refused`] for a wrong password and for a name that does not exist alike.
    pub fn finish(
        self,
        response: &[u8],
        account: &Account<'_>,
        rng: &mut impl CryptoRng,
    ) -> Result<(Vec<u8>, ExportKey), OpaqueError> {
        let response = CredentialResponse::deserialize(unframed(response, KE2_BYTES)?)?;
        let parameters = ClientLoginFinishParameters::new(Some(&account.context), account.identifiers(), None);
        let finished = self
            .state
            .finish(&mut Random(rng), &self.password, response, parameters)?;
        let export_key = ExportKey::from_bytes(&finished.export_key).ok_or(OpaqueError::Refused)?;
        Ok((framed(&finished.message.serialize()), export_key))
    }
}

impl ServerSetup {
    /// The server's side: answers KE1 with KE2. `record` is `None` for a name that does not exist; the answer looks
    /// the same (RFC 9807 §6.3.2.2).
    ///
    /// # Errors
    /// [`OpaqueError`] if the request is not one.
    pub fn sign_in(
        &self,
        record: Option<PasswordRecord>,
        request: &[u8],
        account: &Account<'_>,
        rng: &mut impl CryptoRng,
    ) -> Result<(SignInAttempt, Vec<u8>), OpaqueError> {
        let request = CredentialRequest::deserialize(unframed(request, KE1_BYTES)?)?;
        let record = record.map(|record| record.0);
        let parameters = parameters(account);
        let started = ServerLogin::start(
            &mut Random(rng),
            &self.0,
            record,
            request,
            account.credential(),
            parameters,
        )?;
        Ok((SignInAttempt(started.state), framed(&started.message.serialize())))
    }
}

/// What the server keeps between KE2 and KE3. Secret, and good for one use.
pub struct SignInAttempt(ServerLogin<Suite>);

impl SignInAttempt {
    /// Checks KE3: the client has the password.
    ///
    /// # Errors
    /// [`OpaqueError`] if not.
    pub fn finish(self, finalization: &[u8], account: &Account<'_>) -> Result<(), OpaqueError> {
        let finalization = CredentialFinalization::deserialize(unframed(finalization, KE3_BYTES)?)?;
        self.0.finish(finalization, parameters(account))?;
        Ok(())
    }

    /// The bytes to be stored for the two minutes of an attempt, [`SIGN_IN_ATTEMPT_BYTES`].
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(framed(&self.0.serialize()))
    }

    /// Reads what [`SignInAttempt::to_bytes`] has written.
    ///
    /// # Errors
    /// [`OpaqueError`] if it is not an attempt.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, OpaqueError> {
        Ok(Self(ServerLogin::deserialize(unframed(bytes, ATTEMPT_BYTES)?)?))
    }
}

fn parameters<'a>(account: &'a Account<'_>) -> ServerLoginParameters<'a, 'a> {
    ServerLoginParameters {
        context: Some(&account.context),
        identifiers: account.identifiers(),
    }
}
