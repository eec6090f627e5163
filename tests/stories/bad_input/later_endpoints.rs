//! What may be wrong with an epoch, a transfer, an offer, a second factor, answers to the questionnaire, settings of notices,
//! a key that is taken back, texts that are kept ready, a link and a reminder: faults of their meaning, each with its own
//! answer. Faults of form are found out for every endpoint at once.

use ozvise_crypto::to_b64;
use ozvise_tests::{Call, Counsellor, Portal, Reporter};
use serde_json::{Value, json};

use super::{Case, DIRECTION, SEQUENCE, VERSION, altered, case};

/// The thread that the requests are about: the second that was opened at the centre.
const NUMBER: i64 = 2;

/// What may be done with a right request: another value in a field.
struct Request<'a> {
    right: &'a Value,
    send: &'a dyn Fn(&Value) -> Call,
}

impl Request<'_> {
    fn with(&self, field: &str, value: Value) -> Call {
        let mut request = self.right.clone();
        request[field] = value;
        (self.send)(&request)
    }

    fn malformed(&self, what: &'static str, field: &'static str, value: Value) -> Case {
        case(what, self.with(field, value), 400, "malformed_request").with(json!({ "field": field }))
    }

    fn refused(&self, what: &'static str, field: &'static str, value: Value, status: u16, code: &'static str) -> Case {
        case(what, self.with(field, value), status, code).with(json!({ "field": field }))
    }

    /// A sealed box of another version, and one that is cut off.
    fn sealed(&self, what: &'static str, field: &'static str) -> [Case; 2] {
        let other = self.with(field, altered(&self.right[field], VERSION, 2));
        [
            case(what, other, 400, "unknown_version").with(json!({ "version": 2, "field": field })),
            self.malformed(what, field, to_b64(&[1; 99]).into()),
        ]
    }
}

pub(super) async fn cases(portal: &Portal) -> Vec<Case> {
    let mut somebody = portal.reporter(3);
    somebody.open_thread("praha", "první").await.unwrap().expect(201);
    let (mut anna, mut eva) = (portal.counsellor("praha", 0), portal.counsellor("praha", 1));
    anna.sign_in().await.unwrap();
    eva.sign_in().await.unwrap();
    eva.read(NUMBER).await.unwrap();
    eva.ask_transfer(NUMBER, "jihocesky", "můžeme?").await.unwrap();
    let handover = eva.prepare_handover(NUMBER, "jihocesky", Some("danger")).await.unwrap();
    eva.discard_pending(NUMBER);
    let epoch = eva.prepare_epoch(NUMBER).await.unwrap();

    let mut cases = epochs(&eva, &epoch);
    cases.extend(transfers(&eva, &anna, &handover));
    cases.extend(offers(&mut somebody).await);
    cases.extend(second_factors(portal));
    cases.extend(answers());
    cases.extend(notices(&anna));
    cases.extend(withdrawals(&anna));
    cases.extend(canned_replies(&eva));
    cases.extend(links(&anna));
    cases.extend(reminders(&anna));
    cases
}

fn epochs(eva: &Counsellor, right: &Value) -> Vec<Case> {
    let send = |body: &Value| eva.signed(Call::post(&format!("/staff/threads/{NUMBER}/epoch"), body));
    let request = Request { right, send: &send };
    let mut cases = vec![
        request.malformed("a short key id", "key_id", to_b64(&[7; 15]).into()),
        request.refused("another key", "key_id", to_b64(&[7; 16]).into(), 422, "stale_key"),
        request.refused("an epoch that there is", "epoch", 1.into(), 409, "stale_epoch"),
        request.refused("an epoch too far", "epoch", 3.into(), 409, "stale_epoch"),
        request.malformed("a short mark", "opening_mark", to_b64(&[1; 31]).into()),
    ];
    cases.extend(request.sealed("no seal for the centre", "centre_seal"));
    cases.extend(request.sealed("no seal for the reporter", "reporter_seal"));
    cases
}

