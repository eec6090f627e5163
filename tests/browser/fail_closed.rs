//! Whatever is missing: nothing is sent, the page says why and shows the numbers to call.

use hyper::{Method, StatusCode};
use ozvise_crypto::{from_b64, to_b64};
use ozvise_tests::{Canary, Fate, Portal};

use crate::actors::{Phone, sentence};
use crate::in_the_browser;
use crate::traces::assert_no_canary_was_sent;

const TEXT: &str = "Kanárek, který nikdy neodletí.";

/// Nothing but questions for pages and the directory has left the phone, and no word of the text.
fn assert_nothing_was_sent(portal: &Portal) {
    let sent: Vec<String> = portal
        .wire()
        .exchanges()
        .into_iter()
        .filter(|exchange| exchange.asked.method != Method::GET || !exchange.asked.body.is_empty())
        .map(|exchange| format!("{} {}", exchange.asked.method, exchange.asked.target))
        .collect();
    assert_eq!(sent, [""; 0]);
    assert_no_canary_was_sent(portal, vec![Canary::new("the text", TEXT)]);
}

/// Goes as far as the page lets a person go: with something essential missing that is the question for the place.
async fn is_stopped_before_writing(portal: &Portal, phone: &Phone) -> String {
    phone.load("/").await;
    phone.begin("victim").await;
    phone.choose_place("CZ010", None).await;
    let reason = phone.is_stopped().await;
    assert_nothing_was_sent(portal);
    reason
}

/// Goes to the text, breaks something by a script, and tries to send.
async fn is_stopped_when_sending(portal: &Portal, breaking: &str) -> String {
    let phone = Phone::open(portal).await;
    phone.prepare().await;
    phone.browser.script(breaking).await;
    phone.send(TEXT).await;
    let reason = phone.is_stopped().await;
    assert_nothing_was_sent(portal);
    phone.browser.tap("#stop-back").await;
    let kept = phone
        .browser
        .script("return document.querySelector('#message').value")
        .await;
    assert_eq!(kept, TEXT, "the text is kept");
    reason
}

#[test]
fn without_webassembly() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        phone.browser.before_every_page("delete globalThis.WebAssembly").await;
        assert_eq!(
            is_stopped_before_writing(&portal, &phone).await,
            sentence("cs", "stop-webassembly")
        );
    });
}

#[test]
fn with_a_module_that_does_not_run() {
    in_the_browser(async |portal| {
        portal.wire().on_answer(|asked, answer| {
            if asked.path().ends_with(".wasm") {
                answer.body = vec![0; 100].into();
                answer.headers.remove("content-length");
                answer.headers.remove("content-encoding");
            }
            Fate::Pass
        });
        let phone = Phone::take(&portal).await;
        assert_eq!(
            is_stopped_before_writing(&portal, &phone).await,
            sentence("cs", "stop-webassembly")
        );
    });
}

#[test]
fn without_randomness_there_is_no_code() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        phone
            .browser
            .before_every_page("Crypto.prototype.getRandomValues = () => { throw new Error('none'); }")
            .await;
        phone.load("/").await;
        phone.begin("victim").await;
        phone.choose_place("CZ010", None).await;
        phone.ask_for_code().await;
        assert_eq!(phone.is_stopped().await, sentence("cs", "stop-random"));
        assert_nothing_was_sent(&portal);
    });
}

#[test]
fn without_randomness_nothing_is_sealed() {
    in_the_browser(async |portal| {
        let breaking = "Crypto.prototype.getRandomValues = () => { throw new Error('none'); }";
        assert_eq!(
            is_stopped_when_sending(&portal, breaking).await,
            sentence("cs", "stop-random")
        );
    });
}

#[test]
fn with_a_directory_that_nobody_has_signed() {
    in_the_browser(async |portal| {
        portal.wire().on_answer(|asked, answer| {
            if asked.path().ends_with("/directory") {
                let mut body = answer.json();
                let mut signed = from_b64(body["directory"].as_str().unwrap()).unwrap();
                signed[1..65].fill(0);
                body["directory"] = to_b64(&signed).into();
                answer.set_json(&body);
            }
            Fate::Pass
        });
        let phone = Phone::take(&portal).await;
        assert_eq!(
            is_stopped_before_writing(&portal, &phone).await,
            sentence("cs", "stop-directory")
        );
    });
}

#[test]
fn with_a_directory_whose_time_has_passed() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let ten_years_on = "const now = Date.now; Date.now = () => now() + 10 * 366 * 24 * 3600 * 1000;";
        phone.browser.before_every_page(ten_years_on).await;
        assert_eq!(
            is_stopped_before_writing(&portal, &phone).await,
            sentence("cs", "stop-date")
        );
    });
}

#[test]
fn without_a_directory() {
    in_the_browser(async |portal| {
        portal.wire().on_answer(|asked, answer| {
            if asked.path().ends_with("/directory") {
                answer.status = StatusCode::SERVICE_UNAVAILABLE;
                answer.set_json(&serde_json::json!({}));
            }
            Fate::Pass
        });
        let phone = Phone::take(&portal).await;
        assert_eq!(
            is_stopped_before_writing(&portal, &phone).await,
            sentence("cs", "stop-network")
        );
    });
}

#[test]
fn for_a_centre_without_a_key_the_page_says_so_before_writing() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        phone.begin("victim").await;
        // The Plzeň region: its centre has no key in the demonstration.
        phone.choose_place("CZ032", Some("CZ0323")).await;
        phone.browser.see("#centre-closed h1").await;
        phone.browser.see("[data-screen='centre'] .cards a[href^='tel:']").await;
        phone.browser.see("#closed-others").await;
        let open = phone
            .browser
            .script("return document.querySelector('#centre-continue').checkVisibility()")
            .await;
        assert_eq!(open, false, "writing goes on without a key");
        assert_nothing_was_sent(&portal);
    });
}

#[test]
fn what_cannot_be_typed_or_sent_is_told_and_stays() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        phone.prepare().await;
        phone.browser.tap("#send").await;
        assert_eq!(
            phone.browser.text("#message-error").await,
            sentence("cs", "message-empty")
        );
        phone
            .browser
            .script("document.querySelector('#message').value = 'x'.repeat(30001)")
            .await;
        phone.browser.tap("#send").await;
        phone
            .browser
            .read("#message-error", &sentence("cs", "message-too-long"))
            .await;
        assert_nothing_was_sent(&portal);
    });
}
