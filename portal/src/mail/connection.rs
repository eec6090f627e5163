//! A connection to the mail server, over which one mail after the other is sent.

use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::error::MailError;
use super::letter::{Letter, Letters};
use super::stream::{Greeted, ask_for_tls};
use super::{MailSecurity, Mailer};
use crate::mail::MailAddress;

/// An open connection, signed in. After an error it is worth nothing: drop it and open another one.
pub struct MailConnection<'a> {
    smtp: AsyncSmtpConnection,
    from: &'a MailAddress,
    letters: &'a Letters,
    timeout: Duration,
}

impl Mailer {
    /// Opens a connection.
    ///
    /// # Errors
    /// [`MailError`]; nothing but greetings has crossed then.
    pub async fn connect(&self) -> Result<MailConnection<'_>, MailError> {
        let smtp = timeout(self.settings.timeout, self.open())
            .await
            .map_err(|_| MailError::Timeout)??;
        Ok(MailConnection {
            smtp,
            from: &self.settings.from,
            letters: &self.letters,
            timeout: self.settings.timeout,
        })
    }

    async fn open(&self) -> Result<AsyncSmtpConnection, MailError> {
        let settings = &self.settings;
        let hello = ClientId::Domain(settings.from.domain().to_owned());
        let tcp = TcpStream::connect((settings.host.as_str(), settings.port)).await?;
        let peer = tcp.peer_addr()?;
        let stream = match (&self.tls, settings.security) {
            (Some(tls), MailSecurity::Implicit) => {
                Greeted::by_the_server(tls.connect(self.server_name()?, tcp).await?, peer)
            }
            (Some(tls), MailSecurity::StartTls) => {
                let tcp = ask_for_tls(tcp, settings.from.domain()).await?;
                Greeted::after_start_tls(tls.connect(self.server_name()?, tcp).await?, peer)
            }
            (None, MailSecurity::Plain) => Greeted::by_the_server(tcp, peer),
            // `Mailer::prepare` makes none of these pairs.
            (None, _) | (Some(_), MailSecurity::Plain) => return Err(MailError::NoStartTls),
        };
        let mut smtp = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello).await?;
        if let (Some(login), Some(password)) = (&settings.login, &self.password) {
            let credentials = Credentials::new(login.name.clone(), password.as_str().to_owned());
            smtp.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).await?;
        }
        Ok(smtp)
    }

    fn server_name(&self) -> Result<ServerName<'static>, MailError> {
        ServerName::try_from(self.settings.host.clone()).map_err(|_| MailError::HostName)
    }
}

impl MailConnection<'_> {
    /// Sends one mail; `Ok` means that the server has taken it.
    ///
    /// # Errors
    /// [`MailError`]. After [`MailError::Timeout`] or [`MailError::Io`] the server may have taken it all the same.
    pub async fn send(&mut self, letter: &Letter) -> Result<(), MailError> {
        let message = self.letters.write(letter, self.from)?;
        let to: MailAddress = letter
            .to
            .parse()
            .map_err(|error| MailError::Unwritable(Box::new(error)))?;
        let envelope = Envelope::new(Some(self.from.as_address().clone()), vec![to.as_address().clone()])
            .map_err(|error| MailError::Unwritable(Box::new(error)))?;
        let sending = self.smtp.send(&envelope, &message);
        timeout(self.timeout, sending).await.map_err(|_| MailError::Timeout)??;
        Ok(())
    }

    /// Takes leave. Everything is sent already, so nothing that goes wrong here matters.
    pub async fn quit(mut self) {
        let _ = timeout(self.timeout, self.smtp.quit()).await;
    }
}
