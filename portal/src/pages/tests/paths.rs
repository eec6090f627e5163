//! Which documents there are.

use super::*;

/// Those for reporters, in every language.
pub(super) const REPORTER_PATHS: [&str; 12] = [
    "/",
    "/en/",
    "/kontakty",
    "/en/kontakty",
    "/napoveda",
    "/en/napoveda",
    "/dotaznik",
    "/en/dotaznik",
    "/stiznosti",
    "/en/stiznosti",
    "/pristupnost",
    "/en/pristupnost",
];

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
