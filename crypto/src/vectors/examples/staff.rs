//! Vaults and centre keys.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::{
    CENTRE, DEPLOYMENT, KEY_ID, MEMBER, Maker, OTHER_DEPLOYMENT, bytes, extended, flipped, shortened, versioned, with,
};
use crate::vectors::VectorError;

pub(super) fn make(maker: &mut Maker) -> Result<(), VectorError> {
    vault(maker)?;
    sheet(maker)?;
    centre_key(maker)
}

/// A vault as the first version had it, without a pin, with the seeds and the export key of the other vectors.
const FIRST_VAULT: &str = "013825ed0114df924876cd274cea6f1665d7e52968cea98511522cf3de9d1dec7cb8ca5fd3e69623b4025e8d3fd8f4973b\
    5867d8567af8d4b407620660166606934b9f0a1bcdb26fc87f7b418dc1cd86ff581ef52728d11fc193a9102b7c32f903447350491d0a132ae1";

fn sheet(maker: &mut Maker) -> Result<(), VectorError> {
    let input = json!({ "deployment": DEPLOYMENT, "centre": CENTRE, "random": bytes("recovery sheet", 32) });
    let kind = "recovery-sheet/make";
    let made = maker.ok("recovery_sheet", kind, "a sheet in both forms", input.clone())?;
    let lines: Vec<&str> = made["lines"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let [first, second, third, fourth] = lines.as_slice() else {
        return Err(VectorError::NotAVector);
    };
    let of = |text: String| with(&input, "text", text);
    let (typed, scanned) = (lines.join("\n"), made["scanned"].as_str().unwrap_or_default());
    let kind = "recovery-sheet/read";
    for (name, why, text) in [
        ("typed", "as it is printed", typed.clone()),
        (
            "sloppy",
            "in one line, small letters",
            typed.replace(['-', '\n'], " ").to_lowercase(),
        ),
        ("scanned", "the text of the QR code", scanned.into()),
    ] {
        maker.ok(&format!("recovery_sheet_{name}"), kind, why, of(text))?;
    }
    let wrong = third.replacen(
        third.get(..1).unwrap_or_default(),
        if third.starts_with('7') { "8" } else { "7" },
        1,
    );
    for (name, why, text) in [
        (
            "wrong_symbol",
            "a wrong symbol in the third line",
            [first, second, &wrong.as_str(), fourth].map(|l| *l).join("\n"),
        ),
        (
            "swapped",
            "two lines swapped",
            [first, third, second, fourth].map(|l| *l).join("\n"),
        ),
        (
            "line_missing",
            "a line is missing",
            [first, second, third].map(|l| *l).join("\n"),
        ),
        (
            "symbol_missing",
            "a symbol is missing in the fourth line",
            typed.get(..typed.len() - 1).unwrap_or_default().into(),
        ),
        ("unknown_symbol", "U is no symbol", typed.replacen('-', "-U", 1)),
        ("empty", "nothing at all", String::new()),
        (
            "scanned_elsewhere",
            "scanned from another centre's sheet",
            scanned.replace("/praha/", "/brno/"),
        ),
        (
            "scanned_cut",
            "a part of a QR code",
            scanned.get(..30).unwrap_or_default().into(),
        ),
    ] {
        maker.fail(&format!("recovery_sheet_{name}"), kind, why, of(text))?;
    }
    for (name, why, field, value) in [
        ("other_centre", "the sheet of another centre", "centre", "brno"),
        (
            "other_deployment",
            "of another deployment",
            "deployment",
            OTHER_DEPLOYMENT,
        ),
    ] {
        let changed = with(&of(typed.clone()), field, value);
        maker.fail(&format!("recovery_sheet_{name}"), kind, why, changed)?;
    }
    let other = with(&input, "random", bytes("another sheet", 32));
    let other = super::super::describe("recovery-sheet/make", "", other)?["output"]["lines"].clone();
    let mixed = [*first, other[1].as_str().unwrap_or_default(), third, fourth].join("\n");
    maker.fail("recovery_sheet_mixed", kind, "a line of another sheet", of(mixed))
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
    let pinned = with(&input, "pin", format!("{:016x}{}", 7, bytes("seen key", 32)));
    let pinned = maker.ok("vault_pinned_seal", "vault/seal", "with what was seen", pinned)?;
    let pinned = with(&input, "vault", pinned["vault"].clone());
    maker.ok("vault_pinned", "vault/open", "and opened again", pinned)?;
    let first = with(&input, "vault", FIRST_VAULT);
    maker.ok(
        "vault_first_version",
        "vault/open",
        "one of the first version",
        first.clone(),
    )?;
    let claimed = with(&first, "vault", versioned(&first["vault"], 2));
    maker.fail(
        "vault_first_as_second",
        "vault/open",
        "said to be of the second",
        claimed,
    )?;
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
            with(&open, "vault", versioned(vault, 3)),
        ),
        (
            "downgraded",
            "said to be of the first version",
            with(&open, "vault", versioned(vault, 1)),
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
