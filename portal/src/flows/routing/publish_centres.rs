//! The operator publishes the settings of centres.

use ozvise_crypto::MAX_CENTRES;
use ozvise_routing::{CentreId, CentreSettings, Competence, SettingsFault, SettingsTable};
use thiserror::Error;

use super::{Published, newest_tables, protocol_id, served_competence};
use crate::store::deployment::StoredDeployment;
use crate::store::routing_tables::{self, TableKind};
use crate::store::{AnyConnection, StoreError, StoreResult, centres};

/// What is wrong with settings that fit together in themselves.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CentresFault {
    /// The settings contradict each other.
    #[error(transparent)]
    Settings(#[from] SettingsFault),
    /// A centre that is competent somewhere is missing.
    #[error(
        "the centre {0} is missing, but is competent somewhere; publish another competence table and sign a directory first"
    )]
    MissingCompetent(CentreId),
    /// A centre that is competent somewhere is not routed.
    #[error(
        "routed: the centre {0} is competent somewhere; publish another competence table and sign a directory first"
    )]
    NotRoutedCompetent(CentreId),
    /// A centre that has threads or staff is missing.
    #[error("the centre {0} is missing, but has threads or members of staff; set routed and accepting to no instead")]
    MissingInUse(CentreId),
    /// The signed directory would not take so many.
    #[error("there are {0} routed centres, but the signed directory takes {MAX_CENTRES} at most")]
    TooMany(usize),
}

/// Why the settings were not published.
#[derive(Debug, Error)]
pub enum PublishCentresError {
    /// There is nothing that they could follow.
    #[error("there are no settings of centres yet; run `ozvise migrate`")]
    NoTables,
    /// Somebody else was faster.
    #[error("version {newest} was published meanwhile; look at it, make the change again and publish that")]
    Meanwhile {
        /// The number of that one.
        newest: u32,
    },
    /// They contradict each other or what they are used for.
    #[error("the settings have {} fault(s), the first one: {}", .0.len(), .0.first().map(ToString::to_string).unwrap_or_default())]
    Faulty(Vec<CentresFault>),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Everything that is wrong with the rows, by themselves and for what there is: competence, threads, staff.
///
/// # Errors
/// [`StoreError`].
pub fn centres_faults(
    connection: &mut AnyConnection,
    deployment: &StoredDeployment,
    rows: &[CentreSettings],
    now: u64,
) -> StoreResult<Vec<CentresFault>> {
    let mut faults: Vec<CentresFault> = ozvise_routing::check_settings(rows)
        .into_iter()
        .map(Into::into)
        .collect();
    let routed = rows.iter().filter(|row| row.routed).count();
    if u64::try_from(routed).is_ok_and(|routed| routed > MAX_CENTRES) {
        faults.push(CentresFault::TooMany(routed));
    }
    // The newest table will be signed, the served one is what clients route by.
    let newest = newest_tables(connection)?.map(|tables| tables.competence);
    let served = served_competence(connection, deployment, now)?;
    let is_competent = |id: &CentreId| {
        let names = |table: &Competence| table.centres().any(|centre| centre == id);
        newest.as_ref().is_some_and(names) || served.as_ref().is_some_and(names)
    };
    for row in rows.iter().filter(|row| !row.routed && is_competent(&row.id)) {
        faults.push(CentresFault::NotRoutedCompetent(row.id.clone()));
    }
    let Some(before) = newest_tables(connection)?.map(|tables| tables.centres) else {
        return Ok(faults);
    };
    for centre in before
        .iter()
        .filter(|centre| rows.iter().all(|row| row.id != centre.id))
    {
        if is_competent(&centre.id) {
            faults.push(CentresFault::MissingCompetent(centre.id.clone()));
        } else if centres::is_in_use(connection, &protocol_id(&centre.id)?)? {
            faults.push(CentresFault::MissingInUse(centre.id.clone()));
        }
    }
    Ok(faults)
}

/// Publishes the rows as the version after `base`, which the operator has seen. Whether a centre takes threads, and new
/// centres, take effect on the server at once; what stands in the directory when one is signed.
///
/// # Errors
/// [`PublishCentresError`]; nothing is published then.
pub fn publish_centres(
    connection: &mut AnyConnection,
    deployment: &StoredDeployment,
    base: u32,
    rows: Vec<CentreSettings>,
    now: u64,
) -> Result<Published, PublishCentresError> {
    routing_tables::lock(connection)?;
    let newest = newest_tables(connection)?.ok_or(PublishCentresError::NoTables)?.centres;
    if newest.version() != base {
        return Err(PublishCentresError::Meanwhile {
            newest: newest.version(),
        });
    }
    let faults = centres_faults(connection, deployment, &rows, now)?;
    if !faults.is_empty() {
        return Err(PublishCentresError::Faulty(faults));
    }
    let table = SettingsTable::from_rows(base + 1, rows)
        .map_err(|faults| PublishCentresError::Faulty(faults.into_iter().map(Into::into).collect()))?;
    if table.with_version(base) == newest {
        return Ok(Published::Unchanged(base));
    }
    super::insert(connection, TableKind::Centres, table.version(), table.to_bytes(), now)?;
    follow(connection, &table)?;
    Ok(Published::As(table.version()))
}

/// Brings the centres of this installation in line with the settings. A centre that left the table stays stored, since
/// its number of threads must never be used again, and takes no new ones.
pub(super) fn follow(connection: &mut AnyConnection, table: &SettingsTable) -> StoreResult<()> {
    let stored = centres::list(connection)?;
    for known in &stored {
        let settings = table.iter().find(|centre| centre.id.as_str() == known.id.as_str());
        let accepting = settings.is_some_and(|centre| centre.accepting);
        if accepting != known.accepting {
            centres::set_accepting(connection, &known.id, accepting)?;
        }
    }
    for centre in table.routed() {
        let id = protocol_id(&centre.id)?;
        if stored.iter().all(|known| known.id != id) {
            centres::insert(connection, &id, centre.accepting)?;
        }
    }
    Ok(())
}
