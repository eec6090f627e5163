//! Mails to staff, through a mail server that is not ours: they arrive, once, when they are wanted, and tell nothing.

mod delivery;
mod directory;
mod own;
mod reminder;
mod schedule;
mod secrecy;
mod workers;

use std::time::Duration;

use ozvise_portal::flows::Delivered;
use ozvise_tests::{
    Call, Counsellor, Database, MailSecurity, MailServer, Portal, Postman, Refusal, TestClock, runtime,
};
use serde_json::{Value, json};

const HOUR: Duration = Duration::from_secs(3600);

/// When these stories begin: Saturday 2026-11-21, 15:05 in Prague.
const BEGINNING: u64 = 1_795_269_900;

/// A portal that sends mail, and its mail server.
struct Post {
    portal: Portal,
    server: MailServer,
}

impl Post {
    async fn open(database: Database, server: MailServer) -> Self {
        let portal = Portal::start_with_mail(database, &server, TestClock::at(BEGINNING)).await;
        Self { portal, server }
    }

    fn postman(&self) -> Postman {
        Postman::of(&self.portal)
    }

    /// A member of the centre `praha` who has confirmed an address by the code that came to it, and wants mail like this.
    async fn member(&self, index: usize, schedule: Value) -> Counsellor {
        let mut member = self.portal.counsellor("praha", index);
        member.sign_in().await.unwrap();
        confirm(
            self,
            &member,
            &format!("{}@example.org", ["anna", "eva"][index]),
            schedule,
        )
        .await;
        member
    }
}

fn at_once() -> Value {
    json!({ "language": "cs", "mode": "at_once", "digest_hour": 8 })
}

/// Asks for mail at this address and confirms it.
async fn confirm(post: &Post, member: &Counsellor, address: &str, schedule: Value) {
    let before = post.server.mails(0).len();
    let body = json!({ "version": 1, "address": address, "schedule": schedule });
    let asked = member.ask(Call::post("/staff/notices", &body)).await.unwrap().json();
    assert_eq!(
        (&asked["address"], asked["pending_address"].as_str()),
        (&Value::Null, Some(address))
    );
    let delivered = post.postman().deliver().await;
    assert_eq!(delivered, sent(1));
    let mails = post.server.mails(before + 1);
    let mail = mails.last().unwrap();
    assert_eq!(mail.to, address);
    let text = mail.text();
    let code = text
        .lines()
        .map(str::trim)
        .find(|line| line.len() == 8 && line.bytes().all(|sign| sign.is_ascii_digit()));
    let body = json!({ "version": 1, "code": code.expect("a code") });
    let confirmed = member
        .ask(Call::post("/staff/notices/confirm", &body))
        .await
        .unwrap()
        .json();
    assert_eq!(confirmed["address"].as_str(), Some(address));
    assert_eq!(confirmed["pending_address"], Value::Null);
}

fn sent(number: u32) -> Delivered {
    Delivered {
        sent: number,
        ..Delivered::default()
    }
}

fn on_each_database(security: MailSecurity, answers: &[&str], story: impl AsyncFn(Post)) {
    for database in Database::ALL {
        // Shown when the story fails.
        eprintln!("on {database:?}");
        let server = MailServer::with_answers(security, answers);
        runtime().block_on(async { story(Post::open(database, server).await).await });
    }
}

#[track_caller]
fn refused<T>(result: Result<T, Refusal>, status: u16, code: &str) -> Value {
    match result {
        Err(Refusal::Answered(answer)) => answer.expect_error(status, code),
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it was not refused"),
    }
}
