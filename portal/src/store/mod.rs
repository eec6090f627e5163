//! Queries, and how they reach the database: [`Store::read`], [`Store::write`], [`Store::write_once`] and
//! [`Store::erase`] run a job on a thread that owns a connection and answer when it is over.
//!
//! The query modules are functions of a [`AnyConnection`]. They never decide: which state follows, who may see what and what
//! a person is told is the business of the domain and of the flows.

pub mod attempts;
pub mod audit;
pub mod canned_replies;
pub mod centres;
mod connection;
pub mod deployment;
pub mod directories;
pub mod drafts;
pub mod enrolments;
mod error;
pub mod handovers;
pub mod invitations;
mod job;
pub mod keys;
pub mod links;
pub mod members;
pub mod migrations;
pub mod notes;
pub mod notices;
pub mod offers;
pub mod passkey_challenges;
pub mod passkeys;
mod postgres_worker;
pub mod presence;
pub mod questionnaire;
pub mod recovery_sheets;
pub mod routing_tables;
mod rows;
mod schema;
pub mod seals;
pub mod sessions;
mod sqlite_worker;
pub mod threads;
pub mod throttle;
mod url;

#[cfg(test)]
mod tests;

use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

pub use connection::AnyConnection;
pub use error::{StoreError, StoreResult};
pub use migrations::SchemaState;
pub use url::{DatabaseUrl, DatabaseUrlError};

use job::{Job, Jobs, Kind, TypedJob};
use postgres_worker::PostgresWorker;
use sqlite_worker::SqliteWorker;

/// Reading connections to a SQLite file. Reads take microseconds, so two keep both cores of a small machine busy; each
/// costs up to 2 MiB of page cache.
const SQLITE_READERS: usize = 2;

/// Connections to a PostgreSQL server: enough that its group commit has something to group, and a tenth of its default
/// limit of 100, so that several processes can share it.
const POSTGRES_CONNECTIONS: usize = 16;

/// Jobs that may wait. At some thousand jobs a second this is a wait of under a second; beyond it a client is better told
/// at once.
const QUEUE: usize = 2048;

/// The database. Cheap to clone; the threads end when the last clone is dropped.
#[derive(Clone)]
pub struct Store {
    threads: Arc<Threads>,
}

impl Store {
    /// Opens the database. The threads connect when their first job comes.
    ///
    /// # Errors
    /// [`StoreError::NoFile`] if the SQLite file does not exist, [`StoreError::File`] if a thread cannot be started.
    pub fn open(url: &DatabaseUrl) -> StoreResult<Self> {
        let mut threads = Threads {
            queues: None,
            handles: Vec::new(),
        };
        let (write, write_jobs) = queue();
        match url {
            DatabaseUrl::Sqlite(path) => {
                if !path.is_file() {
                    return Err(StoreError::NoFile);
                }
                let (read, read_jobs) = queue();
                threads.queues = Some(Queues { read, write });
                let writer = SqliteWorker::writer(url.clone());
                threads.start("store-writer", move || writer.run(&write_jobs))?;
                for _ in 0..SQLITE_READERS {
                    let (reader, jobs) = (SqliteWorker::reader(url.clone()), Arc::clone(&read_jobs));
                    threads.start("store-reader", move || reader.run(&jobs))?;
                }
            }
            DatabaseUrl::Postgres(_) => {
                threads.queues = Some(Queues {
                    read: write.clone(),
                    write,
                });
                let losses = Arc::default();
                for _ in 0..POSTGRES_CONNECTIONS {
                    let (worker, jobs) = (PostgresWorker::new(url.clone(), &losses), Arc::clone(&write_jobs));
                    threads.start("store", move || worker.run(&jobs))?;
                }
            }
        }
        Ok(Self {
            threads: Arc::new(threads),
        })
    }

    /// Brings the schema of the database up to this program, making the SQLite file if there is none; tells the names of
    /// the migrations that were run. Blocks.
    ///
    /// # Errors
    /// [`StoreError`] if the database cannot be reached or a migration fails; a failed one leaves nothing behind.
    pub fn migrate(url: &DatabaseUrl) -> StoreResult<Vec<String>> {
        migrations::run(&mut AnyConnection::open_or_create(url)?)
    }

    /// Runs a job that only reads.
    ///
    /// # Errors
    /// The job's own, or what befell it.
    pub async fn read<F, T, E>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.send(Kind::Read, work).await
    }

    /// Runs a job that writes, in one transaction; `Ok` means that it is durable. A job that answers `Err` is undone.
    ///
    /// # Errors
    /// The job's own, or what befell it.
    pub async fn write<F, T, E>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.send(Kind::Write, work).await
    }

    /// Runs a job that writes by one statement at most and decides by compare-and-set, such as appending a message; `Ok`
    /// means that it is durable. PostgreSQL needs no transaction around it, which saves half of the time.
    ///
    /// # Errors
    /// The job's own, or what befell it.
    pub async fn write_once<F, T, E>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.send(Kind::WriteOnce, work).await
    }

    /// Like [`Store::write`], for a job that deletes what nobody must find again: nothing of it remains in SQLite's file
    /// or log when the answer comes. (PostgreSQL has no such promise to give: the rows are gone for every query, their
    /// bytes until its next vacuum and beyond may be in its files.)
    ///
    /// # Errors
    /// The job's own, or what befell it.
    pub async fn erase<F, T, E>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.send(Kind::Erase, work).await
    }

    /// How the schema of the database stands to this program.
    ///
    /// # Errors
    /// [`StoreError`] if the database does not answer.
    pub async fn schema_state(&self) -> StoreResult<SchemaState> {
        self.read(migrations::state).await
    }

    async fn send<F, T, E>(&self, kind: Kind, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (job, answer) = TypedJob::new(work, kind);
        let queues = self.threads.queues.as_ref().ok_or(StoreError::BrokenOff)?;
        let queue = if kind == Kind::Read {
            &queues.read
        } else {
            &queues.write
        };
        queue.try_send(Box::new(job)).map_err(|_| StoreError::Overloaded)?;
        answer.await.unwrap_or_else(|_| Err(StoreError::BrokenOff.into()))
    }
}

struct Queues {
    read: SyncSender<Box<dyn Job>>,
    write: SyncSender<Box<dyn Job>>,
}

/// The threads; ended and waited for when dropped.
struct Threads {
    /// `None` once they are to end.
    queues: Option<Queues>,
    handles: Vec<JoinHandle<()>>,
}

impl Threads {
    fn start(&mut self, name: &str, run: impl FnOnce() + Send + 'static) -> StoreResult<()> {
        self.handles
            .push(std::thread::Builder::new().name(name.to_owned()).spawn(run)?);
        Ok(())
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        self.queues = None;
        let here = std::thread::current().id();
        // A job may have held the last clone, and no thread can wait for itself.
        for handle in self.handles.drain(..).filter(|handle| handle.thread().id() != here) {
            // A thread that panicked has nothing left to end.
            let _ = handle.join();
        }
    }
}

fn queue() -> (SyncSender<Box<dyn Job>>, Jobs) {
    let (sender, receiver) = sync_channel(QUEUE);
    (sender, Arc::new(Mutex::new(receiver)))
}
