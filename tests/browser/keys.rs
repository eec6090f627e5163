//! The life of a centre's key, as its head and her colleagues see it.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ozvise_crypto::staff::Fingerprint;
use ozvise_crypto::{CentreKeyEntry, from_b64, to_b64};
use ozvise_tests::{Browser, Call, Counsellor, Fate, Newcomer, Portal, StaffAccount, command, seeded};
use serde_json::{Value, json};

use crate::actors::{Desk, Phone, sentence};
use crate::axe::{assert_comfortable, checked_desk};
use crate::in_the_browser;

/// How long a code of the second factor is shown.
const STEP: Duration = Duration::from_secs(30);

/// A centre that has neither staff nor a key yet.
const CENTRE: &str = "zlinsky";

/// Runs `ozvise`; gives the link that it prints.
fn link(portal: &Portal, arguments: &[&str]) -> String {
    let output = command(arguments).envs(portal.settings()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    said.lines().next().unwrap().to_owned()
}

/// The first head of the centre, with an account.
pub(crate) async fn first_head(portal: &Portal) -> StaffAccount {
    let link = link(portal, &["invite", "head", "--centre", CENTRE, "--name", "Hana"]);
    let mut hana = Newcomer::new(portal.device(), &link, seeded(41));
    let registered = hana.register("hana", "tři dlouhá tajná slova").await.unwrap();
    // A code of the second factor serves once.
    portal.clock().advance(STEP);
    registered.account
}

impl Desk {
    /// Opens the area of the centre's key.
    pub(crate) async fn open_keys(&self) {
        self.browser.tap("[data-area='keys']").await;
        self.browser.see("[data-screen='keys'] h1").await;
        self.browser.text("#key-words").await;
    }

    /// The lines of the sheet that is shown.
    async fn sheet_lines(&self) -> Vec<String> {
        self.browser.see("#sheet-lines li").await;
        let script = "return [...document.querySelectorAll('#sheet-lines li')].map((line) => line.textContent)";
        serde_json::from_value(self.browser.script(script).await).unwrap()
    }

    /// Types the two lines that are asked for, as `change` makes them.
    async fn type_lines(&self, lines: &[String], change: impl Fn(&str) -> String) {
        for field in [1, 2] {
            let label = self.browser.text(&format!("#sheet-label-{field}")).await;
            let number: usize = label.chars().find_map(|sign| sign.to_digit(10)).unwrap() as usize;
            let typed = change(&lines[number - 1]);
            self.browser.type_into(&format!("#sheet-line-{field}"), &typed).await;
        }
        self.browser.tap("#sheet-check").await;
    }

    /// From the shown sheet to what it is for.
    pub(crate) async fn keep_sheet(&self) -> Vec<String> {
        let lines = self.sheet_lines().await;
        self.browser.tap("#sheet-printed").await;
        self.type_lines(&lines, |line| line.to_lowercase().replace('-', " "))
            .await;
        lines
    }

    /// The digits of the new key, as they are read over the telephone.
    async fn digits(&self) -> String {
        self.browser.text("#key-digits").await
    }
}

/// How many pages the browser would print of what it shows.
async fn pages_on_paper(browser: &Browser) -> usize {
    let printed = browser
        .cdp("Page.printToPDF", json!({ "preferCSSPageSize": true }))
        .await;
    let pdf = STANDARD.decode(printed["data"].as_str().unwrap()).unwrap();
    // Every page of a PDF is an object of this type.
    let marks = pdf.windows(11).filter(|bytes| bytes == b"/Type /Page").count();
    let of_all = pdf.windows(12).filter(|bytes| bytes == b"/Type /Pages").count();
    marks - of_all
}

/// The key that waits for its signature, as the server gives it to the root's machine.
pub(crate) async fn pending_key(portal: &Portal, account: &StaffAccount) -> Value {
    portal.clock().advance(STEP);
    let mut member = Counsellor::new(portal.device(), account.clone(), seeded(99));
    member.sign_in().await.unwrap();
    let kept = member.ask(Call::get("/staff/centre-keys")).await.unwrap().json();
    let mut keys = kept["keys"].as_array().unwrap().iter();
    keys.find(|key| key["state"] == "pending").unwrap().clone()
}

/// What the root does when the digits that it sees are those that it hears.
pub(crate) async fn sign(portal: &Portal, version: u64, centre: &str, key: &Value, heard: &str) {
    let id = key["key_id"].as_str().unwrap();
    let entry = CentreKeyEntry {
        key_id: id.parse().unwrap(),
        public_key: from_b64(key["public_key"].as_str().unwrap()).unwrap(),
    };
    let shown = Fingerprint::of_centre_key(&portal.deployment(), &centre.parse().unwrap(), &entry);
    assert_eq!(shown.to_string(), heard, "the root would not sign");
    portal.sign_key(version, centre, id, &entry.public_key).await.unwrap();
}

/// The first head makes the key, the root signs it. Gives the desk and the lines of the sheet.
async fn found(portal: &Portal, account: &StaffAccount) -> (Desk, Vec<String>) {
    let desk = Desk::sign_in(portal, account.clone()).await;
    desk.open_keys().await;
    desk.browser.tap("#key-create").await;
    let lines = desk.keep_sheet().await;
    let heard = desk.digits().await;
    sign(portal, 2, CENTRE, &pending_key(portal, account).await, &heard).await;
    desk.browser.tap("#key-look").await;
    desk.browser
        .read("#key-state", &sentence("cs", "keys-state-current"))
        .await;
    (desk, lines)
}

#[test]
fn a_first_head_makes_the_key_and_it_is_written_under() {
    in_the_browser(async |portal| {
        let hana = first_head(&portal).await;
        let desk = Desk::sign_in(&portal, hana.clone()).await;
        desk.open_keys().await;
        assert_eq!(desk.browser.text("#key-state").await, sentence("cs", "keys-state-none"));
        desk.browser.tap("#key-create").await;
        let lines = desk.sheet_lines().await;
        assert_eq!(pages_on_paper(&desk.browser).await, 1);
        desk.browser.tap("#sheet-printed").await;

        // Typed wrong from the paper: nothing is uploaded, and what is wrong is said at its field.
        let other = |line: &str| line.replace(|sign: char| sign.is_ascii_digit(), "X");
        desk.type_lines(&lines, other).await;
        desk.browser
            .read("#sheet-error-1", &sentence("cs", "sheet-line-wrong"))
            .await;
        let posted = |path: &str| {
            portal
                .wire()
                .exchanges()
                .iter()
                .any(|seen| seen.asked.path().ends_with(path))
        };
        assert!(!posted("/staff/recovery-sheet"));
        let uploaded =
            portal.wire().exchanges().iter().any(|seen| {
                seen.asked.method == hyper::Method::POST && seen.asked.path().ends_with("/staff/centre-keys")
            });
        assert!(!uploaded, "only a checked sheet is uploaded");
        let shown = desk.browser.script("return document.body.innerHTML").await;
        assert!(
            !shown.as_str().unwrap().contains(&lines[2]),
            "the page has forgotten the sheet"
        );

        desk.type_lines(&lines, str::to_owned).await;
        let heard = desk.digits().await;
        assert_eq!(
            desk.browser.text("#key-state").await,
            sentence("cs", "keys-state-pending")
        );
        sign(&portal, 2, CENTRE, &pending_key(&portal, &hana).await, &heard).await;
        desk.browser.tap("#key-look").await;
        desk.browser
            .read("#key-state", &sentence("cs", "keys-state-current"))
            .await;

        let mut somebody = portal.reporter(1);
        somebody.open_thread(CENTRE, "Potřebuji poradit.").await.unwrap();
        desk.browser.tap("[data-area='inbox']").await;
        assert_eq!(desk.open_thread(1).await, sentence("cs", "verdict-sound"));
        assert_eq!(desk.messages().await, ["Potřebuji poradit."]);
        desk.reply("Jsme tu.").await;
        let sent = to_b64(lines[0].as_bytes());
        let leaked = portal.wire().exchanges().iter().any(|seen| {
            let body = String::from_utf8_lossy(&seen.asked.bytes()).into_owned();
            lines.iter().any(|line| body.contains(line.as_str())) || body.contains(&sent)
        });
        assert!(!leaked, "the sheet's secret is on paper only");
    });
}

#[test]
fn when_all_is_lost_the_sheet_brings_the_key_back() {
    in_the_browser(async |portal| {
        let hana = first_head(&portal).await;
        let (desk, lines) = found(&portal, &hana).await;
        let mut somebody = portal.reporter(1);
        somebody.open_thread(CENTRE, "Píšu poprvé.").await.unwrap();
        desk.browser.tap("[data-area='inbox']").await;
        desk.open_thread(1).await;
        drop(desk);

        // She has forgotten her password: a renewed account has no key, and there is nobody to approve it.
        let renewal = link(
            &portal,
            &["invite", "renewal", "--member", "hana", "--confirm-last-holder", "hana"],
        );
        let mut newcomer = Newcomer::new(portal.device(), &renewal, seeded(42));
        let renewed = newcomer
            .register("hana", "zase jiná dlouhá slova")
            .await
            .unwrap()
            .account;
        portal.clock().advance(STEP);
        let desk = Desk::sign_in(&portal, renewed).await;
        desk.open_keys().await;
        assert_eq!(
            desk.browser.text("#key-words").await,
            sentence("cs", "keys-words-not-held")
        );
        desk.browser.tap("#sheet-use").await;

        let mut mistyped = lines.clone();
        mistyped[2] = mistyped[2].replacen(|sign: char| sign.is_ascii_digit(), "Z", 1);
        mistyped.swap(0, 1);
        desk.browser.type_into("#recover-text", &mistyped.join("\n")).await;
        desk.browser.tap("#recover-yes").await;
        let at = |id: &str, line: &str| sentence("cs", id).replace("{ $line }", line);
        desk.browser.read("#recover-error", &at("recover-order", "1")).await;
        mistyped.swap(0, 1);
        desk.browser.type_into("#recover-text", &mistyped.join("\n")).await;
        desk.browser.tap("#recover-yes").await;
        desk.browser.read("#recover-error", &at("recover-line", "3")).await;
        desk.browser
            .type_into("#recover-text", &lines.join("\n").to_lowercase())
            .await;
        desk.browser.tap("#recover-yes").await;
        desk.browser.see("#key-rotate").await;
        desk.browser.tap("[data-area='inbox']").await;
        assert_eq!(desk.open_thread(1).await, sentence("cs", "verdict-sound"));
        assert_eq!(desk.messages().await, ["Píšu poprvé."]);
    });
}

#[test]
fn a_key_that_was_begun_by_mistake_is_taken_back() {
    in_the_browser(async |portal| {
        let anna = portal.staff_account("praha", 0);
        let desk = checked_desk(&portal, anna.clone()).await;
        desk.open_keys().await;
        desk.browser.tap("#key-rotate").await;
        desk.browser.tap("#rotate-yes").await;
        desk.digits().await;
        let pending = pending_key(&portal, &anna).await;

        // Asked once more, and thought better of; then done.
        desk.browser.tap("#key-withdraw").await;
        desk.browser.see("#withdraw-yes").await;
        assert_comfortable(&desk.browser, "taking back a new key").await;
        desk.browser.tap("#withdraw-no").await;
        desk.browser.see("#key-withdraw").await;
        desk.browser.tap("#key-withdraw").await;
        desk.browser.tap("#withdraw-yes").await;
        desk.browser
            .read(
                "#key-list [data-state='destroyed']",
                &sentence("cs", "key-item-withdrawn"),
            )
            .await;
        assert_eq!(
            desk.browser.text("#key-state").await,
            sentence("cs", "keys-state-current")
        );
        let public_key = from_b64(pending["public_key"].as_str().unwrap()).unwrap();
        let signed = portal.sign_key(2, "praha", pending["key_id"].as_str().unwrap(), &public_key);
        assert!(signed.await.is_err(), "it comes too late");
        desk.browser.see("#key-rotate").await;
    });
}

/// Threads of the rotation: two uploads, of which one is interrupted.
const THREADS: u64 = 30;

#[test]
fn a_rotation_survives_a_reload_and_another_member_goes_on() {
    in_the_browser(async |portal| {
        let phone = Phone::open(&portal).await;
        let code = phone.prepare().await;
        phone.send("První zpráva.").await;
        phone.is_sent().await;
        for seed in 1..THREADS {
            portal.reporter(seed).open_thread("praha", "Pomozte.").await.unwrap();
        }
        let anna = portal.staff_account("praha", 0);
        let desk = Desk::sign_in(&portal, anna.clone()).await;
        desk.open_thread(1).await;
        desk.open_keys().await;
        desk.browser.tap("#key-rotate").await;
        desk.browser.read("#rotate-list", "eva").await;
        desk.browser.tap("#rotate-yes").await;
        let heard = desk.digits().await;
        let pending = pending_key(&portal, &anna).await;

        // While it waits everything is as it was.
        desk.browser.tap("[data-area='inbox']").await;
        assert_eq!(desk.open_thread(2).await, sentence("cs", "verdict-sound"));
        sign(&portal, 2, "praha", &pending, &heard).await;

        // The first upload arrives, the next do not.
        let mut uploads = 0;
        portal.wire().on_request(move |asked| {
            let upload = asked.method == hyper::Method::POST && asked.path().ends_with("/rotation/threads");
            uploads += usize::from(upload);
            if upload && uploads > 1 {
                Fate::HangUp
            } else {
                Fate::Pass
            }
        });
        desk.open_keys().await;
        desk.browser.read("#reseal-count", "20 z 30").await;
        desk.reload().await;
        assert_eq!(
            desk.open_thread(30).await,
            sentence("cs", "verdict-sound"),
            "under the key before"
        );

        // The writer of the first thread, which is under the new key already, notices nothing.
        phone.browser.tap("#add-message").await;
        phone.send("Druhá zpráva.").await;
        phone.is_sent().await;
        drop(desk);

        portal.wire().be_honest();
        let desk = Desk::sign_in(&portal, portal.staff_account("praha", 1)).await;
        desk.open_keys().await;
        desk.browser.read("#key-list", "zničený").await;
        desk.browser.tap("[data-area='inbox']").await;
        for number in [1, 30] {
            assert_eq!(
                desk.open_thread(number).await,
                sentence("cs", "verdict-sound"),
                "{number}"
            );
            desk.browser.tap("[data-area='keys']").await;
            desk.browser.tap("[data-area='inbox']").await;
        }
        desk.open_thread(1).await;
        desk.sees("Druhá zpráva.").await;
        desk.reply("Čteme vás.").await;
        phone.come_back(&code).await;
        let read = phone.show_messages().await;
        assert_eq!(read, ["Čteme vás.", "Druhá zpráva.", "První zpráva."]);
    });
}

/// What the server answers to a path, altered.
pub(crate) fn lie(portal: &Portal, path: &'static str, alter: impl Fn(&mut Value) + Send + 'static) {
    portal.wire().on_answer(move |asked, answer| {
        if asked.method == hyper::Method::GET && asked.path().ends_with(path) && answer.status.is_success() {
            let mut body = answer.json();
            alter(&mut body);
            answer.set_json(&body);
        }
        Fate::Pass
    });
}

/// Bytes of the same length that somebody else has made.
pub(crate) fn exchanged(value: &Value) -> Value {
    let mut bytes = from_b64(value.as_str().unwrap()).unwrap();
    let last = bytes.last_mut().unwrap();
    *last ^= 1;
    to_b64(&bytes).into()
}

#[test]
fn keys_that_the_server_has_exchanged_get_no_new_key() {
    in_the_browser(async |portal| {
        let desk = checked_desk(&portal, portal.staff_account("praha", 0)).await;
        desk.open_keys().await;
        desk.browser.tap("#sheet-make").await;
        desk.keep_sheet().await;
        desk.browser
            .read("#sheet-state", &sentence("cs", "sheet-state-there")[..10])
            .await;

        // A member whom nobody has approved with these keys is named, and left out only by decision.
        lie(&portal, "/staff/members", |body| {
            let members = body["members"].as_array_mut().unwrap();
            let eva = members.iter_mut().find(|one| one["name"] == "eva.praha").unwrap();
            eva["public_keys"] = exchanged(&eva["public_keys"]);
        });
        desk.browser.tap("#key-rotate").await;
        desk.browser.read("#rotate-bad-words", "eva").await;
        desk.browser.tap("#rotate-yes").await;
        desk.browser
            .read("#rotate-error", &sentence("cs", "rotate-decide"))
            .await;
        assert_comfortable(&desk.browser, "who gets the next key, somebody exchanged").await;
        let made = |portal: &Portal| {
            let seen = portal.wire().exchanges();
            seen.iter()
                .filter(|one| {
                    one.asked.method == hyper::Method::POST && one.asked.path().ends_with("/staff/centre-keys")
                })
                .map(|one| one.asked.json())
                .collect::<Vec<_>>()
        };
        assert!(made(&portal).is_empty());
        desk.browser.tap("label.check:has(#rotate-without)").await;
        desk.browser.tap("#rotate-yes").await;
        desk.browser
            .until_script("return document.querySelector('#rotate-error').textContent !== ''")
            .await;
        let sent = made(&portal);
        assert_eq!(
            sent.last().unwrap()["seals"].as_array().unwrap().len(),
            1,
            "for Anna alone"
        );
        desk.browser.tap("#rotate-no").await;

        // A sheet of the server's own: a new one is printed instead of sealing to it.
        lie(&portal, "/staff/centre-keys", |body| {
            let sheet = &mut body["recovery_sheet"];
            sheet["public_key"] = exchanged(&sheet["public_key"]);
        });
        desk.browser.tap("#key-rotate").await;
        desk.browser
            .read("#rotate-sheet-words", &sentence("cs", "rotate-new-sheet"))
            .await;
        desk.browser.tap("#rotate-yes").await;
        desk.browser.see("#sheet-lines li").await;
    });
}
