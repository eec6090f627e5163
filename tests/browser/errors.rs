//! What is wrong is said in a few sentences at most, announced, tied to where it is put right, and nothing that was typed is lost.

use ozvise_tests::Browser;
use serde_json::json;
use thirtyfour::prelude::Key;

use crate::actors::{Phone, press};
use crate::in_the_browser;

/// What is amiss with an error that is shown: CSS is where it has to be put right, SLOT the error.
const AMISS: &str = "
    const field = document.querySelector('CSS'), error = document.querySelector('SLOT'), amiss = [];
    if (error.getAttribute('role') !== 'alert') amiss.push('it is not announced');
    if (!(field.getAttribute('aria-describedby') ?? '').split(' ').includes(error.id)) amiss.push('it is not tied to its field');
    if (!field.contains(document.activeElement)) amiss.push('the focus is elsewhere');
    if (field.matches('input, textarea') && field.getAttribute('aria-invalid') !== 'true') amiss.push('the field is not marked');
    const sentences = error.textContent.trim().split(/[.!?](?:\\s|$)/u).filter(Boolean).length;
    if (sentences < 1 || sentences > 3) amiss.push(`${sentences} sentences: ${error.textContent}`);
    return amiss;";

/// The error is shown, and as it should be.
async fn assert_told(browser: &Browser, field: &str, slot: &str) {
    browser.see(slot).await;
    let amiss = AMISS.replace("CSS", field).replace("SLOT", slot);
    assert_eq!(browser.script(&amiss).await, json!([]), "{slot}");
}

async fn assert_kept(browser: &Browser, field: &str, typed: &str) {
    let value = format!("return document.querySelector('{field}').value");
    assert_eq!(browser.script(&value).await, typed);
}

#[test]
fn to_somebody_who_writes() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        browser.tap("#start-writing").await;
        browser.tap("#role-continue").await;
        assert_told(browser, "#role-choice", "#role-error").await;
        browser.tap("label.choice:has(#role-victim)").await;
        browser.tap("#role-continue").await;
        browser.tap("#place-continue").await;
        assert_told(browser, "#place", "#place-error").await;
        browser.type_into("#place", "nikde nic").await;
        browser.tap("#place-continue").await;
        assert_told(browser, "#place", "#place-error").await;
        assert_kept(browser, "#place", "nikde nic").await;
        browser.type_into("#place", "26242").await;
        press(browser, Key::Enter).await;
        browser.see("#place-question h2").await;
        browser.tap("#place-continue").await;
        assert_told(browser, "#place-question", "#place-question-error").await;
        browser.type_into("#place", " ").await;
        browser.tap("#by-region > summary").await;
        browser.tap("#region option[value='CZ031']").await;
        browser.tap("#place-continue").await;
        assert_told(browser, "#district", "#district-error").await;
        browser.tap("#place-unknown").await;
        browser.see("#centre-list input").await;
        browser.tap("#choose-continue").await;
        assert_told(browser, "#choose-choice", "#choose-error").await;
        browser.tap("label.choice:has([name='centre'][value='praha'])").await;
        browser.tap("#choose-continue").await;
        phone.ask_for_code().await;
        browser.see("#code-groups li").await;
        browser.tap("#code-continue").await;
        browser.type_into("#confirm-input", "nic").await;
        browser.tap("#confirm-continue").await;
        assert_told(browser, "#confirm-input", "#confirm-error").await;
        assert_kept(browser, "#confirm-input", "nic").await;
        browser.tap("[data-screen='confirm'] .back").await;
        phone.confirm_code().await;
        browser.tap("#send").await;
        assert_told(browser, "#message", "#message-error").await;
        let long = "x".repeat(30_001);
        browser
            .script(&format!("document.querySelector('#message').value = '{long}'"))
            .await;
        browser.tap("#send").await;
        assert_told(browser, "#message", "#message-error").await;
        assert_kept(browser, "#message", &long).await;
    });
}

#[test]
fn to_somebody_who_comes_back_and_to_somebody_who_judges() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        somebody.open_thread("praha", "Zpráva.").await.unwrap();
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        browser.tap("#have-code").await;
        for typed in ["", "nic", "0000-0000-0000-0000-0000"] {
            browser.type_into("#code-entry", typed).await;
            browser.tap("#return-continue").await;
            assert_told(browser, "#code-entry", "#code-entry-error").await;
            assert_kept(browser, "#code-entry", typed).await;
        }
        phone.come_back(&somebody.code()).await;
        phone.show_messages().await;
        browser
            .script("const now = Date.now; Date.now = () => now() + 120_000")
            .await;
        browser.type_into("#unlock-input", "0000").await;
        browser.tap("#unlock").await;
        assert_told(browser, "#unlock-input", "#unlock-error").await;

        phone.load("/dotaznik").await;
        browser.tap("#answers-send").await;
        assert_told(browser, "#judged", "#judged-error").await;
        browser.tap("#judged option[value='praha']").await;
        browser.tap("#answers-send").await;
        assert_told(browser, "#question-easy", "#answers-error").await;
        assert_kept(browser, "#judged", "praha").await;
    });
}
