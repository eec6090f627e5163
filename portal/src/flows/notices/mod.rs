//! What members of staff are told by mail.
//!
//! What a reporter does is written down with it, in the same transaction ([`note_new_thread`]). What is a state, such as a
//! reply that is overdue, is found by [`plan_notices`], which also decides who is told and when, and
//! [`deliver_notices`] sends what is due. The last two are run every minute by every process.

mod deliver;
mod own;
mod plan;

#[cfg(test)]
mod tests;

use ozvise_crypto::{CentreId, ThreadId};

pub use deliver::{Delivered, count_undeliverable, deliver_notices};
pub use own::{NoticeChange, OwnNoticesError, change_own_notices, confirm_address, own_notices, send_test_mail};
pub use plan::plan_notices;

use super::portal::Portal;
use crate::domain::{Hour, NoticeKind};
use crate::store::notices::{self, NoticeEvent, Tag};
use crate::store::{AnyConnection, StoreResult};

/// What the operator decides about notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoticePolicy {
    /// How many working hours after a reply was due the coordinator is told.
    pub overdue_hours: u16,
}

/// Names something that staff are told of, for this server alone.
fn tag(portal: &Portal, kind: &str, what: &[u8]) -> Tag {
    portal.secrets.tag(b"notice", &[kind.as_bytes(), &[0], what].concat())
}

/// Names a reporter's message; none where the portal sends no mail.
pub(super) fn tag_of_message(portal: &Portal, thread: &ThreadId, sequence: u32) -> Option<Tag> {
    portal.notices?;
    let what = [thread.as_bytes().as_slice(), &sequence.to_be_bytes()].concat();
    Some(tag(portal, "message", &what))
}

/// Writes down that there is a new thread, in the transaction that stores it.
pub(super) fn note_new_thread(
    connection: &mut AnyConnection,
    tag: Option<Tag>,
    centre_id: &CentreId,
    hour: Hour,
) -> StoreResult<()> {
    let Some(tag) = tag else {
        return Ok(());
    };
    let event = NoticeEvent {
        tag,
        kind: NoticeKind::NewThread,
        centre_id: Some(centre_id.clone()),
        hour,
    };
    notices::record(connection, &event)
}
