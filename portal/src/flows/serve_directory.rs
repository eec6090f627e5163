//! A directory that the root has signed is taken into service, and the keys that it names with it.

use ozvise_crypto::{CentreEntry, CentreId, DirectoryError, RootPublicKey, UnverifiedDirectory};
use thiserror::Error;

use super::audit::Auditor;
use crate::domain::{Act, Subject};
use crate::store::deployment::StoredDeployment;
use crate::store::directories::{self, StoredDirectory};
use crate::store::{AnyConnection, StoreError, keys};

/// Why the directory is not served.
#[derive(Debug, Error)]
pub enum ServeDirectoryError {
    /// No client would take it.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    /// An older one would follow a newer one.
    #[error("the directory has version {offered}, but version {stored} is stored already")]
    Old {
        /// The version of the new one.
        offered: u64,
        /// The version of the stored one.
        stored: u64,
    },
    /// It names a key that the centre does not have, or has withdrawn.
    #[error("the directory names a key that {0} does not have any more")]
    UnknownKey(CentreId),
    /// It names a key that the centre has replaced already.
    #[error("the directory names an old key of {0}")]
    OldKey(CentreId),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Stores a signed directory; the keys that it names first become their centres' current ones in the same transaction.
/// Gives its version.
///
/// # Errors
/// [`ServeDirectoryError`]; nothing is stored then.
pub fn serve_directory(
    connection: &mut AnyConnection,
    deployment: &StoredDeployment,
    signed: Vec<u8>,
    auditor: &Auditor,
    now: u64,
) -> Result<u64, ServeDirectoryError> {
    let root = RootPublicKey::from_bytes(&deployment.root_key).map_err(|_| DirectoryError::BadSignature)?;
    let directory = UnverifiedDirectory::parse(&signed)?.verify(&root, &deployment.id, now)?;
    let offered = directory.version();
    if let Some(stored) = directories::newest(connection)?.map(|newest| newest.version)
        && stored >= offered
    {
        return Err(ServeDirectoryError::Old { offered, stored });
    }
    let mut activated = Vec::new();
    for centre in directory.centres() {
        if let Some(key) = activate(connection, centre, now)? {
            activated.push((centre.id.clone(), key));
        }
    }
    let new = StoredDirectory {
        version: offered,
        signed,
    };
    directories::insert(connection, &new)?;
    for (centre, key) in activated {
        auditor.note(connection, Some(&centre), Act::KeyActivated, key)?;
    }
    auditor.note(connection, None, Act::DirectoryStored, Subject::Directory(offered))?;
    Ok(offered)
}

/// Activates the key of a centre, if it is the pending one. A centre named without a key keeps what it has: nobody can
/// begin to write to it, and what there is stays readable.
fn activate(
    connection: &mut AnyConnection,
    centre: &CentreEntry,
    now: u64,
) -> Result<Option<Subject>, ServeDirectoryError> {
    let Some(named) = &centre.key else {
        return Ok(None);
    };
    let unknown = || ServeDirectoryError::UnknownKey(centre.id.clone());
    if !keys::lock_centre(connection, &centre.id)? {
        return Err(unknown());
    }
    let is_named = |key: &keys::StoredKey| key.id == named.key_id && key.public_key == named.public_key;
    if keys::current(connection, &centre.id)?.as_ref().is_some_and(is_named) {
        return Ok(None);
    }
    if keys::pending(connection, &centre.id)?.as_ref().is_some_and(is_named) {
        keys::activate(connection, &centre.id, &named.key_id, now)?;
        return Ok(Some(Subject::Key(named.key_id)));
    }
    let old = keys::list(connection, &centre.id)?;
    if old.iter().any(|key| is_named(key) && key.activated_at.is_some()) {
        return Err(ServeDirectoryError::OldKey(centre.id.clone()));
    }
    Err(unknown())
}
