//! The staff's sign-in and session.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiVersion, Base64};
use crate::http::body::RequestBody;

/// The longest body of a sign-in request: OPAQUE's messages are below 1 kB, a name is short.
const SIGN_IN_LIMIT: usize = 8 * 1024;

/// `POST /staff/sign-in/start`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartSignInRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The member's sign-in name.
    pub name: String,
    /// OPAQUE's first message, KE1 (RFC 9807 section 6).
    pub request: Base64,
}

impl RequestBody for StartSignInRequest {
    const LIMIT: usize = SIGN_IN_LIMIT;
}

/// The answer to `POST /staff/sign-in/start`; an unknown name is answered like a known one.
#[derive(Serialize, ToSchema)]
pub struct StartSignInResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The attempt, to be named on finishing; it serves once, for two minutes.
    pub attempt: Base64,
    /// OPAQUE's second message, KE2.
    pub response: Base64,
}

/// `POST /staff/sign-in/finish`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishSignInRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The attempt that was begun.
    pub attempt: Base64,
    /// OPAQUE's third message, KE3.
    pub finalization: Base64,
    /// The six digits of the second factor. Not needed by somebody who unlocks a living session of their own.
    #[schema(pattern = "^[0-9]{6}$")]
    pub totp: Option<String>,
    /// One of the recovery codes, in the place of the six digits.
    pub recovery_code: Option<String>,
}

impl RequestBody for FinishSignInRequest {
    const LIMIT: usize = SIGN_IN_LIMIT;
}

/// `POST /staff/sign-in/finish`, `GET /staff/session`
#[derive(Serialize, ToSchema)]
pub struct SessionResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The session.
    pub session: StaffSession,
}

/// Who is signed in, and the sealed keys that only the member's password opens.
#[derive(Serialize, ToSchema)]
pub struct StaffSession {
    /// The member.
    pub member: MemberItem,
    /// The member's own keys, sealed under the password.
    pub vault: Base64,
    /// The member's public keys.
    pub public_keys: Base64,
    /// What opens the centre's current key, the last of the list, and with it those before. Empty for whoever does not hold
    /// the current one.
    pub centre_keys: Vec<CentreKeyItem>,
    /// Seconds until the session ends for want of activity.
    pub idle_expires_in_s: u64,
    /// Seconds until the session ends in any case.
    pub absolute_expires_in_s: u64,
}

/// A member of staff.
#[derive(Serialize, ToSchema)]
pub struct MemberItem {
    /// The member's id.
    pub id: Base64,
    /// The sign-in name.
    pub name: String,
    /// The name that colleagues see.
    pub display_name: String,
    /// The role in the centre.
    #[schema(example = "counsellor")]
    pub role: String,
    /// The member's centre; none for roles that do not belong to one.
    pub centre_id: Option<String>,
}

/// A key of the centre.
#[derive(Serialize, ToSchema)]
pub struct CentreKeyItem {
    /// Which key.
    pub key_id: Base64,
    /// Its secret, sealed to the member; of the current key always, of older ones if the member had them then.
    pub sealed: Option<Base64>,
    /// The secret of the key before, sealed under this one (89 bytes), as long as some thread may need it.
    pub previous: Option<Base64>,
}
