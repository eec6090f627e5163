//! How the centres stand.

use serde::Serialize;
use utoipa::ToSchema;

use super::ApiVersion;

/// The answer to `GET /staff/overview`
#[derive(Serialize, ToSchema)]
pub struct OverviewResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The hour of the answer.
    pub hour: i64,
    /// All centres, by id.
    pub centres: Vec<CentreOverviewItem>,
}

/// How one centre stands; no thread and no member is named.
#[derive(Serialize, ToSchema)]
pub struct CentreOverviewItem {
    /// The centre.
    pub centre_id: String,
    /// Its name; none for a centre that was taken out of the settings.
    pub name: Option<String>,
    /// Whether it takes new threads.
    pub accepting: bool,
    /// Its threads by state.
    pub threads: ThreadCounts,
    /// The hour since which the reporter who waits longest has waited for an answer.
    pub oldest_unanswered_hour: Option<i64>,
    /// Within how many hours the centre means to answer.
    pub reply_hours: Option<u16>,
    /// Threads whose reporter has waited for longer than that, in the working time of the centre.
    pub overdue: u32,
    /// Whether it has a key that people can write to.
    pub has_key: bool,
    /// Whether it needs a new key at once, because somebody has left.
    pub rotation_demanded: bool,
    /// When it needs a new key on schedule, in Unix seconds.
    pub rotation_due_at: Option<u64>,
    /// Members who read threads.
    pub active_members: u32,
    /// Members who wait for approval.
    pub waiting_members: u32,
}

/// How many threads are in which state.
#[derive(Serialize, ToSchema)]
pub struct ThreadCounts {
    /// Nobody has opened them yet.
    pub new: u32,
    /// Opened and not answered yet.
    pub opened: u32,
    /// The reporter wrote last.
    pub waiting_for_centre: u32,
    /// The centre wrote last.
    pub waiting_for_reporter: u32,
    /// Closed.
    pub closed: u32,
}
