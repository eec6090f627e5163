//! When mails come: wanted hours, working time, and the settings by which members choose.

use std::time::Duration;

use ozvise_tests::{Call, MailSecurity};
use serde_json::{Value, json};

use super::{HOUR, Post, at_once, on_each_database, refused};
use crate::working_hours;

/// Lets hours pass and gives what has come meanwhile: the hour (UTC) that stands on each mail, to whom, and its words.
pub(super) async fn pass(post: &Post, hours: u32, seen: &mut usize) -> Vec<(String, String, String)> {
    let postman = post.postman();
    let mut number = *seen;
    for _ in 0..hours {
        post.portal.clock().advance(HOUR);
        number += postman.round().await.sent as usize;
    }
    let mails = post.server.mails(number);
    let fresh = mails[*seen..].iter();
    let told = fresh.map(|mail| {
        let date = mail.header("Date");
        let person = mail.to.split('@').next().unwrap().to_owned();
        (date[5..22].to_owned(), person, mail.text())
    });
    let told = told.collect();
    *seen = number;
    told
}

#[test]
fn quiet_hours_and_the_daily_hour_are_kept() {
    on_each_database(MailSecurity::Implicit, &[], async |post| {
        post.member(
            0,
            json!({ "language": "cs", "mode": "at_once", "digest_hour": 8, "quiet_from": 16, "quiet_to": 7 }),
        )
        .await;
        post.member(1, json!({ "language": "en", "mode": "digest", "digest_hour": 9 }))
            .await;
        let mut phone = post.portal.reporter(1);
        phone.open_thread("praha", "první").await.unwrap();
        post.portal.clock().advance(HOUR);
        phone.write("druhá").await.unwrap();
        let mut seen = 2;
        let told = pass(&post, 18, &mut seen).await;
        let when: Vec<(&str, &str)> = told
            .iter()
            .map(|(when, who, _)| (when.as_str(), who.as_str()))
            .collect();
        // Sunday, 7:00 and 9:00 in Prague. Half of the time for a reply has passed at night.
        assert_eq!(when, [("22 Nov 2026 06:00", "anna"), ("22 Nov 2026 08:00", "eva")]);
        let (anna, eva) = (&told[0].2, &told[1].2);
        for words in ["je nová konverzace", "přibyla nová zpráva", "polovina doby"] {
            assert!(anna.contains(words), "{anna}");
        }
        for words in ["a new conversation", "a new message", "Half of the time"] {
            assert!(eva.contains(words), "{eva}");
        }
    });
}

#[test]
fn an_escalation_waits_for_working_hours_over_a_weekend_and_christmas() {
    on_each_database(MailSecurity::Implicit, &[], async |post| {
        working_hours::publish(&post.portal);
        post.member(0, at_once()).await;
        post.member(
            1,
            json!({ "language": "cs", "mode": "digest", "digest_hour": 20, "quiet_from": 0, "quiet_to": 23 }),
        )
        .await;
        let mut olga = post.portal.member_named("koordinatorka");
        olga.sign_in().await.unwrap();
        super::confirm(&post, &olga, "olga@example.org", at_once()).await;
        // To Wednesday, 23 December, 14:05 in Prague.
        post.portal.clock().advance(Duration::from_secs(32 * 24 * 3600 - 3600));
        post.postman().plan().await;
        let mut seen = 3 + post.postman().deliver().await.sent as usize;
        post.portal.reporter(1).open_thread("praha", "první").await.unwrap();
        let told = pass(&post, 9 * 24, &mut seen).await;
        let when = |words: &str| -> Vec<(&str, &str)> {
            let meant = told.iter().filter(|(_, _, text)| text.contains(words));
            meant.map(|(when, who, _)| (when.as_str(), who.as_str())).collect()
        };
        assert_eq!(when("nová konverzace")[0], ("23 Dec 2026 14:00", "anna"));
        // Eight hours of work from 15:00: one on Wednesday, then none until Monday, 28 December.
        assert_eq!(when("polovina doby")[0], ("28 Dec 2026 10:00", "anna"));
        assert_eq!(when("měla odejít odpověď"), [("28 Dec 2026 14:00", "eva")]);
        assert_eq!(when("V jednom z center"), [("29 Dec 2026 14:00", "olga")]);
    });
}

#[test]
fn whoever_chooses_gets_what_was_chosen_or_is_told_what_is_wrong() {
    on_each_database(MailSecurity::Implicit, &[], async |post| {
        let anna = post.member(0, at_once()).await;
        let shown = anna.ask(Call::get("/staff/notices")).await.unwrap().json();
        assert_eq!(
            shown,
            json!({ "version": 1, "available": true, "address": "anna@example.org", "pending_address": null,
                "schedule": { "language": "cs", "mode": "at_once", "digest_hour": 8, "quiet_from": null, "quiet_to": null } })
        );
        let change = async |address: Value, schedule: Value| {
            let body = json!({ "version": 1, "address": address, "schedule": schedule });
            anna.ask(Call::post("/staff/notices", &body)).await
        };
        let with = |field: &str, value: Value| {
            let mut schedule = at_once();
            schedule[field] = value;
            schedule
        };
        for (address, schedule) in [
            (json!("anna"), at_once()),
            (json!("anna@example.org\r\nBcc: petr@example.org"), at_once()),
            (json!("anna@příklad.cz"), at_once()),
            (json!(7), at_once()),
            (json!("anna@example.org"), with("mode", json!("sometimes"))),
            (json!("anna@example.org"), with("language", json!("de"))),
            (json!("anna@example.org"), with("digest_hour", json!(24))),
            (json!("anna@example.org"), with("digest_hour", json!(-1))),
            (json!("anna@example.org"), with("quiet_from", json!(22))),
            (json!("anna@example.org"), with("sound", json!("loud"))),
        ] {
            refused(change(address, schedule).await, 400, "malformed_request");
        }
        let wrong = json!({ "version": 1, "code": "00000000" });
        refused(
            anna.ask(Call::post("/staff/notices/confirm", &wrong)).await,
            422,
            "address_code_wrong",
        );

        change(json!("anna@example.org"), with("mode", json!("none")))
            .await
            .unwrap();
        post.portal.reporter(1).open_thread("praha", "první").await.unwrap();
        let mut seen = 1;
        assert!(pass(&post, 40, &mut seen).await.is_empty(), "she wants none");
        // Her session has ended meanwhile.
        let mut anna = post.portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        let nowhere = json!({ "version": 1, "address": null, "schedule": at_once() });
        let gone = anna.ask(Call::post("/staff/notices", &nowhere)).await.unwrap().json();
        assert_eq!(gone["address"], Value::Null);
    });
}
