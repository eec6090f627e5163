//! How long a centre's threads take to move to its new key in Chromium, and how the page can be used meanwhile.

use std::time::{Duration, Instant};

use ozvise_crypto::from_b64;
use ozvise_tests::{Browser, Call, Counsellor, Database, Screen, seeded};
use serde_json::Value;

use crate::median;
use crate::served::Served;

/// Threads of a centre that is written to often: years of them, if none was ever deleted.
const THREADS: u64 = 2_000;

/// The version of the directory that names the new key.
const NEXT: u64 = 2;

/// A code of the authenticator serves once.
const STEP: Duration = Duration::from_secs(30);

/// The browser counts no more than 250 requests unless it is told to.
const COUNT_ALL: &str = "performance.setResourceTimingBufferSize(10_000)";

pub(crate) async fn measure() {
    let served = Served::start(Database::Sqlite).await;
    let started = Instant::now();
    for seed in 0..THREADS {
        let mut reporter = ozvise_tests::Reporter::with_new_code(served.device(), seeded(seed));
        reporter
            .open_thread("praha", "Potřebuji poradit.")
            .await
            .expect("a thread");
    }
    // The program's clock has gone on meanwhile, and a code has to be of now.
    served.portal.clock().advance(started.elapsed());
    let account = served.portal.staff_account("praha", 0);
    let mut anna = Counsellor::new(served.device(), account.clone(), seeded(7));
    anna.sign_in().await.expect("signed in");
    anna.rotate().await.expect("a new key");
    let kept = anna.ask(Call::get("/staff/centre-keys")).await.expect("keys").json();
    let keys = kept["keys"].as_array().expect("a list");
    let pending = keys.iter().find(|key| key["state"] == "pending").expect("the new key");
    let (id, public_key) = (text(&pending["key_id"]), text(&pending["public_key"]));
    let public_key = from_b64(public_key).expect("base64url");
    served
        .portal
        .sign_key(NEXT, "praha", id, &public_key)
        .await
        .expect("signed");

    let browser = Browser::open(Screen::Desk).await;
    browser.before_every_page(COUNT_ALL).await;
    browser.go(&format!("{}/tym", served.origin)).await;
    browser.type_into("#staff-name", &account.name).await;
    browser.type_into("#staff-password", &account.password).await;
    browser.tap("#sign-in").await;
    served.portal.clock().advance(STEP);
    let code = account.totp_at(served.portal.clock().seconds());
    browser.type_into("#staff-code", &code).await;
    browser.tap("#give-code").await;
    browser.script("window.figures = null").await;
    browser.script(include_str!("reseal.js")).await;
    let figures = loop {
        // It may take longer than one wait for a page may.
        let seen = browser.script("return window.figures").await;
        if !seen.is_null() {
            break seen;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    };
    report(&figures);
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn report(figures: &Value) {
    let number = |name: &str| figures[name].as_f64().unwrap_or_else(|| panic!("{figures}"));
    let clicks: Vec<f64> = figures["clicks"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect();
    let worst = clicks.iter().copied().fold(0.0, f64::max);
    println!("in Chromium, {THREADS} threads of one centre to its new key");
    println!(
        "all, from the first question to the old key destroyed  {:>7.1} s",
        number("total") / 1000.0
    );
    println!(
        "a thread                                              {:>7.2} ms",
        number("total") / THREADS as f64
    );
    println!(
        "longest task of the page's own thread, 0 if under 50   {:>7.0} ms",
        number("longest")
    );
    println!(
        "opening a conversation meanwhile, {:>3} of them, median  {:>7.0} ms, worst {worst:.0} ms",
        clicks.len(),
        median(clicks)
    );
}
