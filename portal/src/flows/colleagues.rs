//! The members of a centre: who they are, who waits for approval, approving, and closing an account.

use ozvise_crypto::{CentreId, KeyId, MemberId};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use super::portal::Portal;
use super::withdraw_key::withdraw_pending;
use crate::domain::{Act, StaffRole, Subject};
use crate::store::keys::{self, Holder};
use crate::store::members::{self, StoredMember};
use crate::store::{AnyConnection, StoreError, StoreResult, drafts, invitations, links, sessions, threads};

/// How a member stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Works.
    Active,
    /// Has an account and reads nothing, until somebody who holds the centre's key approves.
    Waiting,
    /// Was closed.
    Closed,
}

/// A member in the eyes of a colleague.
pub struct Colleague {
    /// The member.
    pub member: StoredMember,
    /// How the member stands.
    pub standing: Standing,
    /// The keys that the member holds, with their marks.
    pub held: Vec<Holder>,
}

/// Members whom somebody may see: those of the own centre, or those whom the operator invites.
///
/// # Errors
/// [`StoreError`].
pub async fn list_colleagues(portal: &Portal, reader: StoredMember) -> Result<Vec<Colleague>, StoreError> {
    portal
        .store
        .read(move |connection| match &reader.centre_id {
            Some(centre_id) => of_centre(connection, centre_id),
            None => {
                let visible = members::all(connection)?.into_iter();
                let visible = visible.filter(|member| reader.role.manages(member.role));
                visible.map(|member| without_keys(connection, member)).collect()
            }
        })
        .await
}

