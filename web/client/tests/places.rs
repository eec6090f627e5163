//! What the search answers natively to a few hundred queries: `places.json`. The tests in JavaScript ask the WebAssembly
//! module the same and must get the same.
//!
//! After a deliberate change of the data or the search: `OZVISE_RENEW=1 cargo test -p ozvise-client --test places`.

use std::path::Path;

use ozvise_routing::{Candidate, Places};
use serde_json::{Map, Value, json};

/// How many candidates of each query are compared.
const LIMIT: usize = 3;

/// Every municipality at this distance in the list is asked for in several spellings: all kinds of names come up, and the
/// file stays small.
const STEP: usize = 97;

/// Queries of every other kind.
const OTHERS: [&str; 24] = [
    "",
    " ",
    "?",
    "Прага",
    "n",
    "PRAHA 3",
    "praha-bechovice",
    "Praha 10 malesice",
    "usti n l",
    "usti nad lxbem",
    "Výškov",
    "vyškov",
    "nová ves",
    "kraj vysočina",
    "okres brno-venkov",
    "stredocesky",
    "370 01",
    "37001",
    "CZ-370 01",
    "psč 3700",
    "26242",
    "25226",
    "99999",
    "123456",
];

#[test]
fn the_answers_are_what_the_search_gives() {
    let places = Places::embedded();
    let answers: Map<String, Value> = queries(places)
        .into_iter()
        .map(|query| {
            let candidates: Vec<Value> = places.search(&query, LIMIT).iter().map(written).collect();
            (query, Value::Array(candidates))
        })
        .collect();
    let made = json!({ "limit": LIMIT, "answers": answers });
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/places.json");
    if std::env::var_os("OZVISE_RENEW").is_some() {
        let text = serde_json::to_string_pretty(&made).expect("values only") + "\n";
        std::fs::write(&path, text).expect("the folder of the tests can be written");
    }
    let stored = std::fs::read_to_string(&path).expect("places.json");
    let stored: Value = serde_json::from_str(&stored).expect("places.json is JSON");
    assert!(
        made == stored,
        "the search answers otherwise: see the head of this file"
    );
}

fn queries(places: &Places) -> Vec<String> {
    let mut queries: Vec<String> = OTHERS.map(str::to_owned).to_vec();
    for municipality in places.municipalities().step_by(STEP) {
        let name = municipality.name;
        let beginning: String = name.chars().take(3).collect();
        // A letter is lost behind the first one.
        let mistyped: String = name.chars().take(1).chain(name.chars().skip(2)).collect();
        queries.extend([name.to_owned(), name.to_uppercase(), beginning, mistyped]);
        queries.extend(municipality.postcodes.first().map(|code| format!("{code}")));
    }
    queries
}

/// A candidate in one line: what the page shows, and what decides the centre.
fn written(candidate: &Candidate) -> Value {
    let districts: Vec<&str> = candidate.districts.iter().map(|code| code.as_str()).collect();
    let municipality = candidate.municipality.map(|code| code.to_string()).unwrap_or_default();
    let kind = candidate.place_kind.as_str();
    let found = candidate.match_kind.as_str();
    json!(format!(
        "{}|{kind}|{found}|{municipality}|{}",
        candidate.label,
        districts.join(" ")
    ))
}
