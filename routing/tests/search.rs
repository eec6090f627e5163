//! The search: the tricky cases one by one.

use ozvise_routing::{Candidate, Competence, MAX_CANDIDATES, MatchKind, PlaceKind, Places};
use proptest::prelude::*;

fn search(query: &str) -> Vec<Candidate> {
    Places::embedded().search(query, 10)
}

fn labels(query: &str) -> Vec<String> {
    search(query).into_iter().map(|candidate| candidate.label).collect()
}

fn first(query: &str) -> Candidate {
    search(query)
        .into_iter()
        .next()
        .unwrap_or_else(|| panic!("nothing for {query}"))
}

/// The centres that the exact matches of a query lead to, when everything is listed.
fn centres(query: &str) -> Vec<String> {
    let mut all = Places::embedded().search(query, MAX_CANDIDATES);
    all.retain(|found| found.match_kind == MatchKind::Exact);
    let mut centres: Vec<_> = Competence::embedded()
        .centres_of(&all)
        .iter()
        .map(ToString::to_string)
        .collect();
    centres.sort();
    centres
}

#[test]
fn a_name_is_found_in_any_spelling() {
    for query in [
        "České Budějovice",
        "ceske budejovice",
        "CESKE-BUDEJOVICE",
        " české  budě",
        "ceske bud",
        "c\u{30c}eske bud",
    ] {
        assert_eq!(
            first(query).label,
            "České Budějovice (okres České Budějovice)",
            "{query}"
        );
    }
    for query in [
        "Brandýs nad Labem - Stará Boleslav",
        "brandys nad labem-stara boleslav",
        "brandys nad labem s",
    ] {
        assert_eq!(first(query).name, "Brandýs nad Labem-Stará Boleslav", "{query}");
    }
}

#[test]
fn the_kind_of_match_is_told() {
    assert_eq!(first("Kladno").match_kind, MatchKind::Exact);
    assert_eq!(first("Kladn").match_kind, MatchKind::Prefix);
    assert_eq!(
        (first("Kkadno").match_kind, &*first("Kkadno").name),
        (MatchKind::Fuzzy, "Kladno")
    );
}

#[test]
fn every_kind_of_typing_error_is_forgiven_once() {
    for query in [
        "pardubixe",
        "parubice",
        "pardubicce",
        "padrubice",
        "qardubice",
        "ardubice",
        "pardubiec",
    ] {
        let names: Vec<_> = search(query)
            .into_iter()
            .take(5)
            .map(|candidate| candidate.name)
            .collect();
        assert!(names.iter().any(|name| name == "Pardubice"), "{query}: {names:?}");
    }
    assert_eq!(first("hradec kralvoe").name, "Hradec Králové");
    assert_eq!(
        first("usti nad lsb").name,
        "Ústí nad Labem",
        "an error while still typing"
    );
    assert!(labels("pxrdxbice").is_empty(), "two errors are too many");
}

#[test]
fn the_beginning_of_any_word_is_enough() {
    assert!(labels("vary").contains(&"Karlovy Vary (okres Karlovy Vary)".to_owned()));
    assert!(labels("mistek").contains(&"Frýdek-Místek (okres Frýdek-Místek)".to_owned()));
    assert_eq!(first("usti n l").name, "Ústí nad Labem");
    assert_eq!(first("jablonec n. N.").name, "Jablonec nad Nisou");
    assert_eq!(first("brandys stara").name, "Brandýs nad Labem-Stará Boleslav");
}

#[test]
fn larger_places_come_before_smaller_ones() {
    let found = search("brno");
    assert_eq!(
        (found[0].name.as_str(), found[0].place_kind),
        ("Brno", PlaceKind::Municipality)
    );
    let seats = ["Beroun", "Benešov"];
    assert!(
        search("be")[..2].iter().all(|found| seats.contains(&&*found.name)),
        "seats of districts before villages"
    );
    assert_eq!(first("hradec").name, "Hradec", "but what is exact goes first");
    assert!(labels("hradec").contains(&"Hradec Králové (okres Hradec Králové)".to_owned()));
}

