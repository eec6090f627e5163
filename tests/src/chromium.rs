//! Chromium's driver, and how Chromium is started for the stories.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel};

use crate::browser::Screen;

/// How often the driver is started: two that take each other's port by chance do not do so five times.
const STARTS: usize = 5;

/// The program that steers Chromium, on a free port.
pub(crate) struct ChromeDriver {
    child: Child,
    pub(crate) port: u16,
}

impl ChromeDriver {
    /// Starts it.
    pub(crate) fn start() -> Self {
        // The driver takes a free port of IPv4 and then the same one of IPv6, which another may have taken: it ends then.
        let driver = std::iter::repeat_with(Self::try_to_start).take(STARTS).flatten().next();
        driver.expect("chromedriver says its port")
    }

    fn try_to_start() -> Option<Self> {
        let mut child = Command::new("chromedriver")
            .args(["--port=0", "--log-level=SEVERE"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver (Debian: chromium-driver); tests/run installs it");
        let output = BufReader::new(child.stdout.take().expect("a piped output"));
        let mut driver = Self { child, port: 0 };
        // It says "ChromeDriver was started successfully on port 12345." as soon as it listens.
        driver.port = output.lines().map_while(Result::ok).find_map(|line| {
            line.split("successfully on port ")
                .nth(1)?
                .trim_end_matches('.')
                .parse()
                .ok()
        })?;
        Some(driver)
    }
}

impl Drop for ChromeDriver {
    fn drop(&mut self) {
        // Already gone is as good.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Everything but the loopback is out of its reach.
pub(crate) fn capabilities(screen: Screen, profile: &TempDir) -> WebDriverResult<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    for argument in [
        "--headless=new",
        // Tests run as root in containers, where Chromium's sandbox cannot start.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        // The browser's own traffic would hide a request of the page's.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-proxy-server",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ] {
        capabilities.add_arg(argument)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
    match screen {
        Screen::Phone => capabilities.add_experimental_option(
            "mobileEmulation",
            json!({ "deviceMetrics": { "width": 360, "height": 740, "pixelRatio": 3.0, "touch": true, "mobile": true } }),
        )?,
        Screen::Desk => capabilities.add_arg("--window-size=1280,800")?,
    }
    capabilities.set_logging_prefs("performance".to_owned(), LoggingPrefsLogLevel::All)?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}
