//! A mail server of one's own for each story: another implementation in another language, with certificates of one day.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Who the portal is to the mail server.
const NAME: &str = "ozvise";
/// The password, which is looked for in logs.
pub const MAIL_PASSWORD: &str = "heslo poštovního serveru 7731";

/// The longest that the server may take to start or to tell of a mail, on a loaded machine with two cores.
const DEADLINE: Duration = Duration::from_secs(60);

/// How the way to the server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailSecurity {
    /// TLS from the first byte.
    Implicit,
    /// TLS after STARTTLS.
    StartTls,
    /// The server, or somebody before it, offers no TLS.
    Stripped,
}

/// A running mail server; it ends when this is dropped.
pub struct MailServer {
    child: Child,
    events: Receiver<Value>,
    seen: Arc<Mutex<Vec<Value>>>,
    port: u16,
    security: MailSecurity,
    folder: TempDir,
}

/// A mail as it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// To whom.
    pub to: String,
    /// Headers and body as they crossed the wire.
    pub raw: String,
    /// The connection that it came over.
    pub connection: String,
}

impl Mail {
    /// A header; folded lines are one.
    pub fn header(&self, name: &str) -> String {
        let (headers, _) = self.raw.split_once("\r\n\r\n").expect("headers and a body");
        let unfolded = headers.replace("\r\n ", " ");
        let found = unfolded
            .lines()
            .find_map(|line| line.strip_prefix(&format!("{name}: ")));
        found.unwrap_or_else(|| panic!("no {name} in\n{headers}")).to_owned()
    }

    /// The text part, decoded.
    pub fn text(&self) -> String {
        let (_, body) = self.raw.split_once("\r\n\r\n").expect("headers and a body");
        let (boundary, parts) = body.split_once("\r\n").expect("a boundary");
        let first = parts.split(boundary).next().unwrap_or_default();
        let (_, part) = first.split_once("\r\n\r\n").expect("a part with headers");
        let mut bytes = Vec::new();
        let encoded = part.replace("=\r\n", "");
        let mut rest = encoded.as_bytes();
        while let Some((byte, tail)) = rest.split_first() {
            rest = tail;
            match tail.split_at_checked(2) {
                Some((digits, after)) if *byte == b'=' => {
                    let digits = std::str::from_utf8(digits).expect("two hexadecimal digits");
                    bytes.push(u8::from_str_radix(digits, 16).expect("two hexadecimal digits"));
                    rest = after;
                }
                _ => bytes.push(*byte),
            }
        }
        // What keeps a short word and the next one in one line is a space to who reads it.
        String::from_utf8(bytes)
            .expect("a text in UTF-8")
            .replace('\u{a0}', " ")
    }
}

impl MailServer {
    /// Starts one that takes every mail.
    pub fn start(security: MailSecurity) -> Self {
        Self::with_answers(security, &[])
    }