#[test]
fn equal_names_are_told_apart_by_district() {
    let all = Places::embedded().search("Nová Ves", MAX_CANDIDATES);
    let villages: Vec<_> = all
        .iter()
        .filter(|found| found.match_kind == MatchKind::Exact && found.place_kind == PlaceKind::Municipality)
        .collect();
    assert_eq!(villages.len(), 14);
    assert!(villages.iter().all(|found| found.label.starts_with("Nová Ves (okres ")));
    let labels: std::collections::BTreeSet<_> = all.iter().map(|found| &found.label).collect();
    assert_eq!(labels.len(), all.len(), "no two candidates look the same");
    assert!(centres("Nová Ves").len() > 9, "one more question is needed");
}

#[test]
fn equal_names_in_one_district_are_told_apart_by_the_administration() {
    let found = search("mezholezy");
    let municipalities: Vec<_> = found
        .iter()
        .filter(|place| place.place_kind == PlaceKind::Municipality)
        .collect();
    assert_eq!(municipalities.len(), 2);
    assert_eq!(
        municipalities[0].label,
        "Mezholezy (okres Domažlice, správní obvod Domažlice)"
    );
    assert_eq!(
        municipalities[1].label,
        "Mezholezy (okres Domažlice, správní obvod Horšovský Týn)"
    );
    let all = Places::embedded().search("březina", MAX_CANDIDATES);
    let around_brno: Vec<_> = all
        .iter()
        .filter(|place| place.district.is_some_and(|code| code.as_str() == "CZ0643") && place.name == "Březina")
        .collect();
    assert_eq!(around_brno.len(), 2);
    assert!(around_brno.iter().all(|place| place.orp.is_some()));
    assert!(search("Pardubice")[0].orp.is_none());
}

#[test]
fn names_that_differ_by_diacritics_only_are_both_found_and_the_typed_ones_first() {
    for (plain, one, other) in [
        ("vyskov", "Vyškov", "Výškov"),
        ("pec", "Pec", "Peč"),
        ("lisov", "Lišov", "Lisov"),
        ("chrast", "Chrast", "Chrást"),
    ] {
        let names: Vec<_> = search(plain)
            .into_iter()
            .filter(|found| found.match_kind == MatchKind::Exact)
            .collect();
        assert!(
            [one, other]
                .iter()
                .all(|name| names.iter().any(|found| found.name == *name)),
            "{plain}"
        );
        for name in [one, other].iter().filter(|name| !name.is_ascii()) {
            assert_eq!(first(name).name, **name);
        }
    }
}

#[test]
fn parts_of_towns_are_found_beside_municipalities_of_the_same_name() {
    for (query, part, elsewhere) in [
        ("vrsovice", "Praha 10-Vršovice", "Vršovice (okres Opava)"),
        ("chodov", "Praha 4-Chodov", "Chodov (okres Sokolov)"),
    ] {
        let found = Places::embedded().search(query, MAX_CANDIDATES);
        let part = found.iter().find(|place| place.label == part).unwrap();
        assert_eq!((part.place_kind, part.match_kind), (PlaceKind::Part, MatchKind::Exact));
        assert_eq!(part.municipality.map(|code| code.get()), Some(554_782));
        assert!(found.iter().any(|place| place.label == elsewhere), "{elsewhere}");
    }
    assert!(centres("stare mesto").len() > 3);
}

#[test]
fn a_part_is_found_without_its_prefix() {
    let found = Places::embedded().search("vratislavice nad nisou", MAX_CANDIDATES);
    assert_eq!(found[0].match_kind, MatchKind::Exact);
    assert_eq!(
        Competence::embedded()
            .centres_of(&found)
            .into_iter()
            .map(|id| id.as_str())
            .collect::<Vec<_>>(),
        ["liberecky"]
    );
}

