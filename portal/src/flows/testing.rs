//! A small portal in a temporary folder for the tests of this crate, with a clock that they set.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ozvise_crypto::staff::opaque::{Account, ClientRegistration, ClientSignIn, PasswordRecord};
use ozvise_crypto::{
    AccessCode, Bearer, CENTRE_SEAL_BYTES, CentreId, DeploymentId, ENVELOPE_BYTES, KeyId, MemberId,
    REPORTER_SEAL_BYTES, ReporterKeys,
};
use rand_core::{CryptoRng, Rng as _};
use tempfile::TempDir;

use super::notices::NoticePolicy;
use super::session::{SessionToken, SignedIn};
use super::sign_in::{self, Finish, SignInError};
use super::{Portal, ReceivedEnvelope, ThreadToOpen};
use crate::clock::Clock;
use crate::domain::{RelyingParty, SecondFactor, Side, StaffRole, TOTP_SECRET_BYTES};
use crate::random::{Random as _, SystemRandom};
use crate::secrets::ServerSecrets;
use crate::store::keys::StoredKey;
use crate::store::members::StoredMember;
use crate::store::{DatabaseUrl, Store, StoreResult, centres, keys, members};

/// A moment at the beginning of an hour, so that tests know when the next one begins.
pub(crate) const START: u64 = 1_800_000_000;

/// A clock that stands still until it is moved.
pub(crate) struct TestClock(AtomicU64);

impl TestClock {
    pub(crate) fn advance(&self, seconds: u64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }
}

impl Clock for TestClock {
    fn now(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// A portal with the centres `praha` (accepting), `plzen` (accepting) and `zlin` (not accepting, no key).
pub(crate) struct World {
    pub(crate) portal: Portal,
    pub(crate) clock: Arc<TestClock>,
    _folder: TempDir,
}

pub(crate) fn centre(id: &str) -> CentreId {
    id.parse().expect("a centre's id")
}

/// The key of a centre, known by its name.
pub(crate) fn key_of(centre: &str) -> KeyId {
    let mut id = [0; 16];
    id[..centre.len()].copy_from_slice(centre.as_bytes());
    KeyId::from_bytes(id)
}

pub(crate) fn rng() -> impl CryptoRng {
    SystemRandom::new().expect("randomness").generator()
}

impl World {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = DatabaseUrl::Sqlite(folder.path().join("test.db"));
        Store::migrate(&url).expect("migrated");
        let store = Store::open(&url).expect("opened");
        store
            .write(|connection| -> StoreResult<()> {
                for (id, accepting) in [("praha", true), ("plzen", true), ("zlin", false)] {
                    centres::insert(connection, &centre(id), accepting)?;
                    if accepting {
                        let key = StoredKey {
                            id: key_of(id),
                            epoch: 1,
                            public_key: vec![0; 1216],
                            activated_at: Some(START),
                            previous: None,
                        };
                        keys::insert(connection, &centre(id), &key)?;
                    }
                }
                Ok(())
            })
            .await
            .expect("centres");
        let clock = Arc::new(TestClock(AtomicU64::new(START)));
        let portal = Portal {
            deployment: DeploymentId::from_bytes([7; 16]),
            store,
            clock: Arc::<TestClock>::clone(&clock),
            random: Arc::new(SystemRandom::new().expect("randomness")),
            rotation_seconds: 30 * 24 * 3600,
            notices: Some(NoticePolicy { overdue_hours: 8 }),
            relying_party: RelyingParty::at("https://portal.example"),
            secrets: Arc::new(ServerSecrets::generate(&mut rng())),
        };
        Self {
            portal,
            clock,
            _folder: folder,
        }
    }

    /// Adds a member with the password `password of NAME`.
    pub(crate) async fn hire(&self, name: &str, role: StaffRole, of: Option<&str>) -> Colleague {
        let mut rng = rng();
        let password = format!("password of {name}");
        let account = Account::new(&self.portal.deployment, name).expect("a name");
        let (client, request) = ClientRegistration::start(password.as_bytes(), &mut rng).expect("started");
        let response = self
            .portal
            .secrets
            .opaque()
            .register(&request, &account)
            .expect("answered");
        let (upload, _) = client.finish(&response, &account, &mut rng).expect("finished");
        let mut secret = [0; TOTP_SECRET_BYTES];
        rng.fill_bytes(&mut secret);
        let id = MemberId::generate(&mut rng);
        let member = StoredMember {
            id,
            name: name.to_owned(),
            display_name: format!("{name} of the staff"),
            role,
            centre_id: of.map(centre),
            active: true,
            opaque_record: PasswordRecord::from_upload(&upload).expect("a record").to_bytes(),
            vault: vec![1, 2, 3],
            public_keys: vec![4, 5, 6],
            sealed_totp_secret: self
                .portal
                .secrets
                .seal_totp_secret(&secret, &self.portal.deployment, &id, &mut rng),
            last_totp_step: 0,
        };
        let key = of.map(key_of);
        self.portal
            .store
            .write(move |connection| -> StoreResult<()> {
                members::insert(connection, member)?;
                if let Some(key) = key {
                    keys::seal_to(connection, &key, &id, b"sealed", b"mark")?;
                }
                Ok(())
            })
            .await
            .expect("hired");
        Colleague {
            id,
            name: name.to_owned(),
            password,
            factor: SecondFactor::new(&secret),
        }
    }

    /// A colleague as the database has her.
    pub(crate) async fn member(&self, colleague: &Colleague) -> StoredMember {
        let id = colleague.id;
        let found = self.portal.store.read(move |connection| members::find(connection, &id));
        found.await.expect("read").expect("hired")
    }

    /// The code of the second factor at this moment.
    pub(crate) fn code(&self, colleague: &Colleague) -> String {
        colleague.factor.code_at(self.clock.now())
    }

    /// Begins a sign-in and proves a password: what is needed to finish.
    pub(crate) async fn prove(&self, name: &str, password: &str) -> Result<Finish, SignInError> {
        let mut rng = rng();
        let (client, request) = ClientSignIn::start(password.as_bytes(), &mut rng).expect("started");
        let begun = sign_in::start(&self.portal, name, &request, None).await?;
        let account = Account::new(&self.portal.deployment, name).expect("a name");
        // A wrong password shows in the client already; a liar sends something of the right form.
        let liar = [&[1], &[0; 64][..]].concat();
        let finalization = client
            .finish(&begun.response, &account, &mut rng)
            .map_or(liar, |(message, _)| message);
        Ok(Finish {
            attempt: begun.attempt,
            finalization,
            code: None,
            recovery_code: None,
            token: None,
        })
    }

    /// Signs in with everything that is needed.
    pub(crate) async fn sign_in(&self, colleague: &Colleague) -> Result<(SessionToken, SignedIn), SignInError> {
        let finish = self.prove(&colleague.name, &colleague.password).await?;
        sign_in::finish(
            &self.portal,
            Finish {
                code: Some(self.code(colleague)),
                ..finish
            },
        )
        .await
    }
}

/// A member of staff with what only she knows.
pub(crate) struct Colleague {
    pub(crate) id: MemberId,
    pub(crate) name: String,
    pub(crate) password: String,
    factor: SecondFactor,
}

/// A reporter with a code.
pub(crate) struct Writer {
    keys: ReporterKeys,
}

impl Writer {
    pub(crate) fn new() -> Self {
        let code = AccessCode::generate(&mut rng());
        Self {
            keys: ReporterKeys::derive(&code, &DeploymentId::from_bytes([7; 16])),
        }
    }

