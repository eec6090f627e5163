//! From a link to an account: once, in time, and nothing in between.

use std::collections::BTreeSet;
use std::time::Duration;

use ozvise_tests::{
    Call, Counsellor, Database, Newcomer, Portal, Refusal, command, hex, on_each_database, runtime, seeded,
};
use serde_json::{Value, json};

const HOUR: Duration = Duration::from_secs(3600);

/// What a refused call was answered.
#[track_caller]
fn refused<T>(result: Result<T, Refusal>, status: u16, code: &str) {
    match result {
        Err(Refusal::Answered(answer)) => drop(answer.expect_error(status, code)),
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it was not refused"),
    }
}

async fn signed_in(portal: &Portal, centre: &str, index: usize) -> Counsellor {
    let mut member = portal.counsellor(centre, index);
    member.sign_in().await.unwrap();
    member
}

/// Invites somebody to a centre, and gives the answer.
async fn invite(head: &Counsellor, role: &str, name: &str) -> Value {
    let body = json!({ "version": 1, "role": role, "display_name": name });
    head.ask(Call::post("/staff/invitations", &body)).await.unwrap().json()
}

fn newcomer(portal: &Portal, invited: &Value, seed: u64) -> Newcomer {
    Newcomer::new(portal.device(), invited["link"].as_str().unwrap(), seeded(seed))
}

#[test]
fn an_invited_counsellor_has_an_account_that_reads_nothing_yet() {
    on_each_database(async |portal| {
        let eva = signed_in(&portal, "praha", 1).await;
        let invited = invite(&eva, "counsellor", "Klára Nová").await;
        let mut klara = newcomer(&portal, &invited, 1);
        let seen = klara.look().await.unwrap();
        assert_eq!(
            (
                seen["role"].as_str(),
                seen["centre_id"].as_str(),
                seen["display_name"].as_str()
            ),
            (Some("counsellor"), Some("praha"), Some("Klára Nová"))
        );
        let registered = klara.register(" Klara.Nova ", "dlouhé tajné heslo").await.unwrap();
        assert_eq!(registered.account.name, "klara.nova");
        assert_eq!(registered.recovery_codes.len(), 10);

        portal.clock().advance(Duration::from_secs(30));
        let mut klara = Counsellor::new(portal.device(), registered.account, seeded(2));
        klara.sign_in().await.unwrap();
        let session = klara.ask(Call::get("/staff/session")).await.unwrap().json();
        assert_eq!(session["session"]["centre_keys"], json!([]));

        let listed = eva.ask(Call::get("/staff/invitations")).await.unwrap().json();
        assert_eq!(listed["invitations"][0]["state"], "used");
        assert!(!listed.to_string().contains("pozvanka"), "a secret is shown once");
    });
}

#[test]
fn a_link_serves_once_even_for_two_at_the_same_time() {
    on_each_database(async |portal| {
        let eva = signed_in(&portal, "praha", 1).await;
        let invited = invite(&eva, "counsellor", "Klára").await;
        let mut one = newcomer(&portal, &invited, 1);
        let mut other = newcomer(&portal, &invited, 2);
        let first = one.prepare("prvni", "heslo první").await.unwrap();
        // Whoever begins anew takes the place of what was begun before.
        let second = other.prepare("druha", "heslo druhé").await.unwrap();
        refused(one.finish(&first).await, 409, "enrolment_over");
        let (left, right) = tokio::join!(other.finish(&second), other.finish(&second));
        assert_eq!(usize::from(left.is_ok()) + usize::from(right.is_ok()), 1);
        refused(one.look().await, 404, "invitation_not_found");
        refused(one.prepare("treti", "heslo třetí").await, 404, "invitation_not_found");
    });
}

