//! What a counsellor sees that no reporter sees: who is in danger now, the notes of the centre, and her own unfinished replies.

use std::time::Duration;

use ozvise_tests::{Canary, Counsellor, Portal, Scan, Screen};
use serde_json::json;

use crate::actors::{Desk, sentence, texts};
use crate::axe::{assert_accessible, checked_desk_on};
use crate::in_the_browser;

const DANGER: &str = "① Nebezpečí: hrozí právě teď\n\nStojí za dveřmi.";
const NOTE: &str = "Kanárek: volala sousedka z druhého patra.";
const DRAFT: &str = "Dobrý den, kanárek píše odpověď";

async fn signed_in(portal: &Portal, index: usize) -> Desk {
    let desk = Desk::sign_in(portal, portal.staff_account("praha", index)).await;
    desk.browser.see("#inbox-list").await;
    desk
}

/// Waits until the numbers of the threads in the group over the list are these.
async fn urgent(desk: &Desk, numbers: &[&str]) {
    let script = format!(
        "const shown = [...document.querySelectorAll('#danger-list .thread-number')].map((one) => one.textContent);
         return JSON.stringify(shown) === JSON.stringify({})",
        json!(numbers)
    );
    desk.browser.until_script(&script).await;
}

async fn value(desk: &Desk, id: &str) -> serde_json::Value {
    let script = format!("return document.querySelector('#{id}').value");
    desk.browser.script(&script).await
}

async fn until_value(desk: &Desk, id: &str, expected: &str) {
    let script = format!("return document.querySelector('#{id}').value === {}", json!(expected));
    desk.browser.until_script(&script).await;
}

/// Asks the server until it keeps this draft of the member.
async fn until_kept(device: &Counsellor, expected: Option<&str>) {
    let waiting = async {
        while device.draft(1).await.unwrap().map(|(text, _)| text).as_deref() != expected {
            tokio::task::yield_now().await;
        }
    };
    let kept = tokio::time::timeout(Duration::from_secs(20), waiting).await;
    assert!(kept.is_ok(), "the server never had {expected:?}");
}

#[test]
fn who_is_in_danger_now_stands_first_until_it_was_seen_to() {
    in_the_browser(async |portal| {
        portal
            .reporter(1)
            .open_thread("praha", "První, beze spěchu.")
            .await
            .unwrap();
        let mut phone = portal.reporter(2);
        phone.open_thread("praha", DANGER).await.unwrap();
        portal
            .reporter(3)
            .open_thread("praha", "Třetí, beze spěchu.")
            .await
            .unwrap();
        let anna = signed_in(&portal, 0).await;
        urgent(&anna, &["Č. 2"]).await;
        assert_eq!(
            texts(&anna.browser, "#thread-list .thread-number").await,
            ["Č. 1", "Č. 3"]
        );
        // That the browser has looked is no reading.
        assert_eq!(phone.status().await.unwrap()["state"], "received");
        // On another page of the list and under another filter it stands there as well.
        anna.browser.tap("#filters [data-filter='answered']").await;
        anna.browser
            .see("#filters [data-filter='answered'][aria-pressed='true']")
            .await;
        urgent(&anna, &["Č. 2"]).await;

        // A colleague reads the label and need not look herself; what comes new is found by itself.
        let eva = signed_in(&portal, 1).await;
        urgent(&eva, &["Č. 2"]).await;
        let mut other = portal.reporter(4);
        other.open_thread("praha", DANGER).await.unwrap();
        urgent(&eva, &["Č. 4", "Č. 2"]).await;

        // One of them sees to it, and it stands first for nobody.
        eva.browser.tap("#danger-list [data-number='2']").await;
        eva.browser.see("#thread-danger").await;
        eva.browser.tap("#danger-handled").await;
        eva.browser
            .until_script("return document.querySelector('#thread-danger').hidden")
            .await;
        urgent(&eva, &["Č. 4"]).await;
        urgent(&anna, &["Č. 4"]).await;
        eva.browser
            .read("#notes-list .note-fact", &sentence("cs", "notes-danger-handled"))
            .await;
        // The next time it stands first again.
        phone.read().await.unwrap();
        phone.write(DANGER).await.unwrap();
        urgent(&anna, &["Č. 4", "Č. 2"]).await;
        // Gone with its thread.
        other.delete().await.unwrap();
        urgent(&anna, &["Č. 2"]).await;
    });
}

