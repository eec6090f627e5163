//! The directory of centres, signed by an offline root, and the only source of keys to seal to.
//!
//! `VERSION ‖ Ed25519 signature (64) ‖ CBOR`; the signature (RFC 8032) is over `label ‖ CBOR`. What comes from the
//! network is an [`UnverifiedDirectory`]; only [`UnverifiedDirectory::verify`] makes a [`Directory`] of it, and only a
//! [`Directory`] gives a [`CentrePublicKey`].

mod contents;
mod root;

use alloc::vec::Vec;

use thiserror::Error;

pub use contents::{
    CentreEntry, CentreKeyEntry, DirectoryDraft, MAX_CENTRE_NAME_BYTES, MAX_CENTRES, MAX_DIRECTORY_BYTES,
    MAX_TERRITORIES,
};
pub use root::{RootPublicKey, RootSecret};

use crate::VERSION;
use crate::ids::{CentreId, DeploymentId, KeyId};
use crate::message::MAX_MUNICIPALITY;
use crate::sealed_box::KemPublicKey;

/// Bytes of an Ed25519 signature.
const SIGNATURE_BYTES: usize = 64;
/// How far the device's clock may lag behind the signer's: an hour, the usual fault of a clock set by hand.
pub const CLOCK_TOLERANCE_SECONDS: u64 = 3600;

/// Why a directory is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DirectoryError {
    /// The bytes are not a directory.
    #[error("malformed directory")]
    Malformed,
    /// The version is not known here.
    #[error("unknown version {0}")]
    UnknownVersion(u8),
    /// The root has not signed it.
    #[error("the directory is not signed by the root")]
    BadSignature,
    /// It was signed for another deployment.
    #[error("the directory is of another deployment")]
    ForeignDeployment,
    /// Its time has passed.
    #[error("the directory has expired")]
    Expired,
    /// Its time has not come, so the device's clock must be wrong.
    #[error("the directory is not valid yet")]
    NotYetValid,
}

/// A directory of which nothing may be believed yet.
pub struct UnverifiedDirectory {
    signature: [u8; SIGNATURE_BYTES],
    cbor: Vec<u8>,
}

impl UnverifiedDirectory {
    /// Splits the bytes.
    ///
    /// # Errors
    /// [`DirectoryError::UnknownVersion`], or [`DirectoryError::Malformed`] if they are too short or too long.
    pub fn parse(bytes: &[u8]) -> Result<Self, DirectoryError> {
        let (version, rest) = bytes.split_first().ok_or(DirectoryError::Malformed)?;
        if *version != VERSION {
            return Err(DirectoryError::UnknownVersion(*version));
        }
        let (signature, cbor) = rest.split_first_chunk().ok_or(DirectoryError::Malformed)?;
        if bytes.len() > MAX_DIRECTORY_BYTES {
            return Err(DirectoryError::Malformed);
        }
        Ok(Self {
            signature: *signature,
            cbor: cbor.to_vec(),
        })
    }

    /// Checks the signature, the contents, the deployment and the time, in this order.
    ///
    /// `now` is in seconds since the Unix epoch.
    ///
    /// # Errors
    /// [`DirectoryError`] names the first thing that is wrong.
    pub fn verify(
        self,
        root: &RootPublicKey,
        deployment: &DeploymentId,
        now: u64,
    ) -> Result<Directory, DirectoryError> {
        if !root.verifies(&self.cbor, &self.signature) {
            return Err(DirectoryError::BadSignature);
        }
        let contents = DirectoryDraft::decode(&self.cbor).ok_or(DirectoryError::Malformed)?;
        if contents.deployment != *deployment {
            Err(DirectoryError::ForeignDeployment)
        } else if now >= contents.expires_at {
            Err(DirectoryError::Expired)
        } else if now.saturating_add(CLOCK_TOLERANCE_SECONDS) < contents.issued_at {
            Err(DirectoryError::NotYetValid)
        } else {
            Ok(Directory { contents })
        }
    }
}

impl DirectoryDraft {
    /// Signs the draft.
    ///
    /// # Errors
    /// [`DirectoryError::Malformed`] if [`UnverifiedDirectory::verify`] would refuse the contents.
    pub fn sign(&self, root: &RootSecret) -> Result<Vec<u8>, DirectoryError> {
        let cbor = self.encode();
        if DirectoryDraft::decode(&cbor).as_ref() != Some(self) {
            return Err(DirectoryError::Malformed);
        }
        let bytes = [&[VERSION], root.sign(&cbor).as_slice(), &cbor].concat();
        if bytes.len() > MAX_DIRECTORY_BYTES {
            Err(DirectoryError::Malformed)
        } else {
            Ok(bytes)
        }
    }
}

