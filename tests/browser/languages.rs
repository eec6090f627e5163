//! Five languages: the menu that leads to them, and people who write in theirs.

use std::collections::BTreeSet;

use ozvise_tests::{Canary, Fate, Portal};
use serde_json::{Value, json};
use thirtyfour::prelude::Key;

use crate::actors::{Desk, Phone, press, sentence, switch_language};
use crate::axe::{assert_accessible, bring_axe};
use crate::in_the_browser;
use crate::place::choose;
use crate::traces::{assert_no_canary_was_sent, assert_nothing_is_left, assert_only_the_portal_was_asked};

/// The languages with the paths under which their documents stand.
const LANGUAGES: [(&str, &str); 5] = [
    ("cs", "/"),
    ("en", "/en/"),
    ("uk", "/uk/"),
    ("ru", "/ru/"),
    ("vi", "/vi/"),
];

/// What is wrong with the open menu: links too small, out of sight or covered; and whether the exit is covered by it.
const WRONG_WITH_MENU: &str = "
    const seen = (one) => {
      const box = one.getBoundingClientRect();
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return one.contains(top) && box.left >= 0 && box.right <= innerWidth + 0.5;
    };
    const exit = document.querySelector('#exit');
    const wrong = seen(exit) ? [] : ['the exit is covered'];
    for (const link of document.querySelectorAll('#languages a')) {
      link.scrollIntoView({ block: 'nearest' });
      if (!seen(link)) wrong.push(`${link.textContent} is out of sight`);
      if (link.getBoundingClientRect().height < 44) wrong.push(`${link.textContent} is small`);
    }
    const { width, height } = document.querySelector('#language-switch').getBoundingClientRect();
    if (Math.min(width, height) < 43.5) wrong.push(`the menu is small: ${width} ${height}`);
    return wrong;";

async fn focus(phone: &Phone) -> Value {
    phone
        .browser
        .script("return document.activeElement.id || document.activeElement.getAttribute('hreflang')")
        .await
}

#[test]
fn the_menu_is_opened_walked_and_left_by_the_keyboard() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        browser
            .until_script("return !document.querySelector('#start-writing').disabled")
            .await;
        press(browser, Key::Tab).await;
        assert_eq!(focus(&phone).await, "exit", "the exit stays first");
        press(browser, Key::Tab + Key::Tab).await;
        assert_eq!(focus(&phone).await, "language-switch");
        let is_open = "return document.querySelector('#languages').open";
        press(browser, Key::Enter).await;
        browser.until_script(is_open).await;
        press(browser, Key::Tab + Key::Tab).await;
        assert_eq!(focus(&phone).await, "en");
        press(browser, Key::Escape).await;
        assert_eq!(browser.script(is_open).await, false);
        assert_eq!(focus(&phone).await, "language-switch");
        press(browser, Key::Enter).await;
        browser.until_script(is_open).await;
        press(browser, Key::Tab + Key::Tab + Key::Tab).await;
        assert_eq!(focus(&phone).await, "uk");
        press(browser, Key::Enter).await;
        browser
            .until_script("return document.documentElement.lang === 'uk'")
            .await;
        assert_eq!(browser.script(is_open).await, false);
        assert_eq!(focus(&phone).await, "language-switch");
        let named = "return document.querySelector('#language-switch').getAttribute('aria-label')";
        assert_eq!(browser.script(named).await, "Мова: Українська");
        let shown = "return [...document.querySelectorAll('#languages [aria-current=true]')].map((one) => one.lang)";
        assert_eq!(browser.script(shown).await, json!(["uk"]));
        // Going on elsewhere closes it.
        press(browser, Key::Enter).await;
        browser.until_script(is_open).await;
        browser.tap("#start-writing").await;
        assert_eq!(browser.script(is_open).await, false);
    });
}

#[test]
fn the_open_menu_fits_beside_the_exit_on_every_screen() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        for (_, path) in LANGUAGES {
            phone.load(path).await;
            browser
                .until_script("return !document.querySelector('#start-writing').disabled")
                .await;
            for (width, height, size) in [
                (360, 740, "100%"),
                (320, 568, "100%"),
                (320, 200, "100%"),
                (740, 360, "100%"),
                (320, 568, "200%"),
                (1280, 800, "100%"),
            ] {
                let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
                browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
                let open = format!(
                    "document.documentElement.style.fontSize = '{size}'; document.querySelector('#languages').open = true"
                );
                browser.script(&open).await;
                let wrong = browser.script(WRONG_WITH_MENU).await;
                assert_eq!(wrong, json!([]), "{path}, {width} by {height}, type of {size}");
            }
        }
    });
}

