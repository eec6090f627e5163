//! What can go wrong between a flow and the database.

use std::sync::Arc;

use thiserror::Error;

/// The answer of everything in the store.
pub type StoreResult<T> = Result<T, StoreError>;

/// The database did not do what was asked. None of these is the fault of a person's input: a flow turns those into its
/// own errors before.
///
/// The texts come from the database and name tables and constraints, never values.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A statement failed.
    #[error("a statement failed: {0}")]
    Statement(#[from] diesel::result::Error),
    /// The database cannot be reached or refuses the connection.
    #[error("the database cannot be reached: {0}")]
    Connection(#[from] diesel::ConnectionError),
    /// The transaction could not be made durable; nothing of it is stored, or its fate is unknown.
    #[error("the transaction was not committed: {0}")]
    Commit(Arc<Self>),
    /// So many jobs are waiting already that this one was not taken.
    #[error("too many jobs are waiting for the database")]
    Overloaded,
    /// The job broke off, or the store is being closed.
    #[error("the database job broke off")]
    BrokenOff,
    /// A stored value is not what only this program writes there.
    #[error("the database holds a {0} that cannot be read")]
    Corrupt(&'static str),
    /// The file of the database does not exist.
    #[error("there is no database file")]
    NoFile,
    /// The file of the database cannot be made.
    #[error("the database file cannot be made: {0}")]
    File(#[from] std::io::Error),
    /// The migrations could not be run or read.
    #[error("the migrations failed: {0}")]
    Migration(Box<dyn std::error::Error + Send + Sync>),
}

impl StoreError {
    /// Whether a unique key was already taken.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        use diesel::result::{DatabaseErrorKind, Error};
        matches!(
            self,
            Self::Statement(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _))
        )
    }
}
