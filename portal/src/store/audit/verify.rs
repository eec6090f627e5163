//! Whether the audit log is what was written.

use ozvise_crypto::DeploymentId;
use thiserror::Error;

use super::{LineHash, head, rows_after};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;

/// Lines that are read at once: some hundred kilobytes.
const PAGE: i64 = 1000;

/// A chain without a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerifiedChain {
    /// How many lines there are.
    pub count: u64,
    /// The hash of the last one, zeros if there is none. Noted elsewhere it shows later whether lines are missing at the
    /// end.
    pub head: LineHash,
}

/// What is wrong with the log.
#[derive(Debug, Error)]
pub enum AuditFault {
    /// A line, or the order of the lines, is not what was written.
    #[error("line {0} was altered, or stands where another one stood")]
    Altered(i64),
    /// A number has no line.
    #[error("line {0} is missing")]
    Missing(i64),
    /// The lines go on behind the last one that the head knows, or the head is gone or names another hash.
    #[error("the head of the log does not fit its last line, {0}")]
    Head(i64),
    /// The chain has no line with the hash that was noted, so it was cut or made anew.
    #[error("no line has the expected hash: lines were cut off, or the log was made anew")]
    Unexpected,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Reads the whole log. With `expected`, the hash that somebody noted as the last one, the chain has to hold that line
/// still.
///
/// # Errors
/// [`AuditFault`] names the first fault.
pub fn verify(
    connection: &mut AnyConnection,
    deployment: &DeploymentId,
    expected: Option<LineHash>,
) -> Result<VerifiedChain, AuditFault> {
    let head = head(connection)?.ok_or(AuditFault::Head(0))?;
    let (mut last, mut hash) = (0_i64, LineHash::default());
    let mut found = expected.is_none() || expected == Some(hash);
    loop {
        let rows = rows_after(connection, last, PAGE)?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let number = last + 1;
            if row.number != number {
                return Err(AuditFault::Missing(number));
            }
            if row.previous != hash || row.hash != row.hash(deployment) {
                return Err(AuditFault::Altered(number));
            }
            (last, hash) = (number, row.hash(deployment));
            found |= expected == Some(hash);
        }
    }
    check_head(&head, last, &hash)?;
    if found {
        let count = u64::try_from(last).map_err(|_| StoreError::Corrupt("audit number"))?;
        Ok(VerifiedChain { count, head: hash })
    } else {
        Err(AuditFault::Unexpected)
    }
}

fn check_head(head: &(i64, Vec<u8>), last: i64, hash: &LineHash) -> Result<(), AuditFault> {
    match head {
        (number, _) if *number > last => Err(AuditFault::Missing(last + 1)),
        (number, kept) if *number == last && kept == hash => Ok(()),
        _ => Err(AuditFault::Head(last)),
    }
}