#[test]
fn without_scripts_the_menu_leads_to_the_same_page_in_another_language() {
    in_the_browser(async |portal: Portal| {
        portal.wire().on_request(|asked| {
            if asked.path().ends_with(".js") {
                Fate::HangUp
            } else {
                Fate::Pass
            }
        });
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        phone.load("/napoveda").await;
        browser.tap("#language-switch").await;
        browser.tap("#languages a[hreflang='vi']").await;
        browser.read("h1", "Cách giữ an toàn").await;
        let address = browser.driver().current_url().await.unwrap();
        assert_eq!(address.path(), "/vi/napoveda");
    });
}

/// Without a connection the page stays as it is, in its language, and works.
#[test]
fn a_switch_that_fails_changes_nothing() {
    in_the_browser(async |portal: Portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        browser.tap("#start-writing").await;
        portal.wire().on_request(|asked| {
            if asked.path() == "/ru/" || asked.path().ends_with("/vi/client.ftl") {
                Fate::HangUp
            } else {
                Fate::Pass
            }
        });
        for tag in ["ru", "vi"] {
            browser.tap("#language-switch").await;
            browser.tap(&format!("#languages a[hreflang='{tag}']")).await;
        }
        switch_language(browser, "uk").await;
        browser.tap("label.choice:has(#role-unsure)").await;
        browser.tap("#role-continue").await;
        browser.read("h1", "Де це відбувається?").await;
    });
}

const ASKS: &str = "Chồng tôi đánh tôi, chim hoàng yến. Tôi phải làm gì?";
const ANSWERS: &str = "Jsme tu pro vás, kanárek-odpověď.";

#[test]
fn a_vietnamese_reader_writes_and_reads_in_vietnamese() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        switch_language(browser, "vi").await;
        browser.read("h1", "Bạn có thể lên tiếng.").await;
        phone.begin("victim").await;
        browser.type_into("#place", "praha").await;
        browser.read("#place-options", "thủ đô").await;
        choose(&phone, "praha", "Praha", "thủ đô").await;
        // In which language the answer comes is said before anything is written.
        browser
            .read(
                "[data-centre='praha'] .centre-facts",
                "nên câu trả lời có thể bằng tiếng Séc",
            )
            .await;
        let code = phone.take_code().await;
        phone.send(ASKS).await;
        phone.is_sent().await;
        browser.read("[data-screen='sent'] h1", "Đã gửi").await;
        assert_nothing_is_left(browser).await;
        assert_only_the_portal_was_asked(&portal, browser).await;
        assert_eq!(browser.complaints().await, [""; 0]);
        drop(phone);

        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        desk.open_thread(1).await;
        assert_eq!(desk.messages().await, [ASKS]);
        let spoken = "return document.querySelector('#thread-messages .message-text').lang";
        assert_eq!(desk.browser.script(spoken).await, "vi");
        desk.reply(ANSWERS).await;

        let phone = Phone::take(&portal).await;
        phone.load("/vi/").await;
        phone.browser.tap("#have-code").await;
        phone.browser.type_into("#code-entry", &code).await;
        phone.browser.tap("#return-continue").await;
        assert_eq!(
            phone.browser.text("#status-state").await,
            sentence("vi", "state-answered")
        );
        assert_eq!(phone.show_messages().await, [ANSWERS, ASKS]);
        let spoken = "return [...document.querySelectorAll('.message-text')].map((one) => one.lang)";
        assert_eq!(phone.browser.script(spoken).await, json!(["cs", "vi"]));
        assert_no_canary_was_sent(&portal, [ASKS, ANSWERS].map(|word| Canary::new(word, word)).to_vec());
    });
}

#[test]
fn a_ukrainian_witness_finds_the_place_without_diacritics() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        phone.load("/uk/").await;
        phone.begin("witness").await;
        // Her own letters are understood too.
        browser.type_into("#place", "Прага").await;
        browser.read("#place-options", "столиця").await;
        choose(&phone, "ceske budejovice", "České Budějovice", "район České Budějovice").await;
        phone.take_code().await;
        browser
            .read("#write-witness", "Центр може запропонувати допомогу")
            .await;
        phone.send("У сусідів кричать діти.").await;
        phone.is_sent().await;

        let desk = Desk::sign_in(&portal, portal.staff_account("jihocesky", 0)).await;
        desk.open_thread(1).await;
        assert_eq!(desk.messages().await, ["У сусідів кричать діти."]);
        let intake = desk.browser.text("#thread-intake").await;
        assert!(intake.contains("České Budějovice"), "{intake}");
    });
}