#[test]
fn what_is_half_done_leaves_the_invitation_as_it_was() {
    on_each_database(async |portal| {
        let eva = signed_in(&portal, "praha", 1).await;
        let invited = invite(&eva, "counsellor", "Klára").await;
        let mut klara = newcomer(&portal, &invited, 1);
        klara.prepare("klara", "první pokus").await.unwrap();

        let mut wrong = klara.prepare("klara", "druhý pokus").await.unwrap();
        let right = wrong.request["totp"].clone();
        wrong.request["totp"] = if right == "000000" { "000001" } else { "000000" }.into();
        refused(klara.finish(&wrong).await, 422, "wrong_code");
        let taken = klara.prepare("anna.praha", "cizí jméno").await;
        refused(taken, 409, "name_taken");
        let mut short = klara.prepare("klara", "bez klíčů").await.unwrap();
        short.request["vault"] = "".into();
        refused(klara.finish(&short).await, 400, "malformed_request");

        let slow = klara.prepare("klara", "pomalý pokus").await.unwrap();
        portal.clock().advance(HOUR);
        refused(klara.finish(&slow).await, 409, "enrolment_over");
        let late = klara.prepare("klara", "poslední pokus").await.unwrap();
        klara.finish(&late).await.unwrap();
    });
}

#[test]
fn unknown_used_revoked_and_expired_links_are_one_answer() {
    on_each_database(async |portal| {
        let eva = signed_in(&portal, "praha", 1).await;
        let used = invite(&eva, "counsellor", "A").await;
        newcomer(&portal, &used, 1).register("prvni", "heslo").await.unwrap();
        let revoked = invite(&eva, "counsellor", "B").await;
        let revoke = format!(
            "/staff/invitations/{}/revoke",
            revoked["invitation"]["id"].as_str().unwrap()
        );
        let empty = json!({ "version": 1 });
        eva.ask(Call::post(&revoke, &empty)).await.unwrap().expect(204);
        refused(eva.ask(Call::post(&revoke, &empty)).await, 404, "invitation_not_found");
        let expired = invite(&eva, "counsellor", "C").await;
        let in_time = newcomer(&portal, &expired, 3);
        portal.clock().advance(72 * HOUR - Duration::from_secs(1));
        in_time.look().await.unwrap();
        portal.clock().advance(Duration::from_secs(1));

        let unknown = json!({ "link": format!("#pozvanka={}", "A".repeat(22)) });
        let mut answers = BTreeSet::new();
        for invited in [&used, &revoked, &expired, &unknown] {
            let Err(Refusal::Answered(answer)) = newcomer(&portal, invited, 9).look().await else {
                panic!("it was not refused")
            };
            answers.insert(hex(&answer.expect(404).without_date()));
        }
        assert_eq!(answers.len(), 1, "the answers differ");
    });
}

#[test]
fn nobody_invites_beyond_the_own_role_and_centre() {
    on_each_database(async |portal| {
        let eva = signed_in(&portal, "praha", 1).await;
        let mut operator = portal.member_named("provozovatel");
        operator.sign_in().await.unwrap();
        let new = |role: &str, centre: Option<&str>| json!({ "version": 1, "role": role, "centre_id": centre, "display_name": "X" });
        for (member, body, status, code) in [
            (&eva, new("counsellor", Some("liberecky")), 403, "forbidden"),
            (&eva, new("operator", None), 400, "malformed_request"),
            (&operator, new("counsellor", Some("praha")), 403, "forbidden"),
            (&operator, new("head", None), 400, "malformed_request"),
            (&operator, new("head", Some("nikde")), 422, "unknown_centre"),
            (&operator, new("operator", Some("praha")), 400, "malformed_request"),
        ] {
            refused(member.ask(Call::post("/staff/invitations", &body)).await, status, code);
        }
        for (role, centre) in [("head", Some("zlinsky")), ("coordinator", None), ("operator", None)] {
            let answer = operator.ask(Call::post("/staff/invitations", &new(role, centre))).await;
            answer.unwrap().expect(201);
        }
        // Another centre's invitation can be neither seen nor taken back.
        let ours = invite(&eva, "head", "Y").await;
        let elsewhere = signed_in(&portal, "liberecky", 1).await;
        let listed = elsewhere.ask(Call::get("/staff/invitations")).await.unwrap().json();
        assert_eq!(listed["invitations"], json!([]));
        let revoke = format!(
            "/staff/invitations/{}/revoke",
            ours["invitation"]["id"].as_str().unwrap()
        );
        let answer = elsewhere.ask(Call::post(&revoke, &json!({ "version": 1 }))).await;
        refused(answer, 404, "invitation_not_found");
    });
}

