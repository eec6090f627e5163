//! The code: seen, heard, copied and proven before anything is sent, since a lost code is a lost thread.

use serde_json::{Value, json};

use crate::actors::{Phone, sentence};
use crate::in_the_browser;

/// Everything by which a page could put the code elsewhere, wired to tell.
const TELLTALES: &str = "globalThis.carried = [];
    const tell = (name) => () => { globalThis.carried.push(name); return Promise.resolve(); };
    Navigator.prototype.share = tell('share');
    Clipboard.prototype.writeText = tell('writeText');
    Clipboard.prototype.write = tell('write');
    globalThis.print = tell('print');
    URL.createObjectURL = tell('createObjectURL');
    Notification.requestPermission = tell('Notification');
    MediaDevices.prototype.getDisplayMedia = tell('getDisplayMedia');";

/// Goes to the code.
async fn see_the_code(phone: &Phone) -> Vec<String> {
    phone.begin("victim").await;
    phone.choose_place("CZ010", None).await;
    phone.ask_for_code().await;
    phone.shown_groups().await
}

async fn words(phone: &Phone, list: &str) -> Vec<String> {
    let script = format!("return [...document.querySelectorAll('{list} li')].map((word) => word.textContent)");
    serde_json::from_value(phone.browser.script(&script).await).unwrap()
}

/// What a screen reader is given of a list: its name, and the text of each of its items.
async fn heard(phone: &Phone, list: &str) -> (String, Vec<String>) {
    let tree = phone.browser.cdp("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().unwrap();
    let node = |id: &Value| nodes.iter().find(|node| node["nodeId"] == *id).unwrap();
    let list = nodes
        .iter()
        .find(|node| node["role"]["value"] == "list" && node["name"]["value"] == list)
        .unwrap_or_else(|| panic!("no list called {list}"));
    let children = |of: &Value| -> Vec<Value> {
        of["childIds"]
            .as_array()
            .unwrap()
            .iter()
            .map(|id| node(id).clone())
            .collect()
    };
    let items = children(list)
        .into_iter()
        .filter(|node| node["role"]["value"] == "listitem");
    let text = |item: Value| {
        let mut open = children(&item);
        let mut spoken = String::new();
        while let Some(next) = open.pop() {
            if next["role"]["value"] == "StaticText" {
                spoken.insert_str(0, next["name"]["value"].as_str().unwrap());
            } else if next["role"]["value"] != "ListMarker" {
                open.extend(children(&next));
            }
        }
        spoken
    };
    (
        list["name"]["value"].as_str().unwrap().to_owned(),
        items.map(text).collect(),
    )
}

#[test]
fn a_screen_reader_hears_the_code_group_by_group() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let groups = see_the_code(&phone).await;
        let spelt = |group: &String| group.chars().map(String::from).collect::<Vec<_>>().join(", ");
        let expected: Vec<String> = groups.iter().map(spelt).collect();
        assert_eq!(heard(&phone, "Kód v\u{a0}pěti skupinách").await.1, expected);
        phone.browser.tap("#code-large").await;
        assert_eq!(heard(&phone, "Kód v\u{a0}pěti skupinách").await.1, expected);
        phone.browser.tap("#large-as-words").await;
        let nine = words(&phone, "#large-words").await;
        assert_eq!(nine.len(), 9);
        assert_eq!(heard(&phone, "Kód v\u{a0}devíti slovech").await.1, nine);
    });
}

#[test]
fn both_forms_are_the_same_code_in_every_place_and_large_enough_to_copy() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        let groups = see_the_code(&phone).await;
        browser.tap("#code-as-words").await;
        let focused = "return document.activeElement.id";
        assert_eq!(browser.script(focused).await, "code-as-groups", "the focus is not lost");
        browser.tap("#code-large").await;
        browser.see("#large-words li").await;
        let nine = words(&phone, "#large-words").await;
        let somebody = portal.reporter_with_code(&nine.join(" "), 1);
        assert_eq!(somebody.code(), groups.join("-"));
        for (form, least) in [("words", 28), ("groups", 40)] {
            let script = format!(
                "const items = [...document.querySelectorAll('#large-{form} li')];
                 const boxes = items.map((item) => item.getBoundingClientRect());
                 return {{
                   size: parseFloat(getComputedStyle(items[0]).fontSize),
                   below: boxes.every((box, at) => at === 0 || box.top >= boxes[at - 1].bottom),
                   cut: items.some((item) => item.scrollWidth > item.clientWidth) || document.documentElement.scrollWidth > innerWidth,
                 }}"
            );
            let shown = browser.script(&script).await;
            assert!(shown["size"].as_f64().unwrap() >= f64::from(least), "{form}: {shown}");
            assert_eq!(
                (&shown["below"], &shown["cut"]),
                (&json!(true), &json!(false)),
                "{form}"
            );
            if form == "words" {
                browser.tap("#large-as-groups").await;
            }
        }
        browser.tap("#large-done").await;
        assert_eq!(phone.shown_groups().await, groups);
    });
}

