//! Moving threads to a centre's new key.

use diesel::dsl::exists;
use diesel::{ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::{CentreId, KeyId};

use super::{StoredThread, Written, find_by_number};
use crate::domain::{CaseNumber, Side, ThreadState};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreResult;
use crate::store::rows;
use crate::store::schema::{thread, thread_seal};
use crate::store::{offers, seals};

/// What makes a thread readable with a new key: its old epochs sealed to it, and a new epoch.
pub struct Resealed {
    /// The thread key of each old epoch, sealed to the new key.
    pub old_epochs: Vec<(u32, Vec<u8>)>,
    /// The thread key of the new epoch, sealed to the new key.
    pub centre_seal: Vec<u8>,
    /// The same, sealed to the reporter.
    pub reporter_seal: Vec<u8>,
    /// The centre's mark over all epochs, the new one among them, under the new key.
    pub opening_mark: [u8; 32],
    /// What the centre keeps about the thread for itself, where it does.
    pub kept: Option<KeptAnew>,
}

/// A thread's notebook under a new key of the centre, and its label under the notebook's new key.
pub struct KeptAnew {
    /// The notebook.
    pub notebook: Vec<u8>,
    /// The label; none where there was none that could be opened, so that browsers look at the thread anew.
    pub label: Option<Vec<u8>>,
}

/// The centre's threads from after a number on of which some epoch is sealed to another key than this one, lowest number
/// first.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn not_under(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    key_id: &KeyId,
    after: i64,
    limit: u32,
) -> StoreResult<Vec<StoredThread>> {
    let otherwise = thread_seal::table
        .filter(thread_seal::thread_id.eq(thread::id))
        .filter(thread_seal::recipient.eq(Side::Centre.as_str()))
        .filter(thread_seal::key_id.ne(key_id.as_bytes().as_slice()));
    let numbers: Vec<i64> = thread::table
        .filter(thread::centre_id.eq(centre_id.as_str()))
        .filter(thread::number.gt(after))
        .filter(exists(otherwise))
        .order(thread::number.asc())
        .limit(limit.into())
        .select(thread::number)
        .load(connection)?;
    let mut threads = Vec::with_capacity(numbers.len());
    for number in numbers {
        let Some(number) = CaseNumber::from_i64(number) else {
            continue;
        };
        // It may be deleted between two statements.
        threads.extend(find_by_number(connection, centre_id, number)?);
    }
    Ok(threads)
}

/// How many threads of the centre have an epoch that is sealed to another key than this one.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn count_not_under(connection: &mut AnyConnection, centre_id: &CentreId, key_id: &KeyId) -> StoreResult<i64> {
    let otherwise = thread_seal::table
        .filter(thread_seal::thread_id.eq(thread::id))
        .filter(thread_seal::recipient.eq(Side::Centre.as_str()))
        .filter(thread_seal::key_id.ne(key_id.as_bytes().as_slice()));
    Ok(thread::table
        .filter(thread::centre_id.eq(centre_id.as_str()))
        .filter(exists(otherwise))
        .count()
        .get_result(connection)?)
}

/// Puts the thread under a key: its old seals go, its next epoch begins, and the mark is the one over all of it. An offer
/// of the reporter for that epoch goes, too. [`Written::Outdated`] if the thread was changed since it was read.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn reseal(
    connection: &mut AnyConnection,
    thread: &StoredThread,
    key_id: &KeyId,
    resealed: &Resealed,
) -> StoreResult<Written> {
    let begun = NextEpoch {
        key_id,
        centre_seal: &resealed.centre_seal,
        reporter_seal: &resealed.reporter_seal,
        opening_mark: &resealed.opening_mark,
        kept: resealed.kept.as_ref(),
    };
    if begin_epoch(connection, thread, thread.state, &begun)? == Written::Outdated {
        return Ok(Written::Outdated);
    }
    // Those under the new key as well: an epoch may have begun after the key came into force.
    seals::delete_of_centre_up_to(connection, &thread.id, thread.epoch)?;
    for (epoch, sealed) in &resealed.old_epochs {
        seals::insert_for_centre(connection, &thread.id, *epoch, key_id, sealed)?;
    }
    Ok(Written::Done)
}

/// The next epoch of a thread, as the centre begins it.
pub struct NextEpoch<'a> {
    /// The centre's key.
    pub key_id: &'a KeyId,
    /// The thread key, sealed to that key.
    pub centre_seal: &'a [u8],
    /// The same, sealed to the reporter.
    pub reporter_seal: &'a [u8],
    /// The centre's mark over all epochs, with this one.
    pub opening_mark: &'a [u8; 32],
    /// Notebook and label, where they change with it.
    pub kept: Option<&'a KeptAnew>,
}

/// Begins the thread's next epoch and leaves it in this state. [`Written::Outdated`] if the thread was changed since it was read.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn begin_epoch(
    connection: &mut AnyConnection,
    thread: &StoredThread,
    state: ThreadState,
    begun: &NextEpoch<'_>,
) -> StoreResult<Written> {
    let next = thread.epoch.saturating_add(1);
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .set((
            thread::epoch.eq(rows::epoch_out(next)),
            thread::epoch_due.eq(false),
            thread::state.eq(state.as_str()),
            thread::opening_mark.eq(begun.opening_mark.as_slice()),
            thread::changes.eq(thread::changes + 1),
            begun.kept.map(|kept| {
                (
                    thread::notebook.eq(Some(kept.notebook.as_slice())),
                    thread::label.eq(kept.label.as_deref()),
                )
            }),
            begun
                .kept
                .filter(|kept| kept.label.is_none())
                .map(|_| thread::looked.eq(0)),
        ))
        .execute(connection)?;
    if updated == 0 {
        return Ok(Written::Outdated);
    }
    seals::insert_for_centre(connection, &thread.id, next, begun.key_id, begun.centre_seal)?;
    seals::insert_for_reporter(connection, &thread.id, next, begun.reporter_seal)?;
    offers::delete(connection, &thread.id)?;
    Ok(Written::Done)
}
