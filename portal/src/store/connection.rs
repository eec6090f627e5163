//! One connection to either database, and how a transaction is begun and ended on it.

use std::fs::OpenOptions;
use std::path::Path;

use diesel::connection::{AnsiTransactionManager, SimpleConnection as _, TransactionManager as _};
use diesel::{Connection as _, MultiConnection, PgConnection, SqliteConnection};

use super::error::{StoreError, StoreResult};
use super::url::DatabaseUrl;

/// A connection to either database.
#[derive(MultiConnection)]
pub enum AnyConnection {
    /// To a SQLite file.
    Sqlite(SqliteConnection),
    /// To a PostgreSQL server.
    Postgres(PgConnection),
}

/// Bounds the wait for another process that writes, such as a migration: five seconds.
pub(super) const SQLITE_BUSY_TIMEOUT: &str = "PRAGMA busy_timeout = 5000;";

/// WAL: readers and the writer do not wait for each other. synchronous=FULL: a commit is on the disk, even if the power
/// fails at once. secure_delete: what is deleted is overwritten. temp_store: nothing is written beside the database.
const SQLITE_PRAGMAS: &str = "\
    PRAGMA journal_mode = WAL;\
    PRAGMA synchronous = FULL;\
    PRAGMA secure_delete = ON;\
    PRAGMA foreign_keys = ON;\
    PRAGMA temp_store = MEMORY;";

/// READ COMMITTED: after waiting for another transaction a statement sees what that one has committed, which is what the
/// compare-and-set updates of the queries rest on. synchronous_commit: whatever the server's default, a commit is
/// durable. The timeouts free a connection that somebody's lock or a lost network would hold for ever.
const POSTGRES_SETTINGS: &str = "\
    SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED;\
    SET synchronous_commit = 'on';\
    SET statement_timeout = '30s';\
    SET idle_in_transaction_session_timeout = '60s';\
    SET application_name = 'ozvise';";

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Read,
    Write,
}

impl AnyConnection {
    /// Connects. A SQLite file must exist.
    pub(super) fn open(url: &DatabaseUrl) -> StoreResult<Self> {
        match url {
            DatabaseUrl::Sqlite(path) => {
                if !path.is_file() {
                    return Err(StoreError::NoFile);
                }
                let mut connection = SqliteConnection::establish(&sqlite_name(path))?;
                connection.batch_execute(SQLITE_BUSY_TIMEOUT)?;
                connection.batch_execute(SQLITE_PRAGMAS)?;
                Ok(Self::Sqlite(connection))
            }
            DatabaseUrl::Postgres(url) => {
                let mut connection = PgConnection::establish(url)?;
                connection.batch_execute(POSTGRES_SETTINGS)?;
                Ok(Self::Postgres(connection))
            }
        }
    }

    /// Connects; makes the SQLite file, readable by its owner only, if there is none.
    pub(super) fn open_or_create(url: &DatabaseUrl) -> StoreResult<Self> {
        if let DatabaseUrl::Sqlite(path) = url {
            create_private_file(path)?;
        }
        Self::open(url)
    }

    /// Whether the other end answers.
    pub(super) fn is_alive(&mut self) -> bool {
        self.batch_execute("SELECT 1").is_ok()
    }

    pub(super) fn begin(&mut self, purpose: Purpose) -> StoreResult<()> {
        match self {
            // A transaction that reads first and writes then fails at once if another one wrote in between, whatever the
            // busy timeout: one that will write says so at its beginning.
            Self::Sqlite(connection) if purpose == Purpose::Write => {
                AnsiTransactionManager::begin_transaction_sql(connection, "BEGIN IMMEDIATE")?;
            }
            Self::Sqlite(connection) => AnsiTransactionManager::begin_transaction_sql(connection, "BEGIN")?,
            Self::Postgres(connection) => AnsiTransactionManager::begin_transaction_sql(connection, "BEGIN")?,
        }
        Ok(())
    }

    /// Begins a savepoint inside the transaction.
    pub(super) fn begin_savepoint(&mut self) -> StoreResult<()> {
        match self {
            Self::Sqlite(connection) => AnsiTransactionManager::begin_transaction(connection)?,
            Self::Postgres(connection) => AnsiTransactionManager::begin_transaction(connection)?,
        }
        Ok(())
    }

    /// Commits the transaction, or keeps what was done since the savepoint.
    pub(super) fn commit(&mut self) -> StoreResult<()> {
        match self {
            Self::Sqlite(connection) => AnsiTransactionManager::commit_transaction(connection)?,
            Self::Postgres(connection) => AnsiTransactionManager::commit_transaction(connection)?,
        }
        Ok(())
    }

    /// Undoes the transaction, or what was done since the savepoint.
    pub(super) fn roll_back(&mut self) -> StoreResult<()> {
        match self {
            Self::Sqlite(connection) => AnsiTransactionManager::rollback_transaction(connection)?,
            Self::Postgres(connection) => AnsiTransactionManager::rollback_transaction(connection)?,
        }
        Ok(())
    }
}

/// SQLite takes names that begin with `file:` or `:` for something else; a leading `./` makes any path a path.
fn sqlite_name(path: &Path) -> String {
    let name = path.to_string_lossy();
    if path.is_absolute() {
        name.into_owned()
    } else {
        format!("./{name}")
    }
}

fn create_private_file(path: &Path) -> StoreResult<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        // SQLite gives its log files the same rights.
        options.mode(0o600);
    }
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(()),
    }
}
