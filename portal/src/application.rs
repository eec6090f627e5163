//! Puts the parts together, the same way for the command line and for the tests.

mod notices;
mod refresh;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use ozvise_crypto::{DirectoryError, RootPublicKey, UnverifiedDirectory};
use thiserror::Error;

use crate::clock::{SharedClock, SystemClock};
use crate::config::{Config, Origin};
use crate::domain::RelyingParty;
use crate::flows::{self, Live, NoticePolicy, Portal};
use crate::http::{self, HttpSettings, LiveSite};
use crate::i18n::{TextError, Texts};
use crate::mail::{MailSetupError, Mailer};
use crate::pages::{SiteBundle, SiteError, SiteParameters};
use crate::random::{NoRandomness, SharedRandom, SystemRandom};
use crate::secrets::{SecretsError, ServerSecrets};
use crate::store::deployment::StoredDeployment;
use crate::store::{SchemaState, Store, StoreError, deployment, directories};

pub use notices::NoticeService;
use refresh::Source;
pub use refresh::{RefreshError, SiteRefresher};

/// What the portal takes from its surroundings and a test may choose.
#[derive(Clone)]
pub struct Environment {
    /// The time.
    pub clock: SharedClock,
    /// Randomness.
    pub random: SharedRandom,
}

impl Environment {
    /// The clock and the randomness of the operating system.
    ///
    /// # Errors
    /// [`NoRandomness`] if it gives none.
    pub fn of_the_system() -> Result<Self, NoRandomness> {
        Ok(Self {
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandom::new()?),
        })
    }
}

