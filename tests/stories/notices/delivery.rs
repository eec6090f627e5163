//! How mails reach the server, and what happens when it will not have them.

use std::time::Duration;

use ozvise_portal::flows::Delivered;
use ozvise_tests::{Call, CapturedLog, MailSecurity, Portal, Postman};
use serde_json::Value;

use super::{HOUR, Post, at_once, on_each_database, sent};

const POSTPONED: Delivered = Delivered {
    sent: 0,
    postponed: 1,
    dead: 0,
};

/// One mail is due.
async fn one_is_due(post: &Post) {
    post.member(0, at_once()).await;
    post.portal.reporter(1).open_thread("praha", "první").await.unwrap();
    post.postman().plan().await;
    assert_eq!(post.postman().deliver().await, sent(0), "not before the hour is over");
    post.portal.clock().advance(HOUR);
}

/// How many were given up, as whoever watches the server sees it.
async fn undeliverable(portal: &Portal) -> Value {
    let ready = portal.http().send(Call::new(hyper::Method::GET, "/readyz")).await;
    ready.expect(200).json()["notices_undeliverable"].clone()
}

#[test]
fn both_forms_of_tls_deliver() {
    for security in [MailSecurity::Implicit, MailSecurity::StartTls] {
        on_each_database(security, &[], async |post| {
            one_is_due(&post).await;
            assert_eq!(post.postman().round().await, sent(1));
            let mail = post.server.mails(2).pop().unwrap();
            assert_eq!(mail.to, "anna@example.org");
            assert!(
                mail.text().contains("Ve schránce vašeho centra je nová konverzace."),
                "{}",
                mail.text()
            );
            // 15:00 UTC, the hour after that in which the message came.
            assert_eq!(mail.header("Date"), "Sat, 21 Nov 2026 15:00:00 +0000");
            assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
            assert!(mail.header("Message-ID").ends_with("@posta.example.org>"));
            for event in post.server.events() {
                assert_ne!(event["secure"], false, "{event}");
            }
            assert_eq!(post.postman().round().await, sent(0), "nothing is sent twice");
            assert_eq!(undeliverable(&post.portal).await, 0);
        });
    }
}

#[test]
fn a_wrong_password_sends_nothing_and_loses_nothing() {
    on_each_database(MailSecurity::Implicit, &[], async |post| {
        one_is_due(&post).await;
        let wrong = ("OZVISE_MAIL_PASSWORD_FILE", post.server.wrong_password());
        assert_eq!(Postman::with(&post.portal, &[wrong]).round().await, POSTPONED);
        assert!(post.server.events().iter().any(|event| event["signed_in"] == false));
        assert_eq!(post.server.mails(0).len(), 1, "only the code from before");
        post.portal.clock().advance(Duration::from_secs(5 * 60));
        assert_eq!(
            post.postman().round().await,
            sent(1),
            "it waits until somebody has put it right"
        );
    });
}

#[test]
fn a_server_that_cannot_be_trusted_gets_nothing() {
    for security in [MailSecurity::Implicit, MailSecurity::StartTls] {
        on_each_database(security, &[], async |post| {
            one_is_due(&post).await;
            let before = post.server.events().len();
            let foreign = ("OZVISE_MAIL_CA_FILE", post.server.foreign_ca());
            assert_eq!(Postman::with(&post.portal, &[foreign]).round().await, POSTPONED);
            let another_name = ("OZVISE_MAIL_HOST", "localhost".to_owned());
            post.portal.clock().advance(Duration::from_secs(5 * 60));
            assert_eq!(Postman::with(&post.portal, &[another_name]).round().await, POSTPONED);
            let spoken = |event: &&Value| event.get("fault").is_none();
            assert_eq!(
                post.server.events()[before..].iter().find(spoken),
                None,
                "nothing was said to it"
            );
        });
    }
}

#[test]
fn a_server_without_starttls_gets_nothing() {
    let stripped = ozvise_tests::MailServer::start(MailSecurity::Stripped);
    on_each_database(MailSecurity::StartTls, &[], async |post| {
        one_is_due(&post).await;
        let settings = stripped.settings();
        let port = settings
            .iter()
            .find(|(name, _)| name.ends_with("_PORT"))
            .unwrap()
            .1
            .clone();
        let without = Postman::with(&post.portal, &[("OZVISE_MAIL_PORT", port)]);
        assert_eq!(without.round().await, POSTPONED);
        let spoken = stripped.events().into_iter().find(|event| event.get("fault").is_none());
        assert_eq!(spoken, None, "no name, no password, no address in plain");
        post.portal.clock().advance(Duration::from_secs(5 * 60));
        assert_eq!(post.postman().round().await, sent(1));
    });
}

#[test]
fn what_is_refused_for_good_is_given_up_and_counted() {
    on_each_database(MailSecurity::Implicit, &["take", "550"], async |post| {
        one_is_due(&post).await;
        let given_up = Delivered {
            dead: 1,
            ..Delivered::default()
        };
        assert_eq!(post.postman().round().await, given_up);
        assert_eq!(undeliverable(&post.portal).await, 1);
        post.portal.clock().advance(100 * HOUR);
        assert_eq!(post.postman().deliver().await, sent(0), "it is not tried again");
        let log = String::from_utf8(CapturedLog::bytes()).unwrap();
        assert!(log.contains("a notice is given up"), "the log says so");
        assert!(!log.contains("anna@example.org"), "and not for whom it was");
        post.portal.clock().advance(30 * 24 * HOUR);
        post.postman().plan().await;
        assert_eq!(undeliverable(&post.portal).await, 0, "long ago");
    });
}

#[test]
fn what_is_refused_for_now_comes_later() {
    on_each_database(MailSecurity::StartTls, &["take", "451", "451"], async |post| {
        one_is_due(&post).await;
        assert_eq!(post.postman().round().await, POSTPONED);
        assert_eq!(post.postman().round().await, sent(0), "not at once");
        post.portal.clock().advance(Duration::from_secs(3 * 60));
        assert_eq!(post.postman().round().await, POSTPONED);
        post.portal.clock().advance(Duration::from_secs(6 * 60));
        assert_eq!(post.postman().round().await, sent(1));
        assert_eq!(post.server.mails(2).len(), 2);
    });
}

#[test]
fn a_server_that_falls_silent_holds_nobody_up() {
    on_each_database(MailSecurity::Implicit, &["take", "hold"], async |post| {
        one_is_due(&post).await;
        let impatient = ("OZVISE_MAIL_TIMEOUT_SECONDS", "1".to_owned());
        assert_eq!(Postman::with(&post.portal, &[impatient]).round().await, POSTPONED);
        post.portal.clock().advance(Duration::from_secs(3 * 60));
        assert_eq!(post.postman().round().await, sent(1));
        // It had the mail already, and knows the second one for the same.
        let mails = post.server.mails(3);
        assert_eq!(mails[1].raw, mails[2].raw);
    });
}
