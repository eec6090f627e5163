//! A thread on its way to another centre, and what a server and the centre before could try.

use ozvise_crypto::{
    CentreId, CentreKeyEntry, CentrePublicKey, CentreSeal, CentreSecret, Direction, EpochError, Handover, KeyId,
    Message, NewEpoch, OpenError, ReporterKeys, Thread, ThreadError, ThreadKeys, Transfer, TransferError,
};

use crate::epochs::Both;
use crate::world::{id, message, opened, post, refused, verified};

/// Praha, which has the thread; Jihočeský, which is to have it; Brno, which is not.
struct Centres {
    both: Both,
    staff: Thread,
    south: CentreSecret,
    brno: CentreSecret,
    to_south: CentrePublicKey,
    to_brno: CentrePublicKey,
    /// Every envelope so far.
    told: Vec<Vec<u8>>,
}

fn with(transfer: Transfer) -> Message {
    let mut said = message("Předání.");
    said.transfer = Some(transfer);
    said
}

impl Centres {
    fn new(name: &str) -> Self {
        let mut both = Both::new(name);
        let world = &mut both.world;
        let mut make = |slug: &str| {
            CentreSecret::generate(
                world.deployment,
                id(slug),
                KeyId::generate(&mut world.rng),
                &mut world.rng,
            )
        };
        let (south, brno) = (make("jihocesky"), make("brno"));
        let mut draft = world.draft.clone();
        let mut entry = draft.centres[1].clone();
        entry.key = Some(CentreKeyEntry {
            key_id: *south.key_id(),
            public_key: south.public_key(),
        });
        draft.centres[1] = entry.clone();
        entry.id = id("brno");
        entry.territory = Vec::new();
        entry.key = Some(CentreKeyEntry {
            key_id: *brno.key_id(),
            public_key: brno.public_key(),
        });
        draft.centres.push(entry);
        let directory = verified(&draft, &world.root);
        let key = |slug: &str| directory.key_of(&id(slug)).expect("it has one");
        let (to_south, to_brno) = (key("jihocesky"), key("brno"));
        let mut staff = Thread::with_keys(both.at_centre(), both.new.reporter_key.clone());
        opened(&mut staff, &both.new.envelope);
        let told = vec![both.new.envelope.clone()];
        Self {
            both,
            staff,
            south,
            brno,
            to_south,
            to_brno,
            told,
        }
    }

    fn ask(&mut self, to: CentreId) {
        let question = with(Transfer::Question { to });
        let sealed = self
            .staff
            .seal(&question, Direction::FromCentre, &mut self.both.world.rng);
        let sealed = sealed.unwrap_or_else(|error| panic!("{error}")).to_vec();
        self.staff.confirm_sent().expect("it was pending");
        opened(&mut self.both.new.thread, &sealed);
        self.told.push(sealed);
    }

    /// The writer agrees; the server has the offer and the answer.
    fn agree(&mut self) -> NewEpoch {
        let Both {
            new, reporter, world, ..
        } = &mut self.both;
        let offer = new
            .thread
            .consent(message("Souhlasím."), reporter, &self.to_south, &mut world.rng);
        let offer = offer.unwrap_or_else(|error| panic!("{error}"));
        let answer = new.thread.pending().expect("just sealed").to_vec();
        new.thread.confirm_sent().expect("it was pending");
        opened(&mut self.staff, &answer);
        self.told.push(answer);
        offer
    }

    fn hand_over(&mut self, emergency: bool) -> Result<Handover, ThreadError> {
        let rng = &mut self.both.world.rng;
        let handover = self
            .staff
            .hand_over(message("Předáváme."), &self.to_south, emergency, rng)?;
        self.staff.confirm_sent()?;
        self.told.push(handover.envelope.clone());
        Ok(handover)
    }

    /// The whole way with consent: what the server has at the end.
    fn transferred(&mut self) -> (NewEpoch, Handover) {
        self.ask(id("jihocesky"));
        let offer = self.agree();
        let handover = self.hand_over(false).unwrap_or_else(|error| panic!("{error}"));
        (offer, handover)
    }

