//! Who of the staff is calling: the cookie, the role, and that the call comes from the portal's own page.

use std::future::{Future, Ready, ready};
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::{HeaderName, ORIGIN};
use actix_web::{FromRequest, HttpRequest, web};
use ozvise_crypto::CentreId;

use super::endpoints::{Caller, row_of};
use super::error::{ErrorCode, HttpError};
use super::session_cookie;
use crate::config::Origin;
use crate::flows::Portal;
use crate::flows::session::{self, Activity, SignedIn};
use crate::store::members::StoredMember;
use crate::store::sessions::TokenHash;

/// The header of requests that the page makes by itself (`1`): they do not keep a session alive.
pub const BACKGROUND: HeaderName = HeaderName::from_static("ozvise-background");

/// The call by which the page listens: browsers make it anew by themselves, and it can have no header of its own.
const EVENTS: &str = "/api/v1/staff/events";

/// The origin of the portal's own pages, as browsers send it.
pub(super) struct PortalOrigin(pub(super) Origin);

/// Proof that a request comes from the portal's own page, where that matters: browsers name the origin of every request
/// that is not a plain `GET`, and no script can change it.
pub(super) struct SameOrigin;

impl FromRequest for SameOrigin {
    type Error = HttpError;
    type Future = Ready<Result<Self, HttpError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(check_origin(request).map(|()| Self))
    }
}

fn check_origin(request: &HttpRequest) -> Result<(), HttpError> {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(());
    }
    let own = request.app_data::<web::Data<PortalOrigin>>();
    let named = request.headers().get(ORIGIN);
    match (own, named) {
        (Some(own), Some(named)) if own.0.is_sent_as(named.as_bytes()) => Ok(()),
        _ => Err(HttpError::new(ErrorCode::WrongOrigin)),
    }
}

/// A signed-in member of staff whose role the table allows.
pub(super) struct Member(pub(super) SignedIn);

impl FromRequest for Member {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, HttpError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { authorised(&request).await.map(Self) })
    }
}

/// A signed-in member of staff who reads the threads of a centre.
pub(super) struct Reader {
    /// The member's centre: the only one whose threads may be touched.
    pub(super) centre: CentreId,
    /// The member.
    pub(super) member: StoredMember,
    /// The session.
    pub(super) token_hash: TokenHash,
}

impl FromRequest for Reader {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, HttpError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let signed_in = authorised(&request).await?;
            let member = signed_in.member;
            let centre = member.centre_id.clone();
            let centre = centre.ok_or_else(|| HttpError::new(ErrorCode::Forbidden))?;
            Ok(Self {
                centre,
                member,
                token_hash: signed_in.token_hash,
            })
        })
    }
}

/// Origin, session, role: in this order, and nothing of the body is read before.
async fn authorised(request: &HttpRequest) -> Result<SignedIn, HttpError> {
    check_origin(request)?;
    let not_signed_in = || HttpError::new(ErrorCode::NotSignedIn);
    let token = session_cookie::token(request).ok_or_else(not_signed_in)?;
    let portal = request
        .app_data::<web::Data<Portal>>()
        .ok_or_else(|| HttpError::new(ErrorCode::Internal))?;
    let pattern = request.match_pattern().unwrap_or_default();
    let background = pattern == EVENTS || request.headers().get(BACKGROUND).is_some_and(|value| value == "1");
    let activity = if background {
        Activity::Background
    } else {
        Activity::Foreground
    };
    let signed_in = session::authenticate(portal, &token, activity).await?;
    match row_of(request.method(), &pattern).map(|row| row.caller) {
        Some(Caller::Staff(roles)) if roles.contains(&signed_in.member.role) => Ok(signed_in),
        // Also an endpoint that the table does not give to staff: it must not be reached by this way at all.
        _ => Err(HttpError::new(ErrorCode::Forbidden)),
    }
}