#[test]
fn the_city_districts_of_praha_are_found() {
    for query in ["Praha 3", "praha-3", "PRAHA3", "praha  3"] {
        let found = first(query);
        assert_eq!(
            (found.label.as_str(), found.match_kind),
            ("Praha 3", MatchKind::Exact),
            "{query}"
        );
        assert_eq!(found.municipality.map(|code| code.get()), Some(554_782));
        assert_eq!(centres(query), ["praha"], "{query}");
    }
    assert_eq!(first("Praha 10-Malešice").label, "Praha 10-Malešice");
    assert_eq!(first("praha 10 malesice").match_kind, MatchKind::Exact);
    assert_eq!(first("praha 22").label, "Praha 22");
    assert_eq!(first("praha-kunratice").label, "Praha-Kunratice");
    let parts = Places::embedded().parts();
    let districts = parts.filter(|part| part.district.as_str() == "CZ0100" && part.postcodes.is_empty());
    assert_eq!(districts.count(), 57);
}

#[test]
fn the_districts_around_praha_and_brno_are_not_the_towns() {
    for (query, label, centre) in [
        ("praha-východ", "okres Praha-východ", "stredocesky-respondeo"),
        ("praha zapad", "okres Praha-západ", "stredocesky-kladno"),
        ("Brno-venkov", "okres Brno-venkov", "jihomoravsky"),
    ] {
        let found = first(query);
        assert_eq!((found.label.as_str(), found.place_kind), (label, PlaceKind::District));
        assert_eq!(
            Competence::embedded()
                .centres_of([&found])
                .into_iter()
                .next()
                .unwrap()
                .as_str(),
            centre
        );
    }
    let praha = first("praha");
    assert_eq!(
        (praha.label.as_str(), praha.place_kind),
        ("Praha", PlaceKind::Municipality)
    );
    assert_eq!(praha.place().unwrap().district.as_str(), "CZ0100");
}

#[test]
fn districts_and_regions_are_found_by_name() {
    assert_eq!(first("okres kladno").place_kind, PlaceKind::District);
    assert!(labels("kladno").contains(&"okres Kladno".to_owned()));
    let region = first("jihocesky");
    assert_eq!(
        (region.label.as_str(), region.place_kind, region.district),
        ("Jihočeský kraj", PlaceKind::Region, None)
    );
    assert_eq!(region.districts.len(), 7);
    assert!(region.place().is_none());
    assert!(labels("kraj vysocina").contains(&"Kraj Vysočina".to_owned()));
    assert!(labels("vysocina").contains(&"Kraj Vysočina".to_owned()));
    let divided = first("středočeský kraj");
    assert_eq!(Competence::embedded().centres_of([&divided]).len(), 3);
}

#[test]
fn a_postcode_is_understood_in_all_spellings() {
    for query in ["370 01", "37001", "CZ-37001", "cz 370 01", "PSČ 370 01", "370-01"] {
        let found = search(query);
        assert_eq!(found[0].label, "370 01 (okres České Budějovice)", "{query}");
        assert_eq!(
            (found[0].place_kind, found[0].match_kind),
            (PlaceKind::Postcode, MatchKind::Exact)
        );
        assert_eq!(centres(query), ["jihocesky"]);
    }
    let typing = search("370");
    assert!(typing.len() > 3);
    assert!(
        typing
            .iter()
            .all(|found| found.match_kind == MatchKind::Prefix && found.name.starts_with("370 "))
    );
    assert!(typing.windows(2).all(|pair| pair[0].name < pair[1].name));
    for nothing in ["00000", "99999", "370011", "37001 123"] {
        assert_eq!(labels(nothing), Vec::<String>::new(), "{nothing}");
    }
}

#[test]
fn a_postcode_under_several_centres_lists_a_place_of_each_and_does_not_decide() {
    let found = search("149 00");
    assert!(found.iter().all(|place| place.place_kind != PlaceKind::Postcode));
    assert_eq!(centres("149 00"), ["praha", "stredocesky-kladno"]);
    assert!(
        found[..2]
            .iter()
            .any(|place| place.label == "Jesenice (okres Praha-západ)")
    );
    assert_eq!(centres("25226"), ["praha", "stredocesky-kladno"]);
    for query in ["37501", "39901", "44101", "53944", "74301"] {
        let few = Places::embedded().search(query, 3);
        let districts: std::collections::BTreeSet<_> = few.iter().map(|place| place.district).collect();
        assert_eq!(districts.len(), 3, "{query}: {few:?}");
    }
}

