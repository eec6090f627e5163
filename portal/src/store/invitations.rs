//! Invitations. Only the hash of the link's secret is known here. Times are Unix seconds.

use diesel::{
    BoolExpressionMethods as _, ExpressionMethods as _, Insertable, OptionalExtension as _, QueryDsl as _, Queryable,
    RunQueryDsl as _,
};
use ozvise_crypto::{CentreId, MemberId};

use super::connection::AnyConnection;
use super::error::{StoreError, StoreResult};
use super::rows;
use super::schema::invitation;
use crate::domain::{InvitationKind, StaffRole};

/// Names an invitation to those who may see or revoke it; it opens nothing.
pub type InvitationId = [u8; 16];

/// SHA-256 of the secret in the link.
pub type SecretHash = [u8; 32];

/// An invitation.
#[derive(Debug, Clone)]
pub struct StoredInvitation {
    /// Its id.
    pub id: InvitationId,
    /// Under which it is found when somebody comes with the link.
    pub secret_hash: SecretHash,
    /// Whether an account is made or renewed.
    pub kind: InvitationKind,
    /// The role that the account will have, or has.
    pub role: StaffRole,
    /// The centre; none for roles that do not belong to one.
    pub centre_id: Option<CentreId>,
    /// The name that colleagues will see.
    pub display_name: String,
    /// The account that will be made, or that is renewed.
    pub member_id: MemberId,
    /// Who has invited; none for the command line.
    pub invited_by: Option<MemberId>,
    /// Whether the inviter has confirmed that the member may be the last holder of a key.
    pub last_holder_confirmed: bool,
    /// When it was made.
    pub created_at: u64,
    /// Until when it can be redeemed.
    pub expires_at: u64,
    /// When it was redeemed.
    pub used_at: Option<u64>,
    /// When it was taken back.
    pub revoked_at: Option<u64>,
}

impl StoredInvitation {
    /// Whether it can be redeemed at this moment.
    #[must_use]
    pub fn is_open(&self, now: u64) -> bool {
        self.used_at.is_none() && self.revoked_at.is_none() && now < self.expires_at
    }
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = invitation)]
struct Row {
    id: Vec<u8>,
    secret_hash: Vec<u8>,
    kind: String,
    role: String,
    centre_id: Option<String>,
    display_name: String,
    member_id: Vec<u8>,
    invited_by: Option<Vec<u8>>,
    last_holder_confirmed: bool,
    created_at: i64,
    expires_at: i64,
    used_at: Option<i64>,
    revoked_at: Option<i64>,
}

impl TryFrom<Row> for StoredInvitation {
    type Error = StoreError;

    fn try_from(row: Row) -> StoreResult<Self> {
        let time = |time| rows::unsigned(time, "invitation time");
        let invited_by = row.invited_by.map(|id| rows::bytes(&id, "member id")).transpose()?;
        Ok(Self {
            id: rows::bytes(&row.id, "invitation id")?,
            secret_hash: rows::bytes(&row.secret_hash, "invitation secret")?,
            kind: rows::name(&row.kind, "invitation kind")?,
            role: rows::name(&row.role, "staff role")?,
            centre_id: row.centre_id.map(|id| rows::name(&id, "centre id")).transpose()?,
            display_name: row.display_name,
            member_id: MemberId::from_bytes(rows::bytes(&row.member_id, "member id")?),
            invited_by: invited_by.map(MemberId::from_bytes),
            last_holder_confirmed: row.last_holder_confirmed,
            created_at: time(row.created_at)?,
            expires_at: time(row.expires_at)?,
            used_at: row.used_at.map(time).transpose()?,
            revoked_at: row.revoked_at.map(time).transpose()?,
        })
    }
}