#[test]
fn notes_are_there_for_colleagues_and_nowhere_else() {
    in_the_browser(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "Kanárek píše.").await.unwrap();
        let mut other = portal.reporter(2);
        other.open_thread("praha", "Jiná konverzace.").await.unwrap();
        let anna = signed_in(&portal, 0).await;
        anna.browser.complaints().await;
        anna.open_thread(1).await;
        anna.browser.tap("#notes > summary").await;
        anna.browser.tap("#note-save").await;
        anna.browser.read("#note-error", &sentence("cs", "notes-empty")).await;
        anna.browser.type_into("#note", NOTE).await;
        anna.browser.tap("#note-save").await;
        anna.browser.read("#notes-list .note-text", NOTE).await;
        assert_eq!(value(&anna, "note").await, "");
        assert_eq!(anna.messages().await, ["Kanárek píše."], "it is no message");

        let eva = signed_in(&portal, 1).await;
        eva.open_thread(1).await;
        eva.browser.read("#notes-list .note-text", NOTE).await;
        eva.browser.type_into("#note", "Viděla jsem.").await;
        eva.browser.tap("#note-save").await;
        // It comes to the other desk without reloading.
        anna.browser.read("#notes-list", "Viděla jsem.").await;
        assert_eq!(phone.read().await.unwrap().len(), 1);
        // Whoever comes back to the thread has them before her as at first.
        anna.open_thread(2).await;
        anna.browser.see("#notes:not([open])").await;
        anna.open_thread(1).await;
        anna.browser.see("#notes[open]").await;
        anna.browser.read("#notes-list", "Viděla jsem.").await;
        let mut scan = Scan::for_all(vec![Canary::new("the note", NOTE)]);
        for exchange in portal.wire().exchanges() {
            scan.bytes("the wire", &exchange.asked.bytes());
        }
        scan.assert_clean();
        // Locked, nothing of it is left on the page.
        anna.browser.tap("#lock").await;
        anna.browser.see("#unlock-password").await;
        let page = anna.browser.script("return document.documentElement.outerHTML").await;
        assert!(!page.as_str().unwrap().contains("sousedka"));
        assert_eq!(anna.browser.complaints().await, [""; 0]);
    });
}

#[test]
fn an_unfinished_reply_survives_lock_reload_and_another_browser() {
    in_the_browser(async |portal| {
        portal.reporter(1).open_thread("praha", "Kanárek píše.").await.unwrap();
        let desk = signed_in(&portal, 0).await;
        desk.open_thread(1).await;
        desk.browser.type_into("#reply", DRAFT).await;
        desk.browser.read("#draft-state", &sentence("cs", "draft-saved")).await;
        desk.browser.tap("#lock").await;
        desk.browser.see("#unlock-password").await;
        assert_eq!(value(&desk, "reply").await, "", "nothing is left in the clear");
        desk.unlock().await;
        desk.open_thread(1).await;
        until_value(&desk, "reply", DRAFT).await;
        // Not even what is typed at the moment of locking is lost.
        let later = format!("{DRAFT} A ještě tohle.");
        let typed_and_locked = format!(
            "document.querySelector('#reply').value = '{later}'; \
             document.querySelector('#reply').dispatchEvent(new Event('input', {{ bubbles: true }})); \
             document.querySelector('#lock').click();"
        );
        desk.browser.script(&typed_and_locked).await;
        desk.browser.see("#unlock-password").await;
        assert_eq!(value(&desk, "reply").await, "", "nothing is left in the clear");
        desk.unlock().await;
        desk.open_thread(1).await;
        until_value(&desk, "reply", &later).await;
        desk.reload().await;
        desk.open_thread(1).await;
        until_value(&desk, "reply", &later).await;

        // Another browser of the same member goes on with it; the first one is asked which counts.
        portal.clock().advance(Duration::from_secs(30));
        let other = signed_in(&portal, 0).await;
        other.open_thread(1).await;
        until_value(&other, "reply", &later).await;
        let there = format!("{DRAFT}, doma");
        other.browser.type_into("#reply", &there).await;
        until_value(&other, "reply", &there).await;
        let mut device = portal.counsellor("praha", 0);
        portal.clock().advance(Duration::from_secs(30));
        device.sign_in().await.unwrap();
        until_kept(&device, Some(&there)).await;
        desk.browser.type_into("#reply", &format!("{DRAFT}, tady")).await;
        desk.browser.see("#draft-two").await;
        desk.browser.read("#draft-other-text", &there).await;
        desk.browser.tap("#draft-other").await;
        until_value(&desk, "reply", &there).await;

        // Sent, it is gone everywhere.
        desk.send_reply().await;
        desk.sees(&there).await;
        assert_eq!(value(&desk, "reply").await, "");
        until_kept(&device, None).await;
    });
}

