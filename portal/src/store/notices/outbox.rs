//! The mails that wait to be sent.
//!
//! A process that sends one takes it in hand first, for a time, in the database: no other one sends it meanwhile. A row goes
//! when its mail is sent, so that nothing is kept of when somebody was told something.

use diesel::{
    BoolExpressionMethods as _, ExpressionMethods as _, Insertable, NullableExpressionMethods as _,
    OptionalExtension as _, QueryDsl as _, RunQueryDsl as _,
};
use ozvise_crypto::MemberId;

use crate::domain::{NoticeKind, NoticeKinds};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreResult;
use crate::store::rows;
use crate::store::schema::outbox;

/// Random; it names nothing but the mail.
pub type MailId = [u8; 16];

/// A mail that this process has in hand.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// Its id.
    pub id: MailId,
    /// To whom it goes.
    pub member_id: MemberId,
    /// What it tells.
    pub kinds: NoticeKinds,
    /// The time that stands on it (Unix seconds).
    pub send_at: u64,
    /// The how manieth try this is.
    pub tries: u32,
    /// Until when it is in hand; shows that it still is.
    lease_until: u64,
}

impl Claimed {
    /// What its row has while it is in hand.
    fn key(&self) -> (&[u8], i64, i32) {
        let tries = rows::epoch_out(self.tries);
        (self.id.as_slice(), rows::signed(self.lease_until), tries)
    }
}

#[derive(Insertable)]
#[diesel(table_name = outbox)]
struct MailInsert<'a> {
    id: &'a [u8],
    member_id: &'a [u8],
    kinds: String,
    send_at: i64,
    next_try_at: i64,
}

/// The id and the kinds of a mail to the member for this time that nobody has begun to send.
fn open_mail(
    connection: &mut AnyConnection,
    member_id: &MemberId,
    send_at: u64,
) -> StoreResult<Option<(MailId, NoticeKinds)>> {
    let found: Option<(Vec<u8>, String)> = outbox::table
        .filter(outbox::member_id.eq(member_id.as_bytes().as_slice()))
        .filter(outbox::send_at.eq(rows::signed(send_at)))
        .filter(outbox::kinds.ne_all([NoticeKind::AddressCode.as_str(), NoticeKind::Test.as_str()]))
        .filter(outbox::tries.eq(0).and(outbox::dead.eq(false)))
        .select((outbox::id, outbox::kinds))
        .first(connection)
        .optional()?;
    found
        .map(|(id, kinds)| Ok((rows::bytes(&id, "mail id")?, rows::name(&kinds, "kind of notice")?)))
        .transpose()
}

/// Adds something to what a mail to the member at this time tells, or makes the mail, under `fresh`.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn add_kind(
    connection: &mut AnyConnection,
    fresh: &MailId,
    member_id: &MemberId,
    kind: NoticeKind,
    send_at: u64,
) -> StoreResult<()> {
    if let Some((id, mut kinds)) = open_mail(connection, member_id, send_at)? {
        if !kinds.0.insert(kind) {
            return Ok(());
        }
        // Another process may begin to send it at this very moment; then it tells what it told.
        let updated = diesel::update(outbox::table.find(id.as_slice()))
            .filter(outbox::tries.eq(0))
            .set(outbox::kinds.eq(kinds.to_string()))
            .execute(connection)?;
        if updated > 0 {
            return Ok(());
        }
    }
    insert(connection, fresh, member_id, kind, send_at)
}

fn insert(
    connection: &mut AnyConnection,
    id: &MailId,
    member_id: &MemberId,
    kind: NoticeKind,
    send_at: u64,
) -> StoreResult<()> {
    let row = MailInsert {
        id,
        member_id: member_id.as_bytes(),
        kinds: kind.to_string(),
        send_at: rows::signed(send_at),
        next_try_at: rows::signed(send_at),
    };
    diesel::insert_into(outbox::table).values(&row).execute(connection)?;
    Ok(())
}

/// A mail that the member has asked for ([`NoticeKind::is_asked_for`]), at once and alone.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn insert_asked_for(
    connection: &mut AnyConnection,
    id: &MailId,
    member_id: &MemberId,
    kind: NoticeKind,
    now: u64,
) -> StoreResult<()> {
    insert(connection, id, member_id, kind, now)
}

/// Takes back earlier mails of this kind that the member has asked for, also those that were given up.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn withdraw_asked_for(connection: &mut AnyConnection, member_id: &MemberId, kind: NoticeKind) -> StoreResult<()> {
    let earlier = outbox::table
        .filter(outbox::member_id.eq(member_id.as_bytes().as_slice()))
        .filter(outbox::kinds.eq(kind.as_str()));
    diesel::delete(earlier).execute(connection)?;
    Ok(())
}

