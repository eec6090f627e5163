//! Finding the place where it happens: by its name, its postcode, its district or region, told wrong or not at all. Every
//! search happens on the device.

use hyper::Method;
use ozvise_tests::{Browser, Canary, Fate, Portal, Scan};
use serde_json::{Value, json};
use thirtyfour::prelude::Key;

use crate::actors::{Desk, Phone, press, sentence, switch_language};
use crate::in_the_browser;

/// What is listed: each name, and the words beside it.
pub(crate) async fn options(browser: &Browser) -> Vec<(String, String)> {
    let script = "return [...document.querySelectorAll('#place-options li')]
        .map((option) => [option.querySelector('strong').textContent, option.querySelector('small').textContent])";
    serde_json::from_value(browser.script(script).await).unwrap()
}

/// A phone at the question for the place, with the search loaded.
pub(crate) async fn at_the_place(portal: &Portal) -> Phone {
    let phone = Phone::open(portal).await;
    phone.begin("victim").await;
    phone.browser.tap("#place").await;
    let loaded = "return performance.getEntriesByType('resource').filter((one) => one.name.includes('/places/')
        && one.responseEnd > 0).length === 3";
    phone.browser.until_script(loaded).await;
    // One letter is answered as soon as the places are there.
    phone.browser.type_into("#place", "x").await;
    phone.browser.see("#place[aria-expanded='true']").await;
    phone
}

/// Types and gives what is listed then.
async fn find(phone: &Phone, typed: &str) -> Vec<(String, String)> {
    phone.browser.type_into("#place", typed).await;
    options(&phone.browser).await
}

/// Types, taps the option with these words, and goes on.
pub(crate) async fn choose(phone: &Phone, typed: &str, name: &str, beside: &str) {
    let listed = find(phone, typed).await;
    let wanted = (name.to_owned(), beside.to_owned());
    let at = listed
        .iter()
        .position(|option| *option == wanted)
        .unwrap_or_else(|| panic!("{wanted:?} is not among {listed:?}"));
    phone.browser.tap(&format!("#place-options-{at}")).await;
    phone.browser.tap("#place-continue").await;
}

/// Types and goes on without choosing anything, by the key that the keyboard of a phone has for it.
async fn type_and_go_on(phone: &Phone, typed: &str) {
    phone.browser.type_into("#place", typed).await;
    press(&phone.browser, Key::Enter).await;
}

/// Id of the centre whose card is shown.
pub(crate) async fn shown_centre(browser: &Browser) -> Value {
    browser.see("[data-screen='centre'] h1").await;
    browser
        .script("return document.querySelector('.cards [data-centre]:not([hidden])').dataset.centre")
        .await
}

#[test]
fn a_village_is_told_from_its_namesakes_and_reaches_the_centre_inside_the_message_only() {
    in_the_browser(async |portal| {
        let phone = at_the_place(&portal).await;
        let listed = find(&phone, "NOVA VES").await;
        let namesakes: Vec<_> = listed.iter().filter(|(name, _)| name == "Nová Ves").collect();
        assert!(namesakes.len() > 15, "all of that name are listed: {listed:?}");
        choose(&phone, "nova ves", "Nová Ves", "okres Liberec").await;
        assert_eq!(shown_centre(&phone.browser).await, "liberecky");
        let label = "Nová Ves (okres Liberec)";
        phone.browser.read("#centre-place", label).await;
        phone.take_code().await;
        phone.send("Zpráva.").await;
        phone.is_sent().await;

        let mut scan = Scan::for_all(vec![
            Canary::new("the place", label),
            Canary::new("what was typed", "NOVA VES"),
        ]);
        for exchange in portal.wire().exchanges() {
            scan.bytes(&exchange.asked.target, &exchange.asked.bytes());
            let body = String::from_utf8_lossy(&exchange.asked.body).into_owned();
            assert!(!body.contains("CZ0513"), "the district is told: {body}");
        }
        scan.assert_clean();

        let desk = Desk::sign_in(&portal, portal.staff_account("liberecky", 0)).await;
        desk.open_thread(1).await;
        desk.browser.read("#thread-intake", label).await;
    });
}

