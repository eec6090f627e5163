//! Passkeys: adding, listing and removing them, and signing in with one.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::account::PasswordProofItem;
use super::invitations::SMALL_LIMIT;
use super::{ApiVersion, Base64};
use crate::http::body::RequestBody;

/// The longest body with an authenticator's answer: an attestation statement, even if it is not asked for, may bring some
/// kilobytes of certificates.
const ANSWER_LIMIT: usize = 32 * 1024;

/// The answer to `GET /staff/second-factors`
#[derive(Serialize, ToSchema)]
pub struct SecondFactorsResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// Whether browsers make passkeys for this portal: not where its address is a bare number.
    pub passkeys_available: bool,
    /// The member's passkeys, in the order in which they were added.
    pub passkeys: Vec<PasskeyItem>,
    /// Recovery codes that are left.
    pub recovery_codes_left: usize,
}

/// A passkey in the eyes of its owner.
#[derive(Serialize, ToSchema)]
pub struct PasskeyItem {
    /// Its id, to remove it by.
    pub id: Base64,
    /// The name that the member has given it.
    pub name: String,
    /// The day on which it was added, counted from the Unix epoch.
    pub created_day: i64,
    /// The day on which it was used last, if it was.
    pub last_used_day: Option<i64>,
}

/// The answer to `POST /staff/passkeys/start`: what `navigator.credentials.create` needs.
#[derive(Serialize, ToSchema)]
pub struct StartPasskeyResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// To be named on finishing, within ten minutes.
    pub addition: Base64,
    /// What the authenticator answers.
    pub challenge: Base64,
    /// The relying party's id: the portal's domain.
    pub relying_party_id: String,
    /// The algorithms that are taken, as COSE numbers them, the preferred one first.
    pub algorithms: Vec<i64>,
    /// The credentials that the member has already.
    pub exclude: Vec<Base64>,
}

/// `POST /staff/passkeys/finish`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishPasskeyRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// Proof of the present password.
    pub proof: PasswordProofItem,
    /// The addition that was begun.
    pub addition: Base64,
    /// The name that the member gives it, at most 60 characters.
    pub name: String,
    /// `clientDataJSON` of the authenticator's answer.
    pub client_data: Base64,
    /// `attestationObject` of the authenticator's answer.
    pub attestation_object: Base64,
}

impl RequestBody for FinishPasskeyRequest {
    const LIMIT: usize = ANSWER_LIMIT;
}

/// The answer to `POST /staff/passkeys/finish`
#[derive(Serialize, ToSchema)]
pub struct PasskeyResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The passkey that was added.
    pub passkey: PasskeyItem,
}

/// With `code_needed`: how the second factor is to be given.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SecondStepItem {
    /// To be named in `POST /staff/sign-in/second-factor`; it serves once, for two minutes.
    pub step: Base64,
    /// What a passkey has to sign; left out where the account has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passkey: Option<PasskeyQuestionItem>,
}

/// What `navigator.credentials.get` needs.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PasskeyQuestionItem {
    /// What the authenticator signs.
    pub challenge: Base64,
    /// The relying party's id: the portal's domain.
    pub relying_party_id: String,
    /// The member's credentials.
    pub credential_ids: Vec<Base64>,
}

/// `POST /staff/sign-in/second-factor`: one of the three.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondFactorRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The step that `code_needed` has told.
    pub step: Base64,
    /// The six digits of an authenticator app.
    #[schema(pattern = "^[0-9]{6}$")]
    pub totp: Option<String>,
    /// One of the recovery codes.
    pub recovery_code: Option<String>,
    /// The answer of a passkey.
    pub passkey: Option<AssertionItem>,
}

impl RequestBody for SecondFactorRequest {
    const LIMIT: usize = SMALL_LIMIT;
}

/// The answer of a passkey.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssertionItem {
    /// The credential that was used.
    pub credential_id: Base64,
    /// `clientDataJSON`.
    pub client_data: Base64,
    /// `authenticatorData`.
    pub authenticator_data: Base64,
    /// `signature`.
    pub signature: Base64,
}
