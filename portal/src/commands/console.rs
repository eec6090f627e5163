//! What the commands say to the person at the keyboard. The log is another thing.

use std::error::Error;
use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// Writes a line to the standard output. Nobody may be reading it any more, which stops nothing.
pub(super) fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
    let _ = io::stdout().flush();
}

/// Tells what is going on, beside the output proper.
pub(super) fn progress(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Tells why a command failed.
pub(super) fn complain(error: &dyn Error) {
    let _ = writeln!(io::stderr(), "ozvise: {error}");
}

/// Asks for the word `yes`; anything else, and the end of the input, is no.
pub(super) fn confirmed(question: &str) -> bool {
    let _ = write!(io::stderr(), "{question} [yes/no] ");
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).is_ok() && answer.trim() == "yes"
}

/// Starts the log, on the standard error. Other people's code may log addresses or requests in its details, so only
/// its warnings get in, whatever the level is. actix-http's do not: it calls every malformed request an error, so that
/// anybody could fill the disk.
pub(super) fn start_log(level: LevelFilter) {
    let others = level.min(LevelFilter::WARN);
    let targets = Targets::new()
        .with_target("ozvise_portal", level)
        .with_target("actix_http", LevelFilter::OFF)
        .with_default(others);
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal());
    // Fails only if a log was started before, as in a test; that one goes on.
    let _ = tracing_subscriber::registry().with(lines).with(targets).try_init();
}
