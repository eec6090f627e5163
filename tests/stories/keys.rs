//! The life of a centre's keys as the server sees it: approving, replacing, moving threads, leaving. What is sealed to a
//! new key stands for itself here; what the seals mean is told in the protocol's own tests.

use ozvise_crypto::to_b64;
use ozvise_tests::{Call, Counsellor, Portal, Refusal, on_each_database, texts};
use serde_json::{Value, json};

use crate::people::{STEP, newcomer, refused, staff_of};

/// A new key, sealed to these members; the bytes stand for what browsers make.
fn new_key(number: u8, epoch: u32, members: &[&Value]) -> Value {
    let seals: Vec<Value> = members
        .iter()
        .map(|member| json!({ "member_id": member["id"], "sealed": to_b64(&[number; 99]), "mark": "bWFyaw" }))
        .collect();
    json!({
        "version": 1,
        "key_id": to_b64(&[number; 16]),
        "epoch": epoch,
        "public_key": to_b64(&[number; 1216]),
        "previous": (epoch > 1).then(|| to_b64(&[number; 89])),
        "seals": seals,
    })
}

async fn add_key(member: &Counsellor, key: &Value) -> Result<(), Refusal> {
    member
        .ask(Call::post("/staff/centre-keys", key))
        .await
        .map(|answer| drop(answer.expect(204)))
}

async fn sign(portal: &Portal, version: u64, number: u8) -> Result<u64, String> {
    let id = to_b64(&[number; 16]);
    portal.sign_key(version, "praha", &id, &[number; 1216]).await
}

fn states(keys: &Value) -> Vec<(u64, String)> {
    let keys = keys["keys"].as_array().unwrap().iter();
    keys.map(|key| {
        (
            key["epoch"].as_u64().unwrap(),
            key["state"].as_str().unwrap().to_owned(),
        )
    })
    .collect()
}

