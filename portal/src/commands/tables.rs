//! What `ozvise competence` and `ozvise centres` have in common: export, check, diff and publish of a CSV file.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::error::CommandError;
use super::sheet::{At, SheetFault};
use super::{ConfigArguments, console};

#[derive(Debug, Subcommand)]
pub(super) enum TableCommand {
    /// Write the table as CSV for a spreadsheet
    Export(ExportArguments),
    /// Name everything that is wrong with a CSV file, by file and line
    Check(FileArguments),
    /// Show what a CSV file would change
    Diff(FileArguments),
    /// Publish a CSV file as the next version, after showing what it changes
    Publish(PublishArguments),
}

/// A table that is edited in a spreadsheet: what each of the commands does with it.
pub(super) trait EditedTable {
    /// Writes the table, or an older version of it, as CSV.
    async fn export(arguments: &ExportArguments) -> Result<(), CommandError>;
    /// Says what is wrong with a file.
    async fn check(arguments: &FileArguments) -> Result<(), CommandError>;
    /// Says what a file would change.
    async fn diff(arguments: &FileArguments) -> Result<(), CommandError>;
    /// Publishes a file.
    async fn publish(arguments: &PublishArguments) -> Result<(), CommandError>;
}

impl TableCommand {
    pub(super) async fn run<T: EditedTable>(self) -> Result<(), CommandError> {
        match self {
            Self::Export(arguments) => T::export(&arguments).await,
            Self::Check(arguments) => T::check(&arguments).await,
            Self::Diff(arguments) => T::diff(&arguments).await,
            Self::Publish(arguments) => T::publish(&arguments).await,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct ExportArguments {
    #[command(flatten)]
    pub(super) config: ConfigArguments,
    /// An older version than the newest
    #[arg(long, value_name = "N")]
    pub(super) version: Option<u32>,
    /// Where the table goes; without it to the standard output
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct FileArguments {
    #[command(flatten)]
    pub(super) config: ConfigArguments,
    /// The CSV file
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct PublishArguments {
    #[command(flatten)]
    pub(super) table: FileArguments,
    /// Do not ask
    #[arg(long)]
    pub(super) yes: bool,
}

/// Something to say about a line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    line: usize,
    /// A warning stops nothing.
    is_warning: bool,
    text: String,
}

impl Finding {
    pub(super) fn fault(line: usize, text: impl ToString) -> Self {
        Self {
            line,
            is_warning: false,
            text: text.to_string(),
        }
    }

    pub(super) fn warning(line: usize, text: impl ToString) -> Self {
        Self {
            is_warning: true,
            ..Self::fault(line, text)
        }
    }

    /// `FILE:LINE: what is wrong`, as compilers write it, so that editors can jump there.
    pub(super) fn words(&self, file: &Path) -> String {
        let kind = if self.is_warning { "warning: " } else { "" };
        format!("{}:{}: {kind}{}", file.display(), self.line, self.text)
    }
}

impl From<&At<SheetFault>> for Finding {
    fn from(fault: &At<SheetFault>) -> Self {
        Self::fault(fault.line, &fault.value)
    }
}

/// Says all findings in the order of the lines.
///
/// # Errors
/// [`CommandError::Faulty`] if any is more than a warning.
pub(super) fn report(file: &Path, mut findings: Vec<Finding>) -> Result<(), CommandError> {
    findings.sort_by_key(|finding| finding.line);
    for finding in &findings {
        console::say(&finding.words(file));
    }
    match findings.iter().filter(|finding| !finding.is_warning).count() {
        0 => Ok(()),
        count => Err(CommandError::Faulty {
            path: file.to_owned(),
            count,
        }),
    }
}

/// The bytes of a file.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>, CommandError> {
    std::fs::read(path).map_err(|source| CommandError::File {
        path: path.to_owned(),
        source,
    })
}

/// Writes the table to a new file, since an old one may be somebody's unfinished work, or to the standard output.
pub(super) fn write_out(out: Option<&Path>, bytes: &[u8]) -> Result<(), CommandError> {
    let Some(path) = out else {
        let mut output = std::io::stdout().lock();
        return match output.write_all(bytes).and_then(|()| output.flush()) {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            other => other.map_err(CommandError::Stream),
        };
    };
    let written = std::fs::File::create_new(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(|source| match source.kind() {
        std::io::ErrorKind::AlreadyExists => CommandError::Exists(path.to_owned()),
        _ => CommandError::File {
            path: path.to_owned(),
            source,
        },
    })
}

/// Asks, unless the answer was given on the command line.
///
/// # Errors
/// [`CommandError::NotPublished`] for anything but yes.
pub(super) fn ask(yes: bool) -> Result<(), CommandError> {
    if yes || console::confirmed("Publish this table?") {
        Ok(())
    } else {
        Err(CommandError::NotPublished)
    }
}
