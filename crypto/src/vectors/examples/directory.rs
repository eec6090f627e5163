//! Signed directories.

use alloc::format;
use alloc::string::String;

use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};

use super::{
    CENTRE, DEPLOYMENT, KEY_ID, Maker, OTHER_DEPLOYMENT, bytes, extended, flipped, shortened, versioned, with,
};
use crate::labels;
use crate::vectors::VectorError;
use crate::vectors::case::{hex, unhex};

const ISSUED: u64 = 1_767_225_600;
const EXPIRES: u64 = ISSUED + 30 * 86_400;

pub(super) fn make(maker: &mut Maker) -> Result<(), VectorError> {
    let key = |seed: &str| -> Result<Value, VectorError> {
        let input = json!({
            "deployment": DEPLOYMENT, "centre": CENTRE, "key_id": KEY_ID, "centre_seed": bytes(seed, 32),
            "member": DEPLOYMENT, "seeds": bytes("member", 64), "random": "",
        });
        Ok(super::super::describe("centre-key/seal", "", input)?["output"]["public_key"].clone())
    };
    let (own, foreign) = (key("centre")?, key("another centre")?);
    let input = json!({
        "root_seed": bytes("root", 32), "deployment": DEPLOYMENT, "version": 7,
        "issued_at": ISSUED, "expires_at": EXPIRES,
        "competence_version": 3, "competence_digest": bytes("competence", 32),
        "centres": [
            { "id": CENTRE, "name": "Intervenční centrum Praha", "territory": ["CZ0100"], "accepting": true,
              "key": { "key_id": KEY_ID, "public_key": own } },
            { "id": "liberecky", "name": "Intervenční centrum Liberec", "territory": ["CZ0513", "563889"],
              "accepting": false, "fallback": CENTRE, "key": { "key_id": DEPLOYMENT, "public_key": foreign } },
            { "id": "jihocesky", "name": "Intervenční centrum České Budějovice", "territory": ["CZ0311"],
              "accepting": false, "fallback": CENTRE },
        ],
    });
    let signed = maker.ok(
        "directory_sign",
        "directory/sign",
        "a directory of three centres",
        input.clone(),
    )?;
    contradictions(maker, &input)?;

    let verify = json!({
        "root_key": signed["root_key"], "signed": signed["signed"], "deployment": DEPLOYMENT, "now": ISSUED + 60,
        "places": [
            { "district": "CZ0100" }, { "district": "CZ0513", "municipality": 563_889 },
            { "district": "CZ0100", "municipality": 563_889 }, { "district": "CZ0311", "municipality": 999_999 },
            { "district": "CZ0724" }, { "district": "" },
        ],
    });
    let kind = "directory/verify";
    maker.ok(
        "directory",
        kind,
        "verified, and asked who is competent",
        verify.clone(),
    )?;
    maker.ok(
        "directory_last_second",
        kind,
        "still valid",
        with(&verify, "now", EXPIRES - 1),
    )?;
    maker.ok(
        "directory_slow_clock",
        kind,
        "a clock that is an hour late",
        with(&verify, "now", ISSUED - 3600),
    )?;

    let bytes_of = &signed["signed"];
    let other_root = hex(SigningKey::from_bytes(&[5; 32]).verifying_key().to_bytes());
    for (name, why, changed) in [
        (
            "unsigned",
            "a signature of zeros",
            with(&verify, "signed", unsigned(bytes_of)),
        ),
        (
            "signature",
            "a bit of the signature",
            with(&verify, "signed", flipped(bytes_of, 1)),
        ),
        (
            "swapped_key",
            "a centre's key replaced",
            with(&verify, "signed", replaced(bytes_of, &own, &foreign)),
        ),
        (
            "foreign_root",
            "the root of somebody else",
            with(&verify, "root_key", other_root),
        ),
        (
            "weak_root",
            "a root that every signature fits",
            with(&verify, "root_key", format!("01{}", "00".repeat(31))),
        ),
        (
            "foreign_deployment",
            "another deployment",
            with(&verify, "deployment", OTHER_DEPLOYMENT),
        ),
        ("expired", "the second in which it ends", with(&verify, "now", EXPIRES)),
        (
            "not_yet_valid",
            "a clock that is too late",
            with(&verify, "now", ISSUED - 3601),
        ),
        (
            "version",
            "an unknown version",
            with(&verify, "signed", versioned(bytes_of, 2)),
        ),
        (
            "truncated",
            "one byte less",
            with(&verify, "signed", shortened(bytes_of)),
        ),
        ("extended", "one byte more", with(&verify, "signed", extended(bytes_of))),
        ("empty", "no byte at all", with(&verify, "signed", "")),
        (
            "no_contents",
            "version and half a signature",
            with(&verify, "signed", format!("01{}", "00".repeat(32))),
        ),
        (
            "signed_trailing",
            "a byte too many, signed",
            with(&verify, "signed", resigned(bytes_of, |c| c + "00")),
        ),
        (
            "signed_nothing",
            "no contents, signed",
            with(&verify, "signed", resigned(bytes_of, |_| String::new())),
        ),
        (
            "signed_long_integer",
            "an integer longer than needed, signed",
            with(
                &verify,
                "signed",
                resigned(bytes_of, |c| c.replacen("0107", "011807", 1)),
            ),
        ),
    ] {
        maker.fail(&format!("directory_{name}"), kind, why, changed)?;
    }
    Ok(())
}

