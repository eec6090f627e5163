//! What a reporter calls.

use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION};
use actix_web::test::TestRequest;
use ozvise_crypto::{ENVELOPE_BYTES, to_b64};
use serde_json::{Value, json};

use super::{World, answer, app, init_service, post, settings};
use crate::domain::Side;
use crate::flows::testing::{START, Writer, envelope_bytes, key_of, seal};
use crate::flows::{mark_opened, post_as_staff, testing};

fn signed(request: TestRequest, writer: &Writer) -> TestRequest {
    request.insert_header((AUTHORIZATION, format!("Bearer {}", writer.credential())))
}

fn get(path: &str, writer: &Writer) -> TestRequest {
    signed(TestRequest::get().uri(path), writer)
}

fn new_thread(writer: &Writer) -> Value {
    json!({
        "version": 1,
        "centre_id": "praha",
        "key_id": to_b64(key_of("praha").as_bytes()),
        "reporter_key": to_b64(&writer.reporter_key()),
        "centre_seal": to_b64(&seal(ozvise_crypto::CENTRE_SEAL_BYTES)),
        "reporter_seal": to_b64(&seal(ozvise_crypto::REPORTER_SEAL_BYTES)),
        "envelope": to_b64(&envelope_bytes(Side::Reporter, 1, 1, 0)),
    })
}

fn message(sequence: u32, content: u8) -> Value {
    json!({ "version": 1, "envelope": to_b64(&envelope_bytes(Side::Reporter, 1, sequence, content)) })
}

#[actix_web::test]
async fn a_thread_from_its_first_message_to_its_deletion() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let writer = Writer::new();
    let open = || signed(post("/api/v1/threads", &new_thread(&writer)), &writer).to_request();

    let opened = answer(&service, open()).await;
    assert_eq!(opened.status, StatusCode::CREATED);
    let hour = START / 3600;
    let status = json!({
        "centre_id": "praha", "state": "received", "received_hour": hour, "last_hour": hour, "last_sequence": 1,
        "waiting_for": "centre",
    });
    assert_eq!(opened.json(), json!({ "version": 1, "thread": status }));
    assert_eq!(answer(&service, open()).await.status, StatusCode::OK);
    assert_eq!(
        answer(&service, get("/api/v1/thread", &writer).to_request())
            .await
            .json()["thread"],
        status
    );

    let send = |body: &Value| signed(post("/api/v1/thread/messages", body), &writer).to_request();
    let posted = answer(&service, send(&message(2, 0))).await;
    assert_eq!(
        (posted.status, posted.json()),
        (StatusCode::CREATED, json!({ "version": 1, "sequence": 2 }))
    );
    let again = answer(&service, send(&message(2, 0))).await;
    assert_eq!(
        (again.status, again.json()),
        (StatusCode::OK, json!({ "version": 1, "sequence": 2 }))
    );
    let other = answer(&service, send(&message(2, 1))).await;
    assert_eq!(
        (other.status, other.code()),
        (StatusCode::CONFLICT, "conflicting_message".to_owned())
    );
    assert_eq!(other.json()["error"]["last_sequence"], 2);
    let stale = answer(&service, send(&message(4, 0))).await;
    assert_eq!(
        (stale.status, stale.code()),
        (StatusCode::CONFLICT, "stale_sequence".to_owned())
    );

    let page = answer(&service, get("/api/v1/thread/messages?after=1", &writer).to_request())
        .await
        .json();
    assert_eq!(page["envelopes"][0]["sequence"], 2);
    assert_eq!(page["envelopes"][0]["envelope"], message(2, 0)["envelope"]);
    assert_eq!(
        (page["seals"][0]["epoch"].as_u64(), &page["more"]),
        (Some(1), &json!(false))
    );

    let delete = || signed(TestRequest::delete().uri("/api/v1/thread"), &writer).to_request();
    let deleted = answer(&service, delete()).await;
    assert_eq!((deleted.status, deleted.body.len()), (StatusCode::NO_CONTENT, 0));
    assert_eq!(answer(&service, delete()).await.code(), "thread_not_found");
}

