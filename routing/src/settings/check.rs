//! Whether the settings of several centres fit together.

use std::collections::BTreeMap;

use super::CentreSettings;
use crate::code::CentreId;

/// One thing that is wrong between the centres of a table. A row is named by its position, from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsFault {
    /// Two rows have the same id.
    #[error("the centre {id} stands in the table twice")]
    Twice {
        /// The later row.
        row: usize,
        /// The earlier row.
        first: usize,
        /// The id.
        id: CentreId,
    },
    /// The fallback is in no row.
    #[error("fallback: there is no centre {fallback}")]
    UnknownFallback {
        /// The row.
        row: usize,
        /// Its fallback.
        fallback: CentreId,
    },
    /// The fallback is a centre that nobody may be led to.
    #[error("fallback: nobody may be led to the centre {fallback}")]
    FallbackNotRouted {
        /// The row.
        row: usize,
        /// Its fallback.
        fallback: CentreId,
    },
    /// Following the fallbacks leads back to the centre itself.
    #[error("fallback: the fallbacks lead in a circle back to {id}")]
    Circle {
        /// The row.
        row: usize,
        /// Its id.
        id: CentreId,
    },
}

impl SettingsFault {
    /// The row that is at fault.
    pub fn row(&self) -> usize {
        match self {
            Self::Twice { row, .. }
            | Self::UnknownFallback { row, .. }
            | Self::FallbackNotRouted { row, .. }
            | Self::Circle { row, .. } => *row,
        }
    }
}

/// Everything that is wrong between the rows, in their order.
pub fn check_settings(rows: &[CentreSettings]) -> Vec<SettingsFault> {
    let mut by_id: BTreeMap<&CentreId, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for (row, centre) in rows.iter().enumerate() {
        let first = *by_id.entry(&centre.id).or_insert(row);
        if first != row {
            faults.push(SettingsFault::Twice {
                row,
                first,
                id: centre.id.clone(),
            });
        }
    }
    for (row, centre) in rows.iter().enumerate() {
        let Some(fallback) = &centre.fallback else { continue };
        let fault = match by_id.get(fallback).map(|at| &rows[*at]) {
            None => SettingsFault::UnknownFallback {
                row,
                fallback: fallback.clone(),
            },
            Some(_) if leads_back(rows, &by_id, &centre.id) => SettingsFault::Circle {
                row,
                id: centre.id.clone(),
            },
            Some(other) if !other.routed => SettingsFault::FallbackNotRouted {
                row,
                fallback: fallback.clone(),
            },
            Some(_) => continue,
        };
        faults.push(fault);
    }
    faults.sort_by_key(SettingsFault::row);
    faults
}

/// Whether following the fallbacks from a centre comes to it again. A circle further on is told where it is.
fn leads_back(rows: &[CentreSettings], by_id: &BTreeMap<&CentreId, usize>, start: &CentreId) -> bool {
    let next = |id: &CentreId| {
        let at = by_id.get(id)?;
        rows[*at].fallback.as_ref()
    };
    // Longer than the table is only a circle that the start is not in.
    std::iter::successors(next(start), |id| next(id))
        .take(rows.len())
        .any(|id| id == start)
}