/// Drafts that nobody can sign.
fn contradictions(maker: &mut Maker, input: &Value) -> Result<(), VectorError> {
    let centre = |index: usize, field: &str, value: Value| {
        let mut changed = input.clone();
        changed["centres"][index][field] = value;
        changed
    };
    for (name, why, changed) in [
        ("times", "it ends before it begins", with(input, "expires_at", ISSUED)),
        ("twice", "a centre twice", centre(1, "id", json!(CENTRE))),
        (
            "territory_twice",
            "a district of two centres",
            centre(2, "territory", json!(["CZ0100"])),
        ),
        (
            "territory",
            "a district that is none",
            centre(2, "territory", json!(["Praha"])),
        ),
        (
            "fallback",
            "a fallback that is not in the list",
            centre(2, "fallback", json!("brno")),
        ),
        (
            "fallback_self",
            "a centre that stands in for itself",
            centre(2, "fallback", json!("jihocesky")),
        ),
        ("name", "a centre without a name", centre(2, "name", json!(""))),
        (
            "key",
            "a public key that is none",
            centre(
                2,
                "key",
                json!({ "key_id": MEMBERLESS, "public_key": "ff".repeat(1216) }),
            ),
        ),
        (
            "key_short",
            "a public key that is too short",
            centre(2, "key", json!({ "key_id": MEMBERLESS, "public_key": "00" })),
        ),
        (
            "key_id_twice",
            "a key id twice",
            centre(1, "key", input["centres"][0]["key"].clone()),
        ),
    ] {
        maker.fail(&format!("directory_draft_{name}"), "directory/sign", why, changed)?;
    }
    Ok(())
}

const MEMBERLESS: &str = "303132333435363738393a3b3c3d3e3f";

/// Version, 64 zeros, and the contents.
fn unsigned(signed: &Value) -> Value {
    json!(format!("01{}{}", "00".repeat(64), contents(signed)))
}

fn replaced(signed: &Value, old: &Value, new: &Value) -> Value {
    let text = |value: &Value| String::from(value.as_str().unwrap_or_default());
    json!(text(signed).replacen(&text(old), &text(new), 1))
}

/// Other contents under a right signature, as only the root itself could make them.
fn resigned(signed: &Value, change: impl Fn(String) -> String) -> Value {
    let contents = unhex(&change(contents(signed))).unwrap_or_default();
    let seed = unhex(&bytes("root", 32))
        .and_then(|seed| <[u8; 32]>::try_from(seed).ok())
        .unwrap_or_default();
    let signature = SigningKey::from_bytes(&seed).sign(&[labels::DIRECTORY, &contents].concat());
    json!(format!("01{}{}", hex(signature.to_bytes()), hex(contents)))
}

fn contents(signed: &Value) -> String {
    signed
        .as_str()
        .and_then(|text| text.get(2 * 65..))
        .unwrap_or_default()
        .into()
}
