//! Changing a thread.

use diesel::{
    BoolExpressionMethods as _, ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _,
};
use ozvise_crypto::{CapabilityHash, CentreId, ThreadId};

use super::StoredThread;
use super::append_statement::AppendStatement;
use super::create::insert_envelope;
use super::waiting;
use crate::domain::{CaseNumber, Hour, NoticeKind, Side, ThreadEvent, ThreadState};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreResult;
use crate::store::notices::{self, Tag};
use crate::store::rows;
use crate::store::schema::{centre, thread};

/// What became of an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Written {
    /// It is done.
    Done,
    /// The thread was changed since it was read, or is gone; nothing was done. Read it again and decide again.
    Outdated,
}

/// Who appends an envelope, by what shows that they may: it says which thread is meant.
pub enum Author<'a> {
    /// The bearer of the thread's access code.
    Reporter {
        /// The thread.
        thread_id: &'a ThreadId,
        /// The hash of the capability that was shown; see [`find_by_bearer`](super::find_by_bearer) for how it is compared.
        capability_hash: &'a CapabilityHash,
    },
    /// The staff of the centre that the thread belongs to.
    Centre {
        /// The centre.
        centre_id: &'a CentreId,
        /// The centre's number for the thread.
        number: CaseNumber,
    },
}

impl Author<'_> {
    /// The side that they write for.
    #[must_use]
    pub const fn side(&self) -> Side {
        match self {
            Self::Reporter { .. } => Side::Reporter,
            Self::Centre { .. } => Side::Centre,
        }
    }
}

/// An envelope to be appended.
pub struct NewEnvelope<'a> {
    /// Its number, from 1.
    pub sequence: u32,
    /// The thread epoch that it was sealed in.
    pub epoch: u32,
    /// Now.
    pub hour: Hour,
    /// The envelope itself.
    pub sealed: &'a [u8],
    /// The staff are to be told that the reporter has written, under this tag.
    pub notice: Option<Tag>,
}

/// Appends the envelope to the author's thread, if its number is the one that follows the thread's last one, its epoch the
/// thread's, no other epoch is due, and, for the centre, its mark is there and nothing has superseded it. [`Written::Outdated`] if there is no such thread or it stands elsewhere: read it to learn which.
///
/// On PostgreSQL this is one statement, so that [`Store::write_once`](crate::store::Store::write_once) can run it.
///
/// # Errors
/// [`StoreError`].
pub fn append(connection: &mut AnyConnection, author: &Author<'_>, new: &NewEnvelope<'_>) -> StoreResult<Written> {
    if let AnyConnection::Postgres(connection) = connection {
        let inserted = AppendStatement::new(author, new).execute(connection)?;
        return Ok(written(inserted));
    }
    let next = thread::table
        .filter(thread::last_sequence.eq(i64::from(new.sequence) - 1))
        .filter(thread::epoch.eq(rows::epoch_out(new.epoch)))
        .filter(thread::epoch_due.eq(false))
        .select((thread::id, thread::state));
    let found: Option<(Vec<u8>, String)> = match author {
        Author::Reporter {
            thread_id,
            capability_hash,
        } => next
            .filter(thread::id.eq(thread_id.as_bytes().as_slice()))
            .filter(thread::capability_hash.eq(capability_hash.as_bytes().as_slice()))
            .first(connection),
        Author::Centre { centre_id, number } => next
            .filter(thread::centre_id.eq(centre_id.as_str()))
            .filter(thread::number.eq(number.as_i64()))
            .filter(thread::opening_mark.is_not_null())
            .filter(thread::superseded.eq(false))
            .first(connection),
    }
    .optional()?;
    let Some((id, state)) = found else {
        return Ok(Written::Outdated);
    };
    let state: ThreadState = rows::name(&state, "thread state")?;
    diesel::update(thread::table.find(&id))
        .set((
            thread::last_sequence.eq(i64::from(new.sequence)),
            thread::last_from.eq(author.side().as_str()),
            thread::last_hour.eq(new.hour.as_i64()),
            thread::state.eq(state.after(ThreadEvent::Posted(author.side())).as_str()),
            thread::changes.eq(thread::changes + 1),
        ))
        .execute(connection)?;
    insert_envelope(connection, &id, new.sequence, new.hour, new.sealed)?;
    waiting::follow(connection, &id, author.side(), new.hour)?;
    if let Some(tag) = &new.notice {
        notices::record_of_thread(connection, &id, tag, NoticeKind::NewMessage, new.hour)?;
    }
    Ok(Written::Done)
}

fn written(rows: usize) -> Written {
    if rows == 0 { Written::Outdated } else { Written::Done }
}

/// Keeps the mark of the centre's first opening and moves the thread on. The thread must not have another one.
///
/// # Errors
/// [`StoreError`].
pub fn mark_opened(connection: &mut AnyConnection, thread: &StoredThread, mark: &[u8; 32]) -> StoreResult<Written> {
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .filter(
            thread::opening_mark
                .is_null()
                .or(thread::opening_mark.eq(mark.as_slice())),
        )
        .set((
            thread::opening_mark.eq(mark.as_slice()),
            thread::state.eq(thread.state.after(ThreadEvent::Opened).as_str()),
            thread::changes.eq(thread.changes + 1),
        ))
        .execute(connection)?;
    Ok(written(updated))
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
            thread::waiting_hour.eq(None::<i64>),
            thread::reminded.eq(0),
        ))
        .execute(connection)?;
    Ok(written(updated))
}

/// Deletes the thread with all that belongs to it; run it by [`Store::erase`](crate::store::Store::erase).
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
