//! The audit log.

use serde::Serialize;
use utoipa::ToSchema;

use super::{ApiVersion, Base64};

/// `GET /staff/audit`
#[derive(Serialize, ToSchema)]
pub struct AuditResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The lines, newest first.
    pub lines: Vec<AuditItem>,
    /// Where the next page begins, if there is one: give it back as `?before=`.
    pub next_before: Option<u64>,
    /// How many lines the whole log of the portal has.
    pub count: u64,
    /// The hash of the last of them, to be noted elsewhere: `ozvise audit verify --expect` finds out whether it is still
    /// there.
    pub head: Base64,
}

/// Who did what to what; never content.
#[derive(Serialize, ToSchema)]
pub struct AuditItem {
    /// The line's place in the log.
    pub number: u64,
    /// The hour in which it was done.
    pub hour: i64,
    /// The member who did it; none for the command line of the server.
    pub actor: Option<Base64>,
    /// The centre that it concerns.
    pub centre_id: Option<String>,
    /// What was done.
    #[schema(example = "approved")]
    pub act: String,
    /// To what: `member:ID`, `key:ID`, `thread:NUMBER`, `directory:VERSION`; two of them with a space between.
    #[schema(example = "thread:12")]
    pub subject: String,
}
