//! The sessions of a member, so that one that was forgotten elsewhere can be ended from here.

use thiserror::Error;

use super::portal::Portal;
use super::session::{self, SignedIn};
use crate::domain::{Act, Subject};
use crate::store::sessions::{self, SessionId, StoredSession};
use crate::store::{StoreError, StoreResult};

/// Why no session was ended.
#[derive(Debug, Error)]
pub enum OwnSessionsError {
    /// The member has no living session with this id.
    #[error("no such session")]
    NotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The living sessions of the member, the one that asks among them; newest first.
///
/// # Errors
/// [`OwnSessionsError`].
pub async fn own_sessions(portal: &Portal, signed_in: &SignedIn) -> Result<Vec<StoredSession>, OwnSessionsError> {
    let (member, now) = (signed_in.member.id, portal.clock.now());
    let mut found = portal
        .store
        .read(move |connection| sessions::of_member(connection, &member))
        .await?;
    found.retain(|session| session::is_living(session, now));
    Ok(found)
}

/// Ends one of the member's sessions.
///
/// # Errors
/// [`OwnSessionsError`].
pub async fn end_own_session(portal: &Portal, signed_in: &SignedIn, id: SessionId) -> Result<(), OwnSessionsError> {
    let (member, auditor) = (signed_in.member.clone(), portal.auditor(signed_in.member.id));
    portal
        .store
        .write(move |connection| {
            if !sessions::delete_by_id(connection, &member.id, &id)? {
                return Err(OwnSessionsError::NotFound);
            }
            let subject = Subject::Member(member.id);
            Ok(auditor.note(connection, member.centre_id.as_ref(), Act::SessionsEnded, subject)?)
        })
        .await
}

/// Ends all of the member's sessions but the one that asks.
///
/// # Errors
/// [`OwnSessionsError`].
pub async fn end_other_sessions(portal: &Portal, signed_in: &SignedIn) -> Result<(), OwnSessionsError> {
    let (member, auditor) = (signed_in.member.clone(), portal.auditor(signed_in.member.id));
    let own = signed_in.token_hash;
    let ended = portal.store.write(move |connection| -> StoreResult<()> {
        sessions::delete_others(connection, &member.id, &own)?;
        let subject = Subject::Member(member.id);
        auditor.note(connection, member.centre_id.as_ref(), Act::SessionsEnded, subject)
    });
    Ok(ended.await?)
}
