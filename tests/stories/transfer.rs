//! A thread goes to another centre: asked and agreed, or in an emergency; and what else may happen meanwhile.

use ozvise_crypto::{ThreadError, Transfer, TransferError};
use ozvise_tests::{Call, Counsellor, Portal, Refusal, Reporter, on_each_database, texts};
use serde_json::json;

use crate::people::{refused, staff_of};

const QUESTION: &str = "Můžeme vás předat kolegyním v Liberci?";

/// A thread at Praha that was read there and answered.
async fn with_thread(portal: &Portal) -> (Reporter, Counsellor, Counsellor) {
    let mut phone = portal.reporter(1);
    phone.open_thread("praha", "první").await.unwrap();
    let (mut anna, mut eva) = staff_of(portal, "praha").await;
    anna.read(1).await.unwrap();
    anna.reply(1, "odpověď").await.unwrap();
    eva.read(1).await.unwrap();
    phone.read().await.unwrap();
    (phone, anna, eva)
}

/// The same, and the writer has agreed that it goes to Liberec.
async fn agreed(portal: &Portal) -> (Reporter, Counsellor, Counsellor) {
    let (mut phone, mut anna, eva) = with_thread(portal).await;
    anna.ask_transfer(1, "liberecky", QUESTION).await.unwrap();
    phone.read().await.unwrap();
    phone.answer_transfer(true, "ano").await.unwrap().expect(201);
    anna.read(1).await.unwrap();
    (phone, anna, eva)
}

#[test]
fn who_agrees_is_handed_over_and_goes_on_there() {
    on_each_database(async |portal| {
        // Liberec has threads of its own, so that the numbers differ.
        portal.reporter(2).open_thread("liberecky", "jiná").await.unwrap();
        let (mut phone, mut anna, mut eva) = agreed(&portal).await;
        let (mut lenka, head) = staff_of(&portal, "liberecky").await;
        let handover = anna.prepare_handover(1, "liberecky", None).await.unwrap();
        anna.send_handover(1, &handover).await.unwrap().expect(204);
        anna.send_handover(1, &handover).await.unwrap().expect(204);

        // The old centre has it no longer, whatever it asks for.
        refused(eva.read(1).await, 404, "thread_not_found");
        let messages = Call::get("/staff/threads/1/messages?after=0");
        refused(eva.ask(messages).await, 404, "thread_not_found");
        assert!(eva.inbox().await.unwrap().is_empty());
        refused(eva.reply(1, "ještě něco").await, 404, "thread_not_found");
        let gone = eva.handed_over().await.unwrap();
        assert_eq!((gone.len(), &gone[0]["number"]), (1, &json!(1)));
        assert_eq!(gone[0]["to_centre_id"], "liberecky");

        // The new one has it unopened, reads all of it and answers.
        let status = phone.status().await.unwrap();
        assert_eq!(
            (&status["centre_id"], &status["state"]),
            (&json!("liberecky"), &json!("received"))
        );
        let inbox = lenka.inbox().await.unwrap();
        let listed = inbox.iter().find(|item| item["number"] == 2).unwrap();
        assert_eq!(
            (&listed["state"], &listed["came_from"]),
            (&json!("new"), &json!("praha"))
        );
        let seen = lenka.read(2).await.unwrap();
        assert_eq!(texts(&seen)[..4], ["první", "odpověď", QUESTION, "ano"]);
        assert!(matches!(
            seen[4].transfer,
            Some(Transfer::Handover { consent: Some(4), .. })
        ));
        lenka.reply(2, "jsme tu pro vás").await.unwrap();
        let seen = phone.read().await.unwrap();
        assert_eq!(texts(&seen)[5], "jsme tu pro vás");
        phone.write("děkuji").await.unwrap();
        assert_eq!(texts(&lenka.read(2).await.unwrap())[6], "děkuji");
        // Somebody who comes back with the code alone sees the same.
        let mut again = portal.reporter_with_code(&phone.code(), 9);
        assert_eq!(again.read().await.unwrap().len(), 7);

        // Both centres' logs tell of it, and no content.
        for (member, act) in [(&eva, "thread_handed_over"), (&head, "thread_received")] {
            let log = member.ask(Call::get("/staff/audit")).await.unwrap().json().to_string();
            assert!(log.contains(act) && !log.contains("první"), "{log}");
        }
    });
}

