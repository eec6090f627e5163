//! The demonstration, as the program serves it: every page says what it is, calmly, always in sight, and beside the exit.

use ozvise_tests::{Browser, Running, Screen, command};
use serde_json::json;
use tempfile::TempDir;

use crate::actors::switch_language;
use crate::axe::{assert_accessible, bring_axe};
use crate::exit::assert_within_reach;

/// The program, its address, and the folder of its data.
fn demonstration() -> (Running, String, TempDir) {
    let folder = TempDir::with_prefix("ozvise-demonstration-").expect("a temporary folder");
    let data = folder.path().to_str().expect("a readable path");
    let process = Running::start(command(&["demo", "--bind", "127.0.0.1:0", "--data", data]));
    let (_, address) =
        process.lines_until(|line| Some(line.split_once("  http://")?.1.trim_end_matches('/').to_owned()));
    (process, format!("http://{address}"), folder)
}

/// What is wrong with the ribbon now: nothing, or an empty list. It lies within what is seen, over everything but the bar.
const HIDDEN: &str = "
    const ribbon = document.querySelector('.demonstration');
    const { left, top, right, bottom } = ribbon.getBoundingClientRect();
    const wrong = [];
    if (top < -0.5 || left < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5) wrong.push([left, top, right, bottom]);
    for (const link of ribbon.querySelectorAll('a')) {
      const box = link.getBoundingClientRect();
      if (Math.min(box.width, box.height) < 44) wrong.push(`small: ${link.href}`);
      const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (over !== link) wrong.push(`covered: ${link.href} by ${over?.outerHTML.slice(0, 80)}`);
    }
    return wrong;";

#[test]
fn every_page_says_what_it_is_without_being_in_the_way() {
    ozvise_tests::runtime().block_on(async {
        let (_process, origin, _folder) = demonstration();
        let browser = Browser::open(Screen::Phone).await;
        bring_axe(&browser).await;
        for path in [
            "/",
            "/en/",
            "/uk/",
            "/ru/",
            "/vi/",
            "/kontakty",
            "/dotaznik",
            "/vzor",
            "/nikde",
            "/tym",
        ] {
            browser.go(&format!("{origin}{path}")).await;
            browser.see(".demonstration a[href='tel:116006']").await;
            browser.see(".demonstration a[href='tel:158']").await;
            for share in [0.0, 0.5, 1.0] {
                let scroll = format!(
                    "scrollTo({{ top: document.documentElement.scrollHeight * {share}, behavior: 'instant' }})"
                );
                browser.script(&scroll).await;
                assert_eq!(browser.script(HIDDEN).await, json!([]), "{path}, scrolled by {share}");
            }
            if path != "/tym" {
                assert_within_reach(&browser, path).await;
            }
            // What lies half under the bar while it is scrolled past is no smaller for it.
            browser.script("scrollTo({ top: 0, behavior: 'instant' })").await;
            assert_accessible(&browser, path).await;
        }
    });
}

#[test]
fn it_is_said_on_every_screen_in_the_language_that_is_switched_to() {
    ozvise_tests::runtime().block_on(async {
        let (_process, origin, _folder) = demonstration();
        let browser = Browser::open(Screen::Phone).await;
        browser.go(&format!("{origin}/")).await;
        browser.read(".demonstration", "zprávy tu nikdo nečte").await;
        browser.tap("#start-writing").await;
        browser.see("#role-continue").await;
        switch_language(&browser, "en").await;
        browser.read(".demonstration", "nobody reads messages here").await;
        assert_eq!(browser.script(HIDDEN).await, json!([]));
        // With the keyboard open little of the page is seen: then it stays at the top of the page, not over the field.
        let metrics = json!({ "width": 360, "height": 330, "deviceScaleFactor": 3, "mobile": true });
        browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
        let place = "return getComputedStyle(document.querySelector('.demonstration')).position";
        assert_eq!(browser.script(place).await, "static");
    });
}
