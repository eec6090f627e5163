//! The configuration: a TOML file, overridden by variables `OZVISE_…` of the environment.
//!
//! Everything is read and checked before anything is opened. A setting that is missing, unknown or wrong stops the
//! portal, and the message names the setting and says what to write.

mod contact;
mod mail;
mod origin;

use std::ffi::OsString;
use std::net::{AddrParseError, SocketAddr};
use std::path::{Path, PathBuf};
use std::str::{FromStr, ParseBoolError};

use serde::Deserialize;
use thiserror::Error;
use tracing::level_filters::{LevelFilter, ParseLevelFilterError};
use url::Url;

pub use contact::{Contact, ContactError};
pub use mail::{MailConfig, MailConfigError};
pub use origin::{Origin, OriginError};

use origin::is_protected_without_tls;

use crate::domain::SECONDS_PER_DAY;
use crate::store::{DatabaseUrl, DatabaseUrlError};

/// Where the exit leads unless the configuration says otherwise: the weather, which anybody may have been looking at.
pub const DEFAULT_EXIT_URL: &str = "https://www.chmi.cz/";

/// What the log holds unless the configuration says otherwise.
pub const DEFAULT_LOG: LevelFilter = LevelFilter::INFO;

/// For how many days a centre's key serves unless the configuration says otherwise: a month, so that somebody who has got
/// hold of one reads no more than a month's new threads with it.
pub const DEFAULT_ROTATION_DAYS: u16 = 30;

/// The longest time that may be configured: a year, after which nobody would remember how it is done.
const MAX_ROTATION_DAYS: u16 = 366;

/// What begins the name of every variable.
const PREFIX: &str = "OZVISE_";

/// Variables with this beginning belong to the tests.
const TEST_PREFIX: &str = "OZVISE_TEST_";

/// A complete and checked configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// The address to listen on; port 0 takes any free one.
    pub listen: SocketAddr,
    /// The database.
    pub database: DatabaseUrl,
    /// The file of the server's secret.
    pub secret_file: PathBuf,
    /// The public address. `None` is for the demonstration and the tests: the address that the listener got.
    pub origin: Option<Origin>,
    /// Where the exit leads.
    pub exit_url: Url,
    /// Where the operator can be reached about the portal itself, if it is told.
    pub contact: Option<Contact>,
    /// Whether this is the demonstration: every page says that nobody reads what is written, and the page with samples of
    /// every part is served, for whoever designs. No setting turns it on.
    pub demonstration: bool,
    /// Whether browsers are told to insist on HTTPS (`Strict-Transport-Security`).
    pub hsts: bool,
    /// How long a centre's key serves before a new one is due, in seconds.
    pub rotation_seconds: u64,
    /// The mail server; none where the portal sends no mail.
    pub mail: Option<MailConfig>,
    /// What is logged: this level and those above it.
    pub log: LevelFilter,
}

/// The settings as they are written, none of them checked.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    listen: Option<String>,
    database_url: Option<String>,
    secret_file: Option<String>,
    origin: Option<String>,
    exit_url: Option<String>,
    contact: Option<String>,
    hsts: Option<bool>,
    rotation_days: Option<u16>,
    log: Option<String>,
    #[serde(default)]
    mail: mail::Written,
}

