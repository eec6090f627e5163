//! WebKitGTK, steered by Debian's `WebKitWebDriver`: its engine is Safari's. Its own small browser (MiniBrowser) wants a
//! screen, so it gets one that exists in memory only.

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::json;
use thirtyfour::Capabilities;
use tokio::net::TcpStream;

/// The longest that the driver may take to start on a loaded machine.
const DEADLINE: Duration = Duration::from_secs(60);
/// How often it is looked at meanwhile.
const GLANCE: Duration = Duration::from_millis(50);

/// A running driver with a screen of its own. Both end when this is dropped.
pub(crate) struct WebKit {
    driver: Ended,
    port: u16,
    // After the driver, whose browser draws on it.
    _screen: Ended,
}

/// A process that is ended when this is dropped.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // Already gone is as good.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl WebKit {
    /// Starts it with a folder for all that it writes down.
    pub(crate) async fn start(home: &Path) -> Self {
        let (screen, display) = screen();
        // The driver takes no port 0; this one was free a moment ago.
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
        let port = free.expect("a free port").port();
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("DISPLAY", format!(":{display}"))
            .env("GDK_BACKEND", "x11")
            // There is neither a graphics card nor a bus for assistive technology.
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .env("NO_AT_BRIDGE", "1")
            .env("HOME", home)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver (Debian: webkit2gtk-driver); tests/run installs it");
        let webkit = Self {
            driver: Ended(driver),
            port,
            _screen: screen,
        };
        webkit.listens().await;
        webkit
    }

    /// Where WebDriver is spoken.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    async fn listens(&self) {
        let mut rhythm = tokio::time::interval(GLANCE);
        let waiting = async {
            loop {
                rhythm.tick().await;
                if TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await.is_ok() {
                    return;
                }
            }
        };
        let process = self.driver.0.id();
        tokio::time::timeout(DEADLINE, waiting)
            .await
            .unwrap_or_else(|_| panic!("WebKitWebDriver (process {process}) does not listen"));
    }
}

/// A screen in memory, and its number.
fn screen() -> (Ended, String) {
    let mut child = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb (Debian: xvfb); tests/run installs it");
    let output = child.stdout.take().expect("a piped output");
    let screen = Ended(child);
    // It says its number as soon as it can be drawn on.
    let mut said = BufReader::new(output).lines().map_while(Result::ok);
    let number = said.next().expect("Xvfb says its number");
    (screen, number)
}

/// What the driver has to be asked for.
pub(crate) fn capabilities() -> Capabilities {
    let mut capabilities = Capabilities::new();
    let options = json!({ "binary": mini_browser(), "args": ["--automation"] });
    capabilities
        .set("webkitgtk:browserOptions", options)
        .expect("valid capabilities");
    capabilities
}

/// Debian keeps it beside the library, in a folder that is named by the machine and the library's version.
fn mini_browser() -> PathBuf {
    let machines = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let versions = machines.flat_map(|machine| std::fs::read_dir(machine.path()).into_iter().flatten().flatten());
    let mut found = versions
        .map(|folder| folder.path().join("MiniBrowser"))
        .filter(|path| path.to_string_lossy().contains("webkit") && path.is_file());
    found.next().expect("MiniBrowser (Debian: libwebkit2gtk-4.1-0)")
}
