//! The OpenAPI document says exactly what there is, and what is answered is what it says.

use std::collections::BTreeSet;

use ozvise_portal::http::ENDPOINTS;
use ozvise_tests::{Authenticator, Exchange, Portal, on_each_database, on_each_database_at_a_domain};
use serde_json::{Value, json};

/// Everything that the main journey and its mistakes are answered with.
async fn everything(portal: &Portal) -> Vec<Exchange> {
    let mut phone = portal.reporter(1);
    phone.open_thread("praha", "první").await.unwrap();
    phone.status().await.unwrap();
    let mut anna = portal.counsellor("praha", 0);
    anna.sign_in().await.unwrap();
    anna.inbox().await.unwrap();
    anna.read(1).await.unwrap();
    anna.reply(1, "druhá").await.unwrap();
    portal.reporter(2).open_thread("praha", "dřív").await.unwrap();
    anna.read(2).await.unwrap();
    anna.propose_link(1, 2).await.unwrap();
    anna.proposals().await.unwrap();
    anna.read(1).await.unwrap();
    anna.set_reminder(1, None, Some(i64::try_from(portal.clock().seconds() / 3600).unwrap()))
        .await
        .unwrap();
    drop(anna.approve_link(1, 2).await);
    anna.ask(ozvise_tests::Call::get("/staff/session")).await.unwrap();
    let mut authenticator = Authenticator::new(1, &portal.origin());
    anna.add_passkey(&authenticator, "klíč").await.unwrap();
    anna.second_factors().await.unwrap();
    let mut elsewhere = portal.counsellor("praha", 0);
    elsewhere.sign_in_by_passkey(&mut authenticator).await.unwrap();
    let mut coordinator = portal.member_named("koordinatorka");
    coordinator.sign_in().await.unwrap();
    let overview = ozvise_tests::Call::get("/staff/overview");
    coordinator.ask(overview).await.unwrap();
    phone.read().await.unwrap();
    phone.write("třetí").await.unwrap();
    phone.delete().await.unwrap();
    let answers = json!({ "version": 1, "centre_id": "praha", "answers": { "help": "yes" }, "padding": "" });
    let mut eva = portal.counsellor("praha", 1);
    eva.sign_in().await.unwrap();
    portal
        .http()
        .send(ozvise_tests::Call::post("/questionnaire", &answers))
        .await
        .expect(204);
    portal.clock().advance(std::time::Duration::from_secs(60 * 24 * 3600));
    eva.sign_in().await.unwrap();
    eva.ask(ozvise_tests::Call::get("/staff/questionnaire")).await.unwrap();
    anna.sign_in().await.unwrap();
    // Mistakes: each is answered with an error of the same shape.
    drop(phone.status().await);
    drop(anna.read(99).await);
    let conflicting = json!({ "version": 1, "name": 7 });
    drop(
        anna.ask(ozvise_tests::Call::post("/staff/sign-in/start", &conflicting))
            .await,
    );
    anna.sign_out().await.unwrap();
    drop(anna.inbox().await);
    for path in ["/healthz", "/readyz"] {
        portal
            .http()
            .send(ozvise_tests::Call::new(hyper::Method::GET, path))
            .await
            .expect(200);
    }
    portal.wire().exchanges()
}

async fn document(portal: &Portal) -> Value {
    portal
        .http()
        .send(ozvise_tests::Call::get("/openapi.json"))
        .await
        .expect(200)
        .json()
}

#[test]
fn it_lists_exactly_the_endpoints() {
    on_each_database(async |portal| {
        let document = document(&portal).await;
        assert!(document["openapi"].as_str().unwrap().starts_with("3."));
        let mut listed = BTreeSet::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for method in ["get", "post", "put", "patch", "delete"]
                .iter()
                .filter(|method| item.get(method).is_some())
            {
                listed.insert((method.to_uppercase(), path.clone()));
            }
        }
        let served = ENDPOINTS
            .iter()
            .map(|row| (row.method.as_str().to_owned(), row.path.to_owned()))
            .collect();
        assert_eq!(listed, served);
    });
}

#[test]
fn real_answers_are_what_it_says() {
    on_each_database_at_a_domain(async |portal| {
        let document = document(&portal).await;
        let mut checked = BTreeSet::new();
        for exchange in everything(&portal).await {
            let asked = &exchange.asked;
            let answer = exchange.answer.unwrap();
            let row = ENDPOINTS
                .iter()
                .find(|row| row.method.as_str() == asked.method.as_str() && fits(row.path, asked.path()));
            let row = row.unwrap_or_else(|| panic!("{} {} is in no row", asked.method, asked.path()));
            let operation = &document["paths"][row.path][row.method.as_str().to_lowercase()];
            let status = answer.status.as_u16().to_string();
            let described = &operation["responses"][&status];
            assert!(
                described.is_object(),
                "{} {}: {status} is not described",
                row.method,
                row.path
            );
            let described = resolve(&document, described);
            let Some(schema) = described.pointer("/content/application~1json/schema") else {
                // Nothing is answered, or a text, or this document itself.
                let is_json = answer.header("content-type").is_some_and(|kind| kind.contains("json"));
                assert!(
                    !is_json || row.path.ends_with("/openapi.json"),
                    "{} has no schema",
                    row.path
                );
                continue;
            };
            assert_valid(
                &document,
                schema,
                &answer.json(),
                &format!("{} {} {status}", row.method, row.path),
            );
            checked.insert((row.method.as_str(), row.path, status));
        }
        assert!(checked.len() >= 20, "only {checked:?} were checked");
    });
}

#[test]
fn a_wrong_answer_would_be_found() {
    on_each_database(async |portal| {
        let document = document(&portal).await;
        let schema =
            &document["paths"]["/api/v1/thread"]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        let mut phone = portal.reporter(1);
        phone.open_thread("praha", "první").await.unwrap();
        let mut answer = json!({ "version": 1, "thread": phone.status().await.unwrap() });
        assert!(validator(&document, schema).is_valid(&answer));
        answer["thread"]["state"] = "lost".into();
        assert!(!validator(&document, schema).is_valid(&answer));
    });
}

/// Whether a path is of a row's pattern.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len()
        && pattern
            .iter()
            .zip(path)
            .all(|(part, found)| part.starts_with('{') || *part == found)
}

/// Follows a reference to another part of the document.
fn resolve<'a>(document: &'a Value, part: &'a Value) -> &'a Value {
    match part["$ref"].as_str() {
        Some(reference) => document
            .pointer(reference.trim_start_matches('#'))
            .expect("a part that is there"),
        None => part,
    }
}

/// A validator for one schema of the document, with all components in reach.
fn validator(document: &Value, schema: &Value) -> jsonschema::Validator {
    let whole = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "components": document["components"],
        "allOf": [schema],
    });
    jsonschema::draft202012::new(&whole).expect("a valid schema")
}

fn assert_valid(document: &Value, schema: &Value, instance: &Value, what: &str) {
    let validator = validator(document, schema);
    let errors: Vec<String> = validator
        .iter_errors(instance)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{what}: {errors:?}\n{instance:#}");
}
