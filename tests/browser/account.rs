//! The own account at the staff's page.

use std::time::Duration;

use ozvise_tests::{Portal, Refusal, from_base32};
use serde_json::json;

use crate::actors::{Desk, sentence};
use crate::axe::{assert_accessible, bring_axe};
use crate::in_the_browser;

const NEW_PASSWORD: &str = "žlutý nosorožec pije kompot v neděli";

async fn at_the_account(portal: &Portal, name: &str, index: usize) -> Desk {
    let desk = Desk::take(portal, portal.staff_account(name, index)).await;
    bring_axe(&desk.browser).await;
    desk.load().await;
    desk.submit_sign_in(portal).await;
    desk.browser.see("#inbox-list").await;
    desk.go_to("account").await;
    desk
}

/// As on a small phone.
async fn make_narrow(desk: &Desk) {
    let metrics = json!({ "width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": true });
    desk.browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
    let overflow = "return document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(desk.browser.script(overflow).await, true, "it is wider than the screen");
}

#[test]
fn a_password_is_changed_and_the_old_one_serves_no_longer() {
    in_the_browser(async |portal| {
        let desk = at_the_account(&portal, "praha", 0).await;
        let browser = &desk.browser;
        assert_accessible(browser, "account").await;
        browser.tap("#password-open").await;
        browser.type_into("#password-old", "vedle").await;
        browser.type_into("#password-new", "heslo123").await;
        browser.tap("#password-save").await;
        browser
            .read("#password-new-error", &sentence("cs", "account-password-weak"))
            .await;
        browser.type_into("#password-new", NEW_PASSWORD).await;
        browser.tap("#password-save").await;
        browser
            .read("#password-old-error", &sentence("cs", "account-password-wrong"))
            .await;
        assert_accessible(browser, "account, a wrong password").await;
        let kept = browser
            .script("return document.querySelector('#password-new').value")
            .await;
        assert_eq!(kept, NEW_PASSWORD, "nothing that was typed is lost");
        browser.type_into("#password-old", &desk.account().password).await;
        browser.tap("#password-save").await;
        browser
            .read("#account-done", &sentence("cs", "account-password-done"))
            .await;
        let left = "return [...document.querySelectorAll('#password-form input')].map(({ value }) => value).join('')";
        let left = browser.script(left).await;
        assert!(!left.as_str().unwrap().contains(NEW_PASSWORD), "{left}");

        let old = portal.counsellor("praha", 0).sign_in().await;
        assert!(matches!(old, Err(Refusal::Password(_))));
        browser.tap("#lock").await;
        browser.type_into("#unlock-password", &desk.account().password).await;
        browser.tap("#unlock").await;
        browser.read("#unlock-error", &sentence("cs", "sign-in-wrong")).await;
        browser.type_into("#unlock-password", NEW_PASSWORD).await;
        browser.tap("#unlock").await;
        browser.see("#inbox-list").await;
        // The keys are the same: what was sealed to them opens.
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "Zpráva po změně hesla.").await.unwrap();
        desk.open_thread(1).await;
        desk.sees("Zpráva po změně hesla.").await;
    });
}

#[test]
fn the_authenticator_app_is_renewed_and_the_old_one_serves_no_longer() {
    in_the_browser(async |portal| {
        let desk = at_the_account(&portal, "praha", 0).await;
        let browser = &desk.browser;
        browser.tap("#factor-open").await;
        browser.see("#own-qr svg").await;
        let read = "return document.querySelector('#own-secret').textContent.replaceAll(/\\s/g, '')";
        let secret = browser.script(read).await.as_str().unwrap().to_owned();
        let read = "return [...document.querySelectorAll('#own-codes li')].map(({ textContent }) => textContent)";
        let codes: Vec<String> = serde_json::from_value(browser.script(read).await).unwrap();
        assert_eq!(codes.len(), 10);
        assert_accessible(browser, "account, another app").await;
        let mut fresh = desk.account().clone();
        fresh.totp_secret = from_base32(&secret);
        let asked = browser.text("#own-codes-label").await;
        let digits: String = asked.chars().filter(char::is_ascii_digit).collect();
        let number: usize = digits.parse().unwrap();

        browser.type_into("#own-code", "000000").await;
        browser
            .type_into("#own-codes-again", &codes[number - 1].to_lowercase())
            .await;
        browser.type_into("#factor-password", &desk.account().password).await;
        browser.tap("#factor-save").await;
        browser.see("#own-code-error").await;
        browser
            .type_into("#own-code", &fresh.totp_at(portal.clock().seconds()))
            .await;
        browser.tap("#factor-save").await;
        browser.read("#account-done", &sentence("cs", "account-app-done")).await;
        let left = browser
            .script("return document.querySelector('#factor-form').textContent")
            .await;
        assert!(
            !left.as_str().unwrap().contains(&codes[0]),
            "the codes are gone from the page"
        );

        portal.clock().advance(Duration::from_secs(30));
        let old = portal.counsellor("praha", 0).sign_in().await;
        assert!(matches!(old, Err(Refusal::Answered(_))));
        let mut with_code = portal.counsellor("praha", 0);
        let step = with_code.second_step().await.unwrap();
        let code = json!(codes[number % 10]);
        with_code
            .give_second_factor(&step, "recovery_code", code)
            .await
            .unwrap();
    });
}

