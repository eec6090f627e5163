//! Every fault of a file is told with its line.

use std::path::Path;

use ozvise_routing::{Competence, SettingsTable};

use super::file::{CompetenceFile, read, write};
use super::words;

fn exported() -> String {
    let bytes = write(Competence::embedded(), SettingsTable::embedded()).expect("written");
    String::from_utf8(bytes).expect("UTF-8")
}

fn read_text(text: &str) -> CompetenceFile {
    read(text.as_bytes(), 1, SettingsTable::embedded())
}

fn said(file: &CompetenceFile) -> Vec<String> {
    let words = file.findings.iter().map(|finding| finding.words(Path::new("t.csv")));
    words.collect()
}

/// The exported table with one text in place of another.
fn changed(from: &str, to: &str) -> String {
    let text = exported();
    assert_eq!(text.matches(from).count(), 1, "{from} has to stand there once");
    text.replacen(from, to, 1)
}

#[test]
fn what_is_exported_is_clean_and_the_same_table() {
    let text = exported();
    assert!(
        text.starts_with("\u{feff}territory;territory_name;region_name;centre;centre_name\r\nCZ0100;Praha;"),
        "{text:.200}"
    );
    for form in [
        text.clone(),
        text.replace("\r\n", "\n"),
        text.replace('\u{feff}', ""),
        text.replace(';', ","),
        text.lines()
            .map(|line| format!("\"{}\"\n", line.trim_start_matches('\u{feff}').replace(';', "\";\"")))
            .collect(),
    ] {
        let file = read_text(&form);
        assert_eq!(said(&file), Vec::<String>::new());
        assert_eq!(file.table.as_ref(), Some(Competence::embedded()));
    }
}

#[test]
fn every_fault_is_told_with_file_and_line() {
    let row = "CZ0513;Liberec;Liberecký kraj;liberecky;Intervenční centrum Liberec\r\n";
    let text = exported();
    let line = text[..text.find(row).expect("the district stands there")]
        .lines()
        .count()
        + 1;
    let last = text.lines().count();
    let at = |line: usize, rest: &str| format!("t.csv:{line}: {rest}");
    let gap = |line| {
        at(
            line,
            "no centre is competent in the district CZ0513 (Liberec, municipalities: 59)",
        )
    };
    for (what, to, expected) in [
        ("a gap", String::new(), vec![gap(last - 1)]),
        (
            "an overlap",
            format!("{row}{row}"),
            vec![at(
                line + 1,
                &format!("the territory CZ0513 stands in the table twice (Liberec); first on line {line}"),
            )],
        ),
        (
            "an unknown district",
            row.replace("CZ0513;Liberec", "CZ0519;"),
            vec![at(line, "there is no territory CZ0519"), gap(last)],
        ),
        (
            "an unknown municipality",
            format!("{row}999999;;;havirov;\r\n"),
            vec![at(line + 1, "there is no territory 999999")],
        ),
        (
            "no code at all",
            row.replace("CZ0513", "okres Liberec"),
            vec![
                at(
                    line,
                    "territory: \"okres Liberec\": neither the code of a district nor of a municipality",
                ),
                gap(last),
            ],
        ),
        (
            "an unknown centre",
            row.replace("liberecky", "libereczky"),
            vec![at(line, "there is no centre libereczky")],
        ),
        (
            "no id of a centre",
            row.replace("liberecky", "Liberec"),
            vec![
                at(
                    line,
                    "centre: \"Liberec\": not the id of a centre (1 to 40 of a-z, 0-9 and -)",
                ),
                gap(last),
            ],
        ),
        (
            "a centre that nobody is led to",
            "CZ0513;;;mlada-boleslav-luma;\r\n".to_owned(),
            vec![at(line, "nobody may be led to the centre mlada-boleslav-luma")],
        ),
        (
            "too few cells",
            "CZ0513;Liberec\r\n".to_owned(),
            vec![at(line, "2 cells, but the first line has 5"), gap(last)],
        ),
        (
            "an open quotation mark",
            row.replace("CZ0513;", "CZ0513;\""),
            vec![
                at(line, "a quotation mark is not closed; a cell cannot hold a line break"),
                gap(last),
            ],
        ),
    ] {
        let file = read_text(&changed(row, &to));
        let faults: Vec<String> = said(&file)
            .into_iter()
            .filter(|text| !text.contains("warning: "))
            .collect();
        assert_eq!(faults, expected, "{what}");
    }
}

