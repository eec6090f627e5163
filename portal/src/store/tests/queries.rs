use ozvise_crypto::{DeploymentId, KEM_PUBLIC_KEY_BYTES, KeyId, MemberId};

use super::super::deployment::StoredDeployment;
use super::super::directories::StoredDirectory;
use super::super::keys::StoredKey;
use super::super::members::StoredMember;
use super::super::threads::{self, Created, NewEnvelope, Written};
use super::super::{
    SchemaState, Store, StoreError, StoreResult, attempts, centres, deployment, directories, keys, members, migrations,
    seals, sessions,
};
use super::{TestDatabase, case, centre, insert_thread, is_conflict, stored, thread_id, with_centre};
use crate::domain::{Hour, Side, StaffRole, ThreadState};

fn envelope(from: Side, hour: i64, sealed: &[u8]) -> NewEnvelope<'_> {
    NewEnvelope {
        from,
        hour: Hour::from_i64(hour),
        sealed,
    }
}

fn member(number: u8, name: &str) -> StoredMember {
    StoredMember {
        id: MemberId::from_bytes([number; 16]),
        name: name.to_owned(),
        display_name: name.to_uppercase(),
        role: StaffRole::Counsellor,
        centre_id: Some(centre()),
        active: true,
        opaque_record: vec![1],
        vault: vec![2],
        public_keys: vec![3],
        sealed_totp_secret: vec![4],
        last_totp_step: 0,
    }
}

#[actix_rt::test]
async fn the_schema_is_current_after_migrating_and_the_same_on_both() {
    let mut columns = Vec::new();
    for database in TestDatabase::all() {
        let store = database.store();
        assert_eq!(store.schema_state().await.expect("read"), SchemaState::Current);
        assert!(
            Store::migrate(&database.url).expect("migrated").is_empty(),
            "there is nothing left to run"
        );
        columns.push(store.read(migrations::columns).await.expect("read"));
    }
    assert!(
        columns[0]
            .iter()
            .any(|column| column.table_name == "thread" && column.column_name == "capability_hash")
    );
    for other in &columns[1..] {
        assert_eq!(other, &columns[0]);
    }
}

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

                assert_eq!(
                    threads::append(connection, &opened, &envelope(Side::Centre, 101, b"two"))?,
                    Written::Done
                );
                assert_eq!(
                    threads::append(connection, &opened, &envelope(Side::Reporter, 101, b"other"))?,
                    Written::Outdated,
                    "it was read before the other message came"
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
async fn the_list_goes_from_the_newest_on_page_by_page() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        let pages = store
            .write(|connection| -> StoreResult<_> {
                for (number, hour) in [(1, 100), (2, 103), (3, 103), (4, 101)] {
                    insert_thread(connection, number, hour)?;
                }
                let first = threads::list(connection, &centre(), None, 2)?;
                let second = threads::list(connection, &centre(), Some(first[1].list_key()), 2)?;
                let third = threads::list(connection, &centre(), Some(second[1].list_key()), 2)?;
                Ok([first, second, third].map(|page| page.iter().map(|one| one.number.as_i64()).collect::<Vec<_>>()))
            })
            .await
            .expect("stored");
        assert_eq!(pages, [vec![3, 2], vec![4, 1], vec![]]);
    }
}

#[actix_rt::test]
async fn the_revision_grows_with_every_change_also_with_a_deletion() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        let revisions = store
            .write(|connection| -> StoreResult<_> {
                let mut revisions = vec![threads::revision(connection, &centre())?];
                insert_thread(connection, 1, 100)?;
                revisions.push(threads::revision(connection, &centre())?);
                insert_thread(connection, 2, 100)?;
                revisions.push(threads::revision(connection, &centre())?);
                let thread = stored(connection, 1)?;
                let _ = threads::append(connection, &thread, &envelope(Side::Centre, 100, b"two"))?;
                revisions.push(threads::revision(connection, &centre())?);
                let thread = stored(connection, 1)?;
                assert_eq!(threads::delete(connection, &thread)?, Written::Done);
                revisions.push(threads::revision(connection, &centre())?);
                insert_thread(connection, 1, 100)?;
                revisions.push(threads::revision(connection, &centre())?);
                Ok(revisions)
            })
            .await
            .expect("stored");
        assert!(
            revisions.is_sorted_by(|earlier, later| earlier < later),
            "{revisions:?}"
        );
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

#[actix_rt::test]
async fn a_member_has_the_keys_of_the_own_centre() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        store
            .write(|connection| -> StoreResult<()> {
                let brno = "brno".parse().expect("an id");
                centres::insert(connection, &brno, false)?;
                members::insert(connection, member(1, "jana"))?;
                for (number, epoch, at) in [(1, 1, &centre()), (2, 2, &centre()), (3, 1, &brno)] {
                    let id = KeyId::from_bytes([number; 16]);
                    keys::insert(
                        connection,
                        at,
                        &StoredKey {
                            id,
                            epoch,
                            public_key: vec![number; 1216],
                        },
                    )?;
                    keys::seal_to(connection, &id, &MemberId::from_bytes([1; 16]), &[number])?;
                }
                assert_eq!(keys::current(connection, &centre())?.map(|key| key.epoch), Some(2));
                let sealed = keys::sealed_to(connection, &centre(), &MemberId::from_bytes([1; 16]))?;
                assert_eq!(sealed.iter().map(|key| key.sealed[0]).collect::<Vec<_>>(), [1, 2]);

                assert!(!centres::list(connection)?[0].accepting);
                assert!(centres::set_accepting(connection, &brno, true)?);
                assert!(centres::list(connection)?[0].accepting);
                assert!(!centres::set_accepting(
                    connection,
                    &"ostrava".parse().expect("an id"),
                    true
                )?);
                Ok(())
            })
            .await
            .expect("stored");
    }
}

