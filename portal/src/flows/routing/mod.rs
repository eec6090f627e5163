//! The published tables that routing rests on: the competence table and the settings of centres.
//!
//! Every function here is for a transaction of the caller's. What is published stays as it is: a change is a new version.
//! None of this touches a thread.

mod publish_centres;
mod publish_competence;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use ozvise_crypto::{DirectoryError, RootPublicKey, UnverifiedDirectory};
use ozvise_routing::{CentreSettings, Competence, Places, Register, SettingsTable, Territories};
use sha2::{Digest as _, Sha256};

use crate::store::deployment::StoredDeployment;
use crate::store::routing_tables::{self, StoredTable, TableKind};
use crate::store::{AnyConnection, StoreError, StoreResult, centres, directories};

pub use publish_centres::{CentresFault, PublishCentresError, centres_faults, publish_centres};
pub use publish_competence::{PublishCompetenceError, publish_competence};

/// The two tables together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedTables {
    /// Which centre is competent where.
    pub competence: Competence,
    /// The settings of the centres.
    pub centres: SettingsTable,
}

/// What became of a table that was to be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// It is the newest now, under this number.
    As(u32),
    /// The newest one, of this number, says the same already.
    Unchanged(u32),
}

/// The newest tables; `None` before they were filled.
///
/// # Errors
/// [`StoreError`].
pub fn newest_tables(connection: &mut AnyConnection) -> StoreResult<Option<PublishedTables>> {
    let competence = routing_tables::newest(connection, TableKind::Competence)?;
    let centres = routing_tables::newest(connection, TableKind::Centres)?;
    match (competence, centres) {
        (Some(competence), Some(centres)) => Ok(Some(PublishedTables {
            competence: competence_of(&competence)?,
            centres: centres_of(&centres)?,
        })),
        _ => Ok(None),
    }
}

/// The tables that the pages are made of: the competence that the served directory carries, which is the one that clients
/// route by, and else the newest; the newest settings.
///
/// # Errors
/// [`StoreError`].
pub fn shown_tables(
    connection: &mut AnyConnection,
    deployment: &StoredDeployment,
    now: u64,
) -> StoreResult<Option<PublishedTables>> {
    let served = served_competence(connection, deployment, now)?;
    let newest = newest_tables(connection)?;
    Ok(newest.map(|newest| PublishedTables {
        competence: served.unwrap_or(newest.competence),
        centres: newest.centres,
    }))
}

/// The competence table that the newest directory carries, if clients take that directory at this moment and the table is
/// one of those that were published here.
///
/// # Errors
/// [`StoreError`].
pub fn served_competence(
    connection: &mut AnyConnection,
    deployment: &StoredDeployment,
    now: u64,
) -> StoreResult<Option<Competence>> {
    let Some(stored) = directories::newest(connection)? else {
        return Ok(None);
    };
    let root = RootPublicKey::from_bytes(&deployment.root_key).map_err(|_| StoreError::Corrupt("root key"))?;
    let verified =
        UnverifiedDirectory::parse(&stored.signed).and_then(|found| found.verify(&root, &deployment.id, now));
    let directory = match verified {
        Ok(directory) => directory,
        // Nobody routes by it now.
        Err(DirectoryError::Expired | DirectoryError::NotYetValid) => return Ok(None),
        Err(_) => return Err(StoreError::Corrupt("signed directory")),
    };
    match routing_tables::get(connection, TableKind::Competence, directory.competence_version())? {
        Some(table) if table.digest == *directory.competence_digest() => Ok(Some(competence_of(&table)?)),
        _ => Ok(None),
    }
}

/// One version of the competence table.
///
/// # Errors
/// [`StoreError`].
pub fn competence(connection: &mut AnyConnection, version: u32) -> StoreResult<Option<Competence>> {
    let stored = routing_tables::get(connection, TableKind::Competence, version)?;
    stored.as_ref().map(competence_of).transpose()
}

/// One version of the settings of centres.
///
/// # Errors
/// [`StoreError`].
pub fn settings(connection: &mut AnyConnection, version: u32) -> StoreResult<Option<SettingsTable>> {
    let stored = routing_tables::get(connection, TableKind::Centres, version)?;
    stored.as_ref().map(centres_of).transpose()
}

