//! What a member does with the own account, and what somebody who is not the member cannot do with it.

use std::time::Duration;

use ozvise_tests::{
    Call, Counsellor, Database, Portal, Refusal, Running, TestClock, command, on_each_database, runtime,
};
use serde_json::{Value, json};

const STEP: Duration = Duration::from_secs(30);

#[track_caller]
fn refused<T>(result: Result<T, Refusal>, status: u16, code: &str) -> Value {
    match result {
        Err(Refusal::Answered(answer)) => answer.expect_error(status, code),
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it was not refused"),
    }
}

/// Two browsers of the same counsellor.
async fn at_work_and_at_home(portal: &Portal) -> (Counsellor, Counsellor) {
    let mut at_work = portal.counsellor("praha", 0);
    at_work.sign_in().await.unwrap();
    portal.clock().advance(STEP);
    let mut at_home = portal.counsellor("praha", 0);
    at_home.sign_in().await.unwrap();
    (at_work, at_home)
}

#[test]
fn sessions_are_listed_and_ended_one_by_one() {
    on_each_database(async |portal| {
        let (at_work, at_home) = at_work_and_at_home(&portal).await;
        let listed = at_home.sessions().await.unwrap();
        let current: Vec<bool> = listed.iter().map(|session| session["current"] == true).collect();
        assert_eq!(current, [true, false]);
        let other = format!("/staff/sessions/{}/end", listed[1]["id"].as_str().unwrap());

        let mut eva = portal.counsellor("praha", 1);
        eva.sign_in().await.unwrap();
        let empty = json!({ "version": 1 });
        refused(eva.ask(Call::post(&other, &empty)).await, 404, "not_found");
        at_work.inbox().await.unwrap();

        at_home.ask(Call::post(&other, &empty)).await.unwrap().expect(204);
        refused(at_work.inbox().await, 401, "not_signed_in");
        assert_eq!(at_home.sessions().await.unwrap().len(), 1);
    });
}

#[test]
fn all_other_sessions_are_ended_at_once() {
    on_each_database(async |portal| {
        let (at_work, at_home) = at_work_and_at_home(&portal).await;
        let end = Call::post("/staff/sessions/end-others", &json!({ "version": 1 }));
        at_work.ask(end).await.unwrap().expect(204);
        refused(at_home.inbox().await, 401, "not_signed_in");
        at_work.inbox().await.unwrap();
    });
}

#[test]
fn a_new_password_opens_the_vault_and_the_old_one_nothing() {
    on_each_database(async |portal| {
        let (mut at_work, at_home) = at_work_and_at_home(&portal).await;
        at_work.change_password("docela jiné heslo").await.unwrap();
        at_work.inbox().await.unwrap();
        refused(at_home.inbox().await, 401, "not_signed_in");
        portal.clock().advance(STEP);
        assert!(matches!(
            portal.counsellor("praha", 0).sign_in().await,
            Err(Refusal::Password(_))
        ));
        at_work.sign_in().await.unwrap();
    });
}

#[test]
fn a_renewed_vault_takes_the_place_of_the_one_that_was_read() {
    on_each_database(async |portal| {
        let (at_work, at_home) = at_work_and_at_home(&portal).await;
        let vault = async |browser: &Counsellor| {
            let session = browser.ask(Call::get("/staff/session")).await.unwrap().json();
            session["session"]["vault"].clone()
        };
        let known = vault(&at_work).await;
        let store = |known: &Value, vault: &str| {
            Call::post("/staff/vault", &json!({ "version": 1, "known": known, "vault": vault }))
        };
        at_work.ask(store(&known, "AQID")).await.unwrap().expect(204);
        refused(at_home.ask(store(&known, "BAUG")).await, 409, "account_changed");
        assert_eq!(vault(&at_home).await, "AQID");
        refused(at_work.ask(store(&json!("AQID"), "")).await, 400, "malformed_request");
        let long = "A".repeat(6000);
        refused(
            at_work.ask(store(&json!("AQID"), &long)).await,
            400,
            "malformed_request",
        );
        // A colleague's vault is a colleague's.
        let mut eva = portal.counsellor("praha", 1);
        eva.sign_in().await.unwrap();
        refused(eva.ask(store(&json!("AQID"), "BAUG")).await, 409, "account_changed");
    });
}

