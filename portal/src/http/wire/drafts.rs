//! Unfinished replies.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiVersion, Base64};
use crate::http::body::RequestBody;

/// `GET /staff/threads/{number}/draft`
#[derive(Serialize, ToSchema)]
pub struct DraftResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The caller's draft; missing where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<DraftItem>,
}

/// A draft.
#[derive(Serialize, ToSchema)]
pub struct DraftItem {
    /// What names it when it is replaced or deleted: SHA-256 of the sealed bytes.
    pub tag: Base64,
    /// The draft itself.
    pub sealed: Base64,
}

/// `POST /staff/threads/{number}/draft`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepDraftRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The tag of the draft that it replaces; without it, there was none.
    pub known: Option<Base64>,
    /// The draft (2,089, 8,233 or 32,809 bytes).
    pub draft: Base64,
}

impl RequestBody for KeepDraftRequest {
    // The longest draft (32 kB) in base64url is 44 kB.
    const LIMIT: usize = 64 * 1024;
}

/// The answer to a draft that was kept.
#[derive(Serialize, ToSchema)]
pub struct KeptDraftResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// What names it from now on.
    pub tag: Base64,
}
