use std::sync::mpsc;
use std::time::Duration;

use diesel::RunQueryDsl as _;
use futures_util::future::join_all;

use super::super::threads::{self, Written};
use super::super::{AnyConnection, DatabaseUrl, Store, StoreError, StoreResult, centres};
use super::{TestDatabase, centre, execute, insert_thread, post, stored, thread_id, with_centre};
use crate::domain::Side;

fn count_centres(connection: &mut AnyConnection) -> StoreResult<usize> {
    Ok(centres::list(connection)?.len())
}

fn insert_centre(connection: &mut AnyConnection, name: &str) -> StoreResult<()> {
    centres::insert(connection, &name.parse().expect("an id"), true)
}

/// Keeps the writer busy until the returned sender is dropped, so that what is sent meanwhile becomes one batch.
async fn held_writer(store: &Store) -> mpsc::Sender<()> {
    let (release, held) = mpsc::channel::<()>();
    let (started, begun) = tokio::sync::oneshot::channel();
    let busy = store.clone();
    actix_rt::spawn(async move {
        busy.write(move |_| -> StoreResult<()> {
            let _ = started.send(());
            // Ends when the sender is dropped.
            let _ = held.recv();
            Ok(())
        })
        .await
    });
    begun.await.expect("the writer has begun");
    release
}

#[actix_rt::test]
async fn a_job_that_fails_in_a_batch_is_undone_alone() {
    let database = TestDatabase::sqlite();
    let store = database.store();
    let release = held_writer(&store).await;
    let jobs = (0..9).map(|number| {
        let store = store.clone();
        async move {
            store
                .write(move |connection| -> StoreResult<()> {
                    insert_centre(connection, &format!("centre-{number}"))?;
                    if number % 3 == 1 {
                        Err(StoreError::Corrupt("test"))
                    } else {
                        Ok(())
                    }
                })
                .await
        }
    });
    let jobs = actix_rt::spawn(join_all(jobs));
    // The jobs are queued once their task has run; then the writer takes them together.
    tokio::task::yield_now().await;
    drop(release);
    let outcomes: Vec<bool> = jobs.await.expect("joined").iter().map(Result::is_ok).collect();
    assert_eq!(outcomes, [true, false, true, true, false, true, true, false, true]);
    assert_eq!(store.read(count_centres).await.expect("read"), 6);
}

#[actix_rt::test]
async fn an_answer_means_that_another_connection_can_read_it() {
    for database in TestDatabase::all() {
        let store = database.store();
        let other = database.store();
        for number in 0..20 {
            let name = format!("centre-{number}");
            store
                .write(move |connection| insert_centre(connection, &name))
                .await
                .expect("stored");
            assert_eq!(other.read(count_centres).await.expect("read"), number + 1);
        }
    }
}

#[actix_rt::test]
async fn no_answer_is_given_before_the_commit() {
    let database = TestDatabase::sqlite();
    let store = database.store();
    let release = held_writer(&store).await;
    let first = {
        let store = store.clone();
        actix_rt::spawn(async move { store.write(|connection| insert_centre(connection, "first")).await })
    };
    tokio::task::yield_now().await;
    // In the same batch behind it: held open after the first has done its work.
    let (hold, held) = mpsc::channel::<()>();
    let (started, begun) = tokio::sync::oneshot::channel();
    let second = {
        let store = store.clone();
        actix_rt::spawn(async move {
            store
                .write(move |connection| -> StoreResult<usize> {
                    let _ = started.send(());
                    let _ = held.recv();
                    count_centres(connection)
                })
                .await
        })
    };
    tokio::task::yield_now().await;
    drop(release);
    begun.await.expect("the second job has begun");
    assert!(!first.is_finished(), "its work is done, but not committed");
    assert_eq!(
        database.store().read(count_centres).await.expect("read"),
        0,
        "nobody else sees it yet"
    );
    drop(hold);
    first.await.expect("joined").expect("stored");
    assert_eq!(second.await.expect("joined").expect("stored"), 1);
}

