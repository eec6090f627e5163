//! Finding one's way in the conversations: by single keys, and by a search that asks nobody.

use std::time::Duration;

use ozvise_tests::{Portal, Screen};
use serde_json::json;
use thirtyfour::prelude::Key;

use crate::actors::{Desk, press, sentence, texts};
use crate::axe::{assert_accessible, checked_desk_on};
use crate::in_the_browser;

const FOCUSED: &str = "return document.activeElement.dataset.number ?? document.activeElement.id";

/// Three threads, the first with this text.
async fn three_threads(portal: &Portal, words: &str) {
    for seed in 1..=3 {
        let text = if seed == 1 { words } else { "Kanárek píše." };
        portal.reporter(seed).open_thread("praha", text).await.unwrap();
    }
}

#[test]
fn single_keys_do_what_is_done_many_times_a_day() {
    in_the_browser(async |portal| {
        three_threads(&portal, "Mám strach.").await;
        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        let browser = &desk.browser;
        press(browser, "j").await;
        assert_eq!(browser.script(FOCUSED).await, "1");
        press(browser, "jj").await;
        press(browser, "k").await;
        assert_eq!(browser.script(FOCUSED).await, "2");
        press(browser, "o").await;
        browser.read("#thread-title", "Č. 2").await;
        press(browser, "t").await;
        browser.read("#hands-state", &sentence("cs", "hands-own")).await;
        press(browser, "3").await;
        browser.see("#filters [data-filter='mine'][aria-pressed='true']").await;
        press(browser, "1").await;
        browser.see("#filters [data-filter='open'][aria-pressed='true']").await;

        // In a field they are letters.
        press(browser, "r").await;
        assert_eq!(browser.script(FOCUSED).await, "reply");
        press(browser, "jkort1/?l").await;
        let typed = "return document.querySelector('#reply').value";
        assert_eq!(browser.script(typed).await, "jkort1/?l");
        assert_eq!(browser.text("#thread-title").await, "Č. 2");

        browser.script("document.activeElement.blur()").await;
        press(browser, "?").await;
        browser.see("#keys-help").await;
        assert_eq!(browser.script(FOCUSED).await, "keys-title");
        // Off, and still off when the page is loaded again; what opens the overview is there without a key.
        browser.tap("label:has(#keys-on)").await;
        press(browser, Key::Escape).await;
        press(browser, "j").await;
        assert_eq!(browser.script(FOCUSED).await, "keys-open");
        desk.reload().await;
        browser.see("#thread-list .thread-item").await;
        press(browser, "j").await;
        assert_eq!(
            browser
                .script("return document.activeElement.dataset.number ?? ''")
                .await,
            ""
        );
        browser.tap("#keys-open").await;
        browser.tap("label:has(#keys-on)").await;
        browser.tap("#keys-close").await;
        press(browser, "/").await;
        assert_eq!(browser.script(FOCUSED).await, "search");
        browser.script("document.activeElement.blur()").await;
        press(browser, "l").await;
        browser.see("#unlock-password").await;
    });
}

/// What the browser has asked the portal's API for since a moment, by method and path.
fn asked_since(portal: &Portal, start: usize) -> Vec<String> {
    let exchanges = portal.wire().exchanges();
    let asked = exchanges[start..].iter().map(|one| &one.asked);
    let api = asked.filter(|asked| asked.path().starts_with("/api/v1/") && !asked.path().ends_with("/events"));
    api.map(|asked| format!("{} {}", asked.method, asked.target.trim_start_matches("/api/v1")))
        .collect()
}

