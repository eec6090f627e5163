//! The competence table as a CSV file. A row is a territory, by the code of a district or, as the more specific exception,
//! of a municipality, and the id of a centre. The columns of names are for the person: they are not read, but a name that
//! contradicts its code is told, because one of the two is a slip.

use std::collections::BTreeMap;

use ozvise_crypto::MAX_TERRITORIES;
use ozvise_routing::{
    CentreId, Competence, CompetenceFault, DistrictCode, Places, Row, SettingsTable, Territories, Territory,
    check_competence,
};

use super::centre_name;
use crate::commands::error::CommandError;
use crate::commands::sheet::{self, At, SheetRow};
use crate::commands::tables::Finding;
use crate::flows::routing::register;

const TERRITORY: &str = "territory";
const TERRITORY_NAME: &str = "territory_name";
const REGION_NAME: &str = "region_name";
const CENTRE: &str = "centre";
const CENTRE_NAME: &str = "centre_name";

/// What was read.
pub(super) struct CompetenceFile {
    /// The table, if it has no fault.
    pub(super) table: Option<Competence>,
    pub(super) findings: Vec<Finding>,
}

/// Writes a table, districts first.
pub(super) fn write(table: &Competence, centres: &SettingsTable) -> Result<Vec<u8>, CommandError> {
    let columns = [TERRITORY, TERRITORY_NAME, REGION_NAME, CENTRE, CENTRE_NAME];
    let row = |(centre, territory): (&CentreId, Territory)| {
        vec![
            territory.to_string(),
            name_of(territory).unwrap_or_default().to_owned(),
            region_of(territory).unwrap_or_default().to_owned(),
            centre.to_string(),
            centre_name(centres, centre).to_owned(),
        ]
    };
    Ok(sheet::write(&columns, table.rows().map(row))?)
}

/// Reads a table and finds everything that is wrong with it.
pub(super) fn read(bytes: &[u8], version: u32, centres: &SettingsTable) -> CompetenceFile {
    let sheet = sheet::read(bytes, &[TERRITORY, CENTRE], &[TERRITORY_NAME, REGION_NAME, CENTRE_NAME]);
    let mut findings: Vec<Finding> = sheet.faults.iter().map(Finding::from).collect();
    let is_headless = !sheet.is_whole() && sheet.rows.is_empty();
    if is_headless {
        // Every district would be missing, which says nothing new.
        return CompetenceFile { table: None, findings };
    }
    let (mut lines, mut rows) = (Vec::new(), Vec::new());
    for row in &sheet.rows {
        if let Some(read) = read_row(row, &mut findings) {
            warn_of_names(row, &read, centres, &mut findings);
            lines.push(row.line);
            rows.push(read);
        }
    }
    if rows.len() > MAX_TERRITORIES {
        let text = format!(
            "{} rows, but the signed directory takes {MAX_TERRITORIES} at most",
            rows.len()
        );
        findings.push(Finding::fault(sheet.last_line, text));
    }
    let faults = check_competence(&rows, &register(centres));
    findings.extend(faults.iter().map(|fault| finding(fault, &lines, sheet.last_line)));
    CompetenceFile {
        // Told among the faults.
        table: Competence::from_rows(version, rows).ok(),
        findings,
    }
}

/// The rows of a table that was read.
pub(super) fn rows_of(table: &Competence) -> Vec<Row> {
    let row = |(centre, territory): (&CentreId, Territory)| Row {
        centre: centre.clone(),
        territory,
    };
    table.rows().map(row).collect()
}

fn read_row(row: &At<SheetRow>, findings: &mut Vec<Finding>) -> Option<Row> {
    let territory = row.value.get(TERRITORY).parse();
    let centre = row.value.get(CENTRE).parse();
    for (column, fault) in [(TERRITORY, territory.as_ref().err()), (CENTRE, centre.as_ref().err())] {
        let fault = fault.map(|fault| format!("{column}: {:?}: {fault}", row.value.get(column)));
        findings.extend(fault.map(|text| Finding::fault(row.line, text)));
    }
    Some(Row {
        centre: centre.ok()?,
        territory: territory.ok()?,
    })
}

fn warn_of_names(row: &At<SheetRow>, read: &Row, centres: &SettingsTable, findings: &mut Vec<Finding>) {
    let territory = read.territory.to_string();
    for (column, code, name) in [
        (TERRITORY_NAME, territory.as_str(), name_of(read.territory)),
        (REGION_NAME, territory.as_str(), region_of(read.territory)),
        (
            CENTRE_NAME,
            read.centre.as_str(),
            centres.get(&read.centre).map(|centre| &*centre.name),
        ),
    ] {
        let written = row.value.get(column);
        if let Some(name) = name.filter(|name| !written.is_empty() && *name != written) {
            let text = format!("{column}: {written:?}, but {code} is {name}; the code counts");
            findings.push(Finding::warning(row.line, text));
        }
    }
}

/// A fault in words with the line where it is; what is missing is told at the last line.
fn finding(fault: &CompetenceFault, lines: &[usize], last_line: usize) -> Finding {
    let line_of = |row: usize| lines.get(row).copied().unwrap_or(last_line);
    match fault {
        CompetenceFault::Gap(code) => {
            let (name, count) = (district_name(*code).unwrap_or_default(), municipalities_in(*code));
            Finding::fault(last_line, format!("{fault} ({name}, municipalities: {count})"))
        }
        CompetenceFault::Overlap(overlap) => {
            let name = name_of(overlap.territory)
                .map(|name| format!(" ({name})"))
                .unwrap_or_default();
            let text = format!("{fault}{name}; first on line {}", line_of(overlap.first));
            Finding::fault(line_of(overlap.second), text)
        }
        CompetenceFault::UnknownTerritory { row, .. }
        | CompetenceFault::UnknownCentre { row, .. }
        | CompetenceFault::NotRouted { row, .. } => Finding::fault(line_of(*row), fault),
        // A centre may be known before it is competent anywhere, or only as somebody's fallback.
        CompetenceFault::Idle(_) => Finding::warning(last_line, fault),
    }
}

fn municipalities_in(district: DistrictCode) -> usize {
    let all = Places::embedded().municipalities();
    all.filter(|place| place.district == district).count()
}

fn district_name(code: DistrictCode) -> Option<&'static str> {
    Territories::embedded().district(&code).map(|district| &*district.name)
}

/// The name of a territory, if there is such a territory.
pub(super) fn name_of(territory: Territory) -> Option<&'static str> {
    match territory {
        Territory::District(code) => district_name(code),
        Territory::Municipality(code) => Places::embedded().municipality(code).map(|place| place.name),
    }
}

fn region_of(territory: Territory) -> Option<&'static str> {
    let district = match territory {
        Territory::District(code) => code,
        Territory::Municipality(code) => Places::embedded().municipality(code)?.district,
    };
    Territories::embedded()
        .region(&district.region())
        .map(|region| &*region.name)
}

/// How many municipalities each district has.
pub(super) fn sizes() -> BTreeMap<DistrictCode, usize> {
    let mut sizes = BTreeMap::new();
    for place in Places::embedded().municipalities() {
        *sizes.entry(place.district).or_default() += 1;
    }
    sizes
}