/// A thread as a browser would seal it anew.
fn resealed(waiting: &Value) -> Value {
    let mut epochs: Vec<u64> = waiting["centre_seals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|seal| seal["epoch"].as_u64().unwrap())
        .collect();
    epochs.dedup();
    let seal = |epoch: &u64| json!({ "epoch": epoch, "sealed": to_b64(&[9; 50]) });
    json!({
        "number": waiting["number"],
        "epoch": waiting["epoch"],
        "last_sequence": waiting["last_sequence"],
        "seals": epochs.iter().map(seal).collect::<Vec<_>>(),
        "centre_seal": to_b64(&[8; 50]),
        "reporter_seal": to_b64(&[7; 50]),
        "opening_mark": to_b64(&[6; 32]),
    })
}

async fn send(member: &Counsellor, number: u8, threads: &[Value]) -> Result<Vec<String>, Refusal> {
    let body = json!({ "version": 1, "key_id": to_b64(&[number; 16]), "threads": threads });
    let answer = member.ask(Call::post("/staff/rotation/threads", &body)).await?.json();
    let outcomes = answer["outcomes"].as_array().unwrap().iter();
    Ok(outcomes.map(|outcome| outcome.as_str().unwrap().to_owned()).collect())
}

#[test]
fn a_new_member_reads_once_a_holder_has_approved_and_not_before() {
    on_each_database(async |portal| {
        portal.reporter(1).open_thread("praha", "pomozte").await.unwrap();
        let (mut anna, eva) = staff_of(&portal, "praha").await;
        let mut klara = newcomer(&portal, &eva, "klara", "counsellor").await;
        let waiting = anna.colleague("klara").await.unwrap();
        assert_eq!(waiting["standing"], "waiting");

        // Nobody without the key approves: not the newcomer herself, not the staff of another centre.
        let forged = anna.prepare_approval(&waiting);
        let path = format!("/staff/members/{}/approve", waiting["id"].as_str().unwrap());
        refused(klara.ask(Call::post(&path, &forged)).await, 403, "not_a_holder");
        let (elsewhere, _) = staff_of(&portal, "liberecky").await;
        refused(elsewhere.ask(Call::post(&path, &forged)).await, 404, "member_not_found");
        // Other public keys than those that were compared.
        let mut other = forged.clone();
        other["public_keys_sha256"] = to_b64(&[1; 32]).into();
        refused(anna.ask(Call::post(&path, &other)).await, 409, "conflicting_key");

        anna.approve(&waiting).await.unwrap().expect(204);
        let approved = anna.colleague("klara").await.unwrap();
        assert_eq!(approved["standing"], "active");
        assert!(anna.finds_vouched(&approved) && !anna.finds_vouched(&waiting));
        let mut exchanged = approved;
        exchanged["public_keys"] = anna.colleague("eva.praha").await.unwrap()["public_keys"].clone();
        assert!(!anna.finds_vouched(&exchanged), "the mark is of other keys");
        assert!(anna.finds_vouched(&anna.colleague("eva.praha").await.unwrap()));
        portal.clock().advance(STEP);
        klara.sign_in().await.unwrap();
        assert_eq!(texts(&klara.read(1).await.unwrap()), ["pomozte"]);
        let lines = eva.ask(Call::get("/staff/audit")).await.unwrap().json().to_string();
        assert!(lines.contains("approved") && lines.contains(waiting["id"].as_str().unwrap()));
    });
}

#[test]
fn a_member_who_was_turned_away_is_out() {
    on_each_database(async |portal| {
        let (_, eva) = staff_of(&portal, "praha").await;
        let klara = newcomer(&portal, &eva, "klara", "counsellor").await;
        eva.close(&eva.colleague("klara").await.unwrap(), None)
            .await
            .unwrap()
            .expect(204);
        refused(klara.inbox().await, 401, "not_signed_in");
        assert_eq!(eva.colleague("klara").await.unwrap()["standing"], "closed");
        assert_eq!(
            eva.centre_keys().await.unwrap()["rotation_demanded"],
            false,
            "she never had the key"
        );
    });
}

#[test]
fn a_key_is_pending_until_the_root_has_signed_it() {
    on_each_database(async |portal| {
        let (anna, eva) = staff_of(&portal, "praha").await;
        let (a, e) = (
            anna.colleague("anna.praha").await.unwrap(),
            anna.colleague("eva.praha").await.unwrap(),
        );
        for (key, code) in [
            (new_key(2, 2, &[&a]), "conflicting_key"),
            (new_key(2, 2, &[&a, &e, &e]), "conflicting_key"),
            (new_key(2, 3, &[&a, &e]), "conflicting_key"),
            (new_key(2, 1, &[&a, &e]), "conflicting_key"),
        ] {
            refused(add_key(&anna, &key).await, 409, code);
        }
        let key = new_key(2, 2, &[&a, &e]);
        add_key(&anna, &key).await.unwrap();
        add_key(&anna, &key).await.unwrap();
        refused(add_key(&eva, &new_key(3, 3, &[&a, &e])).await, 409, "conflicting_key");
        assert_eq!(
            states(&eva.centre_keys().await.unwrap()),
            [(1, "current".to_owned()), (2, "pending".to_owned())]
        );
        // The old key serves meanwhile.
        portal.reporter(1).open_thread("praha", "dřív").await.unwrap();

        let forged = portal.sign_key(2, "praha", &to_b64(&[2; 16]), &[3; 1216]).await;
        assert!(
            forged.unwrap_err().contains("praha"),
            "another public key under the same id"
        );
        sign(&portal, 2, 2).await.unwrap();
        assert_eq!(
            states(&eva.centre_keys().await.unwrap()),
            [(1, "old".to_owned()), (2, "current".to_owned())]
        );
        let old = portal.sign_key(3, "praha", &to_b64(&[5; 16]), &[5; 1216]).await;
        assert!(old.is_err(), "a key that the centre never made");
    });
}

#[test]
fn threads_move_to_the_new_key_in_batches_that_can_be_repeated() {
    on_each_database(async |portal| {
        let mut phones = Vec::new();
        for seed in 1..=3 {
            let mut phone = portal.reporter(seed);
            phone.open_thread("praha", "první").await.unwrap();
            phones.push(phone);
        }
        let (anna, eva) = staff_of(&portal, "praha").await;
        let (a, e) = (
            anna.colleague("anna.praha").await.unwrap(),
            anna.colleague("eva.praha").await.unwrap(),
        );
        add_key(&anna, &new_key(2, 2, &[&a, &e])).await.unwrap();
        sign(&portal, 2, 2).await.unwrap();

        let state = anna.ask(Call::get("/staff/rotation")).await.unwrap().json();
        assert_eq!((state["left"].as_i64(), state["next_after"].is_null()), (Some(3), true));
        let waiting = state["threads"].as_array().unwrap();
        let first: Vec<Value> = waiting.iter().map(resealed).collect();
        refused(send(&anna, 1, &first).await, 422, "stale_key");
        // A message in between, an epoch left out, a thread that is gone.
        phones[1].write("mezitím").await.unwrap();
        let mut incomplete = first[2].clone();
        incomplete["seals"] = json!([]);
        let mut gone = first[2].clone();
        gone["number"] = 99.into();
        let batch = [first[0].clone(), first[1].clone(), incomplete, gone];
        assert_eq!(
            send(&anna, 2, &batch).await.unwrap(),
            ["resealed", "stale", "stale", "gone"]
        );
        assert_eq!(
            send(&anna, 2, &batch[..1]).await.unwrap(),
            ["resealed"],
            "again is a success"
        );
        let empty = json!({ "version": 1 });
        let finish = || Call::post("/staff/rotation/finish", &empty);
        refused(anna.ask(finish()).await, 409, "key_still_needed");

        // The reporter of a moved thread is told of the new epoch, and loses nothing.
        let asked = Call::get("/thread/messages?after=0").bearer(&phones[0].bearer());
        let page = portal.http().send(asked).await.expect(200).json();
        assert_eq!(page["seals"].as_array().unwrap().len(), 2);
        refused(phones[0].write("ještě se starým klíčem").await, 409, "stale_sequence");

        let state = eva.ask(Call::get("/staff/rotation")).await.unwrap().json();
        let rest: Vec<Value> = state["threads"].as_array().unwrap().iter().map(resealed).collect();
        assert_eq!(send(&eva, 2, &rest).await.unwrap(), ["resealed", "resealed"]);
        anna.ask(finish()).await.unwrap().expect(204);
        assert_eq!(
            states(&eva.centre_keys().await.unwrap()),
            [(1, "destroyed".to_owned()), (2, "current".to_owned())]
        );
        let thread = anna.ask(Call::get("/staff/threads/1")).await.unwrap().json();
        let seals = thread["thread"]["centre_seals"].as_array().unwrap();
        assert!(seals.iter().all(|seal| seal["key_id"] == to_b64(&[2; 16])), "{thread}");
        assert_eq!((thread["thread"]["epoch"].as_u64(), seals.len()), (Some(2), 2));
    });
}

#[test]
fn whoever_leaves_is_out_at_once_and_the_key_with_her() {
    on_each_database(async |portal| {
        let (anna, eva) = staff_of(&portal, "praha").await;
        let (a, e) = (
            eva.colleague("anna.praha").await.unwrap(),
            eva.colleague("eva.praha").await.unwrap(),
        );
        add_key(&anna, &new_key(2, 2, &[&a, &e])).await.unwrap();
        refused(anna.close(&e, None).await, 403, "forbidden");
        refused(eva.close(&e, None).await, 404, "member_not_found");
        let (_, elsewhere) = staff_of(&portal, "liberecky").await;
        refused(elsewhere.close(&a, None).await, 404, "member_not_found");

        eva.close(&a, None).await.unwrap().expect(204);
        refused(anna.inbox().await, 401, "not_signed_in");
        let mut again = portal.counsellor("praha", 0);
        assert!(matches!(again.sign_in().await, Err(Refusal::Password(_))));
        let keys = eva.centre_keys().await.unwrap();
        assert_eq!(keys["rotation_demanded"], true);
        assert_eq!(keys["keys"][0]["holders"], json!([e["id"]]));
        // The key that anna may have seen is withdrawn; a directory that names it is refused.
        assert_eq!(keys["keys"][1]["state"], "destroyed");
        assert!(sign(&portal, 2, 2).await.is_err());
        refused(add_key(&eva, &new_key(3, 2, &[&e])).await, 409, "conflicting_key");
        add_key(&eva, &new_key(3, 3, &[&e])).await.unwrap();
        sign(&portal, 2, 3).await.unwrap();
        assert_eq!(eva.centre_keys().await.unwrap()["rotation_demanded"], false);
    });
}

#[test]
fn the_last_holder_is_not_removed_by_accident() {
    on_each_database(async |portal| {
        let (anna, eva) = staff_of(&portal, "praha").await;
        let a = eva.colleague("anna.praha").await.unwrap();
        let olga = newcomer(&portal, &eva, "olga", "head").await;
        eva.close(&a, None).await.unwrap().expect(204);
        drop(anna);
        let e = olga.colleague("eva.praha").await.unwrap();
        refused(olga.close(&e, None).await, 409, "last_holder");
        refused(olga.close(&e, Some("eva")).await, 409, "last_holder");
        let renew = json!({ "version": 1, "renew": e["id"] });
        refused(
            olga.ask(Call::post("/staff/invitations", &renew)).await,
            409,
            "last_holder",
        );
        eva.inbox().await.unwrap();
        olga.close(&e, Some("eva.praha")).await.unwrap().expect(204);
        refused(eva.inbox().await, 401, "not_signed_in");
    });
}

#[test]
fn of_two_holders_who_are_removed_at_the_same_time_one_stays() {
    on_each_database(async |portal| {
        let (_, eva) = staff_of(&portal, "praha").await;
        let olga = newcomer(&portal, &eva, "olga", "head").await;
        let (a, e) = (
            eva.colleague("anna.praha").await.unwrap(),
            eva.colleague("eva.praha").await.unwrap(),
        );
        let (one, other) = tokio::join!(eva.close(&a, None), olga.close(&e, None));
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1);
    });
}

