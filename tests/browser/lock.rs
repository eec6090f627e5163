//! The lock, from the side of whoever picks up the phone: nothing is on the page or in its memory, and guessing ends soon.

use ozvise_tests::{Canary, Fate, Portal};
use serde_json::{Value, json};

use crate::actors::{Phone, sentence, switch_language};
use crate::in_the_browser;
use crate::traces::{assert_no_canary_was_sent, assert_nothing_is_left};

const DRAFT: &str = "Rozepsaný kanárek, který nesmí být vidět.";
const TIMES: &str = "V pondělí, kanárek-čas.";

/// The clock of the page goes on by two minutes.
const TWO_MINUTES_LATER: &str = "const now = Date.now; Date.now = () => now() + 120_000";

/// All that somebody with the phone, or with the browser's developer tools, finds on the page and in its modules.
async fn found(phone: &Phone) -> String {
    let script = "const done = arguments[0];
        const { assets } = document.documentElement.dataset;
        import(`${assets}js/reporter/state.js`).then(({ state }) => done(JSON.stringify([
          document.documentElement.outerHTML,
          [...document.querySelectorAll('input, textarea')].map((field) => field.type === 'radio' ? '' : field.value),
          state, state.code !== undefined, state.session !== undefined,
        ])), (error) => done(String(error)))";
    phone.browser.wait_for_script(script).await.as_str().unwrap().to_owned()
}

/// Locked, and none of the words is to be found; no key either.
async fn assert_locked(phone: &Phone, secrets: &[&str]) {
    phone.browser.see("#unlock-input").await;
    let found = found(phone).await;
    for secret in secrets {
        assert!(!found.contains(secret), "{secret} is still there: {found}");
    }
    assert!(found.ends_with(",false,false]"), "keys are still there");
}

/// The part of the code that the lock asks for.
async fn asked_for(phone: &Phone, code: &str) -> String {
    let number = first_number(&phone.browser.text("#unlock-label").await);
    code.split('-').nth(number - 1).unwrap().to_lowercase()
}

fn first_number(text: &str) -> usize {
    text.chars().find_map(|sign| sign.to_digit(10)).expect("a number") as usize
}

async fn unlock(phone: &Phone, typed: &str) {
    phone.browser.type_into("#unlock-input", typed).await;
    phone.browser.tap("#unlock").await;
}

async fn value(phone: &Phone, id: &str) -> Value {
    phone
        .browser
        .script(&format!("return document.querySelector('#{id}').value"))
        .await
}

/// Opens another tab in front of the page, and closes it again.
async fn out_of_sight_and_back(phone: &Phone) {
    let driver = phone.browser.driver();
    let page = driver.window().await.unwrap();
    let other = driver.new_tab().await.unwrap();
    driver.switch_to_window(other).await.unwrap();
    driver.close_window().await.unwrap();
    driver.switch_to_window(page).await.unwrap();
}

#[test]
fn after_two_idle_minutes_a_draft_is_locked_and_one_group_brings_it_back() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        let code = phone.prepare().await;
        browser.type_into("#message", DRAFT).await;
        browser.tap("#write-notes summary").await;
        browser.tap("#edit-safe-times").await;
        browser.type_into("#safe-times", TIMES).await;
        browser.tap("#safe-times-done").await;
        browser.script(TWO_MINUTES_LATER).await;
        let mut secrets: Vec<&str> = code.split('-').collect();
        secrets.extend([DRAFT, TIMES]);
        assert_locked(&phone, &secrets).await;
        assert_nothing_is_left(browser).await;

        let asked = asked_for(&phone, &code).await;
        unlock(&phone, "0000").await;
        browser.read("#unlock-error", "4 pokusy").await;
        switch_language(browser, "en").await;
        browser.read("#unlock-label", "Please type group").await;
        browser.read("#unlock-error", "4 attempts").await;
        switch_language(browser, "cs").await;
        browser.read("#unlock-label", "Opište prosím").await;
        unlock(&phone, &asked).await;
        browser.see("#message").await;
        assert_eq!(
            (value(&phone, "message").await, value(&phone, "safe-times").await),
            (json!(DRAFT), json!(TIMES))
        );
        browser.tap("#send").await;
        phone.is_sent().await;

        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        assert_eq!(anna.inbox().await.unwrap().len(), 1);
        let lines = anna.read(1).await.unwrap();
        let texts = ozvise_tests::texts(&lines);
        assert!(texts[0].contains(DRAFT) && texts[0].contains(TIMES), "{texts:?}");
        secrets.push(&code);
        assert_no_canary_was_sent(
            &portal,
            [DRAFT, TIMES, &code].map(|word| Canary::new(word, word)).to_vec(),
        );
    });
}

