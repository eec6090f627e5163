//! Sessions of staff. Only the hash of the cookie is known here. Times are Unix seconds.

use diesel::{
    BoolExpressionMethods as _, ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _,
};
use ozvise_crypto::MemberId;
use sha2::{Digest as _, Sha256};

use super::connection::AnyConnection;
use super::error::StoreResult;
use super::rows;
use super::schema::{staff_member, staff_session};

/// SHA-256 of the cookie's token.
pub type TokenHash = [u8; 32];

/// Names a session to the member whose it is; it opens nothing.
pub type SessionId = [u8; 16];

/// Binds a session's id to its purpose.
const ID_LABEL: &[u8] = b"ozvise/v1/portal/session-id";

/// A session.
#[derive(Debug, Clone)]
pub struct StoredSession {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub member_id: MemberId,
    /// When the member signed in.
    pub started_at: u64,
    /// When the member did something last.
    pub last_active_at: u64,
}

impl StoredSession {
    /// A session that begins now.
    #[must_use]
    pub fn begun(token: &TokenHash, member_id: MemberId, now: u64) -> Self {
        Self {
            id: id_of(token),
            member_id,
            started_at: now,
            last_active_at: now,
        }
    }
}

/// A hash of the hash: whoever sees it cannot find the session by it.
fn id_of(token: &TokenHash) -> SessionId {
    let mut id = SessionId::default();
    let hash: [u8; 32] = Sha256::new_with_prefix(ID_LABEL).chain_update(token).finalize().into();
    id.copy_from_slice(&hash[..16]);
    id
}

/// Begins a session.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn insert(connection: &mut AnyConnection, token: &TokenHash, member_id: &MemberId, now: u64) -> StoreResult<()> {
    diesel::insert_into(staff_session::table)
        .values((
            staff_session::token_hash.eq(token.as_slice()),
            staff_session::member_id.eq(member_id.as_bytes().as_slice()),
            staff_session::started_at.eq(rows::signed(now)),
            staff_session::last_active_at.eq(rows::signed(now)),
            staff_session::id.eq(id_of(token).as_slice()),
        ))
        .execute(connection)?;
    Ok(())
}

/// The session with this token, ended or not.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn find(connection: &mut AnyConnection, token: &TokenHash) -> StoreResult<Option<StoredSession>> {
    let row: Option<(Vec<u8>, i64, i64)> = staff_session::table
        .find(token.as_slice())
        .select((
            staff_session::member_id,
            staff_session::started_at,
            staff_session::last_active_at,
        ))
        .first(connection)
        .optional()?;
    row.map(|(member_id, started_at, last_active_at)| {
        Ok(StoredSession {
            id: id_of(token),
            member_id: MemberId::from_bytes(rows::bytes(&member_id, "member id")?),
            started_at: rows::unsigned(started_at, "session time")?,
            last_active_at: rows::unsigned(last_active_at, "session time")?,
        })
    })
    .transpose()
}

/// Notes that the member is active; `false` if the session is gone.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn touch(connection: &mut AnyConnection, token: &TokenHash, now: u64) -> StoreResult<bool> {
    let updated = diesel::update(staff_session::table.find(token.as_slice()))
        .set(staff_session::last_active_at.eq(rows::signed(now)))
        .execute(connection)?;
    Ok(updated > 0)
}

/// Ends a session; `false` if there was none.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn delete(connection: &mut AnyConnection, token: &TokenHash) -> StoreResult<bool> {
    Ok(diesel::delete(staff_session::table.find(token.as_slice())).execute(connection)? > 0)
}

/// Ends all sessions of a member.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn delete_of_member(connection: &mut AnyConnection, member_id: &MemberId) -> StoreResult<()> {
    diesel::delete(staff_session::table.filter(staff_session::member_id.eq(member_id.as_bytes().as_slice())))
        .execute(connection)?;
    Ok(())
}

/// Removes the sessions that began, or were active last, before the given moments.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn purge(connection: &mut AnyConnection, started_before: u64, active_before: u64) -> StoreResult<usize> {
    let ended = staff_session::started_at
        .lt(rows::signed(started_before))
        .or(staff_session::last_active_at.lt(rows::signed(active_before)));
    Ok(diesel::delete(staff_session::table.filter(ended)).execute(connection)?)
}

/// Ends all sessions of a member but one.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn delete_others(connection: &mut AnyConnection, member_id: &MemberId, kept: &TokenHash) -> StoreResult<()> {
    let others = staff_session::table
        .filter(staff_session::member_id.eq(member_id.as_bytes().as_slice()))
        .filter(staff_session::token_hash.ne(kept.as_slice()));
    diesel::delete(others).execute(connection)?;
    Ok(())
}

/// Ends the member's session with this id; `false` if there is none.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn delete_by_id(connection: &mut AnyConnection, member_id: &MemberId, id: &SessionId) -> StoreResult<bool> {
    let meant = staff_session::table
        .filter(staff_session::member_id.eq(member_id.as_bytes().as_slice()))
        .filter(staff_session::id.eq(id.as_slice()));
    Ok(diesel::delete(meant).execute(connection)? > 0)
}

/// All sessions of a member, ended or not, newest first.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn of_member(connection: &mut AnyConnection, member_id: &MemberId) -> StoreResult<Vec<StoredSession>> {
    let found: Vec<(Vec<u8>, i64, i64)> = staff_session::table
        .filter(staff_session::member_id.eq(member_id.as_bytes().as_slice()))
        .order((staff_session::started_at.desc(), staff_session::id.asc()))
        .select((
            staff_session::id,
            staff_session::started_at,
            staff_session::last_active_at,
        ))
        .load(connection)?;
    found
        .into_iter()
        .map(|(id, started_at, last_active_at)| {
            Ok(StoredSession {
                id: rows::bytes(&id, "session id")?,
                member_id: *member_id,
                started_at: rows::unsigned(started_at, "session time")?,
                last_active_at: rows::unsigned(last_active_at, "session time")?,
            })
        })
        .collect()
}

/// The tokens of all sessions that were active since one moment and begun since another, of members who may be signed in.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn living(connection: &mut AnyConnection, active_since: u64, begun_since: u64) -> StoreResult<Vec<TokenHash>> {
    let found: Vec<Vec<u8>> = staff_session::table
        .inner_join(staff_member::table)
        .filter(staff_session::last_active_at.gt(rows::signed(active_since)))
        .filter(staff_session::started_at.gt(rows::signed(begun_since)))
        .filter(staff_member::active.eq(true))
        .select(staff_session::token_hash)
        .load(connection)?;
    found.iter().map(|hash| rows::bytes(hash, "token hash")).collect()
}
