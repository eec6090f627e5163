//! A member's own settings of notices by mail.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ApiVersion;
use super::invitations::SMALL_LIMIT;
use crate::http::body::RequestBody;

/// When somebody wants mail.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeModeItem {
    /// At the next full hour.
    AtOnce,
    /// Once a day, at `digest_hour`.
    Digest,
    /// Never.
    None,
}

/// The language of the mails.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeLanguage {
    /// Czech.
    Cs,
    /// English.
    En,
}

/// When somebody wants mail, and in which language. Hours are those of the wall in Prague.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeScheduleItem {
    /// The language of the mails.
    pub language: NoticeLanguage,
    /// At once, once a day, or never.
    pub mode: NoticeModeItem,
    /// The hour of the daily mail.
    #[schema(maximum = 23)]
    pub digest_hour: u8,
    /// From this hour on nothing is sent at once, except that a reply is overdue; none to be told at all hours.
    #[schema(maximum = 23)]
    pub quiet_from: Option<u8>,
    /// Until this hour; over midnight if it is the smaller one.
    #[schema(maximum = 23)]
    pub quiet_to: Option<u8>,
}

/// `GET /staff/notices`, and the answer to every change
#[derive(Serialize, ToSchema)]
pub struct NoticesResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// Whether the portal sends mail at all.
    pub available: bool,
    /// The confirmed address.
    pub address: Option<String>,
    /// An address that waits for the code that was sent to it; until then the other one serves.
    pub pending_address: Option<String>,
    /// When the mails are sent.
    pub schedule: NoticeScheduleItem,
}

/// `POST /staff/notices`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeNoticesRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The address; none to get no mail. A new one is sent a code.
    #[schema(max_length = 254)]
    pub address: Option<String>,
    /// When the mails are to be sent.
    pub schedule: NoticeScheduleItem,
}

impl RequestBody for ChangeNoticesRequest {
    const LIMIT: usize = SMALL_LIMIT;
}

/// `POST /staff/notices/confirm`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmAddressRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The code that was sent to the address.
    #[schema(pattern = "^[0-9]{8}$")]
    pub code: String,
}

impl RequestBody for ConfirmAddressRequest {
    const LIMIT: usize = SMALL_LIMIT;
}
