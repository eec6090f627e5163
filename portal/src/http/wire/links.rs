//! Threads that belong together, and the hours of which staff are reminded.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiVersion, Base64};
use crate::http::body::RequestBody;

/// `POST /staff/threads/{number}/link`, `…/link/approve` and `…/link/end`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The centre's number of the old thread, whose code is lost.
    pub old: i64,
}

impl RequestBody for LinkRequest {
    // Two numbers and their field names.
    const LIMIT: usize = 1024;
}

/// `POST /staff/threads/{number}/resume`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResumeRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
}

impl RequestBody for ResumeRequest {
    // A number and its field name.
    const LIMIT: usize = 1024;
}

/// `POST /staff/threads/{number}/reminder`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReminderRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The hour that the caller knows to be set; without it, none.
    pub known: Option<i64>,
    /// The hour that is to be set, at most two days back and two weeks ahead; without it, none.
    pub at: Option<i64>,
}

impl RequestBody for ReminderRequest {
    // Three numbers and their field names.
    const LIMIT: usize = 1024;
}

/// What a thread is linked with, or is to be.
#[derive(Serialize, ToSchema)]
pub struct LinkItem {
    /// The centre's number of the other thread.
    pub number: i64,
    /// The id of whoever has proposed it.
    pub proposer: Base64,
    /// The name that colleagues see.
    pub proposed_by: String,
    /// The hour in which it was proposed.
    pub proposed_hour: i64,
    /// The name of whoever has approved it; missing while it is a proposal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<String>,
    /// The hour in which it was approved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_hour: Option<i64>,
}

/// `GET /staff/links`
#[derive(Serialize, ToSchema)]
pub struct LinkProposalsResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The centre's proposals that wait for a second member, the oldest first.
    pub proposals: Vec<LinkProposalItem>,
}

/// A proposal that waits for a second member.
#[derive(Serialize, ToSchema)]
pub struct LinkProposalItem {
    /// The centre's number of the new thread.
    pub number: i64,
    /// The number of the old one.
    pub old: i64,
    /// The id of whoever has proposed it.
    pub proposer: Base64,
}
