//! Nothing that was chosen or typed is lost by going back and forth, by turning the phone, or by switching the language.

use serde_json::{Value, json};

use crate::actors::Phone;
use crate::in_the_browser;

/// Everything that the person has put into the page, and the screen that she sees.
const STATE: &str = "return {
    screen: document.body.dataset.shown,
    fields: [...document.querySelectorAll('main input:not([type=radio]), main textarea, main select')]
      .map((field) => `${field.id}=${field.value}`),
    chosen: [...document.querySelectorAll('main input:checked')].map((radio) => radio.value),
    code: [...document.querySelectorAll('#code-groups li > [aria-hidden]')].map((group) => group.textContent),
    centre: [...document.querySelectorAll('[data-centre]')].filter((card) => !card.hidden).map((card) => card.dataset.centre),
    errors: document.querySelectorAll('main .error:not([hidden])').length,
    entries: history.length,
  }";

/// What reaches over the edge of the screen: nothing, or what does, by name and text.
pub(crate) const CUT_OFF: &str = "
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    const over = [...document.body.querySelectorAll('*')].filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return one.checkVisibility() && (right > wide + 0.5 || left < -0.5);
    });
    return ['the page', ...over.map((one) => `${one.localName}#${one.id}: ${one.textContent.trim().slice(0, 60)}`)];";

/// Turns the phone and goes through all languages: the page is what it was, and nothing is cut off, on the smallest phone
/// and in type of twice the size either.
async fn assert_kept(phone: &Phone, screen: &str) {
    let browser = &phone.browser;
    let before = browser.script(STATE).await;
    assert_eq!(before["screen"], screen);
    let by_turns = [
        (740, 360, "en", "100%"),
        (320, 568, "uk", "200%"),
        (320, 568, "ru", "200%"),
        (320, 568, "vi", "200%"),
        (320, 568, "en", "200%"),
        (320, 568, "cs", "200%"),
        (320, 568, "uk", "100%"),
        (320, 568, "ru", "100%"),
        (320, 568, "vi", "100%"),
        (360, 740, "cs", "100%"),
    ];
    for (width, height, language, size) in by_turns {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
        browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
        browser
            .script(&format!("document.documentElement.style.fontSize = '{size}'"))
            .await;
        browser
            .script(&format!(
                "document.querySelector('#languages a[hreflang={language}]').click()"
            ))
            .await;
        browser
            .until_script(&format!("return document.documentElement.lang === '{language}'"))
            .await;
        let when = format!("{screen}, {width} wide, {language}, type of {size}");
        assert_eq!(browser.script(STATE).await, before, "{when}");
        assert_eq!(browser.script(CUT_OFF).await, json!([]), "{when}");
        let wordless = "return [...document.querySelectorAll('main [data-slot]')]
            .filter((slot) => slot.checkVisibility() && slot.matches('label, p:not([role=status])') && !slot.textContent.trim()).map((slot) => slot.id)";
        assert_eq!(browser.script(wordless).await, json!([]), "{when}");
    }
}

