//! Members of staff.

use diesel::{ExpressionMethods as _, Insertable, OptionalExtension as _, QueryDsl as _, Queryable, RunQueryDsl as _};
use ozvise_crypto::{CentreId, MemberId};

use super::connection::AnyConnection;
use super::error::{StoreError, StoreResult};
use super::rows;
use super::schema::staff_member;
use crate::domain::StaffRole;

/// A member of staff.
#[derive(Clone)]
pub struct StoredMember {
    /// The member's id.
    pub id: MemberId,
    /// The sign-in name, in lower case.
    pub name: String,
    /// The name that colleagues see.
    pub display_name: String,
    /// The role.
    pub role: StaffRole,
    /// The centre; none for roles that do not belong to one.
    pub centre_id: Option<CentreId>,
    /// Whether the member may sign in and stay signed in.
    pub active: bool,
    /// What the server keeps of the password (OPAQUE's registration record).
    pub opaque_record: Vec<u8>,
    /// The member's own keys, sealed under the password.
    pub vault: Vec<u8>,
    /// The member's public keys.
    pub public_keys: Vec<u8>,
    /// The secret of the second factor, sealed under the server's secret.
    pub sealed_totp_secret: Vec<u8>,
    /// The step of the last code that was used; 0 if none was.
    pub last_totp_step: u64,
}

impl StoredMember {
    /// Whether the member may make and end accounts with this role at this centre.
    #[must_use]
    pub fn may_invite(&self, role: StaffRole, centre_id: Option<&CentreId>) -> bool {
        self.role.manages(role) && (self.role != StaffRole::Head || self.centre_id.as_ref() == centre_id)
    }
}

/// What a renewal replaces: everything that a forgotten password or a lost telephone has made worthless.
pub struct MemberRenewal {
    /// What the server keeps of the new password.
    pub opaque_record: Vec<u8>,
    /// The new keys, sealed under it.
    pub vault: Vec<u8>,
    /// The new public keys.
    pub public_keys: Vec<u8>,
    /// The new second factor.
    pub sealed_totp_secret: Vec<u8>,
    /// The step of its first code.
    pub last_totp_step: u64,
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = staff_member)]
struct MemberRow {
    id: Vec<u8>,
    name: String,
    display_name: String,
    role: String,
    centre_id: Option<String>,
    active: bool,
    opaque_record: Vec<u8>,
    vault: Vec<u8>,
    public_keys: Vec<u8>,
    sealed_totp_secret: Vec<u8>,
    last_totp_step: i64,
}

impl TryFrom<MemberRow> for StoredMember {
    type Error = StoreError;

    fn try_from(row: MemberRow) -> StoreResult<Self> {
        Ok(Self {
            id: MemberId::from_bytes(rows::bytes(&row.id, "member id")?),
            name: row.name,
            display_name: row.display_name,
            role: rows::name(&row.role, "staff role")?,
            centre_id: row.centre_id.map(|id| rows::name(&id, "centre id")).transpose()?,
            active: row.active,
            opaque_record: row.opaque_record,
            vault: row.vault,
            public_keys: row.public_keys,
            sealed_totp_secret: row.sealed_totp_secret,
            last_totp_step: rows::unsigned(row.last_totp_step, "second-factor step")?,
        })
    }
}

/// Adds a member.
///
/// # Errors
/// [`StoreError`], a conflict if the name is taken.
pub fn insert(connection: &mut AnyConnection, member: StoredMember) -> StoreResult<()> {
    let row = MemberRow {
        id: member.id.as_bytes().to_vec(),
        name: member.name,
        display_name: member.display_name,
        role: member.role.as_str().to_owned(),
        centre_id: member.centre_id.map(|id| id.as_str().to_owned()),
        active: member.active,
        opaque_record: member.opaque_record,
        vault: member.vault,
        public_keys: member.public_keys,
        sealed_totp_secret: member.sealed_totp_secret,
        last_totp_step: rows::signed(member.last_totp_step),
    };
    diesel::insert_into(staff_member::table)
        .values(&row)
        .execute(connection)?;
    Ok(())
}

/// The member with this id, active or not.
///
/// # Errors
/// [`StoreError`].
pub fn find(connection: &mut AnyConnection, id: &MemberId) -> StoreResult<Option<StoredMember>> {
    let row: Option<MemberRow> = staff_member::table
        .find(id.as_bytes().as_slice())
        .first(connection)
        .optional()?;
    row.map(StoredMember::try_from).transpose()
}

/// The member with this sign-in name, active or not.
///
/// # Errors
/// [`StoreError`].
pub fn find_by_name(connection: &mut AnyConnection, name: &str) -> StoreResult<Option<StoredMember>> {
    let row: Option<MemberRow> = staff_member::table
        .filter(staff_member::name.eq(name))
        .first(connection)
        .optional()?;
    row.map(StoredMember::try_from).transpose()
}

/// Makes this transaction the only one that decides what becomes of a member and of what the member has taken, until it ends.
/// Lock members before threads and invitations, and those before centres, so that no two transactions wait for each other.
///
/// # Errors
/// [`StoreError`].
pub fn lock(connection: &mut AnyConnection, id: &MemberId) -> StoreResult<()> {
    diesel::update(staff_member::table.find(id.as_bytes().as_slice()))
        .set(staff_member::active.eq(staff_member::active))
        .execute(connection)?;
    Ok(())
}

