//! Storing a new thread.

use diesel::{Connection as _, ExpressionMethods as _, Insertable, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::{CapabilityHash, CentreId, KeyId, ThreadId};

use crate::domain::{CaseNumber, Hour, Side, ThreadState};
use crate::store::connection::AnyConnection;
use crate::store::error::{StoreError, StoreResult};
use crate::store::schema::{centre, envelope, thread};
use crate::store::{rows, seals};

/// A thread to be stored with its seals and its first envelope.
pub struct NewThread<'a> {
    /// Derived from the access code.
    pub id: &'a ThreadId,
    /// Hash of the bearer secret.
    pub capability_hash: &'a CapabilityHash,
    /// X-Wing public key, 1216 bytes.
    pub reporter_key: &'a [u8],
    /// The centre that it goes to.
    pub centre_id: &'a CentreId,
    /// The thread epoch, from 1.
    pub epoch: u32,
    /// Now.
    pub hour: Hour,
    /// The centre's key that `centre_seal` is for.
    pub key_id: &'a KeyId,
    /// The thread key, sealed to the centre.
    pub centre_seal: &'a [u8],
    /// The thread key, sealed to the reporter.
    pub reporter_seal: &'a [u8],
    /// The envelope with sequence number 1, by the reporter.
    pub envelope: &'a [u8],
}

/// What became of a new thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// It is stored under this number.
    New(CaseNumber),
    /// There is a thread with this id already; nothing was stored.
    Taken,
}

#[derive(Insertable)]
#[diesel(table_name = thread)]
struct ThreadInsert<'a> {
    id: &'a [u8],
    capability_hash: &'a [u8],
    reporter_key: &'a [u8],
    centre_id: &'a str,
    number: i64,
    epoch: i32,
    state: &'a str,
    last_sequence: i64,
    last_from: &'a str,
    received_hour: i64,
    last_hour: i64,
    waiting_hour: i64,
}

#[derive(Insertable)]
#[diesel(table_name = envelope)]
struct EnvelopeInsert<'a> {
    thread_id: &'a [u8],
    sequence: i64,
    hour: i64,
    sealed: &'a [u8],
}

/// Stores a new thread with its seals and its first envelope, under the centre's next number. The centre must exist.
///
/// # Errors
/// [`StoreError`].
pub fn create(connection: &mut AnyConnection, new: &NewThread<'_>) -> StoreResult<Created> {
    // In a savepoint: after a failed statement PostgreSQL takes no other in the same transaction.
    let created = connection.transaction(|connection| {
        let number = next_number(connection, new.centre_id)?;
        insert(connection, new, number)?;
        Ok(Created::New(number))
    });
    match created {
        Err(error @ StoreError::Statement(_)) if error.is_conflict() => Ok(Created::Taken),
        other => other,
    }
}

/// Takes the centre's next case number. First of all, so that of two threads of one centre one waits for the other here.
pub(super) fn next_number(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<CaseNumber> {
    diesel::update(centre::table.find(centre_id.as_str()))
        .set(centre::next_number.eq(centre::next_number + 1))
        .execute(connection)?;
    let next: i64 = centre::table
        .find(centre_id.as_str())
        .select(centre::next_number)
        .first(connection)?;
    CaseNumber::from_i64(next - 1).ok_or(StoreError::Corrupt("case number"))
}

fn insert(connection: &mut AnyConnection, new: &NewThread<'_>, number: CaseNumber) -> StoreResult<()> {
    diesel::insert_into(thread::table)
        .values(&ThreadInsert {
            id: new.id.as_bytes(),
            capability_hash: new.capability_hash.as_bytes(),
            reporter_key: new.reporter_key,
            centre_id: new.centre_id.as_str(),
            number: number.as_i64(),
            epoch: rows::epoch_out(new.epoch),
            state: ThreadState::New.as_str(),
            last_sequence: 1,
            last_from: Side::Reporter.as_str(),
            received_hour: new.hour.as_i64(),
            last_hour: new.hour.as_i64(),
            waiting_hour: new.hour.as_i64(),
        })
        .execute(connection)?;
    seals::insert_for_centre(connection, new.id, new.epoch, new.key_id, new.centre_seal)?;
    seals::insert_for_reporter(connection, new.id, new.epoch, new.reporter_seal)?;
    insert_envelope(connection, new.id.as_bytes(), 1, new.hour, new.envelope)
}

pub(super) fn insert_envelope(
    connection: &mut AnyConnection,
    thread_id: &[u8],
    sequence: u32,
    hour: Hour,
    sealed: &[u8],
) -> StoreResult<()> {
    let row = EnvelopeInsert {
        thread_id,
        sequence: sequence.into(),
        hour: hour.as_i64(),
        sealed,
    };
    diesel::insert_into(envelope::table).values(&row).execute(connection)?;
    Ok(())
}
