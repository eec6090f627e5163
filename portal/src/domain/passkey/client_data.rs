//! What the browser adds to what an authenticator signs (§5.8.1).

use ozvise_crypto::from_b64;
use serde::Deserialize;

use super::{Challenge, PasskeyError};

/// What an authenticator was asked to do.
#[derive(Clone, Copy)]
pub(super) enum Ceremony {
    /// To make a passkey.
    Create,
    /// To use one.
    Get,
}

impl Ceremony {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Create => "webauthn.create",
            Self::Get => "webauthn.get",
        }
    }
}

/// `CollectedClientData`; later versions of the specification may add fields, which are not refused.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ClientData {
    r#type: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
    top_origin: Option<String>,
}

/// Checks that the browser asked for this ceremony with this challenge, on this portal's own page.
pub(super) fn check(json: &[u8], ceremony: Ceremony, challenge: &Challenge, origin: &str) -> Result<(), PasskeyError> {
    let data: ClientData = serde_json::from_slice(json).map_err(|_| PasskeyError::Malformed("client data"))?;
    if data.r#type != ceremony.as_str() {
        return Err(PasskeyError::OtherCeremony);
    }
    let answered = from_b64(&data.challenge).ok_or(PasskeyError::Malformed("challenge"))?;
    if answered != challenge {
        return Err(PasskeyError::OtherChallenge);
    }
    if data.origin != origin || data.cross_origin || data.top_origin.is_some() {
        return Err(PasskeyError::OtherOrigin);
    }
    Ok(())
}
