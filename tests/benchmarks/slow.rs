//! How long somebody waits on a slow network with a slow phone, who has never been here before.

use ozvise_tests::{Browser, Database, Screen};
use serde_json::json;

use crate::median;
use crate::served::Served;

/// How often the page is opened, each time in a browser that has never seen it.
const VISITS: usize = 5;

/// Slow third-generation mobile network: 400 kbit/s each way, in bytes a second.
const BYTES_PER_SECOND: u32 = 400_000 / 8;

/// Milliseconds there and back.
const ROUND_TRIP_MS: u32 = 400;

/// How much slower than this machine the phone is.
const SLOWDOWN: u32 = 4;

/// What is told, by the names that slow.js gives: in milliseconds since the address was entered.
const FIGURES: [(&str, &str); 4] = [
    ("painted", "first text is seen"),
    ("usable", "the first screen can be used"),
    ("role", "the first question, for somebody who begins at once"),
    ("code", "the code is there, for somebody who never hesitates"),
];

/// Times from the address to the code.
pub(crate) async fn measure() {
    let served = Served::start(Database::Sqlite).await;
    let mut visits = Vec::new();
    for _ in 0..VISITS {
        visits.push(visit(&served).await);
    }
    println!("in Chromium, 400 kbit/s, {ROUND_TRIP_MS} ms, {SLOWDOWN} times slower, nothing cached, {VISITS} visits");
    for (name, what) in FIGURES {
        let each: Vec<f64> = visits
            .iter()
            .map(|figures| figures[name].as_f64().unwrap_or_else(|| panic!("no {name}: {figures}")))
            .collect();
        let worst = each.iter().copied().fold(0.0, f64::max);
        println!("{what:<52} median {:>6.0} ms  worst {worst:>6.0} ms", median(each));
    }
    println!(
        "loaded until the code: {} bytes in {} requests",
        visits[0]["bytes"], visits[0]["requests"]
    );
}

/// One visit; its figures.
async fn visit(served: &Served) -> serde_json::Value {
    let browser = Browser::open(Screen::Phone).await;
    let network = json!({
        "offline": false,
        "latency": ROUND_TRIP_MS,
        "downloadThroughput": BYTES_PER_SECOND,
        "uploadThroughput": BYTES_PER_SECOND,
    });
    browser.cdp("Network.enable", json!({})).await;
    browser.cdp("Network.emulateNetworkConditions", network).await;
    browser
        .cdp("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWDOWN }))
        .await;
    browser.before_every_page(include_str!("slow.js")).await;
    browser.go(&served.origin).await;
    browser.until_script("return window.figures").await
}
