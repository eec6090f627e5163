//! The reporter with a phone and the counsellor at a desk, each at a real page.

use ozvise_tests::{Browser, Portal, Screen, StaffAccount};
use thirtyfour::prelude::TypingData;

/// A person with a phone, on the public page.
pub(crate) struct Phone {
    pub(crate) browser: Browser,
    origin: String,
}

impl Phone {
    /// Opens the page.
    pub(crate) async fn open(portal: &Portal) -> Self {
        let phone = Self::take(portal).await;
        phone.load("/").await;
        phone
    }

    /// Takes the phone without opening the page yet.
    pub(crate) async fn take(portal: &Portal) -> Self {
        Self {
            browser: Browser::open(Screen::Phone).await,
            origin: portal.origin(),
        }
    }

    /// A person who uses Firefox, with the browser that is given.
    pub(crate) fn with(browser: Browser, portal: &Portal) -> Self {
        Self {
            browser,
            origin: portal.origin(),
        }
    }

    /// Opens a page of the portal.
    pub(crate) async fn load(&self, path: &str) {
        self.browser.go(&format!("{}{path}", self.origin)).await;
    }

    /// From the first screen to the question for the place.
    pub(crate) async fn begin(&self, role: &str) {
        self.browser.tap("#start-writing").await;
        self.browser.tap(&format!("label.choice:has(#role-{role})")).await;
        self.browser.tap("#role-continue").await;
        self.browser.see("#place").await;
    }

    /// Answers the question for the place by the lists. Without a district for regions that have one only.
    pub(crate) async fn choose_place(&self, region: &str, district: Option<&str>) {
        self.pick_from_lists(region, district).await;
        self.browser.tap("#place-continue").await;
    }

    /// Opens the lists of regions and districts and picks from them.
    pub(crate) async fn pick_from_lists(&self, region: &str, district: Option<&str>) {
        if self
            .browser
            .script("return document.querySelector('#by-region').open")
            .await
            == false
        {
            self.browser.tap("#by-region > summary").await;
        }
        self.browser.tap(&format!("#region option[value='{region}']")).await;
        if let Some(district) = district {
            self.browser.tap(&format!("#district option[value='{district}']")).await;
        }
    }

    /// From the centre's card over the code to the field for the text. Gives the code as it is shown.
    pub(crate) async fn take_code(&self) -> String {
        self.ask_for_code().await;
        self.confirm_code().await
    }

    /// From the centre's card to the code.
    pub(crate) async fn ask_for_code(&self) {
        self.browser.tap("#centre-continue").await;
        self.browser.tap("#before-continue").await;
    }

    /// From the shown code, over typing one group of it again, to the field for the text. Gives the code.
    pub(crate) async fn confirm_code(&self) -> String {
        let groups = self.shown_groups().await;
        self.browser.tap("#code-continue").await;
        let asked = self.browser.text("#confirm-label").await;
        let number: usize = asked
            .chars()
            .find_map(|sign| sign.to_digit(10))
            .expect("a number of a group") as usize;
        self.browser
            .type_into("#confirm-input", &groups[number - 1].to_lowercase())
            .await;
        self.browser.tap("#confirm-continue").await;
        self.browser.see("#message").await;
        groups.join("-")
    }

    /// The five groups of the code on the screen.
    pub(crate) async fn shown_groups(&self) -> Vec<String> {
        self.browser.see("#code-groups li").await;
        let groups = texts(&self.browser, "#code-groups li > [aria-hidden]").await;
        assert_eq!(groups.len(), 5, "{groups:?}");
        groups
    }

    /// All steps before the text, in Prague. Gives the code.
    pub(crate) async fn prepare(&self) -> String {
        self.begin("victim").await;
        self.choose_place("CZ010", None).await;
        self.take_code().await
    }

    /// Types the text and taps on sending.
    pub(crate) async fn send(&self, text: &str) {
        self.browser.type_into("#message", text).await;
        self.browser.tap("#send").await;
    }

    /// Waits for the acknowledgement.
    pub(crate) async fn is_sent(&self) {
        self.browser.see("[data-screen='sent'] h1").await;
    }

    /// Comes back with the code: the state only.
    pub(crate) async fn come_back(&self, code: &str) {
        self.load("/").await;
        self.browser.tap("#have-code").await;
        self.browser.type_into("#code-entry", code).await;
        self.browser.tap("#return-continue").await;
        self.browser.see("#status-state").await;
    }

