//! The lists of a centre's threads, each read from an index in its own order, and the revision by which a browser learns that
//! something has changed.

use std::collections::HashMap;

use diesel::{
    BoolExpressionMethods as _, ExpressionMethods as _, NullableExpressionMethods as _, QueryDsl as _,
    RunQueryDsl as _, SelectableHelper as _,
};
use ozvise_crypto::{CentreId, MemberId};

use super::read::ThreadRow;
use super::{ListKey, StoredThread};
use crate::domain::{Hour, ThreadState};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreResult;
use crate::store::rows;
use crate::store::schema::{centre, thread};

/// Which threads a list shows, and so in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// All, newest activity first.
    All,
    /// The open ones: first those that wait for the centre, longest waiting first, then the answered ones.
    Open,
    /// Those that wait for the centre, longest waiting first. That is the order of their deadlines too, since all of them have
    /// the same target.
    Waiting,
    /// Those of them that nobody has taken.
    Unassigned,
    /// The open ones that this member has taken: first those that wait for the centre, then the answered ones.
    Of(MemberId),
    /// Those that wait for the reporter, newest activity first.
    Answered,
    /// The closed ones, newest activity first.
    Closed,
}

/// A part of a list with one order.
#[derive(Clone, Copy)]
enum Section {
    Activity,
    Waiting(Whose),
    InState(ThreadState, Whose),
}

#[derive(Clone, Copy)]
enum Whose {
    Anybodys,
    Nobodys,
    Of(MemberId),
}

impl Filter {
    fn sections(self) -> Vec<Section> {
        match self {
            Self::All => vec![Section::Activity],
            Self::Open => vec![
                Section::Waiting(Whose::Anybodys),
                Section::InState(ThreadState::WaitingForReporter, Whose::Anybodys),
            ],
            Self::Waiting => vec![Section::Waiting(Whose::Anybodys)],
            Self::Unassigned => vec![Section::Waiting(Whose::Nobodys)],
            Self::Of(member) => vec![
                Section::Waiting(Whose::Of(member)),
                Section::InState(ThreadState::WaitingForReporter, Whose::Of(member)),
            ],
            Self::Answered => vec![Section::InState(ThreadState::WaitingForReporter, Whose::Anybodys)],
            Self::Closed => vec![Section::InState(ThreadState::Closed, Whose::Anybodys)],
        }
    }
}

/// At most `limit` threads of the list from behind a place on, each with its place.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn list(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    filter: Filter,
    after: Option<ListKey>,
    limit: usize,
) -> StoreResult<Vec<(ListKey, StoredThread)>> {
    let mut listed = Vec::new();
    for (number, section) in (0_u8..).zip(filter.sections()) {
        if after.is_some_and(|place| place.section > number) {
            continue;
        }
        let within = after.filter(|place| place.section == number);
        let left = i64::try_from(limit - listed.len()).unwrap_or(i64::MAX);
        for row in of_section(connection, centre_id, section, within, left)? {
            let thread = StoredThread::try_from(row)?;
            let hour = match section {
                Section::Waiting(_) => thread.waiting_hour.unwrap_or(thread.last_hour),
                Section::Activity | Section::InState(..) => thread.last_hour,
            };
            let place = ListKey {
                section: number,
                hour,
                number: thread.number,
            };
            listed.push((place, thread));
        }
    }
    Ok(listed)
}

