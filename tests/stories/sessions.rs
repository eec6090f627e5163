//! The session of a member of staff: how it begins, and how it ends.

use std::time::Duration;

use ozvise_tests::{Call, Counsellor, Refusal, SESSION_COOKIE, on_each_database};
use serde_json::json;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

/// What a call of the staff's is answered.
async fn status(member: &Counsellor, call: Call) -> u16 {
    match member.ask(call).await {
        Ok(answer) => answer.status.as_u16(),
        Err(Refusal::Answered(answer)) => answer.status.as_u16(),
        Err(other) => panic!("{other:?}"),
    }
}

async fn is_signed_in(member: &Counsellor) -> bool {
    // Asked in the background, so that asking does not keep the session alive.
    let call = Call::get("/staff/session").header("ozvise-background".parse().unwrap(), "1");
    status(member, call).await == 200
}

#[test]
fn the_cookie_is_as_narrow_as_cookies_can_be() {
    on_each_database(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        let code = anna.account().totp_at(portal.clock().seconds());
        let (answer, _) = anna.prove_password(Some(&code)).await.unwrap();
        let cookie = answer.header("set-cookie").unwrap();
        assert!(cookie.starts_with(&format!("{SESSION_COOKIE}=")), "{cookie}");
        let mut attributes: Vec<&str> = cookie.split("; ").skip(1).collect();
        attributes.sort_unstable();
        assert_eq!(attributes, ["HttpOnly", "Path=/", "SameSite=Strict", "Secure"]);
    });
}

#[test]
fn thirty_idle_minutes_end_it() {
    on_each_database(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        for _ in 0..5 {
            portal.clock().advance(29 * MINUTE);
            assert_eq!(status(&anna, Call::get("/staff/threads")).await, 200);
        }
        portal.clock().advance(30 * MINUTE);
        assert_eq!(status(&anna, Call::get("/staff/threads")).await, 401);
    });
}

#[test]
fn what_the_page_asks_by_itself_does_not_prolong_it() {
    on_each_database(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        portal.clock().advance(20 * MINUTE);
        assert!(is_signed_in(&anna).await);
        portal.clock().advance(10 * MINUTE);
        assert!(!is_signed_in(&anna).await);
    });
}

#[test]
fn twelve_hours_end_it_however_busy() {
    on_each_database(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        for _ in 0..(12 * 60 / 20 - 1) {
            portal.clock().advance(20 * MINUTE);
            assert_eq!(status(&anna, Call::get("/staff/threads")).await, 200);
        }
        portal.clock().advance(20 * MINUTE);
        assert_eq!(status(&anna, Call::get("/staff/threads")).await, 401);
    });
}

#[test]
fn signing_out_ends_it_on_the_server() {
    on_each_database(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        let answer = anna.sign_out().await.unwrap().expect(204);
        // A removal: the browser forgets the cookie. The test's client sends it all the same.
        assert!(answer.header("set-cookie").unwrap().contains("Max-Age=0"));
        assert!(!is_signed_in(&anna).await);
    });
}

#[test]
fn a_forged_cookie_is_no_session() {
    on_each_database(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        let cookie = anna.cookie();
        let last = cookie.chars().last().unwrap();
        let other = if last == 'A' { 'E' } else { 'A' };
        let forged = format!("{}{other}", &cookie[..cookie.len() - 1]);
        for cookie in [
            forged.as_str(),
            &format!("{SESSION_COOKIE}="),
            &format!("{SESSION_COOKIE}={}", "A".repeat(43)),
        ] {
            let answer = anna
                .device()
                .http
                .send(Call::get("/staff/session").cookie(cookie))
                .await;
            answer.expect_error(401, "not_signed_in");
        }
    });
}

#[test]
fn the_session_of_one_browser_is_not_that_of_another() {
    on_each_database(async |portal| {
        let mut at_work = portal.counsellor("praha", 0);
        at_work.sign_in().await.unwrap();
        portal.clock().advance(MINUTE);
        let mut at_home = portal.counsellor("praha", 0);
        at_home.sign_in().await.unwrap();
        assert_ne!(at_work.cookie(), at_home.cookie());
        at_home.sign_out().await.unwrap();
        assert!(is_signed_in(&at_work).await);
    });
}

