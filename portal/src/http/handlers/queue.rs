//! What staff call about who does what: taking threads, closing them, and who is writing.

use actix_web::{HttpResponse, web};
use ozvise_crypto::MemberId;

use super::parse;
use crate::domain::{Assignment, CaseNumber};
use crate::flows::{self, Portal};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, HttpError};
use crate::http::staff::Reader;
use crate::http::wire::{AssignRequest, Base64, CloseThreadRequest, WritingRequest};

/// Takes a thread, gives it to a colleague, or back to the queue. Everybody takes what is nobody's and gives away the own; a
/// head does anything. Of two who take the same thread one is told that the other has it.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/assignee",
    operation_id = "assignThread",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread")),
    request_body = AssignRequest,
    responses(
        (status = 204, description = "The thread is in these hands, or was before"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found, member_not_found", body = ErrorBody),
        (status = 409, description = "in_other_hands", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn assign(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let request: AssignRequest = body.json().await?;
    let assignment = Assignment {
        from: member_id(request.from.as_ref(), "from")?,
        to: member_id(request.to.as_ref(), "to")?,
    };
    let assigned = flows::assign_thread(&portal, staff.member, staff.centre, number, assignment).await;
    assigned.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(HttpResponse::NoContent().finish())
}

fn member_id(id: Option<&Base64>, field: &'static str) -> Result<Option<MemberId>, HttpError> {
    id.map(|id| parse::bytes(id, field).map(MemberId::from_bytes))
        .transpose()
}

/// Closes a thread whose last message the caller has seen. A message opens it again.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/close",
    operation_id = "closeThread",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread")),
    request_body = CloseThreadRequest,
    responses(
        (status = 204, description = "The thread is closed, or was before"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "stale_sequence, not_opened", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn close(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let request: CloseThreadRequest = body.json().await?;
    let closed = flows::close_thread(&portal, staff.member, staff.centre, number, request.last_sequence).await;
    closed.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(HttpResponse::NoContent().finish())
}

/// Tells colleagues that the caller is writing in a thread, for the next twenty seconds; without a number, that she is not.
#[utoipa::path(
    post,
    path = "/api/v1/staff/writing",
    operation_id = "noteWriting",
    tag = "staff",
    request_body = WritingRequest,
    responses(
        (status = 204, description = "Colleagues see it"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn writing(
    staff: Reader,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: WritingRequest = body.json().await?;
    let number = request
        .number
        .map(|number| CaseNumber::from_i64(number).ok_or_else(|| HttpError::malformed("number")))
        .transpose()?;
    let noted = flows::note_writing(&portal, staff.member, staff.centre, number).await;
    noted.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(HttpResponse::NoContent().finish())
}
