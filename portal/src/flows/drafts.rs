//! A member's unfinished replies: kept between two moments of writing, opened by nobody else.

use ozvise_crypto::ThreadId;
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use super::portal::Portal;
use crate::domain::CaseNumber;
use crate::store::members::StoredMember;
use crate::store::{AnyConnection, StoreError, drafts, threads};

/// SHA-256 of a sealed draft, by which its writer says which one she has seen.
pub type DraftTag = [u8; 32];

/// Why no draft was kept, given or deleted.
#[derive(Debug, Error)]
pub enum DraftError {
    /// The centre has no thread with this number.
    #[error("no such thread")]
    ThreadNotFound,
    /// There is another draft than the one that the member has seen: she writes on two devices.
    #[error("another draft")]
    Conflicting,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The tag of a draft.
#[must_use]
pub fn draft_tag(sealed: &[u8]) -> DraftTag {
    Sha256::digest(sealed).into()
}

fn thread_of(
    connection: &mut AnyConnection,
    member: &StoredMember,
    number: CaseNumber,
) -> Result<ThreadId, DraftError> {
    let centre_id = member.centre_id.as_ref().ok_or(DraftError::ThreadNotFound)?;
    let thread = threads::find_by_number(connection, centre_id, number)?;
    Ok(thread.ok_or(DraftError::ThreadNotFound)?.id)
}

/// The member's draft in a thread of the own centre.
///
/// # Errors
/// [`DraftError`].
pub async fn read_draft(
    portal: &Portal,
    member: StoredMember,
    number: CaseNumber,
) -> Result<Option<Vec<u8>>, DraftError> {
    portal
        .store
        .read(move |connection| {
            let thread = thread_of(connection, &member, number)?;
            Ok(drafts::find(connection, &member.id, &thread)?)
        })
        .await
}

/// Keeps a draft in the place of the one that the member has seen, or of none; the very same again is a success. The draft
/// before is erased.
///
/// # Errors
/// [`DraftError`]; nothing is kept then.
pub async fn keep_draft(
    portal: &Portal,
    member: StoredMember,
    number: CaseNumber,
    known: Option<DraftTag>,
    sealed: Vec<u8>,
) -> Result<(), DraftError> {
    portal
        .store
        .write(move |connection| {
            let thread = thread_of(connection, &member, number)?;
            let kept = drafts::find(connection, &member.id, &thread)?;
            if kept.as_ref() == Some(&sealed) {
                return Ok(());
            }
            if kept.as_deref().map(draft_tag) != known {
                return Err(DraftError::Conflicting);
            }
            match drafts::replace(connection, &member.id, &thread, kept.as_deref(), &sealed) {
                Ok(true) => Ok(()),
                Ok(false) => Err(DraftError::Conflicting),
                Err(error) if error.is_conflict() => Err(DraftError::Conflicting),
                Err(error) => Err(error.into()),
            }
        })
        .await
}

/// Deletes the draft that the member has seen: it was sent, or is not wanted. Nothing of it is left in the files.
///
/// # Errors
/// [`DraftError`]; nothing is deleted then.
pub async fn delete_draft(
    portal: &Portal,
    member: StoredMember,
    number: CaseNumber,
    known: DraftTag,
) -> Result<(), DraftError> {
    portal
        .store
        .erase(move |connection| {
            let thread = thread_of(connection, &member, number)?;
            let Some(kept) = drafts::find(connection, &member.id, &thread)? else {
                return Ok(());
            };
            if draft_tag(&kept) == known && drafts::delete(connection, &member.id, &thread, &kept)? {
                Ok(())
            } else {
                Err(DraftError::Conflicting)
            }
        })
        .await
}
