//! What is wrong with a request is said with a fitting status, a code for the page and a sentence for the person.

mod every_endpoint;
mod later_endpoints;

use std::collections::BTreeMap;

use hyper::Method;
use ozvise_crypto::{MAX_TEXT_BYTES, MessageError, ThreadError, from_b64, to_b64};
use ozvise_tests::{Call, Portal, Refusal, Reporter, on_each_database};
use serde_json::{Value, json};

/// Where the parts of an envelope's header are that the server looks at.
const VERSION: usize = 0;
const DIRECTION: usize = 1;
const EPOCH: usize = 5;
const SEQUENCE: usize = 9;

/// One wrong request and what it is answered.
struct Case {
    what: &'static str,
    call: Call,
    status: u16,
    code: &'static str,
    /// Further fields of the error.
    extras: Value,
}

fn case(what: &'static str, call: Call, status: u16, code: &'static str) -> Case {
    Case {
        what,
        call,
        status,
        code,
        extras: json!({}),
    }
}

impl Case {
    fn with(mut self, extras: Value) -> Self {
        self.extras = extras;
        self
    }
}

#[test]
fn each_fault_has_its_own_answer_in_the_pages_language() {
    on_each_database(async |portal| {
        let texts = [("cs", error_texts("cs")), ("en", error_texts("en"))];
        for case in cases(&portal).await {
            for (language, texts) in &texts {
                let answer = portal.http().send(case.call.clone().language(language)).await;
                assert_eq!(answer.header("content-type"), Some("application/json"), "{}", case.what);
                assert_eq!(answer.status.as_u16(), case.status, "{}: {}", case.what, answer.json());
                let error = answer.json()["error"].clone();
                assert_eq!(error["code"], case.code, "{}: {error}", case.what);
                for (field, value) in case.extras.as_object().unwrap() {
                    assert_eq!(error[field], *value, "{}: {error}", case.what);
                }
                let message = error["message"].as_str().unwrap();
                let expected = &texts[case.code];
                assert_eq!(
                    strip_isolation(message),
                    expected.replace("{ $version }", "2").replace('\u{a0}', " "),
                    "{} in {language}",
                    case.what
                );
            }
        }
    });
}

async fn cases(portal: &Portal) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut newcomer = portal.reporter(1);
    let thread = newcomer.prepare_thread("praha", "první").await.unwrap();
    cases.extend(first_messages(&newcomer, &thread));
    let mut somebody = portal.reporter(2);
    somebody.open_thread("praha", "první").await.unwrap().expect(201);
    let message = somebody.prepare_message("druhá").unwrap();
    cases.extend(later_messages(&somebody, &message));
    cases.extend(bodies(&somebody, &message));
    cases.extend(addresses(&somebody));
    cases.extend(later_endpoints::cases(portal).await);
    cases
}

/// Wrong requests to open a thread.
fn first_messages(somebody: &Reporter, thread: &Value) -> Vec<Case> {
    let with = |field: &str, value: Value| {
        let mut request = thread.clone();
        request[field] = value;
        Call::post("/threads", &request).bearer(&somebody.bearer())
    };
    let malformed = |what, field: &'static str, value: &[u8]| {
        case(what, with(field, to_b64(value).into()), 400, "malformed_request").with(json!({ "field": field }))
    };
    vec![
        case(
            "an unknown centre",
            with("centre_id", "atlantida".into()),
            422,
            "unknown_centre",
        ),
        case(
            "no centre at all",
            with("centre_id", "Příliš".into()),
            422,
            "unknown_centre",
        ),
        case(
            "a centre without a key",
            with("centre_id", "plzensky".into()),
            422,
            "centre_not_accepting",
        ),
        case(
            "a key that is no longer the centre's",
            with("key_id", to_b64(&[7; 16]).into()),
            422,
            "stale_key",
        ),
        malformed("a short key id", "key_id", &[7; 15]),
        malformed("a short reporter key", "reporter_key", &[1; 1215]),
        malformed("a long centre seal", "centre_seal", &[1; 1170]),
        malformed("an empty reporter seal", "reporter_seal", &[]),
        case(
            "a centre seal of another version",
            with("centre_seal", altered(&thread["centre_seal"], VERSION, 2)),
            400,
            "unknown_version",
        )
        .with(json!({ "version": 2, "field": "centre_seal" })),
        case(
            "a second message as the first",
            with("envelope", altered(&thread["envelope"], SEQUENCE, 2)),
            400,
            "malformed_request",
        )
        .with(json!({ "field": "envelope" })),
    ]
}

