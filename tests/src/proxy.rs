//! The wire between the actors and the portal: it records every byte, can lose the connection, and can be a hostile server
//! that alters what it passes on.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll};

use http_body_util::{BodyExt as _, Either, Full};
use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::{CONNECTION, CONTENT_TYPE, HOST, HeaderName, TRANSFER_ENCODING};
use hyper::service::service_fn;
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot, watch};

/// The media type of answers that have no end.
pub(crate) const EVENT_STREAM: &str = "text/event-stream";

/// What was asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The method.
    pub method: Method,
    /// Path with query.
    pub target: String,
    /// All headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
}

/// What was answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// All headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
}

/// One request with what came of it; no answer if the connection was lost.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// What was asked.
    pub asked: Asked,
    /// What the client got.
    pub answer: Option<Answer>,
}

/// What the wire does with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It goes on.
    Pass,
    /// The connection breaks.
    HangUp,
    /// The connection breaks in the middle of the answer's body; for a request the same as [`Fate::HangUp`].
    CutShort,
}

type OnRequest = Box<dyn FnMut(&Asked) -> Fate + Send>;
type OnAnswer = Box<dyn FnMut(&Asked, &mut Answer) -> Fate + Send>;

/// A server between the clients and the portal.
pub struct Proxy {
    address: SocketAddr,
    shared: Arc<Shared>,
    /// Dropping it ends the accepting task.
    _stop: oneshot::Sender<Infallible>,
}

struct Shared {
    upstream: watch::Sender<Option<SocketAddr>>,
    client: reqwest::Client,
    exchanges: Mutex<Vec<Exchange>>,
    on_request: Mutex<OnRequest>,
    on_answer: Mutex<OnAnswer>,
}

/// The wire broke, on purpose.
#[derive(Debug)]
struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the connection was broken on purpose")
    }
}

impl std::error::Error for Broken {}

/// A body that breaks off in the middle.
struct Half {
    first: Option<Bytes>,
    /// Between the half and the break the server has to come round, or it would break off before it has sent anything.
    has_paused: bool,
}

impl Half {
    fn of(whole: &Bytes) -> Self {
        Self {
            first: Some(whole.slice(..whole.len() / 2)),
            has_paused: false,
        }
    }
}

impl Body for Half {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(Frame::data(first))));
        }
        if self.has_paused {
            return Poll::Ready(Some(Err(Broken)));
        }
        self.has_paused = true;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// A body that is passed on piece by piece as it comes, and recorded.
struct Streamed(mpsc::Receiver<Bytes>);

impl Body for Streamed {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        self.0
            .poll_recv(context)
            .map(|piece| piece.map(|piece| Ok(Frame::data(piece))))
    }
}

impl Proxy {
    /// Listens on a free port of the loopback. Requests wait until [`Proxy::forward_to`] has said where they go.
    pub async fn listen() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("a bound address");
        let shared = Arc::new(Shared {
            upstream: watch::Sender::new(None),
            client: reqwest::Client::builder()
                .no_proxy()
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .expect("an HTTP client"),
            exchanges: Mutex::default(),
            on_request: Mutex::new(Box::new(|_| Fate::Pass)),
            on_answer: Mutex::new(Box::new(|_, _| Fate::Pass)),
        });
        let (stop, mut stopped) = oneshot::channel();
        let accepting = Arc::clone(&shared);
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    accepted = listener.accept() => {
                        let Ok((socket, _)) = accepted else { continue };
                        tokio::spawn(serve(socket, Arc::clone(&accepting)));
                    }
                    _ = &mut stopped => break,
                }
            }
        });
        Self {
            address,
            shared,
            _stop: stop,
        }
    }

    /// Where clients find it.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where requests go from now on.
    pub fn forward_to(&self, upstream: SocketAddr) {
        self.shared.upstream.send_replace(Some(upstream));
    }

    /// Everything that has passed so far.
    pub fn exchanges(&self) -> Vec<Exchange> {
        locked(&self.shared.exchanges).clone()
    }

    /// From now on each request is shown to `judge` before it reaches the portal.
    pub fn on_request(&self, judge: impl FnMut(&Asked) -> Fate + Send + 'static) {
        *locked(&self.shared.on_request) = Box::new(judge);
    }

    /// From now on each answer is given to `alter` before the client gets it. By then the portal has done what was asked.
    pub fn on_answer(&self, alter: impl FnMut(&Asked, &mut Answer) -> Fate + Send + 'static) {
        *locked(&self.shared.on_answer) = Box::new(alter);
    }

    /// An honest wire again.
    pub fn be_honest(&self) {
        self.on_request(|_| Fate::Pass);
        self.on_answer(|_, _| Fate::Pass);
    }
}

/// A poisoned lock only means that some test thread has already failed.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

async fn serve(socket: tokio::net::TcpStream, shared: Arc<Shared>) {
    let service = service_fn(|request| handle(request, Arc::clone(&shared)));
    // A client that goes away, and a connection broken on purpose, end here: neither is of interest.
    drop(
        hyper::server::conn::http1::Builder::new()
            .serve_connection(TokioIo::new(socket), service)
            .await,
    );
}

