//! Who signs the directory is told in time: by mail, and by what watches the server.

use std::time::Duration;

use ozvise_tests::{Call, MailSecurity};
use serde_json::{Value, json};

use super::{HOUR, Post, at_once, confirm, on_each_database, sent};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// For how long the directory of these stories is valid at their beginning.
const VALIDITY: Duration = Duration::from_secs(400 * 24 * 3600);

/// Lets time pass until so much is left of the directory's validity.
fn leave(post: &Post, expires_at: u64, left: Duration) {
    let now = post.portal.clock().seconds();
    let left_now = Duration::from_secs(expires_at - now);
    post.portal.clock().advance(left_now - left);
}

async fn ready(post: &Post) -> Value {
    let ready = Call::new(hyper::Method::GET, "/readyz");
    post.portal.http().send(ready).await.json()
}

#[test]
fn an_operator_is_written_to_before_the_directory_expires_and_when_it_has() {
    on_each_database(MailSecurity::StartTls, &[], async |post| {
        let expires_at = post.portal.clock().seconds() + VALIDITY.as_secs();
        let mut petra = post.portal.member_named("provozovatel");
        petra.sign_in().await.unwrap();
        let at_nine = json!({ "language": "cs", "mode": "at_once", "digest_hour": 9 });
        confirm(&post, &petra, "petra@example.org", at_nine).await;
        let mut mails = 1;

        leave(&post, expires_at, 14 * DAY + HOUR);
        assert_eq!(post.postman().round().await, sent(0), "more than two weeks before");
        assert_eq!(ready(&post).await["directory"], "valid");
        for (left, days) in [(14 * DAY, 14), (3 * DAY - HOUR, 2)] {
            leave(&post, expires_at, left);
            assert_eq!(post.postman().round().await, sent(1), "{days} days before");
            let seen = ready(&post).await;
            assert_eq!(
                (&seen["directory"], &seen["directory_days_left"]),
                (&json!("expires_soon"), &json!(days))
            );
            post.portal.clock().advance(HOUR);
            assert_eq!(post.postman().round().await, sent(0), "told once");
            mails += 1;
        }
        leave(&post, expires_at, Duration::ZERO);
        post.portal.clock().advance(HOUR);
        assert_eq!(post.postman().round().await, sent(1), "nobody can begin to write");
        assert_eq!(ready(&post).await["directory"], "refused");
        mails += 1;

        let mails = post.server.mails(mails);
        for mail in &mails[1..] {
            assert_eq!(mail.to, "petra@example.org");
            assert!(mail.text().contains("Seznam center a jejich klíčů"), "{}", mail.text());
        }
    });
}

#[test]
fn whoever_reads_threads_is_not_bothered_with_the_directory() {
    on_each_database(MailSecurity::Implicit, &[], async |post| {
        let expires_at = post.portal.clock().seconds() + VALIDITY.as_secs();
        post.member(0, at_once()).await;
        post.member(1, at_once()).await;
        leave(&post, expires_at, 13 * DAY);
        post.postman().round().await;
        let mails = post.server.mails(4);
        let told: Vec<&str> = mails[2..]
            .iter()
            .filter(|mail| mail.text().contains("Seznam center"))
            .map(|mail| mail.to.as_str())
            .collect();
        assert_eq!(told, ["eva@example.org"], "the head is, and the counsellor is not");
    });
}
