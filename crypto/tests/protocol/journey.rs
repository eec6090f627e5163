//! From a code on a phone to the centre and back, as it is meant to go.

use crate::world::{NOW, World, message, opened, post, refused};
use ozvise_crypto::{
    AccessCode, Bearer, CENTRE_SEAL_BYTES, CapabilityHash, Direction, ENVELOPE_BYTES, Envelope, OpenError,
    REPORTER_SEAL_BYTES, ReporterKeys, ReporterRole, Thread, ThreadEpoch, ThreadError, ThreadKey, VERSION,
};

#[test]
fn a_reporter_writes_the_centre_answers_and_the_code_alone_brings_everything_back() {
    let mut world = World::new("journey");
    let code = AccessCode::generate(&mut world.rng);
    let written = code.groups().join("-");
    let reporter = ReporterKeys::derive(&code, &world.deployment);

    let mut new = world.open_thread(&reporter);
    assert_eq!(new.centre_seal.len(), CENTRE_SEAL_BYTES);
    assert_eq!(new.reporter_seal.len(), REPORTER_SEAL_BYTES);
    assert_eq!(new.envelope.len(), ENVELOPE_BYTES[0]);

    let mut staff = world.staff_thread(&new, &reporter);
    let first = opened(&mut staff, &new.envelope);
    let intake = first.message.intake.as_ref().expect("the first message has one");
    assert_eq!(first.sequence, 1);
    assert_eq!(first.direction, Direction::FromReporter);
    assert_eq!(first.message.text, "Potřebuji pomoc.");
    assert_eq!(intake.role, ReporterRole::Victim);
    assert_eq!(intake.place.as_ref().expect("given").label, "Praha 8");

    let reply = post(&mut staff, "Jsme tu.", Direction::FromCentre, &mut world.rng);
    assert_eq!(opened(&mut new.thread, &reply).message.text, "Jsme tu.");
    let more = post(&mut new.thread, "Děkuji.", Direction::FromReporter, &mut world.rng);
    assert_eq!(opened(&mut staff, &more).message.text, "Děkuji.");

    let typed = AccessCode::parse(&written.to_lowercase()).expect("the code as it was written down");
    let again = ReporterKeys::derive(&typed, &world.deployment);
    let key = ThreadKey::open_as_reporter(&new.reporter_seal, &again).expect("his own seal");
    let at = ThreadEpoch::first(world.deployment, *again.thread_id());
    let mut thread = Thread::start(at, &key, again.public_key());
    let texts: Vec<String> = [&new.envelope, &reply, &more]
        .map(|envelope| opened(&mut thread, envelope).message.text.clone())
        .into();
    assert_eq!(texts, ["Potřebuji pomoc.", "Jsme tu.", "Děkuji."]);
    assert_eq!(thread.chain().hash(), staff.chain().hash());
}

#[test]
fn the_server_knows_the_reporter_by_a_hash() {
    let mut world = World::new("bearer");
    let (reporter, other) = (world.reporter(), world.reporter());
    let stored = CapabilityHash::from_bytes(*reporter.capability().hash().as_bytes());
    let presented = Bearer::parse(&reporter.bearer()).expect("64 characters");
    assert_eq!(reporter.bearer().len(), 64);
    assert_eq!(presented.thread_id, *reporter.thread_id());
    assert!(stored.matches(&presented.capability));
    assert!(!stored.matches(other.capability()));
    for wrong in [
        "",
        "abc",
        &reporter.bearer()[1..],
        &format!("{}A", *reporter.bearer()),
        &"=".repeat(64),
    ] {
        assert!(Bearer::parse(wrong).is_err());
    }
}

#[test]
fn another_deployment_gives_unrelated_keys() {
    let mut world = World::new("deployments");
    let code = AccessCode::generate(&mut world.rng);
    let other = World::new("another deployment");
    let (here, there) = (
        ReporterKeys::derive(&code, &world.deployment),
        ReporterKeys::derive(&code, &other.deployment),
    );
    assert!(here.thread_id() != there.thread_id());
    assert!(here.public_key() != there.public_key());
    assert!(!here.capability().hash().matches(there.capability()));
    let centre = other.centre_key();
    let error = refused(here.open_thread(&centre, crate::world::first_message(), &mut world.rng));
    assert_eq!(error, ThreadError::ForeignDeployment);
}

#[test]
fn a_seal_opens_for_its_recipient_thread_and_epoch_only() {
    let mut world = World::new("seals");
    let (reporter, other) = (world.reporter(), world.reporter());
    let new = world.open_thread(&reporter);
    let at = ThreadEpoch::first(world.deployment, *reporter.thread_id());

    assert!(ThreadKey::open_as_reporter(&new.reporter_seal, &other).is_err());
    assert!(ThreadKey::open_as_centre(&new.reporter_seal[..CENTRE_SEAL_BYTES], &at, &world.centre).is_err());
    for wrong in [
        ThreadEpoch { epoch: 2, ..at },
        ThreadEpoch {
            thread: *other.thread_id(),
            ..at
        },
        ThreadEpoch {
            deployment: World::new("another").deployment,
            ..at
        },
    ] {
        assert_eq!(
            refused(ThreadKey::open_as_centre(&new.centre_seal, &wrong, &world.centre)),
            OpenError::Failed
        );
    }
    for seal in [&new.centre_seal, &new.reporter_seal] {
        let unknown = [&[VERSION + 1], &seal[1..]].concat();
        assert_eq!(
            refused(ThreadKey::open_as_centre(&unknown, &at, &world.centre)),
            OpenError::UnknownVersion(2)
        );
        assert_eq!(
            refused(ThreadKey::open_as_reporter(&unknown, &reporter)),
            OpenError::UnknownVersion(2)
        );
    }
}