async fn handle(
    request: Request<Incoming>,
    shared: Arc<Shared>,
) -> Result<Response<Either<Either<Full<Bytes>, Half>, Streamed>>, Broken> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map_err(|_| Broken)?.to_bytes();
    let target = head.uri.path_and_query().map_or_else(String::new, ToString::to_string);
    let asked = Asked {
        method: head.method,
        target,
        headers: head.headers,
        body,
    };

    let (answer, fate, endless) = match answer(&asked, &shared).await {
        Ok(answered) => answered,
        Err(broken) => {
            locked(&shared.exchanges).push(Exchange { asked, answer: None });
            return Err(broken);
        }
    };
    let number = {
        let mut exchanges = locked(&shared.exchanges);
        exchanges.push(Exchange {
            asked,
            answer: Some(answer.clone()),
        });
        exchanges.len() - 1
    };
    let mut response = Response::new(match (fate, endless) {
        (_, Some(upstream)) => Either::Right(pass_on(upstream, number, Arc::clone(&shared))),
        (Fate::CutShort, None) => Either::Left(Either::Right(Half::of(&answer.body))),
        (Fate::Pass | Fate::HangUp, None) => Either::Left(Either::Left(Full::new(answer.body))),
    });
    *response.status_mut() = answer.status;
    *response.headers_mut() = answer.headers;
    Ok(response)
}

/// Passes pieces on until either side has enough.
fn pass_on(mut upstream: reqwest::Response, number: usize, shared: Arc<Shared>) -> Streamed {
    let (pieces, streamed) = mpsc::channel(1);
    tokio::spawn(async move {
        loop {
            let piece = tokio::select! {
                piece = upstream.chunk() => piece,
                () = pieces.closed() => break,
            };
            let Ok(Some(piece)) = piece else { break };
            if let Some(answer) = &mut locked(&shared.exchanges)[number].answer {
                answer.body = [answer.body.as_ref(), &piece].concat().into();
            }
            if pieces.send(piece).await.is_err() {
                break;
            }
        }
    });
    Streamed(streamed)
}

/// The answer, whether it arrives whole, and, where it has no end, what it comes from.
async fn answer(asked: &Asked, shared: &Shared) -> Result<(Answer, Fate, Option<reqwest::Response>), Broken> {
    if (locked(&shared.on_request))(asked) != Fate::Pass {
        return Err(Broken);
    }
    let (mut answer, endless) = forward(asked, shared).await.map_err(|_| Broken)?;
    match (locked(&shared.on_answer))(asked, &mut answer) {
        Fate::HangUp => Err(Broken),
        fate => Ok((answer, fate, endless)),
    }
}

async fn forward(asked: &Asked, shared: &Shared) -> Result<(Answer, Option<reqwest::Response>), reqwest::Error> {
    let upstream = shared
        .upstream
        .subscribe()
        .wait_for(Option::is_some)
        .await
        .map(|known| *known);
    let upstream = upstream.ok().flatten().expect("the sender lives as long as the proxy");
    let mut headers = asked.headers.clone();
    // The connection's own headers; the host stays as the client named it.
    headers.remove(CONNECTION);
    headers.remove(TRANSFER_ENCODING);
    let response = shared
        .client
        .request(asked.method.clone(), format!("http://{upstream}{}", asked.target))
        .headers(headers)
        .body(asked.body.clone())
        .send()
        .await?;
    let status = response.status();
    let mut headers = response.headers().clone();
    for name in [CONNECTION, TRANSFER_ENCODING, HeaderName::from_static("keep-alive")] {
        headers.remove(name);
    }
    if headers.get(CONTENT_TYPE).is_some_and(|kind| kind == EVENT_STREAM) {
        let body = Bytes::new();
        return Ok((Answer { status, headers, body }, Some(response)));
    }
    let body = response.bytes().await?;
    Ok((Answer { status, headers, body }, None))
}

impl Asked {
    /// The request as bytes, for scans.
    pub fn bytes(&self) -> Vec<u8> {
        written(&format!("{} {}", self.method, self.target), &self.headers, &self.body)
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        json_of(&self.body)
    }

    /// The path without the query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }
}

impl Answer {
    /// The answer as bytes, for scans.
    pub fn bytes(&self) -> Vec<u8> {
        written(self.status.as_str(), &self.headers, &self.body)
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("not JSON: {}", String::from_utf8_lossy(&self.body)))
    }

    /// Replaces the body.
    pub fn set_json(&mut self, value: &serde_json::Value) {
        self.body = Bytes::from(value.to_string());
        self.headers.remove(hyper::header::CONTENT_LENGTH);
    }
}

#[track_caller]
fn json_of(body: &[u8]) -> serde_json::Value {
    serde_json::from_slice(body).unwrap_or_else(|_| panic!("not JSON: {}", String::from_utf8_lossy(body)))
}

fn written(first_line: &str, headers: &HeaderMap, body: &[u8]) -> Vec<u8> {
    let mut bytes = first_line.as_bytes().to_vec();
    // Servers write headers in no certain order, so it is no part of what is compared or searched.
    let mut headers: Vec<_> = headers.iter().filter(|(name, _)| *name != HOST).collect();
    headers.sort_by_key(|(name, _)| name.as_str());
    for (name, value) in headers {
        bytes.push(b'\n');
        bytes.extend_from_slice(name.as_str().as_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend_from_slice(value.as_bytes());
    }
    bytes.extend_from_slice(b"\n\n");
    bytes.extend_from_slice(body);
    bytes
}
