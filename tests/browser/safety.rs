//! What staff note for safety, and what they have before their eyes while they write: a code in other hands, a witness, the
//! statutory clock, the writer's own wishes.

use std::time::Duration;

use ozvise_tests::{Portal, Screen};
use serde_json::{Value, json};

use crate::actors::{Desk, Phone, sentence, texts};
use crate::axe::{assert_comfortable, checked_desk, checked_desk_on};
use crate::in_the_browser;

/// A message with a wish before it, as the reporters' page writes it.
const WISHES: &str = "② Kdy je bezpečné sem nahlížet: dopoledne\n③ Co nepsat: nic o dětech\n\nOzývám se.";

/// Fills a field in as a hand does that picks a date.
async fn pick(desk: &Desk, css: &str, value: &str) {
    let script = format!("document.querySelector('{css}').value = '{value}'");
    desk.browser.script(&script).await;
}

/// What the wall in the Czech Republic shows so many hours ago.
async fn wall(desk: &Desk, hours_ago: u32) -> String {
    let script = format!(
        "const done = arguments[0];
         import(document.documentElement.dataset.assets + 'js/staff/facts/prague.js')
           .then(({{ wallTime }}) => done(wallTime(Math.floor(Date.now() / 1000) - {hours_ago} * 3600)));"
    );
    desk.browser.wait_for_script(&script).await.as_str().unwrap().to_owned()
}

#[test]
fn while_somebody_else_may_have_the_code_only_sentences_that_tell_nothing_go_out() {
    in_the_browser(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "Ozývám se.").await.unwrap();
        let anna = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        let eva = Desk::sign_in(&portal, portal.staff_account("praha", 1)).await;
        anna.open_thread(1).await;
        anna.open_part("phrase").await;
        anna.browser.type_into("#phrase-new", "Babička má modrý kbelík").await;
        anna.browser.tap("#phrase-form [type=submit]").await;
        anna.browser
            .read("#phrase-state", &sentence("cs", "phrase-there"))
            .await;
        eva.open_thread(1).await;
        eva.browser.type_into("#reply", "Jak se mají děti?").await;
        eva.browser.tap("#reply-send").await;
        eva.browser.see("#confirm-send").await;
        anna.open_part("taken-over").await;
        anna.browser.type_into("#taken-over-reason", "jiný sloh").await;
        anna.browser.tap("#taken-over-mark").await;
        for desk in [&anna, &eva] {
            desk.browser
                .read("#safety-taken-over", &sentence("cs", "taken-over-banner"))
                .await;
            desk.browser
                .read("#thread-list .thread-mark", &sentence("cs", "thread-taken-over"))
                .await;
            for css in ["#reply-form", "#canned-part", "#transfer", "#confirm-send"] {
                assert!(!desk.is_shown(css).await, "{css}");
            }
        }
        // Nor do keys send what waits in the field.
        let keys = "document.querySelector('#reply').dispatchEvent(
            new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }))";
        eva.browser.script(keys).await;
        assert!(!eva.is_shown("#confirm-send").await);
        let choices = texts(&eva.browser, "#neutral-choices label").await;
        assert_eq!(choices.len(), 3);
        eva.browser.tap("#neutral-form [type=submit]").await;
        eva.browser
            .read("#neutral-error", &sentence("cs", "neutral-missing"))
            .await;
        eva.browser.tap("#neutral-choices label").await;
        eva.browser.tap("#neutral-form [type=submit]").await;
        eva.sees(&choices[0]).await;

        // Neither a slip nor a phrase that is not there takes the mark away.
        anna.browser.tap("#taken-over-lift").await;
        anna.browser
            .read("#taken-over-error", &sentence("cs", "taken-over-reason-missing"))
            .await;
        portal.clock().catch_up();
        phone.read().await.unwrap();
        phone.write("Babicka ma modry kbelik.").await.unwrap();
        anna.browser
            .read("#taken-over-phrase", &sentence("cs", "taken-over-phrase-said"))
            .await;
        anna.browser.tap("#taken-over-lift").await;
        anna.browser.see("#reply").await;
        eva.browser.see("#reply").await;
        let draft = eva
            .browser
            .script("return document.querySelector('#reply').value")
            .await;
        assert_eq!(draft, "Jak se mají děti?", "what she had typed waits");
        assert_eq!(
            phone.read().await.unwrap().len(),
            3,
            "one sentence and the reporter's own went out"
        );
    });
}

