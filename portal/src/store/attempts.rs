//! Sign-ins that have been begun: OPAQUE takes two round trips, and any process may get the second. Times are Unix seconds.

use diesel::{ExpressionMethods as _, Insertable, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::MemberId;

use super::connection::AnyConnection;
use super::error::StoreResult;
use super::rows;
use super::schema::sign_in_attempt;

/// Random, so that nobody can finish an attempt of somebody else.
pub type AttemptId = [u8; 16];

/// A sign-in that has been begun.
pub struct StoredAttempt {
    /// Whose; none for a name that nobody has.
    pub member_id: Option<MemberId>,
    /// What the server needs to finish it.
    pub state: Vec<u8>,
}

#[derive(Insertable)]
#[diesel(table_name = sign_in_attempt)]
struct AttemptInsert<'a> {
    id: &'a [u8],
    member_id: Option<&'a [u8]>,
    state: &'a [u8],
    expires_at: i64,
}

/// Keeps an attempt until `expires_at`.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn insert(
    connection: &mut AnyConnection,
    id: &AttemptId,
    member_id: Option<&MemberId>,
    state: &[u8],
    expires_at: u64,
) -> StoreResult<()> {
    let member_id = member_id.map(|member_id| member_id.as_bytes().as_slice());
    diesel::insert_into(sign_in_attempt::table)
        .values(&AttemptInsert {
            id,
            member_id,
            state,
            expires_at: rows::signed(expires_at),
        })
        .execute(connection)?;
    Ok(())
}

/// Takes an attempt out, so that it can be finished only once; `None` if there is none or it has expired.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn take(connection: &mut AnyConnection, id: &AttemptId, now: u64) -> StoreResult<Option<StoredAttempt>> {
    let found: Option<(Option<Vec<u8>>, Vec<u8>, i64)> = sign_in_attempt::table
        .find(id.as_slice())
        .select((
            sign_in_attempt::member_id,
            sign_in_attempt::state,
            sign_in_attempt::expires_at,
        ))
        .first(connection)
        .optional()?;
    // Of two that take it at once, one deletes it.
    let deleted = diesel::delete(sign_in_attempt::table.find(id.as_slice())).execute(connection)?;
    let Some((member_id, state, expires_at)) = found else {
        return Ok(None);
    };
    if deleted == 0 || rows::signed(now) >= expires_at {
        return Ok(None);
    }
    let member_id = member_id
        .map(|id| rows::bytes(&id, "member id").map(MemberId::from_bytes))
        .transpose()?;
    Ok(Some(StoredAttempt { member_id, state }))
}

/// Removes the attempts that have expired.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn purge(connection: &mut AnyConnection, now: u64) -> StoreResult<usize> {
    let expired = sign_in_attempt::table.filter(sign_in_attempt::expires_at.le(rows::signed(now)));
    Ok(diesel::delete(expired).execute(connection)?)
}
