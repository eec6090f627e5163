//! Five hundred listening inboxes: how soon a new message is known to all of them and on a screen, and what they cost.

use std::time::Instant;

use ozvise_tests::{Call, Counsellor, Database, Events, Reporter, seeded};

use crate::median;
use crate::served::Served;

const LISTENERS: usize = 500;
/// New messages, one after the other.
const MESSAGES: u32 = 20;

pub(crate) async fn measure() {
    println!("{LISTENERS} listening inboxes, {MESSAGES} new messages one after the other");
    for database in Database::ALL {
        let served = Served::start(database).await;
        let mut anna = Counsellor::new(served.device(), served.portal.staff_account("praha", 0), seeded(1));
        anna.sign_in().await.expect("signed in");
        let before = served.resident_mib();
        let mut listeners: Vec<Events> = Vec::new();
        for _ in 0..LISTENERS {
            let mut events = served
                .device()
                .http
                .listen(anna.signed(Call::get("/staff/events")))
                .await;
            events.next().await.expect("how things stand");
            listeners.push(events);
        }
        let (mut to_all, mut on_screen) = (Vec::new(), Vec::new());
        let mut phone = Reporter::with_new_code(served.device(), seeded(2));
        phone.open_thread("praha", "Dobrý den").await.expect("a new thread");
        hear(&mut listeners).await;
        anna.read(1).await.expect("opened");
        hear(&mut listeners).await;
        for number in 0..MESSAGES {
            phone.write(&format!("Zpráva {number}")).await.expect("written");
            let start = Instant::now();
            // The first of them fetches what is new, while the others are still being told.
            listeners[0].next().await.expect("news");
            anna.inbox().await.expect("the list");
            let seen = anna.read(1).await.expect("the thread");
            assert_eq!(seen.len(), usize::try_from(number).expect("few") + 2);
            on_screen.push(start.elapsed().as_secs_f64());
            hear(&mut listeners[1..]).await;
            to_all.push(start.elapsed().as_secs_f64());
        }
        let worst = |figures: &[f64]| figures.iter().copied().fold(0.0, f64::max);
        println!(
            "{database:?}: read after {:.2} s, at worst {:.2} s; all told after {:.2} s, at worst {:.2} s",
            median(on_screen.clone()),
            worst(&on_screen),
            median(to_all.clone()),
            worst(&to_all)
        );
        println!(
            "{database:?}: {:.1} MiB before, {:.1} MiB with all of them",
            before,
            served.resident_mib()
        );
    }
}

/// Everybody is told of a change.
async fn hear(listeners: &mut [Events]) {
    for listener in listeners {
        listener.next().await.expect("news");
    }
}
