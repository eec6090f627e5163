//! Colleagues, the centre's keys, and moving threads to a new one.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiVersion, Base64, CentreSealItem, MemberItem, StaffThreadState};
use crate::http::body::RequestBody;

/// The longest body with seals: those of a hundred members, or of a batch of threads, with marks, in base64url.
const SEALS_LIMIT: usize = 1024 * 1024;

/// `GET /staff/members`
#[derive(Serialize, ToSchema)]
pub struct MembersResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The members, by name.
    pub members: Vec<ColleagueItem>,
}

/// How a member stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MemberStanding {
    /// Works.
    Active,
    /// Waits until somebody who holds the centre's key approves.
    Waiting,
    /// The account is closed.
    Closed,
}

/// A member in the eyes of a colleague.
#[derive(Serialize, ToSchema)]
pub struct ColleagueItem {
    /// The member.
    #[serde(flatten)]
    pub member: MemberItem,
    /// How the member stands.
    pub standing: MemberStanding,
    /// The member's public keys, for members of the same centre.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_keys: Option<Base64>,
    /// The keys of the centre that the member holds, with the marks of their approval; for members of the same centre.
    pub marks: Vec<MarkItem>,
}

/// That somebody who holds a key has compared a member's public keys.
#[derive(Serialize, ToSchema)]
pub struct MarkItem {
    /// The key.
    pub key_id: Base64,
    /// The mark.
    pub mark: Base64,
}

/// A key of the centre, sealed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSealItem {
    /// Which key.
    pub key_id: Base64,
    /// Its secret, sealed.
    pub sealed: Base64,
    /// The mark.
    pub mark: Base64,
}

/// `POST /staff/members/{id}/approve`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApproveRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// SHA-256 of the public keys that were compared: a member who has renewed the account meanwhile is not approved.
    pub public_keys_sha256: Base64,
    /// The centre's keys, sealed to the member; the current one, or where there is none the pending one, among them.
    pub seals: Vec<NewSealItem>,
}

impl RequestBody for ApproveRequest {
    const LIMIT: usize = SEALS_LIMIT;
}

/// `POST /staff/members/{id}/close`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// Where nobody else holds a key of the centre: the member's sign-in name, typed to confirm it.
    pub confirm_last_holder: Option<String>,
}

impl RequestBody for CloseRequest {
    const LIMIT: usize = 1024;
}

/// `GET /staff/centre-keys`
#[derive(Serialize, ToSchema)]
pub struct CentreKeysResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// Every key that the centre ever had, oldest first.
    pub keys: Vec<KeyItem>,
    /// Whether the member who asks may withdraw the pending one.
    pub may_withdraw: bool,
    /// Whether somebody has left who holds the current key, so that a new one is needed at once.
    pub rotation_demanded: bool,
    /// When a new key is due in any case, in Unix seconds; none where there is no current key.
    pub rotation_due_at: Option<u64>,
    /// The recovery sheet, if there is one.
    pub recovery_sheet: Option<SheetItem>,
}

/// Where a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeyState {
    /// It waits for a signed directory that names it.
    Pending,
    /// New threads are sealed to it.
    Current,
    /// A newer one has taken its place; some thread may need it still.
    Old,
    /// Nobody has a sealed copy of its secret any more.
    Destroyed,
}

/// A key of the centre.
#[derive(Serialize, ToSchema)]
pub struct KeyItem {
    /// Its id.
    pub key_id: Base64,
    /// Its epoch, from 1.
    pub epoch: u32,
    /// Its public key.
    pub public_key: Base64,
    /// Where it stands.
    pub state: KeyState,
    /// When a signed directory first named it, in Unix seconds.
    pub activated_at: Option<u64>,
    /// Its secret, sealed to the member who asks.
    pub sealed: Option<Base64>,
    /// The secret of the key before, sealed under this one (89 bytes), as long as some thread may need it.
    pub previous: Option<Base64>,
    /// The active members who hold it.
    pub holders: Vec<Base64>,
}

/// The recovery sheet, without the secret, which is on paper only.
#[derive(Serialize, ToSchema)]
pub struct SheetItem {
    /// Its id.
    pub sheet_id: Base64,
    /// Its public key.
    pub public_key: Base64,
    /// The centre's keys, sealed to it.
    pub seals: Vec<SheetSealItem>,
}

/// A key of the centre, sealed to the recovery sheet.
#[derive(Serialize, ToSchema)]
pub struct SheetSealItem {
    /// Which key.
    pub key_id: Base64,
    /// Its secret, sealed.
    pub sealed: Base64,
    /// The mark.
    pub mark: Base64,
}

