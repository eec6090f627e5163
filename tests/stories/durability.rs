//! What was acknowledged is there, whatever happens to the process a moment later.

use std::sync::Arc;

use ozvise_tests::{Database, Portal, Refusal, Running, command, runtime, texts};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// Enough that commits of several writers are under way together.
const WRITERS: u64 = 8;
/// The process is killed in the middle of the work, after this many acknowledgements.
const ACKNOWLEDGEMENTS: u32 = 40;

fn serve(portal: &Portal) -> Running {
    let mut serve = command(&["serve"]);
    serve.envs(portal.settings());
    let process = Running::start(serve);
    portal.wire().forward_to(process.address());
    process
}

fn on_each_database(story: impl AsyncFn(Portal)) {
    for database in Database::ALL {
        eprintln!("on {database:?}");
        runtime().block_on(async {
            let mut portal = Portal::start_now(database).await;
            portal.leave_to_another_process().await;
            story(portal).await;
        });
    }
}

#[test]
fn killed_right_after_an_acknowledgement_the_portal_still_has_the_message() {
    on_each_database(async |portal| {
        let process = serve(&portal);
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "první").await.unwrap();
        process.kill();

        let process = serve(&portal);
        phone.write("druhá").await.unwrap();
        process.kill();

        let _process = serve(&portal);
        assert_eq!(
            texts(&portal.reporter_with_code(&phone.code(), 2).read().await.unwrap()),
            ["první", "druhá"]
        );
    });
}

#[test]
fn killed_in_the_middle_of_the_work_it_has_all_that_it_has_acknowledged() {
    on_each_database(async |portal| {
        let process = serve(&portal);
        let acknowledged = Arc::new(Semaphore::new(0));
        let mut writing = JoinSet::new();
        for seed in 0..WRITERS {
            let mut phone = portal.reporter(100 + seed);
            phone.open_thread("praha", "0").await.unwrap();
            let acknowledged = Arc::clone(&acknowledged);
            writing.spawn(async move {
                let mut last = 1;
                // The kill ends the connection, and so the work.
                loop {
                    match phone.write(&last.to_string()).await {
                        Ok(_) => last += 1,
                        Err(Refusal::ConnectionLost) => return (phone.code(), last),
                        Err(other) => panic!("{other:?}"),
                    }
                    acknowledged.add_permits(1);
                }
            });
        }
        let enough = acknowledged.acquire_many(ACKNOWLEDGEMENTS).await.unwrap();
        process.kill();
        drop(enough);

        let writers = writing.join_all().await;
        let _process = serve(&portal);
        for (code, last) in writers {
            let lines = portal.reporter_with_code(&code, 3).read().await.unwrap();
            // One more may have been stored whose acknowledgement got lost.
            assert!(
                (last..=last + 1).contains(&lines.len()),
                "{last} acknowledged, {} stored",
                lines.len()
            );
        }
    });
}