/// As [`lock`], and whether the account is open: for acts that outlive their session, such as an invitation. One that was
/// begun before a departure must not be kept after it.
///
/// # Errors
/// [`StoreError`].
pub fn lock_open(connection: &mut AnyConnection, id: &MemberId) -> StoreResult<bool> {
    lock(connection, id)?;
    Ok(find(connection, id)?.is_some_and(|member| member.active))
}

/// All members of a centre, by name.
///
/// # Errors
/// [`StoreError`].
pub fn of_centre(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<Vec<StoredMember>> {
    let rows: Vec<MemberRow> = staff_member::table
        .filter(staff_member::centre_id.eq(centre_id.as_str()))
        .order(staff_member::name.asc())
        .load(connection)?;
    rows.into_iter().map(StoredMember::try_from).collect()
}

/// All members of the portal, by name.
///
/// # Errors
/// [`StoreError`].
pub fn all(connection: &mut AnyConnection) -> StoreResult<Vec<StoredMember>> {
    let rows: Vec<MemberRow> = staff_member::table.order(staff_member::name.asc()).load(connection)?;
    rows.into_iter().map(StoredMember::try_from).collect()
}

/// Uses up a step of the second factor; `false` if this or a later one was used already, even a moment ago by another
/// process.
///
/// # Errors
/// [`StoreError`].
pub fn use_totp_step(connection: &mut AnyConnection, id: &MemberId, step: u64) -> StoreResult<bool> {
    let step = rows::signed(step);
    let updated = diesel::update(staff_member::table.find(id.as_bytes().as_slice()))
        .filter(staff_member::last_totp_step.lt(step))
        .set(staff_member::last_totp_step.eq(step))
        .execute(connection)?;
    Ok(updated > 0)
}

/// Lets a member in or keeps a member out; `false` if there is no such member. Whoever is kept out loses every session.
///
/// # Errors
/// [`StoreError`].
pub fn set_active(connection: &mut AnyConnection, id: &MemberId, active: bool) -> StoreResult<bool> {
    let updated = diesel::update(staff_member::table.find(id.as_bytes().as_slice()))
        .set(staff_member::active.eq(active))
        .execute(connection)?;
    if !active {
        super::sessions::delete_of_member(connection, id)?;
    }
    Ok(updated > 0)
}

/// Renews an account: new password, keys and second factor.
///
/// # Errors
/// [`StoreError`].
pub fn renew(connection: &mut AnyConnection, id: &MemberId, renewal: &MemberRenewal) -> StoreResult<()> {
    diesel::update(staff_member::table.find(id.as_bytes().as_slice()))
        .set((
            staff_member::opaque_record.eq(&renewal.opaque_record),
            staff_member::vault.eq(&renewal.vault),
            staff_member::public_keys.eq(&renewal.public_keys),
            staff_member::sealed_totp_secret.eq(&renewal.sealed_totp_secret),
            staff_member::last_totp_step.eq(rows::signed(renewal.last_totp_step)),
        ))
        .execute(connection)?;
    Ok(())
}

/// Replaces the password and the vault together; `false` if the password has changed since the member was read.
///
/// # Errors
/// [`StoreError`].
pub fn replace_password(
    connection: &mut AnyConnection,
    member: &StoredMember,
    opaque_record: &[u8],
    vault: &[u8],
) -> StoreResult<bool> {
    let updated = diesel::update(staff_member::table.find(member.id.as_bytes().as_slice()))
        .filter(staff_member::opaque_record.eq(&member.opaque_record))
        .set((
            staff_member::opaque_record.eq(opaque_record),
            staff_member::vault.eq(vault),
        ))
        .execute(connection)?;
    Ok(updated > 0)
}

/// Replaces the vault; `false` if it is no longer the one that `known` is.
///
/// # Errors
/// [`StoreError`].
pub fn replace_vault(connection: &mut AnyConnection, id: &MemberId, known: &[u8], vault: &[u8]) -> StoreResult<bool> {
    let updated = diesel::update(staff_member::table.find(id.as_bytes().as_slice()))
        .filter(staff_member::vault.eq(known))
        .set(staff_member::vault.eq(vault))
        .execute(connection)?;
    Ok(updated > 0)
}

/// Replaces the second factor, whose first code was of this step.
///
/// # Errors
/// [`StoreError`].
pub fn replace_second_factor(
    connection: &mut AnyConnection,
    id: &MemberId,
    sealed_totp_secret: &[u8],
    step: u64,
) -> StoreResult<()> {
    diesel::update(staff_member::table.find(id.as_bytes().as_slice()))
        .set((
            staff_member::sealed_totp_secret.eq(sealed_totp_secret),
            staff_member::last_totp_step.eq(rows::signed(step)),
        ))
        .execute(connection)?;
    Ok(())
}

/// The display names of a centre's members, those who have left among them.
///
/// # Errors
/// [`StoreError`].
pub fn display_names(connection: &mut AnyConnection, centre_id: &CentreId) -> StoreResult<Vec<(MemberId, String)>> {
    let found: Vec<(Vec<u8>, String)> = staff_member::table
        .filter(staff_member::centre_id.eq(centre_id.as_str()))
        .select((staff_member::id, staff_member::display_name))
        .load(connection)?;
    found
        .into_iter()
        .map(|(id, name)| Ok((MemberId::from_bytes(rows::bytes(&id, "member id")?), name)))
        .collect()
}