#[actix_rt::test]
async fn a_panic_ends_its_own_job_and_the_store_works_on() {
    for database in TestDatabase::all() {
        let store = database.store();
        let broken: StoreResult<()> = store
            .write(|connection| {
                insert_centre(connection, "lost")?;
                panic!("on purpose")
            })
            .await;
        assert!(matches!(broken, Err(StoreError::Commit(_) | StoreError::BrokenOff)));
        store
            .write(|connection| insert_centre(connection, "kept"))
            .await
            .expect("stored");
        assert_eq!(store.read(count_centres).await.expect("read"), 1);
    }
}

#[actix_rt::test]
async fn a_commit_that_fails_is_told_to_everybody_in_it() {
    let database = TestDatabase::sqlite();
    let store = database.store();
    with_centre(&store).await;
    let release = held_writer(&store).await;
    let jobs = (0..3).map(|number| {
        let store = store.clone();
        async move {
            store
                .write(move |connection| -> StoreResult<()> {
                    if number == 1 {
                        // Foreign keys are checked at the end, so that the commit itself fails.
                        diesel::sql_query("PRAGMA defer_foreign_keys = ON").execute(connection)?;
                        diesel::sql_query("INSERT INTO centre_key_seal VALUES (x'00', x'00', x'00', x'00')")
                            .execute(connection)?;
                        return Ok(());
                    }
                    insert_centre(connection, &format!("centre-{number}"))
                })
                .await
        }
    });
    let jobs = actix_rt::spawn(join_all(jobs));
    tokio::task::yield_now().await;
    drop(release);
    for outcome in jobs.await.expect("joined") {
        assert!(matches!(outcome, Err(StoreError::Commit(_))));
    }
    assert_eq!(
        store.read(count_centres).await.expect("read"),
        1,
        "only the centre from before"
    );
    store
        .write(|connection| insert_centre(connection, "later"))
        .await
        .expect("the writer works on");
}

#[actix_rt::test]
async fn what_was_answered_survives_a_crash() {
    let database = TestDatabase::sqlite();
    let DatabaseUrl::Sqlite(path) = &database.url else {
        unreachable!("made as SQLite")
    };
    let store = database.store();
    with_centre(&store).await;
    let copy = tempfile::tempdir().expect("a folder");
    for number in 1..=10 {
        store
            .write(move |connection| insert_thread(connection, number, 100))
            .await
            .expect("stored");
        // What a crash at this moment would leave on the disk: the file and its log, without closing anything.
        let crashed = copy.path().join(format!("{number}.db"));
        for suffix in ["", "-wal"] {
            let from = format!("{}{suffix}", path.display());
            std::fs::copy(from, format!("{}{suffix}", crashed.display())).expect("copied");
        }
        let after = Store::open(&DatabaseUrl::Sqlite(crashed)).expect("opened");
        for earlier in 1..=number {
            assert!(after.read(move |connection| stored(connection, earlier)).await.is_ok());
        }
    }
}

#[actix_rt::test]
async fn writers_at_once_lose_nothing() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_centre(&store).await;
        store
            .write(|connection| -> StoreResult<()> {
                insert_thread(connection, 1, 100)?;
                insert_thread(connection, 2, 100)?;
                Ok(())
            })
            .await
            .expect("stored");
        let writers = (0..16_u8).map(|writer| {
            let store = store.clone();
            async move {
                for _ in 0..5 {
                    let written: StoreResult<()> = store
                        .write(move |connection| {
                            loop {
                                let number = 1 + writer % 2;
                                let next = stored(connection, number)?.last_sequence + 1;
                                let written = post(connection, number, Side::Reporter, next, 100, &[writer; 40])?;
                                if written == Written::Done {
                                    return Ok(());
                                }
                            }
                        })
                        .await;
                    written.expect("stored");
                }
            }
        });
        join_all(writers).await;
        for number in [1, 2] {
            let envelopes = store
                .read(move |connection| threads::envelopes(connection, &thread_id(number), 0, 100))
                .await
                .expect("read");
            let numbers: Vec<u32> = envelopes.iter().map(|one| one.sequence).collect();
            assert_eq!(numbers, (1..=41).collect::<Vec<u32>>());
        }
    }
}

