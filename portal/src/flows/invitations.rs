//! Inviting to an account, or to the renewal of one.

use ozvise_crypto::{CentreId, MemberId};
use thiserror::Error;

use super::audit::Auditor;
use super::colleagues::{is_typed, may_lose_keys};
use super::portal::Portal;
use super::routing;
use crate::domain::{
    Act, INVITATION_SECONDS, InvitationKind, InvitationSecret, MAX_DISPLAY_NAME_CHARS, StaffRole, Subject,
};
use crate::store::invitations::{self, InvitationId, StoredInvitation};
use crate::store::members::{self, StoredMember};
use crate::store::{AnyConnection, StoreError, StoreResult, centres};

/// Invitations in one answer: years of a centre's staff.
const MAX_LISTED: u32 = 200;

/// Who is wanted.
pub enum Wanted {
    /// Somebody new.
    New {
        /// The role.
        role: StaffRole,
        /// The centre; none for roles that do not belong to one.
        centre_id: Option<CentreId>,
        /// The name that colleagues will see.
        display_name: String,
    },
    /// A member who has forgotten the password, or lost the second factor and the recovery codes.
    Renewal {
        /// The member.
        member_id: MemberId,
        /// The member's sign-in name, typed by somebody who knows that the renewed account may leave the centre without
        /// anybody who holds its key.
        confirm_last_holder: Option<String>,
    },
}

