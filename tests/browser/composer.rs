//! Between writing a reply and sending it: ready-made texts, places to fill in, what could give something away, and the look at
//! what goes out.

use std::time::Duration;

use ozvise_tests::{Browser, Call, Fate, Portal, Screen};
use serde_json::json;
use thirtyfour::prelude::Key;

use crate::actors::{Desk, press, sentence, switch_language, texts};
use crate::axe::{assert_accessible, checked_desk_on};
use crate::in_the_browser;

/// After this long the authenticator shows another code, and each serves once.
const A_CODE: Duration = Duration::from_secs(30);

/// How many messages the server was given by staff.
fn sent(portal: &Portal) -> usize {
    let exchanges = portal.wire().exchanges();
    let posted = |asked: &ozvise_tests::Asked| asked.method == "POST" && asked.path().ends_with("/messages");
    exchanges
        .iter()
        .filter(|one| posted(&one.asked) && one.asked.path().contains("/staff/"))
        .count()
}

/// A thread whose writer has told when it is safe to read, and a counsellor who has it open.
async fn at_a_thread(portal: &Portal) -> Desk {
    let words = "② Kdy je bezpečné číst: jen dopoledne\n③ O čem nepsat: o práci\n\nMám strach.";
    portal.reporter(1).open_thread("praha", words).await.unwrap();
    let desk = Desk::sign_in(portal, portal.staff_account("praha", 0)).await;
    desk.open_thread(1).await;
    // Chromium complains of the two answers by which the page learns that somebody has to sign in.
    desk.browser.complaints().await;
    desk
}

/// With plain spaces, as WebDriver tells texts.
async fn plain_texts(browser: &Browser, css: &str) -> Vec<String> {
    let shown = texts(browser, css).await;
    shown.iter().map(|one| one.replace('\u{a0}', " ")).collect()
}

async fn value(desk: &Desk) -> String {
    let value = desk
        .browser
        .script("return document.querySelector('#reply').value")
        .await;
    value.as_str().unwrap().to_owned()
}

async fn is_confirming(desk: &Desk) -> bool {
    desk.browser
        .script("return !document.querySelector('#confirm').hidden")
        .await
        == true
}

/// Ctrl and Enter, wherever the focus is.
async fn press_send(desk: &Desk) {
    let keys = desk.browser.driver().action_chain();
    let keys = keys.key_down(Key::Control).key_down(Key::Enter).key_up(Key::Enter);
    keys.key_up(Key::Control).perform().await.unwrap();
}

#[test]
fn a_reply_is_seen_once_more_with_what_it_could_give_away() {
    in_the_browser(async |portal| {
        let desk = at_a_thread(&portal).await;
        let browser = &desk.browser;
        let reply = "Přijďte do Kladna, zavolejte 777 123 456 nebo 116 006.\nVaše centrum";
        browser.type_into("#reply", reply).await;
        browser.tap("#reply-send").await;
        browser.see("#confirm-send").await;
        let warned = plain_texts(browser, "#confirm-warnings li").await;
        let phone = sentence("cs", "warn-phone").replace("{ $what }", "777 123 456");
        let place = sentence("cs", "warn-place").replace("{ $what }", "Kladna (Kladno)");
        assert_eq!(warned, [phone, place]);
        assert_eq!(texts(browser, "#confirm-words mark").await, ["Kladna", "777 123 456"]);
        let named = plain_texts(browser, "#confirm-notes li").await;
        assert!(named.len() == 1 && named[0].contains("116 006"), "{named:?}");
        // As the writer will see it, with what the writer has asked for beside it.
        assert_eq!(texts(browser, "#confirm-words").await, [reply]);
        let asked = texts(browser, "#confirm-pinned dd").await;
        assert_eq!(asked, ["jen dopoledne", "o práci"]);
        switch_language(browser, "en").await;
        browser
            .read("#confirm-warnings", "There is a phone number in the reply")
            .await;
        switch_language(browser, "cs").await;

        browser.tap("#confirm-back").await;
        assert_eq!((value(&desk).await, sent(&portal)), (reply.to_owned(), 0));
        let focused = "return document.activeElement.id";
        assert_eq!(browser.script(focused).await, "reply");
        browser.type_into("#reply", "Jsme tu pro vás.").await;
        browser.tap("#reply-send").await;
        browser.see("#confirm-send").await;
        assert_eq!(texts(browser, "#confirm-warnings li").await, [""; 0]);
        browser.tap("#confirm-send").await;
        desk.sees("Jsme tu pro vás.").await;
        assert_eq!((value(&desk).await, sent(&portal)), (String::new(), 1));
        assert_eq!(browser.complaints().await, [""; 0]);
    });
}

