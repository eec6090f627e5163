//! With scripts switched off every page can be read, says why writing needs more, and leads to the centres and their numbers.

use ozvise_tests::Portal;
use serde_json::json;
use thirtyfour::By;

use crate::actors::Phone;
use crate::in_the_browser;

/// A phone in which no page runs a script.
async fn phone_without_scripts(portal: &Portal) -> Phone {
    let phone = Phone::take(portal).await;
    phone
        .browser
        .cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }))
        .await;
    phone
}

#[test]
fn the_first_page_says_what_does_not_work_and_leads_to_the_centres() {
    in_the_browser(async |portal| {
        let phone = phone_without_scripts(&portal).await;
        let browser = &phone.browser;
        for (home, why) in [("/", "šifrujeme"), ("/en/", "encrypt")] {
            phone.load(home).await;
            browser.read("noscript .note", why).await;
            for number in ["158", "112", "155", "116006"] {
                browser.see(&format!("a[href='tel:{number}']")).await;
            }
            for button in ["#start-writing", "#have-code"] {
                let button = browser.driver().find(By::Css(button)).await.unwrap();
                assert!(!button.is_displayed().await.unwrap(), "a button that does nothing");
            }
            browser.see(&format!("noscript a[href='{home}kontakty']")).await;
        }
    });
}

#[test]
fn the_centres_stand_by_region_and_district_with_what_reaches_them() {
    in_the_browser(async |portal| {
        let phone = phone_without_scripts(&portal).await;
        let browser = &phone.browser;
        phone.load("/kontakty").await;
        let page = browser.text("main").await;
        for told in ["Hlavní město Praha", "Jihočeský kraj", "Tábor"] {
            assert!(page.contains(told), "{told} is not to be read");
        }
        let centres = browser.driver().find_all(By::Css("main article.centre")).await.unwrap();
        assert!(centres.len() >= 14, "a centre for every region");
        for centre in centres {
            let name = centre.text().await.unwrap();
            let reached = centre.find(By::Css("a[href^='tel:'], a[href^='mailto:']")).await;
            assert!(reached.is_ok(), "nobody can reach {name}");
        }
    });
}

#[test]
fn the_other_pages_are_read_as_ever() {
    in_the_browser(async |portal| {
        let phone = phone_without_scripts(&portal).await;
        for path in ["/napoveda", "/stiznosti", "/pristupnost", "/nikde"] {
            phone.load(path).await;
            let heading = phone.browser.text("main h1").await;
            assert!(!heading.is_empty(), "{path}");
            phone.browser.see("#exit").await;
            phone.browser.see("footer a[href='tel:116006']").await;
        }
    });
}
