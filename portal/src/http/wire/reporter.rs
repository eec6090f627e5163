//! The reporter's requests and responses.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiVersion, Base64};
use crate::http::body::RequestBody;

/// `GET /directory`
#[derive(Serialize, ToSchema)]
pub struct DirectoryResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The signed directory of centres.
    pub directory: Base64,
}

/// `POST /threads`: a new thread with its first message.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenThreadRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The centre that the thread is for.
    #[schema(example = "praha")]
    pub centre_id: String,
    /// The centre's key that the thread key is sealed to (16 bytes).
    pub key_id: Base64,
    /// The reporter's public key (1216 bytes).
    pub reporter_key: Base64,
    /// The thread key, sealed to the centre.
    pub centre_seal: Base64,
    /// The thread key, sealed and authenticated to the reporter.
    pub reporter_seal: Base64,
    /// The first message, sealed.
    pub envelope: Base64,
}

impl RequestBody for OpenThreadRequest {
    // One envelope of the largest size and three structures of 1.2 kB each, in base64url, are below 50 kB.
    const LIMIT: usize = 64 * 1024;
}

/// The state of a thread in the eyes of its reporter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ThreadState)]
pub enum WireState {
    /// The centre has the message and nobody has opened it yet.
    Received,
    /// Somebody of the centre has opened it.
    Opened,
    /// The centre has answered at least once.
    Answered,
    /// The centre has closed the thread.
    Closed,
}

/// One of the two ends of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Side)]
pub enum WireSide {
    /// Who asked for help.
    Reporter,
    /// Who answers.
    Centre,
}

/// What the reporter learns before any content is fetched.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct ThreadStatus {
    /// The centre that the thread is with.
    pub centre_id: String,
    /// Where the thread stands.
    pub state: WireState,
    /// The hour in which the first message came.
    pub received_hour: i64,
    /// The hour of the last message.
    pub last_hour: i64,
    /// The number of the last message, counted over both directions from 1.
    pub last_sequence: u32,
    /// Whose turn it is; nobody's once the thread is closed.
    pub waiting_for: Option<WireSide>,
}

/// `POST /threads`, `GET /thread`
#[derive(Serialize, Deserialize, ToSchema)]
pub struct ThreadResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The thread.
    pub thread: ThreadStatus,
}

/// One sealed message of a thread.
#[derive(Serialize, ToSchema)]
pub struct EnvelopeItem {
    /// Its number, counted over both directions from 1.
    pub sequence: u32,
    /// The hour in which it came.
    pub hour: i64,
    /// The sealed message.
    pub envelope: Base64,
}

/// The thread key of one epoch, sealed to the reporter.
#[derive(Serialize, ToSchema)]
pub struct SealItem {
    /// The epoch of the thread, from 1.
    pub epoch: u32,
    /// The sealed thread key.
    pub reporter_seal: Base64,
}

/// `GET /thread/messages`, `GET /staff/threads/{number}/messages`: at most 50 messages in the order of their numbers.
#[derive(Serialize, ToSchema)]
pub struct MessagesResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The reporter's seals of all epochs; empty in the staff's answer.
    pub seals: Vec<SealItem>,
    /// The messages.
    pub envelopes: Vec<EnvelopeItem>,
    /// Whether there are more: ask again after the last number of this page.
    pub more: bool,
}

/// `POST /staff/threads/{number}/messages`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PostMessageRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The sealed message.
    pub envelope: Base64,
}

impl RequestBody for PostMessageRequest {
    // The largest envelope (32 kB) in base64url is 44 kB.
    const LIMIT: usize = 64 * 1024;
}

/// The answer to a posted message.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct PostedResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The number under which the message is stored.
    pub sequence: u32,
}
