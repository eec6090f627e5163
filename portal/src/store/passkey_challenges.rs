//! What authenticators were asked to sign: each challenge serves once. Times are Unix seconds.

use diesel::{ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, RunQueryDsl as _};
use ozvise_crypto::MemberId;

use super::connection::AnyConnection;
use super::error::StoreResult;
use super::rows;
use super::schema::passkey_challenge;
use crate::domain::Challenge;

/// Random, so that nobody can answer the challenge of somebody else.
pub type ChallengeId = [u8; 16];

/// For what an authenticator is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChallengePurpose {
    /// To make a new passkey for somebody who is signed in.
    Addition,
    /// To finish a sign-in whose password was proven.
    SignIn,
}

impl ChallengePurpose {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Addition => "addition",
            Self::SignIn => "sign_in",
        }
    }
}

/// A challenge that was not answered yet.
pub struct StoredChallenge {
    /// Its id.
    pub id: ChallengeId,
    /// Who is asked.
    pub member_id: MemberId,
    /// For what.
    pub purpose: ChallengePurpose,
    /// What is to be signed.
    pub challenge: Challenge,
    /// Until when it can be answered.
    pub expires_at: u64,
}

/// Keeps a challenge, and forgets those of all that have expired.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn insert(connection: &mut AnyConnection, new: &StoredChallenge, now: u64) -> StoreResult<()> {
    let expired = passkey_challenge::expires_at.le(rows::signed(now));
    diesel::delete(passkey_challenge::table.filter(expired)).execute(connection)?;
    diesel::insert_into(passkey_challenge::table)
        .values((
            passkey_challenge::id.eq(new.id.as_slice()),
            passkey_challenge::member_id.eq(new.member_id.as_bytes().as_slice()),
            passkey_challenge::purpose.eq(new.purpose.as_str()),
            passkey_challenge::challenge.eq(new.challenge.as_slice()),
            passkey_challenge::expires_at.eq(rows::signed(new.expires_at)),
        ))
        .execute(connection)?;
    Ok(())
}

/// Takes a challenge out, so that it can be answered only once; `None` if there is none for this purpose or it has expired.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn take(
    connection: &mut AnyConnection,
    id: &ChallengeId,
    purpose: ChallengePurpose,
    now: u64,
) -> StoreResult<Option<StoredChallenge>> {
    let found: Option<(Vec<u8>, Vec<u8>, i64)> = passkey_challenge::table
        .find(id.as_slice())
        .filter(passkey_challenge::purpose.eq(purpose.as_str()))
        .filter(passkey_challenge::expires_at.gt(rows::signed(now)))
        .select((
            passkey_challenge::member_id,
            passkey_challenge::challenge,
            passkey_challenge::expires_at,
        ))
        .first(connection)
        .optional()?;
    let Some((member_id, challenge, expires_at)) = found else {
        return Ok(None);
    };
    // Of two that take it at once, one deletes it.
    if diesel::delete(passkey_challenge::table.find(id.as_slice())).execute(connection)? == 0 {
        return Ok(None);
    }
    Ok(Some(StoredChallenge {
        id: *id,
        member_id: MemberId::from_bytes(rows::bytes(&member_id, "member id")?),
        purpose,
        challenge: rows::bytes(&challenge, "challenge")?,
        expires_at: rows::unsigned(expires_at, "challenge's time")?,
    }))
}

/// Forgets all challenges of a member: what was proven with an old password proves nothing any more.
///
/// # Errors
/// [`StoreError`](super::StoreError).
pub fn delete_of_member(connection: &mut AnyConnection, member_id: &MemberId) -> StoreResult<()> {
    let of_member = passkey_challenge::member_id.eq(member_id.as_bytes().as_slice());
    diesel::delete(passkey_challenge::table.filter(of_member)).execute(connection)?;
    Ok(())
}
