//! Passkeys in Chromium, with its own authenticator for tests.

use ozvise_tests::{Browser, Call, Portal, Screen};
use serde_json::{Value, json};

use crate::actors::{Desk, sentence};
use crate::axe::{assert_accessible, bring_axe};
use crate::in_the_browser_at_a_domain;

/// Plugs a key into the browser, which somebody touches at once; gives its name there.
async fn plug_in(browser: &Browser) -> String {
    browser.cdp("WebAuthn.enable", json!({})).await;
    let options = json!({
        "protocol": "ctap2", "transport": "usb", "hasResidentKey": false, "hasUserVerification": true,
        "isUserVerified": true, "automaticPresenceSimulation": true,
    });
    let added = browser
        .cdp("WebAuthn.addVirtualAuthenticator", json!({ "options": options }))
        .await;
    added["authenticatorId"].as_str().unwrap().to_owned()
}

/// The keys in the authenticator.
async fn credentials(browser: &Browser, authenticator: &str) -> Value {
    let asked = json!({ "authenticatorId": authenticator });
    browser.cdp("WebAuthn.getCredentials", asked).await["credentials"].clone()
}

async fn add_passkey(desk: &Desk, name: &str) {
    let browser = &desk.browser;
    desk.go_to("account").await;
    browser.tap("#passkey-open").await;
    browser.type_into("#passkey-name", name).await;
    browser.type_into("#passkey-password", &desk.account().password).await;
    browser.tap("#passkey-save").await;
    browser.read("#passkeys-list strong", name).await;
}

async fn sign_out(desk: &Desk) {
    desk.browser.tap("#sign-out").await;
    desk.browser.see("#staff-name").await;
}

async fn sign_in_by_passkey(desk: &Desk) {
    desk.submit_password(&desk.account().password).await;
    desk.browser.tap("#use-passkey").await;
}

/// The acts that the head of the centre reads in the log.
async fn acts(portal: &Portal) -> Vec<Value> {
    let mut eva = portal.counsellor("praha", 1);
    eva.sign_in().await.unwrap();
    let lines = eva.ask(Call::get("/staff/audit")).await.unwrap().json();
    let lines = lines["lines"].as_array().unwrap();
    lines.iter().map(|line| line["act"].clone()).collect()
}

#[test]
fn a_passkey_is_added_signs_in_and_is_removed() {
    in_the_browser_at_a_domain(async |portal| {
        let desk = Desk::take(&portal, portal.staff_account("praha", 0)).await;
        let browser = &desk.browser;
        bring_axe(browser).await;
        let authenticator = plug_in(browser).await;
        desk.load().await;
        desk.submit_sign_in(&portal).await;
        browser.see("#inbox-list").await;
        add_passkey(&desk, "klíč na svazku").await;
        let added = sentence("cs", "account-passkey-added");
        browser.read("#account-done", &added).await;
        assert_accessible(browser, "account, a passkey added").await;
        assert_eq!(credentials(browser, &authenticator).await.as_array().unwrap().len(), 1);

        // The same key once more: the browser finds it, and nothing that was typed is lost.
        browser.tap("#passkey-open").await;
        browser.type_into("#passkey-name", "podruhé").await;
        browser.type_into("#passkey-password", &desk.account().password).await;
        browser.tap("#passkey-save").await;
        browser.read("#passkey-error", &sentence("cs", "passkey-there")).await;
        assert_eq!(
            browser
                .script("return document.querySelector('#passkey-name').value")
                .await,
            "podruhé"
        );
        assert_accessible(browser, "account, a passkey refused").await;

        sign_out(&desk).await;
        sign_in_by_passkey(&desk).await;
        browser.see("#inbox-list").await;
        // Unlocking asks for nothing but the password.
        desk.reload().await;

        desk.go_to("account").await;
        browser.tap("#passkeys-list button").await;
        browser.see(".account-choice").await;
        assert_accessible(browser, "account, removing a passkey").await;
        browser.tap(".account-choice .danger").await;
        browser.see("#passkeys-empty").await;
        sign_out(&desk).await;
        desk.submit_password(&desk.account().password).await;
        browser.see("#staff-code").await;
        assert_eq!(
            browser
                .script("return document.querySelector('#second-passkey').hidden")
                .await,
            true
        );
    });
}

