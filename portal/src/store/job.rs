//! One piece of work for a connection, and the answer that waits for its commit.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};

use tokio::sync::oneshot;

use super::connection::AnyConnection;
use super::error::StoreError;

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It only reads.
    Read,
    /// It writes by one statement at most.
    WriteOnce,
    /// It writes.
    Write,
    /// It deletes, and what it deletes must not remain in the log of the database.
    Erase,
}

/// What became of a job inside its transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ran {
    /// Its changes are to be kept.
    Done,
    /// Its changes are to be undone.
    Failed,
    /// It panicked, and the state of the connection is unknown.
    Panicked,
}

/// Where jobs come from; several workers may share one.
pub(super) type Jobs = Arc<Mutex<Receiver<Box<dyn Job>>>>;

/// A job whose types only its sender knows.
pub(super) trait Job: Send {
    /// Does the work inside a transaction that somebody else begins and ends.
    fn run(&mut self, connection: &mut AnyConnection) -> Ran;

    /// What it does.
    fn kind(&self) -> Kind;

    /// Gives the answer, once the fate of the transaction is known.
    fn answer(self: Box<Self>, committed: Result<(), Arc<StoreError>>);
}

pub(super) struct TypedJob<F, T, E> {
    work: Option<F>,
    kind: Kind,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> TypedJob<F, T, E>
where
    F: FnOnce(&mut AnyConnection) -> Result<T, E>,
{
    pub(super) fn new(work: F, kind: Kind) -> (Self, oneshot::Receiver<Result<T, E>>) {
        let (answer, receiver) = oneshot::channel();
        (
            Self {
                work: Some(work),
                kind,
                result: None,
                answer,
            },
            receiver,
        )
    }
}

impl<F, T, E> Job for TypedJob<F, T, E>
where
    F: FnOnce(&mut AnyConnection) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn run(&mut self, connection: &mut AnyConnection) -> Ran {
        let Some(work) = self.work.take() else {
            return Ran::Failed;
        };
        // A panic must end one request, not the thread that all others wait for. The connection is thrown away after it.
        match catch_unwind(AssertUnwindSafe(|| work(connection))) {
            Ok(result) => {
                let ran = if result.is_ok() { Ran::Done } else { Ran::Failed };
                self.result = Some(result);
                ran
            }
            Err(_) => Ran::Panicked,
        }
    }

    fn kind(&self) -> Kind {
        self.kind
    }

    fn answer(self: Box<Self>, committed: Result<(), Arc<StoreError>>) {
        let result = match committed {
            // Also a job that failed by itself may have decided by what another one of the same transaction wrote.
            Err(error) => Some(Err(E::from(StoreError::Commit(error)))),
            Ok(()) => self.result,
        };
        if let Some(result) = result {
            // Nobody waits any more if the client is gone; the work is done all the same.
            let _ = self.answer.send(result);
        }
    }
}
