//! Who has taken a thread.

use diesel::{ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::MemberId;

use super::{StoredThread, Written};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreResult;
use crate::store::schema::thread;

/// Gives the thread to a member, or back to everybody. [`Written::Outdated`] if the thread was changed since it was read.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn assign(connection: &mut AnyConnection, thread: &StoredThread, to: Option<&MemberId>) -> StoreResult<Written> {
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .set((
            thread::assignee.eq(to.map(|member| member.as_bytes().as_slice())),
            thread::changes.eq(thread.changes + 1),
        ))
        .execute(connection)?;
    Ok(if updated == 0 { Written::Outdated } else { Written::Done })
}

/// Gives everything that a member has taken back to everybody; tells how many threads it was. In the order in which two
/// threads are linked, so that neither waits for the other.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn release_all_of(connection: &mut AnyConnection, member: &MemberId) -> StoreResult<usize> {
    let own = member.as_bytes().as_slice();
    let taken: Vec<Vec<u8>> = thread::table
        .filter(thread::assignee.eq(own))
        .order(thread::id.asc())
        .select(thread::id)
        .load(connection)?;
    let mut released = 0;
    for id in &taken {
        released += diesel::update(thread::table.find(id))
            .filter(thread::assignee.eq(own))
            .set((
                thread::assignee.eq(None::<&[u8]>),
                thread::changes.eq(thread::changes + 1),
            ))
            .execute(connection)?;
    }
    Ok(released)
}
