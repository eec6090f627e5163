//! The pages and assets as they are sent.

use actix_web::http::header::{ACCEPT_ENCODING, HeaderName};
use actix_web::http::{Method, StatusCode};
use actix_web::test::TestRequest;
use sha2::{Digest as _, Sha256};

use super::{LiveSite, SettingsTable, World, answer, app, bundle, init_service, settings, settings_of};

fn get(path: &str) -> TestRequest {
    TestRequest::get().uri(path)
}

#[actix_web::test]
async fn a_document_is_sent_in_the_form_that_the_client_takes() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let plain = answer(&service, get("/").to_request()).await;
    assert_eq!((plain.status, plain.header("content-encoding")), (StatusCode::OK, ""));
    assert!(plain.body.starts_with(b"<!doctype html>") || plain.body.starts_with(b"<!DOCTYPE html>"));
    for (accepted, coding) in [
        ("gzip, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("br;q=0.1, gzip", "gzip"),
    ] {
        let coded = answer(
            &service,
            get("/").insert_header((ACCEPT_ENCODING, accepted)).to_request(),
        )
        .await;
        assert_eq!(coded.header("content-encoding"), coding, "{accepted}");
        assert_eq!(coded.header("vary"), "accept-encoding");
        assert_eq!(coded.body == plain.body, coding.is_empty());
    }
}

#[actix_web::test]
async fn documents_carry_the_strict_headers() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, true))).await;
    for path in ["/", "/en/", "/kontakty", "/napoveda", "/tym", "/no-such-page"] {
        let page = answer(&service, get(path).to_request()).await;
        let policy = page.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "),
            "{path}: {policy}"
        );
        for part in [
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
            "{path}: {policy}"
        );
        assert_eq!(policy.contains("worker-src 'self'"), path == "/tym");
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        assert_eq!(page.header("request-otr"), "?1", "{path}");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(page.header("cross-origin-embedder-policy"), "require-corp");
        assert_eq!(page.header("cross-origin-resource-policy"), "same-origin");
        let features = page.header("permissions-policy");
        assert!(features.contains("camera=()"));
        assert!(
            features.contains(if path == "/tym" {
                "publickey-credentials-get=(self)"
            } else {
                "publickey-credentials-get=()"
            }),
            "{path}: {features}"
        );
        assert!(page.header("strict-transport-security").starts_with("max-age=63072000"));
        assert_eq!(page.header("set-cookie"), "");
    }
}

#[actix_web::test]
async fn nobody_is_sent_to_https_unless_it_is_configured() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let page = answer(&service, get("/").to_request()).await;
    assert!(
        !page
            .headers
            .contains_key(HeaderName::from_static("strict-transport-security"))
    );
}

#[actix_web::test]
async fn assets_may_be_kept_for_ever() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    let manifest = answer(&service, get("/manifest.json").to_request()).await.json();
    let prefix = manifest["assets"].as_str().expect("a path").to_owned();
    let listed: Vec<String> = manifest["sha256"]
        .as_object()
        .expect("hashes")
        .keys()
        .cloned()
        .collect();
    let script = format!("{prefix}js/main.js");
    assert!(listed.contains(&script), "{listed:?}");
    for path in listed.iter().filter(|path| path.starts_with(&prefix)) {
        let asset = answer(&service, get(path).to_request()).await;
        assert_eq!(asset.status, StatusCode::OK, "{path}");
        assert_eq!(
            asset.header("cache-control"),
            "public, max-age=31536000, immutable",
            "{path}"
        );
        // A worker takes its policy from its script.
        let policy = asset.header("content-security-policy");
        assert_eq!(
            policy.contains("script-src 'self' 'wasm-unsafe-eval'"),
            path.ends_with(".js"),
            "{path}"
        );
        assert_eq!(asset.header("cross-origin-resource-policy"), "same-origin");
    }
    let other_build = script.replace(&prefix, "/assets/00000000000000000000000000000000/");
    assert_eq!(
        answer(&service, get(&other_build).to_request()).await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn a_path_that_does_not_exist_gets_a_page_in_its_language() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    for (path, language) in [
        ("/nic", "lang=\"cs\""),
        ("/en/nothing", "lang=\"en\""),
        ("/apix", "lang=\"cs\""),
    ] {
        let page = answer(&service, get(path).to_request()).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(String::from_utf8_lossy(&page.body).contains(language), "{path}");
    }
}

#[actix_web::test]
async fn pages_are_only_looked_at() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, false))).await;
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
        let refused = answer(&service, TestRequest::default().method(method).uri("/").to_request()).await;
        assert_eq!(
            (refused.status, refused.header("allow")),
            (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD")
        );
    }
    let head = answer(
        &service,
        TestRequest::default().method(Method::HEAD).uri("/").to_request(),
    )
    .await;
    assert_eq!(head.status, StatusCode::OK);
}

#[actix_web::test]
async fn new_pages_take_the_place_of_all_old_ones_at_once() {
    let world = World::new().await;
    let bundle = |settings: &SettingsTable| bundle(&world, settings);
    let site = LiveSite::prepare(&bundle(SettingsTable::embedded()));
    let service = init_service(app(&settings_of(&world, site.clone(), false))).await;
    let page = async |path| answer(&service, get(path).to_request()).await.body;
    let before = page("/kontakty").await;
    assert_eq!(page("/kontakty").await, before, "everybody gets the same");

    let mut rows: Vec<_> = SettingsTable::embedded().iter().cloned().collect();
    rows[0].name = "Nové jméno".into();
    let settings = SettingsTable::from_rows(2, rows).expect("no fault");
    site.replace(&bundle(&settings));
    let after = page("/kontakty").await;
    assert!(String::from_utf8_lossy(&after).contains("Nové jméno"));
    assert!(String::from_utf8_lossy(&page("/").await).contains("Nové jméno"));
    let manifest = String::from_utf8_lossy(&page("/manifest.json").await).into_owned();
    let hash: String = Sha256::digest(&after)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert!(manifest.contains(&hash));
}

#[actix_web::test]
async fn the_way_out_clears_and_leads_on_and_says_nothing() {
    let world = World::new().await;
    let service = init_service(app(&settings(&world, true))).await;
    for method in [Method::GET, Method::HEAD] {
        let request = TestRequest::default().method(method).uri("/dal?from=here");
        let out = answer(&service, request.to_request()).await;
        assert_eq!(out.status, StatusCode::SEE_OTHER);
        assert_eq!(out.header("location"), "https://exit.example/");
        assert_eq!(out.header("clear-site-data"), "\"cache\", \"storage\"");
        assert_eq!(out.header("cache-control"), "no-store");
        assert_eq!(out.header("referrer-policy"), "no-referrer");
        assert_eq!(out.header("request-otr"), "?1");
        assert_eq!(out.header("set-cookie"), "");
        assert!(out.body.is_empty());
    }
    let refused = answer(&service, TestRequest::post().uri("/dal").to_request()).await;
    assert_eq!(
        (refused.status, refused.header("allow")),
        (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD")
    );
}
