//! Limits, methods, panics, health.

use std::sync::Arc;

use actix_web::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE};
use actix_web::http::{Method, StatusCode};
use actix_web::test::TestRequest;
use actix_web::{App, HttpResponse, web};
use serde_json::json;

use super::{World, answer, app, init_service, post, settings};
use crate::flows::testing::Writer;
use crate::http::shell::Shell;
use crate::http::{Caller, ENDPOINTS};

fn with_credential(request: TestRequest) -> TestRequest {
    request.insert_header((AUTHORIZATION, format!("Bearer {}", Writer::new().credential())))
}

#[actix_web::test]
async fn bodies_are_limited() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    for (path, limit) in [
        ("/api/v1/threads", 64 * 1024),
        ("/api/v1/thread/messages", 64 * 1024),
        ("/api/v1/staff/sign-in/start", 8 * 1024),
        ("/api/v1/staff/sign-in/finish", 8 * 1024),
    ] {
        for (length, code) in [(limit, "malformed_request"), (limit + 1, "too_large")] {
            let request = with_credential(post(path, &json!({}))).set_payload(vec![b' '; length]);
            let refused = answer(&service, request.to_request()).await;
            assert_eq!(refused.code(), code, "{path}: {length}");
        }
    }
    // A length that is only claimed is refused before anything is read.
    let request =
        with_credential(post("/api/v1/thread/messages", &json!({}))).insert_header(("content-length", "65537"));
    assert_eq!(
        answer(&service, request.to_request()).await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
}

#[actix_web::test]
async fn only_json_in_utf8_is_read() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    for (media_type, code) in [
        ("application/json", "malformed_request"),
        ("application/json; charset=UTF-8", "malformed_request"),
        ("Application/JSON;charset=\"utf-8\"", "malformed_request"),
        ("application/json; charset=latin1", "unsupported_media_type"),
        ("text/plain", "unsupported_media_type"),
        ("application/x-www-form-urlencoded", "unsupported_media_type"),
        ("", "unsupported_media_type"),
    ] {
        let request = TestRequest::post()
            .uri("/api/v1/thread/messages")
            .insert_header((CONTENT_TYPE, media_type));
        let refused = answer(&service, with_credential(request).set_payload("{}").to_request()).await;
        assert_eq!(refused.code(), code, "{media_type}");
    }
    let not_text =
        post("/api/v1/thread/messages", &json!({})).set_payload(&b"{\"version\":1,\"envelope\":\"\xff\"}"[..]);
    let refused = answer(&service, with_credential(not_text).to_request()).await;
    assert_eq!(
        (refused.status, refused.code()),
        (StatusCode::BAD_REQUEST, "malformed_request".to_owned())
    );
}

#[actix_web::test]
async fn every_endpoint_names_its_methods() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    for endpoint in ENDPOINTS {
        let path = endpoint.path.replace("{number}", "1");
        let refused = answer(
            &service,
            TestRequest::default().method(Method::PATCH).uri(&path).to_request(),
        )
        .await;
        assert_eq!(refused.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        let allowed: Vec<&str> = refused.header("allow").split(", ").collect();
        assert!(allowed.contains(&endpoint.method.as_str()), "{path}: {allowed:?}");
        assert_eq!(
            allowed.contains(&"HEAD"),
            allowed.contains(&"GET"),
            "{path}: {allowed:?}"
        );
    }
}

#[actix_web::test]
async fn nobody_gets_past_the_table() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    for endpoint in ENDPOINTS {
        let path = endpoint.path.replace("{number}", "1");
        let request = post(&path, &json!({})).method(endpoint.method.clone()).to_request();
        let status = answer(&service, request).await.status.as_u16();
        match endpoint.caller {
            Caller::Anyone => assert!(matches!(status, 200 | 400 | 503), "{path}: {status}"),
            Caller::Reporter => assert_eq!(status, 400, "{path}"),
            Caller::Staff(_) => assert_eq!(status, 401, "{path}"),
        }
    }
}

#[actix_web::test]
async fn the_api_s_answers_are_kept_by_nobody() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    for (path, status) in [
        ("/api/v1/openapi.json", 200),
        ("/api/v1/nothing", 404),
        ("/healthz", 200),
        ("/readyz", 200),
    ] {
        let answer = answer(&service, TestRequest::get().uri(path).to_request()).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(answer.header("content-type"), "application/json", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert!(
            answer
                .header("content-security-policy")
                .starts_with("default-src 'none'; base-uri"),
            "{path}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[actix_web::test]
async fn without_a_directory_the_portal_says_so() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let refused = answer(&service, TestRequest::get().uri("/api/v1/directory").to_request()).await;
    assert_eq!(
        (refused.status, refused.code()),
        (StatusCode::SERVICE_UNAVAILABLE, "unavailable".to_owned())
    );
}

#[actix_web::test]
async fn a_query_that_is_not_described_is_refused() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    for query in ["after=-1", "after=x", "after=4294967296", "before=1", "after=1&after=2"] {
        let request = TestRequest::get().uri(&format!("/api/v1/thread/messages?{query}"));
        let refused = answer(&service, with_credential(request).to_request()).await;
        assert_eq!(
            (refused.status, refused.code().as_str()),
            (StatusCode::BAD_REQUEST, "malformed_request"),
            "{query}"
        );
    }
}

async fn panics() -> HttpResponse {
    panic!("a secret that must not get out")
}

#[actix_web::test]
async fn a_panic_ends_one_request_and_tells_nothing() {
    let world = World::new().await;
    let shell = Shell(Arc::clone(&settings(&world, true).shell));
    let service = init_service(App::new().route("/panic", web::to(panics)).wrap(shell)).await;
    for (language, begins) in [("en", "Something went wrong"), ("cs", "U nás se")] {
        let request = TestRequest::get()
            .uri("/panic")
            .insert_header((ACCEPT_LANGUAGE, language))
            .to_request();
        let failed = answer(&service, request).await;
        assert_eq!(
            (failed.status, failed.code()),
            (StatusCode::INTERNAL_SERVER_ERROR, "internal".to_owned())
        );
        let message = failed.json()["error"]["message"]
            .as_str()
            .unwrap_or_default()
            .replace('\u{a0}', " ");
        assert!(message.starts_with(begins), "{message}");
        assert!(!String::from_utf8_lossy(&failed.body).contains("secret"));
        assert_eq!(failed.header("x-content-type-options"), "nosniff");
        assert!(failed.header("strict-transport-security").starts_with("max-age="));
    }
}
