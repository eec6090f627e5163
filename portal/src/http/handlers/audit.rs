//! The audit log, for those whom it concerns.

use actix_web::{HttpResponse, web};

use super::parse;
use crate::flows::{self, Portal};
use crate::http::error::{ErrorBody, HttpError};
use crate::http::json;
use crate::http::staff::Member;
use crate::http::wire::{ApiVersion, AuditItem, AuditResponse};

/// The lines of the audit log, newest first: a head's those of the centre, the operator's those of accounts and keys of all
/// centres.
#[utoipa::path(
    get,
    path = "/api/v1/staff/audit",
    operation_id = "readAudit",
    tag = "staff",
    params(parse::BeforeLine),
    responses(
        (status = 200, description = "The lines", body = AuditResponse),
        (status = 400, description = "malformed_request", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "forbidden", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn lines(
    member: Member,
    query: web::Query<parse::BeforeLine>,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let page = flows::read_audit(&portal, &member.0.member, query.before).await?;
    let lines = page.lines.into_iter().map(|line| AuditItem {
        number: line.number,
        hour: line.hour.as_i64(),
        actor: line.actor.map(|id| id.as_bytes().to_vec().into()),
        centre_id: line.centre_id.map(|id| id.to_string()),
        act: line.act.as_str().to_owned(),
        subject: line.subject,
    });
    let response = AuditResponse {
        version: ApiVersion,
        lines: lines.collect(),
        next_before: page.next,
        count: page.count,
        head: page.head.to_vec().into(),
    };
    Ok(json(HttpResponse::Ok(), &response))
}
