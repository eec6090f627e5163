//! The centres' public keys, and their secrets sealed to members.
//!
//! A key is pending until a signed directory names it; then it is the centre's current one, and those before it are old. A
//! key that nobody has a sealed copy of any more is destroyed, or, if it was never signed, withdrawn. Its row stays, so that
//! no epoch is ever given twice.

mod holders;
mod life;

pub use holders::{
    Holder, delete_seal, delete_seals_of, holders, holds, is_last_holder, is_sealed_to_anybody, marks_of_centre,
    seal_of,
};
pub use life::{
    activate, demand_rotation, destroy, forget_previous, is_rotation_demanded, lock_centre, withdraw_pending,
};

use diesel::{ExpressionMethods as _, Insertable, OptionalExtension as _, QueryDsl as _, Queryable, RunQueryDsl as _};
use ozvise_crypto::{CentreId, KeyId, MemberId};

use super::connection::AnyConnection;
use super::error::{StoreError, StoreResult};
use super::rows;
use super::schema::{centre_key, centre_key_seal};

/// A key of a centre.
#[derive(Clone)]
pub struct StoredKey {
    /// Its id.
    pub id: KeyId,
    /// The centre's key epoch, from 1.
    pub epoch: u32,
    /// X-Wing public key, 1216 bytes.
    pub public_key: Vec<u8>,
    /// When a signed directory first named it (Unix seconds); none while it is pending.
    pub activated_at: Option<u64>,
    /// The secret of the key before, sealed under this one; opaque here. None where there is none any more.
    pub previous: Option<Vec<u8>>,
}

/// A key of a centre as one member sees it: the own sealed copy, and the way to the key before.
#[derive(Clone)]
pub struct SealedKey {
    /// Which key.
    pub key_id: KeyId,
    /// The secret, sealed to the member; none of an older key, which the member reaches from a later one.
    pub sealed: Option<Vec<u8>>,
    /// The secret of the key before, sealed under this one.
    pub previous: Option<Vec<u8>>,
}

#[derive(Insertable)]
#[diesel(table_name = centre_key)]
struct KeyInsert<'a> {
    id: &'a [u8],
    centre_id: &'a str,
    epoch: i32,
    public_key: &'a [u8],
    activated_at: Option<i64>,
    previous: Option<&'a [u8]>,
}

#[derive(Insertable)]
#[diesel(table_name = centre_key_seal)]
struct SealInsert<'a> {
    key_id: &'a [u8],
    member_id: &'a [u8],
    sealed: &'a [u8],
    mark: &'a [u8],
}

#[derive(Queryable)]
struct KeyRow {
    id: Vec<u8>,
    epoch: i32,
    public_key: Vec<u8>,
    activated_at: Option<i64>,
    previous: Option<Vec<u8>>,
}

/// The columns of [`KeyRow`], in its order.
const COLUMNS: (
    centre_key::id,
    centre_key::epoch,
    centre_key::public_key,
    centre_key::activated_at,
    centre_key::previous,
) = (
    centre_key::id,
    centre_key::epoch,
    centre_key::public_key,
    centre_key::activated_at,
    centre_key::previous,
);

impl TryFrom<KeyRow> for StoredKey {
    type Error = StoreError;

    fn try_from(row: KeyRow) -> StoreResult<Self> {
        Ok(Self {
            id: KeyId::from_bytes(rows::bytes(&row.id, "key id")?),
            epoch: rows::count(row.epoch.into(), "key epoch")?,
            public_key: row.public_key,
            activated_at: row.activated_at.map(|at| rows::unsigned(at, "key time")).transpose()?,
            previous: row.previous,
        })
    }
}

