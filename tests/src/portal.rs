//! A portal of one's own for each story: a fresh database, a free port, a clock that the story moves, seeded randomness, and
//! a wire that records everything.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::JoinHandle;

use ozvise_crypto::{CentreId, CentreKeyEntry, DeploymentId, DirectoryDraft, RootPublicKey};
use ozvise_portal::application::{Application, Environment, Stopper};
use ozvise_portal::clock::Clock as _;
use ozvise_portal::config::Config;
use ozvise_portal::flows::{Auditor, ServeDirectoryError, serve_directory};
use ozvise_portal::store::deployment::StoredDeployment;
use ozvise_portal::store::{DatabaseUrl, Store, StoreError, centres, directories, keys, members, recovery_sheets};
use tempfile::TempDir;
use tokio::sync::oneshot;

use crate::clock::TestClock;
use crate::database::{Database, FreshDatabase};
use crate::device::Device;
use crate::elsewhere::Elsewhere;
use crate::founding::Founding;
use crate::http::Http;
use crate::log::CapturedLog;
use crate::mail_server::MailServer;
use crate::proxy::Proxy;
use crate::randomness::{SeededRandom, seeded};
use crate::reporter::Reporter;
use crate::staff::{Counsellor, StaffAccount, StoredSecrets};

/// When stories begin: a Saturday afternoon, 2026-11-21 14:05 UTC.
const BEGINNING: u64 = 1_795_269_900;

/// Portals started so far in this process.
static STARTED: AtomicU64 = AtomicU64::new(0);

/// A running portal. It ends when this is dropped.
pub struct Portal {
    number: u64,
    clock: TestClock,
    wire: Proxy,
    origin: String,
    elsewhere: Elsewhere,
    settings: Vec<(String, String)>,
    // The fields are dropped in this order: the portal first, then what it uses.
    server: Option<Server>,
    database: FreshDatabase,
    folder: TempDir,
}

/// The portal's own threads.
struct Server {
    stopper: Stopper,
    thread: Option<JoinHandle<()>>,
}

impl Portal {
    /// Starts one whose clock stands at the beginning of all stories.
    pub async fn start(database: Database) -> Self {
        Self::start_with(database, TestClock::at(BEGINNING), Proxy::origin, Vec::new()).await
    }

    /// Starts one that is reached by a domain, as passkeys need it.
    pub async fn start_at_a_domain(database: Database) -> Self {
        Self::start_with(database, TestClock::at(BEGINNING), at_localhost, Vec::new()).await
    }

    /// The same with a clock that shows the real time.
    pub async fn start_now_at_a_domain(database: Database) -> Self {
        Self::start_with(database, TestClock::real_now(), at_localhost, Vec::new()).await
    }

    /// Starts one whose clock shows the real time, which browsers and other processes read for themselves.
    pub async fn start_now(database: Database) -> Self {
        Self::start_with(database, TestClock::real_now(), Proxy::origin, Vec::new()).await
    }

    /// Starts one that sends its mails through this server.
    pub async fn start_with_mail(database: Database, server: &MailServer, clock: TestClock) -> Self {
        Self::start_with(database, clock, Proxy::origin, server.settings()).await
    }

    async fn start_with(
        database: Database,
        clock: TestClock,
        origin_of: fn(&Proxy) -> String,
        further: Vec<(String, String)>,
    ) -> Self {
        CapturedLog::start();
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let wire = Proxy::listen().await;
        let origin = origin_of(&wire);
        let elsewhere = Elsewhere::listen().await;
        let database = FreshDatabase::new(database);
        let folder = TempDir::with_prefix("ozvise-portal-").expect("a temporary folder");
        let secret_file = folder.path().join("secret.toml");
        Founding::get().write_secrets(&secret_file);
        found(database.url(), clock.seconds()).await;
        let settings = [
            ("OZVISE_LISTEN", "127.0.0.1:0".to_owned()),
            ("OZVISE_DATABASE_URL", database.url().to_owned()),
            ("OZVISE_SECRET_FILE", secret_file.display().to_string()),
            ("OZVISE_ORIGIN", origin.clone()),
            ("OZVISE_EXIT_URL", elsewhere.page("/pocasi")),
        ];
        let settings = settings.map(|(name, value)| (name.to_owned(), value));
        let settings = [settings.to_vec(), further].concat();
        let environment = Environment {
            clock: Arc::new(clock.clone()),
            random: Arc::new(SeededRandom::new(number)),
        };
        let server = Server::start(&settings, environment, &wire).await;
        Self {
            number,
            clock,
            wire,
            origin,
            elsewhere,
            settings,
            server: Some(server),
            database,
            folder,
        }
    }

