//! What every screen has to pass: axe's rules, and room for all of it on a narrow screen and in large type.

use ozvise_tests::{Browser, Portal, Screen, StaffAccount};
use serde_json::{Value, json};

use crate::actors::Desk;

/// The rules that WCAG 2.2 level AA is made of.
const RULES: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/// Reads axe and prepares the page for it.
pub(crate) async fn bring_axe(browser: &Browser) {
    // The page lets no script in but its own, and no text become markup; axe is the tester's and may do both.
    browser.cdp("Page.enable", json!({})).await;
    browser.cdp("Page.setBypassCSP", json!({ "enabled": true })).await;
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(file).expect("axe-core: run tests/run, or npm ci in tests/");
    browser.before_every_page(&axe).await;
}

/// Signs in at a desk whose screens are going to be checked.
pub(crate) async fn checked_desk(portal: &Portal, account: StaffAccount) -> Desk {
    let desk = checked_desk_on(Screen::Desk, portal, account).await;
    desk.browser.see("#inbox-list").await;
    desk
}

/// The same on any screen; what is seen first is left to the story.
pub(crate) async fn checked_desk_on(screen: Screen, portal: &Portal, account: StaffAccount) -> Desk {
    let desk = Desk::with(Browser::open(screen).await, portal.origin(), account);
    bring_axe(&desk.browser).await;
    desk.load().await;
    desk.submit_sign_in(portal).await;
    desk
}

/// Fails with what axe finds on the screen that is shown now, and with what does not fit on it.
pub(crate) async fn assert_accessible(browser: &Browser, screen: &str) {
    for scheme in ["light", "dark"] {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        browser.cdp("Emulation.setEmulatedMedia", media).await;
        assert_no_violation(browser, &format!("{screen}, {scheme}")).await;
    }
    assert_describes_nothing_unseen(browser, screen).await;
    assert_fits_enlarged(browser, screen).await;
    // A desk of 1280 pixels enlarged four times, which is also the narrowest phone.
    let is_phone = browser.script("return innerWidth < 500").await == true;
    resize(browser, 320, 4, is_phone).await;
    let narrow = format!("{screen}, 320 pixels wide");
    assert_fits(browser, &narrow).await;
    assert_no_violation(browser, &narrow).await;
    assert_fits_enlarged(browser, &narrow).await;
    if is_phone {
        resize(browser, 360, 3, true).await;
    } else {
        browser.cdp("Emulation.clearDeviceMetricsOverride", json!({})).await;
    }
}

/// What describes a part of the page is read aloud even while it is hidden: nobody hears of an error that was not made.
async fn assert_describes_nothing_unseen(browser: &Browser, screen: &str) {
    // How the exit works is said to those who hear it only.
    let script = "return [...document.querySelectorAll('[aria-describedby]')]
        .filter((one) => one.checkVisibility())
        .flatMap((one) => one.getAttribute('aria-describedby').split(' '))
        .filter((id) => id !== 'exit-hint')
        .filter((id) => { const told = document.getElementById(id); return !told || !told.checkVisibility() && told.textContent.trim(); })";
    let heard = browser.script(script).await;
    assert_eq!(heard, json!([]), "{screen}: heard and not seen");
}

/// Shows the page as on a screen of this width, in CSS pixels.
pub(crate) async fn resize(browser: &Browser, width: u32, ratio: u32, mobile: bool) {
    let metrics = json!({ "width": width, "height": 740, "deviceScaleFactor": ratio, "mobile": mobile });
    browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
}

async fn assert_fits_enlarged(browser: &Browser, screen: &str) {
    enlarge_type(browser, "200%").await;
    assert_fits(browser, &format!("{screen}, type twice as large")).await;
    enlarge_type(browser, "").await;
}

/// As people with weak eyes set it in their system.
async fn enlarge_type(browser: &Browser, size: &str) {
    browser
        .script(&format!("document.documentElement.style.fontSize = '{size}'"))
        .await;
}

async fn assert_no_violation(browser: &Browser, screen: &str) {
    let script = format!(
        "const done = arguments[0];
         // What turns for ever is never still, and changes no colour.
         const ending = (moving) => moving.effect.getComputedTiming().endTime !== Infinity;
         const still = () => Promise.allSettled(document.getAnimations().filter(ending).map((moving) => moving.finished));
         // A colour on its way from one scheme to the other is nobody's contrast.
         requestAnimationFrame(() => still().then(() => axe.run(document, {{ runOnly: {rules} }})).then(
           ({{ violations }}) => done(violations.map(({{ id, help, nodes }}) => ({{
             id, help, where: nodes.map((node) => node.target.join(' ')).slice(0, 5), why: nodes[0].failureSummary,
           }}))),
           (error) => done([String(error)]),
         ));",
        rules = json!(RULES)
    );
    let found = browser.wait_for_script(&script).await;
    assert_eq!(found, Value::Array(Vec::new()), "{screen}: {found:#}");
}

/// Nothing has to be scrolled for sideways (WCAG 1.4.10), and nothing that is read is cut off.
async fn assert_fits(browser: &Browser, screen: &str) {
    // What is cut off on purpose inside the bar is named only when nothing else is too wide.
    let script = "const room = document.documentElement.clientWidth + 1;
        if (document.scrollingElement.scrollWidth <= room) return [];
        const wide = [...document.querySelectorAll('body *')]
          .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden'))
          .filter((one) => one.getBoundingClientRect().right > room || (one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1));
        const outside = wide.filter((one) => !one.closest('.topbar'));
        return ['the page', ...(outside.length > 0 ? outside : wide)
          .map((one) => `${one.localName}#${one.id}.${one.className}: ${one.textContent.trim().slice(0, 40)}`)
          .slice(0, 6)]";
    let wide = browser.script(script).await;
    assert_eq!(wide, json!([]), "{screen}: too wide: {wide:#}");
}

/// On a small phone and at a desk: it is accessible, and what can be pressed is large enough for a finger.
pub(crate) async fn assert_comfortable(browser: &Browser, screen: &str) {
    for (width, height) in [(360, 740), (1280, 800)] {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 1000 });
        browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
        let small = browser
            .script(
                "return [...document.querySelectorAll('button, select, summary, main label:has([type=radio], [type=checkbox]), main input:not([type=radio], [type=checkbox])')]
                   .filter((pressed) => pressed.checkVisibility())
                   .filter((pressed) => { const { width, height } = pressed.getBoundingClientRect(); return width < 44 || height < 44; })
                   .map((pressed) => pressed.id || pressed.textContent)",
            )
            .await;
        assert_eq!(small, json!([]), "{screen}: too small to be pressed, {width} wide");
        assert_accessible(browser, &format!("{screen}, {width} wide")).await;
    }
}
