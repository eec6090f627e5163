//! A reporter sends the first message.

use ozvise_crypto::{Bearer, CentreId, FIRST_EPOCH, KeyId};
use thiserror::Error;

use super::envelope::ReceivedEnvelope;
use super::notices;
use super::portal::Portal;
use super::receiving::{ReceivingError, check_receiving, is_current};
use super::reporter::ThreadSummary;
use crate::domain::{Side, ThreadState};
use crate::store::threads::{self, Created, NewThread, StoredThread};
use crate::store::{AnyConnection, StoreError, StoreResult, seals};

/// A thread as its reporter sends it. The lengths of its parts have been checked.
pub struct ThreadToOpen {
    /// The centre that it is for.
    pub centre_id: CentreId,
    /// The centre's key that `centre_seal` is for.
    pub key_id: KeyId,
    /// The reporter's public key.
    pub reporter_key: Vec<u8>,
    /// The thread key, sealed to the centre.
    pub centre_seal: Vec<u8>,
    /// The thread key, sealed to the reporter.
    pub reporter_seal: Vec<u8>,
    /// The first message.
    pub envelope: ReceivedEnvelope,
}

/// A thread that is stored durably.
#[derive(Debug)]
pub struct OpenedThread {
    /// Whether it is new; otherwise this was a repetition.
    pub created: bool,
    /// How it stands.
    pub thread: ThreadSummary,
}