#[test]
fn a_second_factor_serves_once() {
    on_each_database(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        let Err(Refusal::Answered(refused)) = portal.counsellor("praha", 0).sign_in().await else {
            panic!("a code twice")
        };
        refused.expect_error(401, "sign_in_failed");
        portal.clock().advance(MINUTE);
        portal.counsellor("praha", 0).sign_in().await.unwrap();
    });
}

#[test]
fn the_password_alone_does_not_sign_in() {
    on_each_database(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        let Err(Refusal::Answered(refused)) = anna.prove_password(None).await else {
            panic!("no second factor")
        };
        refused.expect_error(401, "code_needed");
        let Err(Refusal::Answered(refused)) = anna.prove_password(Some("000000")).await else {
            panic!("a wrong code")
        };
        refused.expect_error(401, "sign_in_failed");
    });
}

#[test]
fn a_locked_page_is_unlocked_by_the_password_alone_while_its_session_lives() {
    on_each_database(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        anna.prove_password(None).await.unwrap().0.expect(200);
        // But another member's session is no ground.
        let mut eva = portal.counsellor("praha", 1);
        let (attempt, finalization, _) = eva.begin_sign_in().await.unwrap();
        let Err(Refusal::Answered(refused)) = anna.finish_sign_in(&attempt, &finalization, None).await else {
            panic!("another member's session")
        };
        refused.expect_error(401, "code_needed");
        portal.clock().advance(13 * HOUR);
        let Err(Refusal::Answered(refused)) = anna.prove_password(None).await else {
            panic!("an ended session")
        };
        refused.expect_error(401, "code_needed");
    });
}

#[test]
fn an_attempt_serves_once_and_for_two_minutes() {
    on_each_database(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        let code = |now| anna.account().totp_at(now);
        let codes = [code(portal.clock().seconds()), code(portal.clock().seconds() + 120)];
        let (attempt, finalization, _) = anna.begin_sign_in().await.unwrap();
        anna.finish_sign_in(&attempt, &finalization, Some(&codes[0]))
            .await
            .unwrap()
            .expect(200);

        let mut late = portal.counsellor("praha", 1);
        let (slow, slow_finalization, _) = late.begin_sign_in().await.unwrap();
        portal.clock().advance(2 * MINUTE);
        for (attempt, finalization) in [(attempt, finalization), (slow, slow_finalization)] {
            let Err(Refusal::Answered(refused)) = late.finish_sign_in(&attempt, &finalization, Some(&codes[1])).await
            else {
                panic!("an attempt that was used, or is over")
            };
            refused.expect_error(401, "sign_in_failed");
        }
    });
}

#[test]
fn an_unknown_name_answers_like_a_known_one() {
    on_each_database(async |portal| {
        let known = portal.counsellor("praha", 0);
        let request = "A".repeat(4);
        let mut shapes = Vec::new();
        for name in [known.account().name.as_str(), "nikdo.takovy"] {
            // A malformed first message is refused the same for both.
            let body = json!({ "version": 1, "name": name, "request": request });
            let answer = known
                .device()
                .http
                .send(Call::post("/staff/sign-in/start", &body).origin(&portal.origin()))
                .await;
            shapes.push(answer.without_date());
        }
        assert_eq!(shapes[0], shapes[1]);

        let mut nobody = portal.member_named("nikdo.takovy");
        let Err(Refusal::Password(_)) = nobody.sign_in().await else {
            panic!("a name that does not exist")
        };
        let mut answers = portal.wire().exchanges().into_iter().rev();
        let started = answers
            .find(|exchange| exchange.asked.path().ends_with("/start"))
            .unwrap()
            .answer
            .unwrap();
        let mut anna = portal.counsellor("praha", 0);
        anna.begin_sign_in().await.unwrap();
        let for_known = portal.wire().exchanges().pop().unwrap().answer.unwrap();
        assert_eq!(started.status, for_known.status);
        assert_eq!(started.body.len(), for_known.body.len(), "the answers differ in length");
    });
}
