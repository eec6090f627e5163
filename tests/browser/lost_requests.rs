//! Every request of a journey is lost once: on the way there, on the way back, and in the middle of the answer. There is one
//! thread in the end with each message once, no text is lost, and the page says what is true.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hyper::Method;
use ozvise_tests::{Asked, Canary, Counsellor, Fate, Portal, texts};
use serde_json::json;

use crate::actors::Phone;
use crate::in_the_browser;
use crate::traces::assert_no_canary_was_sent;

const MESSAGES: [&str; 3] = ["První kanárek.", "Druhý kanárek.", "Třetí kanárek."];

/// Every request that a journey makes once the first page is there.
const REQUESTS: [(Method, &str); 9] = [
    (Method::GET, "/js/reporter/lock.js"),
    (Method::GET, "/reporter/reporter.js"),
    (Method::GET, "/reporter/reporter_bg.wasm"),
    (Method::GET, "/api/v1/directory"),
    (Method::POST, "/api/v1/threads"),
    (Method::POST, "/api/v1/thread/messages"),
    (Method::GET, "/api/v1/thread"),
    (Method::GET, "/api/v1/thread/messages"),
    (Method::DELETE, "/api/v1/thread"),
];

/// How many requests of one kind are lost in a row: more than the page can hide by asking in advance.
const LOST: u32 = 2;

#[derive(Debug, Clone, Copy)]
enum Loss {
    OnTheWayThere,
    OnTheWayBack,
    InTheMiddle,
}

/// Taps, and does what the page offers until the goal is reached. Whatever goes wrong, there are numbers to call.
async fn reach(phone: &Phone, tap: &str, goal: &str) {
    let browser = &phone.browser;
    let outcome = format!(
        "const seen = (css) => [...document.querySelectorAll(css)].some((found) => found.checkVisibility());
         if (seen({goal:?})) return 'there';
         if (seen('[data-screen=stop] h1')) return 'stopped';
         if (document.querySelector('main [aria-busy]')) return null;
         return seen('main [role=alert]:not(:empty)') ? 'refused' : null"
    );
    // Once for the goal, and once for each loss.
    for _ in 0..=LOST {
        browser.tap(tap).await;
        match browser.until_script(&outcome).await.as_str() {
            Some("there") => return,
            Some("stopped") => {
                phone.is_stopped().await;
                browser.tap("#stop-retry").await;
            }
            _ => {
                for number in ["158", "112", "155", "116006"] {
                    browser.see(&format!("a[href='tel:{number}']")).await;
                }
            }
        }
    }
    panic!("{goal} is not reached by {tap}");
}

/// Writes a message from the screen for writing. Until it is sent it is on the page; when it is, it is not.
async fn write(phone: &Phone, text: &str) {
    phone.browser.type_into("#message", text).await;
    reach(phone, "#send", "[data-screen='sent'] h1").await;
    let left = phone
        .browser
        .script("return document.querySelector('#message').value")
        .await;
    assert_eq!(left, "");
}

/// From the first page to a thread of three messages; the code.
async fn journey(phone: &Phone) -> String {
    let browser = &phone.browser;
    phone.load("/").await;
    phone.begin("victim").await;
    phone.pick_from_lists("CZ010", None).await;
    reach(phone, "#place-continue", "#centre-continue").await;
    reach(phone, "#centre-continue", "#before-continue").await;
    reach(phone, "#before-continue", "#code-groups li").await;
    let code = phone.confirm_code().await;
    write(phone, MESSAGES[0]).await;
    browser.tap("#add-message").await;
    write(phone, MESSAGES[1]).await;

    phone.load("/").await;
    reach(phone, "#have-code", "#code-entry").await;
    browser.type_into("#code-entry", &code).await;
    reach(phone, "#return-continue", "#status-state").await;
    reach(phone, "#status-show", "#message-list li").await;
    browser.tap("#write-again").await;
    write(phone, MESSAGES[2]).await;
    code
}

async fn assert_one_thread(anna: &mut Counsellor, what: &str) {
    let inbox = anna.inbox().await.unwrap();
    assert_eq!(inbox.len(), 1, "{what}");
    let number = inbox[0]["number"].as_i64().unwrap();
    assert_eq!(texts(&anna.read(number).await.unwrap()), MESSAGES, "{what}");
}