    /// The other centre's thread, from these seals.
    fn at(&self, secret: &CentreSecret, seals: &[Vec<u8>]) -> Result<Thread, EpochError> {
        let key_id = *secret.key_id();
        let seals: Vec<CentreSeal<'_>> = (1..)
            .zip(seals)
            .map(|(epoch, sealed)| CentreSeal { epoch, key_id, sealed })
            .collect();
        let (deployment, thread) = (&self.both.world.deployment, self.both.reporter.thread_id());
        let keys = ThreadKeys::open_as_centre(deployment, thread, &seals, std::slice::from_ref(secret))?;
        Ok(Thread::with_keys(keys, self.both.new.reporter_key.clone()))
    }
}

#[test]
fn with_consent_the_other_centre_and_the_writer_go_on_and_the_centre_before_cannot() {
    let mut centres = Centres::new("transfer");
    centres.ask(id("jihocesky"));
    assert_eq!(centres.both.new.thread.asked(), Some((2, &id("jihocesky"))));
    let offer = centres.agree();
    assert_eq!((offer.epoch, &offer.centre), (2, &id("jihocesky")));
    let handover = centres.hand_over(false).unwrap_or_else(|error| panic!("{error}"));

    let mut seals = handover.centre_seals;
    seals.push(offer.centre_seal.clone());
    let mut south = centres
        .at(&centres.south, &seals)
        .unwrap_or_else(|error| panic!("{error}"));
    for envelope in &centres.told {
        opened(&mut south, envelope);
    }
    let reply = post(
        &mut south,
        "Teď jsme tu my.",
        Direction::FromCentre,
        &mut centres.both.world.rng,
    );

    let Both {
        new, reporter, world, ..
    } = &mut centres.both;
    opened(&mut new.thread, &handover.envelope);
    new.thread
        .add_epoch(&offer.reporter_seal, reporter)
        .expect("the own offer");
    assert_eq!(opened(&mut new.thread, &reply).message.text, "Teď jsme tu my.");
    let answer = post(&mut new.thread, "Děkuji.", Direction::FromReporter, &mut world.rng);
    assert_eq!(opened(&mut south, &answer).sequence, 6);

    // The centre before: not its key, and its copy of the thread goes no further.
    assert_eq!(
        refused(centres.staff.open(&reply)),
        ThreadError::WrongEpoch { expected: 1, found: 2 }
    );
    let further = centres
        .staff
        .seal(&message("ještě"), Direction::FromCentre, &mut centres.both.world.rng);
    assert!(further.is_err());
    let mut own = vec![centres.both.centre_seals[0].clone(), offer.centre_seal];
    assert!(centres.at(&centres.both.world.centre, &own).is_err());
    own.truncate(1);
    assert!(
        centres.at(&centres.both.world.centre, &own).is_ok(),
        "what it has read it may have kept"
    );

    // And who comes back with the code alone.
    let mut again = ThreadKeys::open_as_reporter(&centres.both.reporter_seals[0], &centres.both.reporter).expect("own");
    again
        .add_as_reporter(&offer.reporter_seal, &centres.both.reporter)
        .expect("own");
    let mut again = Thread::with_keys(again, centres.both.reporter.public_key());
    for envelope in centres.told.iter().chain([&reply, &answer]) {
        opened(&mut again, envelope);
    }
}

#[test]
fn the_server_cannot_send_the_thread_elsewhere() {
    let mut centres = Centres::new("redirected");
    centres.ask(id("jihocesky"));
    // The writer's page is given another centre than the one in the question.
    let Both {
        new, reporter, world, ..
    } = &mut centres.both;
    let redirected = new
        .thread
        .consent(message("Ano."), reporter, &centres.to_brno, &mut world.rng);
    assert_eq!(refused(redirected), ThreadError::Transfer(TransferError::NotAsked));
    let offer = centres.agree();
    // The centre's page is given another centre than the one that was agreed upon.
    let rng = &mut centres.both.world.rng;
    let redirected = centres
        .staff
        .hand_over(message("Předáváme."), &centres.to_brno, false, rng);
    assert_eq!(refused(redirected), ThreadError::Transfer(TransferError::NotAgreed));
    let handover = centres.hand_over(false).unwrap_or_else(|error| panic!("{error}"));
    // The seals are given to another centre.
    let seals = [handover.centre_seals[0].clone(), offer.centre_seal];
    assert_eq!(
        refused(centres.at(&centres.brno, &seals)),
        EpochError::Open(OpenError::Failed)
    );
}

