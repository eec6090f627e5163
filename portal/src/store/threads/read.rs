//! Reading threads and their envelopes.

use diesel::{
    BoolExpressionMethods as _, ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, Queryable,
    RunQueryDsl as _, Selectable, SelectableHelper as _,
};
use ozvise_crypto::{CapabilityHash, CentreId, MemberId, ThreadId};

use super::StoredThread;
use crate::domain::{CaseNumber, Hour};
use crate::store::connection::AnyConnection;
use crate::store::error::{StoreError, StoreResult};
use crate::store::rows;
use crate::store::schema::{envelope, thread};

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

#[derive(Queryable, Selectable)]
#[diesel(table_name = thread)]
pub(super) struct ThreadRow {
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
    came_from: Option<String>,
    epoch_due: bool,
    changes: i64,
    waiting_hour: Option<i64>,
    assignee: Option<Vec<u8>>,
    superseded: bool,
    remind_hour: Option<i64>,
}

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
            came_from: row.came_from.map(|id| rows::name(&id, "centre id")).transpose()?,
            epoch_due: row.epoch_due,
            changes: row.changes,
            waiting_hour: row.waiting_hour.map(Hour::from_i64),
            assignee: row
                .assignee
                .map(|id| rows::bytes(&id, "member id").map(MemberId::from_bytes))
                .transpose()?,
            superseded: row.superseded,
            remind_hour: row.remind_hour.map(Hour::from_i64),
        })
    }
}

/// The thread with this id.
///
/// # Errors
/// [`StoreError`].
pub fn find(connection: &mut AnyConnection, id: &ThreadId) -> StoreResult<Option<StoredThread>> {
    let row: Option<ThreadRow> = thread::table
        .find(id.as_bytes().as_slice())
        .select(ThreadRow::as_select())
        .first(connection)
        .optional()?;
    row.map(StoredThread::try_from).transpose()
}

/// The thread with this id, if this is the hash of its capability.
///
/// The database compares, so that a row which is not the bearer's own is never read: refusing takes the same time whether
/// there is a thread or not. How long the comparison itself takes tells nothing, for nobody can choose a capability by the
/// beginning of its hash.
///
/// # Errors
/// [`StoreError`].
pub fn find_by_bearer(
    connection: &mut AnyConnection,
    id: &ThreadId,
    capability_hash: &CapabilityHash,
) -> StoreResult<Option<StoredThread>> {
    let row: Option<ThreadRow> = thread::table
        .find(id.as_bytes().as_slice())
        .filter(thread::capability_hash.eq(capability_hash.as_bytes().as_slice()))
        .select(ThreadRow::as_select())
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
        .select(ThreadRow::as_select())
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
