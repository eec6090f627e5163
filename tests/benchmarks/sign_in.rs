//! How long a member of staff waits between pressing the button and the inbox, in Chromium.

use std::time::Duration;

use ozvise_tests::{Browser, Database, Portal, Screen};
use serde_json::Value;

use crate::median;

/// Sign-ins that the medians are of; before them is one that fills the browser's caches, as every morning's does.
const TIMES: usize = 9;

/// A code of the authenticator serves once.
const STEP: Duration = Duration::from_secs(30);

const PRESS: &str = "const done = arguments[0];
    const seen = () => document.querySelector('WHAT')?.checkVisibility();
    const begun = performance.now();
    document.querySelector('BUTTON').click();
    const look = () => (seen() ? done(performance.now() - begun) : requestAnimationFrame(look));
    look();";

/// Presses a button and tells, in milliseconds, after how long something is to be seen.
pub(crate) async fn press(browser: &Browser, button: &str, what: &str) -> f64 {
    let script = PRESS.replace("BUTTON", button).replace("WHAT", what);
    let waited: Value = browser.wait_for_script(&script).await;
    waited.as_f64().unwrap_or_else(|| panic!("not a figure: {waited}"))
}

/// Medians of both steps and of their sum.
pub(crate) async fn measure() {
    let portal = Portal::start_now(Database::Sqlite).await;
    let account = portal.staff_account("praha", 0);
    let browser = Browser::open(Screen::Desk).await;
    let (mut passwords, mut codes, mut unlocks) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..=TIMES {
        browser.go(&format!("{}/tym", portal.origin())).await;
        browser.type_into("#staff-name", &account.name).await;
        browser.type_into("#staff-password", &account.password).await;
        passwords.push(press(&browser, "#sign-in", "#staff-code").await);
        let code = account.totp_at(portal.clock().seconds());
        browser.type_into("#staff-code", &code).await;
        codes.push(press(&browser, "#give-code", "#inbox-empty").await);
        browser.tap("#lock").await;
        browser.type_into("#unlock-password", &account.password).await;
        unlocks.push(press(&browser, "#unlock", "#inbox-empty").await);
        browser.tap("#sign-out").await;
        browser.see("#staff-name").await;
        portal.clock().advance(STEP);
    }
    let both = passwords.iter().zip(&codes).map(|(one, other)| one + other).collect();
    println!("in Chromium, medians of {TIMES}, milliseconds; Argon2id with 64 MiB and t = 3 in a worker");
    for (what, mut figures) in [
        ("password, to the second step", passwords),
        ("code, to the inbox", codes),
        ("both", both),
        ("unlocking, to the inbox", unlocks),
    ] {
        figures.remove(0);
        println!("{what:<30} {:>7.0}", median(figures));
    }
}
