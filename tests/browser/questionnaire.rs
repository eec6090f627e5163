//! The anonymous questionnaire: what is sent of it, when it is offered, and what the head of a centre sees.

use std::collections::BTreeSet;

use ozvise_tests::{Asked, Fate, Portal};
use serde_json::json;

use crate::actors::{Desk, Phone, switch_language};
use crate::axe::{assert_comfortable, checked_desk};
use crate::in_the_browser;
use crate::traces::{assert_nothing_is_left, assert_only_the_portal_was_asked};

/// Chooses an answer by touching its row.
async fn answer(phone: &Phone, question: &str, value: &str) {
    let row = format!("label.choice:has([name='{question}'][value='{value}'])");
    phone.browser.tap(&row).await;
}

/// The questionnaires that were sent.
fn sent(portal: &Portal) -> Vec<Asked> {
    let exchanges = portal.wire().exchanges().into_iter().map(|exchange| exchange.asked);
    exchanges
        .filter(|asked| asked.path().ends_with("/questionnaire"))
        .collect()
}

#[test]
fn five_choices_go_out_and_nothing_else() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        phone.load("/dotaznik").await;
        // Nothing is chosen yet: each fault has its sentence, and the focus is where the first is mended.
        browser.tap("#answers-send").await;
        browser.see("#judged-error").await;
        browser.see("#answers-error").await;
        let focused = "return [document.activeElement.id, document.activeElement.getAttribute('aria-invalid')]";
        assert_eq!(browser.script(focused).await, json!(["judged", "true"]));
        browser.tap("#judged option[value='praha']").await;
        answer(&phone, "help", "yes").await;
        answer(&phone, "soon", "partly").await;
        browser.tap("#answers-send").await;
        browser.see("[data-screen='thanks'] h1").await;
        let left = "return [document.querySelector('#judged').value,
            document.querySelectorAll('input:checked:not([value=\"\"])').length, history.length]";
        // The browser's empty page, and the visit.
        assert_eq!(browser.script(left).await, json!(["", 0, 2]), "nothing stays chosen");

        // Another one, as different as can be.
        phone.load("/en/dotaznik").await;
        browser.tap("#judged option[value='stredocesky-respondeo']").await;
        for question in ["easy", "soon", "clear", "respect", "help"] {
            answer(&phone, question, "partly").await;
        }
        answer(&phone, "easy", "").await;
        browser.tap("#answers-send").await;
        browser.see("[data-screen='thanks'] h1").await;

        let sent = sent(&portal);
        assert_eq!(sent.len(), 2);
        let (first, second) = (sent[0].json(), sent[1].json());
        assert_eq!(first["answers"], json!({ "help": "yes", "soon": "partly" }));
        assert_eq!(first["centre_id"], "praha");
        assert_eq!(
            second["answers"].as_object().unwrap().len(),
            4,
            "what was taken back is not sent"
        );
        for asked in &sent {
            assert_eq!(asked.body.len(), 512, "the length tells nothing");
            let body = asked.json();
            let names: BTreeSet<&str> = body.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(names, BTreeSet::from(["answers", "centre_id", "padding", "version"]));
            assert_eq!(body["padding"].as_str().unwrap().trim(), "");
            for secret in ["authorization", "cookie", "referer"] {
                assert!(!asked.headers.contains_key(secret), "{secret} is sent");
            }
        }
        assert_nothing_is_left(browser).await;
        assert_only_the_portal_was_asked(&portal, browser).await;
    });
}

#[test]
fn a_lost_connection_is_said_calmly_and_loses_nothing() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        phone.load("/dotaznik").await;
        browser.tap("#judged option[value='praha']").await;
        answer(&phone, "clear", "no").await;
        portal.wire().on_request(|_| Fate::HangUp);
        browser.tap("#answers-send").await;
        browser.see("#answers-unsent").await;
        portal.wire().be_honest();
        browser.tap("#answers-send").await;
        browser.see("[data-screen='thanks'] h1").await;
        assert_eq!(
            sent(&portal).last().unwrap().json()["answers"],
            json!({ "clear": "no" })
        );
    });
}

