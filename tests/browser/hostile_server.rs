//! A server that has turned against its users, as people see it: the page refuses, says why, and lets nobody write on.

use ozvise_crypto::{from_b64, to_b64};
use ozvise_tests::{Fate, Portal};
use serde_json::Value;

use crate::actors::{Desk, Phone, sentence};
use crate::axe::{assert_comfortable, bring_axe, checked_desk};
use crate::in_the_browser;

/// What the server does to the envelopes that it gives out, and the sentence with which each side says so.
struct Attack {
    name: &'static str,
    alter: fn(&mut Vec<Value>),
    reporter_reads: &'static str,
    staff_read: &'static str,
}

const ATTACKS: [Attack; 4] = [
    Attack {
        name: "a dropped message",
        alter: |page| drop(page.remove(1)),
        reporter_reads: "fault-gap",
        staff_read: "verdict-gap",
    },
    Attack {
        name: "a replayed message",
        alter: |page| page.insert(2, page[1].clone()),
        reporter_reads: "fault-forged",
        staff_read: "verdict-forged",
    },
    Attack {
        name: "a forged message",
        alter: |page| page[1]["envelope"] = with_flipped_byte(&page[1]["envelope"]),
        reporter_reads: "fault-unreadable",
        staff_read: "verdict-unreadable",
    },
    Attack {
        name: "a truncated message",
        alter: |page| {
            let bytes = from_b64(page[1]["envelope"].as_str().unwrap()).unwrap();
            page[1]["envelope"] = to_b64(&bytes[..1000]).into();
        },
        reporter_reads: "fault-unreadable",
        staff_read: "verdict-unreadable",
    },
];

fn with_flipped_byte(text: &Value) -> Value {
    let mut bytes = from_b64(text.as_str().unwrap()).unwrap();
    bytes[500] ^= 1;
    to_b64(&bytes).into()
}

fn alter_envelopes(portal: &Portal, alter: fn(&mut Vec<Value>)) {
    portal.wire().on_answer(move |asked, answer| {
        if asked.path().ends_with("/messages") && answer.status.is_success() {
            let mut body = answer.json();
            let envelopes = body["envelopes"].as_array_mut().unwrap();
            if envelopes.len() > 2 {
                alter(envelopes);
                answer.set_json(&body);
            }
        }
        Fate::Pass
    });
}

/// A thread of three messages; its code.
async fn conversation(portal: &Portal) -> String {
    let mut somebody = portal.reporter(1);
    somebody.open_thread("praha", "první").await.unwrap();
    let mut anna = portal.counsellor("praha", 1);
    anna.sign_in().await.unwrap();
    anna.read(1).await.unwrap();
    anna.reply(1, "druhá").await.unwrap();
    somebody.read().await.unwrap();
    somebody.write("třetí").await.unwrap();
    somebody.code()
}

#[test]
fn the_reporter_is_told_what_is_wrong_with_a_thread() {
    in_the_browser(async |portal| {
        let code = conversation(&portal).await;
        for attack in ATTACKS {
            alter_envelopes(&portal, attack.alter);
            let phone = Phone::take(&portal).await;
            phone.come_back(&code).await;
            phone.show_messages().await;
            assert_eq!(
                phone.browser.text("#messages-fault").await,
                sentence("cs", attack.reporter_reads),
                "{}",
                attack.name
            );
            let writes = phone
                .browser
                .script("return document.querySelector('#write-again').checkVisibility()")
                .await;
            assert_eq!(writes, false, "{}", attack.name);
        }
    });
}

#[test]
fn staff_are_told_what_is_wrong_with_a_thread() {
    in_the_browser(async |portal| {
        conversation(&portal).await;
        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        for attack in ATTACKS {
            alter_envelopes(&portal, attack.alter);
            assert_eq!(
                desk.open_thread(1).await,
                sentence("cs", attack.staff_read),
                "{}",
                attack.name
            );
            let writes = desk
                .browser
                .script("return document.querySelector('#reply-form').checkVisibility()")
                .await;
            assert_eq!(writes, false, "{}", attack.name);
            // A reload forgets the thread; the password brings the desk back.
            desk.reload().await;
        }
        portal.wire().be_honest();
        assert_eq!(desk.open_thread(1).await, sentence("cs", "verdict-sound"));
    });
}

