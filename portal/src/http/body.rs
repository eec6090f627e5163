//! Reads a JSON body: content type, length, UTF-8, shape, version, each with its own answer.

use std::future::{Ready, ready};
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::BytesMut;
use actix_web::{FromRequest, HttpRequest};
use futures_util::StreamExt;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::error::{ErrorCode, HttpError};
use super::wire::VERSION;

/// How long a client may take to send its body: the largest message (44 kB of base64url) passes within it at 10 kbit/s,
/// while a client that sends a byte now and then cannot hold a connection.
const BODY_TIMEOUT: Duration = Duration::from_secs(60);

/// A request body that is JSON.
pub(super) trait RequestBody: DeserializeOwned + 'static {
    /// The longest body, in bytes, that this request can need.
    const LIMIT: usize;
}

/// The body of a request that has not been read yet: a handler first finds out who is calling.
pub(super) struct UnreadBody {
    request: HttpRequest,
    payload: Payload,
}

impl FromRequest for UnreadBody {
    type Error = HttpError;
    type Future = Ready<Result<Self, HttpError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        ready(Ok(Self {
            request: request.clone(),
            payload: payload.take(),
        }))
    }
}

impl UnreadBody {
    /// Reads and parses the body.
    pub(super) async fn json<T: RequestBody>(self) -> Result<T, HttpError> {
        check_content_type(&self.request)?;
        let capacity = check_declared_length(&self.request, T::LIMIT)?;
        let bytes = actix_web::rt::time::timeout(BODY_TIMEOUT, collect(self.payload, capacity, T::LIMIT))
            .await
            .map_err(|_| HttpError::malformed("body"))??;
        parse(&bytes)
    }
}

/// `application/json`, without a charset or with UTF-8.
fn check_content_type(request: &HttpRequest) -> Result<(), HttpError> {
    let refused = || HttpError::new(ErrorCode::UnsupportedMediaType).in_field("content-type");
    let value = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .ok_or_else(refused)?;
    let (essence, parameters) = value.split_once(';').unwrap_or((value, ""));
    let parameters = parameters.trim();
    let utf8 = parameters.is_empty()
        || parameters.split_once('=').is_some_and(|(name, value)| {
            name.trim().eq_ignore_ascii_case("charset") && value.trim_matches([' ', '"']).eq_ignore_ascii_case("utf-8")
        });
    if essence.trim().eq_ignore_ascii_case("application/json") && utf8 {
        Ok(())
    } else {
        Err(refused())
    }
}

/// Refuses a body that says itself that it is too long; returns how many bytes to make room for.
fn check_declared_length(request: &HttpRequest, limit: usize) -> Result<usize, HttpError> {
    let Some(length) = request.headers().get(CONTENT_LENGTH) else {
        return Ok(0);
    };
    let length: usize = length
        .to_str()
        .ok()
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| HttpError::malformed("content-length"))?;
    if length > limit {
        Err(HttpError::new(ErrorCode::TooLarge))
    } else {
        Ok(length)
    }
}

async fn collect(mut payload: Payload, capacity: usize, limit: usize) -> Result<BytesMut, HttpError> {
    let mut bytes = BytesMut::with_capacity(capacity);
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| HttpError::malformed("body"))?;
        if bytes.len() + chunk.len() > limit {
            return Err(HttpError::new(ErrorCode::TooLarge));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// The version alone, to tell a newer client from a broken one: its other fields may be unknown here.
#[derive(Deserialize)]
struct VersionOnly {
    version: u64,
}

fn parse<T: RequestBody>(bytes: &[u8]) -> Result<T, HttpError> {
    let text = std::str::from_utf8(bytes).map_err(|_| HttpError::malformed("body"))?;
    serde_json::from_str(text).map_err(|_| match serde_json::from_str::<VersionOnly>(text) {
        Ok(VersionOnly { version }) if version != u64::from(VERSION) => HttpError::unknown_version(version, "version"),
        _ => HttpError::malformed("body"),
    })
}

#[cfg(test)]
mod tests {
    use super::{ErrorCode, parse};
    use crate::http::wire::PostMessageRequest;

    fn code_of(body: &[u8]) -> Option<ErrorCode> {
        parse::<PostMessageRequest>(body).err().map(|error| error.code())
    }

    #[test]
    fn each_fault_has_its_own_answer() {
        assert_eq!(code_of(br#"{"version":1,"envelope":"AQID"}"#), None);
        assert_eq!(
            code_of(br#"{"version":2,"envelope":"AQID","new_field":[]}"#),
            Some(ErrorCode::UnknownVersion)
        );
        for malformed in [
            &b"{\"version\":1,\"envelope\":\"\xff\"}"[..],
            br#"{"version":1,"envelope":"AQID","extra":1}"#,
            br#"{"version":1,"envelope":"AQI="}"#,
            br#"{"version":1,"envelope":"AR"}"#,
            br#"{"version":"1","envelope":"AQID"}"#,
            br#"{"envelope":"AQID"}"#,
            br#"{"version":1,"envelope":"AQID"} x"#,
            b"[]",
            b"",
        ] {
            assert_eq!(
                code_of(malformed),
                Some(ErrorCode::MalformedRequest),
                "{}",
                malformed.escape_ascii()
            );
        }
    }
}
