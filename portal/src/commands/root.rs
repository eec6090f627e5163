//! `ozvise root`: makes the offline root and signs with it, on a machine that has neither a network nor a database.

use std::path::{Path, PathBuf};

use age::secrecy::{ExposeSecret as _, SecretString};
use clap::Subcommand;
use ozvise_crypto::{DeploymentId, RootSecret};
use zeroize::Zeroizing;

use super::console;
use super::directory::sign_draft;
use super::error::CommandError;
use super::root_file::{PublicRoot, Root};
use crate::private_file;
use crate::random::{Random as _, SystemRandom};

/// Shortest passphrase, in characters: four words that somebody rolls with dice have more. The file is also on a medium
/// that nobody else has.
const MIN_PASSPHRASE_CHARS: usize = 16;

#[derive(Debug, Subcommand)]
pub(super) enum RootCommand {
    /// Make the root of a new portal, in a file that a passphrase protects
    New(NewArguments),
    /// Sign a draft of the directory, after showing it in words
    Sign(SignArguments),
}

/// Where the passphrase comes from.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct PassphraseArguments {
    /// Read the passphrase from the first line of a file instead of asking for it
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct NewArguments {
    /// Where the root goes; its public part goes beside it, with .pub behind the name
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseArguments,
}

#[derive(Debug, clap::Args)]
pub(super) struct SignArguments {
    /// The file of the root
    #[arg(long, value_name = "FILE")]
    root: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseArguments,
    /// The draft, which `ozvise directory draft` has written at the server
    #[arg(long, value_name = "FILE")]
    draft: PathBuf,
    /// Where the signed directory goes
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(command: RootCommand) -> Result<(), CommandError> {
    match command {
        RootCommand::New(arguments) => new(&arguments),
        RootCommand::Sign(arguments) => {
            let root = Root::read(&arguments.root, arguments.passphrase.ask()?)?;
            sign_draft(&root, &arguments.draft, &arguments.out, arguments.yes)
        }
    }
}

fn new(arguments: &NewArguments) -> Result<(), CommandError> {
    let public_path = with_pub(&arguments.out);
    for path in [&arguments.out, &public_path] {
        if path.exists() {
            return Err(CommandError::Exists(path.clone()));
        }
    }
    let passphrase = arguments.passphrase.choose()?;
    let mut random = SystemRandom::new()?.generator();
    let root = Root {
        deployment: DeploymentId::generate(&mut random),
        secret: RootSecret::generate(&mut random),
    };
    root.write_new(&arguments.out, passphrase)?;
    private_file::write_new(&public_path, &PublicRoot::of(&root).text())?;
    console::say(&format!(
        "\
A new root was made.
  root          {root}   keep it offline, with a copy at another place; the passphrase apart from both
  public part   {public}   bring it to the server: ozvise init --root-public {name}",
        root = arguments.out.display(),
        public = public_path.display(),
        name = public_path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
    ));
    Ok(())
}

fn with_pub(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".pub");
    PathBuf::from(name)
}

impl PassphraseArguments {
    /// The passphrase of a root that there is.
    pub(super) fn ask(&self) -> Result<SecretString, CommandError> {
        match &self.passphrase_file {
            Some(path) => from_file(path),
            None => from_terminal("Passphrase of the root: "),
        }
    }

    /// The passphrase of a new root: asked for twice, since a mistyped one would be the end of it.
    fn choose(&self) -> Result<SecretString, CommandError> {
        let passphrase = match &self.passphrase_file {
            Some(path) => from_file(path)?,
            None => {
                let first = from_terminal("New passphrase: ")?;
                let second = from_terminal("The same again: ")?;
                if first.expose_secret() != second.expose_secret() {
                    return Err(CommandError::PassphrasesDiffer);
                }
                first
            }
        };
        if passphrase.expose_secret().chars().count() < MIN_PASSPHRASE_CHARS {
            return Err(CommandError::ShortPassphrase(MIN_PASSPHRASE_CHARS));
        }
        Ok(passphrase)
    }
}

fn from_file(path: &Path) -> Result<SecretString, CommandError> {
    let text = private_file::read(path)?;
    Ok(SecretString::from(text.lines().next().unwrap_or_default().to_owned()))
}

/// Without showing what is typed.
fn from_terminal(question: &str) -> Result<SecretString, CommandError> {
    let typed = rpassword::prompt_password(question).map(Zeroizing::new);
    let typed = typed.map_err(CommandError::NoTerminal)?;
    Ok(SecretString::from(typed.as_str().to_owned()))
}
