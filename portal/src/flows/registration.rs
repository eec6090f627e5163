//! Redeeming an invitation: a password that the server never sees, keys made in the browser, a second factor.
//!
//! Nothing of an account exists before [`finish_registration`], which stores all of it in one transaction: a registration
//! that was left half done leaves the invitation as it was.

use ozvise_crypto::MemberId;
use ozvise_crypto::staff::opaque::{Account, OpaqueError, PasswordRecord};
use rand_core::CryptoRng;
use thiserror::Error;
use zeroize::Zeroizing;

use super::colleagues::may_lose_keys;
use super::portal::Portal;
use super::session::{SessionToken, SignedIn};
use crate::domain::{
    Act, InvitationKind, InvitationSecret, MAX_PUBLIC_KEYS_BYTES, MAX_SIGN_IN_NAME_CHARS, MAX_VAULT_BYTES,
    RECOVERY_CODES, RecoveryCode, SecondFactor, Subject, TOTP_SECRET_BYTES,
};
use crate::store::enrolments::{self, EnrolmentId, Purpose, StoredEnrolment};
use crate::store::invitations::{self, StoredInvitation};
use crate::store::members::{self, MemberRenewal, StoredMember};
use crate::store::sessions::{self, StoredSession};
use crate::store::{AnyConnection, StoreError, drafts, keys, passkey_challenges, passkeys};

/// How long a begun enrolment can be finished: long enough to install an authenticator and copy ten codes.
pub const ENROLMENT_SECONDS: u64 = 60 * 60;

