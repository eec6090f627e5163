//! Why a command failed, in words that say what to do, and as an exit code.

use std::io;
use std::path::PathBuf;

use ozvise_crypto::DirectoryError;
use thiserror::Error;

use super::demo::DemoError;
use super::root_file::RootFileError;
use crate::application::StartError;
use crate::config::{ConfigError, OriginError};
use crate::flows::routing::{PublishCentresError, PublishCompetenceError};
use crate::flows::{InviteError, ServeDirectoryError};
use crate::private_file::PrivateFileError;
use crate::random::NoRandomness;
use crate::secrets::SecretsError;
use crate::store::audit::AuditFault;
use crate::store::{DatabaseUrlError, StoreError};

/// Why a command failed.
#[derive(Debug, Error)]
pub enum CommandError {
    /// The configuration is not usable.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The portal does not start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The operating system gives no randomness.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// The running portal broke off.
    #[error("the portal stopped: {0}")]
    Run(#[source] io::Error),
    /// The database cannot be used.
    #[error("database_url: {0}")]
    Store(#[from] StoreError),
    /// There is no database file to migrate.
    #[error("database_url: there is no database; `ozvise init` makes a new portal")]
    NoDatabase,
    /// The database belongs to a portal already.
    #[error("the database belongs to a portal already and is left as it is")]
    DatabaseInUse,
    /// The database belongs to no portal.
    #[error("the database has no deployment id; run `ozvise init`")]
    NoDeployment,
    /// `--origin` of `init`.
    #[error("--origin: {0}")]
    Origin(#[from] OriginError),
    /// `--database-url` of `init`.
    #[error("--database-url: {0}")]
    DatabaseUrl(#[from] DatabaseUrlError),
    /// A file exists that would have to be written.
    #[error("{path} exists already and is not overwritten", path = .0.display())]
    Exists(PathBuf),
    /// A file cannot be read or written.
    #[error("{path}: {source}", path = .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file of secrets cannot be used.
    #[error(transparent)]
    PrivateFile(#[from] PrivateFileError),
    /// The server's secret cannot be used.
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    /// The file of the root cannot be used.
    #[error(transparent)]
    Root(#[from] RootFileError),
    /// Two passphrases were typed that are not the same.
    #[error("the two passphrases differ; nothing was made")]
    PassphrasesDiffer,
    /// The passphrase could be guessed.
    #[error("the passphrase is too short: take {0} characters or more, such as five words drawn by dice")]
    ShortPassphrase(usize),
    /// There is no terminal to ask for the passphrase.
    #[error("the passphrase cannot be asked for ({0}); use --passphrase-file")]
    NoTerminal(#[source] io::Error),
    /// The file is not the public part of a root.
    #[error("{path} is not the public part of a root; `ozvise root new` writes it", path = .0.display())]
    NotAPublicRoot(PathBuf),
    /// A new portal needs a root first.
    #[error("nothing was made: a portal needs the public part of its offline root first")]
    RootNeeded,
    /// The root is another portal's.
    #[error("this root belongs to another portal: the database names another deployment or another public key")]
    ForeignRoot,
    /// The tables were never filled.
    #[error("the database has no competence table; run `ozvise migrate`")]
    NoTables,
    /// The file is not a draft of a directory.
    #[error("{path} is not a draft that `ozvise directory draft` has written", path = .0.display())]
    NotADraft(PathBuf),
    /// The directory cannot be signed or taken.
    #[error("the directory is refused: {0}")]
    Directory(#[from] DirectoryError),
    /// An older directory would follow a newer one.
    #[error("the directory has version {offered}, but version {stored} is stored already; make a new draft")]
    OldDirectory {
        /// The version of the new one.
        offered: u64,
        /// The version of the stored one.
        stored: u64,
    },
    /// The directory names a key that is not the one to name.
    #[error("{0}; make a new draft")]
    ForeignKey(ServeDirectoryError),
    /// There is nothing to show.
    #[error("there is no signed directory yet; run `ozvise directory sign`")]
    NoDirectory,
    /// Whoever was asked did not say yes.
    #[error("nothing was signed")]
    NotConfirmed,
    /// A table has faults, which were said.
    #[error("{path} has {count} fault(s)", path = .path.display())]
    Faulty {
        /// The file.
        path: PathBuf,
        /// How many.
        count: usize,
    },
    /// A table has no such version.
    #[error("there is no version {0} of this table")]
    NoVersion(u32),
    /// Whoever was asked did not say yes.
    #[error("nothing was published")]
    NotPublished,
    /// The competence table was not published.
    #[error(transparent)]
    PublishCompetence(#[from] PublishCompetenceError),
    /// The settings of centres were not published.
    #[error(transparent)]
    PublishCentres(#[from] PublishCentresError),
    /// A table cannot be written as CSV.
    #[error("the table cannot be written: {0}")]
    Csv(#[from] csv::Error),
    /// The standard input or output broke off.
    #[error("standard input or output: {0}")]
    Stream(#[source] io::Error),
    /// Nobody was invited.
    #[error("nobody was invited: {0}")]
    Invite(#[from] InviteError),
    /// The audit log is not what was written.
    #[error("the audit log: {0}")]
    Audit(#[from] AuditFault),
    /// The demonstration cannot be made.
    #[error(transparent)]
    Demo(#[from] DemoError),
}

impl From<ServeDirectoryError> for CommandError {
    fn from(error: ServeDirectoryError) -> Self {
        match error {
            ServeDirectoryError::Directory(error) => Self::Directory(error),
            ServeDirectoryError::Old { offered, stored } => Self::OldDirectory { offered, stored },
            ServeDirectoryError::Store(error) => Self::Store(error),
            other => Self::ForeignKey(other),
        }
    }
}

impl CommandError {
    /// The exit code of the process: 1 something on this machine failed or a table has faults, 3 the configuration or the
    /// command's values, 4 the database, 5 the address to listen on, 6 keys or the directory, 7 something would have been
    /// overwritten, such as what somebody else has published meanwhile, 8 the audit log was tampered with.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Random(_) | Self::Run(_) | Self::File { .. } | Self::Demo(_) => 1,
            Self::Faulty { .. } | Self::NoVersion(_) | Self::NotPublished | Self::Csv(_) | Self::Stream(_) => 1,
            Self::PublishCompetence(PublishCompetenceError::Meanwhile { .. })
            | Self::PublishCentres(PublishCentresError::Meanwhile { .. }) => 7,
            Self::PublishCompetence(PublishCompetenceError::Store(_) | PublishCompetenceError::NoTables)
            | Self::PublishCentres(PublishCentresError::Store(_) | PublishCentresError::NoTables) => 4,
            Self::PublishCompetence(_) | Self::PublishCentres(_) => 1,
            Self::Audit(AuditFault::Store(_)) | Self::Invite(InviteError::Store(_)) => 4,
            Self::Invite(_) => 3,
            Self::Audit(_) => 8,
            Self::PassphrasesDiffer | Self::ShortPassphrase(_) | Self::RootNeeded => 3,
            Self::NoTerminal(_) => 1,
            Self::NotAPublicRoot(_) => 6,
            Self::Config(_) | Self::Origin(_) | Self::DatabaseUrl(_) => 3,
            Self::Start(StartError::Secrets(_)) | Self::Secrets(_) => 3,
            Self::Start(StartError::Listen { .. }) => 5,
            Self::Start(StartError::NoDirectory | StartError::Directory(_)) => 6,
            Self::Start(StartError::Texts(_) | StartError::Pages(_)) => 1,
            Self::Start(_) | Self::Store(_) | Self::NoDatabase | Self::NoDeployment | Self::NoTables => 4,
            Self::Root(_)
            | Self::ForeignRoot
            | Self::NotADraft(_)
            | Self::Directory(_)
            | Self::OldDirectory { .. }
            | Self::ForeignKey(_)
            | Self::NoDirectory
            | Self::NotConfirmed => 6,
            Self::DatabaseInUse | Self::Exists(_) | Self::PrivateFile(PrivateFileError::Exists(_)) => 7,
            Self::PrivateFile(_) => 1,
        }
    }
}