#[test]
fn the_clock_from_a_police_record_is_started_seen_and_stopped_by_hand() {
    in_the_browser(async |portal| {
        portal.reporter(1).open_thread("praha", WISHES).await.unwrap();
        let anna = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        let eva = Desk::sign_in(&portal, portal.staff_account("praha", 1)).await;
        anna.open_thread(1).await;
        eva.open_thread(1).await;
        anna.open_part("police").await;
        anna.browser.tap("#police-form [type=submit]").await;
        anna.browser
            .read("#police-error", &sentence("cs", "police-when-missing"))
            .await;
        pick(&anna, "#police-when", &wall(&anna, 24 * 40).await).await;
        anna.browser.tap("#police-form [type=submit]").await;
        anna.browser
            .read("#police-error", &sentence("cs", "police-when-old"))
            .await;

        let since = wall(&anna, 3).await;
        pick(&anna, "#police-when", &since).await;
        anna.browser.tap("#police-form [type=submit]").await;
        for desk in [&anna, &eva] {
            // The minute that has begun is counted against the centre.
            desk.browser.read("#safety-term", "zbývá 4").await;
            desk.browser
                .read("#thread-list .thread-mark", "48 hodin: zbývá 4")
                .await;
        }
        // The server knows an hour, and neither why nor the record.
        let mut asked = portal.counsellor("praha", 1);
        portal.clock().advance(Duration::from_secs(30));
        asked.sign_in().await.unwrap();
        let hour =
            async |member: &ozvise_tests::Counsellor| member.described_thread(1).await.unwrap()["remind_hour"].clone();
        let now = portal.clock().seconds() / 3600;
        let set = hour(&asked).await.as_u64().unwrap();
        assert!((now + 32..=now + 34).contains(&set), "{set} at {now}");

        eva.open_part("police").await;
        eva.browser.tap("#police-stop").await;
        eva.browser
            .read("#police-reason-error", &sentence("cs", "police-reason-missing"))
            .await;
        eva.browser.type_into("#police-reason", "ozvali jsme se").await;
        eva.browser.tap("#police-stop").await;
        eva.browser.read("#police-state", &sentence("cs", "police-none")).await;
        anna.browser
            .until_script("return document.querySelector('#safety-term').hidden")
            .await;
        assert!(!anna.is_shown("#thread-list .thread-mark").await);
        eva.browser
            .until_script("return !document.querySelector('#police-form').hidden")
            .await;
        for _ in 0..50 {
            if hour(&asked).await == Value::Null {
                return;
            }
            eva.browser.script("return 0").await;
        }
        panic!("the hour is still set");
    });
}

#[test]
fn whom_a_witness_writes_about_is_contacted_only_after_somebody_has_thought_about_it() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        phone.begin("witness").await;
        phone.choose_place("CZ010", None).await;
        phone.take_code().await;
        phone.send("U sousedů je zle.").await;
        phone.is_sent().await;
        let anna = Desk::sign_in(&portal, portal.staff_account("praha", 0)).await;
        anna.open_thread(1).await;
        anna.browser
            .read("#safety-witness", &sentence("cs", "witness-open"))
            .await;
        anna.open_part("witness").await;
        anna.browser.tap("#witness-form [type=submit]").await;
        anna.browser
            .read("#witness-error", &sentence("cs", "witness-missing"))
            .await;
        anna.browser
            .tap("#witness-form label.choice:has([value='unknown'])")
            .await;
        anna.browser.type_into("#witness-by", "Anna, přes školu").await;
        anna.browser.tap("#witness-form [type=submit]").await;
        anna.browser
            .read("#safety-witness", &sentence("cs", "witness-unknown"))
            .await;
        anna.browser.tap("#witness-form label.choice:has([value='yes'])").await;
        anna.browser.type_into("#witness-when", "dopoledne").await;
        anna.browser.tap("#witness-form [type=submit]").await;
        anna.browser
            .read("#witness-state", &sentence("cs", "witness-safe"))
            .await;
        assert!(!anna.is_shown("#safety-witness").await);
        let eva = Desk::sign_in(&portal, portal.staff_account("praha", 1)).await;
        eva.open_thread(1).await;
        eva.open_part("witness").await;
        let noted = eva
            .browser
            .script("return ['by', 'when'].map((one) => document.querySelector('#witness-' + one).value)")
            .await;
        assert_eq!(noted, json!(["Anna, přes školu", "dopoledne"]));
    });
}

