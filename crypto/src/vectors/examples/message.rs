//! Messages and their plaintext.

use alloc::format;

use serde_json::{Value, json};

use super::{Maker, versioned, with};
use crate::message::MAX_TEXT_BYTES;
use crate::vectors::VectorError;

/// 1 January 2026.
pub(super) const NOW: u64 = 1_767_225_600;

pub(super) fn make(maker: &mut Maker, reporter: &Value) -> Result<(), VectorError> {
    let plain = json!({ "sent_at": NOW, "language": "cs", "text": "Jsme tu pro vás." });
    let encoded = maker.ok("message", "message/encode", "a text alone", plain.clone())?;
    let first = first_message(reporter);
    maker.ok(
        "message_intake",
        "message/encode",
        "a text with everything else",
        first.clone(),
    )?;
    let bare = json!({ "role": "unsure", "reporter_key_hash": reporter["reporter_key_hash"] });
    maker.ok(
        "message_intake_bare",
        "message/encode",
        "an intake without a place",
        with(&plain, "intake", bare),
    )?;
    let body = 2048 - 1;
    for (name, why, repeated) in [
        ("fills_bucket", "the longest that fits into 2048", body - 19),
        ("next_bucket", "one byte longer", body - 18),
        ("longest", "the longest text", MAX_TEXT_BYTES),
    ] {
        let input = with(&with(&plain, "text", "a"), "repeated", repeated);
        maker.ok(&format!("message_{name}"), "message/encode", why, input)?;
    }
    for (name, why, changed) in [
        ("empty", "white space only", with(&plain, "text", " \n\u{a0}")),
        (
            "too_long",
            "one byte too many",
            with(&with(&plain, "text", "a"), "repeated", MAX_TEXT_BYTES + 1),
        ),
        ("language", "no language tag", with(&plain, "language", "čeština")),
        ("language_missing", "no language", with(&plain, "language", "")),
        (
            "time",
            "a time beyond the year 9999",
            with(&plain, "sent_at", 253_402_300_800_u64),
        ),
        (
            "place_empty",
            "a place without a label",
            with_place(&first, "label", json!("")),
        ),
        (
            "place_long",
            "a label of 201 bytes",
            with_place(&first, "label", json!("a".repeat(201))),
        ),
        (
            "district",
            "a district in small letters",
            with_place(&first, "district", json!("cz0100")),
        ),
        (
            "municipality",
            "a municipality of seven digits",
            with_place(&first, "municipality", json!(1_000_000)),
        ),
    ] {
        maker.fail(&format!("message_{name}"), "message/encode", why, changed)?;
    }

    let decode = |body: &Value| json!({ "body": body, "padded_bytes": 2048 });
    let padded = json!(format!("{}80", encoded["body"].as_str().unwrap_or_default()));
    maker.ok(
        "plaintext",
        "message/decode",
        "the plaintext of a message",
        decode(&padded),
    )?;
    let body = |hex: &str| decode(&json!(hex));
    for (name, why, input) in [
        ("no_marker", "padding without its first byte", decode(&encoded["body"])),
        (
            "bucket",
            "padded to more than needed",
            with(&decode(&padded), "padded_bytes", 8192),
        ),
        (
            "odd_length",
            "padded to another length",
            with(&decode(&padded), "padded_bytes", 2049),
        ),
        ("zeros", "nothing but zeros", body("")),
        ("version", "an unknown version", decode(&versioned(&padded, 9))),
        (
            "key_order",
            "keys out of order",
            body("01a301626373 0000 026161 80".replace(' ', "").as_str()),
        ),
        (
            "long_integer",
            "an integer longer than needed",
            body("01a300180001626373026161 80".replace(' ', "").as_str()),
        ),
        (
            "indefinite",
            "a map of indefinite length",
            body("01bf000001626373026161ff80"),
        ),
        (
            "repeated_key",
            "a key twice",
            body("01a4000001626373026161026161 80".replace(' ', "").as_str()),
        ),
        (
            "unknown_key",
            "a key that is not known",
            body("01a400000162637302616104 00 80".replace(' ', "").as_str()),
        ),
        (
            "trailing",
            "a byte behind the map",
            body("01a3000001626373026161 00 80".replace(' ', "").as_str()),
        ),
        ("not_utf8", "a text that is not UTF-8", body("01a30000016263730261ff80")),
        ("wrong_type", "a number for the text", body("01a3000001626373020080")),
        ("truncated", "a map that ends early", body("01a300000162637380")),
    ] {
        maker.fail(&format!("plaintext_{name}"), "message/decode", why, input)?;
    }
    Ok(())
}

pub(super) fn first_message(reporter: &Value) -> Value {
    json!({
        "direction": "reporter", "sent_at": NOW, "language": "cs", "text": "Potřebuji pomoc.",
        "intake": {
            "role": "victim",
            "place": { "label": "Praha 8", "district": "CZ0100", "municipality": 554_782 },
            "reporter_key_hash": reporter["reporter_key_hash"],
        },
    })
}

fn with_place(message: &Value, field: &str, value: Value) -> Value {
    let mut changed = message.clone();
    changed["intake"]["place"][field] = value;
    changed
}
