//! What a visit leaves: on the phone, on the wire, in the network.

use ozvise_tests::{Browser, Canary, Portal, Scan};

use crate::actors::Phone;
use crate::in_the_browser;

/// No cookie, no storage, no cache, no worker.
pub(crate) async fn assert_nothing_is_left(browser: &Browser) {
    assert_eq!(browser.traces().await, [""; 0]);
}

/// The browser has asked the portal and nobody else.
pub(crate) async fn assert_only_the_portal_was_asked(portal: &Portal, browser: &Browser) {
    let requested = browser.requested().await;
    assert!(!requested.is_empty(), "the network log is empty");
    let own = format!("{}/", portal.origin());
    let foreign: Vec<&String> = requested.iter().filter(|url| !url.starts_with(&own)).collect();
    assert!(foreign.is_empty(), "other places were asked: {foreign:?}");
}

/// None of the words has left any browser, in any encoding, in any part of a request, and none came from the server.
pub(crate) fn assert_no_canary_was_sent(portal: &Portal, canaries: Vec<Canary>) {
    let mut scan = Scan::for_all(canaries);
    for exchange in portal.wire().exchanges() {
        scan.bytes(
            &format!("{} {}", exchange.asked.method, exchange.asked.target),
            &exchange.asked.bytes(),
        );
        if let Some(answer) = exchange.answer {
            scan.bytes("an answer", &answer.bytes());
        }
    }
    scan.assert_clean();
}

#[test]
fn every_public_page_is_quiet_and_asks_nobody_else() {
    in_the_browser(async |portal| {
        for path in [
            "/",
            "/en/",
            "/kontakty",
            "/en/kontakty",
            "/napoveda",
            "/en/napoveda",
            "/dotaznik",
            "/en/dotaznik",
            "/stiznosti",
            "/en/stiznosti",
            "/pristupnost",
            "/en/pristupnost",
            "/tym",
            "/en/tym",
            "/tym/prirucka",
            "/en/tym/prirucka",
            "/nikde",
        ] {
            let phone = Phone::take(&portal).await;
            phone.load(path).await;
            phone
                .browser
                .until_script("return document.readyState === 'complete'")
                .await;
            assert_eq!(phone.browser.script("return document.title").await, "Ozvi se", "{path}");
            assert_nothing_is_left(&phone.browser).await;
            assert_only_the_portal_was_asked(&portal, &phone.browser).await;
            let expected = if path == "/nikde" { 1 } else { 0 };
            let complaints: Vec<String> = phone
                .browser
                .complaints()
                .await
                .into_iter()
                .filter(|line| !line.contains("/staff/session"))
                .collect();
            assert_eq!(complaints.len(), expected, "{path}: {complaints:?}");
        }
    });
}
