//! From the access code to everything that the reporter has.

use alloc::string::String;

use subtle::ConstantTimeEq as _;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::access_code::AccessCode;
use crate::encoding::{fill_from_b64, to_b64};
use crate::ids::{DeploymentId, ID_BYTES, ThreadId};
use crate::labels;
use crate::primitives::{expand, extract, sha256};
use crate::sealed_box::{KemPublicKey, KemSecret};
use crate::secret::Secret;
use crate::thread_key::SealAuthentication;

/// Characters of a bearer: 48 bytes in base64url.
pub const BEARER_CHARS: usize = 64;

/// The keys of one reporter, all derived from the access code by HKDF-SHA256 (RFC 5869), one label each.
///
/// There is no slow hash here: 95 random bits need none, and a weak phone would suffer.
pub struct ReporterKeys {
    pub(crate) deployment: DeploymentId,
    pub(crate) thread: ThreadId,
    pub(crate) kem: KemSecret,
    pub(crate) seal_authentication: SealAuthentication,
    capability: Capability,
}

impl ReporterKeys {
    /// Derives the keys that belong to `code` in this deployment.
    #[must_use]
    pub fn derive(code: &AccessCode, deployment: &DeploymentId) -> Self {
        let root = extract(deployment, code.bits());
        let thread = expand::<ID_BYTES>(&root, &[labels::REPORTER_THREAD_ID]);
        Self {
            deployment: *deployment,
            thread: ThreadId::from_bytes(*thread.bytes()),
            kem: KemSecret::new(expand(&root, &[labels::REPORTER_KEM_SEED])),
            seal_authentication: SealAuthentication::new(expand(&root, &[labels::REPORTER_SEAL_AUTHENTICATION])),
            capability: Capability(expand(&root, &[labels::REPORTER_CAPABILITY])),
        }
    }

    /// The deployment for which they were derived.
    #[must_use]
    pub fn deployment(&self) -> &DeploymentId {
        &self.deployment
    }

    /// The thread that the code belongs to.
    #[must_use]
    pub fn thread_id(&self) -> &ThreadId {
        &self.thread
    }

    /// The secret by which the server knows the reporter.
    #[must_use]
    pub fn capability(&self) -> &Capability {
        &self.capability
    }

    /// What stands behind `Authorization: Bearer`: base64url of thread id and capability, 64 characters.
    #[must_use]
    pub fn bearer(&self) -> Zeroizing<String> {
        let mut bytes = Zeroizing::new([0; BEARER_BYTES]);
        bytes[..ID_BYTES].copy_from_slice(self.thread.as_bytes());
        bytes[ID_BYTES..].copy_from_slice(self.capability.0.bytes());
        Zeroizing::new(to_b64(&*bytes))
    }

    /// The reporter's public key, to which the centre can seal later keys of the thread.
    #[must_use]
    pub fn public_key(&self) -> ReporterPublicKey {
        ReporterPublicKey(self.kem.public_key())
    }
}

const BEARER_BYTES: usize = ID_BYTES + 32;

/// The reporter's bearer secret. The server is shown it with each request and stores only its hash.
pub struct Capability(Secret<32>);

impl Capability {
    /// What the server stores.
    #[must_use]
    pub fn hash(&self) -> CapabilityHash {
        CapabilityHash(sha256(&[self.0.bytes()]))
    }
}

/// What a reporter presents with each request.
pub struct Bearer {
    /// Which thread.
    pub thread_id: ThreadId,
    /// The secret of that thread.
    pub capability: Capability,
}

/// The text is not a bearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a bearer")]
pub struct BearerError;

impl Bearer {
    /// Reads what [`ReporterKeys::bearer`] has written.
    ///
    /// # Errors
    /// [`BearerError`] for anything but 64 characters of base64url.
    pub fn parse(text: &str) -> Result<Self, BearerError> {
        let mut bytes = Zeroizing::new([0; BEARER_BYTES]);
        if !fill_from_b64(text, &mut *bytes) {
            return Err(BearerError);
        }
        let (thread, capability) = bytes.split_at(ID_BYTES);
        Ok(Self {
            thread_id: ThreadId::try_from(thread).map_err(|_| BearerError)?,
            capability: Capability(Secret::copied_from(capability).ok_or(BearerError)?),
        })
    }
}

/// SHA-256 of a capability, the only form in which the server keeps it.
///
/// A plain hash is enough: the capability has 256 bits of its own, so nothing can be tried out.
#[derive(Clone)]
pub struct CapabilityHash([u8; 32]);

impl CapabilityHash {
    /// The hash as it is stored.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A hash that was stored.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Whether the presented capability is the one whose hash this is; takes the same time either way.
    #[must_use]
    pub fn matches(&self, presented: &Capability) -> bool {
        self.0.ct_eq(&presented.hash().0).into()
    }
}

/// A reporter's X-Wing public key, 1216 bytes.
///
/// It comes from the server, so nothing may be believed of it until it was compared with the hash in the first message
/// ([`Intake::names`](crate::Intake::names)).
#[derive(Clone, PartialEq, Eq)]
pub struct ReporterPublicKey(pub(crate) KemPublicKey);

/// The bytes are not an X-Wing public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a public key")]
pub struct PublicKeyError;

impl ReporterPublicKey {
    /// Reads a public key.
    ///
    /// # Errors
    /// [`PublicKeyError`] unless the bytes are a well-formed X-Wing public key.
    pub fn parse(bytes: &[u8]) -> Result<Self, PublicKeyError> {
        KemPublicKey::parse(bytes).map(Self).ok_or(PublicKeyError)
    }

    /// The key as it is sent and stored.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// SHA-256 of the key, the form in which the first message names it.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        sha256(&[self.as_bytes()])
    }
}
