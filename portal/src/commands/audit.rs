//! `ozvise audit`: whether the log of what staff have done is whole.

use clap::Subcommand;
use ozvise_crypto::from_b64;

use super::directory::open;
use super::error::CommandError;
use super::{ConfigArguments, console};
use crate::store::audit::{self, LineHash, VerifiedChain};

#[derive(Debug, Subcommand)]
pub(super) enum AuditCommand {
    /// Look for altered, missing, exchanged or cut off lines
    Verify(VerifyArguments),
}

#[derive(Debug, clap::Args)]
pub(super) struct VerifyArguments {
    #[command(flatten)]
    config: ConfigArguments,
    /// The hash that an earlier run has printed: the log must still hold that line
    #[arg(long, value_name = "HASH", value_parser = hash)]
    expect: Option<LineHash>,
}

/// The text is not a hash as the command prints it.
#[derive(Debug, thiserror::Error)]
#[error("not a hash that `ozvise audit verify` has printed")]
struct NotAHash;

fn hash(text: &str) -> Result<LineHash, NotAHash> {
    from_b64(text).and_then(|bytes| bytes.try_into().ok()).ok_or(NotAHash)
}

pub(super) async fn run(command: AuditCommand) -> Result<(), CommandError> {
    let AuditCommand::Verify(arguments) = command;
    let (store, deployment) = open(&arguments.config).await?;
    let expected = arguments.expect;
    let chain = store
        .read(move |connection| audit::verify(connection, &deployment.id, expected))
        .await?;
    console::say(&words(&chain));
    Ok(())
}

fn words(chain: &VerifiedChain) -> String {
    format!(
        "\
The audit log is whole.
  lines   {}
  head    {}
Note both elsewhere. With `--expect` and this head a later run finds out whether lines were cut off at the end.",
        chain.count,
        ozvise_crypto::to_b64(&chain.head)
    )
}

#[cfg(test)]
mod tests {
    use super::{VerifiedChain, hash, words};

    #[test]
    fn the_printed_head_is_taken_back() {
        let chain = VerifiedChain {
            count: 12,
            head: [9; 32],
        };
        let text = words(&chain);
        let printed = text.split_whitespace().find_map(|word| hash(word).ok());
        assert_eq!(printed, Some(chain.head));
        assert!(hash("CQkJ").is_err());
    }
}
