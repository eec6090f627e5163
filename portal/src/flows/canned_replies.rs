//! The texts that a centre keeps ready for its replies: its readers use them, its head writes them.

use ozvise_crypto::CentreId;
use rand_core::Rng as _;
use thiserror::Error;

use super::portal::Portal;
use crate::domain::{Act, CannedWords, MAX_CANNED_REPLIES, Subject};
use crate::i18n::Language;
use crate::store::canned_replies::{self, CannedReplyId, StoredCannedReply};
use crate::store::members::StoredMember;
use crate::store::{AnyConnection, StoreError, StoreResult};

/// Why a text was not made, changed or removed.
#[derive(Debug, Error)]
pub enum CannedReplyError {
    /// The centre has as many as there may be.
    #[error("too many canned replies")]
    TooMany,
    /// The centre has no such text.
    #[error("no such canned reply")]
    NotFound,
    /// The text is of another edition by now.
    #[error("the canned reply was changed meanwhile")]
    Changed,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The texts of a centre, by language and title.
///
/// # Errors
/// [`StoreError`].
pub async fn list_canned_replies(portal: &Portal, centre_id: CentreId) -> StoreResult<Vec<StoredCannedReply>> {
    let found = move |connection: &mut AnyConnection| canned_replies::of_centre(connection, &centre_id);
    portal.store.read(found).await
}

/// Adds a text to those of a centre.
///
/// # Errors
/// [`CannedReplyError`].
pub async fn make_canned_reply(
    portal: &Portal,
    member: &StoredMember,
    centre_id: CentreId,
    language: Language,
    words: CannedWords,
) -> Result<StoredCannedReply, CannedReplyError> {
    let mut id = CannedReplyId::default();
    portal.random.generator().fill_bytes(&mut id);
    let new = StoredCannedReply {
        id,
        language,
        words,
        edition: 1,
    };
    let (made, auditor) = (new.clone(), portal.auditor(member.id));
    portal
        .store
        .write(move |connection| {
            if canned_replies::count(connection, &centre_id)? >= MAX_CANNED_REPLIES {
                return Err(CannedReplyError::TooMany);
            }
            canned_replies::insert(connection, &centre_id, &new)?;
            let subject = Subject::CannedReply(new.id);
            Ok(auditor.note(connection, Some(&centre_id), Act::CannedReplyMade, subject)?)
        })
        .await?;
    Ok(made)
}

/// Puts other words in the place of a text of which this edition is known.
///
/// # Errors
/// [`CannedReplyError`].
pub async fn change_canned_reply(
    portal: &Portal,
    member: &StoredMember,
    centre_id: CentreId,
    (id, edition): (CannedReplyId, u32),
    language: Language,
    words: CannedWords,
) -> Result<StoredCannedReply, CannedReplyError> {
    let new = StoredCannedReply {
        id,
        language,
        words,
        // An edition that has no next one was never given out.
        edition: edition.checked_add(1).ok_or(CannedReplyError::NotFound)?,
    };
    let (changed, auditor) = (new.clone(), portal.auditor(member.id));
    portal
        .store
        .write(move |connection| {
            if !canned_replies::replace(connection, &centre_id, &new)? {
                return Err(why_not(connection, &centre_id, &new.id)?);
            }
            let subject = Subject::CannedReply(new.id);
            Ok(auditor.note(connection, Some(&centre_id), Act::CannedReplyChanged, subject)?)
        })
        .await?;
    Ok(changed)
}

/// Removes a text of which this edition is known.
///
/// # Errors
/// [`CannedReplyError`].
pub async fn remove_canned_reply(
    portal: &Portal,
    member: &StoredMember,
    centre_id: CentreId,
    id: CannedReplyId,
    edition: u32,
) -> Result<(), CannedReplyError> {
    let auditor = portal.auditor(member.id);
    portal
        .store
        .write(move |connection| {
            if !canned_replies::delete(connection, &centre_id, &id, edition)? {
                return Err(why_not(connection, &centre_id, &id)?);
            }
            let subject = Subject::CannedReply(id);
            Ok(auditor.note(connection, Some(&centre_id), Act::CannedReplyRemoved, subject)?)
        })
        .await
}

fn why_not(connection: &mut AnyConnection, centre_id: &CentreId, id: &CannedReplyId) -> StoreResult<CannedReplyError> {
    Ok(if canned_replies::is_there(connection, centre_id, id)? {
        CannedReplyError::Changed
    } else {
        CannedReplyError::NotFound
    })
}
