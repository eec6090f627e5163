//! A thread that goes to another centre.

use alloc::format;

use serde_json::{Value, json};

use super::message::{NOW, first_message};
use super::{CENTRE, CODE_BITS, DEPLOYMENT, KEY_ID, Maker, bytes, with};
use crate::vectors::VectorError;

pub(super) fn make(maker: &mut Maker) -> Result<(), VectorError> {
    let code = json!({ "deployment": DEPLOYMENT, "bits": CODE_BITS });
    let reporter = super::super::describe("reporter-keys/derive", "", code)?["output"].clone();
    let offer = json!({
        "deployment": DEPLOYMENT, "bits": CODE_BITS, "centre": CENTRE, "key_id": KEY_ID, "by": "reporter",
        "centre_seed": bytes("centre", 32), "thread_key": bytes("thread key", 32), "random": bytes("offer", 160),
    });
    let offer = super::super::describe("thread-keys/start", "", offer)?["output"]["commitment"].clone();
    let say = |direction: &str, transfer: Value| json!({ "direction": direction, "sent_at": NOW + 60, "language": "cs", "text": "Předání.", "transfer": transfer });
    let first = first_message(&reporter);
    let question = say("centre", json!({ "kind": "question", "to": "brno" }));
    let answer = say("reporter", json!({ "kind": "answer", "question": 2, "offer": offer }));
    let handover = say("centre", json!({ "kind": "handover", "to": "brno", "consent": 3 }));
    let emergency = say("centre", json!({ "kind": "handover", "to": "brno" }));
    let goes_on = |key: &str| {
        json!({
            "direction": "centre", "sent_at": NOW + 90, "language": "cs", "text": "Jsme tu.",
            "new_thread_key": bytes(key, 32),
        })
    };
    let still = json!({ "direction": "reporter", "sent_at": NOW + 90, "language": "cs", "text": "A ještě." });
    let kind = "thread/seal";
    let input = json!({
        "deployment": DEPLOYMENT, "thread": reporter["thread"], "epoch": 1, "thread_key": bytes("thread key", 32),
        "reporter_key": reporter["reporter_key"], "random": bytes("envelopes", 120),
    });
    let of = |messages: &[&Value]| with(&input, "messages", json!(messages));
    let next = goes_on("offer");
    let whole = of(&[&first, &question, &answer, &handover, &next]);
    let sealed = maker.ok(
        "transfer_seal",
        kind,
        "question, consent, handover, and on in the offered epoch",
        whole,
    )?;
    maker.ok(
        "transfer_emergency",
        kind,
        "without consent, as the message says",
        of(&[&first, &emergency, &goes_on("of the other centre")]),
    )?;
    let mut open = with(&input, "envelopes", sealed["envelopes"].clone());
    open["thread_keys"] = json!([bytes("thread key", 32), bytes("offer", 32)]);
    maker.ok(
        "transfer_open",
        "thread/open",
        "and read by the other centre",
        open.clone(),
    )?;
    open["thread_keys"] = json!([bytes("thread key", 32), bytes("another offer", 32)]);
    maker.fail(
        "transfer_other_epoch",
        "thread/open",
        "another epoch than the one offered",
        open,
    )?;

    let elsewhere = say("centre", json!({ "kind": "handover", "to": "ostrava", "consent": 3 }));
    let unasked = say("reporter", json!({ "kind": "answer", "question": 1, "offer": offer }));
    let no = say("reporter", json!({ "kind": "answer", "question": 2 }));
    let of_centre = say("centre", answer["transfer"].clone());
    let of_reporter = say("reporter", emergency["transfer"].clone());
    for (name, why, messages) in [
        (
            "elsewhere",
            "to another centre than the one agreed upon",
            of(&[&first, &question, &answer, &elsewhere]),
        ),
        (
            "without_consent",
            "consent is claimed",
            of(&[&first, &question, &handover]),
        ),
        (
            "refused",
            "the writer has said no",
            of(&[&first, &question, &no, &handover]),
        ),
        (
            "replayed",
            "the consent is used again",
            of(&[&first, &question, &answer, &handover, &next, &handover]),
        ),
        (
            "asked_again",
            "a new question takes the consent back",
            of(&[&first, &question, &answer, &question, &handover]),
        ),
        ("unasked", "an answer to nothing", of(&[&first, &unasked])),
        (
            "answer_of_centre",
            "the centre answers itself",
            of(&[&first, &question, &of_centre]),
        ),
        (
            "handover_of_reporter",
            "the writer hands over",
            of(&[&first, &of_reporter]),
        ),
        (
            "old_epoch",
            "a message in the epoch that was handed over",
            of(&[&first, &emergency, &still]),
        ),
    ] {
        maker.fail(&format!("transfer_{name}"), kind, why, messages)?;
    }

    let coded = maker.ok("transfer_message", "message/encode", "how an answer is written", answer)?;
    let body = coded["body"].as_str().unwrap_or_default();
    let input = json!({ "body": format!("{body}80"), "padded_bytes": 2048 });
    maker.ok("transfer_message_decoded", "message/decode", "and read", input)?;
    for (name, why, from, to) in [
        ("kind", "a kind that does not exist", "a3000202", "a3000902"),
        ("field", "a field that the kind does not have", "a3000202", "a3000302"),
    ] {
        let input = json!({ "body": format!("{}80", body.replacen(from, to, 1)), "padded_bytes": 2048 });
        maker.fail(&format!("transfer_message_{name}"), "message/decode", why, input)?;
    }
    Ok(())
}
