//! What staff call about the threads of their own centre.

use actix_web::{HttpResponse, web};

use super::{parse, render};
use crate::flows::{self, Portal};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, HttpError};
use crate::http::json;
use crate::http::staff::Reader;
use crate::http::wire::{
    MessagesResponse, OpenedRequest, PostMessageRequest, PostedResponse, StaffThreadResponse, StaffThreadsResponse,
};

/// A list of the own centre's threads; never content.
#[utoipa::path(
    get,
    path = "/api/v1/staff/threads",
    operation_id = "listThreads",
    tag = "staff",
    params(parse::ListQuery),
    responses(
        (status = 200, description = "The threads", body = StaffThreadsResponse),
        (status = 304, description = "Nothing has changed since the given revision"),
        (status = 400, description = "malformed_request", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn threads(
    staff: Reader,
    query: web::Query<parse::ListQuery>,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let list = flows::list_threads(&portal, staff.centre, query.wanted(staff.member.id)?).await?;
    Ok(match list {
        Some(list) => json(HttpResponse::Ok(), &render::thread_list(list)),
        None => HttpResponse::NotModified().finish(),
    })
}

/// One thread with what is needed to open it. With `look` a browser looks by itself for what is urgent; the audit log has both.
#[utoipa::path(
    get,
    path = "/api/v1/staff/threads/{number}",
    operation_id = "viewThread",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread"), parse::Look),
    responses(
        (status = 200, description = "The thread", body = StaffThreadResponse),
        (status = 400, description = "malformed_request", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn thread(
    staff: Reader,
    number: web::Path<String>,
    look: web::Query<parse::Look>,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let (member, centre) = (staff.member.id, staff.centre);
    let view = if look.look {
        flows::look_at_thread(&portal, member, centre, number).await
    } else {
        flows::view_thread(&portal, member, centre, number).await
    };
    let view = view.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(json(HttpResponse::Ok(), &render::thread_view(view)))
}

/// The sealed messages after a given number, at most 50 at once.
#[utoipa::path(
    get,
    path = "/api/v1/staff/threads/{number}/messages",
    operation_id = "readMessagesAsStaff",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread"), parse::After),
    responses(
        (status = 200, description = "The messages", body = MessagesResponse),
        (status = 400, description = "malformed_request", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn messages(
    staff: Reader,
    number: web::Path<String>,
    after: web::Query<parse::After>,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let page = flows::read_messages_as_staff(&portal, staff.centre, number, after.after).await;
    let page = page.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(json(HttpResponse::Ok(), &render::messages(page)))
}

/// Posts a reply in a thread that was opened. The very same envelope again is answered with 200.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/messages",
    operation_id = "postMessageAsStaff",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread")),
    request_body = PostMessageRequest,
    responses(
        (status = 201, description = "The message is stored durably", body = PostedResponse),
        (status = 200, description = "It was stored before", body = PostedResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "not_opened, stale_sequence, conflicting_message, superseded_thread", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 422, description = "wrong_direction", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn post_message(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let request: PostMessageRequest = body.json().await?;
    let posted = flows::post_as_staff(&portal, staff.centre, number, parse::envelope(request.envelope)?).await;
    Ok(render::posted(
        posted.map_err(|error| HttpError::from(error).for_staff())?,
    ))
}

/// Leaves the centre's mark on a thread that was opened for the first time. The first mark wins.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/opened",
    operation_id = "markOpened",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread")),
    request_body = OpenedRequest,
    responses(
        (status = 204, description = "The mark is kept, or was before"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "conflicting_mark, not_opened", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn mark_opened(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let request: OpenedRequest = body.json().await?;
    let mark = parse::bytes(&request.opening_mark, "opening_mark")?;
    let marked = flows::mark_opened(&portal, staff.centre, number, mark).await;
    marked.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(HttpResponse::NoContent().finish())
}
