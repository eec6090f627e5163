//! Who may have a centre's secret, new keys of a centre, and threads under them.

use alloc::format;

use serde_json::{Value, json};

use super::{
    CENTRE, CODE_BITS, DEPLOYMENT, KEY_ID, MEMBER, Maker, OTHER_DEPLOYMENT, bytes, extended, flipped, shortened,
    versioned, with,
};
use crate::vectors::VectorError;

pub(super) fn make(maker: &mut Maker) -> Result<(), VectorError> {
    let (keys, others) = (public_keys("member")?, public_keys("another member")?);
    let centre = json!({
        "deployment": DEPLOYMENT, "centre": CENTRE, "key_id": KEY_ID, "centre_seed": bytes("centre", 32),
    });
    let mut member = centre.clone();
    member["member"] = json!(MEMBER);
    member["kind"] = json!("member");
    member["public_keys"] = keys;
    let approved = approval(maker, &member, &others)?;
    marks(maker, &member, &others, &approved)?;
    rotation(maker, &centre, &member, &approved)?;
    resealing(maker, &centre)
}

fn public_keys(name: &str) -> Result<Value, VectorError> {
    let input = json!({
        "deployment": DEPLOYMENT, "member": MEMBER, "export_key": bytes("export key", 64),
        "seeds": bytes(name, 64), "random": bytes("vault", 24),
    });
    Ok(super::super::describe("vault/seal", "", input)?["output"]["public_keys"].clone())
}

fn approval(maker: &mut Maker, member: &Value, others: &Value) -> Result<Value, VectorError> {
    let kind = "fingerprint/member";
    let shown = maker.ok(
        "fingerprint_member",
        kind,
        "what is read over the telephone",
        member.clone(),
    )?;
    let elsewhere = with(member, "deployment", OTHER_DEPLOYMENT);
    maker.ok("fingerprint_member_elsewhere", kind, "in another deployment", elsewhere)?;
    let key = with(member, "public_key", public_key_of_centre()?);
    let kind = "fingerprint/centre-key";
    maker.ok("fingerprint_centre_key", kind, "what the root compares", key)?;

    let kind = "centre-key/approve";
    let heard = &shown["fingerprint"];
    let input = with(&with(member, "heard", heard.clone()), "random", bytes("approval", 64));
    let approved = maker.ok("approve", kind, "seal and mark for a compared member", input.clone())?;
    let short = heard.as_str().and_then(|digits| digits.get(1..)).unwrap_or_default();
    for (name, why, changed) in [
        (
            "other_keys",
            "the server gives other keys",
            with(&input, "public_keys", others.clone()),
        ),
        (
            "other_member",
            "under the name of another member",
            with(&input, "member", KEY_ID),
        ),
        ("short", "a digit was not heard", with(&input, "heard", short)),
        ("nothing", "nothing was heard", with(&input, "heard", "")),
    ] {
        maker.fail(&format!("approve_{name}"), kind, why, changed)?;
    }
    Ok(approved)
}

fn public_key_of_centre() -> Result<Value, VectorError> {
    let input = json!({
        "deployment": DEPLOYMENT, "centre": CENTRE, "key_id": KEY_ID, "centre_seed": bytes("centre", 32),
        "member": MEMBER, "seeds": bytes("member", 64), "random": bytes("centre key", 64),
    });
    Ok(super::super::describe("centre-key/seal", "", input)?["output"]["public_key"].clone())
}

fn marks(maker: &mut Maker, member: &Value, others: &Value, approved: &Value) -> Result<(), VectorError> {
    let kind = "member-mark/verify";
    let mark = &approved["mark"];
    let input = with(member, "mark", mark.clone());
    maker.ok("member_mark", kind, "the centre vouches for the member", input.clone())?;
    for (name, why, changed) in [
        ("forged", "a bit of the mark", with(&input, "mark", flipped(mark, 0))),
        ("short", "one byte less", with(&input, "mark", shortened(mark))),
        ("long", "one byte more", with(&input, "mark", extended(mark))),
        ("empty", "no mark at all", with(&input, "mark", "")),
        (
            "other_keys",
            "swapped public keys",
            with(&input, "public_keys", others.clone()),
        ),
        ("other_member", "of another member", with(&input, "member", KEY_ID)),
        (
            "other_kind",
            "of a person for a sheet",
            with(&input, "kind", "recovery-sheet"),
        ),
        ("other_key_id", "under another key id", with(&input, "key_id", MEMBER)),
        (
            "other_secret",
            "under another secret",
            with(&input, "centre_seed", bytes("another centre", 32)),
        ),
        ("other_centre", "of another centre", with(&input, "centre", "brno")),
        (
            "other_deployment",
            "of another deployment",
            with(&input, "deployment", OTHER_DEPLOYMENT),
        ),
    ] {
        maker.fail(&format!("member_mark_{name}"), kind, why, changed)?;
    }
    Ok(())
}

