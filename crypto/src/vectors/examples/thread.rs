//! Thread keys, messages and envelopes.

use alloc::format;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::message::{NOW, first_message};
use super::{
    CENTRE, CODE_BITS, DEPLOYMENT, KEY_ID, Maker, OTHER_DEPLOYMENT, bytes, extended, flipped, shortened, versioned,
    with,
};
use crate::vectors::VectorError;

pub(super) fn make(maker: &mut Maker) -> Result<(), VectorError> {
    let input = json!({ "deployment": DEPLOYMENT, "bits": CODE_BITS });
    let reporter = super::super::describe("reporter-keys/derive", "", input)?["output"].clone();
    seals(maker, &reporter)?;
    super::message::make(maker, &reporter)?;
    threads(maker, &reporter)
}

fn seals(maker: &mut Maker, reporter: &Value) -> Result<(), VectorError> {
    let input = json!({
        "deployment": DEPLOYMENT, "bits": CODE_BITS, "epoch": 1, "thread_key": bytes("thread key", 32),
        "centre": CENTRE, "key_id": KEY_ID, "centre_seed": bytes("centre", 32), "random": bytes("seals", 128),
    });
    let sealed = maker.ok(
        "thread_key_seal",
        "thread-key/seal",
        "both seals of a first epoch",
        input.clone(),
    )?;
    let mut later = with(
        &with(&input, "epoch", 2),
        "previous_thread_key",
        input["thread_key"].clone(),
    );
    later["thread_key"] = json!(bytes("second thread key", 32));
    let later_sealed = maker.ok(
        "thread_key_seal_later",
        "thread-key/seal",
        "both seals of a later epoch",
        later.clone(),
    )?;

    let mut centre = with(&input, "thread", reporter["thread"].clone());
    centre["centre_seal"] = sealed["centre_seal"].clone();
    centre["opening_mark"] = sealed["opening_mark"].clone();
    let kind = "thread-key/open-as-centre";
    maker.ok(
        "centre_seal",
        kind,
        "the centre opens its seal and finds its mark",
        centre.clone(),
    )?;
    let seal = centre["centre_seal"].clone();
    for (name, why, changed) in [
        (
            "version",
            "an unknown version",
            with(&centre, "centre_seal", versioned(&seal, 2)),
        ),
        (
            "encapsulation",
            "a bit of the ML-KEM ciphertext",
            with(&centre, "centre_seal", flipped(&seal, 100)),
        ),
        (
            "x25519",
            "a bit of the X25519 share",
            with(&centre, "centre_seal", flipped(&seal, 1100)),
        ),
        (
            "ciphertext",
            "a bit of the ciphertext",
            with(&centre, "centre_seal", flipped(&seal, 1125)),
        ),
        (
            "tag",
            "a bit of the tag",
            with(&centre, "centre_seal", flipped(&seal, -1)),
        ),
        ("short", "one byte less", with(&centre, "centre_seal", shortened(&seal))),
        ("long", "one byte more", with(&centre, "centre_seal", extended(&seal))),
        ("empty", "no byte at all", with(&centre, "centre_seal", "")),
        (
            "other_thread",
            "for another thread",
            with(&centre, "thread", DEPLOYMENT),
        ),
        ("other_epoch", "for another epoch", with(&centre, "epoch", 2)),
        (
            "other_deployment",
            "for another deployment",
            with(&centre, "deployment", OTHER_DEPLOYMENT),
        ),
        (
            "other_key_id",
            "for another key id",
            with(&centre, "key_id", OTHER_DEPLOYMENT),
        ),
        ("other_centre", "for another centre", with(&centre, "centre", "brno")),
        (
            "other_secret",
            "with another secret",
            with(&centre, "centre_seed", bytes("another centre", 32)),
        ),
        (
            "mark",
            "an opening mark of another thread key",
            with(&centre, "opening_mark", flipped(&centre["opening_mark"], 0)),
        ),
        (
            "mark_short",
            "a truncated opening mark",
            with(&centre, "opening_mark", shortened(&centre["opening_mark"])),
        ),
    ] {
        maker.fail(&format!("centre_seal_{name}"), kind, why, changed)?;
    }

    let kind = "thread-key/open-as-reporter";
    let own = with(&input, "reporter_seal", sealed["reporter_seal"].clone());
    maker.ok("reporter_seal", kind, "the reporter opens his seal", own.clone())?;
    let next = with(&later, "reporter_seal", later_sealed["reporter_seal"].clone());
    maker.ok(
        "reporter_seal_later",
        kind,
        "and the one of the next epoch",
        next.clone(),
    )?;
    let seal = own["reporter_seal"].clone();
    for (name, why, changed) in [
        (
            "version",
            "an unknown version",
            with(&own, "reporter_seal", versioned(&seal, 0)),
        ),
        (
            "box",
            "a bit of the sealed box",
            with(&own, "reporter_seal", flipped(&seal, 7)),
        ),
        (
            "tag",
            "a bit of the tag under the reporter's key",
            with(&own, "reporter_seal", flipped(&seal, -1)),
        ),
        (
            "untagged",
            "the tag cut off by one byte",
            with(&own, "reporter_seal", shortened(&seal)),
        ),
        ("long", "one byte more", with(&own, "reporter_seal", extended(&seal))),
        (
            "other_code",
            "with another code",
            with(&own, "bits", "0123456789abcdef01234568"),
        ),
        (
            "forged",
            "sealed by somebody without the code",
            with(&own, "reporter_seal", next["reporter_seal"].clone()),
        ),
        (
            "later_stranger",
            "the next epoch from a stranger to the last",
            with(&next, "previous_thread_key", bytes("x", 32)),
        ),
        (
            "later_epoch",
            "the next epoch under another number",
            with(&next, "epoch", 3),
        ),
    ] {
        maker.fail(&format!("reporter_seal_{name}"), kind, why, changed)?;
    }
    Ok(())
}

