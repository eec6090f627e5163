//! What the server does to the messages of a thread.

use ozvise_crypto::{
    ChainError, EnvelopeError, OpenError, ReporterPublicKey, ThreadEpoch, ThreadError, ThreadKey, from_b64, to_b64,
};
use ozvise_tests::{Counsellor, Fate, Portal, Refusal, Reporter, on_each_database, seeded, texts};
use serde_json::Value;

use super::{alter_json, for_each, with_flipped_byte};

/// An attack on a page of envelopes.
type Attack = fn(&mut Vec<Value>);

/// Each attack with the one error that fits it.
const ATTACKS: [(&str, (Attack, ThreadError)); 10] = [
    (
        "a forged text",
        (
            |page| page[1]["envelope"] = with_flipped_byte(&page[1]["envelope"], 500),
            ThreadError::Failed,
        ),
    ),
    (
        "a forged commitment",
        (
            |page| page[1]["envelope"] = with_flipped_byte(&page[1]["envelope"], 70),
            ThreadError::Failed,
        ),
    ),
    (
        "a forged direction",
        // The direction byte: 1 becomes 2 and 2 becomes 1 when both bits flip.
        (
            |page| {
                let mut bytes = from_b64(page[1]["envelope"].as_str().unwrap()).unwrap();
                bytes[1] ^= 3;
                page[1]["envelope"] = to_b64(&bytes).into();
            },
            ThreadError::Failed,
        ),
    ),
    (
        "another epoch",
        (
            |page| {
                let mut bytes = from_b64(page[1]["envelope"].as_str().unwrap()).unwrap();
                bytes[5] = 2;
                page[1]["envelope"] = to_b64(&bytes).into();
            },
            ThreadError::WrongEpoch { expected: 1, found: 2 },
        ),
    ),
    (
        "a replayed message",
        (
            |page| page.insert(2, page[1].clone()),
            ThreadError::Chain(ChainError::Replayed { sequence: 2 }),
        ),
    ),
    (
        "reordered messages",
        (
            |page| page.swap(1, 2),
            ThreadError::Chain(ChainError::Gap { expected: 2, found: 3 }),
        ),
    ),
    (
        "a dropped message",
        (
            |page| drop(page.remove(1)),
            ThreadError::Chain(ChainError::Gap { expected: 2, found: 3 }),
        ),
    ),
    (
        "another history",
        (
            |page| page[1]["envelope"] = with_flipped_byte(&page[1]["envelope"], 20),
            ThreadError::Chain(ChainError::Fork { sequence: 2 }),
        ),
    ),
    (
        "a truncated message",
        (
            |page| {
                let bytes = from_b64(page[1]["envelope"].as_str().unwrap()).unwrap();
                page[1]["envelope"] = to_b64(&bytes[..bytes.len() - 1]).into();
            },
            ThreadError::Envelope(EnvelopeError::Malformed),
        ),
    ),
    (
        "an unknown version",
        (
            |page| {
                let mut bytes = from_b64(page[1]["envelope"].as_str().unwrap()).unwrap();
                bytes[0] = 2;
                page[1]["envelope"] = to_b64(&bytes).into();
            },
            ThreadError::Envelope(EnvelopeError::UnknownVersion(2)),
        ),
    ),
];

/// A thread of four messages that both sides have written.
async fn conversation(portal: &Portal) -> (Reporter, Counsellor) {
    let mut phone = portal.reporter(1);
    phone.open_thread("praha", "první").await.unwrap();
    let mut anna = portal.counsellor("praha", 0);
    anna.sign_in().await.unwrap();
    anna.read(1).await.unwrap();
    anna.reply(1, "druhá").await.unwrap();
    phone.read().await.unwrap();
    phone.write("třetí").await.unwrap();
    anna.read(1).await.unwrap();
    anna.reply(1, "čtvrtá").await.unwrap();
    (phone, anna)
}

#[test]
fn the_reporter_refuses_what_was_altered() {
    for_each(&ATTACKS, async |portal, (attack, expected)| {
        let (phone, _) = conversation(&portal).await;
        alter_json(&portal, "/thread/messages", move |_, page| {
            attack(page["envelopes"].as_array_mut().unwrap())
        });
        let Err(Refusal::Thread(error)) = portal.reporter_with_code(&phone.code(), 2).read().await else {
            panic!("the reporter believed it")
        };
        assert_eq!(error, expected);
    });
}

#[test]
fn staff_refuse_what_was_altered() {
    for_each(&ATTACKS, async |portal, (attack, expected)| {
        let (_, mut anna) = conversation(&portal).await;
        alter_json(&portal, "/messages", move |_, page| {
            attack(page["envelopes"].as_array_mut().unwrap())
        });
        anna.forget_threads();
        let Err(Refusal::Thread(error)) = anna.read(1).await else {
            panic!("staff believed it")
        };
        assert_eq!(error, expected);
    });
}