#[test]
fn keys_send_in_two_presses_and_escape_goes_back() {
    in_the_browser(async |portal| {
        let desk = at_a_thread(&portal).await;
        let browser = &desk.browser;
        browser.type_into("#reply", "Jsme tu.").await;
        press_send(&desk).await;
        browser.see("#confirm-send").await;
        press(browser, Key::Escape).await;
        assert!(!is_confirming(&desk).await);
        assert_eq!(value(&desk).await, "Jsme tu.");
        press_send(&desk).await;
        browser.see("#confirm-send").await;
        press_send(&desk).await;
        desk.sees("Jsme tu.").await;
        assert_eq!(sent(&portal), 1);
    });
}

#[test]
fn nothing_goes_out_over_a_message_that_came_while_the_reply_was_looked_at() {
    in_the_browser(async |portal| {
        let desk = at_a_thread(&portal).await;
        let browser = &desk.browser;
        browser.type_into("#reply", "Přijďte zítra.").await;
        browser.tap("#reply-send").await;
        browser.see("#confirm-send").await;
        let mut phone = portal.reporter(1);
        phone.read().await.unwrap();
        phone.write("Zítra nemůžu.").await.unwrap();
        desk.sees("Zítra nemůžu.").await;
        browser.read("#reply-notice", &sentence("cs", "reply-newer")).await;
        assert!(!is_confirming(&desk).await);
        assert_eq!((value(&desk).await, sent(&portal)), ("Přijďte zítra.".to_owned(), 0));
        desk.send_reply().await;
        desk.sees("Přijďte zítra.").await;

        // Locking ends the look too, and the reply is still there.
        browser.type_into("#reply", "Ještě něco.").await;
        browser.tap("#reply-send").await;
        browser.see("#confirm-send").await;
        browser.tap("#lock").await;
        browser.type_into("#unlock-password", &desk.account().password).await;
        let kept = "return document.querySelector('#confirm').textContent.includes('Ještě něco')";
        assert_eq!(browser.script(kept).await, false);
        browser.tap("#unlock").await;
        browser.see("#inbox-list").await;
        desk.open_thread(1).await;
        // The draft is opened in the worker.
        browser
            .until_script("return document.querySelector('#reply').value === 'Ještě něco.'")
            .await;
        desk.send_reply().await;
        desk.sees("Ještě něco.").await;
        assert_eq!(sent(&portal), 2);
    });
}

#[test]
fn without_the_names_of_places_it_is_said_that_they_were_not_looked_for() {
    in_the_browser(async |portal| {
        portal.wire().on_request(|asked| {
            if asked.path().ends_with("/places/places.txt") {
                Fate::HangUp
            } else {
                Fate::Pass
            }
        });
        let desk = at_a_thread(&portal).await;
        desk.browser.type_into("#reply", "Přijďte do Kladna.").await;
        desk.browser.tap("#reply-send").await;
        desk.browser
            .read("#confirm-notes", &sentence("cs", "confirm-unchecked"))
            .await;
        portal.wire().be_honest();
        desk.browser.tap("#confirm-back").await;
        desk.browser.tap("#reply-send").await;
        desk.browser.read("#confirm-warnings", "Kladna").await;
    });
}

