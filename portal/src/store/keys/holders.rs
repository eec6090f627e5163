//! Who has a sealed copy of which key.

use diesel::{ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::{CentreId, KeyId, MemberId};

use super::current;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreResult;
use crate::store::rows;
use crate::store::schema::{centre_key, centre_key_seal, recovery_seal, staff_member};

/// A member who has a sealed copy of a key, with the mark that came with it.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The member.
    pub member_id: MemberId,
    /// The key.
    pub key_id: KeyId,
    /// By whom the member's public keys were compared is not told; that they were, is.
    pub mark: Vec<u8>,
}

/// The active members who have a sealed copy of a key.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn holders(connection: &mut AnyConnection, key_id: &KeyId) -> StoreResult<Vec<MemberId>> {
    let found: Vec<Vec<u8>> = centre_key_seal::table
        .inner_join(staff_member::table)
        .filter(centre_key_seal::key_id.eq(key_id.as_bytes().as_slice()))
        .filter(staff_member::active.eq(true))
        .order(centre_key_seal::member_id.asc())
        .select(centre_key_seal::member_id)
        .load(connection)?;
    found
        .into_iter()
        .map(|id| rows::bytes(&id, "member id").map(MemberId::from_bytes))
        .collect()
}

/// A key's secret, sealed to this member, if it is.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn seal_of(connection: &mut AnyConnection, key_id: &KeyId, member_id: &MemberId) -> StoreResult<Option<Vec<u8>>> {
    let seal = (key_id.as_bytes().as_slice(), member_id.as_bytes().as_slice());
    Ok(centre_key_seal::table
        .find(seal)
        .select(centre_key_seal::sealed)
        .first(connection)
        .optional()?)
}

/// Whether a member has a sealed copy of a key.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn holds(connection: &mut AnyConnection, key_id: &KeyId, member_id: &MemberId) -> StoreResult<bool> {
    let copies: i64 = centre_key_seal::table
        .filter(centre_key_seal::key_id.eq(key_id.as_bytes().as_slice()))
        .filter(centre_key_seal::member_id.eq(member_id.as_bytes().as_slice()))
        .count()
        .get_result(connection)?;
    Ok(copies > 0)
}

/// All marks at a centre, by the epoch of the key.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn marks_of_centre(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<Vec<Holder>> {
    let found: Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> = centre_key_seal::table
        .inner_join(centre_key::table)
        .filter(centre_key::centre_id.eq(centre_id.as_str()))
        .order((centre_key::epoch.asc(), centre_key_seal::member_id.asc()))
        .select((
            centre_key_seal::member_id,
            centre_key_seal::key_id,
            centre_key_seal::mark,
        ))
        .load(connection)?;
    found
        .into_iter()
        .map(|(member_id, key_id, mark)| {
            Ok(Holder {
                member_id: MemberId::from_bytes(rows::bytes(&member_id, "member id")?),
                key_id: KeyId::from_bytes(rows::bytes(&key_id, "key id")?),
                mark,
            })
        })
        .collect()
}

/// Deletes every key that is sealed to a member; tells how many there were.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn delete_seals_of(connection: &mut AnyConnection, member_id: &MemberId) -> StoreResult<usize> {
    let of_member = centre_key_seal::member_id.eq(member_id.as_bytes().as_slice());
    Ok(diesel::delete(centre_key_seal::table.filter(of_member)).execute(connection)?)
}

/// Deletes a key that is sealed to a member, if it is.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn delete_seal(connection: &mut AnyConnection, key_id: &KeyId, member_id: &MemberId) -> StoreResult<()> {
    let seal = (key_id.as_bytes().as_slice(), member_id.as_bytes().as_slice());
    diesel::delete(centre_key_seal::table.find(seal)).execute(connection)?;
    Ok(())
}

/// Whether there is any sealed copy of a key, be it to a member, active or not, or to the recovery sheet.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn is_sealed_to_anybody(connection: &mut AnyConnection, key_id: &KeyId) -> StoreResult<bool> {
    let id = key_id.as_bytes().as_slice();
    let to_members: i64 = centre_key_seal::table
        .filter(centre_key_seal::key_id.eq(id))
        .count()
        .get_result(connection)?;
    let to_sheets: i64 = recovery_seal::table
        .filter(recovery_seal::key_id.eq(id))
        .count()
        .get_result(connection)?;
    Ok(to_members + to_sheets > 0)
}

/// Whether the current key of a centre, or the one that is to follow it, is sealed to this member and to no other active one:
/// without the member nobody could open it any more, a recovery sheet aside. Older keys are reached from the current one.
/// Lock the centre before deciding by it.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn is_last_holder(connection: &mut AnyConnection, member_id: &MemberId) -> StoreResult<bool> {
    let held: Vec<(Vec<u8>, String, i32)> = centre_key_seal::table
        .inner_join(centre_key::table)
        .filter(centre_key_seal::member_id.eq(member_id.as_bytes().as_slice()))
        .select((centre_key::id, centre_key::centre_id, centre_key::epoch))
        .load(connection)?;
    for (key_id, centre_id, epoch) in held {
        let key_id = KeyId::from_bytes(rows::bytes(&key_id, "key id")?);
        let current = current(connection, &rows::name(&centre_id, "centre id")?)?;
        let is_old = current.is_some_and(|current| rows::epoch_out(current.epoch) > epoch);
        if !is_old && holders(connection, &key_id)?.iter().all(|holder| holder == member_id) {
            return Ok(true);
        }
    }
    Ok(false)
}
