//! The printed sheet by which a centre gets its keys back when nobody who holds them is left.

use diesel::{ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::{CentreId, KeyId};

use super::connection::AnyConnection;
use super::error::StoreResult;
use super::rows;
use super::schema::{centre_key, recovery_seal, recovery_sheet};

/// Names a sheet; it is printed on it.
pub type SheetId = [u8; 16];

/// A sheet, as far as the server knows it: the secret is on paper only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSheet {
    /// Its id.
    pub id: SheetId,
    /// The public key to which the centre's keys are sealed; opaque here.
    pub public_key: Vec<u8>,
}

/// A key of the centre, sealed to the sheet.
#[derive(Debug, Clone)]
pub struct SheetSeal {
    /// Which key.
    pub key_id: KeyId,
    /// Its secret, sealed.
    pub sealed: Vec<u8>,
    /// The mark of whoever has made the sheet.
    pub mark: Vec<u8>,
}

/// The centre's sheet, if it has one.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn find(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<Option<StoredSheet>> {
    let row: Option<(Vec<u8>, Vec<u8>)> = recovery_sheet::table
        .filter(recovery_sheet::centre_id.eq(centre_id.as_str()))
        .select((recovery_sheet::id, recovery_sheet::public_key))
        .first(connection)
        .optional()?;
    row.map(|(id, public_key)| {
        Ok(StoredSheet {
            id: rows::bytes(&id, "recovery sheet's id")?,
            public_key,
        })
    })
    .transpose()
}

/// Gives the centre a sheet in the place of an earlier one, whose sealed keys go.
///
/// # Errors
/// [`StoreError`](super::StoreError), a conflict if the id is taken.
pub fn replace(connection: &mut AnyConnection, centre_id: &CentreId, sheet: &StoredSheet) -> StoreResult<()> {
    let earlier = recovery_sheet::table.filter(recovery_sheet::centre_id.eq(centre_id.as_str()));
    diesel::delete(earlier).execute(connection)?;
    diesel::insert_into(recovery_sheet::table)
        .values((
            recovery_sheet::id.eq(sheet.id.as_slice()),
            recovery_sheet::centre_id.eq(centre_id.as_str()),
            recovery_sheet::public_key.eq(sheet.public_key.as_slice()),
        ))
        .execute(connection)?;
    Ok(())
}

/// Deletes the centre's sheet if no key is sealed to it.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn delete_unsealed(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<()> {
    if let Some(sheet) = find(connection, centre_id)?
        && seals(connection, &sheet.id)?.is_empty()
    {
        diesel::delete(recovery_sheet::table.find(sheet.id.as_slice())).execute(connection)?;
    }
    Ok(())
}

/// Keeps a key, sealed to a sheet.
///
/// # Errors
/// [`StoreError`](super::StoreError), a conflict if the sheet has it already.
pub fn seal_to(connection: &mut AnyConnection, sheet: &SheetId, seal: &SheetSeal) -> StoreResult<()> {
    diesel::insert_into(recovery_seal::table)
        .values((
            recovery_seal::key_id.eq(seal.key_id.as_bytes().as_slice()),
            recovery_seal::sheet_id.eq(sheet.as_slice()),
            recovery_seal::sealed.eq(seal.sealed.as_slice()),
            recovery_seal::mark.eq(seal.mark.as_slice()),
        ))
        .execute(connection)?;
    Ok(())
}

/// The keys that are sealed to a sheet, oldest epoch first.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn seals(connection: &mut AnyConnection, sheet: &SheetId) -> StoreResult<Vec<SheetSeal>> {
    let found: Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> = recovery_seal::table
        .inner_join(centre_key::table)
        .filter(recovery_seal::sheet_id.eq(sheet.as_slice()))
        .order(centre_key::epoch.asc())
        .select((recovery_seal::key_id, recovery_seal::sealed, recovery_seal::mark))
        .load(connection)?;
    found
        .into_iter()
        .map(|(key_id, sealed, mark)| {
            Ok(SheetSeal {
                key_id: KeyId::from_bytes(rows::bytes(&key_id, "key id")?),
                sealed,
                mark,
            })
        })
        .collect()
}
