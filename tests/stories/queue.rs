//! The queue of a centre: which threads wait, who has taken which, and that two never believe to have the same one.

use std::time::Duration;

use ozvise_tests::{Call, Counsellor, Portal, Refusal, on_each_database};
use serde_json::{Value, json};

use crate::people::{refused, staff_of};

const HOUR: Duration = Duration::from_secs(3600);

/// A thread of Praha for each seed, an hour apart.
async fn threads(portal: &Portal, seeds: std::ops::RangeInclusive<u64>) {
    for seed in seeds {
        portal.reporter(seed).open_thread("praha", "první").await.unwrap();
        portal.clock().advance(HOUR);
    }
}

/// The error of a refused call.
fn error_of<T>(result: Result<T, Refusal>) -> Value {
    match result {
        Err(Refusal::Answered(answer)) => answer.json()["error"].clone(),
        _ => panic!("it was not refused by the portal"),
    }
}

async fn answer(member: &mut Counsellor, number: i64) {
    member.read(number).await.unwrap();
    member.reply(number, "odpověď").await.unwrap();
}

#[test]
fn who_has_waited_longest_comes_first_and_every_list_has_its_own() {
    on_each_database(async |portal| {
        threads(&portal, 1..=5).await;
        let (mut anna, eva) = staff_of(&portal, "praha").await;
        answer(&mut anna, 2).await;
        answer(&mut anna, 4).await;
        anna.close_thread(4, 2).await.unwrap();
        eva.claim(5).await.unwrap();
        anna.claim(1).await.unwrap();
        anna.claim(2).await.unwrap();

        assert_eq!(anna.list("open").await.unwrap(), [1, 3, 5, 2]);
        assert_eq!(anna.list("waiting").await.unwrap(), [1, 3, 5]);
        assert_eq!(anna.list("unassigned").await.unwrap(), [3]);
        assert_eq!(anna.list("mine").await.unwrap(), [1, 2]);
        assert_eq!(eva.list("mine").await.unwrap(), [5]);
        assert_eq!(anna.list("answered").await.unwrap(), [2]);
        assert_eq!(anna.list("closed").await.unwrap(), [4]);
        let everything: Vec<i64> = anna.list("all").await.unwrap();
        assert_eq!(everything.len(), 5);
        // One that is shown is told of, in the list or not.
        let path = "/staff/threads?filter=mine&shown=";
        let besides = async |number: u32| {
            let page = anna.ask(Call::get(&format!("{path}{number}"))).await.unwrap().json();
            page["shown"]["state"].clone()
        };
        assert_eq!((besides(4).await, besides(99).await), ("closed".into(), Value::Null));
        let wrong = anna.ask(Call::get("/staff/threads?filter=theirs")).await;
        refused(wrong, 400, "malformed_request");

        // Another message neither moves a thread back nor hides since when somebody waits.
        let waiting_since = anna.item(1).await.unwrap()["waiting_hour"].clone();
        let mut first = portal.reporter(1);
        first.read().await.unwrap();
        first.write("ještě něco").await.unwrap();
        assert_eq!(anna.list("waiting").await.unwrap(), [1, 3, 5]);
        assert_eq!(anna.item(1).await.unwrap()["waiting_hour"], waiting_since);
    });
}

#[test]
fn long_lists_are_read_page_by_page_and_nothing_is_left_out() {
    on_each_database(async |portal| {
        threads(&portal, 1..=2).await;
        // All in the same hour, more than a page holds.
        for seed in 3..=108 {
            portal.reporter(seed).open_thread("praha", "první").await.unwrap();
        }
        let (anna, _) = staff_of(&portal, "praha").await;
        for filter in ["all", "waiting", "unassigned"] {
            let mut numbers = Vec::new();
            let mut place = String::new();
            loop {
                let path = format!("/staff/threads?filter={filter}{place}");
                let page = anna.ask(Call::get(&path)).await.unwrap().json();
                let threads = page["threads"].as_array().unwrap().iter();
                numbers.extend(threads.map(|thread| thread["number"].as_i64().unwrap()));
                match page["next_before"].as_str() {
                    Some(next) => place = format!("&before={next}"),
                    None => break,
                }
            }
            let in_order = numbers.clone();
            numbers.sort_unstable();
            assert_eq!(numbers, (1..=108).collect::<Vec<_>>(), "{filter}");
            let oldest_first = filter != "all";
            assert_eq!(in_order.first() == Some(&1), oldest_first, "{filter}");
        }
    });
}

#[test]
fn a_thread_that_two_take_at_once_is_one_persons_and_the_other_learns_whose() {
    on_each_database(async |portal| {
        threads(&portal, 1..=1).await;
        let (anna, eva) = staff_of(&portal, "praha").await;
        let (annas, evas) = tokio::join!(anna.claim(1), eva.claim(1));
        assert!(annas.is_ok() != evas.is_ok(), "one of them has it");
        let taken = anna.item(1).await.unwrap()["assignee"].clone();
        let loser = if annas.is_ok() { evas } else { annas };
        let error = error_of(loser);
        assert_eq!(error["code"], "in_other_hands");
        assert_eq!(error["assignee"], taken["display_name"]);
    });
}

