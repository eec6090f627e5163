//! What a member can have sent to see that it arrives.

use ozvise_tests::{Call, MailSecurity};
use serde_json::{Value, json};

use super::{at_once, on_each_database, refused, sent};

fn test_mail() -> Call {
    Call::post("/staff/notices/test", &json!({ "version": 1 }))
}

#[test]
fn a_test_mail_comes_at_once_and_looks_like_every_other() {
    on_each_database(MailSecurity::Implicit, &[], async |post| {
        let mut stranger = post.portal.counsellor("praha", 1);
        stranger.sign_in().await.unwrap();
        refused(stranger.ask(test_mail()).await, 409, "account_changed");

        let anna = post.member(0, at_once()).await;
        anna.ask(test_mail()).await.unwrap().expect(204);
        post.portal.reporter(1).open_thread("praha", "první").await.unwrap();
        assert_eq!(post.postman().round().await, sent(1), "the notice waits for its hour");
        let mail = post.server.mails(2).pop().unwrap();
        assert_eq!(mail.to, "anna@example.org");
        assert!(mail.text().contains("Toto je zkušební zpráva"), "{}", mail.text());
        post.portal.clock().advance(super::HOUR);
        assert_eq!(post.postman().round().await, sent(1));
        let notice = post.server.mails(3).pop().unwrap();
        assert_eq!(notice.header("Subject"), mail.header("Subject"));
    });
}

#[test]
fn who_wants_no_notices_can_still_try_the_address_and_nobody_can_flood_it() {
    on_each_database(MailSecurity::Implicit, &[], async |post| {
        let anna = post.member(0, at_once()).await;
        let mut never = at_once();
        never["mode"] = json!("none");
        let body = json!({ "version": 1, "address": "anna@example.org", "schedule": never });
        anna.ask(Call::post("/staff/notices", &body)).await.unwrap();
        anna.ask(test_mail()).await.unwrap().expect(204);
        assert_eq!(post.postman().round().await, sent(1));

        let mut taken = 0;
        let refusal: Value = loop {
            match anna.ask(test_mail()).await {
                Ok(answer) => {
                    answer.expect(204);
                    taken += 1;
                    assert!(taken < 20, "nobody stops her");
                }
                Err(refusal) => break refused(Err::<(), _>(refusal), 429, "too_many_tries"),
            }
        };
        assert!(refusal["retry_after_s"].as_u64().unwrap() > 0, "{refusal}");
        assert_eq!(post.postman().round().await, sent(1), "only the last one is on its way");
    });
}