    /// What stands in the header.
    pub(crate) fn credential(&self) -> String {
        self.keys.bearer().to_string()
    }

    pub(crate) fn bearer(&self) -> Bearer {
        Bearer::parse(&self.credential()).expect("a bearer")
    }

    /// The same thread with another capability.
    pub(crate) fn wrong_bearer(&self) -> Bearer {
        Bearer {
            thread_id: self.bearer().thread_id,
            capability: Self::new().bearer().capability,
        }
    }

    pub(crate) fn reporter_key(&self) -> Vec<u8> {
        self.keys.public_key().as_bytes().to_vec()
    }

    /// A thread for a centre, the same at every call.
    pub(crate) fn thread_for(&self, of: &str) -> ThreadToOpen {
        ThreadToOpen {
            centre_id: centre(of),
            key_id: key_of(of),
            reporter_key: self.reporter_key(),
            centre_seal: seal(CENTRE_SEAL_BYTES),
            reporter_seal: seal(REPORTER_SEAL_BYTES),
            envelope: envelope(Side::Reporter, 1, 0),
        }
    }
}

/// Bytes that look like a seal from outside.
pub(crate) fn seal(length: usize) -> Vec<u8> {
    let mut seal = vec![9; length];
    seal[0] = 1;
    seal
}

/// Bytes that look like an envelope from outside; `content` stands in for the ciphertext.
pub(crate) fn envelope_bytes(from: Side, epoch: u32, sequence: u32, content: u8) -> Vec<u8> {
    let mut bytes = vec![1, if from == Side::Reporter { 1 } else { 2 }];
    bytes.extend_from_slice(&epoch.to_be_bytes());
    bytes.extend_from_slice(&sequence.to_be_bytes());
    bytes.resize(ENVELOPE_BYTES[0], content);
    bytes
}

pub(crate) fn envelope(from: Side, sequence: u32, content: u8) -> ReceivedEnvelope {
    ReceivedEnvelope::parse(envelope_bytes(from, 1, sequence, content)).expect("well-formed")
}
