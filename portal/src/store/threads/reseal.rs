//! Moving threads to a centre's new key.

use diesel::{ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::{CentreId, KeyId};

use super::{StoredThread, Written, find_by_number};
use crate::domain::CaseNumber;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreResult;
use crate::store::rows;
use crate::store::schema::{thread, thread_seal};
use crate::store::seals;

/// What makes a thread readable with a new key: its old epochs sealed to it, and a new epoch.
pub struct Resealed {
    /// The thread key of each old epoch, sealed to the new key.
    pub old_epochs: Vec<(u32, Vec<u8>)>,
    /// The thread key of the new epoch, sealed to the new key.
    pub centre_seal: Vec<u8>,
    /// The same, sealed to the reporter.
    pub reporter_seal: Vec<u8>,
}

/// The centre's threads from after a number on that have no seal for this key, lowest number first.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn without_seal_for(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    key_id: &KeyId,
    after: i64,
    limit: u32,
) -> StoreResult<Vec<StoredThread>> {
    let sealed = thread_seal::table
        .filter(thread_seal::key_id.eq(key_id.as_bytes().as_slice()))
        .select(thread_seal::thread_id);
    let numbers: Vec<i64> = thread::table
        .filter(thread::centre_id.eq(centre_id.as_str()))
        .filter(thread::number.gt(after))
        .filter(thread::id.ne_all(sealed))
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

/// How many threads of the centre have no seal for this key.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn count_without_seal_for(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    key_id: &KeyId,
) -> StoreResult<i64> {
    let sealed = thread_seal::table
        .filter(thread_seal::key_id.eq(key_id.as_bytes().as_slice()))
        .select(thread_seal::thread_id);
    Ok(thread::table
        .filter(thread::centre_id.eq(centre_id.as_str()))
        .filter(thread::id.ne_all(sealed))
        .count()
        .get_result(connection)?)
}

/// Begins the thread's next epoch under a key. [`Written::Outdated`] if the thread was changed since it was read.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn reseal(
    connection: &mut AnyConnection,
    thread: &StoredThread,
    key_id: &KeyId,
    resealed: &Resealed,
) -> StoreResult<Written> {
    let next = thread.epoch.saturating_add(1);
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .set((
            thread::epoch.eq(rows::epoch_out(next)),
            thread::changes.eq(thread::changes + 1),
        ))
        .execute(connection)?;
    if updated == 0 {
        return Ok(Written::Outdated);
    }
    for (epoch, sealed) in &resealed.old_epochs {
        seals::insert_for_centre(connection, &thread.id, *epoch, key_id, sealed)?;
    }
    seals::insert_for_centre(connection, &thread.id, next, key_id, &resealed.centre_seal)?;
    seals::insert_for_reporter(connection, &thread.id, next, &resealed.reporter_seal)?;
    Ok(Written::Done)
}
