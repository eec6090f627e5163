//! Linking a new thread with an old one whose code is lost, and the hours of which staff are reminded.

use actix_web::{HttpResponse, web};

use super::parse;
use crate::domain::{CaseNumber, Hour};
use crate::flows::{self, Portal, ReminderChange};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, HttpError};
use crate::http::json;
use crate::http::staff::Reader;
use crate::http::wire::{
    ApiVersion, LinkProposalItem, LinkProposalsResponse, LinkRequest, ReminderRequest, ResumeRequest,
};

/// The numbers of the new thread, from the path, and of the old one.
async fn numbers(new: &str, body: UnreadBody) -> Result<(CaseNumber, CaseNumber), HttpError> {
    let new = parse::number(new)?;
    let request: LinkRequest = body.json().await?;
    let old = CaseNumber::from_i64(request.old).ok_or_else(|| HttpError::malformed("old"))?;
    Ok((new, old))
}

/// Proposes that an old thread, whose code is lost, goes on in this new one. A second member has to agree.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/link",
    operation_id = "proposeLink",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the new thread")),
    request_body = LinkRequest,
    responses(
        (status = 204, description = "It is proposed, or was before"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, not_a_holder, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "conflicting_link, not_opened, superseded_thread", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn propose(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let (new, old) = numbers(&number, body).await?;
    let proposed = flows::propose_link(&portal, staff.member, staff.centre, new, old).await;
    proposed.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(HttpResponse::NoContent().finish())
}

/// Agrees with what another member has proposed: from now on nothing goes out in the old thread.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/link/approve",
    operation_id = "approveLink",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the new thread")),
    request_body = LinkRequest,
    responses(
        (status = 204, description = "The threads are linked, or were before"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, not_a_holder, second_member_needed, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "conflicting_link", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn approve(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let (new, old) = numbers(&number, body).await?;
    let approved = flows::approve_link(&portal, staff.member, staff.centre, new, old).await;
    approved.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(HttpResponse::NoContent().finish())
}

/// Takes the own proposal back, or refuses that of somebody else.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/link/end",
    operation_id = "endLinkProposal",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the new thread")),
    request_body = LinkRequest,
    responses(
        (status = 204, description = "There is no proposal, or none any more"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "conflicting_link", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn end(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let (new, old) = numbers(&number, body).await?;
    let ended = flows::end_proposal(&portal, staff.member, staff.centre, new, old).await;
    ended.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(HttpResponse::NoContent().finish())
}

/// Lets messages go out again in a thread that was superseded by a new one.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/resume",
    operation_id = "resumeThread",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread")),
    request_body = ResumeRequest,
    responses(
        (status = 204, description = "Messages go out, or did before"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn resume(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let _: ResumeRequest = body.json().await?;
    let resumed = flows::resume_thread(&portal, staff.member, staff.centre, number).await;
    resumed.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(HttpResponse::NoContent().finish())
}

/// The proposals of the own centre that wait for a second member.
#[utoipa::path(
    get,
    path = "/api/v1/staff/links",
    operation_id = "listLinkProposals",
    tag = "staff",
    responses(
        (status = 200, description = "The proposals", body = LinkProposalsResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn list(staff: Reader, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    let proposals = flows::link_proposals(&portal, staff.centre).await?.into_iter();
    let response = LinkProposalsResponse {
        version: ApiVersion,
        proposals: proposals
            .map(|proposal| LinkProposalItem {
                number: proposal.number.as_i64(),
                old: proposal.old.as_i64(),
                proposer: proposal.proposer.as_bytes().to_vec().into(),
            })
            .collect(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

/// Sets the hour of which whoever has the thread is reminded by mail, or takes it away. Why, is not told.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/reminder",
    operation_id = "setReminder",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread")),
    request_body = ReminderRequest,
    responses(
        (status = 204, description = "The hour is set, or was before"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "stale_reminder", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn remind(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let request: ReminderRequest = body.json().await?;
    let change = ReminderChange {
        known: request.known.map(Hour::from_i64),
        at: request.at.map(Hour::from_i64),
    };
    let set = flows::set_reminder(&portal, staff.centre, number, change).await;
    set.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(HttpResponse::NoContent().finish())
}
