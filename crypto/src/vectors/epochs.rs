//! Threads with several epochs.

use alloc::vec::Vec;

use serde_json::json;

use super::case::{Input, Output, failed, hex, no_field, unhex};
use super::code::reporter;
use super::directory::directory_of;
use super::random::TestRandom;
use super::staff::centre_secret;
use super::thread::thread_key;
use crate::thread_key::ThreadEpoch;
use crate::thread_keys::{CentreSeal, ThreadKeys};

/// `{deployment, bits, thread_keys, centre…, by, random}` → the next epoch, by the `centre` or by the `reporter`.
pub(super) fn start(input: &Input<'_>) -> Output {
    let (reporter, secret) = (reporter(input)?, centre_secret(input)?);
    let mut keys = keys(input, &ThreadEpoch::first(reporter.deployment, reporter.thread))?;
    let public = directory_of(&secret)?.key_of(secret.centre()).map_err(failed)?;
    let mut rng = TestRandom::playing(&input.bytes("random")?);
    let new = match input.text("by")? {
        "centre" => keys.start_next(&public, &reporter.public_key(), &mut rng),
        "reporter" => keys.offer_next(&reporter, &public, &mut rng),
        _ => return Err(no_field("by")),
    };
    let new = new.map_err(failed)?;
    Ok(json!({
        "epoch": new.epoch,
        "centre_seal": hex(new.centre_seal),
        "reporter_seal": hex(new.reporter_seal),
        "commitment": hex(new.commitment),
        "random_bytes": rng.taken().len(),
    }))
}

/// `{deployment, bits, reporter_seals}` → the keys of all epochs.
pub(super) fn open_as_reporter(input: &Input<'_>) -> Output {
    let reporter = reporter(input)?;
    let seals: Vec<Vec<u8>> = input
        .list("reporter_seals")?
        .map(|seal| unhex(seal.itself()?).ok_or_else(|| no_field("reporter_seals")))
        .collect::<Result<_, _>>()?;
    let (first, later) = seals.split_first().ok_or_else(|| no_field("reporter_seals"))?;
    let mut keys = ThreadKeys::open_as_reporter(first, &reporter).map_err(failed)?;
    for seal in later {
        keys.add_as_reporter(seal, &reporter).map_err(failed)?;
    }
    let epochs = 1..=keys.newest_epoch();
    let epochs = epochs
        .filter_map(|epoch| keys.get(epoch))
        .map(|key| hex(key.secret_bytes()));
    Ok(json!({ "thread_keys": epochs.collect::<Vec<_>>() }))
}

/// `{deployment, thread, seals: [{epoch, key_id, sealed}], centre…, opening_mark?}` → the keys' opening mark.
pub(super) fn open_as_centre(input: &Input<'_>) -> Output {
    let secret = centre_secret(input)?;
    let seals: Vec<(u32, _, Vec<u8>)> = input
        .list("seals")?
        .map(|seal| Ok((seal.number32("epoch")?, seal.id("key_id")?, seal.bytes("sealed")?)))
        .collect::<Result<_, _>>()?;
    let seals: Vec<CentreSeal<'_>> = seals
        .iter()
        .map(|(epoch, key_id, sealed)| CentreSeal {
            epoch: *epoch,
            key_id: *key_id,
            sealed,
        })
        .collect();
    let (deployment, thread) = (*secret.deployment(), input.id("thread")?);
    let keys = ThreadKeys::open_as_centre(&deployment, &thread, &seals, core::slice::from_ref(&secret));
    let mark = keys.map_err(failed)?.opening_mark(&secret);
    if input.optional("opening_mark").is_some() {
        mark.verify(&input.bytes("opening_mark")?).map_err(failed)?;
    }
    Ok(json!({ "opening_mark": hex(mark.as_bytes()) }))
}

/// The keys in `thread_keys`, or the one in `thread_key`, from the epoch `at` on.
pub(super) fn keys(input: &Input<'_>, at: &ThreadEpoch) -> Result<ThreadKeys, super::case::Fault> {
    if input.optional("thread_keys").is_none() {
        return Ok(ThreadKeys::of_one(at, thread_key(input, "thread_key")?));
    }
    let mut keys = input.list("thread_keys")?;
    let mut next = || keys.next().map(|key| super::thread::key_itself(&key)).transpose();
    let mut opened = ThreadKeys::of_one(at, next()?.ok_or_else(|| no_field("thread_keys"))?);
    while let Some(key) = next()? {
        opened.push(key);
    }
    Ok(opened)
}
