//! A reporter deletes a thread.

use ozvise_crypto::Bearer;
use thiserror::Error;

use super::portal::Portal;
use super::reporter;
use crate::store::StoreError;
use crate::store::threads::{self, Written};

/// Why nothing was deleted.
#[derive(Debug, Error)]
pub enum DeleteThreadError {
    /// No such thread, a deleted one, or a wrong code.
    #[error("no such thread")]
    ThreadNotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Deletes the thread with everything in it. When this returns, nothing of it is left in the database's files.
///
/// # Errors
/// [`DeleteThreadError`].
pub async fn delete_thread(portal: &Portal, bearer: Bearer) -> Result<(), DeleteThreadError> {
    portal
        .store
        .erase(move |connection| {
            loop {
                let thread = reporter::thread_of(connection, &bearer)?.ok_or(DeleteThreadError::ThreadNotFound)?;
                match threads::delete(connection, &thread)? {
                    Written::Done => return Ok(()),
                    // A message came meanwhile; it goes, too.
                    Written::Outdated => {}
                }
            }
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::super::testing::{World, Writer, centre};
    use super::super::{WantedList, list_threads, open_thread, thread_status};
    use super::{DeleteThreadError, delete_thread};
    use crate::store::threads::Filter;

    fn all(known_revision: Option<i64>) -> WantedList {
        WantedList {
            filter: Filter::All,
            after: None,
            known_revision,
            shown: None,
            also: Vec::new(),
        }
    }

    #[actix_web::test]
    async fn nothing_is_left_of_a_deleted_thread() {
        let world = World::new().await;
        let writer = Writer::new();
        open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");
        let before = list_threads(&world.portal, centre("praha"), all(None))
            .await
            .expect("list")
            .expect("news");

        let stranger = delete_thread(&world.portal, writer.wrong_bearer()).await;
        assert!(matches!(stranger, Err(DeleteThreadError::ThreadNotFound)));
        delete_thread(&world.portal, writer.bearer()).await.expect("deleted");
        assert!(thread_status(&world.portal, writer.bearer()).await.is_err());
        let again = delete_thread(&world.portal, writer.bearer()).await;
        assert!(matches!(again, Err(DeleteThreadError::ThreadNotFound)));

        let after = list_threads(&world.portal, centre("praha"), all(Some(before.revision)))
            .await
            .expect("list");
        assert!(after.expect("the deletion is news").threads.is_empty());
    }
}
