//! Screens of the staff that are seen rarely, when something ends or goes wrong: by axe in both schemes, on a phone and at a
//! desk, in large type.

use ozvise_tests::{Portal, Screen, StaffAccount};
use serde_json::json;

use crate::actors::{Desk, sentence};
use crate::applicant::Applicant;
use crate::axe::{assert_comfortable, bring_axe, checked_desk};
use crate::in_the_browser;
use crate::keys::{exchanged, lie, pending_key, sign};

#[test]
fn the_refusal_of_an_approval() {
    in_the_browser(async |portal| {
        let head = checked_desk(&portal, portal.staff_account("praha", 1)).await;
        head.go_to("colleagues").await;
        let link = head.invite("counsellor", "Klára Nová").await;
        let mut klara = Applicant::open(&portal, Screen::Phone, &link).await;
        klara.register(&portal, "klara").await;
        drop(klara);
        head.go_to("inbox").await;
        head.go_to("colleagues").await;
        head.call("klara").await;
        head.browser.tap("#approve-refuse").await;
        head.browser.see("#leave-continue").await;
        assert_comfortable(&head.browser, "a refusal").await;
        head.browser.tap("#leave-continue").await;
        head.browser.see("#leave").await;
        assert_comfortable(&head.browser, "a refusal, second step").await;
        head.browser.tap("#leave").await;
        head.browser.see("#left-title").await;
        assert_comfortable(&head.browser, "refused").await;
        head.browser.tap("[data-part='left'] [data-part-back]").await;
        head.browser.see("#colleagues-closed-part summary").await;
    });
}

#[test]
fn threads_that_do_not_move_to_the_new_key() {
    in_the_browser(async |portal| {
        for seed in 1..=3 {
            portal.reporter(seed).open_thread("praha", "Pomozte.").await.unwrap();
        }
        let eva = portal.staff_account("praha", 1);
        let desk = checked_desk(&portal, eva.clone()).await;
        let browser = &desk.browser;
        desk.open_keys().await;
        browser.tap("#key-rotate").await;
        browser.tap("#rotate-yes").await;
        let heard = browser.text("#key-digits").await;
        sign(&portal, 2, "praha", &pending_key(&portal, &eva).await, &heard).await;

        // The server names a key that it then does not know.
        lie(&portal, "/staff/rotation", |body| {
            body["current_key_id"] = exchanged(&body["current_key_id"]);
        });
        browser.tap("#key-look").await;
        browser.read("#reseal-trouble", &sentence("cs", "reseal-stuck")).await;
        browser.see("[data-notice='reseal']").await;
        assert_comfortable(browser, "threads that the server does not take").await;

        // One is not what it was.
        lie(&portal, "/staff/rotation", |body| {
            for thread in body["threads"].as_array_mut().unwrap() {
                if thread["number"] == 2 {
                    thread["first_envelope"] = exchanged(&thread["first_envelope"]);
                }
            }
        });
        browser.tap("#reseal-go-on").await;
        browser.read("#reseal-trouble", "2").await;
        let told = browser.text("#reseal-trouble").await;
        assert_ne!(told, sentence("cs", "reseal-stuck"));
        assert_comfortable(browser, "a thread that is refused").await;
    });
}

/// Somebody to whom the directory expires within a week.
async fn warned(portal: &Portal, account: StaffAccount) -> Desk {
    let desk = Desk::take(portal, account).await;
    bring_axe(&desk.browser).await;
    let a_week_before = "const now = Date.now; Date.now = () => now() + 393 * 24 * 3600 * 1000;";
    desk.browser.before_every_page(a_week_before).await;
    desk.load().await;
    desk.submit_sign_in(portal).await;
    desk.browser.see("[data-notice='directory']").await;
    desk
}

#[test]
fn the_notice_that_the_directory_expires() {
    in_the_browser(async |portal| {
        let head = warned(&portal, portal.staff_account("praha", 1)).await;
        head.browser
            .read("[data-notice='directory']", "Připomeňte prosím provozovateli")
            .await;
        assert_comfortable(&head.browser, "a directory that expires, to a head").await;
        drop(head);
        let operator = warned(&portal, portal.account_named("provozovatel")).await;
        operator
            .browser
            .read("[data-notice='directory']", "Podepište ho prosím znovu")
            .await;
        assert_comfortable(&operator.browser, "a directory that expires, to the operator").await;
    });
}

#[test]
fn a_recovery_sheet_that_the_server_has_lost() {
    in_the_browser(async |portal| {
        let eva = portal.staff_account("praha", 1);
        let desk = checked_desk(&portal, eva).await;
        lie(&portal, "/staff/centre-keys", |body| {
            for key in body["keys"].as_array_mut().unwrap() {
                key["holders"] = json!([]);
            }
            let nothing = body["keys"][0]["public_key"].clone();
            body["recovery_sheet"] =
                json!({ "sheet_id": body["keys"][0]["key_id"], "public_key": nothing, "seals": [] });
        });
        desk.open_keys().await;
        desk.browser.tap("#sheet-use").await;
        desk.browser.type_into("#recover-text", "nic").await;
        desk.browser.tap("#recover-yes").await;
        desk.browser
            .read("#recover-error", &sentence("cs", "recover-nothing"))
            .await;
        assert_comfortable(&desk.browser, "a sheet that is gone").await;
    });
}

#[test]
fn the_handbook() {
    in_the_browser(async |portal| {
        let desk = Desk::take(&portal, portal.staff_account("praha", 0)).await;
        bring_axe(&desk.browser).await;
        for path in ["/tym/prirucka", "/en/tym/prirucka"] {
            desk.browser.go(&format!("{}{path}", portal.origin())).await;
            assert_comfortable(&desk.browser, path).await;
        }
    });
}
