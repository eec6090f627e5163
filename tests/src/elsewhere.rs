//! Another site: where people come from, and where the exit leads.

use std::convert::Infallible;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

/// What is to be read there, under every path.
const PAGE: &str =
    "<!doctype html><html lang=\"cs\"><meta charset=\"utf-8\"><title>Počasí</title><p id=\"weather\">Zítra jasno.";

/// Longer than any browser's request head for a page.
const HEAD_BYTES: usize = 16 * 1024;

/// A server of one page. It ends when this is dropped.
pub struct Elsewhere {
    address: SocketAddr,
    /// Dropping it ends the accepting task.
    _stop: oneshot::Sender<Infallible>,
}

impl Elsewhere {
    /// Listens on a free port of the loopback.
    pub async fn listen() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("a bound address");
        let (stop, mut stopped) = oneshot::channel();
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    accepted = listener.accept() => {
                        let Ok((socket, _)) = accepted else { continue };
                        tokio::spawn(answer(socket));
                    }
                    _ = &mut stopped => break,
                }
            }
        });
        Self { address, _stop: stop }
    }

    /// A page of it.
    pub fn page(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

/// Answers one request. A connection that breaks is the browser's affair.
async fn answer(mut socket: TcpStream) {
    let mut head = vec![0; HEAD_BYTES];
    let mut read = 0;
    while !head[..read].windows(4).any(|end| end == b"\r\n\r\n") {
        match socket.read(&mut head[read..]).await {
            Ok(0) | Err(_) => return,
            Ok(more) => read += more,
        }
    }
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{PAGE}",
        PAGE.len()
    );
    drop(socket.write_all(answer.as_bytes()).await);
}