/// Why a registration does not go on.
#[derive(Debug, Error)]
pub enum RegistrationError {
    /// Unknown, used, revoked and expired invitations are one answer.
    #[error("no such invitation")]
    InvitationNotFound,
    /// The enrolment was not begun, has expired, or a later one has taken its place.
    #[error("the enrolment is over")]
    EnrolmentOver,
    /// A message of OPAQUE, the name, the keys or the vault has not the right form.
    #[error("malformed {0}")]
    Malformed(&'static str),
    /// A message of OPAQUE has a version that this server does not know.
    #[error("unknown version {0}")]
    UnknownVersion(u8),
    /// Somebody else has the sign-in name.
    #[error("the name is taken")]
    NameTaken,
    /// The code of the second factor is wrong: the authenticator was not set up with this secret.
    #[error("the code is wrong")]
    WrongCode,
    /// Since the renewal was offered, the member has become the last who holds a key of the centre.
    #[error("the member is the last who holds a key of the centre")]
    LastHolder,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a link leads to.
pub struct Redeemable {
    /// The invitation.
    pub invitation: StoredInvitation,
    /// The sign-in name that stays, where an account is renewed.
    pub name: Option<String>,
    /// Who has invited, as colleagues know her; none for the command line of the server.
    pub invited_by: Option<String>,
}

/// Looks at an invitation.
///
/// # Errors
/// [`RegistrationError`].
pub async fn look_at_invitation(portal: &Portal, secret: &InvitationSecret) -> Result<Redeemable, RegistrationError> {
    let (hash, now) = (secret.hash(), portal.clock.now());
    portal
        .store
        .read(move |connection| redeemable(connection, &hash, now))
        .await
}

fn redeemable(connection: &mut AnyConnection, hash: &[u8; 32], now: u64) -> Result<Redeemable, RegistrationError> {
    let invitation = invitations::find_by_secret(connection, hash)?.filter(|found| found.is_open(now));
    let invitation = invitation.ok_or(RegistrationError::InvitationNotFound)?;
    let name = match invitation.kind {
        InvitationKind::New => None,
        InvitationKind::Renewal => {
            let member = members::find(connection, &invitation.member_id)?.filter(|member| member.active);
            Some(member.ok_or(RegistrationError::InvitationNotFound)?.name)
        }
    };
    let inviter = match &invitation.invited_by {
        Some(id) => members::find(connection, id)?,
        None => None,
    };
    Ok(Redeemable {
        invitation,
        name,
        invited_by: inviter.map(|member| member.display_name),
    })
}

/// What somebody who redeems an invitation is shown once.
pub struct BegunRegistration {
    /// To be named on finishing.
    pub enrolment: EnrolmentId,
    /// The member's id, to which the vault is bound.
    pub member_id: MemberId,
    /// The sign-in name in the form in which it is stored.
    pub name: String,
    /// OPAQUE's second message.
    pub response: Vec<u8>,
    /// What is new for the member's authenticator and drawer.
    pub factor: ShownFactor,
}

/// A second factor and its recovery codes, shown once.
pub struct ShownFactor {
    /// The secret in base 32, as authenticator apps take it.
    pub totp_secret: Zeroizing<String>,
    /// The recovery codes in groups.
    pub recovery_codes: Vec<Zeroizing<String>>,
}

/// Begins: answers OPAQUE's first message and draws a second factor. Changes nothing of the invitation.
///
/// # Errors
/// [`RegistrationError`].
pub async fn start_registration(
    portal: &Portal,
    secret: &InvitationSecret,
    name: &str,
    request: &[u8],
) -> Result<BegunRegistration, RegistrationError> {
    let redeemable = look_at_invitation(portal, secret).await?;
    let name = match redeemable.name {
        Some(name) => name,
        None => sign_in_name(name)?,
    };
    let account = Account::new(&portal.deployment, &name).map_err(|_| RegistrationError::Malformed("name"))?;
    let response = portal
        .secrets
        .opaque()
        .register(request, &account)
        .map_err(in_field("request"))?;
    let invitation = redeemable.invitation;
    let (factor, enrolment) = draw_factor(portal, &invitation.member_id, invitation.id, &name);
    let (id, member_id, now) = (enrolment.id, invitation.member_id, portal.clock.now());
    portal
        .store
        .write(move |connection| {
            if members::find_by_name(connection, &enrolment.name)?.is_some_and(|other| other.id != member_id) {
                return Err(RegistrationError::NameTaken);
            }
            Ok(enrolments::insert(connection, &enrolment, now)?)
        })
        .await?;
    Ok(BegunRegistration {
        enrolment: id,
        member_id,
        name,
        response,
        factor,
    })
}

/// One form of a name for storing and looking up: no spaces, nothing that needs explaining over the telephone.
fn sign_in_name(typed: &str) -> Result<String, RegistrationError> {
    let name = super::sign_in::canonical(typed);
    let allowed = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_' | '@' | '+');
    if (3..=MAX_SIGN_IN_NAME_CHARS).contains(&name.chars().count()) && name.chars().all(allowed) {
        Ok(name)
    } else {
        Err(RegistrationError::Malformed("name"))
    }
}

pub(super) fn in_field(field: &'static str) -> impl Fn(OpaqueError) -> RegistrationError {
    move |error| match error {
        OpaqueError::UnknownVersion(version) => RegistrationError::UnknownVersion(version),
        OpaqueError::Malformed | OpaqueError::Refused => RegistrationError::Malformed(field),
    }
}

/// A new second factor for a member, to be shown and to be kept.
pub(super) fn draw_factor(
    portal: &Portal,
    member: &MemberId,
    purpose: Purpose,
    name: &str,
) -> (ShownFactor, StoredEnrolment) {
    let mut random = portal.random.generator();
    let mut secret = Zeroizing::new([0; TOTP_SECRET_BYTES]);
    random.fill_bytes(secret.as_mut_slice());
    let mut id = EnrolmentId::default();
    random.fill_bytes(&mut id);
    let codes: Vec<RecoveryCode> = (0..RECOVERY_CODES)
        .map(|_| RecoveryCode::generate(&mut *random))
        .collect();
    let enrolment = StoredEnrolment {
        id,
        purpose,
        name: name.to_owned(),
        sealed_totp_secret: seal(portal, &secret, member, &mut *random),
        recovery_hashes: codes.iter().map(|code| code.hash(member, &mut *random)).collect(),
        expires_at: portal.clock.now() + ENROLMENT_SECONDS,
    };
    let shown = ShownFactor {
        totp_secret: SecondFactor::new(&secret).secret_in_base32(),
        recovery_codes: codes.iter().map(RecoveryCode::in_groups).collect(),
    };
    (shown, enrolment)
}

fn seal(
    portal: &Portal,
    secret: &[u8; TOTP_SECRET_BYTES],
    member: &MemberId,
    mut random: &mut (dyn CryptoRng + Send),
) -> Vec<u8> {
    portal
        .secrets
        .seal_totp_secret(secret, &portal.deployment, member, &mut random)
}

/// The step of the code that shows that the authenticator has the new secret.
pub(super) fn confirmed_step(
    portal: &Portal,
    enrolment: &StoredEnrolment,
    member: &MemberId,
    code: &str,
) -> Result<Option<u64>, StoreError> {
    let factor = portal
        .secrets
        .open_totp_secret(&enrolment.sealed_totp_secret, &portal.deployment, member)
        .ok_or(StoreError::Corrupt("second factor's secret"))?;
    Ok(factor.step_of(code, portal.clock.now(), 0))
}

/// What the browser sends at the end.
pub struct Registration {
    /// The secret of the link.
    pub secret: InvitationSecret,
    /// The enrolment that was begun.
    pub enrolment: EnrolmentId,
    /// OPAQUE's last message.
    pub upload: Vec<u8>,
    /// The member's public keys; opaque here.
    pub public_keys: Vec<u8>,
    /// The member's keys, sealed under the password; opaque here.
    pub vault: Vec<u8>,
    /// A code of the new second factor.
    pub code: String,
}

/// Ends: stores the account, or renews it, and signs the member in. A renewed account loses all sessions and all keys of
/// the centre that were sealed to its old keys, and waits for approval like a new one. Until this moment the old password
/// serves on.
///
/// # Errors
/// [`RegistrationError`]; nothing is stored then.
pub async fn finish_registration(
    portal: &Portal,
    registration: Registration,
) -> Result<(SessionToken, SignedIn), RegistrationError> {
    let record = PasswordRecord::from_upload(&registration.upload).map_err(in_field("upload"))?;
    check_length(&registration.public_keys, MAX_PUBLIC_KEYS_BYTES, "public_keys")?;
    check_length(&registration.vault, MAX_VAULT_BYTES, "vault")?;
    let token = SessionToken::generate(&mut *portal.random.generator());
    let token_hash = token.hash();
    let (doing, now) = (portal.clone(), portal.clock.now());
    let signed_in = portal
        .store
        .write(move |connection| {
            let redeemable = redeemable(connection, &registration.secret.hash(), now)?;
            let invitation = redeemable.invitation;
            let enrolment = enrolments::find(connection, &registration.enrolment, &invitation.id, now)?;
            let enrolment = enrolment.ok_or(RegistrationError::EnrolmentOver)?;
            let step = confirmed_step(&doing, &enrolment, &invitation.member_id, &registration.code)?;
            let renewal = MemberRenewal {
                opaque_record: record.to_bytes(),
                vault: registration.vault,
                public_keys: registration.public_keys,
                sealed_totp_secret: enrolment.sealed_totp_secret,
                last_totp_step: step.ok_or(RegistrationError::WrongCode)?,
            };
            // Decides between two who redeem the same link at once.
            if !invitations::set_used(connection, &invitation.id, now)? {
                return Err(RegistrationError::InvitationNotFound);
            }
            let member = store_member(connection, &invitation, enrolment.name, renewal)?;
            enrolments::delete_of(connection, &invitation.id)?;
            enrolments::replace_recovery_codes(connection, &member.id, &enrolment.recovery_hashes)?;
            sessions::insert(connection, &token_hash, &member.id, now)?;
            let act = match invitation.kind {
                InvitationKind::New => Act::Registered,
                InvitationKind::Renewal => Act::Renewed,
            };
            let subject = Subject::Member(member.id);
            doing
                .auditor(member.id)
                .note(connection, member.centre_id.as_ref(), act, subject)?;
            let session = StoredSession::begun(&token_hash, member.id, now);
            Ok::<_, RegistrationError>(SignedIn {
                member,
                session,
                token_hash,
            })
        })
        .await?;
    Ok((token, signed_in))
}

pub(super) fn check_length(bytes: &[u8], longest: usize, field: &'static str) -> Result<(), RegistrationError> {
    if (1..=longest).contains(&bytes.len()) {
        Ok(())
    } else {
        Err(RegistrationError::Malformed(field))
    }
}

fn store_member(
    connection: &mut AnyConnection,
    invitation: &StoredInvitation,
    name: String,
    renewal: MemberRenewal,
) -> Result<StoredMember, RegistrationError> {
    match invitation.kind {
        InvitationKind::New => {
            let member = StoredMember {
                id: invitation.member_id,
                name,
                display_name: invitation.display_name.clone(),
                role: invitation.role,
                centre_id: invitation.centre_id.clone(),
                active: true,
                opaque_record: renewal.opaque_record,
                vault: renewal.vault,
                public_keys: renewal.public_keys,
                sealed_totp_secret: renewal.sealed_totp_secret,
                last_totp_step: renewal.last_totp_step,
            };
            members::insert(connection, member.clone()).map_err(|error| {
                if error.is_conflict() {
                    RegistrationError::NameTaken
                } else {
                    error.into()
                }
            })?;
            Ok(member)
        }
        InvitationKind::Renewal => {
            if let Some(centre_id) = &invitation.centre_id {
                keys::lock_centre(connection, centre_id)?;
            }
            if !may_lose_keys(connection, &invitation.member_id, invitation.last_holder_confirmed)? {
                return Err(RegistrationError::LastHolder);
            }
            members::renew(connection, &invitation.member_id, &renewal)?;
            keys::delete_seals_of(connection, &invitation.member_id)?;
            // Only the keys that were lost open them.
            drafts::delete_of_member(connection, &invitation.member_id)?;
            sessions::delete_of_member(connection, &invitation.member_id)?;
            // Whatever was lost may be a passkey, or have one in it.
            passkeys::delete_of_member(connection, &invitation.member_id)?;
            passkey_challenges::delete_of_member(connection, &invitation.member_id)?;
            let member = members::find(connection, &invitation.member_id)?;
            member.ok_or(RegistrationError::InvitationNotFound)
        }
    }
}