fn rotation(maker: &mut Maker, centre: &Value, member: &Value, approved: &Value) -> Result<(), VectorError> {
    let kind = "centre-key/rotate";
    let remaining = json!({
        "member": member["member"], "kind": "member", "public_keys": member["public_keys"], "mark": approved["mark"],
    });
    let mut input = with(centre, "random", bytes("rotation", 200));
    input["members"] = json!([remaining]);
    let rotated = maker.ok("rotation", kind, "the next key for who remains", input.clone())?;
    let forged = with(&remaining, "mark", flipped(&remaining["mark"], 5));
    maker.fail(
        "rotation_forged",
        kind,
        "one of the marks is forged",
        with(&input, "members", json!([remaining, forged])),
    )?;

    // After 16 bytes of the key id, the randomness is the new seed.
    let random = bytes("rotation", 200);
    let seed = random.get(32..96).unwrap_or_default();
    let mut open = with(centre, "previous", rotated["previous"].clone());
    open["key_id"] = rotated["key_id"].clone();
    open["centre_seed"] = json!(seed);
    let kind = "centre-key/open-previous";
    maker.ok(
        "previous_key",
        kind,
        "the new key opens the one before it",
        open.clone(),
    )?;
    let previous = &open["previous"];
    for (name, why, changed) in [
        (
            "version",
            "an unknown version",
            with(&open, "previous", versioned(previous, 2)),
        ),
        (
            "altered",
            "a bit of the ciphertext",
            with(&open, "previous", flipped(previous, 40)),
        ),
        (
            "truncated",
            "one byte less",
            with(&open, "previous", shortened(previous)),
        ),
        ("extended", "one byte more", with(&open, "previous", extended(previous))),
        ("empty", "no byte at all", with(&open, "previous", "")),
        ("other_key_id", "of another key", with(&open, "key_id", KEY_ID)),
        ("other_centre", "of another centre", with(&open, "centre", "brno")),
        (
            "other_secret",
            "sealed by the server",
            with(&open, "centre_seed", bytes("a key of the server", 32)),
        ),
    ] {
        maker.fail(&format!("previous_key_{name}"), kind, why, changed)?;
    }
    Ok(())
}

fn resealing(maker: &mut Maker, centre: &Value) -> Result<(), VectorError> {
    let code = json!({ "deployment": DEPLOYMENT, "bits": CODE_BITS });
    let reporter = super::super::describe("reporter-keys/derive", "", code)?["output"].clone();
    let mut seal = with(centre, "bits", CODE_BITS);
    seal["epoch"] = json!(1);
    seal["thread_key"] = json!(bytes("thread key", 32));
    seal["random"] = json!(bytes("seals", 128));
    let sealed = super::super::describe("thread-key/seal", "", seal)?["output"].clone();
    let conversation = json!({
        "deployment": DEPLOYMENT, "thread": reporter["thread"], "epoch": 1, "thread_key": bytes("thread key", 32),
        "reporter_key": reporter["reporter_key"], "random": bytes("envelopes", 72),
        "messages": [super::message::first_message(&reporter)],
    });
    let envelopes = super::super::describe("thread/seal", "", conversation)?["output"]["envelopes"].clone();

    let kind = "thread/reseal";
    let mut input = centre.clone();
    input["thread"] = reporter["thread"].clone();
    input["seals"] = json!([{ "epoch": 1, "sealed": sealed["centre_seal"] }]);
    input["opening_mark"] = sealed["opening_mark"].clone();
    input["reporter_key"] = reporter["reporter_key"].clone();
    input["first_envelope"] = envelopes[0].clone();
    input["new"] = with(&with(centre, "key_id", MEMBER), "centre_seed", bytes("next centre", 32));
    input["random"] = json!(bytes("resealing", 300));
    maker.ok(
        "reseal",
        kind,
        "a thread under the new key of its centre",
        input.clone(),
    )?;
    let stranger = json!({ "deployment": OTHER_DEPLOYMENT, "bits": CODE_BITS });
    let stranger = super::super::describe("reporter-keys/derive", "", stranger)?["output"]["reporter_key"].clone();
    for (name, why, changed) in [
        (
            "reporter_key",
            "the server gives a reporter's key of its own",
            with(&input, "reporter_key", stranger),
        ),
        (
            "mark",
            "another thread than the one opened",
            with(&input, "opening_mark", bytes("x", 32)),
        ),
        (
            "first_envelope",
            "an altered first message",
            with(&input, "first_envelope", flipped(&input["first_envelope"], -1)),
        ),
        ("no_seals", "no seal at all", with(&input, "seals", json!([]))),
        (
            "other_secret",
            "sealed to another key",
            with(&input, "centre_seed", bytes("another centre", 32)),
        ),
    ] {
        maker.fail(&format!("reseal_{name}"), kind, why, changed)?;
    }
    Ok(())
}
