//! Who may have a centre's secret, new keys of a centre, and threads under them.

use alloc::string::ToString as _;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::case::{Fault, Input, Output, failed, hex, no_field};
use super::directory::directory_of;
use super::random::TestRandom;
use super::staff::centre_secret;
use crate::derivation::ReporterPublicKey;
use crate::directory::CentreKeyEntry;
use crate::staff::{Fingerprint, MemberKind, MemberPublicKeys, MemberSeal, NewCentreKey, UnverifiedMember};
use crate::stored_thread::StoredThread;
use crate::thread_keys::CentreSeal;

/// `{deployment, member, public_keys}` → the digits.
pub(super) fn fingerprint(input: &Input<'_>) -> Output {
    let member = member(input)?;
    Ok(json!({ "fingerprint": member.fingerprint().to_string() }))
}

/// `{deployment, centre, key_id, public_key}` → the digits.
pub(super) fn fingerprint_of_centre_key(input: &Input<'_>) -> Output {
    let (deployment, centre) = (input.id("deployment")?, input.parsed("centre")?);
    let entry = CentreKeyEntry {
        key_id: input.id("key_id")?,
        public_key: input.bytes("public_key")?,
    };
    let fingerprint = Fingerprint::of_centre_key(&deployment, &centre, &entry);
    Ok(json!({ "fingerprint": fingerprint.to_string() }))
}

/// `{centre…, member, kind, public_keys, heard, random}` → seal and mark.
pub(super) fn approve(input: &Input<'_>) -> Output {
    let compared = member(input)?.compare(input.text("heard")?).map_err(failed)?;
    let mut rng = TestRandom::playing(&input.bytes("random")?);
    let seal = centre_secret(input)?.approve(&compared, &mut rng);
    Ok(describe(&seal))
}

/// `{centre…, member, kind, public_keys, mark}` → nothing, if the mark is right.
pub(super) fn verify_mark(input: &Input<'_>) -> Output {
    let vouched = centre_secret(input)?.verify_mark(member(input)?, &input.bytes("mark")?);
    Ok(json!({ "member": hex(vouched.map_err(failed)?.id().as_bytes()) }))
}

/// `{centre…, members: [{member, kind, public_keys, mark}], random}` → the next key with its seals.
pub(super) fn rotate(input: &Input<'_>) -> Output {
    let current = centre_secret(input)?;
    let mut remaining = Vec::new();
    for item in input.list("members")? {
        let said = UnverifiedMember {
            deployment: *current.deployment(),
            ..member(&item)?
        };
        remaining.push(current.verify_mark(said, &item.bytes("mark")?).map_err(failed)?);
    }
    let mut rng = TestRandom::playing(&input.bytes("random")?);
    let new = NewCentreKey::rotate(&current, &remaining, &[], &mut rng).map_err(failed)?;
    Ok(json!({
        "key_id": hex(new.entry.key_id.as_bytes()),
        "public_key": hex(&new.entry.public_key),
        "fingerprint": new.fingerprint.to_string(),
        "previous": new.previous.map(hex),
        "seals": new.seals.iter().map(describe).collect::<Vec<Value>>(),
    }))
}

/// `{centre…, previous}` → the key before.
pub(super) fn open_previous(input: &Input<'_>) -> Output {
    let opened = centre_secret(input)?.open_previous(&input.bytes("previous")?);
    let opened = opened.map_err(failed)?;
    Ok(json!({ "key_id": hex(opened.key_id().as_bytes()), "centre_seed": hex(opened.kem().seed().bytes()) }))
}

/// `{centre…, thread, seals, opening_mark?, reporter_key, first_envelope, new: {centre…}, random}` → what is stored.
pub(super) fn reseal(input: &Input<'_>) -> Output {
    let old = centre_secret(input)?;
    let new = centre_secret(&input.optional("new").ok_or_else(|| no_field("new"))?)?;
    let sealed: Vec<(u32, Vec<u8>)> = input
        .list("seals")?
        .map(|seal| Ok((seal.number32("epoch")?, seal.bytes("sealed")?)))
        .collect::<Result<_, Fault>>()?;
    let seals: Vec<CentreSeal<'_>> = sealed
        .iter()
        .map(|(epoch, sealed)| CentreSeal {
            epoch: *epoch,
            key_id: *old.key_id(),
            sealed,
        })
        .collect();
    let mark = input
        .optional("opening_mark")
        .map(|_| input.bytes("opening_mark"))
        .transpose()?;
    let stored = StoredThread {
        deployment: *old.deployment(),
        thread: input.id("thread")?,
        seals: &seals,
        opening_mark: mark.as_deref(),
        reporter: ReporterPublicKey::parse(&input.bytes("reporter_key")?).map_err(failed)?,
    };
    let listed = directory_of(&new)?.key_of(new.centre()).map_err(failed)?;
    let mut rng = TestRandom::playing(&input.bytes("random")?);
    let first = input.bytes("first_envelope")?;
    let resealed = stored.reseal(&first, core::slice::from_ref(&old), &new, &listed, &mut rng);
    let resealed = resealed.map_err(failed)?;
    Ok(json!({
        "centre_seals": resealed.centre_seals.iter().map(hex).collect::<Vec<_>>(),
        "epoch": resealed.next.epoch,
        "centre_seal": hex(resealed.next.centre_seal),
        "reporter_seal": hex(resealed.next.reporter_seal),
        "opening_mark": hex(resealed.opening_mark.as_bytes()),
    }))
}

fn describe(seal: &MemberSeal) -> Value {
    json!({ "member": hex(seal.member.as_bytes()), "sealed": hex(&seal.sealed), "mark": hex(seal.mark.as_bytes()) })
}

/// `{deployment?, member, kind?, public_keys}`.
fn member(input: &Input<'_>) -> Result<UnverifiedMember, Fault> {
    let kind = match input.optional("kind") {
        None => MemberKind::Member,
        Some(_) => match input.text("kind")? {
            "member" => MemberKind::Member,
            "recovery-sheet" => MemberKind::RecoverySheet,
            _ => return Err(no_field("kind")),
        },
    };
    let deployment = match input.optional("deployment") {
        Some(_) => input.id("deployment")?,
        None => crate::ids::DeploymentId::from_bytes([0; 16]),
    };
    Ok(UnverifiedMember {
        deployment,
        id: input.id("member")?,
        kind,
        keys: MemberPublicKeys::parse(&input.bytes("public_keys")?).map_err(failed)?,
    })
}