    /// One tap more: the newest message; and the history, where there is one. Newest first.
    pub(crate) async fn show_messages(&self) -> Vec<String> {
        self.browser.tap("#status-show").await;
        self.browser.see("[data-screen='messages'] h1").await;
        let older = "return document.querySelector('#older-messages').checkVisibility()";
        if self.browser.script(older).await == true {
            self.browser.tap("#older-messages").await;
        }
        self.messages().await
    }

    /// The messages on the screen, newest first.
    pub(crate) async fn messages(&self) -> Vec<String> {
        texts(&self.browser, "#message-list .message-text").await
    }

    /// Waits for the screen that says that nothing can be sent. Gives the reason, and makes sure of what has to be there.
    pub(crate) async fn is_stopped(&self) -> String {
        let reason = self.browser.text("#stop-reason").await;
        for number in ["158", "112", "116006"] {
            self.browser
                .see(&format!("[data-screen='stop'] a[href='tel:{number}']"))
                .await;
        }
        self.browser.see("#exit").await;
        reason
    }
}

/// A member of staff at a desk.
pub(crate) struct Desk {
    pub(crate) browser: Browser,
    origin: String,
    account: StaffAccount,
}

impl Desk {
    /// Opens the staff's page and signs in.
    pub(crate) async fn sign_in(portal: &Portal, account: StaffAccount) -> Self {
        let desk = Self::sit_down(portal, account).await;
        desk.submit_sign_in(portal).await;
        desk.browser.see("#inbox-list").await;
        desk
    }

    /// Opens the staff's page.
    pub(crate) async fn sit_down(portal: &Portal, account: StaffAccount) -> Self {
        let desk = Self::take(portal, account).await;
        desk.load().await;
        desk
    }

    /// Takes a browser without opening the page yet.
    pub(crate) async fn take(portal: &Portal, account: StaffAccount) -> Self {
        Self {
            browser: Browser::open(Screen::Desk).await,
            origin: portal.origin(),
            account,
        }
    }

    /// At a browser in which the page is open.
    pub(crate) fn with(browser: Browser, origin: String, account: StaffAccount) -> Self {
        Self {
            browser,
            origin,
            account,
        }
    }

    /// Opens another area of the page.
    pub(crate) async fn go_to(&self, area: &str) {
        // On a narrow screen the areas are in a menu.
        let menu = "return document.querySelector('#areas-menu').checkVisibility()";
        if self.browser.script(menu).await == true {
            self.browser.tap("#areas-menu").await;
        }
        self.browser.tap(&format!("#areas [data-area='{area}']")).await;
        self.browser.see(&format!("[data-screen='{area}']")).await;
    }

    /// Invites somebody to the own centre from the area of the colleagues. Gives the link.
    pub(crate) async fn invite(&self, role: &str, name: &str) -> String {
        self.browser.tap("#invite-open").await;
        self.browser.type_into("#invite-name", name).await;
        self.browser
            .tap(&format!("#invite-roles label[data-role='{role}']"))
            .await;
        self.browser.tap("#invite").await;
        self.browser.see("#link").await;
        let link = self
            .browser
            .script("return document.querySelector('#link').value")
            .await;
        self.browser.tap("[data-part='link'] [data-part-back]").await;
        link.as_str().expect("a link").to_owned()
    }

    /// From the list to the fields for the digits of a colleague who waits.
    pub(crate) async fn call(&self, name: &str) {
        self.browser
            .tap(&format!("#colleagues-waiting [data-member='{name}'] .primary"))
            .await;
        self.browser.see("#approve-digits input").await;
    }

    /// Types digits as they are heard, and compares.
    pub(crate) async fn hear(&self, digits: &[String]) {
        for (at, group) in digits.iter().enumerate() {
            let field = format!("#approve-digits input:nth-child({})", at + 1);
            self.browser.type_into(&field, group).await;
        }
        self.browser.tap("#approve").await;
    }

    /// The account.
    pub(crate) fn account(&self) -> &StaffAccount {
        &self.account
    }

    /// Opens the staff's page.
    pub(crate) async fn load(&self) {
        self.browser.go(&format!("{}/tym", self.origin)).await;
    }

    /// Fills in and submits both forms: name and password, and the code of the authenticator app.
    pub(crate) async fn submit_sign_in(&self, portal: &Portal) {
        self.submit_password(&self.account.password).await;
        self.submit_code(portal).await;
    }

