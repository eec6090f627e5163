//! The two databases: the same tables, durable settings, and migrations that can be repeated.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};
use ozvise_portal::store::{AnyConnection, Store, StoreError};
use ozvise_tests::{Database, FreshDatabase, Portal, command, psql, runtime};

/// Bookkeeping of the migrations themselves, whose form is diesel's affair.
const FOREIGN_TABLES: [&str; 1] = ["__diesel_schema_migrations"];

/// Each table with its columns in order: name, and whether it may be empty.
type Shape = BTreeMap<String, Vec<(String, bool)>>;

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = BigInt)]
    nullable: i64,
}

#[derive(QueryableByName)]
struct Setting {
    #[diesel(sql_type = Text)]
    value: String,
}

fn shape_of_sqlite(database: &FreshDatabase) -> Shape {
    let file = database.sqlite_file().unwrap();
    let mut connection = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    let columns: Vec<Column> = sql_query(
        "SELECT t.name AS table_name, c.name AS column_name, c.\"notnull\" = 0 AS nullable
         FROM sqlite_schema t, pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid",
    )
    .load(&mut connection)
    .unwrap();
    shape(columns)
}

fn shape_of_postgres(database: &FreshDatabase) -> Shape {
    let mut connection = PgConnection::establish(database.url()).unwrap();
    let columns: Vec<Column> = sql_query(
        "SELECT table_name::text, column_name::text, (is_nullable = 'YES')::int::bigint AS nullable
         FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position",
    )
    .load(&mut connection)
    .unwrap();
    shape(columns)
}

fn shape(columns: Vec<Column>) -> Shape {
    let mut tables = Shape::new();
    for column in columns
        .into_iter()
        .filter(|column| !FOREIGN_TABLES.contains(&column.table_name.as_str()))
    {
        tables
            .entry(column.table_name)
            .or_default()
            .push((column.column_name, column.nullable != 0));
    }
    tables
}

#[test]
fn both_databases_have_the_same_tables_and_columns() {
    runtime().block_on(async {
        let sqlite = Portal::start(Database::Sqlite).await;
        let postgres = Portal::start(Database::Postgres).await;
        let (one, other) = (
            shape_of_sqlite(sqlite.database()),
            shape_of_postgres(postgres.database()),
        );
        assert!(one.len() >= 10, "{one:?}");
        assert_eq!(one, other);
    });
}

#[test]
fn migrations_have_the_same_names_for_both() {
    let names = |database: &str| {
        let folder = format!("{}/../migrations/{database}", env!("CARGO_MANIFEST_DIR"));
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        names
    };
    assert!(!names("sqlite").is_empty());
    assert_eq!(names("sqlite"), names("postgres"));
}

#[test]
fn every_connection_to_the_file_is_set_to_be_durable_and_forgetful() {
    runtime().block_on(async {
        let portal = Portal::start(Database::Sqlite).await;
        let store = Store::open(&portal.database().url().parse().unwrap()).unwrap();
        for (setting, expected) in [
            // FULL: a commit has reached the disk.
            ("synchronous", "2"),
            ("foreign_keys", "1"),
            ("secure_delete", "1"),
            ("journal_mode", "wal"),
        ] {
            assert_eq!(
                store.read(ask(setting)).await.unwrap(),
                expected,
                "{setting} when reading"
            );
            assert_eq!(
                store.write(ask(setting)).await.unwrap(),
                expected,
                "{setting} when writing"
            );
        }
    });
}

/// A job that asks for a setting of the connection it runs on.
fn ask(setting: &'static str) -> impl FnOnce(&mut AnyConnection) -> Result<String, StoreError> + Send {
    move |connection| {
        let query = format!("SELECT CAST({setting} AS TEXT) AS value FROM pragma_{setting}");
        let found: Setting = sql_query(query).get_result(connection).expect("a setting of SQLite");
        Ok(found.value)
    }
}

#[test]
fn what_is_deleted_is_overwritten() {
    runtime().block_on(async {
        let portal = Portal::start(Database::Sqlite).await;
        let mut phone = portal.reporter(1);
        let request = phone.prepare_thread("praha", "smazat").await.unwrap();
        phone.send_thread(&request).await.unwrap();
        let sealed = ozvise_crypto::from_b64(request["envelope"].as_str().unwrap()).unwrap();
        let needle = &sealed[100..160];
        let files = portal.database().files();
        assert!(is_stored_in(&files, needle), "the stored message can be found");
        phone.delete().await.unwrap();
        assert!(
            !is_stored_in(&files, needle),
            "the deleted message is still on the disk"
        );
    });
}

fn is_stored_in(folder: &std::path::Path, needle: &[u8]) -> bool {
    let files = std::fs::read_dir(folder).unwrap();
    files
        .map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .any(|file| file.windows(needle.len()).any(|window| window == needle))
}

#[test]
fn migrating_again_changes_nothing_and_keeps_the_data() {
    for database in Database::ALL {
        runtime().block_on(async {
            let portal = Portal::start(database).await;
            let mut phone = portal.reporter(1);
            phone.open_thread("praha", "zůstane").await.unwrap();
            let output = command(&["migrate"]).envs(portal.settings()).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            assert_eq!(phone.status().await.unwrap()["last_sequence"], 1, "{database:?}");
        });
    }
}

#[test]
fn a_database_that_was_not_migrated_is_not_served() {
    for database in Database::ALL {
        runtime().block_on(async {
            let portal = Portal::start(database).await;
            // An old copy: one migration less than the program knows.
            let empty = FreshDatabase::new(database);
            if database == Database::Sqlite {
                std::fs::write(empty.sqlite_file().unwrap(), "").unwrap();
            }
            let run = |name: &str| {
                let mut command = command(&[name]);
                command.envs(portal.settings()).env("OZVISE_DATABASE_URL", empty.url());
                let output = command.output().unwrap();
                (output.status.success(), String::from_utf8(output.stderr).unwrap())
            };
            let (success, said) = run("serve");
            assert!(!success && said.contains("ozvise migrate"), "{said}");
            let (success, said) = run("migrate");
            assert!(success, "{said}");
            let (success, said) = run("serve");
            assert!(!success && said.contains("ozvise init"), "{said}");
        });
    }
}

#[test]
fn a_foreign_key_that_points_nowhere_is_refused_by_both() {
    runtime().block_on(async {
        let postgres = Portal::start(Database::Postgres).await;
        let keys = psql(
            postgres.database().url(),
            "SELECT count(*) FROM information_schema.table_constraints WHERE constraint_type = 'FOREIGN KEY'",
        );
        let sqlite = Portal::start(Database::Sqlite).await;
        let file = sqlite.database().sqlite_file().unwrap();
        let mut connection = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
        let of_sqlite: Vec<Setting> = sql_query(
            "SELECT f.\"table\" AS value FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'",
        )
        .load(&mut connection)
        .unwrap();
        assert_eq!(keys.trim(), of_sqlite.len().to_string());
        assert!(!of_sqlite.is_empty());
    });
}
