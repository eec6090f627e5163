//! The texts that a centre keeps ready for its replies.

use actix_web::{HttpResponse, web};

use super::parse;
use crate::domain::{CannedWords, CannedWordsFault};
use crate::flows::{self, Portal};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, ErrorCode, HttpError};
use crate::http::json;
use crate::http::staff::Reader;
use crate::http::wire::{
    ApiVersion, CannedRepliesResponse, CannedReplyItem, CannedReplyResponse, ChangeCannedReplyRequest,
    MakeCannedReplyRequest, RemoveCannedReplyRequest,
};
use crate::store::canned_replies::{CannedReplyId, StoredCannedReply};

/// The texts of the member's centre.
#[utoipa::path(
    get,
    path = "/api/v1/staff/canned-replies",
    operation_id = "listCannedReplies",
    tag = "staff",
    responses(
        (status = 200, description = "The texts", body = CannedRepliesResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn list(reader: Reader, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    let found = flows::list_canned_replies(&portal, reader.centre).await?;
    let response = CannedRepliesResponse {
        version: ApiVersion,
        replies: found.into_iter().map(item).collect(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

/// Adds a text to those of the head's centre.
#[utoipa::path(
    post,
    path = "/api/v1/staff/canned-replies",
    operation_id = "makeCannedReply",
    tag = "staff",
    request_body = MakeCannedReplyRequest,
    responses(
        (status = 201, description = "It can be used from now on", body = CannedReplyResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 409, description = "too_many_canned_replies", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn make(
    reader: Reader,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: MakeCannedReplyRequest = body.json().await?;
    let words = words(&request.title, &request.text)?;
    let language = request.language.into();
    let made = flows::make_canned_reply(&portal, &reader.member, reader.centre, language, words).await?;
    Ok(json(HttpResponse::Created(), &response(made)))
}

/// Changes a text of the head's centre.
#[utoipa::path(
    post,
    path = "/api/v1/staff/canned-replies/{id}",
    operation_id = "changeCannedReply",
    tag = "staff",
    params(("id" = String, Path, description = "The text's id, base64url")),
    request_body = ChangeCannedReplyRequest,
    responses(
        (status = 200, description = "The text as it is now", body = CannedReplyResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "not_found", body = ErrorBody),
        (status = 409, description = "canned_reply_changed", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn change(
    reader: Reader,
    id: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let id = named(&id)?;
    let request: ChangeCannedReplyRequest = body.json().await?;
    let words = words(&request.title, &request.text)?;
    let (known, language) = ((id, request.edition), request.language.into());
    let changed = flows::change_canned_reply(&portal, &reader.member, reader.centre, known, language, words).await?;
    Ok(json(HttpResponse::Ok(), &response(changed)))
}

/// Removes a text of the head's centre.
#[utoipa::path(
    post,
    path = "/api/v1/staff/canned-replies/{id}/remove",
    operation_id = "removeCannedReply",
    tag = "staff",
    params(("id" = String, Path, description = "The text's id, base64url")),
    request_body = RemoveCannedReplyRequest,
    responses(
        (status = 204, description = "It is gone"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "not_found", body = ErrorBody),
        (status = 409, description = "canned_reply_changed", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn remove(
    reader: Reader,
    id: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let id = named(&id)?;
    let request: RemoveCannedReplyRequest = body.json().await?;
    flows::remove_canned_reply(&portal, &reader.member, reader.centre, id, request.edition).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn named(id: &str) -> Result<CannedReplyId, HttpError> {
    parse::id(id).ok_or_else(|| HttpError::new(ErrorCode::NotFound))
}

fn words(title: &str, text: &str) -> Result<CannedWords, HttpError> {
    CannedWords::new(title, text).map_err(|fault| {
        HttpError::malformed(match fault {
            CannedWordsFault::Title => "title",
            CannedWordsFault::Text => "text",
        })
    })
}

fn response(reply: StoredCannedReply) -> CannedReplyResponse {
    CannedReplyResponse {
        version: ApiVersion,
        reply: item(reply),
    }
}

fn item(reply: StoredCannedReply) -> CannedReplyItem {
    CannedReplyItem {
        id: reply.id.to_vec().into(),
        language: reply.language.into(),
        title: reply.words.title().to_owned(),
        text: reply.words.text().to_owned(),
        edition: reply.edition,
    }
}