#[test]
fn whoever_finds_an_open_page_changes_nothing_without_the_password() {
    on_each_database(async |portal| {
        let (mut anna, _) = at_work_and_at_home(&portal).await;
        let mut eva = portal.counsellor("praha", 1);
        eva.sign_in().await.unwrap();
        // Another member's password, with anna's session.
        let mut request = anna.prepare_password_change("heslo zloděje").await.unwrap();
        let (attempt, finalization, _) = eva.begin_sign_in().await.unwrap();
        let good = std::mem::replace(
            &mut request["proof"],
            json!({ "attempt": attempt, "finalization": finalization }),
        );
        let finish = |request: &Value| Call::post("/staff/password/finish", request);
        refused(anna.ask(finish(&request)).await, 401, "sign_in_failed");
        request["proof"] = json!({ "attempt": "A".repeat(22), "finalization": good["finalization"] });
        refused(anna.ask(finish(&request)).await, 401, "sign_in_failed");
        portal.clock().advance(STEP);
        portal.counsellor("praha", 0).sign_in().await.unwrap();
    });
}

#[test]
fn another_second_factor_takes_the_place_of_the_old_one() {
    on_each_database(async |portal| {
        let (mut at_work, at_home) = at_work_and_at_home(&portal).await;
        let codes = at_work.change_second_factor().await.unwrap();
        refused(at_home.inbox().await, 401, "not_signed_in");
        portal.clock().advance(STEP);
        refused(portal.counsellor("praha", 0).sign_in().await, 401, "sign_in_failed");
        at_work.sign_in().await.unwrap();
        at_work.prove_by_recovery_code(&codes[9]).await.unwrap();
    });
}

#[test]
fn guessing_slows_down_by_name_and_locks_nobody_out() {
    on_each_database(async |portal| {
        let mut guesser = portal.counsellor("praha", 0);
        let mut stranger = portal.member_named("nikdo.takovy");
        for _ in 0..10 {
            guesser.begin_sign_in().await.unwrap();
            // Nobody has this name, and it is treated like any other; the password fails on the device.
            assert!(matches!(stranger.begin_sign_in().await, Err(Refusal::Password(_))));
        }
        let mut seen = Vec::new();
        for somebody in [&mut guesser, &mut stranger] {
            let Err(Refusal::Answered(answer)) = somebody.begin_sign_in().await else {
                panic!("the eleventh try")
            };
            assert_eq!(answer.header("retry-after"), Some("1"));
            assert_eq!(answer.json()["error"]["retry_after_s"], 1);
            seen.push(answer.expect(429).without_date());
        }
        assert_eq!(seen[0], seen[1]);
        portal.counsellor("praha", 1).sign_in().await.unwrap();
        portal.clock().advance(Duration::from_secs(1));
        guesser.sign_in().await.unwrap();
        // A success takes the count back.
        for _ in 0..10 {
            guesser.begin_sign_in().await.unwrap();
        }
    });
}

#[test]
fn a_guesser_elsewhere_does_not_keep_a_member_from_unlocking_her_page() {
    on_each_database(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        let mut guesser = portal.counsellor("praha", 0);
        while guesser.begin_sign_in().await.is_ok() {}
        anna.prove_password(None).await.unwrap().0.expect(200);
    });
}

#[test]
fn killed_while_passwords_change_the_portal_has_the_old_or_the_new() {
    for database in Database::ALL {
        runtime().block_on(killed_while_passwords_change(database));
    }
}

async fn killed_while_passwords_change(database: Database) {
    let mut portal = Portal::start_now(database).await;
    portal.leave_to_another_process().await;
    let serve = || {
        let mut serve = command(&["serve"]);
        serve.envs(portal.settings());
        let process = Running::start(serve);
        portal.wire().forward_to(process.address());
        process
    };
    let mut anna = portal.counsellor("praha", 0);
    let mut process = serve();
    // The process reads the real clock, which has gone on while everything was prepared.
    let now = TestClock::real_now().seconds();
    portal
        .clock()
        .advance(Duration::from_secs(now - portal.clock().seconds()));
    anna.sign_in().await.unwrap();
    for round in 0..4 {
        let new = format!("heslo číslo {round}");
        let request = anna.prepare_password_change(&new).await.unwrap();
        // The kill meets the request before, in or after its transaction.
        let change = Call::post("/staff/password/finish", &request);
        let (changed, ()) = tokio::join!(anna.ask(change), async {
            for _ in 0..round * 40 {
                tokio::task::yield_now().await;
            }
            process.kill();
        });
        process = serve();
        let mut after = anna.with_password(&new);
        let is_new = after.prove_password(None).await.is_ok();
        assert!(is_new || changed.is_err(), "an acknowledged change was lost");
        let old = anna.account().password.clone();
        let mut before = anna.with_password(&old);
        assert_ne!(
            is_new,
            before.prove_password(None).await.is_ok(),
            "one of them, and not both"
        );
        anna = if is_new { after } else { before };
        anna.open_own_vault().await.unwrap();
    }
}
