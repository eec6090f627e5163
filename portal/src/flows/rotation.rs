//! Moving a centre's threads to its new key, in batches that can be repeated and interrupted: a thread is readable with the
//! old key until the moment when it is with the new one.

use std::collections::BTreeSet;

use ozvise_crypto::{CentreId, KeyId};
use thiserror::Error;

use super::audit::Auditor;
use super::portal::Portal;
use crate::domain::{Act, CaseNumber, Subject};
use crate::store::keys::{self, StoredKey};
use crate::store::members::StoredMember;
use crate::store::seals::{self, CentreSeal};
use crate::store::threads::{self, Kept, Resealed, StoredThread, Written};
use crate::store::{AnyConnection, StoreError};

/// Threads in one answer, and most in one upload: a quarter of a megabyte of seals, and with the first messages at most two
/// more on the way to the browser.
pub const ROTATION_PAGE: usize = 50;

/// The number of a thread's first message.
const FIRST: u32 = 1;

/// Why a rotation does not go on.
#[derive(Debug, Error)]
pub enum RotationError {
    /// The member does not hold the centre's current key.
    #[error("the member does not hold the current key")]
    NotAHolder,
    /// The key is not the current one any more.
    #[error("not the current key")]
    StaleKey,
    /// Some thread can be read with an old key only.
    #[error("an old key is still needed")]
    StillNeeded,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A thread that waits for the new key, with what its keys are sealed in.
pub struct WaitingThread {
    /// The thread.
    pub thread: StoredThread,
    /// The reporter's public key.
    pub reporter_key: Vec<u8>,
    /// The thread keys of all epochs, sealed to the centre's keys.
    pub centre_seals: Vec<CentreSeal>,
    /// The first message, which names the reporter's public key.
    pub first_envelope: Vec<u8>,
    /// What the centre keeps about it for itself.
    pub kept: Kept,
}

/// How far the rotation is.
pub struct RotationState {
    /// The centre's current key.
    pub current: KeyId,
    /// How many threads are sealed to another key.
    pub left: i64,
    /// The next of them.
    pub threads: Vec<WaitingThread>,
    /// Whether there are more behind these.
    pub more: bool,
}

/// The threads of the member's centre that are not sealed to the current key alone, from after a number on.
///
/// # Errors
/// [`RotationError`].
pub async fn rotation_state(portal: &Portal, member: StoredMember, after: i64) -> Result<RotationState, RotationError> {
    portal
        .store
        .read(move |connection| {
            let (centre_id, current) = current_of(connection, &member)?;
            let mut waiting = Vec::new();
            let limit = u32::try_from(ROTATION_PAGE + 1).unwrap_or(u32::MAX);
            for thread in threads::not_under(connection, &centre_id, &current.id, after, limit)? {
                let reporter_key = threads::reporter_key(connection, &thread.id)?;
                let first_envelope = threads::envelope(connection, &thread.id, FIRST)?;
                // It may be deleted between two statements.
                if let (Some(reporter_key), Some(first_envelope)) = (reporter_key, first_envelope) {
                    waiting.push(WaitingThread {
                        centre_seals: seals::of_centre(connection, &thread.id)?,
                        kept: threads::kept(connection, &thread.id)?,
                        reporter_key,
                        first_envelope,
                        thread,
                    });
                }
            }
            let more = waiting.len() > ROTATION_PAGE;
            waiting.truncate(ROTATION_PAGE);
            Ok(RotationState {
                current: current.id,
                left: threads::count_not_under(connection, &centre_id, &current.id)?,
                threads: waiting,
                more,
            })
        })
        .await
}

/// The member's centre and its current key, which the member holds.
fn current_of(connection: &mut AnyConnection, member: &StoredMember) -> Result<(CentreId, StoredKey), RotationError> {
    let centre_id = member.centre_id.clone().ok_or(RotationError::NotAHolder)?;
    let current = keys::current_held_by(connection, &centre_id, &member.id)?;
    Ok((centre_id, current.ok_or(RotationError::NotAHolder)?))
}

/// A thread as a member's browser has sealed it anew.
pub struct ResealedThread {
    /// The centre's number for it.
    pub number: CaseNumber,
    /// The epoch that it had.
    pub epoch: u32,
    /// The number of the last message that it had.
    pub last_sequence: u32,
    /// The label that it had.
    pub label_before: Option<Vec<u8>>,
    /// What makes it readable with the new key.
    pub resealed: Resealed,
}

/// What became of one thread of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is readable with the new key, now or since an earlier try.
    Resealed,
    /// It was changed since it was read, by a message for instance: read it again and seal it again. Nothing was lost.
    Stale,
    /// The centre has no such thread any more.
    Gone,
}

