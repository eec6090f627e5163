//! The reporter's credential: `Authorization: Bearer` and 64 characters, base64url of thread id (16) and capability (32).
//!
//! It is a header because a URL ends up in logs and histories, and no cookie because it must not outlive the page.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest};
use ozvise_crypto::Bearer;

use super::error::HttpError;

/// What a reporter presents. Whether a thread belongs to it is for the flows to find out.
pub(super) struct Reporter(pub(super) Bearer);

impl FromRequest for Reporter {
    type Error = HttpError;
    type Future = Ready<Result<Self, HttpError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            bearer(request)
                .ok_or_else(|| HttpError::malformed("authorization"))
                .map(Self),
        )
    }
}

fn bearer(request: &HttpRequest) -> Option<Bearer> {
    let (scheme, token) = request.headers().get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    Bearer::parse(token.trim_start()).ok()
}
