//! Access code and what is derived from it.

use serde_json::json;

use super::case::{Input, Output, failed, hex, no_field};
use crate::access_code::AccessCode;
use crate::derivation::{Bearer, ReporterKeys};

/// `{bits}` → both written forms.
pub(super) fn issue(input: &Input<'_>) -> Output {
    let code = code(input)?;
    Ok(json!({ "groups": code.groups(), "words": code.words() }))
}

/// `{text}` → the bits.
pub(super) fn parse(input: &Input<'_>) -> Output {
    let code = AccessCode::parse(input.text("text")?).map_err(failed)?;
    Ok(json!({ "bits": hex(code.bits()) }))
}

/// `{bits, deployment}` → everything that follows.
pub(super) fn derive(input: &Input<'_>) -> Output {
    let keys = reporter(input)?;
    Ok(json!({
        "thread": hex(keys.thread_id().as_bytes()),
        "capability_hash": hex(keys.capability().hash().as_bytes()),
        "bearer": keys.bearer().as_str(),
        "kem_seed": hex(keys.kem.seed().bytes()),
        "reporter_key": hex(keys.public_key().as_bytes()),
        "reporter_key_hash": hex(keys.public_key().hash()),
        "seal_authentication": hex(keys.seal_authentication.bytes()),
    }))
}

/// `{bearer}` → thread id and hash of the capability.
pub(super) fn bearer(input: &Input<'_>) -> Output {
    let bearer = Bearer::parse(input.text("bearer")?).map_err(failed)?;
    Ok(json!({
        "thread": hex(bearer.thread_id.as_bytes()),
        "capability_hash": hex(bearer.capability.hash().as_bytes()),
    }))
}

pub(super) fn reporter(input: &Input<'_>) -> Result<ReporterKeys, super::case::Fault> {
    Ok(ReporterKeys::derive(&code(input)?, &input.id("deployment")?))
}

fn code(input: &Input<'_>) -> Result<AccessCode, super::case::Fault> {
    AccessCode::from_bits(&input.array("bits")?).ok_or_else(|| no_field("bits"))
}
