//! What staff call.

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::StatusCode;
use actix_web::http::header::{COOKIE as COOKIE_HEADER, ORIGIN, SET_COOKIE};
use actix_web::test::TestRequest;
use ozvise_crypto::staff::opaque::{Account, ClientSignIn};
use ozvise_crypto::{from_b64, to_b64};
use serde_json::{Value, json};

use super::{Answer, OWN_ORIGIN, World, answer, app, init_service, post, settings};
use crate::domain::{Side, StaffRole};
use crate::flows::open_thread;
use crate::flows::session::IDLE_SECONDS;
use crate::flows::testing::{Colleague, Writer, envelope_bytes, rng};
use crate::http::{BACKGROUND, COOKIE};

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().expect("a text")
}

/// The first half of a sign-in, over any service.
macro_rules! prove {
    ($service:expr, $world:expr, $colleague:expr) => {{
        let (colleague, mut rng): (&Colleague, _) = ($colleague, rng());
        let (client, request) = ClientSignIn::start(colleague.password.as_bytes(), &mut rng).expect("started");
        let body = json!({ "version": 1, "name": colleague.name, "request": to_b64(&request) });
        let begun = answer($service, post("/api/v1/staff/sign-in/start", &body).to_request()).await;
        assert_eq!(begun.status, StatusCode::OK);
        let begun = begun.json();
        let account = Account::new(&$world.portal.deployment, &colleague.name).expect("a name");
        let response = from_b64(text(&begun, "response")).expect("base64url");
        let (finalization, _) = client.finish(&response, &account, &mut rng).expect("the right password");
        json!({ "version": 1, "attempt": begun["attempt"], "finalization": to_b64(&finalization) })
    }};
}

/// Signs in and gives back the header `Cookie` of all further requests.
macro_rules! sign_in {
    ($service:expr, $world:expr, $colleague:expr) => {{
        let mut body = prove!($service, $world, $colleague);
        body["totp"] = json!($world.code($colleague));
        let finished = answer($service, post("/api/v1/staff/sign-in/finish", &body).to_request()).await;
        assert_eq!(finished.status, StatusCode::OK);
        let token = cookie_of(&finished).value().to_owned();
        (format!("{COOKIE}={token}"), finished)
    }};
}

fn cookie_of(answer: &Answer) -> Cookie<'static> {
    let header = answer
        .headers
        .get(SET_COOKIE)
        .expect("a cookie")
        .to_str()
        .expect("text");
    Cookie::parse(header.to_owned()).expect("a cookie")
}

fn get(path: &str, cookie: &str) -> TestRequest {
    TestRequest::get().uri(path).insert_header((COOKIE_HEADER, cookie))
}

fn reply(sequence: u32) -> Value {
    json!({ "version": 1, "envelope": to_b64(&envelope_bytes(Side::Centre, 1, sequence, 0)) })
}

#[actix_web::test]
async fn the_day_of_a_counsellor() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
    let writer = Writer::new();
    open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
        .await
        .expect("opened");

    let (cookie, finished) = sign_in!(&service, world, &anna);
    let set = cookie_of(&finished);
    assert_eq!(set.name(), "__Host-ozvise");
    assert_eq!(
        (set.http_only(), set.secure(), set.path()),
        (Some(true), Some(true), Some("/"))
    );
    assert_eq!(
        (set.same_site(), set.max_age(), set.expires()),
        (Some(SameSite::Strict), None, None)
    );
    let session = answer(&service, get("/api/v1/staff/session", &cookie).to_request())
        .await
        .json();
    assert_eq!(session, finished.json());
    assert_eq!(session["session"]["member"]["name"], "anna");
    assert_eq!(session["session"]["member"]["centre_id"], "praha");
    assert_eq!(session["session"]["idle_expires_in_s"], 1800);
    assert_eq!(session["session"]["absolute_expires_in_s"], 43_200);

    let list = answer(&service, get("/api/v1/staff/threads", &cookie).to_request())
        .await
        .json();
    assert_eq!(
        (&list["threads"][0]["number"], &list["threads"][0]["state"]),
        (&json!(1), &json!("new"))
    );
    let unchanged = format!("/api/v1/staff/threads?revision={}", list["revision"]);
    let unchanged = answer(&service, get(&unchanged, &cookie).to_request()).await;
    assert_eq!((unchanged.status, unchanged.body.len()), (StatusCode::NOT_MODIFIED, 0));

    let thread = answer(&service, get("/api/v1/staff/threads/1", &cookie).to_request())
        .await
        .json();
    assert_eq!(text(&thread["thread"], "reporter_key"), to_b64(&writer.reporter_key()));
    assert!(thread["thread"].get("opening_mark").is_none());
    let staff_post = |path: &str, body: &Value| {
        post(path, body)
            .insert_header((COOKIE_HEADER, cookie.as_str()))
            .to_request()
    };
    let mark = json!({ "version": 1, "opening_mark": to_b64(&[5; 32]) });
    assert_eq!(
        answer(&service, staff_post("/api/v1/staff/threads/1/opened", &mark))
            .await
            .status,
        204
    );
    let other = json!({ "version": 1, "opening_mark": to_b64(&[6; 32]) });
    let other = answer(&service, staff_post("/api/v1/staff/threads/1/opened", &other)).await;
    assert_eq!(
        (other.status, other.code()),
        (StatusCode::CONFLICT, "conflicting_mark".to_owned())
    );
    let posted = answer(&service, staff_post("/api/v1/staff/threads/1/messages", &reply(2))).await;
    assert_eq!(
        (posted.status, &posted.json()["sequence"]),
        (StatusCode::CREATED, &json!(2))
    );
    let page = answer(
        &service,
        get("/api/v1/staff/threads/1/messages?after=1", &cookie).to_request(),
    )
    .await
    .json();
    assert_eq!(page["envelopes"][0]["envelope"], reply(2)["envelope"]);
    assert_eq!(page["seals"], json!([]));

    let out = answer(&service, staff_post("/api/v1/staff/sign-out", &json!({}))).await;
    assert_eq!((out.status, cookie_of(&out).value()), (StatusCode::NO_CONTENT, ""));
    let after = answer(&service, get("/api/v1/staff/session", &cookie).to_request()).await;
    assert_eq!(
        (after.status, after.code()),
        (StatusCode::UNAUTHORIZED, "not_signed_in".to_owned())
    );
}