#[test]
fn every_language_is_accessible_on_the_main_screens() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        bring_axe(browser).await;
        for (tag, path) in LANGUAGES {
            for page in ["kontakty", "napoveda"] {
                phone.load(&format!("{path}{page}")).await;
                assert_accessible(browser, &format!("{page}, {tag}")).await;
            }
            phone.load(path).await;
            browser
                .until_script("return !document.querySelector('#start-writing').disabled")
                .await;
            browser.tap("#language-switch").await;
            assert_accessible(browser, &format!("the menu, {tag}")).await;
            browser.tap("#start-writing").await;
            browser.see("#role-continue").await;
            assert_accessible(browser, &format!("role, {tag}")).await;
            browser.tap("label.choice:has(#role-victim)").await;
            browser.tap("#role-continue").await;
            phone.choose_place("CZ010", None).await;
            phone.take_code().await;
            assert_accessible(browser, &format!("write, {tag}")).await;
        }
    });
}

/// Draws every character in the pages' own type, and lists those that are drawn as the box for what a font does not have.
const WITHOUT_GLYPH: &str = "
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 48;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    const drawn = (character) => {
      pen.clearRect(0, 0, 48, 48);
      pen.fillText(character, 8, 36);
      return pen.getImageData(0, 0, 48, 48).data.join();
    };
    const families = [getComputedStyle(document.body), getComputedStyle(document.querySelector('.code-input'))];
    return families.flatMap(({ fontFamily }) => [400, 700].flatMap((weight) => {
      pen.font = `${weight} 24px ${fontFamily}`;
      const boxes = ['\\u{10fffd}', '\\ufdd0', '\\u0378'].map(drawn);
      const blank = drawn(' ');
      return CHARACTERS.filter((one) => boxes.includes(drawn(one)) || one.trim() && drawn(one) === blank);
    }));";

/// An hour of 14 August 2023, and that day as each language writes it.
const HOUR: i64 = 470_000;
const DAYS: [(&str, &str); 5] = [
    ("en", "14 August"),
    ("uk", "14 серпня"),
    ("ru", "14 августа"),
    ("vi", "14 tháng 8"),
    ("cs", "14. srpna"),
];

#[test]
fn days_are_written_as_in_the_readers_language() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        somebody.open_thread("praha", "Zpráva.").await.unwrap();
        portal.wire().on_answer(|asked, answer| {
            if asked.path() == "/api/v1/thread" {
                let mut body = answer.json();
                body["thread"]["last_hour"] = HOUR.into();
                answer.set_json(&body);
            }
            Fate::Pass
        });
        let phone = Phone::take(&portal).await;
        phone.come_back(&somebody.code()).await;
        for (language, day) in DAYS {
            switch_language(&phone.browser, language).await;
            phone.browser.read("#status-since", day).await;
        }
    });
}

#[test]
fn the_type_has_every_character_of_every_language() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        for (tag, _) in LANGUAGES {
            let characters = characters_of(tag);
            assert!(characters.len() > 50, "{characters:?}");
            let script = format!("const CHARACTERS = {};{WITHOUT_GLYPH}", json!(characters));
            assert_eq!(phone.browser.script(&script).await, json!([]), "{tag}");
        }
        // The test can tell: no font has this character, which no alphabet will ever have.
        let script = format!("const CHARACTERS = ['a', '\\u{{10fffe}}'];{WITHOUT_GLYPH}");
        let missing = phone.browser.script(&script).await;
        assert_eq!(missing.as_array().map(Vec::len), Some(4), "{missing}");
    });
}

/// Every character that stands in the texts of a language, small and capital.
fn characters_of(tag: &str) -> Vec<String> {
    let folder = format!("{}/../web/locales/{tag}", env!("CARGO_MANIFEST_DIR"));
    let texts: String = ["site", "client", "centres", "errors"]
        .iter()
        .map(|file| std::fs::read_to_string(format!("{folder}/{file}.ftl")).unwrap())
        .collect();
    let characters: BTreeSet<String> = texts
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::chars)
        .flat_map(|one| [one.to_uppercase().to_string(), one.to_lowercase().to_string()])
        .filter(|one| !one.trim().is_empty())
        .collect();
    // The marks of notes, which scripts write.
    characters
        .into_iter()
        .chain(["①", "②", "③"].map(str::to_owned))
        .collect()
}
