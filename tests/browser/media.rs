//! What people have asked their system for: no movement, colours of their own.

use ozvise_tests::{Browser, Fate};
use serde_json::{Value, json};
use thirtyfour::prelude::Key;

use crate::actors::{Desk, Phone, press};
use crate::in_the_browser;

async fn ask_for(browser: &Browser, feature: &str, value: &str) {
    let media = json!({ "features": [{ "name": feature, "value": value }] });
    browser.cdp("Emulation.setEmulatedMedia", media).await;
}

/// What moves at this moment.
async fn moving(browser: &Browser) -> Value {
    browser
        .script("return document.getAnimations().map((one) => one.animationName ?? one.transitionProperty)")
        .await
}

#[test]
fn nothing_moves_for_those_who_do_not_want_it() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        ask_for(browser, "prefers-reduced-motion", "reduce").await;
        phone.load("/").await;
        browser.see("#start-writing").await;
        phone.begin("victim").await;
        assert_eq!(moving(browser).await, json!([]), "place");
        phone.choose_place("CZ010", None).await;
        phone.take_code().await;
        assert_eq!(moving(browser).await, json!([]), "write");
        portal.wire().on_request(|_| Fate::HangUp);
        phone.send("Zpráva.").await;
        browser.text("#sending-state").await;
        assert_eq!(moving(browser).await, json!([]), "waiting for a connection");
        // The same moment for somebody who has not asked: the test would see movement.
        ask_for(browser, "prefers-reduced-motion", "no-preference").await;
        browser.until_script("return document.getAnimations().length > 0").await;
    });
}

/// What cannot be told from what is around it where the reader's own colours are in force: a ring or a border of another
/// colour than the ground is needed.
const UNSEEN: &str = "
    const differs = (style) => parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none'
      && style.borderTopColor !== style.backgroundColor;
    return [...document.querySelectorAll('button:not(.plain, .back), .button:not(.plain), input:not([type=radio]), select, textarea, .exit, .numbers a, .choice')]
      .filter((one) => one.checkVisibility() && !differs(getComputedStyle(one)))
      .map((one) => one.outerHTML.slice(0, 90));";

/// The ring around what has the focus.
const RING: &str = "
    const one = document.activeElement.closest('.choice') ?? document.activeElement;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
      && outlineColor !== getComputedStyle(document.documentElement).backgroundColor;";

#[test]
fn in_colours_of_ones_own_everything_has_a_line_around_it() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        ask_for(browser, "forced-colors", "active").await;
        phone.load("/").await;
        browser
            .until_script("return matchMedia('(forced-colors: active)').matches")
            .await;
        browser
            .until_script("return !document.querySelector('#start-writing').disabled")
            .await;
        let unseen = async |screen: &str| assert_eq!(browser.script(UNSEEN).await, json!([]), "{screen}");
        unseen("welcome").await;
        for css in ["#exit", "#start-writing", ".numbers a"] {
            browser
                .script(&format!(
                    "document.querySelector({css:?}).focus({{ focusVisible: true }})"
                ))
                .await;
            assert_eq!(browser.script(RING).await, true, "{css}");
        }
        browser.tap("#start-writing").await;
        browser.tap("label.choice:has(#role-victim)").await;
        unseen("role").await;
        browser.tap("#role-continue").await;
        browser.tap("#place").await;
        browser.type_into("#place", "praha").await;
        browser.see("#place-options li").await;
        unseen("place").await;
        assert_eq!(browser.script(RING).await, true, "the field");
        press(browser, Key::Escape).await;
        phone.choose_place("CZ010", None).await;
        phone.take_code().await;
        unseen("write").await;
        phone.load("/dotaznik").await;
        unseen("questionnaire").await;

        let desk = Desk::take(&portal, portal.staff_account("praha", 0)).await;
        ask_for(&desk.browser, "forced-colors", "active").await;
        desk.load().await;
        desk.browser.see("#staff-name").await;
        assert_eq!(desk.browser.script(UNSEEN).await, json!([]), "sign-in");
    });
}
