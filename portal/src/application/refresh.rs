//! Keeps the served pages up to date with what was published: another competence table, other settings of centres, another
//! signed directory. Everybody gets the old pages until the new ones are whole, and then the new ones.

use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;
use tokio::time::MissedTickBehavior;

use crate::clock::SharedClock;
use crate::flows::routing::{PublishedTables, shown_tables};
use crate::http::LiveSite;
use crate::i18n::Texts;
use crate::pages::{SiteBundle, SiteError, SiteParameters};
use crate::store::deployment::StoredDeployment;
use crate::store::routing_tables::{self, NewestVersions};
use crate::store::{Store, StoreError};

/// How often the versions are asked for. Whoever publishes sees the result while still looking, and three questions to an
/// index every other second are nothing for the database.
const PERIOD: Duration = Duration::from_secs(2);

/// Why the pages stay as they are.
#[derive(Debug, Error)]
pub enum RefreshError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The tables were never filled.
    #[error("the database has no competence table")]
    NoTables,
    /// The new pages cannot be made.
    #[error(transparent)]
    Site(#[from] SiteError),
    /// Making them broke off.
    #[error("rendering the pages broke off")]
    BrokenOff,
}

/// Where the facts on the pages come from.
#[derive(Clone)]
pub(super) struct Source {
    pub(super) store: Store,
    pub(super) deployment: StoredDeployment,
    pub(super) clock: SharedClock,
}

impl Source {
    /// The tables to show, and the versions that were the newest before they were read: what is published in between is
    /// noticed the next time.
    pub(super) async fn read(&self) -> Result<(NewestVersions, PublishedTables), RefreshError> {
        let (deployment, now) = (self.deployment.clone(), self.clock.now());
        self.store
            .read(move |connection| {
                let versions = routing_tables::newest_versions(connection)?;
                let tables = shown_tables(connection, &deployment, now)?;
                Ok((versions, tables.ok_or(RefreshError::NoTables)?))
            })
            .await
    }
}

/// Makes the pages anew when what they are made of has changed.
pub struct SiteRefresher {
    pub(super) source: Source,
    pub(super) texts: Arc<Texts>,
    pub(super) parameters: SiteParameters,
    pub(super) site: LiveSite,
    /// What the served pages were made of.
    pub(super) shown: NewestVersions,
}

impl SiteRefresher {
    /// Looks for something newer and serves it; tells whether there was anything.
    ///
    /// # Errors
    /// [`RefreshError`]; the pages stay as they are then.
    pub async fn refresh(&mut self) -> Result<bool, RefreshError> {
        if self.source.store.read(routing_tables::newest_versions).await? == self.shown {
            return Ok(false);
        }
        let (versions, tables) = self.source.read().await?;
        let (texts, parameters) = (Arc::clone(&self.texts), self.parameters.clone());
        // Rendering and compressing take a while, in which requests go on being answered.
        let bundle = tokio::task::spawn_blocking(move || {
            SiteBundle::build(&texts, &parameters, &tables.competence, &tables.centres)
        });
        let bundle = bundle.await.map_err(|_| RefreshError::BrokenOff)??;
        self.site.replace(&bundle);
        self.shown = versions;
        tracing::info!(
            competence = versions.competence,
            centres = versions.centres,
            directory = versions.directory,
            "the pages were made anew"
        );
        Ok(true)
    }

    /// Refreshes for ever.
    pub(super) async fn watch(mut self) {
        let mut ticks = tokio::time::interval(PERIOD);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut is_failing = false;
        loop {
            ticks.tick().await;
            let result = self.refresh().await;
            // Said once, not every time.
            if let (Err(error), false) = (&result, is_failing) {
                tracing::error!(%error, "the pages cannot be made anew and stay as they are");
            }
            is_failing = result.is_err();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ozvise_crypto::{DeploymentId, RootSecret};
    use ozvise_routing::{CentreSettings, Competence, SettingsTable};

    use super::{RefreshError, SiteRefresher, Source};
    use crate::clock::SystemClock;
    use crate::flows::routing::{fill_tables, publish_centres};
    use crate::http::LiveSite;
    use crate::i18n::Texts;
    use crate::pages::{SiteBundle, SiteParameters};
    use crate::store::deployment::StoredDeployment;
    use crate::store::routing_tables::NewestVersions;
    use crate::store::{DatabaseUrl, Store};

    #[actix_web::test]
    async fn pages_are_made_anew_once_for_each_publication() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = DatabaseUrl::Sqlite(folder.path().join("test.db"));
        Store::migrate(&url).expect("migrated");
        let store = Store::open(&url).expect("opened");
        let deployment = StoredDeployment {
            id: DeploymentId::from_bytes([7; 16]),
            root_key: *RootSecret::from_bytes(&[3; 32])
                .expect("32 bytes")
                .public_key()
                .as_bytes(),
        };
        let parameters = SiteParameters {
            deployment_id: deployment.id.to_string(),
            root_public_key: "AAAA".to_owned(),
            origin: "https://portal.example".to_owned(),
            exit_url: "https://exit.example/".to_owned(),
            contact: None,
            demonstration: false,
            staff_idle_lock_seconds: SiteParameters::STAFF_IDLE_LOCK_SECONDS,
        };
        let texts = Texts::load().expect("valid texts");
        let bundle = SiteBundle::build(&texts, &parameters, Competence::embedded(), SettingsTable::embedded());
        let mut refresher = SiteRefresher {
            source: Source {
                store: store.clone(),
                deployment: deployment.clone(),
                clock: Arc::new(SystemClock),
            },
            texts: Arc::new(texts),
            parameters,
            site: LiveSite::prepare(&bundle.expect("complete pages")),
            shown: NewestVersions {
                competence: 1,
                centres: 1,
                directory: 0,
            },
        };
        assert!(matches!(refresher.refresh().await, Err(RefreshError::NoTables)));
        store
            .write(|connection| fill_tables(connection, 1))
            .await
            .expect("filled");
        assert!(!refresher.refresh().await.expect("asked"), "they are shown already");

        let rows = SettingsTable::embedded().iter().map(|centre| CentreSettings {
            reply_hours: Some(8),
            ..centre.clone()
        });
        let rows = rows.collect();
        store
            .write(move |connection| publish_centres(connection, &deployment, 1, rows, 2))
            .await
            .expect("published");
        assert!(refresher.refresh().await.expect("rendered"));
        assert!(!refresher.refresh().await.expect("asked"));
        assert_eq!(refresher.shown.centres, 2);
    }
}
