//! The main job in the browser: from a phone to the competent centre and back.

use ozvise_tests::Canary;

use crate::actors::{Desk, Phone, sentence, switch_language};
use crate::in_the_browser;
use crate::traces::{assert_no_canary_was_sent, assert_nothing_is_left, assert_only_the_portal_was_asked};

const ASKS: &str = "Bojím se jít domů, kanárek-otázka. Co mám dělat?";
const ANSWERS: &str = "Jsme tu pro vás, kanárek-odpověď. Jste teď v bezpečí?";
const ASKS_AGAIN: &str = "Ano, jsem u sestry, kanárek-podruhé.";

/// Somebody writes, comes back with the code, and reads it, all in one entry of the history.
pub(crate) async fn writes_and_comes_back(phone: &Phone, asks: &str) {
    phone.load("/").await;
    let begun = phone.browser.script("return [history.length, document.title]").await;
    let code = phone.prepare().await;
    phone.send(asks).await;
    phone.is_sent().await;
    assert_eq!(
        phone.browser.script("return [history.length, document.title]").await,
        begun
    );
    phone.come_back(&code).await;
    assert_eq!(
        phone.browser.text("#status-state").await,
        sentence("cs", "state-received")
    );
    assert_eq!(phone.show_messages().await, [asks]);
}

#[test]
fn a_person_with_a_phone_and_a_counsellor_at_a_desk_write_to_each_other() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let begun = phone.browser.script("return [history.length, document.title]").await;
        let code = phone.prepare().await;
        phone.send(ASKS).await;
        phone.is_sent().await;
        let shown = phone
            .browser
            .script("return document.querySelector('#sent-groups').textContent")
            .await;
        assert!(
            shown.as_str().unwrap().contains(&code[..4]),
            "the code is still shown: {shown}"
        );
        assert_eq!(
            phone.browser.script("return [history.length, document.title]").await,
            begun
        );
        assert_nothing_is_left(&phone.browser).await;
        assert_only_the_portal_was_asked(&portal, &phone.browser).await;
        assert_eq!(phone.browser.complaints().await, [""; 0]);
        drop(phone);

        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        assert_eq!(desk.open_thread(1).await, sentence("cs", "verdict-sound"));
        assert_eq!(desk.messages().await, [ASKS]);
        desk.reply(ANSWERS).await;
        assert_only_the_portal_was_asked(&portal, &desk.browser).await;

        let phone = Phone::take(&portal).await;
        phone.come_back(&code).await;
        assert_eq!(
            phone.browser.text("#status-state").await,
            sentence("cs", "state-answered")
        );
        assert_eq!(phone.messages().await, [""; 0], "content only after a further tap");
        assert_eq!(phone.show_messages().await, [ANSWERS, ASKS]);
        phone.browser.tap("#write-again").await;
        phone.send(ASKS_AGAIN).await;
        phone.is_sent().await;
        assert_nothing_is_left(&phone.browser).await;

        // It appears at the desk without a reload.
        desk.sees(ASKS_AGAIN).await;
        assert_eq!(desk.messages().await, [ASKS, ANSWERS, ASKS_AGAIN]);

        let canaries = [
            ASKS,
            ANSWERS,
            ASKS_AGAIN,
            &code,
            &code.replace('-', ""),
            &portal.staff_account("praha", 0).password,
        ];
        assert_no_canary_was_sent(&portal, canaries.map(|word| Canary::new(word, word)).to_vec());
    });
}

#[test]
fn a_witness_from_a_district_reaches_the_centre_of_that_district() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        phone.begin("witness").await;
        phone.choose_place("CZ031", Some("CZ0311")).await;
        phone.take_code().await;
        phone.browser.see("#write-witness").await;
        phone.send("U sousedů je křik.").await;
        phone.is_sent().await;

        let desk = Desk::sign_in(&portal, portal.staff_account("jihocesky", 0)).await;
        desk.open_thread(1).await;
        assert_eq!(desk.messages().await, ["U sousedů je křik."]);
        let intake = desk.browser.text("#thread-intake").await;
        assert!(intake.contains("České Budějovice"), "{intake}");
    });
}

