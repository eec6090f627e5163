//! Threads that go to another centre, and epochs that a centre begins.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiVersion, Base64};
use crate::http::body::RequestBody;

/// The longest body with a message and a seal for each epoch: a hundred epochs are two re-sealings a year for half a century.
const HANDOVER_LIMIT: usize = 256 * 1024;

/// `POST /thread/messages`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReporterMessageRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The sealed message.
    pub envelope: Base64,
    /// With an answer that agrees to a transfer: the next epoch for the other centre.
    pub offer: Option<OfferItem>,
}

impl RequestBody for ReporterMessageRequest {
    // The largest envelope (32 kB) in base64url is 44 kB, and each of the two seals 1.6 kB.
    const LIMIT: usize = 64 * 1024;
}

/// The next epoch of a thread, kept apart until the handover.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferItem {
    /// The epoch: one more than that of the message.
    pub epoch: u32,
    /// The centre to which the reporter agrees.
    #[schema(example = "praha")]
    pub centre_id: String,
    /// That centre's current key.
    pub key_id: Base64,
    /// The thread key, sealed to that key (1201 bytes).
    pub centre_seal: Base64,
    /// The same, sealed to the reporter (1201 bytes).
    pub reporter_seal: Base64,
}

/// Why a thread goes to another centre without the writer's consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EmergencyReasonName {
    /// Waiting for an answer would endanger somebody.
    Danger,
    /// The writer was asked and has not answered, and the thread cannot wait.
    NoAnswer,
    /// Somebody of the centre is close to a person whom the thread is about.
    ConflictOfInterest,
    /// The centre cannot go on.
    OutOfService,
}

/// `POST /staff/threads/{number}/transfer`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The centre that gets the thread.
    #[schema(example = "praha")]
    pub centre_id: String,
    /// That centre's current key, to which all is sealed.
    pub key_id: Base64,
    /// The thread keys of all epochs, from epoch 1 on, sealed to that key.
    pub centre_seals: Vec<Base64>,
    /// The message that says so, the last one of this centre.
    pub envelope: Base64,
    /// Whether it goes without consent; a head decides that.
    pub emergency: bool,
    /// Why, in an emergency; the audit log notes it.
    pub reason: Option<EmergencyReasonName>,
}

impl RequestBody for TransferRequest {
    const LIMIT: usize = HANDOVER_LIMIT;
}

/// `POST /staff/threads/{number}/epoch`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginEpochRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The epoch: one more than the thread has.
    pub epoch: u32,
    /// The centre's current key.
    pub key_id: Base64,
    /// The thread key, sealed to that key (1201 bytes).
    pub centre_seal: Base64,
    /// The same, sealed to the reporter (1201 bytes).
    pub reporter_seal: Base64,
    /// The centre's mark over all epochs, with this one (32 bytes).
    pub opening_mark: Base64,
}

impl RequestBody for BeginEpochRequest {
    // Two seals of 1.6 kB each in base64url, and names.
    const LIMIT: usize = 8 * 1024;
}

/// `GET /staff/handed-over`: the latest hundred.
#[derive(Serialize, ToSchema)]
pub struct HandedOverResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The threads that went to another centre, the latest first.
    pub threads: Vec<HandedOverItem>,
}

/// A thread that went to another centre: all that is left of it here.
#[derive(Serialize, ToSchema)]
pub struct HandedOverItem {
    /// The number that it had here.
    pub number: i64,
    /// The centre that has it since.
    pub to_centre_id: String,
    /// The hour in which it went.
    pub hour: i64,
}