/// `POST /staff/centre-keys`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddKeyRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// Its random id.
    pub key_id: Base64,
    /// The epoch that its maker expects it to be: one more than the last.
    pub epoch: u32,
    /// Its public key (X-Wing, 1216 bytes).
    pub public_key: Base64,
    /// The secret of the current key, sealed under this one (89 bytes); none where there is no current key.
    pub previous: Option<Base64>,
    /// Its secret, sealed to exactly those who hold the current key; the first one to its maker alone.
    pub seals: Vec<MemberSealItem>,
    /// Its secret, sealed to the recovery sheet, where there is one or a new one is made.
    pub recovery: Option<NewSheetSealItem>,
}

impl RequestBody for AddKeyRequest {
    const LIMIT: usize = SEALS_LIMIT;
}

/// The new key, sealed to a member.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberSealItem {
    /// The member.
    pub member_id: Base64,
    /// The secret, sealed.
    pub sealed: Base64,
    /// The mark.
    pub mark: Base64,
}

/// The new key, sealed to a recovery sheet.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSheetSealItem {
    /// The sheet: the centre's, or a new one that takes its place.
    pub sheet_id: Base64,
    /// Its public key.
    pub public_key: Base64,
    /// The secret, sealed.
    pub sealed: Base64,
    /// The mark.
    pub mark: Base64,
}

/// `POST /staff/recovery-sheet`
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplaceSheetRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// Its random id.
    pub sheet_id: Base64,
    /// Its public key.
    pub public_key: Base64,
    /// The current key, sealed to it, and whatever older ones the maker holds.
    pub seals: Vec<NewSealItem>,
}

impl RequestBody for ReplaceSheetRequest {
    const LIMIT: usize = SEALS_LIMIT;
}

/// `GET /staff/rotation`
#[derive(Serialize, ToSchema)]
pub struct RotationResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// The centre's current key.
    pub current_key_id: Base64,
    /// How many threads are sealed to another key.
    pub left: i64,
    /// The next of them, by number.
    pub threads: Vec<WaitingThreadItem>,
    /// Where the next page begins, if there is one: give it back as `?after=`.
    pub next_after: Option<i64>,
}

/// A thread that waits for the new key.
#[derive(Serialize, ToSchema)]
pub struct WaitingThreadItem {
    /// The centre's number for it.
    pub number: i64,
    /// The thread's id, which its keys are bound to.
    pub thread_id: Base64,
    /// Where it stands.
    pub state: StaffThreadState,
    /// Its present epoch.
    pub epoch: u32,
    /// The number of its last message.
    pub last_sequence: u32,
    /// The reporter's public key.
    pub reporter_key: Base64,
    /// The thread keys of all epochs, sealed to the centre's keys.
    pub centre_seals: Vec<CentreSealItem>,
    /// The mark that the centre made when it opened the thread first.
    pub opening_mark: Option<Base64>,
    /// The first message, which names the reporter's public key.
    pub first_envelope: Base64,
    /// The keys of its notes and label, sealed to the centre.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notebook: Option<Base64>,
    /// Its label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Base64>,
}

/// `POST /staff/rotation/threads`: at most 50 threads at once.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResealRequest {
    /// The version of the API.
    #[allow(dead_code, reason = "its parsing is the check")]
    pub version: ApiVersion,
    /// The centre's current key, to which all is sealed.
    pub key_id: Base64,
    /// The threads.
    pub threads: Vec<ResealedThreadItem>,
}

impl RequestBody for ResealRequest {
    const LIMIT: usize = SEALS_LIMIT;
}

/// A thread, sealed anew.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResealedThreadItem {
    /// The centre's number for it.
    pub number: i64,
    /// The epoch that it had.
    pub epoch: u32,
    /// The number of the last message that it had.
    pub last_sequence: u32,
    /// The thread key of each epoch that it had, sealed to the new key: they take the place of the seals before.
    pub seals: Vec<EpochSealItem>,
    /// The thread key of the next epoch, sealed to the new key.
    pub centre_seal: Base64,
    /// The same, sealed to the reporter.
    pub reporter_seal: Base64,
    /// The centre's mark over all epochs, the next one among them, under the new key (32 bytes).
    pub opening_mark: Base64,
    /// The notebook under the new key, with a key more; of a thread that has one.
    pub notebook: Option<Base64>,
    /// The label under that key; without it browsers look at the thread anew.
    pub label: Option<Base64>,
    /// The label that the thread had.
    pub label_before: Option<Base64>,
}

/// The thread key of one epoch.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EpochSealItem {
    /// The epoch.
    pub epoch: u32,
    /// The thread key, sealed.
    pub sealed: Base64,
}

/// The answer to `POST /staff/rotation/threads`
#[derive(Serialize, ToSchema)]
pub struct ResealResponse {
    /// The version of the API.
    pub version: ApiVersion,
    /// What became of each thread, in the order of the request.
    pub outcomes: Vec<ResealOutcome>,
}

/// What became of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResealOutcome {
    /// It is readable with the new key.
    Resealed,
    /// It was changed since it was read: read it again and seal it again.
    Stale,
    /// The centre has no such thread any more.
    Gone,
}
