//! The thread keys, sealed to the two ends of a thread.

use diesel::{ExpressionMethods as _, Insertable, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::{KeyId, ThreadId};

use super::connection::AnyConnection;
use super::error::StoreResult;
use super::rows;
use super::schema::thread_seal;
use crate::domain::Side;

/// The reporter has one key only, which needs no name.
const NO_KEY_ID: &[u8] = &[];

/// The thread key of one epoch, sealed to one key of the centre.
#[derive(Clone)]
pub struct CentreSeal {
    /// The centre's key.
    pub key_id: KeyId,
    /// The thread epoch, from 1.
    pub epoch: u32,
    /// The sealed box.
    pub sealed: Vec<u8>,
}

/// The thread key of one epoch, sealed to the reporter.
#[derive(Clone)]
pub struct ReporterSeal {
    /// The thread epoch, from 1.
    pub epoch: u32,
    /// The authenticated sealed box.
    pub sealed: Vec<u8>,
}

#[derive(Insertable)]
#[diesel(table_name = thread_seal)]
struct SealInsert<'a> {
    thread_id: &'a [u8],
    epoch: i32,
    recipient: &'a str,
    key_id: &'a [u8],
    sealed: &'a [u8],
}

pub(super) fn insert_for_centre(
    connection: &mut AnyConnection,
    thread_id: &ThreadId,
    epoch: u32,
    key_id: &KeyId,
    sealed: &[u8],
) -> StoreResult<()> {
    insert(connection, thread_id, epoch, Side::Centre, key_id.as_bytes(), sealed)
}

pub(super) fn insert_for_reporter(
    connection: &mut AnyConnection,
    thread_id: &ThreadId,
    epoch: u32,
    sealed: &[u8],
) -> StoreResult<()> {
    insert(connection, thread_id, epoch, Side::Reporter, NO_KEY_ID, sealed)
}

fn insert(
    connection: &mut AnyConnection,
    thread_id: &ThreadId,
    epoch: u32,
    recipient: Side,
    key_id: &[u8],
    sealed: &[u8],
) -> StoreResult<()> {
    let row = SealInsert {
        thread_id: thread_id.as_bytes(),
        epoch: rows::epoch_out(epoch),
        recipient: recipient.as_str(),
        key_id,
        sealed,
    };
    diesel::insert_into(thread_seal::table)
        .values(&row)
        .execute(connection)?;
    Ok(())
}

/// The seals of a thread for its centre, oldest epoch first.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn of_centre(connection: &mut AnyConnection, thread_id: &ThreadId) -> StoreResult<Vec<CentreSeal>> {
    let found: Vec<(Vec<u8>, i32, Vec<u8>)> = thread_seal::table
        .filter(thread_seal::thread_id.eq(thread_id.as_bytes().as_slice()))
        .filter(thread_seal::recipient.eq(Side::Centre.as_str()))
        .order((thread_seal::epoch.asc(), thread_seal::key_id.asc()))
        .select((thread_seal::key_id, thread_seal::epoch, thread_seal::sealed))
        .load(connection)?;
    found
        .into_iter()
        .map(|(key_id, epoch, sealed)| {
            Ok(CentreSeal {
                key_id: KeyId::from_bytes(rows::bytes(&key_id, "key id")?),
                epoch: rows::count(epoch.into(), "thread epoch")?,
                sealed,
            })
        })
        .collect()
}

/// The seals of a thread for its reporter, oldest epoch first.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn of_reporter(connection: &mut AnyConnection, thread_id: &ThreadId) -> StoreResult<Vec<ReporterSeal>> {
    let found: Vec<(i32, Vec<u8>)> = thread_seal::table
        .filter(thread_seal::thread_id.eq(thread_id.as_bytes().as_slice()))
        .filter(thread_seal::recipient.eq(Side::Reporter.as_str()))
        .order(thread_seal::epoch.asc())
        .select((thread_seal::epoch, thread_seal::sealed))
        .load(connection)?;
    found
        .into_iter()
        .map(|(epoch, sealed)| {
            Ok(ReporterSeal {
                epoch: rows::count(epoch.into(), "thread epoch")?,
                sealed,
            })
        })
        .collect()
}

/// Deletes all seals for the centre.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub(super) fn delete_of_centre(connection: &mut AnyConnection, thread_id: &ThreadId) -> StoreResult<()> {
    let all = thread_seal::table
        .filter(thread_seal::thread_id.eq(thread_id.as_bytes().as_slice()))
        .filter(thread_seal::recipient.eq(Side::Centre.as_str()));
    diesel::delete(all).execute(connection)?;
    Ok(())
}

/// Deletes the centre's seals of the epochs up to this one, whatever keys they are for.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub(super) fn delete_of_centre_up_to(
    connection: &mut AnyConnection,
    thread_id: &ThreadId,
    epoch: u32,
) -> StoreResult<()> {
    let earlier = thread_seal::table
        .filter(thread_seal::thread_id.eq(thread_id.as_bytes().as_slice()))
        .filter(thread_seal::recipient.eq(Side::Centre.as_str()))
        .filter(thread_seal::epoch.le(rows::epoch_out(epoch)));
    diesel::delete(earlier).execute(connection)?;
    Ok(())
}
