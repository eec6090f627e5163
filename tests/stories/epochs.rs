//! The life of a centre's key, with what browsers really make of it: nothing is unreadable at any moment, nobody who has
//! left reads what comes after, and nobody is locked out for good.

use ozvise_tests::{Call, Counsellor, Refusal, on_each_database, texts};

use crate::people::{newcomer, refused, renewed, staff_of};

/// Each member reads each thread.
async fn all_read(members: &mut [&mut Counsellor], threads: std::ops::RangeInclusive<i64>) {
    for member in members {
        for number in threads.clone() {
            assert!(!member.read(number).await.unwrap().is_empty(), "{number}");
        }
    }
}

#[test]
fn nothing_is_unreadable_while_a_key_is_replaced() {
    on_each_database(async |portal| {
        let mut phones: Vec<_> = (1..=3).map(|seed| portal.reporter(seed)).collect();
        for phone in &mut phones {
            phone.open_thread("praha", "první").await.unwrap();
        }
        let (mut anna, mut eva) = staff_of(&portal, "praha").await;
        let mut klara = newcomer(&portal, &eva, "klara", "counsellor").await;
        anna.read(1).await.unwrap();
        anna.reply(1, "odpověď").await.unwrap();

        // The key is made and not signed: everybody goes on with the old one, and nobody is approved meanwhile.
        eva.rotate().await.unwrap().expect(204);
        let mut late = portal.reporter(4);
        late.open_thread("praha", "těsně předtím").await.unwrap();
        let described = anna.colleague("klara").await.unwrap();
        refused(anna.approve(&described).await, 409, "key_pending");
        anna.refresh_keys().await.unwrap();
        all_read(&mut [&mut anna, &mut eva], 1..=4).await;

        // It is signed. What is open stays open with the old key, and a reporter who reads under it answers.
        portal.sign_new_keys().await;
        anna.reply(1, "ještě se starým klíčem").await.unwrap();
        assert_eq!(phones[0].read().await.unwrap().len(), 3);
        phones[0].write("také").await.unwrap();
        let mut newer = portal.reporter(5);
        newer.open_thread("praha", "už novým klíčem").await.unwrap();
        // Whoever comes with the new key opens both, also somebody who has never had the old one.
        anna.refresh_keys().await.unwrap();
        eva.refresh_keys().await.unwrap();
        eva.approve(&described).await.unwrap().expect(204);
        klara.refresh_keys().await.unwrap();
        all_read(&mut [&mut anna, &mut eva, &mut klara], 1..=5).await;

        // Moving the threads is interrupted after two, and goes on with somebody else while a reporter writes.
        assert_eq!(anna.reseal(2).await.unwrap(), ["resealed", "resealed"]);
        all_read(&mut [&mut anna, &mut eva, &mut klara], 1..=5).await;
        refused(klara.finish_rotation().await, 409, "key_still_needed");
        let prepared = klara.prepare_reseal(50).await.unwrap();
        phones[2].write("mezitím").await.unwrap();
        assert_eq!(klara.send_resealed(&prepared).await.unwrap(), ["stale", "resealed"]);
        assert_eq!(
            klara.send_resealed(&prepared[1..]).await.unwrap(),
            ["resealed"],
            "again"
        );
        assert_eq!(klara.reseal(50).await.unwrap(), ["resealed"]);
        assert!(eva.reseal(50).await.unwrap().is_empty());
        eva.finish_rotation().await.unwrap().expect(204);

        // The old key is gone for everybody, and every thread is there for everybody.
        let keys = eva.centre_keys().await.unwrap();
        assert_eq!(keys["keys"][0]["state"], "destroyed");
        let kept = keys["keys"].as_array().unwrap();
        assert!(kept.iter().all(|key| key["previous"].is_null()), "{keys}");
        for member in [&mut anna, &mut eva, &mut klara] {
            member.refresh_keys().await.unwrap();
        }
        all_read(&mut [&mut anna, &mut eva, &mut klara], 1..=5).await;
        klara.reply(3, "jsme tu dál").await.unwrap();
        for phone in phones.iter_mut().chain([&mut late, &mut newer]) {
            phone.read().await.unwrap();
            phone.write("vidím vše").await.unwrap();
        }
        let seen = phones[2].read().await.unwrap();
        assert_eq!(texts(&seen), ["první", "mezitím", "jsme tu dál", "vidím vše"]);
    });
}