#[test]
fn both_refuse_to_be_shown_less_than_before() {
    on_each_database(async |portal| {
        let (mut phone, _) = conversation(&portal).await;
        assert_eq!(phone.read().await.unwrap().len(), 4);
        alter_json(&portal, "/thread", |_, status| {
            status["thread"]["last_sequence"] = 2.into()
        });
        let refused = phone.read().await;
        let expected = ChainError::Withdrawn { held: 4, offered: 2 };
        assert!(
            matches!(refused, Err(Refusal::Thread(ThreadError::Chain(error))) if error == expected),
            "{refused:?}"
        );
    });
}

#[test]
fn a_message_of_another_thread_does_not_fit() {
    on_each_database(async |portal| {
        let (phone, _) = conversation(&portal).await;
        let mut other = portal.reporter(5);
        other.open_thread("praha", "jiné vlákno").await.unwrap();
        other.write("cizí zpráva").await.unwrap();
        let foreign = portal.wire().exchanges().pop().unwrap().asked.json();
        alter_json(&portal, "/thread/messages", move |_, page| {
            page["envelopes"][1]["envelope"] = foreign["envelope"].clone()
        });
        let Err(Refusal::Thread(error)) = portal.reporter_with_code(&phone.code(), 2).read().await else {
            panic!("a message of another thread")
        };
        assert_eq!(error, ThreadError::Chain(ChainError::Fork { sequence: 2 }));
    });
}

#[test]
fn two_stories_told_to_two_devices_are_found_out() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "první").await.unwrap();
        let mut tablet = portal.reporter_with_code(&phone.code(), 2);
        tablet.read().await.unwrap();
        phone.write("z telefonu").await.unwrap();

        // The server tells the tablet that its second message was taken, and lets it write a third.
        portal.wire().on_answer(|asked, answer| {
            if asked.path().ends_with("/thread/messages") && !answer.status.is_success() {
                answer.status = hyper::StatusCode::CREATED;
                answer.set_json(&serde_json::json!({ "version": 1, "sequence": 2 }));
            }
            Fate::Pass
        });
        tablet.write("z tabletu").await.unwrap();
        tablet.write("z tabletu podruhé").await.unwrap();
        let third = portal.wire().exchanges().pop().unwrap().asked.json()["envelope"].clone();

        alter_json(&portal, "/messages", move |_, page| {
            let mut item = page["envelopes"][1].clone();
            item["sequence"] = 3.into();
            item["envelope"] = third.clone();
            page["envelopes"].as_array_mut().unwrap().push(item);
        });
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        let Err(Refusal::Thread(error)) = anna.read(1).await else {
            panic!("two histories in one")
        };
        assert_eq!(error, ThreadError::Chain(ChainError::Fork { sequence: 3 }));
    });
}

#[test]
fn a_thread_key_of_the_servers_own_is_refused_by_the_reporter() {
    on_each_database(async |portal| {
        let (phone, _) = conversation(&portal).await;
        let reporter_key = portal
            .wire()
            .exchanges()
            .iter()
            .find(|exchange| exchange.asked.path() == "/api/v1/threads")
            .map(|exchange| from_b64(exchange.asked.json()["reporter_key"].as_str().unwrap()).unwrap())
            .unwrap();
        let reporter_key = ReporterPublicKey::parse(&reporter_key).unwrap();
        let thread = ozvise_crypto::Bearer::parse(&phone.bearer()).unwrap().thread_id;
        let at = ThreadEpoch::first(portal.deployment(), thread);
        let mut rng = seeded(666);
        let own = ThreadKey::generate(&mut rng);
        // All that the server lacks is the key of the tag; it takes one of its own.
        let tagged = ThreadKey::generate(&mut rng).next_seal_authentication(&at);
        let seal = to_b64(&own.seal_to_reporter(&at, &reporter_key, &tagged, &mut rng));
        alter_json(&portal, "/thread/messages", move |_, page| {
            page["seals"][0]["reporter_seal"] = seal.clone().into()
        });
        let refused = portal.reporter_with_code(&phone.code(), 2).read().await;
        assert!(matches!(refused, Err(Refusal::Seal(OpenError::Failed))), "{refused:?}");
        assert_eq!(texts(&honest_reading(&portal, &phone).await).len(), 4);
    });
}

async fn honest_reading(portal: &Portal, phone: &Reporter) -> Vec<ozvise_tests::Line> {
    portal.wire().be_honest();
    portal.reporter_with_code(&phone.code(), 3).read().await.unwrap()
}
