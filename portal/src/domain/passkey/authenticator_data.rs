//! What an authenticator says (§6.1): for whom, under which conditions, how often, and which key it has made.

use minicbor::Decoder;
use sha2::{Digest as _, Sha256};

use super::public_key::CosePublicKey;
use super::{MAX_CREDENTIAL_ID_BYTES, PasskeyError};

/// Somebody touched the authenticator.
const USER_PRESENT: u8 = 1;
/// It knows that it was its owner.
const USER_VERIFIED: u8 = 1 << 2;
/// The key may be copied to other devices of the owner.
const BACKUP_ELIGIBLE: u8 = 1 << 3;
/// The key has been copied.
const BACKED_UP: u8 = 1 << 4;
/// A new key follows.
const ATTESTED_CREDENTIAL: u8 = 1 << 6;
/// Outputs of extensions follow.
const EXTENSIONS: u8 = 1 << 7;

/// Model of the authenticator, which is not asked for.
const AAGUID_BYTES: usize = 16;

const MALFORMED: PasskeyError = PasskeyError::Malformed("authenticator data");

/// Authenticator data, split into its parts.
pub(super) struct AuthenticatorData<'a> {
    relying_party_hash: &'a [u8; 32],
    flags: u8,
    /// The counter of signatures.
    pub(super) counter: u32,
    rest: &'a [u8],
}

/// A key that an authenticator has made.
pub(super) struct NewCredential<'a> {
    /// By what the authenticator knows it.
    pub(super) id: &'a [u8],
    /// The public key, as COSE writes it.
    pub(super) public_key: &'a [u8],
}

impl<'a> AuthenticatorData<'a> {
    pub(super) fn parse(bytes: &'a [u8]) -> Result<Self, PasskeyError> {
        let (relying_party_hash, rest) = bytes.split_first_chunk::<32>().ok_or(MALFORMED)?;
        let (flags, rest) = rest.split_first().ok_or(MALFORMED)?;
        let (counter, rest) = rest.split_first_chunk::<4>().ok_or(MALFORMED)?;
        Ok(Self {
            relying_party_hash,
            flags: *flags,
            counter: u32::from_be_bytes(*counter),
            rest,
        })
    }

    /// Checks for whom it is, that somebody was there, and that the flags do not contradict each other.
    pub(super) fn check(&self, relying_party: &str) -> Result<(), PasskeyError> {
        if self.relying_party_hash[..] != Sha256::digest(relying_party)[..] {
            return Err(PasskeyError::OtherRelyingParty);
        }
        if !self.has(USER_PRESENT) {
            return Err(PasskeyError::NobodyPresent);
        }
        if self.has(BACKED_UP) && !self.has(BACKUP_ELIGIBLE) {
            return Err(MALFORMED);
        }
        Ok(())
    }

    /// Whether the authenticator verified who holds it.
    pub(super) fn is_verified(&self) -> bool {
        self.has(USER_VERIFIED)
    }

    /// The key that was made, which must be of a known algorithm (§6.5.1).
    pub(super) fn new_credential(&self) -> Result<NewCredential<'a>, PasskeyError> {
        if !self.has(ATTESTED_CREDENTIAL) {
            return Err(MALFORMED);
        }
        let rest = self.rest.get(AAGUID_BYTES..).ok_or(MALFORMED)?;
        let (length, rest) = rest.split_first_chunk::<2>().ok_or(MALFORMED)?;
        let length = usize::from(u16::from_be_bytes(*length));
        if !(1..=MAX_CREDENTIAL_ID_BYTES).contains(&length) {
            return Err(MALFORMED);
        }
        let (id, rest) = rest.split_at_checked(length).ok_or(MALFORMED)?;
        let (public_key, rest) = first_item(rest)?;
        CosePublicKey::parse(public_key)?;
        self.check_end(rest)?;
        Ok(NewCredential { id, public_key })
    }

    /// Checks that no key follows.
    pub(super) fn check_nothing_new(&self) -> Result<(), PasskeyError> {
        if self.has(ATTESTED_CREDENTIAL) {
            return Err(MALFORMED);
        }
        self.check_end(self.rest)
    }

    /// Outputs of extensions, which were not asked for, may follow where they are announced, and nothing else.
    fn check_end(&self, rest: &[u8]) -> Result<(), PasskeyError> {
        let after = if self.has(EXTENSIONS) {
            first_item(rest)?.1
        } else {
            rest
        };
        if after.is_empty() { Ok(()) } else { Err(MALFORMED) }
    }

    const fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

/// The first item of CBOR in the bytes, and what follows.
fn first_item(bytes: &[u8]) -> Result<(&[u8], &[u8]), PasskeyError> {
    let mut decoder = Decoder::new(bytes);
    decoder.skip().map_err(|_| MALFORMED)?;
    bytes.split_at_checked(decoder.position()).ok_or(MALFORMED)
}

/// The authenticator data inside an attestation object (§6.5.4). The statement of who made the authenticator is skipped.
pub(super) fn of_attestation(object: &[u8]) -> Result<&[u8], PasskeyError> {
    const MALFORMED: PasskeyError = PasskeyError::Malformed("attestation object");
    let mut decoder = Decoder::new(object);
    let fields = decoder.map().ok().flatten().ok_or(MALFORMED)?;
    let mut data = None;
    for _ in 0..fields {
        match decoder.str().map_err(|_| MALFORMED)? {
            "authData" if data.is_none() => data = Some(decoder.bytes().map_err(|_| MALFORMED)?),
            "fmt" | "attStmt" => decoder.skip().map_err(|_| MALFORMED)?,
            _ => return Err(MALFORMED),
        }
    }
    if decoder.position() == object.len() {
        data.ok_or(MALFORMED)
    } else {
        Err(MALFORMED)
    }
}
