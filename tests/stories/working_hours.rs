//! A centre that works at certain hours, for stories in which they count.

use ozvise_tests::{Portal, command};
use tempfile::TempDir;

/// The centre `praha` works on weekdays from 8 to 16 and means to answer within eight hours.
pub(crate) fn publish(portal: &Portal) {
    let folder = TempDir::new().unwrap();
    let run = |arguments: &[&str]| {
        let output = command(arguments).envs(portal.settings()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let text = run(&["centres", "export"]);
    let (head, _) = text.split_once(['\r', '\n']).unwrap();
    let names: Vec<&str> = head.trim_start_matches('\u{feff}').split(';').collect();
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            if !line.starts_with("praha;") {
                return line.to_owned();
            }
            let mut values: Vec<&str> = line.split(';').collect();
            // A telephone list in quotation marks has the separator in it, so the fields are counted from the end.
            let from_the_end = |name: &str| names.len() - names.iter().position(|one| *one == name).unwrap();
            let length = values.len();
            values[length - from_the_end("hours")] = "po-pá 8-16";
            values[length - from_the_end("reply_hours")] = "8";
            values.join(";")
        })
        .collect();
    let file = folder.path().join("centres.csv");
    std::fs::write(&file, lines.join("\r\n")).unwrap();
    run(&["centres", "publish", "--yes", file.to_str().unwrap()]);
}