#[test]
fn a_thread_is_given_away_and_returned_and_only_a_head_takes_it_from_somebody() {
    on_each_database(async |portal| {
        threads(&portal, 1..=1).await;
        let (mut anna, eva) = staff_of(&portal, "praha").await;
        let (annas_id, evas_id) = (anna.own_id().await.unwrap(), eva.own_id().await.unwrap());
        anna.read(1).await.unwrap();
        assert_eq!(anna.item(1).await.unwrap()["state"], "opened");
        anna.claim(1).await.unwrap();
        assert_eq!(anna.item(1).await.unwrap()["state"], "assigned");

        anna.assign(1, &annas_id, &evas_id).await.unwrap();
        refused(anna.assign(1, &evas_id, &annas_id).await, 403, "forbidden");
        refused(anna.assign(1, &Value::Null, &annas_id).await, 409, "in_other_hands");
        // Eva is the head.
        eva.assign(1, &evas_id, &annas_id).await.unwrap();
        eva.assign(1, &annas_id, &Value::Null).await.unwrap();
        assert_eq!(anna.item(1).await.unwrap()["assignee"], Value::Null);

        let mut stranger = portal.counsellor("liberecky", 0);
        stranger.sign_in().await.unwrap();
        refused(stranger.claim(1).await, 404, "thread_not_found");
        let elsewhere = stranger.own_id().await.unwrap();
        refused(eva.assign(1, &Value::Null, &elsewhere).await, 404, "member_not_found");
        refused(
            anna.assign(1, &json!("AAAA"), &annas_id).await,
            400,
            "malformed_request",
        );
    });
}

#[test]
fn who_leaves_leaves_her_threads_to_the_others() {
    on_each_database(async |portal| {
        threads(&portal, 1..=2).await;
        let (mut anna, eva) = staff_of(&portal, "praha").await;
        answer(&mut anna, 2).await;
        anna.claim(1).await.unwrap();
        anna.claim(2).await.unwrap();
        let annas_id = anna.own_id().await.unwrap();
        let path = format!("/staff/members/{}/close", annas_id.as_str().unwrap());
        eva.ask(Call::post(&path, &json!({ "version": 1 }))).await.unwrap();
        assert_eq!(eva.list("unassigned").await.unwrap(), [1]);
        for number in [1, 2] {
            assert_eq!(eva.item(number).await.unwrap()["assignee"], Value::Null);
        }
    });
}

#[test]
fn a_handed_over_thread_is_nobodys_at_the_other_centre_and_waits_there() {
    on_each_database(async |portal| {
        threads(&portal, 1..=1).await;
        let (mut anna, mut eva) = staff_of(&portal, "praha").await;
        answer(&mut anna, 1).await;
        anna.claim(1).await.unwrap();
        eva.read(1).await.unwrap();
        eva.hand_over(1, "liberecky", Some("danger")).await.unwrap();
        let mut there = portal.counsellor("liberecky", 0);
        there.sign_in().await.unwrap();
        assert_eq!(there.list("unassigned").await.unwrap(), [1]);
        assert_eq!(there.item(1).await.unwrap()["state"], "new");
        assert!(anna.list("mine").await.unwrap().is_empty());
    });
}

#[test]
fn nobody_closes_or_answers_over_a_message_that_she_has_not_seen() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "první").await.unwrap();
        let (mut anna, _) = staff_of(&portal, "praha").await;
        let unopened = error_of(anna.close_thread(1, 1).await);
        assert_eq!(unopened["code"], "not_opened");
        anna.read(1).await.unwrap();
        let reply = anna.prepare_reply(1, "odpověď").unwrap();
        phone.write("počkejte, ještě něco").await.unwrap();
        let stale = error_of(anna.send_reply(1, &reply).await);
        assert_eq!(
            (&stale["code"], &stale["last_sequence"]),
            (&"stale_sequence".into(), &2.into())
        );
        let stale = error_of(anna.close_thread(1, 1).await);
        assert_eq!(
            (&stale["code"], &stale["last_sequence"]),
            (&"stale_sequence".into(), &2.into())
        );

        anna.discard_pending(1);
        anna.read(1).await.unwrap();
        anna.close_thread(1, 2).await.unwrap();
        anna.close_thread(1, 2).await.unwrap();
        assert_eq!(anna.item(1).await.unwrap()["state"], "closed");
        assert_eq!(phone.status().await.unwrap()["state"], "closed");
        phone.write("přece ještě něco").await.unwrap();
        assert_eq!(anna.item(1).await.unwrap()["state"], "waiting_for_centre");
    });
}
