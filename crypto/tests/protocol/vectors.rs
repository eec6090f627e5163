//! The project's own vectors, as they lie in `vectors/`.

use std::path::Path;
use std::{fs, iter};

use ozvise_crypto::vectors::{VectorError, make, run};

fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .expect("made by `cargo run -p ozvise-crypto --example make_vectors`")
        .map(|entry| entry.expect("readable").path())
        .map(|path| {
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .expect("plain names")
                .to_owned();
            (name, fs::read_to_string(path).expect("readable"))
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_vector_holds() {
    let mut counts = [0, 0];
    for (name, json) in files() {
        run(&name, &json).unwrap_or_else(|error| panic!("{name}: {error}"));
        counts[usize::from(name.starts_with("fail_"))] += 1;
    }
    assert!(counts[0] >= 30 && counts[1] >= 100, "{counts:?}");
}

#[test]
fn the_files_are_what_the_code_gives_now() {
    let mut made = make().expect("every vector can be made");
    made.sort();
    let (names, kept): (Vec<_>, Vec<_>) = files().into_iter().unzip();
    assert_eq!(names, made.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
    for ((name, made), kept) in iter::zip(made, kept) {
        // As values: in which order an object has its keys depends on what else is built.
        assert!(value(&made) == value(&kept), "{name} differs: did the protocol change?");
    }
}

fn value(json: &str) -> serde_json::Value {
    serde_json::from_str(json).expect("a vector is JSON")
}

#[test]
fn the_runner_notices_what_does_not_hold() {
    let ok = r#"{"kind":"access-code/parse","input":{"text":"0000 0000 0000 0000 0000"},"output":{"bits":"000000000000000000000000"}}"#;
    assert_eq!(run("ok_code.json", ok), Ok(()));
    assert_eq!(run("code.json", ok), Err(VectorError::NotAVector));
    assert_eq!(run("ok_code.json", "{}"), Err(VectorError::NotAVector));
    assert_eq!(run("ok_code.json", "no json"), Err(VectorError::NotAVector));
    let other = ok.replace(r#""bits":"00"#, r#""bits":"01"#);
    assert!(matches!(run("ok_code.json", &other), Err(VectorError::Mismatch(_))));
    let fail = ok.replace(r#""output""#, r#""error":"Empty","output""#);
    assert_eq!(run("fail_code.json", &fail), Err(VectorError::Succeeded));
    let empty = fail.replace("0000 0000 0000 0000 0000", "");
    assert_eq!(run("fail_code.json", &empty), Ok(()));
    assert_eq!(run("ok_code.json", &empty), Err(VectorError::Failed("Empty".into())));
    let word = empty.replace(r#""Empty""#, r#""WordChecksum""#);
    assert!(matches!(
        run("fail_code.json", &word),
        Err(VectorError::WrongError { .. })
    ));
    let unknown = ok.replace("access-code/parse", "access-code/guess");
    assert!(matches!(
        run("ok_code.json", &unknown),
        Err(VectorError::UnknownKind(_))
    ));
    assert!(matches!(
        run("ok_code.json", &ok.replace("text", "test")),
        Err(VectorError::Field(_))
    ));
}