/// Wrong requests to continue a thread.
fn later_messages(somebody: &Reporter, message: &Value) -> Vec<Case> {
    let envelope = &message["envelope"];
    let sealed = from_b64(envelope.as_str().unwrap()).unwrap();
    let with = |value: Value| {
        Call::post("/thread/messages", &json!({ "version": 1, "envelope": value })).bearer(&somebody.bearer())
    };
    let of_bytes = |bytes: &[u8]| with(to_b64(bytes).into());
    let in_envelope = json!({ "field": "envelope" });
    vec![
        case(
            "a number that is too high",
            with(altered(envelope, SEQUENCE, 4)),
            409,
            "stale_sequence",
        )
        .with(json!({ "last_sequence": 1 })),
        case(
            "a number that is taken",
            with(altered(envelope, SEQUENCE, 1)),
            409,
            "conflicting_message",
        )
        .with(json!({ "last_sequence": 1 })),
        case(
            "the number zero",
            with(altered(envelope, SEQUENCE, 0)),
            400,
            "malformed_request",
        )
        .with(in_envelope.clone()),
        case(
            "the centre's direction",
            with(altered(envelope, DIRECTION, 2)),
            422,
            "wrong_direction",
        ),
        case(
            "no direction",
            with(altered(envelope, DIRECTION, 3)),
            400,
            "malformed_request",
        )
        .with(in_envelope.clone()),
        case(
            "another epoch",
            with(altered(envelope, EPOCH, 2)),
            409,
            "stale_sequence",
        )
        .with(json!({ "last_sequence": 1 })),
        case(
            "an envelope of another version",
            with(altered(envelope, VERSION, 2)),
            400,
            "unknown_version",
        )
        .with(json!({ "version": 2, "field": "envelope" })),
        case(
            "a truncated envelope",
            of_bytes(&sealed[..sealed.len() - 1]),
            400,
            "malformed_request",
        )
        .with(in_envelope.clone()),
        case(
            "an envelope with a tail",
            of_bytes(&[&sealed[..], &[0]].concat()),
            400,
            "malformed_request",
        )
        .with(in_envelope.clone()),
        case("an empty envelope", with("".into()), 400, "malformed_request"),
        case(
            "padded base64",
            with(format!("{}==", to_b64(&sealed[..1])).into()),
            400,
            "malformed_request",
        ),
    ]
}

