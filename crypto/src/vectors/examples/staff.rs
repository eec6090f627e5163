//! Vaults and centre keys.

use alloc::format;

use serde_json::json;

use super::{
    CENTRE, DEPLOYMENT, KEY_ID, MEMBER, Maker, OTHER_DEPLOYMENT, bytes, extended, flipped, shortened, versioned, with,
};
use crate::vectors::VectorError;

pub(super) fn make(maker: &mut Maker) -> Result<(), VectorError> {
    vault(maker)?;
    centre_key(maker)
}

fn vault(maker: &mut Maker) -> Result<(), VectorError> {
    let input = json!({
        "deployment": DEPLOYMENT, "member": MEMBER, "export_key": bytes("export key", 64),
        "seeds": bytes("member", 64), "random": bytes("vault", 24),
    });
    let sealed = maker.ok(
        "vault_seal",
        "vault/seal",
        "a member's keys under the export key",
        input.clone(),
    )?;
    let open = with(&input, "vault", sealed["vault"].clone());
    maker.ok("vault", "vault/open", "opened again", open.clone())?;
    let vault = &open["vault"];
    for (name, why, changed) in [
        (
            "password",
            "another password, so another export key",
            with(&open, "export_key", bytes("other", 64)),
        ),
        ("other_member", "of another member", with(&open, "member", KEY_ID)),
        (
            "other_deployment",
            "of another deployment",
            with(&open, "deployment", OTHER_DEPLOYMENT),
        ),
        (
            "version",
            "an unknown version",
            with(&open, "vault", versioned(vault, 2)),
        ),
        ("nonce", "a bit of the nonce", with(&open, "vault", flipped(vault, 1))),
        (
            "ciphertext",
            "a bit of the ciphertext",
            with(&open, "vault", flipped(vault, 40)),
        ),
        ("tag", "a bit of the tag", with(&open, "vault", flipped(vault, -1))),
        ("truncated", "one byte less", with(&open, "vault", shortened(vault))),
        ("extended", "one byte more", with(&open, "vault", extended(vault))),
        ("empty", "no byte at all", with(&open, "vault", "")),
    ] {
        maker.fail(&format!("vault_{name}"), "vault/open", why, changed)?;
    }
    Ok(())
}

fn centre_key(maker: &mut Maker) -> Result<(), VectorError> {
    let input = json!({
        "deployment": DEPLOYMENT, "centre": CENTRE, "key_id": KEY_ID, "centre_seed": bytes("centre", 32),
        "member": MEMBER, "seeds": bytes("member", 64), "random": bytes("centre key", 64),
    });
    let kind = "centre-key/seal";
    let sealed = maker.ok(
        "centre_key_seal",
        kind,
        "a centre's secret sealed to a member",
        input.clone(),
    )?;
    let swapped = with(&input, "centre_seed", bytes("a key of the server", 32));
    let swapped = super::super::describe(kind, "", swapped)?["output"]["sealed"].clone();

    let kind = "centre-key/open";
    let open = with(&input, "sealed", sealed["sealed"].clone());
    maker.ok(
        "centre_key",
        kind,
        "opened again; the directory has its public key",
        open.clone(),
    )?;
    let sealed = &open["sealed"];
    for (name, why, changed) in [
        (
            "swapped",
            "a secret of the server's own",
            with(&open, "sealed", swapped),
        ),
        (
            "not_listed",
            "a key id that the directory does not have",
            with(&open, "asked_key_id", MEMBER),
        ),
        (
            "other_member",
            "sealed to another member",
            with(&open, "seeds", bytes("another member", 64)),
        ),
        (
            "other_member_id",
            "for another member's id",
            with(&open, "member", KEY_ID),
        ),
        (
            "other_deployment",
            "for another deployment",
            with(&open, "deployment", OTHER_DEPLOYMENT),
        ),
        ("other_centre", "for another centre", with(&open, "centre", "brno")),
        (
            "version",
            "an unknown version",
            with(&open, "sealed", versioned(sealed, 7)),
        ),
        (
            "altered",
            "a bit of the ciphertext",
            with(&open, "sealed", flipped(sealed, 1130)),
        ),
        ("truncated", "one byte less", with(&open, "sealed", shortened(sealed))),
        ("extended", "one byte more", with(&open, "sealed", extended(sealed))),
    ] {
        maker.fail(&format!("centre_key_{name}"), kind, why, changed)?;
    }
    Ok(())
}
