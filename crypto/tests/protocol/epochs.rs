//! A thread that goes through several keys: its chain goes on, and nobody outside starts an epoch.

use ozvise_crypto::{
    CentreSeal, Direction, EpochError, NewEpoch, NewThread, OpenError, ReporterKeys, Thread, ThreadEpoch, ThreadError,
    ThreadKey, ThreadKeys,
};
use proptest::prelude::*;

use crate::world::{World, message, opened, post, refused};

/// A thread of which both sides hold the keys.
pub(crate) struct Both {
    pub(crate) world: World,
    pub(crate) reporter: ReporterKeys,
    pub(crate) new: NewThread,
    pub(crate) centre_seals: Vec<Vec<u8>>,
    pub(crate) reporter_seals: Vec<Vec<u8>>,
}

impl Both {
    pub(crate) fn new(name: &str) -> Self {
        let mut world = World::new(name);
        let reporter = world.reporter();
        let new = world.open_thread(&reporter);
        Self {
            centre_seals: vec![new.centre_seal.clone()],
            reporter_seals: vec![new.reporter_seal.clone()],
            world,
            reporter,
            new,
        }
    }

    pub(crate) fn at_centre(&self) -> ThreadKeys {
        let key_id = *self.world.centre.key_id();
        let seals: Vec<CentreSeal<'_>> = (1..)
            .zip(&self.centre_seals)
            .map(|(epoch, sealed)| CentreSeal { epoch, key_id, sealed })
            .collect();
        let secrets = std::slice::from_ref(&self.world.centre);
        ThreadKeys::open_as_centre(&self.world.deployment, self.reporter.thread_id(), &seals, secrets)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    pub(crate) fn at_reporter(&self) -> ThreadKeys {
        let (first, later) = self.reporter_seals.split_first().expect("the first epoch");
        let mut keys = ThreadKeys::open_as_reporter(first, &self.reporter).expect("his own");
        for seal in later {
            keys.add_as_reporter(seal, &self.reporter)
                .unwrap_or_else(|error| panic!("{error}"));
        }
        keys
    }

    pub(crate) fn centre_starts(&mut self) -> NewEpoch {
        let centre = self.world.centre_key();
        let mut thread = Thread::with_keys(self.at_centre(), self.new.reporter_key.clone());
        opened(&mut thread, &self.new.envelope);
        let new = thread
            .start_epoch(&centre, &mut self.world.rng)
            .unwrap_or_else(|error| panic!("{error}"));
        self.centre_seals.push(new.centre_seal.clone());
        self.reporter_seals.push(new.reporter_seal.clone());
        new
    }
}

#[test]
fn the_chain_goes_on_through_the_epochs_for_both_sides_and_for_who_comes_back() {
    let mut both = Both::new("epochs go on");
    let mut staff = Thread::with_keys(both.at_centre(), both.new.reporter_key.clone());
    opened(&mut staff, &both.new.envelope);
    let reply = post(&mut staff, "první epocha", Direction::FromCentre, &mut both.world.rng);
    opened(&mut both.new.thread, &reply);

    let second = both.centre_starts();
    assert_eq!(second.epoch, 2);
    let mut staff = Thread::with_keys(both.at_centre(), both.new.reporter_key.clone());
    for envelope in [&both.new.envelope, &reply] {
        opened(&mut staff, envelope);
    }
    let in_second = post(&mut staff, "druhá epocha", Direction::FromCentre, &mut both.world.rng);

    let unknown = refused(both.new.thread.open(&in_second));
    assert_eq!(unknown, ThreadError::WrongEpoch { expected: 1, found: 2 });
    let reporter = &both.reporter;
    let thread = &mut both.new.thread;
    thread
        .add_epoch(&second.reporter_seal, reporter)
        .expect("of the centre");
    assert_eq!(opened(thread, &in_second).message.text, "druhá epocha");
    let answer = post(thread, "děkuji", Direction::FromReporter, &mut both.world.rng);
    assert_eq!(opened(&mut staff, &answer).sequence, 4);

    let third = both.centre_starts();
    let mut again = Thread::with_keys(both.at_reporter(), both.reporter.public_key());
    assert_eq!(again.keys().newest_epoch(), third.epoch);
    for envelope in [&both.new.envelope, &reply, &in_second, &answer] {
        opened(&mut again, envelope);
    }
    assert_eq!(again.chain().hash(), staff.chain().hash());
}

#[test]
fn a_session_that_lasts_takes_the_next_epoch_and_seals_in_it() {
    let mut both = Both::new("lasting session");
    let second = both.centre_starts();
    let rng = &mut both.world.rng;
    both.new
        .thread
        .add_epoch(&second.reporter_seal, &both.reporter)
        .expect("of the centre");
    let envelope = post(&mut both.new.thread, "dál", Direction::FromReporter, rng);
    assert_eq!(envelope[2..6], [0, 0, 0, 2]);
}

#[test]
fn skipped_repeated_and_foreign_epochs_are_refused_and_change_nothing() {
    let mut both = Both::new("refused epochs");
    let second = both.centre_starts().reporter_seal;
    let third = both.centre_starts().reporter_seal;
    let stranger = Both::new("a stranger's thread");
    let mut keys = ThreadKeys::open_as_reporter(&both.reporter_seals[0], &both.reporter).expect("his own");
    let foreign = stranger.reporter_seals[0].clone();
    for wrong in [&third, &both.reporter_seals[0], &foreign] {
        let error = refused(keys.add_as_reporter(wrong, &both.reporter));
        assert_eq!(error, EpochError::Open(OpenError::Failed));
        assert_eq!(keys.newest_epoch(), 1);
    }
    keys.add_as_reporter(&second, &both.reporter).expect("the next one");
    assert!(keys.add_as_reporter(&second, &both.reporter).is_err(), "repeated");
    keys.add_as_reporter(&third, &both.reporter)
        .expect("and the one after it");
}

#[test]
fn the_server_cannot_start_an_epoch_for_the_reporter() {
    let mut both = Both::new("an epoch of the server");
    // The server knows the public keys and makes its own thread keys; what it lacks is the key before, and the code.
    let at = ThreadEpoch {
        epoch: 2,
        ..ThreadEpoch::first(both.world.deployment, *both.reporter.thread_id())
    };
    let (own, before) = (
        ThreadKey::generate(&mut both.world.rng),
        ThreadKey::generate(&mut both.world.rng),
    );
    let forged = own.seal_to_reporter(
        &at,
        &both.reporter.public_key(),
        &before.next_seal_authentication(&at),
        &mut both.world.rng,
    );
    let thread = &mut both.new.thread;
    assert!(thread.add_epoch(&forged, &both.reporter).is_err());
    let mut other = Both::new("a thread of the server");
    other.centre_starts();
    assert!(thread.add_epoch(&other.reporter_seals[1], &both.reporter).is_err());
}

#[test]
fn the_server_cannot_have_an_epoch_sealed_to_a_reporter_of_its_own() {
    let mut both = Both::new("reporter of the server");
    let own = both.world.reporter().public_key();
    let mut thread = Thread::with_keys(both.at_centre(), own);
    let centre = both.world.centre_key();
    let error = refused(thread.start_epoch(&centre, &mut both.world.rng));
    assert_eq!(error, EpochError::NotOpened);
    assert_eq!(
        refused(thread.open(&both.new.envelope)),
        ThreadError::ReporterKeyReplaced
    );
    assert!(thread.start_epoch(&centre, &mut both.world.rng).is_err());
}

#[test]
fn the_server_cannot_add_or_take_away_an_epoch_of_a_thread_that_staff_have_opened() {
    let mut both = Both::new("epochs at the centre");
    both.centre_starts();
    let mark = *both.at_centre().opening_mark(&both.world.centre).as_bytes();
    let now = |both: &Both| both.at_centre().opening_mark(&both.world.centre).verify(&mark);
    assert!(now(&both).is_ok());

    // An epoch that the server has sealed to the centre's public key by itself.
    both.centre_starts();
    assert!(now(&both).is_err(), "an epoch was added");
    both.centre_seals.truncate(1);
    assert!(now(&both).is_err(), "an epoch was taken away");
}

#[test]
fn who_has_kept_an_old_key_cannot_go_on_writing_under_it() {
    let mut both = Both::new("old key kept");
    let mut former = Thread::with_keys(both.at_centre(), both.new.reporter_key.clone());
    opened(&mut former, &both.new.envelope);
    let second = both.centre_starts();
    let mut staff = Thread::with_keys(both.at_centre(), both.new.reporter_key.clone());
    opened(&mut staff, &both.new.envelope);
    let reply = post(&mut staff, "nový klíč", Direction::FromCentre, &mut both.world.rng);

    let rng = &mut both.world.rng;
    both.new
        .thread
        .add_epoch(&second.reporter_seal, &both.reporter)
        .expect("of the centre");
    opened(&mut both.new.thread, &reply);
    // The former member forges the next envelope with the right number and the right previous hash.
    assert_eq!(
        refused(former.open(&reply)),
        ThreadError::WrongEpoch { expected: 1, found: 2 }
    );
    former
        .seal(&message("podvrh"), Direction::FromCentre, rng)
        .expect("he can seal under the old key");
    let mut forged = former.pending().expect("just sealed").to_vec();
    forged[9] = 3;
    forged[10..42].copy_from_slice(both.new.thread.chain().hash());
    let error = refused(both.new.thread.open(&forged));
    assert_eq!(error, ThreadError::WrongEpoch { expected: 2, found: 1 });
}

#[test]
fn the_centre_asks_for_every_epoch_in_order() {
    let mut both = Both::new("in order");
    both.centre_starts();
    let key_id = *both.world.centre.key_id();
    let seal = |epoch: u32, index: usize| CentreSeal {
        epoch,
        key_id,
        sealed: &both.centre_seals[index],
    };
    let open = |seals: &[CentreSeal<'_>]| {
        let secrets = std::slice::from_ref(&both.world.centre);
        ThreadKeys::open_as_centre(&both.world.deployment, both.reporter.thread_id(), seals, secrets)
    };
    let out_of_order = |expected, found| EpochError::OutOfOrder { expected, found };
    assert_eq!(refused(open(&[])), out_of_order(1, 0));
    assert_eq!(refused(open(&[seal(2, 1)])), out_of_order(1, 2));
    assert_eq!(refused(open(&[seal(1, 0), seal(1, 0)])), out_of_order(2, 1));
    assert_eq!(
        refused(open(&[seal(1, 0), seal(2, 0)])),
        EpochError::Open(OpenError::Failed)
    );
    assert!(open(&[seal(1, 0), seal(2, 1)]).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn only_the_seals_in_their_order_open(order in prop::collection::vec(0usize..3, 1..4)) {
        let mut both = Both::new("orders");
        both.centre_starts();
        both.centre_starts();
        let mut keys = ThreadKeys::open_as_reporter(&both.reporter_seals[order[0]], &both.reporter);
        for (place, index) in order.iter().enumerate() {
            if place == 0 {
                prop_assert_eq!(keys.is_ok(), *index == 0);
            } else if let Ok(keys) = &mut keys {
                let right = *index == usize::try_from(keys.newest_epoch()).expect("small");
                prop_assert_eq!(keys.add_as_reporter(&both.reporter_seals[*index], &both.reporter).is_ok(), right);
            }
        }
    }
}
