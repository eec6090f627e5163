//! The field for the place as the hands and the assistive technology of people use it: keys alone, a finger, a keyboard on the
//! screen that composes words, the accessibility tree.

use ozvise_tests::{Browser, Portal, Screen};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::actors::{Phone, press, sentence};
use crate::in_the_browser;
use crate::place::{at_the_place, options, shown_centre};

/// Moves the focus forward until the element has it, as somebody without a mouse does.
async fn tab_to(browser: &Browser, id: &str) {
    for _ in 0..40 {
        if browser.script("return document.activeElement.id").await == id {
            return;
        }
        press(browser, Key::Tab).await;
    }
    panic!("#{id} is not reached by the tab key");
}

/// What the field says about itself: whether it is open, the text of the active option, its own text.
async fn told(browser: &Browser) -> Value {
    let script = "const field = document.querySelector('#place');
        const active = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
        return [field.getAttribute('aria-expanded'), active?.querySelector('strong').textContent ?? null, field.value];";
    browser.script(script).await
}

#[test]
fn keys_alone_lead_from_the_first_screen_to_the_centre() {
    in_the_browser(async |portal: Portal| {
        let browser = Browser::open(Screen::Desk).await;
        browser.go(&portal.origin()).await;
        browser.see("#start-writing:not([disabled])").await;
        tab_to(&browser, "start-writing").await;
        press(&browser, Key::Enter).await;
        browser.see("#role-victim").await;
        tab_to(&browser, "role-victim").await;
        press(&browser, " ").await;
        tab_to(&browser, "role-continue").await;
        press(&browser, Key::Enter).await;
        browser.see("#place").await;
        tab_to(&browser, "place").await;
        press(&browser, "nova ves").await;
        browser.see("#place[aria-expanded='true']").await;
        assert_eq!(
            told(&browser).await,
            json!(["true", null, "nova ves"]),
            "nothing is chosen unasked"
        );

        let listed = options(&browser).await;
        let last = listed.last().unwrap().0.clone();
        press(&browser, Key::Up).await;
        assert_eq!(told(&browser).await[1], last.as_str());
        press(&browser, Key::Down + Key::Down).await;
        let second = "return document.querySelector('#place').getAttribute('aria-activedescendant')";
        assert_eq!(
            browser.script(second).await,
            "place-options-1",
            "round the end to the first, and one more"
        );
        let in_sight = "const option = document.querySelector('#place-options-1').getBoundingClientRect();
            const list = document.querySelector('#place-options').getBoundingClientRect();
            return option.top >= list.top && option.bottom <= list.bottom";
        assert_eq!(browser.script(in_sight).await, true);

        // Home and End belong to the text; Escape closes, and once more empties the field.
        press(&browser, Key::Home).await;
        assert_eq!(told(&browser).await, json!(["true", null, "nova ves"]));
        press(&browser, "X").await;
        assert_eq!(told(&browser).await[2], "Xnova ves");
        press(&browser, Key::Backspace + Key::End).await;
        press(&browser, Key::Escape).await;
        assert_eq!(told(&browser).await, json!(["false", null, "nova ves"]));
        press(&browser, Key::Escape).await;
        assert_eq!(told(&browser).await, json!(["false", null, ""]));

        // Enter chooses the active option; Enter again goes on.
        press(&browser, "liberec").await;
        press(&browser, Key::Down + Key::Enter).await;
        assert_eq!(told(&browser).await, json!(["false", null, "Liberec"]));
        browser.read("#place-note", "Vybráno: Liberec, okres Liberec").await;
        press(&browser, Key::Enter).await;
        assert_eq!(shown_centre(&browser).await, "liberecky");
        browser.see("#centre-continue").await;
    });
}

#[test]
fn the_tab_key_takes_the_active_option_along_and_otherwise_only_leaves() {
    in_the_browser(async |portal| {
        let phone = at_the_place(&portal).await;
        let browser = &phone.browser;
        browser.type_into("#place", "Tab").await;
        press(browser, Key::Tab).await;
        assert_eq!(told(browser).await, json!(["false", null, "Tab"]));
        tab_to_again(browser).await;
        press(browser, "or").await;
        press(browser, Key::Down + Key::Tab).await;
        assert_eq!(told(browser).await, json!(["false", null, "Tábor"]));
        browser.read("#place-note", "Vybráno: Tábor, okres Tábor").await;
    });
}

/// Back into the field, with the cursor behind its text.
async fn tab_to_again(browser: &Browser) {
    browser.tap("#place").await;
    press(browser, Key::End).await;
}

/// Touches the middle of an element with a finger.
async fn touch(browser: &Browser, css: &str) {
    browser.see(css).await;
    let middle = format!(
        "const element = document.querySelector({css:?}); element.scrollIntoView({{ block: 'nearest', behavior: 'instant' }});
         const at = element.getBoundingClientRect(); return [at.x + at.width / 2, at.y + at.height / 2]"
    );
    let at = browser.script(&middle).await;
    let finger = json!({ "type": "touchStart", "touchPoints": [{ "x": at[0], "y": at[1] }] });
    browser.cdp("Input.dispatchTouchEvent", finger).await;
    browser
        .cdp(
            "Input.dispatchTouchEvent",
            json!({ "type": "touchEnd", "touchPoints": [] }),
        )
        .await;
}