/// Takes mails in hand whose time has come, those first that have waited longest.
///
/// Two processes never take the same: on PostgreSQL each passes over the rows that the other has locked, and on both the
/// update counts only for who finds the row as it was read.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn claim(connection: &mut AnyConnection, now: u64, lease_until: u64, limit: u32) -> StoreResult<Vec<Claimed>> {
    type Row = (Vec<u8>, Vec<u8>, String, i64, i32);
    let now = rows::signed(now);
    let free = outbox::lease_until
        .is_null()
        .or(outbox::lease_until.assume_not_null().le(now));
    let due = outbox::table
        .filter(outbox::dead.eq(false))
        .filter(outbox::next_try_at.le(now))
        .filter(free)
        .order((outbox::next_try_at.asc(), outbox::id.asc()))
        .limit(limit.into())
        .select((
            outbox::id,
            outbox::member_id,
            outbox::kinds,
            outbox::send_at,
            outbox::tries,
        ));
    let found: Vec<Row> = match connection {
        AnyConnection::Sqlite(connection) => due.load(connection)?,
        AnyConnection::Postgres(connection) => due.for_update().skip_locked().load(connection)?,
    };
    let mut claimed = Vec::with_capacity(found.len());
    for (id, member_id, kinds, send_at, tries) in found {
        let taken = diesel::update(outbox::table.find(&id))
            .filter(outbox::tries.eq(tries))
            .set((
                outbox::tries.eq(tries + 1),
                outbox::lease_until.eq(rows::signed(lease_until)),
            ))
            .execute(connection)?;
        if taken > 0 {
            claimed.push(Claimed {
                id: rows::bytes(&id, "mail id")?,
                member_id: MemberId::from_bytes(rows::bytes(&member_id, "member id")?),
                kinds: rows::name(&kinds, "kind of notice")?,
                send_at: rows::unsigned(send_at, "time of a mail")?,
                tries: rows::count(i64::from(tries) + 1, "count of tries")?,
                lease_until,
            });
        }
    }
    Ok(claimed)
}

/// The row of a mail that is still in hand.
#[diesel::dsl::auto_type]
fn in_hand<'a>(mail: &'a Claimed) -> _ {
    let (id, lease_until, tries): (&'a [u8], i64, i32) = mail.key();
    outbox::table
        .filter(outbox::id.eq(id))
        .filter(outbox::lease_until.eq(lease_until))
        .filter(outbox::tries.eq(tries))
}

/// The mail is sent, or needed no more: its row goes.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn done(connection: &mut AnyConnection, mail: &Claimed) -> StoreResult<()> {
    diesel::delete(in_hand(mail)).execute(connection)?;
    Ok(())
}

/// The mail was refused for now.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn postpone(connection: &mut AnyConnection, mail: &Claimed, until: u64) -> StoreResult<()> {
    diesel::update(in_hand(mail))
        .set((
            outbox::lease_until.eq(None::<i64>),
            outbox::next_try_at.eq(rows::signed(until)),
        ))
        .execute(connection)?;
    Ok(())
}

/// The mail was not tried, since nobody could be reached: it counts as it did before.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn release(connection: &mut AnyConnection, mail: &Claimed, until: u64) -> StoreResult<()> {
    diesel::update(in_hand(mail))
        .set((
            outbox::lease_until.eq(None::<i64>),
            outbox::next_try_at.eq(rows::signed(until)),
            outbox::tries.eq(rows::epoch_out(mail.tries) - 1),
        ))
        .execute(connection)?;
    Ok(())
}

/// The mail is given up. Its row stays for a while, to be counted.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn bury(connection: &mut AnyConnection, mail: &Claimed) -> StoreResult<()> {
    diesel::update(in_hand(mail))
        .set((outbox::lease_until.eq(None::<i64>), outbox::dead.eq(true)))
        .execute(connection)?;
    Ok(())
}

/// How many were given up lately.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn count_dead(connection: &mut AnyConnection) -> StoreResult<u64> {
    let dead: i64 = outbox::table
        .filter(outbox::dead.eq(true))
        .count()
        .get_result(connection)?;
    rows::unsigned(dead, "count of mails")
}

/// Forgets the given-up ones of long ago.
///
/// # Errors
/// [`StoreError`](crate::store::StoreError).
pub fn purge_dead(connection: &mut AnyConnection, before: u64) -> StoreResult<()> {
    let old = outbox::table
        .filter(outbox::dead.eq(true))
        .filter(outbox::send_at.lt(rows::signed(before)));
    diesel::delete(old).execute(connection)?;
    Ok(())
}