/// Adds a key to a centre.
///
/// # Errors
/// [`StoreError`], a conflict if the id or the epoch is taken.
pub fn insert(connection: &mut AnyConnection, centre_id: &CentreId, key: &StoredKey) -> StoreResult<()> {
    diesel::insert_into(centre_key::table)
        .values(&KeyInsert {
            id: key.id.as_bytes(),
            centre_id: centre_id.as_str(),
            epoch: rows::epoch_out(key.epoch),
            public_key: &key.public_key,
            activated_at: key.activated_at.map(rows::signed),
            previous: key.previous.as_deref(),
        })
        .execute(connection)?;
    Ok(())
}

/// The centre's current key, if it has any: the newest that a signed directory has named.
///
/// # Errors
/// [`StoreError`].
pub fn current(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<Option<StoredKey>> {
    let row: Option<KeyRow> = centre_key::table
        .filter(centre_key::centre_id.eq(centre_id.as_str()))
        .filter(centre_key::activated_at.is_not_null())
        .order(centre_key::epoch.desc())
        .select(COLUMNS)
        .first(connection)
        .optional()?;
    row.map(StoredKey::try_from).transpose()
}

/// The centre's current key, if the member holds it.
///
/// # Errors
/// [`StoreError`].
pub fn current_held_by(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    member_id: &MemberId,
) -> StoreResult<Option<StoredKey>> {
    match current(connection, centre_id)? {
        Some(key) if holds(connection, &key.id, member_id)? => Ok(Some(key)),
        _ => Ok(None),
    }
}

/// The key that waits for the root's signature, if there is one: the newest of all, not named yet, and still held.
///
/// # Errors
/// [`StoreError`].
pub fn pending(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<Option<StoredKey>> {
    let newest = list(connection, centre_id)?.pop();
    match newest.filter(|key| key.activated_at.is_none()) {
        Some(key) if !holders(connection, &key.id)?.is_empty() => Ok(Some(key)),
        _ => Ok(None),
    }
}

/// The key that the next directory has to name: the pending one, else the current one.
///
/// # Errors
/// [`StoreError`].
pub fn to_be_signed(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<Option<StoredKey>> {
    match pending(connection, centre_id)? {
        Some(key) => Ok(Some(key)),
        None => current(connection, centre_id),
    }
}

/// All keys that the centre ever had, oldest first.
///
/// # Errors
/// [`StoreError`].
pub fn list(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<Vec<StoredKey>> {
    let rows: Vec<KeyRow> = centre_key::table
        .filter(centre_key::centre_id.eq(centre_id.as_str()))
        .order(centre_key::epoch.asc())
        .select(COLUMNS)
        .load(connection)?;
    rows.into_iter().map(StoredKey::try_from).collect()
}

/// Keeps the secret of a key, sealed to one member, with the mark of whoever has compared the member's public keys.
///
/// # Errors
/// [`StoreError`], a conflict if the member has it already.
pub fn seal_to(
    connection: &mut AnyConnection,
    key_id: &KeyId,
    member_id: &MemberId,
    sealed: &[u8],
    mark: &[u8],
) -> StoreResult<()> {
    diesel::insert_into(centre_key_seal::table)
        .values(&SealInsert {
            key_id: key_id.as_bytes(),
            member_id: member_id.as_bytes(),
            sealed,
            mark,
        })
        .execute(connection)?;
    Ok(())
}

/// What a member needs to open the centre's current key, and with it the ones before: the keys that are in force or were,
/// oldest epoch first. Nothing for whoever does not hold the current one: the way to an older key begins there.
///
/// # Errors
/// [`StoreError`].
pub fn sealed_to(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    member_id: &MemberId,
) -> StoreResult<Vec<SealedKey>> {
    if current_held_by(connection, centre_id, member_id)?.is_none() {
        return Ok(Vec::new());
    }
    let mut sealed = Vec::new();
    for key in list(connection, centre_id)? {
        let own = seal_of(connection, &key.id, member_id)?;
        if key.activated_at.is_some() && (own.is_some() || key.previous.is_some()) {
            sealed.push(SealedKey {
                key_id: key.id,
                sealed: own,
                previous: key.previous,
            });
        }
    }
    Ok(sealed)
}
