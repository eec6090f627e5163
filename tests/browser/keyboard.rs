//! The whole way by keyboard alone, with the eyes and with the ears of a screen reader.

use ozvise_tests::Browser;
use serde_json::{Value, json};
use thirtyfour::prelude::Key;

use crate::actors::{Phone, press};
use crate::in_the_browser;

/// More presses than any screen has stops.
const STOPS: usize = 60;

/// What is wrong with the place where the focus is: not seen, under the bar, or not marked.
const WRONG_WITH_FOCUS: &str = "
    const one = document.activeElement;
    const marked = one.closest('.choice') ?? one;
    const style = getComputedStyle(marked);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return `no ring around ${one.outerHTML.slice(0, 90)}`;
    const box = one.getBoundingClientRect();
    if (box.bottom < 0 || box.top > innerHeight) return `out of sight: ${one.outerHTML.slice(0, 90)}`;
    const bar = document.querySelector('.topbar').getBoundingClientRect().bottom;
    if (!one.closest('.topbar') && box.bottom <= bar) return `under the bar: ${one.outerHTML.slice(0, 90)}`;
    return '';";

/// Goes on by the Tab key until the focus is there; every stop on the way can be seen.
async fn tab_to(browser: &Browser, css: &str) {
    for _ in 0..STOPS {
        press(browser, Key::Tab).await;
        let wrong = browser.script(WRONG_WITH_FOCUS).await;
        assert_eq!(wrong, "", "on the way to {css}");
        let there = format!("return document.activeElement.matches({css:?})");
        if browser.script(&there).await == true {
            return;
        }
    }
    panic!("the keyboard does not reach {css}");
}

async fn tab_and(browser: &Browser, css: &str, key: Key) {
    tab_to(browser, css).await;
    press(browser, key).await;
}

