//! The centres of this installation. Names, contacts and competence are not here: they are in the published tables.

use diesel::{ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::CentreId;

use super::connection::AnyConnection;
use super::error::StoreResult;
use super::rows;
use super::schema::{centre, staff_member, thread};

/// A centre.
#[derive(Debug, Clone)]
pub struct StoredCentre {
    /// Its id in the published tables.
    pub id: CentreId,
    /// Whether it takes new threads.
    pub accepting: bool,
}

/// Adds a centre.
///
/// # Errors
/// [`StoreError`](super::StoreError), a conflict if it is there already.
pub fn insert(connection: &mut AnyConnection, id: &CentreId, accepting: bool) -> StoreResult<()> {
    diesel::insert_into(centre::table)
        .values((centre::id.eq(id.as_str()), centre::accepting.eq(accepting)))
        .execute(connection)?;
    Ok(())
}

/// All centres, by id.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn list(connection: &mut AnyConnection) -> StoreResult<Vec<StoredCentre>> {
    let found: Vec<(String, bool)> = centre::table
        .order(centre::id.asc())
        .select((centre::id, centre::accepting))
        .load(connection)?;
    found
        .into_iter()
        .map(|(id, accepting)| {
            Ok(StoredCentre {
                id: rows::name(&id, "centre id")?,
                accepting,
            })
        })
        .collect()
}

/// Says whether a centre takes new threads; `false` if there is no such centre.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn set_accepting(connection: &mut AnyConnection, id: &CentreId, accepting: bool) -> StoreResult<bool> {
    let updated = diesel::update(centre::table.find(id.as_str()))
        .set(centre::accepting.eq(accepting))
        .execute(connection)?;
    Ok(updated > 0)
}

/// Whether anything belongs to the centre that nobody could reach without it: threads, or members of staff.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn is_in_use(connection: &mut AnyConnection, id: &CentreId) -> StoreResult<bool> {
    let threads: i64 = thread::table
        .filter(thread::centre_id.eq(id.as_str()))
        .count()
        .get_result(connection)?;
    let members: i64 = staff_member::table
        .filter(staff_member::centre_id.eq(id.as_str()))
        .count()
        .get_result(connection)?;
    Ok(threads > 0 || members > 0)
}