#[test]
fn whatever_is_typed_nothing_is_asked_of_anybody() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        phone.begin("victim").await;
        let before = phone.browser.requested().await;
        assert!(
            !before.iter().any(|url| url.contains("/places/")),
            "loaded before it was opened: {before:?}"
        );
        drop(phone);

        let phone = at_the_place(&portal).await;
        let before = phone.browser.requested().await;
        let files = before.iter().filter(|url| url.contains("/places/")).count();
        assert_eq!(files, 3, "the module in its two files, and the data: {before:?}");
        let on_the_wire = portal.wire().exchanges().len();
        for typed in [
            "Praha",
            "kutna hora",
            "26242",
            "žádné takové místo",
            "Lhota",
            "středočeský kraj",
        ] {
            find(&phone, typed).await;
        }
        phone.browser.tap("#place-options-0").await;
        phone.browser.tap("#place-answers .choice:first-child").await;
        phone.browser.tap("#place-continue").await;
        shown_centre(&phone.browser).await;
        assert_eq!(phone.browser.requested().await, [""; 0]);
        assert_eq!(portal.wire().exchanges().len(), on_the_wire);
    });
}

#[test]
fn it_is_found_however_it_is_spelt() {
    in_the_browser(async |portal| {
        let phone = at_the_place(&portal).await;
        let budejovice = ("České Budějovice", "okres České Budějovice");
        for (typed, expected) in [
            ("ceske budejovice", budejovice),
            ("ČESKÉ BUDĚJOVICE", budejovice),
            ("Ceske-Budejovice", budejovice),
            ("česke budejvoice", budejovice),
            ("Praha 3", ("Praha 3", "městská část")),
            ("praha-bechovice", ("Praha-Běchovice", "městská část")),
            ("malesice", ("Praha 10-Malešice", "část hlavního města")),
            ("kraj vysocina", ("Kraj Vysočina", "celý kraj")),
            ("okres cesky krumlov", ("Český Krumlov", "celý okres, Jihočeský kraj")),
            ("37001", ("370 01", "PSČ, okres České Budějovice")),
            ("PSČ 370 01", ("370 01", "PSČ, okres České Budějovice")),
        ] {
            let listed = find(&phone, typed).await;
            let wanted = (expected.0.to_owned(), expected.1.to_owned());
            assert!(listed.contains(&wanted), "{typed}: {listed:?}");
        }
    });
}

#[test]
fn a_postcode_with_several_centres_is_asked_about() {
    in_the_browser(async |portal| {
        let phone = at_the_place(&portal).await;
        type_and_go_on(&phone, "262 42").await;
        phone.browser.see("#place-question h2").await;
        let answers = phone
            .browser
            .script("return [...document.querySelectorAll('#place-answers strong')].map((one) => one.textContent)")
            .await;
        assert_eq!(answers, json!(["Příbram", "Strakonice"]));
        phone.browser.tap("#place-continue").await;
        phone.browser.see("#place-question-error").await;
        phone.browser.tap("#place-answers .choice:nth-child(2)").await;
        phone.browser.tap("#place-continue").await;
        assert_eq!(shown_centre(&phone.browser).await, "jihocesky");
        phone.browser.read("#centre-place", "262 42 (Strakonice)").await;

        // Back: the answer is still there. Another place takes the question away.
        phone.browser.tap("#centre-back").await;
        let kept = "return [document.querySelector('#place').value,
            document.querySelector('#place-answers .choice:nth-child(2) input').checked]";
        assert_eq!(phone.browser.script(kept).await, json!(["262 42", true]));
        choose(&phone, "kraj vys", "Kraj Vysočina", "celý kraj").await;
        assert_eq!(
            shown_centre(&phone.browser).await,
            "vysocina",
            "one centre in all of it: no question"
        );
    });
}

#[test]
fn a_region_with_several_centres_is_asked_about() {
    in_the_browser(async |portal| {
        let phone = at_the_place(&portal).await;
        choose(&phone, "Středočeský", "Středočeský kraj", "celý kraj").await;
        phone.browser.see("#place-question-error").await;
        phone.browser.read("#place-answers .choice", "Kladno").await;
        let count = "return document.querySelectorAll('#place-answers .choice').length";
        assert_eq!(phone.browser.script(count).await, 12);
        phone.browser.tap("#place-answers .choice:nth-child(3)").await;
        phone.browser.tap("#place-continue").await;
        assert_eq!(shown_centre(&phone.browser).await, "stredocesky-kladno");
    });
}

