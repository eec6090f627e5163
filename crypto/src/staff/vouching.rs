//! Who may have a centre's secret: a member whose fingerprint was compared, or one for whom the centre has vouched.
//!
//! What the server says about a member is an [`UnverifiedMember`]. It becomes a [`ComparedMember`] by the digits that a
//! person has heard, or a [`VouchedMember`] by the mark that a holder of the centre's secret has made before. Only these
//! two can be sealed to, so a server alone can never add a reader.

use alloc::vec::Vec;

use rand_core::CryptoRng;
use thiserror::Error;

use super::fingerprint::Fingerprint;
use super::member::{MemberKeys, MemberPublicKeys};
use crate::centre_key::CentreSecret;
use crate::ids::{CentreId, DeploymentId, KeyId, MemberId};
use crate::labels;
use crate::primitives::{HASH_BYTES, hmac_sha256, sha256};
use crate::secret::same;

/// Bytes of a mark.
pub const MEMBER_MARK_BYTES: usize = HASH_BYTES;

/// What holds a centre's secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberKind {
    /// A person.
    Member,
    /// A printed recovery sheet, which has keys as a member has.
    RecoverySheet,
}

impl MemberKind {
    fn code(self) -> u8 {
        match self {
            Self::Member => 1,
            Self::RecoverySheet => 2,
        }
    }
}

/// A member as the server describes it. Nothing may be believed of it yet.
#[derive(Clone)]
pub struct UnverifiedMember {
    /// The deployment.
    pub deployment: DeploymentId,
    /// Its id.
    pub id: MemberId,
    /// A person or a sheet.
    pub kind: MemberKind,
    /// The public keys that it is said to have.
    pub keys: MemberPublicKeys,
}

/// The digits that were heard are not those of the keys that the server has given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the fingerprints differ")]
pub struct FingerprintDiffers;

/// The mark is not one that a holder of this secret has made for this member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("nobody of the centre has vouched for this member")]
pub struct NotVouched;

impl UnverifiedMember {
    /// What the person at the other end of the telephone has to read.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of_member(&self.deployment, &self.id, &self.keys)
    }

    /// Believes the keys because a person has heard their digits from the member: `heard` is what was typed of it. To
    /// be typed and not only confirmed, since a button is pressed before anything is compared.
    ///
    /// # Errors
    /// [`FingerprintDiffers`] if it is not the fingerprint, digit by digit.
    pub fn compare(self, heard: &str) -> Result<ComparedMember, FingerprintDiffers> {
        if self.fingerprint().matches(heard) {
            Ok(ComparedMember(self))
        } else {
            Err(FingerprintDiffers)
        }
    }
}

/// A member whose public keys a person has compared, or has made.
#[derive(Clone)]
pub struct ComparedMember(UnverifiedMember);

impl ComparedMember {
    /// The owner of these keys: whoever holds the secret keys needs to compare nothing.
    #[must_use]
    pub fn owner_of(keys: &MemberKeys, deployment: DeploymentId, id: MemberId) -> Self {
        Self::holder(keys, deployment, id, MemberKind::Member)
    }

    pub(crate) fn holder(keys: &MemberKeys, deployment: DeploymentId, id: MemberId, kind: MemberKind) -> Self {
        Self(UnverifiedMember {
            deployment,
            id,
            kind,
            keys: keys.public(),
        })
    }
}

/// A member for whom a holder of the centre's secret has vouched under one of the centre's keys.
pub struct VouchedMember {
    member: UnverifiedMember,
    centre: CentreId,
    key_id: KeyId,
}

impl VouchedMember {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &MemberId {
        &self.member.id
    }
}

/// The mark by which a holder of a centre's secret vouches for a member, 32 bytes.
///
/// A MAC and not a signature: every holder can make each mark, so it proves nothing to outsiders, and it stays as strong
/// against a quantum computer.
#[derive(Clone)]
pub struct MemberMark([u8; MEMBER_MARK_BYTES]);

impl MemberMark {
    /// The mark as it is stored.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; MEMBER_MARK_BYTES] {
        &self.0
    }
}

/// A centre's secret for one member, for the server to keep.
pub struct MemberSeal {
    /// The member.
    pub member: MemberId,
    /// Which of the centre's keys.
    pub key_id: KeyId,
    /// The secret sealed to the member, 1169 bytes.
    pub sealed: Vec<u8>,
    /// The mark under this key.
    pub mark: MemberMark,
}

impl CentreSecret {
    /// Seals the secret to a member whose fingerprint was compared, and vouches for it from now on.
    pub fn approve(&self, member: &ComparedMember, rng: &mut impl CryptoRng) -> MemberSeal {
        self.seal_to(&member.0, rng)
    }

    /// Believes what the server says about a member if its mark was made under this very key.
    ///
    /// # Errors
    /// [`NotVouched`] if anything in the mark differs: deployment, centre, key, member, kind or public keys.
    pub fn verify_mark(&self, member: UnverifiedMember, mark: &[u8]) -> Result<VouchedMember, NotVouched> {
        if member.deployment != *self.deployment() || !same(&self.mark(&member).0, mark) {
            return Err(NotVouched);
        }
        Ok(VouchedMember {
            member,
            centre: self.centre().clone(),
            key_id: *self.key_id(),
        })
    }

    /// Seals the secret once more to a member who has it already, as when the server has lost the seal.
    ///
    /// # Errors
    /// [`NotVouched`] if the mark was one under another key.
    pub fn seal_again(&self, member: &VouchedMember, rng: &mut impl CryptoRng) -> Result<MemberSeal, NotVouched> {
        self.check_vouched(member)?;
        Ok(self.seal_to(&member.member, rng))
    }

    /// Seals the secret that follows this one to a member for whom this one vouches.
    pub(crate) fn pass_on(
        &self,
        next: &Self,
        member: &VouchedMember,
        rng: &mut impl CryptoRng,
    ) -> Result<MemberSeal, NotVouched> {
        self.check_vouched(member)?;
        Ok(next.seal_to(&member.member, rng))
    }

    fn check_vouched(&self, member: &VouchedMember) -> Result<(), NotVouched> {
        let here = member.member.deployment == *self.deployment()
            && member.centre == *self.centre()
            && member.key_id == *self.key_id();
        here.then_some(()).ok_or(NotVouched)
    }

    fn seal_to(&self, member: &UnverifiedMember, rng: &mut impl CryptoRng) -> MemberSeal {
        MemberSeal {
            member: member.id,
            key_id: *self.key_id(),
            sealed: self.seal_to_member(&member.keys, &member.id, rng),
            mark: self.mark(member),
        }
    }

    fn mark(&self, member: &UnverifiedMember) -> MemberMark {
        let key = self.derived_key(labels::MEMBER_MARK_KEY);
        MemberMark(hmac_sha256(
            &key,
            &[
                labels::MEMBER_MARK_TAG,
                self.deployment().as_bytes(),
                &self.centre().length(),
                self.centre().as_str().as_bytes(),
                self.key_id().as_bytes(),
                member.id.as_bytes(),
                &[member.kind.code()],
                &sha256(&[&member.keys.to_bytes()]),
            ],
        ))
    }
}
