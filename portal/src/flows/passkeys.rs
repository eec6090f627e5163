//! A member's passkeys: adding one, looking at them, removing one. The authenticator app stays whatever happens to them.

use thiserror::Error;

use super::own_account::PasswordProof;
use super::portal::Portal;
use super::second_factor::{day, draw_challenge};
use super::session::SignedIn;
use super::sign_in::{self, SignInError};
use crate::domain::{Act, Attestation, Challenge, MAX_PASSKEY_NAME_CHARS, MAX_PASSKEYS, PasskeyError, Subject};
use crate::store::passkey_challenges::{self, ChallengeId, ChallengePurpose};
use crate::store::passkeys::{self, PasskeyId, StoredPasskey};
use crate::store::{StoreError, StoreResult, enrolments};

/// How long an authenticator may take: finding the key in a bag, setting a PIN, and the password once more.
pub const ADDITION_SECONDS: u64 = 10 * 60;

/// Why no passkey was added or removed.
#[derive(Debug, Error)]
pub enum PasskeysError {
    /// The portal is reached at an address for which browsers make no passkeys.
    #[error("there are no passkeys at this address")]
    Unavailable,
    /// The password was not proven.
    #[error(transparent)]
    Password(#[from] SignInError),
    /// It was not begun, took too long, or was finished already.
    #[error("the addition is over")]
    Over,
    /// The name is empty or too long.
    #[error("malformed name")]
    Name,
    /// The authenticator's answer is not taken.
    #[error(transparent)]
    Refused(#[from] PasskeyError),
    /// Somebody has this very passkey.
    #[error("the passkey is known already")]
    Known,
    /// The member has as many as there may be.
    #[error("too many passkeys")]
    TooMany,
    /// The member has no passkey with this id.
    #[error("no such passkey")]
    NotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A member's second factors, besides the authenticator app that everybody has.
pub struct SecondFactors {
    /// Whether browsers make passkeys for this portal.
    pub available: bool,
    /// The passkeys, in the order in which they were added.
    pub passkeys: Vec<StoredPasskey>,
    /// Recovery codes that are left.
    pub recovery_codes: usize,
}

/// What the member has.
///
/// # Errors
/// [`StoreError`].
pub async fn second_factors(portal: &Portal, signed_in: &SignedIn) -> Result<SecondFactors, StoreError> {
    let (member, available) = (signed_in.member.id, portal.relying_party.is_some());
    portal
        .store
        .read(move |connection| -> StoreResult<_> {
            Ok(SecondFactors {
                available,
                passkeys: passkeys::of_member(connection, &member)?,
                recovery_codes: enrolments::recovery_codes(connection, &member)?.len(),
            })
        })
        .await
}

/// What the browser asks an authenticator when a passkey is to be made.
pub struct BegunAddition {
    /// To be named on finishing.
    pub id: ChallengeId,
    /// What the authenticator is to answer.
    pub challenge: Challenge,
    /// Whom for.
    pub relying_party: String,
    /// The credentials that the member has: an authenticator with one of them makes no second one.
    pub excluded: Vec<Vec<u8>>,
}

/// Begins to add a passkey.
///
/// # Errors
/// [`PasskeysError`].
pub async fn start_passkey(portal: &Portal, signed_in: &SignedIn) -> Result<BegunAddition, PasskeysError> {
    let relying_party = portal.relying_party.as_ref().ok_or(PasskeysError::Unavailable)?;
    let now = portal.clock.now();
    let drawn = draw_challenge(
        &signed_in.member,
        ChallengePurpose::Addition,
        now + ADDITION_SECONDS,
        &mut *portal.random.generator(),
    );
    let (id, challenge) = (drawn.id, drawn.challenge);
    let kept = portal
        .store
        .write(move |connection| {
            let kept = passkeys::of_member(connection, &drawn.member_id)?;
            if kept.len() >= MAX_PASSKEYS {
                return Err(PasskeysError::TooMany);
            }
            passkey_challenges::insert(connection, &drawn, now)?;
            Ok(kept)
        })
        .await?;
    Ok(BegunAddition {
        id,
        challenge,
        relying_party: relying_party.id().to_owned(),
        excluded: kept.into_iter().map(|kept| kept.passkey.credential_id).collect(),
    })
}

/// Adds the passkey that the authenticator has made. It wants the password once more: whoever finds an open page must not
/// be able to leave a key of the own behind.
///
/// # Errors
/// [`PasskeysError`]; nothing is added then.
pub async fn finish_passkey(
    portal: &Portal,
    signed_in: &SignedIn,
    proof: PasswordProof,
    addition: ChallengeId,
    name: &str,
    answer: &Attestation,
) -> Result<StoredPasskey, PasskeysError> {
    let relying_party = portal.relying_party.as_ref().ok_or(PasskeysError::Unavailable)?;
    let name = name_of(name)?;
    let member = sign_in::prove_as(portal, signed_in, proof.attempt, &proof.finalization).await?;
    let now = portal.clock.now();
    let taken = portal
        .store
        .write(move |connection| passkey_challenges::take(connection, &addition, ChallengePurpose::Addition, now));
    let begun = taken.await?.filter(|begun| begun.member_id == member.id);
    let begun = begun.ok_or(PasskeysError::Over)?;
    let mut id = PasskeyId::default();
    portal.random.generator().fill_bytes(&mut id);
    let new = StoredPasskey {
        id,
        passkey: relying_party.register(&begun.challenge, answer)?,
        name,
        created_day: day(now),
        last_used_day: None,
    };
    let (added, auditor) = (new.clone(), portal.auditor(member.id));
    portal
        .store
        .write(move |connection| {
            if passkeys::of_member(connection, &member.id)?.len() >= MAX_PASSKEYS {
                return Err(PasskeysError::TooMany);
            }
            if passkeys::is_known(connection, &new.passkey.credential_id)? {
                return Err(PasskeysError::Known);
            }
            passkeys::insert(connection, &member.id, &new)?;
            let subject = Subject::Member(member.id);
            Ok(auditor.note(connection, member.centre_id.as_ref(), Act::PasskeyAdded, subject)?)
        })
        .await?;
    Ok(added)
}

fn name_of(typed: &str) -> Result<String, PasskeysError> {
    let name = typed.trim();
    let fits = (1..=MAX_PASSKEY_NAME_CHARS).contains(&name.chars().count());
    if fits && !name.chars().any(char::is_control) {
        Ok(name.to_owned())
    } else {
        Err(PasskeysError::Name)
    }
}

/// Removes one of the member's passkeys.
///
/// # Errors
/// [`PasskeysError`].
pub async fn remove_passkey(portal: &Portal, signed_in: &SignedIn, id: PasskeyId) -> Result<(), PasskeysError> {
    let (member, auditor) = (signed_in.member.clone(), portal.auditor(signed_in.member.id));
    portal
        .store
        .write(move |connection| {
            if !passkeys::delete(connection, &member.id, &id)? {
                return Err(PasskeysError::NotFound);
            }
            let subject = Subject::Member(member.id);
            Ok(auditor.note(connection, member.centre_id.as_ref(), Act::PasskeyRemoved, subject)?)
        })
        .await
}
