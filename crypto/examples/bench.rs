//! How long each step takes: `cargo run --release -p ozvise-crypto --example bench`. Prints medians.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark looks at the clock and prints"
)]

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use ozvise_crypto::staff::opaque::{Account, ClientRegistration, ClientSignIn, PasswordRecord, ServerSetup};
use ozvise_crypto::vectors::TestRandom;
use ozvise_crypto::{
    AccessCode, CentreEntry, CentreId, CentreKeyEntry, CentreSeal, CentreSecret, DeploymentId, Direction,
    DirectoryDraft, FirstMessage, KeyId, Message, ReporterKeys, ReporterRole, RootSecret, StoredThread, Thread,
    ThreadEpoch, ThreadKey, UnverifiedDirectory,
};

/// Runs of a step that takes microseconds.
const MANY: usize = 400;
/// Runs of a step that takes a tenth of a second.
const FEW: usize = 9;

fn main() -> Result<(), Box<dyn Error>> {
    let mut rng = TestRandom::named("bench");
    let deployment = DeploymentId::generate(&mut rng);
    let code = AccessCode::generate(&mut rng);
    let keys = ReporterKeys::derive(&code, &deployment);
    measure("code to keys (with the X-Wing public key)", MANY, || {
        Ok(ReporterKeys::derive(&code, &deployment).public_key())
    })?;
    let typed = code.words().join(" ");
    measure("nine words to code", MANY, || Ok(AccessCode::parse(&typed)?))?;

    let centre: CentreId = "praha".parse()?;
    let secret = CentreSecret::generate(deployment, centre.clone(), KeyId::generate(&mut rng), &mut rng);
    let root = RootSecret::generate(&mut rng);
    let signed = directory(&secret).sign(&root)?;
    let verify = || UnverifiedDirectory::parse(&signed)?.verify(&root.public_key(), &deployment, 0);
    measure("verify a directory of 17 centres with keys", MANY, || Ok(verify()?))?;

    let public = verify()?.usable_key(&centre)?;
    let at = ThreadEpoch::first(deployment, *keys.thread_id());
    let key = ThreadKey::generate(&mut rng);
    measure("X-Wing seal (thread key to centre)", MANY, || {
        Ok(key.seal_to_centre(&at, &public, &mut rng))
    })?;
    let sealed = key.seal_to_centre(&at, &public, &mut rng);
    measure("X-Wing open", MANY, || {
        Ok(ThreadKey::open_as_centre(&sealed, &at, &secret)?)
    })?;

    let new = keys.open_thread(&public, first_message(), &mut rng)?;
    measure("open a thread (two seals, one envelope)", MANY, || {
        Ok(keys.open_thread(&public, first_message(), &mut rng)?)
    })?;
    let next = CentreSecret::generate(deployment, centre.clone(), KeyId::generate(&mut rng), &mut rng);
    let signed = directory(&next).sign(&root)?;
    let listed = UnverifiedDirectory::parse(&signed)?.verify(&root.public_key(), &deployment, 0)?;
    let listed = listed.key_of(&centre)?;
    let seals = [CentreSeal {
        epoch: 1,
        key_id: *secret.key_id(),
        sealed: &new.centre_seal,
    }];
    let stored = StoredThread {
        deployment,
        thread: *keys.thread_id(),
        seals: &seals,
        opening_mark: None,
        reporter: new.reporter_key.clone(),
    };
    measure("seal a thread of one epoch anew", MANY, || {
        let old = std::slice::from_ref(&secret);
        Ok(stored.reseal(&new.envelope, old, &next, &listed, &mut rng)?)
    })?;
    let key = ThreadKey::open_as_reporter(&new.reporter_seal, &keys)?;
    for (name, length) in [("1.9 kB (2 kB padded)", 1900), ("30 kB (32 kB padded)", 30_000)] {
        let mut thread = Thread::start(at, &key, new.reporter_key.clone());
        thread.open(&new.envelope)?;
        let text = "a".repeat(length);
        let message = Message {
            sent_at: 0,
            language: "cs".into(),
            text,
            intake: None,
            transfer: None,
        };
        measure(&format!("seal a message of {name}"), MANY, || {
            thread.discard_pending();
            thread.seal(&message, Direction::FromReporter, &mut rng)?;
            Ok(())
        })?;
        let envelope = thread.pending().unwrap_or_default().to_vec();
        let mut reader: Vec<Thread> = (0..MANY)
            .map(|_| Thread::start(at, &key, new.reporter_key.clone()))
            .collect();
        for thread in &mut reader {
            thread.open(&new.envelope)?;
        }
        measure(&format!("open a message of {name}"), MANY, || {
            Ok(reader.pop().ok_or("one reader a run")?.open(&envelope)?)
        })?;
    }
    password(&deployment, &mut rng)
}

