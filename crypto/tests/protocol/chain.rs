//! What a server can do to the order of a thread, and what the clients say to it.

use ozvise_crypto::{
    Chain, ChainError, Direction, ENVELOPE_BYTES, Envelope, EnvelopeError, Thread, ThreadEpoch, ThreadError, ThreadKey,
};

use crate::world::{World, message, opened, post, refused};

/// A thread with five envelopes, and the reporter's view of it with nothing opened yet.
struct Five {
    envelopes: Vec<Vec<u8>>,
    fresh: Box<dyn Fn() -> Thread>,
}

fn five(name: &str) -> Five {
    let mut world = World::new(name);
    let reporter = world.reporter();
    let mut new = world.open_thread(&reporter);
    let mut envelopes = vec![new.envelope.clone()];
    for (text, direction) in [
        ("odpověď", Direction::FromCentre),
        ("díky", Direction::FromReporter),
        ("ještě", Direction::FromReporter),
        ("konec", Direction::FromCentre),
    ] {
        envelopes.push(post(&mut new.thread, text, direction, &mut world.rng));
    }
    let fresh = move || {
        let key = ThreadKey::open_as_reporter(&new.reporter_seal, &reporter).expect("his own");
        let at = ThreadEpoch::first(world.deployment, *reporter.thread_id());
        Thread::start(at, &key, reporter.public_key())
    };
    Five {
        envelopes,
        fresh: Box::new(fresh),
    }
}

impl Five {
    /// The error after these envelopes, by their number from 1, of which only the last is refused.
    fn refusal(&self, numbers: &[usize]) -> ThreadError {
        let mut thread = (self.fresh)();
        let (last, before) = numbers.split_last().expect("at least one");
        for number in before {
            opened(&mut thread, &self.envelopes[number - 1]);
        }
        let head = (thread.chain().sequence(), *thread.chain().hash());
        let error = refused(thread.open(&self.envelopes[last - 1]));
        assert_eq!(
            (thread.chain().sequence(), *thread.chain().hash()),
            head,
            "a refusal changes nothing"
        );
        error
    }
}

#[test]
fn dropped_reordered_and_replayed_envelopes_are_named() {
    let five = five("order");
    let gap = |expected, found| ThreadError::Chain(ChainError::Gap { expected, found });
    let replayed = |sequence| ThreadError::Chain(ChainError::Replayed { sequence });
    assert_eq!(five.refusal(&[2]), gap(1, 2));
    assert_eq!(five.refusal(&[1, 3]), gap(2, 3));
    assert_eq!(five.refusal(&[1, 2, 5]), gap(3, 5));
    assert_eq!(five.refusal(&[1, 1]), replayed(1));
    assert_eq!(five.refusal(&[1, 2, 3, 2]), replayed(2));
    assert_eq!(five.refusal(&[1, 2, 3, 4, 5, 5]), replayed(5));
    assert_eq!(five.refusal(&[1, 2, 3, 4, 5, 1]), replayed(1));
}

#[test]
fn a_second_history_is_a_fork() {
    let (one, two) = (five("history"), five("history"));
    assert_eq!(one.envelopes, two.envelopes, "the same world");
    let mut thread = (one.fresh)();
    opened(&mut thread, &one.envelopes[0]);
    // Somebody with the thread key writes another second envelope.
    let other = post(&mut thread, "jiná", Direction::FromCentre, &mut World::new("fork").rng);
    let fork = |sequence| ThreadError::Chain(ChainError::Fork { sequence });
    assert_eq!(refused(thread.open(&one.envelopes[2])), fork(3));
    assert_eq!(
        refused(thread.open(&one.envelopes[1])),
        fork(2),
        "another envelope with the last number"
    );
    let mut victim = (two.fresh)();
    opened(&mut victim, &two.envelopes[0]);
    opened(&mut victim, &two.envelopes[1]);
    assert_eq!(refused(victim.open(&other)), fork(2));
}

#[test]
fn a_server_that_offers_less_than_before_is_noticed() {
    let five = five("withdrawn");
    let mut thread = (five.fresh)();
    assert_eq!(thread.chain().check_offer(0), Ok(()));
    for envelope in &five.envelopes[..3] {
        opened(&mut thread, envelope);
    }
    assert_eq!(thread.chain().check_offer(3), Ok(()));
    assert_eq!(thread.chain().check_offer(9), Ok(()));
    assert_eq!(
        thread.chain().check_offer(2),
        Err(ChainError::Withdrawn { held: 3, offered: 2 })
    );
    assert_eq!(
        thread.chain().check_offer(0),
        Err(ChainError::Withdrawn { held: 3, offered: 0 })
    );
}