fn of_section(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    section: Section,
    after: Option<ListKey>,
    limit: i64,
) -> StoreResult<Vec<ThreadRow>> {
    let mut query = thread::table
        .filter(thread::centre_id.eq(centre_id.as_str().to_owned()))
        .select(ThreadRow::as_select())
        .limit(limit)
        .into_boxed();
    if let Section::InState(state, _) = section {
        query = query.filter(thread::state.eq(state.as_str()));
    }
    match section {
        Section::Waiting(Whose::Nobodys) | Section::InState(_, Whose::Nobodys) => {
            query = query.filter(thread::assignee.is_null());
        }
        Section::Waiting(Whose::Of(member)) | Section::InState(_, Whose::Of(member)) => {
            query = query.filter(thread::assignee.eq(member.as_bytes().to_vec()));
        }
        Section::Activity | Section::Waiting(Whose::Anybodys) | Section::InState(_, Whose::Anybodys) => {}
    }
    // The bound on the hour alone is what the index is entered by; behind it lie only the threads of the same hour.
    Ok(match (section, after) {
        (Section::Waiting(_), after) => {
            let (hour, number) = after.map_or((i64::MIN, 0), of_key);
            query
                .filter(thread::waiting_hour.ge(hour))
                .filter(thread::waiting_hour.gt(hour).or(thread::number.nullable().gt(number)))
                .order((thread::waiting_hour.asc(), thread::number.asc()))
                .load(connection)?
        }
        (Section::Activity | Section::InState(..), after) => {
            let (hour, number) = after.map_or((i64::MAX, i64::MAX), of_key);
            query
                .filter(thread::last_hour.le(hour))
                .filter(thread::last_hour.lt(hour).or(thread::number.lt(number)))
                .order((thread::last_hour.desc(), thread::number.desc()))
                .load(connection)?
        }
    })
}

fn of_key(key: ListKey) -> (i64, i64) {
    (key.hour.as_i64(), key.number.as_i64())
}

/// A number that is another one after every change of any thread of the centre, deletions included.
///
/// It is a sum over the threads that were changed in this hour or the last one by the clock of the database, so that it costs
/// the same however many threads there are; with the hour in its upper half, so that it is another one also when the hour has
/// passed. A counter in the centre's row would make all writers of a centre wait for each other.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn revision(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<i64> {
    let found = revisions(connection, std::slice::from_ref(centre_id))?;
    Ok(found.first().map_or(0, |(_, revision)| *revision))
}

/// The revisions of several centres.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn revisions(connection: &mut AnyConnection, centres: &[CentreId]) -> StoreResult<Vec<(CentreId, i64)>> {
    let hour = database_hour(connection)?;
    let names: Vec<&str> = centres.iter().map(CentreId::as_str).collect();
    let gone: Vec<(String, i64)> = centre::table
        .filter(centre::id.eq_any(&names))
        .select((centre::id, centre::gone_revisions))
        .load(connection)?;
    // Counted here and not by SUM, whose result has another type in each of the two databases.
    let changes: Vec<(String, i64)> = thread::table
        .filter(thread::centre_id.eq_any(&names))
        .filter(thread::changed_hour.ge(hour.as_i64() - 1))
        .select((thread::centre_id, thread::changes))
        .load(connection)?;
    let mut sums: HashMap<&str, i64> = HashMap::new();
    for (name, changes) in &changes {
        *sums.entry(name).or_default() += changes;
    }
    gone.iter()
        .map(|(name, gone)| {
            let sum = gone.wrapping_add(sums.get(name.as_str()).copied().unwrap_or_default());
            Ok((rows::name(name, "centre id")?, revision_of(hour, sum)))
        })
        .collect()
}

/// Bits of the lower half: with 21 bits of hours, until the year 2209, browsers still count exactly.
const CHANGE_BITS: u32 = 32;

fn revision_of(hour: Hour, sum: i64) -> i64 {
    hour.as_i64() << CHANGE_BITS | (sum & ((1 << CHANGE_BITS) - 1))
}

#[derive(diesel::QueryableByName)]
struct DatabaseHour {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    hour: i64,
}

/// The hour by the clock that the triggers on the table read: the same for all processes.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn database_hour(connection: &mut AnyConnection) -> StoreResult<Hour> {
    let statement = match connection {
        AnyConnection::Sqlite(_) => "SELECT unixepoch() / 3600 AS hour",
        AnyConnection::Postgres(_) => "SELECT floor(extract(epoch FROM now()) / 3600)::bigint AS hour",
    };
    let row: DatabaseHour = diesel::sql_query(statement).get_result(connection)?;
    Ok(Hour::from_i64(row.hour))
}
