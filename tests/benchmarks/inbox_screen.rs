//! How long a counsellor waits for the first list after signing in, and for a long thread, in Chromium.

use std::time::Duration;

use ozvise_tests::{Browser, Database, Portal, Screen};

use crate::median;
use crate::sign_in::press;

/// Visits that the figures are of; before them is one that fills the browser's caches, as every morning's does.
const VISITS: usize = 9;

/// A code of the authenticator serves once.
const STEP: Duration = Duration::from_secs(30);

const FIRST_LIST: &str = "#thread-list [data-number]";

/// Signs in again and again, and opens the first thread of the list, which has so many messages.
pub(crate) async fn measure(database: Database, portal: &Portal, messages: u32) {
    let account = portal.staff_account("praha", 0);
    let browser = Browser::open(Screen::Desk).await;
    let (mut lists, mut threads) = (Vec::new(), Vec::new());
    for _ in 0..=VISITS {
        browser.go(&format!("{}/tym", portal.origin())).await;
        browser.type_into("#staff-name", &account.name).await;
        browser.type_into("#staff-password", &account.password).await;
        browser.tap("#sign-in").await;
        browser.see("#staff-code").await;
        let code = account.totp_at(portal.clock().seconds());
        browser.type_into("#staff-code", &code).await;
        lists.push(press(&browser, "#give-code", FIRST_LIST).await);
        let last = format!("#thread-messages [data-sequence=\"{messages}\"]");
        threads.push(press(&browser, "#thread-list [data-number=\"1\"]", &last).await);
        let verdict = browser
            .script("return document.querySelector('#thread-verdict').dataset.verdict")
            .await;
        assert_eq!(verdict, "sound");
        browser.tap("#sign-out").await;
        browser.see("#staff-name").await;
        portal.clock().advance(STEP);
    }
    println!("{database:?}, in Chromium, milliseconds, median and worst of {VISITS}");
    for (what, mut figures) in [
        ("from the code to the first list", lists),
        ("opening a thread of 100 messages", threads),
    ] {
        let first = figures.remove(0);
        let worst = figures.iter().copied().fold(0.0, f64::max);
        println!(
            "{database:?}: {what:<34} {:.0}, {worst:.0}; the very first {first:.0}",
            median(figures)
        );
    }
}
