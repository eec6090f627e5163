//! What there is to sign: the newest published tables with the keys in the database.

use ozvise_crypto::{CentreEntry, CentreKeyEntry, DeploymentId, DirectoryDraft};
use ozvise_routing::CentreSettings;

use crate::commands::error::CommandError;
use crate::domain::SECONDS_PER_DAY;
use crate::flows::routing::{self, PublishedTables, protocol_id};
use crate::store::{AnyConnection, StoreResult, directories, keys, routing_tables};

/// From when until when a directory is valid, in seconds since the Unix epoch.
#[derive(Debug, Clone, Copy)]
pub(in crate::commands) struct Validity {
    issued_at: u64,
    expires_at: u64,
}

impl Validity {
    pub(in crate::commands) fn days_from(now: u64, days: u16) -> Self {
        Self {
            issued_at: now,
            expires_at: now + u64::from(days) * SECONDS_PER_DAY,
        }
    }
}

/// The next directory, unsigned. It names the version and the digest of the competence table that it was made from.
pub(in crate::commands) fn compose(
    connection: &mut AnyConnection,
    deployment: DeploymentId,
    validity: Validity,
) -> Result<DirectoryDraft, CommandError> {
    // Both tables as they stand at one moment.
    routing_tables::lock(connection)?;
    let tables = routing::newest_tables(connection)?.ok_or(CommandError::NoTables)?;
    let centres = tables
        .centres
        .routed()
        .map(|centre| entry(connection, centre, &tables))
        .collect::<Result<_, _>>()?;
    Ok(DirectoryDraft {
        deployment,
        version: directories::newest(connection)?.map_or(0, |newest| newest.version) + 1,
        issued_at: validity.issued_at,
        expires_at: validity.expires_at,
        competence_version: tables.competence.version(),
        competence_digest: routing::digest_of(&tables.competence.to_bytes()),
        centres,
    })
}

fn entry(
    connection: &mut AnyConnection,
    centre: &CentreSettings,
    tables: &PublishedTables,
) -> StoreResult<CentreEntry> {
    let id = protocol_id(&centre.id)?;
    let key = keys::to_be_signed(connection, &id)?;
    Ok(CentreEntry {
        name: centre.name.to_string(),
        territory: tables.competence.territories_of(&centre.id),
        fallback: centre.fallback.as_ref().map(protocol_id).transpose()?,
        key: key.map(|key| CentreKeyEntry {
            key_id: key.id,
            public_key: key.public_key,
        }),
        accepting: centre.accepting,
        id,
    })
}
