//! After the exit: the history, the way back, the closed tab, the next start of the browser.

use ozvise_tests::{Browser, Portal};
use serde_json::json;

use crate::actors::Phone;
use crate::exit::is_out;
use crate::in_the_browser;

const TEXT: &str = "Bojím se jít domů, kanárek-historie.";

/// The addresses of the tab's history, oldest first.
async fn entries(browser: &Browser) -> Vec<String> {
    let history = browser.cdp("Page.getNavigationHistory", json!({})).await;
    let entries = history["entries"].as_array().expect("a list").iter();
    entries
        .map(|entry| entry["url"].as_str().expect("an address").to_owned())
        .collect()
}

/// Comes from another site, writes, sends, comes back to read, all in one tab.
async fn visit(portal: &Portal) -> Phone {
    let phone = Phone::take(portal).await;
    visit_with(portal, &phone).await;
    phone
}

/// The same with a phone that is given.
pub(crate) async fn visit_with(portal: &Portal, phone: &Phone) {
    phone.browser.go(&portal.elsewhere().page("/noviny")).await;
    phone.load("/").await;
    phone.prepare().await;
    phone.send(TEXT).await;
    phone.is_sent().await;
    phone.browser.tap("#sent-messages, #add-message").await;
    phone.browser.see("#message").await;
    phone
        .browser
        .type_into("#message", "A ještě něco, kanárek-rozepsané.")
        .await;
}

/// What the page shows and holds. Nothing of the visit may be among it.
pub(crate) async fn assert_tells_nothing(browser: &Browser) {
    let told = browser
        .script("return document.documentElement.innerHTML + [...document.querySelectorAll('textarea, input')].map(({ value }) => value)")
        .await;
    assert!(!told.as_str().expect("a text").contains("kanárek"), "{told}");
}

#[test]
fn the_way_back_leads_past_the_portal() {
    in_the_browser(async |portal| {
        let phone = visit(&portal).await;
        let browser = &phone.browser;
        browser.tap("#exit").await;
        is_out(&portal, browser).await;
        let left: Vec<String> = entries(browser).await;
        let elsewhere = portal.elsewhere();
        assert_eq!(
            left[left.len() - 2..],
            [elsewhere.page("/noviny"), elsewhere.page("/pocasi")]
        );
        assert!(
            !left.iter().any(|address| address.starts_with(&portal.origin())),
            "{left:?}"
        );
        browser.driver().back().await.unwrap();
        let address = browser.driver().current_url().await.unwrap();
        assert_eq!(address.as_str(), elsewhere.page("/noviny"));
        browser.driver().forward().await.unwrap();
        is_out(&portal, browser).await;
    });
}

#[test]
fn the_way_back_leads_past_the_portal_when_the_exit_is_pressed_on_another_page_of_it() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        browser.go(&portal.elsewhere().page("/noviny")).await;
        phone.load("/").await;
        for link in ["a[href='/napoveda']", "a[href='/kontakty']", "a[href='/']"] {
            browser.tap(link).await;
            browser.until_script("return document.readyState === 'complete'").await;
        }
        browser.tap("#exit").await;
        is_out(&portal, browser).await;
        let left = entries(browser).await;
        assert!(
            !left.iter().any(|address| address.starts_with(&portal.origin())),
            "{left:?}"
        );
    });
}

/// Left by typing another address instead of the exit: the visit is one entry, and going back to it shows a fresh page.
#[test]
fn going_back_without_the_exit_shows_a_fresh_page() {
    in_the_browser(async |portal| {
        let phone = visit(&portal).await;
        let browser = &phone.browser;
        browser.go(&portal.elsewhere().page("/sport")).await;
        let own = entries(browser)
            .await
            .iter()
            .filter(|address| address.starts_with(&portal.origin()))
            .count();
        assert_eq!(own, 1, "the visit is one entry");
        browser.driver().back().await.unwrap();
        browser.see("#start-writing").await;
        assert_tells_nothing(browser).await;
    });
}

/// The browser itself decides which pages it keeps as they are for Back; here it says that it has kept this one.
#[test]
fn a_page_that_the_browser_has_kept_is_blank_and_starts_afresh() {
    in_the_browser(async |portal| {
        let phone = visit(&portal).await;
        let browser = &phone.browser;
        let left = browser
            .script(
                "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
                 globalThis.kept = true;
                 return [document.documentElement.classList.contains('blank'), document.body.children.length]",
            )
            .await;
        assert_eq!(left, json!([true, 0]));
        assert_tells_nothing(browser).await;
        browser
            .script("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
            .await;
        browser
            .until_script("return !globalThis.kept && Boolean(document.querySelector('#start-writing'))")
            .await;
        assert_tells_nothing(browser).await;
    });
}
