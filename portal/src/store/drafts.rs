//! Replies that members have not finished, each sealed for its writer alone.

use diesel::{ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::{MemberId, ThreadId};

use super::connection::AnyConnection;
use super::error::StoreResult;
use super::schema::draft;

/// The member's draft in a thread.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn find(
    connection: &mut AnyConnection,
    member_id: &MemberId,
    thread_id: &ThreadId,
) -> StoreResult<Option<Vec<u8>>> {
    let sealed = draft::table
        .find((member_id.as_bytes().as_slice(), thread_id.as_bytes().as_slice()))
        .select(draft::sealed)
        .first(connection);
    Ok(sealed.optional()?)
}

/// Keeps a draft in the place of exactly this one, or of none; tells whether it did.
///
/// # Errors
/// [`StoreError`](super::StoreError); a conflict if two come at once where there was none.
pub fn replace(
    connection: &mut AnyConnection,
    member_id: &MemberId,
    thread_id: &ThreadId,
    known: Option<&[u8]>,
    sealed: &[u8],
) -> StoreResult<bool> {
    let written = match known {
        Some(known) => {
            diesel::update(draft::table.find((member_id.as_bytes().as_slice(), thread_id.as_bytes().as_slice())))
                .filter(draft::sealed.eq(known))
                .set(draft::sealed.eq(sealed))
                .execute(connection)?
        }
        None => diesel::insert_into(draft::table)
            .values((
                draft::member_id.eq(member_id.as_bytes().as_slice()),
                draft::thread_id.eq(thread_id.as_bytes().as_slice()),
                draft::sealed.eq(sealed),
            ))
            .execute(connection)?,
    };
    Ok(written > 0)
}

/// Deletes exactly this draft; tells whether it did. Run it by [`Store::erase`](super::Store::erase).
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn delete(
    connection: &mut AnyConnection,
    member_id: &MemberId,
    thread_id: &ThreadId,
    known: &[u8],
) -> StoreResult<bool> {
    let deleted = diesel::delete(draft::table.find((member_id.as_bytes().as_slice(), thread_id.as_bytes().as_slice())))
        .filter(draft::sealed.eq(known))
        .execute(connection)?;
    Ok(deleted > 0)
}

/// Deletes all drafts in a thread; run it by [`Store::erase`](super::Store::erase).
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn delete_of_thread(connection: &mut AnyConnection, thread_id: &ThreadId) -> StoreResult<()> {
    diesel::delete(draft::table.filter(draft::thread_id.eq(thread_id.as_bytes().as_slice()))).execute(connection)?;
    Ok(())
}

/// Deletes all drafts of a member; run it by [`Store::erase`](super::Store::erase).
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn delete_of_member(connection: &mut AnyConnection, member_id: &MemberId) -> StoreResult<()> {
    diesel::delete(draft::table.filter(draft::member_id.eq(member_id.as_bytes().as_slice()))).execute(connection)?;
    Ok(())
}