#[actix_web::test]
async fn without_the_code_only_a_living_session_is_unlocked() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
    let body = prove!(&service, world, &anna);
    let refused = answer(&service, post("/api/v1/staff/sign-in/finish", &body).to_request()).await;
    assert_eq!(
        (refused.status, refused.code()),
        (StatusCode::UNAUTHORIZED, "code_needed".to_owned())
    );

    let (cookie, _) = sign_in!(&service, world, &anna);
    let body = prove!(&service, world, &anna);
    let request = post("/api/v1/staff/sign-in/finish", &body).insert_header((COOKIE_HEADER, cookie.as_str()));
    let unlocked = answer(&service, request.to_request()).await;
    assert_eq!(unlocked.status, StatusCode::OK);
    assert_eq!(format!("{COOKIE}={}", cookie_of(&unlocked).value()), cookie);
}

#[actix_web::test]
async fn another_centre_s_thread_does_not_exist() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let bara = world.hire("bara", StaffRole::Head, Some("plzen")).await;
    let writer = Writer::new();
    open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
        .await
        .expect("opened");
    let (cookie, _) = sign_in!(&service, world, &bara);

    let mark = json!({ "version": 1, "opening_mark": to_b64(&[5; 32]) });
    let mut seen = Vec::new();
    for number in ["1", "99", "0", "x", "01", "99999999999999999999"] {
        for request in [
            TestRequest::get().uri(&format!("/api/v1/staff/threads/{number}")),
            TestRequest::get().uri(&format!("/api/v1/staff/threads/{number}/messages")),
            post(&format!("/api/v1/staff/threads/{number}/messages"), &reply(2)),
            post(&format!("/api/v1/staff/threads/{number}/opened"), &mark),
        ] {
            let answer = answer(
                &service,
                request.insert_header((COOKIE_HEADER, cookie.as_str())).to_request(),
            )
            .await;
            seen.push((answer.status, answer.body));
        }
    }
    assert_eq!(seen[0].0, StatusCode::NOT_FOUND);
    assert!(seen.iter().all(|answer| *answer == seen[0]));
    let list = answer(&service, get("/api/v1/staff/threads", &cookie).to_request())
        .await
        .json();
    assert_eq!(list["threads"], json!([]));
}

#[actix_web::test]
async fn the_role_decides() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let operator = world.hire("operator", StaffRole::Operator, None).await;
    let (cookie, _) = sign_in!(&service, world, &operator);
    let session = answer(&service, get("/api/v1/staff/session", &cookie).to_request()).await;
    assert_eq!(
        (session.status, &session.json()["session"]["member"]["centre_id"]),
        (StatusCode::OK, &Value::Null)
    );
    for path in [
        "/api/v1/staff/threads",
        "/api/v1/staff/threads/1",
        "/api/v1/staff/threads/1/messages",
    ] {
        let refused = answer(&service, get(path, &cookie).to_request()).await;
        assert_eq!(
            (refused.status, refused.code()),
            (StatusCode::FORBIDDEN, "forbidden".to_owned()),
            "{path}"
        );
    }
}

#[actix_web::test]
async fn only_the_portal_s_own_page_changes_anything() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
    let (cookie, _) = sign_in!(&service, world, &anna);
    for path in [
        "/api/v1/staff/sign-in/start",
        "/api/v1/staff/sign-in/finish",
        "/api/v1/staff/sign-out",
        "/api/v1/staff/threads/1/messages",
        "/api/v1/staff/threads/1/opened",
    ] {
        for origin in [
            None,
            Some("https://evil.example"),
            Some("null"),
            Some("https://portal.example:8443"),
        ] {
            let mut request = TestRequest::post()
                .uri(path)
                .insert_header((COOKIE_HEADER, cookie.as_str()));
            if let Some(origin) = origin {
                request = request.insert_header((ORIGIN, origin));
            }
            let refused = answer(&service, request.set_json(json!({})).to_request()).await;
            assert_eq!(
                (refused.status, refused.code()),
                (StatusCode::FORBIDDEN, "wrong_origin".to_owned()),
                "{path}"
            );
        }
    }
    let still = answer(&service, get("/api/v1/staff/session", &cookie).to_request()).await;
    assert_eq!(still.status, StatusCode::OK);
    assert_eq!(OWN_ORIGIN, "https://portal.example");
}

#[actix_web::test]
async fn what_the_page_asks_by_itself_keeps_no_session_alive() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
    let (cookie, _) = sign_in!(&service, world, &anna);
    for _ in 0..3 {
        world.clock.advance(IDLE_SECONDS / 3 - 1);
        let request = get("/api/v1/staff/threads", &cookie).insert_header((BACKGROUND, "1"));
        assert_eq!(answer(&service, request.to_request()).await.status, StatusCode::OK);
    }
    world.clock.advance(3);
    let ended = answer(&service, get("/api/v1/staff/threads", &cookie).to_request()).await;
    assert_eq!(ended.code(), "not_signed_in");
}
