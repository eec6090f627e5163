//! The centres' public keys, and their secrets sealed to members.

use diesel::{ExpressionMethods as _, Insertable, OptionalExtension as _, QueryDsl as _, Queryable, RunQueryDsl as _};
use ozvise_crypto::{CentreId, KeyId, MemberId};

use super::connection::AnyConnection;
use super::error::{StoreError, StoreResult};
use super::rows;
use super::schema::{centre_key, centre_key_seal, staff_member};

/// A key of a centre.
#[derive(Clone)]
pub struct StoredKey {
    /// Its id.
    pub id: KeyId,
    /// The centre's key epoch, from 1; the highest is the current one.
    pub epoch: u32,
    /// X-Wing public key, 1216 bytes.
    pub public_key: Vec<u8>,
}

/// The secret of a centre's key, sealed to one member.
#[derive(Clone)]
pub struct SealedKey {
    /// Which key.
    pub key_id: KeyId,
    /// The sealed box.
    pub sealed: Vec<u8>,
}

#[derive(Insertable)]
#[diesel(table_name = centre_key)]
struct KeyInsert<'a> {
    id: &'a [u8],
    centre_id: &'a str,
    epoch: i32,
    public_key: &'a [u8],
}

#[derive(Insertable)]
#[diesel(table_name = centre_key_seal)]
struct SealInsert<'a> {
    key_id: &'a [u8],
    member_id: &'a [u8],
    sealed: &'a [u8],
}

#[derive(Queryable)]
struct KeyRow {
    id: Vec<u8>,
    epoch: i32,
    public_key: Vec<u8>,
}

impl TryFrom<KeyRow> for StoredKey {
    type Error = StoreError;

    fn try_from(row: KeyRow) -> StoreResult<Self> {
        Ok(Self {
            id: KeyId::from_bytes(rows::bytes(&row.id, "key id")?),
            epoch: rows::count(row.epoch.into(), "key epoch")?,
            public_key: row.public_key,
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
        })
        .execute(connection)?;
    Ok(())
}

/// The centre's current key, if it has any.
///
/// # Errors
/// [`StoreError`].
pub fn current(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<Option<StoredKey>> {
    let row: Option<KeyRow> = centre_key::table
        .filter(centre_key::centre_id.eq(centre_id.as_str()))
        .order(centre_key::epoch.desc())
        .select((centre_key::id, centre_key::epoch, centre_key::public_key))
        .first(connection)
        .optional()?;
    row.map(StoredKey::try_from).transpose()
}

/// Keeps the secret of a key, sealed to one member.
///
/// # Errors
/// [`StoreError`], a conflict if the member has it already.
pub fn seal_to(connection: &mut AnyConnection, key_id: &KeyId, member_id: &MemberId, sealed: &[u8]) -> StoreResult<()> {
    diesel::insert_into(centre_key_seal::table)
        .values(&SealInsert {
            key_id: key_id.as_bytes(),
            member_id: member_id.as_bytes(),
            sealed,
        })
        .execute(connection)?;
    Ok(())
}

/// The keys of the centre that are sealed to the member, oldest epoch first. Only those of this centre: a member who came
/// from another one keeps nothing of it.
///
/// # Errors
/// [`StoreError`].
pub fn sealed_to(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    member_id: &MemberId,
) -> StoreResult<Vec<SealedKey>> {
    let found: Vec<(Vec<u8>, Vec<u8>)> = centre_key_seal::table
        .inner_join(centre_key::table)
        .filter(centre_key::centre_id.eq(centre_id.as_str()))
        .filter(centre_key_seal::member_id.eq(member_id.as_bytes().as_slice()))
        .order(centre_key::epoch.asc())
        .select((centre_key_seal::key_id, centre_key_seal::sealed))
        .load(connection)?;
    found
        .into_iter()
        .map(|(key_id, sealed)| {
            Ok(SealedKey {
                key_id: KeyId::from_bytes(rows::bytes(&key_id, "key id")?),
                sealed,
            })
        })
        .collect()
}

/// Deletes every key that is sealed to a member.
///
/// # Errors
/// [`StoreError`].
pub fn delete_seals_of(connection: &mut AnyConnection, member_id: &MemberId) -> StoreResult<usize> {
    let of_member = centre_key_seal::member_id.eq(member_id.as_bytes().as_slice());
    Ok(diesel::delete(centre_key_seal::table.filter(of_member)).execute(connection)?)
}

/// Whether some key of a centre is sealed to this member and to no other active one: without the member nobody could open
/// it any more, a recovery sheet aside.
///
/// # Errors
/// [`StoreError`].
pub fn is_last_holder(connection: &mut AnyConnection, member_id: &MemberId) -> StoreResult<bool> {
    let id = member_id.as_bytes().as_slice();
    let held: Vec<Vec<u8>> = centre_key_seal::table
        .filter(centre_key_seal::member_id.eq(id))
        .select(centre_key_seal::key_id)
        .load(connection)?;
    for key_id in held {
        let others: i64 = centre_key_seal::table
            .inner_join(staff_member::table)
            .filter(centre_key_seal::key_id.eq(&key_id))
            .filter(centre_key_seal::member_id.ne(id))
            .filter(staff_member::active.eq(true))
            .count()
            .get_result(connection)?;
        if others == 0 {
            return Ok(true);
        }
    }
    Ok(false)
}
