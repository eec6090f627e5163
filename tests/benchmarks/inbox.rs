//! Lists and threads of a centre in a large database and in one a hundred times smaller: what is asked in turns, of the same
//! length in both, should cost the same. And how long a counsellor of the large one waits for them in Chromium.

use std::time::Instant;

use ozvise_crypto::{CENTRE_SEAL_BYTES, CentreId, ENVELOPE_BYTES};
use ozvise_portal::domain::CaseNumber;
use ozvise_portal::flows::{self, WantedList};
use ozvise_portal::store::members::{self, StoredMember};
use ozvise_portal::store::threads::{Filter, ListKey};
use ozvise_tests::{Database, Portal};

use crate::inbox_screen;
use crate::messages::flows_of;

/// Each question is asked so often of either database: a hundredth of it is still enough that no single hiccup of the machine
/// makes the figure.
const ROUNDS: usize = 5_000;

/// Messages of the one thread that is read whole, all really sealed: in both databases the same.
const LONG: u32 = 100;

/// Messages of every other thread.
const MESSAGES: u32 = 10;

/// Threads of every other centre: what one has that is not asked much.
const THREADS_ELSEWHERE: u32 = 100;

/// A filled database and who asks it.
struct Filled {
    portal: flows::Portal,
    member: StoredMember,
    centre: CentreId,
    owner: Portal,
}

/// How a thread of the centre stands, in SQL.
struct Kind {
    state: &'static str,
    waiting: &'static str,
    assignee: &'static str,
}

const ANNA: &str = "(SELECT id FROM staff_member WHERE name = 'anna.praha')";

const NOBODYS: Kind = Kind {
    state: "waiting_for_centre",
    waiting: "400000 + number / 10",
    assignee: "NULL",
};

const MINE: Kind = Kind {
    assignee: ANNA,
    ..NOBODYS
};

const ANSWERED: Kind = Kind {
    state: "waiting_for_reporter",
    waiting: "NULL",
    assignee: ANNA,
};

const CLOSED: Kind = Kind {
    state: "closed",
    ..ANSWERED
};

/// Threads of the centre, besides the long one, in the order of [`Size::KINDS`]; and how many other centres there are.
struct Size {
    threads: [u32; 4],
    other_centres: u32,
}

impl Size {
    const KINDS: [Kind; 4] = [NOBODYS, MINE, ANSWERED, CLOSED];
}

/// With the long one 5,000 open threads with 50,000 messages.
const LARGE: Size = Size {
    threads: [1_999, 1_500, 1_500, 2_000],
    other_centres: 200,
};

/// A hundredth of it. All its threads are of one kind, and become of another one before they are asked for, so that its
/// lists have a whole page, too.
const SMALL: Size = Size {
    threads: [69, 0, 0, 0],
    other_centres: 2,
};

