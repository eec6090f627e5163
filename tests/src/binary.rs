//! The program `ozvise` itself, as an operator starts it.

use std::io::{BufRead as _, BufReader, Read};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

/// The longest that the program may be silent while something is awaited from it, on a loaded machine with two cores.
const DEADLINE: Duration = Duration::from_secs(60);

/// Where the program is, in the same profile as this one: a benchmark measures the release. It is built once in each run:
/// Cargo builds the program of another package only when asked to.
pub fn program() -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let path = BUILT.get_or_init(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--package", "ozvise-portal", "--bin", "ozvise"]);
        let folder = if cfg!(debug_assertions) {
            "debug"
        } else {
            cargo.arg("--release");
            "release"
        };
        let status = cargo
            .arg("--locked")
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
            .status()
            .expect("cargo runs");
        assert!(status.success(), "the program does not build");
        let own = std::env::current_exe().expect("a path of its own");
        own.ancestors()
            .find(|path| path.ends_with(folder))
            .expect("a folder of the profile")
            .join("ozvise")
    });
    path.clone()
}

/// `ozvise` with these arguments, without any setting of the tester's own environment.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.args(arguments);
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("OZVISE_")) {
            command.env_remove(name);
        }
    }
    command
}

/// Runs `ozvise` to its end.
pub fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the program runs")
}

/// A running `ozvise`, killed when this is dropped.
pub struct Running {
    child: Child,
    lines: Receiver<String>,
}

impl Running {
    /// Starts it.
    pub fn start(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let (sender, lines) = mpsc::channel();
        forward(child.stdout.take().expect("a piped output"), sender.clone());
        forward(child.stderr.take().expect("a piped log"), sender);
        Self { child, lines }
    }

    /// The lines that it prints or logs, up to and with the first in which `wanted` finds something.
    pub fn lines_until<T>(&self, wanted: impl Fn(&str) -> Option<T>) -> (Vec<String>, T) {
        let mut printed = Vec::new();
        while let Ok(line) = self.lines.recv_timeout(DEADLINE) {
            let found = wanted(&line);
            printed.push(line);
            if let Some(found) = found {
                return (printed, found);
            }
        }
        panic!("the program has not said it: {printed:#?}");
    }

    /// The address that `ozvise serve` says it listens on.
    pub fn address(&self) -> SocketAddr {
        let named = |line: &str| line.split_once("address=")?.1.split(' ').next()?.parse().ok();
        self.lines_until(named).1
    }

    /// Ends it at once and without a chance to tidy up (SIGKILL).
    pub fn kill(mut self) {
        self.child.kill().expect("it was running");
        self.child.wait().expect("it has ended");
    }
}

/// Reads to the end, so that the program never waits for a reader.
fn forward(output: impl Read + Send + 'static, lines: Sender<String>) {
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            // Nobody may be listening any more.
            drop(lines.send(line));
        }
    });
}

impl Drop for Running {
    fn drop(&mut self) {
        // Already gone is as good.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