/// Bodies that are none.
fn bodies(somebody: &Reporter, message: &Value) -> Vec<Case> {
    let raw = |body: &[u8]| {
        Call::new(Method::POST, "/api/v1/thread/messages")
            .raw("application/json", body.to_vec())
            .bearer(&somebody.bearer())
    };
    let with = |field: &str, value: Value| {
        let mut request = message.clone();
        request[field] = value;
        raw(request.to_string().as_bytes())
    };
    // Above every limit, and still read without harm.
    let too_long = json!({ "version": 1, "envelope": "A".repeat(70 * 1024) }).to_string();
    vec![
        case("nothing", raw(b""), 400, "malformed_request"),
        case("no JSON", raw(b"envelope=AAAA"), 400, "malformed_request"),
        case(
            "not UTF-8",
            raw(b"{\"version\":1,\"envelope\":\"\xff\"}"),
            400,
            "malformed_request",
        ),
        case(
            "an unknown field",
            with("subject", "text".into()),
            400,
            "malformed_request",
        ),
        case("another version", with("version", 2.into()), 400, "unknown_version").with(json!({ "version": 2 })),
        case("no version", raw(br#"{"envelope":"AAAA"}"#), 400, "malformed_request"),
        case("too long", raw(too_long.as_bytes()), 413, "too_large"),
        case(
            "another content type",
            raw(message.to_string().as_bytes()).raw("text/plain", message.to_string().into_bytes()),
            415,
            "unsupported_media_type",
        ),
        case(
            "another character set",
            raw(b"").raw(
                "application/json; charset=windows-1250",
                message.to_string().into_bytes(),
            ),
            415,
            "unsupported_media_type",
        ),
    ]
}

/// Wrong addresses, methods, parameters and credentials.
fn addresses(somebody: &Reporter) -> Vec<Case> {
    let bearer = somebody.bearer();
    let credential = json!({ "field": "authorization" });
    vec![
        case("an unknown address", Call::get("/nothing"), 404, "not_found"),
        case(
            "a method that the address does not have",
            Call::new(Method::PUT, "/api/v1/thread"),
            405,
            "method_not_allowed",
        ),
        case(
            "no number to start after",
            Call::get("/thread/messages?after=x").bearer(&bearer),
            400,
            "malformed_request",
        ),
        case(
            "a negative number",
            Call::get("/thread/messages?after=-1").bearer(&bearer),
            400,
            "malformed_request",
        ),
        case("no credential", Call::get("/thread"), 400, "malformed_request").with(credential.clone()),
        case(
            "a short credential",
            Call::get("/thread").bearer(&bearer[1..]),
            400,
            "malformed_request",
        )
        .with(credential.clone()),
        case(
            "a credential of other signs",
            Call::get("/thread").bearer(&"*".repeat(64)),
            400,
            "malformed_request",
        )
        .with(credential),
    ]
}

/// The base64url text with the byte at `index` replaced.
fn altered(text: &Value, index: usize, byte: u8) -> Value {
    let mut bytes = from_b64(text.as_str().unwrap()).unwrap();
    bytes[index] = byte;
    to_b64(&bytes).into()
}

/// The sentences for each code, as they stand in the file for the language.
fn error_texts(language: &str) -> BTreeMap<String, String> {
    let file = format!("{}/../web/locales/{language}/errors.ftl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(file).expect("the texts of errors");
    let entries = text
        .lines()
        .filter_map(|line| line.strip_prefix("error-")?.split_once(" = "));
    entries
        .map(|(id, sentence)| (id.replace('-', "_"), sentence.to_owned()))
        .collect()
}

/// Fluent puts invisible marks around what it inserts, so that it cannot disturb the direction of the text.
fn strip_isolation(message: &str) -> String {
    message.replace(['\u{2068}', '\u{2069}'], "").replace('\u{a0}', " ")
}

#[test]
fn the_device_refuses_what_could_never_be_sent() {
    on_each_database(async |portal| {
        let cases = [
            ("", MessageError::Empty),
            (" \n\t", MessageError::Empty),
            (&*"x".repeat(MAX_TEXT_BYTES + 1), MessageError::TooLong),
        ];
        for (text, expected) in cases {
            let refused = portal.reporter(1).prepare_thread("praha", text).await;
            assert!(matches!(refused, Err(Refusal::Thread(ThreadError::Message(error))) if error == expected));
        }
        let requests = portal.wire().exchanges();
        assert!(
            requests.iter().all(|exchange| exchange.asked.method == Method::GET),
            "something was sent"
        );
    });
}

#[test]
fn a_method_that_an_address_does_not_have_is_told_the_ones_that_it_has() {
    on_each_database(async |portal| {
        let answer = portal
            .http()
            .send(Call::new(Method::PUT, "/api/v1/thread"))
            .await
            .expect(405);
        assert_eq!(answer.header("allow"), Some("GET, HEAD, DELETE"));
    });
}
