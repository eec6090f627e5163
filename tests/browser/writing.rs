//! Before and while writing: danger comes first and stops nobody; what is told besides reaches the centre, and nobody else.

use ozvise_tests::Canary;
use serde_json::json;

use crate::actors::{Desk, Phone, sentence};
use crate::in_the_browser;
use crate::traces::assert_no_canary_was_sent;

const TIMES: &str = "Jen v úterý dopoledne, kanárek-čas.";
const UNMENTIONED: &str = "Stěhování k sestře, kanárek-plán.";

#[test]
fn danger_shows_the_numbers_first_and_never_stops_the_writing() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        phone.begin("victim").await;
        phone.choose_place("CZ010", None).await;
        browser.tap("#centre-continue").await;
        browser.tap("#before-danger").await;
        browser.see("#danger-continue").await;
        let numbers = "return [...document.querySelectorAll('main a[href^=\"tel:\"]')]
            .filter((link) => link.checkVisibility()).map((link) => link.getAttribute('href'))";
        assert_eq!(
            browser.script(numbers).await,
            json!(["tel:158", "tel:112", "tel:155", "tel:116006"])
        );
        let before_all_else =
            "return document.querySelector('[data-screen=danger] .numbers').getBoundingClientRect().bottom
            < document.querySelector('#danger-continue').getBoundingClientRect().top";
        assert_eq!(browser.script(before_all_else).await, true);
        browser.tap("#danger-continue").await;
        phone.confirm_code().await;
        phone.send("Je za dveřmi.").await;
        phone.is_sent().await;

        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        desk.open_thread(1).await;
        desk.browser
            .read(
                "#thread-pinned [data-note='danger']",
                &sentence("cs", "note-danger-now"),
            )
            .await;
        assert_eq!(desk.messages().await, ["Je za dveřmi."]);
    });
}

#[test]
fn what_is_told_besides_is_pinned_for_staff_and_the_latest_counts() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        phone.prepare().await;
        browser.type_into("#message", "Potřebuji poradit.").await;
        browser.tap("#write-notes summary").await;
        browser.tap("#edit-safe-times").await;
        browser.type_into("#safe-times", TIMES).await;
        browser.tap("#safe-times-done").await;
        browser.read("#safe-times-told", TIMES).await;
        browser.tap("#edit-unmentioned").await;
        browser.type_into("#unmentioned", UNMENTIONED).await;
        browser.tap("#unmentioned-done").await;
        browser.tap("#send").await;
        phone.is_sent().await;
        // Said once: a further message does not repeat it, and can change it.
        browser.tap("#add-message").await;
        browser.tap("#write-notes summary").await;
        browser.read("#safe-times-told", &sentence("cs", "note-untold")).await;
        browser.tap("#edit-safe-times").await;
        browser.type_into("#safe-times", "Už jen ve čtvrtek.").await;
        browser.tap("#safe-times-skip").await;
        browser.tap("#edit-safe-times").await;
        browser.type_into("#safe-times", "Kdykoli\nv noci.").await;
        browser.tap("#safe-times-done").await;
        phone.send("A ještě něco.").await;
        phone.is_sent().await;

        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        desk.open_thread(1).await;
        desk.browser
            .read("#thread-pinned [data-note='safe-times'] dd", "Kdykoli v noci.")
            .await;
        desk.browser
            .read("#thread-pinned [data-note='unmentioned'] dd", UNMENTIONED)
            .await;
        assert_eq!(desk.messages().await, ["Potřebuji poradit.", "A ještě něco."]);
        let canaries = [TIMES, UNMENTIONED].map(|word| Canary::new(word, word));
        assert_no_canary_was_sent(&portal, canaries.to_vec());
    });
}

#[test]
fn a_text_that_only_looks_like_a_note_stays_whole() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        let texts = ["① nejdřív křik\n② potom ticho\n\nA konec.", "První: věta.\n\nDruhá."];
        somebody.open_thread("praha", texts[0]).await.unwrap();
        somebody.write(texts[1]).await.unwrap();
        let phone = Phone::take(&portal).await;
        phone.come_back(&somebody.code()).await;
        assert_eq!(phone.show_messages().await, [texts[1], texts[0]]);
    });
}
