//! Threads and their envelopes.
//!
//! An update names the row as it was read (`changes`) and touches nothing if another transaction was faster
//! ([`Written::Outdated`]): the flow then reads again and decides again. On SQLite, where one job writes at a time, this
//! never happens; on PostgreSQL it replaces locks.

use std::fmt;
use std::str::FromStr;

use diesel::{
    BoolExpressionMethods as _, Connection as _, ExpressionMethods as _, Insertable, OptionalExtension as _,
    QueryDsl as _, Queryable, RunQueryDsl as _,
};
use ozvise_crypto::{CapabilityHash, CentreId, KeyId, ThreadId};

use super::connection::AnyConnection;
use super::error::{StoreError, StoreResult};
use super::schema::{centre, envelope, thread};
use super::{rows, seals};
use crate::domain::{CaseNumber, Hour, Side, ThreadEvent, ThreadState};

/// A thread as it is stored; without the reporter's public key, which only staff need.
#[derive(Clone)]
pub struct StoredThread {
    /// Derived from the access code.
    pub id: ThreadId,
    /// What the bearer is checked against.
    pub capability_hash: CapabilityHash,
    /// The centre that it belongs to.
    pub centre_id: CentreId,
    /// The centre's number for it.
    pub number: CaseNumber,
    /// The present thread epoch, from 1.
    pub epoch: u32,
    /// Where it stands.
    pub state: ThreadState,
    /// The number of the last message, which is also how many there are.
    pub last_sequence: u32,
    /// Who wrote it.
    pub last_from: Side,
    /// When the first message came.
    pub received_hour: Hour,
    /// When the last message came.
    pub last_hour: Hour,
    /// The mark of the centre's first opening.
    pub opening_mark: Option<[u8; 32]>,
    /// How often the row was changed.
    changes: i64,
}

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

/// What became of an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Written {
    /// It is done.
    Done,
    /// The thread was changed since it was read, or is gone; nothing was done. Read it again and decide again.
    Outdated,
}

/// An envelope to be appended.
pub struct NewEnvelope<'a> {
    /// Who wrote it.
    pub from: Side,
    /// Now.
    pub hour: Hour,
    /// The envelope itself, with the number that follows the thread's last one.
    pub sealed: &'a [u8],
}

/// An envelope as it is stored.
#[derive(Clone)]
pub struct StoredEnvelope {
    /// Its number in the thread, from 1.
    pub sequence: u32,
    /// When it came.
    pub hour: Hour,
    /// The envelope itself.
    pub sealed: Vec<u8>,
}

/// A place in a centre's list: behind the thread with this last hour and number. Its text form stands in addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListKey {
    /// The hour of the last message.
    pub last_hour: Hour,
    /// The number, which orders threads of the same hour.
    pub number: CaseNumber,
}

impl StoredThread {
    /// Its place in the centre's list.
    #[must_use]
    pub fn list_key(&self) -> ListKey {
        ListKey {
            last_hour: self.last_hour,
            number: self.number,
        }
    }
}

impl fmt::Display for ListKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.last_hour.as_i64(), self.number)
    }
}

impl FromStr for ListKey {
    type Err = crate::domain::UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = crate::domain::UnknownName("place in the list");
        let (hour, number) = text.split_once('.').ok_or(unknown)?;
        let last_hour = Hour::from_i64(hour.parse().map_err(|_| unknown)?);
        Ok(Self {
            last_hour,
            number: number.parse()?,
        })
    }
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
}

#[derive(Insertable)]
#[diesel(table_name = envelope)]
struct EnvelopeInsert<'a> {
    thread_id: &'a [u8],
    sequence: i64,
    hour: i64,
    sealed: &'a [u8],
}

#[derive(Queryable)]
struct ThreadRow {
    id: Vec<u8>,
    capability_hash: Vec<u8>,
    centre_id: String,
    number: i64,
    epoch: i32,
    state: String,
    last_sequence: i64,
    last_from: String,
    received_hour: i64,
    last_hour: i64,
    opening_mark: Option<Vec<u8>>,
    changes: i64,
}

/// The columns of [`ThreadRow`], in its order.
const COLUMNS: (
    thread::id,
    thread::capability_hash,
    thread::centre_id,
    thread::number,
    thread::epoch,
    thread::state,
    thread::last_sequence,
    thread::last_from,
    thread::received_hour,
    thread::last_hour,
    thread::opening_mark,
    thread::changes,
) = (
    thread::id,
    thread::capability_hash,
    thread::centre_id,
    thread::number,
    thread::epoch,
    thread::state,
    thread::last_sequence,
    thread::last_from,
    thread::received_hour,
    thread::last_hour,
    thread::opening_mark,
    thread::changes,
);

