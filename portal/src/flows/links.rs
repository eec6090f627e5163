//! A reporter has lost a code, begins a new thread and says the phrase that was agreed in the old one.
//!
//! What was agreed and what was said is sealed, so the server cannot compare them: two members do, each in her own browser.
//! What the server sees to is that it is two of them, that both threads are their centre's, and that nothing goes out any
//! more in the old thread, whose code may be in other hands.

use ozvise_crypto::{CentreId, MemberId, ThreadId};
use thiserror::Error;

use super::assignment::can_read;
use super::audit::Auditor;
use super::portal::Portal;
use crate::domain::{Act, CaseNumber, Hour, Subject};
use crate::store::links::{self, Link};
use crate::store::members::StoredMember;
use crate::store::threads::{self, StoredThread, Written};
use crate::store::{AnyConnection, StoreError, StoreResult, keys, members};

/// Proposals in one answer: each is two members' work of this very day, so no centre ever has as many.
const LISTED: u32 = 50;

/// Why two threads are linked, or not linked, as before.
#[derive(Debug, Error)]
pub enum LinkError {
    /// The centre has no thread with one of the numbers.
    #[error("no such thread")]
    ThreadNotFound,
    /// Both numbers are the same.
    #[error("a thread does not go on in itself")]
    SameThread,
    /// Somebody of the two who link threads does not hold the centre's key.
    #[error("the member does not hold the key")]
    NotAHolder,
    /// Nobody has opened one of the threads yet, so nobody can have read what was agreed or said.
    #[error("the thread was not opened")]
    NotOpened,
    /// Whoever has proposed it is not the one who approves it.
    #[error("a second member is needed")]
    SecondMemberNeeded,
    /// The new thread has a link to another old one, or the old one to another new one, or the proposal is not what the
    /// member has seen.
    #[error("the threads are linked otherwise")]
    Conflicting,
    /// The new thread is itself superseded by another one.
    #[error("the thread is superseded")]
    Superseded,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A link or a proposal as it is shown at one of its threads.
pub struct LinkView {
    /// The number of the other thread.
    pub number: CaseNumber,
    /// Who has proposed it.
    pub proposer: MemberId,
    /// Her display name.
    pub proposer_name: String,
    /// When.
    pub proposed_hour: Hour,
    /// The display name of whoever has approved it, and when; none while it is a proposal.
    pub approval: Option<(String, Hour)>,
}

/// What a thread is linked with.
#[derive(Default)]
pub struct ThreadLinks {
    /// The old thread that goes on in this one.
    pub continues: Option<LinkView>,
    /// The new thread in which this one goes on.
    pub continued_by: Option<LinkView>,
}

/// A proposal that waits for a second member.
pub struct LinkProposal {
    /// The number of the new thread.
    pub number: CaseNumber,
    /// The number of the old one.
    pub old: CaseNumber,
    /// Who has proposed it.
    pub proposer: MemberId,
}

/// The new thread and the old one, as they were read.
struct Pair {
    new: StoredThread,
    old: StoredThread,
}

impl Pair {
    fn find(
        connection: &mut AnyConnection,
        centre_id: &CentreId,
        new: CaseNumber,
        old: CaseNumber,
    ) -> Result<Self, LinkError> {
        if new == old {
            return Err(LinkError::SameThread);
        }
        let new = threads::find_by_number(connection, centre_id, new)?.ok_or(LinkError::ThreadNotFound)?;
        let old = threads::find_by_number(connection, centre_id, old)?.ok_or(LinkError::ThreadNotFound)?;
        Ok(Self { new, old })
    }

    /// Takes both for this transaction, always in the same order, so that two transactions do not wait for each other.
    fn take(&self, connection: &mut AnyConnection, supersede_old: bool) -> StoreResult<Written> {
        let mut both = [(&self.new, false), (&self.old, supersede_old)];
        both.sort_unstable_by_key(|(thread, _)| *thread.id.as_bytes());
        for (thread, superseded) in both {
            let written = if superseded {
                threads::supersede(connection, thread)?
            } else {
                threads::take(connection, thread)?
            };
            if written == Written::Outdated {
                return Ok(Written::Outdated);
            }
        }
        Ok(Written::Done)
    }

    fn subject(&self) -> Subject {
        Subject::Threads(self.new.number, self.old.number)
    }

