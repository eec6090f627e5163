//! What the server does to the keys of the centre's staff, and to whole threads.

use ozvise_crypto::staff::{MemberKind, MemberPublicKeys, UnverifiedMember};
use ozvise_crypto::{CentreKeyError, CentreSecret, KeyId, OpenError, ThreadError, from_b64, to_b64};
use ozvise_tests::{Call, Counsellor, Portal, Refusal, on_each_database, seeded};
use serde_json::Value;

use super::{alter_json, with_flipped_byte};

#[test]
fn a_centre_key_of_the_servers_own_is_refused() {
    on_each_database(async |portal| {
        let deployment = portal.deployment();
        alter_json(&portal, "/sign-in/finish", move |_, answer| {
            let session = &mut answer["session"];
            let mut rng = seeded(666);
            let member = session["member"]["id"].as_str().unwrap().parse().unwrap();
            let public = MemberPublicKeys::parse(&from_b64(session["public_keys"].as_str().unwrap()).unwrap()).unwrap();
            let key_id: KeyId = session["centre_keys"][0]["key_id"].as_str().unwrap().parse().unwrap();
            let own = CentreSecret::generate(deployment, "praha".parse().unwrap(), key_id, &mut rng);
            let (id, kind) = (member, MemberKind::Member);
            let member = UnverifiedMember {
                deployment,
                id,
                kind,
                keys: public,
            };
            let digits = member.fingerprint().to_string();
            let member = member.compare(&digits).unwrap();
            session["centre_keys"][0]["sealed"] = to_b64(&own.approve(&member, &mut rng).sealed).into();
        });
        let refused = portal.counsellor("praha", 0).sign_in().await;
        assert!(
            matches!(refused, Err(Refusal::CentreKey(CentreKeyError::Replaced))),
            "{refused:?}"
        );
    });
}

#[test]
fn a_centre_key_that_the_directory_does_not_have_is_refused() {
    on_each_database(async |portal| {
        alter_json(&portal, "/sign-in/finish", |_, answer| {
            let key = &mut answer["session"]["centre_keys"][0]["key_id"];
            *key = with_flipped_byte(key, 0);
        });
        let refused = portal.counsellor("praha", 0).sign_in().await;
        assert!(
            matches!(refused, Err(Refusal::CentreKey(CentreKeyError::NotInDirectory))),
            "{refused:?}"
        );
    });
}

#[test]
fn an_altered_vault_is_refused() {
    on_each_database(async |portal| {
        alter_json(&portal, "/sign-in/finish", |_, answer| {
            let vault = &mut answer["session"]["vault"];
            *vault = with_flipped_byte(vault, 60);
        });
        let refused = portal.counsellor("praha", 0).sign_in().await;
        assert!(matches!(refused, Err(Refusal::Seal(OpenError::Failed))), "{refused:?}");
    });
}

#[test]
fn a_server_that_does_not_know_the_password_record_is_refused() {
    on_each_database(async |portal| {
        alter_json(&portal, "/sign-in/start", |_, answer| {
            let response = &mut answer["response"];
            *response = with_flipped_byte(response, 100);
        });
        let refused = portal.counsellor("praha", 0).sign_in().await;
        assert!(matches!(refused, Err(Refusal::Password(_))), "{refused:?}");
    });
}

/// Anna has read thread 1. The server, which can write threads to the centre like anybody, has written thread 2.
async fn a_thread_and_one_of_the_servers_own(portal: &Portal) -> (Counsellor, Value) {
    portal.reporter(1).open_thread("praha", "pravá zpráva").await.unwrap();
    portal
        .reporter(666)
        .open_thread("praha", "podvržená zpráva")
        .await
        .unwrap();
    let mut anna = portal.counsellor("praha", 0);
    anna.sign_in().await.unwrap();
    anna.read(1).await.unwrap();
    anna.forget_threads();
    let planted = anna.ask(Call::get("/staff/threads/2")).await.unwrap().json()["thread"].clone();
    (anna, planted)
}

#[test]
fn another_thread_in_the_place_of_one_that_was_opened_is_refused() {
    on_each_database(async |portal| {
        let (mut anna, planted) = a_thread_and_one_of_the_servers_own(&portal).await;
        alter_json(&portal, "/staff/threads/1", move |_, answer| {
            let mark = answer["thread"]["opening_mark"].clone();
            answer["thread"] = planted.clone();
            answer["thread"]["opening_mark"] = mark;
        });
        let refused = anna.read(1).await;
        assert!(matches!(refused, Err(Refusal::Replaced(_))), "{refused:?}");
    });
}

#[test]
fn an_opened_thread_without_its_mark_is_refused() {
    on_each_database(async |portal| {
        let (mut anna, planted) = a_thread_and_one_of_the_servers_own(&portal).await;
        alter_json(&portal, "/staff/threads/1", move |_, answer| {
            answer["thread"] = planted.clone();
            answer["thread"]["state"] = "opened".into();
        });
        let refused = anna.read(1).await;
        assert!(matches!(refused, Err(Refusal::MissingOpeningMark)), "{refused:?}");
    });
}

#[test]
fn a_thread_key_of_another_thread_is_refused() {
    on_each_database(async |portal| {
        let (mut anna, planted) = a_thread_and_one_of_the_servers_own(&portal).await;
        alter_json(&portal, "/staff/threads/1", move |_, answer| {
            answer["thread"]["centre_seals"] = planted["centre_seals"].clone();
        });
        let refused = anna.read(1).await;
        assert!(matches!(refused, Err(Refusal::Seal(OpenError::Failed))), "{refused:?}");
    });
}

#[test]
fn a_reporter_key_of_the_servers_own_is_refused() {
    on_each_database(async |portal| {
        let (mut anna, planted) = a_thread_and_one_of_the_servers_own(&portal).await;
        alter_json(&portal, "/staff/threads/1", move |_, answer| {
            answer["thread"]["reporter_key"] = planted["reporter_key"].clone();
        });
        let refused = anna.read(1).await;
        assert!(
            matches!(refused, Err(Refusal::Thread(ThreadError::ReporterKeyReplaced))),
            "{refused:?}"
        );
    });
}
