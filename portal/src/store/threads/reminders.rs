//! The hours of which staff want to be reminded.

use diesel::{ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::{CentreId, MemberId};

use super::{StoredThread, Written};
use crate::domain::{Hour, OwnReminder};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreResult;
use crate::store::rows;
use crate::store::schema::thread;

/// A thread of whose hour somebody is to be told now.
#[derive(Debug, Clone)]
pub struct DueReminder {
    thread_id: Vec<u8>,
    /// The centre that has the thread.
    pub centre_id: CentreId,
    /// Who of it has taken the thread.
    pub assignee: Option<MemberId>,
}

/// Sets the hour, or takes it away.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn set_reminder(connection: &mut AnyConnection, thread: &StoredThread, at: Option<Hour>) -> StoreResult<Written> {
    let updated = diesel::update(thread::table.find(thread.id.as_bytes().as_slice()))
        .filter(thread::changes.eq(thread.changes))
        .set((
            thread::remind_hour.eq(at.map(Hour::as_i64)),
            thread::remind_told.eq(0),
            thread::changes.eq(thread.changes + 1),
        ))
        .execute(connection)?;
    Ok(if updated == 0 { Written::Outdated } else { Written::Done })
}

/// At most `limit` threads of whose hour this reminder is to be given, the earliest first.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn due_reminders(
    connection: &mut AnyConnection,
    reminder: OwnReminder,
    now: Hour,
    limit: u32,
) -> StoreResult<Vec<DueReminder>> {
    let found: Vec<(Vec<u8>, String, Option<Vec<u8>>)> = thread::table
        .filter(thread::remind_told.eq(reminder.level() - 1))
        .filter(thread::remind_hour.le(reminder.set_until(now).as_i64()))
        .order(thread::remind_hour.asc())
        .limit(limit.into())
        .select((thread::id, thread::centre_id, thread::assignee))
        .load(connection)?;
    found
        .into_iter()
        .map(|(thread_id, centre_id, assignee)| {
            let assignee = assignee.map(|id| rows::bytes(&id, "member id").map(MemberId::from_bytes));
            Ok(DueReminder {
                thread_id,
                centre_id: rows::name(&centre_id, "centre id")?,
                assignee: assignee.transpose()?,
            })
        })
        .collect()
}

/// The reminder was given. Not a change of the thread for those who read it.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn set_reminder_told(connection: &mut AnyConnection, due: &DueReminder, reminder: OwnReminder) -> StoreResult<()> {
    diesel::update(thread::table.find(&due.thread_id))
        .set(thread::remind_told.eq(reminder.level()))
        .execute(connection)?;
    Ok(())
}
