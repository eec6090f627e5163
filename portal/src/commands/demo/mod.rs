//! `ozvise demo`: a whole portal with invented staff, for looking at.
//!
//! It differs from a real one in that one process makes everything: passwords, keys and the root are all known to it.

mod accounts;
mod letters;
mod prepare;
mod staff;
mod words;

use std::io::{self, BufRead as _, IsTerminal as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use thiserror::Error;
use tracing::level_filters::LevelFilter;

pub use accounts::{Account, Accounts};
pub use prepare::{Demonstration, prepare};

use super::error::CommandError;
use super::{console, demo_address, serve};
use crate::application::{Application, Environment};
use crate::http;
use crate::private_file::PrivateFileError;

/// How the demonstration is run.
#[derive(Debug, clap::Args)]
pub(super) struct DemoArguments {
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value_t = demo_address())]
    bind: SocketAddr,
    /// The folder for its data, kept afterwards; by default a temporary one that is removed at the end
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

impl Default for DemoArguments {
    fn default() -> Self {
        Self {
            bind: demo_address(),
            data: None,
        }
    }
}

/// Why there is no demonstration.
#[derive(Debug, Error)]
pub enum DemoError {
    /// The folder cannot be made or used.
    #[error("--data: {path}: {source}", path = .path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The folder holds files, but no finished demonstration.
    #[error("--data: {0} holds other files, or a demonstration whose making was interrupted; choose an empty folder")]
    NotADemonstration(PathBuf),
    /// The accounts of an earlier demonstration cannot be read.
    #[error("--data: {0} is damaged; choose an empty folder")]
    DamagedAccounts(PathBuf),
    /// A file with secrets cannot be used.
    #[error("--data: {0}")]
    File(#[from] PrivateFileError),
    /// A member's password could not be registered.
    #[error("registering a password failed: {0}")]
    Password(#[from] ozvise_crypto::staff::opaque::OpaqueError),
    /// A message of the demonstration could not be sealed.
    #[error("sealing a message failed: {0}")]
    Letter(#[source] ozvise_crypto::ThreadError),
}

pub(super) async fn run(arguments: DemoArguments) -> Result<(), CommandError> {
    console::start_log(LevelFilter::WARN);
    http::log_panics_by_place();
    let environment = Environment::of_the_system()?;
    let (folder, temporary) = match arguments.data {
        Some(folder) => (folder, None),
        None => {
            let temporary = temporary_folder()?;
            (temporary.path().to_owned(), Some(temporary))
        }
    };
    let demonstration = Box::pin(prepare(&folder, arguments.bind, &environment, &console::progress)).await?;
    let application = Application::build(demonstration.config, environment.clone()).await?;
    let accounts = demonstration.accounts;

    console::say(&words::introduction(application.origin(), &folder, temporary.is_some()));
    console::say(&words::accounts(&accounts, environment.clock.now()));
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        console::say(words::PRESS_ENTER);
        repeat_codes_on_enter(accounts, environment);
    } else {
        console::say(words::NEXT_CODE);
    }
    serve::until_told_to_stop(application).await
}

/// Codes are good for half a minute: each press of Enter shows the present ones.
fn repeat_codes_on_enter(accounts: Accounts, environment: Environment) {
    // Ends with the process: nothing can interrupt a thread that waits for the keyboard.
    std::thread::spawn(move || {
        for line in io::stdin().lock().lines() {
            if line.is_err() {
                return;
            }
            console::say(&words::accounts(&accounts, environment.clock.now()));
        }
    });
}

fn temporary_folder() -> Result<tempfile::TempDir, DemoError> {
    let failed = |source| DemoError::Folder {
        path: std::env::temp_dir(),
        source,
    };
    tempfile::Builder::new()
        .prefix("ozvise-demo-")
        .tempdir()
        .map_err(failed)
}

/// Whether there is nothing in the folder.
fn is_empty(folder: &Path) -> io::Result<bool> {
    Ok(std::fs::read_dir(folder)?.next().is_none())
}
