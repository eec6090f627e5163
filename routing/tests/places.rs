//! The municipalities, parts and postcodes: counts, no orphan, no gap, no overlap.
#![expect(clippy::unwrap_used, reason = "a helper of a test fails as the test does")]

use std::collections::{BTreeMap, BTreeSet};

use ozvise_routing::{
    Centres, Competence, DataFault, DistrictCode, MunicipalityKind, Places, Postcode, Register, Row, Territories,
    check_competence,
};

fn places() -> &'static Places {
    Places::embedded()
}

fn postcode(number: u32) -> Postcode {
    Postcode::try_from(number).unwrap()
}

/// The names of the municipalities, with how many bear each.
fn namesakes(fold: impl Fn(&str) -> String) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    for municipality in places().municipalities() {
        *names.entry(fold(municipality.name)).or_default() += 1;
    }
    names
}

#[test]
fn all_municipalities_and_military_districts_are_there() {
    let count = |kind| {
        places()
            .municipalities()
            .filter(|municipality| municipality.kind == kind)
            .count()
    };
    assert_eq!(places().municipalities().len(), 6258);
    assert_eq!(count(MunicipalityKind::Capital), 1);
    assert_eq!(count(MunicipalityKind::StatutoryCity), 26);
    assert_eq!(count(MunicipalityKind::Town), 583);
    assert_eq!(count(MunicipalityKind::MarketTown), 232);
    assert_eq!(count(MunicipalityKind::Village), 5412);
    assert_eq!(count(MunicipalityKind::MilitaryDistrict), 4);
}

#[test]
fn all_postcodes_are_there_and_the_rows_under_them() {
    assert_eq!(places().postcodes().count(), 2732);
    // Rows of postcode and place after the corrections that data/README.md tells of.
    let municipal: usize = places()
        .municipalities()
        .map(|municipality| municipality.postcodes.len())
        .sum();
    let partial: usize = places().parts().map(|part| part.postcodes.len()).sum();
    assert_eq!((municipal, partial), (6309, 9299));
}

#[test]
fn every_municipality_by_its_code_finds_exactly_one_routed_centre() {
    let table = Competence::embedded();
    for municipality in places().municipalities() {
        let found = places().municipality(municipality.code).unwrap();
        assert_eq!(found, municipality);
        let id = table.competent_centre(Some(found.code), &found.district).unwrap();
        let centre = Centres::embedded().get(id).unwrap();
        assert!(centre.routed, "{} leads to {id}", found.name);
        assert_eq!(
            centre.region,
            found.district.region(),
            "{} leads out of its region",
            found.name
        );
    }
}

#[test]
fn the_embedded_table_is_without_fault_against_everything_that_exists() {
    let register = Register {
        districts: Territories::embedded()
            .districts()
            .iter()
            .map(|district| district.code)
            .collect(),
        municipalities: places()
            .municipalities()
            .map(|municipality| municipality.code)
            .collect(),
        centres: Centres::embedded()
            .iter()
            .map(|centre| (centre.id.clone(), centre.routed))
            .collect(),
    };
    let rows = Competence::embedded().rows();
    let rows: Vec<_> = rows
        .map(|(centre, territory)| Row {
            centre: centre.clone(),
            territory,
        })
        .collect();
    assert_eq!(check_competence(&rows, &register), []);
}

#[test]
fn no_district_is_without_municipality_and_no_part_without_district() {
    let used: BTreeSet<DistrictCode> = places()
        .municipalities()
        .map(|municipality| municipality.district)
        .collect();
    assert_eq!(used.len(), 77);
    for part in places().parts() {
        assert!(used.contains(&part.district), "{}", part.name);
        assert!(
            Competence::embedded()
                .competent_centre(part.municipality, &part.district)
                .is_some(),
            "{}",
            part.name
        );
        if let Some(code) = part.municipality {
            assert_eq!(
                places().municipality(code).unwrap().district,
                part.district,
                "{}",
                part.name
            );
        }
    }
}

#[test]
fn no_part_stands_in_its_district_twice() {
    let mut seen = BTreeSet::new();
    for part in places().parts() {
        assert!(
            seen.insert((part.district, part.name)),
            "{} in {}",
            part.name,
            part.district
        );
        let distinct: BTreeSet<_> = part.postcodes.iter().collect();
        assert_eq!(distinct.len(), part.postcodes.len(), "{}", part.name);
    }
}

#[test]
fn an_unknown_code_finds_nothing() {
    assert!(places().municipality(100_000.try_into().unwrap()).is_none());
    assert!(places().districts_of(postcode(10_001)).is_empty());
}