#[test]
fn a_thread_that_was_moved_unread_is_opened_like_any_other() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "první").await.unwrap();
        let (mut anna, mut eva) = staff_of(&portal, "praha").await;
        eva.rotate().await.unwrap();
        portal.sign_new_keys().await;
        eva.refresh_keys().await.unwrap();
        assert_eq!(eva.reseal(50).await.unwrap(), ["resealed"]);
        assert_eq!(phone.status().await.unwrap()["state"], "received", "nobody has read it");
        anna.refresh_keys().await.unwrap();
        anna.read(1).await.unwrap();
        assert_eq!(phone.status().await.unwrap()["state"], "opened");
        anna.reply(1, "už čteme").await.unwrap();
        assert_eq!(texts(&phone.read().await.unwrap()), ["první", "už čteme"]);
    });
}

#[test]
fn the_key_before_comes_with_the_new_one_or_the_new_one_is_refused() {
    on_each_database(async |portal| {
        let (mut anna, eva) = staff_of(&portal, "praha").await;
        let request = anna.prepare_key().await.unwrap();
        let add = |request| eva.ask(Call::post("/staff/centre-keys", request));
        let mut without = request.clone();
        without["previous"] = serde_json::Value::Null;
        refused(add(&without).await, 409, "conflicting_key");
        let mut short = request.clone();
        short["previous"] = "AAAA".into();
        refused(add(&short).await, 400, "malformed_request");
        let mut first = request.clone();
        first["epoch"] = 1.into();
        refused(add(&first).await, 400, "malformed_request");
        add(&request).await.unwrap().expect(204);
    });
}

#[test]
fn who_has_left_reads_nothing_that_comes_after() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "dřív").await.unwrap();
        let (mut anna, mut eva) = staff_of(&portal, "praha").await;
        anna.read(1).await.unwrap();
        let described = eva.ask(Call::get("/staff/threads/1")).await.unwrap().json();
        let member = eva.colleague("anna.praha").await.unwrap();
        eva.close(&member, None).await.unwrap().expect(204);
        refused(anna.inbox().await, 401, "not_signed_in");
        let kept = anna.walk_out();
        assert!(kept.open_thread(&described["thread"]), "what she had she may have kept");
        assert_eq!(eva.centre_keys().await.unwrap()["rotation_demanded"], true);

        eva.rotate().await.unwrap();
        portal.sign_new_keys().await;
        eva.refresh_keys().await.unwrap();
        let mut later = portal.reporter(2);
        later.open_thread("praha", "potom").await.unwrap();
        assert_eq!(eva.reseal(50).await.unwrap(), ["resealed"]);
        eva.finish_rotation().await.unwrap();
        // With all that the server has, her own secrets and those of the centre that she had open nothing any more.
        for number in 1..=2 {
            let described = eva
                .ask(Call::get(&format!("/staff/threads/{number}")))
                .await
                .unwrap()
                .json();
            assert!(!kept.open_thread(&described["thread"]));
        }
        let directory = portal.device().directory().await.unwrap();
        assert!(!kept.open_any(&portal.stored_secrets("praha").await, &directory));
        assert_eq!(texts(&eva.read(2).await.unwrap()), ["potom"]);
        phone.read().await.unwrap();
        phone.write("čtete mě?").await.unwrap();
        assert_eq!(texts(&eva.read(1).await.unwrap()), ["dřív", "čtete mě?"]);
    });
}

