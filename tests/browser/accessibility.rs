//! Every screen is checked by axe against WCAG 2.2 AA, light and dark, narrow, enlarged, and in large type.

use ozvise_tests::{Fate, Portal};
use serde_json::json;
use thirtyfour::prelude::Key;

use crate::actors::{Desk, Phone, press, switch_language};
use crate::axe::{assert_accessible, assert_comfortable, bring_axe, checked_desk, resize};
use crate::in_the_browser;

#[test]
fn the_public_pages() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        bring_axe(&phone.browser).await;
        for path in [
            "/",
            "/en/",
            "/kontakty",
            "/en/kontakty",
            "/napoveda",
            "/en/napoveda",
            "/dotaznik",
            "/en/dotaznik",
            "/stiznosti",
            "/en/stiznosti",
            "/pristupnost",
            "/en/pristupnost",
            "/tym/prirucka",
            "/en/tym/prirucka",
            "/nikde",
        ] {
            phone.load(path).await;
            assert_accessible(&phone.browser, path).await;
        }
    });
}

#[test]
fn the_way_of_somebody_who_writes() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        bring_axe(browser).await;
        phone.load("/").await;
        browser.tap("#start-writing").await;
        browser.tap("#role-continue").await;
        browser.see("#role-error").await;
        assert_accessible(browser, "role, unanswered").await;
        browser.tap("label.choice:has(#role-victim)").await;
        browser.tap("#role-continue").await;
        browser.tap("#place-continue").await;
        browser.see("#place-error").await;
        assert_accessible(browser, "place, unanswered").await;
        browser.tap("#place-unknown").await;
        browser.see("#centre-list").await;
        assert_accessible(browser, "choice of the centre").await;
        browser.tap("[data-screen='choose-centre'] .back").await;
        phone.choose_place("CZ010", None).await;
        browser.see("#centre-continue").await;
        assert_accessible(browser, "centre").await;
        browser.tap("#centre-continue").await;
        browser.see("#before-continue").await;
        assert_accessible(browser, "before writing").await;
        browser.tap("#before-danger").await;
        browser.see("#danger-continue").await;
        assert_accessible(browser, "danger now").await;
        browser.tap("#danger-continue").await;
        browser.see("#code-groups li").await;
        assert_accessible(browser, "code").await;
        browser.tap("#code-as-words").await;
        assert_accessible(browser, "code in words").await;
        browser.tap("#code-large").await;
        assert_accessible(browser, "code in large words").await;
        browser.tap("#large-as-groups").await;
        assert_accessible(browser, "code in large groups").await;
        browser.tap("#large-as-words").await;
        browser.tap("#large-done").await;
        browser.tap("#code-continue").await;
        browser.type_into("#confirm-input", "nic").await;
        browser.tap("#confirm-continue").await;
        browser.see("#confirm-error").await;
        assert_accessible(browser, "confirmation, wrong").await;
        browser.tap("[data-screen='confirm'] .back").await;
        browser.tap("#code-as-groups").await;
        phone.confirm_code().await;
        for (row, field) in [("#edit-safe-times", "safe-times"), ("#edit-unmentioned", "unmentioned")] {
            browser.tap(row).await;
            assert_accessible(browser, field).await;
            browser.type_into(&format!("#{field}"), "Odpověď").await;
            browser.tap(&format!("#{field}-done")).await;
        }
        assert_accessible(browser, "text, with what is told besides").await;
        browser.tap("#send").await;
        browser.see("#message-error").await;
        assert_accessible(browser, "text, empty").await;
        phone.send("Zpráva.").await;
        phone.is_sent().await;
        assert_accessible(browser, "sent").await;
    });
}

