//! The command line.

mod audit;
mod centres;
mod competence;
mod console;
pub mod demo;
mod directory;
mod error;
mod init;
mod invite;
mod migrate;
mod place;
mod root;
mod root_file;
mod serve;
mod sheet;
mod tables;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use error::CommandError;

use crate::config::Config;

/// The address of the demonstration: this machine alone.
const DEMO_ADDRESS: &str = "127.0.0.1:8080";

/// Ozvi se: an anonymous help-request portal. Without a command it runs a demonstration.
#[derive(Debug, Parser)]
#[command(name = "ozvise", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run a demonstration with invented staff; no real help is behind it
    Demo(demo::DemoArguments),
    /// Make a new portal: its configuration, its secrets, its database
    Init(init::InitArguments),
    /// Bring the database up to this program
    Migrate(ConfigArguments),
    /// Run the portal
    Serve(ConfigArguments),
    /// Show, sign or import the directory of centres and their keys
    #[command(subcommand)]
    Directory(directory::DirectoryCommand),
    /// Edit which centre is competent where, as a CSV file
    #[command(subcommand)]
    Competence(tables::TableCommand),
    /// Edit the settings of centres, as a CSV file: contacts, hours, languages, age limits, fallback
    #[command(subcommand)]
    Centres(tables::TableCommand),
    /// Find places and their competent centres
    Place(place::PlaceArguments),
    /// Make the offline root, or sign with it; needs neither a network nor a database
    #[command(subcommand)]
    Root(root::RootCommand),
    /// Invite an operator, a coordinator or the head of a centre
    #[command(subcommand)]
    Invite(invite::InviteCommand),
    /// Check the log of what staff have done
    #[command(subcommand)]
    Audit(audit::AuditCommand),
}

/// Where the configuration is.
#[derive(Debug, clap::Args)]
struct ConfigArguments {
    /// The configuration file; without it everything has to stand in variables OZVISE_…
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl ConfigArguments {
    fn load(&self) -> Result<Config, CommandError> {
        Ok(Config::load(self.config.as_deref(), std::env::vars_os())?)
    }
}

/// Runs the command that the process was called with.
///
/// The exit code is 0 for success, 2 for a wrong command line, and otherwise [`CommandError::exit_code`].
#[must_use]
pub fn run() -> ExitCode {
    // `parse` itself prints help, the version and what is wrong with the command line, and exits.
    let arguments = Arguments::parse();
    let command = arguments
        .command
        .unwrap_or_else(|| Command::Demo(demo::DemoArguments::default()));
    match actix_rt::System::new().block_on(dispatch(command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            console::complain(&error);
            ExitCode::from(error.exit_code())
        }
    }
}

async fn dispatch(command: Command) -> Result<(), CommandError> {
    match command {
        Command::Demo(arguments) => Box::pin(demo::run(arguments)).await,
        Command::Init(arguments) => init::run(arguments).await,
        Command::Migrate(arguments) => migrate::run(&arguments.load()?).await,
        Command::Serve(arguments) => Box::pin(serve::run(arguments.load()?)).await,
        Command::Directory(command) => directory::run(command).await,
        Command::Competence(command) => command.run::<competence::CompetenceTable>().await,
        Command::Centres(command) => command.run::<centres::CentresTable>().await,
        Command::Place(arguments) => place::run(arguments).await,
        Command::Root(command) => root::run(command),
        Command::Invite(command) => invite::run(command).await,
        Command::Audit(command) => audit::run(command).await,
    }
}

fn demo_address() -> SocketAddr {
    #[expect(clippy::expect_used, reason = "a constant that a test parses")]
    DEMO_ADDRESS.parse().expect("an address")
}

#[cfg(test)]
mod tests;
