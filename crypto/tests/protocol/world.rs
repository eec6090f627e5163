//! A small world in which everybody has keys.

use ozvise_crypto::staff::{ComparedMember, MemberKeys};
use ozvise_crypto::vectors::TestRandom;
use ozvise_crypto::{
    AccessCode, CentreEntry, CentreId, CentreKeyEntry, CentrePublicKey, CentreSecret, DeploymentId, Direction,
    Directory, DirectoryDraft, FirstMessage, KeyId, MemberId, Message, NewThread, OpenedMessage, Place, ReporterKeys,
    ReporterRole, RootSecret, Thread, ThreadEpoch, ThreadKey, UnverifiedDirectory,
};

/// 1 January 2026.
pub(crate) const NOW: u64 = 1_767_225_600;

pub(crate) struct World {
    pub(crate) rng: TestRandom,
    pub(crate) deployment: DeploymentId,
    pub(crate) root: RootSecret,
    pub(crate) centre: CentreSecret,
    pub(crate) draft: DirectoryDraft,
    pub(crate) directory: Directory,
    pub(crate) member: MemberId,
    pub(crate) member_keys: MemberKeys,
}

impl World {
    pub(crate) fn new(name: &str) -> Self {
        let mut rng = TestRandom::named(name);
        let deployment = DeploymentId::generate(&mut rng);
        let root = RootSecret::generate(&mut rng);
        let centre = CentreSecret::generate(deployment, id("praha"), KeyId::generate(&mut rng), &mut rng);
        let draft = draft(deployment, &centre);
        let directory = verified(&draft, &root);
        let member = MemberId::generate(&mut rng);
        let member_keys = MemberKeys::generate(&mut rng);
        Self {
            rng,
            deployment,
            root,
            centre,
            draft,
            directory,
            member,
            member_keys,
        }
    }

    pub(crate) fn reporter(&mut self) -> ReporterKeys {
        ReporterKeys::derive(&AccessCode::generate(&mut self.rng), &self.deployment)
    }

    pub(crate) fn centre_key(&self) -> CentrePublicKey {
        self.directory
            .usable_key(self.centre.centre())
            .expect("the centre is usable")
    }

    /// The member, as the holder of the own keys.
    pub(crate) fn own_member(&self) -> ComparedMember {
        ComparedMember::owner_of(&self.member_keys, self.deployment, self.member)
    }

    /// The centre's secret, sealed to the member.
    pub(crate) fn seal_to_member(&mut self) -> Vec<u8> {
        let member = self.own_member();
        self.centre.approve(&member, &mut self.rng).sealed
    }

    /// A new thread with the first message accepted by the server.
    pub(crate) fn open_thread(&mut self, reporter: &ReporterKeys) -> NewThread {
        let centre = self.centre_key();
        let mut new = reporter
            .open_thread(&centre, first_message(), &mut self.rng)
            .expect("a valid message");
        new.thread.confirm_sent().expect("it was pending");
        new
    }

    /// The centre's side of that thread, with nothing opened yet.
    pub(crate) fn staff_thread(&self, new: &NewThread, reporter: &ReporterKeys) -> Thread {
        let at = ThreadEpoch::first(self.deployment, *reporter.thread_id());
        let key = ThreadKey::open_as_centre(&new.centre_seal, &at, &self.centre).expect("sealed to the centre");
        Thread::start(at, &key, new.reporter_key.clone())
    }
}

pub(crate) fn id(slug: &str) -> CentreId {
    slug.parse().expect("a slug")
}

pub(crate) fn draft(deployment: DeploymentId, centre: &CentreSecret) -> DirectoryDraft {
    let entry = |slug: &str, territory: &[&str], key: Option<CentreKeyEntry>| CentreEntry {
        id: id(slug),
        name: format!("Intervenční centrum {slug}"),
        territory: territory.iter().map(|code| (*code).into()).collect(),
        fallback: None,
        accepting: key.is_some(),
        key,
    };
    let key = CentreKeyEntry {
        key_id: *centre.key_id(),
        public_key: centre.public_key(),
    };
    DirectoryDraft {
        deployment,
        version: 7,
        issued_at: NOW,
        expires_at: NOW + 30 * 86_400,
        competence_version: 3,
        competence_digest: [9; 32],
        centres: vec![
            entry("praha", &["CZ0100"], Some(key)),
            CentreEntry {
                fallback: Some(id("praha")),
                ..entry("jihocesky", &["CZ0311", "544256"], None)
            },
        ],
    }
}

pub(crate) fn verified(draft: &DirectoryDraft, root: &RootSecret) -> Directory {
    let signed = draft.sign(root).expect("a valid draft");
    UnverifiedDirectory::parse(&signed)
        .and_then(|unverified| unverified.verify(&root.public_key(), &draft.deployment, NOW))
        .unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn first_message() -> FirstMessage {
    FirstMessage {
        sent_at: NOW,
        language: "cs".into(),
        text: "Potřebuji pomoc.".into(),
        role: ReporterRole::Victim,
        place: Some(Place {
            label: "Praha 8".into(),
            district: Some("CZ0100".into()),
            municipality: Some(554_782),
        }),
    }
}

pub(crate) fn message(text: &str) -> Message {
    Message {
        sent_at: NOW + 60,
        language: "cs".into(),
        text: text.into(),
        intake: None,
        transfer: None,
    }
}

/// Seals a message and takes it as sent.
pub(crate) fn post(thread: &mut Thread, text: &str, direction: Direction, rng: &mut TestRandom) -> Vec<u8> {
    let envelope = thread
        .seal(&message(text), direction, rng)
        .expect("a valid message")
        .to_vec();
    thread.confirm_sent().expect("it was pending");
    envelope
}

/// The error of something that must not succeed.
pub(crate) fn refused<T, E>(result: Result<T, E>) -> E {
    match result {
        Ok(_) => panic!("succeeded where it must be refused"),
        Err(error) => error,
    }
}

/// Opens an envelope that must open.
pub(crate) fn opened(thread: &mut Thread, envelope: &[u8]) -> OpenedMessage {
    thread.open(envelope).unwrap_or_else(|error| panic!("{error}"))
}
