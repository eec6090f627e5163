//! Rules for the source tree itself: what it is built from, and how it is written.
#![expect(clippy::expect_used, reason = "a test says what is wrong by panicking")]

mod dependencies;
mod styles;
mod words;

use std::path::{Path, PathBuf};

/// The workspace's folder.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ is in the workspace")
        .to_owned()
}