#[test]
fn messages_out_of_sight_are_locked_and_the_thread_comes_back_with_its_state_first() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        somebody.open_thread("praha", "První.").await.unwrap();
        somebody.write("Druhá.").await.unwrap();
        let phone = Phone::take(&portal).await;
        phone.come_back(&somebody.code()).await;
        assert_eq!(phone.show_messages().await, ["Druhá.", "První."]);
        out_of_sight_and_back(&phone).await;
        let mut secrets = vec!["První.", "Druhá."];
        let code = somebody.code();
        secrets.extend(code.split('-'));
        assert_locked(&phone, &secrets).await;
        unlock(&phone, &asked_for(&phone, &code).await).await;
        phone.browser.see("#status-state").await;
        assert_eq!(phone.messages().await, [""; 0], "content only after a further tap");
        assert_eq!(phone.show_messages().await, ["Druhá.", "První."]);
        phone.browser.tap("#write-again").await;
        phone.browser.type_into("#message", "Třetí.").await;
        out_of_sight_and_back(&phone).await;
        assert_locked(&phone, &["Třetí."]).await;
        // The whole code opens it too.
        unlock(&phone, &code).await;
        phone.browser.see("#message").await;
        phone.browser.tap("#send").await;
        phone.is_sent().await;
        assert_eq!(
            ozvise_tests::texts(&somebody.read().await.unwrap()),
            ["První.", "Druhá.", "Třetí."]
        );
    });
}

#[test]
fn whoever_has_the_code_as_words_is_asked_for_words() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        somebody.open_thread("praha", "Zpráva.").await.unwrap();
        let phone = Phone::take(&portal).await;
        phone.come_back(&somebody.code_in_words()).await;
        out_of_sight_and_back(&phone).await;
        let first = first_number(&phone.browser.text("#unlock-label").await);
        let words = somebody.code_in_words();
        let words: Vec<&str> = words.split(' ').collect();
        unlock(&phone, &words[first - 1..=first].join(" ").to_uppercase()).await;
        phone.browser.see("#status-state").await;
        // Who has both can choose.
        out_of_sight_and_back(&phone).await;
        phone.browser.tap("#unlock-by-groups").await;
        unlock(&phone, &asked_for(&phone, &somebody.code()).await).await;
        phone.browser.see("#status-state").await;
    });
}

#[test]
fn five_guesses_and_everything_is_forgotten() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let code = phone.prepare().await;
        phone.browser.type_into("#message", DRAFT).await;
        out_of_sight_and_back(&phone).await;
        let asked = asked_for(&phone, &code).await;
        for guess in ["0000", "1111", "2222", "3333", "4444"] {
            assert_ne!(guess, asked);
            unlock(&phone, guess).await;
            let told = phone
                .browser
                .until_script("return !document.querySelector('#unlock').hasAttribute('aria-busy') && document.body.dataset.shown")
                .await;
            assert_eq!(told, if guess == "4444" { "return" } else { "locked" });
        }
        assert_eq!(
            phone.browser.text("#code-entry-error").await,
            sentence("cs", "lock-forgotten")
        );
        assert!(found(&phone).await.ends_with(",false,false]"));
    });
}

#[test]
fn a_message_on_its_way_arrives_before_the_page_locks() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let code = phone.prepare().await;
        portal.wire().on_request(|asked| {
            if asked.method == "POST" {
                Fate::HangUp
            } else {
                Fate::Pass
            }
        });
        phone.send(DRAFT).await;
        phone.browser.see("#sending-state[data-progress='waiting']").await;
        phone.browser.script(TWO_MINUTES_LATER).await;
        out_of_sight_and_back(&phone).await;
        phone.browser.see("#sending-state").await;
        portal.wire().be_honest();
        phone
            .browser
            .script("document.querySelector('#sending-retry').click()")
            .await;
        assert_locked(&phone, &[DRAFT]).await;
        unlock(&phone, &asked_for(&phone, &code).await).await;
        phone.is_sent().await;
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        assert_eq!(ozvise_tests::texts(&anna.read(1).await.unwrap()), [DRAFT]);
    });
}

#[test]
fn a_server_that_has_forgotten_a_message_while_the_page_was_locked_is_found_out() {
    in_the_browser(async |portal: Portal| {
        let mut somebody = portal.reporter(1);
        somebody.open_thread("praha", "První.").await.unwrap();
        somebody.write("Druhá.").await.unwrap();
        let phone = Phone::take(&portal).await;
        phone.come_back(&somebody.code()).await;
        phone.show_messages().await;
        out_of_sight_and_back(&phone).await;
        portal.wire().on_answer(|asked, answer| {
            let mut body = answer.json();
            if asked.path() == "/api/v1/thread" {
                body["thread"]["last_sequence"] = json!(1);
            } else {
                body["envelopes"].as_array_mut().unwrap().truncate(1);
            }
            answer.set_json(&body);
            Fate::Pass
        });
        unlock(&phone, &asked_for(&phone, &somebody.code()).await).await;
        assert_eq!(phone.show_messages().await, ["První."]);
        assert_eq!(phone.browser.text("#messages-fault").await, sentence("cs", "fault-gap"));
    });
}

#[test]
fn a_code_left_standing_in_its_field_is_taken_away() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let code = portal.reporter(1).code();
        phone.browser.tap("#have-code").await;
        phone.browser.type_into("#code-entry", &code).await;
        phone.browser.script(TWO_MINUTES_LATER).await;
        assert_eq!(
            phone.browser.text("#code-entry-error").await,
            sentence("cs", "entry-cleared")
        );
        assert_eq!(value(&phone, "code-entry").await, "");
    });
}
