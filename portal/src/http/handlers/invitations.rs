//! Inviting, and taking invitations back.

use actix_web::{HttpResponse, web};
use ozvise_crypto::MemberId;

use super::parse;
use crate::domain::StaffRole;
use crate::flows::{self, Portal, Wanted};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, ErrorCode, HttpError};
use crate::http::json;
use crate::http::staff::{Member, PortalOrigin};
use crate::http::wire::{
    ApiVersion, InvitationItem, InvitationState, InvitationsResponse, InviteRequest, InvitedResponse,
};
use crate::store::invitations::StoredInvitation;
use crate::store::members::StoredMember;

/// Invites somebody new, or to the renewal of an account. A head invites to the own centre, the operator invites heads,
/// coordinators and operators.
#[utoipa::path(
    post,
    path = "/api/v1/staff/invitations",
    operation_id = "invite",
    tag = "staff",
    request_body = InviteRequest,
    responses(
        (status = 201, description = "The invitation, with its link", body = InvitedResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "member_not_found", body = ErrorBody),
        (status = 409, description = "last_holder", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 422, description = "unknown_centre", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn invite(
    member: Member,
    body: UnreadBody,
    portal: web::Data<Portal>,
    origin: web::Data<PortalOrigin>,
) -> Result<HttpResponse, HttpError> {
    let inviter = member.0.member;
    let wanted = wanted(body.json().await?, &inviter)?;
    let invited = flows::invite(&portal, inviter, wanted).await?;
    let response = InvitedResponse {
        version: ApiVersion,
        link: invited.secret.link(&origin.0),
        invitation: item(invited.invitation, portal.clock.now()),
    };
    Ok(json(HttpResponse::Created(), &response))
}

fn wanted(request: InviteRequest, inviter: &StoredMember) -> Result<Wanted, HttpError> {
    match (request.renew, request.role, request.display_name) {
        (Some(member), None, None) => Ok(Wanted::Renewal {
            member_id: MemberId::from_bytes(parse::bytes(&member, "renew")?),
            confirm_last_holder: request.confirm_last_holder,
        }),
        (None, Some(role), Some(display_name)) => {
            let role: StaffRole = role.parse().map_err(|_| HttpError::malformed("role"))?;
            let centre_id = match request.centre_id {
                Some(id) => Some(parse::centre(&id)?),
                None => inviter.centre_id.clone(),
            };
            Ok(Wanted::New {
                role,
                centre_id,
                display_name,
            })
        }
        _ => Err(HttpError::malformed("role")),
    }
}

/// What was invited lately.
#[utoipa::path(
    get,
    path = "/api/v1/staff/invitations",
    operation_id = "listInvitations",
    tag = "staff",
    responses(
        (status = 200, description = "The invitations, without their secrets", body = InvitationsResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn list(member: Member, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    let now = portal.clock.now();
    let listed = flows::list_invitations(&portal, member.0.member).await?;
    let response = InvitationsResponse {
        version: ApiVersion,
        invitations: listed.into_iter().map(|invitation| item(invitation, now)).collect(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}

/// Takes an open invitation back.
#[utoipa::path(
    post,
    path = "/api/v1/staff/invitations/{id}/revoke",
    operation_id = "revokeInvitation",
    tag = "staff",
    params(("id" = String, Path, description = "The invitation's id, base64url")),
    responses(
        (status = 204, description = "It leads nowhere any more"),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden, wrong_origin", body = ErrorBody),
        (status = 404, description = "invitation_not_found", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn revoke(
    member: Member,
    id: web::Path<String>,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    // What is no id is no invitation.
    let id = parse::id(&id).ok_or_else(|| HttpError::new(ErrorCode::InvitationNotFound))?;
    flows::revoke_invitation(&portal, member.0.member, id).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn item(invitation: StoredInvitation, now: u64) -> InvitationItem {
    let state = match (invitation.used_at, invitation.revoked_at) {
        (Some(_), _) => InvitationState::Used,
        (None, Some(_)) => InvitationState::Revoked,
        (None, None) if invitation.is_open(now) => InvitationState::Open,
        (None, None) => InvitationState::Expired,
    };
    InvitationItem {
        id: invitation.id.to_vec().into(),
        state,
        kind: invitation.kind.as_str().to_owned(),
        role: invitation.role.as_str().to_owned(),
        centre_id: invitation.centre_id.map(|id| id.to_string()),
        display_name: invitation.display_name,
        member_id: invitation.member_id.as_bytes().to_vec().into(),
        created_at: invitation.created_at,
        expires_at: invitation.expires_at,
    }
}