#[test]
fn a_recovery_sheet_gets_every_key_and_brings_it_back_when_nobody_is_left() {
    on_each_database(async |portal| {
        let (mut anna, eva) = staff_of(&portal, "praha").await;
        let old = anna.centre_keys().await.unwrap()["keys"][0]["key_id"].clone();
        let seal = |key: &Value| json!({ "key_id": key, "sealed": to_b64(&[4; 60]), "mark": "bWFyaw" });
        let sheet = |number: u8, seals: Vec<Value>| json!({ "version": 1, "sheet_id": to_b64(&[number; 16]), "public_key": to_b64(&[number; 90]), "seals": seals });
        let make = |body: &Value| Call::post("/staff/recovery-sheet", body);
        refused(eva.ask(make(&sheet(1, vec![]))).await, 409, "conflicting_key");
        eva.ask(make(&sheet(1, vec![seal(&old)]))).await.unwrap().expect(204);
        refused(eva.ask(make(&sheet(1, vec![seal(&old)]))).await, 409, "conflicting_key");

        // From now on no key is made without it.
        let (a, e) = (
            anna.colleague("anna.praha").await.unwrap(),
            anna.colleague("eva.praha").await.unwrap(),
        );
        let mut key = new_key(2, 2, &[&a, &e]);
        refused(add_key(&anna, &key).await, 409, "conflicting_key");
        key["recovery"] = json!({ "sheet_id": to_b64(&[1; 16]), "public_key": to_b64(&[1; 90]),
            "sealed": to_b64(&[6; 60]), "mark": "bWFyaw" });
        add_key(&anna, &key).await.unwrap();
        let listed = eva.centre_keys().await.unwrap();
        assert_eq!(listed["recovery_sheet"]["seals"].as_array().unwrap().len(), 2);

        // Everybody who held the key is gone but a head who never had it.
        let olga = newcomer(&portal, &eva, "olga", "head").await;
        let o = anna.colleague("olga").await.unwrap();
        let from_sheet = anna.prepare_approval(&o);
        eva.close(&a, None).await.unwrap();
        let path = format!("/staff/members/{}/approve", o["id"].as_str().unwrap());
        refused(olga.ask(Call::post(&path, &from_sheet)).await, 403, "not_a_holder");
        olga.close(&e, Some("eva.praha")).await.unwrap();
        olga.ask(Call::post(&path, &from_sheet)).await.unwrap().expect(204);
        assert_eq!(olga.colleague("olga").await.unwrap()["standing"], "active");
    });
}