impl TryFrom<ThreadRow> for StoredThread {
    type Error = StoreError;

    fn try_from(row: ThreadRow) -> StoreResult<Self> {
        Ok(Self {
            id: ThreadId::from_bytes(rows::bytes(&row.id, "thread id")?),
            capability_hash: CapabilityHash::from_bytes(rows::bytes(&row.capability_hash, "capability hash")?),
            centre_id: rows::name(&row.centre_id, "centre id")?,
            number: CaseNumber::from_i64(row.number).ok_or(StoreError::Corrupt("case number"))?,
            epoch: rows::count(row.epoch.into(), "thread epoch")?,
            state: rows::name(&row.state, "thread state")?,
            last_sequence: rows::count(row.last_sequence, "sequence number")?,
            last_from: rows::name(&row.last_from, "side")?,
            received_hour: Hour::from_i64(row.received_hour),
            last_hour: Hour::from_i64(row.last_hour),
            opening_mark: row
                .opening_mark
                .map(|mark| rows::bytes(&mark, "opening mark"))
                .transpose()?,
            changes: row.changes,
        })
    }
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
fn next_number(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<CaseNumber> {
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
        })
        .execute(connection)?;
    seals::insert_for_centre(connection, new.id, new.epoch, new.key_id, new.centre_seal)?;
    seals::insert_for_reporter(connection, new.id, new.epoch, new.reporter_seal)?;
    insert_envelope(connection, new.id, 1, new.hour, new.envelope)
}

fn insert_envelope(
    connection: &mut AnyConnection,
    thread_id: &ThreadId,
    sequence: u32,
    hour: Hour,
    sealed: &[u8],
) -> StoreResult<()> {
    let row = EnvelopeInsert {
        thread_id: thread_id.as_bytes(),
        sequence: sequence.into(),
        hour: hour.as_i64(),
        sealed,
    };
    diesel::insert_into(envelope::table).values(&row).execute(connection)?;
    Ok(())
}

/// The thread with this id.
///
/// # Errors
/// [`StoreError`].
pub fn find(connection: &mut AnyConnection, id: &ThreadId) -> StoreResult<Option<StoredThread>> {
    let row: Option<ThreadRow> = thread::table
        .find(id.as_bytes().as_slice())
        .select(COLUMNS)
        .first(connection)
        .optional()?;
    row.map(StoredThread::try_from).transpose()
}

/// The centre's thread with this number.
///
/// # Errors
/// [`StoreError`].
pub fn find_by_number(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    number: CaseNumber,
) -> StoreResult<Option<StoredThread>> {
    let row: Option<ThreadRow> = thread::table
        .filter(
            thread::centre_id
                .eq(centre_id.as_str())
                .and(thread::number.eq(number.as_i64())),
        )
        .select(COLUMNS)
        .first(connection)
        .optional()?;
    row.map(StoredThread::try_from).transpose()
}

/// The reporter's public key of a thread.
///
/// # Errors
/// [`StoreError`].
pub fn reporter_key(connection: &mut AnyConnection, id: &ThreadId) -> StoreResult<Option<Vec<u8>>> {
    let key = thread::table
        .find(id.as_bytes().as_slice())
        .select(thread::reporter_key)
        .first(connection);
    Ok(key.optional()?)
}

/// The centre's threads, newest activity first (to the hour, the finest that is known), from `before` on.
///
/// # Errors
/// [`StoreError`].
pub fn list(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    before: Option<ListKey>,
    limit: u32,
) -> StoreResult<Vec<StoredThread>> {
    // Without a place the list begins at the top, above every hour.
    let (hour, number) = before.map_or((i64::MAX, i64::MAX), |key| {
        (key.last_hour.as_i64(), key.number.as_i64())
    });
    let found: Vec<ThreadRow> = thread::table
        .filter(thread::centre_id.eq(centre_id.as_str()))
        .filter(
            thread::last_hour
                .lt(hour)
                .or(thread::last_hour.eq(hour).and(thread::number.lt(number))),
        )
        .order((thread::last_hour.desc(), thread::number.desc()))
        .limit(limit.into())
        .select(COLUMNS)
        .load(connection)?;
    found.into_iter().map(StoredThread::try_from).collect()
}

