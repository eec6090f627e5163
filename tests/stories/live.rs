//! Inboxes that listen: what they are told, by which process, and when it ends.

use ozvise_tests::{
    Call, Counsellor, Database, Event, Events, Http, Portal, Running, command, on_each_database, runtime,
};
use serde_json::{Value, json};

use crate::people::staff_of;

async fn news(events: &mut Events) -> Event {
    events.next().await.expect("the stream goes on")
}

/// The first news in which this is so.
async fn news_until(events: &mut Events, wanted: impl Fn(&Value) -> bool) -> Event {
    loop {
        let event = news(events).await;
        if wanted(&event.json()) {
            return event;
        }
    }
}

fn nobody_writes(happening: &Value) -> bool {
    happening["writing"] == json!([])
}

async fn revision(member: &Counsellor) -> i64 {
    let list = member.ask(Call::get("/staff/threads")).await.unwrap().json();
    list["revision"].as_i64().unwrap()
}

#[test]
fn a_new_message_a_claim_and_a_writing_colleague_are_told_without_content() {
    on_each_database(async |portal| {
        let (anna, eva) = staff_of(&portal, "praha").await;
        let mut events = anna.listen().await;
        let first = news(&mut events).await;
        assert_eq!(first.id, revision(&anna).await.to_string());
        assert_eq!(
            first.json(),
            json!({ "revision": revision(&anna).await, "writing": [] })
        );

        portal.reporter(1).open_thread("praha", "tajné").await.unwrap();
        let second = news(&mut events).await;
        assert_ne!(second.id, first.id);
        assert_eq!(second.id, revision(&anna).await.to_string());
        eva.claim(1).await.unwrap();
        let third = news(&mut events).await;
        assert_ne!(third.id, second.id);

        eva.write_in(Some(1)).await.unwrap();
        let name =
            eva.ask(Call::get("/staff/session")).await.unwrap().json()["session"]["member"]["display_name"].clone();
        let fourth = news(&mut events).await;
        assert_eq!(fourth.json()["writing"], json!([{ "number": 1, "member": name }]));
        eva.write_in(None).await.unwrap();
        assert!(nobody_writes(&news(&mut events).await.json()));
    });
}

#[test]
fn another_centre_is_told_nothing() {
    on_each_database(async |portal| {
        let mut stranger = portal.counsellor("liberecky", 0);
        stranger.sign_in().await.unwrap();
        let mut events = stranger.listen().await;
        let first = news(&mut events).await;
        let (_, eva) = staff_of(&portal, "praha").await;
        portal.reporter(1).open_thread("praha", "tajné").await.unwrap();
        eva.write_in(Some(1)).await.unwrap();
        // The next thing that is told is of the own centre.
        portal.reporter(2).open_thread("liberecky", "tajné").await.unwrap();
        let second = news(&mut events).await;
        assert_ne!(second.id, first.id);
        assert_eq!(second.id, revision(&stranger).await.to_string());
        assert!(nobody_writes(&second.json()));
    });
}

#[test]
fn listening_ends_with_the_session_and_with_the_account() {
    on_each_database(async |portal| {
        let (mut anna, eva) = staff_of(&portal, "praha").await;
        let mut events = anna.listen().await;
        news(&mut events).await;
        anna.sign_out().await.unwrap();
        assert_eq!(events.next().await, None);

        let mut jana = portal.counsellor("praha", 0);
        portal.clock().advance(std::time::Duration::from_secs(30));
        jana.sign_in().await.unwrap();
        let mut events = jana.listen().await;
        news(&mut events).await;
        let id = jana.own_id().await.unwrap();
        let path = format!("/staff/members/{}/close", id.as_str().unwrap());
        eva.ask(Call::post(&path, &json!({ "version": 1 }))).await.unwrap();
        assert_eq!(events.next().await, None);
    });
}

#[test]
fn listening_keeps_no_session_alive() {
    on_each_database(async |portal| {
        let (anna, _) = staff_of(&portal, "praha").await;
        let mut events = anna.listen().await;
        news(&mut events).await;
        portal.clock().advance(std::time::Duration::from_secs(31 * 60));
        assert_eq!(events.next().await, None);
    });
}

/// The same portal in a process of its own, on the same database.
fn second_process(portal: &Portal) -> (Running, Http) {
    let mut serve = command(&["serve"]);
    serve.envs(portal.settings());
    let process = Running::start(serve);
    let http = Http::new(format!("http://{}", process.address()));
    (process, http)
}

#[test]
fn two_processes_on_one_database_tell_the_same_also_after_a_restart() {
    for database in Database::ALL {
        runtime().block_on(async {
            let portal = Portal::start_now(database).await;
            let (anna, eva) = staff_of(&portal, "praha").await;
            let (process, http) = second_process(&portal);
            let mut events = http.listen(anna.signed(Call::get("/staff/events"))).await;
            let first = news(&mut events).await;
            portal.reporter(1).open_thread("praha", "první").await.unwrap();
            let last = news(&mut events).await;
            assert_ne!(last.id, first.id);

            // At the other process, whose clock goes on while this portal's stands still.
            let mut here = anna.listen().await;
            news(&mut here).await;
            let writing = |number: Option<i64>| {
                let body = json!({ "version": 1, "number": number });
                http.send(eva.signed(Call::post("/staff/writing", &body)))
            };
            writing(Some(1)).await.expect(204);
            for listening in [&mut events, &mut here] {
                news_until(listening, |happening| !nobody_writes(happening)).await;
            }
            writing(None).await.expect(204);
            for listening in [&mut events, &mut here] {
                news_until(listening, nobody_writes).await;
            }

            process.kill();
            assert_eq!(events.next().await, None);
            portal.reporter(2).open_thread("praha", "mezitím").await.unwrap();
            let (_process, http) = second_process(&portal);
            let again = anna.signed(Call::get("/staff/events"));
            let again = again.header("last-event-id".parse().unwrap(), &last.id);
            let mut events = http.listen(again).await;
            let missed = news(&mut events).await;
            assert_eq!(missed.id, revision(&anna).await.to_string());
            assert_ne!(missed.id, last.id);
        });
    }
}

#[test]
fn a_portal_that_stops_does_not_wait_for_those_who_listen() {
    runtime().block_on(async {
        let mut portal = Portal::start(Database::Sqlite).await;
        let (anna, _) = staff_of(&portal, "praha").await;
        let mut events = anna.listen().await;
        news(&mut events).await;
        portal.leave_to_another_process().await;
        assert_eq!(events.next().await, None);
    });
}
