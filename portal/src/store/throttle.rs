//! How often something was tried lately, shared by all processes. Names are known here by keyed hashes only.

use diesel::{ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _};

use super::connection::AnyConnection;
use super::error::StoreResult;
use super::rows;
use super::schema::throttle;
use crate::domain::Tries;

/// What was tried, as a keyed hash.
pub type Tag = [u8; 32];

/// Stands for all names together.
pub const ALL: Tag = [0; 32];

/// What is remembered, locked until the transaction ends: of several that try at once each sees the tries before it. Lock
/// [`ALL`] after the others, so that no two wait for each other.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn lock(connection: &mut AnyConnection, tag: &Tag) -> StoreResult<Tries> {
    let touch = |connection: &mut AnyConnection| {
        diesel::update(throttle::table.find(tag.as_slice()))
            .set(throttle::touched.eq(throttle::touched + 1))
            .execute(connection)
    };
    if touch(connection)? == 0 {
        insert_unless_there(connection, tag)?;
        touch(connection)?;
    }
    let found: Option<(i64, i64, i64)> = throttle::table
        .find(tag.as_slice())
        .select((throttle::level, throttle::last_at, throttle::not_before))
        .first(connection)
        .optional()?;
    let (level, last_at, not_before) = found.unwrap_or_default();
    Ok(Tries {
        level: rows::unsigned(level, "count of tries")?,
        last_at: rows::unsigned(last_at, "time of tries")?,
        not_before: rows::unsigned(not_before, "time of tries")?,
    })
}

/// Another transaction may insert the same row at this very moment.
fn insert_unless_there(connection: &mut AnyConnection, tag: &Tag) -> StoreResult<()> {
    let row = (
        throttle::tag.eq(tag.as_slice()),
        throttle::level.eq(0_i64),
        throttle::last_at.eq(0_i64),
        throttle::not_before.eq(0_i64),
    );
    let insert = diesel::insert_into(throttle::table).values(row);
    match connection {
        AnyConnection::Sqlite(connection) => insert.on_conflict_do_nothing().execute(connection)?,
        AnyConnection::Postgres(connection) => insert.on_conflict_do_nothing().execute(connection)?,
    };
    Ok(())
}

/// Remembers the tries at what was locked.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn keep(connection: &mut AnyConnection, tag: &Tag, tries: &Tries) -> StoreResult<()> {
    diesel::update(throttle::table.find(tag.as_slice()))
        .set((
            throttle::level.eq(rows::signed(tries.level)),
            throttle::last_at.eq(rows::signed(tries.last_at)),
            throttle::not_before.eq(rows::signed(tries.not_before)),
        ))
        .execute(connection)?;
    Ok(())
}

/// Forgets the tries at something.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn forget(connection: &mut AnyConnection, tag: &Tag) -> StoreResult<()> {
    diesel::delete(throttle::table.find(tag.as_slice())).execute(connection)?;
    Ok(())
}

/// Forgets what was not tried since a moment.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn purge(connection: &mut AnyConnection, before: u64) -> StoreResult<()> {
    let old = throttle::last_at.le(rows::signed(before));
    diesel::delete(throttle::table.filter(old)).execute(connection)?;
    Ok(())
}