#[test]
fn without_consent_nothing_moves() {
    on_each_database(async |portal| {
        let (mut phone, mut anna, _) = with_thread(&portal).await;
        let own = anna.prepare_handover(1, "liberecky", None).await;
        assert!(matches!(
            own,
            Err(Refusal::Thread(ThreadError::Transfer(TransferError::NotAgreed)))
        ));
        anna.ask_transfer(1, "liberecky", QUESTION).await.unwrap();
        phone.read().await.unwrap();
        phone.answer_transfer(false, "raději ne").await.unwrap();
        anna.read(1).await.unwrap();
        let own = anna.prepare_handover(1, "liberecky", None).await;
        assert!(matches!(
            own,
            Err(Refusal::Thread(ThreadError::Transfer(TransferError::NotAgreed)))
        ));
        // A browser that lies: the server has no epoch to begin.
        let mut forged = anna.prepare_handover(1, "liberecky", Some("danger")).await.unwrap();
        forged["emergency"] = false.into();
        forged["reason"] = serde_json::Value::Null;
        refused(anna.send_handover(1, &forged).await, 409, "not_agreed");
        anna.discard_pending(1);
        anna.reply(1, "zůstáváme u vás").await.unwrap();
        assert_eq!(texts(&phone.read().await.unwrap()).last(), Some(&"zůstáváme u vás"));
    });
}

#[test]
fn an_emergency_is_for_heads_and_says_so() {
    on_each_database(async |portal| {
        let (mut phone, mut anna, mut eva) = with_thread(&portal).await;
        let (mut lenka, _) = staff_of(&portal, "liberecky").await;
        let request = anna.prepare_handover(1, "liberecky", Some("danger")).await.unwrap();
        refused(anna.send_handover(1, &request).await, 403, "forbidden");
        anna.discard_pending(1);
        let request = eva.prepare_handover(1, "liberecky", Some("danger")).await.unwrap();
        for (field, value) in [
            ("reason", json!(null)),
            ("reason", json!("because")),
            ("emergency", json!(false)),
        ] {
            let mut wrong = request.clone();
            wrong[field] = value;
            refused(eva.send_handover(1, &wrong).await, 400, "malformed_request");
        }
        eva.send_handover(1, &request).await.unwrap().expect(204);
        refused(anna.read(1).await, 404, "thread_not_found");

        // Until the other centre has begun an epoch, nobody writes.
        let seen = phone.read().await.unwrap();
        assert!(matches!(
            seen.last().unwrap().transfer,
            Some(Transfer::Handover { consent: None, .. })
        ));
        assert!(matches!(
            phone.write("kde jsem?").await,
            Err(Refusal::Thread(ThreadError::WrongEpoch { .. }))
        ));
        let marked = Call::post(
            "/staff/threads/1/opened",
            &json!({ "version": 1, "opening_mark": "A".repeat(43) }),
        );
        refused(lenka.ask(marked).await, 409, "not_opened");
        lenka.read(1).await.unwrap();
        let read_again = lenka.ask(Call::get("/staff/threads/1")).await.unwrap().json();
        assert_eq!(
            (&read_again["thread"]["epoch_due"], &read_again["thread"]["epoch"]),
            (&json!(false), &json!(2))
        );
        lenka.reply(1, "jste u nás").await.unwrap();
        assert_eq!(texts(&phone.read().await.unwrap()).last(), Some(&"jste u nás"));
        phone.write("dobře").await.unwrap();
        lenka.forget_threads();
        assert_eq!(lenka.read(1).await.unwrap().len(), 5);
        let log = eva.ask(Call::get("/staff/audit")).await.unwrap().json().to_string();
        assert!(log.contains("thread_handed_over_in_emergency"), "{log}");
        assert!(log.contains("thread:1 centre:liberecky reason:danger"), "{log}");
    });
}

#[test]
fn what_the_writer_says_meanwhile_is_not_lost() {
    on_each_database(async |portal| {
        let (mut phone, mut anna, _) = agreed(&portal).await;
        let (mut lenka, _) = staff_of(&portal, "liberecky").await;
        let handover = anna.prepare_handover(1, "liberecky", None).await.unwrap();
        phone.write("ještě něco").await.unwrap();
        refused(anna.send_handover(1, &handover).await, 409, "stale_sequence");
        anna.discard_pending(1);
        anna.read(1).await.unwrap();
        anna.hand_over(1, "liberecky", None).await.unwrap();
        assert!(texts(&lenka.read(1).await.unwrap()).contains(&"ještě něco"));
        // And the other way: a message that was sealed before it came.
        refused(phone.write("pozdě").await, 409, "stale_sequence");
        phone.discard_pending();
        phone.read().await.unwrap();
        phone.write("znovu").await.unwrap();
        assert_eq!(texts(&lenka.read(1).await.unwrap()).last(), Some(&"znovu"));
    });
}

