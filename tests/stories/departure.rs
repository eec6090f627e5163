//! What is done at the very moment at which somebody leaves, on the database whose transactions run side by side. Everything
//! that decides about keys and holders waits for the row of the centre; holding it back shows who waits for whom.

use std::time::Duration;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection};
use ozvise_tests::{Answer, Call, Counsellor, Database, Portal, Refusal, psql, runtime};
use serde_json::{Value, json};

use crate::people::{refused, staff_of};

/// Longer than anything takes that does not wait for ever.
const PATIENCE: Duration = Duration::from_secs(30);

/// A transaction that has the row of Praha until it is opened.
struct Gate(PgConnection);

impl Gate {
    fn shut(url: &str) -> Self {
        let mut connection = PgConnection::establish(url).unwrap();
        let lock = "BEGIN; SELECT 1 FROM centre WHERE id = 'praha' FOR UPDATE";
        connection.batch_execute(lock).unwrap();
        Self(connection)
    }

    fn open(mut self) {
        self.0.batch_execute("COMMIT").unwrap();
    }
}

/// Comes back when so many transactions wait for a row.
async fn waiting(url: &str, count: usize) {
    let asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let seen = async {
        while psql(url, asked).trim() != count.to_string() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, seen).await.expect("they wait");
}

/// Praha with two threads, of which Anna has the first, and somebody who ends her account.
async fn praha() -> (Portal, Counsellor, Counsellor) {
    let portal = Portal::start(Database::Postgres).await;
    for seed in 1..=2 {
        portal.reporter(seed).open_thread("praha", "první").await.unwrap();
    }
    let (anna, eva) = staff_of(&portal, "praha").await;
    anna.claim(1).await.unwrap();
    (portal, anna, eva)
}

async fn end_account(of: &Value, by: &Counsellor) -> Result<Answer, Refusal> {
    let path = format!("/staff/members/{}/close", of.as_str().unwrap());
    by.ask(Call::post(&path, &json!({ "version": 1 }))).await
}

/// Ends an account and, once that waits at the gate, does something else; when both wait the gate opens. Gives what became of
/// the second.
async fn at_once<T>(
    portal: &Portal,
    leaving: impl Future<Output = Result<Answer, Refusal>>,
    meanwhile: impl Future<Output = T>,
) -> T {
    let url = portal.database().url();
    let gate = Gate::shut(url);
    let second = async {
        waiting(url, 1).await;
        meanwhile.await
    };
    let opening = async {
        waiting(url, 2).await;
        gate.open();
    };
    let (left, outcome, ()) = tokio::join!(leaving, second, opening);
    left.unwrap();
    outcome
}

#[test]
fn who_gives_a_thread_away_and_leaves_waits_for_nobody() {
    runtime().block_on(async {
        let (portal, anna, eva) = praha().await;
        let (annas_id, evas_id) = (anna.own_id().await.unwrap(), eva.own_id().await.unwrap());
        let given = at_once(
            &portal,
            end_account(&annas_id, &eva),
            anna.assign(1, &annas_id, &evas_id),
        )
        .await;
        refused(given, 409, "in_other_hands");
        assert_eq!(eva.item(1).await.unwrap()["assignee"], Value::Null);
    });
}

#[test]
fn who_leaves_is_given_nothing_at_that_moment() {
    runtime().block_on(async {
        let (portal, anna, eva) = praha().await;
        let annas_id = anna.own_id().await.unwrap();
        let given = at_once(
            &portal,
            end_account(&annas_id, &eva),
            eva.assign(2, &Value::Null, &annas_id),
        )
        .await;
        refused(given, 404, "member_not_found");
        assert_eq!(eva.list("unassigned").await.unwrap(), [1, 2]);
    });
}

#[test]
fn a_writer_deletes_a_thread_whose_holder_leaves() {
    runtime().block_on(async {
        let (portal, anna, eva) = praha().await;
        let annas_id = anna.own_id().await.unwrap();
        let writer = portal.reporter(1);
        at_once(&portal, end_account(&annas_id, &eva), writer.delete())
            .await
            .unwrap()
            .expect(204);
        assert_eq!(eva.list("all").await.unwrap(), [2]);
    });
}

/// Both threads of Praha are opened, so that they can be linked.
async fn opened() -> (Portal, Counsellor, Counsellor) {
    let (portal, mut anna, eva) = praha().await;
    for number in 1..=2 {
        anna.read(number).await.unwrap();
    }
    (portal, anna, eva)
}

#[test]
fn who_leaves_proposes_nothing_at_that_moment() {
    runtime().block_on(async {
        let (portal, anna, eva) = opened().await;
        let annas_id = anna.own_id().await.unwrap();
        let proposed = at_once(&portal, end_account(&annas_id, &eva), anna.propose_link(2, 1)).await;
        refused(proposed, 403, "not_a_holder");
        assert!(eva.proposals().await.unwrap().is_empty());
    });
}

#[test]
fn what_somebody_proposes_who_leaves_at_that_moment_is_approved_by_nobody() {
    runtime().block_on(async {
        let (portal, anna, eva) = opened().await;
        anna.propose_link(2, 1).await.unwrap();
        let annas_id = anna.own_id().await.unwrap();
        let approved = at_once(&portal, end_account(&annas_id, &eva), eva.approve_link(2, 1)).await;
        refused(approved, 409, "conflicting_link");
        assert_eq!(eva.described_thread(1).await.unwrap()["superseded"], false);
    });
}

#[test]
fn a_writer_deletes_a_thread_of_which_somebody_proposes_something_who_leaves() {
    runtime().block_on(async {
        let (portal, anna, eva) = opened().await;
        anna.propose_link(2, 1).await.unwrap();
        let annas_id = anna.own_id().await.unwrap();
        let writer = portal.reporter(2);
        at_once(&portal, end_account(&annas_id, &eva), writer.delete())
            .await
            .unwrap()
            .expect(204);
        assert_eq!(eva.list("all").await.unwrap(), [1]);
    });
}
