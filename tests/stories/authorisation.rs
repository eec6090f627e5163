//! Who may call what: every endpoint for every actor, written as a table.

use std::collections::BTreeSet;

use ozvise_portal::http::ENDPOINTS;
use ozvise_tests::{Call, hex, on_each_database, on_each_database_at_a_domain};

use self::world::{ACTORS, impostors_bearer};
pub(crate) use self::world::{Actor, World};

mod world;

/// The answers' statuses. Each request is one that succeeds for the right actor, so that only the actor decides. A
/// reporter's call without a capability is malformed (400); what ends something comes last.
#[rustfmt::skip]
const TABLE: [(&str, &str, [u16; 8]); 80] = [
    // method, path                                        nobody reporter impostor counsellor head stranger coordinator operator
    ("GET",    "/healthz",                                  [200,  200,     200,     200,      200, 200,     200,        200]),
    ("GET",    "/readyz",                                   [200,  200,     200,     200,      200, 200,     200,        200]),
    ("GET",    "/api/v1/openapi.json",                      [200,  200,     200,     200,      200, 200,     200,        200]),
    ("GET",    "/api/v1/directory",                         [200,  200,     200,     200,      200, 200,     200,        200]),
    ("POST",   "/api/v1/threads",                           [400,  200,     409,     400,      400, 400,     400,        400]),
    ("GET",    "/api/v1/thread",                            [400,  200,     404,     400,      400, 400,     400,        400]),
    ("GET",    "/api/v1/thread/messages",                   [400,  200,     404,     400,      400, 400,     400,        400]),
    ("POST",   "/api/v1/thread/messages",                   [400,  200,     404,     400,      400, 400,     400,        400]),
    ("POST",   "/api/v1/staff/sign-in/start",               [200,  200,     200,     200,      200, 200,     200,        200]),
    ("POST",   "/api/v1/staff/sign-in/finish",              [401,  401,     401,     401,      401, 401,     401,        401]),
    ("GET",    "/api/v1/staff/session",                     [401,  401,     401,     200,      200, 200,     200,        200]),
    ("GET",    "/api/v1/staff/threads",                     [401,  401,     401,     200,      200, 200,     403,        403]),
    ("GET",    "/api/v1/staff/threads/{number}",            [401,  401,     401,     200,      200, 404,     403,        403]),
    ("GET",    "/api/v1/staff/threads/{number}/messages",   [401,  401,     401,     200,      200, 404,     403,        403]),
    ("POST",   "/api/v1/staff/threads/{number}/messages",   [401,  401,     401,     200,      200, 404,     403,        403]),
    ("POST",   "/api/v1/staff/threads/{number}/opened",     [401,  401,     401,     204,      204, 404,     403,        403]),
    ("POST",   "/api/v1/staff/threads/{number}/assignee",   [401,  401,     401,     204,      204, 404,     403,        403]),
    ("POST",   "/api/v1/staff/threads/{number}/notebook",   [401,  401,     401,     204,      204, 404,     403,        403]),
    ("GET",    "/api/v1/staff/threads/{number}/notes",      [401,  401,     401,     200,      200, 404,     403,        403]),
    ("POST",   "/api/v1/staff/threads/{number}/notes",      [401,  401,     401,     200,      200, 404,     403,        403]),
    ("POST",   "/api/v1/staff/threads/{number}/label",      [401,  401,     401,     204,      204, 404,     403,        403]),
    ("GET",    "/api/v1/staff/labels",                      [401,  401,     401,     200,      200, 200,     403,        403]),
    ("GET",    "/api/v1/staff/threads/{number}/draft",      [401,  401,     401,     200,      200, 404,     403,        403]),
    ("DELETE", "/api/v1/staff/threads/{number}/draft",      [401,  401,     401,     204,      204, 404,     403,        403]),
    ("POST",   "/api/v1/staff/threads/{number}/draft",      [401,  401,     401,     200,      200, 404,     403,        403]),
    ("POST",   "/api/v1/staff/writing",                     [401,  401,     401,     204,      204, 404,     403,        403]),
    ("GET",    "/api/v1/staff/events",                      [401,  401,     401,     200,      200, 200,     403,        403]),
    ("POST",   "/api/v1/invitation",                        [404,  404,     404,     404,      404, 404,     404,        404]),
    ("POST",   "/api/v1/invitation/start",                  [404,  404,     404,     404,      404, 404,     404,        404]),
    ("POST",   "/api/v1/invitation/finish",                 [400,  400,     400,     400,      400, 400,     400,        400]),
    ("GET",    "/api/v1/staff/invitations",                 [401,  401,     401,     403,      200, 403,     403,        200]),
    ("POST",   "/api/v1/staff/invitations",                 [401,  401,     401,     403,      201, 403,     403,        201]),
    ("POST",   "/api/v1/staff/invitations/{id}/revoke",     [401,  401,     401,     403,      404, 403,     403,        404]),
    ("GET",    "/api/v1/staff/sessions",                    [401,  401,     401,     200,      200, 200,     200,        200]),
    ("POST",   "/api/v1/staff/sessions/end-others",         [401,  401,     401,     204,      204, 204,     204,        204]),
    ("POST",   "/api/v1/staff/sessions/{id}/end",           [401,  401,     401,     404,      404, 404,     404,        404]),
    ("POST",   "/api/v1/staff/password/start",              [401,  401,     401,     200,      200, 200,     200,        200]),
    ("POST",   "/api/v1/staff/password/finish",             [401,  401,     401,     400,      400, 400,     400,        400]),
    ("POST",   "/api/v1/staff/second-factor/start",         [401,  401,     401,     200,      200, 200,     200,        200]),
    ("POST",   "/api/v1/staff/second-factor/finish",        [401,  401,     401,     401,      401, 401,     401,        401]),
    ("POST",   "/api/v1/staff/sign-in/second-factor",       [401,  401,     401,     401,      401, 401,     401,        401]),
    ("GET",    "/api/v1/staff/second-factors",              [401,  401,     401,     200,      200, 200,     200,        200]),
    ("POST",   "/api/v1/staff/passkeys/start",              [401,  401,     401,     200,      200, 200,     200,        200]),
    ("POST",   "/api/v1/staff/passkeys/finish",             [401,  401,     401,     401,      401, 401,     401,        401]),
    ("POST",   "/api/v1/staff/passkeys/{id}/remove",        [401,  401,     401,     404,      404, 404,     404,        404]),
    ("POST",   "/api/v1/staff/vault",                       [401,  401,     401,     409,      409, 409,     409,        409]),
    ("GET",    "/api/v1/staff/overview",                    [401,  401,     401,     403,      403, 403,     200,        200]),
    ("GET",    "/api/v1/staff/members",                     [401,  401,     401,     200,      200, 200,     403,        200]),
    ("POST",   "/api/v1/staff/members/{id}/approve",        [401,  401,     401,     404,      404, 404,     403,        403]),
    ("POST",   "/api/v1/staff/members/{id}/close",          [401,  401,     401,     403,      404, 403,     403,        404]),
    ("GET",    "/api/v1/staff/centre-keys",                 [401,  401,     401,     200,      200, 200,     403,        403]),
    ("POST",   "/api/v1/staff/centre-keys",                 [401,  401,     401,     409,      409, 409,     403,        403]),
    ("POST",   "/api/v1/staff/centre-keys/{id}/withdraw",   [401,  401,     401,     409,      409, 409,     403,        403]),
    ("POST",   "/api/v1/staff/recovery-sheet",              [401,  401,     401,     409,      409, 409,     403,        403]),
    ("GET",    "/api/v1/staff/rotation",                    [401,  401,     401,     200,      200, 200,     403,        403]),
    ("POST",   "/api/v1/staff/rotation/threads",            [401,  401,     401,     422,      422, 422,     403,        403]),
    ("POST",   "/api/v1/staff/rotation/finish",             [401,  401,     401,     204,      204, 204,     403,        403]),
    ("GET",    "/api/v1/staff/audit",                       [401,  401,     401,     403,      200, 403,     403,        200]),
    ("POST",   "/api/v1/staff/threads/{number}/close",      [401,  401,     401,     204,      204, 404,     403,        403]),
    ("POST",   "/api/v1/staff/threads/{number}/link",       [401,  401,     401,     204,      204, 404,     403,        403]),
    ("GET",    "/api/v1/staff/links",                       [401,  401,     401,     200,      200, 200,     403,        403]),
    ("POST",   "/api/v1/staff/threads/{number}/link/approve", [401, 401,    401,     403,      204, 404,     403,        403]),
    ("POST",   "/api/v1/staff/threads/{number}/link/end",   [401,  401,     401,     409,      409, 404,     403,        403]),
    ("POST",   "/api/v1/staff/threads/{number}/resume",     [401,  401,     401,     403,      204, 403,     403,        403]),
    ("POST",   "/api/v1/staff/threads/{number}/reminder",   [401,  401,     401,     204,      204, 404,     403,        403]),
    ("GET",    "/api/v1/staff/notices",                     [401,  401,     401,     200,      200, 200,     200,        200]),
    ("POST",   "/api/v1/staff/notices",                     [401,  401,     401,     409,      409, 409,     409,        409]),
    ("POST",   "/api/v1/staff/notices/confirm",             [401,  401,     401,     422,      422, 422,     422,        422]),
    ("POST",   "/api/v1/staff/notices/test",                [401,  401,     401,     409,      409, 409,     409,        409]),
    ("POST",   "/api/v1/staff/threads/{number}/epoch",      [401,  401,     401,     204,      204, 404,     403,        403]),
    ("POST",   "/api/v1/staff/threads/{number}/transfer",   [401,  401,     401,     403,      204, 403,     403,        403]),
    ("GET",    "/api/v1/staff/handed-over",                 [401,  401,     401,     200,      200, 200,     403,        403]),
    ("GET",    "/api/v1/staff/canned-replies",              [401,  401,     401,     200,      200, 200,     403,        403]),
    ("POST",   "/api/v1/staff/canned-replies",              [401,  401,     401,     403,      201, 403,     403,        403]),
    ("POST",   "/api/v1/staff/canned-replies/{id}",         [401,  401,     401,     403,      404, 403,     403,        403]),
    ("POST",   "/api/v1/staff/canned-replies/{id}/remove",  [401,  401,     401,     403,      404, 403,     403,        403]),
    ("POST",   "/api/v1/questionnaire",                     [204,  204,     204,     204,      204, 204,     204,        204]),
    ("GET",    "/api/v1/staff/questionnaire",               [401,  401,     401,     403,      200, 403,     403,        403]),
    ("POST",   "/api/v1/staff/sign-out",                    [401,  401,     401,     204,      204, 204,     204,        204]),
    ("DELETE", "/api/v1/thread",                            [400,  204,     404,     400,      400, 400,     400,        400]),
];

