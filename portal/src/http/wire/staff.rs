//! The staff's threads.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiVersion, Base64, LinkItem, WireSide};
use crate::http::body::RequestBody;

/// The state of a thread in the eyes of its centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StaffThreadState {
    /// Nobody has opened it yet.
    New,
    /// Somebody has opened it, and nobody has taken it; no answer yet.
    Opened,
    /// Somebody has taken it; no answer yet.
    Assigned,
    /// The centre wrote last.
    WaitingForReporter,
    /// The reporter wrote last.
    WaitingForCentre,
    /// Closed.
    Closed,
}

/// One thread in the list: never content.
#[derive(Serialize, ToSchema)]
pub struct StaffThreadItem {
    /// The centre's own number of the thread.
    pub number: i64,
    /// Where the thread stands.
    pub state: StaffThreadState,
    /// The hour in which the first message came.
    pub received_hour: i64,
    /// The hour of the last message.
    pub last_hour: i64,
    /// How many messages there are, which is also the number of the last one.
    pub messages: u32,
    /// Its code is lost and may be in other hands: no message of the centre is taken into it.
    pub superseded: bool,
    /// Whose turn it is; nobody's once the thread is closed.
    pub waiting_for: Option<WireSide>,
    /// Who wrote last.
    pub last_from: WireSide,
    /// Since which hour the reporter has waited for an answer, if one is owed.
    pub waiting_hour: Option<i64>,
    /// Who has taken it; nobody while it is everybody's.
    pub assignee: Option<AssigneeItem>,
    /// The centre that has handed it over, if one has.
    pub came_from: Option<String>,
}

/// Who has taken a thread.
#[derive(Serialize, ToSchema)]
pub struct AssigneeItem {
    /// The member's id.
    pub id: Base64,
    /// The name that colleagues see.
    pub display_name: String,
}

/// Which threads a list shows, and so in which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListFilter {
    /// All, newest activity first.
    #[default]
    All,
    /// The open ones: first those that wait for the centre, longest waiting first, then the answered ones.
    Open,
    /// Those that wait for the centre, longest waiting first.
    Waiting,
    /// Those of them that nobody has taken.
    Unassigned,
    /// The open ones of the caller: first those that wait for the centre, then the answered ones.
    Mine,
    /// Those that wait for the reporter, newest activity first.
    Answered,
    /// The closed ones, newest activity first.
    Closed,
}

/// `POST /staff/threads/{number}/assignee`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The id of whoever has the thread as the caller sees it; without it, nobody.
    pub from: Option<Base64>,
    /// The id of whoever is to have it; without it, it goes back to the queue.
    pub to: Option<Base64>,
}

impl RequestBody for AssignRequest {
    // Two ids of 16 bytes in base64url and three field names.
    const LIMIT: usize = 1024;
}

/// `POST /staff/threads/{number}/close`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseThreadRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The number of the last message that the caller has seen.
    pub last_sequence: u32,
}

impl RequestBody for CloseThreadRequest {
    // Two numbers and their field names.
    const LIMIT: usize = 1024;
}

/// `GET /staff/threads`
#[derive(Serialize, ToSchema)]
pub struct StaffThreadsResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// Changes whenever any thread of the centre does; give it back as `?revision=` to be told "nothing new" (304).
    pub revision: i64,
    /// The threads.
    pub threads: Vec<StaffThreadItem>,
    /// Where the next page begins, if there is one: give it back as `?before=`.
    pub next_before: Option<String>,
    /// How the thread of `?shown=` stands, whether it is in the list or not; missing if the centre has none with this number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<StaffThreadItem>,
    /// How the threads of `?also=` stand; without those that the centre does not have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<StaffThreadItem>,
}

/// `GET /staff/threads/{number}`
#[derive(Serialize, ToSchema)]
pub struct StaffThreadResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The thread.
    pub thread: StaffThread,
}

/// One thread with what is needed to open it.
#[derive(Serialize, ToSchema)]
pub struct StaffThread {
    /// The list's view of it.
    #[serde(flatten)]
    pub item: StaffThreadItem,
    /// The thread's id, which its keys are bound to.
    pub thread_id: Base64,
    /// The thread's epoch.
    pub epoch: u32,
    /// The thread came without consent: before anything is written in it, an epoch has to be begun.
    pub epoch_due: bool,
    /// The reporter's public key; the first message holds its hash.
    pub reporter_key: Base64,
    /// The thread key, sealed to the centre.
    pub centre_seals: Vec<CentreSealItem>,
    /// The mark that the centre made when it opened the thread first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opening_mark: Option<Base64>,
    /// The old thread that goes on in this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continues: Option<LinkItem>,
    /// The new thread in which this one goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continued_by: Option<LinkItem>,
    /// The hour of which staff are to be reminded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remind_hour: Option<i64>,
    /// The keys of its notes and label, sealed to the centre.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notebook: Option<Base64>,
    /// Its label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Base64>,
}

/// The thread key of one epoch, sealed to one key of the centre.
#[derive(Serialize, ToSchema)]
pub struct CentreSealItem {
    /// The centre's key.
    pub key_id: Base64,
    /// The thread's epoch.
    pub epoch: u32,
    /// The sealed thread key.
    pub sealed: Base64,
}

/// `POST /staff/threads/{number}/opened`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenedRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The mark (32 bytes).
    pub opening_mark: Base64,
}

impl RequestBody for OpenedRequest {
    // 32 bytes in base64url and two field names.
    const LIMIT: usize = 1024;
}

/// `POST /staff/writing`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WritingRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The centre's number of the thread; without it, the caller is writing nowhere.
    pub number: Option<i64>,
}

impl RequestBody for WritingRequest {
    // Two numbers and their field names.
    const LIMIT: usize = 1024;
}

/// The data of an event `news` of `GET /staff/events`: how things stand now.
#[derive(Serialize, ToSchema)]
pub struct HappeningEvent {
    /// The revision of the lists of the centre.
    pub revision: i64,
    /// Who is writing at this moment, except the caller.
    pub writing: Vec<WritingItem>,
}

/// A colleague who is writing.
#[derive(Serialize, ToSchema)]
pub struct WritingItem {
    /// The centre's number of the thread.
    pub number: i64,
    /// The name that colleagues see.
    pub member: String,
}
