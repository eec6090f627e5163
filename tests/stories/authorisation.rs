//! Who may call what: every endpoint for every actor, written as a table.

use std::collections::BTreeSet;

use hyper::Method;
use ozvise_crypto::to_b64;
use ozvise_portal::http::ENDPOINTS;
use ozvise_tests::{
    Answer, Call, Counsellor, Http, Portal, Reporter, Written, hex, on_each_database, on_each_database_at_a_domain,
};
use serde_json::{Value, json};

/// The actors, in the order of the table's columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Actor {
    /// Anybody on the internet.
    Nobody,
    /// Who opened the thread.
    Reporter,
    /// Who knows the thread's id and not its capability: a thief of the database, an operator.
    Impostor,
    /// A counsellor of the thread's centre.
    Counsellor,
    /// The head of the thread's centre.
    Head,
    /// A counsellor of another centre.
    Stranger,
    /// A coordinator over all centres.
    Coordinator,
    /// The operator's own account.
    Operator,
}

const ACTORS: [Actor; 8] = [
    Actor::Nobody,
    Actor::Reporter,
    Actor::Impostor,
    Actor::Counsellor,
    Actor::Head,
    Actor::Stranger,
    Actor::Coordinator,
    Actor::Operator,
];

/// The answers' statuses. Each request is one that succeeds for the right actor, so that only the actor decides. A
/// reporter's call without a capability is malformed (400); what ends something comes last.
#[rustfmt::skip]
const TABLE: [(&str, &str, [u16; 8]); 76] = [
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
    ("POST",   "/api/v1/questionnaire",                     [204,  204,     204,     204,      204, 204,     204,        204]),
    ("GET",    "/api/v1/staff/questionnaire",               [401,  401,     401,     403,      200, 403,     403,        403]),
    ("POST",   "/api/v1/staff/sign-out",                    [401,  401,     401,     204,      204, 204,     204,        204]),
    ("DELETE", "/api/v1/thread",                            [400,  204,     404,     400,      400, 400,     400,        400]),
];

/// One thread, everybody who could want something of it, and a right request for each endpoint.
pub(crate) struct World {
    http: Http,
    reporter: Reporter,
    staff: Vec<(Actor, Counsellor)>,
    thread: Value,
    message: Value,
    reply: Value,
    mark: Value,
    epoch: Value,
    handover: Value,
    /// Notebook, note, label and draft.
    written: Written,
    sign_in: Value,
}

impl World {
    pub(crate) async fn make(portal: &Portal) -> Self {
        let mut reporter = portal.reporter(1);
        let thread = reporter.prepare_thread("praha", "první").await.unwrap();
        reporter.send_thread(&thread).await.unwrap();
        let message = reporter.prepare_message("druhá").unwrap();
        reporter.send_message(&message).await.unwrap();

        let mut staff = vec![
            (Actor::Counsellor, portal.counsellor("praha", 0)),
            (Actor::Head, portal.counsellor("praha", 1)),
            (Actor::Stranger, portal.counsellor("liberecky", 0)),
            (Actor::Coordinator, portal.member_named("koordinatorka")),
            (Actor::Operator, portal.member_named("provozovatel")),
        ];
        for (_, member) in &mut staff {
            member.sign_in().await.unwrap();
        }
        let counsellor = &mut staff[0].1;
        let sign_in =
            json!({ "version": 1, "name": counsellor.account().name, "request": counsellor.first_sign_in_message() });
        counsellor.read(1).await.unwrap();
        portal.reporter(2).open_thread("praha", "dřív").await.unwrap();
        counsellor.read(2).await.unwrap();
        let reply = counsellor.prepare_reply(1, "třetí").unwrap();
        counsellor.send_reply(1, &reply).await.unwrap();
        let described = counsellor.ask(Call::get("/staff/threads/1")).await.unwrap().json();
        let mark = json!({ "version": 1, "opening_mark": described["thread"]["opening_mark"] });
        let written = counsellor.write_everything(1).await.unwrap();
        // An emergency, for which no consent is needed, in the epoch that begins just before.
        let head = &mut staff[1].1;
        head.read(1).await.unwrap();
        let epoch = head.prepare_epoch(1).await.unwrap();
        let handover = head.prepare_handover(1, "jihocesky", Some("danger")).await.unwrap();
        Self {
            http: portal.http(),
            reporter,
            staff,
            thread,
            message,
            reply,
            mark,
            epoch,
            handover,
            written,
            sign_in,
        }
    }