/// Why nobody was invited.
#[derive(Debug, Error)]
pub enum InviteError {
    /// The inviter's role does not allow it.
    #[error("the role does not invite this one")]
    Forbidden,
    /// There is no such centre.
    #[error("no such centre")]
    UnknownCentre,
    /// The role and the centre do not go together, or the name is empty or too long.
    #[error("malformed")]
    Malformed,
    /// There is no such member, or none whom the inviter may renew.
    #[error("no such member")]
    MemberNotFound,
    /// Nobody else holds a key of the centre, and this was not confirmed.
    #[error("the member is the last who holds a key of the centre")]
    LastHolder,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An invitation and the secret that goes into its link. The secret is shown once.
pub struct Invited {
    /// What is kept.
    pub invitation: StoredInvitation,
    /// What is not kept.
    pub secret: InvitationSecret,
}

/// Invites in the name of a signed-in member.
///
/// # Errors
/// [`InviteError`].
pub async fn invite(portal: &Portal, inviter: StoredMember, wanted: Wanted) -> Result<Invited, InviteError> {
    let auditor = portal.auditor(inviter.id);
    let (secret, fresh) = draw(portal);
    let now = portal.clock.now();
    let hash = secret.hash();
    let invitation = portal
        .store
        .write(move |connection| {
            let mut new = describe(connection, wanted, &fresh)?;
            if !inviter.may_invite(new.role, new.centre_id.as_ref()) || !members::lock_open(connection, &inviter.id)? {
                return Err(InviteError::Forbidden);
            }
            (new.invited_by, new.secret_hash) = (Some(inviter.id), hash);
            keep(connection, new, &auditor, now)
        })
        .await?;
    Ok(Invited { invitation, secret })
}

/// Invites at the command line of the server: the first operator, and heads of centres.
///
/// # Errors
/// [`InviteError`].
pub fn invite_at_the_command_line(
    connection: &mut AnyConnection,
    wanted: Wanted,
    fresh: &FreshIds,
    secret: &InvitationSecret,
    auditor: &Auditor,
    now: u64,
) -> Result<StoredInvitation, InviteError> {
    let mut new = describe(connection, wanted, fresh)?;
    new.secret_hash = secret.hash();
    keep(connection, new, auditor, now)
}

/// Random ids for an invitation and for the member whom it may make.
pub struct FreshIds {
    /// Of the invitation.
    pub invitation: InvitationId,
    /// Of the member.
    pub member: MemberId,
}

fn draw(portal: &Portal) -> (InvitationSecret, FreshIds) {
    let mut random = portal.random.generator();
    let secret = InvitationSecret::generate(&mut *random);
    let mut fresh = FreshIds {
        invitation: InvitationId::default(),
        member: MemberId::generate(&mut random),
    };
    random.fill_bytes(&mut fresh.invitation);
    (secret, fresh)
}

/// The invitation without its times and its inviter.
fn describe(connection: &mut AnyConnection, wanted: Wanted, fresh: &FreshIds) -> Result<StoredInvitation, InviteError> {
    let blank = |kind, role, centre_id, display_name, member_id, last_holder_confirmed| StoredInvitation {
        id: fresh.invitation,
        secret_hash: [0; 32],
        kind,
        role,
        centre_id,
        display_name,
        member_id,
        invited_by: None,
        last_holder_confirmed,
        created_at: 0,
        expires_at: 0,
        used_at: None,
        revoked_at: None,
    };
    match wanted {
        Wanted::New {
            role,
            centre_id,
            display_name,
        } => {
            let display_name = display_name.trim().to_owned();
            let length = display_name.chars().count();
            if role.reads_threads() != centre_id.is_some() || !(1..=MAX_DISPLAY_NAME_CHARS).contains(&length) {
                return Err(InviteError::Malformed);
            }
            if let Some(wanted) = &centre_id
                && !is_centre(connection, wanted)?
            {
                return Err(InviteError::UnknownCentre);
            }
            let kind = InvitationKind::New;
            Ok(blank(kind, role, centre_id, display_name, fresh.member, false))
        }
        Wanted::Renewal {
            member_id,
            confirm_last_holder,
        } => {
            let member = members::find(connection, &member_id)?.filter(|member| member.active);
            let member = member.ok_or(InviteError::MemberNotFound)?;
            let confirmed = is_typed(&member, confirm_last_holder.as_deref());
            if !may_lose_keys(connection, &member.id, confirmed)? {
                return Err(InviteError::LastHolder);
            }
            let kind = InvitationKind::Renewal;
            Ok(blank(
                kind,
                member.role,
                member.centre_id,
                member.display_name,
                member.id,
                confirmed,
            ))
        }
    }
}

/// Whether there is such a centre, and the settings still name it: who belonged to one that was taken out would write to
/// nobody.
fn is_centre(connection: &mut AnyConnection, id: &CentreId) -> StoreResult<bool> {
    let is_stored = centres::list(connection)?.iter().any(|centre| centre.id == *id);
    let settings = routing::newest_settings(connection)?;
    let is_named = settings.is_none_or(|settings| settings.iter().any(|centre| centre.id.as_str() == id.as_str()));
    Ok(is_stored && is_named)
}

fn keep(
    connection: &mut AnyConnection,
    mut new: StoredInvitation,
    auditor: &Auditor,
    now: u64,
) -> Result<StoredInvitation, InviteError> {
    (new.created_at, new.expires_at) = (now, now + INVITATION_SECONDS);
    invitations::insert(connection, &new)?;
    let subject = Subject::Member(new.member_id);
    auditor.note(connection, new.centre_id.as_ref(), Act::Invited, subject)?;
    Ok(new)
}

/// Why there is no list, or nothing was taken back.
#[derive(Debug, Error)]
pub enum InvitationsError {
    /// There is no such invitation that the member may take back and that is still open.
    #[error("no such invitation")]
    NotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What was invited lately: to the own centre, or, for the operator, to the roles that the operator invites.
///
/// # Errors
/// [`InvitationsError`].
pub async fn list_invitations(
    portal: &Portal,
    reader: StoredMember,
) -> Result<Vec<StoredInvitation>, InvitationsError> {
    let centre_id = reader.centre_id;
    let listed = portal
        .store
        .read(move |connection| invitations::list(connection, centre_id.as_ref(), MAX_LISTED));
    Ok(listed.await?)
}

/// Takes an open invitation back.
///
/// # Errors
/// [`InvitationsError`].
pub async fn revoke_invitation(
    portal: &Portal,
    member: StoredMember,
    id: InvitationId,
) -> Result<(), InvitationsError> {
    let (auditor, now) = (portal.auditor(member.id), portal.clock.now());
    portal
        .store
        .write(move |connection| {
            let found = invitations::find(connection, &id)?.filter(|found| found.is_open(now));
            let found = found.filter(|found| member.may_invite(found.role, found.centre_id.as_ref()));
            let found = found.ok_or(InvitationsError::NotFound)?;
            if !invitations::set_revoked(connection, &id, now)? {
                return Err(InvitationsError::NotFound);
            }
            let subject = Subject::Member(found.member_id);
            Ok(auditor.note(connection, found.centre_id.as_ref(), Act::InvitationRevoked, subject)?)
        })
        .await
}
