//! Threads under a new key of their centre, and a server that tries to gain by it.

use ozvise_crypto::staff::NewCentreKey;
use ozvise_crypto::{
    CentreSeal, CentreSecret, Direction, Directory, EpochError, OpenError, ReporterPublicKey, ResealedThread,
    StoredThread, StoredThreadError, Thread, ThreadError, ThreadReplaced,
};

use crate::epochs::Both;
use crate::world::{opened, post, refused, verified};

/// The same centre with its next key, which the root has signed.
struct Rotated {
    both: Both,
    next: CentreSecret,
    directory: Directory,
}

impl Rotated {
    fn new(name: &str) -> Self {
        let mut both = Both::new(name);
        let world = &mut both.world;
        let owner = world.own_member();
        let new = NewCentreKey::rotate(&world.centre, &[], &[owner], &mut world.rng).expect("nobody remains");
        world.draft.version += 1;
        world.draft.centres[0].key = Some(new.entry.clone());
        // A centre that takes no new threads still keeps the ones that it has.
        world.draft.centres[0].accepting = false;
        let directory = verified(&world.draft, &world.root);
        let (centre, key_id) = (world.centre.centre(), &new.entry.key_id);
        let (keys, member) = (&world.member_keys, &world.member);
        let next = CentreSecret::open_as_member(&new.seals[0].sealed, centre, key_id, keys, member, &directory);
        let next = next.unwrap_or_else(|error| panic!("{error}"));
        Self { both, next, directory }
    }

    fn reseal_with(
        &mut self,
        reporter: ReporterPublicKey,
        seals: &[Vec<u8>],
        mark: Option<&[u8]>,
        first: &[u8],
    ) -> Result<ResealedThread, StoredThreadError> {
        let world = &mut self.both.world;
        let key_id = *world.centre.key_id();
        let seals: Vec<CentreSeal<'_>> = (1..)
            .zip(seals)
            .map(|(epoch, sealed)| CentreSeal { epoch, key_id, sealed })
            .collect();
        let stored = StoredThread {
            deployment: world.deployment,
            thread: *self.both.reporter.thread_id(),
            seals: &seals,
            opening_mark: mark,
            reporter,
        };
        let listed = self.directory.key_of(world.centre.centre()).expect("it has one");
        let old = std::slice::from_ref(&world.centre);
        stored.reseal(first, old, &self.next, &listed, &mut world.rng)
    }

