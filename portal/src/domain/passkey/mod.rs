//! Passkeys as a second factor: what the portal, as a relying party, checks of WebAuthn (W3C Web Authentication Level 3,
//! §7.1 and §7.2).
//!
//! Who made an authenticator is not asked: an attestation statement is neither wanted nor looked at. A passkey is bound to
//! its member by the session and the password that were proven when it was added.

mod authenticator_data;
mod client_data;
mod public_key;

use thiserror::Error;
use url::{Host, Url};

use authenticator_data::{AuthenticatorData, NewCredential};
use client_data::Ceremony;
use public_key::CosePublicKey;

/// Length of a challenge: twice what §13.4.3 asks for.
pub const CHALLENGE_BYTES: usize = 32;

/// Longest id of a credential (§6.5.1, `credentialIdLength`).
pub const MAX_CREDENTIAL_ID_BYTES: usize = 1023;

/// Passkeys of one member: a telephone, a computer and a key on the ring, and as much again for the day when they change.
pub const MAX_PASSKEYS: usize = 10;

/// Longest name that a member gives to a passkey.
pub const MAX_PASSKEY_NAME_CHARS: usize = 60;

/// The signature algorithms that are taken, as COSE numbers them (RFC 9053 §2), the preferred one first: ES256, which
/// every authenticator has, and EdDSA.
pub const ALGORITHMS: [i64; 2] = [public_key::ES256, public_key::EDDSA];

/// A random value that an authenticator signs once.
pub type Challenge = [u8; CHALLENGE_BYTES];

/// Why an authenticator's answer is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PasskeyError {
    /// A part has not the form that the specification gives it.
    #[error("malformed {0}")]
    Malformed(&'static str),
    /// It was made for the other ceremony: an old assertion is no registration.
    #[error("the answer belongs to another ceremony")]
    OtherCeremony,
    /// It answers another challenge.
    #[error("the answer belongs to another challenge")]
    OtherChallenge,
    /// The browser showed another site, or this one inside a frame of another.
    #[error("the answer was given to another origin")]
    OtherOrigin,
    /// The authenticator signed for another relying party.
    #[error("the answer was given to another relying party")]
    OtherRelyingParty,
    /// Nobody touched the authenticator.
    #[error("nobody was present")]
    NobodyPresent,
    /// The passkey has asked for a finger or a PIN when it was added, and did not now.
    #[error("the authenticator did not verify who holds it")]
    NotVerified,
    /// The key is of an algorithm that was not offered.
    #[error("unknown algorithm")]
    UnknownAlgorithm,
    /// The signature is not of this key over this answer.
    #[error("wrong signature")]
    WrongSignature,
    /// The authenticator has counted backwards or stood still: somebody may have a copy of it.
    #[error("the counter has not grown")]
    CounterWentBack,
}

/// This portal in the eyes of authenticators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelyingParty {
    id: String,
    origin: String,
}

impl RelyingParty {
    /// The relying party of a portal that is reached at this origin; `None` at a bare address of a machine, for which
    /// browsers make no passkeys (§5.1.2: a relying party's id is a domain).
    #[must_use]
    pub fn at(origin: &str) -> Option<Self> {
        match Url::parse(origin).ok()?.host()? {
            Host::Domain(domain) => Some(Self {
                id: domain.to_owned(),
                origin: origin.to_owned(),
            }),
            Host::Ipv4(_) | Host::Ipv6(_) => None,
        }
    }

    /// The relying party's id: the domain of the portal.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Checks what an authenticator says of a new passkey (§7.1).
    ///
    /// # Errors
    /// [`PasskeyError`].
    pub fn register(&self, challenge: &Challenge, answer: &Attestation) -> Result<Passkey, PasskeyError> {
        client_data::check(&answer.client_data, Ceremony::Create, challenge, &self.origin)?;
        let data = authenticator_data::of_attestation(&answer.attestation_object)?;
        let data = AuthenticatorData::parse(data)?;
        data.check(&self.id)?;
        let NewCredential { id, public_key } = data.new_credential()?;
        Ok(Passkey {
            credential_id: id.to_vec(),
            public_key: public_key.to_vec(),
            counter: data.counter,
            verifies: data.is_verified(),
        })
    }

    /// Checks that a passkey was used to answer the challenge (§7.2), and tells its counter.
    ///
    /// # Errors
    /// [`PasskeyError`].
    pub fn verify(&self, challenge: &Challenge, passkey: &Passkey, answer: &Assertion) -> Result<u32, PasskeyError> {
        client_data::check(&answer.client_data, Ceremony::Get, challenge, &self.origin)?;
        let data = AuthenticatorData::parse(&answer.authenticator_data)?;
        data.check(&self.id)?;
        data.check_nothing_new()?;
        if passkey.verifies && !data.is_verified() {
            return Err(PasskeyError::NotVerified);
        }
        let key = CosePublicKey::parse(&passkey.public_key)?;
        key.verify(&answer.authenticator_data, &answer.client_data, &answer.signature)?;
        if is_later(passkey.counter, data.counter) {
            Ok(data.counter)
        } else {
            Err(PasskeyError::CounterWentBack)
        }
    }
}

/// Whether an authenticator may count so (§7.2 step 22): a copy of it falls behind sooner or later. One that does not count
/// says 0 for ever.
#[must_use]
pub const fn is_later(kept: u32, told: u32) -> bool {
    told > kept || (told == 0 && kept == 0)
}

/// What is kept of a passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// By what the authenticator knows it.
    pub credential_id: Vec<u8>,
    /// Its public key, as COSE writes it (RFC 9052 §7).
    pub public_key: Vec<u8>,
    /// The authenticator's counter, as it was told last.
    pub counter: u32,
    /// Whether the authenticator verified who holds it, by a finger or a PIN, when the passkey was added. What it could do
    /// then it has to do always: what comes without was not made by its owner's browser.
    pub verifies: bool,
}

/// An authenticator's answer when a passkey is made.
pub struct Attestation {
    /// `clientDataJSON`.
    pub client_data: Vec<u8>,
    /// `attestationObject`.
    pub attestation_object: Vec<u8>,
}

/// An authenticator's answer when a passkey is used.
pub struct Assertion {
    /// `clientDataJSON`.
    pub client_data: Vec<u8>,
    /// `authenticatorData`.
    pub authenticator_data: Vec<u8>,
    /// `signature`.
    pub signature: Vec<u8>,
}

#[cfg(test)]
mod tests;
