//! Staff take threads, pass them on, return them to the queue, and close them.

use ozvise_crypto::{CentreId, MemberId};
use thiserror::Error;

use super::portal::Portal;
use crate::domain::{Act, Assignment, AssignmentKind, CaseNumber, Subject, ThreadState};
use crate::store::members::{self, StoredMember};
use crate::store::threads::{self, StoredThread, Written};
use crate::store::{AnyConnection, StoreError, keys};

/// Why a thread stays in the hands that it is in.
#[derive(Debug, Error)]
pub enum AssignError {
    /// The centre has no thread with this number.
    #[error("no such thread")]
    ThreadNotFound,
    /// Somebody else has it, or nobody: not what the member saw.
    #[error("the thread is in other hands")]
    InOtherHands {
        /// The display name of whoever has it now.
        assignee: Option<String>,
    },
    /// It is not the member's to give, and the member is no head.
    #[error("not the member's to give")]
    Forbidden,
    /// Nobody of the centre who can read it has this id.
    #[error("no such member")]
    MemberNotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Moves a thread from the hands in which the member saw it to other ones. Of two members who take the same thread at once
/// one gets it, and the other is told who. What is so already is a success.
///
/// # Errors
/// [`AssignError`]; nothing is changed then.
pub async fn assign_thread(
    portal: &Portal,
    actor: StoredMember,
    centre_id: CentreId,
    number: CaseNumber,
    assignment: Assignment,
) -> Result<(), AssignError> {
    let auditor = portal.auditor(actor.id);
    portal
        .store
        .write(move |connection| {
            if let Some(to) = &assignment.to {
                // As closing the account does: nothing stays with somebody who leaves at this moment.
                members::lock(connection, to)?;
            }
            loop {
                let thread = thread_of(connection, &centre_id, number, AssignError::ThreadNotFound)?;
                if thread.assignee == assignment.to {
                    return Ok(());
                }
                if thread.assignee != assignment.from {
                    return Err(in_other_hands(connection, thread.assignee.as_ref())?);
                }
                if !assignment.is_allowed_to(&actor.id, actor.role) {
                    return Err(AssignError::Forbidden);
                }
                if let Some(to) = &assignment.to
                    && !can_read(connection, &centre_id, to)?
                {
                    return Err(AssignError::MemberNotFound);
                }
                if threads::assign(connection, &thread, assignment.to.as_ref())? == Written::Outdated {
                    // A message came meanwhile, or somebody was faster: the next round tells.
                    continue;
                }
                let (act, subject) = match (assignment.kind(&actor.id), assignment.to) {
                    (AssignmentKind::Handing, Some(to)) => (Act::ThreadAssigned, Subject::ThreadAndMember(number, to)),
                    (AssignmentKind::Release, _) => (Act::ThreadReleased, Subject::Thread(number)),
                    _ => (Act::ThreadClaimed, Subject::Thread(number)),
                };
                return Ok(auditor.note(connection, Some(&centre_id), act, subject)?);
            }
        })
        .await
}

/// The centre's thread with this number, as it stands now; `missing` if there is none.
fn thread_of<E: From<StoreError>>(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    number: CaseNumber,
    missing: E,
) -> Result<StoredThread, E> {
    threads::find_by_number(connection, centre_id, number)?.ok_or(missing)
}

fn in_other_hands(connection: &mut AnyConnection, assignee: Option<&MemberId>) -> Result<AssignError, StoreError> {
    let member = match assignee {
        Some(id) => members::find(connection, id)?,
        None => None,
    };
    Ok(AssignError::InOtherHands {
        assignee: member.map(|member| member.display_name),
    })
}

/// Whether this is somebody who works at the centre and holds its key.
pub(super) fn can_read(
    connection: &mut AnyConnection,
    centre_id: &CentreId,
    id: &MemberId,
) -> Result<bool, StoreError> {
    let member = members::find(connection, id)?;
    let works_here = member.is_some_and(|member| {
        member.active && member.role.reads_threads() && member.centre_id.as_ref() == Some(centre_id)
    });
    Ok(works_here && keys::current_held_by(connection, centre_id, id)?.is_some())
}

/// Why a thread was not closed.
#[derive(Debug, Error)]
pub enum CloseThreadError {
    /// The centre has no thread with this number.
    #[error("no such thread")]
    ThreadNotFound,
    /// Nobody has opened it yet.
    #[error("the thread was not opened")]
    NotOpened,
    /// It has messages that the member has not seen.
    #[error("not what the member has seen")]
    StaleSequence {
        /// The number of the last message.
        last_sequence: u32,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Closes a thread whose last message the member has seen; whoever took it keeps it, for the day when it is opened again by
/// a message. One that is closed is a success.
///
/// # Errors
/// [`CloseThreadError`]; nothing is changed then.
pub async fn close_thread(
    portal: &Portal,
    actor: StoredMember,
    centre_id: CentreId,
    number: CaseNumber,
    seen_sequence: u32,
) -> Result<(), CloseThreadError> {
    let auditor = portal.auditor(actor.id);
    portal
        .store
        .write(move |connection| {
            loop {
                let thread = thread_of(connection, &centre_id, number, CloseThreadError::ThreadNotFound)?;
                let last_sequence = thread.last_sequence;
                if seen_sequence != last_sequence {
                    return Err(CloseThreadError::StaleSequence { last_sequence });
                }
                if !thread.state.may_be_closed() {
                    return match thread.state {
                        ThreadState::Closed => Ok(()),
                        _ => Err(CloseThreadError::NotOpened),
                    };
                }
                if threads::close(connection, &thread)? == Written::Done {
                    let subject = Subject::Thread(number);
                    return Ok(auditor.note(connection, Some(&centre_id), Act::ThreadClosed, subject)?);
                }
            }
        })
        .await
}

#[cfg(test)]
mod tests {
    use ozvise_crypto::MemberId;

    use super::super::testing::{Colleague, World, Writer, centre, envelope};
    use super::super::{close_account, mark_opened, open_thread, post_as_reporter, read_audit, view_thread};
    use super::{AssignError, CloseThreadError, assign_thread, close_thread};
    use crate::domain::{Act, Assignment, CaseNumber, Side, StaffRole, ThreadState};
    use crate::store::threads::StoredThread;

    fn first_case() -> CaseNumber {
        CaseNumber::from_i64(1).expect("a number")
    }

    async fn world_with_thread() -> (World, Writer) {
        let world = World::new().await;
        let writer = Writer::new();
        open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");
        (world, writer)
    }

    async fn move_it(
        world: &World,
        actor: &Colleague,
        from: Option<MemberId>,
        to: Option<MemberId>,
    ) -> Result<(), AssignError> {
        let (actor, assignment) = (world.member(actor).await, Assignment { from, to });
        assign_thread(&world.portal, actor, centre("praha"), first_case(), assignment).await
    }

    async fn thread(world: &World, reader: &Colleague) -> StoredThread {
        let view = view_thread(&world.portal, reader.id, centre("praha"), first_case()).await;
        view.expect("there").thread
    }

    #[actix_web::test]
    async fn of_two_who_take_a_thread_one_gets_it_and_the_other_is_told_who() {
        let (world, _) = world_with_thread().await;
        let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
        let eva = world.hire("eva", StaffRole::Counsellor, Some("praha")).await;
        let (one, other) = futures_util::future::join(
            move_it(&world, &anna, None, Some(anna.id)),
            move_it(&world, &eva, None, Some(eva.id)),
        )
        .await;
        let (winner, lost) = if one.is_ok() { ("anna", other) } else { ("eva", one) };
        let Err(AssignError::InOtherHands { assignee }) = lost else {
            panic!("both have it: {lost:?}")
        };
        assert_eq!(assignee.expect("a name"), format!("{winner} of the staff"));
        let taken = thread(&world, &anna).await.assignee;
        let winner = if winner == "anna" { &anna } else { &eva };
        assert_eq!(taken, Some(winner.id));
        move_it(&world, winner, None, taken).await.expect("it is so already");
    }

    #[actix_web::test]
    async fn a_thread_goes_from_hand_to_hand_and_back_to_the_queue() {
        let (world, _) = world_with_thread().await;
        let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
        let eva = world.hire("eva", StaffRole::Counsellor, Some("praha")).await;
        let head = world.hire("hana", StaffRole::Head, Some("praha")).await;
        let elsewhere = world.hire("petra", StaffRole::Counsellor, Some("plzen")).await;
        let nobody = MemberId::from_bytes([1; 16]);

        let not_hers = move_it(&world, &anna, None, Some(eva.id)).await;
        assert!(matches!(not_hers, Err(AssignError::Forbidden)));
        move_it(&world, &anna, None, Some(anna.id)).await.expect("taken");
        for stranger in [elsewhere.id, nobody] {
            let refused = move_it(&world, &anna, Some(anna.id), Some(stranger)).await;
            assert!(matches!(refused, Err(AssignError::MemberNotFound)));
            assert_eq!(thread(&world, &anna).await.assignee, Some(anna.id));
        }
        move_it(&world, &anna, Some(anna.id), Some(eva.id))
            .await
            .expect("given");
        let not_hers = move_it(&world, &anna, Some(eva.id), None).await;
        assert!(matches!(not_hers, Err(AssignError::Forbidden)));
        move_it(&world, &head, Some(eva.id), Some(anna.id))
            .await
            .expect("a head may");
        move_it(&world, &anna, Some(anna.id), None).await.expect("returned");
        assert_eq!(thread(&world, &anna).await.assignee, None);

        let page = read_audit(&world.portal, &world.member(&head).await, None).await;
        let lines = page.expect("read").lines.into_iter();
        let noted: Vec<(Act, String)> = lines
            .filter(|line| line.act != Act::ThreadOpened)
            .map(|line| (line.act, line.subject))
            .collect();
        let expected = [
            (Act::ThreadReleased, "thread:1".to_owned()),
            (Act::ThreadAssigned, format!("thread:1 member:{}", anna.id)),
            (Act::ThreadAssigned, format!("thread:1 member:{}", eva.id)),
            (Act::ThreadClaimed, "thread:1".to_owned()),
        ];
        assert_eq!(noted, expected);
    }

    #[actix_web::test]
    async fn who_leaves_gives_everything_back_to_the_queue() {
        let (world, _) = world_with_thread().await;
        let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
        let head = world.hire("hana", StaffRole::Head, Some("praha")).await;
        move_it(&world, &anna, None, Some(anna.id)).await.expect("taken");
        let actor = world.member(&head).await;
        close_account(&world.portal, actor, anna.id, None)
            .await
            .expect("closed");
        assert_eq!(thread(&world, &head).await.assignee, None);
    }

    #[actix_web::test]
    async fn a_thread_is_closed_as_it_was_seen_and_opened_again_by_a_message() {
        let (world, writer) = world_with_thread().await;
        let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
        let actor = world.member(&anna).await;
        let close = |seen| close_thread(&world.portal, actor.clone(), centre("praha"), first_case(), seen);

        assert!(matches!(close(1).await, Err(CloseThreadError::NotOpened)));
        mark_opened(&world.portal, centre("praha"), first_case(), [1; 32])
            .await
            .expect("opened");
        post_as_reporter(&world.portal, writer.bearer(), envelope(Side::Reporter, 2, 0))
            .await
            .expect("posted");
        let stale = close(1).await;
        assert!(matches!(
            stale,
            Err(CloseThreadError::StaleSequence { last_sequence: 2 })
        ));
        close(2).await.expect("closed");
        close(2).await.expect("it is so already");
        assert_eq!(thread(&world, &anna).await.state, ThreadState::Closed);
        post_as_reporter(&world.portal, writer.bearer(), envelope(Side::Reporter, 3, 0))
            .await
            .expect("posted");
        assert_eq!(thread(&world, &anna).await.state, ThreadState::WaitingForCentre);
    }
}
