//! An hour of which staff want to be reminded: whoever has the thread is told, later the head, and nobody what it is about.

use ozvise_tests::MailSecurity;

use super::schedule::pass;
use super::{BEGINNING, at_once, on_each_database, refused};

/// Words of the mail.
const WORDS: &str = "nastavil připomínku";

/// The hour in which these stories begin: 15:00 on the wall.
const NOW: i64 = (BEGINNING / 3600) as i64;

#[test]
fn whoever_has_the_thread_is_reminded_and_half_a_day_later_the_head() {
    on_each_database(MailSecurity::Implicit, &[], async |post| {
        let mut anna = post.member(0, at_once()).await;
        // Her quiet hours are no reason to miss an hour that was chosen.
        let quiet = serde_json::json!({ "language": "cs", "mode": "at_once", "digest_hour": 8, "quiet_from": 16, "quiet_to": 15 });
        let _eva = post.member(1, quiet).await;
        post.portal
            .reporter(1)
            .open_thread("praha", "Kanárek píše.")
            .await
            .unwrap();
        anna.read(1).await.unwrap();
        anna.claim(1).await.unwrap();
        anna.set_reminder(1, None, Some(NOW + 4)).await.unwrap();
        assert_eq!(anna.described_thread(1).await.unwrap()["remind_hour"], NOW + 4);
        let mut seen = 2;
        let told = pass(&post, 20, &mut seen).await;
        let reminders: Vec<(&str, &str)> = told
            .iter()
            .filter(|(_, _, text)| text.contains(WORDS))
            .map(|(when, who, _)| (when.as_str(), who.as_str()))
            .collect();
        // 19:00 and 7:00 in Prague.
        assert_eq!(reminders, [("21 Nov 2026 18:00", "anna"), ("22 Nov 2026 06:00", "eva")]);
        for (_, _, text) in told.iter().filter(|(_, _, text)| text.contains(WORDS)) {
            assert!(!text.contains("Kanárek") && !text.contains("č. 1"), "{text}");
        }
        // Once each, however often it is looked.
        assert!(
            pass(&post, 20, &mut seen)
                .await
                .iter()
                .all(|(_, _, text)| !text.contains(WORDS))
        );
    });
}

#[test]
fn what_nobody_has_taken_is_everybodys_and_what_is_taken_away_nobodys() {
    on_each_database(MailSecurity::Implicit, &[], async |post| {
        let mut anna = post.member(0, at_once()).await;
        let mut eva = post.member(1, at_once()).await;
        for seed in 1..=2 {
            post.portal
                .reporter(seed)
                .open_thread("praha", "Kanárek píše.")
                .await
                .unwrap();
            anna.read(seed.try_into().unwrap()).await.unwrap();
        }
        anna.set_reminder(1, None, Some(NOW + 2)).await.unwrap();
        anna.set_reminder(2, None, Some(NOW + 3)).await.unwrap();
        eva.read(2).await.unwrap();
        eva.set_reminder(2, Some(NOW + 3), None).await.unwrap();
        let mut seen = 2;
        let reminders = |told: Vec<(String, String, String)>| -> Vec<String> {
            let mut who: Vec<String> = told
                .into_iter()
                .filter(|(_, _, text)| text.contains(WORDS))
                .map(|(_, who, _)| who)
                .collect();
            who.sort();
            who
        };
        assert_eq!(reminders(pass(&post, 10, &mut seen).await), ["anna", "eva"]);
        // Before the head is told, the clock is stopped.
        anna.sign_in().await.unwrap();
        anna.set_reminder(1, Some(NOW + 2), None).await.unwrap();
        assert!(reminders(pass(&post, 20, &mut seen).await).is_empty());
    });
}

#[test]
fn of_two_who_change_the_hour_one_does_and_wild_hours_are_refused() {
    on_each_database(MailSecurity::Implicit, &[], async |post| {
        let mut anna = post.member(0, at_once()).await;
        let eva = post.member(1, at_once()).await;
        post.portal
            .reporter(1)
            .open_thread("praha", "Kanárek píše.")
            .await
            .unwrap();
        anna.read(1).await.unwrap();
        let (annas, evas) = tokio::join!(
            anna.set_reminder(1, None, Some(NOW + 5)),
            eva.set_reminder(1, None, Some(NOW + 6))
        );
        assert!(annas.is_ok() != evas.is_ok(), "one of them has set it");
        let (set, lost) = if annas.is_ok() {
            (NOW + 5, evas)
        } else {
            (NOW + 6, annas)
        };
        refused(lost, 409, "stale_reminder");
        refused(anna.set_reminder(1, None, None).await, 409, "stale_reminder");
        anna.set_reminder(1, None, Some(set)).await.unwrap();
        for wild in [i64::MIN, NOW - 49, NOW + 337, i64::MAX] {
            refused(
                anna.set_reminder(1, Some(set), Some(wild)).await,
                400,
                "malformed_request",
            );
        }
        let mut stranger = post.portal.counsellor("liberecky", 0);
        stranger.sign_in().await.unwrap();
        refused(stranger.set_reminder(1, Some(set), None).await, 404, "thread_not_found");
        assert_eq!(anna.described_thread(1).await.unwrap()["remind_hour"], set);
    });
}

#[test]
fn an_hour_goes_with_the_thread_to_no_other_centre() {
    on_each_database(MailSecurity::Implicit, &[], async |post| {
        let _anna = post.member(0, at_once()).await;
        let mut eva = post.member(1, at_once()).await;
        post.portal
            .reporter(1)
            .open_thread("praha", "Kanárek píše.")
            .await
            .unwrap();
        eva.read(1).await.unwrap();
        eva.set_reminder(1, None, Some(NOW + 2)).await.unwrap();
        eva.hand_over(1, "liberecky", Some("danger")).await.unwrap();
        let mut there = post.portal.counsellor("liberecky", 0);
        there.sign_in().await.unwrap();
        assert_eq!(
            there.described_thread(1).await.unwrap()["remind_hour"],
            serde_json::Value::Null
        );
        let mut seen = 2;
        let told = pass(&post, 20, &mut seen).await;
        assert!(told.iter().all(|(_, _, text)| !text.contains(WORDS)));
    });
}
