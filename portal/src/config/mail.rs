//! The settings of mail: the table `[mail]` of the file, or the variables `OZVISE_MAIL_…`. Without them no mail is sent.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;
use thiserror::Error;

use crate::mail::{MailAddress, MailLogin, MailSecurity, MailSettings};

/// What begins the name of every variable of mail.
pub(super) const PREFIX: &str = "OZVISE_MAIL_";

/// How many working hours after a reply was due the coordinator is told, unless the configuration says otherwise: a day of
/// work, in which the head could do something.
const DEFAULT_OVERDUE_HOURS: u16 = 8;

/// The most that may be configured: as much as a centre may set itself as its target.
const MAX_OVERDUE_HOURS: u16 = 200;

/// How long the mail server may take, unless the configuration says otherwise.
const DEFAULT_TIMEOUT_SECONDS: u16 = 60;

/// The most that may be configured: a batch of mails has to be sent while it is in hand (see the flow `deliver_notices`).
const MAX_TIMEOUT_SECONDS: u16 = 90;

/// Mail as it is configured.
#[derive(Debug, Clone)]
pub struct MailConfig {
    /// The mail server.
    pub settings: MailSettings,
    /// How many working hours after a reply was due the coordinator is told.
    pub overdue_hours: u16,
}

/// The settings as they are written, none of them checked.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    host: Option<String>,
    port: Option<u16>,
    security: Option<String>,
    name: Option<String>,
    password_file: Option<PathBuf>,
    from: Option<String>,
    ca_file: Option<PathBuf>,
    timeout_seconds: Option<u16>,
    overdue_hours: Option<u16>,
}

/// What is wrong with the settings of mail.
#[derive(Debug, Error)]
pub enum MailConfigError {
    /// There is mail, and no server for it.
    #[error("mail.host: write the name of the mail server, such as \"smtp.example.org\", or no setting of mail at all")]
    Host,
    /// No port.
    #[error("mail.port: write a number from 1 to 65535")]
    Port,
    /// The way is not protected in any known way.
    #[error("mail.security: write implicit (TLS from the beginning, the default), starttls, or plain")]
    Security,
    /// Mail would be readable on the way.
    #[error("mail.security: plain is for a mail server on this machine alone (127.0.0.1, ::1, localhost)")]
    NotProtected,
    /// A name without a password, or the other way round.
    #[error("mail.name and mail.password_file: write both, or neither where the mail server asks for nobody")]
    Login,
    /// No sender.
    #[error("mail.from: write the address that the mails come from, such as \"ozvise@example.org\"")]
    From,
    /// A timeout that makes no sense.
    #[error("mail.timeout_seconds: write a number from 1 to {MAX_TIMEOUT_SECONDS}")]
    Timeout,
    /// A wait that makes no sense.
    #[error("mail.overdue_hours: write a number of working hours from 1 to {MAX_OVERDUE_HOURS}")]
    OverdueHours,
    /// A variable that sets nothing.
    #[error(
        "the variable {0} sets nothing; those of mail are OZVISE_MAIL_HOST, _PORT, _SECURITY, _NAME, _PASSWORD_FILE, \
             _FROM, _CA_FILE, _TIMEOUT_SECONDS and _OVERDUE_HOURS"
    )]
    UnknownVariable(String),
}

impl Written {
    /// Overrides one setting by a variable.
    pub(super) fn set(&mut self, variable: &str, value: String) -> Result<(), MailConfigError> {
        match variable.strip_prefix(PREFIX).unwrap_or_default() {
            "HOST" => self.host = Some(value),
            "PORT" => self.port = Some(value.parse().map_err(|_| MailConfigError::Port)?),
            "SECURITY" => self.security = Some(value),
            "NAME" => self.name = Some(value),
            "PASSWORD_FILE" => self.password_file = Some(value.into()),
            "FROM" => self.from = Some(value),
            "CA_FILE" => self.ca_file = Some(value.into()),
            "TIMEOUT_SECONDS" => {
                self.timeout_seconds = Some(value.parse().map_err(|_| MailConfigError::Timeout)?);
            }
            "OVERDUE_HOURS" => {
                self.overdue_hours = Some(value.parse().map_err(|_| MailConfigError::OverdueHours)?);
            }
            _ => return Err(MailConfigError::UnknownVariable(variable.to_owned())),
        }
        Ok(())
    }

    /// Checks all of it; `None` where nothing is written.
    pub(super) fn check(self) -> Result<Option<MailConfig>, MailConfigError> {
        if self == Self::default() {
            return Ok(None);
        }
        let host = self.host.filter(|host| !host.trim().is_empty());
        let host = host.ok_or(MailConfigError::Host)?;
        let security = match self.security.as_deref() {
            None | Some("implicit") => MailSecurity::Implicit,
            Some("starttls") => MailSecurity::StartTls,
            Some("plain") if is_this_machine(&host) => MailSecurity::Plain,
            Some("plain") => return Err(MailConfigError::NotProtected),
            Some(_) => return Err(MailConfigError::Security),
        };
        let login = match (self.name, self.password_file) {
            (None, None) => None,
            (Some(name), Some(password_file)) => Some(MailLogin { name, password_file }),
            _ => return Err(MailConfigError::Login),
        };
        let from: Option<MailAddress> = self.from.and_then(|from| from.parse().ok());
        let port = self.port.unwrap_or(usual_port(security));
        let timeout = self.timeout_seconds.unwrap_or(DEFAULT_TIMEOUT_SECONDS);
        let overdue_hours = self.overdue_hours.unwrap_or(DEFAULT_OVERDUE_HOURS);
        if port == 0 {
            return Err(MailConfigError::Port);
        }
        if !(1..=MAX_TIMEOUT_SECONDS).contains(&timeout) {
            return Err(MailConfigError::Timeout);
        }
        if !(1..=MAX_OVERDUE_HOURS).contains(&overdue_hours) {
            return Err(MailConfigError::OverdueHours);
        }
        Ok(Some(MailConfig {
            settings: MailSettings {
                host,
                port,
                security,
                login,
                from: from.ok_or(MailConfigError::From)?,
                ca_file: self.ca_file,
                timeout: Duration::from_secs(timeout.into()),
            },
            overdue_hours,
        }))
    }
}

/// The ports of RFC 8314 and RFC 6409, and of a server on this machine.
const fn usual_port(security: MailSecurity) -> u16 {
    match security {
        MailSecurity::Implicit => 465,
        MailSecurity::StartTls => 587,
        MailSecurity::Plain => 25,
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}
