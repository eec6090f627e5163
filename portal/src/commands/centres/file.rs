//! The settings of centres as a CSV file: a row for each centre, a column for each field. An empty cell means that nobody
//! has told. Lists are parted by semicolons.

use std::collections::BTreeSet;

use ozvise_routing::{CentreSettings, SETTINGS_FIELDS, SettingsFault, SettingsTable};

use crate::commands::error::CommandError;
use crate::commands::sheet;
use crate::commands::tables::Finding;
use crate::flows::routing::CentresFault;

/// What was read.
pub(super) struct CentresFile {
    /// The rows that could be read.
    pub(super) rows: Vec<CentreSettings>,
    pub(super) findings: Vec<Finding>,
    /// The line of each row.
    lines: Vec<usize>,
    last_line: usize,
    /// What stands in the column of ids, also in rows that could not be read.
    mentioned: BTreeSet<String>,
    has_header: bool,
}

/// Writes a table in the order of the ids.
pub(super) fn write(table: &SettingsTable) -> Result<Vec<u8>, CommandError> {
    let rows = table
        .iter()
        .map(|centre| centre.values().map(|(_, value)| value).to_vec());
    Ok(sheet::write(&SETTINGS_FIELDS, rows)?)
}

/// Reads the rows and finds what is wrong with each by itself.
pub(super) fn read(bytes: &[u8]) -> CentresFile {
    let sheet = sheet::read(bytes, &SETTINGS_FIELDS, &[]);
    let mut file = CentresFile {
        findings: sheet.faults.iter().map(Finding::from).collect(),
        has_header: sheet.is_whole() || !sheet.rows.is_empty(),
        rows: Vec::new(),
        lines: Vec::new(),
        last_line: sheet.last_line,
        mentioned: BTreeSet::new(),
    };
    for row in &sheet.rows {
        file.mentioned.insert(row.value.get("id").to_owned());
        match CentreSettings::read(|field| row.value.get(field)) {
            Ok(settings) => {
                file.rows.push(settings);
                file.lines.push(row.line);
            }
            Err(faults) => file
                .findings
                .extend(faults.iter().map(|fault| Finding::fault(row.line, fault))),
        }
    }
    file
}

impl CentresFile {
    /// The rows to compare with each other and with what there is; `None` if nothing could be read.
    pub(super) fn rows_to_compare(&self) -> Option<Vec<CentreSettings>> {
        self.has_header.then(|| self.rows.clone())
    }

    /// Adds what the comparison has found. A centre whose row has a fault of its own is there all the same.
    pub(super) fn add(&mut self, faults: &[CentresFault]) {
        let found = faults.iter().filter(|fault| !self.is_mentioned(fault));
        let found: Vec<Finding> = found.map(|fault| Finding::fault(self.line_of(fault), fault)).collect();
        self.findings.extend(found);
    }

    fn is_mentioned(&self, fault: &CentresFault) -> bool {
        match fault {
            CentresFault::MissingCompetent(id)
            | CentresFault::MissingInUse(id)
            | CentresFault::Settings(SettingsFault::UnknownFallback { fallback: id, .. }) => {
                self.mentioned.contains(id.as_str())
            }
            _ => false,
        }
    }

    /// What is missing is told at the last line.
    fn line_of(&self, fault: &CentresFault) -> usize {
        let row = match fault {
            CentresFault::Settings(fault) => Some(fault.row()),
            CentresFault::NotRoutedCompetent(id) => self.rows.iter().position(|row| row.id == *id),
            _ => None,
        };
        row.and_then(|row| self.lines.get(row))
            .copied()
            .unwrap_or(self.last_line)
    }
}
