//! The main job: from a phone to the competent centre and back.

use std::time::Duration;

use ozvise_crypto::{Direction, Place};
use ozvise_tests::{Refusal, on_each_database, texts};

const ASKS: &str = "Bojím se jít domů. Co mám dělat?";
const ANSWERS: &str = "Jsme tu pro vás. Jste teď v bezpečí?";
const ASKS_AGAIN: &str = "Ano, jsem u sestry.";

#[test]
fn a_person_writes_a_counsellor_answers_and_the_person_comes_back_with_the_code_alone() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", ASKS).await.unwrap().expect(201);
        let code_on_paper = phone.code();
        drop(phone);

        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        let inbox = anna.inbox().await.unwrap();
        assert_eq!(inbox.len(), 1);
        let number = inbox[0]["number"].as_i64().unwrap();
        assert_eq!((&inbox[0]["state"], &inbox[0]["messages"]), (&"new".into(), &1.into()));
        assert_eq!(texts(&anna.read(number).await.unwrap()), [ASKS]);
        assert_eq!(anna.inbox().await.unwrap()[0]["state"], "opened");
        anna.reply(number, ANSWERS).await.unwrap().expect(201);
        assert_eq!(anna.inbox().await.unwrap()[0]["state"], "waiting_for_reporter");

        portal.clock().advance(Duration::from_secs(26 * 3600));
        let mut library_computer = portal.reporter_with_code(&code_on_paper, 2);
        let status = library_computer.status().await.unwrap();
        assert_eq!(
            (&status["state"], &status["waiting_for"]),
            (&"answered".into(), &"reporter".into())
        );
        let lines = library_computer.read().await.unwrap();
        assert_eq!(texts(&lines), [ASKS, ANSWERS]);
        assert_eq!(
            lines.iter().map(|line| line.from).collect::<Vec<_>>(),
            [Direction::FromReporter, Direction::FromCentre]
        );
        library_computer.write(ASKS_AGAIN).await.unwrap().expect(201);

        // A day later the session has ended: a counsellor signs in each day.
        anna.sign_in().await.unwrap();
        assert_eq!(texts(&anna.read(number).await.unwrap()), [ASKS, ANSWERS, ASKS_AGAIN]);
        assert_eq!(anna.inbox().await.unwrap()[0]["state"], "waiting_for_centre");
    });
}

#[test]
fn the_code_works_in_words_too() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", ASKS).await.unwrap();
        let spoken = phone.code_in_words();
        let mut elsewhere = portal.reporter_with_code(&spoken, 2);
        assert_eq!(texts(&elsewhere.read().await.unwrap()), [ASKS]);
    });
}

#[test]
fn a_colleague_reads_and_answers_too_and_another_centre_sees_nothing() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", ASKS).await.unwrap();
        let (mut anna, mut eva) = (portal.counsellor("praha", 0), portal.counsellor("praha", 1));
        anna.sign_in().await.unwrap();
        eva.sign_in().await.unwrap();
        let number = anna.inbox().await.unwrap()[0]["number"].as_i64().unwrap();
        anna.read(number).await.unwrap();
        anna.reply(number, ANSWERS).await.unwrap();
        assert_eq!(texts(&eva.read(number).await.unwrap()), [ASKS, ANSWERS]);
        eva.reply(number, "A tady je kolegyně.").await.unwrap();
        assert_eq!(phone.read().await.unwrap().len(), 3);

        let mut stranger = portal.counsellor("liberecky", 0);
        stranger.sign_in().await.unwrap();
        assert!(stranger.inbox().await.unwrap().is_empty());
        let Err(Refusal::Answered(refused)) = stranger.read(number).await else {
            panic!("another centre's thread")
        };
        refused.expect_error(404, "thread_not_found");
    });
}

#[test]
fn a_place_is_told_as_exactly_as_the_person_wants() {
    on_each_database(async |portal| {
        for (seed, district, municipality) in [
            (1, None, None),
            (2, Some("CZ0100"), None),
            (3, None, Some(554_782)),
            (4, Some("CZ0100"), Some(554_782)),
        ] {
            let place = Place {
                label: "Praha".into(),
                district: district.map(str::to_owned),
                municipality,
            };
            let mut phone = portal.reporter(seed);
            let thread = phone.prepare_thread_from("praha", ASKS, place).await.unwrap();
            phone.send_thread(&thread).await.unwrap();
            assert_eq!(
                texts(&portal.reporter_with_code(&phone.code(), 9).read().await.unwrap()),
                [ASKS],
                "thread {seed}"
            );
        }
    });
}

#[test]
fn centres_number_their_threads_each_for_itself() {
    on_each_database(async |portal| {
        for (seed, centre) in [(1, "praha"), (2, "liberecky"), (3, "praha")] {
            portal.reporter(seed).open_thread(centre, ASKS).await.unwrap();
        }
        let mut numbers = Vec::new();
        for centre in ["praha", "liberecky"] {
            let mut member = portal.counsellor(centre, 0);
            member.sign_in().await.unwrap();
            let mut of_centre: Vec<i64> = member
                .inbox()
                .await
                .unwrap()
                .iter()
                .map(|thread| thread["number"].as_i64().unwrap())
                .collect();
            of_centre.sort_unstable();
            numbers.push(of_centre);
        }
        assert_eq!(numbers, [vec![1, 2], vec![1]]);
    });
}

#[test]
fn a_long_thread_is_read_page_by_page() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "zpráva 1").await.unwrap();
        for number in 2..=120 {
            phone.write(&format!("zpráva {number}")).await.unwrap();
        }
        let mut elsewhere = portal.reporter_with_code(&phone.code(), 2);
        let lines = elsewhere.read().await.unwrap();
        assert_eq!(lines.len(), 120);
        assert_eq!(lines[119].text, "zpráva 120");
    });
}

#[test]
fn texts_of_every_size_arrive() {
    on_each_database(async |portal| {
        let sizes = [1, 1_900, 8_000, 30_000];
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", &"a".repeat(sizes[0])).await.unwrap();
        for size in &sizes[1..] {
            phone.write(&"ž".repeat(size / 2)).await.unwrap();
        }
        let lines = portal.reporter_with_code(&phone.code(), 2).read().await.unwrap();
        assert_eq!(lines.iter().map(|line| line.text.len()).collect::<Vec<_>>(), sizes);
    });
}

#[test]
fn a_deleted_thread_is_gone_for_both_sides() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", ASKS).await.unwrap();
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        let number = anna.inbox().await.unwrap()[0]["number"].as_i64().unwrap();
        anna.read(number).await.unwrap();

        phone.delete().await.unwrap().expect(204);

        let Err(Refusal::Answered(refused)) = phone.status().await else {
            panic!("a deleted thread")
        };
        refused.expect_error(404, "thread_not_found");
        assert!(anna.inbox().await.unwrap().is_empty());
        let Err(Refusal::Answered(refused)) = anna.reply(number, ANSWERS).await else {
            panic!("a deleted thread")
        };
        refused.expect_error(404, "thread_not_found");
    });
}

#[test]
fn hours_are_all_that_the_server_tells_of_the_time() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", ASKS).await.unwrap();
        let hour = i64::try_from(portal.clock().seconds() / 3600).unwrap();
        let status = phone.status().await.unwrap();
        assert_eq!(status["received_hour"], hour);
        assert_eq!(status["last_hour"], hour);
    });
}
