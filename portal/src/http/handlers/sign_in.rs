//! Signing in and out, and the session.

use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};

use super::{parse, render};
use crate::flows::Portal;
use crate::flows::session::{self, SignedIn};
use crate::flows::sign_in::{self, Finish};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, HttpError};
use crate::http::staff::{Member, SameOrigin};
use crate::http::wire::{ApiVersion, FinishSignInRequest, SessionResponse, StartSignInRequest, StartSignInResponse};
use crate::http::{json, session_cookie};

/// Begins a sign-in. A name that nobody has is answered like any other.
#[utoipa::path(
    post,
    path = "/api/v1/staff/sign-in/start",
    operation_id = "startSignIn",
    tag = "staff",
    request_body = StartSignInRequest,
    responses(
        (status = 200, description = "OPAQUE's second message", body = StartSignInResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 429, description = "too_many_tries; the header Retry-After says for how many seconds", body = ErrorBody),
    ),
)]
pub(in crate::http) async fn start(
    _: SameOrigin,
    request: HttpRequest,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let token = session_cookie::token(&request);
    let request: StartSignInRequest = body.json().await?;
    let begun = sign_in::start(&portal, &request.name, &request.request.0, token).await?;
    let response = StartSignInResponse {
        version: ApiVersion,
        attempt: begun.attempt.to_vec().into(),
        response: begun.response.into(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

/// Finishes a sign-in with the second factor, or unlocks a living session without.
#[utoipa::path(
    post,
    path = "/api/v1/staff/sign-in/finish",
    operation_id = "finishSignIn",
    tag = "staff",
    request_body = FinishSignInRequest,
    responses(
        (status = 200, description = "Signed in; the session's cookie is set", body = SessionResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "sign_in_failed; code_needed, with `second_step`", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
)]
pub(in crate::http) async fn finish(
    _: SameOrigin,
    request: HttpRequest,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let parsed: FinishSignInRequest = body.json().await?;
    let finish = Finish {
        attempt: parse::bytes(&parsed.attempt, "attempt")?,
        finalization: parsed.finalization.0,
        code: parsed.totp,
        recovery_code: parsed.recovery_code,
        token: session_cookie::token(&request),
    };
    let (token, signed_in) = sign_in::finish(&portal, finish).await?;
    let mut response = session_response(HttpResponse::Ok(), &portal, signed_in).await?;
    session_cookie::set(&mut response, &session_cookie::carrying(&token))?;
    Ok(response)
}

/// Who is signed in, and the sealed keys.
#[utoipa::path(
    get,
    path = "/api/v1/staff/session",
    operation_id = "session",
    tag = "staff",
    responses(
        (status = 200, description = "The session", body = SessionResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn session(member: Member, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    session_response(HttpResponse::Ok(), &portal, member.0).await
}

/// The session of somebody who is signed in.
pub(super) async fn session_response(
    answer: HttpResponseBuilder,
    portal: &Portal,
    signed_in: SignedIn,
) -> Result<HttpResponse, HttpError> {
    let view = session::view(portal, signed_in).await?;
    Ok(json(answer, &render::session(view)))
}

/// Ends the session.
#[utoipa::path(
    post,
    path = "/api/v1/staff/sign-out",
    operation_id = "signOut",
    tag = "staff",
    responses(
        (status = 204, description = "Signed out; the cookie is removed"),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn sign_out(member: Member, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    session::sign_out(&portal, &member.0).await?;
    let mut response = HttpResponse::NoContent().finish();
    session_cookie::set(&mut response, &session_cookie::forgetting())?;
    Ok(response)
}
