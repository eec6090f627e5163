//! The operator publishes a competence table.

use ozvise_crypto::MAX_TERRITORIES;
use ozvise_routing::{Competence, CompetenceFault, Row, check_competence};
use thiserror::Error;

use super::{Published, newest_tables, register};
use crate::store::routing_tables::{self, TableKind};
use crate::store::{AnyConnection, StoreError};

/// Why a competence table was not published.
#[derive(Debug, Error)]
pub enum PublishCompetenceError {
    /// There is nothing that it could follow.
    #[error("there is no competence table yet; run `ozvise migrate`")]
    NoTables,
    /// Somebody else was faster.
    #[error("version {newest} was published meanwhile; look at it, make the change again and publish that")]
    Meanwhile {
        /// The number of that one.
        newest: u32,
    },
    /// It does not cover the country exactly once, or names what does not exist.
    #[error("the table has {} fault(s), the first one: {}", .0.len(), .0.first().map(ToString::to_string).unwrap_or_default())]
    Faulty(Vec<CompetenceFault>),
    /// The signed directory would not take it.
    #[error("the table has {0} rows, but the signed directory takes {MAX_TERRITORIES} at most")]
    TooLong(usize),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Publishes the rows as the version after `base`, which the operator has seen. It takes effect when a directory with it
/// is signed.
///
/// # Errors
/// [`PublishCompetenceError`]; nothing is published then.
pub fn publish_competence(
    connection: &mut AnyConnection,
    base: u32,
    rows: Vec<Row>,
    now: u64,
) -> Result<Published, PublishCompetenceError> {
    routing_tables::lock(connection)?;
    let newest = newest_tables(connection)?.ok_or(PublishCompetenceError::NoTables)?;
    if newest.competence.version() != base {
        return Err(PublishCompetenceError::Meanwhile {
            newest: newest.competence.version(),
        });
    }
    if rows.len() > MAX_TERRITORIES {
        return Err(PublishCompetenceError::TooLong(rows.len()));
    }
    let mut faults = check_competence(&rows, &register(&newest.centres));
    // Known before it is competent anywhere, or only as somebody's fallback.
    faults.retain(|fault| !matches!(fault, CompetenceFault::Idle(_)));
    if !faults.is_empty() {
        return Err(PublishCompetenceError::Faulty(faults));
    }
    let table = Competence::from_rows(base + 1, rows)
        .map_err(|overlap| PublishCompetenceError::Faulty(vec![CompetenceFault::Overlap(overlap)]))?;
    if table.with_version(base) == newest.competence {
        return Ok(Published::Unchanged(base));
    }
    super::insert(
        connection,
        TableKind::Competence,
        table.version(),
        table.to_bytes(),
        now,
    )?;
    Ok(Published::As(table.version()))
}
