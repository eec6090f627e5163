//! The use cases. Each is one file and one transaction, with its own error; none knows HTTP.
//!
//! The reporter's: [`open_thread`], [`thread_status`], [`read_messages`], [`post_as_reporter`], [`delete_thread`].
//! The staff's: [`sign_in`], [`session`], [`list_threads`], [`view_thread`], [`read_messages_as_staff`],
//! [`post_as_staff`], [`mark_opened`], [`begin_epoch`], [`hand_over`], [`read_audit`]. Everybody's: [`fetch_directory`]. The operator's: [`routing`].

mod assignment;
mod audit;
mod begin_epoch;
mod canned_replies;
mod centre_keys;
mod colleagues;
mod delete_thread;
mod directory_watch;
mod drafts;
mod envelope;
mod fetch_directory;
mod invitations;
mod links;
mod list_threads;
mod live;
mod mark_opened;
mod notebook;
mod notices;
mod open_thread;
mod overview;
mod own_account;
mod own_reminder;
mod own_sessions;
mod passkeys;
mod portal;
mod post_message;
mod presence;
mod questionnaire;
mod read_thread;
mod receiving;
mod registration;
mod reporter;
mod rotation;
pub mod routing;
mod second_factor;
mod serve_directory;
pub mod session;
pub mod sign_in;
mod throttle;
mod transfer;
mod view_thread;
mod withdraw_key;

#[cfg(test)]
pub(crate) mod testing;

pub use assignment::{AssignError, CloseThreadError, assign_thread, close_thread};
pub use audit::{AuditPage, Auditor, ReadAuditError, read_audit};
pub use begin_epoch::{BeginEpochError, EpochToBegin, begin_epoch};
pub use canned_replies::{
    CannedReplyError, change_canned_reply, list_canned_replies, make_canned_reply, remove_canned_reply,
};
pub use centre_keys::{
    CentreKeyError, CentreKeys, HeldKey, NewKey, RotationDue, add_centre_key, centre_keys, replace_recovery_sheet,
};
pub use colleagues::{
    ApproveError, CloseError, Colleague, NewSeal, Standing, approve_member, close_account, list_colleagues,
};
pub use delete_thread::{DeleteThreadError, delete_thread};
pub use directory_watch::{
    DirectoryStanding, DirectoryWatchError, WARN_BEFORE_SECONDS, directory_standing, warn_of_expiry,
};
pub use drafts::{DraftError, DraftTag, delete_draft, draft_tag, keep_draft, read_draft};
pub use envelope::ReceivedEnvelope;
pub use fetch_directory::{FetchDirectoryError, fetch_directory};
pub use invitations::{
    FreshIds, InvitationsError, InviteError, Invited, Wanted, invite, invite_at_the_command_line, list_invitations,
    revoke_invitation,
};
pub use links::{
    LinkError, LinkProposal, LinkView, ThreadLinks, approve_link, end_proposal, link_proposals, propose_link,
    resume_thread,
};
pub use list_threads::{ListThreadsError, ThreadList, WantedList, list_threads};
pub use live::{Happening, Listener, Live, Told};
pub use mark_opened::{MarkOpenedError, mark_opened};
pub use notebook::{
    LabelPage, NewLabel, NotePage, NotebookError, add_note, begin_notebook, list_labels, read_notes, set_label,
};
pub use notices::{
    Delivered, NoticeChange, NoticePolicy, OwnNoticesError, change_own_notices, confirm_address, count_undeliverable,
    deliver_notices, own_notices, plan_notices, send_test_mail,
};
pub use open_thread::{OpenThreadError, OpenedThread, ThreadToOpen, open_thread};
pub use overview::{CentreOverview, overview};
pub use own_account::{
    OwnAccountError, PasswordProof, finish_password_change, finish_second_factor_change, start_password_change,
    start_second_factor_change, store_vault,
};
pub use own_reminder::{ReminderChange, SetReminderError, set_reminder};
pub use own_sessions::{OwnSessionsError, end_other_sessions, end_own_session, own_sessions};
pub use passkeys::{
    ADDITION_SECONDS, BegunAddition, PasskeysError, SecondFactors, finish_passkey, remove_passkey, second_factors,
    start_passkey,
};
pub use portal::Portal;
pub use post_message::{PostMessageError, Posted, post_as_reporter, post_as_staff, post_with_offer};
pub use presence::{PresenceError, note_writing};
pub use questionnaire::{
    FEWEST_SHOWN, GiveAnswersError, Opinion, QuarterOfAnswers, ReadAnswersError, give_answers, read_answers,
};
pub use read_thread::{MessagePage, ReadThreadError, read_messages, read_messages_as_staff, thread_status};
pub use receiving::ReceivingError;
pub use registration::{
    BegunRegistration, ENROLMENT_SECONDS, Redeemable, Registration, RegistrationError, ShownFactor,
    finish_registration, look_at_invitation, start_registration,
};
pub use reporter::ThreadSummary;
pub use rotation::{
    Outcome, ROTATION_PAGE, ResealedThread, RotationError, RotationState, WaitingThread, destroy_old_keys,
    reseal_threads, rotation_state,
};
pub use second_factor::{GivenFactor, PasskeyQuestion, SecondStep, finish_second_step};
pub use serve_directory::{ServeDirectoryError, serve_directory};
pub use transfer::{HandOverError, ThreadToHandOver, hand_over, list_handed_over};
pub use view_thread::{ThreadView, ViewThreadError, look_at_thread, view_thread};
pub use withdraw_key::{WithdrawKeyError, withdraw_key};
