//! The audit log: the head of a centre reads what was done in it, and whoever alters it is found out.

use ozvise_tests::{Call, Portal, command, on_each_database};
use serde_json::Value;

/// Runs `ozvise audit verify`: the exit code and what it has said.
fn verify(portal: &Portal, more: &[&str]) -> (Option<i32>, String) {
    let mut verify = command(&[&["audit", "verify"], more].concat());
    let output = verify.envs(portal.settings()).output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (output.status.code(), said.concat())
}

/// The head that was printed.
fn head(said: &str) -> String {
    let line = said.lines().find(|line| line.trim_start().starts_with("head")).unwrap();
    line.split_whitespace().last().unwrap().to_owned()
}

#[test]
fn what_is_done_in_a_centre_is_told_to_its_head_and_to_nobody_elses() {
    on_each_database(async |portal| {
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "tajné").await.unwrap();
        let mut anna = portal.counsellor("praha", 0);
        anna.sign_in().await.unwrap();
        anna.read(1).await.unwrap();
        let mut eva = portal.counsellor("praha", 1);
        eva.sign_in().await.unwrap();

        let log = eva.ask(Call::get("/staff/audit")).await.unwrap().json();
        let told: Vec<(&str, &str)> = log["lines"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| (line["act"].as_str().unwrap(), line["subject"].as_str().unwrap()))
            .collect();
        let opened = told.iter().find(|(act, _)| *act == "thread_opened").unwrap();
        assert_eq!(opened.1, "thread:1");
        assert_eq!(told.iter().filter(|(act, _)| *act == "signed_in").count(), 2);

        let mut elsewhere = portal.counsellor("liberecky", 1);
        elsewhere.sign_in().await.unwrap();
        let log = elsewhere.ask(Call::get("/staff/audit")).await.unwrap().json();
        let own = |line: &Value| line["centre_id"] == "liberecky";
        assert!(log["lines"].as_array().unwrap().iter().all(own), "{log}");
    });
}

#[test]
fn an_altered_or_shortened_log_is_found_out_by_the_command() {
    on_each_database(async |portal| {
        for index in [0, 1] {
            portal.counsellor("praha", index).sign_in().await.unwrap();
        }
        let (code, said) = verify(&portal, &[]);
        assert_eq!(code, Some(0), "{said}");
        let noted = head(&said);
        assert_eq!(verify(&portal, &["--expect", &noted]).0, Some(0));

        let statements: &[&str] = match portal.database().sqlite_file() {
            Some(_) => &[
                "DROP TRIGGER audit_is_never_shortened",
                "DROP TRIGGER audit_head_only_grows",
                "DROP TRIGGER audit_is_never_altered",
            ],
            None => &[
                "ALTER TABLE audit DISABLE TRIGGER ALL",
                "ALTER TABLE audit_head DISABLE TRIGGER ALL",
            ],
        };
        for statement in statements {
            portal.database().execute(statement);
        }
        portal.database().execute("DELETE FROM audit WHERE number = 2");
        let (code, said) = verify(&portal, &[]);
        assert!(code == Some(8) && said.contains("line 2 is missing"), "{said}");
        portal
            .database()
            .execute("UPDATE audit_head SET number = 1, hash = (SELECT hash FROM audit WHERE number = 1)");
        assert_eq!(
            verify(&portal, &[]).0,
            Some(0),
            "cut together with its head it is whole by itself"
        );
        let (code, said) = verify(&portal, &["--expect", &noted]);
        assert!(code == Some(8) && said.contains("cut off"), "{said}");
    });
}
