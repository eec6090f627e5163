//! What the browser's own folder holds after a visit that ended with the exit, and what its next start brings back.

use std::path::Path;

use ozvise_tests::{Browser, Canary, Portal, Scan, Screen, scan_profile};
use serde_json::json;

use crate::actors::Phone;
use crate::exit::is_out;
use crate::in_the_browser;

const ASKS: &str = "Bojím se jít domů, kanárek-profil.";
const UNSENT: &str = "A ještě něco, kanárek-rozepsaný.";
const ANSWERS: &str = "Jsme tu pro vás, kanárek-odpověď.";

/// How many of the canaries are this person's alone.
const PERSONAL: usize = 10;

/// A visit with all that can be written down: a place, a centre, a code, messages of both, a text that is not sent yet.
/// Gives what must not be found afterwards. The browser is left in the middle of it.
pub(crate) async fn whole_visit(portal: &Portal, phone: &Phone) -> Vec<Canary> {
    phone.load("/").await;
    phone.begin("victim").await;
    phone.choose_place("CZ031", Some("CZ0311")).await;
    let centre = phone.browser.text("article.centre:not([hidden]) .centre-name").await;
    let code = phone.take_code().await;
    phone.send(ASKS).await;
    phone.is_sent().await;
    let mut petra = portal.counsellor("jihocesky", 0);
    petra.sign_in().await.unwrap();
    petra.read(1).await.unwrap();
    petra.reply(1, ANSWERS).await.unwrap();
    phone.come_back(&code).await;
    assert_eq!(phone.show_messages().await, [ANSWERS, ASKS]);
    phone.browser.tap("#write-again").await;
    phone.browser.type_into("#message", UNSENT).await;

    let same_person = portal.reporter_with_code(&code, 1);
    let words = same_person.code_in_words();
    let canaries = [
        ("the text", ASKS.to_owned()),
        ("the unsent text", UNSENT.to_owned()),
        ("the answer", ANSWERS.to_owned()),
        ("the code", code.clone()),
        ("the code in small letters", code.to_lowercase()),
        ("the code without separators", code.replace('-', "")),
        ("the code with spaces", code.replace('-', " ")),
        ("the code in words", words.clone()),
        ("the code in words without spaces", words.replace([' ', '-'], "")),
        ("the address of the thread", same_person.bearer()),
        ("the centre", centre),
        ("the place", "České Budějovice".to_owned()),
    ];
    canaries
        .into_iter()
        .map(|(name, word)| Canary::new(name, &word))
        .collect()
}

/// Without those that stand in what everybody loads, which is in the cache until the exit has it cleared.
pub(crate) fn personal(canaries: &[Canary]) -> Vec<Canary> {
    canaries[..PERSONAL].to_vec()
}

/// Looks through a profile. Gives the files that tell that somebody was at the portal; they are shown when the test is run
/// with `--nocapture`. That the visit stands in the history cannot be prevented, so it is said on the page instead.
#[expect(clippy::print_stderr, reason = "the list is for whoever wants to read it")]
pub(crate) fn assert_knows_nothing(canaries: Vec<Canary>, profile: &Path, portal: &Portal) -> Vec<String> {
    let mut scan = Scan::for_all(canaries);
    let host = portal.origin().trim_start_matches("http://").to_owned();
    let visited = scan_profile(&mut scan, profile, &host);
    for file in &visited {
        eprintln!("the visit stands in {file}");
    }
    scan.assert_clean();
    visited
}

/// The exit has had the browser's cache of loaded files cleared.
fn assert_cache_is_cleared(visited: &[String]) {
    let cached = visited.iter().filter(|file| file.contains("Cache_Data"));
    assert_eq!(cached.count(), 0, "{visited:?}");
}

#[test]
fn chromium_keeps_nothing_but_the_visit() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let canaries = whole_visit(&portal, &phone).await;
        phone.browser.tap("#exit").await;
        is_out(&portal, &phone.browser).await;
        // As it is while the browser goes on running, and as it is once it has written everything and closed.
        assert_knows_nothing(canaries.clone(), phone.browser.profile(), &portal);
        let profile = phone.browser.close().await;
        let visited = assert_knows_nothing(canaries, profile.path(), &portal);
        assert!(
            visited.contains(&"Default/History".to_owned()),
            "the scan reads the profile: {visited:?}"
        );
        assert_cache_is_cleared(&visited);

        // The next start with the tabs of the last one.
        let browser = Browser::restore(Screen::Phone, profile).await;
        let out = portal.elsewhere().page("/pocasi");
        let restored = tabs(&browser, &out).await;
        assert!(
            !restored.iter().any(|tab| tab.starts_with(&portal.origin())),
            "{restored:?}"
        );
    });
}

/// Without the exit the visited address is still open at the next start; what was shown and typed there is not.
#[test]
fn chromium_restores_the_address_only_when_the_exit_was_not_pressed() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let canaries = whole_visit(&portal, &phone).await;
        let profile = phone.browser.close().await;
        assert_knows_nothing(personal(&canaries), profile.path(), &portal);
        let browser = Browser::restore(Screen::Phone, profile).await;
        tabs(&browser, &format!("{}/", portal.origin())).await;
        let profile = browser.close().await;
        assert_knows_nothing(personal(&canaries), profile.path(), &portal);
    });
}

/// The addresses of all tabs, once `expected` is among them.
async fn tabs(browser: &Browser, expected: &str) -> Vec<String> {
    let deadline = std::time::Duration::from_secs(30);
    let mut rhythm = tokio::time::interval(std::time::Duration::from_millis(100));
    let waiting = async {
        loop {
            rhythm.tick().await;
            let targets = browser.cdp("Target.getTargets", json!({})).await;
            let targets = targets["targetInfos"].as_array().expect("a list").iter();
            let tabs: Vec<String> = targets
                .filter(|target| target["type"] == "page")
                .filter_map(|target| Some(target["url"].as_str()?.to_owned()))
                .collect();
            if tabs.iter().any(|tab| tab == expected) {
                return tabs;
            }
        }
    };
    tokio::time::timeout(deadline, waiting)
        .await
        .expect("the tab is restored")
}
