//! Which centre reads: chosen without a place, another than one's own, or the one that stands in for a closed one.

use ozvise_crypto::{CentreEntry, CentreId, DirectoryDraft, to_b64};
use ozvise_tests::{Fate, Portal};
use thirtyfour::prelude::Key;

use crate::actors::{Desk, Phone, press, sentence};
use crate::in_the_browser;
use crate::place::{at_the_place, choose, shown_centre};

/// From now on the portal gives out a directory of which some has been changed, signed by the root.
fn change_directory(portal: &Portal, change: impl FnOnce(&mut DirectoryDraft)) {
    let signed = to_b64(&portal.changed_directory(change));
    portal.wire().on_answer(move |asked, answer| {
        if asked.path().ends_with("/directory") {
            let mut body = answer.json();
            body["directory"] = signed.clone().into();
            answer.set_json(&body);
        }
        Fate::Pass
    });
}

fn id(centre: &str) -> CentreId {
    centre.parse().unwrap()
}

fn entry<'a>(draft: &'a mut DirectoryDraft, centre: &str) -> &'a mut CentreEntry {
    let centre = id(centre);
    draft.centres.iter_mut().find(|entry| entry.id == centre).unwrap()
}

/// The words of the button that offers the stand-in.
async fn offered_stand_in(phone: &Phone) -> String {
    phone.browser.see("#centre-closed h1").await;
    phone.browser.text("#closed-fallback-name").await
}

#[test]
fn a_person_who_does_not_know_the_place_chooses_a_centre_and_tells_no_place() {
    in_the_browser(async |portal| {
        let phone = at_the_place(&portal).await;
        // Even a place that was chosen first is not told after that.
        choose(&phone, "tabor", "Tábor", "okres Tábor").await;
        shown_centre(&phone.browser).await;
        phone.browser.tap("#centre-back").await;
        phone.browser.tap("#place-unknown").await;
        let groups = "return [...document.querySelectorAll('#centre-list [role=group]')].map((group) =>
            [document.getElementById(group.getAttribute('aria-labelledby')).textContent,
             group.querySelectorAll('input').length])";
        let expected = serde_json::json!([["Hlavní město Praha", 1], ["Jihočeský kraj", 1], ["Liberecký kraj", 1]]);
        phone.browser.see("#centre-list .choice").await;
        assert_eq!(
            phone.browser.script(groups).await,
            expected,
            "by region, and only those that can read"
        );
        phone.browser.tap(".choice:has(input[value='praha'])").await;
        phone.browser.tap("#choose-continue").await;
        assert_eq!(shown_centre(&phone.browser).await, "praha");
        let told = "return document.querySelector('#centre-place').checkVisibility()";
        assert_eq!(phone.browser.script(told).await, false);
        phone.take_code().await;
        phone.send("Zpráva.").await;
        phone.is_sent().await;
        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        desk.open_thread(1).await;
        desk.browser
            .read("#thread-intake", &sentence("cs", "intake-no-place"))
            .await;
    });
}

#[test]
fn a_person_who_does_not_want_her_own_centre_writes_to_another_one() {
    in_the_browser(async |portal| {
        let phone = at_the_place(&portal).await;
        press(&phone.browser, Key::Escape).await;
        phone.browser.tap("#place-elsewhere").await;
        phone.browser.tap("#choose-continue").await;
        phone.browser.see("#choose-error").await;
        phone.browser.tap(".choice:has(input[value='liberecky'])").await;
        phone.browser.tap("#choose-continue").await;
        assert_eq!(shown_centre(&phone.browser).await, "liberecky");
        // Back to the same choice, still made.
        phone.browser.tap("#centre-back").await;
        phone.browser.see("#centre-list").await;
        let kept = "return document.querySelector('#centre-list input:checked').value";
        assert_eq!(phone.browser.script(kept).await, "liberecky");
    });
}

#[test]
fn the_stand_in_of_a_centre_without_a_key_is_offered_by_name() {
    in_the_browser(async |portal| {
        change_directory(&portal, |draft| {
            entry(draft, "plzensky").fallback = Some(id("jihocesky"));
        });
        let phone = at_the_place(&portal).await;
        choose(&phone, "Plzeň", "Plzeň", "okres Plzeň-město").await;
        let name = offered_stand_in(&phone).await;
        assert_eq!(name, "Intervenční centrum pro osoby ohrožené domácím násilím");
        phone.browser.tap("#closed-fallback").await;
        phone.browser.see("#centre-continue").await;
        assert_eq!(shown_centre(&phone.browser).await, "jihocesky");
        // And back again to what was said about the closed one.
        phone.browser.tap("#centre-back").await;
        assert_eq!(offered_stand_in(&phone).await, name);
        phone.browser.tap("#centre-back").await;
        phone.browser.see("#place").await;
        phone.browser.tap("#place-continue").await;
        phone.browser.tap("#closed-others").await;
        phone.browser.see("#centre-list .choice").await;
    });
}

#[test]
fn a_stand_in_that_is_closed_itself_is_passed_over_and_a_circle_ends() {
    in_the_browser(async |portal| {
        change_directory(&portal, |draft| {
            // Switched off although it has a key, with a stand-in that is switched off too.
            entry(draft, "praha").accepting = false;
            entry(draft, "praha").fallback = Some(id("jihocesky"));
            entry(draft, "jihocesky").accepting = false;
            entry(draft, "jihocesky").fallback = Some(id("liberecky"));
            entry(draft, "plzensky").fallback = Some(id("karlovarsky"));
            entry(draft, "karlovarsky").fallback = Some(id("plzensky"));
        });
        let phone = at_the_place(&portal).await;
        choose(&phone, "Praha", "Praha", "hlavní město").await;
        assert_eq!(offered_stand_in(&phone).await, "Intervenční centrum Liberec");
        phone.browser.tap("#centre-back").await;
        choose(&phone, "Plzeň", "Plzeň", "okres Plzeň-město").await;
        phone.browser.see("#closed-others").await;
        let offered = "return document.querySelector('#closed-fallback').checkVisibility()";
        assert_eq!(phone.browser.script(offered).await, false);
    });
}

#[test]
fn with_no_centre_open_at_all_the_page_names_the_lines_to_call() {
    in_the_browser(async |portal| {
        change_directory(&portal, |draft| {
            for centre in &mut draft.centres {
                centre.accepting = false;
            }
        });
        let phone = Phone::open(&portal).await;
        phone.begin("victim").await;
        phone.browser.tap("#place-unknown").await;
        assert!(phone.browser.text("#choose-none").await.contains("116 006"));
        let goes_on = "return document.querySelector('#choose-continue').checkVisibility()";
        assert_eq!(phone.browser.script(goes_on).await, false);
    });
}