#[actix_web::test]
async fn wrong_deleted_and_unknown_are_one_answer() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let (writer, gone) = (Writer::new(), Writer::new());
    for writer in [&writer, &gone] {
        answer(
            &service,
            signed(post("/api/v1/threads", &new_thread(writer)), writer).to_request(),
        )
        .await;
    }
    answer(
        &service,
        signed(TestRequest::delete().uri("/api/v1/thread"), &gone).to_request(),
    )
    .await;

    // The right thread with another's capability: the first 16 of 48 bytes are the thread's id.
    let (own, foreign) = (writer.credential(), Writer::new().credential());
    let own = ozvise_crypto::from_b64(&own).expect("base64url");
    let foreign = ozvise_crypto::from_b64(&foreign).expect("base64url");
    let wrong = format!("Bearer {}", to_b64(&[&own[..16], &foreign[16..]].concat()));
    let mut seen = Vec::new();
    for credential in [
        wrong,
        format!("Bearer {}", gone.credential()),
        format!("Bearer {}", Writer::new().credential()),
    ] {
        for request in [
            TestRequest::get().uri("/api/v1/thread"),
            TestRequest::get().uri("/api/v1/thread/messages"),
            TestRequest::delete().uri("/api/v1/thread"),
            post("/api/v1/thread/messages", &message(2, 0)),
        ] {
            let answer = answer(
                &service,
                request.insert_header((AUTHORIZATION, credential.as_str())).to_request(),
            )
            .await;
            seen.push((answer.status, answer.body, format!("{:?}", answer.headers)));
        }
    }
    assert_eq!(seen[0].0, StatusCode::NOT_FOUND);
    // Headers come in no particular order, so only their number is compared.
    assert!(seen.iter().all(|(status, body, headers)| {
        *status == seen[0].0 && *body == seen[0].1 && headers.len() == seen[0].2.len()
    }));
}

#[actix_web::test]
async fn each_fault_of_a_new_thread_is_named() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let writer = Writer::new();
    let mut newer_seal = seal(ozvise_crypto::CENTRE_SEAL_BYTES);
    newer_seal[0] = 2;
    let mut newer_envelope = envelope_bytes(Side::Reporter, 1, 1, 0);
    newer_envelope[0] = 3;
    let cases: [(&str, Value, u16, &str, &str); 14] = [
        ("version", json!(2), 400, "unknown_version", "version"),
        ("extra", json!(1), 400, "malformed_request", "body"),
        ("centre_id", json!("nowhere"), 422, "unknown_centre", "centre_id"),
        ("centre_id", json!("Not a slug"), 422, "unknown_centre", "centre_id"),
        ("centre_id", json!("zlin"), 422, "centre_not_accepting", "centre_id"),
        (
            "key_id",
            json!(to_b64(key_of("plzen").as_bytes())),
            422,
            "stale_key",
            "key_id",
        ),
        ("key_id", json!("AAAA"), 400, "malformed_request", "key_id"),
        (
            "reporter_key",
            json!(to_b64(&writer.reporter_key()[1..])),
            400,
            "malformed_request",
            "reporter_key",
        ),
        (
            "centre_seal",
            json!(to_b64(&newer_seal)),
            400,
            "unknown_version",
            "centre_seal",
        ),
        (
            "centre_seal",
            json!(to_b64(&seal(1168))),
            400,
            "malformed_request",
            "centre_seal",
        ),
        (
            "reporter_seal",
            json!(to_b64(&seal(1200))),
            400,
            "malformed_request",
            "reporter_seal",
        ),
        (
            "envelope",
            json!(to_b64(&newer_envelope)),
            400,
            "unknown_version",
            "envelope",
        ),
        (
            "envelope",
            json!(to_b64(&envelope_bytes(Side::Centre, 1, 1, 0))),
            422,
            "wrong_direction",
            "envelope",
        ),
        (
            "envelope",
            json!(to_b64(&envelope_bytes(Side::Reporter, 1, 2, 0))),
            400,
            "malformed_request",
            "envelope",
        ),
    ];
    for (field, value, status, code, named) in cases {
        let mut body = new_thread(&writer);
        body[field] = value;
        let answer = answer(&service, signed(post("/api/v1/threads", &body), &writer).to_request()).await;
        let error = &answer.json()["error"];
        assert_eq!(
            (answer.status.as_u16(), &error["code"], &error["field"]),
            (status, &json!(code), &json!(named)),
            "{body}"
        );
    }
}

