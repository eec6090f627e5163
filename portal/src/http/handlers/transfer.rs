//! Handing threads over to another centre, and beginning the epoch of one that came without consent.

use actix_web::{HttpResponse, web};

use super::parse;
use crate::domain::EmergencyReason;
use crate::flows::{self, EpochToBegin, Portal, ThreadToHandOver};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, HttpError};
use crate::http::json;
use crate::http::staff::Reader;
use crate::http::wire::{
    ApiVersion, BeginEpochRequest, EmergencyReasonName, HandedOverItem, HandedOverResponse, TransferRequest,
};

/// Hands a thread over to another centre; the own one has it no longer. The very same again is a success.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/transfer",
    operation_id = "handOver",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread")),
    request_body = TransferRequest,
    responses(
        (status = 204, description = "The other centre has the thread"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, not_a_holder, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "not_opened, stale_sequence, stale_epoch, not_agreed, superseded_thread", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 422, description = "wrong_direction, unknown_centre, centre_not_accepting, stale_key", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn hand_over(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let request: TransferRequest = body.json().await?;
    if request.emergency != request.reason.is_some() {
        return Err(HttpError::malformed("reason"));
    }
    let going = ThreadToHandOver {
        number,
        to: parse::centre(&request.centre_id)?,
        key_id: parse::key_id(&request.key_id)?,
        centre_seals: parse::centre_seals(request.centre_seals)?,
        envelope: parse::envelope(request.envelope)?,
        emergency: request.reason.map(reason),
    };
    let moved = flows::hand_over(&portal, staff.member, going).await;
    moved.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(HttpResponse::NoContent().finish())
}

fn reason(name: EmergencyReasonName) -> EmergencyReason {
    match name {
        EmergencyReasonName::Danger => EmergencyReason::Danger,
        EmergencyReasonName::NoAnswer => EmergencyReason::NoAnswer,
        EmergencyReasonName::ConflictOfInterest => EmergencyReason::ConflictOfInterest,
        EmergencyReasonName::OutOfService => EmergencyReason::OutOfService,
    }
}

/// Begins the thread's next epoch and leaves the mark over it. The very same again is a success.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/epoch",
    operation_id = "beginEpoch",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread")),
    request_body = BeginEpochRequest,
    responses(
        (status = 204, description = "The epoch has begun"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, not_a_holder, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "stale_epoch", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 422, description = "stale_key", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn begin_epoch(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let request: BeginEpochRequest = body.json().await?;
    let new = EpochToBegin {
        number,
        epoch: request.epoch,
        key_id: parse::key_id(&request.key_id)?,
        centre_seal: parse::later_centre_seal(request.centre_seal)?,
        reporter_seal: parse::reporter_seal(request.reporter_seal)?,
        opening_mark: parse::bytes(&request.opening_mark, "opening_mark")?,
    };
    let begun = flows::begin_epoch(&portal, staff.member, new).await;
    begun.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(HttpResponse::NoContent().finish())
}

/// The threads that the own centre has handed over: their numbers, when, and to whom.
#[utoipa::path(
    get,
    path = "/api/v1/staff/handed-over",
    operation_id = "listHandedOver",
    tag = "staff",
    responses(
        (status = 200, description = "The threads", body = HandedOverResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn list(staff: Reader, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    let gone = flows::list_handed_over(&portal, staff.centre).await?;
    let response = HandedOverResponse {
        version: ApiVersion,
        threads: gone
            .into_iter()
            .map(|thread| HandedOverItem {
                number: thread.number.as_i64(),
                to_centre_id: thread.to.to_string(),
                hour: thread.hour.as_i64(),
            })
            .collect(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}
