//! The neutral address that the exit goes through: it makes the browser forget, and leads on.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue, LOCATION};

use super::headers::REQUEST_OTR;

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// What the browser forgets of this origin (W3C Clear Site Data): the cached styles, scripts and texts, which say what
/// was visited, copies of pages kept for Back, and every storage, although nothing is ever put there.
///
/// Not the cookies: reporters have none, and browsers would clear those of the whole registered domain, so that a member
/// of staff would be signed out here and in every other service of the same organisation.
const FORGET: &str = "\"cache\", \"storage\"";

/// The answer of the neutral address. It has no body, so there is nothing to read and nothing to wait for; being a
/// redirect, it makes no entry of its own in the history and works without scripts.
pub(super) struct Exit {
    onward: HeaderValue,
}

impl Exit {
    /// `onward` is the full address that the exit leads to.
    #[expect(
        clippy::expect_used,
        reason = "addresses are written in visible ASCII once they are parsed (WHATWG URL), and the configuration parses them"
    )]
    pub(super) fn leading_to(onward: &str) -> Self {
        Self {
            onward: HeaderValue::from_str(onward).expect("a parsed address"),
        }
    }

    /// 303, since whatever led here, the next page is only looked at.
    pub(super) fn response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(StatusCode::SEE_OTHER);
        let headers = response.headers_mut();
        headers.insert(LOCATION, self.onward.clone());
        headers.insert(CLEAR_SITE_DATA, HeaderValue::from_static(FORGET));
        headers.insert(REQUEST_OTR, HeaderValue::from_static("?1"));
        response
    }
}
