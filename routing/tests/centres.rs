//! The centres and help lines: counts, and the known faults of the data one by one.

use std::collections::BTreeSet;

use ozvise_routing::{Centre, Centres, CompetenceVerified, Display, HelpLineKind, HelpLines, Territories};

fn centre(id: &str) -> &'static Centre {
    let found = Centres::embedded().iter().find(|centre| centre.id.as_str() == id);
    found.unwrap_or_else(|| panic!("there is no centre {id}"))
}

#[test]
fn there_are_eighteen_centres_seventeen_of_them_routed() {
    let centres = Centres::embedded();
    assert_eq!((centres.iter().count(), centres.routed().count()), (18, 17));
    for centre in centres.iter() {
        assert!(
            Territories::embedded().region(&centre.region).is_some(),
            "{} lies in no region",
            centre.id
        );
    }
}

#[test]
fn every_region_has_a_routed_centre() {
    let served: BTreeSet<_> = Centres::embedded().routed().map(|centre| centre.region).collect();
    assert_eq!(served.len(), Territories::embedded().regions().len());
}

#[test]
fn only_seven_centres_have_a_direct_contact_that_was_read() {
    let verified: BTreeSet<_> = Centres::embedded()
        .routed()
        .filter(|centre| centre.verified)
        .map(|centre| centre.id.as_str())
        .collect();
    let expected = [
        "praha",
        "jihocesky",
        "plzensky",
        "ustecky",
        "liberecky",
        "vysocina",
        "havirov",
    ];
    assert_eq!(verified, BTreeSet::from(expected));
    assert!(verified.iter().all(|id| !centre(id).phones.is_empty()));
}

#[test]
fn one_centre_has_only_the_address_of_its_organisation_and_nine_have_no_contact_at_all() {
    let olomouc = centre("olomoucky");
    assert_eq!((olomouc.phones.len(), olomouc.emails.len()), (0, 1));
    assert!(!olomouc.verified);
    let silent: Vec<_> = Centres::embedded()
        .routed()
        .filter(|centre| !centre.has_contact())
        .collect();
    assert_eq!(silent.len(), 9);
}

#[test]
fn contacts_are_complete_and_well_formed() {
    let praha = centre("praha");
    let phones: Vec<_> = praha.phones.iter().map(ToString::to_string).collect();
    assert_eq!(phones, ["281 911 883", "734 510 292"]);
    assert_eq!(
        praha.emails.iter().map(|email| &**email).collect::<Vec<_>>(),
        ["icpraha@csspraha.cz"]
    );
    assert_eq!(praha.postcode.as_deref(), Some("13000"));
    for centre in Centres::embedded().iter() {
        assert!(
            centre.phones.iter().all(|phone| phone.digits().len() == 9),
            "{}",
            centre.id
        );
        assert!(
            centre.emails.iter().all(|email| email.split('@').count() == 2),
            "{}",
            centre.id
        );
        assert!(
            centre.website.iter().all(|address| address.starts_with("https://")),
            "{}",
            centre.id
        );
        assert!(
            !centre.source.is_empty() && !centre.source_date.is_empty(),
            "{}",
            centre.id
        );
    }
}

#[test]
fn what_is_inferred_is_marked_as_inferred() {
    assert_eq!(
        centre("stredocesky-respondeo").competence_verified,
        CompetenceVerified::Yes
    );
    assert_eq!(
        centre("stredocesky-profem").competence_verified,
        CompetenceVerified::Partly
    );
    assert_eq!(centre("stredocesky-kladno").competence_verified, CompetenceVerified::No);
    assert_eq!(centre("havirov").competence_verified, CompetenceVerified::Partly);
    assert!(centre("stredocesky-kladno").operator.is_none());
}

#[test]
fn mlada_boleslav_is_kept_but_nobody_is_led_there() {
    let luma = centre("mlada-boleslav-luma");
    assert!(!luma.routed);
    assert!(Centres::embedded().routed().all(|other| other.id != luma.id));
}

#[test]
fn zlin_has_the_operator_that_took_over_in_2023() {
    assert_eq!(centre("zlinsky").operator.as_deref(), Some("Dětské centrum Zlín, p.o."));
    assert!(centre("zlinsky").source_date.starts_with("2023-01-01"));
}

#[test]
fn thirteen_numbers_are_known_and_only_the_confirmed_ones_shown() {
    let lines = HelpLines::embedded();
    assert_eq!(lines.iter().count(), 13);
    let shown: Vec<_> = lines.shown().map(|line| line.number.digits()).collect();
    assert_eq!(shown, ["112", "150", "155", "158", "116006", "116111"]);
    let emergency = lines.shown().filter(|line| line.kind == HelpLineKind::Emergency);
    assert_eq!(
        emergency.map(|line| line.number.digits()).collect::<Vec<_>>(),
        ["112", "150", "155", "158"]
    );
}

#[test]
fn the_line_that_became_another_one_is_never_shown_and_regional_ones_name_their_region() {
    let find = |number: &str| {
        HelpLines::embedded()
            .iter()
            .find(|line| line.number.digits() == number)
            .unwrap()
    };
    assert_eq!(find("251511313").display, Display::No);
    assert_eq!(find("156").display, Display::Check);
    assert_eq!(
        find("485177177").region.map(|code| code.to_string()).as_deref(),
        Some("CZ051")
    );
    assert_eq!(
        find("475603390").region.map(|code| code.to_string()).as_deref(),
        Some("CZ042")
    );
    assert_eq!(find("116006").free, Some(true));
    assert_eq!(find("283892772").free, None);
}