#[actix_rt::test]
async fn names_are_unique_and_a_used_second_factor_stays_used() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        store
            .write(|connection| members::insert(connection, member(1, "jana")))
            .await
            .expect("stored");
        let twice = store
            .write(|connection| members::insert(connection, member(2, "jana")))
            .await;
        assert!(twice.is_err_and(|error| is_conflict(&error)));
        store
            .write(|connection| -> StoreResult<()> {
                let id = MemberId::from_bytes([1; 16]);
                assert_eq!(
                    members::find_by_name(connection, "jana")?.map(|found| found.id),
                    Some(id)
                );
                assert!(members::find_by_name(connection, "Jana")?.is_none());
                assert!(members::use_totp_step(connection, &id, 50)?);
                assert!(!members::use_totp_step(connection, &id, 50)?);
                assert!(!members::use_totp_step(connection, &id, 49)?);
                assert_eq!(
                    members::find(connection, &id)?.map(|found| found.last_totp_step),
                    Some(50)
                );

                sessions::insert(connection, &[1; 32], &id, 1000)?;
                assert!(members::set_active(connection, &id, false)?);
                assert!(
                    sessions::find(connection, &[1; 32])?.is_none(),
                    "whoever is kept out is out at once"
                );
                assert_eq!(members::find(connection, &id)?.map(|found| found.active), Some(false));
                Ok(())
            })
            .await
            .expect("stored");
    }
}

#[actix_rt::test]
async fn sessions_and_attempts_end() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        store
            .write(|connection| -> StoreResult<()> {
                let id = MemberId::from_bytes([1; 16]);
                members::insert(connection, member(1, "jana"))?;
                for (token, now) in [([1; 32], 1000), ([2; 32], 2000), ([3; 32], 3000)] {
                    sessions::insert(connection, &token, &id, now)?;
                }
                assert!(sessions::touch(connection, &[1; 32], 3500)?);
                assert_eq!(
                    sessions::find(connection, &[1; 32])?.map(|found| found.last_active_at),
                    Some(3500)
                );
                // The first began too long ago, the second was not active for too long.
                assert_eq!(sessions::purge(connection, 1001, 2500)?, 2);
                assert!(sessions::delete(connection, &[3; 32])?);
                assert!(!sessions::delete(connection, &[3; 32])?);
                assert!(!sessions::touch(connection, &[3; 32], 1)?);

                attempts::insert(connection, &[1; 16], Some(&id), b"state", 120)?;
                attempts::insert(connection, &[2; 16], None, b"nobody", 120)?;
                attempts::insert(connection, &[3; 16], None, b"late", 100)?;
                let taken = attempts::take(connection, &[1; 16], 119)?.expect("in time");
                assert_eq!(
                    (taken.member_id, taken.state.as_slice()),
                    (Some(id), b"state".as_slice())
                );
                assert!(attempts::take(connection, &[1; 16], 119)?.is_none(), "only once");
                assert!(attempts::take(connection, &[3; 16], 100)?.is_none(), "too late");
                assert_eq!(attempts::purge(connection, 120)?, 1);
                Ok(())
            })
            .await
            .expect("stored");
    }
}

#[actix_rt::test]
async fn the_newest_directory_counts_and_there_is_one_deployment() {
    for database in TestDatabase::all() {
        let store = database.store();
        store
            .write(|connection| -> StoreResult<()> {
                assert!(directories::newest(connection)?.is_none());
                for version in [1, 3, 2] {
                    directories::insert(
                        connection,
                        &StoredDirectory {
                            version,
                            signed: vec![0],
                        },
                    )?;
                }
                assert_eq!(directories::newest(connection)?.map(|found| found.version), Some(3));
                assert!(deployment::get(connection)?.is_none());
                let new = StoredDeployment {
                    id: DeploymentId::from_bytes([1; 16]),
                    root_key: [2; 32],
                };
                deployment::insert(connection, &new)?;
                assert_eq!(deployment::get(connection)?.map(|found| found.root_key), Some([2; 32]));
                Ok(())
            })
            .await
            .expect("stored");
        let again = StoredDeployment {
            id: DeploymentId::from_bytes([3; 16]),
            root_key: [4; 32],
        };
        let twice: Result<(), StoreError> = store
            .write(move |connection| deployment::insert(connection, &again))
            .await;
        assert!(twice.is_err_and(|error| is_conflict(&error)));
    }
}