    /// A number that no other portal of this process has, joined with the process id.
    pub fn number(&self) -> String {
        format!("{}-{}", std::process::id(), self.number)
    }

    /// The clock of this story's world.
    pub fn clock(&self) -> &TestClock {
        &self.clock
    }

    /// The wire between everybody and the portal.
    pub fn wire(&self) -> &Proxy {
        &self.wire
    }

    /// The other site, to which the exit leads: its page `/pocasi`.
    pub fn elsewhere(&self) -> &Elsewhere {
        &self.elsewhere
    }

    /// The public address, which leads to the wire.
    pub fn origin(&self) -> String {
        self.origin.clone()
    }

    /// A bare HTTP client.
    pub fn http(&self) -> Http {
        Http::new(self.origin())
    }

    /// The database.
    pub fn database(&self) -> &FreshDatabase {
        &self.database
    }

    /// The folder with everything that the portal keeps outside of its database.
    pub fn data_folder(&self) -> &Path {
        self.folder.path()
    }

    /// Ends the portal in this process. Its database, its wire and its settings stay, for a process of its own
    /// ([`Portal::settings`], [`Proxy::forward_to`]).
    pub async fn leave_to_another_process(&mut self) {
        let server = self.server.take();
        tokio::task::spawn_blocking(move || drop(server))
            .await
            .expect("the portal ends");
    }

    /// The configuration as variables of the environment, for the program `ozvise`.
    pub fn settings(&self) -> Vec<(String, String)> {
        self.settings.clone()
    }

    /// The deployment.
    pub fn deployment(&self) -> DeploymentId {
        Founding::get().deployment
    }

    /// The root's public key.
    pub fn root(&self) -> RootPublicKey {
        Founding::get().root.public_key()
    }

    /// The directory with some of it changed, signed by the root as everything else is.
    pub fn changed_directory(&self, change: impl FnOnce(&mut DirectoryDraft)) -> Vec<u8> {
        let founding = Founding::get();
        let mut draft = founding.draft(self.clock.seconds());
        draft.version += 1;
        change(&mut draft);
        draft.sign(&founding.root).expect("a valid directory")
    }

    /// What the root and the operator do when a centre has a new key: sign a directory that names it, and take it into
    /// service. Tells what was wrong with it.
    pub async fn sign_key(&self, version: u64, centre: &str, key_id: &str, public_key: &[u8]) -> Result<u64, String> {
        let founding = Founding::get();
        let key = CentreKeyEntry {
            key_id: key_id.parse().expect("an id"),
            public_key: public_key.to_vec(),
        };
        let signed = founding.directory_with(version, self.clock.seconds(), &[(centre, key)]);
        let url: DatabaseUrl = self.database.url().parse().expect("a database's address");
        let store = Store::open(&url).expect("the database opens");
        self.serve(&store, signed).await
    }

    /// Every copy of a centre's secrets that the server keeps.
    pub async fn stored_secrets(&self, centre: &str) -> Vec<StoredSecrets> {
        let url: DatabaseUrl = self.database.url().parse().expect("a database's address");
        let store = Store::open(&url).expect("the database opens");
        let centre: CentreId = centre.parse().expect("a centre's id");
        let found = store.read(move |connection| -> Result<_, StoreError> {
            let sheet = recovery_sheets::find(connection, &centre)?;
            let of_sheet = match sheet {
                Some(sheet) => recovery_sheets::seals(connection, &sheet.id)?,
                None => Vec::new(),
            };
            let mut stored = Vec::new();
            for key in keys::list(connection, &centre)? {
                let of_sheet = of_sheet.iter().filter(|seal| seal.key_id == key.id);
                let mut sealed: Vec<Vec<u8>> = of_sheet.map(|seal| seal.sealed.clone()).collect();
                for member in members::of_centre(connection, &centre)? {
                    sealed.extend(keys::seal_of(connection, &key.id, &member.id)?);
                }
                stored.push(StoredSecrets {
                    key_id: key.id,
                    sealed,
                    previous: key.previous,
                });
            }
            Ok(stored)
        });
        found.await.expect("the database answers")
    }

    async fn serve(&self, store: &Store, signed: Vec<u8>) -> Result<u64, String> {
        let (founding, now) = (Founding::get(), self.clock.seconds());
        let deployment = StoredDeployment {
            id: founding.deployment,
            root_key: *founding.root.public_key().as_bytes(),
        };
        let auditor = Auditor::of_the_command_line(deployment.id, self.clock.hour());
        let served = store
            .write(move |connection| serve_directory(connection, &deployment, signed, &auditor, now))
            .await;
        served.map_err(|error: ServeDirectoryError| error.to_string())
    }

