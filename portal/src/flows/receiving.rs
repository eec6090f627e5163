//! Whether a centre takes a thread now, be it a new one or one that another centre hands over.

use ozvise_crypto::{CentreId, KeyId};
use thiserror::Error;

use super::routing;
use crate::store::centres::StoredCentre;
use crate::store::{AnyConnection, StoreError, StoreResult, centres, keys};

/// Why the centre does not take it.
#[derive(Debug, Error)]
pub enum ReceivingError {
    /// There is no such centre.
    #[error("no such centre")]
    UnknownCentre,
    /// The centre takes no threads, or has no key yet.
    #[error("the centre takes no threads")]
    NotAccepting {
        /// The first of the centres that take over, one after the other, which does.
        fallback: Option<CentreId>,
    },
    /// The key is not the centre's current one.
    #[error("not the centre's current key")]
    StaleKey,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The centre exists, takes threads, and the key is its current one.
pub(super) fn check_receiving(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    key_id: &KeyId,
) -> Result<(), ReceivingError> {
    let stored = centres::list(connection)?;
    let centre = stored.iter().find(|centre| centre.id == *centre_id);
    let centre = centre.ok_or(ReceivingError::UnknownCentre)?;
    match keys::current(connection, centre_id)? {
        Some(key) if centre.accepting && key.id == *key_id => Ok(()),
        Some(_) if centre.accepting => Err(ReceivingError::StaleKey),
        _ => Err(ReceivingError::NotAccepting {
            fallback: open_fallback(connection, &stored, centre_id)?,
        }),
    }
}

/// Whether the key is still the centre's current one.
pub(super) fn is_current(connection: &mut AnyConnection, centre_id: &CentreId, key_id: &KeyId) -> StoreResult<bool> {
    Ok(keys::current(connection, centre_id)?.is_some_and(|key| key.id == *key_id))
}

/// Who takes over: the declared fallback, or where that takes no threads either, the next one after it.
fn open_fallback(
    connection: &mut AnyConnection,
    stored: &[StoredCentre],
    closed: &CentreId,
) -> StoreResult<Option<CentreId>> {
    let Some(settings) = routing::newest_settings(connection)? else {
        return Ok(None);
    };
    let listed = settings.iter().find(|centre| centre.id.as_str() == closed.as_str());
    let fallbacks = listed.into_iter().flat_map(|centre| settings.fallbacks_of(&centre.id));
    for fallback in fallbacks {
        let known = stored.iter().find(|known| known.id.as_str() == fallback.id.as_str());
        if let Some(open) = known.filter(|known| known.accepting)
            && keys::current(connection, &open.id)?.is_some()
        {
            return Ok(Some(open.id.clone()));
        }
    }
    Ok(None)
}
