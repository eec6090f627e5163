//! From the wire to the types of the flows: lengths, versions, numbers.

use ozvise_crypto::staff::{DRAFT_BYTES, NOTE_BYTES, SMALLEST_NOTEBOOK_BYTES, THREAD_LABEL_BYTES, is_notebook_length};
use ozvise_crypto::{
    CENTRE_SEAL_BYTES, CentreId, EnvelopeError, KeyId, LATER_CENTRE_SEAL_BYTES, MemberId, REPORTER_SEAL_BYTES,
    ReporterPublicKey, VERSION,
};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::{CaseNumber, Hour};
use crate::flows::{DraftTag, ReceivedEnvelope, ThreadToOpen, WantedList};
use crate::http::error::{ErrorCode, HttpError};
use crate::http::wire::{Base64, ListFilter, OpenThreadRequest};
use crate::store::threads::{Filter, Labels};

/// Where a page of messages begins.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct After {
    /// The number of the last message that the client has; 0 for all.
    #[serde(default)]
    pub(super) after: u32,
}

/// Why a thread is fetched.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct Look {
    /// Whether nobody reads it: the browser looks by itself for what is urgent.
    #[serde(default)]
    pub(super) look: bool,
}

/// Which part of the list of labels is wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct LabelQuery {
    /// `next_after` of the page before; 0 for the first.
    #[serde(default)]
    pub(super) after: i64,
    /// `hour` of an earlier answer: all threads that were changed since then. Without it, all open ones.
    since_hour: Option<i64>,
}

impl LabelQuery {
    /// Which threads.
    pub(super) fn wanted(&self) -> Labels {
        match self.since_hour {
            None => Labels::OfOpen,
            Some(hour) => Labels::ChangedSince(Hour::from_i64(hour)),
        }
    }
}

/// Which draft was seen.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct KnownDraft {
    /// The tag of the draft.
    known: String,
}

impl KnownDraft {
    /// The tag.
    pub(super) fn tag(&self) -> Result<DraftTag, HttpError> {
        let tag = Base64::decode(&self.known).and_then(|tag| tag.try_into().ok());
        tag.ok_or_else(|| HttpError::malformed("known"))
    }
}

/// Most threads of which a list tells besides: more are not in danger at once, and each is a query of its own.
const ALSO: usize = 50;

/// Which part of the list is wanted, and what is known of it.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct ListQuery {
    /// Which threads, and so in which order.
    #[serde(default)]
    filter: ListFilter,
    /// `next_before` of the page before.
    before: Option<String>,
    /// The revision that the client knows.
    revision: Option<i64>,
    /// The number of a thread of which the client wants to know in any case how it stands.
    shown: Option<i64>,
    /// Numbers of further threads with commas between, at most 50, of which the client wants to know how they stand.
    also: Option<String>,
}

impl ListQuery {
    /// What this member wants.
    pub(super) fn wanted(&self, member: MemberId) -> Result<WantedList, HttpError> {
        let place = self.before.as_deref().map(str::parse).transpose();
        Ok(WantedList {
            filter: match self.filter {
                ListFilter::All => Filter::All,
                ListFilter::Open => Filter::Open,
                ListFilter::Waiting => Filter::Waiting,
                ListFilter::Unassigned => Filter::Unassigned,
                ListFilter::Mine => Filter::Of(member),
                ListFilter::Answered => Filter::Answered,
                ListFilter::Closed => Filter::Closed,
            },
            after: place.map_err(|_| HttpError::malformed("before"))?,
            known_revision: self.revision,
            shown: self.shown.and_then(CaseNumber::from_i64),
            also: self.also()?,
        })
    }

    fn also(&self) -> Result<Vec<CaseNumber>, HttpError> {
        let numbers = self.also.as_deref().unwrap_or_default();
        let numbers = numbers.split(',').filter(|number| !number.is_empty());
        let numbers: Result<Vec<CaseNumber>, _> = numbers.map(str::parse).collect();
        numbers
            .ok()
            .filter(|numbers| numbers.len() <= ALSO)
            .ok_or_else(|| HttpError::malformed("also"))
    }
}

/// Where a page of threads begins.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct AfterNumber {
    /// `next_after` of the page before; 0 for the first.
    #[serde(default)]
    pub(super) after: i64,
}

/// Where a page of the audit log begins.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct BeforeLine {
    /// `next_before` of the page before.
    pub(super) before: Option<u64>,
}

/// The number in the path. What is no number is no thread.
pub(super) fn number(text: &str) -> Result<CaseNumber, HttpError> {
    text.parse()
        .map_err(|_| HttpError::new(ErrorCode::ThreadNotFound).for_staff())
}