    /// Starts one that does these things with one mail after the other; see `tests/smtp/server.mjs`.
    pub fn with_answers(security: MailSecurity, answers: &[&str]) -> Self {
        let folder = TempDir::with_prefix("ozvise-mail-").expect("a temporary folder");
        let key = make_certificates(&folder);
        let (key, certificate) = (key.serialize_pem(), read(&folder, "server.pem"));
        write_private(&folder, "password", MAIL_PASSWORD);
        let settings = json!({
            "security": match security {
                MailSecurity::Implicit => "implicit",
                MailSecurity::StartTls => "starttls",
                MailSecurity::Stripped => "none",
            },
            "key": key,
            "cert": certificate,
            "name": NAME,
            "password": MAIL_PASSWORD,
            "answers": answers,
            "secret_text": "anna@example.org",
        });
        let mut child = Command::new("node")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/smtp/server.mjs"))
            .arg(settings.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node runs; tests/run installs it and the packages of the tests");
        let output = child.stdout.take().expect("a piped output");
        let (sender, events) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let event = serde_json::from_str(&line).expect("a line of JSON");
                // Nobody may be listening any more.
                drop(sender.send(event));
            }
        });
        let first: Value = events.recv_timeout(DEADLINE).expect("the mail server starts");
        let port = first["listening"].as_u64().and_then(|port| u16::try_from(port).ok());
        Self {
            child,
            events,
            seen: Arc::default(),
            port: port.expect("a port"),
            security,
            folder,
        }
    }

    /// The portal's settings for this server.
    pub fn settings(&self) -> Vec<(String, String)> {
        let security = match self.security {
            MailSecurity::Implicit => "implicit",
            // A portal that wants TLS and is not offered it.
            MailSecurity::StartTls | MailSecurity::Stripped => "starttls",
        };
        [
            ("HOST", "127.0.0.1".to_owned()),
            ("PORT", self.port.to_string()),
            ("SECURITY", security.to_owned()),
            ("NAME", NAME.to_owned()),
            ("PASSWORD_FILE", self.path("password")),
            ("CA_FILE", self.path("ca.pem")),
            ("FROM", "ozvise@posta.example.org".to_owned()),
            ("TIMEOUT_SECONDS", "5".to_owned()),
        ]
        .map(|(name, value)| (format!("OZVISE_MAIL_{name}"), value))
        .to_vec()
    }

    /// A certificate of somebody else, as a file to trust.
    pub fn foreign_ca(&self) -> String {
        let key = KeyPair::generate().expect("a key");
        let certificate = authority().self_signed(&key).expect("a certificate");
        std::fs::write(self.folder.path().join("foreign.pem"), certificate.pem()).expect("written");
        self.path("foreign.pem")
    }

    /// A file with a wrong password.
    pub fn wrong_password(&self) -> String {
        write_private(&self.folder, "wrong", "něco jiného");
        self.path("wrong")
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Everything that has happened so far.
    pub fn events(&self) -> Vec<Value> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.extend(self.events.try_iter());
        seen.clone()
    }

    /// The mails that have come so far.
    ///
    /// The server tells of a mail before it answers for it, so that those which the portal knows to be sent are here or on
    /// their way through a pipe.
    pub fn mails(&self, least: usize) -> Vec<Mail> {
        loop {
            let mails: Vec<Mail> = self.events().iter().filter_map(mail_of).collect();
            if mails.len() >= least {
                return mails;
            }
            let event = self.events.recv_timeout(DEADLINE);
            let event = event.unwrap_or_else(|_| panic!("{} of {least} mails have come: {mails:#?}", mails.len()));
            self.seen.lock().unwrap_or_else(PoisonError::into_inner).push(event);
        }
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        // Already gone is as good.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn mail_of(event: &Value) -> Option<Mail> {
    let to = event["to"].as_array()?;
    assert_eq!(to.len(), 1, "each mail goes to one person");
    Some(Mail {
        to: to[0].as_str()?.to_owned(),
        raw: event["mail"].as_str()?.to_owned(),
        connection: event["connection"].as_str()?.to_owned(),
    })
}

fn authority() -> CertificateParams {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params
}

/// An authority (`ca.pem`) and the server's certificate (`server.pem`); gives the server's key.
fn make_certificates(folder: &TempDir) -> KeyPair {
    let write = |name: &str, pem: String| std::fs::write(folder.path().join(name), pem).expect("written");
    let ca_key = KeyPair::generate().expect("a key");
    write("ca.pem", authority().self_signed(&ca_key).expect("a certificate").pem());
    let issuer = Issuer::new(authority(), ca_key);
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(vec!["127.0.0.1".to_owned()]).expect("an address");
    write(
        "server.pem",
        params.signed_by(&key, &issuer).expect("a certificate").pem(),
    );
    key
}

fn read(folder: &TempDir, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).expect("just written")
}

fn write_private(folder: &TempDir, name: &str, contents: &str) {
    let path: PathBuf = folder.path().join(name);
    drop(std::fs::remove_file(&path));
    ozvise_portal::private_file::write_new(&path, contents).expect("written");
}