/// What a screen reader says of the place where the focus is: role and name, by the browser's accessibility tree.
async fn heard(browser: &Browser) -> (String, String) {
    let tree = browser.cdp("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().expect("a tree");
    let has_focus = |node: &&Value| {
        let properties = node["properties"].as_array();
        properties
            .into_iter()
            .flatten()
            .any(|one| one["name"] == "focused" && one["value"]["value"] == true)
    };
    // The document has it too, around the one that it is about.
    let node = nodes.iter().rfind(has_focus).expect("something has the focus");
    let text = |part: &str| node[part]["value"].as_str().unwrap_or_default().replace('\u{a0}', " ");
    (text("role"), text("name"))
}

/// A screen opens with its heading, from which a screen reader reads on.
async fn assert_opens_with(browser: &Browser, name: &str) {
    browser
        .until_script("return document.activeElement.matches('h1')")
        .await;
    assert_eq!(heard(browser).await, ("heading".to_owned(), name.to_owned()));
}

/// What is told about a field with a fault: that it has one, and which.
async fn assert_fault_is_told(browser: &Browser, role: &str, fault: &str) {
    let tree = browser.cdp("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().expect("a tree");
    let alert = nodes.iter().any(|node| node["role"]["value"] == "alert");
    assert!(alert, "nothing is announced at once");
    let property = |node: &Value, name: &str| {
        let found = node["properties"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|one| one["name"] == name);
        found.map(|one| one["value"]["value"].clone()).unwrap_or_default()
    };
    let field = nodes
        .iter()
        .find(|node| node["role"]["value"] == role && property(node, "focused") == true);
    let field = field.unwrap_or_else(|| panic!("no {role} has the focus"));
    assert_eq!(property(field, "invalid"), "true");
    let described = field["description"]["value"].as_str().unwrap_or_default();
    assert!(described.contains(fault), "{described:?} does not tell {fault:?}");
}

#[test]
fn from_the_first_page_to_the_answer_without_a_finger_on_glass() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        tab_and(browser, "#start-writing", Key::Enter).await;
        assert_opens_with(browser, "Koho se to týká?").await;
        tab_and(browser, "#role-victim", Key::Space).await;
        tab_and(browser, "#role-continue", Key::Enter).await;
        assert_opens_with(browser, "Kde se to děje?").await;
        tab_to(browser, "#place").await;
        press(browser, "praha 1").await;
        browser.see("#place-options li").await;
        press(browser, Key::Down + Key::Enter).await;
        tab_and(browser, "#place-continue", Key::Enter).await;
        assert_opens_with(browser, "Kdo to bude číst").await;
        tab_and(browser, "#centre-continue", Key::Enter).await;
        assert_opens_with(browser, "Než budete psát").await;
        tab_and(browser, "#before-continue", Key::Enter).await;
        assert_opens_with(browser, "Váš kód").await;
        let groups = phone.shown_groups().await;
        tab_and(browser, "#code-continue", Key::Enter).await;
        assert_opens_with(browser, "Zkusme, jestli ho máte").await;
        tab_to(browser, "#confirm-input").await;
        press(browser, "neni").await;
        tab_and(browser, "#confirm-continue", Key::Enter).await;
        browser.see("#confirm-error").await;
        assert_fault_is_told(browser, "textbox", "Nesedí to").await;
        let asked = browser.text("#confirm-label").await;
        let number = asked.chars().find_map(|sign| sign.to_digit(10)).expect("a number") as usize;
        for _ in "neni".chars() {
            press(browser, Key::Backspace).await;
        }
        press(browser, groups[number - 1].as_str()).await;
        tab_and(browser, "#confirm-continue", Key::Enter).await;
        assert_opens_with(browser, "Napište, co se děje").await;
        tab_and(browser, "#send", Key::Enter).await;
        browser.see("#message-error").await;
        assert_fault_is_told(browser, "textbox", "aspoň pár slov").await;
        press(browser, "Zpráva bez myši.").await;
        tab_and(browser, "#send", Key::Enter).await;
        phone.is_sent().await;
        assert_opens_with(browser, "Odesláno").await;

        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        anna.read(1).await.unwrap();
        anna.reply(1, "Odpověď.").await.unwrap();
        phone.load("/").await;
        tab_and(browser, "#have-code", Key::Enter).await;
        assert_opens_with(browser, "Zadejte svůj kód").await;
        tab_to(browser, "#code-entry").await;
        press(browser, groups.join("-").to_lowercase()).await;
        tab_and(browser, "#return-continue", Key::Enter).await;
        assert_opens_with(browser, "Vaše konverzace").await;
        tab_and(browser, "#status-show", Key::Enter).await;
        assert_opens_with(browser, "Zprávy").await;
        assert_eq!(phone.messages().await, ["Odpověď."]);
        tab_and(browser, "#messages-questionnaire a", Key::Enter).await;
        browser.see("#judged").await;
        // A list, a round with its arrows, a button.
        tab_to(browser, "#judged").await;
        press(browser, "Intervenční centrum Praha").await;
        tab_to(browser, "[name='easy']").await;
        assert_eq!(heard(browser).await, ("radio".to_owned(), "Bez odpovědi".to_owned()));
        press(browser, Key::Right).await;
        assert_eq!(heard(browser).await, ("radio".to_owned(), "Ano".to_owned()));
        tab_and(browser, "#answers-send", Key::Enter).await;
        assert_opens_with(browser, "Děkujeme").await;
    });
}

#[test]
fn the_focus_goes_in_the_order_of_the_page() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        for path in ["/", "/napoveda", "/dotaznik", "/stiznosti", "/pristupnost"] {
            phone.load(path).await;
            phone
                .browser
                .until_script("return document.readyState === 'complete'")
                .await;
            let mut last = -1.0;
            for stop in 0.. {
                press(&phone.browser, Key::Tab).await;
                // Behind the last stop the browser's own bar has the focus, and then it goes round.
                let place = "const one = document.activeElement;
                    if (one === document.body || one.dataset.seen) return null;
                    one.dataset.seen = 'yes';
                    return one.closest('.topbar') ? [one.id, -1] : [one.id, one.getBoundingClientRect().top + scrollY]";
                let place = phone.browser.script(place).await;
                let Some(top) = place[1].as_f64() else {
                    assert!(stop > 8, "{path}: only {stop} stops");
                    break;
                };
                assert_eq!(phone.browser.script(WRONG_WITH_FOCUS).await, "", "{path}");
                assert!(stop > 0 || place[0] == "exit", "{path}: the exit is not the first");
                // A row of a number and an address may differ by some pixels.
                assert!(
                    top >= last - 24.0,
                    "{path}: {place} comes after something lower, {last}"
                );
                last = top;
            }
        }
    });
}
