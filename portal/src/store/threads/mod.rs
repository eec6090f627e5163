//! Threads and their envelopes.
//!
//! Appending names the number before; any other update names the row as it was read (`changes`). Both touch nothing if
//! another transaction was faster ([`Written::Outdated`]): the flow then reads and decides again. On PostgreSQL this replaces
//! locks.

mod append_statement;
mod assignment;
mod create;
mod list_key;
mod notebook;
mod overview;
mod queue;
mod read;
mod reminders;
mod reseal;
mod superseded;
mod transfer;
mod update;
mod waiting;

use ozvise_crypto::{CapabilityHash, CentreId, MemberId, ThreadId};

pub use assignment::{assign, release_all_of};
pub use create::{Created, NewThread, create};
pub use list_key::ListKey;
pub use notebook::{Kept, LabelRow, Labels, begin_notebook, kept, labels, set_label, touch};
pub use overview::{StateCount, Unanswered, count_by_state, unanswered};
pub use queue::{Filter, database_hour, list, revision, revisions};
pub use read::{StoredEnvelope, envelope, envelopes, find, find_by_bearer, find_by_number, reporter_key};
pub use reminders::{DueReminder, due_reminders, set_reminder, set_reminder_told};
pub use reseal::{KeptAnew, NextEpoch, Resealed, begin_epoch, count_not_under, not_under, reseal};
pub use superseded::{resume, supersede};
pub use transfer::{Handover, hand_over, take};
pub use update::{Author, NewEnvelope, Written, append, close, delete, mark_opened};
pub use waiting::remind;

use crate::domain::{CaseNumber, Hour, Side, ThreadState};

/// A thread as it is stored; without the reporter's public key, which only staff need.
#[derive(Clone)]
pub struct StoredThread {
    /// Derived from the access code.
    pub id: ThreadId,
    /// What the bearer is checked against.
    pub capability_hash: CapabilityHash,
    /// The centre that it belongs to.
    pub centre_id: CentreId,
    /// The centre's number for it.
    pub number: CaseNumber,
    /// The present thread epoch, from 1.
    pub epoch: u32,
    /// Where it stands.
    pub state: ThreadState,
    /// The number of the last message, which is also how many there are.
    pub last_sequence: u32,
    /// Who wrote it.
    pub last_from: Side,
    /// When the first message came.
    pub received_hour: Hour,
    /// When the last message came.
    pub last_hour: Hour,
    /// The mark of the centre's first opening.
    pub opening_mark: Option<[u8; 32]>,
    /// Since when the centre owes a reply; none while it does not.
    pub waiting_hour: Option<Hour>,
    /// Who of the centre has taken it; none while it is everybody's.
    pub assignee: Option<MemberId>,
    /// The centre that has handed it over, if one has.
    pub came_from: Option<CentreId>,
    /// It came without consent, and the centre has to begin an epoch before anybody writes.
    pub epoch_due: bool,
    /// Its code is lost and may be in other hands: nothing goes out in it any more.
    pub superseded: bool,
    /// The hour of which staff want to be reminded.
    pub remind_hour: Option<Hour>,
    /// How often the row was changed.
    changes: i64,
}
