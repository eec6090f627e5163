//! How a key becomes current, and how it ends.

use diesel::{ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::{CentreId, KeyId};

use crate::store::connection::AnyConnection;
use crate::store::error::StoreResult;
use crate::store::rows;
use crate::store::schema::{centre, centre_key, centre_key_seal, recovery_seal, thread_seal};

/// Makes this transaction the only one that decides about keys and holders of a centre until it ends; opening a thread
/// waits as well. `false` if there is no such centre.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn lock_centre(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<bool> {
    let updated = diesel::update(centre::table.find(centre_id.as_str()))
        .set(centre::accepting.eq(centre::accepting))
        .execute(connection)?;
    Ok(updated > 0)
}

/// A signed directory names the key: it is the centre's current one from now on, and what was demanded is done.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn activate(connection: &mut AnyConnection, centre_id: &CentreId, key_id: &KeyId, now: u64) -> StoreResult<()> {
    diesel::update(centre_key::table.find(key_id.as_bytes().as_slice()))
        .set(centre_key::activated_at.eq(rows::signed(now)))
        .execute(connection)?;
    set_rotation_demanded(connection, centre_id, false)
}

/// Notes that the centre needs a new key: somebody who has the current one has left.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn demand_rotation(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<()> {
    set_rotation_demanded(connection, centre_id, true)
}

fn set_rotation_demanded(connection: &mut AnyConnection, centre_id: &CentreId, demanded: bool) -> StoreResult<()> {
    diesel::update(centre::table.find(centre_id.as_str()))
        .set(centre::rotation_demanded.eq(demanded))
        .execute(connection)?;
    Ok(())
}

/// Whether the centre needs a new key at once.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn is_rotation_demanded(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<bool> {
    Ok(centre::table
        .find(centre_id.as_str())
        .select(centre::rotation_demanded)
        .first(connection)?)
}

/// Deletes every sealed copy of a key's secret, what was sealed to the key, and what was kept under it. Run it by
/// [`Store::erase`](crate::store::Store::erase) where the key has served.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn destroy(connection: &mut AnyConnection, key_id: &KeyId) -> StoreResult<()> {
    let id = key_id.as_bytes().as_slice();
    diesel::delete(centre_key_seal::table.filter(centre_key_seal::key_id.eq(id))).execute(connection)?;
    diesel::delete(recovery_seal::table.filter(recovery_seal::key_id.eq(id))).execute(connection)?;
    diesel::delete(thread_seal::table.filter(thread_seal::key_id.eq(id))).execute(connection)?;
    forget_previous(connection, key_id)
}

/// Deletes the secret of the key before, as it is kept under this one: the last copy of it that present members can open.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn forget_previous(connection: &mut AnyConnection, key_id: &KeyId) -> StoreResult<()> {
    diesel::update(centre_key::table.find(key_id.as_bytes().as_slice()))
        .set(centre_key::previous.eq(None::<&[u8]>))
        .execute(connection)?;
    Ok(())
}
