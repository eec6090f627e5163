//! What members of staff are to be told: events that wait to be planned, members' own settings, and the mails themselves.

mod outbox;
mod settings;

use diesel::{ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::CentreId;

pub use outbox::{
    Claimed, MailId, add_kind, bury, claim, count_dead, done, insert_asked_for, postpone, purge_dead, release,
    withdraw_asked_for,
};
pub use settings::{NoticeSetting, PendingAddress, Recipient, find_setting, keep_setting, recipients};

use super::connection::AnyConnection;
use super::error::StoreResult;
use super::rows;
use super::schema::{notice_event, notice_planner, thread};
use crate::domain::{Hour, NoticeKind};

/// What happened, as a keyed hash: the table tells nobody which thread or member it was.
pub type Tag = [u8; 32];

/// Something that waits to be planned.
#[derive(Debug, Clone)]
pub struct NoticeEvent {
    /// What happened.
    pub tag: Tag,
    /// What is to be told.
    pub kind: NoticeKind,
    /// The centre whose staff it concerns; none for the whole portal.
    pub centre_id: Option<CentreId>,
    /// When it happened.
    pub hour: Hour,
}

/// Writes an event down, once.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn record(connection: &mut AnyConnection, event: &NoticeEvent) -> StoreResult<()> {
    let row = (
        notice_event::tag.eq(event.tag.as_slice()),
        notice_event::kind.eq(event.kind.as_str()),
        notice_event::centre_id.eq(event.centre_id.as_ref().map(CentreId::as_str)),
        notice_event::hour.eq(event.hour.as_i64()),
    );
    let insert = diesel::insert_into(notice_event::table).values(row);
    match connection {
        AnyConnection::Sqlite(connection) => insert.on_conflict_do_nothing().execute(connection)?,
        AnyConnection::Postgres(connection) => insert.on_conflict_do_nothing().execute(connection)?,
    };
    Ok(())
}

/// The same for a thread, whose centre is looked up.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub(super) fn record_of_thread(
    connection: &mut AnyConnection,
    thread_id: &[u8],
    tag: &Tag,
    kind: NoticeKind,
    hour: Hour,
) -> StoreResult<()> {
    let centre: Option<String> = thread::table
        .find(thread_id)
        .select(thread::centre_id)
        .first(connection)
        .optional()?;
    let event = NoticeEvent {
        tag: *tag,
        kind,
        centre_id: centre.map(|id| rows::name(&id, "centre id")).transpose()?,
        hour,
    };
    record(connection, &event)
}

/// Waits until no other process is planning; until the transaction ends, none begins to.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn lock_planner(connection: &mut AnyConnection) -> StoreResult<()> {
    diesel::update(notice_planner::table)
        .set(notice_planner::runs.eq(notice_planner::runs + 1))
        .execute(connection)?;
    Ok(())
}

/// The events that wait to be planned, oldest first.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn unplanned(connection: &mut AnyConnection, limit: u32) -> StoreResult<Vec<NoticeEvent>> {
    let found: Vec<(Vec<u8>, String, Option<String>, i64)> = notice_event::table
        .filter(notice_event::planned.eq(false))
        .order((notice_event::hour.asc(), notice_event::tag.asc()))
        .limit(limit.into())
        .select((
            notice_event::tag,
            notice_event::kind,
            notice_event::centre_id,
            notice_event::hour,
        ))
        .load(connection)?;
    found
        .into_iter()
        .map(|(tag, kind, centre_id, hour)| {
            Ok(NoticeEvent {
                tag: rows::bytes(&tag, "tag of an event")?,
                kind: rows::name(&kind, "kind of notice")?,
                centre_id: centre_id.map(|id| rows::name(&id, "centre id")).transpose()?,
                hour: Hour::from_i64(hour),
            })
        })
        .collect()
}

/// The event is planned: it goes, or stays so that a state that lasts is told once.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn set_planned(connection: &mut AnyConnection, event: &NoticeEvent) -> StoreResult<()> {
    let row = notice_event::table.find(event.tag.as_slice());
    if event.kind.lasts() {
        diesel::update(row)
            .set(notice_event::planned.eq(true))
            .execute(connection)?;
    } else {
        diesel::delete(row).execute(connection)?;
    }
    Ok(())
}

/// Forgets what was told before an hour.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn purge_planned(connection: &mut AnyConnection, before: Hour) -> StoreResult<()> {
    let old = notice_event::table
        .filter(notice_event::planned.eq(true))
        .filter(notice_event::hour.lt(before.as_i64()));
    diesel::delete(old).execute(connection)?;
    Ok(())
}