fn withdraw(number: u8) -> Call {
    let path = format!("/staff/centre-keys/{}/withdraw", to_b64(&[number; 16]));
    Call::post(&path, &json!({ "version": 1 }))
}

#[test]
fn a_key_that_was_begun_by_mistake_is_taken_back_until_it_is_signed() {
    on_each_database(async |portal| {
        let (anna, eva) = staff_of(&portal, "praha").await;
        let (_, elsewhere) = staff_of(&portal, "liberecky").await;
        let (a, e) = (
            anna.colleague("anna.praha").await.unwrap(),
            anna.colleague("eva.praha").await.unwrap(),
        );
        let may = async |member: &Counsellor| member.centre_keys().await.unwrap()["may_withdraw"] == true;
        refused(eva.ask(withdraw(2)).await, 409, "conflicting_key");
        assert!(!may(&eva).await, "there is none");

        // The head's key is the head's.
        add_key(&eva, &new_key(2, 2, &[&a, &e])).await.unwrap();
        assert!(may(&eva).await && !may(&anna).await);
        refused(anna.ask(withdraw(2)).await, 403, "forbidden");
        refused(elsewhere.ask(withdraw(2)).await, 409, "conflicting_key");
        eva.ask(withdraw(2)).await.unwrap().expect(204);
        eva.ask(withdraw(2)).await.unwrap().expect(204);
        let kept = eva.centre_keys().await.unwrap();
        assert_eq!(states(&kept), [(1, "current".to_owned()), (2, "destroyed".to_owned())]);
        assert_eq!(
            (&kept["keys"][1]["holders"], &kept["rotation_demanded"]),
            (&json!([]), &json!(false))
        );
        assert!(sign(&portal, 2, 2).await.is_err(), "whoever signs it comes too late");

        // A counsellor takes back her own, and the head everybody's.
        refused(add_key(&anna, &new_key(3, 2, &[&a, &e])).await, 409, "conflicting_key");
        for (number, by) in [(3, &anna), (4, &eva)] {
            add_key(&anna, &new_key(number, number.into(), &[&a, &e]))
                .await
                .unwrap();
            assert!(may(by).await);
            by.ask(withdraw(number)).await.unwrap().expect(204);
        }

        // What is signed stays.
        add_key(&anna, &new_key(5, 5, &[&a, &e])).await.unwrap();
        sign(&portal, 2, 5).await.unwrap();
        for member in [&anna, &eva] {
            refused(member.ask(withdraw(5)).await, 409, "conflicting_key");
            refused(member.ask(withdraw(1)).await, 409, "conflicting_key");
        }
        assert_eq!(states(&eva.centre_keys().await.unwrap())[4], (5, "current".to_owned()));
        let log = eva.ask(Call::get("/staff/audit")).await.unwrap().json();
        let lines = log["lines"].as_array().unwrap().iter();
        let withdrawn: Vec<(&Value, &Value)> = lines
            .filter(|line| line["act"] == "key_withdrawn")
            .map(|line| (&line["actor"], &line["subject"]))
            .collect();
        let of = |number: u8| json!(format!("key:{}", to_b64(&[number; 16])));
        assert_eq!(withdrawn, [(&e["id"], &of(4)), (&a["id"], &of(3)), (&e["id"], &of(2))]);
    });
}

