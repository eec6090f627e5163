//! What a coordinator sees of all centres: counts and hours, and nothing else.

use std::time::Duration;

use ozvise_tests::{Call, Portal, on_each_database};
use serde_json::{Value, json};

const HOUR: Duration = Duration::from_secs(3600);

async fn overview(portal: &Portal) -> Value {
    let mut coordinator = portal.member_named("koordinatorka");
    coordinator.sign_in().await.unwrap();
    portal.clock().advance(Duration::from_secs(30));
    coordinator.ask(Call::get("/staff/overview")).await.unwrap().json()
}

fn of<'a>(seen: &'a Value, centre: &str) -> &'a Value {
    let centres = seen["centres"].as_array().unwrap();
    centres
        .iter()
        .find(|item| item["centre_id"] == centre)
        .expect("the centre")
}

#[test]
fn a_coordinator_sees_how_every_centre_stands() {
    on_each_database(async |portal| {
        let mut waits = portal.reporter(1);
        waits.open_thread("praha", "čeká").await.unwrap();
        let first_hour = portal.clock().seconds() / 3600;
        portal.clock().advance(2 * HOUR);
        portal
            .reporter(2)
            .open_thread("praha", "dostane odpověď")
            .await
            .unwrap();
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        anna.read(2).await.unwrap();
        anna.reply(2, "odpověď").await.unwrap();

        let seen = overview(&portal).await;
        assert_eq!(seen["hour"], portal.clock().seconds() / 3600);
        let praha = of(&seen, "praha");
        assert_eq!(
            praha["threads"],
            json!({ "new": 1, "opened": 0, "waiting_for_centre": 0, "waiting_for_reporter": 1, "closed": 0 })
        );
        assert_eq!(praha["oldest_unanswered_hour"], first_hour);
        assert_eq!((&praha["has_key"], &praha["accepting"]), (&json!(true), &json!(true)));
        assert_eq!(
            (&praha["active_members"], &praha["waiting_members"]),
            (&json!(2), &json!(0))
        );
        assert_eq!(praha["rotation_demanded"], false);
        assert!(praha["name"].as_str().unwrap().contains("Prah"), "{praha}");
        // A centre that nobody works at yet.
        let other = of(&seen, "plzensky");
        assert_eq!(
            (&other["has_key"], &other["active_members"]),
            (&json!(false), &json!(0))
        );
        assert_eq!(other["oldest_unanswered_hour"], Value::Null);

        // Nothing in it leads to a thread or to anybody.
        let text = seen.to_string();
        for secret in ["number", "thread_id", "display_name", "member_id", "seal", "vault"] {
            assert!(!text.contains(secret), "{secret}");
        }
    });
}

#[test]
fn overdue_is_counted_in_the_working_time_of_the_centre() {
    on_each_database(async |portal| {
        crate::working_hours::publish(&portal);
        // On Saturday; the centre works again on Monday from 8 to 16, and means to answer within eight hours.
        portal.reporter(1).open_thread("praha", "první").await.unwrap();
        portal.clock().advance(48 * HOUR);
        let monday = overview(&portal).await;
        assert_eq!(of(&monday, "praha")["reply_hours"], 8);
        assert_eq!(of(&monday, "praha")["overdue"], 0, "seven hours of work are over");
        portal.clock().advance(HOUR);
        assert_eq!(of(&overview(&portal).await, "praha")["overdue"], 1, "eight are");

        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        anna.read(1).await.unwrap();
        anna.reply(1, "odpověď").await.unwrap();
        assert_eq!(of(&overview(&portal).await, "praha")["overdue"], 0);
    });
}

#[test]
fn somebody_who_leaves_and_somebody_who_waits_are_counted() {
    on_each_database(async |portal| {
        let mut head = portal.counsellor("praha", 1);
        head.sign_in().await.unwrap();
        let members = head.ask(Call::get("/staff/members")).await.unwrap().json();
        let own = head.account().name.clone();
        let other = members["members"]
            .as_array()
            .unwrap()
            .iter()
            .find(|member| member["name"] != own.as_str());
        let id = other.unwrap()["id"].as_str().unwrap().to_owned();
        let close = Call::post(&format!("/staff/members/{id}/close"), &json!({ "version": 1 }));
        head.ask(close).await.unwrap().expect(204);
        let praha = of(&overview(&portal).await, "praha").clone();
        assert_eq!(praha["active_members"], 1);
        assert_eq!(praha["rotation_demanded"], true);
    });
}
