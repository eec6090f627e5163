//! Requests as the actors send them.

use std::time::Duration;

use hyper::body::Bytes;
use hyper::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue, ORIGIN};
use hyper::{Method, StatusCode};
use serde_json::Value;

use crate::proxy::{Answer, EVENT_STREAM};

/// Where the API lives.
pub const API: &str = "/api/v1";

/// One request, put together step by step.
#[derive(Debug, Clone)]
pub struct Call {
    method: Method,
    path: String,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Call {
    /// A request without a body to a full path.
    pub fn new(method: Method, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
            headers: HeaderMap::new(),
            body: Vec::new(),
        }
    }

    /// `GET` on a path of the API.
    pub fn get(path: &str) -> Self {
        Self::new(Method::GET, format!("{API}{path}"))
    }

    /// `DELETE` on a path of the API.
    pub fn delete(path: &str) -> Self {
        Self::new(Method::DELETE, format!("{API}{path}"))
    }

    /// `POST` of JSON to a path of the API.
    pub fn post(path: &str, body: &Value) -> Self {
        Self::new(Method::POST, format!("{API}{path}")).json(body)
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// What is sent.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// To another full path.
    #[must_use]
    pub fn at(mut self, path: &str) -> Self {
        path.clone_into(&mut self.path);
        self
    }

    /// With JSON as body.
    #[must_use]
    pub fn json(self, body: &Value) -> Self {
        self.raw("application/json", body.to_string().into_bytes())
    }

    /// With any bytes as body.
    #[must_use]
    pub fn raw(mut self, content_type: &str, body: Vec<u8>) -> Self {
        self.body = body;
        self.header(CONTENT_TYPE, content_type)
    }

    /// With a reporter's capability.
    #[must_use]
    pub fn bearer(self, bearer: &str) -> Self {
        self.header(AUTHORIZATION, &format!("Bearer {bearer}"))
    }

    /// With a cookie.
    #[must_use]
    pub fn cookie(self, cookie: &str) -> Self {
        self.header(COOKIE, cookie)
    }

    /// From a page of this origin.
    #[must_use]
    pub fn origin(self, origin: &str) -> Self {
        self.header(ORIGIN, origin)
    }

    /// In a page's language.
    #[must_use]
    pub fn language(self, language: &str) -> Self {
        self.header(ACCEPT_LANGUAGE, language)
    }

    /// With any header, in place of an earlier one of the same name.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: &str) -> Self {
        self.headers
            .insert(name, HeaderValue::from_str(value).expect("a header's value"));
        self
    }
}

/// An HTTP client: a socket and nothing else. It keeps no cookies and follows no redirections.
#[derive(Clone)]
pub struct Http {
    origin: String,
    client: reqwest::Client,
}

impl Http {
    /// A client of the server at `origin`.
    pub fn new(origin: impl Into<String>) -> Self {
        let client = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build();
        Self {
            origin: origin.into(),
            client: client.expect("an HTTP client"),
        }
    }

    /// The server's origin.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Sends the request; `None` if the connection was lost.
    pub async fn try_send(&self, call: Call) -> Option<Answer> {
        let url = format!("{}{}", self.origin, call.path);
        let request = self
            .client
            .request(call.method, url)
            .headers(call.headers)
            .body(call.body);
        let response = request.send().await.ok()?;
        let (status, headers) = (response.status(), response.headers().clone());
        let is_endless = headers.get(CONTENT_TYPE).is_some_and(|kind| kind == EVENT_STREAM);
        let body = if is_endless {
            Bytes::new()
        } else {
            response.bytes().await.ok()?
        };
        Some(Answer { status, headers, body })
    }

    /// Sends the request and listens to the events of the answer.
    pub async fn listen(&self, call: Call) -> Events {
        let url = format!("{}{}", self.origin, call.path);
        let request = self.client.request(call.method, url).headers(call.headers);
        let response = request.send().await.expect("an answer");
        assert_eq!(response.status(), StatusCode::OK);
        Events {
            response,
            text: String::new(),
        }
    }

    /// Sends the request.
    pub async fn send(&self, call: Call) -> Answer {
        let what = format!("{} {}", call.method, call.path);
        self.try_send(call)
            .await
            .unwrap_or_else(|| panic!("{what}: the connection was lost"))
    }
}

impl Answer {
    /// Fails unless the status is this one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        let expected = StatusCode::from_u16(status).expect("a status");
        assert_eq!(self.status, expected, "{}", String::from_utf8_lossy(&self.body));
        self
    }

    /// Fails unless it is this error.
    #[track_caller]
    pub fn expect_error(self, status: u16, code: &str) -> Value {
        let answer = self.expect(status);
        let error = answer.json()["error"].clone();
        assert_eq!(error["code"], code, "{error}");
        error
    }

    /// One header as text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The whole answer except what differs between any two: the date.
    pub fn without_date(&self) -> Vec<u8> {
        let mut answer = self.clone();
        answer.headers.remove(hyper::header::DATE);
        answer.bytes()
    }
}

/// Events of a stream (HTML Living Standard, section 9.2) as they come.
pub struct Events {
    response: reqwest::Response,
    text: String,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What kind.
    pub name: String,
    /// Its id, or the empty text.
    pub id: String,
    /// Its data.
    pub data: String,
}

/// Longer than any event that comes at all takes.
const PATIENCE: Duration = Duration::from_secs(30);

impl Events {
    /// The next event that is not a mere sign of life; `None` at the end of the stream.
    pub async fn next(&mut self) -> Option<Event> {
        tokio::time::timeout(PATIENCE, self.next_news())
            .await
            .expect("an event, or the end of the stream")
    }

    async fn next_news(&mut self) -> Option<Event> {
        loop {
            while let Some((block, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| {
                    let line = block
                        .lines()
                        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
                    line.unwrap_or_default().trim_start().to_owned()
                };
                let event = Event {
                    name: field("event"),
                    id: field("id"),
                    data: field("data"),
                };
                self.text = rest.to_owned();
                if event.name == "news" {
                    return Some(event);
                }
            }
            let piece = self.response.chunk().await.ok()??;
            self.text.push_str(std::str::from_utf8(&piece).expect("UTF-8"));
        }
    }
}

impl Event {
    /// The data as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.data).expect("JSON")
    }
}
