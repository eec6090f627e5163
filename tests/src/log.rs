//! The portal's log, captured whole.
//!
//! A process has one log and tests run side by side, so the lines of all portals of a test program are in it. That suits
//! the scan for canaries: each story's canaries are its own, and no line of any portal may hold one.

use std::io::{self, Write};
use std::sync::{Mutex, OnceLock, PoisonError};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// All that any portal of this process has logged.
pub struct CapturedLog;

static LINES: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static INSTALLED: OnceLock<()> = OnceLock::new();

impl CapturedLog {
    /// Starts to capture, at the most talkative level there is: a secret must not be in a debug line either. Later calls
    /// change nothing.
    pub fn start() {
        INSTALLED.get_or_init(|| {
            let subscriber = tracing_subscriber::fmt()
                .with_env_filter(EnvFilter::new(
                    "trace,thirtyfour=off,hyper=off,hyper_util=off,reqwest=off",
                ))
                .with_ansi(false)
                .with_writer(Self)
                .finish();
            tracing::subscriber::set_global_default(subscriber).expect("nobody else sets a subscriber");
        });
    }

    /// The lines so far.
    pub fn bytes() -> Vec<u8> {
        LINES.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Write for CapturedLog {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        LINES
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for CapturedLog {
    type Writer = Self;

    fn make_writer(&'a self) -> Self::Writer {
        Self
    }
}
