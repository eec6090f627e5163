//! A member is writing a reply, which colleagues see before they begin one of their own.

use ozvise_crypto::CentreId;
use thiserror::Error;

use super::portal::Portal;
use crate::domain::CaseNumber;
use crate::store::members::StoredMember;
use crate::store::{StoreError, presence, threads};

/// For how long somebody counts as writing after the last sign of it. Browsers give a sign every eight seconds: one may get
/// lost.
pub(super) const WRITING_SECONDS: u64 = 20;

/// Why nothing was noted.
#[derive(Debug, Error)]
pub enum PresenceError {
    /// The centre has no thread with this number.
    #[error("no such thread")]
    ThreadNotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Notes that the member is writing in a thread of the own centre, or nowhere.
///
/// # Errors
/// [`PresenceError`].
pub async fn note_writing(
    portal: &Portal,
    member: StoredMember,
    centre_id: CentreId,
    number: Option<CaseNumber>,
) -> Result<(), PresenceError> {
    let now = portal.clock.now();
    portal
        .store
        .write(move |connection| {
            // What means nothing any more is not kept: it would tell when somebody worked, to the second.
            presence::forget_before(connection, now.saturating_sub(WRITING_SECONDS))?;
            let Some(number) = number else {
                return Ok(presence::forget(connection, &member.id)?);
            };
            if threads::find_by_number(connection, &centre_id, number)?.is_none() {
                return Err(PresenceError::ThreadNotFound);
            }
            Ok(presence::note(connection, &member.id, &centre_id, number, now)?)
        })
        .await
}
