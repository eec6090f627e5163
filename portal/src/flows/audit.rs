//! The audit log: writing a line with an act, and reading what concerns the reader.

use ozvise_crypto::{CentreId, DeploymentId, MemberId};
use thiserror::Error;

use super::portal::Portal;
use crate::domain::{Act, Hour, StaffRole, Subject};
use crate::store::audit::{self, AuditLine, LineHash, NewLine};
use crate::store::members::StoredMember;
use crate::store::{AnyConnection, StoreError, StoreResult};

/// Lines in one answer: more than anybody reads at once.
const PAGE: u32 = 100;

/// Writes down what one member does.
#[derive(Debug, Clone, Copy)]
pub struct Auditor {
    deployment: DeploymentId,
    hour: Hour,
    actor: Option<MemberId>,
}

impl Auditor {
    /// For acts at the command line of the server.
    #[must_use]
    pub const fn of_the_command_line(deployment: DeploymentId, hour: Hour) -> Self {
        Self {
            deployment,
            hour,
            actor: None,
        }
    }

    /// Adds a line; run it last in the transaction of the act.
    ///
    /// # Errors
    /// [`StoreError`]; the act must then not happen either.
    pub fn note(
        &self,
        connection: &mut AnyConnection,
        centre_id: Option<&CentreId>,
        act: Act,
        subject: Subject,
    ) -> StoreResult<()> {
        let line = NewLine {
            deployment: self.deployment,
            hour: self.hour,
            actor: self.actor,
            centre_id: centre_id.cloned(),
            act,
            subject,
        };
        audit::append(connection, &line)
    }
}

impl Portal {
    /// Writes down what this member does now.
    #[must_use]
    pub fn auditor(&self, actor: MemberId) -> Auditor {
        Auditor {
            deployment: self.deployment,
            hour: self.clock.hour(),
            actor: Some(actor),
        }
    }
}

/// A page of the log.
pub struct AuditPage {
    /// The lines, newest first.
    pub lines: Vec<AuditLine>,
    /// Where the next page begins, if there is one.
    pub next: Option<u64>,
    /// How many lines the whole log has.
    pub count: u64,
    /// The hash of the last of them.
    pub head: LineHash,
}

/// Why there is nothing to read.
#[derive(Debug, Error)]
pub enum ReadAuditError {
    /// The role reads no log.
    #[error("the role reads no audit log")]
    Forbidden,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The lines that somebody may read.
enum Share {
    OfCentre(CentreId),
    OfActs(Vec<Act>),
}

/// What the reader may know, from before a line on: a head the lines of the own centre, the operator those of the whole
/// portal that are the operator's business.
///
/// # Errors
/// [`ReadAuditError`].
pub async fn read_audit(
    portal: &Portal,
    reader: &StoredMember,
    before: Option<u64>,
) -> Result<AuditPage, ReadAuditError> {
    let share = match (reader.role, reader.centre_id.clone()) {
        (StaffRole::Head, Some(centre_id)) => Share::OfCentre(centre_id),
        (StaffRole::Operator, _) => {
            Share::OfActs(Act::ALL.iter().copied().filter(|act| act.is_the_operators()).collect())
        }
        _ => return Err(ReadAuditError::Forbidden),
    };
    let page = portal.store.read(move |connection| {
        let mut lines = match &share {
            Share::OfCentre(centre_id) => audit::of_centre(connection, centre_id, before, PAGE + 1)?,
            Share::OfActs(acts) => audit::of_acts(connection, acts, before, PAGE + 1)?,
        };
        let more = lines.len() > PAGE as usize;
        lines.truncate(PAGE as usize);
        let next = lines.last().filter(|_| more).map(|line| line.number);
        let (count, head) = audit::last(connection)?;
        Ok::<_, StoreError>(AuditPage {
            lines,
            next,
            count,
            head,
        })
    });
    Ok(page.await?)
}

#[cfg(test)]
mod tests {
    use ozvise_crypto::{KeyId, MemberId};

    use super::super::testing::{World, centre};
    use super::{PAGE, ReadAuditError, read_audit};
    use crate::domain::{Act, StaffRole, Subject};
    use crate::store::StoreResult;

    #[actix_web::test]
    async fn everybody_reads_what_is_theirs() {
        let world = World::new().await;
        let eva = world.hire("eva", StaffRole::Head, Some("praha")).await;
        let operator = world.hire("operator", StaffRole::Operator, None).await;
        let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
        let auditor = world.portal.auditor(eva.id);
        world
            .portal
            .store
            .write(move |connection| -> StoreResult<()> {
                let key = Subject::Key(KeyId::from_bytes([1; 16]));
                let member = Subject::Member(MemberId::from_bytes([2; 16]));
                auditor.note(connection, Some(&centre("praha")), Act::KeyMade, key.clone())?;
                auditor.note(connection, Some(&centre("plzen")), Act::KeyMade, key)?;
                auditor.note(connection, Some(&centre("praha")), Act::Approved, member.clone())?;
                auditor.note(connection, None, Act::Invited, member)
            })
            .await
            .expect("written");
        let acts = async |of| {
            let reader = world.member(of).await;
            let page = read_audit(&world.portal, &reader, None).await?;
            Ok::<_, ReadAuditError>(page.lines.iter().map(|line| line.act).collect::<Vec<_>>())
        };
        assert_eq!(acts(&eva).await.expect("read"), [Act::Approved, Act::KeyMade]);
        assert_eq!(
            acts(&operator).await.expect("read"),
            [Act::Invited, Act::KeyMade, Act::KeyMade]
        );
        assert!(matches!(acts(&anna).await, Err(ReadAuditError::Forbidden)));
    }

    #[actix_web::test]
    async fn pages_follow_each_other() {
        let world = World::new().await;
        let eva = world.hire("eva", StaffRole::Head, Some("praha")).await;
        let auditor = world.portal.auditor(eva.id);
        let written = u64::from(PAGE) + 5;
        world
            .portal
            .store
            .write(move |connection| -> StoreResult<()> {
                for number in 1..=written {
                    let subject = Subject::Directory(number);
                    auditor.note(connection, Some(&centre("praha")), Act::DirectoryStored, subject)?;
                }
                Ok(())
            })
            .await
            .expect("written");
        let reader = world.member(&eva).await;
        let first = read_audit(&world.portal, &reader, None).await.expect("read");
        let second = read_audit(&world.portal, &reader, first.next).await.expect("read");
        let numbers: Vec<u64> = [first.lines, second.lines]
            .concat()
            .iter()
            .map(|line| line.number)
            .collect();
        assert_eq!(numbers, (1..=written).rev().collect::<Vec<_>>());
        assert_eq!(second.next, None);
        assert_eq!((first.count, second.count), (written, written));
        assert_eq!(first.head, second.head);
    }
}
