//! The anonymous questionnaire: what a head learns of it, what nobody can, and what a flood comes to.

use std::time::Duration;

use hyper::header::{AUTHORIZATION, COOKIE, REFERER, USER_AGENT};
use ozvise_tests::{Call, Canary, CapturedLog, Counsellor, Portal, Scan, on_each_database};
use serde_json::{Value, json};

/// From the beginning of all stories, in November, into the next quarter.
const INTO_THE_NEXT_QUARTER: Duration = Duration::from_secs(60 * 24 * 3600);

/// As the page sends it: every body has the same length.
fn answers(centre: &str, answers: &Value) -> Value {
    let body = |padding: &str| json!({ "version": 1, "centre_id": centre, "answers": answers, "padding": padding });
    let missing = 512 - body("").to_string().len();
    body(&" ".repeat(missing))
}

fn call(centre: &str, given: &Value) -> Call {
    Call::post("/questionnaire", &answers(centre, given))
}

async fn head(portal: &Portal) -> Counsellor {
    let mut eva = portal.counsellor("praha", 1);
    eva.sign_in().await.unwrap();
    eva
}

async fn results(head: &Counsellor) -> Value {
    head.ask(Call::get("/staff/questionnaire")).await.unwrap().json()
}

/// The told counts of a quarter: question, answer, count.
fn told(quarter: &Value) -> Vec<(&str, &str, u64)> {
    let counts = quarter["counts"].as_array().unwrap().iter();
    counts
        .filter_map(|one| {
            Some((
                one["question"].as_str()?,
                one["answer"].as_str()?,
                one["count"].as_u64()?,
            ))
        })
        .collect()
}

#[test]
fn a_head_sees_sums_of_the_own_centre_when_the_quarter_is_over() {
    on_each_database(async |portal| {
        for time in 0..5 {
            let clear = if time == 0 { "no" } else { "yes" };
            let given = json!({ "help": "yes", "clear": clear });
            portal.http().send(call("praha", &given)).await.expect(204);
        }
        portal
            .http()
            .send(call("liberecky", &json!({ "soon": "no" })))
            .await
            .expect(204);
        let eva = head(&portal).await;
        assert_eq!(results(&eva).await["quarters"], json!([]), "the quarter is not over");

        portal.clock().advance(INTO_THE_NEXT_QUARTER);
        let eva = head(&portal).await;
        let seen = results(&eva).await;
        assert_eq!(seen["fewest_shown"], 5);
        let quarters = seen["quarters"].as_array().unwrap();
        assert_eq!(quarters.len(), 1);
        assert_eq!(
            (&quarters[0]["year"], &quarters[0]["quarter"]),
            (&json!(2026), &json!(4))
        );
        assert_eq!(quarters[0]["counts"].as_array().unwrap().len(), 15);
        // Of clear answers there were four and one: neither is told, nor that there was none of the others.
        assert_eq!(told(&quarters[0]), [("help", "yes", 5)]);
        drop(eva);
    });
}

#[test]
fn nothing_of_who_answered_is_kept() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "kvůli sousedce").await.unwrap();
        let mark = portal.number();
        let (browser, from) = (format!("prohlizec-{mark}"), format!("odkud-prisla-{mark}"));
        let (bearer, cookie) = (
            portal.reporter(77).bearer(),
            format!("{}={}", "__Host-ozvise", "Q".repeat(43)),
        );
        let given = json!({ "easy": "partly", "help": "no" });
        // More than the page ever sends.
        let told = call("praha", &given)
            .header(USER_AGENT, &browser)
            .header(REFERER, &from)
            .header(AUTHORIZATION, &format!("Bearer {bearer}"))
            .header(COOKIE, &cookie);
        portal.http().send(told).await.expect(204);
        let mut scan = Scan::for_all(vec![
            Canary::new("the browser", &browser),
            Canary::new("where from", &from),
            Canary::new("a capability", &bearer),
            Canary::new("a session", &cookie[14..]),
        ]);
        scan.bytes("the dump", &portal.database().dump());
        scan.folder(&portal.database().files());
        scan.bytes("the log", &CapturedLog::bytes());
        scan.assert_clean();
    });
}

#[test]
fn a_flood_is_turned_away_and_does_not_last() {
    on_each_database(async |portal| {
        let given = json!({ "help": "yes" });
        let mut taken = 0;
        let refused = loop {
            let answer = portal.http().send(call("praha", &given)).await;
            if answer.status != 204 {
                break answer;
            }
            taken += 1;
            assert!(taken < 1000, "nothing stops a flood");
        };
        assert_eq!(refused.header("retry-after"), Some("3300"));
        assert_eq!(refused.expect_error(429, "too_many_tries")["retry_after_s"], 3300);
        // Of everybody together: another centre, another caller.
        portal.http().send(call("liberecky", &given)).await.expect(429);
        portal.clock().advance(Duration::from_secs(3300));
        portal.http().send(call("liberecky", &given)).await.expect(204);
    });
}

#[test]
fn what_is_no_answer_is_refused() {
    on_each_database(async |portal| {
        let altered = |change: &dyn Fn(&mut Value)| {
            let mut body = answers("praha", &json!({ "help": "yes" }));
            change(&mut body);
            Call::post("/questionnaire", &body)
        };
        let cases: [(&str, Call, u16, &str); 9] = [
            (
                "no such centre",
                call("atlantida", &json!({ "help": "yes" })),
                422,
                "unknown_centre",
            ),
            (
                "no centre's id",
                call("Příliš", &json!({ "help": "yes" })),
                422,
                "unknown_centre",
            ),
            (
                "nothing is answered",
                call("praha", &json!({})),
                400,
                "malformed_request",
            ),
            (
                "an answer of one's own",
                call("praha", &json!({ "help": "Jana" })),
                400,
                "malformed_request",
            ),
            (
                "a question of one's own",
                call("praha", &json!({ "name": "yes" })),
                400,
                "malformed_request",
            ),
            (
                "a case number",
                altered(&|body| body["number"] = 7.into()),
                400,
                "malformed_request",
            ),
            (
                "another version",
                altered(&|body| body["version"] = 2.into()),
                400,
                "unknown_version",
            ),
            (
                "a long text",
                altered(&|body| body["padding"] = "x".repeat(1024).into()),
                413,
                "too_large",
            ),
            (
                "a plain form",
                Call::post("/questionnaire", &json!({})).raw("application/x-www-form-urlencoded", b"help=yes".to_vec()),
                415,
                "unsupported_media_type",
            ),
        ];
        for (what, call, status, code) in cases {
            let answer = portal.http().send(call).await;
            assert_eq!(answer.status, status, "{what}");
            assert_eq!(answer.json()["error"]["code"], code, "{what}");
        }
        portal.clock().advance(INTO_THE_NEXT_QUARTER);
        let eva = head(&portal).await;
        assert_eq!(results(&eva).await["quarters"], json!([]), "nothing of it was counted");
    });
}
