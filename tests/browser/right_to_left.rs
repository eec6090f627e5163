//! The layout from right to left, which no language of the portal has yet: the pages with the letters of a script that is
//! written so, and every screen looked at.

use ozvise_tests::{Browser, Portal};
use serde_json::{Value, json};
use thirtyfour::prelude::Key;

use crate::actors::{Phone, press};
use crate::in_the_browser;
use crate::kept::CUT_OFF;

/// Turns a page round before anybody sees it, and what scripts write too: every Latin letter becomes a Hebrew one, with a
/// third more of them, since translations are longer. Figures and signs stay.
const TURNED_ROUND: &str = "
    const HEBREW = 'אבגדהוזחטיכלמנסעפצקרשת';
    const isTurned = (text) => /[\\u05d0-\\u05ea]/u.test(text) || !/\\p{L}/u.test(text);
    const turned = (text) => isTurned(text) ? text : text.replace(/\\p{L}+/gu, (word) => {
      const letters = [...word].map((letter) => HEBREW[letter.codePointAt(0) % HEBREW.length]);
      return [...letters, ...letters.slice(0, Math.ceil(letters.length / 3))].join('');
    });
    // Codes are typed and compared: they stay what they are. So do addresses.
    const stays = (node) => node.parentElement?.closest('script, style, noscript, .code, .mail, .web');
    const turnTexts = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const nodes = root.nodeType === Node.TEXT_NODE ? [root] : [];
      while (walker.nextNode()) nodes.push(walker.currentNode);
      for (const node of nodes) {
        const text = stays(node) ? node.data : turned(node.data);
        if (text !== node.data) node.data = text;
      }
    };
    const turnPage = () => {
      if (!document.body) return;
      if (document.documentElement.dir !== 'rtl') document.documentElement.dir = 'rtl';
      turnTexts(document.body);
    };
    new MutationObserver(turnPage).observe(document, { subtree: true, childList: true, characterData: true });
    turnPage();";

/// What of the screen is not the mirror image that it should be.
const NOT_MIRRORED: &str = "
    const wrong = [];
    const seen = (css) => [...document.querySelectorAll(css)].filter((one) => one.checkVisibility());
    const middle = (one) => { const { left, right } = one.getBoundingClientRect(); return (left + right) / 2; };
    if (document.documentElement.dir !== 'rtl') wrong.push('the page runs from left to right');
    // The bar: the name at its beginning, which is on the right, the exit at its end.
    if (middle(document.querySelector('#exit')) > innerWidth / 3) wrong.push('the exit is not on the left');
    for (const one of seen('.call, .mail, .web, .numbers strong, .code, .code-input')) {
      if (getComputedStyle(one).direction !== 'ltr') wrong.push(`${one.className || one.localName} runs from right to left`);
    }
    for (const one of seen('.back')) {
      const icon = one.querySelector('.icon'), text = one.querySelector('span');
      if (middle(icon) < middle(text)) wrong.push('the arrow stands behind its word');
      if (!getComputedStyle(icon).transform.startsWith('matrix(-1,')) wrong.push('the arrow points the wrong way');
    }
    for (const one of seen('.choice')) {
      if (middle(one.querySelector('input')) < middle(one.querySelector('span'))) wrong.push('a choice is on the wrong side');
    }
    // Text begins at the right edge of its column, unless it is in the middle.
    for (const one of seen('main h1, main p, main label, main li > span')) {
      const { direction, textAlign } = getComputedStyle(one);
      if (direction !== 'rtl' && !one.closest('.code, .numbers')) wrong.push(`${one.localName} runs from left to right`);
      if (['left', 'right'].includes(textAlign)) wrong.push(`${one.localName} is bound to a side`);
    }
    for (const one of seen('.messages .message')) {
      const { left, right } = one.getBoundingClientRect();
      const list = one.parentElement.getBoundingClientRect();
      const isAtItsSide = one.classList.contains('own') ? left - list.left < 1 : list.right - right < 1;
      if (!isAtItsSide) wrong.push(`a message is on the wrong side: ${one.className}`);
    }
    return wrong;";

/// The order in which the figures of a number are drawn, from left to right.
const DRAWN: &str = "
    const node = document.querySelector(CSS).firstChild;
    const range = document.createRange();
    const at = (position) => {
      range.setStart(node, position);
      range.setEnd(node, position + 1);
      return range.getBoundingClientRect().left;
    };
    return [...node.data].map((figure, position) => [at(position), figure]).sort(([a], [b]) => a - b).map(([, figure]) => figure).join('');";

