//! What a thread's centre keeps about it for itself: the notebook, and the label by which lists know what is urgent.

use diesel::{ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::{CentreId, ThreadId};

use super::queue::database_hour;
use super::{StoredThread, Written};
use crate::domain::{CaseNumber, Hour, Side, ThreadState};
use crate::store::connection::AnyConnection;
use crate::store::error::{StoreError, StoreResult};
use crate::store::rows;
use crate::store::schema::thread;

/// Notebook and label of a thread, both opaque here.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// The keys of notes and label, sealed to the centre; none until somebody needs them.
    pub notebook: Option<Vec<u8>>,
    /// The label; none until a browser has looked at the thread.
    pub label: Option<Vec<u8>>,
}

/// Notebook and label of a thread; empty for one that is gone.
///
/// # Errors
/// [`StoreError`].
pub fn kept(connection: &mut AnyConnection, id: &ThreadId) -> StoreResult<Kept> {
    let found: Option<(Option<Vec<u8>>, Option<Vec<u8>>)> = thread::table
        .find(id.as_bytes().as_slice())
        .select((thread::notebook, thread::label))
        .first(connection)
        .optional()?;
    Ok(found.map_or_else(Kept::default, |(notebook, label)| Kept { notebook, label }))
}

/// Keeps the notebook of a thread that has none. [`Written::Outdated`] if the thread was changed since it was read.
///
/// # Errors
/// [`StoreError`].
pub fn begin_notebook(connection: &mut AnyConnection, thread: &StoredThread, notebook: &[u8]) -> StoreResult<Written> {
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .filter(thread::notebook.is_null())
        .set((
            thread::notebook.eq(Some(notebook)),
            thread::changes.eq(thread::changes + 1),
        ))
        .execute(connection)?;
    Ok(written(updated))
}

/// Keeps a label, and up to which message was looked. [`Written::Outdated`] if the thread was changed since it was read.
///
/// # Errors
/// [`StoreError`].
pub fn set_label(
    connection: &mut AnyConnection,
    thread: &StoredThread,
    label: &[u8],
    looked: u32,
) -> StoreResult<Written> {
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .set((
            thread::label.eq(Some(label)),
            thread::looked.eq(i64::from(looked)),
            thread::changes.eq(thread::changes + 1),
        ))
        .execute(connection)?;
    Ok(written(updated))
}

/// Counts a change of something that hangs on the thread, so that nobody else changes it at the same time.
/// [`Written::Outdated`] if the thread was changed since it was read.
///
/// # Errors
/// [`StoreError`].
pub fn touch(connection: &mut AnyConnection, thread: &StoredThread) -> StoreResult<Written> {
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .set(thread::changes.eq(thread::changes + 1))
        .execute(connection)?;
    Ok(written(updated))
}

fn written(rows: usize) -> Written {
    if rows == 0 { Written::Outdated } else { Written::Done }
}

/// A thread as the list of labels has it.
pub struct LabelRow {
    /// The centre's number.
    pub number: CaseNumber,
    /// The thread.
    pub id: ThreadId,
    /// Whether it is closed.
    pub is_closed: bool,
    /// The number of the last message.
    pub last_sequence: u32,
    /// Who wrote it.
    pub last_from: Side,
    /// Up to which message a browser has looked.
    pub looked: u32,
    /// Notebook and label.
    pub kept: Kept,
}

/// Which labels are wanted.
#[derive(Debug, Clone, Copy)]
pub enum Labels {
    /// Of the open threads.
    OfOpen,
    /// Of all threads that were changed in this hour or later, by the clock of the database.
    ChangedSince(Hour),
}

type Columns = (i64, Vec<u8>, String, i64, String, i64, Option<Vec<u8>>, Option<Vec<u8>>);

/// At most `limit` of the centre's threads with numbers above `after`, lowest first, and the hour by the clock of the database:
/// whoever asks for what was changed since then misses nothing.
///
/// # Errors
/// [`StoreError`].
pub fn labels(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    wanted: Labels,
    after: i64,
    limit: i64,
) -> StoreResult<(Hour, Vec<LabelRow>)> {
    let hour = database_hour(connection)?;
    let mut query = thread::table
        .filter(thread::centre_id.eq(centre_id.as_str().to_owned()))
        .filter(thread::number.gt(after))
        .order(thread::number.asc())
        .limit(limit)
        .select((
            thread::number,
            thread::id,
            thread::state,
            thread::last_sequence,
            thread::last_from,
            thread::looked,
            thread::notebook,
            thread::label,
        ))
        .into_boxed();
    query = match wanted {
        Labels::OfOpen => query.filter(thread::state.ne(ThreadState::Closed.as_str())),
        Labels::ChangedSince(hour) => query.filter(thread::changed_hour.ge(hour.as_i64())),
    };
    let found: Vec<Columns> = query.load(connection)?;
    let rows = found.into_iter().map(row).collect::<StoreResult<_>>()?;
    Ok((hour, rows))
}

fn row((number, id, state, last_sequence, last_from, looked, notebook, label): Columns) -> StoreResult<LabelRow> {
    let state: ThreadState = rows::name(&state, "thread state")?;
    Ok(LabelRow {
        number: CaseNumber::from_i64(number).ok_or(StoreError::Corrupt("case number"))?,
        id: ThreadId::from_bytes(rows::bytes(&id, "thread id")?),
        is_closed: state == ThreadState::Closed,
        last_sequence: rows::count(last_sequence, "sequence number")?,
        last_from: rows::name(&last_from, "side")?,
        looked: rows::count(looked, "sequence number")?,
        kept: Kept { notebook, label },
    })
}