/// Adds an invitation.
///
/// # Errors
/// [`StoreError`].
pub fn insert(connection: &mut AnyConnection, new: &StoredInvitation) -> StoreResult<()> {
    let row = Row {
        id: new.id.to_vec(),
        secret_hash: new.secret_hash.to_vec(),
        kind: new.kind.as_str().to_owned(),
        role: new.role.as_str().to_owned(),
        centre_id: new.centre_id.as_ref().map(|id| id.as_str().to_owned()),
        display_name: new.display_name.clone(),
        member_id: new.member_id.as_bytes().to_vec(),
        invited_by: new.invited_by.map(|id| id.as_bytes().to_vec()),
        last_holder_confirmed: new.last_holder_confirmed,
        created_at: rows::signed(new.created_at),
        expires_at: rows::signed(new.expires_at),
        used_at: new.used_at.map(rows::signed),
        revoked_at: new.revoked_at.map(rows::signed),
    };
    diesel::insert_into(invitation::table)
        .values(&row)
        .execute(connection)?;
    Ok(())
}

/// The invitation with this secret, open or not.
///
/// # Errors
/// [`StoreError`].
pub fn find_by_secret(connection: &mut AnyConnection, hash: &SecretHash) -> StoreResult<Option<StoredInvitation>> {
    let row: Option<Row> = invitation::table
        .filter(invitation::secret_hash.eq(hash.as_slice()))
        .first(connection)
        .optional()?;
    row.map(StoredInvitation::try_from).transpose()
}

/// The invitation with this id, open or not.
///
/// # Errors
/// [`StoreError`].
pub fn find(connection: &mut AnyConnection, id: &InvitationId) -> StoreResult<Option<StoredInvitation>> {
    let row: Option<Row> = invitation::table.find(id.as_slice()).first(connection).optional()?;
    row.map(StoredInvitation::try_from).transpose()
}

/// Invitations, newest first: those to a centre, or, without one, those to all roles that the operator invites.
///
/// # Errors
/// [`StoreError`].
pub fn list(
    connection: &mut AnyConnection,
    centre_id: Option<&CentreId>,
    limit: u32,
) -> StoreResult<Vec<StoredInvitation>> {
    let newest = invitation::table.order((invitation::created_at.desc(), invitation::id.asc()));
    let rows: Vec<Row> = match centre_id {
        Some(centre_id) => newest
            .filter(invitation::centre_id.eq(centre_id.as_str()))
            .limit(limit.into())
            .load(connection)?,
        None => newest
            .filter(invitation::role.ne(StaffRole::Counsellor.as_str()))
            .limit(limit.into())
            .load(connection)?,
    };
    rows.into_iter().map(StoredInvitation::try_from).collect()
}

/// Uses an invitation up; `false` if somebody was faster or it was taken back.
///
/// # Errors
/// [`StoreError`].
pub fn set_used(connection: &mut AnyConnection, id: &InvitationId, now: u64) -> StoreResult<bool> {
    let open = invitation::used_at.is_null().and(invitation::revoked_at.is_null());
    let updated = diesel::update(invitation::table.find(id.as_slice()))
        .filter(open)
        .set(invitation::used_at.eq(rows::signed(now)))
        .execute(connection)?;
    Ok(updated > 0)
}

/// Takes an invitation back; `false` if it was used or taken back already.
///
/// # Errors
/// [`StoreError`].
pub fn set_revoked(connection: &mut AnyConnection, id: &InvitationId, now: u64) -> StoreResult<bool> {
    let open = invitation::used_at.is_null().and(invitation::revoked_at.is_null());
    let updated = diesel::update(invitation::table.find(id.as_slice()))
        .filter(open)
        .set(invitation::revoked_at.eq(rows::signed(now)))
        .execute(connection)?;
    Ok(updated > 0)
}

/// Takes back what is open of the invitations that a member has made, and of those to renew the member's own account.
///
/// # Errors
/// [`StoreError`].
pub fn revoke_of_member(connection: &mut AnyConnection, member_id: &MemberId, now: u64) -> StoreResult<()> {
    let member_id = member_id.as_bytes().as_slice();
    let theirs = invitation::invited_by
        .eq(member_id)
        .or(invitation::member_id.eq(member_id));
    let open = invitation::used_at.is_null().and(invitation::revoked_at.is_null());
    diesel::update(invitation::table)
        .filter(theirs)
        .filter(open)
        .set(invitation::revoked_at.eq(rows::signed(now)))
        .execute(connection)?;
    Ok(())
}
