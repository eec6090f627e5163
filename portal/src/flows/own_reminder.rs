//! Staff set an hour of which they want to be reminded about a thread.

use ozvise_crypto::CentreId;
use thiserror::Error;

use super::portal::Portal;
use crate::domain::{CaseNumber, Hour, OwnReminder};
use crate::store::StoreError;
use crate::store::threads::{self, Written};

/// Another hour, or none, in the place of the one that the member has seen.
#[derive(Debug, Clone, Copy)]
pub struct ReminderChange {
    /// The hour that the member has seen; none where there was none.
    pub known: Option<Hour>,
    /// The hour that is to be; none takes it away.
    pub at: Option<Hour>,
}

/// Why the hour stays as it is.
#[derive(Debug, Error)]
pub enum SetReminderError {
    /// The centre has no thread with this number.
    #[error("no such thread")]
    ThreadNotFound,
    /// The hour is too far away.
    #[error("an hour that is too far away")]
    OutOfReach,
    /// Somebody else has set another hour meanwhile.
    #[error("not the hour that the member has seen")]
    Stale,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Sets the hour of which staff are reminded of a thread, or takes it away. Of two who change it at once one does, and the
/// other looks again, since only a browser knows what it is set for. What is so already is a success.
///
/// # Errors
/// [`SetReminderError`]; nothing is changed then.
pub async fn set_reminder(
    portal: &Portal,
    centre_id: CentreId,
    number: CaseNumber,
    change: ReminderChange,
) -> Result<(), SetReminderError> {
    let now = portal.clock.hour();
    if change.at.is_some_and(|at| !OwnReminder::may_be_set(at, now)) {
        return Err(SetReminderError::OutOfReach);
    }
    portal
        .store
        .write(move |connection| {
            loop {
                let thread = threads::find_by_number(connection, &centre_id, number)?;
                let thread = thread.ok_or(SetReminderError::ThreadNotFound)?;
                if thread.remind_hour == change.at {
                    return Ok(());
                }
                if thread.remind_hour != change.known {
                    return Err(SetReminderError::Stale);
                }
                if threads::set_reminder(connection, &thread, change.at)? == Written::Done {
                    return Ok(());
                }
            }
        })
        .await
}
