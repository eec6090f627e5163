//! Whatever is altered in a seal or an envelope, and whatever bytes come instead, it is refused.

use ozvise_crypto::{
    CENTRE_SEAL_BYTES, Direction, ENVELOPE_BYTES, ENVELOPE_OVERHEAD_BYTES, Envelope, Message, NewThread, PADDED_BYTES,
    REPORTER_SEAL_BYTES, ReporterKeys, ReporterPublicKey, Thread, ThreadEpoch, ThreadKey, from_b64, to_b64,
};
use proptest::prelude::*;

use crate::world::{World, message};

struct Opened {
    world: World,
    reporter: ReporterKeys,
    new: NewThread,
    at: ThreadEpoch,
}

fn opened(name: &str) -> Opened {
    let mut world = World::new(name);
    let reporter = world.reporter();
    let new = world.open_thread(&reporter);
    let at = ThreadEpoch::first(world.deployment, *reporter.thread_id());
    Opened {
        world,
        reporter,
        new,
        at,
    }
}

#[test]
fn every_flipped_byte_of_an_envelopes_header_nonce_commitment_and_tag_is_refused() {
    let Opened {
        world, reporter, new, ..
    } = opened("header flips");
    let length = new.envelope.len();
    for position in (0..200).chain(length - 40..length) {
        let mut altered = new.envelope.clone();
        altered[position] ^= 0x10;
        assert!(
            world.staff_thread(&new, &reporter).open(&altered).is_err(),
            "{position}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_flipped_bit_of_an_envelope_is_refused(position in 0..ENVELOPE_BYTES[0], bit in 0u8..8) {
        let Opened { world, reporter, mut new, .. } = opened("flips");
        new.envelope[position] ^= 1 << bit;
        prop_assert!(world.staff_thread(&new, &reporter).open(&new.envelope).is_err());
    }

    #[test]
    fn any_flipped_bit_of_a_seal_is_refused(position in 0..REPORTER_SEAL_BYTES, bit in 0u8..8) {
        let Opened { world, reporter, mut new, at } = opened("seal flips");
        new.reporter_seal[position] ^= 1 << bit;
        prop_assert!(ThreadKey::open_as_reporter(&new.reporter_seal, &reporter).is_err());
        let position = position % CENTRE_SEAL_BYTES;
        new.centre_seal[position] ^= 1 << bit;
        prop_assert!(ThreadKey::open_as_centre(&new.centre_seal, &at, &world.centre).is_err());
    }

    #[test]
    fn a_seal_of_another_length_is_refused(length in 0..REPORTER_SEAL_BYTES, more in 1usize..40) {
        let Opened { world, reporter, new, at } = opened("seal lengths");
        prop_assert!(ThreadKey::open_as_reporter(&new.reporter_seal[..length], &reporter).is_err());
        prop_assert!(ThreadKey::open_as_centre(&new.centre_seal[..length % CENTRE_SEAL_BYTES], &at, &world.centre).is_err());
        let longer = |seal: &[u8]| [seal, &vec![0; more]].concat();
        prop_assert!(ThreadKey::open_as_reporter(&longer(&new.reporter_seal), &reporter).is_err());
        prop_assert!(ThreadKey::open_as_centre(&longer(&new.centre_seal), &at, &world.centre).is_err());
    }

    #[test]
    fn no_bytes_make_the_openers_fail_otherwise_than_by_an_error(
        bytes in prop::collection::vec(any::<u8>(), 0..2500),
        length in prop::sample::select(ENVELOPE_BYTES.to_vec()),
    ) {
        let Opened { world, reporter, new, at } = opened("junk");
        let mut sized = bytes.clone();
        sized.resize(length, 0x5a);
        sized[..10].copy_from_slice(&[1, 1, 0, 0, 0, 1, 0, 0, 0, 1]);
        for bytes in [bytes, sized] {
            let _ = Envelope::parse(&bytes).map(|envelope| (envelope.sequence(), envelope.epoch()));
            prop_assert!(world.staff_thread(&new, &reporter).open(&bytes).is_err());
            prop_assert!(ThreadKey::open_as_centre(&bytes, &at, &world.centre).is_err());
            prop_assert!(ThreadKey::open_as_reporter(&bytes, &reporter).is_err());
            prop_assert!(ReporterPublicKey::parse(&bytes).is_err());
        }
    }

    #[test]
    fn base64_comes_back_and_nothing_else_is_base64(bytes in prop::collection::vec(any::<u8>(), 0..100), text in ".{0,40}") {
        prop_assert_eq!(from_b64(&to_b64(&bytes)), Some(bytes));
        if let Some(decoded) = from_b64(&text) {
            prop_assert_eq!(to_b64(&decoded), text, "one text for each value");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_text_comes_back_in_one_of_three_lengths(
        text in "\\PC{1,200}",
        times in prop::sample::select(vec![1usize, 10, 40, 140]),
        sent_at in 0..=ozvise_crypto::MAX_TIME,
        language in "[a-z]{2}(-[A-Z]{2})?",
    ) {
        let text = text.repeat(times);
        prop_assume!(!text.trim().is_empty() && text.len() <= ozvise_crypto::MAX_TEXT_BYTES);
        let Opened { mut world, reporter, mut new, .. } = opened("texts");
        let mut staff = world.staff_thread(&new, &reporter);
        crate::world::opened(&mut staff, &new.envelope);
        let sent = Message { sent_at, language, text, intake: None, transfer: None };
        let envelope = new.thread.seal(&sent, Direction::FromReporter, &mut world.rng).expect("within bounds").to_vec();
        let body = envelope.len() - ENVELOPE_OVERHEAD_BYTES;
        prop_assert!(PADDED_BYTES.contains(&body));
        let smaller = PADDED_BYTES.iter().rev().find(|length| **length < body);
        prop_assert!(smaller.is_none_or(|length| sent.text.len() + 64 >= *length), "the smallest that fits");
        let received = crate::world::opened(&mut staff, &envelope);
        prop_assert!(received.message == sent);
    }
}

#[test]
fn two_seals_of_one_message_have_nothing_in_common() {
    let Opened {
        mut world,
        reporter,
        new,
        at,
    } = opened("fresh");
    let key = ThreadKey::open_as_reporter(&new.reporter_seal, &reporter).expect("his own");
    let mut seal = || {
        let mut thread = Thread::start(at, &key, reporter.public_key());
        crate::world::opened(&mut thread, &new.envelope);
        thread
            .seal(&message("stejná"), Direction::FromReporter, &mut world.rng)
            .expect("valid")
            .to_vec()
    };
    let (one, two) = (seal(), seal());
    assert_eq!(one[..42], two[..42], "the same header");
    assert_ne!(one[42..66], two[42..66], "another nonce");
    assert_ne!(one[66..98], two[66..98], "another commitment");
    let equal = std::iter::zip(&one[98..], &two[98..]).filter(|(a, b)| a == b).count();
    assert!(equal < 40, "{equal} of 2064 bytes are equal, about 8 are by chance");
}
