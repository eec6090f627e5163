//! The signed directories.

use diesel::{ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _};

use super::connection::AnyConnection;
use super::error::StoreResult;
use super::rows;
use super::schema::directory;

/// A signed directory. Its bytes are not checked here.
#[derive(Clone)]
pub struct StoredDirectory {
    /// Its version.
    pub version: u64,
    /// The bytes as they are served.
    pub signed: Vec<u8>,
}

/// The directory with the highest version.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn newest(connection: &mut AnyConnection) -> StoreResult<Option<StoredDirectory>> {
    let row: Option<(i64, Vec<u8>)> = directory::table
        .order(directory::version.desc())
        .first(connection)
        .optional()?;
    row.map(|(version, signed)| {
        Ok(StoredDirectory {
            version: rows::unsigned(version, "directory version")?,
            signed,
        })
    })
    .transpose()
}

/// Adds a directory.
///
/// # Errors
/// [`StoreError`](super::StoreError), a conflict if the version is taken.
pub fn insert(connection: &mut AnyConnection, new: &StoredDirectory) -> StoreResult<()> {
    diesel::insert_into(directory::table)
        .values((
            directory::version.eq(rows::signed(new.version)),
            directory::signed.eq(new.signed.as_slice()),
        ))
        .execute(connection)?;
    Ok(())
}
