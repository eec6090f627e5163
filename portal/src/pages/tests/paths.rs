//! Which documents there are.

use super::*;

/// Every document for reporters, behind the path of its language.
pub(super) const FOR_REPORTERS: [&str; 6] = ["", "kontakty", "napoveda", "dotaznik", "stiznosti", "pristupnost"];

pub(super) fn reporter_paths() -> Vec<String> {
    let in_all_languages = |path: &str| Language::ALL.map(|language| format!("{}{path}", language.home()));
    FOR_REPORTERS.into_iter().flat_map(in_all_languages).collect()
}

/// Every document for staff.
pub(super) const FOR_STAFF: [&str; 2] = ["tym", "tym/prirucka"];

/// A document for staff in every language.
pub(super) fn staff_paths(path: &str) -> Vec<String> {
    Language::ALL
        .map(|language| format!("{}{path}", language.home()))
        .into()
}

#[test]
fn an_installation_serves_no_samples() {
    let site = site();
    assert!(site.paths().all(|path| !path.contains("vzor")));
    let texts = Texts::load().expect("the texts are valid");
    let parameters = SiteParameters {
        demonstration: true,
        ..parameters()
    };
    let demonstration = SiteBundle::build(&texts, &parameters, Competence::embedded(), SettingsTable::embedded());
    let demonstration = demonstration.expect("the pages are complete");
    assert!(html(&demonstration, "/vzor").contains("--accent-strong"));
}

/// What is said to whoever takes the demonstration for the real thing costs an installation not one byte.
#[test]
fn every_document_of_the_demonstration_says_what_it_is_and_no_other_does() {
    const RIBBON: &str = "<aside class=\"demonstration\"";
    let texts = Texts::load().expect("the texts are valid");
    let shown = SiteParameters {
        demonstration: true,
        ..parameters()
    };
    let demonstration = SiteBundle::build(&texts, &shown, Competence::embedded(), SettingsTable::embedded());
    let demonstration = demonstration.expect("the pages are complete");
    let site = site();
    for path in reporter_paths()
        .into_iter()
        .chain(FOR_STAFF.into_iter().flat_map(staff_paths))
    {
        let (plain, said) = (html(&site, &path), html(&demonstration, &path));
        assert!(
            !plain.contains(RIBBON) && !plain.contains("demonstration.css"),
            "{path}"
        );
        let ribbon = said.split_once(RIBBON).expect("the ribbon").1;
        let ribbon = ribbon.split_once("</aside>").expect("its end").0;
        for number in ["tel:116006", "tel:158"] {
            assert!(ribbon.contains(number), "{path}: {ribbon}");
        }
    }
    for language in Language::ALL {
        let missing = demonstration.not_found(language).identity.to_vec();
        assert!(String::from_utf8(missing).expect("UTF-8").contains(RIBBON));
    }
}
