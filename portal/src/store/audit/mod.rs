//! The audit log: one chain of lines, each holding the hash of the one before.
//!
//! A line is written in the transaction of the act that it tells, as the last thing in it. The row of `audit_head` is
//! updated first: on PostgreSQL this makes writers of several processes wait for one another until they commit, so that no
//! number is given twice and none is lost, and an act that is undone takes its line with it; SQLite has one writer anyway.

mod verify;

use diesel::{ExpressionMethods as _, Insertable, OptionalExtension as _, QueryDsl as _, Queryable, RunQueryDsl as _};
use ozvise_crypto::{CentreId, DeploymentId, MemberId};
use sha2::{Digest as _, Sha256};

use super::connection::AnyConnection;
use super::error::{StoreError, StoreResult};
use super::rows;
use super::schema::{audit, audit_head};
use crate::domain::{Act, Hour, Subject};

pub use verify::{AuditFault, VerifiedChain, verify};

/// SHA-256 of a line.
pub type LineHash = [u8; 32];

/// Before everything that is hashed, so that a hash of a line is a hash of nothing else.
const LABEL: &[u8] = b"ozvise/v1/portal/audit-line";

/// The table of the head has one row.
const SINGLETON: i32 = 1;

/// What is to be told.
pub struct NewLine {
    /// The installation, which is part of every hash.
    pub deployment: DeploymentId,
    /// When.
    pub hour: Hour,
    /// Who; none for the command line of the server.
    pub actor: Option<MemberId>,
    /// Whose head reads it; none for what concerns no centre.
    pub centre_id: Option<CentreId>,
    /// What was done.
    pub act: Act,
    /// To what.
    pub subject: Subject,
}

/// A line of the log.
#[derive(Debug, Clone)]
pub struct AuditLine {
    /// Its place in the chain, from 1.
    pub number: u64,
    /// When.
    pub hour: Hour,
    /// Who; none for the command line of the server.
    pub actor: Option<MemberId>,
    /// The centre that it concerns.
    pub centre_id: Option<CentreId>,
    /// What was done.
    pub act: Act,
    /// To what, as [`Subject`] writes it.
    pub subject: String,
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = audit)]
struct Row {
    number: i64,
    hour: i64,
    actor: Option<Vec<u8>>,
    centre_id: Option<String>,
    act: String,
    subject: String,
    previous: Vec<u8>,
    hash: Vec<u8>,
}

impl Row {
    /// `label ‖ deployment ‖ previous ‖ number ‖ hour`, numbers as 8 bytes big-endian, then actor, centre, act and subject,
    /// each behind its length in 2 bytes; what there is none of is empty.
    fn hash(&self, deployment: &DeploymentId) -> LineHash {
        let mut hash = Sha256::new();
        for fixed in [
            LABEL,
            deployment.as_bytes(),
            &self.previous,
            &self.number.to_be_bytes(),
            &self.hour.to_be_bytes(),
        ] {
            hash.update(fixed);
        }
        let centre = self.centre_id.as_deref().unwrap_or_default();
        for variable in [
            self.actor.as_deref().unwrap_or_default(),
            centre.as_bytes(),
            self.act.as_bytes(),
            self.subject.as_bytes(),
        ] {
            // Nothing that this program writes comes near the limit; a forged text that does cannot match any hash.
            hash.update(u16::try_from(variable.len()).unwrap_or(u16::MAX).to_be_bytes());
            hash.update(variable);
        }
        hash.finalize().into()
    }
}

impl TryFrom<Row> for AuditLine {
    type Error = StoreError;

    fn try_from(row: Row) -> StoreResult<Self> {
        let actor = row.actor.map(|id| rows::bytes(&id, "audit actor")).transpose()?;
        Ok(Self {
            number: rows::unsigned(row.number, "audit number")?,
            hour: Hour::from_i64(row.hour),
            actor: actor.map(MemberId::from_bytes),
            centre_id: row.centre_id.map(|id| rows::name(&id, "centre id")).transpose()?,
            act: rows::name(&row.act, "audit act")?,
            subject: row.subject,
        })
    }
}