    /// The proposal or link of the new thread with this old one; none if it has none.
    fn link(&self, connection: &mut AnyConnection) -> Result<Option<Link>, LinkError> {
        match links::of_new(connection, &self.new.id)? {
            Some(link) if link.old_thread != self.old.id => Err(LinkError::Conflicting),
            found => Ok(found),
        }
    }
}

/// A member says that an old thread goes on in a new one. What is proposed already, or linked, is a success.
///
/// # Errors
/// [`LinkError`]; nothing is changed then.
pub async fn propose_link(
    portal: &Portal,
    actor: StoredMember,
    centre_id: CentreId,
    new: CaseNumber,
    old: CaseNumber,
) -> Result<(), LinkError> {
    let (auditor, hour) = (portal.auditor(actor.id), portal.clock.hour());
    portal
        .store
        .write(move |connection| {
            // As closing the account does: nothing is proposed by somebody who leaves at this moment.
            members::lock(connection, &actor.id)?;
            loop {
                let pair = Pair::find(connection, &centre_id, new, old)?;
                if pair.link(connection)?.is_some() {
                    return Ok(());
                }
                if links::of_old(connection, &pair.old.id)?.is_some() {
                    return Err(LinkError::Conflicting);
                }
                if pair.new.superseded {
                    return Err(LinkError::Superseded);
                }
                if pair.new.opening_mark.is_none() || pair.old.opening_mark.is_none() {
                    return Err(LinkError::NotOpened);
                }
                if pair.take(connection, false)? == Written::Outdated {
                    // A message came meanwhile, or another proposal: the next round tells.
                    continue;
                }
                links::propose(connection, &pair.new.id, &pair.old.id, &actor.id, hour)?;
                require_holders(connection, &centre_id, &[actor.id])?;
                return Ok(auditor.note(connection, Some(&centre_id), Act::LinkProposed, pair.subject())?);
            }
        })
        .await
}

/// A second member agrees with what another one has proposed: nothing goes out any more in the old thread, which is closed.
/// What is linked already is a success.
///
/// # Errors
/// [`LinkError`]; nothing is changed then.
pub async fn approve_link(
    portal: &Portal,
    actor: StoredMember,
    centre_id: CentreId,
    new: CaseNumber,
    old: CaseNumber,
) -> Result<(), LinkError> {
    let (auditor, hour) = (portal.auditor(actor.id), portal.clock.hour());
    portal
        .store
        .write(move |connection| {
            loop {
                let pair = Pair::find(connection, &centre_id, new, old)?;
                let link = pair.link(connection)?.ok_or(LinkError::Conflicting)?;
                if link.proposer == actor.id {
                    return Err(LinkError::SecondMemberNeeded);
                }
                if link.approval.is_some() {
                    return Ok(());
                }
                if pair.take(connection, true)? == Written::Outdated {
                    continue;
                }
                if links::approve(connection, &link, &actor.id, hour)? == Written::Outdated {
                    // Whoever ends a proposal takes its threads, so this one is gone with its proposer's account.
                    return Err(LinkError::Conflicting);
                }
                auditor.note(connection, Some(&centre_id), Act::LinkApproved, pair.subject())?;
                drop_counterpart(connection, &auditor, &centre_id, &pair.old)?;
                return require_holders(connection, &centre_id, &[link.proposer, actor.id]);
            }
        })
        .await
}

/// Nothing goes on in a thread that was just superseded: of threads in a circle none could be answered. Whoever has said so
/// is refused by the other approval.
fn drop_counterpart(
    connection: &mut AnyConnection,
    auditor: &Auditor,
    centre_id: &CentreId,
    superseded: &StoredThread,
) -> Result<(), LinkError> {
    let Some(link) = links::of_new(connection, &superseded.id)? else {
        return Ok(());
    };
    let other = threads::find(connection, &link.old_thread)?;
    if let Some(other) = other
        && links::delete_proposal(connection, &link)? == Written::Done
    {
        let subject = Subject::Threads(superseded.number, other.number);
        auditor.note(connection, Some(centre_id), Act::LinkRefused, subject)?;
    }
    Ok(())
}

/// Takes a proposal back, or refuses that of somebody else. What is gone already is a success.
///
/// # Errors
/// [`LinkError`]; nothing is changed then.
pub async fn end_proposal(
    portal: &Portal,
    actor: StoredMember,
    centre_id: CentreId,
    new: CaseNumber,
    old: CaseNumber,
) -> Result<(), LinkError> {
    let auditor = portal.auditor(actor.id);
    portal
        .store
        .write(move |connection| {
            loop {
                let pair = Pair::find(connection, &centre_id, new, old)?;
                let Some(link) = pair.link(connection)? else {
                    return Ok(());
                };
                if link.approval.is_some() {
                    return Err(LinkError::Conflicting);
                }
                if pair.take(connection, false)? == Written::Outdated {
                    continue;
                }
                if links::delete_proposal(connection, &link)? == Written::Outdated {
                    return Ok(());
                }
                let act = if link.proposer == actor.id {
                    Act::LinkWithdrawn
                } else {
                    Act::LinkRefused
                };
                return Ok(auditor.note(connection, Some(&centre_id), act, pair.subject())?);
            }
        })
        .await
}

/// Lets messages go out again in a thread that was superseded; its link is gone. For heads: it undoes what two have decided.
/// One in which they do go out is a success.
///
/// # Errors
/// [`LinkError`]; nothing is changed then.
pub async fn resume_thread(
    portal: &Portal,
    actor: StoredMember,
    centre_id: CentreId,
    number: CaseNumber,
) -> Result<(), LinkError> {
    let (auditor, hour) = (portal.auditor(actor.id), portal.clock.hour());
    portal
        .store
        .write(move |connection| {
            loop {
                let thread = threads::find_by_number(connection, &centre_id, number)?;
                let thread = thread.ok_or(LinkError::ThreadNotFound)?;
                if !thread.superseded {
                    return Ok(());
                }
                if threads::resume(connection, &thread, hour)? == Written::Outdated {
                    continue;
                }
                links::delete_of_old(connection, &thread.id)?;
                let subject = Subject::Thread(number);
                return Ok(auditor.note(connection, Some(&centre_id), Act::ThreadResumed, subject)?);
            }
        })
        .await
}

/// Those who decide work at the centre and hold its key at this moment. Behind the lock that closing an account takes, so
/// that nobody decides who is leaving; after the threads and the link, in the order in which closing an account and deleting a
/// thread take them.
fn require_holders(connection: &mut AnyConnection, centre_id: &CentreId, ids: &[MemberId]) -> Result<(), LinkError> {
    keys::lock_centre(connection, centre_id)?;
    for id in ids {
        if !can_read(connection, centre_id, id)? {
            return Err(LinkError::NotAHolder);
        }
    }
    Ok(())
}

/// The centre's proposals that wait for a second member, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn link_proposals(portal: &Portal, centre_id: CentreId) -> Result<Vec<LinkProposal>, StoreError> {
    portal
        .store
        .read(move |connection| {
            let mut proposals = Vec::new();
            for (number, link) in links::proposals_of_centre(connection, &centre_id, LISTED)? {
                // It may be deleted between two statements.
                if let Some(old) = threads::find(connection, &link.old_thread)? {
                    proposals.push(LinkProposal {
                        number,
                        old: old.number,
                        proposer: link.proposer,
                    });
                }
            }
            Ok(proposals)
        })
        .await
}

