//! What staff write about a thread for each other: notebook, notes, label.

use actix_web::{HttpResponse, web};

use super::{parse, render};
use crate::flows::{self, NewLabel, Portal};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, HttpError};
use crate::http::json;
use crate::http::staff::Reader;
use crate::http::wire::{
    AddNoteRequest, ApiVersion, BeginNotebookRequest, LabelsResponse, NoteItem, NotesResponse, PostedResponse,
    SetLabelRequest,
};

/// Keeps the notebook of a thread that has none. The very same again is a success.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/notebook",
    operation_id = "beginNotebook",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread")),
    request_body = BeginNotebookRequest,
    responses(
        (status = 204, description = "It is kept, or was before"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, not_a_holder, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "conflicting_notebook", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 422, description = "stale_key", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn begin(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let request: BeginNotebookRequest = body.json().await?;
    let (key_id, notebook) = (parse::key_id(&request.key_id)?, parse::new_notebook(request.notebook)?);
    let begun = flows::begin_notebook(&portal, staff.member, number, key_id, notebook).await;
    begun.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(HttpResponse::NoContent().finish())
}

/// The sealed notes after a given number, at most 50 at once.
#[utoipa::path(
    get,
    path = "/api/v1/staff/threads/{number}/notes",
    operation_id = "readNotes",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread"), parse::After),
    responses(
        (status = 200, description = "The notes", body = NotesResponse),
        (status = 400, description = "malformed_request", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn notes(
    staff: Reader,
    number: web::Path<String>,
    after: web::Query<parse::After>,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let page = flows::read_notes(&portal, staff.centre, number, after.after).await;
    let page = page.map_err(|error| HttpError::from(error).for_staff())?;
    let notes = page.notes.into_iter().map(|note| NoteItem {
        sequence: note.sequence,
        hour: note.hour.as_i64(),
        note: note.sealed.into(),
    });
    let response = NotesResponse {
        version: ApiVersion,
        notebook: page.notebook.map(Into::into),
        notes: notes.collect(),
        more: page.more,
    };
    Ok(json(HttpResponse::Ok(), &response))
}

/// Keeps a note. The very same note again is answered with 200.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/notes",
    operation_id = "addNote",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread")),
    request_body = AddNoteRequest,
    responses(
        (status = 201, description = "The note is stored durably", body = PostedResponse),
        (status = 200, description = "It was stored before", body = PostedResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, not_a_holder, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "conflicting_notebook, stale_sequence", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn add_note(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let request: AddNoteRequest = body.json().await?;
    let (sequence, note) = (request.sequence, parse::note(request.note)?);
    let created = flows::add_note(&portal, staff.member, number, sequence, note).await;
    let created = created.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(render::posted(flows::Posted { sequence, created }))
}

/// Keeps a label in the place of the one that the caller has read. The very same again is a success.
#[utoipa::path(
    post,
    path = "/api/v1/staff/threads/{number}/label",
    operation_id = "setLabel",
    tag = "staff",
    params(("number" = u32, Path, description = "The centre's number of the thread")),
    request_body = SetLabelRequest,
    responses(
        (status = 204, description = "It is kept, or was before"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, not_a_holder, wrong_origin", body = ErrorBody),
        (status = 404, description = "thread_not_found", body = ErrorBody),
        (status = 409, description = "conflicting_notebook, conflicting_label", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn set_label(
    staff: Reader,
    number: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let number = parse::number(&number)?;
    let request: SetLabelRequest = body.json().await?;
    let new = NewLabel {
        label: parse::label(request.label, "label")?,
        looked: request.looked,
        known: request.known.map(|known| parse::label(known, "known")).transpose()?,
    };
    let kept = flows::set_label(&portal, staff.member, number, new).await;
    kept.map_err(|error| HttpError::from(error).for_staff())?;
    Ok(HttpResponse::NoContent().finish())
}

/// What is kept of the own centre's threads for lists: of all open ones, or of those that have changed, 500 at once.
#[utoipa::path(
    get,
    path = "/api/v1/staff/labels",
    operation_id = "listLabels",
    tag = "staff",
    params(parse::LabelQuery),
    responses(
        (status = 200, description = "The labels", body = LabelsResponse),
        (status = 400, description = "malformed_request", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn labels(
    staff: Reader,
    query: web::Query<parse::LabelQuery>,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let page = flows::list_labels(&portal, staff.centre, query.wanted(), query.after).await?;
    let last = page.threads.last().map(|thread| thread.number.as_i64());
    let response = LabelsResponse {
        version: ApiVersion,
        hour: page.hour,
        next_after: last.filter(|_| page.more),
        threads: page.threads.into_iter().map(render::label).collect(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}
