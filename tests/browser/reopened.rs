//! A tab that was closed is opened again, and a session that was ended is restored: nothing comes back of a visit.

use ozvise_tests::{Browser, Portal, Screen};
use serde_json::json;

use crate::actors::Phone;
use crate::after::{assert_tells_nothing, visit_with};
use crate::exit::is_out;
use crate::in_the_browser;

/// Left by the exit: what comes back is where the exit has led, and the page from before the visit behind it.
async fn nothing_comes_back_after_the_exit(portal: &Portal, phone: &Phone) {
    let browser = &phone.browser;
    visit_with(portal, phone).await;
    browser.tap("#exit").await;
    is_out(portal, browser).await;
    browser.close_and_reopen_tab().await;
    is_out(portal, browser).await;
    browser.driver().back().await.unwrap();
    let address = browser.driver().current_url().await.unwrap();
    assert_eq!(address.as_str(), portal.elsewhere().page("/noviny"));
}

/// Closed in the middle of a text, without the exit: what comes back is a page that nobody has touched.
async fn a_fresh_page_comes_back_without_it(portal: &Portal, phone: &Phone) {
    visit_with(portal, phone).await;
    phone.browser.close_and_reopen_tab().await;
    assert_is_fresh(&phone.browser).await;
    // Back within that tab leads past the visit.
    phone.browser.driver().back().await.unwrap();
    let address = phone.browser.driver().current_url().await.unwrap();
    assert_eq!(address.as_str(), portal.elsewhere().page("/noviny"));
}

async fn assert_is_fresh(browser: &Browser) {
    browser.see("#start-writing").await;
    let loaded = "return document.readyState === 'complete' && !document.querySelector('#start-writing').disabled";
    browser.until_script(loaded).await;
    assert_tells_nothing(browser).await;
    let typed = "return [...document.querySelectorAll('textarea, input, select')]
        .filter(({ type, value, checked }) => type === 'radio' ? checked : value).map(({ id, value }) => `${id}: ${value}`)";
    assert_eq!(browser.script(typed).await, json!([]));
}

#[test]
fn a_closed_tab_of_chromium() {
    in_the_browser(async |portal| {
        let phone = || async { Phone::with(Browser::open_reopening(Screen::Desk).await, &portal) };
        nothing_comes_back_after_the_exit(&portal, &phone().await).await;
        a_fresh_page_comes_back_without_it(&portal, &phone().await).await;
    });
}

#[test]
fn a_closed_tab_of_firefox() {
    in_the_browser(async |portal| {
        let phone = || async { Phone::with(Browser::firefox(None).await, &portal) };
        nothing_comes_back_after_the_exit(&portal, &phone().await).await;
        a_fresh_page_comes_back_without_it(&portal, &phone().await).await;
    });
}

/// The browser is closed in the middle of a text and started again with its tabs, as after a crash of the phone.
#[test]
fn a_restored_session_shows_a_fresh_page() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        visit_with(&portal, &phone).await;
        let restored = Browser::restore(Screen::Phone, phone.browser.close().await).await;
        look_at_tab(&restored, &portal).await;
        assert_is_fresh(&restored).await;

        let phone = Phone::with(Browser::firefox(None).await, &portal);
        visit_with(&portal, &phone).await;
        let restored = Browser::firefox(Some(phone.browser.close().await)).await;
        look_at_tab(&restored, &portal).await;
        assert_is_fresh(&restored).await;
    });
}

/// Goes to the restored tab: there may be an empty one besides.
async fn look_at_tab(browser: &Browser, portal: &Portal) {
    let own = format!("{}/", portal.origin());
    let mut rhythm = tokio::time::interval(std::time::Duration::from_millis(100));
    let looking = async {
        loop {
            rhythm.tick().await;
            for tab in browser.driver().windows().await.unwrap() {
                if browser.driver().switch_to_window(tab).await.is_ok()
                    && browser
                        .driver()
                        .current_url()
                        .await
                        .is_ok_and(|url| url.as_str() == own)
                {
                    return;
                }
            }
        }
    };
    let deadline = std::time::Duration::from_secs(30);
    tokio::time::timeout(deadline, looking)
        .await
        .expect("the tab is restored");
}
