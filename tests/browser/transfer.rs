//! A thread goes to another centre: with the writer's consent, and by a head in an emergency.

use ozvise_tests::{Call, Fate, Portal};
use serde_json::Value;

use crate::actors::{Desk, Phone, sentence};
use crate::in_the_browser;

/// The centre that takes over.
const TO: &str = "liberecky";

impl Desk {
    /// Opens the part of the shown thread that hands it over.
    pub(crate) async fn open_transfer(&self) {
        if self
            .browser
            .script("return document.querySelector('#transfer').open")
            .await
            == false
        {
            self.browser.tap("#transfer > summary").await;
        }
        self.browser
            .until_script("return document.querySelectorAll('#transfer-to option').length > 1")
            .await;
    }

    /// Asks the writer of the shown thread.
    pub(crate) async fn ask_transfer(&self) {
        self.open_transfer().await;
        self.browser.tap(&format!("#transfer-to option[value='{TO}']")).await;
        self.browser.tap("#transfer-ask").await;
        self.browser.read("#thread-messages .message-note", "Otázka").await;
    }
}

/// A writer with a thread at Praha, at the first screen again, and its code.
async fn writer(portal: &Portal) -> (Phone, String) {
    let phone = Phone::open(portal).await;
    let code = phone.prepare().await;
    phone.send("Bydlím teď u sestry v Liberci.").await;
    phone.is_sent().await;
    (phone, code)
}

fn about(id: &str, centre: &str) -> String {
    sentence("cs", id).replace("{ $centre }", centre)
}

/// The name of a centre, as everybody sees it.
async fn name_of(portal: &Portal, centre: &str) -> String {
    let directory = portal.device().directory().await.unwrap();
    directory.centre(&centre.parse().unwrap()).unwrap().name.clone()
}

#[test]
fn a_thread_goes_to_another_centre_when_the_writer_agrees() {
    in_the_browser(async |portal| {
        let (phone, code) = writer(&portal).await;
        let to = name_of(&portal, TO).await;
        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        desk.open_thread(1).await;
        desk.ask_transfer().await;
        assert_eq!(
            desk.browser.text("#transfer-state").await,
            about("transfer-state-asked", &to)
        );
        let emergency = "return document.querySelector('#transfer-emergency').checkVisibility()";
        assert_eq!(desk.browser.script(emergency).await, false, "that is the head's");

        phone.come_back(&code).await;
        phone.show_messages().await;
        assert_eq!(phone.browser.text("#transfer-title").await, about("moving-asked", &to));
        phone.browser.tap("#transfer-yes").await;
        phone
            .browser
            .read("#transfer-news", &sentence("cs", "moving-agreed"))
            .await;

        desk.browser
            .type_into("#transfer-note", "Kolegyně v Liberci vám budou blíž.")
            .await;
        desk.browser.tap("#transfer-hand-over").await;
        desk.browser.read("#inbox-notice", &to).await;
        desk.browser.see("#inbox-empty").await;

        let other = Desk::sign_in(&portal, portal.staff_account(TO, 0)).await;
        assert_eq!(other.open_thread(1).await, sentence("cs", "verdict-sound"));
        let from = name_of(&portal, "praha").await;
        other.browser.read("#thread-intake", &from).await;
        assert_eq!(
            other.messages().await.len(),
            4,
            "question, answer and handover belong to it"
        );
        other.reply("Dobrý den z Liberce.").await;

        phone.browser.tap("#check-again").await;
        phone
            .browser
            .read("#message-list .message-text", "Dobrý den z Liberce.")
            .await;
        assert_eq!(
            phone.browser.text("#transfer-news").await,
            about("moving-handed-over", &to)
        );
        phone.browser.tap("#write-again").await;
        phone.send("Děkuji.").await;
        phone.is_sent().await;
        other.sees("Děkuji.").await;
    });
}

#[test]
fn a_thread_stays_when_the_writer_does_not_agree() {
    in_the_browser(async |portal| {
        let (phone, code) = writer(&portal).await;
        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        desk.open_thread(1).await;
        desk.ask_transfer().await;
        phone.come_back(&code).await;
        phone.show_messages().await;
        phone.browser.tap("#transfer-no").await;
        phone
            .browser
            .read("#message-list .message-note", &sentence("cs", "moving-note-no"))
            .await;
        let to = name_of(&portal, TO).await;
        desk.browser
            .read("#transfer-state", &about("transfer-state-refused", &to))
            .await;
        let hands = "return document.querySelector('#transfer-hand-over').checkVisibility()";
        assert_eq!(desk.browser.script(hands).await, false);
        desk.reply("Dobře, zůstáváme spolu.").await;
    });
}

#[test]
fn a_head_hands_over_without_consent_and_the_writer_is_told() {
    in_the_browser(async |portal| {
        let (phone, code) = writer(&portal).await;
        let to = name_of(&portal, TO).await;
        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 1)).await;
        desk.open_thread(1).await;
        desk.open_transfer().await;
        desk.browser.tap("#transfer-emergency").await;
        desk.browser
            .tap(&format!("#transfer-emergency-to option[value='{TO}']"))
            .await;
        desk.browser
            .type_into("#transfer-emergency-note", "Nešlo čekat, omlouváme se.")
            .await;
        desk.browser.tap("#transfer-emergency-yes").await;
        desk.browser
            .read("#transfer-error", &sentence("cs", "transfer-reason-missing"))
            .await;
        desk.browser.tap("label.choice:has(#transfer-reason-danger)").await;
        desk.browser.tap("#transfer-emergency-yes").await;
        desk.browser.read("#inbox-notice", &to).await;

        phone.come_back(&code).await;
        phone.show_messages().await;
        assert_eq!(
            phone.browser.text("#transfer-news").await,
            about("moving-emergency", &to)
        );
        phone.browser.tap("#write-again").await;
        phone.send("Čtete mě?").await;
        phone
            .browser
            .read("#messages-notice", &sentence("cs", "notice-not-yet"))
            .await;

        let other = Desk::sign_in(&portal, portal.staff_account(TO, 0)).await;
        assert_eq!(other.open_thread(1).await, sentence("cs", "verdict-sound"));
        phone.browser.tap("#write-again").await;
        phone.browser.tap("#send").await;
        phone.is_sent().await;
        other.sees("Čtete mě?").await;
        other.reply("Ano, čteme.").await;
    });
}

#[test]
fn a_thread_that_the_server_sends_elsewhere_is_refused_there() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        somebody.open_thread("praha", "Píšu do Prahy.").await.unwrap();
        portal.reporter(2).open_thread(TO, "Píšu do Liberce.").await.unwrap();
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        let redirected = anna.ask(Call::get("/staff/threads/1")).await.unwrap().json();
        portal.wire().on_answer(move |asked, answer| {
            if asked.path() == "/api/v1/staff/threads/1" {
                let mut body: Value = redirected.clone();
                body["thread"]["came_from"] = "praha".into();
                answer.set_json(&body);
            }
            Fate::Pass
        });
        let desk = Desk::sign_in(&portal, portal.staff_account(TO, 0)).await;
        assert_eq!(desk.open_thread(1).await, sentence("cs", "verdict-unreadable"));
        assert_eq!(desk.messages().await, [""; 0]);
    });
}
