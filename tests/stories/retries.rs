//! A bad network: what is sent twice is stored once, and what cannot both be stored is told.

use ozvise_tests::{Call, Fate, Refusal, on_each_database, texts};
use tokio::task::JoinSet;

/// Enough to meet in the same instant on any machine.
const AT_ONCE: usize = 8;

#[test]
fn the_same_again_is_a_success_and_another_one_is_a_conflict() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        let thread = phone.prepare_thread("praha", "první").await.unwrap();
        phone.send_thread(&thread).await.unwrap().expect(201);
        phone.send_thread(&thread).await.unwrap().expect(200);

        // The same code on two devices, which both write the second message.
        let mut tablet = portal.reporter_with_code(&phone.code(), 2);
        tablet.read().await.unwrap();
        let from_phone = phone.prepare_message("z telefonu").unwrap();
        let from_tablet = tablet.prepare_message("z tabletu").unwrap();
        phone.send_message(&from_phone).await.unwrap().expect(201);
        phone.send_message(&from_phone).await.unwrap().expect(200);
        let Err(Refusal::Answered(refused)) = tablet.send_message(&from_tablet).await else {
            panic!("a second second")
        };
        let error = refused.expect_error(409, "conflicting_message");
        assert_eq!(error["last_sequence"], 2);

        // The tablet keeps the text, reads what came between, and writes again.
        tablet.discard_pending();
        assert_eq!(texts(&tablet.read().await.unwrap()), ["první", "z telefonu"]);
        tablet.write("z tabletu").await.unwrap().expect(201);
        assert_eq!(
            texts(&phone.read().await.unwrap()),
            ["první", "z telefonu", "z tabletu"]
        );
        // An old envelope again is still the same one.
        phone.send_message(&from_phone).await.unwrap().expect(200);
        assert_eq!(phone.status().await.unwrap()["last_sequence"], 3);
    });
}

#[test]
fn a_first_message_again_with_other_content_is_a_conflict() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        let thread = phone.prepare_thread("praha", "první").await.unwrap();
        phone.send_thread(&thread).await.unwrap().expect(201);
        let other = portal
            .reporter_with_code(&phone.code(), 2)
            .prepare_thread("praha", "jiná")
            .await
            .unwrap();
        let Err(Refusal::Answered(refused)) = phone.send_thread(&other).await else {
            panic!("two threads of one code")
        };
        refused.expect_error(409, "conflicting_thread");
    });
}

#[test]
fn the_same_thread_at_once_many_times_is_one_thread() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        let request = phone.prepare_thread("praha", "první").await.unwrap();
        let statuses = at_once(&phone, &Call::post("/threads", &request)).await;
        assert_one_was_stored(&statuses);

        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        assert_eq!(anna.inbox().await.unwrap().len(), 1);
    });
}

#[test]
fn the_same_message_at_once_many_times_is_one_message() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "první").await.unwrap();
        let request = phone.prepare_message("druhá").unwrap();
        let statuses = at_once(&phone, &Call::post("/thread/messages", &request)).await;
        assert_one_was_stored(&statuses);
        assert_eq!(phone.status().await.unwrap()["last_sequence"], 2);
    });
}

#[test]
fn of_many_writers_at_once_one_wins() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "první").await.unwrap();
        let mut writers = JoinSet::new();
        for seed in 0..AT_ONCE {
            let mut device = portal.reporter_with_code(&phone.code(), 10 + seed as u64);
            writers.spawn(async move {
                device.read().await.unwrap();
                let request = device.prepare_message(&format!("zařízení {seed}")).unwrap();
                (device, request)
            });
        }
        let mut sending = JoinSet::new();
        for (mut device, request) in writers.join_all().await {
            sending.spawn(async move {
                match device.send_message(&request).await {
                    Ok(answer) => answer.status.as_u16(),
                    Err(Refusal::Answered(answer)) => {
                        answer.expect_error(409, "conflicting_message");
                        409
                    }
                    Err(other) => panic!("{other:?}"),
                }
            });
        }
        let statuses = sending.join_all().await;
        assert_eq!(
            statuses.iter().filter(|status| **status == 201).count(),
            1,
            "{statuses:?}"
        );
        assert_eq!(
            portal.reporter_with_code(&phone.code(), 99).read().await.unwrap().len(),
            2
        );
    });
}

#[test]
fn an_acknowledgement_that_got_lost_is_given_again() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        let request = phone.prepare_thread("praha", "první").await.unwrap();

        // The portal stores the thread, and the phone never learns it.
        portal.wire().on_answer(|asked, _| {
            if asked.path().ends_with("/threads") {
                Fate::HangUp
            } else {
                Fate::Pass
            }
        });
        assert!(matches!(
            phone.send_thread(&request).await,
            Err(Refusal::ConnectionLost)
        ));
        portal.wire().be_honest();

        phone.send_thread(&request).await.unwrap().expect(200);
        phone.write("druhá").await.unwrap().expect(201);
        assert_eq!(
            texts(&portal.reporter_with_code(&phone.code(), 2).read().await.unwrap()),
            ["první", "druhá"]
        );
    });
}

#[test]
fn two_counsellors_who_answer_at_once_do_not_cross() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "první").await.unwrap();
        let (mut anna, mut eva) = (portal.counsellor("praha", 0), portal.counsellor("praha", 1));
        anna.sign_in().await.unwrap();
        eva.sign_in().await.unwrap();
        anna.read(1).await.unwrap();
        eva.read(1).await.unwrap();
        let from_eva = eva.prepare_reply(1, "od Evy").unwrap();
        anna.reply(1, "od Anny").await.unwrap().expect(201);
        let Err(Refusal::Answered(refused)) = eva.send_reply(1, &from_eva).await else {
            panic!("two second messages")
        };
        refused.expect_error(409, "conflicting_message");
        eva.discard_pending(1);
        assert_eq!(texts(&eva.read(1).await.unwrap()), ["první", "od Anny"]);
    });
}

/// Sends the same call many times at once; the statuses.
async fn at_once(phone: &ozvise_tests::Reporter, call: &Call) -> Vec<u16> {
    let mut sending = JoinSet::new();
    for _ in 0..AT_ONCE {
        let (http, call) = (phone.device().http.clone(), call.clone().bearer(&phone.bearer()));
        sending.spawn(async move { http.send(call).await.status.as_u16() });
    }
    sending.join_all().await
}

fn assert_one_was_stored(statuses: &[u16]) {
    let with = |status| statuses.iter().filter(|found| **found == status).count();
    assert_eq!((with(201), with(200)), (1, AT_ONCE - 1), "{statuses:?}");
}
