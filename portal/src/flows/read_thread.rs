//! Either side reads a thread; what it reads is sealed.

use ozvise_crypto::{Bearer, CentreId, ThreadId};
use thiserror::Error;

use super::portal::Portal;
use super::reporter::{self, ThreadSummary};
use crate::domain::CaseNumber;
use crate::store::seals::{self, ReporterSeal};
use crate::store::threads::{self, StoredEnvelope};
use crate::store::{AnyConnection, StoreError, StoreResult};

/// Messages in one answer: 50 of the largest are 2.2 MB, which a slow phone still gets in pieces, while an ordinary
/// thread comes at once.
const PAGE: u32 = 50;

/// A page of a thread's messages.
pub struct MessagePage {
    /// The thread keys, sealed to the reporter; empty for staff, who get theirs with the thread.
    pub seals: Vec<ReporterSeal>,
    /// The messages, in order.
    pub envelopes: Vec<StoredEnvelope>,
    /// Whether there are more.
    pub more: bool,
}

/// Why a thread could not be read.
#[derive(Debug, Error)]
pub enum ReadThreadError {
    /// No such thread, a deleted one, a wrong code, or another centre's.
    #[error("no such thread")]
    ThreadNotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What the reporter learns before any content is fetched.
///
/// # Errors
/// [`ReadThreadError`].
pub async fn thread_status(portal: &Portal, bearer: Bearer) -> Result<ThreadSummary, ReadThreadError> {
    let thread = portal
        .store
        .read(move |connection| reporter::thread_of(connection, &bearer))
        .await?;
    thread.map(ThreadSummary::from).ok_or(ReadThreadError::ThreadNotFound)
}

/// The reporter reads the messages with numbers above `after`.
///
/// # Errors
/// [`ReadThreadError`].
pub async fn read_messages(portal: &Portal, bearer: Bearer, after: u32) -> Result<MessagePage, ReadThreadError> {
    portal
        .store
        .read(move |connection| {
            let thread = reporter::thread_of(connection, &bearer)?.ok_or(ReadThreadError::ThreadNotFound)?;
            let seals = seals::of_reporter(connection, &thread.id)?;
            Ok(page(connection, &thread.id, after, seals)?)
        })
        .await
}

/// The centre reads the messages with numbers above `after`.
///
/// # Errors
/// [`ReadThreadError`].
pub async fn read_messages_as_staff(
    portal: &Portal,
    centre_id: CentreId,
    number: CaseNumber,
    after: u32,
) -> Result<MessagePage, ReadThreadError> {
    portal
        .store
        .read(move |connection| {
            let thread = threads::find_by_number(connection, &centre_id, number)?;
            let thread = thread.ok_or(ReadThreadError::ThreadNotFound)?;
            Ok(page(connection, &thread.id, after, Vec::new())?)
        })
        .await
}

fn page(
    connection: &mut AnyConnection,
    thread_id: &ThreadId,
    after: u32,
    seals: Vec<ReporterSeal>,
) -> StoreResult<MessagePage> {
    // One more than is shown tells whether there is more.
    let mut envelopes = threads::envelopes(connection, thread_id, after, PAGE + 1)?;
    let more = envelopes.len() > PAGE as usize;
    envelopes.truncate(PAGE as usize);
    Ok(MessagePage { seals, envelopes, more })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{World, Writer, envelope};
    use super::super::{open_thread, post_as_reporter};
    use super::{PAGE, ReadThreadError, read_messages, thread_status};
    use crate::domain::Side;

    #[actix_web::test]
    async fn a_long_thread_comes_in_pages() {
        let world = World::new().await;
        let writer = Writer::new();
        open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");
        for sequence in 2..=PAGE + 1 {
            post_as_reporter(&world.portal, writer.bearer(), envelope(Side::Reporter, sequence, 0))
                .await
                .expect("posted");
        }
        let first = read_messages(&world.portal, writer.bearer(), 0).await.expect("read");
        assert_eq!((first.envelopes.len(), first.more), (PAGE as usize, true));
        let second = read_messages(&world.portal, writer.bearer(), PAGE).await.expect("read");
        assert_eq!((second.envelopes.len(), second.more), (1, false));
        let nothing = read_messages(&world.portal, writer.bearer(), u32::MAX)
            .await
            .expect("read");
        assert!(nothing.envelopes.is_empty() && !nothing.more);
    }

    #[actix_web::test]
    async fn a_wrong_code_reads_nothing() {
        let world = World::new().await;
        let writer = Writer::new();
        open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");
        for bearer in [writer.wrong_bearer(), Writer::new().bearer()] {
            assert!(matches!(
                thread_status(&world.portal, bearer).await,
                Err(ReadThreadError::ThreadNotFound)
            ));
        }
        let answer = read_messages(&world.portal, writer.wrong_bearer(), 0).await;
        assert!(matches!(answer, Err(ReadThreadError::ThreadNotFound)));
    }
}