/// A number that grows with every change of any thread of the centre, deletions included.
///
/// It is a sum over the threads: a counter in the centre's row would make all writers of a centre wait for each other.
///
/// # Errors
/// [`StoreError`].
pub fn revision(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<i64> {
    let gone: Option<i64> = centre::table
        .find(centre_id.as_str())
        .select(centre::gone_revisions)
        .first(connection)
        .optional()?;
    // Counted here and not by SUM, whose result has another type in each of the two databases.
    let changes: Vec<i64> = thread::table
        .filter(thread::centre_id.eq(centre_id.as_str()))
        .select(thread::changes)
        .load(connection)?;
    Ok(gone.unwrap_or(0) + changes.iter().sum::<i64>())
}

/// Appends the envelope that follows the thread's last one.
///
/// # Errors
/// [`StoreError`].
pub fn append(connection: &mut AnyConnection, thread: &StoredThread, new: &NewEnvelope<'_>) -> StoreResult<Written> {
    let sequence = thread
        .last_sequence
        .checked_add(1)
        .ok_or(StoreError::Corrupt("sequence number"))?;
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .set((
            thread::last_sequence.eq(i64::from(sequence)),
            thread::last_from.eq(new.from.as_str()),
            thread::last_hour.eq(new.hour.as_i64()),
            thread::state.eq(thread.state.after(ThreadEvent::Posted(new.from)).as_str()),
            thread::changes.eq(thread.changes + 1),
        ))
        .execute(connection)?;
    if updated == 0 {
        return Ok(Written::Outdated);
    }
    insert_envelope(connection, &thread.id, sequence, new.hour, new.sealed)?;
    Ok(Written::Done)
}

/// Keeps the mark of the centre's first opening and moves the thread on. The thread must not have one yet.
///
/// # Errors
/// [`StoreError`].
pub fn mark_opened(connection: &mut AnyConnection, thread: &StoredThread, mark: &[u8; 32]) -> StoreResult<Written> {
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes).and(thread::opening_mark.is_null()))
        .set((
            thread::opening_mark.eq(mark.as_slice()),
            thread::state.eq(thread.state.after(ThreadEvent::Opened).as_str()),
            thread::changes.eq(thread.changes + 1),
        ))
        .execute(connection)?;
    Ok(if updated == 0 { Written::Outdated } else { Written::Done })
}

/// Closes the thread.
///
/// # Errors
/// [`StoreError`].
pub fn close(connection: &mut AnyConnection, thread: &StoredThread) -> StoreResult<Written> {
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .set((
            thread::state.eq(thread.state.after(ThreadEvent::Closed).as_str()),
            thread::changes.eq(thread.changes + 1),
        ))
        .execute(connection)?;
    Ok(if updated == 0 { Written::Outdated } else { Written::Done })
}

/// Deletes the thread with all that belongs to it; run it by [`Store::erase`](super::Store::erase).
///
/// # Errors
/// [`StoreError`].
pub fn delete(connection: &mut AnyConnection, thread: &StoredThread) -> StoreResult<Written> {
    let deleted = diesel::delete(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .execute(connection)?;
    if deleted == 0 {
        return Ok(Written::Outdated);
    }
    // One more than the thread had contributed: the centre's revision grows by the deletion, too.
    diesel::update(centre::table.find(thread.centre_id.as_str()))
        .set(centre::gone_revisions.eq(centre::gone_revisions + thread.changes + 1))
        .execute(connection)?;
    Ok(Written::Done)
}

/// The thread's envelopes with numbers above `after`, in order.
///
/// # Errors
/// [`StoreError`].
pub fn envelopes(
    connection: &mut AnyConnection,
    thread_id: &ThreadId,
    after: u32,
    limit: u32,
) -> StoreResult<Vec<StoredEnvelope>> {
    let found: Vec<(i64, i64, Vec<u8>)> = envelope::table
        .filter(envelope::thread_id.eq(thread_id.as_bytes().as_slice()))
        .filter(envelope::sequence.gt(i64::from(after)))
        .order(envelope::sequence.asc())
        .limit(limit.into())
        .select((envelope::sequence, envelope::hour, envelope::sealed))
        .load(connection)?;
    found
        .into_iter()
        .map(|(sequence, hour, sealed)| {
            let sequence = rows::count(sequence, "sequence number")?;
            Ok(StoredEnvelope {
                sequence,
                hour: Hour::from_i64(hour),
                sealed,
            })
        })
        .collect()
}

/// The thread's envelope with this number.
///
/// # Errors
/// [`StoreError`].
pub fn envelope(connection: &mut AnyConnection, thread_id: &ThreadId, sequence: u32) -> StoreResult<Option<Vec<u8>>> {
    let sealed = envelope::table
        .find((thread_id.as_bytes().as_slice(), i64::from(sequence)))
        .select(envelope::sealed)
        .first(connection);
    Ok(sealed.optional()?)
}