#[test]
fn on_each_screen_of_somebody_who_writes() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        assert_kept(&phone, "welcome").await;
        browser.tap("#start-writing").await;
        browser.tap("label.choice:has(#role-witness)").await;
        assert_kept(&phone, "role").await;
        browser.tap("#role-continue").await;
        browser.see("#place").await;
        phone.pick_from_lists("CZ031", Some("CZ0311")).await;
        assert_kept(&phone, "place").await;
        browser.tap("#place-continue").await;
        browser.see("#centre-continue").await;
        assert_kept(&phone, "centre").await;
        browser.tap("#centre-continue").await;
        assert_kept(&phone, "before").await;
        browser.tap("#before-danger").await;
        assert_kept(&phone, "danger").await;
        browser.tap("#danger-continue").await;
        let groups = phone.shown_groups().await;
        assert_kept(&phone, "code").await;
        browser.tap("#code-large").await;
        assert_kept(&phone, "large-code").await;
        browser.tap("#large-done").await;
        browser.tap("#code-continue").await;
        browser.type_into("#confirm-input", "XX").await;
        browser.tap("#confirm-continue").await;
        assert_kept(&phone, "confirm").await;
        browser.tap("[data-screen='confirm'] .back").await;
        phone.confirm_code().await;
        browser.type_into("#message", "Rozepsaný text,\ndva řádky.").await;
        assert_kept(&phone, "write").await;
        for name in ["safe-times", "unmentioned"] {
            browser.tap(&format!("#edit-{name}")).await;
            browser.type_into(&format!("#{name}"), "Odpověď na otázku.").await;
            assert_kept(&phone, name).await;
            browser.tap(&format!("#{name}-done")).await;
        }

        // All the way back, and forward again.
        let written = browser.script(STATE).await;
        for screen in ["confirm", "code", "before", "centre", "place", "role"] {
            let shown = browser.script("return document.body.dataset.shown").await;
            browser.tap(&format!("[data-screen={shown}] .back")).await;
            browser
                .until_script(&format!("return document.body.dataset.shown === '{screen}'"))
                .await;
        }
        for button in ["role-continue", "place-continue", "centre-continue", "before-continue"] {
            browser.tap(&format!("#{button}")).await;
        }
        assert_eq!(phone.shown_groups().await, groups, "going back makes no other code");
        phone.confirm_code().await;
        assert_eq!(browser.script(STATE).await, written);
        browser.tap("#send").await;
        phone.is_sent().await;
        assert_kept(&phone, "sent").await;
    });
}

#[test]
fn on_each_screen_of_somebody_who_comes_back() {
    in_the_browser(async |portal| {
        let mut somebody = portal.reporter(1);
        somebody.open_thread("praha", "První.").await.unwrap();
        somebody.write("Druhá.").await.unwrap();
        let phone = Phone::open(&portal).await;
        let browser = &phone.browser;
        browser.tap("#have-code").await;
        browser.type_into("#code-entry", "nic").await;
        browser.tap("#return-continue").await;
        browser.see("#code-entry-error").await;
        assert_kept(&phone, "return").await;
        browser.type_into("#code-entry", &somebody.code()).await;
        browser.tap("#return-continue").await;
        browser.see("#status-state").await;
        assert_kept(&phone, "status").await;
        phone.show_messages().await;
        assert_kept(&phone, "messages").await;
        let shown: Value = json!(phone.messages().await);
        assert_eq!(shown, json!(["Druhá.", "První."]), "the history stays open");
        browser.tap("#delete-thread").await;
        browser.tap("#delete-yes").await;
        browser.see("[data-screen='deleted'] h1").await;
        assert_kept(&phone, "deleted").await;
    });
}

#[test]
fn in_the_questionnaire() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        let browser = &phone.browser;
        phone.load("/dotaznik").await;
        browser.tap("label.choice:has([name='soon'][value='partly'])").await;
        browser.tap("label.choice:has([name='help'][value='yes'])").await;
        // Without a centre: what is wrong stays said, too.
        browser.tap("#answers-send").await;
        browser.see("#judged-error").await;
        assert_kept(&phone, "").await;
        browser.tap("#judged option[value='praha']").await;
        assert_kept(&phone, "").await;
        browser.tap("#answers-send").await;
        browser.see("[data-screen='thanks'] h1").await;
        assert_kept(&phone, "thanks").await;
        let exchanges = portal.wire().exchanges();
        let sent = exchanges
            .iter()
            .find(|exchange| exchange.asked.path().ends_with("/questionnaire"));
        let body = sent.expect("it was sent").asked.json();
        assert_eq!(
            (&body["centre_id"], &body["answers"]),
            (&json!("praha"), &json!({ "soon": "partly", "help": "yes" }))
        );
    });
}
