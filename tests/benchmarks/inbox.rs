//! Lists and threads of a centre in a large database and in one a hundred times smaller: what is asked in turns, of the same
//! length in both, should cost the same.

use std::time::Instant;

use ozvise_crypto::CentreId;
use ozvise_portal::domain::CaseNumber;
use ozvise_portal::flows::{self, WantedList};
use ozvise_portal::store::members::{self, StoredMember};
use ozvise_portal::store::threads::{Filter, ListKey};
use ozvise_tests::{Database, Portal};

use crate::messages::flows_of;

/// Each question is asked so often of either database.
const ROUNDS: usize = 600;

/// Messages of the one thread that is read whole: in both databases the same.
const LONG: u32 = 100;

/// A filled database and who asks it.
struct Filled {
    portal: flows::Portal,
    member: StoredMember,
    centre: CentreId,
    /// Kept so that the database lives.
    _owner: Portal,
}

/// Three kinds of threads, so many of each: waiting and nobody's, waiting and the asking member's, answered. Of other
/// centres so many, each with 25 threads.
struct Size {
    of_each_kind: u32,
    other_centres: u32,
}

const LARGE: Size = Size {
    of_each_kind: 5_000,
    other_centres: 200,
};

const SMALL: Size = Size {
    of_each_kind: 50,
    other_centres: 2,
};

pub(crate) async fn measure() {
    println!(
        "time of a question, 99th percentile of {ROUNDS} in turns, in a database a hundred times smaller and in the large one"
    );
    for database in Database::ALL {
        let (small, large) = (
            Filled::make(database, &SMALL).await,
            Filled::make(database, &LARGE).await,
        );
        let filters = [
            ("open", Filter::Open),
            ("waiting", Filter::Waiting),
            ("not taken", Filter::Unassigned),
            ("mine", Filter::Of(small.member.id)),
            ("answered", Filter::Answered),
            ("all", Filter::All),
        ];
        for (name, filter) in filters {
            compare(database, &format!("list, {name}"), &small, &large, async |filled| {
                filled.list(filter, None).await;
            })
            .await;
        }
        let deep = large.place_far_behind().await;
        compare(
            database,
            "list, open, the 90th page of the large one",
            &small,
            &large,
            async |filled| {
                let after = (filled.centre.as_str() == "praha" && std::ptr::eq(filled, &large)).then_some(deep);
                filled.list(Filter::Open, after).await;
            },
        )
        .await;
        compare(database, "nothing new", &small, &large, async |filled| {
            filled.ask_for_news().await
        })
        .await;
        compare(database, "thread", &small, &large, async |filled| filled.view(1).await).await;
        compare(database, "messages", &small, &large, async |filled| {
            filled.read(1).await
        })
        .await;
    }
}

async fn compare(database: Database, what: &str, small: &Filled, large: &Filled, ask: impl AsyncFn(&Filled)) {
    let (mut of_small, mut of_large) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        for (filled, times) in [(small, &mut of_small), (large, &mut of_large)] {
            let start = Instant::now();
            ask(filled).await;
            times.push(start.elapsed().as_secs_f64() * 1e6);
        }
    }
    let (small, large) = (percentile(of_small), percentile(of_large));
    println!(
        "{database:?}, {what}: {small:.0} µs and {large:.0} µs, ratio {:.2}",
        large / small
    );
}

fn percentile(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() * 99 / 100]
}

impl Filled {
    async fn make(database: Database, size: &Size) -> Self {
        let owner = Portal::start_now(database).await;
        let portal = flows_of(&owner);
        let member = portal
            .store
            .read(|connection| members::find_by_name(connection, "anna.praha"));
        let member = member.await.expect("read").expect("Anna works in Prague");
        fill(&owner, database, size);
        Self {
            portal,
            centre: "praha".parse().expect("an id"),
            member,
            _owner: owner,
        }
    }

    async fn list(&self, filter: Filter, after: Option<ListKey>) {
        let wanted = WantedList {
            filter,
            after,
            known_revision: None,
            shown: None,
            also: Vec::new(),
        };
        let list = flows::list_threads(&self.portal, self.centre.clone(), wanted).await;
        let threads = list.expect("a list").expect("no revision was named").threads;
        // Like with like: a whole page in both.
        assert_eq!(threads.len(), 50);
    }

