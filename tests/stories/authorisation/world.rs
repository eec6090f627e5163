//! One thread, everybody who could want something of it, and a right request for each endpoint.

use hyper::Method;
use ozvise_crypto::to_b64;
use ozvise_tests::{Answer, Call, Counsellor, Http, Portal, Reporter, Written};
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

pub(super) const ACTORS: [Actor; 8] = [
    Actor::Nobody,
    Actor::Reporter,
    Actor::Impostor,
    Actor::Counsellor,
    Actor::Head,
    Actor::Stranger,
    Actor::Coordinator,
    Actor::Operator,
];

/// One thread, everybody who could want something of it, and a right request for each endpoint.
pub(crate) struct World {
    pub(super) http: Http,
    pub(super) reporter: Reporter,
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
            "/staff/canned-replies" => {
                &json!({ "version": 1, "language": "cs", "title": "Pozvání", "text": "Přijďte v {čas}." })
            }
            "/staff/canned-replies/{id}" => {
                &json!({ "version": 1, "edition": 1, "language": "cs", "title": "Pozvání", "text": "Přijďte v {čas}." })
            }
            "/staff/canned-replies/{id}/remove" => &json!({ "version": 1, "edition": 1 }),
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

    pub(super) async fn answer(&self, actor: Actor, method: &str, path: &str) -> Answer {
        self.http.send(self.by(actor, self.call(method, path))).await
    }
}

/// A proof of a password for an attempt that nobody has begun.
fn no_proof() -> Value {
    json!({ "attempt": "A".repeat(22), "finalization": "A".repeat(87) })
}

/// The right thread id and another capability: the last character of the 64 is the capability's.
pub(super) fn impostors_bearer(bearer: &str) -> String {
    let other = if bearer.ends_with('A') { 'B' } else { 'A' };
    format!("{}{other}", &bearer[..bearer.len() - 1])
}
