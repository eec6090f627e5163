//! Either side appends a message to a thread.

use ozvise_crypto::{Bearer, CentreId};
use thiserror::Error;

use super::envelope::ReceivedEnvelope;
use super::notices;
use super::portal::Portal;
use super::receiving::{ReceivingError, check_receiving};
use super::reporter;
use crate::domain::{CaseNumber, Hour, Side};
use crate::store::notices::Tag;
use crate::store::offers::{self, Offer};
use crate::store::threads::{self, Author, NewEnvelope, StoredThread, Written};
use crate::store::{AnyConnection, StoreError};

/// A message that is stored durably.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posted {
    /// Its number.
    pub sequence: u32,
    /// Whether it is new; otherwise this was a repetition.
    pub created: bool,
}

/// Why a message was not stored.
#[derive(Debug, Error)]
pub enum PostMessageError {
    /// No such thread, a deleted one, a wrong code, or another centre's.
    #[error("no such thread")]
    ThreadNotFound,
    /// The envelope says that the other side wrote it.
    #[error("an envelope of the other side")]
    WrongDirection,
    /// The number is not the next one: the thread has moved on, or its key has changed.
    #[error("not the next message")]
    StaleSequence {
        /// The number of the last message.
        last_sequence: u32,
    },
    /// The same side has stored another message under this number.
    #[error("another message has this number")]
    ConflictingMessage {
        /// The number of the last message.
        last_sequence: u32,
    },
    /// The reporter has lost the thread's code and writes in another thread: nothing goes out in this one.
    #[error("nothing goes out in a superseded thread")]
    Superseded,
    /// The centre has not left its mark on the thread: it opens the thread first.
    #[error("the thread was not opened")]
    NotOpened,
    /// The offered epoch is not the one after the envelope's, or is for the centre that has the thread already.
    #[error("nothing to offer")]
    WrongOffer,
    /// The centre to which an epoch is offered does not take it.
    #[error(transparent)]
    Receiving(#[from] ReceivingError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The reporter writes.
///
/// # Errors
/// [`PostMessageError`]; nothing is stored then.
pub async fn post_as_reporter(
    portal: &Portal,
    bearer: Bearer,
    envelope: ReceivedEnvelope,
) -> Result<Posted, PostMessageError> {
    let hour = portal.clock.hour();
    let notice = notices::tag_of_message(portal, &bearer.thread_id, envelope.sequence());
    portal
        .store
        .write_once(move |connection| {
            let author = Author::Reporter {
                thread_id: &bearer.thread_id,
                capability_hash: &bearer.capability.hash(),
            };
            let find = |connection: &mut AnyConnection| reporter::thread_of(connection, &bearer);
            append(connection, &author, find, &envelope, hour, notice)
        })
        .await
}

/// The reporter writes that the thread may go to another centre, and offers that one the next epoch. What was offered
/// before is forgotten.
///
/// # Errors
/// [`PostMessageError`]; nothing is stored then.
pub async fn post_with_offer(
    portal: &Portal,
    bearer: Bearer,
    envelope: ReceivedEnvelope,
    offer: Offer,
) -> Result<Posted, PostMessageError> {
    let hour = portal.clock.hour();
    let notice = notices::tag_of_message(portal, &bearer.thread_id, envelope.sequence());
    portal
        .store
        .write(move |connection| {
            let author = Author::Reporter {
                thread_id: &bearer.thread_id,
                capability_hash: &bearer.capability.hash(),
            };
            let find = |connection: &mut AnyConnection| reporter::thread_of(connection, &bearer);
            let posted = append(connection, &author, find, &envelope, hour, notice)?;
            // A repetition has stored its offer the first time, and the thread may have gone on since.
            if posted.created {
                let thread = find(connection)?.ok_or(PostMessageError::ThreadNotFound)?;
                if offer.epoch != thread.epoch.saturating_add(1) || offer.centre_id == thread.centre_id {
                    return Err(PostMessageError::WrongOffer);
                }
                check_receiving(connection, &offer.centre_id, &offer.key_id)?;
                offers::replace(connection, &thread.id, &offer)?;
            }
            Ok(posted)
        })
        .await
}

/// The centre writes, in a thread that it has opened.
///
/// # Errors
/// [`PostMessageError`]; nothing is stored then.
pub async fn post_as_staff(
    portal: &Portal,
    centre_id: CentreId,
    number: CaseNumber,
    envelope: ReceivedEnvelope,
) -> Result<Posted, PostMessageError> {
    let hour = portal.clock.hour();
    portal
        .store
        .write_once(move |connection| {
            let author = Author::Centre {
                centre_id: &centre_id,
                number,
            };
            let find = |connection: &mut AnyConnection| threads::find_by_number(connection, &centre_id, number);
            append(connection, &author, find, &envelope, hour, None)
        })
        .await
}

/// Appends the envelope to the author's thread; only when that did nothing, reads the thread to tell why.
fn append(
    connection: &mut AnyConnection,
    author: &Author<'_>,
    find: impl Fn(&mut AnyConnection) -> Result<Option<StoredThread>, StoreError>,
    envelope: &ReceivedEnvelope,
    hour: Hour,
    notice: Option<Tag>,
) -> Result<Posted, PostMessageError> {
    let right_direction = envelope.from() == author.side();
    let new = NewEnvelope {
        sequence: envelope.sequence(),
        epoch: envelope.epoch(),
        hour,
        sealed: envelope.as_bytes(),
        notice,
    };
    loop {
        if right_direction && threads::append(connection, author, &new)? == Written::Done {
            return Ok(Posted {
                sequence: new.sequence,
                created: true,
            });
        }
        let thread = find(connection)?.ok_or(PostMessageError::ThreadNotFound)?;
        if !right_direction {
            return Err(PostMessageError::WrongDirection);
        }
        if new.sequence <= thread.last_sequence {
            return repeated(connection, &thread, envelope);
        }
        let last_sequence = thread.last_sequence;
        if author.side() == Side::Centre && thread.opening_mark.is_none() {
            return Err(PostMessageError::NotOpened);
        }
        if author.side() == Side::Centre && thread.superseded {
            return Err(PostMessageError::Superseded);
        }
        if new.sequence != last_sequence.saturating_add(1) || new.epoch != thread.epoch || thread.epoch_due {
            return Err(PostMessageError::StaleSequence { last_sequence });
        }
        // Somebody moved the thread on between the two statements, and it now stands where this envelope fits.
    }
}

/// There is a message with this number: the same one is a success, which makes a retry harmless.
fn repeated(
    connection: &mut AnyConnection,
    thread: &StoredThread,
    envelope: &ReceivedEnvelope,
) -> Result<Posted, PostMessageError> {
    let last_sequence = thread.last_sequence;
    let stored = threads::envelope(connection, &thread.id, envelope.sequence())?
        .ok_or(StoreError::Corrupt("thread without one of its envelopes"))?;
    if stored == envelope.as_bytes() {
        return Ok(Posted {
            sequence: envelope.sequence(),
            created: false,
        });
    }
    let stored = ReceivedEnvelope::parse(stored).map_err(|_| StoreError::Corrupt("envelope"))?;
    Err(if stored.from() == envelope.from() {
        PostMessageError::ConflictingMessage { last_sequence }
    } else {
        // The other side has written meanwhile; that is everyday life.
        PostMessageError::StaleSequence { last_sequence }
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{World, Writer, centre, envelope, envelope_bytes};
    use super::super::{
        ReceivedEnvelope, mark_opened, open_thread, read_messages, read_messages_as_staff, thread_status,
    };
    use super::{PostMessageError, Posted, post_as_reporter, post_as_staff};
    use crate::domain::{CaseNumber, ReporterVisibleState, Side};

    fn first_case() -> CaseNumber {
        CaseNumber::from_i64(1).expect("a number")
    }

    async fn world_with_thread() -> (World, Writer) {
        let world = World::new().await;
        let writer = Writer::new();
        open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");
        mark_opened(&world.portal, centre("praha"), first_case(), [1; 32])
            .await
            .expect("marked");
        (world, writer)
    }

    #[actix_web::test]
    async fn the_centre_opens_a_thread_before_it_answers() {
        let world = World::new().await;
        let writer = Writer::new();
        open_thread(&world.portal, writer.bearer(), writer.thread_for("praha"))
            .await
            .expect("opened");
        let reply = || {
            post_as_staff(
                &world.portal,
                centre("praha"),
                first_case(),
                envelope(Side::Centre, 2, 0),
            )
        };
        assert!(matches!(reply().await, Err(PostMessageError::NotOpened)));
        mark_opened(&world.portal, centre("praha"), first_case(), [1; 32])
            .await
            .expect("marked");
        reply().await.expect("posted");
    }

    #[actix_web::test]
    async fn both_sides_write_in_turn() {
        let (world, writer) = world_with_thread().await;
        let reply = post_as_staff(
            &world.portal,
            centre("praha"),
            first_case(),
            envelope(Side::Centre, 2, 0),
        )
        .await;
        assert_eq!(
            reply.expect("posted"),
            Posted {
                sequence: 2,
                created: true
            }
        );
        let status = thread_status(&world.portal, writer.bearer()).await.expect("status");
        assert_eq!(
            (status.state, status.waiting_for),
            (ReporterVisibleState::Answered, Some(Side::Reporter))
        );
        post_as_reporter(&world.portal, writer.bearer(), envelope(Side::Reporter, 3, 0))
            .await
            .expect("posted");

        let page = read_messages(&world.portal, writer.bearer(), 0).await.expect("read");
        assert_eq!(
            page.envelopes
                .iter()
                .map(|envelope| envelope.sequence)
                .collect::<Vec<_>>(),
            [1, 2, 3]
        );
        assert_eq!(page.seals.len(), 1);
        let page = read_messages_as_staff(&world.portal, centre("praha"), first_case(), 2)
            .await
            .expect("read");
        assert_eq!(
            page.envelopes
                .iter()
                .map(|envelope| envelope.sequence)
                .collect::<Vec<_>>(),
            [3]
        );
        assert!(page.seals.is_empty() && !page.more);
    }

    #[actix_web::test]
    async fn a_retry_never_makes_two() {
        let (world, writer) = world_with_thread().await;
        let post = |sequence, content| {
            post_as_reporter(
                &world.portal,
                writer.bearer(),
                envelope(Side::Reporter, sequence, content),
            )
        };
        assert!(post(2, 0).await.expect("posted").created);
        assert!(!post(2, 0).await.expect("repeated").created);
        assert!(post(3, 0).await.expect("posted").created);
        // Even after the thread has gone on, and for the first message too.
        assert_eq!(
            post(2, 0).await.expect("repeated"),
            Posted {
                sequence: 2,
                created: false
            }
        );
        assert_eq!(
            post(1, 0).await.expect("repeated"),
            Posted {
                sequence: 1,
                created: false
            }
        );
        assert!(matches!(
            post(2, 1).await,
            Err(PostMessageError::ConflictingMessage { last_sequence: 3 })
        ));
        assert_eq!(
            read_messages(&world.portal, writer.bearer(), 0)
                .await
                .expect("read")
                .envelopes
                .len(),
            3
        );
    }

    #[actix_web::test]
    async fn only_the_next_number_is_taken() {
        let (world, writer) = world_with_thread().await;
        let post = |envelope| post_as_reporter(&world.portal, writer.bearer(), envelope);
        for sequence in [3, u32::MAX] {
            let answer = post(envelope(Side::Reporter, sequence, 0)).await;
            assert!(matches!(
                answer,
                Err(PostMessageError::StaleSequence { last_sequence: 1 })
            ));
        }
        // The other side was faster: not a conflict, but a reason to read first.
        post_as_staff(
            &world.portal,
            centre("praha"),
            first_case(),
            envelope(Side::Centre, 2, 0),
        )
        .await
        .expect("posted");
        let answer = post(envelope(Side::Reporter, 2, 0)).await;
        assert!(matches!(
            answer,
            Err(PostMessageError::StaleSequence { last_sequence: 2 })
        ));
        // Another epoch of the thread's key.
        let other_epoch = ReceivedEnvelope::parse(envelope_bytes(Side::Reporter, 2, 3, 0)).expect("well-formed");
        assert!(matches!(
            post(other_epoch).await,
            Err(PostMessageError::StaleSequence { last_sequence: 2 })
        ));
    }

    #[actix_web::test]
    async fn nobody_writes_for_the_other_side() {
        let (world, writer) = world_with_thread().await;
        let answer = post_as_reporter(&world.portal, writer.bearer(), envelope(Side::Centre, 2, 0)).await;
        assert!(matches!(answer, Err(PostMessageError::WrongDirection)));
        let answer = post_as_staff(
            &world.portal,
            centre("praha"),
            first_case(),
            envelope(Side::Reporter, 2, 0),
        )
        .await;
        assert!(matches!(answer, Err(PostMessageError::WrongDirection)));
    }

    #[actix_web::test]
    async fn a_wrong_code_and_another_centre_find_nothing() {
        let (world, writer) = world_with_thread().await;
        for bearer in [writer.wrong_bearer(), Writer::new().bearer()] {
            let answer = post_as_reporter(&world.portal, bearer, envelope(Side::Reporter, 2, 0)).await;
            assert!(matches!(answer, Err(PostMessageError::ThreadNotFound)));
        }
        let answer = post_as_staff(
            &world.portal,
            centre("plzen"),
            first_case(),
            envelope(Side::Centre, 2, 0),
        )
        .await;
        assert!(matches!(answer, Err(PostMessageError::ThreadNotFound)));
    }

    #[actix_web::test]
    async fn of_many_at_once_one_gets_each_number() {
        let (world, writer) = world_with_thread().await;
        let posts = (0..8)
            .map(|content| post_as_reporter(&world.portal, writer.bearer(), envelope(Side::Reporter, 2, content)));
        let answers = futures_util::future::join_all(posts).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for answer in answers.into_iter().filter_map(Result::err) {
            assert!(matches!(
                answer,
                PostMessageError::ConflictingMessage { last_sequence: 2 }
            ));
        }
    }
}
