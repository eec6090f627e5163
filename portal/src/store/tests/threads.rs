use diesel::{ExpressionMethods as _, RunQueryDsl as _};
use ozvise_crypto::{CapabilityHash, KEM_PUBLIC_KEY_BYTES};

use super::super::schema::thread;
use super::super::threads::{self, Author, Created, NewEnvelope, Written};
use super::super::{AnyConnection, StoreResult, seals};
use super::{TestDatabase, case, centre, insert_thread, mark, post, stored, thread_id, with_centre};
use crate::domain::{Hour, Side, ThreadEvent, ThreadState};

#[actix_rt::test]
async fn a_thread_is_stored_with_all_that_belongs_to_it() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        let created = store
            .write(|connection| insert_thread(connection, 5, 100))
            .await
            .expect("stored");
        assert_eq!(created, Created::New(case(1)));
        store
            .read(|connection| -> StoreResult<()> {
                let thread = stored(connection, 5)?;
                assert_eq!(thread.state, ThreadState::New);
                assert_eq!(
                    (thread.last_sequence, thread.epoch, thread.last_from),
                    (1, 1, Side::Reporter)
                );
                assert_eq!(thread.capability_hash.as_bytes(), &[5; 32]);
                assert_eq!(
                    threads::find_by_number(connection, &centre(), case(1))?.map(|found| found.id),
                    Some(thread.id)
                );
                assert!(threads::find_by_number(connection, &centre(), case(2))?.is_none());
                assert_eq!(
                    threads::reporter_key(connection, &thread.id)?,
                    Some(vec![5; KEM_PUBLIC_KEY_BYTES])
                );
                let of_centre = seals::of_centre(connection, &thread.id)?;
                assert_eq!(
                    (of_centre.len(), of_centre[0].epoch, &of_centre[0].sealed),
                    (1, 1, &vec![5; 10])
                );
                let of_reporter = seals::of_reporter(connection, &thread.id)?;
                assert_eq!((of_reporter.len(), &of_reporter[0].sealed), (1, &vec![5; 20]));
                assert_eq!(threads::envelope(connection, &thread.id, 1)?, Some(vec![5; 30]));
                Ok(())
            })
            .await
            .expect("read");
    }
}

#[actix_rt::test]
async fn a_taken_thread_id_stores_nothing_and_uses_no_number() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        let outcomes = store
            .write(|connection| -> StoreResult<_> {
                Ok([
                    insert_thread(connection, 1, 100)?,
                    insert_thread(connection, 1, 101)?,
                    insert_thread(connection, 2, 102)?,
                ])
            })
            .await
            .expect("stored");
        assert_eq!(outcomes, [Created::New(case(1)), Created::Taken, Created::New(case(2))]);
    }
}

#[actix_rt::test]
async fn messages_move_the_thread_on() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        store
            .write(|connection| -> StoreResult<()> {
                insert_thread(connection, 1, 100)?;
                let before = stored(connection, 1)?;
                assert_eq!(threads::mark_opened(connection, &before, &[9; 32])?, Written::Done);
                let opened = stored(connection, 1)?;
                assert_eq!(
                    (opened.state, opened.opening_mark),
                    (ThreadState::Opened, Some([9; 32]))
                );
                assert_eq!(
                    threads::mark_opened(connection, &opened, &[8; 32])?,
                    Written::Outdated,
                    "the first mark stays"
                );

                assert_eq!(post(connection, 1, Side::Centre, 2, 101, b"two")?, Written::Done);
                assert_eq!(
                    post(connection, 1, Side::Reporter, 2, 101, b"other")?,
                    Written::Outdated,
                    "the other message came first"
                );
                let answered = stored(connection, 1)?;
                assert_eq!(
                    (answered.state, answered.last_sequence),
                    (ThreadState::WaitingForReporter, 2)
                );
                assert_eq!((answered.last_from, answered.last_hour.as_i64()), (Side::Centre, 101));
                assert_eq!(threads::close(connection, &answered)?, Written::Done);
                assert_eq!(stored(connection, 1)?.state, ThreadState::Closed);

                let all = threads::envelopes(connection, &thread_id(1), 0, 50)?;
                assert_eq!(all.iter().map(|one| one.sequence).collect::<Vec<_>>(), [1, 2]);
                let later = threads::envelopes(connection, &thread_id(1), 1, 50)?;
                assert_eq!(
                    later.iter().map(|one| one.sealed.as_slice()).collect::<Vec<_>>(),
                    [b"two"]
                );
                assert_eq!(threads::envelopes(connection, &thread_id(1), 0, 1)?.len(), 1);
                Ok(())
            })
            .await
            .expect("stored");
    }
}