/// Loses the first requests of one kind; whether that has happened.
fn lose(portal: &Portal, request: &(Method, &'static str), loss: Loss) -> Arc<AtomicBool> {
    let happened = Arc::new(AtomicBool::new(false));
    let witness = Arc::clone(&happened);
    let (method, path) = request.clone();
    let mut left = LOST;
    let mut is_lost = move |asked: &Asked| {
        // The page's own script of the same name comes with the first page, which is another story.
        let own = asked.path().contains("/js/") == path.contains("/js/");
        let hit = left > 0 && own && asked.method == method && asked.path().ends_with(path);
        if hit {
            left -= 1;
            witness.store(true, Ordering::SeqCst);
        }
        hit
    };
    let fate = |lost: bool, fate: Fate| if lost { fate } else { Fate::Pass };
    match loss {
        Loss::OnTheWayThere => portal
            .wire()
            .on_request(move |asked| fate(is_lost(asked), Fate::HangUp)),
        Loss::OnTheWayBack => portal
            .wire()
            .on_answer(move |asked, _| fate(is_lost(asked), Fate::HangUp)),
        Loss::InTheMiddle => portal
            .wire()
            .on_answer(move |asked, _| fate(is_lost(asked), Fate::CutShort)),
    }
    happened
}

fn with_each_request_lost(loss: Loss) {
    in_the_browser(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        let mut canaries: Vec<Canary> = MESSAGES.map(|word| Canary::new(word, word)).to_vec();
        let phone = Phone::take(&portal).await;
        // What the browser has kept of one journey would spare the next one its requests.
        phone.browser.cdp("Network.enable", json!({})).await;
        for request in &REQUESTS {
            let what = format!("{} {} {loss:?}", request.0, request.1);
            phone.browser.cdp("Network.clearBrowserCache", json!({})).await;
            let happened = lose(&portal, request, loss);
            let code = journey(&phone).await;
            if request.0 != Method::DELETE {
                assert_one_thread(&mut anna, &what).await;
            }
            phone.browser.tap("#sent-messages").await;
            phone.browser.tap("#delete-thread").await;
            reach(&phone, "#delete-yes", "[data-screen='deleted'] h1").await;
            assert!(anna.inbox().await.unwrap().is_empty(), "{what}");
            assert!(happened.load(Ordering::SeqCst), "{what}: nothing was lost");
            portal.wire().be_honest();
            canaries.push(Canary::new("a code", &code));
        }
        assert_no_canary_was_sent(&portal, canaries);
    });
}

#[test]
fn on_the_way_there() {
    with_each_request_lost(Loss::OnTheWayThere);
}

#[test]
fn on_the_way_back() {
    with_each_request_lost(Loss::OnTheWayBack);
}

#[test]
fn in_the_middle_of_the_answer() {
    with_each_request_lost(Loss::InTheMiddle);
}

#[test]
fn on_a_slow_network_the_page_says_that_it_is_sending() {
    in_the_browser(async |portal| {
        let phone = Phone::take(&portal).await;
        // 400 kbit/s both ways, 400 ms to the first byte.
        let slow =
            json!({ "offline": false, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000 });
        phone.browser.cdp("Network.enable", json!({})).await;
        phone.browser.cdp("Network.emulateNetworkConditions", slow).await;
        phone.load("/").await;
        let code = phone.prepare().await;
        phone.send(MESSAGES[0]).await;
        phone.browser.see("#sending-state[data-progress='sending']").await;
        phone.is_sent().await;
        // Two taps in a row send once.
        phone.browser.tap("#add-message").await;
        phone.browser.type_into("#message", MESSAGES[1]).await;
        phone
            .browser
            .script("const send = document.querySelector('#send'); send.click(); send.click()")
            .await;
        phone.is_sent().await;
        phone.come_back(&code).await;
        assert_eq!(phone.show_messages().await, [MESSAGES[1], MESSAGES[0]]);
        phone.browser.tap("#write-again").await;
        phone.send(MESSAGES[2]).await;
        phone.is_sent().await;
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        assert_one_thread(&mut anna, "slow").await;
    });
}

#[test]
fn a_first_page_that_did_not_load_completely_says_so_and_shows_the_numbers() {
    in_the_browser(async |portal| {
        portal.wire().on_answer(|asked, _| {
            if asked.path().ends_with("/js/reporter/role.js") {
                Fate::CutShort
            } else {
                Fate::Pass
            }
        });
        let phone = Phone::open(&portal).await;
        phone.browser.see(".late").await;
        for number in ["158", "112", "155", "116006"] {
            phone.browser.see(&format!("main a[href='tel:{number}']")).await;
        }
        portal.wire().be_honest();
        phone.load("/").await;
        phone.browser.see("#start-writing:enabled").await;
        let late = "return document.querySelector('.late').checkVisibility()";
        assert_eq!(phone.browser.script(late).await, false);
    });
}