    /// Fills in and submits the first form.
    pub(crate) async fn submit_password(&self, password: &str) {
        self.browser.type_into("#staff-name", &self.account.name).await;
        self.browser.type_into("#staff-password", password).await;
        self.browser.tap("#sign-in").await;
    }

    /// Fills in and submits the second form.
    pub(crate) async fn submit_code(&self, portal: &Portal) {
        let code = self.account.totp_at(portal.clock().seconds());
        self.browser.type_into("#staff-code", &code).await;
        self.browser.tap("#give-code").await;
    }

    /// Loads the page again and types the password.
    pub(crate) async fn reload(&self) {
        self.browser.go(&format!("{}/tym", self.origin)).await;
        self.unlock().await;
    }

    /// Unlocks the page.
    pub(crate) async fn unlock(&self) {
        self.browser.type_into("#unlock-password", &self.account.password).await;
        self.browser.tap("#unlock").await;
        self.browser.see("#inbox-list").await;
    }

    /// Opens a thread; the verdict on its chain.
    pub(crate) async fn open_thread(&self, number: u32) -> String {
        self.browser.tap(&format!(".threads [data-number='{number}']")).await;
        self.browser.read("#thread-title", &number.to_string()).await;
        self.browser.text("#thread-verdict").await
    }

    /// Opens a part of the shown thread that is folded up.
    pub(crate) async fn open_part(&self, id: &str) {
        self.browser.see(&format!("#{id} > summary")).await;
        let is_open = format!("return document.querySelector('#{id}').open");
        if self.browser.script(&is_open).await == false {
            self.browser.tap(&format!("#{id} > summary")).await;
        }
    }

    /// Whether an element is there and displayed.
    pub(crate) async fn is_shown(&self, css: &str) -> bool {
        let script = format!("return document.querySelector('{css}')?.checkVisibility() === true");
        self.browser.script(&script).await == true
    }

    /// The messages on the screen, oldest first.
    pub(crate) async fn messages(&self) -> Vec<String> {
        texts(&self.browser, "#thread-messages .message-text").await
    }

    /// Waits until a message is on the screen.
    pub(crate) async fn sees(&self, text: &str) {
        self.browser.read("#thread-messages .message-text", text).await;
    }

    /// Sends what stands in the field: looks at it once more, and presses once more.
    pub(crate) async fn send_reply(&self) {
        self.browser.tap("#reply-send").await;
        self.browser.tap("#confirm-send").await;
    }

    /// Replies and waits until the reply stands in the thread.
    pub(crate) async fn reply(&self, text: &str) {
        self.browser.type_into("#reply", text).await;
        self.send_reply().await;
        self.sees(text).await;
    }
}

/// Switches the language of a page by its menu, and waits for it.
pub(crate) async fn switch_language(browser: &Browser, tag: &str) {
    browser.tap("#language-switch").await;
    browser.tap(&format!("#languages a[hreflang='{tag}']")).await;
    let is_switched = format!("return document.documentElement.lang === '{tag}'");
    browser.until_script(&is_switched).await;
}

/// Types keys into whatever has the focus.
pub(crate) async fn press(browser: &Browser, keys: impl Into<TypingData>) {
    let typed = browser.driver().action_chain().send_keys(keys).perform().await;
    typed.unwrap_or_else(|error| panic!("keys: {error}"));
}

pub(crate) async fn texts(browser: &Browser, css: &str) -> Vec<String> {
    let script = format!("return [...document.querySelectorAll({css:?})].map((shown) => shown.textContent)");
    serde_json::from_value(browser.script(&script).await).unwrap()
}

/// A sentence of the pages' scripts in a language, from its Fluent file.
pub(crate) fn sentence(language: &str, id: &str) -> String {
    let folder = format!("{}/../web/locales/{language}", env!("CARGO_MANIFEST_DIR"));
    let text: String = ["client", "staff-client", "composer-client", "composer"]
        .iter()
        // Only the staff's languages have the second.
        .filter_map(|file| std::fs::read_to_string(format!("{folder}/{file}.ftl")).ok())
        .collect();
    let mut lines = text
        .lines()
        .skip_while(|line| !line.starts_with(&format!("{id} =")))
        .peekable();
    let first = lines.next().unwrap_or_else(|| panic!("no sentence {id}"));
    let mut words = vec![first.split_once('=').unwrap().1.trim()];
    words.extend(lines.take_while(|line| line.starts_with(' ')).map(str::trim));
    // WebDriver tells every kind of space as a plain one.
    words.join(" ").trim().replace('\u{a0}', " ")
}
