//! Appending a message on PostgreSQL in one statement.
//!
//! Each statement is a journey to the server and back, which costs more than the work there. Diesel's own language has no
//! `WITH … UPDATE`, and its raw queries are parsed anew each time, so this is a statement of our own that it prepares once
//! for each connection and writer.

use diesel::pg::Pg;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Binary, Integer, Text};
use diesel::{PgConnection, QueryResult, RunQueryDsl};

use super::update::{Author, NewEnvelope};
use crate::domain::{NoticeKind, Side, ThreadEvent, ThreadState};
use crate::store::rows;

/// Finds the thread, moves it on if the envelope is the next one of its epoch, and inserts the envelope if it was, with the
/// event that staff are told of. Tells how many envelopes were inserted.
pub(super) struct AppendStatement<'a> {
    pub(super) author: &'a Author<'a>,
    pub(super) new: &'a NewEnvelope<'a>,
    sequence: i64,
    previous: i64,
    epoch: i32,
    hour: i64,
    number: i64,
}

impl<'a> AppendStatement<'a> {
    pub(super) fn new(author: &'a Author<'a>, new: &'a NewEnvelope<'a>) -> Self {
        Self {
            author,
            new,
            sequence: new.sequence.into(),
            previous: i64::from(new.sequence) - 1,
            epoch: rows::epoch_out(new.epoch),
            hour: new.hour.as_i64(),
            number: match author {
                Author::Reporter { .. } => 0,
                Author::Centre { number, .. } => number.as_i64(),
            },
        }
    }
}

impl QueryFragment<Pg> for AppendStatement<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let from = self.author.side();
        out.push_sql("WITH moved AS (UPDATE thread SET changes = changes + 1, last_sequence = ");
        out.push_bind_param::<BigInt, _>(&self.sequence)?;
        out.push_sql(", last_from = ");
        out.push_bind_param::<Text, _>(from.as_str())?;
        out.push_sql(", last_hour = ");
        out.push_bind_param::<BigInt, _>(&self.hour)?;
        // Names of states are constants of this program, without quotation marks.
        out.push_sql(", state = CASE state");
        for state in ThreadState::ALL {
            out.push_sql(" WHEN '");
            out.push_sql(state.as_str());
            out.push_sql("' THEN '");
            out.push_sql(state.after(ThreadEvent::Posted(from)).as_str());
            out.push_sql("'");
        }
        // As in `waiting::follow`.
        match from {
            Side::Reporter => {
                out.push_sql(" END, waiting_hour = COALESCE(waiting_hour, ");
                out.push_bind_param::<BigInt, _>(&self.hour)?;
                out.push_sql(") WHERE last_sequence = ");
            }
            Side::Centre => out.push_sql(" END, waiting_hour = NULL, reminded = 0 WHERE last_sequence = "),
        }
        out.push_bind_param::<BigInt, _>(&self.previous)?;
        out.push_sql(" AND epoch = ");
        out.push_bind_param::<Integer, _>(&self.epoch)?;
        out.push_sql(" AND NOT epoch_due");
        match self.author {
            Author::Reporter {
                thread_id,
                capability_hash,
            } => {
                out.push_sql(" AND id = ");
                out.push_bind_param::<Binary, _>(thread_id.as_bytes().as_slice())?;
                out.push_sql(" AND capability_hash = ");
                out.push_bind_param::<Binary, _>(capability_hash.as_bytes().as_slice())?;
            }
            Author::Centre { centre_id, .. } => {
                out.push_sql(" AND opening_mark IS NOT NULL AND NOT superseded AND centre_id = ");
                out.push_bind_param::<Text, _>(centre_id.as_str())?;
                out.push_sql(" AND number = ");
                out.push_bind_param::<BigInt, _>(&self.number)?;
            }
        }
        out.push_sql(" RETURNING id, last_sequence, last_hour, centre_id)");
        if let Some(tag) = &self.new.notice {
            out.push_sql(", noticed AS (INSERT INTO notice_event (tag, kind, centre_id, hour) SELECT ");
            out.push_bind_param::<Binary, _>(tag.as_slice())?;
            out.push_sql(", '");
            out.push_sql(NoticeKind::NewMessage.as_str());
            out.push_sql("', centre_id, last_hour FROM moved)");
        }
        out.push_sql(" INSERT INTO envelope (thread_id, sequence, hour, sealed) ");
        out.push_sql("SELECT id, last_sequence, last_hour, ");
        out.push_bind_param::<Binary, _>(self.new.sealed)?;
        out.push_sql(" FROM moved");
        Ok(())
    }
}

/// Several texts, by side and notice, so the text itself is what a prepared statement is found by.
impl QueryId for AppendStatement<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl RunQueryDsl<PgConnection> for AppendStatement<'_> {}