#[test]
fn the_question_for_the_place() {
    in_the_browser(async |portal: Portal| {
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        bring_axe(browser).await;
        phone.load("/").await;
        phone.begin("victim").await;
        assert_accessible(browser, "place, untouched").await;
        browser.tap("#place").await;
        browser.type_into("#place", "nova ves").await;
        browser.see("#place-options li").await;
        press(browser, Key::Down).await;
        browser.see("#place-options [aria-selected='true']").await;
        assert_accessible(browser, "place, a list with an active option").await;
        browser.type_into("#place", "praha").await;
        browser.see("#place-more").await;
        assert_accessible(browser, "place, more than is listed").await;
        browser.tap("#place-options-0").await;
        browser.read("#place-note", "Vybráno").await;
        assert_accessible(browser, "place, chosen").await;
        browser.type_into("#place", "nikde nic").await;
        assert_accessible(browser, "place, nothing found").await;
        browser.type_into("#place", "26242").await;
        press(browser, Key::Enter).await;
        browser.see("#place-question h2").await;
        browser.tap("#place-continue").await;
        browser.see("#place-question-error").await;
        assert_accessible(browser, "place, one question more").await;
        browser.tap("#by-region > summary").await;
        browser.tap("#region option[value='CZ031']").await;
        browser.tap("#place-continue").await;
        browser.see("#district-error").await;
        assert_accessible(browser, "place, by region").await;
        phone.choose_place("CZ032", Some("CZ0323")).await;
        browser.see("#centre-closed").await;
        assert_accessible(browser, "centre, closed").await;
    });
}

#[test]
fn the_question_for_the_place_without_its_search() {
    in_the_browser(async |portal: Portal| {
        portal.wire().on_request(|asked| {
            if asked.path().ends_with("places.txt") {
                Fate::HangUp
            } else {
                Fate::Pass
            }
        });
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        bring_axe(browser).await;
        phone.load("/").await;
        phone.begin("victim").await;
        browser.tap("#place").await;
        browser.see("#region").await;
        assert_accessible(browser, "place, not loaded").await;
    });
}

#[test]
fn the_way_of_somebody_who_comes_back() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        let noted = "② Kdy: ráno\n③ O čem ne: děti\n\nZpráva.";
        somebody.open_thread("praha", noted).await.unwrap();
        somebody.write("A ještě něco.").await.unwrap();
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        bring_axe(browser).await;
        phone.load("/").await;
        browser.tap("#have-code").await;
        browser.tap("#return-continue").await;
        browser.see("#code-entry-error").await;
        assert_accessible(browser, "entry of the code, empty").await;
        phone.come_back(&somebody.code()).await;
        assert_accessible(browser, "state").await;
        browser.tap("#status-show").await;
        browser.see("#older-messages").await;
        assert_accessible(browser, "newest message").await;
        browser.tap("#older-messages").await;
        assert_accessible(browser, "messages").await;
        browser
            .script("const now = Date.now; Date.now = () => now() + 120_000")
            .await;
        browser.type_into("#unlock-input", "0000").await;
        browser.tap("#unlock").await;
        browser.see("#unlock-error").await;
        assert_accessible(browser, "locked, wrongly opened").await;
        browser.type_into("#unlock-input", &somebody.code()).await;
        browser.tap("#unlock").await;
        browser.see("#status-state").await;
        phone.show_messages().await;
        browser.tap("#delete-thread").await;
        assert_accessible(browser, "deletion").await;
        browser.tap("#delete-yes").await;
        browser.see("[data-screen='deleted'] h1").await;
        assert_accessible(browser, "deleted").await;
    });
}

#[test]
fn the_screen_that_stops() {
    in_the_browser(async |portal: Portal| {
        let phone = Phone::take(&portal).await;
        bring_axe(&phone.browser).await;
        phone.browser.before_every_page("delete globalThis.WebAssembly").await;
        phone.load("/").await;
        phone.begin("victim").await;
        phone.choose_place("CZ010", None).await;
        phone.is_stopped().await;
        assert_accessible(&phone.browser, "stop").await;
    });
}

