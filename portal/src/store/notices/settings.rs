//! Where and when members want to be told.

use diesel::{ExpressionMethods as _, Insertable, OptionalExtension as _, QueryDsl as _, Queryable, RunQueryDsl as _};
use ozvise_crypto::{CentreId, MemberId};

use crate::domain::{NoticeMode, NoticeSchedule, StaffRole};
use crate::i18n::Language;
use crate::store::connection::AnyConnection;
use crate::store::error::{StoreError, StoreResult};
use crate::store::rows;
use crate::store::schema::{notice_setting, staff_member};

/// An address that was typed and not confirmed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingAddress {
    /// The address.
    pub address: String,
    /// What its code is made of, besides the server's secret.
    pub nonce: [u8; 16],
    /// When the code expires (Unix seconds).
    pub expires_at: u64,
    /// How many wrong codes were typed.
    pub tries: u32,
}

/// A member's own settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeSetting {
    /// The confirmed address.
    pub address: Option<String>,
    /// The one that is to take its place.
    pub pending: Option<PendingAddress>,
    /// The language of the mails.
    pub language: Language,
    /// When they go out.
    pub schedule: NoticeSchedule,
}

/// Somebody who wants mail.
#[derive(Debug, Clone)]
pub struct Recipient {
    /// The member.
    pub member_id: MemberId,
    /// The role.
    pub role: StaffRole,
    /// The centre; none for roles that do not belong to one.
    pub centre_id: Option<CentreId>,
    /// When the mails go out.
    pub schedule: NoticeSchedule,
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = notice_setting)]
struct SettingRow {
    member_id: Vec<u8>,
    address: Option<String>,
    pending_address: Option<String>,
    code_nonce: Option<Vec<u8>>,
    code_expires_at: Option<i64>,
    code_tries: i32,
    language: String,
    mode: String,
    digest_hour: i32,
    quiet_from: Option<i32>,
    quiet_to: Option<i32>,
}

/// What a schedule is made of.
type ScheduleRow = (String, i32, Option<i32>, Option<i32>);

fn schedule((mode, digest_hour, from, to): ScheduleRow) -> StoreResult<NoticeSchedule> {
    let hour = |number: i32| u8::try_from(number).map_err(|_| StoreError::Corrupt("hour of notices"));
    Ok(NoticeSchedule {
        mode: rows::name(&mode, "mode of notices")?,
        digest_hour: hour(digest_hour)?,
        quiet: match (from, to) {
            (Some(from), Some(to)) => Some((hour(from)?, hour(to)?)),
            _ => None,
        },
    })
}

impl TryFrom<SettingRow> for NoticeSetting {
    type Error = StoreError;

    fn try_from(row: SettingRow) -> StoreResult<Self> {
        let pending = match (row.pending_address, row.code_nonce, row.code_expires_at) {
            (Some(address), Some(nonce), Some(expires_at)) => Some(PendingAddress {
                address,
                nonce: rows::bytes(&nonce, "nonce of a code")?,
                expires_at: rows::unsigned(expires_at, "time of a code")?,
                tries: rows::count(row.code_tries.into(), "count of tries")?,
            }),
            _ => None,
        };
        Ok(Self {
            address: row.address,
            pending,
            language: Language::from_tag(&row.language).ok_or(StoreError::Corrupt("language"))?,
            schedule: schedule((row.mode, row.digest_hour, row.quiet_from, row.quiet_to))?,
        })
    }
}

/// The member's settings; `None` before there are any.
///
/// # Errors
/// [`StoreError`].
pub fn find_setting(connection: &mut AnyConnection, member_id: &MemberId) -> StoreResult<Option<NoticeSetting>> {
    let row: Option<SettingRow> = notice_setting::table
        .find(member_id.as_bytes().as_slice())
        .first(connection)
        .optional()?;
    row.map(NoticeSetting::try_from).transpose()
}

/// Keeps the member's settings in the place of earlier ones.
///
/// # Errors
/// [`StoreError`].
pub fn keep_setting(connection: &mut AnyConnection, member_id: &MemberId, new: &NoticeSetting) -> StoreResult<()> {
    let pending = new.pending.as_ref();
    let row = SettingRow {
        member_id: member_id.as_bytes().to_vec(),
        address: new.address.clone(),
        pending_address: pending.map(|pending| pending.address.clone()),
        code_nonce: pending.map(|pending| pending.nonce.to_vec()),
        code_expires_at: pending.map(|pending| rows::signed(pending.expires_at)),
        code_tries: pending.map_or(0, |pending| rows::epoch_out(pending.tries)),
        language: new.language.tag().to_owned(),
        mode: new.schedule.mode.as_str().to_owned(),
        digest_hour: new.schedule.digest_hour.into(),
        quiet_from: new.schedule.quiet.map(|(from, _)| from.into()),
        quiet_to: new.schedule.quiet.map(|(_, to)| to.into()),
    };
    diesel::delete(notice_setting::table.find(member_id.as_bytes().as_slice())).execute(connection)?;
    diesel::insert_into(notice_setting::table)
        .values(&row)
        .execute(connection)?;
    Ok(())
}

/// Every active member with a confirmed address who wants mail.
///
/// # Errors
/// [`StoreError`].
pub fn recipients(connection: &mut AnyConnection) -> StoreResult<Vec<Recipient>> {
    type Row = (Vec<u8>, String, Option<String>, ScheduleRow);
    let found: Vec<Row> = notice_setting::table
        .inner_join(staff_member::table)
        .filter(staff_member::active.eq(true))
        .filter(notice_setting::address.is_not_null())
        .filter(notice_setting::mode.ne(NoticeMode::Never.as_str()))
        .select((
            staff_member::id,
            staff_member::role,
            staff_member::centre_id,
            (
                notice_setting::mode,
                notice_setting::digest_hour,
                notice_setting::quiet_from,
                notice_setting::quiet_to,
            ),
        ))
        .load(connection)?;
    found
        .into_iter()
        .map(|(id, role, centre_id, when)| {
            Ok(Recipient {
                member_id: MemberId::from_bytes(rows::bytes(&id, "member id")?),
                role: rows::name(&role, "staff role")?,
                centre_id: centre_id.map(|id| rows::name(&id, "centre id")).transpose()?,
                schedule: schedule(when)?,
            })
        })
        .collect()
}