#[test]
fn the_search_reads_own_threads_and_tells_nobody_what_for() {
    in_the_browser(async |portal| {
        let words = "Včera večer přišel opilý a křičel na děti, potom odešel a vrátil se až ráno.";
        three_threads(&portal, words).await;
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        anna.claim(1).await.unwrap();
        anna.claim(2).await.unwrap();
        // The next code of the authenticator.
        portal.clock().advance(Duration::from_secs(30));
        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        let browser = &desk.browser;
        desk.open_thread(3).await;
        browser.tap("#search-part > summary").await;
        let start = portal.wire().exchanges().len();
        browser.type_into("#search", "KRICEL na").await;
        browser.tap("#search-start").await;
        let all = sentence("cs", "search-found");
        browser.read("#search-state", "Nalezeno na jednom místě.").await;
        assert!(all.contains("[one]"), "{all}");
        browser.read("#search-state", "Prohledané jsou 3 konverzace.").await;
        assert_eq!(browser.text("#search-results strong").await, "Č. 1");
        assert_eq!(texts(browser, "#search-results mark").await, ["křičel na"]);
        let shown = texts(browser, "#search-results .search-words").await;
        assert!(shown[0].contains("opilý a křičel na děti"), "{shown:?}");

        // Only what reading would have asked for, with the looks for danger and for proposals that the page takes by itself, and
        // nowhere what was looked for.
        let asked = asked_since(&portal, start);
        let reading = |one: &String| {
            one == "GET /staff/threads?filter=mine"
                || ["1", "2", "3"].iter().any(|number| {
                    one == &format!("GET /staff/threads/{number}")
                        || one == &format!("GET /staff/threads/{number}?look=true")
                        || one == &format!("GET /staff/threads/{number}/messages?after=0")
                        || one == &format!("GET /staff/threads/{number}/notes?after=0")
                        || one == &format!("POST /staff/threads/{number}/opened")
                        || one == &format!("POST /staff/threads/{number}/notebook")
                        || one == &format!("POST /staff/threads/{number}/label")
                })
                || one.starts_with("GET /staff/threads?filter=open")
                || one == "GET /staff/links"
                || one.starts_with("GET /staff/labels?")
        };
        assert!(asked.iter().all(reading), "{asked:?}");
        assert!(
            asked.contains(&"GET /staff/threads/1/messages?after=0".to_owned()),
            "{asked:?}"
        );
        for exchange in &portal.wire().exchanges()[start..] {
            let sent = format!(
                "{}{}",
                String::from_utf8_lossy(&exchange.asked.body),
                exchange.asked.target
            );
            assert!(!sent.to_lowercase().contains("kricel"), "{sent}");
        }

        browser.tap("#search-results button").await;
        browser.read("#thread-title", "Č. 1").await;
        desk.sees("křičel na děti").await;
        // What is searched again is not fetched again.
        let start = portal.wire().exchanges().len();
        browser.type_into("#search", "kanarek").await;
        browser.tap("#search-start").await;
        browser.read("#search-state", "Nalezeno na 2 místech.").await;
        let asked = asked_since(&portal, start);
        assert!(
            asked.contains(&"GET /staff/threads?filter=mine".to_owned()),
            "{asked:?}"
        );
        assert!(asked.iter().all(|one| !one.contains("/messages")), "{asked:?}");

        browser.tap("#lock").await;
        browser.see("#unlock-password").await;
        let left =
            "return document.querySelector('#search').value + document.querySelector('#search-results').textContent
            + document.querySelector('#search-state').textContent";
        assert_eq!(browser.script(left).await, "");
        let traces = browser.traces().await;
        let kept: Vec<_> = traces.iter().filter(|one| !one.starts_with("cookie")).collect();
        assert!(kept.is_empty(), "nothing is kept on the device: {kept:?}");
    });
}

#[test]
fn nothing_is_found_where_nothing_is() {
    in_the_browser(async |portal| {
        three_threads(&portal, "Mám strach.").await;
        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        desk.browser.tap("#search-part > summary").await;
        desk.browser.type_into("#search", "x").await;
        desk.browser.tap("#search-start").await;
        desk.browser
            .read("#search-error", &sentence("cs", "search-short"))
            .await;
        desk.browser.type_into("#search", "strach").await;
        desk.browser.tap("#search-start").await;
        // The thread is nobody's and was not opened.
        desk.browser.read("#search-state", "Nalezeno na 0 místech.").await;
    });
}

#[test]
fn keys_and_search_are_accessible_on_a_phone_and_at_a_desk() {
    in_the_browser(async |portal| {
        three_threads(&portal, "Mám strach.").await;
        for screen in [Screen::Phone, Screen::Desk] {
            let account = portal.staff_account("praha", usize::from(screen == Screen::Desk));
            let desk = checked_desk_on(screen, &portal, account).await;
            let browser = &desk.browser;
            browser.see("#thread-list .thread-item").await;
            desk.open_thread(1).await;
            if screen == Screen::Phone {
                browser.tap("#thread-back").await;
            }
            browser.tap("#search-part > summary").await;
            browser.type_into("#search", "strach").await;
            browser.tap("#search-start").await;
            browser.see("#search-results button").await;
            browser.tap("#keys-open").await;
            browser.see("#keys-help").await;
            assert_accessible(browser, "keys and search").await;
            let small = "return [...document.querySelectorAll(
                  ':is(.search, .keys-help, .inbox-list) :is(button, input:not([type=checkbox]), summary, label.choice)')]
                .filter((pressed) => pressed.checkVisibility() && pressed.getBoundingClientRect().height < 44)
                .map((pressed) => `${pressed.id}.${pressed.className}`)";
            assert_eq!(browser.script(small).await, json!([]));
        }
    });
}
