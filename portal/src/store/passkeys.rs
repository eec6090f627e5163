//! Passkeys of members. Days are whole days since the Unix epoch.

use diesel::{ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, Queryable, RunQueryDsl as _};
use ozvise_crypto::MemberId;

use super::connection::AnyConnection;
use super::error::{StoreError, StoreResult};
use super::rows;
use super::schema::passkey;
use crate::domain::Passkey;

/// Names a passkey to the member whose it is; it opens nothing.
pub type PasskeyId = [u8; 16];

/// A passkey of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPasskey {
    /// Its id.
    pub id: PasskeyId,
    /// What the authenticator has said of it.
    pub passkey: Passkey,
    /// The name that the member has given it.
    pub name: String,
    /// When it was added.
    pub created_day: i64,
    /// When it was used last.
    pub last_used_day: Option<i64>,
}

#[derive(Queryable)]
struct PasskeyRow {
    id: Vec<u8>,
    credential_id: Vec<u8>,
    public_key: Vec<u8>,
    counter: i64,
    verifies: bool,
    name: String,
    created_day: i64,
    last_used_day: Option<i64>,
}

impl TryFrom<PasskeyRow> for StoredPasskey {
    type Error = StoreError;

    fn try_from(row: PasskeyRow) -> StoreResult<Self> {
        Ok(Self {
            id: rows::bytes(&row.id, "passkey's id")?,
            passkey: Passkey {
                credential_id: row.credential_id,
                public_key: row.public_key,
                counter: rows::count(row.counter, "passkey's counter")?,
                verifies: row.verifies,
            },
            name: row.name,
            created_day: row.created_day,
            last_used_day: row.last_used_day,
        })
    }
}

/// Adds a passkey.
///
/// # Errors
/// [`StoreError`], a conflict if some member has this very passkey.
pub fn insert(connection: &mut AnyConnection, member_id: &MemberId, new: &StoredPasskey) -> StoreResult<()> {
    diesel::insert_into(passkey::table)
        .values((
            passkey::id.eq(new.id.as_slice()),
            passkey::member_id.eq(member_id.as_bytes().as_slice()),
            passkey::credential_id.eq(new.passkey.credential_id.as_slice()),
            passkey::public_key.eq(new.passkey.public_key.as_slice()),
            passkey::counter.eq(i64::from(new.passkey.counter)),
            passkey::verifies.eq(new.passkey.verifies),
            passkey::name.eq(new.name.as_str()),
            passkey::created_day.eq(new.created_day),
            passkey::last_used_day.eq(new.last_used_day),
        ))
        .execute(connection)?;
    Ok(())
}

/// The passkeys of a member, in the order in which they were added.
///
/// # Errors
/// [`StoreError`].
pub fn of_member(connection: &mut AnyConnection, member_id: &MemberId) -> StoreResult<Vec<StoredPasskey>> {
    let rows: Vec<PasskeyRow> = passkey::table
        .filter(passkey::member_id.eq(member_id.as_bytes().as_slice()))
        .order((passkey::created_day.asc(), passkey::name.asc(), passkey::id.asc()))
        .select((
            passkey::id,
            passkey::credential_id,
            passkey::public_key,
            passkey::counter,
            passkey::verifies,
            passkey::name,
            passkey::created_day,
            passkey::last_used_day,
        ))
        .load(connection)?;
    rows.into_iter().map(StoredPasskey::try_from).collect()
}

/// Whether some member has this passkey.
///
/// # Errors
/// [`StoreError`].
pub fn is_known(connection: &mut AnyConnection, credential_id: &[u8]) -> StoreResult<bool> {
    let found: Option<Vec<u8>> = passkey::table
        .filter(passkey::credential_id.eq(credential_id))
        .select(passkey::id)
        .first(connection)
        .optional()?;
    Ok(found.is_some())
}

/// Notes that a passkey was used and how far it has counted; `false` if it has counted as far before, even a moment ago at
/// another process, or is gone.
///
/// # Errors
/// [`StoreError`].
pub fn set_used(connection: &mut AnyConnection, id: &PasskeyId, told: u32, today: i64) -> StoreResult<bool> {
    let updated = diesel::update(passkey::table.find(id.as_slice()))
        // Below 1 is only the 0 of an authenticator that does not count.
        .filter(passkey::counter.lt(i64::from(told.max(1))))
        .set((
            passkey::counter.eq(i64::from(told)),
            passkey::last_used_day.eq(Some(today)),
        ))
        .execute(connection)?;
    Ok(updated > 0)
}

/// Removes a passkey of a member; `false` if there is none with this id.
///
/// # Errors
/// [`StoreError`].
pub fn delete(connection: &mut AnyConnection, member_id: &MemberId, id: &PasskeyId) -> StoreResult<bool> {
    let meant = passkey::table
        .find(id.as_slice())
        .filter(passkey::member_id.eq(member_id.as_bytes().as_slice()));
    Ok(diesel::delete(meant).execute(connection)? > 0)
}

/// Removes all passkeys of a member.
///
/// # Errors
/// [`StoreError`].
pub fn delete_of_member(connection: &mut AnyConnection, member_id: &MemberId) -> StoreResult<()> {
    let of_member = passkey::member_id.eq(member_id.as_bytes().as_slice());
    diesel::delete(passkey::table.filter(of_member)).execute(connection)?;
    Ok(())
}
