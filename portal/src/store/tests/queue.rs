//! The lists of a centre's threads, and its revision.

use diesel::connection::SimpleConnection as _;
use ozvise_crypto::MemberId;

use super::super::threads::{self, Filter, ListKey, Written};
use super::super::{AnyConnection, StoreResult, members, presence};
use super::{TestDatabase, case, centre, insert_thread, post, stored, with_centre};
use crate::domain::{Side, StaffRole};
use crate::store::members::StoredMember;

fn member(number: u8) -> MemberId {
    MemberId::from_bytes([number; 16])
}

fn hire(connection: &mut AnyConnection, number: u8) -> StoreResult<()> {
    members::insert(
        connection,
        StoredMember {
            id: member(number),
            name: format!("member{number}"),
            display_name: format!("Member {number}"),
            role: StaffRole::Counsellor,
            centre_id: Some(centre()),
            active: true,
            opaque_record: vec![1],
            vault: vec![1],
            public_keys: vec![1],
            sealed_totp_secret: vec![1],
            last_totp_step: 0,
        },
    )
}

/// The numbers of a whole list, fetched two by two.
fn numbers(connection: &mut AnyConnection, filter: Filter) -> StoreResult<Vec<i64>> {
    let mut all = Vec::new();
    let mut after: Option<ListKey> = None;
    loop {
        let page = threads::list(connection, &centre(), filter, after, 2)?;
        let Some((place, _)) = page.last() else { return Ok(all) };
        after = Some(*place);
        all.extend(page.iter().map(|(_, thread)| thread.number.as_i64()));
    }
}

#[actix_rt::test]
async fn every_list_has_its_threads_in_its_order_page_by_page() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        store
            .write(|connection| -> StoreResult<()> {
                let (anna, eva) = (member(101), member(102));
                hire(connection, 101)?;
                hire(connection, 102)?;
                // 1 and 2 wait since the same hour; 3 is answered; 4 is closed; 5 waits longest, though it wrote last.
                for (number, hour) in [(1, 103), (2, 103), (3, 101), (4, 102), (5, 100), (6, 104), (7, 105)] {
                    insert_thread(connection, number, hour)?;
                }
                for number in [3, 4, 7] {
                    let thread = stored(connection, number)?;
                    assert_eq!(threads::mark_opened(connection, &thread, &[9; 32])?, Written::Done);
                    assert_eq!(
                        post(connection, number, Side::Centre, 2, 110, b"answer")?,
                        Written::Done
                    );
                }
                assert_eq!(post(connection, 5, Side::Reporter, 2, 120, b"more")?, Written::Done);
                let thread = stored(connection, 4)?;
                assert_eq!(threads::close(connection, &thread)?, Written::Done);
                for (number, to) in [(2, &anna), (5, &anna), (7, &anna), (4, &anna), (6, &eva)] {
                    let thread = stored(connection, number)?;
                    assert_eq!(threads::assign(connection, &thread, Some(to))?, Written::Done);
                }

                assert_eq!(numbers(connection, Filter::All)?, [5, 7, 4, 3, 6, 2, 1]);
                assert_eq!(numbers(connection, Filter::Open)?, [5, 1, 2, 6, 7, 3]);
                assert_eq!(numbers(connection, Filter::Waiting)?, [5, 1, 2, 6]);
                assert_eq!(numbers(connection, Filter::Unassigned)?, [1]);
                assert_eq!(numbers(connection, Filter::Of(anna))?, [5, 2, 7]);
                assert_eq!(numbers(connection, Filter::Of(eva))?, [6]);
                assert_eq!(numbers(connection, Filter::Answered)?, [7, 3]);
                assert_eq!(numbers(connection, Filter::Closed)?, [4]);

                assert_eq!(threads::release_all_of(connection, &anna)?, 4);
                assert_eq!(numbers(connection, Filter::Unassigned)?, [5, 1, 2]);
                assert_eq!(stored(connection, 6)?.assignee, Some(eva));
                Ok(())
            })
            .await
            .expect("stored");
    }
}

#[actix_rt::test]
async fn who_waits_waits_from_the_first_message_that_nobody_has_answered() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        store
            .write(|connection| -> StoreResult<()> {
                insert_thread(connection, 1, 100)?;
                let waiting = |connection: &mut AnyConnection| -> StoreResult<_> {
                    Ok(stored(connection, 1)?.waiting_hour.map(crate::domain::Hour::as_i64))
                };
                assert_eq!(waiting(connection)?, Some(100));
                let thread = stored(connection, 1)?;
                assert_eq!(threads::mark_opened(connection, &thread, &[9; 32])?, Written::Done);
                assert_eq!(post(connection, 1, Side::Reporter, 2, 105, b"more")?, Written::Done);
                assert_eq!(waiting(connection)?, Some(100), "not from the last message");
                assert_eq!(post(connection, 1, Side::Centre, 3, 106, b"answer")?, Written::Done);
                assert_eq!(waiting(connection)?, None);
                assert_eq!(post(connection, 1, Side::Reporter, 4, 107, b"again")?, Written::Done);
                assert_eq!(waiting(connection)?, Some(107));
                let thread = stored(connection, 1)?;
                assert_eq!(threads::close(connection, &thread)?, Written::Done);
                assert_eq!(waiting(connection)?, None);
                Ok(())
            })
            .await
            .expect("stored");
    }
}

