//! Vaults and centre keys.

use serde_json::json;

use super::case::{Fault, Input, Output, failed, hex, no_field};
use super::directory::directory_of;
use super::random::TestRandom;
use crate::centre_key::CentreSecret;
use crate::staff::{ExportKey, MemberKeys, Pin, RecoverySheet, Vault};

/// `{deployment, member, export_key, seeds, pin?, random}` → the vault and the public keys.
pub(super) fn seal_vault(input: &Input<'_>) -> Output {
    let pin = match input.optional("pin") {
        Some(_) => Pin::from_bytes(&input.bytes("pin")?).ok_or_else(|| no_field("pin"))?,
        None => Pin::NONE,
    };
    let vault = Vault {
        keys: member_keys(input)?,
        pin,
    };
    let mut rng = TestRandom::playing(&input.bytes("random")?);
    let (deployment, member) = (input.id("deployment")?, input.id("member")?);
    let sealed = vault.seal(&export_key(input)?, &deployment, &member, &mut rng);
    Ok(json!({
        "vault": hex(sealed), "public_keys": hex(vault.keys.public().to_bytes()), "random_bytes": rng.taken().len(),
    }))
}

/// `{deployment, member, export_key, vault}` → the seeds and the pin.
pub(super) fn open_vault(input: &Input<'_>) -> Output {
    let (deployment, member) = (input.id("deployment")?, input.id("member")?);
    let vault = Vault::open(&input.bytes("vault")?, &export_key(input)?, &deployment, &member).map_err(failed)?;
    Ok(json!({ "seeds": hex(vault.keys.seeds().bytes()), "pin": hex(vault.pin.to_bytes()) }))
}

/// `{deployment, centre, random}` → the sheet in both forms, and whose member it is.
pub(super) fn make_sheet(input: &Input<'_>) -> Output {
    let mut rng = TestRandom::playing(&input.bytes("random")?);
    let sheet = RecoverySheet::generate(input.id("deployment")?, input.parsed("centre")?, &mut rng);
    Ok(json!({
        "lines": *sheet.lines(),
        "scanned": *sheet.scanned(),
        "member": hex(sheet.member_id().as_bytes()),
        "seeds": hex(sheet.keys().seeds().bytes()),
    }))
}

/// `{deployment, centre, text}` → whose member it is.
pub(super) fn read_sheet(input: &Input<'_>) -> Output {
    let sheet = RecoverySheet::parse(input.text("text")?, input.id("deployment")?, input.parsed("centre")?);
    let sheet = sheet.map_err(failed)?;
    Ok(json!({ "member": hex(sheet.member_id().as_bytes()), "seeds": hex(sheet.keys().seeds().bytes()) }))
}

/// `{deployment, centre, key_id, centre_seed, member, seeds, random}` → the sealed key.
pub(super) fn seal_centre_key(input: &Input<'_>) -> Output {
    let (secret, keys) = (centre_secret(input)?, member_keys(input)?);
    let mut rng = TestRandom::playing(&input.bytes("random")?);
    let sealed = secret.seal_to_member(&keys.public(), &input.id("member")?, &mut rng);
    Ok(json!({
        "sealed": hex(sealed), "public_key": hex(secret.public_key()), "random_bytes": rng.taken().len(),
    }))
}

/// `{deployment, centre, key_id, centre_seed, member, seeds, sealed}` → the seed, which must be `centre_seed`: that is
/// the one whose public key the directory has. `asked_key_id` is the key that is asked for, if it is another one.
pub(super) fn open_centre_key(input: &Input<'_>) -> Output {
    let (listed, keys) = (centre_secret(input)?, member_keys(input)?);
    let asked = match input.optional("asked_key_id") {
        Some(_) => input.id("asked_key_id")?,
        None => *listed.key_id(),
    };
    let (sealed, member, directory) = (input.bytes("sealed")?, input.id("member")?, directory_of(&listed)?);
    let opened =
        CentreSecret::open_as_member(&sealed, listed.centre(), &asked, &keys, &member, &directory).map_err(failed)?;
    Ok(json!({ "centre_seed": hex(opened.kem().seed().bytes()) }))
}

/// The secret behind `{deployment, centre, key_id, centre_seed}`.
pub(super) fn centre_secret(input: &Input<'_>) -> Result<CentreSecret, Fault> {
    let (deployment, centre, key_id) = (input.id("deployment")?, input.parsed("centre")?, input.id("key_id")?);
    CentreSecret::from_seed(deployment, centre, key_id, input.array("centre_seed")?)
        .ok_or_else(|| no_field("centre_seed"))
}

pub(super) fn member_keys(input: &Input<'_>) -> Result<MemberKeys, Fault> {
    MemberKeys::from_seeds(&input.bytes("seeds")?).ok_or_else(|| no_field("seeds"))
}

fn export_key(input: &Input<'_>) -> Result<ExportKey, Fault> {
    ExportKey::from_bytes(&input.bytes("export_key")?).ok_or_else(|| no_field("export_key"))
}
