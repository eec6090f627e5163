//! Changing a thread.

use diesel::{BoolExpressionMethods as _, ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};

use super::StoredThread;
use super::append_statement::AppendStatement;
use super::create::insert_envelope;
use crate::domain::{Hour, Side, ThreadEvent};
use crate::store::connection::AnyConnection;
use crate::store::error::{StoreError, StoreResult};
use crate::store::schema::{centre, thread};

/// What became of an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Written {
    /// It is done.
    Done,
    /// The thread was changed since it was read, or is gone; nothing was done. Read it again and decide again.
    Outdated,
}

/// An envelope to be appended.
pub struct NewEnvelope<'a> {
    /// Who wrote it.
    pub from: Side,
    /// Now.
    pub hour: Hour,
    /// The envelope itself, with the number that follows the thread's last one.
    pub sealed: &'a [u8],
}

/// Appends the envelope that follows the thread's last one. On PostgreSQL this is one statement, so that
/// [`Store::write_once`](crate::store::Store::write_once) can run it.
///
/// # Errors
/// [`StoreError`].
pub fn append(connection: &mut AnyConnection, thread: &StoredThread, new: &NewEnvelope<'_>) -> StoreResult<Written> {
    let sequence = thread
        .last_sequence
        .checked_add(1)
        .ok_or(StoreError::Corrupt("sequence number"))?;
    let state = thread.state.after(ThreadEvent::Posted(new.from));
    if let AnyConnection::Postgres(connection) = connection {
        let statement = AppendStatement {
            thread_id: thread.id.as_bytes(),
            changes: thread.changes,
            sequence: sequence.into(),
            from: new.from.as_str(),
            hour: new.hour.as_i64(),
            state: state.as_str(),
            sealed: new.sealed,
        };
        return Ok(written(statement.execute(connection)?));
    }
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .set((
            thread::last_sequence.eq(i64::from(sequence)),
            thread::last_from.eq(new.from.as_str()),
            thread::last_hour.eq(new.hour.as_i64()),
            thread::state.eq(state.as_str()),
            thread::changes.eq(thread.changes + 1),
        ))
        .execute(connection)?;
    if updated > 0 {
        insert_envelope(connection, &thread.id, sequence, new.hour, new.sealed)?;
    }
    Ok(written(updated))
}

fn written(rows: usize) -> Written {
    if rows == 0 { Written::Outdated } else { Written::Done }
}

/// Keeps the mark of the centre's first opening and moves the thread on. The thread must not have one yet.
///
/// # Errors
/// [`StoreError`].
pub fn mark_opened(connection: &mut AnyConnection, thread: &StoredThread, mark: &[u8; 32]) -> StoreResult<Written> {
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes).and(thread::opening_mark.is_null()))
        .set((
            thread::opening_mark.eq(mark.as_slice()),
            thread::state.eq(thread.state.after(ThreadEvent::Opened).as_str()),
            thread::changes.eq(thread.changes + 1),
        ))
        .execute(connection)?;
    Ok(written(updated))
}

/// Closes the thread.
///
/// # Errors
/// [`StoreError`].
pub fn close(connection: &mut AnyConnection, thread: &StoredThread) -> StoreResult<Written> {
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .set((
            thread::state.eq(thread.state.after(ThreadEvent::Closed).as_str()),
            thread::changes.eq(thread.changes + 1),
        ))
        .execute(connection)?;
    Ok(written(updated))
}

/// Deletes the thread with all that belongs to it; run it by [`Store::erase`](crate::store::Store::erase).
///
/// # Errors
/// [`StoreError`].
pub fn delete(connection: &mut AnyConnection, thread: &StoredThread) -> StoreResult<Written> {
    let deleted = diesel::delete(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .execute(connection)?;
    if deleted == 0 {
        return Ok(Written::Outdated);
    }
    // One more than the thread had contributed: the centre's revision grows by the deletion, too.
    diesel::update(centre::table.find(thread.centre_id.as_str()))
        .set(centre::gone_revisions.eq(centre::gone_revisions + thread.changes + 1))
        .execute(connection)?;
    Ok(Written::Done)
}
