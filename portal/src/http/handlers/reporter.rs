//! What a reporter calls: only the capability in the header, no cookie read or set.

use actix_web::{HttpResponse, web};

use super::{parse, render};
use crate::flows::{self, Portal};
use crate::http::bearer::Reporter;
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, HttpError};
use crate::http::json;
use crate::http::wire::{
    ApiVersion, MessagesResponse, OfferItem, OpenThreadRequest, PostedResponse, ReporterMessageRequest, ThreadResponse,
};
use crate::store::offers::Offer;

/// Opens a thread with its first message. The very same request again is answered with 200.
#[utoipa::path(
    post,
    path = "/api/v1/threads",
    operation_id = "openThread",
    tag = "reporter",
    request_body = OpenThreadRequest,
    responses(
        (status = 201, description = "The thread is stored durably", body = ThreadResponse),
        (status = 200, description = "It was stored before", body = ThreadResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 409, description = "conflicting_thread", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 422, description = "unknown_centre, centre_not_accepting, stale_key, wrong_direction", body = ErrorBody),
    ),
    security(("capability" = [])),
)]
pub(in crate::http) async fn open_thread(
    reporter: Reporter,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: OpenThreadRequest = body.json().await?;
    let opened = flows::open_thread(&portal, reporter.0, parse::new_thread(request)?).await?;
    let status = if opened.created {
        HttpResponse::Created()
    } else {
        HttpResponse::Ok()
    };
    Ok(json(
        status,
        &ThreadResponse {
            version: ApiVersion,
            thread: render::thread_status(opened.thread),
        },
    ))
}

/// Where the thread stands, without any content.
#[utoipa::path(
    get,
    path = "/api/v1/thread",
    operation_id = "threadStatus",
    tag = "reporter",
    responses(
        (status = 200, description = "The thread", body = ThreadResponse),
        (status = 400, description = "malformed_request", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
    ),
    security(("capability" = [])),
)]
pub(in crate::http) async fn thread_status(
    reporter: Reporter,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let thread = flows::thread_status(&portal, reporter.0).await?;
    Ok(json(
        HttpResponse::Ok(),
        &ThreadResponse {
            version: ApiVersion,
            thread: render::thread_status(thread),
        },
    ))
}

/// The sealed messages after a given number, at most 50 at once.
#[utoipa::path(
    get,
    path = "/api/v1/thread/messages",
    operation_id = "readMessages",
    tag = "reporter",
    params(parse::After),
    responses(
        (status = 200, description = "The messages", body = MessagesResponse),
        (status = 400, description = "malformed_request", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
    ),
    security(("capability" = [])),
)]
pub(in crate::http) async fn messages(
    reporter: Reporter,
    after: web::Query<parse::After>,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let page = flows::read_messages(&portal, reporter.0, after.after).await?;
    Ok(json(HttpResponse::Ok(), &render::messages(page)))
}

/// Posts a message, with an answer that agrees to a transfer also the next epoch for the other centre. The very same
/// envelope again is answered with 200.
#[utoipa::path(
    post,
    path = "/api/v1/thread/messages",
    operation_id = "postMessage",
    tag = "reporter",
    request_body = ReporterMessageRequest,
    responses(
        (status = 201, description = "The message is stored durably", body = PostedResponse),
        (status = 200, description = "It was stored before", body = PostedResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "stale_sequence, conflicting_message", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 422, description = "wrong_direction, unknown_centre, centre_not_accepting, stale_key", body = ErrorBody),
    ),
    security(("capability" = [])),
)]
pub(in crate::http) async fn post_message(
    reporter: Reporter,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: ReporterMessageRequest = body.json().await?;
    let envelope = parse::envelope(request.envelope)?;
    let posted = match request.offer {
        Some(item) => flows::post_with_offer(&portal, reporter.0, envelope, offer(item)?).await?,
        None => flows::post_as_reporter(&portal, reporter.0, envelope).await?,
    };
    Ok(render::posted(posted))
}

fn offer(item: OfferItem) -> Result<Offer, HttpError> {
    Ok(Offer {
        epoch: item.epoch,
        centre_id: parse::centre(&item.centre_id)?,
        key_id: parse::key_id(&item.key_id)?,
        centre_seal: parse::later_centre_seal(item.centre_seal)?,
        reporter_seal: parse::reporter_seal(item.reporter_seal)?,
    })
}

/// Deletes the thread with everything in it, at once and for good.
#[utoipa::path(
    delete,
    path = "/api/v1/thread",
    operation_id = "deleteThread",
    tag = "reporter",
    responses(
        (status = 204, description = "Nothing of the thread is left"),
        (status = 400, description = "malformed_request", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
    ),
    security(("capability" = [])),
)]
pub(in crate::http) async fn delete_thread(
    reporter: Reporter,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    flows::delete_thread(&portal, reporter.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
