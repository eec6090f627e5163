//! Signing in, and all the ways in which it must not succeed.

use super::{ATTEMPT_SECONDS, Activity, Finish, SignInError, finish, session, start};
use crate::domain::StaffRole;
use crate::flows::testing::{World, rng};
use crate::store::members;
use ozvise_crypto::staff::opaque::ClientSignIn;

#[actix_web::test]
async fn a_code_serves_once() {
    let world = World::new().await;
    let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
    let code = world.code(&anna);
    world.sign_in(&anna).await.expect("signed in");
    let proven = world.prove(&anna.name, &anna.password).await.expect("begun");
    let answer = finish(
        &world.portal,
        Finish {
            code: Some(code),
            ..proven
        },
    )
    .await;
    assert!(matches!(answer, Err(SignInError::Refused)));
    world.clock.advance(30);
    world.sign_in(&anna).await.expect("signed in with the next code");
}

#[actix_web::test]
async fn whatever_is_wrong_the_answer_is_the_same() {
    let world = World::new().await;
    let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
    let left = world.hire("left", StaffRole::Counsellor, Some("praha")).await;
    let id = left.id;
    world
        .portal
        .store
        .write(move |connection| members::set_active(connection, &id, false))
        .await
        .expect("left");
    let code = world.code(&anna);
    for (name, password, code) in [
        ("anna", "wrong", code.as_str()),
        ("anna", "password of anna", "000000"),
        ("anna", "password of anna", "not a code"),
        ("nobody", "wrong", code.as_str()),
        ("left", left.password.as_str(), &world.code(&left)),
    ] {
        let proven = world.prove(name, password).await.expect("begun");
        let answer = finish(
            &world.portal,
            Finish {
                code: Some(code.to_owned()),
                ..proven
            },
        )
        .await;
        assert!(
            matches!(answer, Err(SignInError::Refused)),
            "{name}, {password}, {code}"
        );
    }
}

#[actix_web::test]
async fn an_unknown_name_is_answered_like_a_known_one() {
    let world = World::new().await;
    world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
    let (_, request) = ClientSignIn::start(b"password", &mut rng()).expect("started");
    let known = start(&world.portal, " Anna ", &request, None).await.expect("begun");
    let unknown = start(&world.portal, "nobody", &request, None).await.expect("begun");
    assert_eq!(known.response.len(), unknown.response.len());
    assert_eq!(known.response[0], unknown.response[0]);
}

#[actix_web::test]
async fn an_attempt_serves_once_and_for_two_minutes() {
    let world = World::new().await;
    let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
    let late = world.prove(&anna.name, &anna.password).await.expect("begun");
    world.clock.advance(ATTEMPT_SECONDS);
    let answer = finish(
        &world.portal,
        Finish {
            code: Some(world.code(&anna)),
            ..late
        },
    )
    .await;
    assert!(matches!(answer, Err(SignInError::Refused)));

    let proven = world.prove(&anna.name, &anna.password).await.expect("begun");
    let (attempt, finalization) = (proven.attempt, proven.finalization.clone());
    assert!(matches!(
        finish(&world.portal, proven).await,
        Err(SignInError::CodeNeeded(_))
    ));
    let again = Finish {
        attempt,
        finalization,
        code: Some(world.code(&anna)),
        recovery_code: None,
        token: None,
    };
    assert!(matches!(finish(&world.portal, again).await, Err(SignInError::Refused)));
}

#[actix_web::test]
async fn unlocking_needs_a_living_session_of_the_same_member() {
    let world = World::new().await;
    let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
    let bara = world.hire("bara", StaffRole::Head, Some("praha")).await;
    let (token, _) = world.sign_in(&anna).await.expect("signed in");
    let started = world.clock.as_ref();
    started.advance(600);

    let proven = world.prove(&bara.name, &bara.password).await.expect("begun");
    let copy = super::SessionToken::parse(&token.encoded());
    let answer = finish(&world.portal, Finish { token: copy, ..proven }).await;
    assert!(matches!(answer, Err(SignInError::CodeNeeded(_))));

    let proven = world.prove(&anna.name, &anna.password).await.expect("begun");
    let hash = token.hash();
    let (token, signed_in) = finish(
        &world.portal,
        Finish {
            token: Some(token),
            ..proven
        },
    )
    .await
    .expect("unlocked");
    // It is the same session, which ends when it would have ended.
    assert_eq!(
        (token.hash(), signed_in.session.started_at),
        (hash, crate::flows::testing::START)
    );

    started.advance(session::IDLE_SECONDS);
    let proven = world.prove(&anna.name, &anna.password).await.expect("begun");
    let answer = finish(
        &world.portal,
        Finish {
            token: Some(token),
            ..proven
        },
    )
    .await;
    assert!(matches!(answer, Err(SignInError::CodeNeeded(_))));
}

#[actix_web::test]
async fn signing_in_anew_replaces_the_session() {
    let world = World::new().await;
    let anna = world.hire("anna", StaffRole::Counsellor, Some("praha")).await;
    let (old, _) = world.sign_in(&anna).await.expect("signed in");
    world.clock.advance(30);
    let proven = world.prove(&anna.name, &anna.password).await.expect("begun");
    let copy = super::SessionToken::parse(&old.encoded());
    let renewed = Finish {
        code: Some(world.code(&anna)),
        token: copy,
        ..proven
    };
    let (new, _) = finish(&world.portal, renewed).await.expect("signed in");
    assert!(
        session::authenticate(&world.portal, &old, Activity::Background)
            .await
            .is_err()
    );
    session::authenticate(&world.portal, &new, Activity::Background)
        .await
        .expect("signed in");
}

#[actix_web::test]
async fn what_is_no_message_of_opaque_is_refused_as_such() {
    let world = World::new().await;
    assert!(matches!(
        start(&world.portal, "anna", b"", None).await,
        Err(SignInError::Malformed)
    ));
    assert!(matches!(
        start(&world.portal, "anna", &[2; 97], None).await,
        Err(SignInError::UnknownVersion(2))
    ));
    assert!(matches!(
        start(&world.portal, "  ", &[1; 97], None).await,
        Err(SignInError::Malformed)
    ));
}