    /// What the root and the operator do when centres have new keys: sign a directory with the newest key of each, and take
    /// it into service.
    pub async fn sign_new_keys(&self) {
        let url: DatabaseUrl = self.database.url().parse().expect("a database's address");
        let store = Store::open(&url).expect("the database opens");
        let founding = Founding::get();
        let now = self.clock.seconds();
        let (newest, entries) = store
            .read(|connection| -> Result<_, StoreError> {
                let mut entries = Vec::new();
                for centre in centres::list(connection)? {
                    if let Some(key) = keys::to_be_signed(connection, &centre.id)? {
                        let (key_id, public_key) = (key.id, key.public_key);
                        entries.push((centre.id, CentreKeyEntry { key_id, public_key }));
                    }
                }
                let newest = directories::newest(connection)?.expect("a directory");
                Ok((newest.version, entries))
            })
            .await
            .expect("the database answers");
        let changed: Vec<_> = entries.iter().map(|(id, key)| (id.as_str(), key.clone())).collect();
        self.serve(&store, founding.directory_with(newest + 1, now, &changed))
            .await
            .expect("a directory in order");
    }

    /// Somebody's device, with the pages of this portal.
    pub fn device(&self) -> Device {
        Device {
            http: self.http(),
            deployment: self.deployment(),
            root: self.root(),
            clock: self.clock.clone(),
        }
    }

    /// Somebody who opens the page for the first time. Each seed is another person.
    pub fn reporter(&self, seed: u64) -> Reporter {
        Reporter::with_new_code(self.device(), seeded(seed))
    }

    /// Somebody who types a code.
    pub fn reporter_with_code(&self, code: &str, seed: u64) -> Reporter {
        Reporter::with_code(self.device(), code, seeded(seed))
    }

    /// The account of a centre's counsellor (0) or head (1).
    pub fn staff_account(&self, centre: &str, index: usize) -> StaffAccount {
        Founding::get().accounts_of(centre).swap_remove(index)
    }

    /// The account of this name, which belongs to no centre.
    pub fn account_named(&self, name: &str) -> StaffAccount {
        Founding::get().account(name).expect("an account of the founding")
    }

    /// A centre's counsellor (0) or head (1), not signed in yet.
    pub fn counsellor(&self, centre: &str, index: usize) -> Counsellor {
        self.member(self.staff_account(centre, index))
    }

    /// Somebody with the account of this name, or, if there is none, somebody who guesses.
    pub fn member_named(&self, name: &str) -> Counsellor {
        let nobody = || StaffAccount {
            name: name.to_owned(),
            password: "a password that nobody has".to_owned(),
            totp_secret: vec![0; 20],
            centre: None,
        };
        self.member(Founding::get().account(name).unwrap_or_else(nobody))
    }

    fn member(&self, account: StaffAccount) -> Counsellor {
        // Every browser draws its own numbers.
        Counsellor::new(
            self.device(),
            account,
            seeded(STARTED.fetch_add(1, Ordering::Relaxed) << 32),
        )
    }
}

/// The wire by the domain that every machine has for itself.
fn at_localhost(wire: &Proxy) -> String {
    wire.origin().replace("127.0.0.1", "localhost")
}

/// Migrates the database and stores the founding in it.
async fn found(url: &str, now: u64) {
    let url: DatabaseUrl = url.parse().expect("a database's address");
    tokio::task::spawn_blocking({
        let url = url.clone();
        move || Store::migrate(&url).expect("the migrations run")
    })
    .await
    .expect("the migrations end");
    let store = Store::open(&url).expect("the database opens");
    store
        .write(move |connection| Founding::get().store(connection, now))
        .await
        .expect("the founding is stored");
}

impl Server {
    /// Runs the portal on a thread of its own, since it wants actix's runtime.
    async fn start(settings: &[(String, String)], environment: Environment, wire: &Proxy) -> Self {
        let variables = settings.iter().map(|(name, value)| (name.into(), value.into()));
        let config = Config::load(None, variables).expect("a complete configuration");
        let (started, ready) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            actix_rt::System::new().block_on(async move {
                let application = Application::build(config, environment)
                    .await
                    .expect("the portal starts");
                drop(started.send((application.address(), application.stopper())));
                application.run().await.expect("the portal runs");
            });
        });
        let (address, stopper) = ready.await.expect("the portal has started");
        wire.forward_to(address);
        Self {
            stopper,
            thread: Some(thread),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let stopper = self.stopper.clone();
        let thread = self.thread.take();
        // Dropped inside the story's runtime, where waiting is not allowed: another thread waits.
        let ending = std::thread::spawn(move || {
            actix_rt::System::new().block_on(async move { stopper.stop().await });
            thread.map(JoinHandle::join)
        });
        drop(ending.join());
    }
}