#[test]
fn a_renewed_account_starts_anew_and_the_old_password_serves_until_then() {
    on_each_database(async |portal| {
        let eva = signed_in(&portal, "praha", 1).await;
        let mut anna = signed_in(&portal, "praha", 0).await;
        let session = anna.ask(Call::get("/staff/session")).await.unwrap().json();
        let renew = json!({ "version": 1, "renew": session["session"]["member"]["id"] });
        let invited = eva.ask(Call::post("/staff/invitations", &renew)).await.unwrap().json();
        let mut renewing = newcomer(&portal, &invited, 1);
        let prepared = renewing.prepare("jine.jmeno", "nové heslo").await.unwrap();
        assert_eq!(prepared.account.name, "anna.praha", "the name stays");
        anna.inbox().await.unwrap();

        renewing.finish(&prepared).await.unwrap();
        refused(anna.inbox().await, 401, "not_signed_in");
        portal.clock().advance(Duration::from_secs(30));
        assert!(
            matches!(anna.sign_in().await, Err(Refusal::Password(_))),
            "the old password is over"
        );
        let mut renewed = Counsellor::new(portal.device(), prepared.account, seeded(2));
        renewed.sign_in().await.unwrap();
        let session = renewed.ask(Call::get("/staff/session")).await.unwrap().json();
        assert_eq!(
            session["session"]["centre_keys"],
            json!([]),
            "she waits for approval again"
        );
    });
}

#[test]
fn a_recovery_code_stands_in_for_the_second_factor_once() {
    on_each_database(async |portal| {
        let eva = signed_in(&portal, "praha", 1).await;
        let invited = invite(&eva, "counsellor", "Klára").await;
        let registered = newcomer(&portal, &invited, 1)
            .register("klara", "heslo Kláry")
            .await
            .unwrap();
        let code = registered.recovery_codes[3].to_lowercase().replace('-', " ");
        let mut klara = Counsellor::new(portal.device(), registered.account, seeded(2));
        klara.prove_by_recovery_code(&code).await.unwrap();
        refused(klara.prove_by_recovery_code(&code).await, 401, "sign_in_failed");
        let other = &registered.recovery_codes[4];
        refused(
            portal.counsellor("praha", 0).prove_by_recovery_code(other).await,
            401,
            "sign_in_failed",
        );
        klara.prove_by_recovery_code(other).await.unwrap();
    });
}

#[test]
fn a_head_is_invited_at_the_command_line() {
    for database in Database::ALL {
        runtime().block_on(is_invited_at_the_command_line(database));
    }
}

/// On a portal with the clock of the machine, which the command reads.
async fn is_invited_at_the_command_line(database: Database) {
    let portal = Portal::start_now(database).await;
    let run = |arguments: &[&str]| {
        let output = command(arguments).envs(portal.settings()).output().unwrap();
        (
            output.status.success(),
            String::from_utf8([output.stdout, output.stderr].concat()).unwrap(),
        )
    };
    let (success, said) = run(&["invite", "head", "--centre", "zlinsky", "--name", "Vedoucí"]);
    assert!(success, "{said}");
    let link = json!({ "link": said.lines().next().unwrap() });
    let wrong = run(&["invite", "head", "--centre", "atlantida", "--name", "Vedoucí"]);
    assert!(!wrong.0 && wrong.1.contains("centre"), "{}", wrong.1);
    let seen = newcomer(&portal, &link, 1).look().await.unwrap();
    assert_eq!(
        (seen["role"].as_str(), seen["centre_id"].as_str()),
        (Some("head"), Some("zlinsky"))
    );
}
