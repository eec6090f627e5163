//! The table of competence: what the embedded one says, and that every fault of a table is named.
#![expect(clippy::unwrap_used, reason = "a helper of a test fails as the test does")]

use std::collections::{BTreeMap, BTreeSet};

use ozvise_routing::{
    Centres, Competence, CompetenceFault, DataFault, DistrictCode, MunicipalityCode, Overlap, Register, Row,
    Territories, Territory, check_competence, moved,
};

fn register() -> Register {
    Register {
        districts: Territories::embedded()
            .districts()
            .iter()
            .map(|district| district.code)
            .collect(),
        municipalities: BTreeSet::from([MunicipalityCode::try_from(554_782).unwrap()]),
        centres: Centres::embedded()
            .iter()
            .map(|centre| (centre.id.clone(), centre.routed))
            .collect(),
    }
}

fn row(territory: &str, centre: &str) -> Row {
    Row {
        centre: centre.parse().unwrap(),
        territory: territory.parse().unwrap(),
    }
}

fn embedded_rows() -> Vec<Row> {
    let rows = Competence::embedded().rows();
    rows.map(|(centre, territory)| Row {
        centre: centre.clone(),
        territory,
    })
    .collect()
}

fn competent(table: &Competence, municipality: Option<u32>, district: &str) -> Option<String> {
    let municipality = municipality.map(|code| MunicipalityCode::try_from(code).unwrap());
    table
        .competent_centre(municipality, &district.parse().unwrap())
        .map(ToString::to_string)
}

#[test]
fn the_embedded_table_has_no_fault() {
    assert_eq!(check_competence(&embedded_rows(), &register()), []);
    assert_eq!(embedded_rows().len(), 77);
}

#[test]
fn every_district_has_the_centre_of_its_own_region() {
    let centres = Centres::embedded();
    for district in Territories::embedded().districts() {
        let id = Competence::embedded().competent_centre(None, &district.code).unwrap();
        assert_eq!(
            centres.get(id).unwrap().region,
            district.code.region(),
            "{}",
            district.name
        );
    }
}

#[test]
fn the_divided_regions_are_divided_as_the_sources_say() {
    let table = Competence::embedded();
    let of = |id: &str| table.territories_of(&id.parse().unwrap());
    assert_eq!(
        of("stredocesky-respondeo"),
        ["CZ0204", "CZ0205", "CZ0206", "CZ0207", "CZ0208", "CZ0209"]
    );
    assert_eq!(of("stredocesky-profem"), ["CZ0201", "CZ0202", "CZ020B"]);
    assert_eq!(of("stredocesky-kladno"), ["CZ0203", "CZ020A", "CZ020C"]);
    assert_eq!(of("ostrava-bkb"), ["CZ0804", "CZ0805", "CZ0806"]);
    assert_eq!(of("havirov"), ["CZ0801", "CZ0802", "CZ0803"]);
    assert_eq!(of("praha"), ["CZ0100"]);
    assert_eq!(of("mlada-boleslav-luma"), Vec::<String>::new());
    assert_eq!(table.centres().count(), 17);
}

#[test]
fn the_districts_around_praha_and_brno_do_not_go_where_the_town_goes() {
    let table = Competence::embedded();
    assert_eq!(competent(table, None, "CZ0100").as_deref(), Some("praha"));
    assert_eq!(
        competent(table, None, "CZ0209").as_deref(),
        Some("stredocesky-respondeo")
    );
    assert_eq!(competent(table, None, "CZ020A").as_deref(), Some("stredocesky-kladno"));
    assert_eq!(competent(table, None, "CZ0999"), None);
}

#[test]
fn a_municipality_in_the_table_goes_before_its_district() {
    let rows = [row("CZ0209", "stredocesky-respondeo"), row("538094", "praha")];
    let table = Competence::from_rows(2, rows).unwrap();
    assert_eq!(competent(&table, Some(538_094), "CZ0209").as_deref(), Some("praha"));
    assert_eq!(
        competent(&table, Some(538_132), "CZ0209").as_deref(),
        Some("stredocesky-respondeo")
    );
    assert_eq!(
        competent(&table, None, "CZ0209").as_deref(),
        Some("stredocesky-respondeo")
    );
    assert_eq!(table.territories_of(&"praha".parse().unwrap()), ["538094"]);
}

