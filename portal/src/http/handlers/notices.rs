//! A member's own settings of notices by mail.

use actix_web::{HttpResponse, web};

use crate::domain::{NoticeMode, NoticeSchedule};
use crate::flows::{self, NoticeChange, Portal};
use crate::http::body::UnreadBody;
use crate::http::error::{ErrorBody, HttpError};
use crate::http::json;
use crate::http::staff::Member;
use crate::http::wire::{
    ApiVersion, ChangeNoticesRequest, ConfirmAddressRequest, NoticeLanguage, NoticeModeItem, NoticeScheduleItem,
    NoticesResponse,
};
use crate::i18n::Language;
use crate::store::notices::NoticeSetting;

/// When and where the member is told what there is to do.
#[utoipa::path(
    get,
    path = "/api/v1/staff/notices",
    operation_id = "ownNotices",
    tag = "staff",
    responses(
        (status = 200, description = "The settings", body = NoticesResponse),
        (status = 401, description = "not_signed_in", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn show(member: Member, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    let setting = flows::own_notices(&portal, member.0.member.id).await?;
    Ok(answer(&portal, setting))
}

/// Changes the settings. A new address counts once it is confirmed.
#[utoipa::path(
    post,
    path = "/api/v1/staff/notices",
    operation_id = "changeNotices",
    tag = "staff",
    request_body = ChangeNoticesRequest,
    responses(
        (status = 200, description = "The settings as they are now", body = NoticesResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 409, description = "mail_not_set_up", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 429, description = "too_many_tries", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn change(
    member: Member,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: ChangeNoticesRequest = body.json().await?;
    let address = match request.address.as_deref().map(str::parse) {
        Some(Ok(address)) => Some(address),
        Some(Err(_)) => return Err(HttpError::malformed("address")),
        None => None,
    };
    let change = NoticeChange {
        address,
        language: match request.schedule.language {
            NoticeLanguage::Cs => Language::Czech,
            NoticeLanguage::En => Language::English,
        },
        schedule: schedule(&request.schedule)?,
    };
    let setting = flows::change_own_notices(&portal, member.0.member, change).await?;
    Ok(answer(&portal, setting))
}

/// Confirms the new address by the code that was sent to it.
#[utoipa::path(
    post,
    path = "/api/v1/staff/notices/confirm",
    operation_id = "confirmAddress",
    tag = "staff",
    request_body = ConfirmAddressRequest,
    responses(
        (status = 200, description = "The settings as they are now", body = NoticesResponse),
        (status = 400, description = "malformed_request, unknown_version", body = ErrorBody),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 413, description = "too_large", body = ErrorBody),
        (status = 415, description = "unsupported_media_type", body = ErrorBody),
        (status = 422, description = "address_code_wrong", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn confirm(
    member: Member,
    body: UnreadBody,
    portal: web::Data<Portal>,
) -> Result<HttpResponse, HttpError> {
    let request: ConfirmAddressRequest = body.json().await?;
    let setting = flows::confirm_address(&portal, member.0.member, request.code).await?;
    Ok(answer(&portal, setting))
}

/// Sends a mail to the confirmed address that says nothing but that mails arrive.
#[utoipa::path(
    post,
    path = "/api/v1/staff/notices/test",
    operation_id = "sendTestMail",
    tag = "staff",
    responses(
        (status = 204, description = "It is on its way"),
        (status = 401, description = "not_signed_in", body = ErrorBody),
        (status = 403, description = "wrong_origin", body = ErrorBody),
        (status = 409, description = "mail_not_set_up, account_changed (there is no confirmed address)", body = ErrorBody),
        (status = 429, description = "too_many_tries", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub(in crate::http) async fn test(member: Member, portal: web::Data<Portal>) -> Result<HttpResponse, HttpError> {
    flows::send_test_mail(&portal, member.0.member.id).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn schedule(item: &NoticeScheduleItem) -> Result<NoticeSchedule, HttpError> {
    let hour = |hour: u8, field| {
        if hour < 24 {
            Ok(hour)
        } else {
            Err(HttpError::malformed(field))
        }
    };
    let quiet = match (item.quiet_from, item.quiet_to) {
        (Some(from), Some(to)) => Some((hour(from, "quiet_from")?, hour(to, "quiet_to")?)),
        (None, None) => None,
        _ => return Err(HttpError::malformed("quiet_to")),
    };
    Ok(NoticeSchedule {
        mode: match item.mode {
            NoticeModeItem::AtOnce => NoticeMode::AtOnce,
            NoticeModeItem::Digest => NoticeMode::Digest,
            NoticeModeItem::None => NoticeMode::Never,
        },
        digest_hour: hour(item.digest_hour, "digest_hour")?,
        quiet,
    })
}

fn answer(portal: &Portal, setting: NoticeSetting) -> HttpResponse {
    let schedule = setting.schedule;
    let response = NoticesResponse {
        version: ApiVersion,
        available: portal.notices.is_some(),
        address: setting.address,
        pending_address: setting.pending.map(|pending| pending.address),
        schedule: NoticeScheduleItem {
            language: match setting.language {
                Language::English => NoticeLanguage::En,
                _ => NoticeLanguage::Cs,
            },
            mode: match schedule.mode {
                NoticeMode::AtOnce => NoticeModeItem::AtOnce,
                NoticeMode::Digest => NoticeModeItem::Digest,
                NoticeMode::Never => NoticeModeItem::None,
            },
            digest_hour: schedule.digest_hour,
            quiet_from: schedule.quiet.map(|(from, _)| from),
            quiet_to: schedule.quiet.map(|(_, to)| to),
        },
    };
    json(HttpResponse::Ok(), &response)
}