/// What a thread is linked with.
pub(super) fn of_thread(connection: &mut AnyConnection, thread: &ThreadId) -> StoreResult<ThreadLinks> {
    let continues = match links::of_new(connection, thread)? {
        Some(link) => shown(connection, &link.old_thread, &link)?,
        None => None,
    };
    let continued_by = match links::of_old(connection, thread)? {
        Some(link) => shown(connection, &link.new_thread, &link)?,
        None => None,
    };
    Ok(ThreadLinks {
        continues,
        continued_by,
    })
}

/// None if the other thread is deleted between two statements.
fn shown(connection: &mut AnyConnection, other: &ThreadId, link: &Link) -> StoreResult<Option<LinkView>> {
    let Some(other) = threads::find(connection, other)? else {
        return Ok(None);
    };
    Ok(Some(LinkView {
        number: other.number,
        proposer: link.proposer,
        proposer_name: display_name(connection, &link.proposer)?,
        proposed_hour: link.proposed_hour,
        approval: match &link.approval {
            Some((approver, hour)) => Some((display_name(connection, approver)?, *hour)),
            None => None,
        },
    }))
}

fn display_name(connection: &mut AnyConnection, id: &MemberId) -> StoreResult<String> {
    let member = members::find(connection, id)?;
    // Accounts are closed and never deleted.
    Ok(member
        .ok_or(StoreError::Corrupt("link without its member"))?
        .display_name)
}
