//! Notes of staff about a thread: sealed, numbered, for their centre alone.

use diesel::dsl::max;
use diesel::{ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::{MemberId, ThreadId};

use super::connection::AnyConnection;
use super::error::StoreResult;
use super::rows;
use super::schema::note;
use crate::domain::Hour;

/// A note as it is stored.
#[derive(Clone)]
pub struct StoredNote {
    /// Its number in the thread, from 1.
    pub sequence: u32,
    /// When it came.
    pub hour: Hour,
    /// The note itself.
    pub sealed: Vec<u8>,
}

/// The number of the thread's last note; 0 if there is none.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn last_sequence(connection: &mut AnyConnection, thread_id: &ThreadId) -> StoreResult<u32> {
    let last: Option<i64> = note::table
        .filter(note::thread_id.eq(thread_id.as_bytes().as_slice()))
        .select(max(note::sequence))
        .first(connection)?;
    rows::count(last.unwrap_or(0), "number of a note")
}

/// The note with this number.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn find(connection: &mut AnyConnection, thread_id: &ThreadId, sequence: u32) -> StoreResult<Option<Vec<u8>>> {
    let sealed = note::table
        .find((thread_id.as_bytes().as_slice(), i64::from(sequence)))
        .select(note::sealed)
        .first(connection);
    Ok(sealed.optional()?)
}

/// The thread's notes with numbers above `after`, in order.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn list(
    connection: &mut AnyConnection,
    thread_id: &ThreadId,
    after: u32,
    limit: i64,
) -> StoreResult<Vec<StoredNote>> {
    let found: Vec<(i64, i64, Vec<u8>)> = note::table
        .filter(note::thread_id.eq(thread_id.as_bytes().as_slice()))
        .filter(note::sequence.gt(i64::from(after)))
        .order(note::sequence.asc())
        .limit(limit)
        .select((note::sequence, note::hour, note::sealed))
        .load(connection)?;
    found
        .into_iter()
        .map(|(sequence, hour, sealed)| {
            let sequence = rows::count(sequence, "number of a note")?;
            Ok(StoredNote {
                sequence,
                hour: Hour::from_i64(hour),
                sealed,
            })
        })
        .collect()
}

/// Keeps a note. Count the change of its thread before, so that two of one number never meet here.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn insert(
    connection: &mut AnyConnection,
    thread_id: &ThreadId,
    new: &StoredNote,
    member_id: &MemberId,
) -> StoreResult<()> {
    diesel::insert_into(note::table)
        .values((
            note::thread_id.eq(thread_id.as_bytes().as_slice()),
            note::sequence.eq(i64::from(new.sequence)),
            note::hour.eq(new.hour.as_i64()),
            note::member_id.eq(member_id.as_bytes().as_slice()),
            note::sealed.eq(new.sealed.as_slice()),
        ))
        .execute(connection)?;
    Ok(())
}

/// Deletes all notes of a thread; run it by [`Store::erase`](super::Store::erase).
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn delete_of_thread(connection: &mut AnyConnection, thread_id: &ThreadId) -> StoreResult<()> {
    diesel::delete(note::table.filter(note::thread_id.eq(thread_id.as_bytes().as_slice()))).execute(connection)?;
    Ok(())
}
