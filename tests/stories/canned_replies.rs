//! The texts that a centre keeps ready: its head writes them, all of its readers use them, and nobody else sees them.

use ozvise_tests::{Answer, Call, Counsellor, Portal, on_each_database};
use serde_json::{Value, json};

/// The most that a centre keeps, as the refusal says it.
const MOST: usize = 100;

async fn signed_in(portal: &Portal, centre: &str, index: usize) -> Counsellor {
    let mut member = portal.counsellor(centre, index);
    member.sign_in().await.unwrap();
    member
}

async fn texts_of(member: &Counsellor) -> Vec<Value> {
    let answer = member.ask(Call::get("/staff/canned-replies")).await.unwrap().json();
    answer["replies"].as_array().unwrap().clone()
}

fn words(language: &str, title: &str, text: &str) -> Value {
    json!({ "version": 1, "language": language, "title": title, "text": text })
}

async fn make(head: &Counsellor, language: &str, title: &str, text: &str) -> Value {
    let call = Call::post("/staff/canned-replies", &words(language, title, text));
    head.ask(call).await.unwrap().expect(201).json()["reply"].clone()
}

/// Sends other words for the edition of a text that somebody knows.
async fn change(portal: &Portal, head: &Counsellor, known: &Value, title: &str, text: &str) -> Answer {
    let mut body = words(known["language"].as_str().unwrap(), title, text);
    body["edition"] = known["edition"].clone();
    let path = format!("/staff/canned-replies/{}", known["id"].as_str().unwrap());
    portal.http().send(head.signed(Call::post(&path, &body))).await
}

async fn remove(portal: &Portal, head: &Counsellor, known: &Value) -> Answer {
    let body = json!({ "version": 1, "edition": known["edition"] });
    let path = format!("/staff/canned-replies/{}/remove", known["id"].as_str().unwrap());
    portal.http().send(head.signed(Call::post(&path, &body))).await
}

#[test]
fn a_head_makes_changes_and_removes_what_all_of_the_centre_use() {
    on_each_database(async |portal| {
        let eva = signed_in(&portal, "praha", 1).await;
        let anna = signed_in(&portal, "praha", 0).await;
        let made = make(&eva, "cs", " Pozvání ", "Přijďte v {den a hodina}.\n\nJsme tu pro vás.").await;
        assert_eq!(made["title"], "Pozvání");
        assert_eq!(made["edition"], 1);
        make(&eva, "uk", "Запрошення", "Приходьте о {година}.").await;
        assert_eq!(texts_of(&anna).await, texts_of(&eva).await);
        assert_eq!(texts_of(&anna).await[0], made);

        let changed = change(&portal, &eva, &made, "Pozvání", "Přijďte {kdy}.")
            .await
            .expect(200)
            .json()["reply"]
            .clone();
        assert_eq!(changed["edition"], 2);
        assert_eq!(texts_of(&anna).await[0]["text"], "Přijďte {kdy}.");
        remove(&portal, &eva, &changed).await.expect(204);
        let titles: Vec<_> = texts_of(&anna).await.iter().map(|one| one["title"].clone()).collect();
        assert_eq!(titles, ["Запрошення"]);

        // The log names the text and not what it says.
        let log = eva.ask(Call::get("/staff/audit")).await.unwrap().json();
        let subject = format!("canned_reply:{}", made["id"].as_str().unwrap());
        let lines = log["lines"].as_array().unwrap().iter();
        let told: Vec<&str> = lines
            .filter(|line| line["subject"] == subject)
            .map(|line| line["act"].as_str().unwrap())
            .collect();
        assert_eq!(
            told,
            ["canned_reply_removed", "canned_reply_changed", "canned_reply_made"]
        );
        assert!(!log.to_string().contains("Pozvání"), "{log}");
    });
}

#[test]
fn nobody_overwrites_what_a_colleague_has_changed_meanwhile() {
    on_each_database(async |portal| {
        let eva = signed_in(&portal, "praha", 1).await;
        let made = make(&eva, "cs", "Titul", "První znění.").await;
        change(&portal, &eva, &made, "Titul", "Druhé znění.").await.expect(200);
        for late in [
            change(&portal, &eva, &made, "Titul", "Třetí znění.").await,
            remove(&portal, &eva, &made).await,
        ] {
            let error = late.expect_error(409, "canned_reply_changed");
            assert_eq!(error["field"], "edition");
        }
        assert_eq!(texts_of(&eva).await[0]["text"], "Druhé znění.");
        let newest = texts_of(&eva).await.remove(0);
        remove(&portal, &eva, &newest).await.expect(204);
        change(&portal, &eva, &newest, "Titul", "Pozdě.")
            .await
            .expect_error(404, "not_found");
        remove(&portal, &eva, &newest).await.expect_error(404, "not_found");
    });
}

#[test]
fn other_centres_have_texts_of_their_own() {
    on_each_database(async |portal| {
        let eva = signed_in(&portal, "praha", 1).await;
        let elsewhere = signed_in(&portal, "liberecky", 1).await;
        let made = make(&eva, "cs", "Titul", "Znění.").await;
        assert_eq!(texts_of(&elsewhere).await, [Value::Null; 0]);
        change(&portal, &elsewhere, &made, "Titul", "Cizí.")
            .await
            .expect_error(404, "not_found");
        remove(&portal, &elsewhere, &made).await.expect_error(404, "not_found");
        assert_eq!(texts_of(&eva).await, [made]);
    });
}

#[test]
fn a_centre_keeps_a_hundred_and_no_more() {
    on_each_database(async |portal| {
        let eva = signed_in(&portal, "praha", 1).await;
        for number in 0..MOST {
            make(&eva, "cs", &format!("Text {number}"), "Znění.").await;
        }
        let call = Call::post("/staff/canned-replies", &words("cs", "Text navíc", "Znění."));
        let refused = portal.http().send(eva.signed(call)).await;
        refused.expect_error(409, "too_many_canned_replies");
        let first = texts_of(&eva).await.remove(0);
        remove(&portal, &eva, &first).await.expect(204);
        make(&eva, "cs", "Text navíc", "Znění.").await;
        assert_eq!(texts_of(&eva).await.len(), MOST);
    });
}
