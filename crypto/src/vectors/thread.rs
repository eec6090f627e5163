//! Thread keys, messages and envelopes.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::case::{Fault, Input, Output, failed, hex, no_field};
use super::code::reporter;
use super::directory::directory_of;
use super::random::TestRandom;
use super::staff::centre_secret;
use crate::derivation::ReporterPublicKey;
use crate::envelope::Direction;
use crate::message::{Intake, Message, MessageError, Place, ReporterRole};
use crate::padding::{pad, unpad};
use crate::thread::{OpenedMessage, Thread, ThreadError};
use crate::thread_key::{ThreadEpoch, ThreadKey};
use crate::transfer::Transfer;

/// A message → its padded plaintext, shortened to the part before the zeros.
pub(super) fn encode_message(input: &Input<'_>) -> Output {
    let body = message(input)?.encode().map_err(failed)?;
    let padded = pad(body.clone()).ok_or_else(|| failed(MessageError::TooLong))?;
    Ok(json!({ "body": hex(&*body), "padded_bytes": padded.len() }))
}

/// `{body, padded_bytes}`, filled up with zeros → the message.
pub(super) fn decode_message(input: &Input<'_>) -> Output {
    let mut padded = input.bytes("body")?;
    let length = usize::try_from(input.number("padded_bytes")?).map_err(|_| no_field("padded_bytes"))?;
    padded.resize(length, 0);
    let body = unpad(&padded).ok_or_else(|| failed(MessageError::Malformed))?;
    Ok(describe_message(&Message::decode(body).map_err(failed)?))
}

/// `{deployment, bits, centre…, thread_key, previous_thread_key?, epoch, random}` → both seals and the opening mark.
pub(super) fn seal_key(input: &Input<'_>) -> Output {
    let (reporter, key, secret) = (
        reporter(input)?,
        thread_key(input, "thread_key")?,
        centre_secret(input)?,
    );
    let at = ThreadEpoch {
        epoch: input.number32("epoch")?,
        ..ThreadEpoch::first(reporter.deployment, reporter.thread)
    };
    let public = directory_of(&secret)?.usable_key(secret.centre()).map_err(failed)?;
    let mut rng = TestRandom::playing(&input.bytes("random")?);
    let centre_seal = key.seal_to_centre(&at, &public, &mut rng);
    let next = match input.optional("previous_thread_key") {
        Some(_) => Some(thread_key(input, "previous_thread_key")?.next_seal_authentication(&at)),
        None => None,
    };
    let authentication = next.as_ref().unwrap_or(&reporter.seal_authentication);
    let reporter_seal = key.seal_to_reporter(&at, &reporter.public_key(), authentication, &mut rng);
    let directions = key.direction_keys(&at);
    Ok(json!({
        "centre_seal": hex(centre_seal),
        "reporter_seal": hex(reporter_seal),
        "seal_authentication": hex(authentication.bytes()),
        "opening_mark": hex(key.opening_mark(&at, &secret).as_bytes()),
        "direction_key_from_reporter": hex(directions.from_reporter.bytes()),
        "direction_key_from_centre": hex(directions.from_centre.bytes()),
        "random_bytes": rng.taken().len(),
    }))
}

/// `{deployment, thread, epoch, centre…, centre_seal, opening_mark?}` → the thread key.
pub(super) fn open_key_as_centre(input: &Input<'_>) -> Output {
    let (at, secret) = (at(input)?, centre_secret(input)?);
    let key = ThreadKey::open_as_centre(&input.bytes("centre_seal")?, &at, &secret).map_err(failed)?;
    if input.optional("opening_mark").is_some() {
        key.opening_mark(&at, &secret)
            .verify(&input.bytes("opening_mark")?)
            .map_err(failed)?;
    }
    Ok(json!({ "thread_key": hex(key.secret_bytes()) }))
}

/// `{deployment, bits, reporter_seal, epoch, previous_thread_key?}` → the thread key.
pub(super) fn open_key_as_reporter(input: &Input<'_>) -> Output {
    let (reporter, sealed) = (reporter(input)?, input.bytes("reporter_seal")?);
    let key = if input.optional("previous_thread_key").is_some() {
        let first = ThreadEpoch::first(reporter.deployment, reporter.thread);
        let at = ThreadEpoch {
            epoch: input.number32("epoch")?,
            ..first
        };
        ThreadKey::open_next_as_reporter(&sealed, &at, &reporter, &thread_key(input, "previous_thread_key")?)
    } else {
        ThreadKey::open_as_reporter(&sealed, &reporter)
    };
    Ok(json!({ "thread_key": hex(key.map_err(failed)?.secret_bytes()) }))
}

/// `{deployment, thread, epoch, thread_key, reporter_key, messages, random}` → the envelopes. A message with a
/// `new_thread_key` is the first of a new epoch.
pub(super) fn seal(input: &Input<'_>) -> Output {
    let mut thread = opened(input)?;
    let mut rng = TestRandom::playing(&input.bytes("random")?);
    let (mut envelopes, mut hashes) = (Vec::new(), Vec::new());
    for item in input.list("messages")? {
        if item.optional("new_thread_key").is_some() {
            thread.begin_epoch(thread_key(&item, "new_thread_key")?);
        }
        let envelope = thread
            .seal(&message(&item)?, direction(&item)?, &mut rng)
            .map_err(failed)?;
        envelopes.push(hex(envelope));
        thread.confirm_sent().map_err(failed)?;
        hashes.push(hex(thread.chain().hash()));
    }
    Ok(json!({ "envelopes": envelopes, "hashes": hashes, "random_bytes": rng.taken().len() }))
}

