//! Replies that a member has not finished: kept for her alone, and on every device of hers.

use ozvise_tests::on_each_database;
use serde_json::Value;

use crate::notebook::with_thread;
use crate::people::refused;

#[test]
fn a_draft_survives_for_its_writer_and_gives_way_to_no_older_one() {
    on_each_database(async |portal| {
        let (_, mut anna, eva) = with_thread(&portal).await;
        assert!(anna.draft(1).await.unwrap().is_none());
        let first = anna.keep_draft(1, "Dobrý den", &Value::Null).await.unwrap();
        assert_eq!(
            anna.draft(1).await.unwrap(),
            Some(("Dobrý den".to_owned(), first.clone()))
        );
        assert!(eva.draft(1).await.unwrap().is_none(), "nobody else is given it");

        // The same account on two devices.
        let mut tablet = portal.counsellor("praha", 0);
        portal.clock().advance(crate::people::STEP);
        tablet.sign_in().await.unwrap();
        let (_, seen) = tablet.draft(1).await.unwrap().expect("there");
        let second = tablet.keep_draft(1, "Dobrý den, paní", &seen).await.unwrap();
        refused(
            anna.keep_draft(1, "Dobrý večer", &first).await,
            409,
            "conflicting_draft",
        );
        refused(anna.delete_draft(1, &first).await, 409, "conflicting_draft");
        refused(
            anna.keep_draft(1, "Dobrý večer", &Value::Null).await,
            409,
            "conflicting_draft",
        );
        assert_eq!(
            anna.draft(1).await.unwrap(),
            Some(("Dobrý den, paní".to_owned(), second.clone()))
        );
        anna.delete_draft(1, &second).await.unwrap().expect(204);
        anna.delete_draft(1, &second).await.unwrap().expect(204);
        assert!(tablet.draft(1).await.unwrap().is_none());

        // Who leaves takes none along.
        anna.keep_draft(1, "ještě něco", &Value::Null).await.unwrap();
        let name = anna.account().name.clone();
        let leaving = eva.colleague(&name).await.unwrap();
        eva.close(&leaving, Some(&name)).await.unwrap();
        assert_eq!(portal.database().count("draft"), 0);
    });
}
