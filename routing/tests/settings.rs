//! The settings of centres: what the embedded ones say, that they are written and read back, and that every fault is named.

use std::collections::BTreeMap;

use ozvise_routing::{
    CentreSettings, Centres, DataFault, FieldFault, SETTINGS_FIELDS, SettingsFault, SettingsTable, ValueFault,
    check_settings,
};

/// A complete row; the changes replace fields.
fn read(changes: &[(&'static str, &str)]) -> Result<CentreSettings, Vec<FieldFault>> {
    let mut values = BTreeMap::from([
        ("id", "liberecky"),
        ("name", "Intervenční centrum Liberec"),
        ("operator", "Centrum intervenčních služeb, p.o."),
        ("region", "CZ051"),
        ("street", "Tanvaldská 269"),
        ("postcode", "463 11"),
        ("town", "Liberec"),
        ("phones", "+420 483 750 890; 774406370"),
        ("emails", "info@cipslk.cz"),
        ("website", "https://intervencni-centrum.cipslk.cz"),
        ("hours", "po-pá 8-16"),
        ("holidays", "27. 12. 2026 - 31. 12. 2026; 2026-11-16"),
        ("languages", "cs; en; UK"),
        ("age_from", "16"),
        ("age_to", "99"),
        ("guardian_below", "18"),
        ("reply_hours", "24"),
        ("fallback", "kralovehradecky"),
        ("routed", "ano"),
        ("accepting", "yes"),
    ]);
    values.extend(changes.iter().copied());
    CentreSettings::read(|field| values.get(field).copied().unwrap_or_default())
}

#[test]
fn the_embedded_settings_are_those_of_the_file_and_nothing_more() {
    let table = SettingsTable::embedded();
    assert_eq!(
        (table.version(), table.iter().count(), table.routed().count()),
        (1, 18, 17)
    );
    for centre in Centres::embedded().iter() {
        let settings = table.get(&centre.id).unwrap();
        assert_eq!(
            settings.postcode.map(|code| code.get().to_string()).as_deref(),
            centre.postcode.as_deref()
        );
        assert_eq!(settings.has_contact(), centre.has_contact());
        assert_eq!((settings.routed, settings.accepting), (centre.routed, centre.routed));
        assert!(settings.hours.is_none() && settings.languages.is_empty() && settings.fallback.is_none());
    }
}

#[test]
fn a_table_is_written_and_read_back_to_the_byte() {
    let full = read(&[]).unwrap();
    let other = read(&[
        ("id", "kralovehradecky"),
        ("fallback", ""),
        ("phones", ""),
        ("hours", "nonstop"),
    ])
    .unwrap();
    let table = SettingsTable::from_rows(7, vec![full.clone(), other]).unwrap();
    let bytes = table.to_bytes();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.starts_with("version 7\n\n[kralovehradecky]\nname = "), "{text}");
    for line in [
        "phones = 483750890; 774406370",
        "postcode = 46311",
        "hours = po-pá 08:00-16:00",
        "holidays = 2026-11-16; 2026-12-27/2026-12-31",
        "languages = cs; en; uk",
        "routed = yes",
    ] {
        assert!(text.contains(&format!("\n{line}\n")), "{line} is missing in\n{text}");
    }
    let again = SettingsTable::parse(&text).unwrap();
    assert_eq!((again.to_bytes(), &again), (bytes, &table));
    assert_eq!(again.get(&full.id), Some(&full));
    let embedded = SettingsTable::embedded();
    let text = String::from_utf8(embedded.to_bytes()).unwrap();
    assert_eq!(&SettingsTable::parse(&text).unwrap(), embedded);
}

#[test]
fn a_published_table_that_was_altered_is_not_read() {
    let text = String::from_utf8(SettingsTable::embedded().to_bytes()).unwrap();
    let fault = |text: &str| SettingsTable::parse(text).unwrap_err().fault;
    assert_eq!(
        fault(&text.replacen("version 1", "wersion 1", 1)),
        DataFault::Missing("version")
    );
    assert_eq!(fault(&text.replacen("town = ", "down = ", 1)), DataFault::Key);
    assert!(matches!(
        fault(&text.replacen("region = CZ080", "region = CZ999", 1)),
        DataFault::Field(_)
    ));
    assert_eq!(fault(&text.replacen("[zlinsky]", "[praha]", 1)), DataFault::Undeclared);
}

#[test]
fn every_wrong_value_is_named_with_its_field() {
    let long = "x".repeat(201);
    for (field, value, fault) in [
        ("id", "", ValueFault::Empty),
        ("name", " ", ValueFault::Empty),
        ("name", long.as_str(), ValueFault::TooLong),
        ("name", "a\u{7}b", ValueFault::Control),
        ("operator", "=1+1", ValueFault::Formula),
        ("region", "CZ099", ValueFault::UnknownRegion),
        ("emails", "info(at)cipslk.cz", ValueFault::Email),
        ("emails", "a@b.cz; a@b.cz", ValueFault::Twice),
        ("website", "http://cipslk.cz", ValueFault::Website),
        ("hours", "ráno", ValueFault::Hours),
        ("holidays", "o Vánocích", ValueFault::Dates),
        ("languages", "čeština", ValueFault::Language),
        ("age_from", "šestnáct", ValueFault::Age),
        ("age_to", "121", ValueFault::Age),
        ("guardian_below", "15", ValueFault::Ages),
        ("reply_hours", "0", ValueFault::ReplyHours),
        ("routed", "maybe", ValueFault::YesNo),
        ("accepting", "", ValueFault::Empty),
    ] {
        assert_eq!(
            read(&[(field, value)]),
            Err(vec![FieldFault { field, fault }]),
            "{field} = {value}"
        );
    }
    for (field, value) in [
        ("id", "Liberec"),
        ("region", "Liberec"),
        ("postcode", "4631"),
        ("phones", "48375089"),
        ("fallback", "Praha 1"),
    ] {
        let faults = read(&[(field, value)]).unwrap_err();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(faults[0].field, field);
    }
    let all = read(&[("name", ""), ("phones", "1; 158; 22"), ("routed", "ne")]).unwrap_err();
    let fields: Vec<_> = all.iter().map(|fault| fault.field).collect();
    assert_eq!(
        fields,
        ["name", "phones", "phones", "accepting"],
        "all of them are named at once"
    );
}

#[test]
fn every_field_is_written_and_read_under_its_name() {
    let values = read(&[]).unwrap().values();
    assert_eq!(values.clone().map(|(field, _)| field), SETTINGS_FIELDS);
    for (field, value) in values {
        assert!(!value.is_empty(), "{field} was lost");
    }
}

#[test]
fn fallbacks_exist_are_routed_and_lead_in_no_circle() {
    let centre = |id: &'static str, fallback: &'static str, routed: &'static str| {
        read(&[
            ("id", id),
            ("fallback", fallback),
            ("routed", routed),
            ("accepting", "no"),
        ])
        .unwrap()
    };
    let id = |id: &str| id.parse().unwrap();
    let rows = [
        centre("a", "b", "yes"),
        centre("b", "a", "yes"),
        centre("c", "c", "yes"),
        centre("d", "nobody", "yes"),
        centre("e", "f", "yes"),
        centre("f", "", "no"),
        centre("g", "a", "yes"),
        centre("d", "", "yes"),
    ];
    let circle = |row, name: &str| SettingsFault::Circle { row, id: id(name) };
    assert_eq!(
        check_settings(&rows),
        [
            circle(0, "a"),
            circle(1, "b"),
            circle(2, "c"),
            SettingsFault::UnknownFallback {
                row: 3,
                fallback: id("nobody")
            },
            SettingsFault::FallbackNotRouted {
                row: 4,
                fallback: id("f")
            },
            SettingsFault::Twice {
                row: 7,
                first: 3,
                id: id("d")
            },
        ]
    );
    let chain = vec![centre("a", "b", "yes"), centre("b", "c", "yes"), centre("c", "", "yes")];
    let table = SettingsTable::from_rows(1, chain).unwrap();
    let found: Vec<_> = table
        .fallbacks_of(&id("a"))
        .map(|centre| centre.id.to_string())
        .collect();
    assert_eq!(found, ["b", "c"]);
}
