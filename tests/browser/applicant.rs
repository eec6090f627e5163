//! Somebody with an invitation, at the page that it leads to.

use ozvise_tests::{Browser, Portal, Screen, StaffAccount, from_base32};
use rqrr::PreparedImage;
use serde_json::from_value;

use crate::actors::{Desk, texts};

/// A password that the page takes: four words that have nothing to do with each other.
pub(crate) const PASSWORD: &str = "kanárčí heslo brusle mlha";

/// Points of a module, in each direction, of a photographed code.
const POINTS: usize = 4;

/// Somebody who has opened a link.
pub(crate) struct Applicant {
    pub(crate) browser: Browser,
    origin: String,
    name: String,
    codes: Vec<String>,
}

impl Applicant {
    /// Opens the link in a browser of its own.
    pub(crate) async fn open(portal: &Portal, screen: Screen, link: &str) -> Self {
        let applicant = Self::take(portal, screen).await;
        applicant.browser.go(link).await;
        applicant
    }

    /// Takes a browser without opening the link yet.
    pub(crate) async fn take(portal: &Portal, screen: Screen) -> Self {
        Self::with(Browser::open(screen).await, portal)
    }

    /// At a browser that is open.
    pub(crate) fn with(browser: Browser, portal: &Portal) -> Self {
        Self {
            browser,
            origin: portal.origin(),
            name: String::new(),
            codes: Vec::new(),
        }
    }

    /// From what the link is for to the recovery codes.
    pub(crate) async fn choose(&mut self, name: &str, password: &str) {
        self.browser.tap("#invitation-begin").await;
        self.browser.type_into("#invitation-name", name).await;
        self.browser.type_into("#invitation-password", password).await;
        self.browser.tap("#invitation-password-continue").await;
        self.note_codes(name).await;
    }

    /// Copies the recovery codes.
    pub(crate) async fn note_codes(&mut self, name: &str) {
        self.browser.see("#invitation-codes li").await;
        self.codes = texts(&self.browser, "#invitation-codes li").await;
        self.name = name.to_owned();
    }

    /// Of the codes the one that is asked for.
    pub(crate) async fn asked_code(&self) -> String {
        let label = self.browser.text("#invitation-codes-label").await;
        let number: String = label.chars().filter(char::is_ascii_digit).collect();
        let at: usize = number.parse().expect("the number of a code");
        self.codes[at - 1].clone()
    }

    /// From the recovery codes to the authenticator.
    pub(crate) async fn keep_codes(&self) {
        assert_eq!(self.codes.len(), 10, "{:?}", self.codes);
        let asked = self.asked_code().await.to_lowercase();
        self.browser.type_into("#invitation-codes-again", &asked).await;
        self.browser.tap("#invitation-codes-continue").await;
        self.browser.see("#invitation-code").await;
    }

    /// The account as the authenticator and the member know it from here on.
    pub(crate) async fn account(&self, password: &str) -> StaffAccount {
        let groups = texts(&self.browser, "#invitation-secret span").await;
        StaffAccount {
            name: self.name.clone(),
            password: password.to_owned(),
            totp_secret: from_base32(&groups.concat()),
            centre: None,
        }
    }

    /// What a telephone reads from the code on the screen.
    pub(crate) async fn scanned(&self) -> String {
        let shown = self
            .browser
            .script(
                "const svg = document.querySelector('#invitation-qr svg');
                 const size = svg.viewBox.baseVal.width;
                 const path = svg.querySelector('path');
                 const cells = [];
                 for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) {
                   cells.push(path.isPointInFill(new DOMPoint(x + 0.5, y + 0.5)));
                 }
                 return [size, cells];",
            )
            .await;
        let (size, dark): (usize, Vec<bool>) = from_value(shown).expect("a size and its modules");
        // A camera sees each module as several points.
        let points = |length: usize| length * POINTS;
        let mut picture = PreparedImage::prepare_from_greyscale(points(size), points(size), |x, y| {
            if dark[y / POINTS * size + x / POINTS] { 0 } else { 255 }
        });
        let [code] = &picture.detect_grids()[..] else {
            panic!("not one code")
        };
        code.decode().expect("a readable code").1
    }

    /// Types a code of the authenticator and finishes; the digits that are to be read over the telephone.
    pub(crate) async fn finish(&self, portal: &Portal, account: &StaffAccount) -> Vec<String> {
        let code = account.totp_at(portal.clock().seconds());
        self.browser.type_into("#invitation-code", &code).await;
        self.browser.tap("#invitation-finish").await;
        self.browser.see("#invitation-enter").await;
        texts(&self.browser, "#invitation-fingerprint span").await
    }

    /// All of it: the account, and the digits.
    pub(crate) async fn register(&mut self, portal: &Portal, name: &str) -> (StaffAccount, Vec<String>) {
        self.choose(name, PASSWORD).await;
        self.keep_codes().await;
        let account = self.account(PASSWORD).await;
        let digits = self.finish(portal, &account).await;
        (account, digits)
    }

    /// Goes on to the page, as a member from now on.
    pub(crate) async fn enter(self, account: StaffAccount) -> Desk {
        self.browser.tap("#invitation-enter").await;
        self.browser.see("#session-actions button").await;
        Desk::with(self.browser, self.origin, account)
    }
}