/// Appends a line. Run it last in its transaction, since from here on other writers of the log wait.
///
/// # Errors
/// [`StoreError`].
pub fn append(connection: &mut AnyConnection, line: &NewLine) -> StoreResult<()> {
    // The lock comes first; what is read after it is what the writer before has committed.
    diesel::update(audit_head::table.find(SINGLETON))
        .set(audit_head::number.eq(audit_head::number + 1))
        .execute(connection)?;
    let (number, previous): (i64, Vec<u8>) = audit_head::table
        .find(SINGLETON)
        .select((audit_head::number, audit_head::hash))
        .first(connection)?;
    let mut row = Row {
        number,
        hour: line.hour.as_i64(),
        actor: line.actor.map(|id| id.as_bytes().to_vec()),
        centre_id: line.centre_id.as_ref().map(|id| id.as_str().to_owned()),
        act: line.act.as_str().to_owned(),
        subject: line.subject.to_string(),
        previous,
        hash: Vec::new(),
    };
    row.hash = row.hash(&line.deployment).to_vec();
    diesel::insert_into(audit::table).values(&row).execute(connection)?;
    diesel::update(audit_head::table.find(SINGLETON))
        .set(audit_head::hash.eq(&row.hash))
        .execute(connection)?;
    Ok(())
}

/// The lines of a centre, newest first, from before the given number on.
///
/// # Errors
/// [`StoreError`].
pub fn of_centre(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    before: Option<u64>,
    limit: u32,
) -> StoreResult<Vec<AuditLine>> {
    let found: Vec<Row> = audit::table
        .filter(audit::centre_id.eq(centre_id.as_str()))
        .filter(audit::number.lt(rows::signed(before.unwrap_or(u64::MAX))))
        .order(audit::number.desc())
        .limit(limit.into())
        .load(connection)?;
    found.into_iter().map(AuditLine::try_from).collect()
}

/// The lines of all centres with one of these acts, newest first, from before the given number on.
///
/// # Errors
/// [`StoreError`].
pub fn of_acts(
    connection: &mut AnyConnection,
    acts: &[Act],
    before: Option<u64>,
    limit: u32,
) -> StoreResult<Vec<AuditLine>> {
    let names: Vec<&str> = acts.iter().map(|act| act.as_str()).collect();
    let found: Vec<Row> = audit::table
        .filter(audit::act.eq_any(names))
        .filter(audit::number.lt(rows::signed(before.unwrap_or(u64::MAX))))
        .order(audit::number.desc())
        .limit(limit.into())
        .load(connection)?;
    found.into_iter().map(AuditLine::try_from).collect()
}

/// Who did this at the centre last; none for the command line of the server, and where nobody did.
///
/// # Errors
/// [`StoreError`].
pub fn actor_of(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    act: Act,
    subject: &Subject,
) -> StoreResult<Option<MemberId>> {
    let found: Option<Option<Vec<u8>>> = audit::table
        .filter(audit::centre_id.eq(centre_id.as_str()))
        .filter(audit::act.eq(act.as_str()))
        .filter(audit::subject.eq(subject.to_string()))
        .order(audit::number.desc())
        .select(audit::actor)
        .first(connection)
        .optional()?;
    let actor = found.flatten().map(|id| rows::bytes(&id, "audit actor")).transpose()?;
    Ok(actor.map(MemberId::from_bytes))
}

/// How many lines there are, and the hash of the last of them; zeros before the first.
///
/// # Errors
/// [`StoreError`].
pub fn last(connection: &mut AnyConnection) -> StoreResult<(u64, LineHash)> {
    let (number, hash) = head(connection)?.ok_or(StoreError::Corrupt("audit head"))?;
    Ok((
        rows::unsigned(number, "audit number")?,
        rows::bytes(&hash, "audit head")?,
    ))
}

/// The number and the hash of the last line as the head has them; `None` if the head is gone.
fn head(connection: &mut AnyConnection) -> StoreResult<Option<(i64, Vec<u8>)>> {
    let found = audit_head::table
        .find(SINGLETON)
        .select((audit_head::number, audit_head::hash))
        .first(connection)
        .optional()?;
    Ok(found)
}

/// Rows after a number, oldest first.
fn rows_after(connection: &mut AnyConnection, number: i64, limit: i64) -> StoreResult<Vec<Row>> {
    let found = audit::table
        .filter(audit::number.gt(number))
        .order(audit::number.asc())
        .limit(limit)
        .load(connection)?;
    Ok(found)
}