#[actix_web::test]
async fn only_the_three_lengths_are_taken() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let writer = Writer::new();
    answer(
        &service,
        signed(post("/api/v1/threads", &new_thread(&writer)), &writer).to_request(),
    )
    .await;
    for (at, length) in ENVELOPE_BYTES.into_iter().enumerate() {
        let sequence = 2 + u32::try_from(at).expect("small");
        for (length, status) in [(length - 1, StatusCode::BAD_REQUEST), (length, StatusCode::CREATED)] {
            let mut envelope = envelope_bytes(Side::Reporter, 1, sequence, 0);
            envelope.resize(length, 0);
            let body = json!({ "version": 1, "envelope": to_b64(&envelope) });
            let posted = answer(
                &service,
                signed(post("/api/v1/thread/messages", &body), &writer).to_request(),
            )
            .await;
            assert_eq!(posted.status, status, "{length}");
        }
    }
}

#[actix_web::test]
async fn a_credential_of_another_form_is_malformed() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let right = Writer::new().credential();
    for wrong in [
        "",
        "Bearer",
        "Bearer ",
        &format!("Basic {right}"),
        &format!("Bearer {}", &right[1..]),
        &right,
    ] {
        let request = TestRequest::get()
            .uri("/api/v1/thread")
            .insert_header((AUTHORIZATION, wrong))
            .to_request();
        let answer = answer(&service, request).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (StatusCode::BAD_REQUEST, "malformed_request"),
            "{wrong}"
        );
        assert_eq!(answer.json()["error"]["field"], "authorization");
    }
}

#[actix_web::test]
async fn the_person_reads_her_own_language() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    for (wanted, begins) in [
        ("cs", "Pod tímto kódem"),
        ("en-GB, cs;q=0.5", "There is nothing"),
        ("de", "Pod tímto kódem"),
    ] {
        let request = get("/api/v1/thread", &Writer::new())
            .insert_header((ACCEPT_LANGUAGE, wanted))
            .to_request();
        let answer = answer(&service, request).await;
        let message = answer.json()["error"]["message"]
            .as_str()
            .unwrap_or_default()
            .replace('\u{a0}', " ");
        assert!(message.starts_with(begins), "{wanted}: {message}");
        assert_eq!(answer.header("vary"), "accept-language");
    }
}

#[actix_web::test]
async fn the_centre_s_answer_shows() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let writer = Writer::new();
    answer(
        &service,
        signed(post("/api/v1/threads", &new_thread(&writer)), &writer).to_request(),
    )
    .await;
    let number = "1".parse().expect("a number");
    mark_opened(&world.portal, testing::centre("praha"), number, [1; 32])
        .await
        .expect("marked");
    let reply = testing::envelope(Side::Centre, 2, 0);
    post_as_staff(&world.portal, testing::centre("praha"), number, reply)
        .await
        .expect("posted");
    let status = answer(&service, get("/api/v1/thread", &writer).to_request())
        .await
        .json();
    assert_eq!(
        (&status["thread"]["state"], &status["thread"]["waiting_for"]),
        (&json!("answered"), &json!("reporter"))
    );
}
