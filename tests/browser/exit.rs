//! The exit: always within reach, and what it does in the moment it is pressed.

use ozvise_tests::{Browser, Fate, Portal};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use tokio::net::TcpListener;

use crate::actors::Phone;
use crate::in_the_browser;

const PUBLIC_PATHS: [&str; 10] = [
    "/",
    "/en/",
    "/kontakty",
    "/en/kontakty",
    "/napoveda",
    "/en/napoveda",
    "/dotaznik",
    "/stiznosti",
    "/pristupnost",
    "/nikde",
];

/// What is wrong with the exit as it stands now: an empty text, if nothing. It has to lie within what is seen of the page
/// (enlarged with two fingers that is a part of it), be large enough for a finger there, and lie on top of everything.
const WRONG_WITH_EXIT: &str = "
    const exit = document.querySelector('#exit');
    const box = exit.getBoundingClientRect();
    const seen = visualViewport;
    // A device pixel is rounded to; nobody sees that.
    const left = box.left - seen.offsetLeft + 0.5, top = box.top - seen.offsetTop + 0.5;
    const right = seen.width - (box.right - seen.offsetLeft) + 0.5, bottom = seen.height - (box.bottom - seen.offsetTop) + 0.5;
    if (Math.min(left, top, right, bottom) < 0) return `out of sight: ${[left, top, right, bottom]}`;
    if (Math.min(box.width, box.height) * seen.scale < 44 - 0.5) return `too small: ${[box.width, box.height]} at ${seen.scale}`;
    for (const [x, y] of [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]]) {
      const over = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
      if (!exit.contains(over)) return `covered by ${over?.outerHTML.slice(0, 80)}`;
    }
    return '';";

/// Looks at the exit at the top, in the middle and at the end of the page.
pub(crate) async fn assert_within_reach(browser: &Browser, where_: &str) {
    for share in [0.0, 0.5, 1.0] {
        browser
            .script(&format!(
                "scrollTo({{ top: document.documentElement.scrollHeight * {share}, behavior: 'instant' }})"
            ))
            .await;
        next_frames(browser).await;
        let wrong = browser.script(WRONG_WITH_EXIT).await;
        assert_eq!(wrong, "", "{where_}, scrolled by {share}");
    }
    let first = "return [...document.querySelectorAll('a, button, input, select, textarea, summary, [tabindex]')]
        .find((one) => one.tabIndex >= 0).id";
    assert_eq!(browser.script(first).await, "exit", "{where_}");
}

/// Waits for the next frame but one: by then the exit has followed.
async fn next_frames(browser: &Browser) {
    let frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
    browser.wait_for_script(frames).await;
}

/// A screen of this many CSS pixels.
async fn resize(browser: &Browser, width: u32, height: u32, ratio: u32) {
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": true });
    browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
}

#[test]
fn it_is_within_reach_on_every_page_of_every_size() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        for path in PUBLIC_PATHS {
            phone.load(path).await;
            for (size, width, height, ratio) in [
                ("a phone", 360, 740, 3),
                ("the smallest phone", 320, 568, 2),
                ("a desk at 400 %", 320, 200, 4),
                ("a phone on its side", 740, 360, 3),
            ] {
                resize(&phone.browser, width, height, ratio).await;
                assert_within_reach(&phone.browser, &format!("{path} on {size}")).await;
            }
            // Type of twice the size, as people with weak eyes set it in their system.
            resize(&phone.browser, 320, 568, 2).await;
            let double = |size: &str| format!("document.documentElement.style.fontSize = '{size}'");
            phone.browser.script(&double("200%")).await;
            assert_within_reach(&phone.browser, &format!("{path} in large type")).await;
        }
    });
}

#[test]
fn it_is_within_reach_on_every_screen_of_a_conversation() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        resize(browser, 320, 568, 2).await;
        assert_within_reach(browser, "welcome").await;
        phone.begin("victim").await;
        assert_within_reach(browser, "place").await;
        phone.choose_place("CZ010", None).await;
        browser.see("#centre-continue").await;
        assert_within_reach(browser, "centre").await;
        let code = phone.take_code().await;
        assert_within_reach(browser, "write").await;
        phone.send("Zpráva.").await;
        phone.is_sent().await;
        assert_within_reach(browser, "sent").await;
        phone.come_back(&code).await;
        assert_within_reach(browser, "status").await;
        phone.show_messages().await;
        assert_within_reach(browser, "messages").await;
    });
}

#[test]
fn it_follows_to_what_is_seen_of_an_enlarged_page_and_above_the_keyboard() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        phone.prepare().await;
        // The open keyboard leaves this much of the page, and the field is scrolled to where it is seen.
        resize(browser, 360, 330, 3).await;
        browser.tap("#message").await;
        assert_eq!(browser.script(WRONG_WITH_EXIT).await, "", "above the keyboard");
        for scale in [2, 4] {
            browser
                .cdp("Emulation.setPageScaleFactor", json!({ "pageScaleFactor": scale }))
                .await;
            browser
                .until_script(&format!("return Math.abs(visualViewport.scale - {scale}) < 0.1"))
                .await;
            // Moved about, the seen part lies at the left, at the right, at the top, at the bottom.
            for field in ["#message", "#send", ".footer a[href='tel:116006']", ".brand"] {
                browser
                    .script(&format!(
                        "document.querySelector({field:?}).scrollIntoView({{ block: 'center', inline: 'center' }})"
                    ))
                    .await;
                next_frames(browser).await;
                assert_eq!(
                    browser.script(WRONG_WITH_EXIT).await,
                    "",
                    "{field}, enlarged {scale} times"
                );
            }
        }
    });
}

