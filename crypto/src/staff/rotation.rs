//! A new key of a centre: the first one, and each that follows another.

use alloc::vec::Vec;

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::fingerprint::Fingerprint;
use super::vouching::{ComparedMember, MemberSeal, NotVouched, VouchedMember};
use crate::VERSION;
use crate::centre_key::CentreSecret;
use crate::directory::CentreKeyEntry;
use crate::ids::{CentreId, DeploymentId, ID_BYTES, KeyId};
use crate::labels;
use crate::primitives::{NONCE_BYTES, TAG_BYTES, aead_open, aead_seal};
use crate::sealed_box::OpenError;

/// Bytes of the key before, as it is kept under the key after it: version, nonce, key id, seed, tag.
pub const PREVIOUS_KEY_BYTES: usize = 1 + NONCE_BYTES + ID_BYTES + 32 + TAG_BYTES;

/// A new key of a centre, for the server to keep and for the root to sign.
///
/// The secret itself is not in it: until the root has signed the key, nobody can use it; then each member opens the
/// own seal.
pub struct NewCentreKey {
    /// The centre.
    pub centre: CentreId,
    /// Key id and public key, for the directory.
    pub entry: CentreKeyEntry,
    /// What the head's screen and the root's machine both show.
    pub fingerprint: Fingerprint,
    /// The key before, sealed under this one; none for a centre's first key.
    pub previous: Option<Vec<u8>>,
    /// The secret sealed to everybody who is to have it, each with a mark.
    pub seals: Vec<MemberSeal>,
}

impl NewCentreKey {
    /// The first key of a centre, for these holders: the head who makes it, and a recovery sheet.
    #[must_use]
    pub fn found(
        deployment: DeploymentId,
        centre: CentreId,
        holders: &[ComparedMember],
        rng: &mut impl CryptoRng,
    ) -> Self {
        let secret = CentreSecret::generate(deployment, centre, KeyId::generate(rng), rng);
        let seals = holders.iter().map(|holder| secret.approve(holder, rng)).collect();
        Self::describe(&secret, None, seals)
    }

    /// The key that follows `current`, for everybody for whom `current` vouches and who is not to be left out, and for
    /// holders who were compared just now, such as a new recovery sheet.
    ///
    /// # Errors
    /// [`NotVouched`] if the mark of one of them was made under another key than `current`.
    pub fn rotate(
        current: &CentreSecret,
        remaining: &[VouchedMember],
        added: &[ComparedMember],
        rng: &mut impl CryptoRng,
    ) -> Result<Self, NotVouched> {
        let (deployment, centre) = (*current.deployment(), current.centre().clone());
        let secret = CentreSecret::generate(deployment, centre, KeyId::generate(rng), rng);
        let mut seals = Vec::with_capacity(remaining.len() + added.len());
        for member in remaining {
            seals.push(current.pass_on(&secret, member, rng)?);
        }
        for member in added {
            seals.push(secret.approve(member, rng));
        }
        let previous = secret.seal_previous(current, rng);
        Ok(Self::describe(&secret, Some(previous), seals))
    }

    fn describe(secret: &CentreSecret, previous: Option<Vec<u8>>, seals: Vec<MemberSeal>) -> Self {
        let entry = CentreKeyEntry {
            key_id: *secret.key_id(),
            public_key: secret.public_key(),
        };
        Self {
            centre: secret.centre().clone(),
            fingerprint: Fingerprint::of_centre_key(secret.deployment(), secret.centre(), &entry),
            entry,
            previous,
            seals,
        }
    }
}

impl CentreSecret {
    /// The key before this one, under this one: 89 bytes for the server to keep as long as a thread is sealed to it.
    ///
    /// So a member needs the newest key only, which is the one that the root has signed, and with it come all older
    /// ones; the server can put in none of its own.
    pub(crate) fn seal_previous(&self, previous: &Self, rng: &mut impl CryptoRng) -> Vec<u8> {
        let mut nonce = [0; NONCE_BYTES];
        rng.fill_bytes(&mut nonce);
        let mut plain = Zeroizing::new([0; ID_BYTES + 32]);
        plain[..ID_BYTES].copy_from_slice(previous.key_id().as_bytes());
        plain[ID_BYTES..].copy_from_slice(previous.kem().seed().bytes());
        let mut sealed = Vec::with_capacity(PREVIOUS_KEY_BYTES);
        sealed.push(VERSION);
        sealed.extend_from_slice(&nonce);
        let key = self.derived_key(labels::PREVIOUS_KEY);
        aead_seal(key.bytes(), &nonce, &self.associated_data(), &*plain, &mut sealed);
        sealed
    }

    /// The key before this one.
    ///
    /// # Errors
    /// [`OpenError`] if it was not sealed by a holder of this key.
    pub fn open_previous(&self, sealed: &[u8]) -> Result<Self, OpenError> {
        let (version, rest) = sealed.split_first().ok_or(OpenError::Failed)?;
        if *version != VERSION {
            return Err(OpenError::UnknownVersion(*version));
        }
        let (nonce, sealed) = rest.split_first_chunk().ok_or(OpenError::Failed)?;
        let key = self.derived_key(labels::PREVIOUS_KEY);
        let plain = aead_open(key.bytes(), nonce, &self.associated_data(), sealed).ok_or(OpenError::Failed)?;
        let (key_id, seed) = plain.split_first_chunk().ok_or(OpenError::Failed)?;
        self.sibling(KeyId::from_bytes(*key_id), seed).ok_or(OpenError::Failed)
    }

    /// `label ‖ deployment ‖ length of the centre's id ‖ centre's id ‖ key id` of this key.
    fn associated_data(&self) -> Vec<u8> {
        [
            labels::PREVIOUS_KEY_ASSOCIATED_DATA,
            self.deployment().as_bytes(),
            &self.centre().length(),
            self.centre().as_str().as_bytes(),
            self.key_id().as_bytes(),
        ]
        .concat()
    }
}
