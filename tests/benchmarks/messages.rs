//! Durable messages: sixteen reporters write through the API at the same time, against the bare database.

use std::io::Write as _;
use std::process::Command;
use std::time::Instant;

use diesel::connection::SimpleConnection as _;
use diesel::sql_types::{BigInt, Binary};
use diesel::{Connection as _, QueryableByName, RunQueryDsl as _, SqliteConnection, sql_query};
use ozvise_tests::{Call, Database, FreshDatabase, Reporter, psql, seeded};
use serde_json::Value;
use tempfile::NamedTempFile;

use crate::median;
use crate::served::Served;

const WRITERS: u64 = 16;
/// Messages of each writer in one round.
const MESSAGES: u32 = 150;
/// Both sides take turns this many times.
const ROUNDS: u64 = 5;

pub(crate) async fn measure() {
    println!("durable messages, {WRITERS} writers, {MESSAGES} messages each");
    compare(Database::Sqlite, "bare loop", bare_sqlite).await;
    compare(Database::Postgres, "pgbench", bare_postgres).await;
}

async fn compare(database: Database, against: &str, bare: fn(&FreshDatabase) -> f64) {
    let served = Served::start(database).await;
    let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let a = through_the_api(&served, round).await;
        let b = bare(served.portal.database());
        ours.push(a);
        theirs.push(b);
        ratios.push(a / b);
    }
    println!(
        "{database:?}: portal {:>7.0}/s, {against} {:>7.0}/s, ratio {:.2}",
        median(ours),
        median(theirs),
        median(ratios)
    );
}

/// Messages a second that the portal has acknowledged.
async fn through_the_api(served: &Served, round: u64) -> f64 {
    let mut writers = Vec::new();
    for writer in 0..WRITERS {
        writers.push(prepared(served, round * WRITERS + writer).await);
    }
    let start = Instant::now();
    let tasks: Vec<_> = writers
        .into_iter()
        .map(|(reporter, requests)| {
            tokio::spawn(async move {
                for request in requests {
                    let call = Call::post("/thread/messages", &request).bearer(&reporter.bearer());
                    reporter.device().http.send(call).await.expect(201);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("a writer");
    }
    f64::from(MESSAGES) * WRITERS as f64 / start.elapsed().as_secs_f64()
}

/// A reporter with an open thread and everything sealed that she is going to send.
async fn prepared(served: &Served, seed: u64) -> (Reporter, Vec<Value>) {
    let mut reporter = Reporter::with_new_code(served.device(), seeded(1_000 + seed));
    reporter.open_thread("praha", "Dobrý den").await.expect("a new thread");
    let requests = (0..MESSAGES).map(|number| {
        let request = reporter
            .prepare_message(&format!("Zpráva {number}"))
            .expect("a sealed message");
        reporter.assume_sent();
        request
    });
    let requests = requests.collect();
    (reporter, requests)
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Binary)]
    thread_id: Vec<u8>,
    #[diesel(sql_type = BigInt)]
    sequence: i64,
    #[diesel(sql_type = BigInt)]
    hour: i64,
    #[diesel(sql_type = Binary)]
    sealed: Vec<u8>,
}

/// Rows a second of one thread of execution that inserts what the portal has stored, each row in a transaction of its
/// own, into a fresh file with the same schema and the same durability.
fn bare_sqlite(filled: &FreshDatabase) -> f64 {
    let file = filled.sqlite_file().expect("a file");
    let fresh = FreshDatabase::new(Database::Sqlite);
    let target = fresh.sqlite_file().expect("a file");
    let mut connection = SqliteConnection::establish(&target.display().to_string()).expect("a database");
    let pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";
    connection.batch_execute(pragmas).expect("pragmas");
    let schema = include_str!("../../migrations/sqlite/0001_first/up.sql");
    connection.batch_execute(schema).expect("the schema");
    connection
        .batch_execute(&format!("ATTACH '{}' AS filled", file.display()))
        .expect("the portal's file");
    let parents = "INSERT INTO centre SELECT * FROM filled.centre; INSERT INTO thread SELECT * FROM filled.thread;";
    connection
        .batch_execute(parents)
        .expect("the rows that envelopes refer to");
    let newest = format!(
        "SELECT thread_id, sequence, hour, sealed FROM filled.envelope WHERE sequence > 1 ORDER BY sequence DESC LIMIT {}",
        WRITERS * u64::from(MESSAGES)
    );
    let rows: Vec<Row> = sql_query(newest).load(&mut connection).expect("the rows");
    connection
        .batch_execute("DETACH filled; PRAGMA foreign_keys = ON;")
        .expect("pragmas");

    let start = Instant::now();
    for row in &rows {
        connection
            .immediate_transaction(|connection| {
                sql_query("INSERT INTO envelope (thread_id, sequence, hour, sealed) VALUES (?, ?, ?, ?)")
                    .bind::<Binary, _>(&row.thread_id)
                    .bind::<BigInt, _>(row.sequence)
                    .bind::<BigInt, _>(row.hour)
                    .bind::<Binary, _>(&row.sealed)
                    .execute(connection)
            })
            .expect("a row");
    }
    rows.len() as f64 / start.elapsed().as_secs_f64()
}

/// Transactions a second of pgbench with as many clients, each inserting a row like the portal's into the same table.
fn bare_postgres(filled: &FreshDatabase) -> f64 {
    let prepare = "CREATE TABLE IF NOT EXISTS bench_thread AS \
            SELECT row_number() OVER (ORDER BY id) AS n, id FROM thread; \
        CREATE TABLE IF NOT EXISTS bench_sample AS SELECT sealed FROM envelope LIMIT 1; \
        CREATE SEQUENCE IF NOT EXISTS bench_sequence START 1000000";
    psql(filled.url(), prepare);
    let mut script = NamedTempFile::new().expect("a file");
    let insert = "INSERT INTO envelope (thread_id, sequence, hour, sealed) \
        SELECT bench_thread.id, nextval('bench_sequence'), 1, bench_sample.sealed \
        FROM bench_thread, bench_sample WHERE n = :client_id + 1;";
    script.write_all(insert.as_bytes()).expect("the script");
    let clients = WRITERS.to_string();
    let output = Command::new("pgbench")
        .args(["--no-vacuum", "--protocol=prepared", "--jobs=2"])
        .args(["--client", &clients, "--transactions", &MESSAGES.to_string(), "--file"])
        .arg(script.path())
        .arg(filled.url())
        .output()
        .expect("pgbench (Debian's package postgresql) is installed and in the path");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text.lines().find_map(|line| line.strip_prefix("tps = "));
    let line = line.unwrap_or_else(|| panic!("{text}{}", String::from_utf8_lossy(&output.stderr)));
    line.split_whitespace()
        .next()
        .and_then(|number| number.parse().ok())
        .expect("a number")
}
