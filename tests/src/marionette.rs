//! Firefox, steered by its own protocol (Marionette) and offered to WebDriver clients: what geckodriver does, for the
//! few commands that the stories use. Geckodriver itself is in no Debian release, and building it takes minutes.

use std::convert::Infallible;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, oneshot};

/// The longest that Firefox may take to start or to close.
const DEADLINE: Duration = Duration::from_secs(60);
/// How often it is looked at meanwhile.
const GLANCE: Duration = Duration::from_millis(50);

/// Settings without which the browser's own traffic and windows would be in the way; the address of every host but the
/// loopback's is unknown to it.
const PREFERENCES: &str = r#"
user_pref("marionette.port", 0);
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
user_pref("network.proxy.no_proxies_on", "127.0.0.1");
user_pref("app.update.disabledForTesting", true);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage", "about:blank");
user_pref("browser.newtabpage.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.server", "");
user_pref("browser.sessionstore.interval", 500);
"#;

/// A running Firefox with a WebDriver address. It ends when this is dropped.
pub(crate) struct Firefox {
    child: Child,
    port: u16,
    marionette: Arc<Mutex<Marionette>>,
    /// Dropping it ends the accepting task.
    _stop: oneshot::Sender<Infallible>,
}

/// One connection to Firefox; commands are answered one after the other.
struct Marionette {
    socket: TcpStream,
    number: u64,
}

impl Firefox {
    /// Starts it with a profile, which may be an empty folder. With `restore`, it opens the tabs of the last time.
    pub(crate) async fn start(profile: &Path, restore: bool) -> Self {
        let page = if restore { 3 } else { 0 };
        let preferences = format!("{PREFERENCES}user_pref(\"browser.startup.page\", {page});\n");
        std::fs::write(profile.join("user.js"), preferences).expect("a writable profile");
        let port_file = profile.join("MarionetteActivePort");
        drop(std::fs::remove_file(&port_file));
        let child = Command::new("firefox-esr")
            .args([
                "--headless",
                "--no-remote",
                "--marionette",
                "--remote-allow-system-access",
                "--profile",
            ])
            .arg(profile)
            .env("HOME", profile)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("firefox-esr; tests/run installs it");
        let port = eventually("Firefox says its port", || {
            std::fs::read_to_string(&port_file).ok()?.trim().parse().ok()
        });
        let marionette = Marionette::connect(port.await).await;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let port = listener.local_addr().expect("a bound address").port();
        let (stop, mut stopped) = oneshot::channel();
        let marionette = Arc::new(Mutex::new(marionette));
        let shared = Arc::clone(&marionette);
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    accepted = listener.accept() => {
                        let Ok((socket, _)) = accepted else { continue };
                        tokio::spawn(serve(socket, Arc::clone(&shared)));
                    }
                    _ = &mut stopped => break,
                }
            }
        });
        Self {
            child,
            port,
            marionette,
            _stop: stop,
        }
    }

    /// Where WebDriver is spoken.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Runs a script that may do what Firefox itself may; it has to give `true`.
    pub(crate) async fn with_its_own_rights(&self, script: &str) {
        let mut marionette = self.marionette.lock().await;
        let mut asked = Vec::new();
        for (command, parameters) in [
            ("Marionette:SetContext", json!({ "value": "chrome" })),
            ("WebDriver:ExecuteScript", json!({ "script": script, "args": [] })),
            ("Marionette:SetContext", json!({ "value": "content" })),
        ] {
            asked.push(marionette.ask(command, &parameters).await);
        }
        assert!(matches!(&asked[1], Ok(answer) if answer["value"] == true), "{asked:?}");
    }

    /// Waits until it has written everything and ended.
    pub(crate) async fn has_closed(mut self) {
        eventually("Firefox ends", || self.child.try_wait().ok()?).await;
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        // Already gone is as good.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Waits until there is something.
async fn eventually<T>(what: &str, mut glance: impl FnMut() -> Option<T>) -> T {
    let mut rhythm = tokio::time::interval(GLANCE);
    let waiting = async {
        loop {
            rhythm.tick().await;
            if let Some(seen) = glance() {
                return seen;
            }
        }
    };
    tokio::time::timeout(DEADLINE, waiting)
        .await
        .unwrap_or_else(|_| panic!("waited in vain: {what}"))
}

impl Marionette {
    async fn connect(port: u16) -> Self {
        let socket = TcpStream::connect(("127.0.0.1", port)).await.expect("Firefox listens");
        let mut marionette = Self { socket, number: 0 };
        marionette.receive().await;
        marionette
    }

    /// A packet is its length in decimal, a colon, and JSON.
    async fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            match self.socket.read_u8().await.expect("Firefox answers") {
                b':' => break,
                digit => length = length * 10 + usize::from(digit - b'0'),
            }
        }
        let mut packet = vec![0; length];
        self.socket.read_exact(&mut packet).await.expect("a whole packet");
        serde_json::from_slice(&packet).expect("JSON")
    }

    /// The result of a command, or its error.
    async fn ask(&mut self, command: &str, parameters: &Value) -> Result<Value, Value> {
        self.number += 1;
        let packet = json!([0, self.number, command, parameters]).to_string();
        let packet = format!("{}:{packet}", packet.len());
        self.socket.write_all(packet.as_bytes()).await.expect("Firefox listens");
        let mut answer = self.receive().await;
        match answer[2].take() {
            Value::Null => Ok(answer[3].take()),
            error => Err(error),
        }
    }
}

