//! Since when centres owe replies, and how far their staff were reminded.
//!
//! None of it is a change of the thread for those who read it, so the centre's revision stays as it is.

use diesel::{BoolExpressionMethods as _, ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::CentreId;

use crate::domain::{Hour, Reminder, Side};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreResult;
use crate::store::schema::thread;

/// A side has written: the reporter waits from the first message that nobody has answered, and an answer ends it.
pub(super) fn follow(connection: &mut AnyConnection, thread_id: &[u8], from: Side, hour: Hour) -> StoreResult<()> {
    let meant = thread::table.find(thread_id);
    match from {
        Side::Reporter => diesel::update(meant.filter(thread::waiting_hour.is_null()))
            .set(thread::waiting_hour.eq(hour.as_i64()))
            .execute(connection)?,
        Side::Centre => diesel::update(meant)
            .set((thread::waiting_hour.eq(None::<i64>), thread::reminded.eq(0)))
            .execute(connection)?,
    };
    Ok(())
}

/// Marks the centre's threads that have waited since this hour or longer and were not reminded of so far; tells whether
/// there were any.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn remind(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    reminder: Reminder,
    since: Hour,
) -> StoreResult<bool> {
    let level = reminder.level();
    let overdue = thread::waiting_hour.le(since.as_i64()).and(thread::reminded.lt(level));
    let marked = diesel::update(
        thread::table
            .filter(thread::centre_id.eq(centre_id.as_str()))
            .filter(overdue),
    )
    .set(thread::reminded.eq(level))
    .execute(connection)?;
    Ok(marked > 0)
}
