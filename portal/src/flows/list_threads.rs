//! Staff look at the list of their centre's threads.

use ozvise_crypto::CentreId;
use thiserror::Error;

use super::portal::Portal;
use crate::store::StoreError;
use crate::store::threads::{self, ListKey, StoredThread};

/// Threads in one answer: more than anybody reads at once.
const PAGE: u32 = 100;

/// A page of a centre's threads.
pub struct ThreadList {
    /// Grows with every change of any thread of the centre.
    pub revision: i64,
    /// The threads, newest activity first.
    pub threads: Vec<StoredThread>,
    /// Where the next page begins, if there is one.
    pub next: Option<ListKey>,
}

/// Why there is no list.
#[derive(Debug, Error)]
pub enum ListThreadsError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The centre's threads from `before` on; `None` if nothing has changed since the revision that the caller knows.
///
/// # Errors
/// [`ListThreadsError`].
pub async fn list_threads(
    portal: &Portal,
    centre_id: CentreId,
    before: Option<ListKey>,
    known_revision: Option<i64>,
) -> Result<Option<ThreadList>, ListThreadsError> {
    portal
        .store
        .read(move |connection| {
            // Before the list: a change between the two is then shown twice rather than never.
            let revision = threads::revision(connection, &centre_id)?;
            if known_revision == Some(revision) {
                return Ok(None);
            }
            let mut threads = threads::list(connection, &centre_id, before, PAGE + 1)?;
            let more = threads.len() > PAGE as usize;
            threads.truncate(PAGE as usize);
            let next = threads.last().filter(|_| more).map(StoredThread::list_key);
            Ok(Some(ThreadList {
                revision,
                threads,
                next,
            }))
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::super::testing::{World, Writer, centre, envelope};
    use super::super::{open_thread, post_as_reporter};
    use super::list_threads;
    use crate::domain::Side;

    #[actix_web::test]
    async fn the_newest_activity_comes_first_and_only_of_the_own_centre() {
        let world = World::new().await;
        let (first, second, elsewhere) = (Writer::new(), Writer::new(), Writer::new());
        for (writer, of) in [(&first, "praha"), (&second, "praha"), (&elsewhere, "plzen")] {
            open_thread(&world.portal, writer.bearer(), writer.thread_for(of))
                .await
                .expect("opened");
            world.clock.advance(3600);
        }
        let list = list_threads(&world.portal, centre("praha"), None, None)
            .await
            .expect("list")
            .expect("news");
        let numbers = |threads: &[super::StoredThread]| threads.iter().map(|t| t.number.as_i64()).collect::<Vec<_>>();
        assert_eq!(numbers(&list.threads), [2, 1]);
        assert!(list.next.is_none());

        post_as_reporter(&world.portal, first.bearer(), envelope(Side::Reporter, 2, 0))
            .await
            .expect("posted");
        let again = list_threads(&world.portal, centre("praha"), None, Some(list.revision))
            .await
            .expect("list");
        assert_eq!(numbers(&again.expect("a message is news").threads), [1, 2]);
        let rest = list_threads(&world.portal, centre("praha"), Some(list.threads[0].list_key()), None).await;
        // After the second thread, as it stood, there is nothing any more: the first has moved to the top.
        assert!(rest.expect("list").expect("no revision was named").threads.is_empty());
    }

    #[actix_web::test]
    async fn an_unchanged_list_is_not_sent_again() {
        let world = World::new().await;
        let writer = Writer::new();
        open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");
        let list = list_threads(&world.portal, centre("praha"), None, None)
            .await
            .expect("list")
            .expect("news");
        let again = list_threads(&world.portal, centre("praha"), None, Some(list.revision))
            .await
            .expect("list");
        assert!(again.is_none());
    }
}