    /// The right request to an endpoint, without credentials.
    pub(crate) fn call(&self, method: &str, path: &str) -> Call {
        let method: Method = method.parse().unwrap();
        let call = Call::new(
            method.clone(),
            path.replace("{number}", "1").replace("{id}", &"A".repeat(22)),
        );
        let body = match path.strip_prefix("/api/v1").unwrap_or(path) {
            "/staff/threads/{number}/draft" if method == Method::DELETE => {
                return Call::new(
                    method,
                    format!("{}?known={}", path.replace("{number}", "1"), "A".repeat(43)),
                );
            }
            _ if method != Method::POST => return call,
            "/threads" => &self.thread,
            "/thread/messages" => &self.message,
            "/staff/sign-in/start" => &self.sign_in,
            "/staff/sign-in/finish" => {
                &json!({ "version": 1, "attempt": "A".repeat(22), "finalization": "A".repeat(87) })
            }
            "/staff/threads/{number}/messages" => &self.reply,
            "/staff/threads/{number}/opened" => &self.mark,
            "/staff/threads/{number}/assignee" => &json!({ "version": 1 }),
            "/staff/threads/{number}/close" => &json!({ "version": 1, "last_sequence": 3 }),
            "/staff/threads/{number}/link"
            | "/staff/threads/{number}/link/approve"
            | "/staff/threads/{number}/link/end" => &json!({ "version": 1, "old": 2 }),
            "/staff/threads/{number}/resume" | "/staff/threads/{number}/reminder" => &json!({ "version": 1 }),
            "/staff/threads/{number}/notebook" => &self.written.notebook,
            "/staff/threads/{number}/notes" => &self.written.note,
            "/staff/threads/{number}/label" => &self.written.label,
            "/staff/threads/{number}/draft" => &self.written.draft,
            "/staff/writing" => &json!({ "version": 1, "number": 1 }),
            "/staff/threads/{number}/epoch" => &self.epoch,
            "/staff/threads/{number}/transfer" => &self.handover,
            "/staff/members/{id}/approve" => {
                &json!({ "version": 1, "public_keys_sha256": "A".repeat(43), "seals": [] })
            }
            "/staff/members/{id}/close" | "/staff/rotation/finish" => &json!({ "version": 1 }),
            "/staff/centre-keys" => {
                &json!({ "version": 1, "key_id": "A".repeat(22), "epoch": 2, "public_key": to_b64(&[0; 1216]), "seals": [] })
            }
            "/staff/recovery-sheet" => {
                &json!({ "version": 1, "sheet_id": "A".repeat(22), "public_key": "AAAA", "seals": [] })
            }
            "/staff/rotation/threads" => &json!({ "version": 1, "key_id": "A".repeat(22), "threads": [] }),
            "/staff/sessions/end-others" | "/staff/sessions/{id}/end" | "/staff/second-factor/start" => {
                &json!({ "version": 1 })
            }
            "/staff/password/start" => {
                // The first message of a sign-in begins with that of a registration: 33 bytes.
                &json!({ "version": 1, "request": self.sign_in["request"].as_str().unwrap()[..44] })
            }
            "/staff/password/finish" => {
                &json!({ "version": 1, "proof": no_proof(), "upload": "AAAA", "vault": "AAAA" })
            }
            "/staff/second-factor/finish" => {
                &json!({ "version": 1, "proof": no_proof(), "enrolment": "A".repeat(22), "totp": "000000" })
            }
            "/staff/sign-in/second-factor" => &json!({ "version": 1, "step": "A".repeat(22), "totp": "000000" }),
            "/staff/passkeys/start" | "/staff/passkeys/{id}/remove" | "/staff/centre-keys/{id}/withdraw" => {
                &json!({ "version": 1 })
            }
            "/staff/passkeys/finish" => {
                &json!({ "version": 1, "proof": no_proof(), "addition": "A".repeat(22), "name": "klíč",
                    "client_data": "AAAA", "attestation_object": "AAAA" })
            }
            "/staff/vault" => &json!({ "version": 1, "known": "AAAA", "vault": "AAAA" }),
            "/invitation" => &json!({ "version": 1, "secret": "A".repeat(22) }),
            "/invitation/start" => {
                &json!({ "version": 1, "secret": "A".repeat(22), "name": "jana", "request": self.sign_in["request"] })
            }
            "/invitation/finish" => {
                &json!({ "version": 1, "secret": "A".repeat(22), "enrolment": "A".repeat(22), "upload": "AAAA",
                    "public_keys": "AAAA", "vault": "AAAA", "totp": "000000" })
            }
            "/staff/invitations" => {
                &json!({ "version": 1, "role": "head", "centre_id": "praha", "display_name": "Nová" })
            }
            "/questionnaire" => {
                &json!({ "version": 1, "centre_id": "praha", "answers": { "help": "yes" }, "padding": "" })
            }
            "/staff/invitations/{id}/revoke" => &json!({ "version": 1 }),
            // The portal of these stories sends no mail, which only somebody who is signed in is told.
            "/staff/notices" => &json!({ "version": 1, "address": "anna@example.org",
                    "schedule": { "language": "cs", "mode": "at_once", "digest_hour": 8 } }),
            "/staff/notices/confirm" => &json!({ "version": 1, "code": "00000000" }),
            "/staff/notices/test" => &json!({ "version": 1 }),
            "/staff/sign-out" => &json!({ "version": 1 }),
            other => panic!("no request is known for {other}"),
        };
        call.json(body)
    }

    /// What the actor's browser makes of it.
    pub(crate) fn by(&self, actor: Actor, call: Call) -> Call {
        let own_page = |call: Call| {
            if call.method() == Method::GET {
                call
            } else {
                call.origin(self.http.origin())
            }
        };
        match actor {
            Actor::Nobody => own_page(call),
            Actor::Reporter => own_page(call).bearer(&self.reporter.bearer()),
            Actor::Impostor => own_page(call).bearer(&impostors_bearer(&self.reporter.bearer())),
            _ => self.member(actor).signed(call),
        }
    }

    pub(crate) fn member(&self, actor: Actor) -> &Counsellor {
        &self
            .staff
            .iter()
            .find(|(role, _)| *role == actor)
            .expect("a member of staff")
            .1
    }

    async fn answer(&self, actor: Actor, method: &str, path: &str) -> Answer {
        self.http.send(self.by(actor, self.call(method, path))).await
    }
}

/// A proof of a password for an attempt that nobody has begun.
fn no_proof() -> Value {
    json!({ "attempt": "A".repeat(22), "finalization": "A".repeat(87) })
}

/// The right thread id and another capability: the last character of the 64 is the capability's.
fn impostors_bearer(bearer: &str) -> String {
    let other = if bearer.ends_with('A') { 'B' } else { 'A' };
    format!("{}{other}", &bearer[..bearer.len() - 1])
}

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
