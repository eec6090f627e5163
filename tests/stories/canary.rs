//! The blind server: canary words are planted in every field, whole journeys are run, and then everything that is stored,
//! logged or sent is searched for them.

use std::time::Duration;

use hyper::header::{AUTHORIZATION, COOKIE, REFERER, USER_AGENT};
use ozvise_crypto::{Place, from_b64};
use ozvise_tests::{Call, Canary, CapturedLog, Counsellor, Portal, Reporter, SESSION_COOKIE, Scan, on_each_database};

/// Marks that make each run's words its own: a PostgreSQL server is shared by all tests.
fn unique(word: &str, portal: &Portal) -> String {
    format!("{word}-{}", portal.number())
}

/// What is planted, and by whom.
struct Planted {
    question: String,
    answer: String,
    again: String,
    note: String,
    draft: String,
    place: String,
    person: String,
    browser: String,
    referer: String,
}

impl Planted {
    fn for_portal(portal: &Portal) -> Self {
        Self {
            question: unique("kanárek-otázka", portal),
            answer: unique("kanárek-odpověď", portal),
            again: unique("kanárek-podruhé", portal),
            note: unique("kanárek-poznámka", portal),
            draft: unique("kanárek-rozepsáno", portal),
            place: unique("Kanárkova Lhota", portal),
            person: unique("Květa Kanárková", portal),
            browser: unique("kanarek-prohlizec", portal),
            referer: unique("kanarek-odkud", portal),
        }
    }

    /// What nobody but the two may ever read.
    fn texts(&self) -> Vec<Canary> {
        vec![
            Canary::new("the question", &self.question),
            Canary::new("the answer", &self.answer),
            Canary::new("the second message", &self.again),
            Canary::new("the note", &self.note),
            Canary::new("the draft", &self.draft),
            Canary::new("the place", &self.place),
            Canary::new("the person's name", &self.person),
        ]
    }

    /// What the portal is told by every browser and has to forget.
    fn of_the_browser(&self) -> Vec<Canary> {
        vec![
            Canary::new("the user agent", &self.browser),
            Canary::new("the referer", &self.referer),
        ]
    }
}

/// Both forms of the code in the ways in which people and programs write them.
fn of_the_code(phone: &Reporter) -> Vec<Canary> {
    let (groups, words) = (phone.code(), phone.code_in_words());
    let word_list: Vec<&str> = words.split(' ').collect();
    vec![
        Canary::new("the code", &groups),
        Canary::new("the code without hyphens", &groups.replace('-', "")),
        Canary::new("the code in lower case", &groups.to_lowercase()),
        Canary::new("half of the code", &groups[..9]),
        Canary::new("the code in words", &words),
        Canary::new("some words of the code", &word_list[3..6].join(" ")),
        Canary::new("the words with hyphens", &word_list.join("-")),
    ]
}

fn of_the_passwords(member: &Counsellor) -> Vec<Canary> {
    vec![
        Canary::new("the password", &member.account().password),
        Canary::of_bytes("the second factor's secret", &member.account().totp_secret),
    ]
}

/// Secrets that are shown to the server with each request, and that it must not keep.
fn of_the_credentials(phone: &Reporter, member: &Counsellor) -> Vec<Canary> {
    let bearer = from_b64(&phone.bearer()).unwrap();
    let cookie = member.cookie();
    let token = from_b64(cookie.strip_prefix(&format!("{SESSION_COOKIE}=")).unwrap()).unwrap();
    vec![
        Canary::of_bytes("the capability", &bearer[16..]),
        Canary::of_bytes("the session's token", &token),
    ]
}

/// The main journey with a canary in every field.
async fn journey(portal: &Portal, planted: &Planted) -> (Reporter, Counsellor) {
    let mut phone = portal.reporter(41);
    let place = Place {
        label: planted.place.clone(),
        district: Some("CZ0100".into()),
        municipality: Some(554_782),
    };
    let question = format!("{}. Jmenuji se {}.", planted.question, planted.person);
    let thread = phone.prepare_thread_from("praha", &question, place).await.unwrap();
    phone.send_thread(&thread).await.unwrap();

    let mut anna = portal.counsellor("praha", 0);
    anna.sign_in().await.unwrap();
    anna.read(1).await.unwrap();
    anna.reply(1, &planted.answer).await.unwrap();
    anna.note(1, &planted.note).await.unwrap();
    anna.keep_draft(1, &planted.draft, &serde_json::Value::Null)
        .await
        .unwrap();
    portal.clock().advance(Duration::from_secs(600));

    let mut elsewhere = portal.reporter_with_code(&phone.code_in_words(), 42);
    elsewhere.read().await.unwrap();
    elsewhere.write(&planted.again).await.unwrap();
    anna.read(1).await.unwrap();

    // What browsers tell about themselves, on calls that succeed and on calls that fail.
    for call in [
        Call::get("/thread").bearer(&phone.bearer()),
        Call::get("/thread").bearer(&portal.reporter(43).bearer()),
        Call::get("/staff/threads/1").cookie(&anna.cookie()),
        Call::get("/nothing"),
    ] {
        portal
            .http()
            .send(
                call.header(USER_AGENT, &planted.browser)
                    .header(REFERER, &planted.referer),
            )
            .await;
    }
    (phone, anna)
}

