//! Staff open one thread of their centre.

use ozvise_crypto::{CentreId, MemberId};
use thiserror::Error;

use super::links::{self, ThreadLinks};
use super::portal::Portal;
use crate::domain::{Act, CaseNumber, Subject};
use crate::store::seals::{self, CentreSeal};
use crate::store::threads::{self, Kept, StoredThread};
use crate::store::{StoreError, StoreResult, members};

/// A thread with what its centre needs to open it.
pub struct ThreadView {
    /// The thread.
    pub thread: StoredThread,
    /// The reporter's public key.
    pub reporter_key: Vec<u8>,
    /// The thread keys, sealed to the centre.
    pub centre_seals: Vec<CentreSeal>,
    /// The display name of whoever has taken it.
    pub assignee: Option<String>,
    /// The threads that belong to it.
    pub links: ThreadLinks,
    /// What the centre keeps about it for itself.
    pub kept: Kept,
}

/// Why there is nothing to see.
#[derive(Debug, Error)]
pub enum ViewThreadError {
    /// The centre has no thread with this number.
    #[error("no such thread")]
    ThreadNotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The centre's thread with this number. That the member has opened it goes into the audit log.
///
/// # Errors
/// [`ViewThreadError`].
pub async fn view_thread(
    portal: &Portal,
    reader: MemberId,
    centre_id: CentreId,
    number: CaseNumber,
) -> Result<ThreadView, ViewThreadError> {
    fetch(portal, reader, centre_id, number, Act::ThreadOpened).await
}

/// The same for a browser that looks by itself for what is urgent. It gets no less, so a line is written as well, another one.
///
/// # Errors
/// [`ViewThreadError`].
pub async fn look_at_thread(
    portal: &Portal,
    reader: MemberId,
    centre_id: CentreId,
    number: CaseNumber,
) -> Result<ThreadView, ViewThreadError> {
    fetch(portal, reader, centre_id, number, Act::ThreadLooked).await
}

async fn fetch(
    portal: &Portal,
    reader: MemberId,
    centre_id: CentreId,
    number: CaseNumber,
    act: Act,
) -> Result<ThreadView, ViewThreadError> {
    let auditor = portal.auditor(reader);
    let view = portal
        .store
        .write(move |connection| -> StoreResult<Option<ThreadView>> {
            let Some(thread) = threads::find_by_number(connection, &centre_id, number)? else {
                return Ok(None);
            };
            // It may be deleted between two statements.
            let Some(reporter_key) = threads::reporter_key(connection, &thread.id)? else {
                return Ok(None);
            };
            let assignee = match &thread.assignee {
                Some(id) => members::find(connection, id)?.map(|member| member.display_name),
                None => None,
            };
            let links = links::of_thread(connection, &thread.id)?;
            let centre_seals = seals::of_centre(connection, &thread.id)?;
            let kept = threads::kept(connection, &thread.id)?;
            auditor.note(connection, Some(&centre_id), act, Subject::Thread(number))?;
            Ok(Some(ThreadView {
                kept,
                thread,
                reporter_key,
                centre_seals,
                assignee,
                links,
            }))
        })
        .await?;
    view.ok_or(ViewThreadError::ThreadNotFound)
}