#[test]
fn an_unsaved_note_survives_a_look_elsewhere_and_the_lock() {
    in_the_browser(async |portal| {
        for seed in 1..=2 {
            portal
                .reporter(seed)
                .open_thread("praha", "Kanárek píše.")
                .await
                .unwrap();
        }
        let desk = signed_in(&portal, 0).await;
        desk.open_thread(1).await;
        desk.open_part("notes").await;
        desk.browser.type_into("#note", NOTE).await;
        desk.open_thread(2).await;
        assert_eq!(value(&desk, "note").await, "", "it belongs to the other thread");
        desk.open_thread(1).await;
        until_value(&desk, "note", NOTE).await;
        desk.browser.tap("#lock").await;
        desk.browser.see("#unlock-password").await;
        assert_eq!(value(&desk, "note").await, "", "nothing is left in the clear");
        desk.unlock().await;
        desk.open_thread(1).await;
        until_value(&desk, "note", NOTE).await;
        desk.browser.tap("#note-save").await;
        desk.browser.read("#notes-list .note-text", NOTE).await;
        // Saved, it is not typed anew by the page.
        desk.open_thread(2).await;
        desk.open_thread(1).await;
        desk.browser.read("#notes-list .note-text", NOTE).await;
        assert_eq!(value(&desk, "note").await, "");
        let mut scan = Scan::for_all(vec![Canary::new("the note", NOTE)]);
        for exchange in portal.wire().exchanges() {
            scan.bytes("the wire", &exchange.asked.bytes());
        }
        scan.assert_clean();
    });
}

#[test]
fn danger_notes_and_drafts_are_accessible_on_a_phone_and_at_a_desk() {
    in_the_browser(async |portal| {
        portal.reporter(1).open_thread("praha", DANGER).await.unwrap();
        portal.reporter(2).open_thread("praha", "Druhá.").await.unwrap();
        for screen in [Screen::Phone, Screen::Desk] {
            let account = portal.staff_account("praha", usize::from(screen == Screen::Desk));
            let desk = checked_desk_on(screen, &portal, account).await;
            desk.browser.see("#danger-list .thread-item").await;
            assert_accessible(&desk.browser, "danger in the list").await;
            desk.browser.tap("#danger-list .thread-item").await;
            desk.browser.see("#thread-danger").await;
            // The page opens it by itself where there are notes, perhaps at the very moment of a tap.
            desk.browser
                .script("document.querySelector('#notes').open = true")
                .await;
            desk.browser.type_into("#note", NOTE).await;
            desk.browser.tap("#note-save").await;
            desk.browser.read("#notes-list .note-text", NOTE).await;
            assert_accessible(&desk.browser, "danger and notes").await;
            // As it looks when another device has another draft.
            desk.browser
                .script("document.querySelector('#draft-two').hidden = false; document.querySelector('#draft-other-text').textContent = 'Dobrý den.'")
                .await;
            assert_accessible(&desk.browser, "two drafts").await;
        }
    });
}
