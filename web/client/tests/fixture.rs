//! One whole journey, made natively with known randomness: `fixture.json`. The tests in JavaScript walk the same way through
//! the WebAssembly modules and must arrive at the same bytes; what the server contributes they take from here.
//!
//! After a deliberate change of the protocol: `OZVISE_RENEW=1 cargo test -p ozvise-client --test fixture`.

#![expect(clippy::expect_used, reason = "a test: whatever fails here has to fail it")]

use std::convert::Infallible;
use std::path::Path;

use ozvise_crypto::staff::opaque::{Account, ClientRegistration, ClientSignIn, PasswordRecord, ServerSetup};
use ozvise_crypto::staff::{ComparedMember, MemberKeys, RecoverySheet, seal_vault};
use ozvise_crypto::{
    AccessCode, CentreEntry, CentreId, CentreKeyEntry, CentreSecret, DeploymentId, Direction, DirectoryDraft,
    FirstMessage, KeyId, MemberId, Message, Place, ReporterKeys, ReporterPublicKey, ReporterRole, RootSecret, Thread,
    ThreadEpoch, ThreadKey, UnverifiedDirectory, to_b64,
};
use rand_core::{TryCryptoRng, TryRng};
use serde_json::{Value, json};

/// 1 March 2026, noon.
const NOW: u64 = 1_772_366_400;
const NAME: &str = "jana";
const PASSWORD: &str = "tichý hrnec nad ránem";
const FIRST_TEXT: &str = "KANÁREK první zpráva: bojím se jít domů.";
const REPLY_TEXT: &str = "KANÁREK odpověď: jsme tu pro vás.";
const SECOND_TEXT: &str = "KANÁREK druhá zpráva: děkuji.";

/// What the tests in JavaScript put in the place of `crypto.getRandomValues`: a linear congruential generator (the one of
/// ANSI C), started anew with a number of its own for each operation. Good for a test, since both sides can have it.
struct Known(u32);

impl TryRng for Known {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            *byte = self.0.to_be_bytes()[1];
        }
        Ok(())
    }
}

impl TryCryptoRng for Known {}

#[test]
fn the_fixture_is_what_the_protocol_gives() {
    let made = journey();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture.json");
    if std::env::var_os("OZVISE_RENEW").is_some() {
        let text = serde_json::to_string_pretty(&made).expect("values only") + "\n";
        std::fs::write(&path, text).expect("the folder of the tests can be written");
    }
    let stored = std::fs::read_to_string(&path).expect("fixture.json");
    // As values: in which order an object has its keys depends on what else is built.
    let stored: Value = serde_json::from_str(&stored).expect("fixture.json is JSON");
    assert!(made == stored, "the protocol has changed: see the head of this file");
}

fn journey() -> Value {
    let deployment = DeploymentId::generate(&mut Known(1));
    let root = RootSecret::generate(&mut Known(2));
    let centre = CentreSecret::generate(deployment, id("praha"), KeyId::generate(&mut Known(3)), &mut Known(4));
    let signed = directory(&centre).sign(&root).expect("valid");
    let directory = UnverifiedDirectory::parse(&signed)
        .and_then(|unverified| unverified.verify(&root.public_key(), &deployment, NOW))
        .expect("signed just now");

    // The reporter's side. The numbers are those that the tests in JavaScript use for the same operations.
    let code = AccessCode::generate(&mut Known(101));
    let reporter = ReporterKeys::derive(&code, &deployment);
    let key = directory.usable_key(&id("praha")).expect("it has a key");
    let new = reporter
        .open_thread(&key, first_message(), &mut Known(102))
        .expect("valid");
    let mut thread = new.thread;
    thread.confirm_sent().expect("the first one waits");

    // The centre's side.
    let at = ThreadEpoch::first(deployment, *reporter.thread_id());
    let opened = ThreadKey::open_as_centre(&new.centre_seal, &at, &centre).expect("sealed to it");
    let reporter_key = ReporterPublicKey::parse(new.reporter_key.as_bytes()).expect("a key");
    let mut at_centre = Thread::start(at, &opened, reporter_key);
    at_centre.open(&new.envelope).expect("the first one");
    let reply = message(NOW + 60, REPLY_TEXT);
    let reply = at_centre
        .seal(&reply, Direction::FromCentre, &mut Known(203))
        .expect("valid")
        .to_vec();

    thread.open(&reply).expect("the next one");
    let second = message(NOW + 120, SECOND_TEXT);
    let second = thread
        .seal(&second, Direction::FromReporter, &mut Known(103))
        .expect("valid")
        .to_vec();

    json!({
        "now": NOW,
        "deployment": deployment.to_string(),
        "rootKey": root.public_key().to_string(),
        "directory": to_b64(&signed),
        "code": { "groups": code.groups(), "words": code.words() },
        "bearer": *reporter.bearer(),
        "draft": {
            "role": "witness", "placeLabel": "Říčany", "district": "CZ0100", "municipality": 538_728,
            "language": "cs", "text": FIRST_TEXT,
        },
        "request": {
            "centreId": "praha",
            "keyId": new.key_id.to_string(),
            "reporterKey": to_b64(new.reporter_key.as_bytes()),
            "centreSeal": to_b64(&new.centre_seal),
            "reporterSeal": to_b64(&new.reporter_seal),
            "envelope": to_b64(&new.envelope),
        },
        "threadId": reporter.thread_id().to_string(),
        "openingMark": to_b64(opened.opening_mark(&at, &centre).as_bytes()),
        "reply": { "text": REPLY_TEXT, "at": NOW + 60, "envelope": to_b64(&reply) },
        "second": { "text": SECOND_TEXT, "at": NOW + 120, "envelope": to_b64(&second) },
        "staff": staff(&deployment, &centre),
    })
}

