//! A connection that comes and goes: the text is kept, the page says what is going on, and there is one message in the end.

use std::sync::atomic::{AtomicU32, Ordering};

use ozvise_tests::{Asked, Fate, Portal};
use serde_json::json;

use crate::actors::{Phone, sentence};
use crate::in_the_browser;

const TEXT: &str = "Zpráva přes špatnou síť.";

fn is_sending(asked: &Asked) -> bool {
    asked.method == hyper::Method::POST && asked.path().starts_with("/api/v1/thread")
}

/// What the counsellor finds in the end.
async fn assert_one_thread_with(portal: &Portal, expected: &[&str]) {
    let mut anna = portal.counsellor("praha", 0);
    anna.sign_in().await.unwrap();
    assert_eq!(anna.inbox().await.unwrap().len(), 1);
    assert_eq!(ozvise_tests::texts(&anna.read(1).await.unwrap()), expected);
}

#[test]
fn requests_that_get_lost_are_repeated() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        phone.prepare().await;
        let lost = AtomicU32::new(0);
        portal.wire().on_request(move |asked| {
            if is_sending(asked) && lost.fetch_add(1, Ordering::SeqCst) < 2 {
                Fate::HangUp
            } else {
                Fate::Pass
            }
        });
        phone.send(TEXT).await;
        phone.browser.see("#sending-state[data-progress='waiting']").await;
        assert!(
            phone
                .browser
                .text("#sending-state")
                .await
                .starts_with(&first_words("sending-waiting"))
        );
        phone.is_sent().await;
        assert_one_thread_with(&portal, &[TEXT]).await;
    });
}

#[test]
fn acknowledgements_that_get_lost_make_no_second_thread_and_no_second_message() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        phone.prepare().await;
        let lose_some = || {
            let lost = AtomicU32::new(0);
            portal.wire().on_answer(move |asked, _| {
                if is_sending(asked) && lost.fetch_add(1, Ordering::SeqCst) < 2 {
                    Fate::HangUp
                } else {
                    Fate::Pass
                }
            });
        };
        lose_some();
        phone.send(TEXT).await;
        phone.is_sent().await;
        lose_some();
        phone.browser.tap("#add-message").await;
        phone.send("A ještě něco.").await;
        phone.is_sent().await;
        assert_one_thread_with(&portal, &[TEXT, "A ještě něco."]).await;
    });
}

#[test]
fn offline_the_page_waits_and_sends_by_itself_when_the_network_is_back() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        phone.prepare().await;
        phone.browser.offline(true).await;
        phone.send(TEXT).await;
        phone.browser.see("#sending-state[data-progress='waiting']").await;
        assert!(
            !portal
                .wire()
                .exchanges()
                .iter()
                .any(|exchange| is_sending(&exchange.asked))
        );
        phone.browser.offline(false).await;
        phone.is_sent().await;
        assert_one_thread_with(&portal, &[TEXT]).await;
    });
}

#[test]
fn coming_back_without_a_network_says_so_and_keeps_the_code() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        somebody.open_thread("praha", TEXT).await.unwrap();
        let phone = Phone::open(&portal).await;
        phone.browser.tap("#have-code").await;
        phone.browser.type_into("#code-entry", &somebody.code()).await;
        // The module is there already; only the portal's answer is missing.
        phone
            .browser
            .until_script("return performance.getEntriesByType('resource').some((one) => one.name.endsWith('.wasm'))")
            .await;
        portal.wire().on_request(|asked| {
            if asked.path() == "/api/v1/thread" {
                Fate::HangUp
            } else {
                Fate::Pass
            }
        });
        phone.browser.tap("#return-continue").await;
        assert_eq!(
            phone.browser.text("#code-entry-error").await,
            sentence("cs", "code-no-connection")
        );
        portal.wire().be_honest();
        phone.browser.tap("#return-continue").await;
        phone.browser.see("#status-state").await;
        assert_eq!(phone.show_messages().await, [TEXT]);
    });
}

/// The beginning of a sentence, as far as it is the same whatever is put into it.
fn first_words(id: &str) -> String {
    sentence("cs", id)
        .split(['{', '.', ','])
        .next()
        .unwrap()
        .trim()
        .to_owned()
}

#[test]
fn the_portals_error_is_not_a_lost_connection() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        phone.prepare().await;
        portal.wire().on_answer(|asked, answer| {
            if is_sending(asked) {
                answer.status = hyper::StatusCode::BAD_REQUEST;
                answer.set_json(
                    &json!({ "error": { "code": "malformed_request", "message": "Takhle ne.", "field": null } }),
                );
            }
            Fate::Pass
        });
        phone.send(TEXT).await;
        assert_eq!(phone.is_stopped().await, "Takhle ne.");
        phone.browser.tap("#stop-back").await;
        assert_eq!(
            phone
                .browser
                .script("return document.querySelector('#message').value")
                .await,
            TEXT
        );
    });
}
