//! Several processes, and one that dies: each mail comes once, or is known for the same.

use std::collections::BTreeSet;

use ozvise_tests::{Call, Database, MailSecurity, MailServer, Portal, Postman, Running, TestClock, command, runtime};
use serde_json::json;

use super::{HOUR, Post, at_once, on_each_database, sent};

#[test]
fn of_two_processes_each_mail_is_sent_by_one() {
    on_each_database(MailSecurity::Implicit, &[], async |post| {
        post.member(0, at_once()).await;
        post.member(1, at_once()).await;
        let postmen = (Postman::of(&post.portal), Postman::of(&post.portal));
        // Twelve hours, in each of which somebody writes: twenty-four mails, and reminders.
        for seed in 0..12 {
            post.portal.reporter(seed).open_thread("praha", "zpráva").await.unwrap();
            tokio::join!(postmen.0.plan(), postmen.1.plan());
            post.portal.clock().advance(HOUR);
        }
        let before = post.server.mails(2).len();
        let (one, other) = tokio::join!(postmen.0.round(), postmen.1.round());
        assert_eq!((one.postponed, one.dead, other.postponed, other.dead), (0, 0, 0, 0));
        let number = one.sent + other.sent;
        assert!(number >= 24, "{number} mails");
        let mails = post.server.mails(before + number as usize);
        let ids: BTreeSet<String> = mails.iter().map(|mail| mail.header("Message-ID")).collect();
        assert_eq!(
            (ids.len(), mails.len()),
            (before + number as usize, before + number as usize)
        );
        let told: BTreeSet<(String, String)> = mails[before..]
            .iter()
            .map(|mail| (mail.to.clone(), mail.header("Date")))
            .collect();
        assert_eq!(told.len(), number as usize, "one mail for each person and hour");
        let connections: BTreeSet<&str> = mails[before..].iter().map(|mail| mail.connection.as_str()).collect();
        assert!(
            connections.len() < number as usize / 2,
            "a connection serves for several mails"
        );
        assert_eq!(postmen.0.round().await, sent(0));
    });
}

#[test]
fn killed_after_sending_it_sends_the_very_same_mail_again() {
    for database in Database::ALL {
        eprintln!("on {database:?}");
        // The server has the mail, and the process is killed before it can know.
        let server = MailServer::with_answers(MailSecurity::Implicit, &["take", "hold"]);
        runtime().block_on(async {
            let past = TestClock::real_now().seconds() - 2 * 3600;
            let portal = Portal::start_with_mail(database, &server, TestClock::at(past)).await;
            let mut post = Post { portal, server };
            post.member(0, at_once()).await;
            post.portal.reporter(1).open_thread("praha", "první").await.unwrap();
            post.postman().plan().await;
            post.portal.leave_to_another_process().await;

            let mut serve = command(&["serve"]);
            serve.envs(post.portal.settings());
            let process = Running::start(serve);
            post.server.mails(2);
            process.kill();

            // Whoever runs next leaves it alone while it may still be in hand.
            post.portal.clock().advance(2 * HOUR);
            assert_eq!(post.postman().deliver().await, sent(0));
            post.portal.clock().advance(HOUR);
            assert_eq!(post.postman().deliver().await, sent(1), "it is not lost");
            let mails = post.server.mails(3);
            assert_eq!(mails[1].header("Message-ID"), mails[2].header("Message-ID"));
            assert_eq!(mails[1].raw, mails[2].raw);
        });
    }
}

#[test]
fn killed_before_planning_it_forgets_nothing() {
    for database in Database::ALL {
        eprintln!("on {database:?}");
        let server = MailServer::start(MailSecurity::Implicit);
        runtime().block_on(async {
            let portal = Portal::start_with_mail(database, &server, TestClock::real_now()).await;
            let mut post = Post { portal, server };
            post.member(0, at_once()).await;
            post.portal.leave_to_another_process().await;
            let mut serve = command(&["serve"]);
            serve.envs(post.portal.settings());
            let process = Running::start(serve);
            post.portal.wire().forward_to(process.address());
            let mut phone = post.portal.reporter(1);
            let request = phone.prepare_thread("praha", "první").await.unwrap();
            phone.send_thread(&request).await.unwrap();
            process.kill();
            post.portal.clock().advance(2 * HOUR);
            post.postman().round().await;
            assert!(post.server.mails(2)[1].text().contains("nová konverzace"));
        });
    }
}

#[test]
fn an_account_that_is_closed_gets_no_mail_any_more() {
    on_each_database(MailSecurity::Implicit, &[], async |post| {
        post.member(0, at_once()).await;
        let eva = post.member(1, at_once()).await;
        post.portal.reporter(1).open_thread("praha", "první").await.unwrap();
        post.postman().plan().await;
        let members = eva.ask(Call::get("/staff/members")).await.unwrap().json();
        let anna = members["members"]
            .as_array()
            .unwrap()
            .iter()
            .find(|member| member["role"] == "counsellor");
        let close = format!("/staff/members/{}/close", anna.unwrap()["id"].as_str().unwrap());
        eva.ask(Call::post(&close, &json!({ "version": 1 })))
            .await
            .unwrap()
            .expect(204);
        post.portal.clock().advance(HOUR);
        post.postman().deliver().await;
        let mails = post.server.mails(3);
        assert!(mails[2..].iter().all(|mail| mail.to == "eva@example.org"), "{mails:#?}");
    });
}
