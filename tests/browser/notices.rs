//! A member sets when and where mail comes, with the mails read from a real mail server.

use ozvise_tests::{Database, Mail, MailSecurity, MailServer, Portal, Postman, TestClock, runtime};

use crate::actors::{Desk, sentence, switch_language};
use crate::axe::{assert_comfortable, bring_axe};

/// Tells a story with a portal that sends mail.
fn with_mail(story: impl AsyncFnOnce(Portal, MailServer)) {
    let server = MailServer::start(MailSecurity::Implicit);
    runtime().block_on(async {
        let portal = Portal::start_with_mail(Database::Sqlite, &server, TestClock::real_now()).await;
        story(portal, server).await;
    });
}

/// Sends what is due and gives the newest mail.
async fn newest_mail(portal: &Portal, server: &MailServer) -> Mail {
    let before = server.mails(0).len();
    assert_eq!(Postman::of(portal).round().await.sent, 1);
    server.mails(before + 1).pop().unwrap()
}

fn code_in(mail: &Mail) -> String {
    let text = mail.text();
    let is_code = |line: &&str| line.len() == 8 && line.bytes().all(|sign| sign.is_ascii_digit());
    text.lines().map(str::trim).find(is_code).expect("a code").to_owned()
}

async fn at_the_account(portal: &Portal) -> Desk {
    let desk = Desk::take(portal, portal.staff_account("praha", 0)).await;
    bring_axe(&desk.browser).await;
    desk.load().await;
    desk.submit_sign_in(portal).await;
    desk.browser.see("#inbox-list").await;
    desk.go_to("account").await;
    desk.browser.see("#account-fingerprint span").await;
    desk
}

#[test]
fn a_counsellor_gives_an_address_confirms_it_and_gets_mail() {
    with_mail(async |portal, server| {
        let desk = at_the_account(&portal).await;
        let browser = &desk.browser;
        browser
            .read("#mail-standing", &sentence("cs", "account-mail-nowhere"))
            .await;
        assert_eq!(
            browser
                .script("return document.querySelector('#mail-test').hidden")
                .await,
            true
        );
        browser.tap("#mail-save").await;
        browser
            .read("#mail-address-error", &sentence("cs", "account-mail-address-missing"))
            .await;
        browser.type_into("#mail-address", "jána@example.org").await;
        browser.tap("#mail-save").await;
        browser
            .read("#mail-address-error", &sentence("cs", "account-mail-address-form"))
            .await;
        let focused = "return document.activeElement.id + document.activeElement.getAttribute('aria-invalid')";
        assert_eq!(browser.script(focused).await, "mail-addresstrue");
        assert_comfortable(browser, "notices, no address").await;

        browser.type_into("#mail-address", "anna@example.org").await;
        browser.tap("#mail-save").await;
        browser
            .read("#mail-done", &sentence("cs", "account-mail-code-sent"))
            .await;
        let mail = newest_mail(&portal, &server).await;
        assert_eq!(mail.to, "anna@example.org");
        let code = code_in(&mail);
        browser.type_into("#mail-code", "1234").await;
        browser.tap("#mail-confirm").await;
        browser
            .read("#mail-code-error", &sentence("cs", "account-mail-code-form"))
            .await;
        let wrong = if code == "00000000" { "11111111" } else { "00000000" };
        browser.type_into("#mail-code", wrong).await;
        browser.tap("#mail-confirm").await;
        browser.read("#mail-code-error", "nesouhlasí").await;
        assert_comfortable(browser, "notices, a wrong code").await;
        browser
            .type_into("#mail-code", &format!("{} {}", &code[..4], &code[4..]))
            .await;
        browser.tap("#mail-confirm").await;
        browser
            .read("#mail-done", &sentence("cs", "account-mail-confirmed"))
            .await;
        browser.read("#mail-standing", "anna@example.org").await;

        browser.tap("#mail-test").await;
        browser
            .read("#mail-done", &sentence("cs", "account-mail-test-sent"))
            .await;
        assert!(newest_mail(&portal, &server).await.text().contains("zkušební zpráva"));
        // And the real thing.
        portal.reporter(1).open_thread("praha", "Tajná zpráva.").await.unwrap();
        portal.clock().advance(std::time::Duration::from_secs(3600));
        let notice = newest_mail(&portal, &server).await;
        assert!(notice.text().contains("nová konverzace"), "{}", notice.text());
    });
}

#[test]
fn hours_and_language_are_chosen_kept_and_gone_from_a_locked_page() {
    with_mail(async |portal, server| {
        let desk = at_the_account(&portal).await;
        let browser = &desk.browser;
        browser.type_into("#mail-address", "anna@example.org").await;
        browser.tap("#mail-quiet-part label.choice").await;
        browser.tap("#mail-quiet-to option[value='20']").await;
        browser.tap("#mail-save").await;
        browser
            .read("#mail-quiet-error", &sentence("cs", "account-mail-quiet-same"))
            .await;
        assert_comfortable(browser, "notices, quiet hours").await;
        browser.tap("#mail-quiet-from option[value='18']").await;
        browser.tap("#mail-quiet-to option[value='6']").await;
        browser.tap("#mail-language option[value='en']").await;
        browser.tap("#mail-save").await;
        browser
            .read("#mail-done", &sentence("cs", "account-mail-code-sent"))
            .await;
        let mail = newest_mail(&portal, &server).await;
        assert!(mail.text().contains("The code that confirms"), "{}", mail.text());
        browser.type_into("#mail-code", &code_in(&mail)).await;
        browser.tap("#mail-confirm").await;
        browser.read("#mail-standing", "anna@example.org").await;

        browser.tap("#mail-modes label.choice:nth-of-type(2)").await;
        browser.tap("#mail-digest-hour option[value='9']").await;
        browser.tap("#mail-save").await;
        browser.read("#mail-done", &sentence("cs", "account-mail-saved")).await;
        switch_language(browser, "en").await;
        browser.read("#mail-done", &sentence("en", "account-mail-saved")).await;

        browser.tap("#lock").await;
        browser.see("#unlock-password").await;
        let kept = "return document.documentElement.outerHTML
            + [...document.querySelectorAll('input')].map(({ value }) => value).join(' ')";
        let kept = browser.script(kept).await;
        assert!(!kept.as_str().unwrap().contains("anna@example"), "the address is gone");
        browser.type_into("#unlock-password", &desk.account().password).await;
        browser.tap("#unlock").await;
        browser.see("#inbox-list").await;
        desk.go_to("account").await;
        browser.read("#mail-standing", "anna@example.org").await;
        let chosen = "return [document.querySelector('#mail-modes :checked').value,
            ...['digest-hour', 'language'].map((id) => document.querySelector(`#mail-${id}`).value)].join(' ')";
        assert_eq!(browser.script(chosen).await, "digest 9 en");

        browser.tap("#mail-modes label.choice:nth-of-type(3)").await;
        browser.type_into("#mail-address", " ").await;
        browser.tap("#mail-save").await;
        browser
            .read("#mail-standing", &sentence("en", "account-mail-nowhere"))
            .await;
    });
}

#[test]
fn a_portal_without_mail_says_so_and_offers_nothing() {
    crate::in_the_browser(async |portal| {
        let desk = at_the_account(&portal).await;
        desk.browser.see("#mail-off").await;
        let form = "return document.querySelector('#mail-settings').hidden";
        assert_eq!(desk.browser.script(form).await, true);
        assert_comfortable(&desk.browser, "notices, none").await;
    });
}
