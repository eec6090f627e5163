//! What members set themselves, and what they have sent to try it.

use super::{AT_ONCE, HOUR, Office, mail};
use crate::domain::{Act, StaffRole};
use crate::flows::notices::own::code_of;
use crate::flows::notices::{
    NoticeChange, OwnNoticesError, change_own_notices, confirm_address, own_notices, send_test_mail,
};
use crate::flows::read_audit;
use crate::i18n::Language;

#[actix_web::test]
async fn an_address_counts_once_its_code_has_come_back() {
    let office = Office::open().await;
    let portal = &office.world.portal;
    let anna = office.world.member(office.colleague("anna")).await;
    let change = |address: Option<&str>| NoticeChange {
        address: address.map(|address| address.parse().expect("an address")),
        language: Language::English,
        schedule: AT_ONCE,
    };
    let changed = change_own_notices(portal, anna.clone(), change(Some("anna@jinde.example.org")))
        .await
        .expect("changed");
    assert_eq!(
        changed.address.as_deref(),
        Some("anna@example.org"),
        "the old one serves on"
    );
    let pending = changed.pending.expect("a pending address");
    let code = code_of(portal, &anna.id, &pending);
    assert_eq!(code.len(), 8);
    let wrong = if code == "00000000" { "00000001" } else { "00000000" };
    for _ in 0..4 {
        let refused = confirm_address(portal, anna.clone(), wrong.to_owned()).await;
        assert!(matches!(refused, Err(OwnNoticesError::WrongCode)));
    }
    let confirmed = confirm_address(portal, anna.clone(), code.clone())
        .await
        .expect("the fifth try");
    assert_eq!(confirmed.address.as_deref(), Some("anna@jinde.example.org"));
    assert!(
        confirm_address(portal, anna.clone(), code).await.is_err(),
        "a code serves once"
    );

    let again = change_own_notices(portal, anna.clone(), change(Some("anna@example.org")))
        .await
        .expect("changed");
    let code = code_of(portal, &anna.id, &again.pending.expect("a pending address"));
    for _ in 0..5 {
        assert!(confirm_address(portal, anna.clone(), wrong.to_owned()).await.is_err());
    }
    assert!(
        confirm_address(portal, anna.clone(), code).await.is_err(),
        "after five wrong ones the right one is too late"
    );

    let late = change_own_notices(portal, anna.clone(), change(Some("anna@example.org")))
        .await
        .expect("changed");
    let code = code_of(portal, &anna.id, &late.pending.expect("a pending address"));
    office.world.clock.advance(HOUR);
    assert!(
        confirm_address(portal, anna.clone(), code).await.is_err(),
        "an hour is over"
    );

    change_own_notices(portal, anna.clone(), change(None))
        .await
        .expect("changed");
    assert_eq!(own_notices(portal, anna.id).await.expect("read").address, None);
    assert!(
        office.mails().await.iter().all(|(name, ..)| name != "anna"),
        "no code is on its way any more"
    );
}

#[actix_web::test]
async fn the_head_sees_that_an_address_was_changed_and_not_to_which() {
    let office = Office::open().await;
    let portal = &office.world.portal;
    let anna = office.world.member(office.colleague("anna")).await;
    let eva = office.world.member(office.colleague("eva")).await;
    let change = |address: Option<&str>| NoticeChange {
        address: address.map(|address| address.parse().expect("an address")),
        language: Language::Czech,
        schedule: AT_ONCE,
    };
    let noted = async || {
        let page = read_audit(portal, &eva, None).await.expect("a head reads");
        let lines = page
            .lines
            .into_iter()
            .filter(|line| line.act == Act::NoticeAddressChanged);
        lines.map(|line| (line.actor, line.subject)).collect::<Vec<_>>()
    };
    let line = (Some(anna.id), format!("member:{}", anna.id));
    let asked = change_own_notices(portal, anna.clone(), change(Some("anna@jinde.example.org")))
        .await
        .expect("changed");
    assert_eq!(noted().await, [], "the old one serves on");
    let code = code_of(portal, &anna.id, &asked.pending.expect("a pending address"));
    confirm_address(portal, anna.clone(), code).await.expect("confirmed");
    assert_eq!(noted().await, std::slice::from_ref(&line));
    let same = change(Some("anna@jinde.example.org"));
    change_own_notices(portal, anna.clone(), same).await.expect("as it was");
    assert_eq!(noted().await, std::slice::from_ref(&line));
    for _ in 0..2 {
        change_own_notices(portal, anna.clone(), change(None))
            .await
            .expect("changed");
        assert_eq!(noted().await, [line.clone(), line.clone()], "it goes once");
    }
}

#[actix_web::test]
async fn nobody_sends_codes_to_strangers_by_the_dozen() {
    let office = Office::open().await;
    let anna = office.world.member(office.colleague("anna")).await;
    let mut refusals = 0;
    for number in 0..30 {
        let change = NoticeChange {
            address: Some(format!("cizi{number}@example.org").parse().expect("an address")),
            language: Language::Czech,
            schedule: AT_ONCE,
        };
        match change_own_notices(&office.world.portal, anna.clone(), change).await {
            Ok(_) => {}
            Err(OwnNoticesError::TooManyMails { wait }) => {
                assert!(wait > 0);
                refusals += 1;
            }
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(refusals, 20);
    assert_eq!(office.mails().await.len(), 1, "only the last code is on its way");
}

#[actix_web::test]
async fn a_test_mail_is_alone_and_needs_an_address() {
    let office = Office::open().await;
    let portal = &office.world.portal;
    let anna = office.colleague("anna").id;
    office.open_thread().await;
    office.plan().await;
    // At the very moment for which the notice is planned.
    office.world.clock.advance(HOUR);
    for _ in 0..2 {
        send_test_mail(portal, anna).await.expect("asked for");
    }
    assert_eq!(
        office.mails().await,
        [
            mail("anna", "new_thread", 1),
            mail("anna", "test", 1),
            mail("eva", "new_thread", 1)
        ]
    );
    let nowhere = office.world.hire("petr", StaffRole::Operator, None).await.id;
    let refused = send_test_mail(portal, nowhere).await;
    assert!(matches!(refused, Err(OwnNoticesError::NoAddress)));
}
