//! Who is writing in which thread at this moment.

use diesel::{ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::{CentreId, MemberId};

use super::connection::AnyConnection;
use super::error::{StoreError, StoreResult};
use super::rows;
use super::schema::{presence, staff_member};
use crate::domain::CaseNumber;

/// A member who is writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// The centre.
    pub centre_id: CentreId,
    /// The centre's number of the thread.
    pub number: CaseNumber,
    /// Who.
    pub member_id: MemberId,
    /// The name that colleagues see.
    pub display_name: String,
}

/// Notes that a member is writing in this thread at this moment, and in no other.
///
/// # Errors
/// [`StoreError`].
pub fn note(
    connection: &mut AnyConnection,
    member_id: &MemberId,
    centre_id: &CentreId,
    number: CaseNumber,
    now: u64,
) -> StoreResult<()> {
    forget(connection, member_id)?;
    diesel::insert_into(presence::table)
        .values((
            presence::member_id.eq(member_id.as_bytes().as_slice()),
            presence::centre_id.eq(centre_id.as_str()),
            presence::number.eq(number.as_i64()),
            presence::seen_at.eq(rows::signed(now)),
        ))
        .execute(connection)?;
    Ok(())
}

/// Notes that a member is writing nowhere.
///
/// # Errors
/// [`StoreError`].
pub fn forget(connection: &mut AnyConnection, member_id: &MemberId) -> StoreResult<()> {
    diesel::delete(presence::table.find(member_id.as_bytes().as_slice())).execute(connection)?;
    Ok(())
}

/// Forgets everybody who was seen before this moment.
///
/// # Errors
/// [`StoreError`].
pub fn forget_before(connection: &mut AnyConnection, moment: u64) -> StoreResult<()> {
    diesel::delete(presence::table.filter(presence::seen_at.lt(rows::signed(moment)))).execute(connection)?;
    Ok(())
}

/// Everybody of all centres who was seen writing since this moment.
///
/// # Errors
/// [`StoreError`].
pub fn since(connection: &mut AnyConnection, moment: u64) -> StoreResult<Vec<Writing>> {
    let found: Vec<(String, i64, Vec<u8>, String)> = presence::table
        .inner_join(staff_member::table)
        .filter(presence::seen_at.ge(rows::signed(moment)))
        .order((presence::number.asc(), presence::member_id.asc()))
        .select((
            presence::centre_id,
            presence::number,
            presence::member_id,
            staff_member::display_name,
        ))
        .load(connection)?;
    found
        .into_iter()
        .map(|(centre, number, member, display_name)| {
            Ok(Writing {
                centre_id: rows::name(&centre, "centre id")?,
                number: CaseNumber::from_i64(number).ok_or(StoreError::Corrupt("case number"))?,
                member_id: MemberId::from_bytes(rows::bytes(&member, "member id")?),
                display_name,
            })
        })
        .collect()
}
