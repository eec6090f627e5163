//! What a process of the portal does every minute, done when a story wants it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

use ozvise_portal::config::Config;
use ozvise_portal::flows::{self, Delivered, NoticePolicy};
use ozvise_portal::i18n::Texts;
use ozvise_portal::mail::Mailer;
use ozvise_portal::secrets::ServerSecrets;
use ozvise_portal::store::Store;

use crate::portal::Portal;
use crate::randomness::SeededRandom;

/// Processes so far, each of which draws other random numbers than those before it.
static STARTED: AtomicU64 = AtomicU64::new(0);

/// Read once: a story of some weeks has a postman for each hour.
static TEXTS: LazyLock<Arc<Texts>> = LazyLock::new(|| Arc::new(Texts::load().expect("the texts")));

/// A process that plans and sends the mails of a portal. Each one has its own connection to the database.
pub struct Postman {
    portal: flows::Portal,
    mailer: Mailer,
}

impl Postman {
    /// One of this portal.
    pub fn of(portal: &Portal) -> Self {
        Self::with(portal, &[])
    }

    /// The same with some settings changed.
    pub fn with(portal: &Portal, changed: &[(&str, String)]) -> Self {
        let changed = changed.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        let variables = portal.settings().into_iter().chain(changed);
        let variables = variables.map(|(name, value)| (name.into(), value.into()));
        let config = Config::load(None, variables).expect("a complete configuration");
        let mail = config.mail.expect("a portal that sends mail");
        let texts = Arc::clone(&TEXTS);
        Self {
            portal: flows::Portal {
                deployment: portal.deployment(),
                store: Store::open(&config.database).expect("the database opens"),
                clock: Arc::new(portal.clock().clone()),
                random: Arc::new(SeededRandom::new(1_000_000 + STARTED.fetch_add(1, Ordering::Relaxed))),
                rotation_seconds: config.rotation_seconds,
                relying_party: None,
                notices: Some(NoticePolicy {
                    overdue_hours: mail.overdue_hours,
                }),
                secrets: Arc::new(ServerSecrets::read(&config.secret_file).expect("the secrets")),
            },
            mailer: Mailer::prepare(mail.settings, texts).expect("mail is set up"),
        }
    }

    /// Plans what is to be told.
    pub async fn plan(&self) {
        flows::plan_notices(&self.portal).await.expect("planned");
    }

    /// Sends what is due.
    pub async fn deliver(&self) -> Delivered {
        flows::deliver_notices(&self.portal, &self.mailer)
            .await
            .expect("delivered")
    }

    /// Both.
    pub async fn round(&self) -> Delivered {
        self.plan().await;
        self.deliver().await
    }
}
