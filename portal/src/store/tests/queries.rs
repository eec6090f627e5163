use ozvise_crypto::{DeploymentId, KeyId, MemberId};

use super::super::deployment::StoredDeployment;
use super::super::directories::StoredDirectory;
use super::super::keys::StoredKey;
use super::super::members::StoredMember;
use super::super::{
    SchemaState, Store, StoreError, StoreResult, attempts, centres, deployment, directories, keys, members, migrations,
    sessions, throttle,
};
use super::{TestDatabase, centre, is_conflict, with_centre};
use crate::domain::StaffRole;

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
async fn a_member_has_the_keys_of_the_own_centre() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        store
            .write(|connection| -> StoreResult<()> {
                let brno = "brno".parse().expect("an id");
                centres::insert(connection, &brno, false)?;
                members::insert(connection, member(1, "jana"))?;
                let jana = MemberId::from_bytes([1; 16]);
                for (number, epoch, at) in [(1, 1, &centre()), (2, 2, &centre()), (3, 1, &brno), (4, 3, &centre())] {
                    let id = KeyId::from_bytes([number; 16]);
                    keys::insert(
                        connection,
                        at,
                        &StoredKey {
                            id,
                            epoch,
                            public_key: vec![number; 1216],
                            activated_at: Some(0),
                            previous: (number == 4).then(|| vec![number; 89]),
                        },
                    )?;
                    if number != 4 {
                        keys::seal_to(connection, &id, &jana, &[number], &[])?;
                    }
                }
                let newest = KeyId::from_bytes([4; 16]);
                assert_eq!(keys::current(connection, &centre())?.map(|key| key.epoch), Some(3));
                let sealed = keys::sealed_to(connection, &centre(), &jana)?;
                assert!(
                    sealed.is_empty(),
                    "without the current key the older ones are of no use"
                );
                keys::seal_to(connection, &newest, &jana, &[4], &[])?;
                keys::delete_seal(connection, &KeyId::from_bytes([1; 16]), &jana)?;
                let seen = keys::sealed_to(connection, &centre(), &jana)?.into_iter();
                let seen: Vec<_> = seen.map(|key| (key.sealed, key.previous.is_some())).collect();
                assert_eq!(seen, [(Some(vec![2]), false), (Some(vec![4]), true)]);
                keys::destroy(connection, &newest)?;
                assert!(
                    keys::list(connection, &centre())?
                        .iter()
                        .all(|key| key.previous.is_none())
                );

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

#[actix_rt::test]
async fn of_many_tries_at_once_in_several_processes_none_is_forgotten() {
    for database in TestDatabase::all() {
        // Two of them stand for two processes.
        let stores = [database.store(), database.store()];
        let tries = (0..40_usize).map(|number| {
            stores[number % 2].write(|connection| -> StoreResult<()> {
                let mut tries = throttle::lock(connection, &[1; 32])?;
                tries.count(1000, false);
                throttle::keep(connection, &[1; 32], &tries)
            })
        });
        for done in futures_util::future::join_all(tries).await {
            done.expect("counted");
        }
        let counted = stores[0].write(|connection| throttle::lock(connection, &[1; 32])).await;
        assert_eq!(counted.expect("read").level, 40);
        let forgotten = stores[0]
            .write(|connection| -> StoreResult<_> {
                throttle::purge(connection, 1000)?;
                throttle::lock(connection, &[1; 32])
            })
            .await;
        assert_eq!(forgotten.expect("read").level, 0);
    }
}