#[test]
fn the_four_military_districts_are_there_and_brdy_is_not() {
    let military = places()
        .municipalities()
        .filter(|place| place.kind == MunicipalityKind::MilitaryDistrict);
    let names: BTreeSet<_> = military.map(|place| place.name).collect();
    assert_eq!(names, BTreeSet::from(["Libavá", "Boletice", "Hradiště", "Březina"]));
}

#[test]
fn the_shared_names_are_those_that_the_sources_count() {
    let names = namesakes(str::to_owned);
    let shared: Vec<_> = names.iter().filter(|(_, count)| **count > 1).collect();
    assert_eq!(shared.len(), 591);
    assert_eq!(shared.iter().map(|(_, count)| **count).sum::<usize>(), 1503);
    assert_eq!((names["Nová Ves"], names["Petrovice"], names["Němčice"]), (14, 9, 9));
    let across = |name: &str| {
        let same = places().municipalities().filter(|place| place.name == name);
        same.map(|place| place.district.region()).collect::<BTreeSet<_>>().len()
    };
    assert_eq!(across("Nová Ves"), 9);
    assert_eq!(shared.iter().filter(|(name, _)| across(name) > 1).count(), 530);
}

#[test]
fn two_names_occur_twice_in_one_district_and_their_administrations_differ() {
    let mut by_district: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for place in places().municipalities() {
        by_district
            .entry((place.name, place.district))
            .or_default()
            .push(place.orp);
    }
    let twice: Vec<_> = by_district.into_iter().filter(|(_, orps)| orps.len() > 1).collect();
    let names: Vec<_> = twice
        .iter()
        .map(|((name, district), _)| format!("{name} {district}"))
        .collect();
    assert_eq!(names, ["Březina CZ0643", "Mezholezy CZ0321"]);
    assert!(twice.iter().all(|(_, orps)| orps[0] != orps[1]));
}

#[test]
fn the_postcodes_under_more_than_one_centre_are_known() {
    let table = Competence::embedded();
    let centres = |postcode| {
        let districts = places().districts_of(postcode);
        districts
            .iter()
            .filter_map(|district| table.competent_centre(None, district))
            .collect::<BTreeSet<_>>()
            .len()
    };
    let divided: Vec<_> = places()
        .postcodes()
        .filter(|postcode| centres(*postcode) > 1)
        .map(Postcode::get)
        .collect();
    // 60 in the sources, less two whose second district was only a place filed under a district that it has left.
    assert_eq!(divided.len(), 58);
    assert!(!divided.contains(&59_456) && !divided.contains(&73_934));
    for number in [14_900, 25_226, 25_228, 39_901, 44_101, 59_451, 79_305] {
        assert!(divided.contains(&number), "{number}");
    }
}

#[test]
fn the_divided_postcodes_that_the_sources_name_reach_into_these_districts() {
    let districts = |number| {
        places()
            .districts_of(postcode(number))
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(districts(14_900), ["CZ0100", "CZ020A"]);
    assert_eq!(districts(25_226), ["CZ0100", "CZ020A"]);
    assert_eq!(districts(25_228), ["CZ0100", "CZ020A"]);
    for number in [37_501, 39_901, 44_101, 53_944, 74_301] {
        assert_eq!(districts(number).len(), 3, "{number}");
    }
}

#[test]
fn a_place_that_changed_its_district_is_where_it_is_today() {
    for (number, name, district) in [
        (59_456, "Žďárec", "CZ0643"),
        (59_261, "Doubravník", "CZ0643"),
        (73_934, "Šenov", "CZ0806"),
        (79_351, "Huzová", "CZ0712"),
        (25_167, "Řehenice", "CZ0201"),
    ] {
        let place = places().municipalities().find(|place| place.name == name).unwrap();
        assert_eq!(place.district.as_str(), district, "{name}");
        assert!(place.postcodes.contains(&postcode(number)), "{name}");
        let elsewhere = places().parts().filter(|part| part.name == name);
        assert!(
            elsewhere
                .flat_map(|part| part.postcodes)
                .all(|code| *code != postcode(number)),
            "{name}"
        );
    }
}

#[test]
fn a_code_that_stands_in_the_file_twice_is_refused() {
    let refused = Places::parse(b"=CZ0513\n+Liberec\n563889|Liberec||\n563889|Turov||\n");
    assert_eq!(refused.map(|_| ()).map_err(|error| error.fault), Err(DataFault::Twice));
}

#[test]
fn a_file_that_is_cut_off_or_damaged_is_refused_or_smaller_and_never_panics() {
    let bytes = Places::embedded_bytes();
    let cut = Places::parse(&bytes[..bytes.len() / 2]);
    assert!(cut.is_err() || cut.is_ok_and(|places| places.municipalities().len() < 6258));
    assert!(Places::parse(b"").is_err());
    assert!(Places::parse(b"<!doctype html>").is_err());
}
