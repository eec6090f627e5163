//! Five hundred listening inboxes of one centre, each of which fetches the list whenever it is told of news, as its page does;
//! and one counsellor among them in Chromium. How soon a message is on her screen, and what all of it costs.

use std::collections::HashSet;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use ozvise_tests::{Browser, Call, Counsellor, Database, Http, Reporter, Screen, seeded};
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;

use crate::median;
use crate::served::Served;

const LISTENERS: usize = 500;
/// New messages in the thread that is on the screen, one after the other.
const MESSAGES: u32 = 15;
/// New threads, one after the other.
const THREADS: u64 = 10;

/// Notes when each message of the shown thread, and each thread of the list, is first in the document.
const WATCH: &str = "globalThis.seen = {};
    new MutationObserver(() => {
      const now = Date.now();
      for (const { textContent } of document.querySelectorAll('#thread-messages .message-text')) seen[textContent] ??= now;
      for (const { dataset } of document.querySelectorAll('#thread-list [data-number]')) seen[dataset.number] ??= now;
    }).observe(document.body, { subtree: true, childList: true });";

pub(crate) async fn measure() {
    println!(
        "{LISTENERS} inboxes, {MESSAGES} messages in an open thread and {THREADS} new threads; seconds, median and worst"
    );
    for database in Database::ALL {
        let served = Served::start(database).await;
        let office = Office::open(&served).await;
        let before = served.resident_mib();
        let (mut listeners, mut told) = office.listeners(&served).await;
        let connected = served.resident_mib();
        let mut most = connected;
        let (mut messages, mut threads, mut to_all) = (Vec::new(), Vec::new(), Vec::new());
        let mut phone = Reporter::with_new_code(served.device(), seeded(2));
        phone.open_thread("praha", "Dobrý den").await.expect("a new thread");
        office.wait_for_all(&mut told).await;
        let desk = Desk::open(&served).await;
        office.wait_for_all(&mut told).await;
        for number in 0..MESSAGES {
            let text = format!("Zpráva {number}");
            let (sent, start) = (unix_ms(), Instant::now());
            phone.write(&text).await.expect("written");
            office.wait_for_all(&mut told).await;
            to_all.push(start.elapsed().as_secs_f64());
            messages.push((desk.seen(&text).await - sent) / 1000.0);
            most = most.max(served.resident_mib());
        }
        for number in 0..THREADS {
            let mut another = Reporter::with_new_code(served.device(), seeded(100 + number));
            let sent = unix_ms();
            another.open_thread("praha", "Dobrý den").await.expect("a new thread");
            office.wait_for_all(&mut told).await;
            // The first is number 1.
            threads.push((desk.seen(&(number + 2).to_string()).await - sent) / 1000.0);
            most = most.max(served.resident_mib());
        }
        listeners.abort_all();
        tell(database, "a message, on the counsellor's screen", messages);
        tell(database, "a new thread, in her list", threads);
        tell(database, "a message, all told, with a fresh list", to_all);
        println!(
            "{database:?}: {before:.1} MiB before they come, {connected:.1} MiB with all of them, at most {most:.1} MiB"
        );
    }
}

fn tell(database: Database, what: &str, figures: Vec<f64>) {
    let worst = figures.iter().copied().fold(0.0, f64::max);
    println!("{database:?}: {what:<40} {:.2}, {worst:.2}", median(figures));
}

fn unix_ms() -> f64 {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a clock after 1970");
    now.as_secs_f64() * 1000.0
}

/// Which listener has a list of which revision.
type Told = UnboundedReceiver<(usize, i64)>;

/// Who the listeners are: one member with many windows. Each window costs the server what anybody's costs.
struct Office {
    anna: Counsellor,
}

impl Office {
    async fn open(served: &Served) -> Self {
        // A code has to be of now, and the program may have been built meanwhile.
        served.portal.clock().catch_up();
        let mut anna = Counsellor::new(served.device(), served.portal.staff_account("praha", 0), seeded(1));
        anna.sign_in().await.expect("signed in");
        Self { anna }
    }

    /// All listeners, connected.
    async fn listeners(&self, served: &Served) -> (JoinSet<()>, Told) {
        let (told, mut heard) = unbounded_channel();
        let mut listeners = JoinSet::new();
        for index in 0..LISTENERS {
            let events = self.anna.signed(Call::get("/staff/events"));
            let list = self.anna.signed(Call::get("/staff/threads?filter=open"));
            listeners.spawn(listen(index, served.device().http, events, list, told.clone()));
        }
        self.wait_for_all(&mut heard).await;
        (listeners, heard)
    }

    /// Comes back when every listener has the list as it is now.
    async fn wait_for_all(&self, told: &mut Told) {
        let list = self.anna.ask(Call::get("/staff/threads?filter=open")).await;
        let now = revision_of(&list.expect("a list").json());
        let mut waiting: HashSet<usize> = (0..LISTENERS).collect();
        while !waiting.is_empty() {
            let (index, revision) = told.recv().await.expect("they listen");
            if revision >= now {
                waiting.remove(&index);
            }
        }
    }
}

fn revision_of(list: &Value) -> i64 {
    list["revision"].as_i64().expect("a revision")
}

async fn listen(index: usize, http: Http, events: Call, list: Call, told: UnboundedSender<(usize, i64)>) {
    let mut events = http.listen(events).await;
    while events.next().await.is_some() {
        let fresh = http.send(list.clone()).await.expect(200).json();
        if told.send((index, revision_of(&fresh))).is_err() {
            return;
        }
    }
}

/// The counsellor in Chromium, with the first thread open.
struct Desk(Browser);

impl Desk {
    async fn open(served: &Served) -> Self {
        let account = served.portal.staff_account("praha", 1);
        let browser = Browser::open(Screen::Desk).await;
        browser.go(&format!("{}/tym", served.origin)).await;
        browser.type_into("#staff-name", &account.name).await;
        browser.type_into("#staff-password", &account.password).await;
        browser.tap("#sign-in").await;
        browser.see("#staff-code").await;
        served.portal.clock().catch_up();
        let code = account.totp_at(served.portal.clock().seconds());
        browser.type_into("#staff-code", &code).await;
        browser.tap("#give-code").await;
        browser.tap("#thread-list [data-number='1']").await;
        browser.see("#thread-messages .message-text").await;
        browser.script(WATCH).await;
        Self(browser)
    }

    /// When it was first on the screen, in milliseconds since the Unix epoch.
    async fn seen(&self, what: &str) -> f64 {
        let at = self.0.until_script(&format!("return seen['{what}']")).await;
        at.as_f64().expect("a moment")
    }
}
