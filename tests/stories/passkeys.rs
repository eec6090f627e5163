//! Passkeys: what their owner does with them, and what everybody else cannot do.

use std::time::Duration;

use ozvise_crypto::{from_b64, to_b64};
use ozvise_tests::{Authenticator, Call, Counsellor, Portal, Refusal, on_each_database, on_each_database_at_a_domain};
use serde_json::{Value, json};

#[track_caller]
fn refused<T>(result: Result<T, Refusal>, status: u16, code: &str) -> Value {
    match result {
        Err(Refusal::Answered(answer)) => answer.expect_error(status, code),
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it was not refused"),
    }
}

/// A counsellor who has just added a passkey, and the passkey.
async fn anna_with_a_passkey(portal: &Portal) -> (Counsellor, Authenticator) {
    let mut anna = portal.counsellor("praha", 0);
    anna.sign_in().await.unwrap();
    let authenticator = Authenticator::new(1, &portal.origin());
    anna.add_passkey(&authenticator, "klíč na svazku").await.unwrap();
    (anna, authenticator)
}

/// The acts that the head of the centre reads in the log, the newest first.
async fn acts(portal: &Portal) -> Vec<String> {
    let mut eva = portal.counsellor("praha", 1);
    eva.sign_in().await.unwrap();
    portal.clock().advance(Duration::from_secs(30));
    let lines = eva.ask(Call::get("/staff/audit")).await.unwrap().json();
    let lines = lines["lines"].as_array().unwrap();
    lines
        .iter()
        .map(|line| line["act"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_passkey_signs_in_and_serves_no_longer_once_it_is_removed() {
    on_each_database_at_a_domain(async |portal| {
        let (anna, mut authenticator) = anna_with_a_passkey(&portal).await;
        portal.clock().advance(Duration::from_secs(3 * 24 * 3600));
        let mut elsewhere = portal.counsellor("praha", 0);
        elsewhere.sign_in_by_passkey(&mut authenticator).await.unwrap();
        elsewhere.inbox().await.unwrap();

        let seen = elsewhere.second_factors().await.unwrap();
        assert_eq!(seen["passkeys_available"], true);
        let passkey = &seen["passkeys"][0];
        assert_eq!(passkey["name"], "klíč na svazku");
        let (created, used) = (&passkey["created_day"], &passkey["last_used_day"]);
        assert_eq!(used.as_i64().unwrap() - created.as_i64().unwrap(), 3);

        // Somebody else's list is somebody else's.
        let mut eva = portal.counsellor("praha", 1);
        eva.sign_in().await.unwrap();
        assert_eq!(eva.second_factors().await.unwrap()["passkeys"], json!([]));
        refused(eva.remove_passkey(&passkey["id"]).await, 404, "not_found");

        elsewhere.remove_passkey(&passkey["id"]).await.unwrap().expect(204);
        refused(elsewhere.remove_passkey(&passkey["id"]).await, 404, "not_found");
        let step = portal.counsellor("praha", 0).second_step().await.unwrap();
        assert!(step.get("passkey").is_none(), "{step}");
        drop(anna);
        portal.clock().advance(Duration::from_secs(30));
        let written = acts(&portal).await;
        let of_passkeys: Vec<_> = written.iter().filter(|act| act.starts_with("passkey")).collect();
        assert_eq!(of_passkeys, ["passkey_removed", "passkey_added"]);
    });
}

#[test]
fn the_other_second_factors_serve_beside_a_passkey() {
    on_each_database_at_a_domain(async |portal| {
        let (mut anna, _) = anna_with_a_passkey(&portal).await;
        portal.clock().advance(Duration::from_secs(30));
        let code = anna.account().totp_at(portal.clock().seconds());
        let mut by_code = portal.counsellor("praha", 0);
        let step = by_code.second_step().await.unwrap();
        by_code.give_second_factor(&step, "totp", code.into()).await.unwrap();
        by_code.inbox().await.unwrap();

        portal.clock().advance(Duration::from_secs(30));
        let codes = anna.change_second_factor().await.unwrap();
        let mut by_recovery = portal.counsellor("praha", 0);
        let step = by_recovery.second_step().await.unwrap();
        by_recovery
            .give_second_factor(&step, "recovery_code", codes[0].clone().into())
            .await
            .unwrap();
        let left = by_recovery.second_factors().await.unwrap();
        assert_eq!(left["recovery_codes_left"], codes.len() - 1);
        assert!(acts(&portal).await.contains(&"recovery_code_used".to_owned()));
    });
}

#[test]
fn nobody_learns_who_has_a_passkey_before_the_password_is_proven() {
    on_each_database_at_a_domain(async |portal| {
        anna_with_a_passkey(&portal).await;
        let mut answers = Vec::new();
        for name in [portal.staff_account("praha", 0).name, "nikdo".to_owned()] {
            let mut guesser = portal.member_named(&name);
            let body = json!({ "version": 1, "name": name, "request": guesser.first_sign_in_message() });
            let call = guesser.signed(Call::post("/staff/sign-in/start", &body));
            let started = portal.http().send(call).await.expect(200).json();
            let shape = |field: &str| from_b64(started[field].as_str().unwrap()).unwrap().len();
            let sizes = (started.as_object().unwrap().len(), shape("attempt"), shape("response"));
            // A third message that proves nothing.
            let nothing = to_b64(&[&[1], &[0; 64][..]].concat());
            let attempt = started["attempt"].as_str().unwrap();
            let refusal = refused(
                guesser.finish_sign_in(attempt, &nothing, None).await,
                401,
                "sign_in_failed",
            );
            answers.push((sizes, refusal));
        }
        assert_eq!(answers[0], answers[1]);
    });
}

/// Somebody who knows the password and has heard what a passkey said once.
#[test]
fn an_answer_serves_once_for_one_challenge_only() {
    on_each_database_at_a_domain(async |portal| {
        let (_, mut authenticator) = anna_with_a_passkey(&portal).await;
        let mut thief = portal.counsellor("praha", 0);
        let step = thief.second_step().await.unwrap();
        let answer = authenticator.get(step["passkey"]["challenge"].as_str().unwrap());
        thief
            .give_second_factor(&step, "passkey", answer.clone())
            .await
            .unwrap();

        let replayed = thief.give_second_factor(&step, "passkey", answer.clone()).await;
        refused(replayed, 401, "sign_in_failed");
        let mut thief = portal.counsellor("praha", 0);
        let another = thief.second_step().await.unwrap();
        let replayed = thief.give_second_factor(&another, "passkey", answer).await;
        refused(replayed, 401, "sign_in_failed");
        // The refusal has used the step up: there is one guess for each proof of the password.
        let right = authenticator.get(another["passkey"]["challenge"].as_str().unwrap());
        let late = thief.give_second_factor(&another, "passkey", right).await;
        refused(late, 401, "sign_in_failed");
    });
}

#[test]
fn a_step_ends_after_two_minutes_and_with_the_password() {
    on_each_database_at_a_domain(async |portal| {
        let (mut anna, mut authenticator) = anna_with_a_passkey(&portal).await;
        let mut slow = portal.counsellor("praha", 0);
        for wait in [119, 120] {
            let step = slow.second_step().await.unwrap();
            let answer = authenticator.get(step["passkey"]["challenge"].as_str().unwrap());
            portal.clock().advance(Duration::from_secs(wait));
            let given = portal
                .counsellor("praha", 0)
                .give_second_factor(&step, "passkey", answer)
                .await;
            match wait {
                119 => given.unwrap(),
                _ => drop(refused(given, 401, "sign_in_failed")),
            }
        }
        let step = slow.second_step().await.unwrap();
        let answer = authenticator.get(step["passkey"]["challenge"].as_str().unwrap());
        anna.change_password("docela jiné heslo").await.unwrap();
        let given = slow.give_second_factor(&step, "passkey", answer).await;
        refused(given, 401, "sign_in_failed");
    });
}

/// What somebody answers to a challenge.
type Answers = Box<dyn FnMut(&str) -> Value>;

#[test]
fn what_was_signed_elsewhere_or_by_somebody_else_is_refused() {
    on_each_database_at_a_domain(async |portal| {
        let (_, authenticator) = anna_with_a_passkey(&portal).await;
        let origin = portal.origin();
        let mut eva = portal.counsellor("praha", 1);
        eva.sign_in().await.unwrap();
        let mut evas = Authenticator::new(2, &origin);
        eva.add_passkey(&evas, "telefon").await.unwrap();

        let mut phished = authenticator.clone();
        phished.origin = "https://localhost.example".to_owned();
        let mut foreign = authenticator.clone();
        foreign.relying_party = "localhost.example".to_owned();
        let mut absent = authenticator.clone();
        absent.flags = 0;
        let mut unverified = authenticator.clone();
        unverified.flags = Authenticator::TOUCHED;
        let mut forged = Authenticator::new(3, &origin);
        let credential_id = authenticator.credential_id();
        // Another key, and an altered signature, under the right name.
        let mut tries: Vec<(&str, Answers)> = vec![
            ("another site", Box::new(move |challenge| phished.get(challenge))),
            (
                "another relying party",
                Box::new(move |challenge| foreign.get(challenge)),
            ),
            ("nobody there", Box::new(move |challenge| absent.get(challenge))),
            (
                "no longer verified",
                Box::new(move |challenge| unverified.get(challenge)),
            ),
            ("a colleague's", Box::new(move |challenge| evas.get(challenge))),
            ("another key", {
                let credential_id = credential_id.clone();
                Box::new(move |challenge| {
                    let mut answer = forged.get(challenge);
                    answer["credential_id"] = credential_id.clone().into();
                    answer
                })
            }),
            ("a made answer", {
                let maker = authenticator.clone();
                Box::new(move |challenge| {
                    let mut answer = maker.create(challenge);
                    answer["credential_id"] = credential_id.clone().into();
                    answer["authenticator_data"] = answer["attestation_object"].take();
                    answer.as_object_mut().unwrap().remove("attestation_object");
                    answer["signature"] = "AAAA".into();
                    answer
                })
            }),
        ];
        for (what, answer) in &mut tries {
            let mut thief = portal.counsellor("praha", 0);
            let step = thief.second_step().await.unwrap();
            let answer = answer(step["passkey"]["challenge"].as_str().unwrap());
            let given = thief.give_second_factor(&step, "passkey", answer).await;
            assert!(given.is_err(), "{what}");
            refused(given, 401, "sign_in_failed");
        }
    });
}

#[test]
fn a_copy_that_falls_behind_is_refused_and_written_down() {
    on_each_database_at_a_domain(async |portal| {
        let (_, mut authenticator) = anna_with_a_passkey(&portal).await;
        let mut copy = authenticator.clone();
        for _ in 0..2 {
            portal
                .counsellor("praha", 0)
                .sign_in_by_passkey(&mut authenticator)
                .await
                .unwrap();
        }
        // It has counted to 1, and the passkey itself is at 2; then both are at 2.
        for _ in 0..2 {
            let given = portal.counsellor("praha", 0).sign_in_by_passkey(&mut copy).await;
            refused(given, 401, "sign_in_failed");
        }
        portal
            .counsellor("praha", 0)
            .sign_in_by_passkey(&mut authenticator)
            .await
            .unwrap();
        let copied = acts(&portal).await.into_iter().filter(|act| act == "passkey_copied");
        assert_eq!(copied.count(), 2);
    });
}

#[test]
fn an_authenticator_that_neither_counts_nor_verifies_serves_too() {
    on_each_database_at_a_domain(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        let mut plain = Authenticator::new(7, &portal.origin());
        plain.flags = Authenticator::TOUCHED;
        anna.add_passkey(&plain, "starý klíč").await.unwrap();
        for _ in 0..2 {
            let mut elsewhere = portal.counsellor("praha", 0);
            let step = elsewhere.second_step().await.unwrap();
            let answer = plain.get_uncounted(step["passkey"]["challenge"].as_str().unwrap());
            elsewhere.give_second_factor(&step, "passkey", answer).await.unwrap();
        }
    });
}

#[test]
fn a_passkey_is_added_by_its_owner_on_this_site_with_the_password_only() {
    on_each_database_at_a_domain(async |portal| {
        let (mut anna, authenticator) = anna_with_a_passkey(&portal).await;
        let finish = |request: &Value| Call::post("/staff/passkeys/finish", request);

        // An open page is not enough.
        let mut passer_by = anna.with_password("uhodnuté heslo");
        let fresh = Authenticator::new(4, &portal.origin());
        let tried = passer_by.add_passkey(&fresh, "cizí").await;
        assert!(matches!(tried, Err(Refusal::Password(_))));

        let mut phished = fresh.clone();
        phished.origin = "https://localhost.example".to_owned();
        let mut foreign = fresh.clone();
        foreign.relying_party = "example.org".to_owned();
        for wrong in [&phished, &foreign, &authenticator] {
            refused(anna.add_passkey(wrong, "klíč").await, 422, "passkey_refused");
        }
        for name in ["", "   ", &"x".repeat(61), "a\nb"] {
            let error = refused(anna.add_passkey(&fresh, name).await, 400, "malformed_request");
            assert_eq!(error["field"], "name");
        }

        // Somebody else's question, one that was answered, and one that is ten minutes old.
        let mut eva = portal.counsellor("praha", 1);
        eva.sign_in().await.unwrap();
        let begun = eva.begin_passkey().await.unwrap();
        let mut request = anna.prepare_passkey(&fresh, "klíč").await.unwrap();
        let answer = fresh.create(begun["challenge"].as_str().unwrap());
        request["addition"] = begun["addition"].clone();
        request["client_data"] = answer["client_data"].clone();
        refused(anna.ask(finish(&request)).await, 422, "passkey_refused");

        let mut request = anna.prepare_passkey(&fresh, "klíč").await.unwrap();
        anna.ask(finish(&request)).await.unwrap().expect(201);
        let (attempt, finalization, _) = anna.begin_sign_in().await.unwrap();
        request["proof"] = json!({ "attempt": attempt, "finalization": finalization });
        refused(anna.ask(finish(&request)).await, 422, "passkey_refused");

        let mut slow = anna
            .prepare_passkey(&Authenticator::new(5, &portal.origin()), "pozdě")
            .await
            .unwrap();
        portal.clock().advance(Duration::from_secs(10 * 60));
        let (attempt, finalization, _) = anna.begin_sign_in().await.unwrap();
        slow["proof"] = json!({ "attempt": attempt, "finalization": finalization });
        refused(anna.ask(finish(&slow)).await, 422, "passkey_refused");
        let seen = anna.second_factors().await.unwrap();
        assert_eq!(seen["passkeys"].as_array().unwrap().len(), 2);
    });
}

#[test]
fn there_are_ten_at_most() {
    on_each_database_at_a_domain(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        let eleventh = Authenticator::new(100, &portal.origin());
        let mut begun_before = Value::Null;
        for seed in 0..10 {
            let authenticator = Authenticator::new(10 + seed, &portal.origin());
            if seed == 9 {
                begun_before = anna.begin_passkey().await.unwrap();
            }
            anna.add_passkey(&authenticator, &format!("klíč {seed}")).await.unwrap();
        }
        refused(anna.begin_passkey().await, 409, "too_many_passkeys");
        let answer = eleventh.create(begun_before["challenge"].as_str().unwrap());
        let (attempt, finalization, _) = anna.begin_sign_in().await.unwrap();
        let request = json!({
            "version": 1,
            "proof": { "attempt": attempt, "finalization": finalization },
            "addition": begun_before["addition"],
            "name": "jedenáctý",
            "client_data": answer["client_data"],
            "attestation_object": answer["attestation_object"],
        });
        let tried = anna.ask(Call::post("/staff/passkeys/finish", &request)).await;
        refused(tried, 409, "too_many_passkeys");
    });
}

#[test]
fn at_a_bare_address_there_are_none() {
    on_each_database(async |portal| {
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        assert_eq!(anna.second_factors().await.unwrap()["passkeys_available"], false);
        refused(anna.begin_passkey().await, 404, "not_found");
    });
}