#[test]
fn a_ready_made_text_is_put_in_and_kept_back_until_it_is_filled_in() {
    in_the_browser(async |portal| {
        let mut eva = portal.counsellor("praha", 1);
        eva.sign_in().await.unwrap();
        for (language, title, text) in [
            ("cs", "Pozvání", "Přijďte {den} v {hodina}."),
            ("uk", "Запрошення", "Приходьте {день}."),
        ] {
            let body = json!({ "version": 1, "language": language, "title": title, "text": text });
            eva.ask(Call::post("/staff/canned-replies", &body)).await.unwrap();
        }
        let desk = at_a_thread(&portal).await;
        let browser = &desk.browser;
        browser.type_into("#reply", "Dobrý den.").await;
        browser.tap("#canned-part > summary").await;
        browser.see(".canned-choice").await;
        assert_eq!(texts(browser, ".canned-choice strong").await, ["Pozvání", "Запрошення"]);
        browser.tap("#canned-list li:first-child button").await;
        assert_eq!(value(&desk).await, "Dobrý den.\n\nPřijďte {den} v {hodina}.");
        let selected = "const f = document.querySelector('#reply');
            return f.value.slice(f.selectionStart, f.selectionEnd)";
        assert_eq!(browser.script(selected).await, "{den}");
        press(browser, "v úterý").await;
        assert_eq!(value(&desk).await, "Dobrý den.\n\nPřijďte v úterý v {hodina}.");

        browser.tap("#reply-send").await;
        let unfilled = sentence("cs", "reply-unfilled").replace("{ $place }", "{hodina}");
        browser.read("#reply-error", &unfilled).await;
        assert_eq!(browser.script(selected).await, "{hodina}");
        assert!(!is_confirming(&desk).await);
        press(browser, "pět").await;
        desk.send_reply().await;
        desk.sees("Přijďte v úterý v pět.").await;

        // An empty reply takes the language of the text that it begins with.
        browser.tap("#canned-part > summary").await;
        browser.tap("#canned-list li:last-child button").await;
        press(browser, "завтра").await;
        desk.send_reply().await;
        desk.sees("Приходьте завтра.").await;
        let mut phone = portal.reporter(1);
        let lines = phone.read().await.unwrap();
        assert_eq!(lines.last().unwrap().text, "Приходьте завтра.");
        assert_eq!(sent(&portal), 2);
    });
}

