//! A part of the staff's page that cannot be loaded when it is opened first: the page says so, nothing is lost, and it can be
//! tried again.

use ozvise_tests::{Asked, Browser, Fate, Portal, Screen};

use crate::actors::{Desk, sentence};
use crate::axe::{assert_comfortable, checked_desk};
use crate::in_the_browser;

/// Loses every question for a script of the staff's page in whose path `part` stands.
fn lose_scripts(portal: &Portal, part: &'static str) {
    let is_lost = move |asked: &Asked| asked.path().contains("/js/staff/") && asked.path().contains(part);
    portal
        .wire()
        .on_request(move |asked| if is_lost(asked) { Fate::HangUp } else { Fate::Pass });
}

async fn draft(desk: &Desk) -> serde_json::Value {
    desk.browser
        .script("return document.querySelector('#reply').value")
        .await
}

#[test]
fn an_area_is_loaded_once_there_is_a_connection_again() {
    in_the_browser(async |portal| {
        portal.reporter(1).open_thread("praha", "Pomozte.").await.unwrap();
        let desk = checked_desk(&portal, portal.staff_account("praha", 1)).await;
        let browser = &desk.browser;
        desk.open_thread(1).await;
        browser.type_into("#reply", "Rozepsaná odpověď.").await;

        portal.wire().on_request(|_| Fate::HangUp);
        browser.tap("#areas [data-area='audit']").await;
        browser.see("[data-screen='missing'] h1").await;
        assert_comfortable(browser, "an area that is missing").await;
        let chosen = "return document.querySelector('#areas [aria-current]').dataset.area";
        assert_eq!(browser.script(chosen).await, "audit");
        // The other areas are there.
        portal.wire().be_honest();
        desk.go_to("inbox").await;
        assert_eq!(draft(&desk).await, "Rozepsaná odpověď.");

        // All but one of its scripts come.
        lose_scripts(&portal, "audit-words");
        browser.tap("#areas [data-area='audit']").await;
        browser.see("[data-screen='missing'] h1").await;
        browser.tap("#missing-again").await;
        browser
            .until_script("return !document.querySelector('#missing-again[aria-busy]')")
            .await;
        browser.see("[data-screen='missing'] h1").await;
        portal.wire().be_honest();
        browser.tap("#missing-again").await;
        browser.see("#audit-lines tr").await;
        desk.go_to("inbox").await;
        assert_eq!(draft(&desk).await, "Rozepsaná odpověď.");
        desk.send_reply().await;
        desk.sees("Rozepsaná odpověď.").await;
    });
}

#[test]
fn the_first_area_is_loaded_once_there_is_a_connection_again() {
    in_the_browser(async |portal| {
        portal.reporter(1).open_thread("praha", "Pomozte.").await.unwrap();
        let desk = Desk::sit_down(&portal, portal.staff_account("praha", 0)).await;
        lose_scripts(&portal, "inbox-area");
        desk.submit_sign_in(&portal).await;
        desk.browser.see("#missing-again").await;
        portal.wire().be_honest();
        desk.browser.tap("#missing-again").await;
        assert_eq!(desk.open_thread(1).await, sentence("cs", "verdict-sound"));
    });
}

#[test]
fn an_invitation_is_redeemed_once_there_is_a_connection_again() {
    in_the_browser(async |portal| {
        let head = Desk::sign_in(&portal, portal.staff_account("praha", 1)).await;
        head.go_to("colleagues").await;
        let link = head.invite("counsellor", "Klára Nová").await;
        let browser = Browser::open(Screen::Phone).await;
        lose_scripts(&portal, "invitation");
        browser.go(&link).await;
        browser.see("#missing-again").await;
        portal.wire().be_honest();
        browser.tap("#missing-again").await;
        browser.see("#invitation-begin").await;
    });
}