#[test]
fn all_faults_are_told_in_one_run() {
    let text = changed("CZ0100;", "CZ0109;")
        .replacen(
            "CZ0202;Beroun;Středočeský kraj;stredocesky-profem",
            "CZ0202;Beroun;Středočeský kraj;profem",
            1,
        )
        .replacen("CZ0203;", "CZ0204;", 1);
    let said = said(&read_text(&text));
    for part in [
        "CZ0109",
        "district CZ0100",
        "centre profem",
        "CZ0204 stands in the table twice",
        "district CZ0203",
    ] {
        assert!(
            said.iter().any(|line| line.contains(part)),
            "{part} is missing in {said:#?}"
        );
    }
}

#[test]
fn names_that_contradict_their_codes_are_warned_of_and_stop_nothing() {
    let text = changed(
        "CZ0513;Liberec;Liberecký kraj;liberecky;Intervenční centrum Liberec",
        "CZ0513;Semily;;liberecky;Intervenční centrum Brno",
    );
    let file = read_text(&text);
    let said = said(&file);
    assert_eq!(said.len(), 2, "{said:#?}");
    assert!(
        said[0].ends_with("warning: territory_name: \"Semily\", but CZ0513 is Liberec; the code counts"),
        "{said:#?}"
    );
    assert!(
        said[1].contains("warning: centre_name: \"Intervenční centrum Brno\""),
        "{said:#?}"
    );
    assert!(file.table.is_some());
}

#[test]
fn a_centre_without_a_territory_is_worth_a_warning() {
    let text = exported().replace(";stredocesky-kladno;Intervenční centrum Kladno", ";praha;");
    let file = read_text(&text);
    let said = said(&file);
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(
        said[0].contains("warning: the centre stredocesky-kladno is competent nowhere"),
        "{said:#?}"
    );
}

#[test]
fn a_wrong_first_line_is_told_once() {
    for (text, part) in [
        ("", "t.csv:1: the file is empty"),
        (
            "okres;centrum\nCZ0100;praha\n",
            "t.csv:1: there is no such column: okres",
        ),
        (
            "territory\tcentre\nCZ0100\tpraha\n",
            "t.csv:1: there is no such column: territory\tcentre",
        ),
    ] {
        let said = said(&read_text(text));
        assert!(said.iter().any(|line| line == part), "{said:#?}");
        assert!(said.iter().all(|line| line.starts_with("t.csv:1: ")), "{said:#?}");
    }
}

#[test]
fn changes_are_told_by_district_and_by_municipality() {
    let before = Competence::embedded();
    let text = changed(
        "CZ0513;Liberec;Liberecký kraj;liberecky;",
        "CZ0513;Liberec;Liberecký kraj;kralovehradecky;",
    ) + "564117;;;vysocina;\r\n563889;;;vysocina;\r\n554782;;;praha;\r\n";
    let after = read_text(&text).table.expect("no fault");
    let told = words::changes(before, &after);
    assert_eq!(
        told,
        "compared with version 1: 59 of 6258 municipalities move\n  \
         CZ0513 Liberec: 57 of 59   liberecky -> kralovehradecky\n"
            .to_owned()
            + &told
                .lines()
                .filter(|line| line.starts_with("    "))
                .take(57)
                .collect::<Vec<_>>()
                .join("\n")
            + "\n  CZ0513 Liberec: 2 of 59   liberecky -> vysocina\n    563889 Liberec\n    564117 Chrastava"
    );
    let whole = read_text(&changed("CZ0513;Liberec;Liberecký kraj;liberecky;", "CZ0513;;;praha;")).table;
    assert_eq!(
        words::changes(before, &whole.expect("no fault")),
        "compared with version 1: 59 of 6258 municipalities move\n  CZ0513 Liberec: all 59   liberecky -> praha"
    );
    assert_eq!(
        words::changes(before, before),
        "compared with version 1: 0 of 6258 municipalities move"
    );
    let same = read_text(&(exported() + "554782;;;praha;\r\n"))
        .table
        .expect("no fault");
    assert!(words::changes(before, &same).contains("0 of 6258 municipalities move\n  other rows"));
}