/// Why the portal does not start with this configuration.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("the configuration file {path} cannot be read: {source}; `ozvise init` writes one")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is not TOML, or has a setting that there is not.
    #[error("the configuration file is wrong: {0}")]
    Syntax(#[from] Box<toml::de::Error>),
    /// A variable that sets nothing.
    #[error(
        "the variable {0} sets nothing; the variables are OZVISE_LISTEN, OZVISE_DATABASE_URL, OZVISE_SECRET_FILE, \
             OZVISE_ORIGIN, OZVISE_EXIT_URL, OZVISE_CONTACT, OZVISE_HSTS, OZVISE_ROTATION_DAYS, \
             OZVISE_LOG and those of mail, OZVISE_MAIL_…"
    )]
    UnknownVariable(String),
    /// A variable that is not text.
    #[error("the variable {0} is not UTF-8")]
    NotText(String),
    /// A setting is missing.
    #[error("{setting} is not set: {hint}, in the configuration file or in the variable OZVISE_{}", .setting.to_uppercase())]
    Missing {
        /// The setting.
        setting: &'static str,
        /// What to write.
        hint: &'static str,
    },
    /// `listen` is no address.
    #[error("listen: {0}; write an address and a port, such as 127.0.0.1:8080")]
    Listen(#[source] AddrParseError),
    /// `database_url` names no database.
    #[error("database_url: {0}")]
    Database(#[from] DatabaseUrlError),
    /// `origin` is no public address.
    #[error("origin: {0}")]
    Origin(#[from] OriginError),
    /// `exit_url` is no address.
    #[error("exit_url: {0}; write a full https address of a page that anybody may be looking at")]
    ExitUrl(#[source] url::ParseError),
    /// `exit_url` can be seen on the way.
    #[error(
        "exit_url: it must begin with https://, so that nobody on the network sees where the person went; plain http is \
             for this machine alone (127.0.0.1, localhost) and for onion services"
    )]
    ExitNotProtected,
    /// `contact` is neither an e-mail address nor a telephone number.
    #[error("contact: {0}")]
    Contact(#[from] ContactError),
    /// `hsts` is neither true nor false.
    #[error("hsts: {0}; write true or false")]
    Hsts(#[source] ParseBoolError),
    /// `hsts` without HTTPS.
    #[error("hsts: it is on, but origin does not begin with https://; browsers ignore it there")]
    HstsWithoutHttps,
    /// `rotation_days` is no number of days that makes sense.
    #[error("rotation_days: write a number of days from 1 to 366")]
    RotationDays,
    /// A setting of mail is wrong.
    #[error(transparent)]
    Mail(#[from] MailConfigError),
    /// `log` is not understood.
    #[error("log: {0}; write off, error, warn, info, debug or trace")]
    Log(#[source] ParseLevelFilterError),
}

impl Config {
    /// Reads the file, if one is named, and the environment.
    ///
    /// # Errors
    /// [`ConfigError`] for the first thing that is wrong.
    pub fn load(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Self, ConfigError> {
        let text = match file {
            Some(path) => std::fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
                path: path.to_owned(),
                source,
            })?,
            None => String::new(),
        };
        let mut written: Written = toml::from_str(&text).map_err(Box::new)?;
        for (name, value) in environment {
            written.set(&name, value)?;
        }
        written.check()
    }

    /// A configuration for one machine alone, as the demonstration and the tests use it: the origin is the address that
    /// the listener gets.
    #[must_use]
    pub fn for_this_machine(listen: SocketAddr, database: DatabaseUrl, secret_file: PathBuf) -> Self {
        #[expect(clippy::expect_used, reason = "a constant that a test parses")]
        let exit_url = Url::parse(DEFAULT_EXIT_URL).expect("an address");
        Self {
            listen,
            database,
            secret_file,
            origin: None,
            exit_url,
            contact: None,
            demonstration: true,
            hsts: false,
            rotation_seconds: u64::from(DEFAULT_ROTATION_DAYS) * SECONDS_PER_DAY,
            mail: None,
            log: DEFAULT_LOG,
        }
    }
}

impl Written {
    /// Overrides one setting by a variable.
    fn set(&mut self, name: &OsString, value: OsString) -> Result<(), ConfigError> {
        let Some(name) = name
            .to_str()
            .filter(|name| name.starts_with(PREFIX) && !name.starts_with(TEST_PREFIX))
        else {
            return Ok(());
        };
        let text = |name: &str| value.into_string().map_err(|_| ConfigError::NotText(name.to_owned()));
        match name {
            "OZVISE_LISTEN" => self.listen = Some(text("OZVISE_LISTEN")?),
            "OZVISE_DATABASE_URL" => self.database_url = Some(text("OZVISE_DATABASE_URL")?),
            "OZVISE_SECRET_FILE" => self.secret_file = Some(text("OZVISE_SECRET_FILE")?),
            "OZVISE_ORIGIN" => self.origin = Some(text("OZVISE_ORIGIN")?),
            "OZVISE_EXIT_URL" => self.exit_url = Some(text("OZVISE_EXIT_URL")?),
            "OZVISE_CONTACT" => self.contact = Some(text("OZVISE_CONTACT")?),
            "OZVISE_HSTS" => self.hsts = Some(text("OZVISE_HSTS")?.parse().map_err(ConfigError::Hsts)?),
            "OZVISE_ROTATION_DAYS" => {
                let days = text("OZVISE_ROTATION_DAYS")?.parse();
                self.rotation_days = Some(days.map_err(|_| ConfigError::RotationDays)?);
            }
            "OZVISE_LOG" => self.log = Some(text("OZVISE_LOG")?),
            _ if name.starts_with(mail::PREFIX) => self.mail.set(name, text(name)?)?,
            _ => return Err(ConfigError::UnknownVariable(name.to_owned())),
        }
        Ok(())
    }

    fn check(self) -> Result<Config, ConfigError> {
        let listen = required(
            self.listen,
            "listen",
            "write the address to listen on, such as \"127.0.0.1:8080\"",
        )?;
        let database_url = required(
            self.database_url,
            "database_url",
            "write where the data are, such as \"sqlite:/var/lib/ozvise/ozvise.db\"",
        )?;
        let secret_file = required(
            self.secret_file,
            "secret_file",
            "write the path of the server's secret, which `ozvise init` makes",
        )?;
        let origin = required(
            self.origin,
            "origin",
            "write the address under which people reach the portal, such as \"https://example.org\"",
        )?;
        let origin: Origin = origin.parse()?;
        let exit_url =
            Url::parse(self.exit_url.as_deref().unwrap_or(DEFAULT_EXIT_URL)).map_err(ConfigError::ExitUrl)?;
        if exit_url.scheme() != "https" && !(exit_url.scheme() == "http" && is_protected_without_tls(&exit_url)) {
            return Err(ConfigError::ExitNotProtected);
        }
        // An empty one is none, so that a variable can take one away.
        let contact = self.contact.filter(|contact| !contact.trim().is_empty());
        let hsts = self.hsts.unwrap_or(false);
        if hsts && !origin.is_https() {
            return Err(ConfigError::HstsWithoutHttps);
        }
        let rotation_days = self.rotation_days.unwrap_or(DEFAULT_ROTATION_DAYS);
        if !(1..=MAX_ROTATION_DAYS).contains(&rotation_days) {
            return Err(ConfigError::RotationDays);
        }
        let log = self
            .log
            .map_or(Ok(DEFAULT_LOG), |log| log.parse())
            .map_err(ConfigError::Log)?;
        Ok(Config {
            listen: listen.parse().map_err(ConfigError::Listen)?,
            database: DatabaseUrl::from_str(&database_url)?,
            secret_file: PathBuf::from(secret_file),
            origin: Some(origin),
            exit_url,
            contact: contact.map(|contact| contact.parse()).transpose()?,
            demonstration: false,
            hsts,
            rotation_seconds: u64::from(rotation_days) * SECONDS_PER_DAY,
            mail: self.mail.check()?,
            log,
        })
    }
}

/// A setting that must be there; an empty one is not.
fn required(value: Option<String>, setting: &'static str, hint: &'static str) -> Result<String, ConfigError> {
    value
        .filter(|value| !value.trim().is_empty())
        .ok_or(ConfigError::Missing { setting, hint })
}

#[cfg(test)]
mod tests;
