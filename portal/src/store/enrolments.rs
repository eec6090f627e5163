//! Second factors that were shown to somebody and not confirmed yet, and recovery codes. Times are Unix seconds.

use diesel::{ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::MemberId;

use super::connection::AnyConnection;
use super::error::StoreResult;
use super::rows;
use super::schema::{enrolment, recovery_code};
use crate::domain::{RECOVERY_HASH_BYTES, RecoveryHash};

/// Random, so that nobody can finish the enrolment of somebody else.
pub type EnrolmentId = [u8; 16];

/// For what a second factor is enrolled: the id of an invitation, or of the member who changes an old one.
pub type Purpose = [u8; 16];

/// A second factor that was not confirmed yet.
pub struct StoredEnrolment {
    /// Its id.
    pub id: EnrolmentId,
    /// For what it is.
    pub purpose: Purpose,
    /// The sign-in name that was chosen with it.
    pub name: String,
    /// The secret of the second factor, sealed under the server's secret.
    pub sealed_totp_secret: Vec<u8>,
    /// The salted hashes of the recovery codes that were shown with it.
    pub recovery_hashes: Vec<RecoveryHash>,
    /// Until when it can be confirmed.
    pub expires_at: u64,
}

/// Keeps an enrolment in the place of earlier ones for the same purpose, and forgets those of all that have expired.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn insert(connection: &mut AnyConnection, new: &StoredEnrolment, now: u64) -> StoreResult<()> {
    diesel::delete(enrolment::table.filter(enrolment::expires_at.le(rows::signed(now)))).execute(connection)?;
    delete_of(connection, &new.purpose)?;
    diesel::insert_into(enrolment::table)
        .values((
            enrolment::id.eq(new.id.as_slice()),
            enrolment::purpose.eq(new.purpose.as_slice()),
            enrolment::name.eq(new.name.as_str()),
            enrolment::sealed_totp_secret.eq(new.sealed_totp_secret.as_slice()),
            enrolment::recovery_hashes.eq(new.recovery_hashes.concat()),
            enrolment::expires_at.eq(rows::signed(new.expires_at)),
        ))
        .execute(connection)?;
    Ok(())
}

/// The enrolment for a purpose, unless it has expired.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn find(
    connection: &mut AnyConnection,
    id: &EnrolmentId,
    purpose: &Purpose,
    now: u64,
) -> StoreResult<Option<StoredEnrolment>> {
    let row: Option<(String, Vec<u8>, Vec<u8>, i64)> = enrolment::table
        .find(id.as_slice())
        .filter(enrolment::purpose.eq(purpose.as_slice()))
        .filter(enrolment::expires_at.gt(rows::signed(now)))
        .select((
            enrolment::name,
            enrolment::sealed_totp_secret,
            enrolment::recovery_hashes,
            enrolment::expires_at,
        ))
        .first(connection)
        .optional()?;
    row.map(|(name, sealed_totp_secret, hashes, expires_at)| {
        let hashes = hashes.chunks(RECOVERY_HASH_BYTES);
        Ok(StoredEnrolment {
            id: *id,
            purpose: *purpose,
            name,
            sealed_totp_secret,
            recovery_hashes: hashes
                .map(|hash| rows::bytes(hash, "recovery code"))
                .collect::<StoreResult<_>>()?,
            expires_at: rows::unsigned(expires_at, "enrolment time")?,
        })
    })
    .transpose()
}

/// Forgets what was begun for a purpose; `false` if there was nothing.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn delete_of(connection: &mut AnyConnection, purpose: &Purpose) -> StoreResult<bool> {
    let of_purpose = enrolment::table.filter(enrolment::purpose.eq(purpose.as_slice()));
    Ok(diesel::delete(of_purpose).execute(connection)? > 0)
}

/// Gives a member these recovery codes in the place of all earlier ones.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn replace_recovery_codes(
    connection: &mut AnyConnection,
    member_id: &MemberId,
    hashes: &[RecoveryHash],
) -> StoreResult<()> {
    let member_id = member_id.as_bytes().as_slice();
    diesel::delete(recovery_code::table.filter(recovery_code::member_id.eq(member_id))).execute(connection)?;
    for (number, hash) in (1_i32..).zip(hashes) {
        diesel::insert_into(recovery_code::table)
            .values((
                recovery_code::member_id.eq(member_id),
                recovery_code::number.eq(number),
                recovery_code::salted_hash.eq(hash.as_slice()),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// The recovery codes that a member has left: number and salted hash.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn recovery_codes(connection: &mut AnyConnection, member_id: &MemberId) -> StoreResult<Vec<(i32, RecoveryHash)>> {
    let found: Vec<(i32, Vec<u8>)> = recovery_code::table
        .filter(recovery_code::member_id.eq(member_id.as_bytes().as_slice()))
        .order(recovery_code::number.asc())
        .select((recovery_code::number, recovery_code::salted_hash))
        .load(connection)?;
    found
        .into_iter()
        .map(|(number, hash)| Ok((number, rows::bytes(&hash, "recovery code")?)))
        .collect()
}

/// Uses a recovery code up; `false` if somebody was faster.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn use_recovery_code(connection: &mut AnyConnection, member_id: &MemberId, number: i32) -> StoreResult<bool> {
    let code = recovery_code::table.find((member_id.as_bytes().as_slice(), number));
    Ok(diesel::delete(code).execute(connection)? > 0)
}
