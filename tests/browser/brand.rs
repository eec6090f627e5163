//! The name of the page leads home from everywhere, and takes nothing away of what was typed.

use ozvise_tests::{Browser, Fate};
use serde_json::{Value, json};

use crate::actors::Phone;
use crate::in_the_browser;

/// Everything that the person has put into the page; which screen is seen does not count.
const TYPED: &str = "return [
    [...document.querySelectorAll('main input:not([type=radio]), main textarea, main select')].map((field) => `${field.id}=${field.value}`),
    [...document.querySelectorAll('main input:checked')].map((radio) => radio.value),
    [...document.querySelectorAll('#code-groups li > [aria-hidden]')].map((group) => group.textContent),
  ]";

async fn shows(browser: &Browser, screen: &str) {
    let shown = format!("return document.body.dataset.shown === '{screen}'");
    browser.until_script(&shown).await;
}

/// Presses the name of the page, and looks that nothing is lost.
async fn go_home(browser: &Browser, screen: &str) {
    let before = browser.script(TYPED).await;
    browser.script("globalThis.same = true").await;
    browser.tap(".brand").await;
    shows(browser, screen).await;
    assert_eq!(
        browser.script("return globalThis.same ?? false").await,
        true,
        "no other page"
    );
    assert_eq!(browser.script(TYPED).await, before, "home at {screen}");
    let heading = format!("return document.activeElement === document.querySelector('[data-screen={screen}] h1')");
    // Reading goes on there.
    browser.until_script(&heading).await;
}

/// What leads to another page and would take everything away.
async fn ways_out(browser: &Browser) -> Value {
    let script = "return [...document.querySelectorAll('a[data-inside]:not(.brand, #languages a)')]
        .filter((link) => link.checkVisibility()).length";
    browser.script(script).await
}

#[test]
fn from_each_step_of_a_first_message() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        let entries = browser.script("return history.length").await;
        browser.tap("#start-writing").await;
        browser.tap("label.choice:has(#role-witness)").await;
        go_home(browser, "welcome").await;
        assert!(ways_out(browser).await.as_u64() > Some(0), "nothing was typed yet");
        browser.tap("#start-writing").await;
        browser.tap("#role-continue").await;
        browser.see("#place").await;
        phone.pick_from_lists("CZ031", Some("CZ0311")).await;
        go_home(browser, "welcome").await;
        for button in ["start-writing", "role-continue", "place-continue"] {
            browser.tap(&format!("#{button}")).await;
        }
        let code = phone.take_code().await;
        browser.type_into("#message", "Rozepsaný text.").await;
        go_home(browser, "welcome").await;
        assert_eq!(ways_out(browser).await, json!(0), "nothing here takes the text away");
        for button in [
            "start-writing",
            "role-continue",
            "place-continue",
            "centre-continue",
            "before-continue",
        ] {
            browser.tap(&format!("#{button}")).await;
        }
        assert_eq!(phone.confirm_code().await, code, "no other code");
        let written = browser.script("return document.querySelector('#message').value").await;
        assert_eq!(written, "Rozepsaný text.");
        browser.tap("#send").await;
        phone.is_sent().await;

        // The thread is there now: home is its state, and the code is still to be had.
        go_home(browser, "status").await;
        browser.tap("#status-show").await;
        browser.tap("#messages-code").await;
        browser.see("#large-groups li").await;
        browser.tap("#large-done").await;
        go_home(browser, "status").await;
        // From there, with nothing typed, a fresh page.
        browser.tap(".brand").await;
        browser.until_script("return !globalThis.same").await;
        browser.see("#start-writing").await;
        assert_eq!(browser.script("return history.length").await, entries);
    });
}

#[test]
fn from_a_further_message_and_from_the_lock() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        somebody.open_thread("praha", "První.").await.unwrap();
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        phone.come_back(&somebody.code()).await;
        phone.show_messages().await;
        browser.tap("#write-again").await;
        browser.type_into("#message", "Ještě něco.").await;
        go_home(browser, "status").await;
        // Not even from here, as long as there is a text.
        go_home(browser, "status").await;
        browser
            .script("const now = Date.now; Date.now = () => now() + 120_000")
            .await;
        browser.see("#unlock-input").await;
        browser.type_into("#unlock-input", "00").await;
        go_home(browser, "locked").await;
        browser.type_into("#unlock-input", &somebody.code()).await;
        browser.tap("#unlock").await;
        browser.see("#status-state").await;
        phone.show_messages().await;
        browser.tap("#write-again").await;
        let written = browser.script("return document.querySelector('#message').value").await;
        assert_eq!(written, "Ještě něco.");
        browser.tap("#send").await;
        phone.is_sent().await;
    });
}

#[test]
fn without_a_connection_the_first_screen_stays() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        portal.wire().on_request(|_| Fate::HangUp);
        go_home(browser, "welcome").await;
        browser.tap("#start-writing").await;
        browser.tap("label.choice:has(#role-witness)").await;
        go_home(browser, "welcome").await;
        portal.wire().be_honest();
        browser.tap("#start-writing").await;
        let chosen = "return document.querySelector('#role-witness').checked";
        assert_eq!(browser.script(chosen).await, true);
        browser.tap("#role-continue").await;
        browser.see("#place").await;
    });
}

/// Whoever began to write, and then came back with a code instead, is never shown the code of the thread that was not begun.
#[test]
fn a_code_that_was_never_used_is_not_shown_for_another_thread() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        somebody.open_thread("praha", "První.").await.unwrap();
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        let unused = phone.prepare().await;
        go_home(browser, "welcome").await;
        browser.tap("#have-code").await;
        browser.type_into("#code-entry", &somebody.code()).await;
        browser.tap("#return-continue").await;
        browser.see("#status-state").await;
        phone.show_messages().await;
        browser.tap("#write-again").await;
        phone.send("Druhá.").await;
        phone.is_sent().await;
        let text = browser.text("body").await;
        assert!(!text.contains(unused.split('-').next().unwrap()), "{text}");
        let part = "return document.querySelector('#sent-code-part').checkVisibility()";
        assert_eq!(browser.script(part).await, false);
    });
}