    /// A place behind ninety pages of the open threads.
    async fn place_far_behind(&self) -> ListKey {
        let mut place = None;
        for _ in 0..90 {
            let wanted = WantedList {
                filter: Filter::Open,
                after: place,
                known_revision: None,
                shown: None,
                also: Vec::new(),
            };
            let list = flows::list_threads(&self.portal, self.centre.clone(), wanted).await;
            place = list.expect("a list").expect("no revision was named").next;
        }
        place.expect("ninety pages")
    }

    async fn ask_for_news(&self) {
        let wanted = |known_revision| WantedList {
            filter: Filter::Open,
            after: None,
            known_revision,
            shown: None,
            also: Vec::new(),
        };
        let portal = self.portal.clone();
        let centre = self.centre.clone();
        let revision = portal
            .store
            .read(move |connection| ozvise_portal::store::threads::revision(connection, &centre));
        let revision = revision.await.expect("a revision");
        let list = flows::list_threads(&self.portal, self.centre.clone(), wanted(Some(revision))).await;
        assert!(list.expect("an answer").is_none());
    }

    async fn view(&self, number: i64) {
        let number = CaseNumber::from_i64(number).expect("a number");
        let view = flows::view_thread(&self.portal, self.member.id, self.centre.clone(), number).await;
        assert!(view.is_ok());
    }

    async fn read(&self, number: i64) {
        let number = CaseNumber::from_i64(number).expect("a number");
        let page = flows::read_messages_as_staff(&self.portal, self.centre.clone(), number, 0).await;
        assert_eq!(page.expect("messages").envelopes.len(), 50);
    }
}

/// How the two databases write the same.
struct Dialect {
    random_id: &'static str,
    bytes: fn(u32) -> String,
}

/// Fills the tables with rows of the right sizes. What is sealed is zeros: nothing opens it here.
fn fill(owner: &Portal, database: Database, size: &Size) {
    let dialect = match database {
        Database::Sqlite => Dialect {
            random_id: "randomblob(16)",
            bytes: |length| format!("zeroblob({length})"),
        },
        Database::Postgres => Dialect {
            random_id: "decode(md5(random()::text), 'hex')",
            bytes: |length| format!("decode(repeat('00', {length}), 'hex')"),
        },
    };
    let run = |statement: String| owner.database().execute(&statement);
    let anna = "(SELECT id FROM staff_member WHERE name = 'anna.praha')";
    let kinds = [
        ("waiting_for_centre", "400000 + i / 10", "NULL"),
        ("waiting_for_centre", "400000 + i / 10", anna),
        ("waiting_for_reporter", "NULL", "NULL"),
    ];
    let threads = |centre: &str, first: u32, count: u32, state: &str, waiting: &str, assignee: &str| {
        format!(
            "WITH RECURSIVE n (i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})
             INSERT INTO thread (id, capability_hash, reporter_key, centre_id, number, epoch, state, last_sequence,
                last_from, received_hour, last_hour, opening_mark, waiting_hour, assignee)
             SELECT {id}, {hash}, {key}, '{centre}', i, 1, '{state}', 3, 'reporter', 400000, 400000 + i / 10, {hash},
                {waiting}, {assignee} FROM n",
            last = first + count - 1,
            id = dialect.random_id,
            hash = (dialect.bytes)(32),
            key = (dialect.bytes)(1216),
        )
    };
    for (kind, (state, waiting, assignee)) in (0..).zip(kinds) {
        let first = 1 + kind * size.of_each_kind;
        run(threads("praha", first, size.of_each_kind, state, waiting, assignee));
    }
    for other in 1..=size.other_centres {
        run(format!(
            "INSERT INTO centre (id, accepting) VALUES ('other-{other}', TRUE)"
        ));
        run(threads(
            &format!("other-{other}"),
            1,
            25,
            "waiting_for_centre",
            "400000",
            "NULL",
        ));
    }
    let envelopes = |which: &str, first: u32, last: u32| {
        format!(
            "WITH RECURSIVE n (i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})
             INSERT INTO envelope (thread_id, sequence, hour, sealed)
             SELECT thread.id, i, 400000, {} FROM thread, n WHERE {which}",
            (dialect.bytes)(2200),
        )
    };
    run(envelopes("TRUE", 1, 3));
    run(envelopes("centre_id = 'praha' AND number = 1", 4, LONG));
    run(format!(
        "INSERT INTO thread_seal (thread_id, epoch, recipient, key_id, sealed)
         SELECT thread.id, 1, 'centre', {}, {} FROM thread",
        (dialect.bytes)(16),
        (dialect.bytes)(1200)
    ));
    // As if all of it had happened long ago, and the database had had its night.
    run("UPDATE thread SET changed_hour = 1".to_owned());
    run("ANALYZE".to_owned());
}
