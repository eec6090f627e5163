//! Queries, and how they reach the database: [`Store::read`], [`Store::write`] and [`Store::erase`] run a job on a
//! thread that owns a connection, inside one transaction, and answer when it is over.
//!
//! The query modules are functions of a [`AnyConnection`]. They never decide: which state follows, who may see what and what
//! a person is told is the business of the domain and of the flows.

pub mod attempts;
pub mod centres;
mod connection;
pub mod deployment;
pub mod directories;
mod error;
mod job;
pub mod keys;
pub mod members;
pub mod migrations;
mod rows;
mod schema;
pub mod seals;
pub mod sessions;
pub mod threads;
mod url;
mod worker;

#[cfg(test)]
mod tests;

use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

pub use connection::AnyConnection;
pub use error::{StoreError, StoreResult};
pub use migrations::SchemaState;
pub use url::{DatabaseUrl, DatabaseUrlError};

use job::{Job, TypedJob};
use worker::{Jobs, Worker};

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
                threads.start("store-writer", Worker::sqlite_writer(url.clone()), &write_jobs)?;
                for _ in 0..SQLITE_READERS {
                    threads.start("store-reader", Worker::sqlite_reader(url.clone()), &read_jobs)?;
                }
            }
            DatabaseUrl::Postgres(_) => {
                threads.queues = Some(Queues {
                    read: write.clone(),
                    write,
                });
                for _ in 0..POSTGRES_CONNECTIONS {
                    threads.start("store", Worker::postgres(url.clone()), &write_jobs)?;
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
        let (job, answer) = TypedJob::new(work, false);
        self.send(|queues| &queues.read, Box::new(job))?;
        answer.await.unwrap_or_else(|_| Err(StoreError::BrokenOff.into()))
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
        self.send_write(work, false).await
    }

    /// Like [`Store::write`], for a job that deletes what nobody must find again: nothing of it remains in SQLite's log
    /// when the answer comes.
    ///
    /// # Errors
    /// The job's own, or what befell it.
    pub async fn erase<F, T, E>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.send_write(work, true).await
    }

    /// How the schema of the database stands to this program.
    ///
    /// # Errors
    /// [`StoreError`] if the database does not answer.
    pub async fn schema_state(&self) -> StoreResult<SchemaState> {
        self.read(migrations::state).await
    }

    async fn send_write<F, T, E>(&self, work: F, erases: bool) -> Result<T, E>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (job, answer) = TypedJob::new(work, erases);
        self.send(|queues| &queues.write, Box::new(job))?;
        answer.await.unwrap_or_else(|_| Err(StoreError::BrokenOff.into()))
    }

    fn send(&self, which: impl FnOnce(&Queues) -> &SyncSender<Box<dyn Job>>, job: Box<dyn Job>) -> StoreResult<()> {
        let queues = self.threads.queues.as_ref().ok_or(StoreError::BrokenOff)?;
        which(queues).try_send(job).map_err(|_| StoreError::Overloaded)
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
    fn start(&mut self, name: &str, worker: Worker, jobs: &Jobs) -> StoreResult<()> {
        let jobs = Arc::clone(jobs);
        self.handles.push(
            std::thread::Builder::new()
                .name(name.to_owned())
                .spawn(move || worker.run(&jobs))?,
        );
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