#[test]
fn a_finger_and_a_keyboard_on_the_screen_that_composes_words() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        phone.begin("victim").await;
        touch(browser, "#place").await;
        browser
            .until_script("return document.activeElement.id === 'place'")
            .await;
        // A word that is being composed sends no keys that tell anything, only input events.
        for word in ["S", "St", "Str", "Stra", "Strak"] {
            let composing = json!({ "text": word, "selectionStart": word.len(), "selectionEnd": word.len() });
            browser.cdp("Input.imeSetComposition", composing).await;
        }
        browser.read("#place-options", "Strakonice").await;
        browser.cdp("Input.insertText", json!({ "text": "Strakonice" })).await;
        browser.read("#place-options-0", "Strakonice").await;

        let fits = "const field = document.querySelector('#place').getBoundingClientRect();
            const bar = document.querySelector('.topbar').getBoundingClientRect();
            const sizes = [...document.querySelectorAll('#place, #place-options li')].map((one) => one.getBoundingClientRect());
            return [field.top >= bar.bottom, document.documentElement.scrollWidth <= innerWidth,
              sizes.every((size) => size.height >= 44)]";
        assert_eq!(
            browser.script(fits).await,
            json!([true, true, true]),
            "in sight, no wider than the phone, finger-sized"
        );

        // Putting the keyboard away does not take the list away.
        browser.script("document.activeElement.blur()").await;
        assert_eq!(told(browser).await[0], "true");
        touch(browser, "#place-options-0").await;
        browser
            .read("#place-note", "Vybráno: Strakonice, okres Strakonice")
            .await;
        assert_eq!(told(browser).await, json!(["false", null, "Strakonice"]));
        touch(browser, "#place-continue").await;
        assert_eq!(shown_centre(browser).await, "jihocesky");
    });
}

#[test]
fn a_touch_beside_the_list_closes_it_and_the_place_can_be_opened_again() {
    in_the_browser(async |portal| {
        let phone = at_the_place(&portal).await;
        let browser = &phone.browser;
        browser.type_into("#place", "Písek").await;
        browser.see("#place-options-0").await;
        touch(browser, ".topbar .brand").await;
        assert_eq!(told(browser).await[0], "false");
        phone.load("/").await;
        phone.begin("victim").await;
        touch(browser, "#place").await;
        assert_eq!(
            told(browser).await,
            json!(["false", null, ""]),
            "the browser remembers nothing"
        );
    });
}

/// The nodes of the accessibility tree, as a screen reader gets them.
async fn accessibility_tree(browser: &Browser) -> Vec<Value> {
    let tree = browser.cdp("Accessibility.getFullAXTree", json!({})).await;
    tree["nodes"].as_array().unwrap().clone()
}

/// Nodes with a role.
fn with_role<'a>(tree: &'a [Value], role: &str) -> Vec<&'a Value> {
    tree.iter().filter(|node| node["role"]["value"] == role).collect()
}

/// A property of a node.
fn property<'a>(node: &'a Value, name: &str) -> &'a Value {
    let properties = node["properties"].as_array().unwrap();
    properties
        .iter()
        .find(|property| property["name"] == name)
        .map_or(&Value::Null, |property| &property["value"])
}

#[test]
fn the_accessibility_tree_says_what_is_open_how_many_there_are_and_which_one_is_active() {
    in_the_browser(async |portal| {
        let phone = at_the_place(&portal).await;
        let browser = &phone.browser;
        browser.type_into("#place", "Třeboň").await;
        press(browser, Key::Down).await;
        let listed = options(browser).await;

        let tree = accessibility_tree(browser).await;
        let [field] = with_role(&tree, "combobox")[..] else {
            panic!("one combobox: {tree:#?}");
        };
        assert_eq!(field["name"]["value"], "Obec, část města nebo PSČ");
        assert_eq!(field["value"]["value"], "Třeboň");
        assert_eq!(property(field, "expanded")["value"], true);
        assert_eq!(property(field, "autocomplete")["value"], "list");
        assert_eq!(property(field, "focused")["value"], true);
        assert_eq!(property(field, "controls")["relatedNodes"][0]["idref"], "place-options");
        assert_eq!(
            property(field, "activedescendant")["relatedNodes"][0]["idref"],
            "place-options-0"
        );
        let [list] = with_role(&tree, "listbox")[..] else {
            panic!("one listbox");
        };
        assert_eq!(list["name"]["value"], "Obec, část města nebo PSČ");
        let in_list = with_role(&tree, "option");
        assert_eq!(in_list.len(), listed.len());
        assert_eq!(in_list[0]["name"]["value"], "Třeboň okres Jindřichův Hradec");
        assert_eq!(property(in_list[0], "selected")["value"], true);
        assert!(
            in_list[1..]
                .iter()
                .all(|node| property(node, "selected")["value"] != true)
        );

        // How many there are is said after a pause, in the page's language.
        let count = listed.len().to_string();
        browser.read("#place-count", &count).await;
        let live = "return document.querySelector('#place-count').getAttribute('role')";
        assert_eq!(browser.script(live).await, "status");

        press(browser, Key::Escape).await;
        let tree = accessibility_tree(browser).await;
        let field = with_role(&tree, "combobox")[0];
        assert_eq!(property(field, "expanded")["value"], false);
        assert_eq!(property(field, "activedescendant"), &Value::Null);
        assert!(with_role(&tree, "listbox").is_empty());
        browser.type_into("#place", "nic takového").await;
        browser.read("#place-note", &sentence("cs", "places-none")).await;
    });
}
