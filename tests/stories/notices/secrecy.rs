//! What a mail, its server's log and the portal's log tell: that there is something to do, and nothing else.

use ozvise_tests::{Canary, CapturedLog, MAIL_PASSWORD, MailSecurity, Scan, hex};

use super::{HOUR, at_once, on_each_database};

#[test]
fn nothing_of_a_conversation_is_in_mails_and_nobodys_address_in_the_log() {
    on_each_database(MailSecurity::StartTls, &["take", "451"], async |post| {
        let number = post.portal.number();
        let words = format!("kanárek-zpráva-{number}");
        let address = format!("kanarek-{number}@example.org");
        let mut anna = post.portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        super::confirm(&post, &anna, &address, at_once()).await;
        let mut phone = post.portal.reporter(1);
        phone.open_thread("praha", &words).await.unwrap();
        post.portal.clock().advance(HOUR);
        phone.write(&words).await.unwrap();
        for _ in 0..60 {
            post.postman().round().await;
            post.portal.clock().advance(HOUR);
        }
        let mails = post.server.mails(3);
        assert!(mails.len() >= 3);

        let thread_id = &ozvise_crypto::from_b64(&phone.bearer()).unwrap()[..16];
        let of_the_thread = vec![
            Canary::new("what was written", &words),
            Canary::new("the code", &phone.code()),
            Canary::new("the code in words", &phone.code_in_words()),
            Canary::of_bytes("the thread's id", thread_id),
            Canary::new("the thread's id in hexadecimal", &hex(thread_id)),
        ];
        let mut in_mails = Scan::for_all(of_the_thread.clone());
        for mail in &mails {
            in_mails.bytes("a mail", mail.raw.as_bytes());
            in_mails.bytes("a mail's text", mail.text().as_bytes());
            for word in ["Praha", "praha", "Centrum soci", "http", "127.0.0.1", "Anna"] {
                assert!(
                    !mail.raw.contains(word) && !mail.text().contains(word),
                    "{word} is in\n{}",
                    mail.raw
                );
            }
        }
        in_mails.assert_clean();

        let mut in_the_log = Scan::for_all(
            [
                of_the_thread.clone(),
                vec![
                    Canary::new("an address", &address),
                    Canary::new("the mail server's password", MAIL_PASSWORD),
                ],
            ]
            .concat(),
        );
        in_the_log.bytes("the log", &CapturedLog::bytes());
        in_the_log.assert_clean();

        let mut in_the_database = Scan::for_all(
            [
                of_the_thread[..3].to_vec(),
                vec![Canary::new("the mail server's password", MAIL_PASSWORD)],
            ]
            .concat(),
        );
        in_the_database.bytes("the dump", &post.portal.database().dump());
        in_the_database.assert_clean();
    });
}
