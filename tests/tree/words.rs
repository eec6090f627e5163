//! The tree holds final work, and speaks of itself alone.

use std::process::Command;

/// The files of the tree: what is under version control or would be.
fn files() -> Vec<String> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(super::root())
        .output()
        .expect("git runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8(output.stdout).expect("file names in UTF-8");
    listed
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Lines of texts in the tree (generated and third-party files excepted) that hold one of `words`, in any case.
fn lines_with(words: &[String]) -> Vec<String> {
    let foreign = |name: &str| {
        ["Cargo.lock", "package-lock.json"]
            .iter()
            .any(|lock| name.ends_with(lock))
            || name.contains("/vendor/")
            || name.contains("node_modules/")
            || name.starts_with("web/dist/")
    };
    let mut found = Vec::new();
    for name in files().into_iter().filter(|name| !foreign(name)) {
        // Binary files, and files deleted but still listed, have no lines.
        let Ok(text) = std::fs::read_to_string(super::root().join(&name)) else {
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            let lower = line.to_lowercase();
            if let Some(word) = words.iter().find(|word| lower.contains(*word)) {
                found.push(format!("{name}:{}: {word}", number + 1));
            }
        }
    }
    found
}

#[test]
fn nothing_is_unfinished() {
    // Put together here, so that this file does not find itself.
    let words = [
        ("to", "do!"),
        ("unimple", "mented!("),
        ("// to", "do"),
        ("fix", "me"),
        ("#[ig", "nore"),
        (".sk", "ip(\""),
    ];
    let words: Vec<String> = words.iter().map(|(start, end)| format!("{start}{end}")).collect();
    let found = lines_with(&words);
    assert!(found.is_empty(), "unfinished marks: {found:#?}");
}

#[test]
fn the_project_speaks_of_itself_alone() {
    let words = [
        ("../sha", "red"),
        ("/wo", "rk/"),
        ("/tmp/", "spec"),
        ("spec", ".md"),
        ("this ses", "sion of"),
        ("the iss", "ue text"),
    ];
    let words: Vec<String> = words.iter().map(|(start, end)| format!("{start}{end}")).collect();
    let found = lines_with(&words);
    assert!(found.is_empty(), "words about how the project was made: {found:#?}");
}

#[test]
fn source_files_are_short_enough_for_one_idea() {
    // Long enough for any one idea so far; a longer file has had two.
    const MOST_LINES: usize = 450;
    let is_source = |name: &String| {
        [".rs", ".js", ".mjs", ".css", ".hbs"]
            .iter()
            .any(|end| name.ends_with(end))
            && !name.contains("/vendor/")
            && !name.starts_with("web/dist/")
    };
    let long: Vec<String> = files()
        .into_iter()
        .filter(is_source)
        .filter_map(|name| {
            std::fs::read_to_string(super::root().join(&name))
                .ok()
                .map(|text| (name, text.lines().count()))
        })
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(name, lines)| format!("{name}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}