#[test]
fn the_canonical_bytes_are_the_same_for_equal_tables_and_read_back() {
    let rows = embedded_rows();
    let backwards = Competence::from_rows(1, rows.into_iter().rev()).unwrap();
    assert_eq!(backwards.to_bytes(), Competence::embedded().to_bytes());
    let text = String::from_utf8(backwards.to_bytes()).unwrap();
    assert_eq!(Competence::parse(&text).unwrap(), backwards);
    assert_ne!(backwards.with_version(2).to_bytes(), backwards.to_bytes());
    assert!(text.starts_with("version 1\nCZ0100 praha\n") && text.ends_with("CZ0806 ostrava-bkb\n"));
}

#[test]
fn each_fault_is_named_with_its_row() {
    let district: DistrictCode = "CZ0100".parse().unwrap();
    let mut rows = embedded_rows();
    rows.retain(|row| row.territory != Territory::District(district));
    rows.push(row("CZ0201", "liberecky"));
    rows.push(row("CZ0999", "liberecky"));
    rows.push(row("999999", "liberecky"));
    rows.push(row("554782", "nowhere"));
    rows.push(row("554782", "mlada-boleslav-luma"));
    let at = |position: usize| 76 + position;
    let faults = check_competence(&rows, &register());
    assert_eq!(
        faults,
        [
            CompetenceFault::Overlap(Overlap {
                territory: "CZ0201".parse().unwrap(),
                first: 0,
                second: at(0)
            }),
            CompetenceFault::UnknownTerritory {
                row: at(1),
                territory: "CZ0999".parse().unwrap()
            },
            CompetenceFault::UnknownTerritory {
                row: at(2),
                territory: "999999".parse().unwrap()
            },
            CompetenceFault::UnknownCentre {
                row: at(3),
                centre: "nowhere".parse().unwrap()
            },
            CompetenceFault::NotRouted {
                row: at(4),
                centre: "mlada-boleslav-luma".parse().unwrap()
            },
            CompetenceFault::Overlap(Overlap {
                territory: "554782".parse().unwrap(),
                first: at(3),
                second: at(4)
            }),
            CompetenceFault::Gap(district),
            CompetenceFault::Idle("praha".parse().unwrap()),
        ]
    );
}

#[test]
fn an_overlap_cannot_become_a_table() {
    let rows = [
        row("CZ0201", "praha"),
        row("CZ0202", "praha"),
        row("CZ0201", "liberecky"),
    ];
    let overlap = Competence::from_rows(1, rows).unwrap_err();
    assert_eq!(
        (overlap.first, overlap.second, overlap.territory.to_string().as_str()),
        (0, 2, "CZ0201")
    );
}

#[test]
fn a_text_that_is_no_table_is_refused_with_its_line() {
    let refused = |text: &str| {
        Competence::parse(text)
            .map_err(|error| (error.line, error.fault))
            .unwrap_err()
    };
    assert_eq!(refused("CZ0100 praha"), (1, DataFault::Missing("version")));
    assert_eq!(refused("version 1\nCZ0100"), (2, DataFault::Line));
    assert!(matches!(refused("version 1\n\nCZ010 praha"), (3, DataFault::Code(_))));
    assert_eq!(refused("version 1\nCZ0100 a\nCZ0100 b"), (3, DataFault::Twice));
}

#[test]
fn only_what_moves_is_listed() {
    let mut rows = embedded_rows();
    rows.push(row("538094", "praha"));
    let after = Competence::from_rows(2, rows).unwrap();
    let places: BTreeMap<MunicipalityCode, DistrictCode> = [(538_094, "CZ0209"), (538_132, "CZ0209")]
        .map(|(code, district)| (MunicipalityCode::try_from(code).unwrap(), district.parse().unwrap()))
        .into();
    let moves = moved(Competence::embedded(), &after, places);
    assert_eq!(moves.len(), 1);
    assert_eq!(moves[0].municipality.get(), 538_094);
    assert_eq!(
        moves[0].from.as_ref().map(|id| id.as_str()),
        Some("stredocesky-respondeo")
    );
    assert_eq!(moves[0].to.as_ref().map(|id| id.as_str()), Some("praha"));
}
