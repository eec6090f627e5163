//! Threads that are open stay where they are, whatever is published.

use ozvise_tests::{on_each_database, texts};
use tempfile::TempDir;

use super::files::{edited, ozvise, replaced};

#[test]
fn open_threads_are_not_touched_and_a_closed_centre_names_who_takes_over() {
    on_each_database(async |portal| {
        let folder = TempDir::new().unwrap();
        let mut phone = portal.reporter(1);
        phone.open_thread("jihocesky", "první").await.unwrap();
        let status = phone.status().await.unwrap();

        // Everything of the centre goes to another one.
        let file = edited(&portal, folder.path(), "competence", |text| {
            replaced(
                &text,
                ";jihocesky;Intervenční centrum pro osoby ohrožené domácím násilím",
                ";praha;",
            )
        });
        let file = file.to_str().unwrap();
        let (code, said) = ozvise(&portal, &["competence", "publish", "--yes", file]);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("624 of 6258 municipalities move"), "{said}");
        assert!(said.contains("CZ0317 Tábor: all 110   jihocesky -> praha"), "{said}");

        // It takes no new threads, and another one takes over.
        let file = edited(&portal, folder.path(), "centres", |text| {
            let lines = text.lines().map(|line| match line.strip_prefix("jihocesky;") {
                Some(_) => replaced(line, ";;yes;yes", ";liberecky;yes;no"),
                None => line.to_owned(),
            });
            lines.collect::<Vec<_>>().join("\r\n")
        });
        let (code, said) = ozvise(&portal, &["centres", "publish", "--yes", file.to_str().unwrap()]);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("jihocesky fallback: (unknown) -> liberecky"), "{said}");
        assert!(said.contains("jihocesky accepting: yes -> no"), "{said}");

        assert_eq!(
            phone.status().await.unwrap(),
            status,
            "nothing of the thread has changed"
        );
        phone.write("druhá").await.unwrap();
        let mut anna = portal.counsellor("jihocesky", 0);
        anna.sign_in().await.unwrap();
        assert_eq!(texts(&anna.read(1).await.unwrap()), ["první", "druhá"]);
        anna.reply(1, "třetí").await.unwrap();
        assert_eq!(texts(&phone.read().await.unwrap()), ["první", "druhá", "třetí"]);

        // A device with the old directory still tries.
        let refused = portal.reporter(2).open_thread("jihocesky", "nová").await;
        let Err(ozvise_tests::Refusal::Answered(answer)) = refused else {
            panic!("it was taken");
        };
        let error = answer.expect_error(422, "centre_not_accepting");
        assert_eq!(error["fallback"], "liberecky");
        portal.reporter(3).open_thread("liberecky", "nová").await.unwrap();
    });
}