fn threads(maker: &mut Maker, reporter: &Value) -> Result<(), VectorError> {
    let reply = json!({ "direction": "centre", "sent_at": NOW + 3600, "language": "cs", "text": "Jsme tu pro vás." });
    let more = json!({ "direction": "reporter", "sent_at": NOW + 7200, "language": "cs", "text": "Děkuji." });
    let input = json!({
        "deployment": DEPLOYMENT, "thread": reporter["thread"], "epoch": 1, "thread_key": bytes("thread key", 32),
        "reporter_key": reporter["reporter_key"], "random": bytes("envelopes", 72),
        "messages": [first_message(reporter), reply, more],
    });
    let sealed = maker.ok("thread_seal", "thread/seal", "a conversation", input.clone())?;
    let only = |message: &Value| with(&input, "messages", json!([message]));
    maker.fail(
        "thread_centre_first",
        "thread/seal",
        "the centre cannot write first",
        only(&with(&first_message(reporter), "direction", "centre")),
    )?;
    maker.fail(
        "thread_no_intake",
        "thread/seal",
        "the first message needs an intake",
        only(&more),
    )?;
    let twice = json!([first_message(reporter), first_message(reporter)]);
    maker.fail(
        "thread_second_intake",
        "thread/seal",
        "no later one may have one",
        with(&input, "messages", twice),
    )?;

    let mut open = input.clone();
    if let Some(fields) = open.as_object_mut() {
        fields.remove("messages");
        fields.remove("random");
    }
    let envelopes: Vec<Value> = sealed["envelopes"].as_array().cloned().unwrap_or_default();
    let [first, second, third] = envelopes.as_slice() else {
        return Err(VectorError::NotAVector);
    };
    let of = |envelopes: &[&Value]| with(&open, "envelopes", json!(envelopes));
    let whole = of(&[first, second, third]);
    maker.ok(
        "thread_open",
        "thread/open",
        "the same conversation opened",
        with(&whole, "offered", 3),
    )?;

    // Another conversation in the same thread, as somebody with the key could write it: a fork after the first.
    let mut other = input.clone();
    other["messages"][1]["text"] = json!("Nikdo nepřijde.");
    let other = super::super::describe("thread/seal", "", other)?["output"]["envelopes"].clone();

    for (name, why, changed) in [
        ("gap", "one is missing", of(&[first, third])),
        ("gap_first", "the first is missing", of(&[second, third])),
        ("order", "two in the wrong order", of(&[first, third, second])),
        ("replay", "one comes again", of(&[first, second, first])),
        ("replay_last", "the last comes again", of(&[first, second, second])),
        (
            "fork",
            "the third follows another second",
            of(&[first, &other[1], third]),
        ),
        (
            "fork_last",
            "another one with the last number",
            of(&[first, second, &other[1]]),
        ),
        (
            "withdrawn",
            "the server offers less than before",
            with(&whole, "offered", 2),
        ),
        ("forged", "a bit of the ciphertext", of(&[&flipped(first, 1000)])),
        ("tag", "a bit of the tag", of(&[&flipped(first, -1)])),
        ("nonce", "a bit of the nonce", of(&[&flipped(first, 42)])),
        ("commitment", "a bit of the commitment", of(&[&flipped(first, 66)])),
        (
            "previous",
            "a bit of the previous hash",
            of(&[first, &flipped(second, 10)]),
        ),
        (
            "direction",
            "the other direction claimed",
            of(&[first, &directed(second, 1)]),
        ),
        (
            "direction_first",
            "the centre is said to have begun",
            of(&[&directed(first, 2)]),
        ),
        (
            "direction_unknown",
            "a direction that does not exist",
            of(&[&directed(first, 3)]),
        ),
        (
            "sequence",
            "a number that was changed",
            of(&[first, &flipped(second, 9)]),
        ),
        ("sequence_zero", "the number 0", of(&[&flipped(first, 9)])),
        ("epoch", "an epoch that was changed", of(&[&flipped(first, 4)])),
        ("epoch_zero", "the epoch 0", of(&[&flipped(first, 5)])),
        ("version", "an unknown version", of(&[&versioned(first, 2)])),
        ("truncated", "one byte less", of(&[&shortened(first)])),
        ("oversized", "one byte more", of(&[&extended(first)])),
        ("empty", "no byte at all", of(&[&json!("")])),
        (
            "other_thread",
            "of another thread",
            with(&whole, "thread", OTHER_DEPLOYMENT),
        ),
        (
            "other_deployment",
            "of another deployment",
            with(&whole, "deployment", OTHER_DEPLOYMENT),
        ),
        (
            "other_key",
            "with another thread key",
            with(&whole, "thread_key", bytes("second thread key", 32)),
        ),
    ] {
        maker.fail(&format!("thread_{name}"), "thread/open", why, changed)?;
    }
    let input = json!({ "deployment": OTHER_DEPLOYMENT, "bits": CODE_BITS });
    let stranger = super::super::describe("reporter-keys/derive", "", input)?["output"]["reporter_key"].clone();
    maker.fail(
        "thread_reporter_key",
        "thread/open",
        "the server gives another public key of the reporter",
        with(&whole, "reporter_key", stranger),
    )
}

/// An envelope with another direction in its header.
fn directed(envelope: &Value, direction: u8) -> Value {
    let text = envelope.as_str().unwrap_or_default();
    json!(format!(
        "{}{direction:02x}{}",
        text.get(..2).unwrap_or_default(),
        text.get(4..).unwrap_or_default()
    ))
}
