//! Redeeming an invitation.

use actix_web::{HttpResponse, web};

use super::parse;
use super::sign_in::session_response;
use crate::domain::InvitationSecret;
use crate::flows::{self, Portal, Registration, ShownFactor};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, ErrorCode, HttpError};
use crate::http::staff::SameOrigin;
use crate::http::wire::{
    ApiVersion, Base64, FactorItem, FinishRegistrationRequest, LookAtInvitationRequest, RedeemableResponse,
    SessionResponse, StartRegistrationRequest, StartRegistrationResponse,
};
use crate::http::{json, session_cookie};

/// What is no secret opens no invitation.
fn secret(bytes: &Base64) -> Result<InvitationSecret, HttpError> {
    InvitationSecret::from_bytes(&bytes.0).ok_or_else(|| HttpError::new(ErrorCode::InvitationNotFound))
}

/// What an invitation leads to. Unknown, used, revoked and expired ones are one answer.
#[utoipa::path(
    post,
    path = "/api/v1/invitation",
    operation_id = "lookAtInvitation",
    tag = "staff",
    request_body = LookAtInvitationRequest,
    responses(
        (status = 200, description = "The invitation can be redeemed", body = RedeemableResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 404, description = "invitation_not_found", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
)]
pub(in crate::http) async fn look(
    _: SameOrigin,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: LookAtInvitationRequest = body.json().await?;
    let found = flows::look_at_invitation(&portal, &secret(&request.secret)?).await?;
    let response = RedeemableResponse {
        version: ApiVersion,
        kind: found.invitation.kind.as_str().to_owned(),
        role: found.invitation.role.as_str().to_owned(),
        centre_id: found.invitation.centre_id.map(|id| id.to_string()),
        display_name: found.invitation.display_name,
        member_id: found.invitation.member_id.as_bytes().to_vec().into(),
        name: found.name,
        invited_by: found.invited_by,
        expires_at: found.invitation.expires_at,
    };
    Ok(json(HttpResponse::Ok(), &response))
}

/// Begins a registration: OPAQUE's second message, and a second factor that is shown once. It can be begun anew any time
/// before it is finished.
#[utoipa::path(
    post,
    path = "/api/v1/invitation/start",
    operation_id = "startRegistration",
    tag = "staff",
    request_body = StartRegistrationRequest,
    responses(
        (status = 200, description = "What is needed to finish", body = StartRegistrationResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 404, description = "invitation_not_found", body = ErrorBody),
        (status = 409, description = "name_taken", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
)]
pub(in crate::http) async fn start(
    _: SameOrigin,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: StartRegistrationRequest = body.json().await?;
    let secret = secret(&request.secret)?;
    let begun = flows::start_registration(&portal, &secret, &request.name, &request.request.0).await?;
    let response = StartRegistrationResponse {
        version: ApiVersion,
        enrolment: begun.enrolment.to_vec().into(),
        member_id: begun.member_id.as_bytes().to_vec().into(),
        name: begun.name,
        response: begun.response.into(),
        factor: factor(&begun.factor),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

pub(super) fn factor(shown: &ShownFactor) -> FactorItem {
    FactorItem {
        totp_secret: shown.totp_secret.to_string(),
        recovery_codes: shown.recovery_codes.iter().map(|code| code.to_string()).collect(),
    }
}

/// Finishes a registration or a renewal, and signs the member in. The account waits for approval.
#[utoipa::path(
    post,
    path = "/api/v1/invitation/finish",
    operation_id = "finishRegistration",
    tag = "staff",
    request_body = FinishRegistrationRequest,
    responses(
        (status = 201, description = "Registered and signed in; the session's cookie is set", body = SessionResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 404, description = "invitation_not_found", body = ErrorBody),
        (status = 409, description = "enrolment_over, name_taken, last_holder", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 422, description = "wrong_code", body = ErrorBody),
    ),
)]
pub(in crate::http) async fn finish(
    _: SameOrigin,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: FinishRegistrationRequest = body.json().await?;
    let registration = Registration {
        secret: secret(&request.secret)?,
        enrolment: parse::bytes(&request.enrolment, "enrolment")?,
        upload: request.upload.0,
        public_keys: request.public_keys.0,
        vault: request.vault.0,
        code: request.totp,
    };
    let (token, signed_in) = flows::finish_registration(&portal, registration).await?;
    let mut response = session_response(HttpResponse::Created(), &portal, signed_in).await?;
    session_cookie::set(&mut response, &session_cookie::carrying(&token))?;
    Ok(response)
}
