//! What there is to sign: the centres of the routing table with the keys in the database.

use ozvise_crypto::{CentreEntry, CentreId, CentreKeyEntry, DeploymentId, DirectoryDraft};
use ozvise_routing::{Centres, Competence};
use sha2::{Digest as _, Sha256};

use crate::commands::error::CommandError;
use crate::store::centres::StoredCentre;
use crate::store::{AnyConnection, StoreError, centres, directories, keys};

const SECONDS_PER_DAY: u64 = 24 * 60 * 60;

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

/// Adds the centres of the routing table that the database does not have yet.
pub(in crate::commands) fn add_missing_centres(connection: &mut AnyConnection) -> Result<(), CommandError> {
    let stored = centres::list(connection)?;
    for id in routed_centres()? {
        if !stored.iter().any(|centre| centre.id == id) {
            centres::insert(connection, &id, true)?;
        }
    }
    Ok(())
}

/// The next directory, unsigned.
pub(in crate::commands) fn compose(
    connection: &mut AnyConnection,
    deployment: DeploymentId,
    validity: Validity,
) -> Result<DirectoryDraft, CommandError> {
    let competence = Competence::embedded();
    let centres = centres::list(connection)?
        .into_iter()
        .map(|centre| entry(connection, centre, competence))
        .collect::<Result<_, _>>()?;
    Ok(DirectoryDraft {
        deployment,
        version: directories::newest(connection)?.map_or(0, |newest| newest.version) + 1,
        issued_at: validity.issued_at,
        expires_at: validity.expires_at,
        competence_version: competence.version(),
        competence_digest: Sha256::digest(competence.to_bytes()).into(),
        centres,
    })
}

fn entry(
    connection: &mut AnyConnection,
    centre: StoredCentre,
    competence: &Competence,
) -> Result<CentreEntry, CommandError> {
    let unknown = || CommandError::UnknownCentre(centre.id.to_string());
    let id: ozvise_routing::CentreId = centre.id.as_str().parse().map_err(|_| unknown())?;
    let facts = Centres::embedded().get(&id).ok_or_else(unknown)?;
    let key = keys::to_be_signed(connection, &centre.id)?;
    Ok(CentreEntry {
        name: facts.name.to_string(),
        territory: competence.territories_of(&id),
        // The routing table names no fallbacks yet.
        fallback: None,
        key: key.map(|key| CentreKeyEntry {
            key_id: key.id,
            public_key: key.public_key,
        }),
        accepting: centre.accepting,
        id: centre.id,
    })
}

/// The centres that people are led to, under the protocol's type for the same ids.
fn routed_centres() -> Result<Vec<CentreId>, StoreError> {
    Centres::embedded()
        .routed()
        .map(|centre| {
            centre
                .id
                .as_str()
                .parse()
                .map_err(|_| StoreError::Corrupt("centre id of the routing table"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::routed_centres;

    #[test]
    fn every_routed_centre_has_an_id_of_the_protocol() {
        let ids = routed_centres().expect("all of them");
        assert!(ids.iter().any(|id| id.as_str() == "praha"));
        assert!(ids.len() >= 14, "every region has at least one");
    }
}