/// Why no thread was opened.
#[derive(Debug, Error)]
pub enum OpenThreadError {
    /// The envelope says that the centre wrote it.
    #[error("the first message is not by the reporter")]
    WrongDirection,
    /// The envelope is not the first of a thread.
    #[error("the envelope is not the first of a thread")]
    NotFirst,
    /// The centre does not take it.
    #[error(transparent)]
    Receiving(#[from] ReceivingError),
    /// Another thread has this id.
    #[error("another thread has this id")]
    Conflicting,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Stores a new thread with its first message. The very same again is a success; other content under the same code is
/// not.
///
/// # Errors
/// [`OpenThreadError`]; nothing is stored then.
pub async fn open_thread(portal: &Portal, bearer: Bearer, new: ThreadToOpen) -> Result<OpenedThread, OpenThreadError> {
    if new.envelope.from() != Side::Reporter {
        return Err(OpenThreadError::WrongDirection);
    }
    if new.envelope.sequence() != 1 || new.envelope.epoch() != FIRST_EPOCH {
        return Err(OpenThreadError::NotFirst);
    }
    let hour = portal.clock.hour();
    let notice = notices::tag_of_message(portal, &bearer.thread_id, 1);
    portal
        .store
        .write(move |connection| {
            if let Some(thread) = threads::find(connection, &bearer.thread_id)? {
                return repeated(connection, thread, &bearer, &new);
            }
            check_receiving(connection, &new.centre_id, &new.key_id)?;
            let capability_hash = bearer.capability.hash();
            let thread = NewThread {
                id: &bearer.thread_id,
                capability_hash: &capability_hash,
                reporter_key: &new.reporter_key,
                centre_id: &new.centre_id,
                epoch: FIRST_EPOCH,
                hour,
                key_id: &new.key_id,
                centre_seal: &new.centre_seal,
                reporter_seal: &new.reporter_seal,
                envelope: new.envelope.as_bytes(),
            };
            match threads::create(connection, &thread)? {
                // Creating has locked the centre's row. A key that was replaced just before must not get a thread any more:
                // those who replace it would not see that there is one left.
                Created::New(_) if !is_current(connection, &new.centre_id, &new.key_id)? => {
                    Err(ReceivingError::StaleKey.into())
                }
                Created::New(_) => {
                    notices::note_new_thread(connection, notice, &new.centre_id, hour)?;
                    Ok(OpenedThread {
                        created: true,
                        thread: ThreadSummary {
                            centre_id: new.centre_id,
                            state: ThreadState::New.for_reporter(),
                            received_hour: hour,
                            last_hour: hour,
                            last_sequence: 1,
                            waiting_for: ThreadState::New.waiting_for(),
                        },
                    })
                }
                // Another transaction was faster, or has deleted the thread since.
                Created::Taken => match threads::find(connection, &bearer.thread_id)? {
                    Some(thread) => repeated(connection, thread, &bearer, &new),
                    None => Err(OpenThreadError::Conflicting),
                },
            }
        })
        .await
}

/// A repetition of what is stored is a success, however the thread has gone on since.
fn repeated(
    connection: &mut AnyConnection,
    thread: StoredThread,
    bearer: &Bearer,
    new: &ThreadToOpen,
) -> Result<OpenedThread, OpenThreadError> {
    if thread.capability_hash.matches(&bearer.capability) && is_same(connection, &thread, new)? {
        Ok(OpenedThread {
            created: false,
            thread: thread.into(),
        })
    } else {
        Err(OpenThreadError::Conflicting)
    }
}

fn is_same(connection: &mut AnyConnection, thread: &StoredThread, new: &ThreadToOpen) -> StoreResult<bool> {
    let envelope = threads::envelope(connection, &thread.id, 1)?;
    let reporter_key = threads::reporter_key(connection, &thread.id)?;
    let of_reporter = seals::of_reporter(connection, &thread.id)?;
    Ok(envelope.as_deref() == Some(new.envelope.as_bytes())
        && reporter_key.as_deref() == Some(new.reporter_key.as_slice())
        && of_reporter.first().is_some_and(|seal| seal.sealed == new.reporter_seal)
        && is_same_to_centre(connection, thread, new)?)
}

/// The centre and what was sealed to it are compared as long as they are those of the beginning: when the thread has been
/// sealed anew or handed over, neither is there any more.
fn is_same_to_centre(connection: &mut AnyConnection, thread: &StoredThread, new: &ThreadToOpen) -> StoreResult<bool> {
    if thread.epoch > FIRST_EPOCH || thread.came_from.is_some() {
        return Ok(true);
    }
    let of_centre = seals::of_centre(connection, &thread.id)?;
    Ok(thread.centre_id == new.centre_id
        && of_centre
            .iter()
            .any(|seal| seal.key_id == new.key_id && seal.sealed == new.centre_seal))
}

#[cfg(test)]
mod tests {
    use ozvise_routing::{CentreSettings, SettingsTable};

    use super::super::routing;
    use super::super::testing::{START, World, Writer, envelope, key_of, seal};
    use super::super::{delete_thread, post_as_reporter, thread_status};
    use super::{OpenThreadError, ReceivingError, open_thread};
    use crate::domain::{ReporterVisibleState, Side};
    use crate::store::centres;
    use crate::store::routing_tables::{self, StoredTable, TableKind};

    #[actix_web::test]
    async fn a_thread_is_opened_once_however_often_it_is_sent() {
        let world = World::new().await;
        let writer = Writer::new();
        let first = open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");
        assert!(first.created);
        assert_eq!(first.thread.state, ReporterVisibleState::Received);
        assert_eq!(
            (first.thread.last_sequence, first.thread.waiting_for),
            (1, Some(Side::Centre))
        );

        world.clock.advance(3 * 3600);
        post_as_reporter(&world.portal, writer.bearer(), envelope(Side::Reporter, 2, 0))
            .await
            .expect("posted");
        let again = open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("repeated");
        assert!(!again.created);
        assert_eq!(again.thread.received_hour, first.thread.received_hour);
        assert_eq!(again.thread.last_hour.hours_since(first.thread.last_hour), 3);
        assert_eq!(
            thread_status(&world.portal, writer.bearer()).await.expect("status"),
            again.thread
        );
    }

    #[actix_web::test]
    async fn other_content_under_the_same_code_is_a_conflict() {
        let world = World::new().await;
        let writer = Writer::new();
        open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");

        let mut other_message = writer.thread_for("praha");
        other_message.envelope = envelope(Side::Reporter, 1, 1);
        let other_centre = writer.thread_for("plzen");
        let mut other_seal = writer.thread_for("praha");
        other_seal.reporter_seal = seal(other_seal.reporter_seal.len() - 1);
        let mut other_centre_seal = writer.thread_for("praha");
        other_centre_seal.centre_seal = seal(other_centre_seal.centre_seal.len() - 1);
        let mut other_key = writer.thread_for("praha");
        other_key.reporter_key = Writer::new().reporter_key();
        for other in [other_message, other_centre, other_seal, other_centre_seal, other_key] {
            let answer = open_thread(&world.portal, writer.bearer(), other).await;
            assert!(matches!(answer, Err(OpenThreadError::Conflicting)));
        }
        let stranger = open_thread(&world.portal, writer.wrong_bearer(), writer.thread_for("praha")).await;
        assert!(matches!(stranger, Err(OpenThreadError::Conflicting)));
    }

    #[actix_web::test]
    async fn a_thread_goes_only_to_a_centre_that_can_read_it() {
        let world = World::new().await;
        let writer = Writer::new();
        let open = |new| open_thread(&world.portal, writer.bearer(), new);
        assert!(matches!(
            open(writer.thread_for("nowhere")).await,
            Err(OpenThreadError::Receiving(ReceivingError::UnknownCentre))
        ));
        assert!(matches!(
            open(writer.thread_for("zlin")).await,
            Err(OpenThreadError::Receiving(ReceivingError::NotAccepting {
                fallback: None
            }))
        ));
        let mut stale = writer.thread_for("praha");
        stale.key_id = key_of("plzen");
        assert!(matches!(
            open(stale).await,
            Err(OpenThreadError::Receiving(ReceivingError::StaleKey))
        ));
        assert!(thread_status(&world.portal, writer.bearer()).await.is_err());
    }

    #[actix_web::test]
    async fn whoever_takes_over_is_named() {
        let world = World::new().await;
        let writer = Writer::new();
        // Zlín is closed, its first fallback too; the second one is open.
        let settings = SettingsTable::embedded().iter().next().expect("a centre");
        let centre = |id: &str, fallback: Option<&str>| CentreSettings {
            id: id.parse().expect("an id"),
            fallback: fallback.map(|id| id.parse().expect("an id")),
            ..settings.clone()
        };
        let rows = vec![
            centre("zlin", Some("brno")),
            centre("brno", Some("plzen")),
            centre("plzen", Some("praha")),
            centre("praha", None),
        ];
        let content = SettingsTable::from_rows(1, rows).expect("no fault").to_bytes();
        let table = StoredTable {
            version: 1,
            digest: routing::digest_of(&content),
            content,
            published_at: START,
        };
        world
            .portal
            .store
            .write(move |connection| {
                centres::insert(connection, &"brno".parse().expect("an id"), true)?;
                routing_tables::insert(connection, TableKind::Centres, &table)?;
                routing::fill_tables(connection, START)
            })
            .await
            .expect("stored");
        let refused = open_thread(&world.portal, writer.bearer(), writer.thread_for("zlin")).await;
        let Err(OpenThreadError::Receiving(ReceivingError::NotAccepting { fallback })) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(fallback.expect("there is one").as_str(), "plzen");
        let refused = open_thread(&world.portal, writer.bearer(), writer.thread_for("brno")).await;
        assert!(matches!(
            refused,
            Err(OpenThreadError::Receiving(ReceivingError::NotAccepting {
                fallback: Some(_)
            }))
        ));
    }

    #[actix_web::test]
    async fn only_a_first_message_of_the_reporter_opens_a_thread() {
        let world = World::new().await;
        let writer = Writer::new();
        let mut by_the_centre = writer.thread_for("praha");
        by_the_centre.envelope = envelope(Side::Centre, 1, 0);
        let answer = open_thread(&world.portal, writer.bearer(), by_the_centre).await;
        assert!(matches!(answer, Err(OpenThreadError::WrongDirection)));
        let mut second = writer.thread_for("praha");
        second.envelope = envelope(Side::Reporter, 2, 0);
        assert!(matches!(
            open_thread(&world.portal, writer.bearer(), second).await,
            Err(OpenThreadError::NotFirst)
        ));
    }

    #[actix_web::test]
    async fn a_deleted_thread_can_be_written_anew() {
        let world = World::new().await;
        let writer = Writer::new();
        open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");
        delete_thread(&world.portal, writer.bearer()).await.expect("deleted");
        let again = open_thread(&world.portal, writer.bearer(), writer.thread_for("plzen"))
            .await
            .expect("opened");
        assert!(again.created);
    }
}
