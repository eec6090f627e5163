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
    Language::ALL.map(|language| format!("{}{path}", language.home())).into()
}

#[test]
fn an_installation_serves_no_samples() {
    let site = site();
    assert!(site.paths().all(|path| !path.contains("vzor")));
    let texts = Texts::load().expect("the texts are valid");
    let parameters = SiteParameters {
        samples: true,
        ..parameters()
    };
    let demonstration = SiteBundle::build(&texts, &parameters, Competence::embedded(), SettingsTable::embedded());
    let demonstration = demonstration.expect("the pages are complete");
    assert!(html(&demonstration, "/vzor").contains("--accent-strong"));
}