async fn turned_round(portal: &Portal) -> Phone {
    let phone = Phone::take(portal).await;
    phone.browser.before_every_page(TURNED_ROUND).await;
    phone
}

async fn assert_mirrored(browser: &Browser, screen: &str) {
    assert_eq!(browser.script(CUT_OFF).await, json!([]), "{screen} is cut off");
    assert_eq!(browser.script(NOT_MIRRORED).await, json!([]), "{screen}");
}

async fn drawn(browser: &Browser, css: &str) -> Value {
    browser.script(&DRAWN.replace("CSS", &format!("{css:?}"))).await
}

#[test]
fn the_pages_of_text() {
    in_the_browser(async |portal| {
        let phone = turned_round(&portal).await;
        for path in ["/kontakty", "/napoveda", "/nikde", "/en/"] {
            phone.load(path).await;
            assert_mirrored(&phone.browser, path).await;
        }
        phone.load("/kontakty").await;
        assert_eq!(drawn(&phone.browser, "a[href='tel:116006']").await, "116\u{a0}006");
    });
}

#[test]
fn the_screens_of_somebody_who_writes() {
    in_the_browser(async |portal| {
        let phone = turned_round(&portal).await;
        let browser = &phone.browser;
        phone.load("/").await;
        browser
            .until_script("return !document.querySelector('#start-writing').disabled")
            .await;
        assert_mirrored(browser, "welcome").await;
        assert_eq!(
            drawn(browser, ".numbers a[href='tel:116006'] strong").await,
            "116\u{a0}006"
        );
        browser.tap("#start-writing").await;
        browser.tap("#role-continue").await;
        browser.see("#role-error").await;
        assert_mirrored(browser, "role").await;
        browser.tap("label.choice:has(#role-victim)").await;
        browser.tap("#role-continue").await;
        browser.type_into("#place", "nova ves").await;
        browser.see("#place-options li").await;
        assert_mirrored(browser, "place, with suggestions").await;
        press(browser, Key::Escape).await;
        browser.tap("#place-unknown").await;
        browser.see("#centre-list").await;
        assert_mirrored(browser, "choice of the centre").await;
        browser.tap("[data-screen='choose-centre'] .back").await;
        phone.pick_from_lists("CZ031", Some("CZ0311")).await;
        assert_mirrored(browser, "place, from the lists").await;
        browser.tap("#place-continue").await;
        browser.see("#centre-continue").await;
        assert_mirrored(browser, "centre").await;
        browser.tap("#centre-continue").await;
        browser.see("#before-continue").await;
        assert_mirrored(browser, "before writing").await;
        browser.tap("#before-danger").await;
        browser.see("#danger-continue").await;
        assert_mirrored(browser, "danger now").await;
        browser.tap("#danger-continue").await;
        let groups = phone.shown_groups().await;
        assert_mirrored(browser, "code").await;
        let order = "return [...document.querySelectorAll('#code-groups li')].map((one) => one.getBoundingClientRect())
            .slice(0, 3).every(({ left }, at, all) => at === 0 || left > all[at - 1].left)";
        assert_eq!(browser.script(order).await, true, "the groups run from right to left");
        browser.tap("#code-large").await;
        assert_mirrored(browser, "code in large type").await;
        browser.tap("#large-done").await;
        assert_eq!(phone.confirm_code().await, groups.join("-"));
        assert_mirrored(browser, "text").await;
        browser.tap("#edit-safe-times").await;
        assert_mirrored(browser, "safe times").await;
        browser.tap("#safe-times-done").await;
        phone.send("Zpráva.").await;
        phone.is_sent().await;
        assert_mirrored(browser, "sent").await;
    });
}

#[test]
fn the_screens_of_somebody_who_comes_back() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        somebody.open_thread("praha", "② Kdy: ráno\n\nZpráva.").await.unwrap();
        somebody.write("A ještě něco.").await.unwrap();
        let phone = turned_round(&portal).await;
        let browser = &phone.browser;
        phone.load("/").await;
        browser.tap("#have-code").await;
        browser.tap("#return-continue").await;
        browser.see("#code-entry-error").await;
        assert_mirrored(browser, "entry of the code").await;
        phone.come_back(&somebody.code()).await;
        assert_mirrored(browser, "state").await;
        phone.show_messages().await;
        browser.tap("#delete-thread").await;
        assert_mirrored(browser, "messages").await;
        browser
            .script("const now = Date.now; Date.now = () => now() + 120_000")
            .await;
        browser.see("#unlock-input").await;
        assert_mirrored(browser, "locked").await;
    });
}