#[test]
fn a_forgotten_password_loses_no_thread() {
    on_each_database(async |portal| {
        portal.reporter(1).open_thread("praha", "pomozte").await.unwrap();
        let (anna, mut eva) = staff_of(&portal, "praha").await;
        let member = eva.colleague("anna.praha").await.unwrap();
        let mut again = renewed(&portal, &eva, &member, false).await;
        refused(anna.inbox().await, 401, "not_signed_in");
        // The old password is worth nothing, and the new account opens nothing until somebody compares again.
        assert!(matches!(
            portal.counsellor("praha", 0).sign_in().await,
            Err(Refusal::Password(_))
        ));
        let waiting = eva.colleague("anna.praha").await.unwrap();
        assert_eq!(waiting["standing"], "waiting");
        assert_ne!(waiting["public_keys"], member["public_keys"]);
        eva.approve(&waiting).await.unwrap().expect(204);
        again.refresh_keys().await.unwrap();
        assert_eq!(texts(&again.read(1).await.unwrap()), ["pomozte"]);
        // Her old copy was taken from her, so the next key is made without it.
        eva.rotate().await.unwrap();
        portal.sign_new_keys().await;
        again.refresh_keys().await.unwrap();
        assert_eq!(again.reseal(50).await.unwrap(), ["resealed"]);
    });
}

#[test]
fn when_all_is_lost_the_sheet_brings_the_key_back() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "první").await.unwrap();
        let (mut anna, mut eva) = staff_of(&portal, "praha").await;
        let sheet = eva.draw_sheet();
        eva.replace_sheet(&sheet).await.unwrap().expect(204);
        // A rotation later, with a thread that is still sealed to the key before.
        anna.rotate().await.unwrap();
        portal.sign_new_keys().await;
        portal.reporter(2).open_thread("praha", "druhá").await.unwrap();

        // Both have forgotten their passwords. The operator renews the head, and the head the counsellor.
        let mut operator = portal.member_named("provozovatel");
        operator.sign_in().await.unwrap();
        let head = eva.colleague("eva.praha").await.unwrap();
        let mut eva = renewed(&portal, &operator, &head, false).await;
        let described = eva.colleague("anna.praha").await.unwrap();
        refused(eva.recover(&sheet).await, 403, "not_a_holder");
        let mut anna = renewed(&portal, &eva, &described, true).await;
        assert!(anna.read(1).await.is_err(), "she has no key");
        refused(anna.recover(&sheet).await, 403, "not_a_holder");

        let foreign = eva.draw_sheet();
        assert!(matches!(
            eva.prepare_recovery(&foreign).await,
            Err(Refusal::CentreKey(_))
        ));
        eva.recover(&sheet).await.unwrap().expect(204);
        assert_eq!(texts(&eva.read(1).await.unwrap()), ["první"], "with the key before");
        assert_eq!(texts(&eva.read(2).await.unwrap()), ["druhá"]);
        // She holds it like anybody: her mark is right, she approves, rotates, moves.
        let described = eva.colleague("eva.praha").await.unwrap();
        assert_eq!(described["standing"], "active");
        assert!(eva.finds_vouched(&described));
        let waiting = eva.colleague("anna.praha").await.unwrap();
        eva.approve(&waiting).await.unwrap().expect(204);
        anna.refresh_keys().await.unwrap();
        anna.rotate().await.unwrap().expect(204);
        portal.sign_new_keys().await;
        eva.refresh_keys().await.unwrap();
        assert_eq!(eva.reseal(50).await.unwrap().len(), 2);
        eva.finish_rotation().await.unwrap();
        eva.read(1).await.unwrap();
        eva.reply(1, "jsme zpátky").await.unwrap();
        assert_eq!(phone.read().await.unwrap().len(), 2);
    });
}

#[test]
fn a_thread_with_epochs_under_both_keys_moves_as_well() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "první").await.unwrap();
        let (_, mut eva) = staff_of(&portal, "praha").await;
        let (_, mut lada) = staff_of(&portal, "liberecky").await;
        eva.read(1).await.unwrap();
        eva.hand_over(1, "liberecky", Some("danger")).await.unwrap();
        // The epoch that begins with the first reading is under the new key, those before are under the old one.
        lada.rotate().await.unwrap().expect(204);
        portal.sign_new_keys().await;
        lada.refresh_keys().await.unwrap();
        lada.read(1).await.unwrap();
        assert_eq!(lada.reseal(50).await.unwrap(), ["resealed"]);
        lada.finish_rotation().await.unwrap().expect(204);

        phone.read().await.unwrap();
        phone.write("další").await.unwrap();
        lada.refresh_keys().await.unwrap();
        let lines = lada.read(1).await.unwrap();
        let seen = texts(&lines);
        assert_eq!((seen.first(), seen.last()), (Some(&"první"), Some(&"další")));
    });
}