#[test]
fn staff_write_nothing_while_they_cannot_know_who_has_the_code() {
    in_the_browser(async |portal| {
        portal.reporter(1).open_thread("praha", "první").await.unwrap();
        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        desk.open_thread(1).await;
        desk.open_part("taken-over").await;
        desk.browser.tap("#taken-over-mark").await;
        desk.browser.see("#neutral-form").await;
        portal.wire().on_answer(|asked, answer| {
            if asked.path().ends_with("/notes") && answer.status.is_success() {
                let mut body = answer.json();
                for note in body["notes"].as_array_mut().unwrap() {
                    note["note"] = with_flipped_byte(&note["note"]);
                }
                answer.set_json(&body);
            }
            Fate::Pass
        });
        desk.reload().await;
        desk.open_thread(1).await;
        desk.browser
            .read("#facts-doubted", &sentence("cs", "facts-doubted"))
            .await;
        for css in ["#reply-form", "#neutral-form", "#transfer", "#facts"] {
            assert!(!desk.is_shown(css).await, "{css}");
        }
        portal.wire().be_honest();
        desk.reload().await;
        desk.open_thread(1).await;
        desk.browser.see("#neutral-form").await;
        assert!(!desk.is_shown("#facts-doubted").await);
    });
}

#[test]
fn a_thread_key_of_the_servers_own_is_refused() {
    in_the_browser(async |portal| {
        let code = conversation(&portal).await;
        // A server can write threads like anybody, and so has a sealed key that it knows.
        portal.reporter(666).open_thread("praha", "podvržená").await.unwrap();
        let planted = portal.wire().exchanges().pop().unwrap().asked.json()["reporter_seal"].clone();
        portal.wire().on_answer(move |asked, answer| {
            if asked.path() == "/api/v1/thread/messages" {
                let mut body = answer.json();
                body["seals"][0]["reporter_seal"] = planted.clone();
                answer.set_json(&body);
            }
            Fate::Pass
        });
        let phone = Phone::take(&portal).await;
        phone.come_back(&code).await;
        assert_eq!(phone.show_messages().await, [""; 0]);
        assert_eq!(
            phone.browser.text("#messages-fault").await,
            sentence("cs", "fault-unreadable")
        );
    });
}

#[test]
fn another_thread_in_the_place_of_one_that_was_opened_is_refused() {
    in_the_browser(async |portal| {
        conversation(&portal).await;
        portal
            .reporter(666)
            .open_thread("praha", "podvržená zpráva")
            .await
            .unwrap();
        let mut eva = portal.counsellor("praha", 1);
        portal.clock().advance(std::time::Duration::from_secs(60));
        eva.sign_in().await.unwrap();
        let planted = eva
            .ask(ozvise_tests::Call::get("/staff/threads/2"))
            .await
            .unwrap()
            .json()["thread"]
            .clone();
        portal.wire().on_answer(move |asked, answer| {
            if asked.path() == "/api/v1/staff/threads/1" {
                let mut body = answer.json();
                let mark = body["thread"]["opening_mark"].clone();
                body["thread"] = planted.clone();
                body["thread"]["opening_mark"] = mark;
                answer.set_json(&body);
            }
            Fate::Pass
        });
        let desk = checked_desk(&portal, portal.staff_account("praha", 0)).await;
        assert_eq!(desk.open_thread(1).await, sentence("cs", "verdict-replaced"));
        assert_eq!(desk.messages().await, [""; 0]);
        assert_comfortable(&desk.browser, "a thread that was replaced").await;
    });
}

#[test]
fn staff_do_not_sign_in_with_a_directory_that_nobody_has_signed() {
    in_the_browser(async |portal| {
        portal.wire().on_answer(|asked, answer| {
            if asked.path().ends_with("/directory") {
                let mut body = answer.json();
                body["directory"] = with_flipped_byte(&body["directory"]);
                answer.set_json(&body);
            }
            Fate::Pass
        });
        let desk = Desk::take(&portal, portal.staff_account("praha", 0)).await;
        bring_axe(&desk.browser).await;
        desk.load().await;
        desk.submit_password(&desk.account().password).await;
        assert_eq!(
            desk.browser.text("#stop-reason").await,
            sentence("cs", "stop-directory")
        );
        assert_comfortable(&desk.browser, "the staff's stop").await;
        assert!(
            portal
                .wire()
                .exchanges()
                .iter()
                .all(|exchange| exchange.asked.method == hyper::Method::GET)
        );
    });
}