#[test]
fn two_who_hand_over_at_once_do_it_once() {
    on_each_database(async |portal| {
        let (_phone, mut anna, mut eva) = agreed(&portal).await;
        eva.read(1).await.unwrap();
        let mut to = [
            (&mut anna, "liberecky", None),
            (&mut eva, "jihocesky", Some("no_answer")),
        ];
        let mut requests = Vec::new();
        for (member, centre, reason) in &mut to {
            requests.push(member.prepare_handover(1, centre, *reason).await.unwrap());
        }
        let (one, other) = tokio::join!(anna.send_handover(1, &requests[0]), eva.send_handover(1, &requests[1]));
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1);
        let (mut lenka, _) = staff_of(&portal, "liberecky").await;
        let (mut jana, _) = staff_of(&portal, "jihocesky").await;
        let found = [lenka.read(1).await.is_ok(), jana.read(1).await.is_ok()];
        assert_eq!(found, [one.is_ok(), other.is_ok()]);
        assert!(anna.inbox().await.unwrap().is_empty());
    });
}

#[test]
fn a_key_that_changes_between_answer_and_handover_asks_again() {
    on_each_database(async |portal| {
        let (mut phone, mut anna, mut eva) = agreed(&portal).await;
        let (mut lenka, mut head) = staff_of(&portal, "liberecky").await;
        // The centre that gets it has another key: what was offered is sealed to the one before.
        head.rotate().await.unwrap();
        portal.sign_new_keys().await;
        let request = anna.prepare_handover(1, "liberecky", None).await.unwrap();
        refused(anna.send_handover(1, &request).await, 409, "not_agreed");
        anna.discard_pending(1);
        // The own one has: the offered epoch is taken by re-sealing.
        eva.rotate().await.unwrap();
        portal.sign_new_keys().await;
        for member in [&mut anna, &mut eva, &mut lenka] {
            member.refresh_keys().await.unwrap();
        }
        assert_eq!(eva.reseal(50).await.unwrap(), ["resealed"]);
        anna.read(1).await.unwrap();
        let own = anna.prepare_handover(1, "liberecky", None).await;
        assert!(matches!(
            own,
            Err(Refusal::Thread(ThreadError::Transfer(TransferError::NotAgreed)))
        ));
        anna.ask_transfer(1, "liberecky", QUESTION).await.unwrap();
        phone.read().await.unwrap();
        phone.answer_transfer(true, "pořád ano").await.unwrap();
        anna.read(1).await.unwrap();
        anna.hand_over(1, "liberecky", None).await.unwrap();
        lenka.read(1).await.unwrap();
        lenka.reply(1, "vítejte").await.unwrap();
        assert_eq!(texts(&phone.read().await.unwrap()).last(), Some(&"vítejte"));
    });
}

#[test]
fn a_handover_to_a_centre_that_cannot_take_it_is_refused() {
    on_each_database(async |portal| {
        let (_phone, mut anna, eva) = agreed(&portal).await;
        let request = anna.prepare_handover(1, "liberecky", None).await.unwrap();
        for (field, value, status, code) in [
            ("centre_id", json!("praha"), 422, "unknown_centre"),
            ("centre_id", json!("atlantida"), 422, "unknown_centre"),
            ("centre_id", json!("plzensky"), 422, "centre_not_accepting"),
            ("centre_id", json!("jihocesky"), 422, "stale_key"),
            ("key_id", json!("A".repeat(22)), 422, "stale_key"),
            ("centre_seals", json!([]), 409, "stale_epoch"),
            ("centre_seals", json!(["AAAA"]), 400, "unknown_version"),
        ] {
            let mut wrong = request.clone();
            wrong[field] = value;
            refused(anna.send_handover(1, &wrong).await, status, code);
        }
        let mut unread = portal.reporter(3);
        unread.open_thread("praha", "nečtená").await.unwrap();
        refused(eva.send_handover(2, &request).await, 409, "not_opened");
        refused(eva.send_handover(9, &request).await, 404, "thread_not_found");
        anna.send_handover(1, &request).await.unwrap().expect(204);
    });
}

#[test]
fn an_epoch_is_begun_once_and_by_who_holds_the_key() {
    on_each_database(async |portal| {
        let (mut phone, mut anna, eva) = with_thread(&portal).await;
        let request = anna.prepare_epoch(1).await.unwrap();
        let begin = |member: &Counsellor, request: &serde_json::Value| {
            member.signed(Call::post("/staff/threads/1/epoch", request))
        };
        let mut stale = request.clone();
        stale["key_id"] = "A".repeat(22).into();
        refused(eva.ask(begin(&eva, &stale)).await, 422, "stale_key");
        let mut late = request.clone();
        late["epoch"] = 3.into();
        refused(eva.ask(begin(&eva, &late)).await, 409, "stale_epoch");
        anna.ask(begin(&anna, &request)).await.unwrap().expect(204);
        eva.ask(begin(&eva, &request)).await.unwrap().expect(204);
        anna.reply(1, "s novým klíčem").await.unwrap();
        assert_eq!(texts(&phone.read().await.unwrap()).last(), Some(&"s novým klíčem"));
    });
}
