//! The threads that own the connections to a PostgreSQL server. The server itself commits transactions together.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError};

use super::connection::{AnyConnection, Purpose};
use super::error::{StoreError, StoreResult};
use super::job::{Job, Jobs, Kind, Ran};
use super::url::DatabaseUrl;

/// A thread's connection.
pub(super) struct PostgresWorker {
    url: DatabaseUrl,
    connection: Option<AnyConnection>,
    /// How often any of the workers has found its connection dead. After a restart of the server all of them are, and one
    /// failed job is enough to learn it.
    losses: Arc<AtomicU64>,
    /// The number of losses when this connection was made.
    made_at: u64,
}

impl PostgresWorker {
    pub(super) fn new(url: DatabaseUrl, losses: &Arc<AtomicU64>) -> Self {
        Self {
            url,
            connection: None,
            losses: Arc::clone(losses),
            made_at: 0,
        }
    }

    /// Works until nobody can send jobs any more.
    pub(super) fn run(mut self, jobs: &Jobs) {
        loop {
            // The lock guards nothing that a panic could leave half done.
            let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(mut job) = next else { return };
            let done = match job.kind() {
                Kind::Read | Kind::WriteOnce => self.run_bare(&mut *job),
                Kind::Write | Kind::Erase => self.transact(&mut *job),
            };
            if done.is_err() {
                // Whatever state it is in: the next job gets a fresh one.
                self.connection = None;
            }
            job.answer(done.map_err(Arc::new));
        }
    }

    /// Runs a job without a transaction around it.
    fn run_bare(&mut self, job: &mut dyn Job) -> StoreResult<()> {
        let connection = self.connected()?;
        match job.run(connection) {
            Ran::Done => Ok(()),
            Ran::Failed => {
                if !connection.is_alive() {
                    self.lost();
                }
                Ok(())
            }
            Ran::Panicked => Err(StoreError::BrokenOff),
        }
    }

    /// Runs a job in a transaction of its own.
    fn transact(&mut self, job: &mut dyn Job) -> StoreResult<()> {
        if self.connected()?.begin(Purpose::Write).is_err() {
            // Nothing has been done yet, so a second attempt can do nothing twice.
            self.lost();
            self.connected()?.begin(Purpose::Write)?;
        }
        let connection = self.connected()?;
        match job.run(connection) {
            Ran::Done => connection.commit(),
            Ran::Failed => connection.roll_back(),
            Ran::Panicked => Err(StoreError::BrokenOff),
        }
    }

    /// The connection, made afresh if another worker has learnt that the server's connections are dead.
    fn connected(&mut self) -> StoreResult<&mut AnyConnection> {
        let losses = self.losses.load(Ordering::Relaxed);
        let connection = match self.connection.take() {
            Some(connection) if self.made_at == losses => connection,
            _ => AnyConnection::open(&self.url)?,
        };
        self.made_at = losses;
        Ok(self.connection.insert(connection))
    }

    fn lost(&mut self) {
        self.connection = None;
        self.losses.fetch_add(1, Ordering::Relaxed);
    }
}
