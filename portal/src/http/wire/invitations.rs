//! Inviting, and redeeming an invitation.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiVersion, Base64};
use crate::http::body::RequestBody;

/// The longest body of a request without keys: names and messages of OPAQUE, each below 1 kB.
pub(in crate::http) const SMALL_LIMIT: usize = 8 * 1024;

/// The longest body with public keys and a vault, 4 KiB each, in base64url.
pub(in crate::http) const KEYS_LIMIT: usize = 20 * 1024;

/// `POST /staff/invitations`: somebody new (`role`, `centre_id`, `display_name`), or a renewal (`renew`).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The role of somebody new.
    #[schema(example = "counsellor")]
    pub role: Option<String>,
    /// The centre of somebody new; a head's own is taken where it is left out.
    pub centre_id: Option<String>,
    /// The name that colleagues will see.
    pub display_name: Option<String>,
    /// The member whose account is to be renewed.
    pub renew: Option<Base64>,
    /// With `renew`, where nobody else holds a key of the centre: the member's sign-in name, typed to confirm it.
    pub confirm_last_holder: Option<String>,
}

impl RequestBody for InviteRequest {
    const LIMIT: usize = SMALL_LIMIT;
}

/// The answer to `POST /staff/invitations`.
#[derive(Serialize, ToSchema)]
pub struct InvitedResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The invitation.
    pub invitation: InvitationItem,
    /// The link with its secret, which is shown this once.
    pub link: String,
}

/// `GET /staff/invitations`
#[derive(Serialize, ToSchema)]
pub struct InvitationsResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The invitations, newest first.
    pub invitations: Vec<InvitationItem>,
}

/// How an invitation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    /// It can be redeemed.
    Open,
    /// It was redeemed.
    Used,
    /// It was taken back.
    Revoked,
    /// Its time has passed.
    Expired,
}

/// An invitation, without its secret.
#[derive(Serialize, ToSchema)]
pub struct InvitationItem {
    /// Its id, to take it back by.
    pub id: Base64,
    /// How it stands.
    pub state: InvitationState,
    /// `new` or `renewal`.
    #[schema(example = "new")]
    pub kind: String,
    /// The role of the account.
    pub role: String,
    /// The centre; none for roles that do not belong to one.
    pub centre_id: Option<String>,
    /// The name that colleagues will see.
    pub display_name: String,
    /// The account that it makes or renews.
    pub member_id: Base64,
    /// When it was made, in Unix seconds.
    pub created_at: u64,
    /// Until when it can be redeemed, in Unix seconds.
    pub expires_at: u64,
}

/// `POST /invitation`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LookAtInvitationRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The secret of the link (16 bytes).
    pub secret: Base64,
}

impl RequestBody for LookAtInvitationRequest {
    const LIMIT: usize = 1024;
}

/// What an invitation leads to.
#[derive(Serialize, ToSchema)]
pub struct RedeemableResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// `new` or `renewal`.
    pub kind: String,
    /// The role of the account.
    pub role: String,
    /// The centre; none for roles that do not belong to one.
    pub centre_id: Option<String>,
    /// The name that colleagues will see.
    pub display_name: String,
    /// The account's id, to which the vault is bound.
    pub member_id: Base64,
    /// The sign-in name that stays, where an account is renewed.
    pub name: Option<String>,
    /// Who has invited, as colleagues know her; none for the command line of the server.
    pub invited_by: Option<String>,
    /// Until when it can be redeemed, in Unix seconds.
    pub expires_at: u64,
}

/// `POST /invitation/start`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartRegistrationRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The secret of the link.
    pub secret: Base64,
    /// The sign-in name that the member chooses; a renewed account keeps its own.
    pub name: String,
    /// OPAQUE's first message of a registration (RFC 9807 section 5).
    pub request: Base64,
}

impl RequestBody for StartRegistrationRequest {
    const LIMIT: usize = SMALL_LIMIT;
}

/// The answer to `POST /invitation/start`: what the member is shown once.
#[derive(Serialize, ToSchema)]
pub struct StartRegistrationResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// To be named on finishing, within an hour.
    pub enrolment: Base64,
    /// The account's id, to which the vault is bound.
    pub member_id: Base64,
    /// The sign-in name in the form in which OPAQUE takes it.
    pub name: String,
    /// OPAQUE's second message.
    pub response: Base64,
    /// The second factor.
    #[serde(flatten)]
    pub factor: FactorItem,
}

/// A new second factor, shown once.
#[derive(Serialize, ToSchema)]
pub struct FactorItem {
    /// The secret in base 32, as authenticator apps take it (RFC 6238, SHA-1, six digits, 30 seconds).
    pub totp_secret: String,
    /// Ten codes, each of which stands in for the second factor once.
    pub recovery_codes: Vec<String>,
}

/// `POST /invitation/finish`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishRegistrationRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The secret of the link.
    pub secret: Base64,
    /// The enrolment that was begun.
    pub enrolment: Base64,
    /// OPAQUE's last message of a registration.
    pub upload: Base64,
    /// The member's public keys.
    pub public_keys: Base64,
    /// The member's own keys, sealed under the password.
    pub vault: Base64,
    /// A code of the new second factor.
    #[schema(pattern = "^[0-9]{6}$")]
    pub totp: String,
}

impl RequestBody for FinishRegistrationRequest {
    const LIMIT: usize = KEYS_LIMIT;
}