#[test]
fn the_keyboard_reaches_it_first() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        for path in PUBLIC_PATHS {
            phone.load(path).await;
            let tab = phone.browser.driver().action_chain().send_keys(Key::Tab);
            tab.perform().await.unwrap();
            let focused = phone.browser.script("return document.activeElement.id").await;
            assert_eq!(focused, "exit", "{path}");
        }
    });
}

#[test]
fn without_scripts_it_is_a_plain_link_that_leads_out_by_the_neutral_address() {
    in_the_browser(async |portal| {
        // Switched off, or still on their way: the page has to do without.
        portal.wire().on_request(|asked| match asked.target.ends_with(".js") {
            true => Fate::HangUp,
            false => Fate::Pass,
        });
        let phone = Phone::take(&portal).await;
        for path in PUBLIC_PATHS {
            phone.load(path).await;
            phone.browser.tap("#exit").await;
            is_out(&portal, &phone.browser).await;
        }
        let exchanges = portal.wire().exchanges();
        let out = exchanges
            .iter()
            .filter(|exchange| exchange.asked.target == "/dal")
            .count();
        assert_eq!(out, PUBLIC_PATHS.len());
    });
}

/// Waits until the browser is where the exit leads.
pub(crate) async fn is_out(portal: &Portal, browser: &Browser) {
    browser.read("#weather", "jasno").await;
    let address = browser.driver().current_url().await.unwrap();
    assert_eq!(address.as_str(), portal.elsewhere().page("/pocasi"));
}

/// Presses the exit and tells, in the very same breath, what is left of the page: before anything of it is drawn again, and
/// before a byte has come from anywhere.
const LEFT_AT_ONCE: &str = "
    const { code, session } = globalThis.seen ?? {};
    document.querySelector('#exit').click();
    const points = [...Array(100).keys()].map((at) => [(at % 10 + 0.5) / 10 * innerWidth, (Math.floor(at / 10) + 0.5) / 10 * innerHeight]);
    const drawn = points.map((point) => document.elementFromPoint(...point)).filter((top) => top && !['HTML', 'BODY'].includes(top.tagName));
    return {
      held: Boolean(code && session),
      drawn: drawn.length,
      background: getComputedStyle(document.body).backgroundColor,
      elements: [...document.body.querySelectorAll('*')].filter((one) => one.role !== 'alert').length,
      said: document.body.textContent,
      title: document.title,
      icon: document.querySelector('link[rel=icon]').getAttribute('href'),
      kept: globalThis.seen ? [seen.code, seen.session, seen.messages.length, field.value] : [],
    };";

#[test]
fn the_screen_is_blank_at_once_and_waits_for_nobody() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        phone.prepare().await;
        browser.type_into("#message", "Rozepsaný text").await;
        let state = format!(
            "globalThis.field = document.querySelector('#message');
             import('{}js/reporter/state.js').then(({{ state }}) => {{ globalThis.seen = state; }})",
            asset_prefix(browser).await
        );
        browser.script(&state).await;
        browser.until_script("return Boolean(globalThis.seen?.code)").await;

        // From now on the portal takes connections and never answers.
        let silence = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        portal.wire().forward_to(silence.local_addr().unwrap());
        let left = browser.script(LEFT_AT_ONCE).await;
        let expected = json!({
            "held": true, "drawn": 0, "background": "rgb(255, 255, 255)", "elements": 0, "said": "Otevírá se jiná stránka",
            "title": portal.elsewhere().page("").trim_start_matches("http://"), "icon": "/favicon.ico",
            "kept": [null, null, 0, ""],
        });
        assert_eq!(left, expected);
        is_out(&portal, browser).await;
    });
}

/// `/assets/<hash>/`.
pub(crate) async fn asset_prefix(browser: &Browser) -> String {
    let prefix = browser.script("return document.documentElement.dataset.assets").await;
    prefix.as_str().expect("a path").to_owned()
}

#[test]
fn it_works_without_a_network() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        phone.begin("victim").await;
        browser.offline(true).await;
        let left = browser.script(LEFT_AT_ONCE).await;
        assert_eq!((&left["drawn"], &left["elements"]), (&json!(0), &json!(0)), "{left}");
        let gone = "return !document.querySelector('#exit') && !document.title.includes('Ozvi se')";
        browser.until_script(gone).await;
    });
}

