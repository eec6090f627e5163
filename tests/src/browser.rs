//! Chromium, Firefox or WebKitGTK, steered by WebDriver: what a person with a phone, or a counsellor at a desk, does and sees.
//!
//! Every wait is for a condition and has a deadline; nothing waits for a time to pass.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

use crate::chromium::{ChromeDriver, capabilities};
use crate::marionette::Firefox;
use crate::reopening;
use crate::webkit::{self, WebKit};

/// The longest a page may take for one step. Generous: a loaded machine with two cores is not a fault of the page.
const DEADLINE: Duration = Duration::from_secs(30);
/// How often a condition is looked at.
const GLANCE: Duration = Duration::from_millis(50);

/// What the browser pretends to run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// A small phone with touch.
    Phone,
    /// A desk with mouse and keyboard.
    Desk,
}

/// A browser with a fresh profile, closed when this is dropped.
pub struct Browser {
    driver: WebDriver,
    engine: Engine,
    profile: TempDir,
}

/// What runs the browser and speaks WebDriver for it.
enum Engine {
    Chromium(ChromeDriver),
    Firefox(Firefox),
    WebKit(WebKit),
}

impl Browser {
    /// Opens a browser in which everything but the loopback is unreachable.
    pub async fn open(screen: Screen) -> Self {
        let profile = TempDir::with_prefix("ozvise-browser-").expect("a temporary folder");
        Self::start(screen, profile, &[]).await
    }

    /// Starts it again where it was closed, with the tabs that were open then.
    pub async fn restore(screen: Screen, profile: TempDir) -> Self {
        Self::start(screen, profile, &["--restore-last-session"]).await
    }

    /// Opens one that can open closed tabs again ([`Self::close_and_reopen_tab`]).
    pub async fn open_reopening(screen: Screen) -> Self {
        let profile = TempDir::with_prefix("ozvise-browser-").expect("a temporary folder");
        let extension = reopening::write_extension(profile.path());
        let argument = format!("--load-extension={}", extension.display());
        Self::start(screen, profile, &[&argument]).await
    }

    async fn start(screen: Screen, profile: TempDir, arguments: &[&str]) -> Self {
        let chromedriver = ChromeDriver::start();
        let url = format!("http://127.0.0.1:{}", chromedriver.port);
        let mut capabilities = capabilities(screen, &profile).expect("valid capabilities");
        for argument in arguments {
            capabilities.add_arg(argument).expect("a valid argument");
        }
        let driver = WebDriver::new(url, capabilities).await.expect("a browser session");
        Self {
            driver,
            engine: Engine::Chromium(chromedriver),
            profile,
        }
    }

    /// Opens Firefox with a fresh profile, or starts it again with the tabs of the last time. Everything but the loopback is
    /// out of its reach. Methods that need the DevTools protocol or the driver's logs are Chromium's alone.
    pub async fn firefox(restored: Option<TempDir>) -> Self {
        let restore = restored.is_some();
        let profile = restored.unwrap_or_else(|| TempDir::with_prefix("ozvise-firefox-").expect("a temporary folder"));
        let firefox = Firefox::start(profile.path(), restore).await;
        let driver = WebDriver::new(firefox.url(), DesiredCapabilities::firefox())
            .await
            .expect("a browser session");
        Self {
            driver,
            engine: Engine::Firefox(firefox),
            profile,
        }
    }

    /// Opens WebKitGTK's own small browser, the nearest to Safari that runs here. It writes nothing down when it is steered.
    pub async fn webkit() -> Self {
        let profile = TempDir::with_prefix("ozvise-webkit-").expect("a temporary folder");
        let webkit = WebKit::start(profile.path()).await;
        let driver = WebDriver::new(webkit.url(), webkit::capabilities())
            .await
            .expect("a browser session");
        Self {
            driver,
            engine: Engine::WebKit(webkit),
            profile,
        }
    }