#[actix_rt::test]
async fn nothing_of_what_was_erased_remains_in_the_files() {
    const CANARY: [u8; 2000] = [0xC5; 2000];
    let database = TestDatabase::sqlite();
    let DatabaseUrl::Sqlite(path) = &database.url else {
        unreachable!("made as SQLite")
    };
    let store = database.store();
    with_centre(&store).await;
    store
        .write(|connection| -> StoreResult<Written> {
            insert_thread(connection, 1, 100)?;
            post(connection, 1, Side::Reporter, 2, 100, &CANARY)
        })
        .await
        .map(|written| assert_eq!(written, Written::Done))
        .expect("stored");
    let remains = || {
        ["", "-wal"].iter().any(|suffix| {
            let bytes = std::fs::read(format!("{}{suffix}", path.display())).expect("read");
            bytes.windows(64).any(|window| window == &CANARY[..64])
        })
    };
    assert!(remains(), "it is found while it is there");
    let erased: StoreResult<Written> = store
        .erase(|connection| {
            let thread = stored(connection, 1)?;
            threads::delete(connection, &thread)
        })
        .await;
    assert_eq!(erased.expect("deleted"), Written::Done);
    assert!(!remains());
    assert_eq!(
        std::fs::metadata(format!("{}-wal", path.display()))
            .expect("the log")
            .len(),
        0
    );
}

#[actix_rt::test]
async fn a_log_that_a_reader_holds_is_emptied_later() {
    let database = TestDatabase::sqlite();
    let DatabaseUrl::Sqlite(path) = &database.url else {
        unreachable!("made as SQLite")
    };
    let log = format!("{}-wal", path.display());
    let store = database.store();
    with_centre(&store).await;
    let other = database.store();
    let (release, held) = mpsc::channel::<()>();
    let (started, begun) = tokio::sync::oneshot::channel();
    let reader = actix_rt::spawn(async move {
        other
            .read(move |connection| -> StoreResult<usize> {
                let seen = count_centres(connection)?;
                let _ = started.send(());
                let _ = held.recv();
                Ok(seen)
            })
            .await
    });
    begun.await.expect("the reader has begun");
    store
        .write(|connection| insert_centre(connection, "other"))
        .await
        .expect("stored");
    store
        .erase(|connection| -> StoreResult<()> {
            centres::set_accepting(connection, &centre(), false)?;
            Ok(())
        })
        .await
        .expect("the answer comes even so");
    assert!(
        std::fs::metadata(&log).expect("the log").len() > 0,
        "the reader still needs it"
    );
    drop(release);
    assert_eq!(reader.await.expect("joined").expect("read"), 1);
    let emptied = async {
        while std::fs::metadata(&log).expect("the log").len() > 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), emptied)
        .await
        .expect("it is emptied without a further job");
}

#[actix_rt::test]
async fn a_missing_file_is_not_made_by_opening_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mistyped.db");
    assert!(matches!(
        Store::open(&DatabaseUrl::Sqlite(path.clone())),
        Err(StoreError::NoFile)
    ));
    assert!(!path.exists());
}

#[cfg(unix)]
#[test]
fn the_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let database = TestDatabase::sqlite();
    let DatabaseUrl::Sqlite(path) = &database.url else {
        unreachable!("made as SQLite")
    };
    assert_eq!(
        std::fs::metadata(path).expect("there").permissions().mode() & 0o777,
        0o600
    );
}

#[actix_rt::test]
async fn a_restarted_server_costs_one_failure_at_most() {
    let Some(database) = TestDatabase::postgres() else {
        return;
    };
    let (admin, name) = database.on_server.clone().expect("made on a server");
    let store = database.store();
    with_centre(&store).await;
    // Every worker is connected.
    join_all((0..64).map(|_| store.read(count_centres))).await;
    let end_all = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    execute(&admin, &end_all);
    store
        .write(|connection| insert_centre(connection, "written"))
        .await
        .expect("a transaction is begun afresh");
    for _ in 0..64 {
        assert_eq!(store.read(count_centres).await.expect("the others have learnt it"), 2);
    }
    execute(&admin, &end_all);
    let mut failures = 0;
    for _ in 0..64 {
        if store.read(count_centres).await.is_err() {
            failures += 1;
        }
    }
    assert!(
        failures <= 1,
        "a bare job cannot be repeated, but one failure is enough: {failures}"
    );
}
