//! What a centre remembers of the threads that it has handed over: number, hour, and to whom. Nothing leads from here to
//! the thread.

use diesel::{ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::CentreId;

use super::connection::AnyConnection;
use super::error::{StoreError, StoreResult};
use super::rows;
use super::schema::handed_over;
use crate::domain::{CaseNumber, Hour};

/// A thread that is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOver {
    /// The number that it had here.
    pub number: CaseNumber,
    /// The centre that has it since.
    pub to: CentreId,
    /// When it went.
    pub hour: Hour,
}

/// Remembers it.
///
/// # Errors
/// [`StoreError`].
pub fn insert(connection: &mut AnyConnection, centre_id: &CentreId, gone: &HandedOver) -> StoreResult<()> {
    diesel::insert_into(handed_over::table)
        .values((
            handed_over::centre_id.eq(centre_id.as_str()),
            handed_over::number.eq(gone.number.as_i64()),
            handed_over::to_centre_id.eq(gone.to.as_str()),
            handed_over::hour.eq(gone.hour.as_i64()),
        ))
        .execute(connection)?;
    Ok(())
}

/// To which centre the thread with this number went, if it did.
///
/// # Errors
/// [`StoreError`].
pub fn destination(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    number: CaseNumber,
) -> StoreResult<Option<CentreId>> {
    let found: Option<String> = handed_over::table
        .find((centre_id.as_str(), number.as_i64()))
        .select(handed_over::to_centre_id)
        .first(connection)
        .optional()?;
    found.map(|id| rows::name(&id, "centre id")).transpose()
}

/// What the centre has handed over, the latest first.
///
/// # Errors
/// [`StoreError`].
pub fn list(connection: &mut AnyConnection, centre_id: &CentreId, limit: u32) -> StoreResult<Vec<HandedOver>> {
    let found: Vec<(i64, String, i64)> = handed_over::table
        .filter(handed_over::centre_id.eq(centre_id.as_str()))
        .order((handed_over::hour.desc(), handed_over::number.desc()))
        .limit(limit.into())
        .select((handed_over::number, handed_over::to_centre_id, handed_over::hour))
        .load(connection)?;
    found
        .into_iter()
        .map(|(number, to, hour)| {
            Ok(HandedOver {
                number: CaseNumber::from_i64(number).ok_or(StoreError::Corrupt("case number"))?,
                to: rows::name(&to, "centre id")?,
                hour: Hour::from_i64(hour),
            })
        })
        .collect()
}
