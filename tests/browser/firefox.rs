//! The main journey and the exit in Firefox.

use ozvise_tests::Browser;

use crate::actors::Phone;
use crate::exit::is_out;
use crate::in_the_browser;
use crate::journey::writes_and_comes_back;
use crate::profile::{assert_knows_nothing, personal, whole_visit};

#[test]
fn somebody_writes_and_comes_back_in_firefox() {
    in_the_browser(async |portal| {
        let phone = Phone::with(Browser::firefox(None).await, &portal);
        writes_and_comes_back(&phone, "Píšu z jiného prohlížeče.").await;
    });
}

#[test]
fn firefox_keeps_nothing_but_the_visit_and_goes_back_past_it() {
    in_the_browser(async |portal| {
        let phone = Phone::with(Browser::firefox(None).await, &portal);
        let before = portal.elsewhere().page("/noviny");
        phone.browser.go(&before).await;
        let canaries = whole_visit(&portal, &phone).await;
        phone.browser.tap("#exit").await;
        is_out(&portal, &phone.browser).await;
        phone.browser.driver().back().await.unwrap();
        assert_eq!(phone.browser.driver().current_url().await.unwrap().as_str(), before);
        phone.browser.driver().forward().await.unwrap();
        is_out(&portal, &phone.browser).await;
        let profile = phone.browser.close().await;
        let visited = assert_knows_nothing(canaries, profile.path(), &portal);
        assert!(
            visited.contains(&"places.sqlite".to_owned()),
            "the scan reads the profile: {visited:?}"
        );
        // An entry that Firefox is just writing when it is told to clear may stay. Nothing personal is in it: that was
        // looked for in every file.
        let left = visited.iter().filter(|file| file.contains("cache2/entries")).count();
        assert!(left <= 1, "{visited:?}");

        let browser = Browser::firefox(Some(profile)).await;
        let restored = browser.driver().current_url().await.unwrap();
        assert!(!restored.as_str().starts_with(&portal.origin()), "{restored}");
    });
}

/// Left by the way of the browser instead of the exit: Back shows a fresh page, and the profile holds nothing that was
/// shown or typed, although Firefox writes down what stands in fields while they are filled in.
#[test]
fn firefox_writes_down_nothing_that_was_typed() {
    in_the_browser(async |portal| {
        let phone = Phone::with(Browser::firefox(None).await, &portal);
        let canaries = whole_visit(&portal, &phone).await;
        phone.browser.go(&portal.elsewhere().page("/sport")).await;
        phone.browser.driver().back().await.unwrap();
        phone.browser.see("#start-writing").await;
        let held =
            "return [...document.querySelectorAll('textarea, input[type=text]')].map(({ value }) => value).join('')";
        assert_eq!(phone.browser.script(held).await, "");
        let profile = phone.browser.close().await;
        assert_knows_nothing(personal(&canaries), profile.path(), &portal);
    });
}
