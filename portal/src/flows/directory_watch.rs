//! How long the served directory is valid still: once it has expired nobody can begin to write.

use ozvise_crypto::{DirectoryError, RootPublicKey, UnverifiedDirectory};
use thiserror::Error;

use super::portal::Portal;
use crate::store::{StoreError, deployment, directories};

/// From when on the operator is warned: two weeks, so that somebody who is on holiday is back in time.
pub const WARN_BEFORE_SECONDS: u64 = 14 * 24 * 60 * 60;

/// How the served directory stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DirectoryStanding {
    /// It is valid for more than two weeks.
    Valid,
    /// It has to be signed again soon.
    ExpiresSoon {
        /// Whole days that are left.
        days: u64,
    },
    /// Clients refuse it: it has expired, the clock of the server is wrong, or there is none.
    Refused,
}

/// Why nothing is known.
#[derive(Debug, Error)]
pub enum DirectoryWatchError {
    /// It is none that the root has signed.
    #[error("the directory is not valid: {0}")]
    Directory(#[from] DirectoryError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Looks at the directory that is served now.
///
/// # Errors
/// [`DirectoryWatchError`].
pub async fn directory_standing(portal: &Portal) -> Result<DirectoryStanding, DirectoryWatchError> {
    let now = portal.clock.now();
    portal
        .store
        .read(move |connection| {
            let (Some(deployment), Some(newest)) = (deployment::get(connection)?, directories::newest(connection)?)
            else {
                return Ok(DirectoryStanding::Refused);
            };
            let root = RootPublicKey::from_bytes(&deployment.root_key).map_err(|_| DirectoryError::BadSignature)?;
            let directory = UnverifiedDirectory::parse(&newest.signed)?.verify(&root, &deployment.id, now);
            match directory {
                Ok(directory) => Ok(standing(directory.expires_at() - now)),
                Err(DirectoryError::Expired | DirectoryError::NotYetValid) => Ok(DirectoryStanding::Refused),
                Err(error) => Err(error.into()),
            }
        })
        .await
}

fn standing(seconds_left: u64) -> DirectoryStanding {
    if seconds_left > WARN_BEFORE_SECONDS {
        DirectoryStanding::Valid
    } else {
        DirectoryStanding::ExpiresSoon {
            days: seconds_left / (24 * 60 * 60),
        }
    }
}

/// Writes a warning into the log where there is something to do.
pub async fn warn_of_expiry(portal: &Portal) {
    match directory_standing(portal).await {
        Ok(DirectoryStanding::Valid) => {}
        Ok(DirectoryStanding::ExpiresSoon { days }) => {
            tracing::warn!(
                days,
                "the directory of centres expires soon: run `ozvise directory sign`"
            );
        }
        Ok(DirectoryStanding::Refused) => {
            tracing::warn!("nobody can open a new thread: run `ozvise directory sign`, or correct the clock");
        }
        Err(error) => tracing::warn!(%error, "the directory of centres cannot be looked at"),
    }
}

#[cfg(test)]
mod tests {
    use super::{DirectoryStanding, WARN_BEFORE_SECONDS, standing};

    #[test]
    fn the_warning_begins_two_weeks_before() {
        assert_eq!(standing(WARN_BEFORE_SECONDS + 1), DirectoryStanding::Valid);
        assert_eq!(
            standing(WARN_BEFORE_SECONDS),
            DirectoryStanding::ExpiresSoon { days: 14 }
        );
        assert_eq!(standing(1), DirectoryStanding::ExpiresSoon { days: 0 });
    }
}
