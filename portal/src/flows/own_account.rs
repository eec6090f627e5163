//! What a member does with the own account: another password, another second factor.
//!
//! Both want the password once more, by OPAQUE, whatever the session: whoever finds an open page must not be able to take
//! the account over.

use ozvise_crypto::staff::opaque::{Account, PasswordRecord};
use thiserror::Error;

use super::portal::Portal;
use super::registration::{self, RegistrationError, ShownFactor};
use super::session::SignedIn;
use super::sign_in::{self, SignInError};
use crate::domain::{Act, MAX_VAULT_BYTES, Subject};
use crate::store::attempts::AttemptId;
use crate::store::enrolments::{self, EnrolmentId};
use crate::store::{StoreError, members, passkey_challenges, sessions};

/// Why nothing was changed.
#[derive(Debug, Error)]
pub enum OwnAccountError {
    /// The password was not proven.
    #[error(transparent)]
    Password(#[from] SignInError),
    /// What is new has not the right form, or is over.
    #[error(transparent)]
    New(#[from] RegistrationError),
    /// The password was changed elsewhere at the same moment.
    #[error("the password was changed elsewhere")]
    Outdated,
    /// The vault was replaced elsewhere since it was read.
    #[error("the vault was replaced elsewhere")]
    StaleVault,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Proof of the present password: a sign-in that was begun, and OPAQUE's third message.
pub struct PasswordProof {
    /// The attempt.
    pub attempt: AttemptId,
    /// OPAQUE's third message.
    pub finalization: Vec<u8>,
}

/// Answers OPAQUE's first message for a new password. Changes nothing.
///
/// # Errors
/// [`OwnAccountError`].
pub fn start_password_change(
    portal: &Portal,
    signed_in: &SignedIn,
    request: &[u8],
) -> Result<Vec<u8>, OwnAccountError> {
    let account =
        Account::new(&portal.deployment, &signed_in.member.name).map_err(|_| StoreError::Corrupt("member name"))?;
    let response = portal.secrets.opaque().register(request, &account);
    Ok(response.map_err(registration::in_field("request"))?)
}

/// Replaces the password and the vault, in one transaction: whatever happens to the server, both are the old ones or both
/// are the new ones. All other sessions end.
///
/// # Errors
/// [`OwnAccountError`]; nothing is changed then.
pub async fn finish_password_change(
    portal: &Portal,
    signed_in: SignedIn,
    proof: PasswordProof,
    upload: &[u8],
    vault: Vec<u8>,
) -> Result<(), OwnAccountError> {
    let record = PasswordRecord::from_upload(upload).map_err(registration::in_field("upload"))?;
    registration::check_length(&vault, MAX_VAULT_BYTES, "vault")?;
    let member = sign_in::prove_as(portal, &signed_in, proof.attempt, &proof.finalization).await?;
    let auditor = portal.auditor(member.id);
    portal
        .store
        .write(move |connection| {
            if !members::replace_password(connection, &member, &record.to_bytes(), &vault)? {
                return Err(OwnAccountError::Outdated);
            }
            sessions::delete_others(connection, &member.id, &signed_in.token_hash)?;
            passkey_challenges::delete_of_member(connection, &member.id)?;
            let subject = Subject::Member(member.id);
            Ok(auditor.note(connection, member.centre_id.as_ref(), Act::PasswordChanged, subject)?)
        })
        .await
}

/// Replaces the vault by one that its owner has sealed anew under the same password, because it remembers more than the one
/// before: `known`, as it was read. The server cannot tell what is in either.
///
/// # Errors
/// [`OwnAccountError`]; nothing is changed then.
pub async fn store_vault(
    portal: &Portal,
    signed_in: &SignedIn,
    known: Vec<u8>,
    vault: Vec<u8>,
) -> Result<(), OwnAccountError> {
    registration::check_length(&vault, MAX_VAULT_BYTES, "vault")?;
    let id = signed_in.member.id;
    let replaced = portal
        .store
        .write(move |connection| members::replace_vault(connection, &id, &known, &vault));
    if replaced.await? {
        Ok(())
    } else {
        Err(OwnAccountError::StaleVault)
    }
}

/// Draws a new second factor, which serves once it is confirmed.
///
/// # Errors
/// [`OwnAccountError`].
pub async fn start_second_factor_change(
    portal: &Portal,
    signed_in: &SignedIn,
) -> Result<(EnrolmentId, ShownFactor), OwnAccountError> {
    let member = &signed_in.member;
    let purpose = *member.id.as_bytes();
    let (shown, enrolment) = registration::draw_factor(portal, &member.id, purpose, &member.name);
    let (id, now) = (enrolment.id, portal.clock.now());
    portal
        .store
        .write(move |connection| enrolments::insert(connection, &enrolment, now))
        .await?;
    Ok((id, shown))
}

/// Replaces the second factor and the recovery codes. All other sessions end.
///
/// # Errors
/// [`OwnAccountError`]; nothing is changed then.
pub async fn finish_second_factor_change(
    portal: &Portal,
    signed_in: SignedIn,
    proof: PasswordProof,
    enrolment: EnrolmentId,
    code: String,
) -> Result<(), OwnAccountError> {
    let member = sign_in::prove_as(portal, &signed_in, proof.attempt, &proof.finalization).await?;
    let (doing, now) = (portal.clone(), portal.clock.now());
    portal
        .store
        .write(move |connection| {
            let purpose = *member.id.as_bytes();
            let found = enrolments::find(connection, &enrolment, &purpose, now)?;
            let found = found.ok_or(RegistrationError::EnrolmentOver)?;
            let step = registration::confirmed_step(&doing, &found, &member.id, &code)?;
            let step = step.ok_or(RegistrationError::WrongCode)?;
            // Decides between two who confirm at once.
            if !enrolments::delete_of(connection, &purpose)? {
                return Err(RegistrationError::EnrolmentOver.into());
            }
            members::replace_second_factor(connection, &member.id, &found.sealed_totp_secret, step)?;
            enrolments::replace_recovery_codes(connection, &member.id, &found.recovery_hashes)?;
            sessions::delete_others(connection, &member.id, &signed_in.token_hash)?;
            let subject = Subject::Member(member.id);
            Ok(doing.auditor(member.id).note(
                connection,
                member.centre_id.as_ref(),
                Act::SecondFactorChanged,
                subject,
            )?)
        })
        .await
}