/// Everything that lies on the server's disk.
fn scan_at_rest(portal: &Portal, scan: &mut Scan) {
    scan.bytes("the dump", &portal.database().dump());
    scan.folder(&portal.database().files());
    scan.folder(portal.data_folder());
    scan.bytes("the log", &CapturedLog::bytes());
}

#[test]
fn nothing_secret_is_stored_or_logged() {
    on_each_database(async |portal| {
        let planted = Planted::for_portal(&portal);
        let (phone, anna) = journey(&portal, &planted).await;
        let mut canaries = [
            planted.texts(),
            planted.of_the_browser(),
            of_the_code(&phone),
            of_the_passwords(&anna),
        ]
        .concat();
        canaries.extend(of_the_credentials(&phone, &anna));
        let mut scan = Scan::for_all(canaries);
        scan_at_rest(&portal, &mut scan);
        scan.assert_clean();

        // And nothing comes to light by deleting.
        phone.delete().await.unwrap();
        scan_at_rest(&portal, &mut scan);
        scan.assert_clean();
    });
}

#[test]
fn nothing_secret_is_on_the_wire() {
    on_each_database(async |portal| {
        let planted = Planted::for_portal(&portal);
        let (phone, anna) = journey(&portal, &planted).await;
        let secrets = || [planted.texts(), of_the_code(&phone), of_the_passwords(&anna)].concat();
        let mut sent_to_server = Scan::for_all(secrets());
        let mut sent_by_server = Scan::for_all([secrets(), planted.of_the_browser()].concat());
        let mut bodies_and_addresses = Scan::for_all(of_the_credentials(&phone, &anna));
        for exchange in portal.wire().exchanges() {
            let what = format!("{} {}", exchange.asked.method, exchange.asked.target);
            sent_to_server.bytes(&what, &exchange.asked.bytes());
            // Credentials travel in their headers and nowhere else.
            let mut without_credentials = exchange.asked.clone();
            without_credentials.headers.remove(AUTHORIZATION);
            without_credentials.headers.remove(COOKIE);
            bodies_and_addresses.bytes(&what, &without_credentials.bytes());
            sent_by_server.bytes(&what, &exchange.answer.unwrap().bytes());
        }
        sent_to_server.assert_clean();
        sent_by_server.assert_clean();
        bodies_and_addresses.assert_clean();
    });
}

#[test]
fn the_search_finds_what_is_really_there() {
    on_each_database(async |portal| {
        let word = unique("kanárek-podvržený", &portal);
        portal.database().execute("CREATE TABLE planted (word TEXT)");
        portal
            .database()
            .execute(&format!("INSERT INTO planted VALUES ('{word}')"));
        let found = |look: &dyn Fn(&mut Scan)| {
            let mut scan = Scan::for_all(vec![Canary::new("the planted word", &word)]);
            look(&mut scan);
            !scan.sightings().is_empty()
        };
        assert!(
            found(&|scan| scan.bytes("the dump", &portal.database().dump())),
            "the dump"
        );
        assert!(found(&|scan| scan.folder(&portal.database().files())), "the files");
        assert!(
            !found(&|scan| scan.bytes("the log", &CapturedLog::bytes())),
            "the log, before"
        );
        tracing::debug!(word, "planted");
        assert!(found(&|scan| scan.bytes("the log", &CapturedLog::bytes())), "the log");
        portal
            .http()
            .send(Call::get("/directory").header(USER_AGENT, &canary_in_ascii(&word)))
            .await;
        let asked = portal.wire().exchanges().pop().unwrap().asked;
        assert!(found(&|scan| scan.bytes("the wire", &asked.bytes())), "the wire");
    });
}

/// Headers are ASCII, so the word goes into one in an escaped form.
fn canary_in_ascii(word: &str) -> String {
    serde_json::Value::from(word)
        .to_string()
        .chars()
        .fold(String::new(), |mut text, sign| {
            if sign.is_ascii() {
                text.push(sign)
            } else {
                text.push_str(&format!("\\u{:04x}", u32::from(sign)))
            }
            text
        })
}

/// The server names the address that it listens on, which is nobody's.
fn is_own(line: &str) -> bool {
    line.contains(" actix_server::")
}

#[test]
fn the_log_is_captured() {
    on_each_database(async |portal| {
        portal.http().send(Call::get("/directory")).await.expect(200);
        let log = String::from_utf8(CapturedLog::bytes()).unwrap();
        assert!(log.contains("ozvise_portal"), "the portal has logged nothing: {log}");
        let addresses: Vec<&str> = log
            .lines()
            .filter(|line| line.contains("127.0.0.1") && !is_own(line))
            .collect();
        assert!(
            addresses.is_empty(),
            "an address is in the log: {:#?}",
            &addresses[..addresses.len().min(9)]
        );
    });
}