/// Both sides of OPAQUE, with Argon2id on the client's.
fn password(deployment: &DeploymentId, rng: &mut TestRandom) -> Result<(), Box<dyn Error>> {
    let account = Account::new(deployment, "jana")?;
    let setup = ServerSetup::generate(rng);
    let (client, request) = ClientRegistration::start(b"password", rng)?;
    let response = setup.register(&request, &account)?;
    let (upload, _) = client.finish(&response, &account, rng)?;
    let record = PasswordRecord::from_upload(&upload)?;
    let (_, request) = ClientSignIn::start(b"password", rng)?;
    measure("OPAQUE sign-in, server's answer", MANY, || {
        Ok(setup.sign_in(Some(record.clone()), &request, &account, rng)?)
    })?;
    measure("OPAQUE sign-in, client with Argon2id", FEW, || {
        let (client, request) = ClientSignIn::start(b"password", rng)?;
        let (_, response) = setup.sign_in(Some(record.clone()), &request, &account, rng)?;
        Ok(client.finish(&response, &account, rng)?)
    })
}

/// Prints the median of `runs` runs after some that are not counted.
fn measure<T>(
    name: &str,
    runs: usize,
    mut step: impl FnMut() -> Result<T, Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let counted = runs - runs / 10;
    let mut times: Vec<Duration> = Vec::with_capacity(counted);
    for run in 0..runs {
        let start = Instant::now();
        black_box(step()?);
        if run >= runs - counted {
            times.push(start.elapsed());
        }
    }
    times.sort_unstable();
    println!("{name:<46} {:>10.1} µs", times[times.len() / 2].as_secs_f64() * 1e6);
    Ok(())
}

fn first_message() -> FirstMessage {
    FirstMessage {
        sent_at: 0,
        language: "cs".into(),
        text: "a".repeat(500),
        role: ReporterRole::Unsure,
        place: None,
    }
}

/// As many centres as the country has intervention centres, each with a key.
fn directory(secret: &CentreSecret) -> DirectoryDraft {
    let centre = |number: u8| CentreEntry {
        id: secret.centre().clone(),
        name: "Intervenční centrum".into(),
        territory: vec![format!("CZ{number:04}")],
        fallback: None,
        key: Some(CentreKeyEntry {
            key_id: KeyId::from_bytes([number; 16]),
            public_key: secret.public_key(),
        }),
        accepting: true,
    };
    let mut centres: Vec<CentreEntry> = (0..17).map(centre).collect();
    for (number, centre) in centres.iter_mut().enumerate().skip(1) {
        if let Ok(id) = format!("centre-{number}").parse() {
            centre.id = id;
        }
    }
    if let Some(key) = centres[0].key.as_mut() {
        key.key_id = *secret.key_id();
    }
    DirectoryDraft {
        deployment: *secret.deployment(),
        version: 1,
        issued_at: 0,
        expires_at: 1,
        competence_version: 1,
        competence_digest: [0; 32],
        centres,
    }
}