    /// Closes the tab and opens it again, as Ctrl+Shift+T does; it is the one that is looked at then.
    pub async fn close_and_reopen_tab(&self) {
        let other = self.driver.new_tab().await.expect("another tab");
        self.driver.close_window().await.expect("the tab closes");
        self.driver
            .switch_to_window(other.clone())
            .await
            .expect("the other tab");
        match &self.engine {
            Engine::Chromium(_) => {
                self.go(reopening::CHROMIUM_PAGE).await;
                assert_eq!(self.wait_for_script(reopening::CHROMIUM_REOPEN).await, true);
            }
            Engine::Firefox(firefox) => firefox.with_its_own_rights(reopening::FIREFOX_REOPEN).await,
            Engine::WebKit(_) => panic!("WebKitGTK's own small browser has no closed tabs"),
        }
        let reopened = self
            .until("the closed tab", || async {
                let tabs = self.driver.windows().await.ok()?;
                tabs.into_iter().find(|tab| *tab != other)
            })
            .await;
        self.driver.switch_to_window(reopened).await.expect("the reopened tab");
    }

    /// Closes it as a person does. What it has written down stays in the folder of its profile.
    pub async fn close(self) -> TempDir {
        self.driver.quit().await.expect("the browser closes");
        match self.engine {
            Engine::Chromium(chromedriver) => drop(chromedriver),
            Engine::Firefox(firefox) => firefox.has_closed().await,
            Engine::WebKit(webkit) => drop(webkit),
        }
        self.profile
    }

