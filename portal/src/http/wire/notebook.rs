//! What staff write about a thread for each other.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiVersion, Base64, WireSide};
use crate::http::body::RequestBody;

/// `POST /staff/threads/{number}/notebook`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginNotebookRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The centre's current key, to which it is sealed.
    pub key_id: Base64,
    /// The notebook, with one key in it (75 bytes).
    pub notebook: Base64,
}

impl RequestBody for BeginNotebookRequest {
    // 75 and 16 bytes in base64url and three field names.
    const LIMIT: usize = 1024;
}

/// `GET /staff/threads/{number}/notes`: at most 50 notes in the order of their numbers.
#[derive(Serialize, ToSchema)]
pub struct NotesResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The thread's notebook, which opens them; missing where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notebook: Option<Base64>,
    /// The notes.
    pub notes: Vec<NoteItem>,
    /// Whether there are more: ask again after the last number of this page.
    pub more: bool,
}

/// One sealed note.
#[derive(Serialize, ToSchema)]
pub struct NoteItem {
    /// Its number, from 1.
    pub sequence: u32,
    /// The hour in which it came.
    pub hour: i64,
    /// The note.
    pub note: Base64,
}

/// `POST /staff/threads/{number}/notes`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddNoteRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// Its number: one more than the last.
    pub sequence: u32,
    /// The note (2,090 or 8,234 bytes).
    pub note: Base64,
}

impl RequestBody for AddNoteRequest {
    // The longer note (8 kB) in base64url is 11 kB.
    const LIMIT: usize = 16 * 1024;
}

/// `POST /staff/threads/{number}/label`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetLabelRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The label (59 bytes).
    pub label: Base64,
    /// The number of the last message that the browser has looked at.
    pub looked: u32,
    /// The label that it has read before; without it, there was none.
    pub known: Option<Base64>,
}

impl RequestBody for SetLabelRequest {
    // Twice 59 bytes in base64url, two numbers and the field names.
    const LIMIT: usize = 1024;
}

/// `GET /staff/labels`: at most 500 threads, lowest number first.
#[derive(Serialize, ToSchema)]
pub struct LabelsResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The present hour: give it back as `?since_hour=` to learn what has changed since.
    pub hour: i64,
    /// The threads.
    pub threads: Vec<LabelItem>,
    /// Where the next page begins, if there is one: give it back as `?after=`.
    pub next_after: Option<i64>,
}

/// What is kept of a thread for lists.
#[derive(Serialize, ToSchema)]
pub struct LabelItem {
    /// The centre's number of the thread.
    pub number: i64,
    /// The thread's id, which notebook and label are bound to.
    pub thread_id: Base64,
    /// Whether it is closed.
    pub closed: bool,
    /// The number of the last message.
    pub last_sequence: u32,
    /// Who wrote it.
    pub last_from: WireSide,
    /// The number of the last message that a browser has looked at.
    pub looked: u32,
    /// The keys of its notes and label, sealed to the centre.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notebook: Option<Base64>,
    /// The label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Base64>,
}
