//! A centre begins the next epoch of a thread: after a transfer without consent, or whenever it wants a fresh key.

use ozvise_crypto::KeyId;
use thiserror::Error;

use super::portal::Portal;
use crate::domain::{CaseNumber, ThreadEvent};
use crate::store::members::StoredMember;
use crate::store::threads::{self, NextEpoch, StoredThread, Written};
use crate::store::{AnyConnection, StoreError, StoreResult, keys, seals};

/// An epoch as a member's browser has made it.
pub struct EpochToBegin {
    /// The centre's number for the thread.
    pub number: CaseNumber,
    /// The epoch: one more than the thread has.
    pub epoch: u32,
    /// The centre's current key.
    pub key_id: KeyId,
    /// The thread key, sealed to that key.
    pub centre_seal: Vec<u8>,
    /// The same, sealed to the reporter.
    pub reporter_seal: Vec<u8>,
    /// The centre's mark over all epochs, with this one.
    pub opening_mark: [u8; 32],
}

/// Why no epoch was begun.
#[derive(Debug, Error)]
pub enum BeginEpochError {
    /// The centre has no thread with this number.
    #[error("no such thread")]
    ThreadNotFound,
    /// The member does not hold the centre's current key.
    #[error("the member does not hold the current key")]
    NotAHolder,
    /// The key is not the centre's current one.
    #[error("not the current key")]
    StaleKey,
    /// The thread has another epoch.
    #[error("not the next epoch")]
    StaleEpoch,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Begins the epoch, and keeps the mark with it: the thread counts as opened. The very same again is a success.
///
/// # Errors
/// [`BeginEpochError`]; nothing is stored then.
pub async fn begin_epoch(portal: &Portal, member: StoredMember, new: EpochToBegin) -> Result<(), BeginEpochError> {
    portal
        .store
        .write(move |connection| {
            let centre_id = member.centre_id.as_ref().ok_or(BeginEpochError::ThreadNotFound)?;
            loop {
                let thread = threads::find_by_number(connection, centre_id, new.number)?;
                let thread = thread.ok_or(BeginEpochError::ThreadNotFound)?;
                let current = keys::current_held_by(connection, centre_id, &member.id)?;
                if current.ok_or(BeginEpochError::NotAHolder)?.id != new.key_id {
                    return Err(BeginEpochError::StaleKey);
                }
                if is_repeated(connection, &thread, &new)? {
                    return Ok(());
                }
                if new.epoch != thread.epoch.saturating_add(1) {
                    return Err(BeginEpochError::StaleEpoch);
                }
                let begun = NextEpoch {
                    key_id: &new.key_id,
                    centre_seal: &new.centre_seal,
                    reporter_seal: &new.reporter_seal,
                    opening_mark: &new.opening_mark,
                    kept: None,
                };
                let state = thread.state.after(ThreadEvent::Opened);
                if threads::begin_epoch(connection, &thread, state, &begun)? == Written::Done {
                    return Ok(());
                }
            }
        })
        .await
}

fn is_repeated(connection: &mut AnyConnection, thread: &StoredThread, new: &EpochToBegin) -> StoreResult<bool> {
    let kept = seals::of_reporter(connection, &thread.id)?;
    let newest = kept.last().filter(|seal| seal.epoch == new.epoch);
    Ok(newest.is_some_and(|seal| seal.sealed == new.reporter_seal))
}