/// The newest settings of the centres; `None` before they were filled.
///
/// # Errors
/// [`StoreError`].
pub fn newest_settings(connection: &mut AnyConnection) -> StoreResult<Option<SettingsTable>> {
    let stored = routing_tables::newest(connection, TableKind::Centres)?;
    stored.as_ref().map(centres_of).transpose()
}

/// Fills what is empty with the tables that are compiled in, as version 1, and adds the centres that people are led to.
/// What was published is left alone.
///
/// # Errors
/// [`StoreError`].
pub fn fill_tables(connection: &mut AnyConnection, now: u64) -> StoreResult<()> {
    routing_tables::lock(connection)?;
    if routing_tables::newest(connection, TableKind::Centres)?.is_none() {
        let stored = centres::list(connection)?;
        // A centre of an older portal may have been switched off.
        let rows = SettingsTable::embedded().iter().map(|centre| CentreSettings {
            accepting: stored
                .iter()
                .find(|known| known.id.as_str() == centre.id.as_str())
                .map_or(centre.accepting, |known| known.accepting && centre.routed),
            ..centre.clone()
        });
        let first = SettingsTable::from_rows(1, rows.collect());
        let first = first.map_err(|_| StoreError::Corrupt("table of centres in the program"))?;
        insert(connection, TableKind::Centres, first.version(), first.to_bytes(), now)?;
        publish_centres::follow(connection, &first)?;
    }
    if routing_tables::newest(connection, TableKind::Competence)?.is_none() {
        let first = Competence::embedded();
        insert(
            connection,
            TableKind::Competence,
            first.version(),
            first.to_bytes(),
            now,
        )?;
    }
    Ok(())
}

/// What a competence table is checked against: the districts and municipalities of the country, and these centres.
#[must_use]
pub fn register(centres: &SettingsTable) -> Register {
    Register {
        districts: Territories::embedded()
            .districts()
            .iter()
            .map(|district| district.code)
            .collect(),
        municipalities: Places::embedded()
            .municipalities()
            .map(|place| place.code)
            .collect::<BTreeSet<_>>(),
        centres: centres
            .iter()
            .map(|centre| (centre.id.clone(), centre.routed))
            .collect(),
    }
}

/// The id of a centre as the protocol has it: both types take the same texts.
///
/// # Errors
/// [`StoreError::Corrupt`] for an id that the protocol would not take.
pub fn protocol_id(id: &ozvise_routing::CentreId) -> StoreResult<ozvise_crypto::CentreId> {
    id.as_str().parse().map_err(|_| StoreError::Corrupt("centre id"))
}

/// SHA-256 of a table's canonical bytes, by which a directory names it.
#[must_use]
pub fn digest_of(content: &[u8]) -> [u8; 32] {
    Sha256::digest(content).into()
}

fn insert(
    connection: &mut AnyConnection,
    kind: TableKind,
    version: u32,
    content: Vec<u8>,
    now: u64,
) -> StoreResult<()> {
    let table = StoredTable {
        version,
        digest: digest_of(&content),
        content,
        published_at: now,
    };
    routing_tables::insert(connection, kind, &table)
}

fn competence_of(stored: &StoredTable) -> StoreResult<Competence> {
    let table = text_of(stored).and_then(|text| Competence::parse(text).ok());
    table
        .filter(|table| table.version() == stored.version)
        .ok_or(StoreError::Corrupt("competence table"))
}

fn centres_of(stored: &StoredTable) -> StoreResult<SettingsTable> {
    let table = text_of(stored).and_then(|text| SettingsTable::parse(text).ok());
    table
        .filter(|table| table.version() == stored.version)
        .ok_or(StoreError::Corrupt("table of centres"))
}

/// The text of a table whose bytes are those that were published.
fn text_of(stored: &StoredTable) -> Option<&str> {
    let text = std::str::from_utf8(&stored.content).ok()?;
    (digest_of(&stored.content) == stored.digest).then_some(text)
}
