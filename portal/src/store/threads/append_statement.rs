//! Appending a message on PostgreSQL in one statement.
//!
//! Each statement is a journey to the server and back, which costs more than the work there. Diesel's own language has no
//! `WITH … UPDATE`, and its raw queries are parsed anew each time, so this is a statement of our own that it prepares once.

use diesel::pg::Pg;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Binary, Text};
use diesel::{PgConnection, QueryResult, RunQueryDsl};

/// Moves the thread on, if it is as it was read, and inserts the envelope if it was. Tells how many were inserted.
pub(super) struct AppendStatement<'a> {
    pub(super) thread_id: &'a [u8],
    /// The thread as it was read.
    pub(super) changes: i64,
    pub(super) sequence: i64,
    pub(super) from: &'a str,
    pub(super) hour: i64,
    pub(super) state: &'a str,
    pub(super) sealed: &'a [u8],
}

impl QueryFragment<Pg> for AppendStatement<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("WITH moved AS (UPDATE thread SET changes = changes + 1, last_sequence = ");
        out.push_bind_param::<BigInt, _>(&self.sequence)?;
        out.push_sql(", last_from = ");
        out.push_bind_param::<Text, _>(self.from)?;
        out.push_sql(", last_hour = ");
        out.push_bind_param::<BigInt, _>(&self.hour)?;
        out.push_sql(", state = ");
        out.push_bind_param::<Text, _>(self.state)?;
        out.push_sql(" WHERE id = ");
        out.push_bind_param::<Binary, _>(self.thread_id)?;
        out.push_sql(" AND changes = ");
        out.push_bind_param::<BigInt, _>(&self.changes)?;
        out.push_sql(
            " RETURNING id, last_sequence, last_hour) INSERT INTO envelope (thread_id, sequence, hour, sealed) ",
        );
        out.push_sql("SELECT id, last_sequence, last_hour, ");
        out.push_bind_param::<Binary, _>(self.sealed)?;
        out.push_sql(" FROM moved");
        Ok(())
    }
}

/// The text never changes, so it is prepared once for each connection.
impl QueryId for AppendStatement<'_> {
    type QueryId = AppendStatement<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl RunQueryDsl<PgConnection> for AppendStatement<'_> {}