/// `{deployment, thread, epoch, thread_key or thread_keys, reporter_key, envelopes, offered?}` → the messages.
pub(super) fn open(input: &Input<'_>) -> Output {
    let mut thread = opened(input)?;
    let mut messages = Vec::new();
    for item in input.list("envelopes")? {
        let bytes = super::case::unhex(item.itself()?).ok_or_else(|| no_field("envelopes"))?;
        messages.push(describe_opened(&thread.open(&bytes).map_err(failed)?));
    }
    if input.optional("offered").is_some() {
        thread
            .chain()
            .check_offer(input.number32("offered")?)
            .map_err(|error| failed(ThreadError::from(error)))?;
    }
    Ok(json!({ "messages": messages, "head": hex(thread.chain().hash()) }))
}

fn opened(input: &Input<'_>) -> Result<Thread, Fault> {
    let reporter = ReporterPublicKey::parse(&input.bytes("reporter_key")?).map_err(failed)?;
    Ok(Thread::with_keys(super::epochs::keys(input, &at(input)?)?, reporter))
}

fn at(input: &Input<'_>) -> Result<ThreadEpoch, Fault> {
    let (deployment, thread) = (input.id("deployment")?, input.id("thread")?);
    Ok(ThreadEpoch {
        deployment,
        thread,
        epoch: input.number32("epoch")?,
    })
}

pub(super) fn thread_key(input: &Input<'_>, field: &str) -> Result<ThreadKey, Fault> {
    ThreadKey::from_bytes(input.array(field)?).ok_or_else(|| no_field(field))
}

/// The thread key that is the input itself.
pub(super) fn key_itself(input: &Input<'_>) -> Result<ThreadKey, Fault> {
    let bytes = super::case::unhex(input.itself()?).and_then(|bytes| bytes.try_into().ok());
    bytes
        .and_then(ThreadKey::from_bytes)
        .ok_or_else(|| no_field("thread_keys"))
}

fn direction(input: &Input<'_>) -> Result<Direction, Fault> {
    match input.text("direction")? {
        "reporter" => Ok(Direction::FromReporter),
        "centre" => Ok(Direction::FromCentre),
        _ => Err(no_field("direction")),
    }
}

fn message(input: &Input<'_>) -> Result<Message, Fault> {
    let intake = input
        .optional("intake")
        .map(|intake| read_intake(&intake))
        .transpose()?;
    let mut text = String::from(input.text("text")?);
    if input.optional("repeated").is_some() {
        text = text.repeat(usize::try_from(input.number("repeated")?).map_err(|_| no_field("repeated"))?);
    }
    Ok(Message {
        sent_at: input.number("sent_at")?,
        language: input.text("language")?.into(),
        text,
        intake,
        transfer: input
            .optional("transfer")
            .map(|item| read_transfer(&item))
            .transpose()?,
    })
}

fn read_transfer(input: &Input<'_>) -> Result<Transfer, Fault> {
    let number = |field: &str| input.optional(field).map(|_| input.number32(field)).transpose();
    match input.text("kind")? {
        "question" => Ok(Transfer::Question {
            to: input.parsed("to")?,
        }),
        "answer" => Ok(Transfer::Answer {
            question: input.number32("question")?,
            offer: input.optional("offer").map(|_| input.array("offer")).transpose()?,
        }),
        "handover" => Ok(Transfer::Handover {
            to: input.parsed("to")?,
            consent: number("consent")?,
        }),
        _ => Err(no_field("kind")),
    }
}

fn read_intake(input: &Input<'_>) -> Result<Intake, Fault> {
    let role = match input.text("role")? {
        "victim" => ReporterRole::Victim,
        "witness" => ReporterRole::Witness,
        "unsure" => ReporterRole::Unsure,
        _ => return Err(no_field("role")),
    };
    let place = input.optional("place").map(|place| read_place(&place)).transpose()?;
    Ok(Intake {
        role,
        place,
        reporter_key_hash: input.array("reporter_key_hash")?,
    })
}

fn read_place(input: &Input<'_>) -> Result<Place, Fault> {
    let district = input.optional("district").map(|_| input.text("district")).transpose()?;
    let municipality = input
        .optional("municipality")
        .map(|_| input.number32("municipality"))
        .transpose()?;
    Ok(Place {
        label: input.text("label")?.into(),
        district: district.map(Into::into),
        municipality,
    })
}

fn describe_opened(opened: &OpenedMessage) -> Value {
    let mut described = describe_message(&opened.message);
    described["sequence"] = json!(opened.sequence);
    described["direction"] = json!(match opened.direction {
        Direction::FromReporter => "reporter",
        Direction::FromCentre => "centre",
    });
    described
}

fn describe_message(message: &Message) -> Value {
    let mut described = json!({ "sent_at": message.sent_at, "language": message.language, "text": message.text });
    if let Some(intake) = &message.intake {
        described["intake"] = json!({
            "role": match intake.role {
                ReporterRole::Victim => "victim",
                ReporterRole::Witness => "witness",
                ReporterRole::Unsure => "unsure",
            },
            "place": intake.place.as_ref().map(|place| json!({
                "label": place.label, "district": place.district, "municipality": place.municipality,
            })),
            "reporter_key_hash": hex(intake.reporter_key_hash),
        });
    }
    if let Some(transfer) = &message.transfer {
        described["transfer"] = match transfer {
            Transfer::Question { to } => json!({ "kind": "question", "to": to.as_str() }),
            Transfer::Answer { question, offer } => {
                json!({ "kind": "answer", "question": question, "offer": offer.map(hex) })
            }
            Transfer::Handover { to, consent } => {
                json!({ "kind": "handover", "to": to.as_str(), "consent": consent })
            }
        };
    }
    described
}