#[test]
fn every_divided_postcode_leads_to_all_its_centres_within_the_first_three() {
    let table = Competence::embedded();
    for postcode in Places::embedded().postcodes() {
        let all = table
            .centres_of(&Places::embedded().search(&postcode.to_string(), MAX_CANDIDATES))
            .len();
        let few = table
            .centres_of(&Places::embedded().search(&postcode.to_string(), 3))
            .len();
        assert_eq!(few, all, "{postcode}");
    }
}

#[test]
fn military_districts_are_found_and_brdy_is_not_one() {
    for name in ["Libavá", "Boletice", "Hradiště", "Březina"] {
        let all = Places::embedded().search(name, MAX_CANDIDATES);
        assert!(
            all.iter()
                .any(|place| place.name == name && place.municipality.is_some()),
            "{name}"
        );
    }
    let brdy = Places::embedded().search("brdy", MAX_CANDIDATES);
    assert!(
        brdy.iter()
            .all(|place| place.name != "Brdy" || place.municipality.is_none())
    );
}

#[test]
fn a_code_finds_what_a_search_for_its_name_finds() {
    for municipality in Places::embedded().municipalities() {
        let by_code = Places::embedded().find(municipality.code).expect("a known code");
        assert_eq!(by_code.municipality, Some(municipality.code));
        let by_name = Places::embedded().search(municipality.name, MAX_CANDIDATES);
        assert!(by_name.contains(&by_code), "{by_code:?}");
    }
    let unknown = "999999".parse().expect("a code");
    assert_eq!(Places::embedded().find(unknown), None);
}

#[test]
fn nothing_typed_and_nonsense_find_nothing() {
    for query in ["", "   ", "-", "ххх", "qqqqqq", &"a".repeat(10_000)] {
        assert_eq!(labels(query), Vec::<String>::new());
    }
    assert!(Places::embedded().search("praha", 0).is_empty());
    assert_eq!(Places::embedded().search("n", usize::MAX).len(), MAX_CANDIDATES);
}

proptest! {
    #[test]
    fn whatever_is_typed_the_answer_is_ranked_short_and_without_repetition(query in "\\PC{0,20}", limit in 0..30_usize) {
        let found = Places::embedded().search(&query, limit);
        prop_assert!(found.len() <= limit);
        prop_assert!(found.windows(2).all(|pair| pair[0].match_kind <= pair[1].match_kind));
        for (at, candidate) in found.iter().enumerate() {
            prop_assert!(!found[..at].contains(candidate));
            prop_assert!(!candidate.districts.is_empty());
        }
    }

    #[test]
    fn a_smaller_limit_gives_the_beginning_of_the_same_answer(query in "[a-z]{1,3}[a-z ]{0,6}", limit in 1..15_usize) {
        let long = Places::embedded().search(&query, 15);
        let short = Places::embedded().search(&query, limit);
        prop_assert_eq!(&short[..], &long[..long.len().min(limit)]);
    }

    #[test]
    fn spelling_changes_nothing(at in 0..6258_usize, upper in any::<bool>()) {
        let name = Places::embedded().municipalities().nth(at).map(|place| place.name).unwrap_or_default();
        let other = if upper { name.to_uppercase() } else { name.to_lowercase() }.replace(' ', "-");
        prop_assert_eq!(Places::embedded().search(&other, 10), Places::embedded().search(name, 10));
    }

    #[test]
    fn among_whole_beginnings_larger_municipalities_come_first(at in 0..6258_usize, length in 1..6_usize) {
        let places = Places::embedded();
        let name = places.municipalities().nth(at).map(|place| place.name).unwrap_or_default();
        let query: String = name.chars().take(length).collect();
        let found = places.search(&query, 30);
        let begins = |name: &str| name.to_lowercase().starts_with(&query.to_lowercase());
        let kinds: Vec<_> = found
            .iter()
            .filter(|place| place.match_kind == MatchKind::Prefix && begins(&place.name))
            .filter(|place| place.place_kind == PlaceKind::Municipality)
            .filter_map(|place| places.municipality(place.municipality?).map(|found| found.kind))
            .map(|kind| kind.min(ozvise_routing::MunicipalityKind::Village))
            .collect();
        prop_assert!(kinds.is_sorted(), "{:?}", kinds);
    }
}
