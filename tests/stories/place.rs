//! `ozvise place`, as an operator and as a script use it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Stdio;

use ozvise_routing::{Competence, Places};
use ozvise_tests::{command, run};
use serde_json::Value;

fn lines(output: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(output).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Runs `ozvise place` with lines on its standard input.
fn piped(input: String) -> Vec<Value> {
    let mut process = command(&["place", "--limit", "3"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = process.stdin.take().unwrap();
    // Written by another thread: both pipes hold less than all of it.
    let writing = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = process.wait_with_output().unwrap();
    writing.join().unwrap();
    assert!(output.status.success());
    lines(&output.stdout)
}

#[test]
fn it_answers_its_arguments_without_a_database_and_a_configuration() {
    let output = run(&["place", "nova ves", "46001", "Praha 10-Malešice", "xqzk"]);
    assert!(output.status.success(), "{output:?}");
    let answers = lines(&output.stdout);
    assert_eq!(answers.len(), 4);
    let villages = answers[0]["candidates"].as_array().unwrap();
    assert_eq!(answers[0]["query"], "nova ves");
    assert_eq!(villages.len(), 10, "as many as a person looks through");
    for village in villages {
        assert_eq!(village["name"], "Nová Ves");
        assert!(
            village["district_name"].is_string() && village["municipality"].is_number(),
            "{village}"
        );
        assert!(village["centre"].is_string(), "{village}");
    }
    let of = |at: usize| &answers[at]["candidates"][0];
    assert_eq!(
        (&of(1)["kind"], &of(1)["centre"]),
        (&"postcode".into(), &"liberecky".into())
    );
    assert_eq!((&of(2)["kind"], &of(2)["centre"]), (&"part".into(), &"praha".into()));
    assert_eq!(answers[3]["candidates"].as_array().unwrap().len(), 0);
}

#[test]
fn every_municipality_is_found_by_a_line_with_its_code() {
    let places = Places::embedded();
    let answers = piped(
        places
            .municipalities()
            .map(|place| format!("{}\r\n", place.code))
            .collect(),
    );
    assert_eq!(answers.len(), 6258);
    for (place, answer) in places.municipalities().zip(answers) {
        let centre = Competence::embedded()
            .competent_centre(Some(place.code), &place.district)
            .unwrap();
        let found = &answer["candidates"][0];
        assert_eq!(answer["query"], place.code.to_string());
        assert_eq!(
            (&found["name"], &found["centre"]),
            (&place.name.into(), &centre.as_str().into())
        );
    }
}

#[test]
fn a_conversation_is_answered_line_by_line() {
    let mut process = command(&["place"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut asking = process.stdin.take().unwrap();
    let mut answering = BufReader::new(process.stdout.take().unwrap());
    for (query, centre) in [("Tábor", "jihocesky"), ("Znojmo", "jihomoravsky")] {
        asking.write_all(format!("{query}\n").as_bytes()).unwrap();
        let mut line = String::new();
        answering.read_line(&mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(answer["candidates"][0]["centre"], centre, "{answer}");
    }
    drop(asking);
    assert!(process.wait().unwrap().success());
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let mut process = command(&["place"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut asking = process.stdin.take().unwrap();
    drop(process.stdout.take());
    // The program may be gone before it has read everything.
    drop(asking.write_all("Praha\n".repeat(10_000).as_bytes()));
    drop(asking);
    let mut said = String::new();
    process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(process.wait().unwrap().success(), "{said}");
    assert_eq!(said, "");
}

#[test]
fn what_is_not_text_is_an_error() {
    let mut process = command(&["place"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    process.stdin.take().unwrap().write_all(b"Praha\nPlze\xf2\n").unwrap();
    let output = process.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output.stdout).len(), 1, "the line before is answered");
    assert_eq!(run(&["place", "--limit", "many"]).status.code(), Some(2));
    assert_eq!(
        run(&["place", "--config", "/no/such/file", "Praha"]).status.code(),
        Some(3)
    );
}