/// Why the portal does not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// The database cannot be used.
    #[error("database_url: {0}")]
    Store(#[from] StoreError),
    /// There is no SQLite file.
    #[error("database_url: there is no database; run `ozvise init` for a new portal, or correct the path")]
    NoDatabase,
    /// The database is older than the program.
    #[error("the database lacks {pending} migration(s); make a backup and run `ozvise migrate`")]
    NotMigrated {
        /// How many.
        pending: usize,
    },
    /// The database is newer than the program.
    #[error("the database was migrated by a newer ozvise; run that one")]
    TooNew,
    /// The database belongs to no installation.
    #[error("the database has no deployment id; run `ozvise init`")]
    NoDeployment,
    /// There is no directory to serve.
    #[error("there is no signed directory of centres; run `ozvise directory sign`")]
    NoDirectory,
    /// No client would take the directory.
    #[error("the stored directory of centres is not valid ({0}); run `ozvise directory sign`")]
    Directory(DirectoryError),
    /// There are no tables to make the pages of.
    #[error("the database has no competence table; run `ozvise migrate`")]
    NoTables,
    /// The server's secret cannot be used.
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    /// A text is missing.
    #[error("texts: {0}")]
    Texts(#[from] TextError),
    /// A page cannot be rendered.
    #[error("pages: {0}")]
    Pages(#[from] SiteError),
    /// Mail cannot be sent.
    #[error(transparent)]
    Mail(#[from] MailSetupError),
    /// The address cannot be listened on.
    #[error("listen: {address} cannot be used: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
}

/// A portal that is ready to run: its address is bound, and everything it needs was found and checked.
pub struct Application {
    address: SocketAddr,
    origin: Origin,
    server: Server,
    refresher: SiteRefresher,
    portal: Portal,
    live: Live,
    mailer: Option<Mailer>,
}

/// Ends a running portal.
#[derive(Clone)]
pub struct Stopper {
    server: ServerHandle,
    live: Live,
}

impl Stopper {
    /// Takes no new requests, lets those under way end, and waits for it. Listening, which would never end, ends at once.
    pub async fn stop(&self) {
        self.live.end();
        self.server.stop(true).await;
    }
}

impl Application {
    /// Checks the database, renders the pages and binds the address. Requests are answered once [`Application::run`] is
    /// awaited. Needs the runtime of actix.
    ///
    /// # Errors
    /// [`StartError`] says what is missing and what to do.
    pub async fn build(config: Config, environment: Environment) -> Result<Self, StartError> {
        let secrets = ServerSecrets::read(&config.secret_file)?;
        let store = match Store::open(&config.database) {
            Err(StoreError::NoFile) => return Err(StartError::NoDatabase),
            other => other?,
        };
        let deployment = check_database(&store, &environment).await?;
        let listener = bind(config.listen)?;
        let address = listener.local_addr().map_err(|source| StartError::Listen {
            address: config.listen,
            source,
        })?;
        let origin = config.origin.unwrap_or_else(|| Origin::of_listener(address));

        let texts = Texts::load()?;
        let root_key = root_key(&deployment)?;
        let parameters = SiteParameters {
            deployment_id: deployment.id.to_string(),
            root_public_key: root_key.to_string(),
            origin: origin.as_str().to_owned(),
            exit_url: config.exit_url.to_string(),
            contact: config.contact,
            demonstration: config.demonstration,
            staff_idle_lock_seconds: SiteParameters::STAFF_IDLE_LOCK_SECONDS,
        };
        let source = Source {
            store: store.clone(),
            deployment: deployment.clone(),
            clock: Arc::clone(&environment.clock),
        };
        let (shown, tables) = source.read().await?;
        let texts = Arc::new(texts);
        let mailer = config
            .mail
            .as_ref()
            .map(|mail| Mailer::prepare(mail.settings.clone(), Arc::clone(&texts)))
            .transpose()?;
        let bundle = SiteBundle::build(&texts, &parameters, &tables.competence, &tables.centres)?;
        let site = LiveSite::prepare(&bundle);
        let portal = Portal {
            deployment: deployment.id,
            store,
            clock: environment.clock,
            random: environment.random,
            rotation_seconds: config.rotation_seconds,
            notices: config.mail.as_ref().map(|mail| NoticePolicy {
                overdue_hours: mail.overdue_hours,
            }),
            relying_party: RelyingParty::at(origin.as_str()),
            secrets: Arc::new(secrets),
        };
        let live = Live::default();
        let settings = HttpSettings::prepare(portal.clone(), live.clone(), site.clone(), &texts, &origin, config.hsts)?;
        let server = http::serve(listener, settings).map_err(|source| StartError::Listen {
            address: config.listen,
            source,
        })?;
        Ok(Self {
            address,
            origin,
            server,
            refresher: SiteRefresher {
                source,
                texts,
                parameters,
                site,
                shown,
            },
            portal,
            live,
            mailer,
        })
    }

    /// The address that is listened on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The public address.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// What ends the portal while it runs.
    #[must_use]
    pub fn stopper(&self) -> Stopper {
        Stopper {
            server: self.server.handle(),
            live: self.live.clone(),
        }
    }

    /// What tells staff by mail; none where no mail is configured. It is to be run beside the portal.
    pub fn notices(&mut self) -> Option<NoticeService> {
        let (portal, mailer) = (self.portal.clone(), self.mailer.take()?);
        Some(NoticeService { portal, mailer })
    }

    /// Answers requests until it is stopped, with pages that follow what is published.
    ///
    /// # Errors
    /// When the server cannot go on.
    pub async fn run(self) -> io::Result<()> {
        let refreshing = actix_rt::spawn(self.refresher.watch());
        let warning = actix_rt::spawn(watch_directory(self.portal.clone()));
        let (live, portal) = (self.live, self.portal);
        let looking = actix_rt::spawn(async move { live.watch(&portal).await });
        let ended = self.server.await;
        refreshing.abort();
        warning.abort();
        looking.abort();
        ended
    }
}

/// How often the directory is looked at: an hour is nothing beside the two weeks of the warning.
const WATCH_INTERVAL: Duration = Duration::from_secs(60 * 60);

/// Warns in the log while the directory expires soon: at the start and then every hour.
async fn watch_directory(portal: Portal) {
    let mut hours = tokio::time::interval(WATCH_INTERVAL);
    loop {
        hours.tick().await;
        flows::warn_of_expiry(&portal).await;
    }
}

/// The schema is current, and there are a deployment and a directory of its root.
async fn check_database(store: &Store, environment: &Environment) -> Result<StoredDeployment, StartError> {
    match store.schema_state().await? {
        SchemaState::Current => {}
        SchemaState::Behind { pending } => return Err(StartError::NotMigrated { pending }),
        SchemaState::Ahead => return Err(StartError::TooNew),
    }
    let deployment = store.read(deployment::get).await?.ok_or(StartError::NoDeployment)?;
    let directory = store.read(directories::newest).await?.ok_or(StartError::NoDirectory)?;
    let root = root_key(&deployment)?;
    let unverified = UnverifiedDirectory::parse(&directory.signed).map_err(StartError::Directory)?;
    match unverified.verify(&root, &deployment.id, environment.clock.now()) {
        Ok(_) => {}
        // The inbox and existing threads work on, so the portal starts; clients refuse new threads and say so.
        // The watch tells the log.
        Err(DirectoryError::Expired | DirectoryError::NotYetValid) => {}
        Err(error) => return Err(StartError::Directory(error)),
    }
    Ok(deployment)
}

impl From<RefreshError> for StartError {
    fn from(error: RefreshError) -> Self {
        match error {
            RefreshError::Store(error) => Self::Store(error),
            RefreshError::NoTables => Self::NoTables,
            RefreshError::Site(error) => Self::Pages(error),
            RefreshError::BrokenOff => Self::Store(StoreError::BrokenOff),
        }
    }
}

fn root_key(deployment: &StoredDeployment) -> Result<RootPublicKey, StoreError> {
    RootPublicKey::from_bytes(&deployment.root_key).map_err(|_| StoreError::Corrupt("root key"))
}

fn bind(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).map_err(|source| StartError::Listen { address, source })
}