fn transfers(eva: &Counsellor, anna: &Counsellor, right: &Value) -> Vec<Case> {
    let path = format!("/staff/threads/{NUMBER}/transfer");
    let send = |body: &Value| eva.signed(Call::post(&path, body));
    let request = Request { right, send: &send };
    let mut agreed = right.clone();
    (agreed["emergency"], agreed["reason"]) = (false.into(), Value::Null);
    let mut short = right["centre_seals"].clone();
    short[0] = to_b64(&[1; 99]).into();
    let envelope = &right["envelope"];
    vec![
        request.malformed("an emergency without a reason", "reason", Value::Null),
        case(
            "a reason without an emergency",
            request.with("emergency", false.into()),
            400,
            "malformed_request",
        )
        .with(json!({ "field": "reason" })),
        request.refused("no such centre", "centre_id", "atlantida".into(), 422, "unknown_centre"),
        request.refused("the own centre", "centre_id", "praha".into(), 422, "unknown_centre"),
        request.refused(
            "a centre without a key",
            "centre_id",
            "plzensky".into(),
            422,
            "centre_not_accepting",
        ),
        request.malformed("a short key id", "key_id", to_b64(&[7; 15]).into()),
        request.refused("another key", "key_id", to_b64(&[7; 16]).into(), 422, "stale_key"),
        request.refused("no epoch", "centre_seals", json!([]), 409, "stale_epoch"),
        request.malformed("a short seal", "centre_seals", short),
        request.malformed("no envelope", "envelope", "AQ".into()),
        request.refused(
            "the reporter's hand",
            "envelope",
            altered(envelope, DIRECTION, 1),
            422,
            "wrong_direction",
        ),
        request
            .refused(
                "a number that is too high",
                "envelope",
                altered(envelope, SEQUENCE, 9),
                409,
                "stale_sequence",
            )
            .with(json!({ "last_sequence": 2 })),
        case(
            "nothing was agreed",
            eva.signed(Call::post(&path, &agreed)),
            409,
            "not_agreed",
        )
        .with(json!({ "field": "centre_id" })),
        case(
            "an emergency in a counsellor's eyes",
            anna.signed(Call::post(&path, right)),
            403,
            "forbidden",
        )
        .with(json!({ "field": "emergency" })),
    ]
}

/// What comes with the answer that a thread may go to another centre.
async fn offers(somebody: &mut Reporter) -> Vec<Case> {
    somebody.read().await.unwrap();
    let right = somebody.prepare_answer(true, "ano").await.unwrap();
    let bearer = somebody.bearer();
    let send = |offer: &Value| {
        let mut message = right.clone();
        message["offer"] = offer.clone();
        Call::post("/thread/messages", &message).bearer(&bearer)
    };
    let request = Request {
        right: &right["offer"],
        send: &send,
    };
    let wrong_offer = |what, field, value| {
        case(what, request.with(field, value), 400, "malformed_request").with(json!({ "field": "offer" }))
    };
    let mut cases = vec![
        wrong_offer("an offer of the epoch that there is", "epoch", 1.into()),
        wrong_offer("an offer to the own centre", "centre_id", "praha".into()),
        request.refused("no such centre", "centre_id", "atlantida".into(), 422, "unknown_centre"),
        request.refused(
            "a centre without a key",
            "centre_id",
            "plzensky".into(),
            422,
            "centre_not_accepting",
        ),
        request.malformed("a short key id", "key_id", to_b64(&[7; 15]).into()),
        request.refused("another key", "key_id", to_b64(&[7; 16]).into(), 422, "stale_key"),
    ];
    cases.extend(request.sealed("no seal for the other centre", "centre_seal"));
    cases.extend(request.sealed("no seal for the reporter", "reporter_seal"));
    cases
}

fn second_factors(portal: &Portal) -> Vec<Case> {
    let right = json!({ "version": 1, "step": to_b64(&[7; 16]), "totp": "000000" });
    let origin = portal.origin();
    let send = |body: &Value| Call::post("/staff/sign-in/second-factor", body).origin(&origin);
    let request = Request {
        right: &right,
        send: &send,
    };
    let choice = |what, field, value| {
        case(what, request.with(field, value), 400, "malformed_request").with(json!({ "field": "body" }))
    };
    vec![
        request.malformed("a short step", "step", to_b64(&[7; 15]).into()),
        choice("no factor", "totp", Value::Null),
        choice("two factors", "recovery_code", "AAAA".into()),
        case(
            "a step that nobody has begun",
            request.with("totp", "000000".into()),
            401,
            "sign_in_failed",
        ),
    ]
}

fn answers() -> Vec<Case> {
    let right = json!({ "version": 1, "centre_id": "praha", "answers": { "help": "yes" }, "padding": "" });
    let send = |body: &Value| Call::post("/questionnaire", body);
    let request = Request {
        right: &right,
        send: &send,
    };
    let body = |what, field, value| case(what, request.with(field, value), 400, "malformed_request");
    vec![
        request.refused("no such centre", "centre_id", "atlantida".into(), 422, "unknown_centre"),
        request.refused("no centre at all", "centre_id", "Příliš".into(), 422, "unknown_centre"),
        request.malformed("no answer", "answers", json!({})),
        body("an answer that there is not", "answers", json!({ "help": "perhaps" })),
        body("a question that there is not", "answers", json!({ "name": "yes" })),
        case(
            "too long",
            request.with("padding", " ".repeat(1024).into()),
            413,
            "too_large",
        ),
    ]
}

