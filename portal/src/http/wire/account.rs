//! A member's own account: sessions, password, second factor.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::invitations::{FactorItem, KEYS_LIMIT, SMALL_LIMIT};
use super::{ApiVersion, Base64};
use crate::http::body::RequestBody;

/// `GET /staff/sessions`
#[derive(Serialize, ToSchema)]
pub struct SessionsResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The member's living sessions, newest first.
    pub sessions: Vec<SessionItem>,
}

/// A session; from where it is used nobody keeps.
#[derive(Serialize, ToSchema)]
pub struct SessionItem {
    /// Its id, to end it by.
    pub id: Base64,
    /// Whether it is the one that asks.
    pub current: bool,
    /// The hour in which it began.
    pub started_hour: i64,
    /// When the member did something in it last, in Unix seconds.
    pub last_active_at: u64,
}

/// Proof of the present password: `POST /staff/sign-in/start` begins it, and this is what finishing would send.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordProofItem {
    /// The attempt that was begun.
    pub attempt: Base64,
    /// OPAQUE's third message, KE3.
    pub finalization: Base64,
}

/// `POST /staff/password/start`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartPasswordChangeRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// OPAQUE's first message of a registration with the new password.
    pub request: Base64,
}

impl RequestBody for StartPasswordChangeRequest {
    const LIMIT: usize = SMALL_LIMIT;
}

/// The answer to `POST /staff/password/start`
#[derive(Serialize, ToSchema)]
pub struct StartPasswordChangeResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// OPAQUE's second message.
    pub response: Base64,
}

/// `POST /staff/password/finish`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishPasswordChangeRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// Proof of the present password.
    pub proof: PasswordProofItem,
    /// OPAQUE's last message of the registration.
    pub upload: Base64,
    /// The member's own keys, sealed under the new password.
    pub vault: Base64,
}

impl RequestBody for FinishPasswordChangeRequest {
    const LIMIT: usize = KEYS_LIMIT;
}

/// `POST /staff/vault`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StoreVaultRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The vault as it was read.
    pub known: Base64,
    /// The vault that takes its place, sealed under the same password.
    pub vault: Base64,
}

impl RequestBody for StoreVaultRequest {
    const LIMIT: usize = KEYS_LIMIT;
}

/// The answer to `POST /staff/second-factor/start`
#[derive(Serialize, ToSchema)]
pub struct StartSecondFactorResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// To be named on finishing, within an hour.
    pub enrolment: Base64,
    /// The second factor.
    #[serde(flatten)]
    pub factor: FactorItem,
}

/// `POST /staff/second-factor/finish`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishSecondFactorRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// Proof of the present password.
    pub proof: PasswordProofItem,
    /// The enrolment that was begun.
    pub enrolment: Base64,
    /// A code of the new second factor.
    #[schema(pattern = "^[0-9]{6}$")]
    pub totp: String,
}

impl RequestBody for FinishSecondFactorRequest {
    const LIMIT: usize = SMALL_LIMIT;
}
