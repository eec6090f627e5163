//! Moving the centre's threads to its new key.

use actix_web::{HttpResponse, web};

use super::members::sealed;
use super::{parse, render};
use crate::domain::CaseNumber;
use crate::flows::{self, Outcome, Portal, ROTATION_PAGE, ResealedThread, WaitingThread};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, ErrorCode, HttpError};
use crate::http::json;
use crate::http::staff::Reader;
use crate::http::wire::{
    ApiVersion, Base64, ResealOutcome, ResealRequest, ResealResponse, ResealedThreadItem, RotationResponse,
    WaitingThreadItem,
};
use crate::store::threads::{KeptAnew, Resealed};

/// The threads that are still sealed to an earlier key of the centre, 50 at once.
#[utoipa::path(
    get,
    path = "/api/v1/staff/rotation",
    operation_id = "rotationState",
    tag = "staff",
    params(parse::AfterNumber),
    responses(
        (status = 200, description = "How far the rotation is", body = RotationResponse),
        (status = 400, description = "malformed_request", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, not_a_holder", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn state(
    staff: Reader,
    query: web::Query<parse::AfterNumber>,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let state = flows::rotation_state(&portal, staff.member, query.after).await?;
    let last = state.threads.last().map(|waiting| waiting.thread.number.as_i64());
    let response = RotationResponse {
        version: ApiVersion,
        current_key_id: state.current.as_bytes().to_vec().into(),
        left: state.left,
        next_after: last.filter(|_| state.more),
        threads: state.threads.into_iter().map(waiting).collect(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

fn waiting(waiting: WaitingThread) -> WaitingThreadItem {
    let thread = waiting.thread;
    WaitingThreadItem {
        number: thread.number.as_i64(),
        thread_id: thread.id.as_bytes().to_vec().into(),
        state: render::staff_state(&thread),
        epoch: thread.epoch,
        last_sequence: thread.last_sequence,
        reporter_key: waiting.reporter_key.into(),
        centre_seals: waiting.centre_seals.into_iter().map(render::centre_seal).collect(),
        opening_mark: thread.opening_mark.map(|mark| mark.to_vec().into()),
        first_envelope: waiting.first_envelope.into(),
        notebook: waiting.kept.notebook.map(Into::into),
        label: waiting.kept.label.map(Into::into),
    }
}

/// Stores threads that were sealed to the current key. A thread that has changed meanwhile is told as stale; one that was
/// moved before, as moved.
#[utoipa::path(
    post,
    path = "/api/v1/staff/rotation/threads",
    operation_id = "resealThreads",
    tag = "staff",
    request_body = ResealRequest,
    responses(
        (status = 200, description = "What became of each thread", body = ResealResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, not_a_holder, wrong_origin", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 422, description = "stale_key", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn reseal(
    staff: Reader,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: ResealRequest = body.json().await?;
    if request.threads.len() > ROTATION_PAGE {
        return Err(HttpError::new(ErrorCode::TooLarge).in_field("threads"));
    }
    let key_id = parse::key_id(&request.key_id)?;
    let batch = request.threads.into_iter().map(resealed).collect::<Result<_, _>>()?;
    let outcomes = flows::reseal_threads(&portal, staff.member, key_id, batch).await?;
    let response = ResealResponse {
        version: ApiVersion,
        outcomes: outcomes
            .into_iter()
            .map(|outcome| match outcome {
                Outcome::Resealed => ResealOutcome::Resealed,
                Outcome::Stale => ResealOutcome::Stale,
                Outcome::Gone => ResealOutcome::Gone,
            })
            .collect(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

fn resealed(item: ResealedThreadItem) -> Result<ResealedThread, HttpError> {
    let old = item.seals.into_iter();
    let old_epochs = old.map(|seal| Ok((seal.epoch, sealed(seal.sealed, "sealed")?)));
    Ok(ResealedThread {
        number: CaseNumber::from_i64(item.number).ok_or_else(|| HttpError::malformed("number"))?,
        epoch: item.epoch,
        last_sequence: item.last_sequence,
        label_before: item.label_before.map(|label| label.0),
        resealed: Resealed {
            old_epochs: old_epochs.collect::<Result<_, HttpError>>()?,
            centre_seal: sealed(item.centre_seal, "centre_seal")?,
            reporter_seal: sealed(item.reporter_seal, "reporter_seal")?,
            opening_mark: parse::bytes(&item.opening_mark, "opening_mark")?,
            kept: item
                .notebook
                .map(|notebook| kept_anew(notebook, item.label))
                .transpose()?,
        },
    })
}

fn kept_anew(notebook: Base64, label: Option<Base64>) -> Result<KeptAnew, HttpError> {
    Ok(KeptAnew {
        notebook: parse::notebook(notebook)?,
        label: label.map(|label| parse::label(label, "label")).transpose()?,
    })
}

/// Destroys the sealed copies of all old keys, once no thread needs them.
#[utoipa::path(
    post,
    path = "/api/v1/staff/rotation/finish",
    operation_id = "destroyOldKeys",
    tag = "staff",
    responses(
        (status = 204, description = "The old keys are gone"),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, not_a_holder, wrong_origin", body = ErrorBody),
        (status = 409, description = "key_still_needed", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn finish(staff: Reader, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    flows::destroy_old_keys(&portal, staff.member).await?;
    Ok(HttpResponse::NoContent().finish())
}