    /// The folder of everything that it writes down.
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// Runs a script in every page before the page's own scripts.
    pub async fn before_every_page(&self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))
            .await;
    }

    /// A command of the Chrome DevTools Protocol.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Value {
        self.driver
            .cdp()
            .send_raw(method, parameters)
            .await
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Goes to an address.
    pub async fn go(&self, url: &str) {
        self.driver
            .goto(url)
            .await
            .unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// The element, as soon as it is displayed; looked for again, if the page has written it anew at that moment.
    pub async fn see(&self, css: &str) -> WebElement {
        loop {
            let found = self
                .driver
                .query(By::Css(css))
                .and_displayed()
                .wait(DEADLINE, GLANCE)
                .first()
                .await;
            match found {
                Ok(element) => return element,
                Err(error) if matches!(error.as_inner(), WebDriverErrorInner::StaleElementReference(_)) => {}
                Err(error) => panic!("{css} is not to be seen: {error}\n{}", self.situation().await),
            }
        }
    }

    /// Taps the element as soon as it is displayed and enabled; again, if the page has written it anew at that moment.
    pub async fn tap(&self, css: &str) {
        loop {
            match self.try_to_tap(css).await {
                Ok(()) => return,
                Err(error) if matches!(error.as_inner(), WebDriverErrorInner::StaleElementReference(_)) => {}
                Err(error) => panic!("{css} cannot be tapped: {error}\n{}", self.situation().await),
            }
        }
    }

    async fn try_to_tap(&self, css: &str) -> WebDriverResult<()> {
        let query = self.driver.query(By::Css(css)).and_displayed().and_enabled();
        press(&query.wait(DEADLINE, GLANCE).first().await?).await
    }

    /// Types into the field, in place of what stands there.
    pub async fn type_into(&self, css: &str, text: &str) {
        let field = self.see(css).await;
        let typed = match field.clear().await {
            Ok(()) => field.send_keys(text).await,
            Err(error) => Err(error),
        };
        if let Err(error) = typed {
            panic!("nothing can be typed into {css}: {error}\n{}", self.situation().await);
        }
    }

    /// The text of the element, once it is displayed and has one.
    pub async fn text(&self, css: &str) -> String {
        self.until(&format!("a text in {css}"), || async {
            let element = self
                .driver
                .query(By::Css(css))
                .and_displayed()
                .nowait()
                .first()
                .await
                .ok()?;
            element.text().await.ok().filter(|text| !text.trim().is_empty())
        })
        .await
    }

    /// Waits until the displayed text of the element contains `expected`.
    pub async fn read(&self, css: &str, expected: &str) {
        self.until(&format!("{expected:?} in {css}"), || async {
            for element in self.driver.find_all(By::Css(css)).await.ok()? {
                if element.text().await.is_ok_and(|text| text.contains(expected)) {
                    return Some(());
                }
            }
            None
        })
        .await;
    }

    /// Waits until the script gives something other than `null` and `false`.
    pub async fn until_script(&self, script: &str) -> Value {
        self.until(script, || async {
            let value = self.driver.execute(script, Vec::new()).await.ok()?.json().clone();
            (!value.is_null() && value != Value::Bool(false)).then_some(value)
        })
        .await
    }

    /// What a script gives now.
    pub async fn script(&self, script: &str) -> Value {
        let result = self.driver.execute(script, Vec::new()).await;
        result
            .unwrap_or_else(|error| panic!("{script}: {error}"))
            .json()
            .clone()
    }

    /// What a script gives in the end, by calling its last argument.
    pub async fn wait_for_script(&self, script: &str) -> Value {
        let result = self.driver.execute_async(script, Vec::new()).await;
        result
            .unwrap_or_else(|error| panic!("{script}: {error}"))
            .json()
            .clone()
    }

    /// Waits until `glance` gives something.
    async fn until<T>(&self, what: &str, mut glance: impl AsyncFnMut() -> Option<T>) -> T {
        let mut rhythm = tokio::time::interval(GLANCE);
        let waiting = async {
            loop {
                rhythm.tick().await;
                if let Some(seen) = glance().await {
                    return seen;
                }
            }
        };
        match tokio::time::timeout(DEADLINE, waiting).await {
            Ok(seen) => seen,
            Err(_) => panic!("waited in vain for {what}\n{}", self.situation().await),
        }
    }

    /// The address, the visible text and the browser's complaints, for a failing test's message.
    async fn situation(&self) -> String {
        let url = self
            .driver
            .current_url()
            .await
            .map_or_else(|error| error.to_string(), |url| url.to_string());
        let text = match self.driver.find(By::Tag("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(error) => error.to_string(),
        };
        format!(
            "at {url}\n--- visible text ---\n{text}\n--- console ---\n{}",
            self.complaints().await.join("\n")
        )
    }

    /// What the browser's console has complained about since the last time: errors and warnings, not its advice.
    pub async fn complaints(&self) -> Vec<String> {
        let entries = self.driver.browser_log().await.unwrap_or_default();
        let complaints = entries
            .into_iter()
            .filter(|entry| ["WARNING", "SEVERE"].contains(&entry.level.as_str()));
        complaints
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .collect()
    }

    /// The addresses of all requests since the last time, as the browser's network log has them.
    pub async fn requested(&self) -> Vec<String> {
        let entries = self.driver.get_log("performance").await.expect("the performance log");
        let url_of = |message: String| {
            let event: Value = serde_json::from_str(&message).ok()?;
            let event = &event["message"];
            if event["method"] != "Network.requestWillBeSent" {
                return None;
            }
            // The page with which every tab begins is the browser's own, and asks for its own parts.
            let page = event["params"]["documentURL"].as_str().unwrap_or_default();
            let url = event["params"]["request"]["url"].as_str()?;
            let own = ["chrome://", "chrome-untrusted://"];
            (!own.iter().any(|scheme| page.starts_with(scheme))).then(|| url.to_owned())
        };
        entries.into_iter().filter_map(|entry| url_of(entry.message)).collect()
    }

    /// Names of everything that the page's origin has left in the browser: cookies, storages, databases, caches, workers.
    pub async fn traces(&self) -> Vec<String> {
        let mut traces = Vec::new();
        let cookies = self.cdp("Storage.getCookies", json!({})).await;
        for cookie in cookies["cookies"].as_array().into_iter().flatten() {
            traces.push(format!("cookie {}", cookie["name"]));
        }
        let stored = self
            .driver
            .execute_async(
                "const done = arguments[0];
                 (async () => [
                   ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
                   ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
                   ...(await indexedDB.databases()).map(({name}) => `indexedDB ${name}`),
                   ...(await caches.keys()).map((key) => `cache ${key}`),
                   ...(await navigator.serviceWorker.getRegistrations()).map(({scope}) => `service worker ${scope}`),
                 ])().then(done, (error) => done([`unknown: ${error}`]));",
                Vec::new(),
            )
            .await
            .expect("the storages can be listed");
        traces.extend(
            stored
                .json()
                .as_array()
                .into_iter()
                .flatten()
                .map(|name| name.to_string()),
        );
        traces
    }

    /// Takes the network away from the browser, or gives it back.
    pub async fn offline(&self, offline: bool) {
        let conditions = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp("Network.enable", json!({})).await;
        self.cdp("Network.emulateNetworkConditions", conditions).await;
    }

    /// WebDriver itself, for what has no name of its own here.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }
}

/// Presses what a person would press, who moves the page on when the header lies over it.
async fn press(element: &WebElement) -> WebDriverResult<()> {
    match element.click().await {
        Err(error) if matches!(error.as_inner(), WebDriverErrorInner::ElementClickIntercepted(_)) => {
            element.scroll_into_view().await?;
            element.click().await
        }
        result => result,
    }
}
