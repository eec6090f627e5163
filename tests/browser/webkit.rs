//! The main journey, the exit and the history in WebKitGTK, whose engine is Safari's.

use ozvise_tests::{Browser, Fate};

use crate::actors::Phone;
use crate::after::{assert_tells_nothing, visit_with};
use crate::exit::is_out;
use crate::in_the_browser;
use crate::journey::writes_and_comes_back;

#[test]
fn somebody_writes_and_comes_back_in_webkit() {
    in_the_browser(async |portal| {
        let phone = Phone::with(Browser::webkit().await, &portal);
        writes_and_comes_back(&phone, "Píšu z telefonu s jablkem.").await;
    });
}

#[test]
fn webkit_goes_back_past_the_portal_after_the_exit() {
    in_the_browser(async |portal| {
        let phone = Phone::with(Browser::webkit().await, &portal);
        visit_with(&portal, &phone).await;
        phone.browser.tap("#exit").await;
        is_out(&portal, &phone.browser).await;
        phone.browser.driver().back().await.unwrap();
        let back = "return location.pathname === '/noviny'";
        phone.browser.until_script(back).await;
        let address = phone.browser.driver().current_url().await.unwrap();
        assert_eq!(address.as_str(), portal.elsewhere().page("/noviny"));
        phone.browser.driver().forward().await.unwrap();
        is_out(&portal, &phone.browser).await;
    });
}

/// Left by the way of the browser instead of the exit. WebKit keeps the page as it is for Back. Its driver loses sight of every
/// page with a `Cross-Origin-Opener-Policy` that is gone back to, also of an empty one, so the wire takes that header away: what
/// is told here is what the page does when it is shown again.
#[test]
fn webkit_shows_a_fresh_page_to_whoever_goes_back_to_the_visit() {
    in_the_browser(async |portal| {
        portal.wire().on_answer(|_, answer| {
            answer.headers.remove("cross-origin-opener-policy");
            Fate::Pass
        });
        let phone = Phone::with(Browser::webkit().await, &portal);
        visit_with(&portal, &phone).await;
        phone.browser.go(&portal.elsewhere().page("/sport")).await;
        phone.browser.driver().back().await.unwrap();
        phone.browser.see("#start-writing").await;
        assert_tells_nothing(&phone.browser).await;
    });
}