fn notices(anna: &Counsellor) -> Vec<Case> {
    let schedule = json!({ "language": "cs", "mode": "at_once", "digest_hour": 8 });
    let right = json!({ "version": 1, "address": "anna@example.org", "schedule": schedule });
    let send = |body: &Value| anna.signed(Call::post("/staff/notices", body));
    let request = Request {
        right: &right,
        send: &send,
    };
    let at = |what, field: &'static str, named: &'static str, value: Value| {
        let mut schedule = schedule.clone();
        schedule[field] = value;
        case(what, request.with("schedule", schedule), 400, "malformed_request").with(json!({ "field": named }))
    };
    let confirm = |code: &str| {
        anna.signed(Call::post(
            "/staff/notices/confirm",
            &json!({ "version": 1, "code": code }),
        ))
    };
    vec![
        request.malformed("no address", "address", "anna".into()),
        request.malformed(
            "two lines",
            "address",
            "anna@example.org\r\nBcc: eva@example.org".into(),
        ),
        at("an hour after the last", "digest_hour", "digest_hour", 24.into()),
        at("quiet from nowhere", "quiet_to", "quiet_to", 7.into()),
        at("quiet for ever", "quiet_from", "quiet_to", 22.into()),
        case("no mail", request.with("version", 1.into()), 409, "mail_not_set_up"),
        case(
            "a code that was not sent",
            confirm("00000000"),
            422,
            "address_code_wrong",
        )
        .with(json!({ "field": "code" })),
        case("no code", confirm(""), 422, "address_code_wrong").with(json!({ "field": "code" })),
    ]
}

fn withdrawals(anna: &Counsellor) -> Vec<Case> {
    let of = |id: &str| {
        let path = format!("/staff/centre-keys/{id}/withdraw");
        anna.signed(Call::post(&path, &json!({ "version": 1 })))
    };
    vec![
        case("no key's id", of("key"), 404, "not_found"),
        case("a key that there is not", of(&to_b64(&[7; 16])), 409, "conflicting_key"),
    ]
}

fn canned_replies(eva: &Counsellor) -> Vec<Case> {
    let right = json!({ "version": 1, "language": "cs", "title": "Pozvání", "text": "Přijďte v {čas}." });
    let send = |body: &Value| eva.signed(Call::post("/staff/canned-replies", body));
    let request = Request {
        right: &right,
        send: &send,
    };
    vec![
        request.malformed("no title", "title", " ".into()),
        request.malformed("a title of two lines", "title", "dvě\nřádky".into()),
        request.malformed("a long title", "title", "ž".repeat(81).into()),
        request.malformed("no text", "text", "".into()),
        request.malformed("a long text", "text", "ž".repeat(4001).into()),
        request.malformed("a place to fill in without a name", "text", "Přijďte v {}.".into()),
        request.malformed("a brace that nothing closes", "text", "Přijďte v {čas.".into()),
        case(
            "much too long",
            request.with("text", "ž".repeat(20_000).into()),
            413,
            "too_large",
        ),
    ]
}

fn links(anna: &Counsellor) -> Vec<Case> {
    let right = json!({ "version": 1, "old": 1 });
    let path = format!("/staff/threads/{NUMBER}/link");
    let send = |body: &Value| anna.signed(Call::post(&path, body));
    let request = Request {
        right: &right,
        send: &send,
    };
    let approve = Call::post(&format!("{path}/approve"), &right);
    vec![
        request.malformed("the thread itself", "old", NUMBER.into()),
        request.malformed("no number of a thread", "old", 0.into()),
        case(
            "what nobody has proposed",
            anna.signed(approve),
            409,
            "conflicting_link",
        ),
    ]
}

fn reminders(anna: &Counsellor) -> Vec<Case> {
    let right = json!({ "version": 1, "known": null, "at": null });
    let path = format!("/staff/threads/{NUMBER}/reminder");
    let send = |body: &Value| anna.signed(Call::post(&path, body));
    let request = Request {
        right: &right,
        send: &send,
    };
    vec![
        request.malformed("an hour long ago", "at", 1.into()),
        request.malformed("an hour that never comes", "at", i64::MAX.into()),
    ]
}
