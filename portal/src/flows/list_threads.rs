//! Staff look at the lists of their centre's threads.

use ozvise_crypto::{CentreId, MemberId};
use thiserror::Error;

use super::portal::Portal;
use crate::domain::CaseNumber;
use crate::store::threads::{self, Filter, ListKey, StoredThread};
use crate::store::{StoreError, members};

/// Threads in one answer: more than anybody reads at once.
const PAGE: usize = 50;

/// A page of a centre's threads.
pub struct ThreadList {
    /// Another one after every change of any thread of the centre.
    pub revision: i64,
    /// The threads, in the order of the list, each with the display name of whoever has taken it.
    pub threads: Vec<(StoredThread, Option<String>)>,
    /// Where the next page begins, if there is one.
    pub next: Option<ListKey>,
    /// The thread that was asked for besides, if the centre has it.
    pub shown: Option<(StoredThread, Option<String>)>,
    /// The further threads that were asked for, without those that the centre does not have.
    pub also: Vec<(StoredThread, Option<String>)>,
}

/// Which part of which list is wanted.
pub struct WantedList {
    /// Which threads.
    pub filter: Filter,
    /// The place behind which the page begins; none for the first.
    pub after: Option<ListKey>,
    /// The revision that the caller knows.
    pub known_revision: Option<i64>,
    /// A thread that the caller wants to hear of in any case.
    pub shown: Option<CaseNumber>,
    /// Further ones.
    pub also: Vec<CaseNumber>,
}

/// Why there is no list.
#[derive(Debug, Error)]
pub enum ListThreadsError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A page of a list of the centre's threads; `None` if nothing has changed since the revision that the caller knows.
///
/// # Errors
/// [`ListThreadsError`].
pub async fn list_threads(
    portal: &Portal,
    centre_id: CentreId,
    wanted: WantedList,
) -> Result<Option<ThreadList>, ListThreadsError> {
    portal
        .store
        .read(move |connection| {
            // Before the list: a change between the two is then shown twice rather than never.
            let revision = threads::revision(connection, &centre_id)?;
            if wanted.known_revision == Some(revision) {
                return Ok(None);
            }
            let mut listed = threads::list(connection, &centre_id, wanted.filter, wanted.after, PAGE + 1)?;
            let more = listed.len() > PAGE;
            listed.truncate(PAGE);
            let next = listed.last().filter(|_| more).map(|(place, _)| *place);
            let names = members::display_names(connection, &centre_id)?;
            let name_of = |id: &MemberId| {
                names
                    .iter()
                    .find(|(named, _)| named == id)
                    .map(|(_, name)| name.clone())
            };
            let named = |thread: StoredThread| {
                let assignee = thread.assignee.as_ref().and_then(name_of);
                (thread, assignee)
            };
            let shown = match wanted.shown {
                Some(number) => threads::find_by_number(connection, &centre_id, number)?,
                None => None,
            };
            let mut also = Vec::with_capacity(wanted.also.len());
            for number in wanted.also {
                also.extend(threads::find_by_number(connection, &centre_id, number)?);
            }
            Ok(Some(ThreadList {
                also: also.into_iter().map(named).collect(),
                revision,
                threads: listed.into_iter().map(|(_, thread)| named(thread)).collect(),
                next,
                shown: shown.map(named),
            }))
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::super::testing::{World, Writer, centre, envelope};
    use super::super::{open_thread, post_as_reporter};
    use super::{ThreadList, WantedList, list_threads};
    use crate::domain::Side;
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

    fn numbers(list: &ThreadList) -> Vec<i64> {
        list.threads.iter().map(|(thread, _)| thread.number.as_i64()).collect()
    }

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
        let list = list_threads(&world.portal, centre("praha"), all(None))
            .await
            .expect("list")
            .expect("news");
        assert_eq!(numbers(&list), [2, 1]);
        assert!(list.next.is_none());

        post_as_reporter(&world.portal, first.bearer(), envelope(Side::Reporter, 2, 0))
            .await
            .expect("posted");
        let again = list_threads(&world.portal, centre("praha"), all(Some(list.revision)))
            .await
            .expect("list");
        assert_eq!(numbers(&again.expect("a message is news")), [1, 2]);
    }

    #[actix_web::test]
    async fn an_unchanged_list_is_not_sent_again() {
        let world = World::new().await;
        let writer = Writer::new();
        open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");
        let list = list_threads(&world.portal, centre("praha"), all(None))
            .await
            .expect("list")
            .expect("news");
        let again = list_threads(&world.portal, centre("praha"), all(Some(list.revision)))
            .await
            .expect("list");
        assert!(again.is_none());
    }
}
