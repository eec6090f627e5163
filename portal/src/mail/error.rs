//! What can go wrong with mail. No text here names a recipient: what a server answers often does, so of an answer only the
//! code is kept.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::i18n::TextError;
use crate::private_file::PrivateFileError;

/// Mail cannot be set up as it is configured.
#[derive(Debug, Error)]
pub enum MailSetupError {
    /// The password cannot be read.
    #[error("mail.password_file: {0}")]
    Password(PrivateFileError),
    /// The file of certificates cannot be read.
    #[error("mail.ca_file: {path} cannot be read: {source}")]
    CaFile {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file holds no certificate.
    #[error("mail.ca_file: {0} holds no certificate in PEM")]
    NoCertificate(PathBuf),
    /// The machine trusts nobody.
    #[error(
        "mail: this machine has no trusted certificates (on Debian: apt install ca-certificates), and ca_file is not set"
    )]
    NoTrust,
    /// TLS cannot be set up.
    #[error("mail: TLS cannot be set up: {0}")]
    Tls(#[from] rustls::Error),
    /// A text is missing.
    #[error("mail: {0}")]
    Text(#[from] TextError),
    /// A template is wrong.
    #[error("mail: a template is wrong: {0}")]
    Template(#[from] Box<handlebars::TemplateError>),
}

/// A mail was not sent, or it is not known that it was.
#[derive(Debug, Error)]
pub enum MailError {
    /// No connection, or it broke.
    #[error("the connection failed: {0}")]
    Io(#[from] io::Error),
    /// The host's name is none that a certificate could be for.
    #[error("mail.host is neither a name nor an address")]
    HostName,
    /// The server took too long.
    #[error("the mail server did not answer in time")]
    Timeout,
    /// STARTTLS is not offered: nothing is sent in plain.
    #[error("the mail server does not offer STARTTLS, so nothing is sent")]
    NoStartTls,
    /// Somebody on the way has answered before TLS began.
    #[error("there was an answer before TLS had begun, so nothing is sent")]
    Injected,
    /// The server does not speak SMTP.
    #[error("the mail server's answer is not SMTP")]
    NotSmtp,
    /// The server refused.
    #[error("the mail server refused with {code}")]
    Refused {
        /// Its three figures; from 500 on it means never.
        code: u16,
    },
    /// The mail cannot be written.
    #[error("the mail cannot be written: {0}")]
    Unwritable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl MailError {
    /// Whether trying again is useless (RFC 5321, section 4.2.1).
    #[must_use]
    pub fn is_permanent(&self) -> bool {
        match self {
            Self::Refused { code } => *code >= 500,
            Self::Unwritable(_) => true,
            _ => false,
        }
    }
}

impl From<lettre::transport::smtp::Error> for MailError {
    fn from(error: lettre::transport::smtp::Error) -> Self {
        match error.status() {
            Some(code) => Self::Refused { code: code.into() },
            None if error.is_client() || error.is_response() => Self::NotSmtp,
            // Its cause is an error of the socket, which names no recipient.
            None => Self::Io(io::Error::other(error)),
        }
    }
}
