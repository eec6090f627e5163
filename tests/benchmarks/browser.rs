//! What a phone has to compute and to load, in Chromium.

use ozvise_tests::{Browser, Database, Screen};
use serde_json::Value;

use crate::served::Served;

/// How often each operation is repeated in the page.
const TIMES: u32 = 60;

/// How often the places are loaded, each time in a browser that has never seen them.
const VISITS: usize = 7;

/// How much slower than this machine the phone is that the figures of the search are told for.
const SLOWDOWN: u32 = 4;

/// Speed of the search for a place, on a processor that is as many times slower.
pub(crate) async fn places() {
    let served = Served::start(Database::Sqlite).await;
    let mut visits = Vec::new();
    for _ in 0..VISITS {
        visits.push(visit(&served).await);
    }
    let each = |name: &str| -> Vec<f64> { visits.iter().map(|figures| number(&figures[name])).collect() };
    let all = |name: &str| -> Vec<f64> {
        let lists = visits.iter().filter_map(|figures| figures[name].as_array());
        lists.flatten().map(number).collect()
    };
    println!("in Chromium, {SLOWDOWN} times slower, milliseconds over {VISITS} visits");
    spread("load and start the module and the data", each("loading"));
    spread("read the places", each("parsed"));
    spread("a keystroke's search", all("searches"));
    spread("a keystroke with its list and layout", all("keystrokes"));
}

/// One visit to the question for the place; its figures.
async fn visit(served: &Served) -> Value {
    let browser = Browser::open(Screen::Phone).await;
    browser.go(&served.origin).await;
    browser.tap("#start-writing").await;
    browser.tap("label.choice:has(#role-victim)").await;
    browser.tap("#role-continue").await;
    browser.see("#place").await;
    let rate = serde_json::json!({ "rate": SLOWDOWN });
    browser.cdp("Emulation.setCPUThrottlingRate", rate).await;
    browser.script("window.figures = null").await;
    browser.script(include_str!("places.js")).await;
    browser.until_script("return window.figures").await
}

fn number(figure: &Value) -> f64 {
    figure.as_f64().unwrap_or_else(|| panic!("not a figure: {figure}"))
}

/// Prints the median, the 99th percentile and the worst.
fn spread(what: &str, mut figures: Vec<f64>) {
    figures.sort_by(f64::total_cmp);
    let at = |share: usize| figures[(figures.len() - 1) * share / 100];
    println!(
        "{what:<40} median {:>7.2}  p99 {:>7.2}  worst {:>7.2}",
        at(50),
        at(99),
        at(100)
    );
}

/// Speed of the reporters' WebAssembly in the page.
pub(crate) async fn speed() {
    let (_served, browser) = first_page().await;
    let script = include_str!("speed.js").replace("TIMES", &TIMES.to_string());
    browser.script("window.figures = null").await;
    browser.script(&script).await;
    let figures = browser.until_script("return window.figures").await;
    println!("in Chromium, medians of {TIMES}, milliseconds");
    for name in [
        "code to keys",
        "open a thread (2 kB)",
        "seal 2 kB",
        "open 2 kB",
        "verify the directory",
    ] {
        println!(
            "{name:<22} {:>7.2}",
            figures[name].as_f64().unwrap_or_else(|| panic!("{figures}"))
        );
    }
}

/// Bytes, compressed and with everything that is loaded, of the first page and up to the code.
pub(crate) async fn weight() {
    let (_served, browser) = first_page().await;
    let first = loaded(&browser).await;
    print("first page", &first);
    browser.tap("#start-writing").await;
    // The directory, the cryptography, and the last of the scripts from the code onwards.
    browser.until_script(
        "const here = (part) => performance.getEntriesByType('resource').some(entry => entry.name.includes(part) && entry.responseEnd > 0);
         return here('/api/v1/directory') && here('reporter_bg.wasm') && document.body.dataset.later.split(' ').every(here)",
    )
    .await;
    print("with cryptography", &loaded(&browser).await);
}

async fn first_page() -> (Served, Browser) {
    let served = Served::start(Database::Sqlite).await;
    let browser = Browser::open(Screen::Phone).await;
    browser.go(&served.origin).await;
    browser.until_script("return document.readyState === 'complete'").await;
    (served, browser)
}

/// Name and compressed size of everything that was loaded so far.
async fn loaded(browser: &Browser) -> Vec<(String, u64)> {
    let script = "return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .map(entry => [new URL(entry.name).pathname, entry.encodedBodySize])
        // A script that was fetched ahead is taken from the browser's cache when it is imported.
        .filter(([name], at, all) => all.findIndex(([other]) => other === name) === at)";
    let entries = browser.script(script).await;
    let entry = |entry: &Value| Some((entry[0].as_str()?.to_owned(), entry[1].as_u64()?));
    entries
        .as_array()
        .expect("a list")
        .iter()
        .map(|value| entry(value).expect("a name and a size"))
        .collect()
}

fn print(what: &str, entries: &[(String, u64)]) {
    let total: u64 = entries.iter().map(|(_, bytes)| bytes).sum();
    println!("{what}: {total} bytes in {} requests", entries.len());
    for (name, bytes) in entries {
        println!("  {bytes:>7}  {name}");
    }
}