#[test]
fn sessions_are_seen_and_ended() {
    in_the_browser(async |portal| {
        let mut elsewhere = portal.counsellor("praha", 0);
        elsewhere.sign_in().await.unwrap();
        portal.clock().advance(Duration::from_secs(30));
        let desk = at_the_account(&portal, "praha", 0).await;
        let browser = &desk.browser;
        browser
            .read("#sessions-list li:nth-child(2)", &sentence("cs", "session-elsewhere"))
            .await;
        make_narrow(&desk).await;
        assert_accessible(browser, "account, on a phone").await;
        browser.tap("#sessions-list li:nth-child(2) button").await;
        browser
            .until_script("return document.querySelectorAll('#sessions-list li').length === 1")
            .await;
        assert!(elsewhere.inbox().await.is_err());
        let others = browser
            .script("return document.querySelector('#sessions-end').hidden")
            .await;
        assert_eq!(others, true);
    });
}

#[test]
fn a_wrong_code_asks_for_the_next_one_and_not_for_the_password() {
    in_the_browser(async |portal| {
        let desk = Desk::take(&portal, portal.staff_account("praha", 0)).await;
        let browser = &desk.browser;
        bring_axe(browser).await;
        desk.load().await;
        desk.submit_password(&desk.account().password).await;
        browser.type_into("#staff-code", "12345").await;
        browser.tap("#give-code").await;
        browser
            .read("#give-code-error", &sentence("cs", "second-code-form"))
            .await;
        for wrong in ["000000", "999999"] {
            browser.type_into("#staff-code", wrong).await;
            browser.tap("#give-code").await;
            browser
                .read("#give-code-error", &sentence("cs", "second-wrong-code"))
                .await;
        }
        assert_accessible(browser, "second factor, a wrong code").await;
        browser.tap(".details summary").await;
        browser.type_into("#staff-recovery", "0000-0000-0000-0000").await;
        browser.tap("#give-recovery").await;
        browser
            .read("#give-recovery-error", &sentence("cs", "second-wrong-recovery"))
            .await;
        make_narrow(&desk).await;
        assert_accessible(browser, "second factor, a wrong recovery code").await;
        desk.submit_code(&portal).await;
        browser.see("#inbox-list").await;
        let typed = "return ['#staff-password', '#staff-code', '#staff-recovery']
            .map((field) => document.querySelector(field).value).join('')";
        assert_eq!(browser.script(typed).await, "");
    });
}

#[test]
fn the_vault_remembers_the_newest_directory() {
    in_the_browser(async |portal| {
        let desk = at_the_account(&portal, "praha", 0).await;
        let stored = |portal: &Portal| {
            let exchanges = portal.wire().exchanges();
            let to_vault = exchanges.iter().filter(|one| one.asked.path() == "/api/v1/staff/vault");
            to_vault
                .map(|one| one.answer.as_ref().unwrap().status.as_u16())
                .collect::<Vec<_>>()
        };
        assert_eq!(stored(&portal), [204], "the founding's vaults remember no directory");
        desk.reload().await;
        assert_eq!(stored(&portal), [204], "nothing is new");
    });
}