pub(super) fn of_centre(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<Vec<Colleague>> {
    let needed = keys::current(connection, centre_id)?.or(keys::pending(connection, centre_id)?);
    let marks = keys::marks_of_centre(connection, centre_id)?;
    let colleagues = members::of_centre(connection, centre_id)?.into_iter().map(|member| {
        let held: Vec<Holder> = marks
            .iter()
            .filter(|held| held.member_id == member.id)
            .cloned()
            .collect();
        let reads = needed
            .as_ref()
            .is_some_and(|key| held.iter().any(|held| held.key_id == key.id));
        Colleague {
            standing: standing(&member, reads),
            member,
            held,
        }
    });
    Ok(colleagues.collect())
}

fn without_keys(connection: &mut AnyConnection, member: StoredMember) -> StoreResult<Colleague> {
    let reads = match &member.centre_id {
        Some(centre_id) => keys::current_held_by(connection, centre_id, &member.id)?.is_some(),
        None => true,
    };
    Ok(Colleague {
        standing: standing(&member, reads),
        member,
        held: Vec::new(),
    })
}

fn standing(member: &StoredMember, reads: bool) -> Standing {
    match (member.active, reads || !member.role.reads_threads()) {
        (false, _) => Standing::Closed,
        (true, true) => Standing::Active,
        (true, false) => Standing::Waiting,
    }
}

/// A key of the centre, sealed to somebody.
pub struct NewSeal {
    /// Which key.
    pub key_id: KeyId,
    /// Its secret, sealed; opaque here.
    pub sealed: Vec<u8>,
    /// The mark that the fingerprint was compared; opaque here.
    pub mark: Vec<u8>,
}

/// Why nobody was approved.
#[derive(Debug, Error)]
pub enum ApproveError {
    /// The centre has no active member with this id.
    #[error("no such member")]
    MemberNotFound,
    /// The approver does not hold the key.
    #[error("the approver does not hold the key")]
    NotAHolder,
    /// A new key of the centre waits for the root's signature. Whoever was approved now would not hold it.
    #[error("a new key waits for its signature")]
    KeyPending,
    /// The keys of the centre, or of the member, are other ones than those that were compared and sealed.
    #[error("the keys have changed")]
    Conflicting,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps the centre's keys, sealed to a member whose public keys (by SHA-256) the approver has compared. The current key,
/// or where none is signed yet the pending one, has to be among them; nobody is approved while a current one is about to be
/// replaced.
///
/// Whoever approves must hold what is given on. Only where no active member holds a key any more may a head bring it
/// back, also for herself: with the recovery sheet. The server cannot tell whether she has it; a mark that is not made with
/// the key convinces no colleague's browser.
///
/// # Errors
/// [`ApproveError`]; nothing is stored then.
pub async fn approve_member(
    portal: &Portal,
    approver: StoredMember,
    id: MemberId,
    compared_keys: [u8; 32],
    seals: Vec<NewSeal>,
) -> Result<(), ApproveError> {
    let auditor = portal.auditor(approver.id);
    portal
        .store
        .write(move |connection| {
            let centre_id = approver.centre_id.clone().ok_or(ApproveError::MemberNotFound)?;
            if !members::lock_open(connection, &approver.id)? {
                return Err(ApproveError::NotAHolder);
            }
            keys::lock_centre(connection, &centre_id)?;
            let member = members::find(connection, &id)?;
            let member = member.filter(|member| member.active && member.centre_id.as_ref() == Some(&centre_id));
            let member = member.ok_or(ApproveError::MemberNotFound)?;
            let found: [u8; 32] = Sha256::digest(&member.public_keys).into();
            let current = keys::current(connection, &centre_id)?;
            let pending = keys::pending(connection, &centre_id)?;
            if current.is_some() && pending.is_some() {
                return Err(ApproveError::KeyPending);
            }
            let needed = current.or(pending).ok_or(ApproveError::Conflicting)?.id;
            if found != compared_keys || seals.iter().all(|seal| seal.key_id != needed) {
                return Err(ApproveError::Conflicting);
            }
            for seal in &seals {
                give(connection, &approver, &centre_id, &member.id, seal)?;
            }
            let subject = Subject::MemberAndKey(member.id, needed);
            Ok(auditor.note(connection, Some(&centre_id), Act::Approved, subject)?)
        })
        .await
}

fn give(
    connection: &mut AnyConnection,
    approver: &StoredMember,
    centre_id: &CentreId,
    member_id: &MemberId,
    seal: &NewSeal,
) -> Result<(), ApproveError> {
    if keys::list(connection, centre_id)?
        .iter()
        .all(|key| key.id != seal.key_id)
    {
        return Err(ApproveError::Conflicting);
    }
    let holders = keys::holders(connection, &seal.key_id)?;
    let by_the_sheet = holders.is_empty() && approver.role == StaffRole::Head;
    if !holders.contains(&approver.id) && !by_the_sheet {
        return Err(ApproveError::NotAHolder);
    }
    keys::delete_seal(connection, &seal.key_id, member_id)?;
    Ok(keys::seal_to(
        connection,
        &seal.key_id,
        member_id,
        &seal.sealed,
        &seal.mark,
    )?)
}

/// Whether the member's sign-in name was typed, to confirm what is told of a last holder.
pub(super) fn is_typed(member: &StoredMember, name: Option<&str>) -> bool {
    name == Some(member.name.as_str())
}

/// Whether the keys that are sealed to a member may go: somebody else holds them, or it was confirmed that nobody does.
pub(super) fn may_lose_keys(connection: &mut AnyConnection, member: &MemberId, confirmed: bool) -> StoreResult<bool> {
    Ok(confirmed || !keys::is_last_holder(connection, member)?)
}

/// Why no account was closed.
#[derive(Debug, Error)]
pub enum CloseError {
    /// There is no open account with this id that the member may close; nobody closes the own one.
    #[error("no such member")]
    MemberNotFound,
    /// Nobody else holds a key of the centre, and this was not confirmed.
    #[error("the member is the last who holds a key of the centre")]
    LastHolder,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Closes an account at once: its sessions end, the keys that are sealed to it are deleted, what it has invited leads
/// nowhere any more. Where it held a key the centre needs a new one, and one that waits for the root's signature is
/// withdrawn, since the member may have it.
///
/// `confirmed_name` is the member's sign-in name, typed by somebody who knows that nobody else holds the centre's key.
///
/// # Errors
/// [`CloseError`]; nothing is changed then.
pub async fn close_account(
    portal: &Portal,
    actor: StoredMember,
    id: MemberId,
    confirmed_name: Option<String>,
) -> Result<(), CloseError> {
    let (auditor, now) = (portal.auditor(actor.id), portal.clock.now());
    portal
        .store
        .erase(move |connection| {
            members::lock(connection, &id)?;
            let member = members::find(connection, &id)?.filter(|member| member.active && member.id != actor.id);
            let member = member.filter(|member| actor.may_invite(member.role, member.centre_id.as_ref()));
            let member = member.ok_or(CloseError::MemberNotFound)?;
            // Before the centre is locked, as whoever deletes a thread, hands it over or redeems an invitation does.
            threads::release_all_of(connection, &member.id)?;
            links::delete_proposals_by(connection, &member.id)?;
            invitations::revoke_of_member(connection, &member.id, now)?;
            if let Some(centre_id) = &member.centre_id {
                keys::lock_centre(connection, centre_id)?;
            }
            let confirmed = is_typed(&member, confirmed_name.as_deref());
            if !may_lose_keys(connection, &member.id, confirmed)? {
                return Err(CloseError::LastHolder);
            }
            members::set_active(connection, &member.id, false)?;
            sessions::delete_of_member(connection, &member.id)?;
            drafts::delete_of_member(connection, &member.id)?;
            let withdrawn = match &member.centre_id {
                // Before the seals go: a key that is held by nobody is not pending any more.
                Some(centre_id) => withdraw_pending(connection, centre_id)?,
                None => None,
            };
            let held = keys::delete_seals_of(connection, &member.id)?;
            if let Some(centre_id) = member.centre_id.as_ref().filter(|_| held > 0) {
                keys::demand_rotation(connection, centre_id)?;
            }
            let act = if held == 0 && member.role.reads_threads() {
                Act::Refused
            } else {
                Act::Closed
            };
            auditor.note(connection, member.centre_id.as_ref(), act, Subject::Member(member.id))?;
            if let Some(key) = withdrawn {
                let subject = Subject::Key(key);
                auditor.note(connection, member.centre_id.as_ref(), Act::KeyWithdrawn, subject)?;
            }
            Ok(())
        })
        .await
}

#[cfg(test)]
mod tests {
    use ozvise_crypto::KeyId;

    use super::super::invitations::{InviteError, Wanted, invite};
    use super::super::testing::{World, centre, key_of};
    use super::super::{CentreKeyError, NewKey, add_centre_key};
    use super::{ApproveError, NewSeal, approve_member, close_account};
    use crate::domain::StaffRole;
    use crate::store::members::StoredMember;

    /// The calls were let in before the departure and are carried out after it.
    #[actix_web::test]
    async fn what_a_departed_head_had_begun_comes_to_nothing() {
        let world = World::new().await;
        let operator = world.hire("operator", StaffRole::Operator, None).await;
        let departed = world.hire("eva", StaffRole::Head, Some("praha")).await;
        let dana = world.hire("dana", StaffRole::Counsellor, Some("praha")).await;
        let begun = world.member(&departed).await;
        let operator = world.member(&operator).await;
        close_account(&world.portal, operator.clone(), departed.id, None)
            .await
            .expect("closed");

        let wanted = Wanted::New {
            role: StaffRole::Counsellor,
            centre_id: Some(centre("praha")),
            display_name: "a friend".to_owned(),
        };
        let invited = invite(&world.portal, begun.clone(), wanted).await;
        assert!(matches!(invited, Err(InviteError::Forbidden)));

        let seal = NewSeal {
            key_id: key_of("praha"),
            sealed: vec![1],
            mark: vec![1],
        };
        let approved = approve_member(&world.portal, begun.clone(), dana.id, [0; 32], vec![seal]).await;
        assert!(matches!(approved, Err(ApproveError::NotAHolder)));

        // A centre's first key: no holder before it tells who may make it.
        let founder = world.hire("iva", StaffRole::Coordinator, None).await;
        let begun = StoredMember {
            role: StaffRole::Head,
            centre_id: Some(centre("zlin")),
            ..world.member(&founder).await
        };
        close_account(&world.portal, operator, founder.id, None)
            .await
            .expect("closed");
        let key = NewKey {
            id: KeyId::from_bytes([3; 16]),
            epoch: 1,
            public_key: vec![0; 1216],
            previous: None,
            seals: vec![(founder.id, vec![1], vec![1])],
            sheet: None,
        };
        let made = add_centre_key(&world.portal, begun, key).await;
        assert!(matches!(made, Err(CentreKeyError::NotAHolder)));
    }
}
