//! A member's unfinished replies.

use actix_web::{HttpResponse, web};

use super::parse;
use crate::flows::{self, Portal, draft_tag};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, HttpError};
use crate::http::json;
use crate::http::staff::Reader;
use crate::http::wire::{ApiVersion, DraftItem, DraftResponse, KeepDraftRequest, KeptDraftResponse};

/// The caller's own draft in a thread.
#[utoipa::path(
    get,
    path = "/api/v1/staff/threads/{number}/draft",
    operation_id = "readDraft",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread")),
    responses(
        (status = 200, description = "The draft, if there is one", body = DraftResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn read(
    staff: Reader,
    number: web::Path<String>,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let draft = flows::read_draft(&portal, staff.member, parse::number(&number)?).await;
    let draft = draft.map_err(|error| HttpError::from(error).for_staff())?;
    let response = DraftResponse {
        version: ApiVersion,
        draft: draft.map(|sealed| DraftItem {
            tag: draft_tag(&sealed).to_vec().into(),
            sealed: sealed.into(),
        }),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

/// Keeps the caller's draft in the place of the one that she has seen. The very same again is a success.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/draft",
    operation_id = "keepDraft",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread")),
    request_body = KeepDraftRequest,
    responses(
        (status = 200, description = "It is stored durably", body = KeptDraftResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "conflicting_draft", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn keep(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let request: KeepDraftRequest = body.json().await?;
    let known = request.known.map(|known| parse::bytes(&known, "known")).transpose()?;
    let draft = parse::draft(request.draft)?;
    let tag = draft_tag(&draft).to_vec().into();
    let kept = flows::keep_draft(&portal, staff.member, number, known, draft).await;
    kept.map_err(|error| HttpError::from(error).for_staff())?;
    let version = ApiVersion;
    Ok(json(HttpResponse::Ok(), &KeptDraftResponse { version, tag }))
}

/// Deletes the draft that the caller has seen. It is a success where there is none.
#[utoipa::path(
    delete,
    path = "/api/v1/staff/threads/{number}/draft",
    operation_id = "deleteDraft",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread"), parse::KnownDraft),
    responses(
        (status = 204, description = "There is none any more"),
        (status = 400, description = "malformed_request", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "conflicting_draft", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn delete(
    staff: Reader,
    number: web::Path<String>,
    known: web::Query<parse::KnownDraft>,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let (number, known) = (parse::number(&number)?, known.tag()?);
    let deleted = flows::delete_draft(&portal, staff.member, number, known).await;
    deleted.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(HttpResponse::NoContent().finish())
}
