//! Every fault of a file is told with its line.

use std::path::Path;

use ozvise_routing::SettingsTable;

use super::file::{CentresFile, read, write};
use super::words;
use crate::flows::routing::CentresFault;

fn exported() -> String {
    String::from_utf8(write(SettingsTable::embedded()).expect("written")).expect("UTF-8")
}

fn said(file: &CentresFile) -> Vec<String> {
    let mut words: Vec<String> = file
        .findings
        .iter()
        .map(|finding| finding.words(Path::new("c.csv")))
        .collect();
    words.sort();
    words
}

/// Reads the file, and compares its rows with each other.
fn checked(text: &str) -> CentresFile {
    let mut file = read(text.as_bytes());
    let faults = ozvise_routing::check_settings(&file.rows);
    file.add(&faults.into_iter().map(CentresFault::from).collect::<Vec<_>>());
    file
}

#[test]
fn what_is_exported_is_clean_and_the_same_table() {
    let text = exported();
    assert!(text.starts_with("\u{feff}id;name;operator;region;"), "{text:.100}");
    for form in [text.clone(), text.replace("\r\n", "\n"), text.replace('\u{feff}', "")] {
        let file = checked(&form);
        assert_eq!(said(&file), Vec::<String>::new());
        assert_eq!(
            SettingsTable::from_rows(1, file.rows).as_ref(),
            Ok(SettingsTable::embedded())
        );
    }
}

#[test]
fn every_fault_is_told_with_file_and_line() {
    let header = exported().lines().next().expect("a header").to_owned();
    let row = |id: &str, changes: &[(usize, &str)]| {
        let mut cells = vec![""; 20];
        (cells[0], cells[1], cells[3], cells[18], cells[19]) = (id, "Centrum", "CZ051", "yes", "yes");
        for (at, value) in changes {
            cells[*at] = value;
        }
        cells.join(";")
    };
    let text = [
        header,
        row("a", &[(17, "b")]),
        row("b", &[(17, "a")]),
        row("c", &[(7, "48375089"), (8, "nobody"), (9, "http://a.cz"), (15, "x")]),
        row("c", &[]),
        row("d", &[(17, "c")]),
        row("e", &[(17, "nowhere")]),
        row("f", &[(18, "no")]),
        row("f;", &[]),
    ]
    .join("\r\n");
    let file = checked(&text);
    assert_eq!(
        said(&file),
        [
            "c.csv:2: fallback: the fallbacks lead in a circle back to a",
            "c.csv:3: fallback: the fallbacks lead in a circle back to b",
            "c.csv:4: emails: not an e-mail address",
            "c.csv:4: guardian_below: not an age in whole years, up to 120",
            "c.csv:4: phones: not a telephone number of three, six or nine digits",
            "c.csv:4: website: not an address that begins with https:// and names a host",
            "c.csv:7: fallback: there is no centre nowhere",
            "c.csv:8: accepting: a centre that is not routed cannot be accepting",
            "c.csv:9: 21 cells, but the first line has 20",
        ]
    );
}

#[test]
fn what_is_missing_is_told_at_the_end_unless_its_row_is_faulty() {
    let text = exported().replacen("praha;Intervenční centrum Praha;", "praha;;", 1);
    let mut file = read(text.as_bytes());
    let missing = |id: &str| CentresFault::MissingCompetent(id.parse().expect("an id"));
    file.add(&[missing("praha"), missing("brno")]);
    let said = said(&file);
    assert_eq!(said.len(), 2, "{said:#?}");
    assert!(said[0].starts_with("c.csv:13: name: must not be empty"), "{said:#?}");
    assert!(said[1].starts_with("c.csv:19: the centre brno is missing"), "{said:#?}");
}

#[test]
fn changes_are_told_field_by_field() {
    let before = SettingsTable::embedded();
    let mut rows: Vec<_> = before
        .iter()
        .filter(|centre| centre.id.as_str() != "zlinsky")
        .cloned()
        .collect();
    let praha = rows
        .iter_mut()
        .find(|centre| centre.id.as_str() == "praha")
        .expect("it is there");
    praha.reply_hours = Some(24);
    praha.name = "IC Praha".into();
    let mut new = praha.clone();
    new.id = "nove".parse().expect("an id");
    rows.push(new);
    let after = SettingsTable::from_rows(1, rows).expect("no fault");
    assert_eq!(
        words::changes(before, &after),
        "compared with version 1: 3 centres differ\n  zlinsky: gone (Intervenční centrum Zlín)\n  \
         nove: new (IC Praha)\n  praha name: Intervenční centrum Praha -> IC Praha\n  praha reply_hours: (unknown) -> 24"
    );
    assert_eq!(
        words::changes(before, before),
        "compared with version 1: 0 centres differ"
    );
}
