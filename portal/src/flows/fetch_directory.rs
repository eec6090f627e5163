//! Anybody fetches the signed directory of centres.

use thiserror::Error;

use super::portal::Portal;
use crate::store::{StoreError, directories};

/// Why there is no directory to give out.
#[derive(Debug, Error)]
pub enum FetchDirectoryError {
    /// The operator has not stored a signed directory yet.
    #[error("there is no signed directory yet")]
    NoDirectory,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The newest signed directory. Whoever uses it verifies it: the server is not trusted with that.
///
/// # Errors
/// [`FetchDirectoryError`].
pub async fn fetch_directory(portal: &Portal) -> Result<Vec<u8>, FetchDirectoryError> {
    let newest = portal.store.read(directories::newest).await?;
    newest
        .map(|directory| directory.signed)
        .ok_or(FetchDirectoryError::NoDirectory)
}
