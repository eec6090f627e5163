//! The next epoch of a thread, as a reporter who agrees to a transfer has sealed it to the other centre. It waits here for
//! the handover.

use diesel::{Insertable, OptionalExtension as _, QueryDsl as _, Queryable, RunQueryDsl as _};
use ozvise_crypto::{CentreId, KeyId, ThreadId};

use super::connection::AnyConnection;
use super::error::{StoreError, StoreResult};
use super::rows;
use super::schema::thread_offer;

/// An offered epoch.
#[derive(Clone)]
pub struct Offer {
    /// The epoch that begins with the handover.
    pub epoch: u32,
    /// The centre to which the reporter agrees.
    pub centre_id: CentreId,
    /// That centre's key.
    pub key_id: KeyId,
    /// The thread key, sealed to that key.
    pub centre_seal: Vec<u8>,
    /// The same, sealed to the reporter.
    pub reporter_seal: Vec<u8>,
}

#[derive(Insertable)]
#[diesel(table_name = thread_offer)]
struct OfferInsert<'a> {
    thread_id: &'a [u8],
    epoch: i32,
    centre_id: &'a str,
    key_id: &'a [u8],
    centre_seal: &'a [u8],
    reporter_seal: &'a [u8],
}

#[derive(Queryable)]
struct OfferRow {
    epoch: i32,
    centre_id: String,
    key_id: Vec<u8>,
    centre_seal: Vec<u8>,
    reporter_seal: Vec<u8>,
}

impl TryFrom<OfferRow> for Offer {
    type Error = StoreError;

    fn try_from(row: OfferRow) -> StoreResult<Self> {
        Ok(Self {
            epoch: rows::count(row.epoch.into(), "thread epoch")?,
            centre_id: rows::name(&row.centre_id, "centre id")?,
            key_id: KeyId::from_bytes(rows::bytes(&row.key_id, "key id")?),
            centre_seal: row.centre_seal,
            reporter_seal: row.reporter_seal,
        })
    }
}

/// Keeps what the reporter offers, in the place of what was offered before.
///
/// # Errors
/// [`StoreError`].
pub fn replace(connection: &mut AnyConnection, thread_id: &ThreadId, offer: &Offer) -> StoreResult<()> {
    delete(connection, thread_id)?;
    diesel::insert_into(thread_offer::table)
        .values(&OfferInsert {
            thread_id: thread_id.as_bytes(),
            epoch: rows::epoch_out(offer.epoch),
            centre_id: offer.centre_id.as_str(),
            key_id: offer.key_id.as_bytes(),
            centre_seal: &offer.centre_seal,
            reporter_seal: &offer.reporter_seal,
        })
        .execute(connection)?;
    Ok(())
}

/// What the reporter offers, if anything.
///
/// # Errors
/// [`StoreError`].
pub fn find(connection: &mut AnyConnection, thread_id: &ThreadId) -> StoreResult<Option<Offer>> {
    let row: Option<OfferRow> = thread_offer::table
        .find(thread_id.as_bytes().as_slice())
        .select((
            thread_offer::epoch,
            thread_offer::centre_id,
            thread_offer::key_id,
            thread_offer::centre_seal,
            thread_offer::reporter_seal,
        ))
        .first(connection)
        .optional()?;
    row.map(Offer::try_from).transpose()
}

/// Deletes what the reporter offers, if anything.
///
/// # Errors
/// [`StoreError`].
pub fn delete(connection: &mut AnyConnection, thread_id: &ThreadId) -> StoreResult<()> {
    diesel::delete(thread_offer::table.find(thread_id.as_bytes().as_slice())).execute(connection)?;
    Ok(())
}