/// Stores a batch of threads under the current key, all in one transaction.
///
/// # Errors
/// [`RotationError`]; nothing is stored then.
pub async fn reseal_threads(
    portal: &Portal,
    member: StoredMember,
    key_id: KeyId,
    batch: Vec<ResealedThread>,
) -> Result<Vec<Outcome>, RotationError> {
    let auditor = portal.auditor(member.id);
    portal
        .store
        .write(move |connection| {
            let (centre_id, current) = current_of(connection, &member)?;
            if current.id != key_id {
                return Err(RotationError::StaleKey);
            }
            let mut outcomes = Vec::with_capacity(batch.len());
            for one in &batch {
                outcomes.push(reseal_one(connection, &centre_id, &key_id, one)?);
            }
            note_resealed(connection, &auditor, &centre_id, &batch, &outcomes)?;
            Ok(outcomes)
        })
        .await
}

fn reseal_one(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    key_id: &KeyId,
    one: &ResealedThread,
) -> Result<Outcome, StoreError> {
    let Some(thread) = threads::find_by_number(connection, centre_id, one.number)? else {
        return Ok(Outcome::Gone);
    };
    let kept = seals::of_centre(connection, &thread.id)?;
    if kept.iter().all(|seal| seal.key_id == *key_id) {
        // Somebody was faster, perhaps the same browser whose answer got lost.
        return Ok(Outcome::Resealed);
    }
    let epochs: BTreeSet<u32> = kept.iter().map(|seal| seal.epoch).collect();
    let sent: BTreeSet<u32> = one.resealed.old_epochs.iter().map(|(epoch, _)| *epoch).collect();
    let complete = sent == epochs && one.resealed.old_epochs.len() == epochs.len();
    let before = threads::kept(connection, &thread.id)?;
    // A notebook that was left behind could not be opened any more once the old keys are destroyed.
    let kept_fits = before.notebook.is_some() == one.resealed.kept.is_some() && before.label == one.label_before;
    if thread.epoch != one.epoch || thread.last_sequence != one.last_sequence || !complete || !kept_fits {
        return Ok(Outcome::Stale);
    }
    match threads::reseal(connection, &thread, key_id, &one.resealed)? {
        Written::Done => Ok(Outcome::Resealed),
        Written::Outdated => Ok(Outcome::Stale),
    }
}

fn note_resealed(
    connection: &mut AnyConnection,
    auditor: &Auditor,
    centre_id: &CentreId,
    batch: &[ResealedThread],
    outcomes: &[Outcome],
) -> Result<(), StoreError> {
    for (one, outcome) in batch.iter().zip(outcomes) {
        if *outcome == Outcome::Resealed {
            auditor.note(
                connection,
                Some(centre_id),
                Act::ThreadResealed,
                Subject::Thread(one.number),
            )?;
        }
    }
    Ok(())
}

/// Destroys the sealed copies of all old keys of the centre, those under later keys among them, once no thread needs them.
/// They were of use to whoever still had an old vault and a copy of the database.
///
/// # Errors
/// [`RotationError`]; nothing is destroyed then.
pub async fn destroy_old_keys(portal: &Portal, member: StoredMember) -> Result<(), RotationError> {
    let auditor = portal.auditor(member.id);
    portal
        .store
        .erase(move |connection| {
            if let Some(centre_id) = &member.centre_id {
                // A thread that is being opened is seen from here on, or is opened under the current key.
                keys::lock_centre(connection, centre_id)?;
            }
            let (centre_id, current) = current_of(connection, &member)?;
            if threads::count_not_under(connection, &centre_id, &current.id)? > 0 {
                return Err(RotationError::StillNeeded);
            }
            keys::forget_previous(connection, &current.id)?;
            let mut destroyed = Vec::new();
            for old in keys::list(connection, &centre_id)? {
                if old.epoch < current.epoch && keys::is_sealed_to_anybody(connection, &old.id)? {
                    keys::destroy(connection, &old.id)?;
                    destroyed.push(old.id);
                }
            }
            for key in destroyed {
                auditor.note(connection, Some(&centre_id), Act::KeyDestroyed, Subject::Key(key))?;
            }
            Ok(())
        })
        .await
}
