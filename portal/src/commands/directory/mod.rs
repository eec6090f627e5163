//! `ozvise directory`: the signed list of centres, of what each is competent for and of its key.
//!
//! `draft` writes what is to be signed, [`ozvise root sign`](super::root) signs it on a machine without network, and
//! `import` brings it back. On a small site, whose root is on a medium that is connected for it, `sign` does all at once.

mod compose;
mod draft_file;
mod words;

use std::path::{Path, PathBuf};

use clap::Subcommand;
use ozvise_crypto::{DirectoryDraft, DirectoryError, RootPublicKey, UnverifiedDirectory};

pub(super) use compose::{Validity, compose};

use super::error::CommandError;
use super::root::PassphraseArguments;
use super::root_file::Root;
use super::{ConfigArguments, console};
use crate::clock::{Clock as _, SystemClock};
use crate::flows::{Auditor, serve_directory};
use crate::store::deployment::StoredDeployment;
use crate::store::{Store, StoreError, deployment, directories};

/// A month: a forgotten directory stops new threads after that, and monthly signing is no burden.
const DEFAULT_VALID_DAYS: u16 = 30;

#[derive(Debug, Subcommand)]
pub(super) enum DirectoryCommand {
    /// Show the stored directory in words
    Show(ConfigArguments),
    /// Sign a directory of the centres and keys in the database, after showing it in words
    Sign(SignArguments),
    /// Write a directory of the centres and keys in the database for signing on another machine
    Draft(DraftArguments),
    /// Check a directory that was signed on another machine, and take it into service
    Import(ImportArguments),
}

#[derive(Debug, clap::Args)]
pub(super) struct SignArguments {
    /// The file of the root
    #[arg(long, value_name = "FILE")]
    root: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseArguments,
    #[command(flatten)]
    validity: ValidityArguments,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    config: ConfigArguments,
}

/// How long a directory serves.
#[derive(Debug, clap::Args)]
struct ValidityArguments {
    /// For how many days it is valid
    #[arg(long, value_name = "N", default_value_t = DEFAULT_VALID_DAYS, value_parser = clap::value_parser!(u16).range(1..=366))]
    valid_days: u16,
}

#[derive(Debug, clap::Args)]
pub(super) struct DraftArguments {
    #[command(flatten)]
    config: ConfigArguments,
    #[command(flatten)]
    validity: ValidityArguments,
    /// Where the draft goes
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct ImportArguments {
    #[command(flatten)]
    config: ConfigArguments,
    /// The signed directory
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
}

pub(super) async fn run(command: DirectoryCommand) -> Result<(), CommandError> {
    match command {
        DirectoryCommand::Show(arguments) => show(&arguments).await,
        DirectoryCommand::Sign(arguments) => sign(&arguments).await,
        DirectoryCommand::Draft(arguments) => draft(&arguments).await,
        DirectoryCommand::Import(arguments) => import(&arguments).await,
    }
}

async fn show(arguments: &ConfigArguments) -> Result<(), CommandError> {
    let (store, deployment) = open(arguments).await?;
    let stored = store
        .read(directories::newest)
        .await?
        .ok_or(CommandError::NoDirectory)?;
    let unverified = UnverifiedDirectory::parse(&stored.signed)?;
    let directory = unverified.verify(&root_key(&deployment)?, &deployment.id, SystemClock.now())?;
    console::say(&words::of_directory(&directory));
    Ok(())
}

async fn sign(arguments: &SignArguments) -> Result<(), CommandError> {
    let (store, deployment) = open(&arguments.config).await?;
    let root = Root::read(&arguments.root, arguments.passphrase.ask()?)?;
    if root.deployment != deployment.id || root.secret.public_key().as_bytes() != &deployment.root_key {
        return Err(CommandError::ForeignRoot);
    }
    let draft = draft_of(&store, &deployment, arguments.validity.valid_days).await?;
    let signed = sign_after_asking(&draft, &root, arguments.yes)?;
    keep(&store, &deployment, signed).await
}

/// Signs a draft on a machine that has neither a network nor a database.
pub(super) fn sign_draft(root: &Root, draft: &Path, out: &Path, yes: bool) -> Result<(), CommandError> {
    let draft = draft_file::read(draft)?;
    if root.deployment != draft.deployment {
        return Err(CommandError::ForeignRoot);
    }
    let signed = sign_after_asking(&draft, root, yes)?;
    std::fs::write(out, signed).map_err(|source| CommandError::File {
        path: out.to_owned(),
        source,
    })?;
    console::say(&format!(
        "signed; bring {} back to the server: ozvise directory import",
        out.display()
    ));
    Ok(())
}

fn sign_after_asking(draft: &DirectoryDraft, root: &Root, yes: bool) -> Result<Vec<u8>, CommandError> {
    console::say(&words::of_draft(draft));
    if yes || console::confirmed("Sign this directory?") {
        Ok(draft.sign(&root.secret)?)
    } else {
        Err(CommandError::NotConfirmed)
    }
}

async fn draft(arguments: &DraftArguments) -> Result<(), CommandError> {
    let (store, deployment) = open(&arguments.config).await?;
    let draft = draft_of(&store, &deployment, arguments.validity.valid_days).await?;
    draft_file::write(&draft, &arguments.out)?;
    console::say(&words::of_draft(&draft));
    Ok(())
}

async fn import(arguments: &ImportArguments) -> Result<(), CommandError> {
    let (store, deployment) = open(&arguments.config).await?;
    let signed = std::fs::read(&arguments.file).map_err(|source| CommandError::File {
        path: arguments.file.clone(),
        source,
    })?;
    keep(&store, &deployment, signed).await
}

/// Stores a directory, if clients will take it.
async fn keep(store: &Store, deployment: &StoredDeployment, signed: Vec<u8>) -> Result<(), CommandError> {
    let (deployment, clock) = (deployment.clone(), SystemClock);
    let auditor = Auditor::of_the_command_line(deployment.id, clock.hour());
    let version = store
        .write(move |connection| serve_directory(connection, &deployment, signed, &auditor, clock.now()))
        .await?;
    console::say(&format!(
        "version {version} of the directory is stored and served from now on"
    ));
    Ok(())
}

async fn draft_of(store: &Store, deployment: &StoredDeployment, days: u16) -> Result<DirectoryDraft, CommandError> {
    let id = deployment.id;
    let validity = Validity::days_from(SystemClock.now(), days);
    store.write(move |connection| compose(connection, id, validity)).await
}

/// The database of a portal that was made.
pub(super) async fn open(arguments: &ConfigArguments) -> Result<(Store, StoredDeployment), CommandError> {
    let store = match Store::open(&arguments.load()?.database) {
        Err(StoreError::NoFile) => return Err(CommandError::NoDatabase),
        other => other?,
    };
    let deployment = store.read(deployment::get).await?.ok_or(CommandError::NoDeployment)?;
    Ok((store, deployment))
}

fn root_key(deployment: &StoredDeployment) -> Result<RootPublicKey, CommandError> {
    RootPublicKey::from_bytes(&deployment.root_key).map_err(|_| CommandError::Directory(DirectoryError::BadSignature))
}
