//! The cookie of a signed-in member of staff.
//!
//! `__Host-` binds it to this very host and to HTTPS, `HttpOnly` keeps it from scripts, `SameSite=Strict` from other
//! sites' requests; without a lifetime it ends with the browser at the latest.

use actix_web::cookie::{Cookie, SameSite};
use actix_web::{HttpRequest, HttpResponse};

use super::error::HttpError;
use crate::flows::session::SessionToken;

/// The cookie's name.
pub const COOKIE: &str = "__Host-ozvise";

/// The token that the request carries, if it has the form of one.
pub(super) fn token(request: &HttpRequest) -> Option<SessionToken> {
    SessionToken::parse(request.cookie(COOKIE)?.value())
}

/// The cookie that carries a token.
pub(super) fn carrying(token: &SessionToken) -> Cookie<'static> {
    Cookie::build(COOKIE, token.encoded())
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Strict)
        .finish()
}

/// The cookie that makes the browser forget the token.
pub(super) fn forgetting() -> Cookie<'static> {
    let mut cookie = Cookie::build(COOKIE, "")
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Strict)
        .finish();
    cookie.make_removal();
    cookie
}

/// Puts a cookie into an answer.
pub(super) fn set(response: &mut HttpResponse, cookie: &Cookie<'_>) -> Result<(), HttpError> {
    response
        .add_cookie(cookie)
        .map_err(|error| HttpError::internal(error.to_string()))
}
