//! Threads into which the centre writes nothing any more.

use diesel::{ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};

use super::{StoredThread, Written, waiting};
use crate::domain::{Hour, Side, ThreadEvent};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreResult;
use crate::store::schema::thread;

/// Closes the thread; no message of the centre is taken into it from now on. What its reporter writes still is.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn supersede(connection: &mut AnyConnection, thread: &StoredThread) -> StoreResult<Written> {
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .set((
            thread::superseded.eq(true),
            thread::state.eq(thread.state.after(ThreadEvent::Closed).as_str()),
            thread::waiting_hour.eq(None::<i64>),
            thread::reminded.eq(0),
            thread::changes.eq(thread.changes + 1),
        ))
        .execute(connection)?;
    Ok(if updated == 0 { Written::Outdated } else { Written::Done })
}

/// Takes messages of the centre again. Where the reporter has written last, the centre owes a reply from this hour on.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn resume(connection: &mut AnyConnection, thread: &StoredThread, hour: Hour) -> StoreResult<Written> {
    let is_owed = thread.last_from == Side::Reporter;
    let state = if is_owed {
        thread.state.after(ThreadEvent::Posted(Side::Reporter))
    } else {
        thread.state
    };
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .set((
            thread::superseded.eq(false),
            thread::state.eq(state.as_str()),
            thread::changes.eq(thread.changes + 1),
        ))
        .execute(connection)?;
    if updated == 0 {
        return Ok(Written::Outdated);
    }
    if is_owed {
        waiting::follow(connection, thread.id.as_bytes(), Side::Reporter, hour)?;
    }
    Ok(Written::Done)
}
