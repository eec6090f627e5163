//! A wrong code, a deleted thread and one that never was have to be the same answer in the same time: whoever tries codes,
//! or finds an old one, must not learn which it is.

use std::time::Instant;

use ozvise_crypto::{from_b64, to_b64};
use ozvise_tests::{Call, Database, Reporter, seeded};
use serde_json::Value;

use crate::median;
use crate::served::Served;

/// The kinds take turns this many times.
const ROUNDS: usize = 3_000;

const KINDS: [&str; 3] = ["never was", "wrong code", "deleted"];

pub(crate) async fn measure() {
    println!("time to refuse over HTTP, medians of {ROUNDS} in turns, and their ratio to a thread that never was");
    for database in [Database::Sqlite, Database::Postgres] {
        let served = Served::start(database).await;
        let (bearers, message) = prepare(&served).await;
        let calls = [
            ("state", Call::get("/thread")),
            ("messages", Call::get("/thread/messages")),
            ("post", Call::post("/thread/messages", &message)),
            ("delete", Call::delete("/thread")),
        ];
        for (name, call) in calls {
            let times = times(&served, &bearers, &call).await;
            let medians = times.map(median);
            let told = KINDS.iter().zip(medians).map(|(kind, time)| {
                let ratio = time / medians[0];
                format!("{kind} {:.0} µs ({ratio:.2})", time * 1e6)
            });
            println!("{database:?}, {name}: {}", told.collect::<Vec<_>>().join(", "));
        }
    }
}

/// One bearer of each kind, in the order of [`KINDS`], and a message that would fit the open thread.
async fn prepare(served: &Served) -> ([String; 3], Value) {
    let [unknown, mut open, mut deleted] = [1, 2, 3].map(|seed| Reporter::with_new_code(served.device(), seeded(seed)));
    for reporter in [&mut open, &mut deleted] {
        reporter.open_thread("praha", "Dobrý den").await.expect("a new thread");
    }
    deleted.delete().await.expect("deleted");
    let message = open.prepare_message("Ještě něco").expect("a sealed message");
    let bearers = [
        unknown.bearer(),
        with_another_capability(&open.bearer()),
        deleted.bearer(),
    ];
    (bearers, message)
}

fn with_another_capability(bearer: &str) -> String {
    let mut bytes = from_b64(bearer).expect("base64url");
    *bytes.last_mut().expect("64 characters") ^= 1;
    to_b64(&bytes)
}

/// The times of each kind in seconds.
async fn times(served: &Served, bearers: &[String; 3], call: &Call) -> [Vec<f64>; 3] {
    let http = served.device().http;
    let mut times = [const { Vec::new() }; 3];
    for round in 0..ROUNDS {
        // Each kind is first, second and third equally often: whoever comes first finds colder caches.
        for turn in 0..KINDS.len() {
            let kind = (round + turn) % KINDS.len();
            let call = call.clone().bearer(&bearers[kind]);
            let start = Instant::now();
            let answer = http.send(call).await;
            times[kind].push(start.elapsed().as_secs_f64());
            answer.expect_error(404, "thread_not_found");
        }
    }
    times
}
