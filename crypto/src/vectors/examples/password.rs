//! OPAQUE.

use alloc::format;
use alloc::string::String;

use serde_json::json;

use super::{DEPLOYMENT, Maker, OTHER_DEPLOYMENT, bytes, extended, flipped, shortened, versioned, with};
use crate::staff::opaque::ServerSetup;
use crate::vectors::VectorError;
use crate::vectors::case::hex;
use crate::vectors::random::TestRandom;

pub(super) fn make(maker: &mut Maker) -> Result<(), VectorError> {
    let setup = |name: &str| -> String { hex(&*ServerSetup::generate(&mut TestRandom::named(name)).to_bytes()) };
    let input = json!({
        "deployment": DEPLOYMENT, "name": "jana", "password": "tichý hrnec nad ránem", "setup": setup("setup"),
        "random": bytes("registration", 256),
    });
    let kind = "opaque/register";
    let registered = maker.ok("opaque_register", kind, "both sides of a registration", input.clone())?;
    maker.fail(
        "opaque_register_name",
        kind,
        "an account without a name",
        with(&input, "name", ""),
    )?;
    maker.fail(
        "opaque_register_long_name",
        kind,
        "a name of 255 bytes",
        with(&input, "name", "a".repeat(255)),
    )?;

    let kind = "opaque/sign-in";
    let mut known = with(&input, "record", registered["record"].clone());
    known["random"] = json!(bytes("sign-in", 512));
    let signed_in = maker.ok(
        "opaque_sign_in",
        kind,
        "the export key is the one of the registration",
        known.clone(),
    )?;
    if signed_in["export_key"] != registered["export_key"] {
        return Err(VectorError::Mismatch("export_key".into()));
    }
    let record = &known["record"];
    for (name, why, changed) in [
        (
            "password",
            "a wrong password",
            with(&known, "password", "tichý hrnec nad ranem"),
        ),
        (
            "unknown_name",
            "a name without a record",
            with(&known, "record", serde_json::Value::Null),
        ),
        ("other_name", "the record of another name", with(&known, "name", "petr")),
        (
            "other_deployment",
            "another deployment",
            with(&known, "deployment", OTHER_DEPLOYMENT),
        ),
        (
            "other_setup",
            "a database without its server",
            with(&known, "setup", setup("another setup")),
        ),
        (
            "record",
            "a bit of the record's envelope",
            with(&known, "record", flipped(record, -1)),
        ),
        (
            "record_version",
            "a record of an unknown version",
            with(&known, "record", versioned(record, 2)),
        ),
        (
            "record_short",
            "a record that is too short",
            with(&known, "record", shortened(record)),
        ),
        (
            "setup_long",
            "a setup that is too long",
            with(&known, "setup", extended(&known["setup"])),
        ),
    ] {
        maker.fail(&format!("opaque_{name}"), kind, why, changed)?;
    }
    Ok(())
}