#[test]
fn the_staffs_page() {
    in_the_browser(async |portal| {
        let text = "① Nebezpečí: hrozí právě teď\n② Kdy: ráno\n\nZpráva.";
        portal.reporter(1).open_thread("praha", text).await.unwrap();
        let desk = Desk::take(&portal, portal.staff_account("praha", 0)).await;
        bring_axe(&desk.browser).await;
        desk.load().await;
        assert_accessible(&desk.browser, "sign-in").await;
        desk.submit_password(&desk.account().password).await;
        desk.browser.see("#staff-code").await;
        assert_accessible(&desk.browser, "second factor").await;
        desk.submit_code(&portal).await;
        desk.browser.see(".threads [data-number='1']").await;
        assert_accessible(&desk.browser, "inbox").await;
        desk.open_thread(1).await;
        desk.browser.see("#thread-pinned dd").await;
        desk.reply("Odpověď.").await;
        assert_accessible(&desk.browser, "thread").await;
        desk.browser.tap("#lock").await;
        desk.browser.see("#unlock-password").await;
        assert_accessible(&desk.browser, "locked").await;
    });
}

#[test]
fn the_staffs_page_when_something_is_wrong() {
    in_the_browser(async |portal| {
        let desk = Desk::take(&portal, portal.staff_account("praha", 1)).await;
        let browser = &desk.browser;
        bring_axe(browser).await;
        desk.load().await;
        browser.tap("#sign-in").await;
        browser.see("#sign-in-error").await;
        assert_comfortable(browser, "sign-in, incomplete").await;
        desk.submit_sign_in(&portal).await;
        browser.see("#inbox-empty").await;
        browser.tap("#lock").await;
        browser.type_into("#unlock-password", "vedle").await;
        browser.tap("#unlock").await;
        browser.see("#unlock-error").await;
        assert_comfortable(browser, "locked, a wrong password").await;
        browser.type_into("#unlock-password", &desk.account().password).await;
        browser.tap("#unlock").await;
        browser.see("#inbox-empty").await;
        // What an area is made of is loaded when it is opened first.
        desk.go_to("audit").await;
        desk.go_to("inbox").await;
        portal.wire().on_request(|_| Fate::HangUp);
        desk.go_to("audit").await;
        browser.see("#area-error").await;
        assert_comfortable(browser, "an area without a connection").await;
        browser.go("about:blank").await;
        portal.wire().on_request(|asked| {
            if asked.path().ends_with("/invitation") {
                Fate::HangUp
            } else {
                Fate::Pass
            }
        });
        browser.go(&format!("{}/tym#pozvanka=nic", portal.origin())).await;
        browser.see("#invitation-again").await;
        assert_comfortable(browser, "invitation without a connection").await;
    });
}

#[test]
fn the_menu_of_areas_on_a_phone() {
    in_the_browser(async |portal| {
        let desk = checked_desk(&portal, portal.staff_account("praha", 1)).await;
        let browser = &desk.browser;
        resize(browser, 360, 1, true).await;
        let listed = "return document.querySelector('#areas-list').checkVisibility()";
        assert_eq!(browser.script(listed).await, false, "it would fill the screen");
        browser.tap("#areas-menu").await;
        browser.see("#areas-list [data-area='audit']").await;
        assert_accessible(browser, "menu of areas").await;
        press(browser, Key::Escape).await;
        let closed = "return [document.activeElement.id, document.querySelector('#areas-list').checkVisibility()]";
        assert_eq!(browser.script(closed).await, json!(["areas-menu", false]));
        desk.go_to("audit").await;
        browser.read("#areas-shown", "Záznam změn").await;
        assert_eq!(browser.script(listed).await, false, "it closes by itself");
        switch_language(browser, "en").await;
        let named = "return document.querySelector('#areas-shown').textContent";
        assert_eq!(browser.script(named).await, "Audit log");
    });
}