#[test]
fn the_table_has_every_endpoint() {
    let written: BTreeSet<(&str, &str)> = TABLE.iter().map(|(method, path, _)| (*method, *path)).collect();
    let served: BTreeSet<(&str, &str)> = ENDPOINTS.iter().map(|row| (row.method.as_str(), row.path)).collect();
    assert_eq!(written, served);
}

#[test]
fn every_endpoint_answers_every_actor_as_the_table_says() {
    on_each_database_at_a_domain(async |portal| {
        let world = World::make(&portal).await;
        let mut wrong = Vec::new();
        for (method, path, statuses) in TABLE {
            // The reporter's own deletion would take the thread from the actors after it, so the reporter is last there.
            let mut columns: Vec<_> = ACTORS.into_iter().zip(statuses).collect();
            columns.sort_by_key(|(actor, _)| *actor == Actor::Reporter);
            for (actor, expected) in columns {
                let found = world.answer(actor, method, path).await;
                if found.status.as_u16() != expected {
                    let body = String::from_utf8_lossy(&found.body).into_owned();
                    wrong.push(format!(
                        "{method} {path} by {actor:?}: {} instead of {expected}: {body}",
                        found.status
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn what_changes_something_for_staff_must_come_from_our_own_pages() {
    on_each_database(async |portal| {
        let world = World::make(&portal).await;
        let origin = portal.origin();
        let port = origin.rsplit(':').next().unwrap();
        let foreign = [
            "null",
            "https://example.org",
            &format!("http://127.0.0.1:{port}0"),
            &format!("https://127.0.0.1:{port}"),
        ];
        for (method, path, _) in TABLE
            .iter()
            .filter(|(method, path, _)| *method != "GET" && path.contains("/staff/"))
        {
            let without = || {
                world
                    .call(method, path)
                    .cookie(&world.member(Actor::Counsellor).cookie())
            };
            world.http.send(without()).await.expect_error(403, "wrong_origin");
            for origin in &foreign {
                world
                    .http
                    .send(without().origin(origin))
                    .await
                    .expect_error(403, "wrong_origin");
            }
        }
    });
}

#[test]
fn a_capability_counts_in_its_header_and_nowhere_else() {
    on_each_database(async |portal| {
        let world = World::make(&portal).await;
        let bearer = world.reporter.bearer();
        for call in [
            Call::get(&format!("/thread?authorization={bearer}")),
            Call::get(&format!("/thread?bearer={bearer}")),
            Call::get("/thread").cookie(&format!("authorization=Bearer {bearer}")),
            Call::get("/thread").cookie(&format!("bearer={bearer}")),
        ] {
            world.http.send(call).await.expect_error(400, "malformed_request");
        }
    });
}

#[test]
fn reporters_are_given_no_cookie() {
    on_each_database(async |portal| {
        let world = World::make(&portal).await;
        for (method, path, _) in TABLE.iter().filter(|(_, path, _)| !path.contains("/staff/")) {
            let answer = world.answer(Actor::Reporter, method, path).await;
            assert_eq!(answer.header("set-cookie"), None, "{method} {path}");
        }
    });
}

#[test]
fn a_wrong_code_a_deleted_thread_and_an_unknown_one_are_one_answer() {
    on_each_database(async |portal| {
        let mut world = World::make(&portal).await;
        let mut deleted = portal.reporter(77);
        deleted.open_thread("praha", "smazat").await.unwrap();
        deleted.delete().await.unwrap();
        let unknown = portal.reporter(78);
        let message = world.reporter.prepare_message("čtvrtá").unwrap();
        let bearers = [
            impostors_bearer(&world.reporter.bearer()),
            deleted.bearer(),
            unknown.bearer(),
        ];
        for call in [
            Call::get("/thread"),
            Call::get("/thread/messages?after=0"),
            Call::post("/thread/messages", &message),
            Call::delete("/thread"),
        ] {
            let mut answers = BTreeSet::new();
            for bearer in &bearers {
                let answer = world.http.send(call.clone().bearer(bearer)).await.expect(404);
                answers.insert(hex(&answer.without_date()));
            }
            assert_eq!(answers.len(), 1, "the answers differ");
        }
    });
}
