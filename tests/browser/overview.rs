//! The view over the centres, and where members land who read no threads.

use ozvise_tests::{Newcomer, Portal, StaffAccount, seeded};
use serde_json::json;

use crate::actors::{Desk, sentence, switch_language};
use crate::axe::{assert_accessible, bring_axe};
use crate::in_the_browser;

async fn signed_in(portal: &Portal, account: StaffAccount) -> Desk {
    let desk = Desk::take(portal, account).await;
    bring_axe(&desk.browser).await;
    desk.load().await;
    desk.submit_sign_in(portal).await;
    desk
}

#[test]
fn a_coordinator_sees_counts_of_all_centres_and_no_thread() {
    in_the_browser(async |portal| {
        portal.reporter(1).open_thread("praha", "Tajná zpráva.").await.unwrap();
        let desk = signed_in(&portal, portal.account_named("koordinatorka")).await;
        let browser = &desk.browser;
        browser.see("#overview-rows tr[data-centre='praha']").await;
        browser.read("#overview-rows tr[data-centre='praha'] td", "1").await;
        assert_accessible(browser, "overview").await;
        let inbox = "return document.querySelector('[data-area=inbox]').hidden";
        assert_eq!(browser.script(inbox).await, true);
        let page = browser.script("return document.documentElement.outerHTML").await;
        assert!(!page.as_str().unwrap().contains("Tajná"));

        let metrics = json!({ "width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": true });
        browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
        let overflow = "return document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(browser.script(overflow).await, true, "it is wider than the screen");
        assert_accessible(browser, "overview, on a phone").await;
        switch_language(browser, "en").await;
        browser
            .read("#overview-rows tr[data-centre='praha']", "2 read messages")
            .await;
        // The account has no centre, and its own password to change all the same.
        desk.go_to("account").await;
        browser.see("#account-fingerprint span").await;
    });
}

#[test]
fn somebody_who_waits_for_approval_is_told_what_to_do() {
    in_the_browser(async |portal| {
        let mut head = portal.counsellor("praha", 1);
        head.sign_in().await.unwrap();
        let body = json!({ "version": 1, "role": "counsellor", "centre_id": "praha", "display_name": "Nová" });
        let invited = head
            .ask(ozvise_tests::Call::post("/staff/invitations", &body))
            .await
            .unwrap()
            .json();
        let link = invited["link"].as_str().unwrap();
        let mut newcomer = Newcomer::new(portal.device(), link, seeded(9));
        let account = newcomer
            .register("nova", "heslo pro novou kolegyni")
            .await
            .unwrap()
            .account;
        portal.clock().advance(std::time::Duration::from_secs(30));

        let desk = signed_in(&portal, account).await;
        let browser = &desk.browser;
        browser
            .read("[data-notice='self-waiting']", &sentence("cs", "notice-self-waiting"))
            .await;
        assert_accessible(browser, "waiting for approval").await;
        browser.tap("[data-notice='self-waiting'] button").await;
        browser.see("#account-fingerprint span").await;
        let digits = browser
            .script("return document.querySelectorAll('#account-fingerprint span').length")
            .await;
        assert_eq!(digits, 6);
    });
}