async fn serve(socket: TcpStream, marionette: Arc<Mutex<Marionette>>) {
    let service = service_fn(|request| answer(request, Arc::clone(&marionette)));
    // A client that hangs up is no fault.
    drop(
        hyper::server::conn::http1::Builder::new()
            .serve_connection(TokioIo::new(socket), service)
            .await,
    );
}

async fn answer(
    request: Request<Incoming>,
    marionette: Arc<Mutex<Marionette>>,
) -> Result<Response<Full<Bytes>>, hyper::Error> {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let body = request.into_body().collect().await?.to_bytes();
    let mut parameters: Value = serde_json::from_slice(&body).unwrap_or_else(|_| json!({}));
    let (status, value) = match command(&method, &path, &mut parameters) {
        None => (
            StatusCode::NOT_FOUND,
            json!({ "error": "unknown command", "message": path, "stacktrace": "" }),
        ),
        Some(command) => match marionette.lock().await.ask(command, &parameters).await {
            Ok(mut value) => {
                let wrapped = value
                    .as_object()
                    .is_some_and(|fields| fields.len() == 1 && fields.contains_key("value"));
                (StatusCode::OK, if wrapped { value["value"].take() } else { value })
            }
            Err(error) => (status_of(&error), error),
        },
    };
    let mut response = Response::new(Full::from(json!({ "value": value }).to_string()));
    *response.status_mut() = status;
    let json = hyper::header::HeaderValue::from_static("application/json");
    response.headers_mut().insert(hyper::header::CONTENT_TYPE, json);
    Ok(response)
}

/// Marionette's name of a WebDriver command. What stands in the path goes into the parameters.
fn command(method: &Method, path: &str, parameters: &mut Value) -> Option<&'static str> {
    let parts: Vec<&str> = path.trim_matches('/').split('/').skip(2).collect();
    if let ["element", id, ..] = parts[..] {
        parameters["id"] = json!(id);
    }
    Some(match (method.as_str(), &parts[..]) {
        ("POST", []) => {
            // What a client asks for is about how geckodriver would start Firefox; it is running already.
            *parameters = json!({});
            "WebDriver:NewSession"
        }
        // Ends the browser, as closing its last window does; the profile is written completely.
        ("DELETE", []) => "Marionette:Quit",
        ("POST", ["url"]) => "WebDriver:Navigate",
        ("GET", ["url"]) => "WebDriver:GetCurrentURL",
        ("POST", ["back"]) => "WebDriver:Back",
        ("POST", ["forward"]) => "WebDriver:Forward",
        ("POST", ["element"]) => "WebDriver:FindElement",
        ("POST", ["elements"]) => "WebDriver:FindElements",
        ("POST", ["element", _, "click"]) => "WebDriver:ElementClick",
        ("POST", ["element", _, "clear"]) => "WebDriver:ElementClear",
        ("POST", ["element", _, "value"]) => "WebDriver:ElementSendKeys",
        ("GET", ["element", _, "text"]) => "WebDriver:GetElementText",
        ("GET", ["element", _, "displayed"]) => "WebDriver:IsElementDisplayed",
        ("GET", ["element", _, "enabled"]) => "WebDriver:IsElementEnabled",
        ("POST", ["execute", "sync"]) => "WebDriver:ExecuteScript",
        ("POST", ["execute", "async"]) => "WebDriver:ExecuteAsyncScript",
        ("POST", ["actions"]) => "WebDriver:PerformActions",
        ("DELETE", ["actions"]) => "WebDriver:ReleaseActions",
        ("POST", ["timeouts"]) => "WebDriver:SetTimeouts",
        ("POST", ["window", "rect"]) => "WebDriver:SetWindowRect",
        ("GET", ["window"]) => "WebDriver:GetWindowHandle",
        ("GET", ["window", "handles"]) => "WebDriver:GetWindowHandles",
        ("POST", ["window", "new"]) => "WebDriver:NewWindow",
        ("POST", ["window"]) => "WebDriver:SwitchToWindow",
        ("DELETE", ["window"]) => "WebDriver:CloseWindow",
        _ => return None,
    })
}

/// The HTTP status of an error (WebDriver, section "Handling errors").
fn status_of(error: &Value) -> StatusCode {
    match error["error"].as_str().unwrap_or_default() {
        "no such element"
        | "no such window"
        | "no such frame"
        | "stale element reference"
        | "invalid session id"
        | "unknown command" => StatusCode::NOT_FOUND,
        "element click intercepted"
        | "element not interactable"
        | "invalid argument"
        | "invalid selector"
        | "invalid element state" => StatusCode::BAD_REQUEST,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