#[test]
fn the_code_can_be_taken_and_typed_as_words() {
    in_the_browser(async |portal| {
        let mut elsewhere = portal.reporter(1);
        elsewhere.open_thread("praha", "Napsáno jinde.").await.unwrap();
        let phone = Phone::take(&portal).await;
        phone.come_back(&elsewhere.code_in_words().to_uppercase()).await;
        assert_eq!(phone.show_messages().await, ["Napsáno jinde."]);
    });
}

#[test]
fn a_mistyped_code_is_explained_and_stays_typed() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        somebody.open_thread("praha", "Zpráva.").await.unwrap();
        let code = somebody.code();
        let phone = Phone::open(&portal).await;
        phone.browser.tap("#have-code").await;

        // A swap of neighbours in the second group, which the check symbol finds.
        let mut slip: Vec<char> = code.chars().collect();
        let place = (5..8)
            .find(|at| slip[*at] != slip[at + 1])
            .expect("two different neighbours");
        slip.swap(place, place + 1);
        let slip: String = slip.into_iter().collect();
        let refused = enter(&phone, &slip).await;
        assert!(refused.contains('2'), "the wrong group is named: {refused}");
        assert_eq!(
            phone
                .browser
                .script("return document.querySelector('#code-entry').value")
                .await,
            slip
        );

        let refused = enter(&phone, &code[..code.len() - 1]).await;
        assert!(refused.contains('5'), "the incomplete group is named: {refused}");

        let nobodys = portal.reporter(2).code();
        assert_eq!(enter(&phone, &nobodys).await, sentence("cs", "code-no-thread"));
        assert_eq!(
            phone
                .browser
                .script("return document.querySelector('#code-entry').value")
                .await,
            nobodys
        );
    });
}

/// Types a code that is refused; the reason.
async fn enter(phone: &Phone, code: &str) -> String {
    phone.browser.type_into("#code-entry", code).await;
    phone.browser.tap("#return-continue").await;
    phone.browser.text("#code-entry-error").await
}

#[test]
fn switching_the_language_keeps_what_was_typed() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        phone.prepare().await;
        phone.browser.type_into("#message", "Rozepsaný text").await;
        switch_language(&phone.browser, "en").await;
        phone.browser.read("#send", "Send").await;
        let kept = phone
            .browser
            .script("return [document.documentElement.lang, document.querySelector('#message').value]")
            .await;
        assert_eq!(kept, serde_json::json!(["en", "Rozepsaný text"]));
        phone.browser.tap("#send").await;
        phone.is_sent().await;
    });
}

#[test]
fn a_deleted_thread_is_gone_for_both() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        somebody.open_thread("praha", "Zpráva.").await.unwrap();
        let phone = Phone::take(&portal).await;
        phone.come_back(&somebody.code()).await;
        phone.show_messages().await;
        // Two taps; and what no server can take back is said before and after.
        let remains = "zapsal do vlastních poznámek";
        phone.browser.tap("#delete-thread").await;
        phone
            .browser
            .read("[data-screen='messages']", "ani poznámek smazat neumíme")
            .await;
        phone.browser.tap("#delete-yes").await;
        phone.browser.see("[data-screen='deleted'] h1").await;
        phone.browser.read("[data-screen='deleted'] .note", remains).await;
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        assert!(anna.inbox().await.unwrap().is_empty());
    });
}

#[test]
fn a_locked_desk_shows_nothing_until_the_password_is_typed_again() {
    in_the_browser(async |portal| {
        portal.reporter(1).open_thread("praha", "Zpráva.").await.unwrap();
        let account = portal.staff_account("praha", 0);
        let desk = Desk::sign_in(&portal, account.clone()).await;
        desk.open_thread(1).await;
        desk.browser.tap("#lock").await;
        desk.browser.see("#unlock-password").await;
        let left = desk
            .browser
            .script("return document.body.textContent.includes('Zpráva.')")
            .await;
        assert_eq!(left, false, "the text is still in the page");
        desk.browser.type_into("#unlock-password", &account.password).await;
        desk.browser.tap("#unlock").await;
        desk.open_thread(1).await;
        assert_eq!(desk.messages().await, ["Zpráva."]);
    });
}