#[test]
fn without_scripts_it_says_so_and_shows_numbers() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        browser
            .cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }))
            .await;
        phone.load("/dotaznik").await;
        browser.read("noscript .note", "116").await;
        browser.see("a[href='tel:158']").await;
        browser.see("#exit").await;
        let offered = browser
            .driver()
            .find(thirtyfour::By::Css("#answers-send"))
            .await
            .unwrap();
        assert!(!offered.is_displayed().await.unwrap(), "a button that does nothing");
    });
}

#[test]
fn it_is_offered_after_an_answer_and_after_deleting_and_takes_no_place_in_the_history() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        somebody.open_thread("praha", "Zpráva.").await.unwrap();
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        phone.come_back(&somebody.code()).await;
        phone.show_messages().await;
        let offered = "return document.querySelector('#messages-questionnaire').checkVisibility()";
        assert_eq!(browser.script(offered).await, false, "there is nothing to judge yet");

        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        anna.read(1).await.unwrap();
        anna.reply(1, "Odpověď.").await.unwrap();
        browser.tap("#check-again").await;
        browser.see("#messages-questionnaire").await;
        browser.tap("#delete-thread").await;
        browser.tap("#delete-yes").await;
        browser.tap("[data-screen='deleted'] a[href='/dotaznik']").await;
        browser.see("#judged").await;
        assert_eq!(
            browser.script("return history.length").await,
            2,
            "an empty page, and the visit"
        );
        // It does not know where the person comes from.
        assert_eq!(
            browser
                .script("return [location.search, location.hash, document.querySelector('#judged').value]")
                .await,
            json!(["", "", ""])
        );
    });
}

/// The quarter before this one: what was answered in the current one is not shown.
fn count_of_last_quarter(portal: &Portal, question: &str, answer: &str, count: u32) {
    // Whole months since January 1970, and three back: whatever today is, that month's quarter is over.
    let month = ozvise_portal::domain::Month::containing(portal.clock().seconds()).as_i32() - 3;
    portal.database().execute(&format!(
        "INSERT INTO questionnaire_count (centre_id, month, question, answer, count)
         VALUES ('praha', {month}, '{question}', '{answer}', {count})"
    ));
}

#[test]
fn the_head_sees_sums_and_no_small_ones() {
    in_the_browser(async |portal| {
        count_of_last_quarter(&portal, "help", "yes", 12);
        count_of_last_quarter(&portal, "help", "no", 4);
        let desk = checked_desk(&portal, portal.staff_account("praha", 1)).await;
        desk.go_to("feedback").await;
        desk.browser.see(".feedback-table").await;
        assert_comfortable(&desk.browser, "feedback").await;
        let rows = "return [...document.querySelectorAll('.feedback-table tbody tr')].map((row) =>
            [...row.cells].map((cell) => cell.textContent.replaceAll('\\u00a0', ' ')))";
        let rows = desk.browser.script(rows).await;
        assert_eq!(rows.as_array().unwrap().len(), 5);
        assert_eq!(rows[4], json!(["Pomohlo to?", "12", "méně než 5", "méně než 5"]));
        assert_eq!(rows[0][1], "méně než 5", "nought is not told from few");
        // In the other language, without fetching anew; and nothing of it stays behind the lock.
        switch_language(&desk.browser, "en").await;
        desk.browser.read(".feedback-table tbody", "fewer than 5").await;
        desk.browser.tap("#lock").await;
        desk.browser.see("#unlock-password").await;
        assert_eq!(
            desk.browser
                .script("return document.querySelector('.feedback-table')")
                .await,
            json!(null)
        );
    });
}

#[test]
fn nobody_else_is_shown_the_sums() {
    in_the_browser(async |portal| {
        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        let shown = "return document.querySelector('[data-area=feedback]').checkVisibility()";
        assert_eq!(desk.browser.script(shown).await, false);
    });
}
