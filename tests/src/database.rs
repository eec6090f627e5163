//! A fresh database for every test, on either of the two that the portal supports.

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::{Connection as _, RunQueryDsl as _, SqliteConnection, sql_query};
use tempfile::TempDir;

/// Which database a story runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    /// The default: one file.
    Sqlite,
    /// For sites that have outgrown one machine.
    Postgres,
}

impl Database {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

/// An empty database of its own, gone when this is dropped.
pub struct FreshDatabase {
    url: String,
    place: Place,
}

enum Place {
    Folder(TempDir),
    Server { admin_url: String, name: String },
}

/// Databases made by this process so far: with the process id it makes their names unique on a shared server.
static MADE: AtomicU32 = AtomicU32::new(0);

impl FreshDatabase {
    /// Makes one.
    pub fn new(database: Database) -> Self {
        match database {
            Database::Sqlite => {
                let folder = TempDir::with_prefix("ozvise-sqlite-").expect("a temporary folder");
                let url = format!("sqlite://{}", folder.path().join("ozvise.db").display());
                Self {
                    url,
                    place: Place::Folder(folder),
                }
            }
            Database::Postgres => {
                let admin_url = std::env::var("OZVISE_TEST_POSTGRES").expect(
                    "this test needs a PostgreSQL server: run tests/run, or set OZVISE_TEST_POSTGRES to the address of one",
                );
                let name = format!("ozvise_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
                psql(&admin_url, &format!("CREATE DATABASE {name}"));
                let (server, _) = admin_url.rsplit_once('/').expect("a database in the address");
                Self {
                    url: format!("{server}/{name}"),
                    place: Place::Server {
                        admin_url: admin_url.clone(),
                        name,
                    },
                }
            }
        }
    }

    /// Its address, as the portal is configured with it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where its bytes are on the disk: the folder of the SQLite file with its log, or the whole PostgreSQL cluster after
    /// a checkpoint.
    pub fn files(&self) -> PathBuf {
        match &self.place {
            Place::Folder(folder) => folder.path().to_owned(),
            Place::Server { .. } => {
                psql(&self.url, "CHECKPOINT");
                PathBuf::from(psql(&self.url, "SHOW data_directory").trim())
            }
        }
    }

    /// All rows of all tables in the open, as a thief would copy them out.
    pub fn dump(&self) -> Vec<u8> {
        match &self.place {
            Place::Folder(_) => {
                let copy = TempDir::with_prefix("ozvise-copy-").expect("a temporary folder");
                let file = copy.path().join("copy.db");
                self.execute(&format!("VACUUM INTO '{}'", file.display()));
                std::fs::read(file).expect("the copy")
            }
            Place::Server { .. } => checked(Command::new("pg_dump").arg("--inserts").arg(&self.url)).stdout,
        }
    }

    /// Runs one statement.
    pub fn execute(&self, statement: &str) {
        match self.sqlite_file() {
            Some(file) => {
                let file = file.to_str().expect("a path in UTF-8");
                let mut connection = SqliteConnection::establish(file).expect("the database file");
                sql_query(statement)
                    .execute(&mut connection)
                    .expect("a valid statement");
            }
            None => drop(psql(&self.url, statement)),
        }
    }

    /// How many rows a table has.
    pub fn count(&self, table: &str) -> i64 {
        let statement = format!("SELECT count(*) AS rows FROM {table}");
        match self.sqlite_file() {
            Some(file) => {
                let file = file.to_str().expect("a path in UTF-8");
                let mut connection = SqliteConnection::establish(file).expect("the database file");
                let counted: Counted = sql_query(statement).get_result(&mut connection).expect("a table");
                counted.rows
            }
            None => psql(&self.url, &statement).trim().parse().expect("a number"),
        }
    }

    /// The SQLite file; `None` on PostgreSQL.
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        match &self.place {
            Place::Folder(folder) => Some(folder.path().join("ozvise.db")),
            Place::Server { .. } => None,
        }
    }
}

#[derive(diesel::QueryableByName)]
struct Counted {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    rows: i64,
}

impl Drop for FreshDatabase {
    fn drop(&mut self) {
        if let Place::Server { admin_url, name } = &self.place {
            // A failed test is already unwinding, so a failure here is only told.
            let dropped = Command::new("psql")
                .args([
                    "--no-psqlrc",
                    "-q",
                    "-d",
                    admin_url,
                    "-c",
                    &format!("DROP DATABASE {name} WITH (FORCE)"),
                ])
                .output();
            if !dropped.is_ok_and(|output| output.status.success()) {
                eprintln!("the test database {name} could not be dropped");
            }
        }
    }
}

/// Runs one statement and gives its bare result.
pub fn psql(url: &str, statement: &str) -> String {
    let output = checked(Command::new("psql").args([
        "--no-psqlrc",
        "-qAt",
        "-v",
        "ON_ERROR_STOP=1",
        "-d",
        url,
        "-c",
        statement,
    ]));
    String::from_utf8(output.stdout).expect("psql answers in UTF-8")
}

fn checked(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}
