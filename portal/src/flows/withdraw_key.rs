//! Taking back a centre's key before it serves: it was begun by mistake, or somebody who may have it has left.

use ozvise_crypto::{CentreId, KeyId};
use thiserror::Error;

use super::portal::Portal;
use crate::domain::{Act, StaffRole, Subject};
use crate::store::members::StoredMember;
use crate::store::{AnyConnection, StoreError, StoreResult, audit, keys, recovery_sheets};

/// Why the key was not withdrawn.
#[derive(Debug, Error)]
pub enum WithdrawKeyError {
    /// Neither is the member the centre's head, nor has she made the key.
    #[error("somebody else's key")]
    Forbidden,
    /// The centre has no such key, or the root has signed it: threads may be sealed to it already.
    #[error("the key does not wait for its signature")]
    NotPending,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Withdraws the key that waits for the root's signature: all sealed copies of its secret go, and no directory that names
/// it is taken into service from here on. The present key stays as it is. The very same again is a success.
///
/// # Errors
/// [`WithdrawKeyError`]; nothing is changed then.
pub async fn withdraw_key(portal: &Portal, member: StoredMember, key_id: KeyId) -> Result<(), WithdrawKeyError> {
    let auditor = portal.auditor(member.id);
    portal
        .store
        .write(move |connection| {
            let centre_id = member.centre_id.as_ref().ok_or(WithdrawKeyError::NotPending)?;
            // Whoever takes a directory into service locks the centre as well: it is signed before, or never.
            keys::lock_centre(connection, centre_id)?;
            let known = keys::list(connection, centre_id)?.into_iter();
            let unsigned = known.filter(|key| key.activated_at.is_none());
            if unsigned.map(|key| key.id).all(|id| id != key_id) {
                return Err(WithdrawKeyError::NotPending);
            }
            if !may_withdraw(connection, &member, centre_id, &key_id)? {
                return Err(WithdrawKeyError::Forbidden);
            }
            if keys::pending(connection, centre_id)?.is_some_and(|pending| pending.id == key_id) {
                withdraw_pending(connection, centre_id)?;
                auditor.note(connection, Some(centre_id), Act::KeyWithdrawn, Subject::Key(key_id))?;
            }
            Ok(())
        })
        .await
}

/// Whether a key that waits may be withdrawn by this member of the centre: by its maker, as the audit log has it, and by
/// the head.
pub(super) fn may_withdraw(
    connection: &mut AnyConnection,
    member: &StoredMember,
    centre_id: &CentreId,
    key_id: &KeyId,
) -> StoreResult<bool> {
    if member.role == StaffRole::Head {
        return Ok(true);
    }
    let maker = audit::actor_of(connection, centre_id, Act::KeyMade, &Subject::Key(*key_id))?;
    Ok(maker == Some(member.id))
}

/// Withdraws whatever key of the centre waits; gives it. A recovery sheet that was made for it alone goes with it: it would
/// be thought to open something. Lock the centre first.
pub(super) fn withdraw_pending(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<Option<KeyId>> {
    let Some(pending) = keys::pending(connection, centre_id)? else {
        return Ok(None);
    };
    keys::destroy(connection, &pending.id)?;
    recovery_sheets::delete_unsealed(connection, centre_id)?;
    Ok(Some(pending.id))
}