#[test]
fn the_neutral_address_makes_the_browser_forget_all_but_cookies() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        // What a later fault could leave behind; and a cookie, such as staff have.
        let leave = "const done = arguments[0];
            localStorage.setItem('a', 'b'); sessionStorage.setItem('a', 'b'); document.cookie = 'staff=in';
            indexedDB.open('a').onsuccess = ({ target }) => {
              target.result.close();
              caches.open('a').then(() => done(true), (error) => done(String(error)));
            };";
        assert_eq!(browser.wait_for_script(leave).await, true);
        let script = format!("{}js/main.js", asset_prefix(browser).await);
        let fetched = || {
            let exchanges = portal.wire().exchanges();
            exchanges
                .iter()
                .filter(|exchange| exchange.asked.target == script)
                .count()
        };
        assert_eq!(fetched(), 1);
        phone.load("/kontakty").await;
        assert_eq!(fetched(), 1, "a cached script");
        browser.tap("#exit").await;
        is_out(&portal, browser).await;
        phone.load("/").await;
        browser.see("#start-writing").await;
        assert_eq!(fetched(), 2, "the script is still in the cache");
        assert_eq!(browser.traces().await, ["cookie \"staff\""]);
        let out = portal
            .wire()
            .exchanges()
            .into_iter()
            .find(|exchange| exchange.asked.target == "/dal");
        let answer = out.and_then(|exchange| exchange.answer).expect("an answer");
        assert!(answer.body.is_empty());
    });
}

/// Counts the presses of Shift, with the pause between them in the hands of the story: `elapse()` lets five seconds pass.
const PAUSES: &str = "
    const real = setTimeout;
    globalThis.setTimeout = (work, delay, ...rest) => {
      if (delay !== 5000) return real(work, delay, ...rest);
      globalThis.elapse = work;
      return -1;
    };";

/// What the keyboard exit says now.
async fn said(browser: &Browser) -> Value {
    browser
        .script("return document.querySelector('#exit-news').textContent")
        .await
}

/// Presses and releases Shift.
async fn shift(browser: &Browser) {
    let press = browser.driver().action_chain().key_down(Key::Shift).key_up(Key::Shift);
    press.perform().await.unwrap();
}

#[test]
fn shift_three_times_leaves_and_says_how_many_are_missing() {
    in_the_browser(async |portal| {
        for (path, [two, one]) in [
            (
                "/",
                [
                    "Stiskněte Shift ještě dvakrát a stránka zmizí",
                    "Stiskněte Shift ještě jednou a stránka zmizí",
                ],
            ),
            (
                "/en/kontakty",
                [
                    "Press Shift two more times and the page is gone",
                    "Press Shift one more time and the page is gone",
                ],
            ),
        ] {
            let phone = Phone::take(&portal).await;
            let browser = &phone.browser;
            browser.before_every_page(PAUSES).await;
            phone.load(path).await;
            let read_aloud = "return document.querySelector('#exit-news').getAttribute('aria-live')";
            assert_eq!(browser.script(read_aloud).await, "assertive");
            shift(browser).await;
            assert_eq!(said(browser).await.as_str().unwrap().replace('\u{a0}', " "), two);
            shift(browser).await;
            assert_eq!(said(browser).await.as_str().unwrap().replace('\u{a0}', " "), one);
            // Too late: the count starts anew.
            browser.script("elapse()").await;
            shift(browser).await;
            assert_eq!(said(browser).await.as_str().unwrap().replace('\u{a0}', " "), two);
            shift(browser).await;
            assert_eq!(
                browser.script(WRONG_WITH_EXIT).await,
                "",
                "what is said covers the exit"
            );
            shift(browser).await;
            is_out(&portal, browser).await;
        }
    });
}

#[test]
fn typing_never_leaves() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        phone.prepare().await;
        browser.tap("#message").await;
        let chain = || browser.driver().action_chain();
        // Capitals, one Shift each, and a Shift between them that was not needed.
        let mut capitals = chain();
        for letter in ["A", "H", "O", "J"] {
            capitals = capitals.key_down(Key::Shift).send_keys(letter).key_up(Key::Shift);
        }
        capitals.perform().await.unwrap();
        assert_eq!(said(browser).await, "");
        for _ in 0..4 {
            shift(browser).await;
            shift(browser).await;
            chain().send_keys("x").perform().await.unwrap();
            assert_eq!(said(browser).await, "", "a letter starts the count anew");
        }
        // Switching the keyboard's language: with Alt, with Control, with both Shifts.
        for other in [Key::Alt, Key::Control] {
            for _ in 0..4 {
                chain()
                    .key_down(other.clone())
                    .key_down(Key::Shift)
                    .key_up(Key::Shift)
                    .key_up(other.clone())
                    .perform()
                    .await
                    .unwrap();
                chain()
                    .key_down(Key::Shift)
                    .key_down(other.clone())
                    .key_up(other.clone())
                    .key_up(Key::Shift)
                    .perform()
                    .await
                    .unwrap();
            }
        }
        for _ in 0..4 {
            shift(browser).await;
            chain()
                .click_element(&browser.see("#message").await)
                .perform()
                .await
                .unwrap();
        }
        assert_eq!(said(browser).await, "");
        let typed = browser.script("return document.querySelector('#message').value").await;
        assert_eq!(typed.as_str().unwrap().to_uppercase(), "AHOJXXXX");
    });
}
