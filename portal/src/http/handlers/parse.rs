//! From the wire to the types of the flows: lengths, versions, numbers.

use ozvise_crypto::{
    CENTRE_SEAL_BYTES, CentreId, EnvelopeError, KeyId, LATER_CENTRE_SEAL_BYTES, REPORTER_SEAL_BYTES, ReporterPublicKey,
    VERSION,
};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::CaseNumber;
use crate::flows::{ReceivedEnvelope, ThreadToOpen};
use crate::http::error::{ErrorCode, HttpError};
use crate::http::wire::{Base64, OpenThreadRequest};
use crate::store::threads::ListKey;

/// Where a page of messages begins.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct After {
    /// The number of the last message that the client has; 0 for all.
    #[serde(default)]
    pub(super) after: u32,
}

/// Which part of the list is wanted, and what is known of it.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct ListQuery {
    /// `next_before` of the page before.
    before: Option<String>,
    /// The revision that the client knows.
    pub(super) revision: Option<i64>,
}

impl ListQuery {
    /// Where the page begins.
    pub(super) fn place(&self) -> Result<Option<ListKey>, HttpError> {
        self.before
            .as_deref()
            .map(|text| text.parse().map_err(|_| HttpError::malformed("before")))
            .transpose()
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

fn seal(seal: Base64, length: usize, field: &'static str) -> Result<Vec<u8>, HttpError> {
    match seal.0.first() {
        Some(version) if *version != VERSION => Err(HttpError::unknown_version((*version).into(), field)),
        Some(_) if seal.0.len() == length => Ok(seal.0),
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