/// Makes all threads so far look as if nothing had happened to them for a long time.
fn age(connection: &mut AnyConnection) -> StoreResult<()> {
    Ok(connection.batch_execute("UPDATE thread SET changed_hour = 1")?)
}

#[actix_rt::test]
async fn the_revision_grows_with_every_change_also_with_a_deletion() {
    for database in TestDatabase::all() {
        for is_old in [false, true] {
            let store = database.store();
            if !is_old {
                with_centre(&store).await;
            }
            let first = if is_old { 11 } else { 1 };
            let revisions = store
                .write(move |connection| -> StoreResult<_> {
                    hire(connection, first + 100)?;
                    let mut revisions = Vec::new();
                    let mut note = |connection: &mut AnyConnection| -> StoreResult<()> {
                        let revision = threads::revision(connection, &centre())?;
                        assert_eq!(threads::revisions(connection, &[centre()])?, [(centre(), revision)]);
                        revisions.push(revision);
                        Ok(())
                    };
                    note(connection)?;
                    insert_thread(connection, first, 100)?;
                    note(connection)?;
                    insert_thread(connection, first + 1, 100)?;
                    note(connection)?;
                    if is_old {
                        age(connection)?;
                        note(connection)?;
                    }
                    let thread = stored(connection, first)?;
                    assert_eq!(threads::mark_opened(connection, &thread, &[9; 32])?, Written::Done);
                    note(connection)?;
                    assert_eq!(post(connection, first, Side::Centre, 2, 100, b"two")?, Written::Done);
                    note(connection)?;
                    let thread = stored(connection, first)?;
                    let to = member(first + 100);
                    assert_eq!(threads::assign(connection, &thread, Some(&to))?, Written::Done);
                    note(connection)?;
                    assert_eq!(threads::release_all_of(connection, &to)?, 1);
                    note(connection)?;
                    let thread = stored(connection, first)?;
                    assert_eq!(threads::close(connection, &thread)?, Written::Done);
                    note(connection)?;
                    for number in [first, first + 1] {
                        let thread = stored(connection, number)?;
                        assert_eq!(threads::delete(connection, &thread)?, Written::Done);
                        note(connection)?;
                    }
                    insert_thread(connection, first, 100)?;
                    note(connection)?;
                    Ok(revisions)
                })
                .await
                .expect("stored");
            // What ages leaves the sum: that is another revision, not a later one.
            let aged = if is_old { 3 } else { 0 };
            assert!(
                revisions[aged..].is_sorted_by(|earlier, later| earlier < later),
                "{revisions:?}"
            );
            let mut different = revisions.clone();
            different.sort_unstable();
            different.dedup();
            assert!(different.len() >= revisions.len() - aged, "{revisions:?}");
            // Browsers count exactly up to here.
            assert!(revisions.iter().all(|revision| (0..1 << 53).contains(revision)));
        }
    }
}

#[actix_rt::test]
async fn who_is_writing_is_forgotten_soon() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        store
            .write(|connection| -> StoreResult<()> {
                hire(connection, 1)?;
                hire(connection, 2)?;
                presence::note(connection, &member(1), &centre(), case(7), 100)?;
                presence::note(connection, &member(1), &centre(), case(8), 110)?;
                presence::note(connection, &member(2), &centre(), case(8), 120)?;
                let seen = |connection: &mut AnyConnection, moment| -> StoreResult<Vec<_>> {
                    let writing = presence::since(connection, moment)?.into_iter();
                    Ok(writing.map(|one| (one.number.as_i64(), one.display_name)).collect())
                };
                let both = [(8, "Member 1".to_owned()), (8, "Member 2".to_owned())];
                assert_eq!(seen(connection, 110)?, both);
                assert_eq!(seen(connection, 111)?, both[1..]);
                presence::forget(connection, &member(2))?;
                assert_eq!(seen(connection, 100)?, both[..1]);
                presence::forget_before(connection, 111)?;
                assert!(seen(connection, 0)?.is_empty());
                Ok(())
            })
            .await
            .expect("stored");
    }
}
