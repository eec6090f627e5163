//! The store on both databases. PostgreSQL takes part where OZVISE_TEST_POSTGRES names a server, as `tests/run` does.

mod audit;
mod queries;
mod queue;
mod threads;
mod writer;

use std::sync::atomic::{AtomicU32, Ordering};

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection};
use ozvise_crypto::{CapabilityHash, CentreId, KEM_PUBLIC_KEY_BYTES, KeyId, ThreadId};

use super::threads::{
    Author, Created, NewEnvelope, NewThread, StoredThread, Written, append, create, find, mark_opened,
};
use super::{AnyConnection, DatabaseUrl, Store, StoreError, StoreResult, centres};
use crate::domain::{CaseNumber, Hour, Side};

/// A migrated database of its own, gone when this is dropped.
struct TestDatabase {
    url: DatabaseUrl,
    _folder: tempfile::TempDir,
    on_server: Option<(String, String)>,
}

static MADE: AtomicU32 = AtomicU32::new(0);

impl TestDatabase {
    fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = DatabaseUrl::Sqlite(folder.path().join("test.db"));
        Store::migrate(&url).expect("migrated");
        Self {
            url,
            _folder: folder,
            on_server: None,
        }
    }

    fn postgres() -> Option<Self> {
        let admin = std::env::var("OZVISE_TEST_POSTGRES").ok()?;
        let name = format!(
            "ozvise_store_{}_{}",
            std::process::id(),
            MADE.fetch_add(1, Ordering::Relaxed)
        );
        execute(&admin, &format!("CREATE DATABASE {name}"));
        let (server, _) = admin.rsplit_once('/').expect("a database in the address");
        let url: DatabaseUrl = format!("{server}/{name}").parse().expect("an address");
        Store::migrate(&url).expect("migrated");
        Some(Self {
            url,
            _folder: tempfile::tempdir().expect("a folder"),
            on_server: Some((admin, name)),
        })
    }

    fn all() -> Vec<Self> {
        [Some(Self::sqlite()), Self::postgres()].into_iter().flatten().collect()
    }

    fn store(&self) -> Store {
        Store::open(&self.url).expect("opened")
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Some((admin, name)) = &self.on_server {
            execute(admin, &format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}

fn execute(url: &str, statement: &str) {
    PgConnection::establish(url)
        .expect("connected")
        .batch_execute(statement)
        .expect("executed");
}

fn centre() -> CentreId {
    "praha".parse().expect("an id")
}

fn thread_id(number: u8) -> ThreadId {
    ThreadId::from_bytes([number; 16])
}

/// Stores a thread of the test centre whose content is made of its number.
fn insert_thread(connection: &mut AnyConnection, number: u8, hour: i64) -> StoreResult<Created> {
    create(
        connection,
        &NewThread {
            id: &thread_id(number),
            capability_hash: &CapabilityHash::from_bytes([number; 32]),
            reporter_key: &[number; KEM_PUBLIC_KEY_BYTES],
            centre_id: &centre(),
            epoch: 1,
            hour: Hour::from_i64(hour),
            key_id: &KeyId::from_bytes([7; 16]),
            centre_seal: &[number; 10],
            reporter_seal: &[number; 20],
            envelope: &[number; 30],
        },
    )
}

fn stored(connection: &mut AnyConnection, number: u8) -> StoreResult<StoredThread> {
    Ok(find(connection, &thread_id(number))?.expect("it was stored"))
}

/// Appends a message of the first epoch to a thread that [`insert_thread`] stored.
fn post(
    connection: &mut AnyConnection,
    number: u8,
    from: Side,
    sequence: u32,
    hour: i64,
    sealed: &[u8],
) -> StoreResult<Written> {
    let new = NewEnvelope {
        sequence,
        epoch: 1,
        hour: Hour::from_i64(hour),
        sealed,
        notice: None,
    };
    let author = match from {
        Side::Reporter => Author::Reporter {
            thread_id: &thread_id(number),
            capability_hash: &CapabilityHash::from_bytes([number; 32]),
        },
        Side::Centre => Author::Centre {
            centre_id: &centre(),
            number: stored(connection, number)?.number,
        },
    };
    append(connection, &author, &new)
}

/// The centre opens a thread, as it does before it writes in it.
fn mark(connection: &mut AnyConnection, number: u8) -> StoreResult<()> {
    let thread = stored(connection, number)?;
    assert_eq!(mark_opened(connection, &thread, &[number; 32])?, Written::Done);
    Ok(())
}

fn case(number: i64) -> CaseNumber {
    CaseNumber::from_i64(number).expect("a number")
}

async fn with_centre(store: &Store) {
    store
        .write(|connection| centres::insert(connection, &centre(), true))
        .await
        .expect("stored");
}

/// The kind of failure, which names no value.
fn is_conflict(error: &StoreError) -> bool {
    error.is_conflict()
}