#[test]
fn a_head_writes_texts_and_takes_over_some_to_begin_with() {
    in_the_browser(async |portal| {
        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 1)).await;
        let browser = &desk.browser;
        desk.go_to("canned").await;
        browser.see("#canned-none").await;
        browser.tap("#canned-starting > summary").await;
        let first = sentence("cs", "canned-start-received-title");
        assert_eq!(texts(browser, "#canned-starting-list strong").await.len(), 7);
        browser.tap("#canned-starting-list li:first-child button").await;
        browser.read("#canned-notice", &sentence("cs", "canned-taken")).await;
        browser.read("#canned-own", &first).await;
        assert_eq!(texts(browser, "#canned-starting-list strong").await.len(), 6);
        assert!(texts(browser, "#canned-own .canned-words").await[0].contains("{kdy}"));

        browser.tap("#canned-new").await;
        browser.tap("#canned-save").await;
        browser
            .read("#canned-name-error", &sentence("cs", "canned-title-form"))
            .await;
        browser.type_into("#canned-name", "Návštěva").await;
        browser.type_into("#canned-text", "Přijďte {kdy").await;
        browser.tap("#canned-save").await;
        browser.read("#canned-text-error", "závorka").await;
        browser.type_into("#canned-text", "Přijďte {kdy}.").await;
        browser.tap("#canned-save").await;
        browser.read("#canned-notice", &sentence("cs", "canned-saved")).await;
        browser.read("#canned-own", "Návštěva").await;

        // A colleague changes it meanwhile: what was typed stays, and the other wording is told.
        portal.clock().advance(A_CODE);
        let mut eva = portal.counsellor("praha", 1);
        eva.sign_in().await.unwrap();
        browser.tap("#canned-own li:first-child button").await;
        let listed = eva.ask(Call::get("/staff/canned-replies")).await.unwrap().json();
        let other = listed["replies"].as_array().unwrap().iter();
        let other = other.clone().find(|one| one["title"] == "Návštěva").unwrap();
        let body = json!({ "version": 1, "edition": 1, "language": "cs", "title": "Návštěva", "text": "Druhé znění." });
        let path = format!("/staff/canned-replies/{}", other["id"].as_str().unwrap());
        eva.ask(Call::post(&path, &body)).await.unwrap();
        browser.type_into("#canned-text", "Třetí znění.").await;
        browser.tap("#canned-save").await;
        browser.read("#canned-error", "Druhé znění.").await;
        let typed = "return document.querySelector('#canned-text').value";
        assert_eq!(browser.script(typed).await, "Třetí znění.");
        browser.tap("#canned-save").await;
        browser.read("#canned-own", "Třetí znění.").await;
        browser.tap("#canned-own li:first-child button").await;
        browser.tap("#canned-remove").await;
        browser.tap("#canned-remove-yes").await;
        browser.read("#canned-notice", &sentence("cs", "canned-removed")).await;
        assert_eq!(texts(browser, "#canned-own strong").await, [first]);
    });
}

/// On a small phone and at a desk: nothing too small for a finger.
async fn assert_comfortable(browser: &Browser, screen: &str) {
    let small = "return [...document.querySelectorAll('main :is(button, select, input, summary, label.choice)')]
        .filter((pressed) => pressed.checkVisibility())
        .filter((pressed) => pressed.getBoundingClientRect().height < 44 && !pressed.matches('label.choice input'))
        .map((pressed) => `${pressed.localName}#${pressed.id}`)";
    assert_eq!(browser.script(small).await, json!([]), "{screen}");
    assert_accessible(browser, screen).await;
}

#[test]
fn the_look_and_the_texts_are_accessible_on_a_phone_and_at_a_desk() {
    in_the_browser(async |portal| {
        let words = "② Kdy je bezpečné číst: jen dopoledne\n\nMám strach.";
        portal.reporter(1).open_thread("praha", words).await.unwrap();
        for screen in [Screen::Phone, Screen::Desk] {
            portal.clock().advance(A_CODE);
            let desk = checked_desk_on(screen, &portal, portal.staff_account("praha", 1)).await;
            let browser = &desk.browser;
            browser.see("#thread-list .thread-item").await;
            desk.go_to("canned").await;
            browser.tap("#canned-starting > summary").await;
            browser.see("#canned-starting-list li").await;
            if screen == Screen::Phone {
                browser.tap("#canned-starting-list li:first-child button").await;
                browser.see("#canned-own button").await;
            }
            assert_comfortable(browser, "ready-made texts").await;
            browser.tap("#canned-own li:first-child button").await;
            browser.tap("#canned-remove").await;
            assert_comfortable(browser, "a ready-made text").await;
            desk.go_to("inbox").await;
            desk.open_thread(1).await;
            browser.tap("#canned-part > summary").await;
            browser.see(".canned-choice").await;
            assert_comfortable(browser, "choosing a text").await;
            browser
                .type_into(
                    "#reply",
                    "Přijďte do Kladna, Dlouhá 12/3, zavolejte 777 123 456 nebo 116 006.",
                )
                .await;
            browser.tap("#reply-send").await;
            browser.see("#confirm-send").await;
            assert_comfortable(browser, "the look at a reply").await;
            browser.tap("#confirm-back").await;
        }
    });
}
