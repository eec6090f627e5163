//! The audit log: what somebody who has the database, and even its triggers, can and cannot do unseen.

use diesel::connection::SimpleConnection as _;
use ozvise_crypto::{DeploymentId, MemberId};

use super::super::audit::{AuditFault, LineHash, NewLine, VerifiedChain, append, verify};
use super::super::{AnyConnection, Store, StoreResult};
use super::{TestDatabase, centre};
use crate::domain::{Act, CaseNumber, Hour, Subject};

const LINES: u64 = 5;

fn deployment() -> DeploymentId {
    DeploymentId::from_bytes([7; 16])
}

fn line(number: u64) -> NewLine {
    NewLine {
        deployment: deployment(),
        hour: Hour::from_i64(500_000),
        actor: Some(MemberId::from_bytes([1; 16])),
        centre_id: Some(centre()),
        act: Act::ThreadOpened,
        subject: Subject::Thread(CaseNumber::from_i64(i64::try_from(number).expect("small")).expect("a number")),
    }
}

async fn with_lines(store: &Store) {
    store
        .write(|connection| (1..=LINES).try_for_each(|number| append(connection, &line(number))))
        .await
        .expect("written");
}

async fn checked(store: &Store, expected: Option<LineHash>) -> Result<VerifiedChain, AuditFault> {
    store
        .read(move |connection| verify(connection, &deployment(), expected))
        .await
}

/// Runs statements; whether the database let them pass.
async fn execute(store: &Store, statements: &'static str) -> bool {
    let run = move |connection: &mut AnyConnection| -> StoreResult<()> { Ok(connection.batch_execute(statements)?) };
    store.write(run).await.is_ok()
}

/// What an attacker does who owns the database.
async fn without_triggers(store: &Store, database: &TestDatabase) {
    let statements = match database.on_server {
        None => {
            "DROP TRIGGER audit_is_never_altered; DROP TRIGGER audit_is_never_shortened;\
             DROP TRIGGER audit_head_only_grows; DROP TRIGGER audit_head_stays;"
        }
        Some(_) => "ALTER TABLE audit DISABLE TRIGGER ALL; ALTER TABLE audit_head DISABLE TRIGGER ALL;",
    };
    assert!(execute(store, statements).await);
}

#[actix_rt::test]
async fn an_untouched_log_is_found_whole() {
    for database in TestDatabase::all() {
        let store = database.store();
        let empty = checked(&store, None).await.expect("an empty log is whole");
        assert_eq!((empty.count, empty.head), (0, [0; 32]));
        with_lines(&store).await;
        let chain = checked(&store, Some(empty.head)).await.expect("whole");
        assert_eq!(chain.count, LINES);
        store
            .write(|connection| append(connection, &line(9)))
            .await
            .expect("written");
        let longer = checked(&store, Some(chain.head)).await.expect("it has grown since");
        assert_eq!(longer.count, LINES + 1);
    }
}

#[actix_rt::test]
async fn the_database_itself_refuses_every_change() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_lines(&store).await;
        for statement in [
            "UPDATE audit SET act = 'closed' WHERE number = 2",
            "UPDATE audit SET number = 77 WHERE number = 5",
            "DELETE FROM audit WHERE number = 5",
            "DELETE FROM audit",
            "DELETE FROM audit_head",
            "UPDATE audit_head SET number = 3",
            "UPDATE audit_head SET hash = (SELECT hash FROM audit WHERE number = 3)",
        ] {
            assert!(!execute(&store, statement).await, "{statement}");
        }
        if database.on_server.is_some() {
            assert!(!execute(&store, "TRUNCATE audit").await);
        }
        assert_eq!(checked(&store, None).await.expect("whole").count, LINES);
    }
}

#[actix_rt::test]
async fn whatever_is_done_to_the_log_without_its_triggers_is_found() {
    type Expected = fn(&AuditFault) -> bool;
    let attacks: [(&str, Expected); 9] = [
        ("UPDATE audit SET act = 'closed' WHERE number = 2", |fault| {
            matches!(fault, AuditFault::Altered(2))
        }),
        ("UPDATE audit SET actor = NULL WHERE number = 3", |fault| {
            matches!(fault, AuditFault::Altered(3))
        }),
        ("UPDATE audit SET centre_id = 'brno' WHERE number = 1", |fault| {
            matches!(fault, AuditFault::Altered(1))
        }),
        ("UPDATE audit SET hour = hour + 1 WHERE number = 5", |fault| {
            matches!(fault, AuditFault::Altered(5))
        }),
        ("DELETE FROM audit WHERE number = 3", |fault| {
            matches!(fault, AuditFault::Missing(3))
        }),
        // The gap is closed by renumbering.
        (
            "DELETE FROM audit WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 4;\
             UPDATE audit SET number = 4 WHERE number = 5; UPDATE audit_head SET number = 4",
            |fault| matches!(fault, AuditFault::Altered(3)),
        ),
        (
            "UPDATE audit SET number = 99 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 4;\
             UPDATE audit SET number = 4 WHERE number = 99",
            |fault| matches!(fault, AuditFault::Altered(2)),
        ),
        ("DELETE FROM audit WHERE number = 5", |fault| {
            matches!(fault, AuditFault::Missing(5))
        }),
        ("DELETE FROM audit_head", |fault| matches!(fault, AuditFault::Head(0))),
    ];
    for (attack, expected) in attacks {
        for database in TestDatabase::all() {
            let store = database.store();
            with_lines(&store).await;
            without_triggers(&store, &database).await;
            assert!(execute(&store, attack).await, "{attack}");
            let fault = checked(&store, None).await.expect_err(attack);
            assert!(expected(&fault), "{attack}: {fault}");
        }
    }
}

#[actix_rt::test]
async fn a_log_that_was_cut_with_its_head_is_found_by_the_noted_hash() {
    for database in TestDatabase::all() {
        let store = database.store();
        with_lines(&store).await;
        let noted = checked(&store, None).await.expect("whole").head;
        without_triggers(&store, &database).await;
        let cut = "DELETE FROM audit WHERE number = 5;\
                   UPDATE audit_head SET number = 4, hash = (SELECT hash FROM audit WHERE number = 4)";
        assert!(execute(&store, cut).await);
        assert_eq!(checked(&store, None).await.expect("whole by itself").count, LINES - 1);
        assert!(matches!(
            checked(&store, Some(noted)).await,
            Err(AuditFault::Unexpected)
        ));
    }
}

#[actix_rt::test]
async fn of_many_writers_none_loses_a_line_and_what_is_undone_leaves_none() {
    for database in TestDatabase::all() {
        // Two of them stand for two processes.
        let stores = [database.store(), database.store()];
        let writes = (0..60_u64).map(|number| {
            stores[usize::from(number % 2 == 1)].write(move |connection| -> StoreResult<()> {
                append(connection, &line(number + 1))?;
                if number % 3 == 0 {
                    return Err(super::super::StoreError::Corrupt("nothing: this act fails"));
                }
                Ok(())
            })
        });
        let answers = futures_util::future::join_all(writes).await;
        let done = answers.iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(done, 40);
        assert_eq!(checked(&stores[0], None).await.expect("whole").count, 40);
    }
}
