//! A competence table and its changes in words.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ozvise_routing::{CentreId, Competence, DistrictCode, Move, Places, Territory, moved};

use super::file::{name_of, sizes};

/// Names beyond these are counted; a hundred fill a screen.
const NAMED: usize = 100;

/// That a table covers everything.
pub(super) fn coverage(table: &Competence) -> String {
    let places = Places::embedded().municipalities().len();
    let (centres, rows) = (table.centres().count(), table.rows().count());
    format!("no fault: {rows} rows give each of the {places} municipalities one of {centres} centres")
}

/// That nothing is new.
pub(super) fn unchanged(version: u32) -> String {
    format!("this is version {version} already; nothing was published")
}

/// What comes next.
pub(super) fn published(version: u32) -> String {
    format!(
        "\
version {version} of the competence table is published; threads that are open stay where they are
It takes effect when the directory is signed again, because devices route by the signed directory:
  ozvise directory sign"
    )
}

/// Which municipalities come under another centre: whole districts on one line, else by name.
pub(super) fn changes(before: &Competence, after: &Competence) -> String {
    let places = Places::embedded();
    let all = places.municipalities();
    let total = all.len();
    let moves = moved(before, after, all.map(|place| (place.code, place.district)));
    let sizes = sizes();
    let mut text = format!(
        "compared with version {}: {} of {total} municipalities move",
        before.version(),
        moves.len()
    );
    for ((district, from, to), moves) in grouped(&moves) {
        let name = name_of(Territory::District(district)).unwrap_or_default();
        let (moving, size) = (moves.len(), sizes.get(&district).copied().unwrap_or_default());
        let whole = moving == size;
        let count = if whole {
            format!("all {size}")
        } else {
            format!("{moving} of {size}")
        };
        // Writing to a string cannot fail.
        let _ = write!(text, "\n  {district} {name}: {count}   {} -> {}", id(from), id(to));
        if !whole {
            let names = moves
                .iter()
                .take(NAMED)
                .filter_map(|change| places.municipality(change.municipality));
            for place in names {
                let _ = write!(text, "\n    {} {}", place.code, place.name);
            }
            if moving > NAMED {
                let _ = write!(text, "\n    and {} more", moving - NAMED);
            }
        }
    }
    if moves.is_empty() && after.with_version(before.version()) != *before {
        text +=
            "\n  other rows say the same; places that are known by their district only may come under another centre";
    }
    text
}

type Group<'a> = (DistrictCode, Option<&'a CentreId>, Option<&'a CentreId>);

fn grouped(moves: &[Move]) -> BTreeMap<Group<'_>, Vec<&Move>> {
    let mut groups: BTreeMap<Group<'_>, Vec<&Move>> = BTreeMap::new();
    for change in moves {
        let group = (change.district, change.from.as_ref(), change.to.as_ref());
        groups.entry(group).or_default().push(change);
    }
    groups
}

fn id(centre: Option<&CentreId>) -> &str {
    centre.map_or("nobody", CentreId::as_str)
}
