//! A lost code at two desks: one member finds the old thread by the phrase that was agreed, a second one looks and approves.

use ozvise_tests::{Portal, Screen};

use crate::actors::{Desk, sentence};
use crate::axe::{assert_comfortable, checked_desk, checked_desk_on};
use crate::in_the_browser;

const PHRASE: &str = "Babička má modrý kbelík";

/// A sentence with the number of a thread in it.
fn about(id: &str, number: u32) -> String {
    sentence("cs", id).replace("{ $number }", &number.to_string())
}

/// The old thread, number 1, and the new one, in which the phrase stands as somebody types it in haste.
async fn two_threads(portal: &Portal) {
    portal.reporter(1).open_thread("praha", "Ozývám se.").await.unwrap();
    let words = "Ztratila jsem papír.\nbabicka ma MODRY  kbelik, prý to máte vědět";
    portal.reporter(2).open_thread("praha", words).await.unwrap();
}

impl Desk {
    /// Notes the phrase of the shown thread.
    async fn agree(&self, phrase: &str) {
        self.open_part("phrase").await;
        self.browser.type_into("#phrase-new", phrase).await;
        self.browser.tap("#phrase-form [type=submit]").await;
        self.browser
            .read("#phrase-state", &sentence("cs", "phrase-there"))
            .await;
    }

    /// Compares the shown thread with an old one.
    async fn compare_with(&self, old: u32) {
        self.open_part("lost-code").await;
        self.browser.type_into("#lost-code-old", &old.to_string()).await;
        self.browser.tap("#lost-code-form [type=submit]").await;
    }
}

#[test]
fn two_members_find_who_has_lost_the_code_and_the_old_thread_falls_silent() {
    in_the_browser(async |portal| {
        two_threads(&portal).await;
        let anna = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        anna.open_thread(1).await;
        anna.agree(PHRASE).await;
        assert!(!anna.is_shown("#phrase-words").await, "nobody reads it over a shoulder");
        anna.browser.tap("#phrase-show").await;
        anna.browser.read("#phrase-words", PHRASE).await;

        anna.open_thread(2).await;
        anna.compare_with(1).await;
        anna.browser.read("#lost-code-pair", PHRASE).await;
        anna.browser.read("#lost-code-pair", "MODRY").await;
        assert_eq!(
            anna.browser.text("#lost-code-verdict").await,
            sentence("cs", "lost-code-same")
        );
        anna.browser.tap("#lost-code-propose").await;
        anna.browser.read("#lost-code-proposed", "č. 1").await;
        assert!(
            !anna.is_shown("#lost-code-approve").await,
            "she has proposed it herself"
        );

        // The second one hears of it over the list, and decides when she has seen both.
        let eva = Desk::sign_in(&portal, portal.staff_account("praha", 1)).await;
        eva.browser.read("#link-proposals", "č. 2").await;
        eva.browser.tap("#link-proposals button").await;
        eva.browser.read("#lost-code-proposed", "č. 1").await;
        assert!(!eva.is_shown("#lost-code-approve").await, "she has not seen the phrase");
        eva.browser.tap("#lost-code-look").await;
        eva.browser.read("#lost-code-pair", PHRASE).await;
        eva.browser.tap("#lost-code-approve").await;
        eva.browser.read("#link-continues", "č. 1").await;
        anna.browser.read("#link-continues", "č. 1").await;

        // Each leads to the other; nothing of the old one stands in the new one, and nothing goes out in it.
        assert_eq!(eva.messages().await.len(), 1);
        eva.browser.tap("#link-old").await;
        eva.browser.read("#link-superseded", "č. 2").await;
        for css in ["#reply-form", "#neutral-form", "#transfer"] {
            assert!(!eva.is_shown(css).await, "{css}");
        }
        let mut old_code = portal.reporter(1);
        old_code.read().await.unwrap();
        old_code.write("Proč neodpovídáte?").await.unwrap();
        eva.sees("Proč neodpovídáte?").await;
        assert!(!eva.is_shown("#reply-form").await);
        eva.browser.tap("#link-new").await;
        eva.browser.read("#thread-title", &about("thread-number", 2)).await;
        eva.reply("Poznali jsme vás, pokračujeme tady.").await;

        // A head finds that it was a mistake.
        eva.open_thread(1).await;
        eva.open_part("lost-code").await;
        eva.browser.tap("#lost-code-resume").await;
        eva.browser.see("#reply").await;
        assert!(!eva.is_shown("#link-superseded").await);
    });
}

#[test]
fn without_a_phrase_nothing_is_linked_and_a_proposal_can_be_refused() {
    in_the_browser(async |portal| {
        two_threads(&portal).await;
        let anna = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        anna.open_thread(1).await;
        anna.open_thread(2).await;
        anna.compare_with(99).await;
        anna.browser
            .read("#lost-code-error", &sentence("cs", "lost-code-old-missing"))
            .await;
        anna.compare_with(1).await;
        assert_eq!(
            anna.browser.text("#lost-code-none").await,
            about("lost-code-no-phrase", 1)
        );
        assert!(!anna.is_shown("#lost-code-propose").await);

        // The phrase stands in the old thread, and something else in the new one: people decide.
        anna.open_thread(1).await;
        anna.agree("Úplně jiná věta o kanárcích").await;
        anna.open_thread(2).await;
        anna.compare_with(1).await;
        anna.browser
            .read("#lost-code-verdict", &sentence("cs", "lost-code-other"))
            .await;
        anna.browser.tap("#lost-code-propose").await;
        anna.browser.read("#lost-code-proposed", "č. 1").await;
        let eva = Desk::sign_in(&portal, portal.staff_account("praha", 1)).await;
        eva.browser.tap("#link-proposals button").await;
        eva.browser.tap("#lost-code-end").await;
        eva.browser
            .until_script("return document.querySelector('#lost-code-proposed').hidden")
            .await;
        anna.browser
            .until_script("return document.querySelector('#lost-code-proposed').hidden")
            .await;
        eva.browser
            .until_script("return document.querySelector('#link-proposals').childElementCount === 0")
            .await;
    });
}

#[test]
fn a_lost_code_is_dealt_with_on_a_phone_and_at_a_desk() {
    in_the_browser(async |portal| {
        two_threads(&portal).await;
        let anna = checked_desk(&portal, portal.staff_account("praha", 0)).await;
        anna.open_thread(1).await;
        anna.agree(PHRASE).await;
        anna.browser.tap("#phrase-show").await;
        assert_comfortable(&anna.browser, "an agreed phrase").await;
        anna.open_thread(2).await;
        anna.compare_with(1).await;
        anna.browser.see("#lost-code-propose").await;
        assert_comfortable(&anna.browser, "two phrases").await;
        anna.browser.tap("#lost-code-propose").await;
        anna.browser.read("#lost-code-proposed", "č. 1").await;

        let eva = checked_desk_on(Screen::Phone, &portal, portal.staff_account("praha", 1)).await;
        eva.browser.see("#link-proposals button").await;
        assert_comfortable(&eva.browser, "a proposal over the list").await;
        eva.browser.tap("#link-proposals button").await;
        eva.browser.tap("#lost-code-look").await;
        eva.browser.tap("#lost-code-approve").await;
        eva.browser.tap("#link-old").await;
        eva.browser.see("#link-superseded").await;
        assert_comfortable(&eva.browser, "a superseded thread").await;
    });
}