/// A new thread with all its parts in their lengths.
pub(super) fn new_thread(request: OpenThreadRequest) -> Result<ThreadToOpen, HttpError> {
    ReporterPublicKey::parse(&request.reporter_key.0).map_err(|_| HttpError::malformed("reporter_key"))?;
    Ok(ThreadToOpen {
        centre_id: centre(&request.centre_id)?,
        key_id: key_id(&request.key_id)?,
        reporter_key: request.reporter_key.0,
        centre_seal: seal(request.centre_seal, CENTRE_SEAL_BYTES, "centre_seal")?,
        reporter_seal: seal(request.reporter_seal, REPORTER_SEAL_BYTES, "reporter_seal")?,
        envelope: envelope(request.envelope)?,
    })
}

/// A text that cannot be a centre's id is no centre's id.
pub(super) fn centre(text: &str) -> Result<CentreId, HttpError> {
    text.parse()
        .map_err(|_| HttpError::new(ErrorCode::UnknownCentre).in_field("centre_id"))
}

/// The id of a centre's key.
pub(super) fn key_id(id: &Base64) -> Result<KeyId, HttpError> {
    bytes(id, "key_id").map(KeyId::from_bytes)
}

/// The thread key of an epoch after the first, sealed to a centre.
pub(super) fn later_centre_seal(sealed: Base64) -> Result<Vec<u8>, HttpError> {
    seal(sealed, LATER_CENTRE_SEAL_BYTES, "centre_seal")
}

/// The thread key of an epoch, sealed to the reporter.
pub(super) fn reporter_seal(sealed: Base64) -> Result<Vec<u8>, HttpError> {
    seal(sealed, REPORTER_SEAL_BYTES, "reporter_seal")
}

/// The thread keys of all epochs, sealed to a centre: the first is shorter, for nothing vouches for it.
pub(super) fn centre_seals(seals: Vec<Base64>) -> Result<Vec<Vec<u8>>, HttpError> {
    let lengths = std::iter::once(CENTRE_SEAL_BYTES).chain(std::iter::repeat(LATER_CENTRE_SEAL_BYTES));
    let seals = seals.into_iter().zip(lengths);
    seals
        .map(|(sealed, length)| seal(sealed, length, "centre_seals"))
        .collect()
}

/// A notebook of any length that it can have.
pub(super) fn notebook(notebook: Base64) -> Result<Vec<u8>, HttpError> {
    sealed_box(notebook, is_notebook_length, "notebook")
}

/// A notebook with one key, as it begins.
pub(super) fn new_notebook(notebook: Base64) -> Result<Vec<u8>, HttpError> {
    seal(notebook, SMALLEST_NOTEBOOK_BYTES, "notebook")
}

/// A label.
pub(super) fn label(label: Base64, field: &'static str) -> Result<Vec<u8>, HttpError> {
    sealed_box(label, |length| length == THREAD_LABEL_BYTES, field)
}

/// A note in one of its lengths.
pub(super) fn note(note: Base64) -> Result<Vec<u8>, HttpError> {
    sealed_box(note, |length| NOTE_BYTES.contains(&length), "note")
}

/// A draft in one of its lengths.
pub(super) fn draft(draft: Base64) -> Result<Vec<u8>, HttpError> {
    sealed_box(draft, |length| DRAFT_BYTES.contains(&length), "draft")
}

fn seal(sealed: Base64, length: usize, field: &'static str) -> Result<Vec<u8>, HttpError> {
    sealed_box(sealed, |found| found == length, field)
}

/// Something sealed, in a version that is known and in a length that it can have.
fn sealed_box(sealed: Base64, fits: impl Fn(usize) -> bool, field: &'static str) -> Result<Vec<u8>, HttpError> {
    match sealed.0.first() {
        Some(version) if *version != VERSION => Err(HttpError::unknown_version((*version).into(), field)),
        Some(_) if fits(sealed.0.len()) => Ok(sealed.0),
        _ => Err(HttpError::malformed(field)),
    }
}

/// An envelope with a well-formed header.
pub(super) fn envelope(envelope: Base64) -> Result<ReceivedEnvelope, HttpError> {
    ReceivedEnvelope::parse(envelope.0).map_err(|error| match error {
        EnvelopeError::UnknownVersion(version) => HttpError::unknown_version(version.into(), "envelope"),
        EnvelopeError::Malformed => HttpError::malformed("envelope"),
    })
}

/// An id of 16 bytes in a path.
pub(super) fn id(text: &str) -> Option<[u8; 16]> {
    Base64::decode(text)?.try_into().ok()
}

/// Bytes of a fixed length.
pub(super) fn bytes<const N: usize>(bytes: &Base64, field: &'static str) -> Result<[u8; N], HttpError> {
    bytes.0.as_slice().try_into().map_err(|_| HttpError::malformed(field))
}