#[test]
fn a_copy_of_a_key_is_refused_and_the_code_of_the_app_still_serves() {
    in_the_browser_at_a_domain(async |portal| {
        let desk = Desk::take(&portal, portal.staff_account("praha", 0)).await;
        let browser = &desk.browser;
        bring_axe(browser).await;
        let authenticator = plug_in(browser).await;
        desk.load().await;
        desk.submit_sign_in(&portal).await;
        add_passkey(&desk, "klíč").await;
        let mut copy = credentials(browser, &authenticator).await[0].clone();
        sign_out(&desk).await;
        sign_in_by_passkey(&desk).await;
        browser.see("#inbox-list").await;
        sign_out(&desk).await;

        // The copy was made before the key has counted on.
        copy["signCount"] = 0.into();
        browser
            .cdp("WebAuthn.clearCredentials", json!({ "authenticatorId": authenticator }))
            .await;
        browser
            .cdp(
                "WebAuthn.addCredential",
                json!({ "authenticatorId": authenticator, "credential": copy }),
            )
            .await;
        sign_in_by_passkey(&desk).await;
        browser
            .read("#use-passkey-error", &sentence("cs", "passkey-refused"))
            .await;
        assert_accessible(browser, "second factor, a passkey refused").await;
        assert_eq!(acts(&portal).await[1], "passkey_copied");

        portal.clock().advance(std::time::Duration::from_secs(30));
        desk.submit_code(&portal).await;
        browser.see("#inbox-list").await;
    });
}

#[test]
fn a_browser_without_passkeys_says_so_and_goes_on_by_code() {
    in_the_browser_at_a_domain(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        let key = ozvise_tests::Authenticator::new(1, &portal.origin());
        anna.add_passkey(&key, "klíč").await.unwrap();
        portal.clock().advance(std::time::Duration::from_secs(30));

        let desk = Desk::take(&portal, portal.staff_account("praha", 0)).await;
        let browser = &desk.browser;
        bring_axe(browser).await;
        browser.before_every_page("delete globalThis.PublicKeyCredential").await;
        desk.load().await;
        desk.submit_password(&desk.account().password).await;
        browser.see("#second-no-passkeys").await;
        assert_accessible(browser, "second factor, no passkeys here").await;
        desk.submit_code(&portal).await;
        browser.see("#inbox-list").await;
        desk.go_to("account").await;
        browser
            .read("#passkeys-note", &sentence("cs", "passkeys-unknown"))
            .await;
        browser.read("#passkeys-list strong", "klíč").await;
    });
}

#[test]
fn at_an_address_without_a_name_the_page_says_that_passkeys_need_one() {
    in_the_browser_at_a_domain(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        let key = ozvise_tests::Authenticator::new(1, &portal.origin());
        anna.add_passkey(&key, "klíč").await.unwrap();
        portal.clock().advance(std::time::Duration::from_secs(30));

        let by_address = portal.origin().replace("localhost", "127.0.0.1");
        let browser = Browser::open(Screen::Desk).await;
        let desk = Desk::with(browser, by_address, portal.staff_account("praha", 0));
        desk.load().await;
        desk.submit_password(&desk.account().password).await;
        desk.browser.see("#second-no-passkeys").await;
        desk.submit_code(&portal).await;
        desk.browser.see("#inbox-list").await;
        desk.go_to("account").await;
        desk.browser
            .read("#passkeys-note", &sentence("cs", "passkeys-unavailable"))
            .await;
        let offered = "return document.querySelector('#passkey-open').checkVisibility()";
        assert_eq!(desk.browser.script(offered).await, false);
    });
}