#[test]
fn what_is_not_found_or_not_clear_is_said_at_the_field() {
    in_the_browser(async |portal| {
        let phone = at_the_place(&portal).await;
        let browser = &phone.browser;
        assert_eq!(find(&phone, "nikde takové místo").await, []);
        browser.read("#place-note", &sentence("cs", "places-none")).await;
        browser.tap("#place-continue").await;
        browser.read("#place-error", &sentence("cs", "place-missing")).await;
        type_and_go_on(&phone, "Lhota").await;
        browser.read("#place-error", &sentence("cs", "place-which")).await;
        let field = "return [document.activeElement.id, document.activeElement.getAttribute('aria-invalid'),
            document.querySelector('#place').getAttribute('aria-describedby').includes('place-error')]";
        assert_eq!(browser.script(field).await, json!(["place", "true", true]));
        // A name that means one place only needs no choosing.
        type_and_go_on(&phone, "liberec").await;
        assert_eq!(shown_centre(browser).await, "liberecky");
        browser.read("#centre-place", "Liberec (okres Liberec)").await;
    });
}

#[test]
fn without_the_search_the_lists_remain_and_later_it_is_tried_again() {
    in_the_browser(async |portal| {
        for broken in ["/places_bg.wasm", "/places/places.js", "/places.txt"] {
            portal.wire().on_request(move |asked| {
                if asked.path().ends_with(broken) {
                    Fate::HangUp
                } else {
                    Fate::Pass
                }
            });
            let phone = Phone::open(&portal).await;
            phone.begin("victim").await;
            phone.browser.tap("#place").await;
            phone
                .browser
                .read("#place-note", &sentence("cs", "places-failed"))
                .await;
            phone.browser.see("#region").await;
            phone.browser.tap("#place-continue").await;
            phone.browser.see("#region-error").await;
            phone.choose_place("CZ031", Some("CZ0312")).await;
            assert_eq!(shown_centre(&phone.browser).await, "jihocesky", "{broken}");
            phone
                .browser
                .read("#centre-place", "Český Krumlov, Jihočeský kraj")
                .await;

            portal.wire().be_honest();
            phone.browser.tap("#centre-back").await;
            phone.browser.tap("#place").await;
            phone.browser.type_into("#place", "Frymburk").await;
            phone.browser.see("#place-options li").await;
            let region = phone
                .browser
                .script("return document.querySelector('#region').value")
                .await;
            assert_eq!(region, "", "whoever types has not chosen from the lists");
        }
        let sent = portal.wire().exchanges();
        assert!(sent.iter().all(|exchange| exchange.asked.method == Method::GET));
    });
}

#[test]
fn slow_loading_is_shown_and_what_was_typed_meanwhile_is_answered() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        phone.begin("victim").await;
        let slow = json!({ "offline": false, "latency": 2500, "downloadThroughput": -1, "uploadThroughput": -1 });
        phone.browser.cdp("Network.enable", json!({})).await;
        phone.browser.cdp("Network.emulateNetworkConditions", slow).await;
        phone.browser.tap("#place").await;
        phone.browser.type_into("#place", "Tábor").await;
        phone
            .browser
            .read("#place-note", &sentence("cs", "places-loading"))
            .await;
        phone.browser.see("#place-options li").await;
        assert_eq!(options(&phone.browser).await[0].0, "Tábor");
        let note = phone
            .browser
            .script("return document.querySelector('#place-note').textContent")
            .await;
        assert_eq!(note, "");
    });
}

#[test]
fn switching_the_language_keeps_what_was_typed_and_chosen() {
    in_the_browser(async |portal| {
        let phone = at_the_place(&portal).await;
        let browser = &phone.browser;
        type_and_go_on(&phone, "26242").await;
        browser.tap("#place-answers .choice:nth-child(2)").await;
        switch_language(browser, "en").await;
        browser
            .read("#place-note", "Chosen: 262 42, postcode, districts Příbram, Strakonice")
            .await;
        browser.read("#place-label", "postcode").await;
        let kept = "return [document.querySelector('#place').value,
            document.querySelector('#place-answers .choice:nth-child(2) input').checked]";
        assert_eq!(browser.script(kept).await, json!(["262 42", true]));
        browser.tap("#place-continue").await;
        assert_eq!(shown_centre(browser).await, "jihocesky");
        browser
            .read(
                "#centre-place",
                "the centre will also see the place: 262 42 (Strakonice)",
            )
            .await;
        browser.tap("#centre-back").await;
        browser.type_into("#place", "Malešice").await;
        browser.read("#place-options", "part of a municipality").await;
        switch_language(browser, "cs").await;
        browser.read("#place-label", "Obec").await;
        browser.tap("#place").await;
        browser.read("#place-options", "část obce").await;
    });
}
