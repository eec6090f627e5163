//! A member's passkeys, and the second step of signing in.

use actix_web::{HttpRequest, HttpResponse, web};

use super::{account, parse, sign_in};
use crate::domain::{ALGORITHMS, Assertion, Attestation};
use crate::flows::{self, GivenFactor, Portal};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, ErrorCode, HttpError};
use crate::http::staff::{Member, SameOrigin};
use crate::http::wire::{
    ApiVersion, AssertionItem, Base64, FinishPasskeyRequest, PasskeyItem, PasskeyResponse, SecondFactorRequest,
    SecondFactorsResponse, SessionResponse, StartPasskeyResponse,
};
use crate::http::{json, session_cookie};
use crate::store::passkeys::StoredPasskey;

fn item(passkey: StoredPasskey) -> PasskeyItem {
    PasskeyItem {
        id: passkey.id.to_vec().into(),
        name: passkey.name,
        created_day: passkey.created_day,
        last_used_day: passkey.last_used_day,
    }
}

/// The member's passkeys, and how many recovery codes are left.
#[utoipa::path(
    get,
    path = "/api/v1/staff/second-factors",
    operation_id = "listSecondFactors",
    tag = "staff",
    responses(
        (status = 200, description = "The second factors", body = SecondFactorsResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn list(member: Member, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    let found = flows::second_factors(&portal, &member.0).await?;
    let response = SecondFactorsResponse {
        version: ApiVersion,
        passkeys_available: found.available,
        passkeys: found.passkeys.into_iter().map(item).collect(),
        recovery_codes_left: found.recovery_codes,
    };
    Ok(json(HttpResponse::Ok(), &response))
}

/// Begins to add a passkey.
#[utoipa::path(
    post,
    path = "/api/v1/staff/passkeys/start",
    operation_id = "startPasskey",
    tag = "staff",
    responses(
        (status = 200, description = "What to ask the authenticator", body = StartPasskeyResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 404, description = "not_found: browsers make no passkeys for this address", body = ErrorBody),
        (status = 409, description = "too_many_passkeys", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn start(member: Member, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    let begun = flows::start_passkey(&portal, &member.0).await?;
    let response = StartPasskeyResponse {
        version: ApiVersion,
        addition: begun.id.to_vec().into(),
        challenge: begun.challenge.to_vec().into(),
        relying_party_id: begun.relying_party,
        algorithms: ALGORITHMS.to_vec(),
        exclude: begun.excluded.into_iter().map(Base64).collect(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

/// Adds the passkey that an authenticator has made.
#[utoipa::path(
    post,
    path = "/api/v1/staff/passkeys/finish",
    operation_id = "finishPasskey",
    tag = "staff",
    request_body = FinishPasskeyRequest,
    responses(
        (status = 201, description = "It serves from now on", body = PasskeyResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in, sign_in_failed", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 404, description = "not_found: browsers make no passkeys for this address", body = ErrorBody),
        (status = 409, description = "enrolment_over, too_many_passkeys", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 422, description = "passkey_refused", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn finish(
    member: Member,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: FinishPasskeyRequest = body.json().await?;
    let addition = parse::bytes(&request.addition, "addition")?;
    let proof = account::proof(request.proof)?;
    let answer = Attestation {
        client_data: request.client_data.0,
        attestation_object: request.attestation_object.0,
    };
    let added = flows::finish_passkey(&portal, &member.0, proof, addition, &request.name, &answer).await?;
    let response = PasskeyResponse {
        version: ApiVersion,
        passkey: item(added),
    };
    Ok(json(HttpResponse::Created(), &response))
}

/// Removes one of the member's passkeys.
#[utoipa::path(
    post,
    path = "/api/v1/staff/passkeys/{id}/remove",
    operation_id = "removePasskey",
    tag = "staff",
    params(("id" = String, Path, description = "The passkey's id, base64url")),
    responses(
        (status = 204, description = "It serves no longer"),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 404, description = "not_found", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn remove(
    member: Member,
    id: web::Path<String>,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let id = parse::id(&id).ok_or_else(|| HttpError::new(ErrorCode::NotFound))?;
    flows::remove_passkey(&portal, &member.0, id).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The second step of signing in: a code, a recovery code or a passkey.
#[utoipa::path(
    post,
    path = "/api/v1/staff/sign-in/second-factor",
    operation_id = "giveSecondFactor",
    tag = "staff",
    request_body = SecondFactorRequest,
    responses(
        (status = 200, description = "Signed in; the session's cookie is set", body = SessionResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "sign_in_failed", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
)]
pub(in crate::http) async fn second_factor(
    _: SameOrigin,
    request: HttpRequest,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let parsed: SecondFactorRequest = body.json().await?;
    let step = parse::bytes(&parsed.step, "step")?;
    let given = match (parsed.totp, parsed.recovery_code, parsed.passkey) {
        (Some(code), None, None) => GivenFactor::Code(code),
        (None, Some(code), None) => GivenFactor::RecoveryCode(code),
        (None, None, Some(answer)) => assertion(answer),
        _ => return Err(HttpError::malformed("body")),
    };
    let token = session_cookie::token(&request);
    let (token, signed_in) = flows::finish_second_step(&portal, step, given, token).await?;
    let mut response = sign_in::session_response(HttpResponse::Ok(), &portal, signed_in).await?;
    session_cookie::set(&mut response, &session_cookie::carrying(&token))?;
    Ok(response)
}

fn assertion(answer: AssertionItem) -> GivenFactor {
    let assertion = Assertion {
        client_data: answer.client_data.0,
        authenticator_data: answer.authenticator_data.0,
        signature: answer.signature.0,
    };
    GivenFactor::Passkey(answer.credential_id.0, assertion)
}