#[test]
fn a_handover_without_consent_passes_only_as_an_emergency() {
    let mut centres = Centres::new("emergency");
    assert_eq!(
        refused(centres.hand_over(false)),
        ThreadError::Transfer(TransferError::NotAgreed)
    );
    for consent in [Some(1), Some(2), Some(7)] {
        let claimed = with(Transfer::Handover {
            to: id("jihocesky"),
            consent,
        });
        let sealed = centres
            .staff
            .seal(&claimed, Direction::FromCentre, &mut centres.both.world.rng);
        assert_eq!(
            refused(sealed.map(<[u8]>::to_vec)),
            ThreadError::Transfer(TransferError::NotAgreed)
        );
    }
    let handover = centres.hand_over(true).unwrap_or_else(|error| panic!("{error}"));
    let shown = opened(&mut centres.both.new.thread, &handover.envelope);
    let transfer = Some(Transfer::Handover {
        to: id("jihocesky"),
        consent: None,
    });
    assert_eq!(shown.message.transfer, transfer, "the writer sees that there was none");

    // The other centre starts the next epoch, and the writer follows.
    let mut south = centres
        .at(&centres.south, &handover.centre_seals)
        .expect("sealed to it");
    opened(&mut south, &centres.both.new.envelope);
    opened(&mut south, &handover.envelope);
    let rng = &mut centres.both.world.rng;
    assert!(
        south.seal(&message("hned"), Direction::FromCentre, rng).is_err(),
        "not under the key before"
    );
    let next = south
        .start_epoch(&centres.to_south, rng)
        .unwrap_or_else(|error| panic!("{error}"));
    let reply = post(&mut south, "Jsme tu.", Direction::FromCentre, rng);
    let Both {
        new, reporter, world, ..
    } = &mut centres.both;
    assert!(
        new.thread
            .seal(&message("ještě"), Direction::FromReporter, &mut world.rng)
            .is_err()
    );
    new.thread
        .add_epoch(&next.reporter_seal, reporter)
        .expect("of a holder");
    opened(&mut new.thread, &reply);
}

#[test]
fn consent_is_good_once_for_one_centre_and_one_epoch() {
    let mut centres = Centres::new("replayed consent");
    centres.ask(id("jihocesky"));
    centres.agree();
    // A new question takes it back.
    centres.ask(id("brno"));
    assert_eq!(
        refused(centres.hand_over(false)),
        ThreadError::Transfer(TransferError::NotAgreed)
    );
    let old = with(Transfer::Handover {
        to: id("jihocesky"),
        consent: Some(3),
    });
    let sealed = centres
        .staff
        .seal(&old, Direction::FromCentre, &mut centres.both.world.rng);
    assert_eq!(
        refused(sealed.map(<[u8]>::to_vec)),
        ThreadError::Transfer(TransferError::NotAgreed)
    );
    // The answer to an earlier question is none to this one.
    let late = with(Transfer::Answer {
        question: 2,
        offer: Some([1; 32]),
    });
    let thread = &mut centres.both.new.thread;
    let sealed = thread.seal(&late, Direction::FromReporter, &mut centres.both.world.rng);
    assert_eq!(
        refused(sealed.map(<[u8]>::to_vec)),
        ThreadError::Transfer(TransferError::NotAsked)
    );
    // No.
    let no = with(Transfer::Answer {
        question: 4,
        offer: None,
    });
    let no = thread
        .seal(&no, Direction::FromReporter, &mut centres.both.world.rng)
        .expect("an answer")
        .to_vec();
    opened(&mut centres.staff, &no);
    let rng = &mut centres.both.world.rng;
    let refusal = centres
        .staff
        .hand_over(message("Přesto."), &centres.to_brno, false, rng);
    assert_eq!(refused(refusal), ThreadError::Transfer(TransferError::NotAgreed));

    // A new epoch in between: the offer is of an epoch that will never be.
    let mut centres = Centres::new("consent and rotation");
    centres.ask(id("jihocesky"));
    centres.agree();
    let praha = centres.both.world.centre_key();
    centres
        .staff
        .start_epoch(&praha, &mut centres.both.world.rng)
        .expect("it may");
    assert_eq!(
        refused(centres.hand_over(false)),
        ThreadError::Transfer(TransferError::NotAgreed)
    );
}

