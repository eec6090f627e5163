//! Staff have opened a thread for the first time and leave the centre's mark on it.

use ozvise_crypto::CentreId;
use thiserror::Error;

use super::portal::Portal;
use crate::domain::{CaseNumber, ThreadState};
use crate::store::StoreError;
use crate::store::threads::{self, Written};

/// Why the mark was not kept.
#[derive(Debug, Error)]
pub enum MarkOpenedError {
    /// The centre has no thread with this number.
    #[error("no such thread")]
    ThreadNotFound,
    /// The thread has another mark: somebody has seen another thread under this number.
    #[error("the thread has another mark")]
    Conflicting,
    /// The thread came without consent: an epoch has to be begun, and the mark comes with it.
    #[error("an epoch has to be begun first")]
    EpochDue,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps the mark. The first one wins; the same one again is a success.
///
/// # Errors
/// [`MarkOpenedError`].
pub async fn mark_opened(
    portal: &Portal,
    centre_id: CentreId,
    number: CaseNumber,
    mark: [u8; 32],
) -> Result<(), MarkOpenedError> {
    portal
        .store
        .write(move |connection| {
            loop {
                let thread = threads::find_by_number(connection, &centre_id, number)?;
                let thread = thread.ok_or(MarkOpenedError::ThreadNotFound)?;
                if thread.epoch_due {
                    return Err(MarkOpenedError::EpochDue);
                }
                match thread.opening_mark {
                    Some(kept) if kept != mark => return Err(MarkOpenedError::Conflicting),
                    // Re-sealing leaves a mark on a thread that nobody has read: that one is opened now.
                    Some(_) if thread.state != ThreadState::New => return Ok(()),
                    _ => match threads::mark_opened(connection, &thread, &mark)? {
                        Written::Done => return Ok(()),
                        Written::Outdated => {}
                    },
                }
            }
        })
        .await
}

#[cfg(test)]
mod tests {
    use ozvise_crypto::MemberId;

    use super::super::testing::{World, Writer, centre};
    use super::super::{open_thread, thread_status, view_thread};
    use super::{MarkOpenedError, mark_opened};
    use crate::domain::{CaseNumber, ReporterVisibleState, ThreadState};

    #[actix_web::test]
    async fn the_first_mark_wins() {
        let world = World::new().await;
        let writer = Writer::new();
        open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");
        let number = CaseNumber::from_i64(1).expect("a number");
        let mark = |mark| mark_opened(&world.portal, centre("praha"), number, mark);

        mark([1; 32]).await.expect("marked");
        mark([1; 32]).await.expect("the same mark again");
        assert!(matches!(mark([2; 32]).await, Err(MarkOpenedError::Conflicting)));
        let view = view_thread(&world.portal, MemberId::from_bytes([1; 16]), centre("praha"), number)
            .await
            .expect("there");
        assert_eq!(
            (view.thread.opening_mark, view.thread.state),
            (Some([1; 32]), ThreadState::Opened)
        );
        assert_eq!(view.reporter_key, writer.reporter_key());
        assert_eq!(view.centre_seals.len(), 1);
        let status = thread_status(&world.portal, writer.bearer()).await.expect("status");
        assert_eq!(status.state, ReporterVisibleState::Opened);
    }

    #[actix_web::test]
    async fn another_centre_marks_and_sees_nothing() {
        let world = World::new().await;
        let writer = Writer::new();
        open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");
        let number = CaseNumber::from_i64(1).expect("a number");
        let answer = mark_opened(&world.portal, centre("plzen"), number, [1; 32]).await;
        assert!(matches!(answer, Err(MarkOpenedError::ThreadNotFound)));
        assert!(
            view_thread(&world.portal, MemberId::from_bytes([1; 16]), centre("plzen"), number)
                .await
                .is_err()
        );
    }
}