#[test]
fn the_server_cannot_seal_a_key_of_its_own_to_the_reporter() {
    let mut world = World::new("forged seal");
    let reporter = world.reporter();
    let stranger = world.reporter();
    let at = ThreadEpoch::first(world.deployment, *reporter.thread_id());
    // The server knows the reporter's public key and everything public, but not the code.
    let own = ThreadKey::generate(&mut world.rng);
    let other = ThreadKey::generate(&mut world.rng);
    let forged = own.seal_to_reporter(
        &at,
        &reporter.public_key(),
        &other.next_seal_authentication(&at),
        &mut world.rng,
    );
    assert_eq!(
        refused(ThreadKey::open_as_reporter(&forged, &reporter)),
        OpenError::Failed
    );
    assert!(ThreadKey::open_as_reporter(&forged, &stranger).is_err());
}

#[test]
fn the_key_of_the_next_epoch_is_believed_only_from_a_holder_of_the_last_one() {
    let mut world = World::new("epochs");
    let reporter = world.reporter();
    let at = ThreadEpoch {
        epoch: 2,
        ..ThreadEpoch::first(world.deployment, *reporter.thread_id())
    };
    let (first, second, foreign) = (
        ThreadKey::generate(&mut world.rng),
        ThreadKey::generate(&mut world.rng),
        ThreadKey::generate(&mut world.rng),
    );
    let seal = |key: &ThreadKey, holder: &ThreadKey, rng: &mut _| {
        key.seal_to_reporter(&at, &reporter.public_key(), &holder.next_seal_authentication(&at), rng)
    };
    let right = seal(&second, &first, &mut world.rng);
    assert!(ThreadKey::open_next_as_reporter(&right, &at, &reporter, &first).is_ok());
    assert!(ThreadKey::open_next_as_reporter(&right, &at, &reporter, &foreign).is_err());
    let forged = seal(&second, &foreign, &mut world.rng);
    assert!(ThreadKey::open_next_as_reporter(&forged, &at, &reporter, &first).is_err());
}

#[test]
fn staff_notice_when_a_thread_they_have_opened_was_replaced() {
    let mut world = World::new("opening mark");
    let reporter = world.reporter();
    let at = ThreadEpoch::first(world.deployment, *reporter.thread_id());
    let (genuine, replaced) = (ThreadKey::generate(&mut world.rng), ThreadKey::generate(&mut world.rng));
    let mark = *genuine.opening_mark(&at, &world.centre).as_bytes();
    assert!(genuine.opening_mark(&at, &world.centre).verify(&mark).is_ok());
    assert!(replaced.opening_mark(&at, &world.centre).verify(&mark).is_err());
    let elsewhere = ThreadEpoch { epoch: 2, ..at };
    assert!(genuine.opening_mark(&elsewhere, &world.centre).verify(&mark).is_err());
    assert!(
        genuine
            .opening_mark(&at, &World::new("other centre").centre)
            .verify(&mark)
            .is_err()
    );
    assert!(genuine.opening_mark(&at, &world.centre).verify(&mark[..31]).is_err());
    assert!(genuine.opening_mark(&at, &world.centre).verify(&[]).is_err());
}

#[test]
fn staff_notice_when_the_reporters_public_key_was_replaced() {
    let mut world = World::new("reporter key");
    let (reporter, other) = (world.reporter(), world.reporter());
    let mut new = world.open_thread(&reporter);
    new.reporter_key = other.public_key();
    let error = refused(world.staff_thread(&new, &reporter).open(&new.envelope));
    assert_eq!(error, ThreadError::ReporterKeyReplaced);
}

#[test]
fn a_retry_sends_the_same_bytes_and_a_conflict_lets_go_of_them() {
    let mut world = World::new("retry");
    let reporter = world.reporter();
    let mut new = world.open_thread(&reporter);
    let mut staff = world.staff_thread(&new, &reporter);
    opened(&mut staff, &new.envelope);

    let mine = new
        .thread
        .seal(&message("moje"), Direction::FromReporter, &mut world.rng)
        .expect("valid")
        .to_vec();
    assert_eq!(new.thread.pending(), Some(mine.as_slice()));
    let again = refused(
        new.thread
            .seal(&message("znovu"), Direction::FromReporter, &mut world.rng),
    );
    assert_eq!(again, ThreadError::Pending);
    assert_eq!(new.thread.chain().sequence(), 1, "not counted before the server has it");

    // The centre was faster: its envelope takes the number.
    let theirs = post(&mut staff, "dřív", Direction::FromCentre, &mut world.rng);
    opened(&mut new.thread, &theirs);
    assert!(new.thread.pending().is_none());
    assert_eq!(refused(new.thread.confirm_sent()), ThreadError::NothingPending);
    let mine = post(&mut new.thread, "moje", Direction::FromReporter, &mut world.rng);
    assert_eq!(Envelope::parse(&mine).expect("an envelope").sequence(), 3);
    assert_eq!(opened(&mut staff, &mine).message.sent_at, NOW + 60);

    // An answer that was lost: the own envelope comes back by way of the server.
    let mine = new
        .thread
        .seal(&message("ztraceno"), Direction::FromReporter, &mut world.rng)
        .expect("valid")
        .to_vec();
    assert_eq!(opened(&mut new.thread, &mine).sequence, 4);
    assert!(new.thread.pending().is_none());
    new.thread
        .seal(&message("nechci"), Direction::FromReporter, &mut world.rng)
        .expect("valid");
    new.thread.discard_pending();
    assert_eq!(new.thread.chain().sequence(), 4);
}