    fn reseal(&mut self) -> ResealedThread {
        let (seals, first) = (self.both.centre_seals.clone(), self.both.new.envelope.clone());
        let reporter = self.both.new.reporter_key.clone();
        self.reseal_with(reporter, &seals, None, &first)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// Opens what was stored of a re-sealed thread.
    fn open(&self, resealed: &ResealedThread, secret: &CentreSecret) -> Result<Thread, StoredThreadError> {
        let mut sealed = resealed.centre_seals.clone();
        sealed.push(resealed.next.centre_seal.clone());
        let seals: Vec<CentreSeal<'_>> = (1..)
            .zip(&sealed)
            .map(|(epoch, sealed)| CentreSeal {
                epoch,
                key_id: resealed.key_id,
                sealed,
            })
            .collect();
        let stored = StoredThread {
            deployment: self.both.world.deployment,
            thread: *self.both.reporter.thread_id(),
            seals: &seals,
            opening_mark: Some(resealed.opening_mark.as_bytes()),
            reporter: self.both.new.reporter_key.clone(),
        };
        stored.open(std::slice::from_ref(secret)).map(|(thread, _)| thread)
    }
}

#[test]
fn a_thread_goes_on_under_the_new_key_for_both_sides() {
    let mut rotated = Rotated::new("resealing");
    let resealed = rotated.reseal();
    assert_eq!(resealed.centre_seals.len(), 1);
    assert_eq!(resealed.next.epoch, 2);
    let mut staff = rotated
        .open(&resealed, &rotated.next)
        .unwrap_or_else(|error| panic!("{error}"));
    opened(&mut staff, &rotated.both.new.envelope);
    let reply = post(&mut staff, "dál", Direction::FromCentre, &mut rotated.both.world.rng);

    let Both { new, reporter, .. } = &mut rotated.both;
    new.thread
        .add_epoch(&resealed.next.reporter_seal, reporter)
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(opened(&mut new.thread, &reply).message.text, "dál");
}

#[test]
fn the_old_key_opens_nothing_of_the_new_epoch() {
    let mut rotated = Rotated::new("old key");
    let resealed = rotated.reseal();
    let former = &rotated.both.world.centre;
    let unknown = refused(rotated.open(&resealed, former));
    assert_eq!(unknown, StoredThreadError::Epoch(EpochError::UnknownKey));
    let (seal, thread) = (&resealed.next.centre_seal, rotated.both.reporter.thread_id());
    for epoch in [1, 2] {
        let at = ozvise_crypto::ThreadEpoch {
            epoch,
            ..ozvise_crypto::ThreadEpoch::first(rotated.both.world.deployment, *thread)
        };
        assert!(ozvise_crypto::ThreadKey::open_as_centre(seal, &at, former).is_err());
    }
}

#[test]
fn a_thread_with_several_epochs_is_resealed_as_a_whole() {
    let mut rotated = Rotated::new("several epochs");
    rotated.both.centre_starts();
    rotated.both.centre_starts();
    let mark = *rotated
        .both
        .at_centre()
        .opening_mark(&rotated.both.world.centre)
        .as_bytes();
    let (seals, first) = (rotated.both.centre_seals.clone(), rotated.both.new.envelope.clone());
    let reporter = rotated.both.new.reporter_key.clone();
    let resealed = rotated
        .reseal_with(reporter, &seals, Some(&mark), &first)
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(resealed.centre_seals.len(), 3);
    assert_eq!(resealed.next.epoch, 4);
    assert!(rotated.open(&resealed, &rotated.next).is_ok());
}

#[test]
fn the_server_gains_nothing_from_a_resealing() {
    let mut rotated = Rotated::new("the server gains nothing");
    let (seals, first) = (rotated.both.centre_seals.clone(), rotated.both.new.envelope.clone());
    let reporter = rotated.both.new.reporter_key.clone();
    let mark = *rotated
        .both
        .at_centre()
        .opening_mark(&rotated.both.world.centre)
        .as_bytes();

    // A reporter's key of its own, to which the next thread key would be sealed.
    let own = rotated.both.world.reporter().public_key();
    let error = refused(rotated.reseal_with(own, &seals, Some(&mark), &first));
    assert_eq!(error, StoredThreadError::First(ThreadError::ReporterKeyReplaced));

    // Another first message, another thread, an epoch more, an altered seal.
    let mut other = first.clone();
    other[200] ^= 1;
    let error = refused(rotated.reseal_with(reporter.clone(), &seals, Some(&mark), &other));
    assert_eq!(error, StoredThreadError::First(ThreadError::Failed));
    let error = refused(rotated.reseal_with(reporter.clone(), &seals, Some(&[7; 32]), &first));
    assert_eq!(error, StoredThreadError::Replaced(ThreadReplaced));
    rotated.both.centre_starts();
    let more = rotated.both.centre_seals.clone();
    let error = refused(rotated.reseal_with(reporter.clone(), &more, Some(&mark), &first));
    assert_eq!(error, StoredThreadError::Replaced(ThreadReplaced));
    let mut altered = seals.clone();
    altered[0][40] ^= 1;
    let error = refused(rotated.reseal_with(reporter, &altered, Some(&mark), &first));
    assert_eq!(error, StoredThreadError::Epoch(EpochError::Open(OpenError::Failed)));
}

#[test]
fn threads_are_sealed_only_to_the_key_that_the_directory_has() {
    let mut rotated = Rotated::new("another key in the directory");
    rotated.directory = verified(
        &crate::world::draft(rotated.both.world.deployment, &rotated.both.world.centre),
        &rotated.both.world.root,
    );
    let (seals, first) = (rotated.both.centre_seals.clone(), rotated.both.new.envelope.clone());
    let reporter = rotated.both.new.reporter_key.clone();
    let error = refused(rotated.reseal_with(reporter, &seals, None, &first));
    assert_eq!(error, StoredThreadError::NotInDirectory);
}
