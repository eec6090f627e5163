//! The table that says which centre is competent where.

mod check;
mod moves;
mod territory;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::code::{CentreId, DistrictCode, MunicipalityCode};
use crate::error::{DataError, DataFault};
use crate::search::Candidate;
use crate::text::lines;

pub use check::{CompetenceFault, Register, check_competence};
pub use moves::{Move, moved};
pub use territory::Territory;

/// One line of the table: this centre is competent in this territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The competent centre.
    pub centre: CentreId,
    /// Where it is competent.
    pub territory: Territory,
}

/// The same territory twice in one table, at two positions counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the territory {territory} stands in the table twice")]
pub struct Overlap {
    /// The territory.
    pub territory: Territory,
    /// Where it stands first.
    pub first: usize,
    /// Where it stands again.
    pub second: usize,
}

/// A versioned table from territories to centres. A municipality that stands in it goes before its district.
///
/// A table has no territory twice, by construction. Whether it covers the country and names only what exists is told by
/// [`check_competence`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competence {
    version: u32,
    rows: BTreeMap<Territory, CentreId>,
}

const FILE: &str = "competence.txt";

impl Competence {
    /// The table that a new portal starts with.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Competence> = LazyLock::new(|| {
            // A test reads the file. No `expect`: it would carry all of the error\'s text into the browser.
            Competence::parse(include_str!("../data/competence.txt"))
                .unwrap_or_else(|_| unreachable!("the file is part of the program"))
        });
        &EMBEDDED
    }

    /// Makes a table of rows in any order.
    ///
    /// # Errors
    /// [`Overlap`] names the first territory that stands in the rows twice.
    pub fn from_rows(version: u32, rows: impl IntoIterator<Item = Row>) -> Result<Self, Overlap> {
        let mut taken: BTreeMap<Territory, (usize, CentreId)> = BTreeMap::new();
        for (second, Row { centre, territory }) in rows.into_iter().enumerate() {
            if let Some((first, _)) = taken.get(&territory) {
                return Err(Overlap {
                    territory,
                    first: *first,
                    second,
                });
            }
            taken.insert(territory, (second, centre));
        }
        Ok(Self {
            version,
            rows: taken
                .into_iter()
                .map(|(territory, (_, centre))| (territory, centre))
                .collect(),
        })
    }

    /// Reads the form that [`Competence::to_bytes`] writes; comments (`#`), empty lines and any order are allowed.
    ///
    /// # Errors
    /// [`DataError`] names the line and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, DataError> {
        let mut lines = lines(text);
        let version = lines
            .next()
            .and_then(|(_, line)| line.strip_prefix("version ")?.parse().ok())
            .ok_or(DataError {
                file: FILE,
                line: 1,
                fault: DataFault::Missing("version"),
            })?;
        let mut rows = BTreeMap::new();
        for (line, content) in lines {
            let fail = |fault| DataError {
                file: FILE,
                line,
                fault,
            };
            let (territory, centre) = content.split_once(' ').ok_or_else(|| fail(DataFault::Line))?;
            let territory = territory.parse::<Territory>().map_err(|fault| fail(fault.into()))?;
            let centre = centre.parse::<CentreId>().map_err(|fault| fail(fault.into()))?;
            if rows.insert(territory, centre).is_some() {
                return Err(fail(DataFault::Twice));
            }
        }
        Ok(Self { version, rows })
    }

    /// The canonical bytes, the same for equal tables, so that a digest of them names the table: UTF-8, lines ended by a
    /// line feed, `version N`, then `territory centre`, districts first, each kind in the order of the codes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = format!("version {}\n", self.version);
        for (territory, centre) in &self.rows {
            text += &format!("{territory} {centre}\n");
        }
        text.into_bytes()
    }

    /// The number of this table; each published one is greater than the one before.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The same table under another number.
    pub fn with_version(&self, version: u32) -> Self {
        Self {
            version,
            rows: self.rows.clone(),
        }
    }

    /// All rows: districts first, each kind in the order of the codes.
    pub fn rows(&self) -> impl Iterator<Item = (&CentreId, Territory)> {
        self.rows.iter().map(|(territory, centre)| (centre, *territory))
    }

    /// The centre for a place: that of the municipality where the table names it, else that of the district.
    pub fn competent_centre(
        &self,
        municipality: Option<MunicipalityCode>,
        district: &DistrictCode,
    ) -> Option<&CentreId> {
        let exception = municipality.and_then(|code| self.rows.get(&Territory::Municipality(code)));
        exception.or_else(|| self.rows.get(&Territory::District(*district)))
    }

    /// The codes of a centre's territories as text, in the order of [`Competence::rows`]; this is what the signed
    /// directory carries.
    pub fn territories_of(&self, centre: &CentreId) -> Vec<String> {
        self.rows()
            .filter(|(id, _)| *id == centre)
            .map(|(_, territory)| territory.to_string())
            .collect()
    }

    /// The centres that the table names, each once, in the order of their ids.
    pub fn centres(&self) -> impl Iterator<Item = &CentreId> {
        self.rows.values().collect::<BTreeSet<_>>().into_iter()
    }

    /// The centres that the candidates of a search lead to, each once, in the order of the candidates. More than one
    /// means that the candidates do not decide yet and one more question is needed.
    ///
    /// A candidate that is a whole district or region leads to the centres of its districts; exceptions for single
    /// municipalities inside it are told only by the municipality.
    pub fn centres_of<'a>(&self, candidates: impl IntoIterator<Item = &'a Candidate>) -> Vec<&CentreId> {
        let mut centres = Vec::new();
        for candidate in candidates {
            for district in &candidate.districts {
                let centre = self.competent_centre(candidate.municipality, district);
                centres.extend(centre.filter(|centre| !centres.contains(centre)));
            }
        }
        centres
    }
}
