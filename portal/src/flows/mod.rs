//! The use cases. Each is one file and one transaction, with its own error; none knows HTTP.
//!
//! The reporter's: [`open_thread`], [`thread_status`], [`read_messages`], [`post_as_reporter`], [`delete_thread`].
//! The staff's: [`sign_in`], [`session`], [`list_threads`], [`view_thread`], [`read_messages_as_staff`],
//! [`post_as_staff`], [`mark_opened`], [`read_audit`]. Everybody's: [`fetch_directory`].

mod audit;
mod delete_thread;
mod envelope;
mod fetch_directory;
mod invitations;
mod list_threads;
mod mark_opened;
mod open_thread;
mod portal;
mod post_message;
mod read_thread;
mod registration;
mod reporter;
pub mod session;
pub mod sign_in;
mod view_thread;

#[cfg(test)]
pub(crate) mod testing;

pub use audit::{AuditPage, Auditor, ReadAuditError, read_audit};
pub use delete_thread::{DeleteThreadError, delete_thread};
pub use envelope::ReceivedEnvelope;
pub use fetch_directory::{FetchDirectoryError, fetch_directory};
pub use invitations::{
    FreshIds, InvitationsError, InviteError, Invited, Wanted, invite, invite_at_the_command_line, list_invitations,
    revoke_invitation,
};
pub use list_threads::{ListThreadsError, ThreadList, list_threads};
pub use mark_opened::{MarkOpenedError, mark_opened};
pub use open_thread::{OpenThreadError, OpenedThread, ThreadToOpen, open_thread};
pub use portal::Portal;
pub use post_message::{PostMessageError, Posted, post_as_reporter, post_as_staff};
pub use read_thread::{MessagePage, ReadThreadError, read_messages, read_messages_as_staff, thread_status};
pub use registration::{
    BegunRegistration, ENROLMENT_SECONDS, Redeemable, Registration, RegistrationError, ShownFactor,
    finish_registration, look_at_invitation, start_registration,
};
pub use reporter::ThreadSummary;
pub use view_thread::{ThreadView, ViewThreadError, view_thread};
