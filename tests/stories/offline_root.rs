//! The operator with the offline root: what is asked at the terminal, and the warning before a signed directory expires.

use hyper::Method;
use ozvise_tests::{Call, Http, Running, Terminal, command, run, runtime};
use serde_json::Value;
use tempfile::TempDir;

const PASSPHRASE: &str = "most-pole-kolo-strom-9";
const MISTYPED: &str = "most-pole-kolo-strom-8";

/// A folder with what an operator has: paths in it, by name.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn has(&self, name: &str) -> bool {
        self.0.path().join(name).exists()
    }

    /// Makes the root at a terminal.
    fn makes_a_root(&self) {
        let mut terminal = Terminal::start(&["root", "new", "--out", &self.path("root.age")]);
        terminal.asks("New passphrase").types_unseen(PASSPHRASE);
        terminal.asks("The same again").types_unseen(PASSPHRASE);
        let (success, screen) = terminal.ends();
        assert!(success && screen.contains("A new root was made"), "{screen}");
        assert!(!screen.contains(PASSPHRASE), "the passphrase was shown: {screen}");
    }

    /// Makes a portal with the root, and a draft of its first directory that is valid for some days.
    fn drafts_a_directory(&self, days: &str) {
        let (portal, public) = (self.path("portal"), self.path("root.age.pub"));
        let origin = "http://127.0.0.1:8080";
        for arguments in [
            &[
                "init",
                "--folder",
                &portal,
                "--origin",
                origin,
                "--root-public",
                &public,
            ][..],
            &[
                "directory",
                "draft",
                "--config",
                &self.path("portal/ozvise.toml"),
                "--valid-days",
                days,
                "--out",
                &self.path("draft.toml"),
            ],
        ] {
            let output = run(arguments);
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
    }

    /// Begins to sign at a terminal.
    fn signs(&self) -> Terminal {
        let (root, draft, out) = (
            self.path("root.age"),
            self.path("draft.toml"),
            self.path("directory.signed"),
        );
        let mut terminal = Terminal::start(&["root", "sign", "--root", &root, "--draft", &draft, "--out", &out]);
        terminal.asks("Passphrase of the root");
        terminal
    }
}

#[test]
fn a_mistyped_passphrase_makes_no_root() {
    let desk = Desk::new();
    let mut terminal = Terminal::start(&["root", "new", "--out", &desk.path("root.age")]);
    terminal.asks("New passphrase").types_unseen(PASSPHRASE);
    terminal.asks("The same again").types_unseen(MISTYPED);
    let (success, screen) = terminal.ends();
    assert!(!success, "{screen}");
    assert!(!desk.has("root.age") && !desk.has("root.age.pub"), "{screen}");
    desk.makes_a_root();
}

#[test]
fn signing_shows_what_it_signs_and_signs_after_a_yes_alone() {
    let desk = Desk::new();
    desk.makes_a_root();
    desk.drafts_a_directory("30");

    let (success, screen) = desk.signs().types_unseen(MISTYPED).ends();
    assert!(!success && screen.contains("the passphrase is wrong"), "{screen}");
    assert!(!desk.has("directory.signed"));

    for answer in ["no", "y", ""] {
        let mut terminal = desk.signs();
        terminal.types_unseen(PASSPHRASE).asks("[yes/no]").types(answer);
        let (success, screen) = terminal.ends();
        assert!(!success, "{answer:?}: {screen}");
        assert!(!desk.has("directory.signed"), "{answer:?}: {screen}");
    }

    let mut terminal = desk.signs();
    terminal.types_unseen(PASSPHRASE).asks("[yes/no]").types("yes");
    let (success, screen) = terminal.ends();
    assert!(success, "{screen}");
    let before_the_question = screen.split_once("[yes/no]").unwrap().0;
    for part in ["version 1", "praha", "no key"] {
        assert!(before_the_question.contains(part), "{part}: {screen}");
    }
    assert!(!screen.contains(PASSPHRASE), "the passphrase was shown: {screen}");
    assert!(desk.has("directory.signed"));
}

#[test]
fn two_weeks_before_the_directory_expires_health_and_log_say_so() {
    runtime().block_on(async {
        let desk = Desk::new();
        desk.makes_a_root();
        desk.drafts_a_directory("13");
        let (success, screen) = desk
            .signs()
            .types_unseen(PASSPHRASE)
            .asks("[yes/no]")
            .types("yes")
            .ends();
        assert!(success, "{screen}");
        let (config, signed) = (desk.path("portal/ozvise.toml"), desk.path("directory.signed"));
        let import = run(&["directory", "import", "--config", &config, "--file", &signed]);
        assert!(import.status.success(), "{}", String::from_utf8_lossy(&import.stderr));

        let mut serve = command(&["serve", "--config", &config]);
        serve.env("OZVISE_LISTEN", "127.0.0.1:0");
        let process = Running::start(serve);
        let warns = |line: &str| (line.contains("WARN") && line.contains("days=12")).then_some(());
        let listens = |line: &str| Some(line.split_once("address=")?.1.split(' ').next()?.to_owned());
        let (before, ()) = process.lines_until(warns);
        let address = before.iter().find_map(|line| listens(line));
        let address = address.unwrap_or_else(|| process.lines_until(listens).1);
        let ready = Http::new(format!("http://{address}"));
        let ready = ready.send(Call::new(Method::GET, "/readyz")).await.expect(200);
        let ready: Value = serde_json::from_slice(&ready.body).unwrap();
        assert_eq!(ready["directory"], "expires_soon", "{ready}");
        assert_eq!(ready["directory_days_left"], 12, "{ready}");
    });
}
