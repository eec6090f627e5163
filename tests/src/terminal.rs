//! The program at a terminal, for what it asks a person: `script` (Debian's essential package bsdutils) gives it one.

use std::io::{Read as _, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use crate::binary::program;

/// The longest that it may be silent while something is awaited from it; making a root costs a second of scrypt or more.
const DEADLINE: Duration = Duration::from_secs(60);

/// How often it is looked whether the terminal hides what is typed, each time by a program of some milliseconds.
const LOOKS: u32 = 10_000;

/// A command that runs at a terminal of its own.
pub struct Terminal {
    child: Child,
    keyboard: ChildStdin,
    shown: Receiver<Vec<u8>>,
    read: String,
}

impl Terminal {
    /// Starts `ozvise` with these arguments, none of which has a space or a quotation mark.
    pub fn start(arguments: &[&str]) -> Self {
        // Its name first, for looking at whether it shows what is typed.
        let line = format!("tty; exec {} {}", program().display(), arguments.join(" "));
        let mut child = Command::new("script")
            .args(["--quiet", "--return", "--command", &line, "/dev/null"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("script runs");
        let keyboard = child.stdin.take().expect("a piped input");
        let mut screen = child.stdout.take().expect("a piped output");
        let (sender, shown) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = screen.read(&mut bytes) {
                // Nobody may be looking any more.
                drop(sender.send(bytes[..count].to_vec()));
            }
        });
        Self {
            child,
            keyboard,
            shown,
            read: String::new(),
        }
    }

    /// Waits until it asks this.
    pub fn asks(&mut self, question: &str) -> &mut Self {
        let before = self.read.len();
        while !self.read[before..].contains(question) {
            let bytes = self.shown.recv_timeout(DEADLINE);
            let bytes = bytes.unwrap_or_else(|_| panic!("{question:?} was not asked: {}", self.read));
            self.read += &String::from_utf8_lossy(&bytes);
        }
        self
    }

    /// Types a line that is not to be seen, once the terminal shows no longer what is typed: nobody is as fast as a test,
    /// which would be ahead of the program.
    pub fn types_unseen(&mut self, line: &str) -> &mut Self {
        let name = self.read.lines().next().expect("the terminal's name").to_owned();
        let hides = (0..LOOKS).any(|_| is_hiding(&name));
        assert!(hides, "what is typed would be seen: {}", self.read);
        self.types(line)
    }

    /// Types a line.
    pub fn types(&mut self, line: &str) -> &mut Self {
        writeln!(self.keyboard, "{line}").expect("it listens");
        self
    }

    /// Waits for its end: whether it succeeded, and all that was on the screen.
    pub fn ends(&mut self) -> (bool, String) {
        while let Ok(bytes) = self.shown.recv_timeout(DEADLINE) {
            self.read += &String::from_utf8_lossy(&bytes);
        }
        let status = self.child.wait().expect("it was running");
        (status.success(), std::mem::take(&mut self.read))
    }
}

/// Whether a terminal does not show what is typed.
fn is_hiding(terminal: &str) -> bool {
    let settings = Command::new("stty").args(["-F", terminal, "-a"]).output();
    let settings = settings.expect("stty runs").stdout;
    String::from_utf8_lossy(&settings)
        .split_whitespace()
        .any(|setting| setting == "-echo")
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Already gone is as good.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
