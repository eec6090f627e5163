//! Who is asking: a witness is told what may follow and asked what has to be known; nobody is too young.

use ozvise_tests::Portal;
use serde_json::json;

use crate::actors::{Desk, Phone, sentence};
use crate::in_the_browser;

#[test]
fn a_witness_is_told_what_may_follow_and_asked_what_would_be_unsafe() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        phone.begin("witness").await;
        phone.choose_place("CZ010", None).await;
        // Before anything is made or written.
        browser.read("#centre-witness", "nabídnout pomoc").await;
        phone.take_code().await;
        let note = browser.text("#write-witness").await;
        for told in ["nabídnout pomoc", "jestli o vaší zprávě ví", "nebezpečné"] {
            assert!(note.contains(told), "{note}");
        }
        let described = "return document.querySelector('#message').getAttribute('aria-describedby').split(' ').includes('write-witness')";
        assert_eq!(browser.script(described).await, true, "read aloud with the field");
        phone.send("Slýchám křik.").await;
        phone.is_sent().await;

        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        desk.open_thread(1).await;
        desk.browser
            .read("#thread-intake", &sentence("cs", "intake-witness"))
            .await;
    });
}

#[test]
fn nobody_else_is_told_what_is_for_witnesses() {
    in_the_browser(async |portal| {
        for role in ["victim", "unsure"] {
            let phone = Phone::open(&portal).await;
            phone.begin(role).await;
            phone.choose_place("CZ010", None).await;
            phone.take_code().await;
            let shown = "return ['#centre-witness', '#write-witness']
                .filter((one) => !document.querySelector(one).hidden)";
            assert_eq!(phone.browser.script(shown).await, json!([]), "{role}");
        }
    });
}

/// Under sixteen nobody is asked for an age, and nobody is turned away: the line for children, and what the centre says.
#[test]
fn whoever_is_under_sixteen_is_shown_a_line_and_goes_on() {
    in_the_browser(async |portal: Portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        browser.tap("#start-writing").await;
        browser.read("#role-young", "méně než 16").await;
        browser.see("#role-young a[href='tel:116111']").await;
        browser.tap("label.choice:has(#role-victim)").await;
        browser.tap("#role-continue").await;
        phone.choose_place("CZ010", None).await;
        let card = "[data-centre='praha']:not([hidden])";
        browser.see(&format!("{card} a[href='tel:116111']")).await;
        // What this centre can do for them, or that it is the general rule.
        browser.read(&format!("{card} .centre-facts"), "16").await;
        phone.take_code().await;
        phone.send("Je mi čtrnáct.").await;
        phone.is_sent().await;
    });
}
