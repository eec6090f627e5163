//! Threads with several epochs.

use alloc::format;

use serde_json::{Value, json};

use super::message::{NOW, first_message};
use super::{
    CENTRE, CODE_BITS, DEPLOYMENT, KEY_ID, MEMBER, Maker, OTHER_DEPLOYMENT, bytes, extended, flipped, shortened,
    versioned, with,
};
use crate::vectors::VectorError;

pub(super) fn make(maker: &mut Maker) -> Result<(), VectorError> {
    let input = json!({ "deployment": DEPLOYMENT, "bits": CODE_BITS });
    let reporter = super::super::describe("reporter-keys/derive", "", input)?["output"].clone();
    let seals = start(maker)?;
    of_reporter(maker, &seals)?;
    of_centre(maker, &reporter, &seals)?;
    conversation(maker, &reporter)
}

/// The seals of the epochs 1 to 3: by the reporter, by the centre, by the reporter again.
struct Seals {
    centre: [Value; 3],
    reporter: [Value; 3],
    /// What somebody with another key than the newest has made as epoch 2.
    foreign: Value,
}

fn start(maker: &mut Maker) -> Result<Seals, VectorError> {
    let input = json!({
        "deployment": DEPLOYMENT, "bits": CODE_BITS, "centre": CENTRE, "key_id": KEY_ID,
        "centre_seed": bytes("centre", 32), "epoch": 1, "thread_key": bytes("thread key", 32),
        "random": bytes("seals", 128),
    });
    let first = super::super::describe("thread-key/seal", "", input.clone())?["output"].clone();
    let kind = "thread-keys/start";
    let next = with(&with(&input, "by", "centre"), "random", bytes("second epoch", 160));
    let second = maker.ok(
        "epoch_by_centre",
        kind,
        "the centre starts the next epoch",
        next.clone(),
    )?;
    let of_reporter = with(&with(&next, "by", "reporter"), "random", bytes("third epoch", 160));
    // The first 32 bytes of the randomness are the new key.
    let second_key = bytes("second epoch", 32);
    let keys = json!([bytes("thread key", 32), second_key]);
    let third = maker.ok(
        "epoch_by_reporter",
        kind,
        "the reporter offers the one after it",
        with(&of_reporter, "thread_keys", keys),
    )?;
    let stranger = with(&next, "thread_key", bytes("another thread key", 32));
    let foreign = super::super::describe(kind, "", stranger)?["output"]["reporter_seal"].clone();
    let seal = |of: &Value, side: &str| of[format!("{side}_seal").as_str()].clone();
    Ok(Seals {
        centre: [&first, &second, &third].map(|of| seal(of, "centre")),
        reporter: [&first, &second, &third].map(|of| seal(of, "reporter")),
        foreign,
    })
}

fn of_reporter(maker: &mut Maker, seals: &Seals) -> Result<(), VectorError> {
    let kind = "thread-keys/open-as-reporter";
    let [first, second, third] = &seals.reporter;
    let of = |seals: &[&Value]| json!({ "deployment": DEPLOYMENT, "bits": CODE_BITS, "reporter_seals": seals });
    let all = of(&[first, second, third]);
    maker.ok(
        "epochs_as_reporter",
        kind,
        "one epoch vouches for the next",
        all.clone(),
    )?;
    for (name, why, changed) in [
        ("skipped", "the second epoch is left out", of(&[first, third])),
        ("repeated", "the second epoch comes twice", of(&[first, second, second])),
        (
            "rolled_back",
            "the first epoch comes again",
            of(&[first, second, first]),
        ),
        ("swapped", "the third before the second", of(&[first, third, second])),
        ("without_first", "the first epoch is left out", of(&[second, third])),
        (
            "foreign",
            "by somebody who has not the key before",
            of(&[first, &seals.foreign]),
        ),
        ("forged", "a bit of the tag", of(&[first, &flipped(second, -1)])),
        ("altered", "a bit of the sealed box", of(&[first, &flipped(second, 9)])),
        ("version", "an unknown version", of(&[first, &versioned(second, 2)])),
        ("truncated", "one byte less", of(&[first, &shortened(second)])),
        ("extended", "one byte more", of(&[first, &extended(second)])),
        (
            "other_deployment",
            "of another deployment",
            with(&all, "deployment", OTHER_DEPLOYMENT),
        ),
    ] {
        maker.fail(&format!("epochs_as_reporter_{name}"), kind, why, changed)?;
    }
    Ok(())
}

