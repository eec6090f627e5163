//! How a reporter's thread is found, and what a reporter may know of it.

use ozvise_crypto::{Bearer, CentreId};

use crate::domain::{Hour, ReporterVisibleState, Side};
use crate::store::threads::{self, StoredThread};
use crate::store::{AnyConnection, StoreResult};

/// The thread that belongs to the bearer. No such thread, a deleted one and a wrong capability are one answer, after the
/// same work.
pub(super) fn thread_of(connection: &mut AnyConnection, bearer: &Bearer) -> StoreResult<Option<StoredThread>> {
    threads::find_by_bearer(connection, &bearer.thread_id, &bearer.capability.hash())
}

/// What a reporter learns about a thread before any content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadSummary {
    /// The centre that it is with.
    pub centre_id: CentreId,
    /// Where it stands.
    pub state: ReporterVisibleState,
    /// When the first message came.
    pub received_hour: Hour,
    /// When the last message came.
    pub last_hour: Hour,
    /// The number of the last message.
    pub last_sequence: u32,
    /// Whose turn it is; nobody's once it is closed.
    pub waiting_for: Option<Side>,
}

impl From<StoredThread> for ThreadSummary {
    fn from(thread: StoredThread) -> Self {
        Self {
            state: thread.state.for_reporter(),
            waiting_for: thread.state.waiting_for(),
            received_hour: thread.received_hour,
            last_hour: thread.last_hour,
            last_sequence: thread.last_sequence,
            centre_id: thread.centre_id,
        }
    }
}
