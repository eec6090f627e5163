//! The screens of an invitation, of the colleagues and of the audit log: by axe in both schemes, on a phone and at a desk, and
//! by the keyboard alone.

use ozvise_tests::{Browser, Screen};
use thirtyfour::prelude::Key;

use crate::actors::{Desk, press};
use crate::applicant::{Applicant, PASSWORD};
use crate::axe::{assert_comfortable, bring_axe};
use crate::in_the_browser;

#[test]
fn the_way_of_an_invitation() {
    in_the_browser(async |portal| {
        let head = Desk::sign_in(&portal, portal.staff_account("praha", 1)).await;
        head.go_to("colleagues").await;
        let link = head.invite("counsellor", "Klára Nová").await;
        let mut klara = Applicant::take(&portal, Screen::Desk).await;
        bring_axe(&klara.browser).await;
        klara.browser.go(&format!("{link}nic")).await;
        klara.browser.see("#invitation-to-sign-in").await;
        assert_comfortable(&klara.browser, "a link that leads nowhere").await;
        klara.browser.go("about:blank").await;
        klara.browser.go(&link).await;
        klara.browser.see("#invitation-begin").await;
        assert_comfortable(&klara.browser, "invitation").await;
        klara.browser.tap("#invitation-begin").await;
        klara.browser.type_into("#invitation-name", "a b").await;
        klara.browser.type_into("#invitation-password", "password").await;
        klara.browser.see("#invitation-strength[data-score='0']").await;
        klara.browser.tap("#invitation-password-continue").await;
        klara.browser.see("#invitation-password-error").await;
        assert_comfortable(&klara.browser, "name and password, wrong").await;
        klara.browser.type_into("#invitation-password", PASSWORD).await;
        klara.browser.see("#invitation-strength[data-score='4']").await;
        klara.browser.tap("[data-screen='invitation-password'] .check").await;
        assert_comfortable(&klara.browser, "a strong password, shown").await;
        klara.browser.tap("[data-screen='invitation-password'] .back").await;
        klara.choose("klara", PASSWORD).await;
        klara.browser.type_into("#invitation-codes-again", "0000").await;
        klara.browser.tap("#invitation-codes-continue").await;
        klara.browser.see("#invitation-codes-error").await;
        assert_comfortable(&klara.browser, "recovery codes").await;
        klara.keep_codes().await;
        let account = klara.account(PASSWORD).await;
        klara.browser.type_into("#invitation-code", "12").await;
        klara.browser.tap("#invitation-finish").await;
        klara.browser.see("#invitation-code-error").await;
        assert_comfortable(&klara.browser, "authenticator").await;
        klara.finish(&portal, &account).await;
        assert_comfortable(&klara.browser, "done").await;
        let klara = klara.enter(account).await;
        klara.browser.see("[data-notice='self-waiting']").await;
        klara.go_to("colleagues").await;
        klara.browser.read("#colleagues-notice", "Čekáte").await;
        assert_comfortable(&klara.browser, "the list of somebody who waits").await;
    });
}

#[test]
fn the_colleagues_and_the_audit_log() {
    in_the_browser(async |portal| {
        let head = Desk::take(&portal, portal.staff_account("praha", 1)).await;
        bring_axe(&head.browser).await;
        head.load().await;
        head.submit_sign_in(&portal).await;
        head.go_to("colleagues").await;
        let link = head.invite("counsellor", "Klára Nová").await;
        let mut klara = Applicant::open(&portal, Screen::Phone, &link).await;
        klara.register(&portal, "klara").await;
        drop(klara);
        head.browser.tap("#invite-open").await;
        head.browser.tap("#invite").await;
        head.browser.see("#invite-name-error").await;
        assert_comfortable(&head.browser, "invitation, empty").await;
        head.browser.tap("[data-part='invite'] .back").await;
        head.invite("head", "Jana Velmi-Dlouhojmenná Nováková").await;
        head.browser.see("#colleagues-waiting [data-member='klara']").await;
        assert_comfortable(&head.browser, "colleagues").await;
        head.call("klara").await;
        head.hear(&["12345".to_owned()]).await;
        head.browser.see("#approve-error").await;
        assert_comfortable(&head.browser, "approval, incomplete").await;
        head.hear(&["12345", "67890", "12345", "67890", "12345", "67890"].map(str::to_owned))
            .await;
        head.browser.read("#approve-error", "Neschvalujte").await;
        assert_comfortable(&head.browser, "approval, other digits").await;
        head.browser.tap("[data-part='approve'] .back").await;
        // The one member besides the head who holds the key; then the head is the last, whom nobody can end.
        head.browser
            .tap("#colleagues-active [data-member='anna.praha'] .plain:not(.danger)")
            .await;
        head.browser.see("#renew").await;
        assert_comfortable(&head.browser, "renewal").await;
        head.browser.tap("#renew").await;
        head.browser.see("#link").await;
        assert_comfortable(&head.browser, "link").await;
        head.browser.tap("#link-copy").await;
        head.browser.read("#link-copied", "Zkopírováno").await;
        head.browser.tap("[data-part='link'] [data-part-back]").await;
        head.browser
            .tap("#colleagues-active [data-member='anna.praha'] .danger")
            .await;
        assert_comfortable(&head.browser, "departure").await;
        head.browser.tap("#leave-continue").await;
        assert_comfortable(&head.browser, "departure, second step").await;
        head.browser.tap("#leave").await;
        head.browser.see("#left-keys").await;
        head.browser.see("[data-notice='rotation']").await;
        assert_comfortable(&head.browser, "departed").await;
        head.go_to("audit").await;
        head.browser.see("#audit-lines tr").await;
        assert_comfortable(&head.browser, "audit log").await;
    });
}

#[test]
fn an_invitation_by_the_keyboard_alone() {
    in_the_browser(async |portal| {
        let head = Desk::sign_in(&portal, portal.staff_account("praha", 1)).await;
        head.go_to("colleagues").await;
        let link = head.invite("counsellor", "Klára Nová").await;
        let mut klara = Applicant::open(&portal, Screen::Desk, &link).await;
        let browser = &klara.browser;
        browser.see("#invitation-begin").await;
        reach(browser, "invitation-begin").await;
        press(browser, Key::Enter).await;
        browser.see("#invitation-name").await;
        press(browser, "klara").await;
        reach(browser, "invitation-password").await;
        press(browser, PASSWORD).await;
        press(browser, Key::Enter).await;
        klara.note_codes("klara").await;
        let browser = &klara.browser;
        let asked = klara.asked_code().await;
        reach(browser, "invitation-codes-again").await;
        press(browser, asked.as_str()).await;
        press(browser, Key::Enter).await;
        browser.see("#invitation-code").await;
        let account = klara.account(PASSWORD).await;
        reach(browser, "invitation-code").await;
        press(browser, account.totp_at(portal.clock().seconds()).as_str()).await;
        press(browser, Key::Enter).await;
        browser.see("#invitation-enter").await;
        reach(browser, "invitation-enter").await;
        press(browser, Key::Enter).await;
        browser.see("[data-notice='self-waiting']").await;
    });
}

/// Moves on with the tabulator until the element has the focus.
async fn reach(browser: &Browser, id: &str) {
    // More than there are to be reached on any screen.
    for _ in 0..30 {
        press(browser, Key::Tab).await;
        let focused = browser.script("return document.activeElement.id").await;
        if focused == id {
            return;
        }
    }
    panic!("{id} cannot be reached");
}
