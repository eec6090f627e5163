//! Whether a table of competence may be published: it covers the country, once, and names only what exists.

use std::collections::{BTreeMap, BTreeSet};

use super::{Overlap, Row, Territory};
use crate::code::{CentreId, DistrictCode, MunicipalityCode};

/// What exists: a table is checked against it.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// Every district; each needs a centre.
    pub districts: BTreeSet<DistrictCode>,
    /// Every municipality that may stand in the table as an exception.
    pub municipalities: BTreeSet<MunicipalityCode>,
    /// Every centre, and whether people are led to it.
    pub centres: BTreeMap<CentreId, bool>,
}

/// One thing that is wrong with a table. A row is named by its position, from 0, in the rows that were checked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CompetenceFault {
    /// No row speaks of the district. A row for each of its municipalities would not do: parts of towns are known by
    /// their district only.
    #[error("no centre is competent in the district {0}")]
    Gap(DistrictCode),
    /// Two rows speak of the same territory.
    #[error(transparent)]
    Overlap(#[from] Overlap),
    /// The code has the right form, but there is no such district or municipality.
    #[error("there is no territory {territory}")]
    UnknownTerritory {
        /// The row.
        row: usize,
        /// Its territory.
        territory: Territory,
    },
    /// There is no such centre.
    #[error("there is no centre {centre}")]
    UnknownCentre {
        /// The row.
        row: usize,
        /// Its centre.
        centre: CentreId,
    },
    /// The centre exists, but nobody may be led to it.
    #[error("nobody may be led to the centre {centre}")]
    NotRouted {
        /// The row.
        row: usize,
        /// Its centre.
        centre: CentreId,
    },
    /// A centre that people are led to has no territory, so nobody would ever reach it.
    #[error("the centre {0} is competent nowhere")]
    Idle(CentreId),
}

/// Everything that is wrong with the rows of a table: first row by row, then the gaps, then the idle centres. An empty
/// answer means that every municipality has exactly one competent centre.
pub fn check_competence(rows: &[Row], register: &Register) -> Vec<CompetenceFault> {
    let mut faults = Vec::new();
    let mut taken: BTreeMap<Territory, usize> = BTreeMap::new();
    for (row, Row { centre, territory }) in rows.iter().enumerate() {
        let known = match territory {
            Territory::District(code) => register.districts.contains(code),
            Territory::Municipality(code) => register.municipalities.contains(code),
        };
        if !known {
            faults.push(CompetenceFault::UnknownTerritory {
                row,
                territory: *territory,
            });
        }
        match register.centres.get(centre) {
            Some(true) => {}
            Some(false) => faults.push(CompetenceFault::NotRouted {
                row,
                centre: centre.clone(),
            }),
            None => faults.push(CompetenceFault::UnknownCentre {
                row,
                centre: centre.clone(),
            }),
        }
        match taken.get(territory) {
            Some(first) => {
                faults.push(CompetenceFault::Overlap(Overlap {
                    territory: *territory,
                    first: *first,
                    second: row,
                }));
            }
            None => {
                taken.insert(*territory, row);
            }
        }
    }
    let uncovered = register
        .districts
        .iter()
        .filter(|code| !taken.contains_key(&Territory::District(**code)));
    faults.extend(uncovered.map(|code| CompetenceFault::Gap(*code)));
    let busy: BTreeSet<&CentreId> = rows.iter().map(|row| &row.centre).collect();
    let idle = register
        .centres
        .iter()
        .filter(|(id, routed)| **routed && !busy.contains(id));
    faults.extend(idle.map(|(id, _)| CompetenceFault::Idle(id.clone())));
    faults
}
