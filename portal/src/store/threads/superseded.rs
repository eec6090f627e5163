//! Threads into which the centre writes nothing any more.

use diesel::{ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};

use super::{StoredThread, Written};
use crate::domain::ThreadEvent;
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

/// Takes messages of the centre again.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn resume(connection: &mut AnyConnection, thread: &StoredThread) -> StoreResult<Written> {
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .set((thread::superseded.eq(false), thread::changes.eq(thread.changes + 1)))
        .execute(connection)?;
    Ok(if updated == 0 { Written::Outdated } else { Written::Done })
}