#[actix_rt::test]
async fn a_message_needs_its_author_its_number_and_its_epoch() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        store
            .write(|connection| -> StoreResult<()> {
                insert_thread(connection, 1, 100)?;
                insert_thread(connection, 2, 100)?;
                let (first, mine, other) = (thread_id(1), [1; 32], [2; 32]);
                let try_as = |connection: &mut AnyConnection, author: &Author<'_>, sequence, epoch| {
                    let new = NewEnvelope {
                        sequence,
                        epoch,
                        hour: Hour::from_i64(100),
                        sealed: b"two",
                        notice: None,
                    };
                    threads::append(connection, author, &new)
                };
                let reporter = |capability_hash| Author::Reporter {
                    thread_id: &first,
                    capability_hash,
                };
                let (mine, other) = (CapabilityHash::from_bytes(mine), CapabilityHash::from_bytes(other));
                let (this_centre, other_centre) = (centre(), "plzen".parse().expect("an id"));
                let staff = |centre_id, number| Author::Centre {
                    centre_id,
                    number: case(number),
                };
                assert_eq!(
                    try_as(connection, &staff(&this_centre, 1), 2, 1)?,
                    Written::Outdated,
                    "it was not opened"
                );
                mark(connection, 1)?;
                for (author, sequence, epoch) in [
                    (reporter(&other), 2, 1),
                    (reporter(&mine), 1, 1),
                    (reporter(&mine), 3, 1),
                    (reporter(&mine), 2, 2),
                    (staff(&other_centre, 1), 2, 1),
                    (staff(&this_centre, 3), 2, 1),
                    (staff(&this_centre, 1), 3, 1),
                    (staff(&this_centre, 1), 2, 2),
                ] {
                    assert_eq!(try_as(connection, &author, sequence, epoch)?, Written::Outdated);
                }
                assert_eq!(try_as(connection, &reporter(&mine), 2, 1)?, Written::Done);
                assert_eq!(try_as(connection, &staff(&this_centre, 1), 3, 1)?, Written::Done);
                assert_eq!(threads::envelopes(connection, &thread_id(1), 0, 50)?.len(), 3);
                assert_eq!(threads::envelopes(connection, &thread_id(2), 0, 50)?.len(), 1);
                Ok(())
            })
            .await
            .expect("stored");
    }
}

/// PostgreSQL moves the state on by itself, in one statement; it has to agree with the domain from every state.
#[actix_rt::test]
async fn both_databases_follow_the_rules_of_the_states() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        store
            .write(|connection| -> StoreResult<()> {
                insert_thread(connection, 1, 100)?;
                mark(connection, 1)?;
                let mut sequence = 1;
                for side in [Side::Reporter, Side::Centre] {
                    for state in ThreadState::ALL {
                        diesel::update(thread::table)
                            .set(thread::state.eq(state.as_str()))
                            .execute(connection)?;
                        sequence += 1;
                        assert_eq!(post(connection, 1, side, sequence, 100, b"next")?, Written::Done);
                        let after = stored(connection, 1)?;
                        assert_eq!(after.state, state.after(ThreadEvent::Posted(side)), "{state} {side:?}");
                        assert_eq!((after.last_from, after.last_sequence), (side, sequence));
                    }
                }
                Ok(())
            })
            .await
            .expect("stored");
    }
}

#[actix_rt::test]
async fn deleting_takes_everything_and_the_number_is_not_used_again() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        store
            .write(|connection| insert_thread(connection, 1, 100))
            .await
            .expect("stored");
        store
            .erase(|connection| {
                let thread = stored(connection, 1)?;
                threads::delete(connection, &thread)
            })
            .await
            .map(|written| assert_eq!(written, Written::Done))
            .expect("deleted");
        store
            .write(|connection| -> StoreResult<()> {
                assert!(threads::find(connection, &thread_id(1))?.is_none());
                assert!(threads::envelopes(connection, &thread_id(1), 0, 50)?.is_empty());
                assert!(seals::of_centre(connection, &thread_id(1))?.is_empty());
                assert!(seals::of_reporter(connection, &thread_id(1))?.is_empty());
                assert_eq!(insert_thread(connection, 2, 100)?, Created::New(case(2)));
                Ok(())
            })
            .await
            .expect("stored");
    }
}
