//! A file on its way into the database.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use diesel::connection::SimpleConnection as _;
use ozvise_portal::store::{Store, StoreError};
use ozvise_tests::{Portal, command, on_each_database};
use tempfile::TempDir;

/// What a command on the portal's database has said on the standard output, and its exit code.
pub(super) fn ozvise(portal: &Portal, arguments: &[&str]) -> (Option<i32>, String) {
    let output = command(arguments).envs(portal.settings()).output().unwrap();
    let said = [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .concat();
    (output.status.code(), said)
}

/// The table `kind` in a file of its own, edited.
pub(super) fn edited(portal: &Portal, folder: &Path, kind: &str, edit: impl FnOnce(String) -> String) -> PathBuf {
    let (code, text) = ozvise(portal, &[kind, "export"]);
    assert_eq!(code, Some(0), "{text}");
    let path = folder.join(format!("{kind}-edited.csv"));
    std::fs::write(&path, edit(text)).unwrap();
    path
}

/// Text in place of another that is there.
pub(super) fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} is not in\n{text}");
    text.replace(from, to)
}

#[test]
fn what_was_exported_is_clean_and_changes_nothing() {
    on_each_database(async |portal| {
        let folder = TempDir::new().unwrap();
        for kind in ["competence", "centres"] {
            let file = folder.path().join(format!("{kind}.csv"));
            let file = file.to_str().unwrap();
            let (code, said) = ozvise(&portal, &[kind, "export", "--out", file]);
            assert_eq!((code, said.as_str()), (Some(0), ""));
            let before = std::fs::read(file).unwrap();
            let (code, said) = ozvise(&portal, &[kind, "export", "--out", file]);
            assert!(code == Some(7) && said.contains("is not overwritten"), "{said}");
            assert_eq!(std::fs::read(file).unwrap(), before);
            let (code, said) = ozvise(&portal, &[kind, "check", file]);
            assert!(code == Some(0) && said.starts_with("no fault: "), "{said}");
            let (code, said) = ozvise(&portal, &[kind, "diff", file]);
            assert!(
                code == Some(0) && said.starts_with("compared with version 1: 0 "),
                "{said}"
            );
            let (code, said) = ozvise(&portal, &[kind, "publish", file]);
            assert!(code == Some(0) && said.contains("this is version 1 already"), "{said}");
            let (code, said) = ozvise(&portal, &[kind, "export", "--version", "2"]);
            assert!(code == Some(1) && said.contains("no version 2"), "{said}");
        }
    });
}

#[test]
fn a_file_with_faults_is_refused_line_by_line() {
    on_each_database(async |portal| {
        let folder = TempDir::new().unwrap();
        let file = edited(&portal, folder.path(), "competence", |text| {
            replaced(&text, "CZ0100;", "CZ0109;").replace(";liberecky;", ";libereczky;")
        });
        let file = file.to_str().unwrap();
        for step in ["check", "diff", "publish"] {
            let (code, said) = ozvise(&portal, &["competence", step, file]);
            assert_eq!(code, Some(1), "{said}");
            for part in [
                format!("{file}:2: there is no territory CZ0109\n"),
                format!("{file}:78: no centre is competent in the district CZ0100 (Praha, municipalities: 1)\n"),
                ": there is no centre libereczky\n".to_owned(),
                format!("ozvise: {file} has 6 fault(s)\n"),
            ] {
                assert!(said.contains(&part), "{part:?} is missing in\n{said}");
            }
        }
        let file = edited(&portal, folder.path(), "centres", |text| {
            let without = text.lines().filter(|line| !line.starts_with("havirov;"));
            replaced(&without.collect::<Vec<_>>().join("\r\n"), "281911883", "28191188")
        });
        let file = file.to_str().unwrap();
        let (code, said) = ozvise(&portal, &["centres", "publish", "--yes", file]);
        assert_eq!(code, Some(1), "{said}");
        for part in [
            "phones: not a telephone number of three, six or nine digits\n".to_owned(),
            format!("{file}:18: the centre havirov is missing, but is competent somewhere"),
        ] {
            assert!(said.contains(&part), "{part:?} is missing in\n{said}");
        }
    });
}

/// A publication that has shown what it changes and waits for an answer.
struct Asking {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Asking {
    fn start(portal: &Portal, file: &Path) -> Self {
        let mut process = command(&["competence", "publish", file.to_str().unwrap()])
            .envs(portal.settings())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let input = process.stdin.take().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        // Warnings may come first.
        let mut line = String::new();
        while !line.starts_with("compared with version ") {
            line.clear();
            assert_ne!(output.read_line(&mut line).unwrap(), 0, "it says nothing of changes");
        }
        Self { process, input, output }
    }

    fn answer(mut self, word: &str) -> (Option<i32>, String) {
        writeln!(self.input, "{word}").unwrap();
        drop(self.input);
        let mut said = String::new();
        std::io::Read::read_to_string(&mut self.output, &mut said).unwrap();
        let output = self.process.wait_with_output().unwrap();
        said += std::str::from_utf8(&output.stderr).unwrap();
        (output.status.code(), said)
    }
}

#[test]
fn of_two_publications_at_once_one_wins_and_the_other_is_told() {
    on_each_database(async |portal| {
        let folders = [TempDir::new().unwrap(), TempDir::new().unwrap()];
        let file = |folder: &TempDir, centre: &str| {
            edited(&portal, folder.path(), "competence", |text| {
                replaced(&text, ";zlinsky;Intervenční centrum Zlín", &format!(";{centre};"))
            })
        };
        let no = Asking::start(&portal, &file(&folders[0], "olomoucky")).answer("no");
        assert!(no.0 == Some(1) && no.1.contains("nothing was published"), "{no:?}");

        let files = [file(&folders[0], "olomoucky"), file(&folders[1], "jihomoravsky")];
        let asking = files.map(|file| Asking::start(&portal, &file));
        let answering = asking.map(|one| std::thread::spawn(move || one.answer("yes")));
        let mut outcomes = answering.map(|one| one.join().unwrap());
        outcomes.sort();
        assert_eq!(outcomes[0].0, Some(0), "{outcomes:?}");
        assert!(
            outcomes[0].1.contains("version 2 of the competence table is published"),
            "{outcomes:?}"
        );
        assert!(outcomes[0].1.contains("ozvise directory sign"), "{outcomes:?}");
        assert_eq!(outcomes[1].0, Some(7), "{outcomes:?}");
        assert!(
            outcomes[1].1.contains("version 2 was published meanwhile"),
            "{outcomes:?}"
        );
    });
}

#[test]
fn what_was_published_can_not_be_changed_in_the_database_either() {
    on_each_database(async |portal| {
        let store = Store::open(&portal.database().url().parse().unwrap()).unwrap();
        for statement in ["UPDATE routing_table SET published_at = 0", "DELETE FROM routing_table"] {
            let done = store
                .write(|connection| Ok::<_, StoreError>(connection.batch_execute(statement)?))
                .await;
            let error = done.expect_err(statement).to_string();
            assert!(error.contains("a published table is never"), "{error}");
        }
    });
}
