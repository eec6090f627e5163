//! The threads that own the connections to a SQLite file.
//!
//! One thread writes. While it waits for the disk further jobs queue up, and it commits them together: one
//! wait for the disk then serves several writers. Each job has a savepoint of its own, so that one that fails is undone
//! alone, and no answer is given before the commit.

use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use diesel::connection::SimpleConnection as _;
use diesel::{QueryResult, RunQueryDsl as _, SqliteConnection};

use super::connection::{AnyConnection, Purpose, SQLITE_BUSY_TIMEOUT};
use super::error::{StoreError, StoreResult};
use super::job::{Job, Jobs, Kind, Ran};
use super::url::DatabaseUrl;

/// Most jobs that are committed together. With the largest message (32 KiB) this is 2 MiB of log, a fraction of a second
/// even on a slow disk, so that the first of them does not wait long for the last.
const MAX_BATCH: usize = 64;

/// How long to wait before emptying the log is tried again, where a reader (a backup, say) prevented it.
const CHECKPOINT_RETRY: Duration = Duration::from_secs(1);

/// A thread's connection and what it is for.
pub(super) struct SqliteWorker {
    url: DatabaseUrl,
    connection: Option<AnyConnection>,
    purpose: Purpose,
    max_batch: usize,
    /// The log may still hold what was erased.
    checkpoint_due: bool,
}

impl SqliteWorker {
    /// The one writer.
    pub(super) fn writer(url: DatabaseUrl) -> Self {
        Self {
            url,
            connection: None,
            purpose: Purpose::Write,
            max_batch: MAX_BATCH,
            checkpoint_due: false,
        }
    }

    /// One of the readers. Its transaction makes several queries see the same moment.
    pub(super) fn reader(url: DatabaseUrl) -> Self {
        Self {
            url,
            connection: None,
            purpose: Purpose::Read,
            max_batch: 1,
            checkpoint_due: false,
        }
    }

    /// Works until nobody can send jobs any more.
    pub(super) fn run(mut self, jobs: &Jobs) {
        while let Some(batch) = self.next_batch(jobs) {
            if batch.is_empty() {
                self.empty_log();
            } else {
                self.work(batch);
            }
        }
    }

    /// Waits for a job and takes what else is waiting. Empty when it is time to empty the log instead.
    fn next_batch(&self, jobs: &Jobs) -> Option<Vec<Box<dyn Job>>> {
        // The lock guards nothing that a panic could leave half done.
        let jobs = jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let first = if self.checkpoint_due {
            match jobs.recv_timeout(CHECKPOINT_RETRY) {
                Ok(job) => job,
                Err(RecvTimeoutError::Timeout) => return Some(Vec::new()),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        } else {
            jobs.recv().ok()?
        };
        let mut batch = vec![first];
        while batch.len() < self.max_batch
            && let Ok(job) = jobs.try_recv()
        {
            batch.push(job);
        }
        Some(batch)
    }

    fn work(&mut self, mut batch: Vec<Box<dyn Job>>) {
        let committed = self.transact(&mut batch).map_err(Arc::new);
        if committed.is_err() {
            // Whatever state it is in: the next batch gets a fresh one.
            self.connection = None;
        } else if batch.iter().any(|job| job.kind() == Kind::Erase) {
            self.empty_log();
        }
        for job in batch {
            job.answer(committed.clone());
        }
    }

    /// Runs the jobs in one transaction.
    fn transact(&mut self, batch: &mut [Box<dyn Job>]) -> StoreResult<()> {
        let connection = self.begun()?;
        if let [only] = batch {
            return match only.run(connection) {
                Ran::Done => connection.commit(),
                Ran::Failed => connection.roll_back(),
                Ran::Panicked => Err(StoreError::BrokenOff),
            };
        }
        for job in batch {
            connection.begin_savepoint()?;
            match job.run(connection) {
                Ran::Done => connection.commit()?,
                Ran::Failed => connection.roll_back()?,
                Ran::Panicked => return Err(StoreError::BrokenOff),
            }
        }
        connection.commit()
    }

    /// A connection with a transaction begun.
    fn begun(&mut self) -> StoreResult<&mut AnyConnection> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => AnyConnection::open(&self.url)?,
        };
        connection.begin(self.purpose)?;
        Ok(self.connection.insert(connection))
    }

    /// Copies SQLite's log into the database, where deleted content was overwritten, and cuts the log to nothing.
    fn empty_log(&mut self) {
        let Some(AnyConnection::Sqlite(connection)) = &mut self.connection else {
            self.checkpoint_due = false;
            return;
        };
        self.checkpoint_due = !truncate_log(connection).is_ok_and(|checkpoint| checkpoint.busy == 0);
        if self.checkpoint_due {
            tracing::warn!("the log of the database is in use elsewhere; emptying it will be tried again");
        }
    }
}

/// Waits for readers, but not as long as for a lock: all writers wait here, and the next try comes soon.
fn truncate_log(connection: &mut SqliteConnection) -> QueryResult<Checkpoint> {
    connection.batch_execute("PRAGMA busy_timeout = 250")?;
    let done = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result(connection);
    connection.batch_execute(SQLITE_BUSY_TIMEOUT)?;
    done
}

/// The first column of the pragma's answer.
#[derive(diesel::QueryableByName)]
struct Checkpoint {
    /// 1 if a reader kept the log from being emptied.
    #[diesel(sql_type = diesel::sql_types::Integer)]
    busy: i32,
}
