//! A member's own account: sessions, password, second factor.

use actix_web::{HttpResponse, web};

use super::{parse, registration};
use crate::domain::SECONDS_PER_HOUR;
use crate::flows::{self, PasswordProof, Portal};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, ErrorCode, HttpError};
use crate::http::json;
use crate::http::staff::Member;
use crate::http::wire::{
    ApiVersion, FinishPasswordChangeRequest, FinishSecondFactorRequest, PasswordProofItem, SessionItem,
    SessionsResponse, StartPasswordChangeRequest, StartPasswordChangeResponse, StartSecondFactorResponse,
    StoreVaultRequest,
};

pub(super) fn proof(item: PasswordProofItem) -> Result<PasswordProof, HttpError> {
    Ok(PasswordProof {
        attempt: parse::bytes(&item.attempt, "attempt")?,
        finalization: item.finalization.0,
    })
}

/// The member's living sessions.
#[utoipa::path(
    get,
    path = "/api/v1/staff/sessions",
    operation_id = "listSessions",
    tag = "staff",
    responses(
        (status = 200, description = "The sessions", body = SessionsResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn sessions(member: Member, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    let own = member.0.session.id;
    let sessions = flows::own_sessions(&portal, &member.0).await?;
    let item = |session: crate::store::sessions::StoredSession| SessionItem {
        current: session.id == own,
        id: session.id.to_vec().into(),
        started_hour: i64::try_from(session.started_at / SECONDS_PER_HOUR).unwrap_or(i64::MAX),
        last_active_at: session.last_active_at,
    };
    let response = SessionsResponse {
        version: ApiVersion,
        sessions: sessions.into_iter().map(item).collect(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

/// Ends one of the member's sessions.
#[utoipa::path(
    post,
    path = "/api/v1/staff/sessions/{id}/end",
    operation_id = "endSession",
    tag = "staff",
    params(("id" = String, Path, description = "The session's id, base64url")),
    responses(
        (status = 204, description = "It has ended"),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 404, description = "not_found", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn end_session(
    member: Member,
    id: web::Path<String>,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let id = parse::id(&id).ok_or_else(|| HttpError::new(ErrorCode::NotFound))?;
    flows::end_own_session(&portal, &member.0, id).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Ends all of the member's sessions but the one that asks.
#[utoipa::path(
    post,
    path = "/api/v1/staff/sessions/end-others",
    operation_id = "endOtherSessions",
    tag = "staff",
    responses(
        (status = 204, description = "They have ended"),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn end_other_sessions(
    member: Member,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    flows::end_other_sessions(&portal, &member.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// OPAQUE's second message for a new password. Changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/staff/password/start",
    operation_id = "startPasswordChange",
    tag = "staff",
    request_body = StartPasswordChangeRequest,
    responses(
        (status = 200, description = "OPAQUE's second message", body = StartPasswordChangeResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn start_password_change(
    member: Member,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: StartPasswordChangeRequest = body.json().await?;
    let response = flows::start_password_change(&portal, &member.0, &request.request.0)?;
    let response = StartPasswordChangeResponse {
        version: ApiVersion,
        response: response.into(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

/// Replaces the password and the vault together, and ends all other sessions.
#[utoipa::path(
    post,
    path = "/api/v1/staff/password/finish",
    operation_id = "finishPasswordChange",
    tag = "staff",
    request_body = FinishPasswordChangeRequest,
    responses(
        (status = 204, description = "The new password is in force"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in, sign_in_failed", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 409, description = "account_changed: the password was changed elsewhere", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn finish_password_change(
    member: Member,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: FinishPasswordChangeRequest = body.json().await?;
    let (proof, vault) = (proof(request.proof)?, request.vault.0);
    flows::finish_password_change(&portal, member.0, proof, &request.upload.0, vault).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Replaces the vault by one that remembers more.
#[utoipa::path(
    post,
    path = "/api/v1/staff/vault",
    operation_id = "storeVault",
    tag = "staff",
    request_body = StoreVaultRequest,
    responses(
        (status = 204, description = "It is kept"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 409, description = "account_changed: the vault was replaced elsewhere", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn store_vault(
    member: Member,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: StoreVaultRequest = body.json().await?;
    flows::store_vault(&portal, &member.0, request.known.0, request.vault.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// A new second factor with its recovery codes, shown once. It serves once it is confirmed.
#[utoipa::path(
    post,
    path = "/api/v1/staff/second-factor/start",
    operation_id = "startSecondFactorChange",
    tag = "staff",
    responses(
        (status = 200, description = "The new second factor", body = StartSecondFactorResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn start_second_factor_change(
    member: Member,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let (enrolment, shown) = flows::start_second_factor_change(&portal, &member.0).await?;
    let response = StartSecondFactorResponse {
        version: ApiVersion,
        enrolment: enrolment.to_vec().into(),
        factor: registration::factor(&shown),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

/// Replaces the second factor and the recovery codes, and ends all other sessions.
#[utoipa::path(
    post,
    path = "/api/v1/staff/second-factor/finish",
    operation_id = "finishSecondFactorChange",
    tag = "staff",
    request_body = FinishSecondFactorRequest,
    responses(
        (status = 204, description = "The new second factor is in force"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in, sign_in_failed", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 409, description = "enrolment_over", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 422, description = "wrong_code", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn finish_second_factor_change(
    member: Member,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: FinishSecondFactorRequest = body.json().await?;
    let enrolment = parse::bytes(&request.enrolment, "enrolment")?;
    let proof = proof(request.proof)?;
    flows::finish_second_factor_change(&portal, member.0, proof, enrolment, request.totp).await?;
    Ok(HttpResponse::NoContent().finish())
}