#[test]
fn what_the_writer_wants_to_be_minded_stays_in_view_while_somebody_writes() {
    in_the_browser(async |portal| {
        portal.reporter(1).open_thread("praha", WISHES).await.unwrap();
        let desk = checked_desk_on(Screen::Phone, &portal, portal.staff_account("praha", 0)).await;
        desk.open_thread(1).await;
        desk.browser.type_into("#reply", &"Dlouhá odpověď.\n".repeat(30)).await;
        for (width, height) in [(360, 740), (1280, 800)] {
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 1000 });
            desk.browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
            // As far down as the field goes, and with the end of it at the lower edge.
            let script = "
                const field = document.querySelector('#reply');
                field.style.height = '120vh';
                field.scrollIntoView({ block: 'end' });
                const { top, bottom } = document.querySelector('#safety').getBoundingClientRect();
                field.style.height = '';
                return top >= -1 && bottom <= innerHeight && bottom - top < innerHeight / 2;";
            assert_eq!(desk.browser.script(script).await, true, "{width} wide");
        }
    });
}

#[test]
fn the_facts_are_accessible_on_a_phone_and_at_a_desk() {
    in_the_browser(async |portal| {
        portal.reporter(1).open_thread("praha", WISHES).await.unwrap();
        let desk = checked_desk(&portal, portal.staff_account("praha", 0)).await;
        desk.open_thread(1).await;
        for part in ["phrase", "taken-over", "police"] {
            desk.open_part(part).await;
        }
        assert_comfortable(&desk.browser, "the facts of a thread").await;
        pick(&desk, "#police-when", &wall(&desk, 50).await).await;
        desk.browser.tap("#police-form [type=submit]").await;
        desk.browser.read("#safety-term", "uplynula").await;
        desk.browser.tap("#taken-over-mark").await;
        desk.browser.see("#neutral-form").await;
        assert_comfortable(&desk.browser, "a marked thread and a clock that has run out").await;
    });
}

#[test]
fn the_wall_in_the_czech_republic_is_read_in_summer_and_in_winter_and_between() {
    in_the_browser(async |portal: Portal| {
        let desk = Desk::sit_down(&portal, portal.staff_account("praha", 0)).await;
        // A device that is set to another zone reads the same.
        for zone in ["Europe/Prague", "America/New_York"] {
            let override_ = json!({ "timezoneId": zone });
            desk.browser.cdp("Emulation.setTimezoneOverride", override_).await;
            let script = "
                const done = arguments[0];
                const assets = document.documentElement.dataset.assets;
                Promise.all(['prague', 'term'].map((name) => import(`${assets}js/staff/facts/${name}.js`))).then(
                  ([{ momentOf, wallTime }, { endOf, reminderHour }]) => done({
                    read: ['2026-01-15T13:00', '2026-07-15T14:00', '2026-10-25T02:30', '2026-10-25T03:00', '2026-03-29T02:30', '', 'x']
                      .map((wall) => momentOf(wall) ?? null),
                    shown: [1792888200, 1792891800].map(wallTime),
                    // From Saturday noon over the night in which a clock is turned back, and forth.
                    ends: ['2026-10-24T12:00', '2026-03-28T12:00'].map((wall) => wallTime(endOf(momentOf(wall)))),
                    hours: [reminderHour(3600 * 1000, 3600 * 1001), reminderHour(3600 * 1000, 3600 * 1100)],
                  }),
                );";
            let found = desk.browser.wait_for_script(script).await;
            let expected = json!({
                // Of half past two that comes twice it is the earlier; one that is left out is no time.
                "read": [1_768_478_400, 1_784_116_800, 1_792_888_200, 1_792_893_600, null, null, null],
                "shown": ["2026-10-25T02:30", "2026-10-25T02:30"],
                "ends": ["2026-10-26T11:00", "2026-03-30T13:00"],
                "hours": [1036, 1053],
            });
            assert_eq!(found, expected, "{zone}");
        }
    });
}
