//! Which threads belong together: a new one, and an old one of the same centre whose code is lost.

use diesel::{
    ExpressionMethods as _, OptionalExtension as _, QueryDsl as _, Queryable, RunQueryDsl as _, Selectable,
    SelectableHelper as _,
};
use ozvise_crypto::{CentreId, MemberId, ThreadId};

use super::connection::AnyConnection;
use super::error::{StoreError, StoreResult};
use super::rows;
use super::schema::{thread, thread_link};
use super::threads::Written;
use crate::domain::{CaseNumber, Hour};

/// A link, or the proposal of one.
#[derive(Debug, Clone)]
pub struct Link {
    /// The thread in which the reporter writes now.
    pub new_thread: ThreadId,
    /// The thread whose code is lost.
    pub old_thread: ThreadId,
    /// Who has proposed it.
    pub proposer: MemberId,
    /// When.
    pub proposed_hour: Hour,
    /// Who has approved it, and when; none while it is a proposal.
    pub approval: Option<(MemberId, Hour)>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = thread_link)]
struct LinkRow {
    new_thread_id: Vec<u8>,
    old_thread_id: Vec<u8>,
    proposer: Vec<u8>,
    proposed_hour: i64,
    approver: Option<Vec<u8>>,
    approved_hour: Option<i64>,
}

impl TryFrom<LinkRow> for Link {
    type Error = StoreError;

    fn try_from(row: LinkRow) -> StoreResult<Self> {
        let thread = |id: &[u8]| rows::bytes(id, "thread id").map(ThreadId::from_bytes);
        let member = |id: &[u8]| rows::bytes(id, "member id").map(MemberId::from_bytes);
        Ok(Self {
            new_thread: thread(&row.new_thread_id)?,
            old_thread: thread(&row.old_thread_id)?,
            proposer: member(&row.proposer)?,
            proposed_hour: Hour::from_i64(row.proposed_hour),
            approval: match (row.approver, row.approved_hour) {
                (Some(approver), Some(hour)) => Some((member(&approver)?, Hour::from_i64(hour))),
                _ => None,
            },
        })
    }
}

/// The link in which this thread is the new one.
///
/// # Errors
/// [`StoreError`].
pub fn of_new(connection: &mut AnyConnection, thread: &ThreadId) -> StoreResult<Option<Link>> {
    let row: Option<LinkRow> = thread_link::table
        .find(thread.as_bytes().as_slice())
        .select(LinkRow::as_select())
        .first(connection)
        .optional()?;
    row.map(Link::try_from).transpose()
}

/// The link in which this thread is the old one.
///
/// # Errors
/// [`StoreError`].
pub fn of_old(connection: &mut AnyConnection, thread: &ThreadId) -> StoreResult<Option<Link>> {
    let row: Option<LinkRow> = thread_link::table
        .filter(thread_link::old_thread_id.eq(thread.as_bytes().as_slice()))
        .select(LinkRow::as_select())
        .first(connection)
        .optional()?;
    row.map(Link::try_from).transpose()
}

/// Keeps a proposal. Neither thread may have a link in the same part; take both threads before.
///
/// # Errors
/// [`StoreError`].
pub fn propose(
    connection: &mut AnyConnection,
    new_thread: &ThreadId,
    old_thread: &ThreadId,
    proposer: &MemberId,
    hour: Hour,
) -> StoreResult<()> {
    diesel::insert_into(thread_link::table)
        .values((
            thread_link::new_thread_id.eq(new_thread.as_bytes().as_slice()),
            thread_link::old_thread_id.eq(old_thread.as_bytes().as_slice()),
            thread_link::proposer.eq(proposer.as_bytes().as_slice()),
            thread_link::proposed_hour.eq(hour.as_i64()),
        ))
        .execute(connection)?;
    Ok(())
}

/// Makes a link of the proposal, as it was read.
///
/// # Errors
/// [`StoreError`].
pub fn approve(connection: &mut AnyConnection, link: &Link, approver: &MemberId, hour: Hour) -> StoreResult<Written> {
    let updated = diesel::update(thread_link::table.find(link.new_thread.as_bytes().as_slice()))
        .filter(thread_link::old_thread_id.eq(link.old_thread.as_bytes().as_slice()))
        .filter(thread_link::proposer.eq(link.proposer.as_bytes().as_slice()))
        .filter(thread_link::approver.is_null())
        .set((
            thread_link::approver.eq(approver.as_bytes().as_slice()),
            thread_link::approved_hour.eq(hour.as_i64()),
        ))
        .execute(connection)?;
    Ok(if updated == 0 { Written::Outdated } else { Written::Done })
}

/// Deletes the proposal, as it was read.
///
/// # Errors
/// [`StoreError`].
pub fn delete_proposal(connection: &mut AnyConnection, link: &Link) -> StoreResult<Written> {
    let proposal = thread_link::table
        .find(link.new_thread.as_bytes().as_slice())
        .filter(thread_link::old_thread_id.eq(link.old_thread.as_bytes().as_slice()))
        .filter(thread_link::proposer.eq(link.proposer.as_bytes().as_slice()))
        .filter(thread_link::approver.is_null());
    let deleted = diesel::delete(proposal).execute(connection)?;
    Ok(if deleted == 0 { Written::Outdated } else { Written::Done })
}

/// Deletes every link of the thread, in either part.
///
/// # Errors
/// [`StoreError`].
pub fn delete_of(connection: &mut AnyConnection, thread: &ThreadId) -> StoreResult<()> {
    diesel::delete(thread_link::table.find(thread.as_bytes().as_slice())).execute(connection)?;
    delete_of_old(connection, thread)
}

/// Deletes the link in which this thread is the old one.
///
/// # Errors
/// [`StoreError`].
pub fn delete_of_old(connection: &mut AnyConnection, thread: &ThreadId) -> StoreResult<()> {
    let of_old = thread_link::table.filter(thread_link::old_thread_id.eq(thread.as_bytes().as_slice()));
    diesel::delete(of_old).execute(connection)?;
    Ok(())
}

/// Deletes what a member has proposed and nobody has approved.
///
/// # Errors
/// [`StoreError`].
pub fn delete_proposals_by(connection: &mut AnyConnection, member: &MemberId) -> StoreResult<()> {
    let proposals = thread_link::table
        .filter(thread_link::proposer.eq(member.as_bytes().as_slice()))
        .filter(thread_link::approver.is_null());
    diesel::delete(proposals).execute(connection)?;
    Ok(())
}

/// The centre's proposals with the numbers of their new threads, at most `limit`, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub fn proposals_of_centre(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    limit: u32,
) -> StoreResult<Vec<(CaseNumber, Link)>> {
    let found: Vec<(i64, LinkRow)> = thread_link::table
        .inner_join(thread::table)
        .filter(thread::centre_id.eq(centre_id.as_str()))
        .filter(thread_link::approver.is_null())
        .order((thread_link::proposed_hour.asc(), thread::number.asc()))
        .limit(limit.into())
        .select((thread::number, LinkRow::as_select()))
        .load(connection)?;
    found
        .into_iter()
        .map(|(number, row)| {
            let number = CaseNumber::from_i64(number).ok_or(StoreError::Corrupt("case number"))?;
            Ok((number, row.try_into()?))
        })
        .collect()
}