fn of_centre(maker: &mut Maker, reporter: &Value, seals: &Seals) -> Result<(), VectorError> {
    let kind = "thread-keys/open-as-centre";
    let numbered = |epoch: u32, sealed: &Value| json!({ "epoch": epoch, "key_id": KEY_ID, "sealed": sealed });
    let [first, second, third] = &seals.centre;
    let input = json!({
        "deployment": DEPLOYMENT, "thread": reporter["thread"], "centre": CENTRE, "key_id": KEY_ID,
        "centre_seed": bytes("centre", 32),
        "seals": [numbered(1, first), numbered(2, second), numbered(3, third)],
    });
    let opened = maker.ok(
        "epochs_as_centre",
        kind,
        "three epochs under one opening mark",
        input.clone(),
    )?;
    let marked = with(&input, "opening_mark", opened["opening_mark"].clone());
    maker.ok("epochs_as_centre_marked", kind, "the mark fits", marked.clone())?;
    for (name, why, changed) in [
        (
            "skipped",
            "the second epoch is left out",
            json!([numbered(1, first), numbered(3, third)]),
        ),
        ("none", "no seal at all", json!([])),
        (
            "swapped",
            "two in the wrong order",
            json!([numbered(2, second), numbered(1, first)]),
        ),
        (
            "renumbered",
            "the third as the second",
            json!([numbered(1, first), numbered(2, third)]),
        ),
        (
            "withdrawn",
            "the newest epoch is withheld, so the mark differs",
            json!([numbered(1, first), numbered(2, second)]),
        ),
        (
            "unknown_key",
            "sealed to a key that is not held",
            json!([{ "epoch": 1, "key_id": MEMBER, "sealed": first }]),
        ),
    ] {
        maker.fail(
            &format!("epochs_as_centre_{name}"),
            kind,
            why,
            with(&marked, "seals", changed),
        )?;
    }
    Ok(())
}

fn conversation(maker: &mut Maker, reporter: &Value) -> Result<(), VectorError> {
    let second_key = bytes("second epoch", 32);
    let reply = json!({
        "direction": "centre", "sent_at": NOW + 3600, "language": "cs", "text": "Jsme tu pro vás.",
        "new_thread_key": second_key,
    });
    let more = json!({ "direction": "reporter", "sent_at": NOW + 7200, "language": "cs", "text": "Děkuji." });
    let input = json!({
        "deployment": DEPLOYMENT, "thread": reporter["thread"], "epoch": 1, "thread_key": bytes("thread key", 32),
        "reporter_key": reporter["reporter_key"], "random": bytes("envelopes", 72),
        "messages": [first_message(reporter), reply, more],
    });
    let sealed = maker.ok(
        "epochs_conversation_seal",
        "thread/seal",
        "the chain goes on in the second epoch",
        input.clone(),
    )?;
    let kind = "thread/open";
    let keys = json!([bytes("thread key", 32), second_key]);
    let mut open = with(&input, "thread_keys", keys);
    open["envelopes"] = sealed["envelopes"].clone();
    if let Some(fields) = open.as_object_mut() {
        fields.retain(|field, _| !["messages", "random", "thread_key"].contains(&field.as_str()));
    }
    maker.ok(
        "epochs_conversation",
        kind,
        "and is opened with both keys",
        open.clone(),
    )?;

    // The same conversation without a second epoch.
    let mut back = input;
    if let Some(message) = back["messages"][1].as_object_mut() {
        message.remove("new_thread_key");
    }
    let back = super::super::describe("thread/seal", "", back)?["output"]["envelopes"].clone();
    let epoch_of = |envelope: &Value, epoch: u8| {
        let text = envelope.as_str().unwrap_or_default();
        json!(format!(
            "{}{epoch:02x}{}",
            text.get(..10).unwrap_or_default(),
            text.get(12..).unwrap_or_default()
        ))
    };
    let envelopes = &open["envelopes"];
    let of = |envelopes: Value| with(&open, "envelopes", envelopes);
    for (name, why, changed) in [
        (
            "back",
            "an envelope of the first epoch after one of the second",
            of(json!([envelopes[0], envelopes[1], epoch_of(&envelopes[2], 1)])),
        ),
        (
            "ahead",
            "an envelope of an epoch without a key",
            of(json!([envelopes[0], epoch_of(&envelopes[1], 3)])),
        ),
        (
            "renamed",
            "the epoch in the header changed",
            of(json!([envelopes[0], epoch_of(&back[1], 2)])),
        ),
    ] {
        maker.fail(&format!("epochs_conversation_{name}"), kind, why, changed)?;
    }
    Ok(())
}