#[test]
fn each_side_says_only_what_is_its_own() {
    let mut centres = Centres::new("sides");
    let rng = &mut centres.both.world.rng;
    let wrong = ThreadError::Transfer(TransferError::WrongSide);
    let question = with(Transfer::Question { to: id("brno") });
    let handover = with(Transfer::Handover {
        to: id("brno"),
        consent: None,
    });
    for said in [question, handover] {
        let sealed = centres.both.new.thread.seal(&said, Direction::FromReporter, rng);
        assert_eq!(refused(sealed.map(<[u8]>::to_vec)), wrong);
    }
    let answer = with(Transfer::Answer {
        question: 1,
        offer: None,
    });
    let sealed = centres.staff.seal(&answer, Direction::FromCentre, rng);
    assert_eq!(refused(sealed.map(<[u8]>::to_vec)), wrong);
}

#[test]
fn after_consent_only_the_writers_own_epoch_counts() {
    let mut centres = Centres::new("epoch of the centre before");
    // The centre before, with the server's help, makes the next epoch itself: it has the key before.
    let (offer, handover) = centres.transferred();
    let mut former = Thread::with_keys(centres.both.at_centre(), centres.both.new.reporter_key.clone());
    opened(&mut former, &centres.both.new.envelope);
    let forged = former
        .start_epoch(&centres.to_south, &mut centres.both.world.rng)
        .expect("it has the key before");

    let Both {
        new, reporter, world, ..
    } = &mut centres.both;
    opened(&mut new.thread, &handover.envelope);
    new.thread
        .add_epoch(&forged.reporter_seal, reporter)
        .expect("the tag is right");
    let sealed = new
        .thread
        .seal(&message("tajné"), Direction::FromReporter, &mut world.rng);
    assert_eq!(refused(sealed.map(<[u8]>::to_vec)), ThreadError::EpochNotOffered);

    // Neither does the other centre write under it.
    let seals = [handover.centre_seals[0].clone(), forged.centre_seal];
    let mut south = centres.at(&centres.south, &seals).expect("the tag is right");
    for envelope in &centres.told {
        opened(&mut south, envelope);
    }
    let sealed = south.seal(&message("odpověď"), Direction::FromCentre, &mut centres.both.world.rng);
    assert_eq!(refused(sealed.map(<[u8]>::to_vec)), ThreadError::EpochNotOffered);
    assert_ne!(offer.reporter_seal, forged.reporter_seal);
}

#[test]
fn an_offer_that_was_not_agreed_upon_is_no_epoch() {
    let mut centres = Centres::new("unused offer");
    centres.ask(id("jihocesky"));
    let offer = centres.agree();
    let reporter: &ReporterKeys = &centres.both.reporter;
    let thread = &mut centres.both.new.thread;
    thread
        .add_epoch(&offer.reporter_seal, reporter)
        .expect("the tag is the code's");
    let early = thread.seal(
        &message("příliš brzy"),
        Direction::FromReporter,
        &mut centres.both.world.rng,
    );
    assert_eq!(refused(early.map(<[u8]>::to_vec)), ThreadError::EpochNotOffered);
}

#[test]
fn the_server_cannot_slip_an_epoch_into_a_thread_that_the_other_centre_has_not_opened() {
    let mut centres = Centres::new("slipped in");
    let (_, handover) = centres.transferred();
    // A key of the server, sealed to the centre's public key as anybody can.
    let mut server = Both::new("the server's own thread");
    server.centre_starts();
    let seals = [handover.centre_seals[0].clone(), server.centre_seals[1].clone()];
    assert_eq!(
        refused(centres.at(&centres.south, &seals)),
        EpochError::Open(OpenError::Failed)
    );
    let untagged = [handover.centre_seals[0].clone(), handover.centre_seals[0].clone()];
    assert_eq!(
        refused(centres.at(&centres.south, &untagged)),
        EpochError::Open(OpenError::Failed)
    );
}