#[test]
fn one_part_is_typed_again_before_anything_is_sent_and_may_be_pasted() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        let groups = see_the_code(&phone).await;
        for (pasted, accepted) in [("0000".to_owned(), false), (groups.join(" ").to_lowercase(), true)] {
            browser.tap("#code-continue").await;
            browser.tap("#confirm-input").await;
            paste(&phone, &pasted).await;
            browser.tap("#confirm-continue").await;
            if accepted {
                browser.see("#message").await;
            } else {
                assert_eq!(browser.text("#confirm-error").await, sentence("cs", "confirm-wrong"));
                let kept = browser
                    .script("return document.querySelector('#confirm-input').value")
                    .await;
                assert_eq!(kept, pasted);
                browser.tap("[data-screen='confirm'] .back").await;
            }
        }
        let sent = portal
            .wire()
            .exchanges()
            .into_iter()
            .filter(|one| one.asked.method != "GET")
            .count();
        assert_eq!(sent, 0);
    });
}

/// Pastes as a person does: from the clipboard, into the field that has the focus.
async fn paste(phone: &Phone, text: &str) {
    // The page itself may not touch the clipboard; what somebody has copied elsewhere comes from a field in this test.
    let copy = format!(
        "const field = document.createElement('textarea');
         const focused = document.activeElement;
         field.value = {};
         document.body.append(field);
         field.select();
         const copied = document.execCommand('copy');
         field.remove();
         focused.focus();
         return copied",
        json!(text)
    );
    assert_eq!(phone.browser.script(&copy).await, true);
    for kind in ["keyDown", "keyUp"] {
        let key = json!({ "type": kind, "key": "v", "code": "KeyV", "modifiers": 2, "commands": if kind == "keyDown" { json!(["paste"]) } else { json!([]) } });
        phone.browser.cdp("Input.dispatchKeyEvent", key).await;
    }
}

#[test]
fn that_a_lost_code_is_a_lost_thread_cannot_be_overlooked() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        browser.before_every_page(TELLTALES).await;
        phone.load("/").await;
        phone.begin("victim").await;
        phone.choose_place("CZ010", None).await;
        browser.tap("#centre-continue").await;
        browser
            .read(
                "[data-screen='before'] strong",
                "Ztracený kód znamená ztracenou konverzaci",
            )
            .await;
        browser.tap("#before-continue").await;
        let groups = phone.shown_groups().await;
        // Read without scrolling, together with the code, on a small phone.
        let in_view = "return ['.loss', '#code-groups'].every((part) => {
            const box = document.querySelector(`[data-screen='code'] ${part}`).getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight;
        })";
        assert_eq!(browser.script(in_view).await, true);
        browser
            .read("[data-screen='code'] .loss", "k odpovědi se už nedostane")
            .await;
        phone.confirm_code().await;
        // From here on it can be seen again until the page is left.
        browser.tap("#write-code").await;
        browser.see("#large-groups li").await;
        browser.tap("#large-done").await;
        phone.send("Zpráva.").await;
        phone.is_sent().await;
        assert_eq!(words(&phone, "#sent-groups").await.len(), groups.len());
        browser
            .read("[data-screen='sent'] strong", "Bez něj se k odpovědi nedostanete")
            .await;
        browser.tap("#sent-as-words").await;
        browser.see("#sent-words li").await;
        browser.tap("#add-message").await;
        browser.tap("#write-code").await;
        browser.see("#large-words li").await;
        // No download, no share sheet, no picture, no print: nothing but the person carries it away.
        assert_eq!(browser.script("return globalThis.carried").await, json!([]));
        let links = browser
            .script("return document.querySelectorAll('a[download]').length")
            .await;
        assert_eq!(links, 0);
    });
}