pub(crate) async fn measure() {
    for database in Database::ALL {
        println!(
            "{database:?}: time of a question, 99th percentile of {ROUNDS} in turns, in a database a hundred times smaller and in \
             the large one"
        );
        let (small, large) = (
            Filled::make(database, &SMALL).await,
            Filled::make(database, &LARGE).await,
        );
        let filters = [
            ("open", Filter::Open, NOBODYS),
            ("waiting", Filter::Waiting, NOBODYS),
            ("not taken", Filter::Unassigned, NOBODYS),
            ("mine", Filter::Of(small.member.id), MINE),
            ("answered", Filter::Answered, ANSWERED),
            ("closed", Filter::Closed, CLOSED),
            ("all", Filter::All, CLOSED),
        ];
        for (name, filter, kind) in filters {
            small.become_all(&kind);
            compare(database, &format!("list, {name}"), &small, &large, async |filled| {
                filled.list(filter, None).await;
            })
            .await;
        }
        small.become_all(&NOBODYS);
        let deep = large.place_far_behind().await;
        compare(
            database,
            "list, open, the 90th page of the large one",
            &small,
            &large,
            async |filled| {
                let after = std::ptr::eq(filled, &large).then_some(deep);
                filled.list(Filter::Open, after).await;
            },
        )
        .await;
        compare(database, "nothing new", &small, &large, async |filled| {
            filled.ask_for_news().await
        })
        .await;
        compare(database, "thread", &small, &large, async |filled| filled.view(1).await).await;
        compare(database, "its first messages", &small, &large, async |filled| {
            filled.read(1, 0).await
        })
        .await;
        compare(database, "its last messages", &small, &large, async |filled| {
            filled.read(1, LONG - 50).await
        })
        .await;
        inbox_screen::measure(database, &large.owner, LONG).await;
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
        let mut reporter = owner.reporter(1);
        reporter
            .open_thread("praha", "Dobrý den, 1")
            .await
            .expect("a new thread");
        for number in 2..=LONG {
            reporter.write(&format!("Dobrý den, {number}")).await.expect("written");
        }
        let mut head = owner.counsellor("praha", 1);
        head.sign_in().await.expect("signed in");
        head.read(1).await.expect("opened once");
        let start = Instant::now();
        fill(&owner, database, size);
        println!("filled within {:.0} s", start.elapsed().as_secs_f64());
        Self {
            portal,
            centre: "praha".parse().expect("an id"),
            member,
            owner,
        }
    }

    /// Makes all threads of the centre ones of a kind.
    fn become_all(&self, kind: &Kind) {
        let Kind {
            state,
            waiting,
            assignee,
        } = kind;
        self.owner.database().execute(&format!(
            "UPDATE thread SET state = '{state}', waiting_hour = {waiting}, assignee = {assignee} WHERE centre_id = 'praha'"
        ));
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

    async fn read(&self, number: i64, after: u32) {
        let number = CaseNumber::from_i64(number).expect("a number");
        let page = flows::read_messages_as_staff(&self.portal, self.centre.clone(), number, after).await;
        assert_eq!(page.expect("messages").envelopes.len(), 50);
    }
}

/// How the two databases write the same.
struct Dialect {
    random_id: &'static str,
    /// So many bytes that cannot be compressed.
    noise: fn(usize) -> String,
}

/// Fills the tables with rows of the right sizes, and with the one thread that is there already as the one that has waited
/// longest. What is sealed is noise: nothing opens it here.
fn fill(owner: &Portal, database: Database, size: &Size) {
    let dialect = match database {
        Database::Sqlite => Dialect {
            random_id: "randomblob(16)",
            noise: |length| format!("randomblob({length})"),
        },
        Database::Postgres => Dialect {
            random_id: "decode(md5(random()::text), 'hex')",
            // A query that depends on nothing, and is run once.
            noise: |length| {
                let hashes = length.div_ceil(32);
                format!(
                    "(SELECT substring(string_agg(sha256(h::text::bytea), '') FROM 1 FOR {length}) FROM generate_series(1, {hashes}) h)"
                )
            },
        },
    };
    let run = |statement: String| owner.database().execute(&statement);
    // The name of the row's number stands in what a kind says of it.
    let threads = |centre: &str, first: u32, count: u32, kind: &Kind| {
        format!(
            "WITH RECURSIVE n (number) AS (SELECT {first} UNION ALL SELECT number + 1 FROM n WHERE number < {last})
             INSERT INTO thread (id, capability_hash, reporter_key, centre_id, number, epoch, state, last_sequence,
                last_from, received_hour, last_hour, opening_mark, waiting_hour, assignee)
             SELECT {id}, {hash}, {key}, '{centre}', number, 1, '{state}', {MESSAGES}, 'reporter', 400000,
                400000 + number / 10, {hash}, {waiting}, {assignee} FROM n",
            last = first + count - 1,
            id = dialect.random_id,
            hash = (dialect.noise)(32),
            key = (dialect.noise)(1216),
            state = kind.state,
            waiting = kind.waiting,
            assignee = kind.assignee,
        )
    };
    run("UPDATE thread SET state = 'waiting_for_centre', waiting_hour = 399999, last_hour = 399999".to_owned());
    let mut first = 2;
    for (kind, count) in Size::KINDS.iter().zip(size.threads) {
        if count > 0 {
            run(threads("praha", first, count, kind));
        }
        first += count;
    }
    for other in 1..=size.other_centres {
        run(format!(
            "INSERT INTO centre (id, accepting) VALUES ('other-{other}', TRUE)"
        ));
        run(threads(&format!("other-{other}"), 1, THREADS_ELSEWHERE, &NOBODYS));
    }
    run(format!(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MESSAGES})
         INSERT INTO envelope (thread_id, sequence, hour, sealed)
         SELECT thread.id, i, 400000, {} FROM thread, n WHERE last_sequence = {MESSAGES}",
        (dialect.noise)(ENVELOPE_BYTES[0]),
    ));
    run(format!(
        "INSERT INTO thread_seal (thread_id, epoch, recipient, key_id, sealed)
         SELECT thread.id, 1, 'centre', {}, {} FROM thread WHERE last_sequence = {MESSAGES}",
        (dialect.noise)(16),
        (dialect.noise)(CENTRE_SEAL_BYTES)
    ));
    // As if all of it had happened long ago, and the database had had its night.
    run("UPDATE thread SET changed_hour = 1".to_owned());
    run(
        "UPDATE centre SET next_number = 1 + (SELECT coalesce(max(number), 0) FROM thread WHERE centre_id = centre.id)"
            .to_owned(),
    );
    run(match database {
        Database::Sqlite => "ANALYZE",
        Database::Postgres => "VACUUM ANALYZE",
    }
    .to_owned());
}