#[test]
fn a_sheet_that_was_printed_for_a_withdrawn_key_alone_goes_with_it() {
    on_each_database(async |portal| {
        let (anna, eva) = staff_of(&portal, "praha").await;
        let (a, e) = (
            anna.colleague("anna.praha").await.unwrap(),
            anna.colleague("eva.praha").await.unwrap(),
        );
        let old = anna.centre_keys().await.unwrap()["keys"][0]["key_id"].clone();
        let sheet = json!({ "version": 1, "sheet_id": to_b64(&[1; 16]), "public_key": to_b64(&[1; 90]),
            "seals": [{ "key_id": old, "sealed": to_b64(&[4; 60]), "mark": "bWFyaw" }] });
        eva.ask(Call::post("/staff/recovery-sheet", &sheet))
            .await
            .unwrap()
            .expect(204);
        let kept_after = async |number: u8, sheet: u8| {
            let mut key = new_key(number, number.into(), &[&a, &e]);
            key["recovery"] = json!({ "sheet_id": to_b64(&[sheet; 16]), "public_key": to_b64(&[sheet; 90]),
                "sealed": to_b64(&[6; 60]), "mark": "bWFyaw" });
            add_key(&eva, &key).await.unwrap();
            eva.ask(withdraw(number)).await.unwrap().expect(204);
            eva.centre_keys().await.unwrap()["recovery_sheet"].clone()
        };
        assert_eq!(kept_after(2, 1).await["seals"].as_array().unwrap().len(), 1);
        assert_eq!(kept_after(3, 2).await, Value::Null);
        eva.ask(Call::post("/staff/recovery-sheet", &sheet))
            .await
            .unwrap()
            .expect(204);
    });
}
