//! How many threads of each centre stand where, and for how long the centres have owed an answer. No thread is named.

use diesel::dsl::count_star;
use diesel::{ExpressionMethods as _, NullableExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::CentreId;

use crate::domain::{Hour, ThreadState};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreResult;
use crate::store::rows;
use crate::store::schema::thread;

/// How many threads of a centre are in one state.
#[derive(Debug, Clone)]
pub struct StateCount {
    /// The centre.
    pub centre_id: CentreId,
    /// The state.
    pub state: ThreadState,
    /// How many.
    pub threads: u32,
}

/// How many threads of a centre have waited for its answer since one hour.
#[derive(Debug, Clone)]
pub struct Unanswered {
    /// The centre.
    pub centre_id: CentreId,
    /// When the first message came that nobody has answered.
    pub since: Hour,
    /// How many.
    pub threads: u32,
}

/// The threads of all centres by state.
///
/// # Errors
/// [`StoreError`].
pub fn count_by_state(connection: &mut AnyConnection) -> StoreResult<Vec<StateCount>> {
    let found: Vec<(String, String, i64)> = thread::table
        .group_by((thread::centre_id, thread::state))
        .select((thread::centre_id, thread::state, count_star()))
        .load(connection)?;
    found
        .into_iter()
        .map(|(centre_id, state, threads)| {
            Ok(StateCount {
                centre_id: rows::name(&centre_id, "centre id")?,
                state: rows::name(&state, "thread state")?,
                threads: rows::count(threads, "number of threads")?,
            })
        })
        .collect()
}

/// The threads of all centres that wait for an answer, by the hour since which they do.
///
/// # Errors
/// [`StoreError`].
pub fn unanswered(connection: &mut AnyConnection) -> StoreResult<Vec<Unanswered>> {
    let found: Vec<(String, i64, i64)> = thread::table
        .filter(thread::waiting_hour.is_not_null())
        .group_by((thread::centre_id, thread::waiting_hour))
        .select((thread::centre_id, thread::waiting_hour.assume_not_null(), count_star()))
        .load(connection)?;
    found
        .into_iter()
        .map(|(centre_id, since, threads)| {
            Ok(Unanswered {
                centre_id: rows::name(&centre_id, "centre id")?,
                since: Hour::from_i64(since),
                threads: rows::count(threads, "number of threads")?,
            })
        })
        .collect()
}