/// A directory that the root has signed, for this deployment and this time.
pub struct Directory {
    contents: DirectoryDraft,
}

/// Why nothing can be sealed to a centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CentreUnusable {
    /// The directory does not have it.
    #[error("no such centre")]
    Unknown,
    /// It has no key.
    #[error("the centre has no key")]
    NoKey,
    /// It takes no new threads.
    #[error("the centre takes no new threads")]
    NotAccepting,
}

impl Directory {
    /// The deployment.
    #[must_use]
    pub fn deployment(&self) -> &DeploymentId {
        &self.contents.deployment
    }

    /// The number of this directory; a later one has a higher number.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.contents.version
    }

    /// When it was signed, in seconds since the Unix epoch.
    #[must_use]
    pub fn issued_at(&self) -> u64 {
        self.contents.issued_at
    }

    /// Until when it may be used, in seconds since the Unix epoch.
    #[must_use]
    pub fn expires_at(&self) -> u64 {
        self.contents.expires_at
    }

    /// Version of the table of competence.
    #[must_use]
    pub fn competence_version(&self) -> u32 {
        self.contents.competence_version
    }

    /// SHA-256 of the table of competence.
    #[must_use]
    pub fn competence_digest(&self) -> &[u8; 32] {
        &self.contents.competence_digest
    }

    /// All centres, in the order in which they were signed.
    #[must_use]
    pub fn centres(&self) -> &[CentreEntry] {
        &self.contents.centres
    }

    /// The centre with this id.
    #[must_use]
    pub fn centre(&self, id: &CentreId) -> Option<&CentreEntry> {
        self.centres().iter().find(|centre| centre.id == *id)
    }

    /// The centre that is competent for a place: the one that names the municipality, else the one that names the
    /// district. Whether it is usable is another question.
    #[must_use]
    pub fn competent_centre(&self, municipality: Option<u32>, district: &str) -> Option<&CentreEntry> {
        let named = |code: &[u8]| {
            self.centres()
                .iter()
                .find(|centre| centre.territory.iter().any(|listed| listed.as_bytes() == code))
        };
        municipality
            .filter(|code| *code <= MAX_MUNICIPALITY)
            .and_then(|code| named(&six_digits(code)))
            .or_else(|| named(district.as_bytes()))
    }

    /// The key to which a new thread of this centre is sealed.
    ///
    /// # Errors
    /// [`CentreUnusable`] if the centre has none or takes no new threads.
    pub fn usable_key(&self, id: &CentreId) -> Result<CentrePublicKey, CentreUnusable> {
        let key = self.key_of(id)?;
        if self.centre(id).is_some_and(|entry| entry.accepting) {
            Ok(key)
        } else {
            Err(CentreUnusable::NotAccepting)
        }
    }

    /// The key of a centre, for threads that it already has; whether it takes new ones is no question then.
    ///
    /// # Errors
    /// [`CentreUnusable`] if the centre has none.
    pub fn key_of(&self, id: &CentreId) -> Result<CentrePublicKey, CentreUnusable> {
        let entry = self.centre(id).ok_or(CentreUnusable::Unknown)?;
        let key = entry.key.as_ref().ok_or(CentreUnusable::NoKey)?;
        Ok(CentrePublicKey {
            deployment: self.contents.deployment,
            centre: entry.id.clone(),
            key_id: key.key_id,
            key: KemPublicKey::parse(&key.public_key).ok_or(CentreUnusable::NoKey)?,
        })
    }
}

/// A municipality's code as it stands in a territory.
fn six_digits(mut code: u32) -> [u8; 6] {
    let mut digits = [b'0'; 6];
    for digit in digits.iter_mut().rev() {
        *digit += u8::try_from(code % 10).unwrap_or_default();
        code /= 10;
    }
    digits
}

/// The public key of a centre, from a verified directory and from nowhere else.
pub struct CentrePublicKey {
    deployment: DeploymentId,
    centre: CentreId,
    key_id: KeyId,
    key: KemPublicKey,
}

impl CentrePublicKey {
    /// The deployment.
    #[must_use]
    pub fn deployment(&self) -> &DeploymentId {
        &self.deployment
    }

    /// The centre.
    #[must_use]
    pub fn centre(&self) -> &CentreId {
        &self.centre
    }

    /// Which of the centre's keys it is.
    #[must_use]
    pub fn key_id(&self) -> &KeyId {
        &self.key_id
    }

    pub(crate) fn key(&self) -> &KemPublicKey {
        &self.key
    }
}