#[test]
fn an_envelope_of_another_thread_or_deployment_does_not_follow() {
    let (one, other) = (five("thread one"), five("thread two"));
    let mut thread = (one.fresh)();
    let error = refused(thread.open(&other.envelopes[0]));
    assert_eq!(error, ThreadError::Chain(ChainError::Fork { sequence: 1 }));
    opened(&mut thread, &one.envelopes[0]);
    let error = refused(thread.open(&other.envelopes[1]));
    assert_eq!(error, ThreadError::Chain(ChainError::Fork { sequence: 2 }));
    // Even with the right predecessor in its header it does not open.
    let mut grafted = other.envelopes[1].clone();
    grafted[10..42].copy_from_slice(thread.chain().hash());
    assert_eq!(refused(thread.open(&grafted)), ThreadError::Failed);
}

#[test]
fn an_envelope_cannot_be_turned_round_or_moved_to_another_epoch() {
    let five = five("turned");
    let mut thread = (five.fresh)();
    let mut first = five.envelopes[0].clone();
    first[1] = 2;
    let wrong = ThreadError::Chain(ChainError::WrongDirection { sequence: 1 });
    assert_eq!(refused(thread.open(&first)), wrong);
    opened(&mut thread, &five.envelopes[0]);
    let mut second = five.envelopes[1].clone();
    second[1] = 1;
    assert_eq!(refused(thread.open(&second)), ThreadError::Failed);
    second = five.envelopes[1].clone();
    second[5] = 2;
    assert_eq!(
        refused(thread.open(&second)),
        ThreadError::WrongEpoch { expected: 1, found: 2 }
    );
    opened(&mut thread, &five.envelopes[1]);
}

#[test]
fn truncated_oversized_and_unknown_envelopes_are_refused() {
    let five = five("lengths");
    let whole = &five.envelopes[0];
    for length in (0..whole.len()).step_by(7).chain([whole.len() - 1]) {
        assert_eq!(
            refused((five.fresh)().open(&whole[..length])),
            EnvelopeError::Malformed.into(),
            "{length}"
        );
    }
    for length in [
        1,
        114,
        ENVELOPE_BYTES[1] - whole.len() - 1,
        ENVELOPE_BYTES[1] - whole.len(),
    ] {
        let longer = [whole.as_slice(), &vec![0; length]].concat();
        assert!((five.fresh)().open(&longer).is_err(), "{length}");
    }
    for version in (0..=255).filter(|version| *version != 1) {
        let mut unknown = whole.clone();
        unknown[0] = version;
        assert_eq!(
            refused((five.fresh)().open(&unknown)),
            EnvelopeError::UnknownVersion(version).into()
        );
    }
}

#[test]
fn the_header_says_what_it_is() {
    let five = five("header");
    for (index, bytes) in five.envelopes.iter().enumerate() {
        let envelope = Envelope::parse(bytes).expect("an envelope");
        assert_eq!(usize::try_from(envelope.sequence()), Ok(index + 1));
        assert_eq!(envelope.epoch(), 1);
        assert_eq!(envelope.as_bytes(), bytes);
        assert_eq!(envelope.previous().len(), 32);
        let centre = index == 1 || index == 4;
        assert_eq!(envelope.direction() == Direction::FromCentre, centre);
        assert_eq!(envelope.direction().code(), if centre { 2 } else { 1 });
    }
}

#[test]
fn the_chain_alone_follows_envelopes_without_opening_them() {
    let five = five("chain");
    let mut thread = (five.fresh)();
    let mut world = World::new("chain");
    let reporter = world.reporter();
    let mut chain = Chain::start(world.deployment, *reporter.thread_id());
    assert_eq!(chain.sequence(), 0);
    for bytes in &five.envelopes {
        chain
            .accept(&Envelope::parse(bytes).expect("an envelope"))
            .expect("the next one");
        opened(&mut thread, bytes);
        assert_eq!(chain.hash(), thread.chain().hash());
    }
}

#[test]
fn the_centre_cannot_begin_and_only_the_beginning_has_an_intake() {
    let mut world = World::new("intake");
    let reporter = world.reporter();
    let key = ThreadKey::generate(&mut world.rng);
    let at = ThreadEpoch::first(world.deployment, *reporter.thread_id());
    let mut thread = Thread::start(at, &key, reporter.public_key());
    let error = refused(thread.seal(&message("x"), Direction::FromCentre, &mut world.rng));
    assert_eq!(error, ChainError::WrongDirection { sequence: 1 }.into());
    let error = refused(thread.seal(&message("x"), Direction::FromReporter, &mut world.rng));
    assert_eq!(error, ThreadError::IntakeMissing);
}
