//! Durable messages: sixteen reporters write at the same time, against the bare database. Measured twice: the flow that
//! stores a message, which compares like with like, and the whole API, whose HTTP, JSON and client share the same
//! processors.

use std::io::Write as _;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use diesel::connection::SimpleConnection as _;
use diesel::sql_types::{BigInt, Binary};
use diesel::{Connection as _, QueryableByName, RunQueryDsl as _, SqliteConnection, sql_query};
use ozvise_crypto::{Bearer, from_b64};
use ozvise_portal::clock::SystemClock;
use ozvise_portal::flows::{self, ReceivedEnvelope};
use ozvise_portal::random::SystemRandom;
use ozvise_portal::secrets::ServerSecrets;
use ozvise_portal::store::Store;
use ozvise_tests::{Call, Database, FreshDatabase, Portal, Reporter, psql, seeded};
use serde_json::Value;
use tempfile::NamedTempFile;

use crate::median;
use crate::served::Served;

const WRITERS: u64 = 16;
/// Messages of each writer in one round.
const MESSAGES: u32 = 250;
/// All sides take turns this many times.
const ROUNDS: u64 = 7;

pub(crate) async fn measure() {
    println!("durable messages a second, {WRITERS} writers, {MESSAGES} messages each, medians of {ROUNDS} rounds");
    compare(Database::Sqlite, "bare loop", bare_sqlite).await;
    compare(Database::Postgres, "pgbench", bare_postgres).await;
}

async fn compare(database: Database, against: &str, bare: fn(&FreshDatabase) -> f64) {
    let served = Served::start(database).await;
    let portal = flows_of(&served.portal);
    let (mut flow, mut api, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    let (mut flow_ratios, mut api_ratios) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let a = by_the_flow(&portal, writers(&served, 2 * round).await).await;
        let b = through_the_api(writers(&served, 2 * round + 1).await).await;
        let c = bare(served.portal.database());
        flow.push(a);
        api.push(b);
        theirs.push(c);
        flow_ratios.push(a / c);
        api_ratios.push(b / c);
    }
    println!("{database:?}, {against:<10} {:>7.0}", median(theirs));
    println!(
        "{database:?}, flow       {:>7.0}  ratio {:.2}",
        median(flow),
        median(flow_ratios)
    );
    println!(
        "{database:?}, API        {:>7.0}  ratio {:.2}",
        median(api),
        median(api_ratios)
    );
}

/// The flows in this process, on the same database.
pub(crate) fn flows_of(portal: &Portal) -> flows::Portal {
    let url = portal.database().url().parse().expect("an address");
    let secrets = ServerSecrets::read(&portal.data_folder().join("secret.toml")).expect("the secrets");
    flows::Portal {
        rotation_seconds: 30 * 24 * 3600,
        relying_party: None,
        deployment: portal.deployment(),
        store: Store::open(&url).expect("the database"),
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom::new().expect("randomness")),
        notices: None,
        secrets: Arc::new(secrets),
    }
}

/// A reporter with an open thread, and everything sealed that she is going to send.
struct Writer {
    reporter: Reporter,
    requests: Vec<Value>,
}

async fn writers(served: &Served, round: u64) -> Vec<Writer> {
    let mut writers = Vec::new();
    for writer in 0..WRITERS {
        let mut reporter = Reporter::with_new_code(served.device(), seeded(1_000 + round * WRITERS + writer));
        reporter.open_thread("praha", "Dobrý den").await.expect("a new thread");
        let mut sealed = |number| {
            let request = reporter
                .prepare_message(&format!("Zpráva {number}"))
                .expect("a sealed message");
            reporter.assume_sent();
            request
        };
        let requests = (0..MESSAGES).map(&mut sealed).collect();
        writers.push(Writer { reporter, requests });
    }
    writers
}

/// Messages a second that the flow has made durable.
async fn by_the_flow(portal: &flows::Portal, writers: Vec<Writer>) -> f64 {
    let parsed = |writer: &Writer| {
        let bearer = writer.reporter.bearer();
        let envelope = |request: &Value| from_b64(request["envelope"].as_str().expect("a text")).expect("base64url");
        let envelopes: Vec<Vec<u8>> = writer.requests.iter().map(envelope).collect();
        (bearer, envelopes)
    };
    let prepared: Vec<_> = writers.iter().map(parsed).collect();
    let start = Instant::now();
    let tasks = prepared.into_iter().map(|(bearer, envelopes)| {
        let portal = portal.clone();
        tokio::spawn(async move {
            for envelope in envelopes {
                let bearer = Bearer::parse(&bearer).expect("a bearer");
                let envelope = ReceivedEnvelope::parse(envelope).expect("an envelope");
                let posted = flows::post_as_reporter(&portal, bearer, envelope)
                    .await
                    .expect("stored");
                assert!(posted.created);
            }
        })
    });
    finish(tasks.collect(), start).await
}

/// Messages a second that the portal has acknowledged over HTTP.
async fn through_the_api(writers: Vec<Writer>) -> f64 {
    let start = Instant::now();
    let tasks = writers.into_iter().map(|Writer { reporter, requests }| {
        tokio::spawn(async move {
            for request in requests {
                let call = Call::post("/thread/messages", &request).bearer(&reporter.bearer());
                reporter.device().http.send(call).await.expect(201);
            }
        })
    });
    finish(tasks.collect(), start).await
}

async fn finish(tasks: Vec<tokio::task::JoinHandle<()>>, start: Instant) -> f64 {
    for task in tasks {
        task.await.expect("a writer");
    }
    f64::from(MESSAGES) * WRITERS as f64 / start.elapsed().as_secs_f64()
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
