//! The screens of the centre's key and of handing a thread over: by axe in both schemes, on a phone and at a desk.

use ozvise_tests::Fate;

use crate::actors::{Phone, sentence};
use crate::axe::{assert_comfortable, bring_axe, checked_desk};
use crate::in_the_browser;
use crate::keys::{first_head, pending_key, sign};

#[test]
fn the_way_to_the_first_key() {
    in_the_browser(async |portal| {
        let hana = first_head(&portal).await;
        let desk = checked_desk(&portal, hana).await;
        let browser = &desk.browser;
        desk.open_keys().await;
        assert_comfortable(browser, "no key").await;
        browser.tap("#key-create").await;
        browser.see("#sheet-lines li").await;
        assert_comfortable(browser, "the sheet").await;
        browser.tap("#sheet-printed").await;
        browser.type_into("#sheet-line-1", "nic").await;
        browser.tap("#sheet-check").await;
        browser.see("#sheet-error-2").await;
        assert_comfortable(browser, "two lines, wrong").await;
        browser.tap("#sheet-again").await;
        desk.keep_sheet().await;
        browser.see("#key-digits").await;
        assert_comfortable(browser, "a key that waits").await;
    });
}

#[test]
fn the_way_to_the_next_key() {
    in_the_browser(async |portal| {
        for seed in 1..25 {
            portal.reporter(seed).open_thread("praha", "Pomozte.").await.unwrap();
        }
        let eva = portal.staff_account("praha", 1);
        let desk = checked_desk(&portal, eva.clone()).await;
        let browser = &desk.browser;
        desk.open_keys().await;
        assert_comfortable(browser, "a key in force").await;
        browser.tap("#key-rotate").await;
        browser.read("#rotate-list", "eva").await;
        assert_comfortable(browser, "who gets the next key").await;
        browser.tap("#rotate-yes").await;
        let heard = browser.text("#key-digits").await;
        sign(&portal, 2, "praha", &pending_key(&portal, &eva).await, &heard).await;
        let mut uploads = 0;
        portal.wire().on_request(move |asked| {
            let upload = asked.method == hyper::Method::POST && asked.path().ends_with("/rotation/threads");
            uploads += usize::from(upload);
            if upload && uploads > 1 {
                Fate::HangUp
            } else {
                Fate::Pass
            }
        });
        browser.tap("#key-look").await;
        browser.read("#reseal-count", "20 z 24").await;
        assert_comfortable(browser, "threads on their way").await;
        browser.tap("#reseal-pause").await;
        browser.see("#reseal-go-on").await;
        assert_comfortable(browser, "threads on their way, paused").await;
        portal.wire().be_honest();
        browser.tap("#reseal-go-on").await;
        browser.read("#key-list", "zničený").await;
        assert_comfortable(browser, "all moved").await;
    });
}

#[test]
fn the_sheet_that_is_typed() {
    in_the_browser(async |portal| {
        let hana = first_head(&portal).await;
        let desk = checked_desk(&portal, hana.clone()).await;
        let browser = &desk.browser;
        desk.open_keys().await;
        browser.tap("#key-create").await;
        desk.keep_sheet().await;
        let heard = browser.text("#key-digits").await;
        sign(&portal, 2, "zlinsky", &pending_key(&portal, &hana).await, &heard).await;
        // The panel as it is when nobody holds the key any more.
        browser
            .script("document.querySelector('#sheet-use').hidden = false")
            .await;
        browser.tap("#sheet-use").await;
        browser.type_into("#recover-text", "nic").await;
        browser.tap("#recover-yes").await;
        browser.see("#recover-error").await;
        assert_comfortable(browser, "a sheet, mistyped").await;
    });
}

#[test]
fn the_way_to_another_centre() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        bring_axe(&phone.browser).await;
        phone.load("/").await;
        let code = phone.prepare().await;
        phone.send("Zpráva.").await;
        phone.is_sent().await;
        let desk = checked_desk(&portal, portal.staff_account("praha", 1)).await;
        desk.open_thread(1).await;
        desk.open_transfer().await;
        desk.browser.tap("#transfer-ask").await;
        desk.browser.see("#transfer-error").await;
        assert_comfortable(&desk.browser, "whom to ask for, missing").await;
        desk.browser.tap("#transfer-emergency").await;
        assert_comfortable(&desk.browser, "without consent").await;
        desk.browser.tap("#transfer-emergency-no").await;
        desk.ask_transfer().await;
        assert_comfortable(&desk.browser, "asked").await;
        phone.come_back(&code).await;
        phone.show_messages().await;
        phone.browser.see("#transfer-title").await;
        assert_comfortable(&phone.browser, "the question").await;
        phone.browser.tap("#transfer-yes").await;
        phone
            .browser
            .read("#transfer-news", &sentence("cs", "moving-agreed"))
            .await;
        assert_comfortable(&phone.browser, "the answer").await;
        desk.browser.see("#transfer-hand-over").await;
        assert_comfortable(&desk.browser, "agreed").await;

        desk.browser
            .type_into("#transfer-note", "Kolegyně v Liberci vám budou blíž.")
            .await;
        desk.browser.tap("#transfer-hand-over").await;
        desk.browser.read("#inbox-notice", "nic nezůstalo").await;
        assert_comfortable(&desk.browser, "handed over").await;
        drop(desk);
        phone.browser.tap("#check-again").await;
        phone
            .browser
            .read("#message-list .message-text", "Kolegyně v Liberci")
            .await;
        assert_comfortable(&phone.browser, "handed over, to the writer").await;
        let there = checked_desk(&portal, portal.staff_account("liberecky", 0)).await;
        there.open_thread(1).await;
        there.browser.see("#thread-intake dd").await;
        assert_comfortable(&there.browser, "received").await;
    });
}
