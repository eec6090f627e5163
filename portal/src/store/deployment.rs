//! The installation itself.

use diesel::{ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::DeploymentId;

use super::connection::AnyConnection;
use super::error::StoreResult;
use super::rows;
use super::schema::deployment;

/// The table has one row.
const SINGLETON: i32 = 1;

/// The installation.
#[derive(Clone)]
pub struct StoredDeployment {
    /// Its id, to which every key is bound.
    pub id: DeploymentId,
    /// The public key of its offline root (Ed25519, 32 bytes).
    pub root_key: [u8; 32],
}

/// The installation, once there is one.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn get(connection: &mut AnyConnection) -> StoreResult<Option<StoredDeployment>> {
    let row: Option<(Vec<u8>, Vec<u8>)> = deployment::table
        .find(SINGLETON)
        .select((deployment::id, deployment::root_key))
        .first(connection)
        .optional()?;
    row.map(|(id, root_key)| {
        Ok(StoredDeployment {
            id: DeploymentId::from_bytes(rows::bytes(&id, "deployment id")?),
            root_key: rows::bytes(&root_key, "root key")?,
        })
    })
    .transpose()
}

/// Names the installation.
///
/// # Errors
/// [`StoreError`](super::StoreError), a conflict if it has a name already.
pub fn insert(connection: &mut AnyConnection, new: &StoredDeployment) -> StoreResult<()> {
    diesel::insert_into(deployment::table)
        .values((
            deployment::singleton.eq(SINGLETON),
            deployment::id.eq(new.id.as_bytes().as_slice()),
            deployment::root_key.eq(new.root_key.as_slice()),
        ))
        .execute(connection)?;
    Ok(())
}
