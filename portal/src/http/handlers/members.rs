//! Colleagues: who they are, approving, closing an account.

use actix_web::{HttpResponse, web};
use ozvise_crypto::MemberId;

use super::{parse, render};
use crate::domain::MAX_SEAL_BYTES;
use crate::flows::{self, Colleague, NewSeal, Portal, Standing};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, ErrorCode, HttpError};
use crate::http::json;
use crate::http::staff::{Member, Reader};
use crate::http::wire::{
    ApiVersion, ApproveRequest, Base64, CloseRequest, ColleagueItem, MarkItem, MemberStanding, MembersResponse,
    NewSealItem,
};

/// The members of the own centre with their public keys; for the operator heads, coordinators and operators, without.
#[utoipa::path(
    get,
    path = "/api/v1/staff/members",
    operation_id = "listMembers",
    tag = "staff",
    responses(
        (status = 200, description = "The members", body = MembersResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn list(member: Member, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    let reader = member.0.member;
    let with_keys = reader.centre_id.is_some();
    let members = flows::list_colleagues(&portal, reader).await?;
    let response = MembersResponse {
        version: ApiVersion,
        members: members.into_iter().map(|member| item(member, with_keys)).collect(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

fn item(colleague: Colleague, with_keys: bool) -> ColleagueItem {
    let marks = colleague.held.into_iter().map(|held| MarkItem {
        key_id: held.key_id.as_bytes().to_vec().into(),
        mark: held.mark.into(),
    });
    ColleagueItem {
        standing: match colleague.standing {
            Standing::Active => MemberStanding::Active,
            Standing::Waiting => MemberStanding::Waiting,
            Standing::Closed => MemberStanding::Closed,
        },
        public_keys: with_keys.then(|| colleague.member.public_keys.clone().into()),
        member: render::member(colleague.member),
        marks: marks.collect(),
    }
}

/// Gives a member the centre's keys, after the fingerprint of the public keys was compared.
#[utoipa::path(
    post,
    path = "/api/v1/staff/members/{id}/approve",
    operation_id = "approveMember",
    tag = "staff",
    params(("id" = String, Path, description = "The member's id, base64url")),
    request_body = ApproveRequest,
    responses(
        (status = 204, description = "The member holds the keys"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, not_a_holder, wrong_origin", body = ErrorBody),
        (status = 404, description = "member_not_found", body = ErrorBody),
        (status = 409, description = "conflicting_key, key_pending", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn approve(
    staff: Reader,
    id: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let id = member_id(&id)?;
    let request: ApproveRequest = body.json().await?;
    let compared = parse::bytes(&request.public_keys_sha256, "public_keys_sha256")?;
    let seals = request.seals.into_iter().map(new_seal).collect::<Result<_, _>>()?;
    flows::approve_member(&portal, staff.member, id, compared, seals).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What is no id is no member.
fn member_id(text: &str) -> Result<MemberId, HttpError> {
    let id = parse::id(text).ok_or_else(|| HttpError::new(ErrorCode::MemberNotFound))?;
    Ok(MemberId::from_bytes(id))
}

pub(super) fn new_seal(item: NewSealItem) -> Result<NewSeal, HttpError> {
    Ok(NewSeal {
        key_id: parse::key_id(&item.key_id)?,
        sealed: sealed(item.sealed, "sealed")?,
        mark: sealed(item.mark, "mark")?,
    })
}

/// Something that only browsers understand, of a length that it may have.
pub(super) fn sealed(bytes: Base64, field: &'static str) -> Result<Vec<u8>, HttpError> {
    if (1..=MAX_SEAL_BYTES).contains(&bytes.0.len()) {
        Ok(bytes.0)
    } else {
        Err(HttpError::malformed(field))
    }
}

/// Closes an account at once: sessions end, the centre's keys that were sealed to it are deleted, a new key is demanded.
/// Closing the account of somebody who waits for approval is turning her away.
#[utoipa::path(
    post,
    path = "/api/v1/staff/members/{id}/close",
    operation_id = "closeAccount",
    tag = "staff",
    params(("id" = String, Path, description = "The member's id, base64url")),
    request_body = CloseRequest,
    responses(
        (status = 204, description = "The account is closed"),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "member_not_found", body = ErrorBody),
        (status = 409, description = "last_holder", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn close(
    member: Member,
    id: web::Path<String>,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let id = member_id(&id)?;
    let request: CloseRequest = body.json().await?;
    flows::close_account(&portal, member.0.member, id, request.confirm_last_holder).await?;
    Ok(HttpResponse::NoContent().finish())
}
