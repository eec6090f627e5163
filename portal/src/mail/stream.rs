//! The bytes to and from the mail server, up to where SMTP proper begins.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{
    AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader, ReadBuf,
};
use tokio::net::TcpStream;

use super::error::MailError;

/// The longest line that is read before TLS: RFC 5321 (section 4.5.3.1.5) allows 512 bytes.
const MAX_LINE: u64 = 1024;

/// The most lines in one answer: a server with every extension that there is has some thirty.
const MAX_LINES: usize = 100;

/// What lettre can speak over.
pub(super) trait Duplex: AsyncRead + AsyncWrite + Send + Sync + Unpin + fmt::Debug {}
impl<T: AsyncRead + AsyncWrite + Send + Sync + Unpin + fmt::Debug> Duplex for T {}

/// Asks for TLS on a fresh connection and gives the bare connection back, on which it begins.
///
/// It is done here and not by lettre, which would read on from what came before TLS: whoever sits on the way could put an
/// answer there that would be taken for the server's.
pub(super) async fn ask_for_tls(stream: TcpStream, hello_name: &str) -> Result<TcpStream, MailError> {
    let mut stream = BufReader::new(stream);
    expect(&mut stream, 220).await?;
    stream.write_all(format!("EHLO {hello_name}\r\n").as_bytes()).await?;
    let offered = expect(&mut stream, 250).await?;
    if !offered.iter().any(|line| line.eq_ignore_ascii_case("STARTTLS")) {
        return Err(MailError::NoStartTls);
    }
    stream.write_all(b"STARTTLS\r\n").await?;
    expect(&mut stream, 220).await?;
    if !stream.buffer().is_empty() {
        return Err(MailError::Injected);
    }
    Ok(stream.into_inner())
}

/// Reads one answer and gives the texts of its lines.
async fn expect(stream: &mut BufReader<TcpStream>, wanted: u16) -> Result<Vec<String>, MailError> {
    let mut texts = Vec::new();
    loop {
        let mut line = String::new();
        (&mut *stream).take(MAX_LINE).read_line(&mut line).await?;
        let line = line.strip_suffix("\r\n").ok_or(MailError::NotSmtp)?;
        let (code, rest) = line.split_at_checked(3).ok_or(MailError::NotSmtp)?;
        let code: u16 = code.parse().map_err(|_| MailError::NotSmtp)?;
        let (is_last, text) = match rest.split_at_checked(1) {
            Some(("-", text)) => (false, text),
            Some((" ", text)) => (true, text),
            None => (true, ""),
            Some(_) => return Err(MailError::NotSmtp),
        };
        texts.push(text.to_owned());
        if is_last && code == wanted {
            return Ok(texts);
        }
        if is_last {
            return Err(MailError::Refused { code });
        }
        if texts.len() >= MAX_LINES {
            return Err(MailError::NotSmtp);
        }
    }
}

/// A connection on which the server has greeted already, as one that begins with the greeting that lettre waits for.
#[derive(Debug)]
pub(super) struct Greeted {
    /// What is still to be read of the greeting.
    greeting: &'static [u8],
    stream: Box<dyn Duplex>,
    peer: SocketAddr,
}

impl Greeted {
    /// After STARTTLS: the server says nothing by itself.
    pub(super) fn after_start_tls(stream: impl Duplex + 'static, peer: SocketAddr) -> Self {
        Self {
            greeting: b"220 \r\n",
            stream: Box::new(stream),
            peer,
        }
    }

    /// From the beginning: the server greets itself.
    pub(super) fn by_the_server(stream: impl Duplex + 'static, peer: SocketAddr) -> Self {
        Self {
            greeting: b"",
            stream: Box::new(stream),
            peer,
        }
    }
}

impl AsyncTokioStream for Greeted {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.peer)
    }
}

impl AsyncRead for Greeted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.greeting.is_empty() {
            return Pin::new(&mut *self.stream).poll_read(context, buffer);
        }
        let (now, later) = self.greeting.split_at(self.greeting.len().min(buffer.remaining()));
        buffer.put_slice(now);
        self.greeting = later;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Greeted {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut *self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut *self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut *self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests;
