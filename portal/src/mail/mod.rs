//! Mail to members of staff: how a notice is worded ([`Letter`]) and how it reaches the mail server ([`MailConnection`]).
//!
//! The portal sends through one server (a smarthost) that its operator names. The way there is always under TLS, by
//! implicit TLS or by STARTTLS (RFC 8314, RFC 3207), and a server that does not offer it gets nothing; only to this very
//! machine mail may go in plain, and only if the configuration says so.

mod address;
mod connection;
mod error;
mod letter;
mod stream;
mod tls;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio_rustls::TlsConnector;
use zeroize::Zeroizing;

pub use address::MailAddress;
pub use connection::MailConnection;
pub use error::{MailError, MailSetupError};
pub use letter::Letter;

use crate::i18n::Texts;
use crate::private_file;
use letter::Letters;

/// How the way to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailSecurity {
    /// TLS from the first byte (RFC 8314), usually on port 465.
    Implicit,
    /// TLS after STARTTLS (RFC 3207), usually on port 587. Nothing but the command itself is sent before.
    StartTls,
    /// None: for a mail server on this machine.
    Plain,
}

/// Who the portal is to the mail server.
#[derive(Debug, Clone)]
pub struct MailLogin {
    /// The name.
    pub name: String,
    /// The file that holds the password, readable by its owner only.
    pub password_file: PathBuf,
}

/// The mail server and how it is spoken to.
#[derive(Debug, Clone)]
pub struct MailSettings {
    /// Its name or address, which its certificate has to name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way is protected.
    pub security: MailSecurity,
    /// Who the portal is; none where the server asks for nobody.
    pub login: Option<MailLogin>,
    /// The address that stands on the mails as their sender's; its domain is in their Message-ID too.
    pub from: MailAddress,
    /// The only certificates (PEM) that are trusted; none for those that the machine trusts.
    pub ca_file: Option<PathBuf>,
    /// The longest that the server may take to be reached, and then for each mail.
    pub timeout: Duration,
}

/// Everything that is needed to send mail.
pub struct Mailer {
    settings: MailSettings,
    /// None for [`MailSecurity::Plain`].
    tls: Option<TlsConnector>,
    password: Option<Zeroizing<String>>,
    letters: Letters,
}

impl Mailer {
    /// Reads the password and the certificates, and the texts in each language.
    ///
    /// # Errors
    /// [`MailSetupError`] says what is missing.
    pub fn prepare(settings: MailSettings, texts: Arc<Texts>) -> Result<Self, MailSetupError> {
        let password = match &settings.login {
            Some(login) => {
                let file = private_file::read(&login.password_file).map_err(MailSetupError::Password)?;
                Some(Zeroizing::new(file.trim_end_matches(['\r', '\n']).to_owned()))
            }
            None => None,
        };
        let tls = match settings.security {
            MailSecurity::Plain => None,
            MailSecurity::Implicit | MailSecurity::StartTls => Some(tls::connector(settings.ca_file.as_deref())?),
        };
        Ok(Self {
            letters: Letters::load(texts)?,
            settings,
            tls,
            password,
        })
    }
}