/// A member of the centre with a password, and a sign-in with it.
fn staff(deployment: &DeploymentId, centre: &CentreSecret) -> Value {
    let account = Account::new(deployment, NAME).expect("a name");
    let server = ServerSetup::generate(&mut Known(11));
    let member = MemberId::generate(&mut Known(12));
    let keys = MemberKeys::generate(&mut Known(13));

    let (registration, request) = ClientRegistration::start(PASSWORD.as_bytes(), &mut Known(14)).expect("a password");
    let response = server.register(&request, &account).expect("a request");
    let (upload, export_key) = registration
        .finish(&response, &account, &mut Known(15))
        .expect("a response");
    let record = PasswordRecord::from_upload(&upload).expect("an upload");
    let vault = seal_vault(&keys, &export_key, deployment, &member, &mut Known(16));

    let (client, request) = ClientSignIn::start(PASSWORD.as_bytes(), &mut Known(201)).expect("a password");
    let signed_in = server.sign_in(Some(record), &request, &account, &mut Known(17));
    let (attempt, response) = signed_in.expect("a request");
    let (finalization, _) = client
        .finish(&response, &account, &mut Known(202))
        .expect("the right password");
    attempt.finish(&finalization, &account).expect("the right password");

    let owner = ComparedMember::owner_of(&keys, *deployment, member);
    let sheet = RecoverySheet::generate(*deployment, id("praha"), &mut Known(19));
    json!({
        "recoverySheet": sheet.lines().join("\n"),
        "sheetSeal": {
            "keyId": centre.key_id().to_string(),
            "sealed": to_b64(&centre.approve(&sheet.as_holder(), &mut Known(20)).sealed),
        },
        "name": NAME,
        "password": PASSWORD,
        "memberId": member.to_string(),
        "vault": to_b64(&vault),
        "sealedCentreKeys": [{
            "keyId": centre.key_id().to_string(),
            "sealed": to_b64(&centre.approve(&owner, &mut Known(18)).sealed),
        }],
        "signIn": {
            "request": to_b64(&request), "response": to_b64(&response), "finalization": to_b64(&finalization),
        },
    })
}

/// Praha with a key; Brno without one, for which Praha takes over.
fn directory(centre: &CentreSecret) -> DirectoryDraft {
    let key = CentreKeyEntry {
        key_id: *centre.key_id(),
        public_key: centre.public_key(),
    };
    DirectoryDraft {
        deployment: *centre.deployment(),
        version: 7,
        issued_at: NOW - 3600,
        expires_at: NOW + 30 * 86_400,
        competence_version: 1,
        competence_digest: [7; 32],
        centres: vec![
            CentreEntry {
                id: id("praha"),
                name: "Intervenční centrum Praha".into(),
                territory: vec!["CZ0100".into(), "538728".into()],
                fallback: None,
                key: Some(key),
                accepting: true,
            },
            CentreEntry {
                id: id("brno"),
                name: "Intervenční centrum Brno".into(),
                territory: vec!["CZ0642".into()],
                fallback: Some(id("praha")),
                key: None,
                accepting: true,
            },
        ],
    }
}

fn first_message() -> FirstMessage {
    FirstMessage {
        sent_at: NOW,
        language: "cs".into(),
        text: FIRST_TEXT.into(),
        role: ReporterRole::Witness,
        place: Some(Place {
            label: "Říčany".into(),
            district: Some("CZ0100".into()),
            municipality: Some(538_728),
        }),
    }
}

fn message(sent_at: u64, text: &str) -> Message {
    Message {
        sent_at,
        language: "cs".into(),
        text: text.into(),
        intake: None,
        transfer: None,
    }
}

fn id(slug: &str) -> CentreId {
    slug.parse().expect("a slug")
}
