//! The file of the offline root, which signs the directory of centres.

use std::path::{Path, PathBuf};

use ozvise_crypto::{DeploymentId, RootSecret, from_b64, to_b64};
use serde::Deserialize;
use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::private_file::{self, PrivateFileError};

const HEADER: &str = "\
# The root of this portal. Whoever has this file decides to which keys people write. Keep it on a medium that is
# connected only for `ozvise directory sign`, with a copy at another place, and never on the server.
";

/// The root of a portal.
pub(super) struct Root {
    /// The portal that it is for.
    pub(super) deployment: DeploymentId,
    /// What it signs with.
    pub(super) secret: RootSecret,
}

#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct RootFile {
    deployment: String,
    root_secret: String,
}

/// The file of the root cannot be used.
#[derive(Debug, Error)]
pub enum RootFileError {
    /// It cannot be written or read.
    #[error("root file: {0}")]
    File(#[from] PrivateFileError),
    /// It does not hold a root.
    #[error("{0} is not the file of a root; restore it from its copy")]
    Damaged(PathBuf),
}

impl Root {
    pub(super) fn write_new(&self, path: &Path) -> Result<(), RootFileError> {
        let secret = Zeroizing::new(to_b64(self.secret.to_bytes().as_slice()));
        let text = Zeroizing::new(format!(
            "{HEADER}deployment = \"{}\"\nroot_secret = \"{}\"\n",
            self.deployment, *secret
        ));
        Ok(private_file::write_new(path, &text)?)
    }

    pub(super) fn read(path: &Path) -> Result<Self, RootFileError> {
        Self::parse(&private_file::read(path)?).ok_or_else(|| RootFileError::Damaged(path.to_owned()))
    }

    fn parse(text: &str) -> Option<Self> {
        let file: RootFile = toml::from_str(text).ok()?;
        let secret = Zeroizing::new(from_b64(&file.root_secret)?);
        Some(Self {
            deployment: file.deployment.parse().ok()?,
            secret: RootSecret::from_bytes(&secret)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use ozvise_crypto::{DeploymentId, RootSecret};

    use super::{Root, RootFileError};

    #[test]
    fn a_root_is_read_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("root.toml");
        let secret = RootSecret::from_bytes(&[7; 32]).expect("32 bytes");
        Root {
            deployment: DeploymentId::from_bytes([1; 16]),
            secret,
        }
        .write_new(&path)
        .expect("written");
        let again = Root::read(&path).expect("read");
        assert_eq!(again.deployment.as_bytes(), &[1; 16]);
        assert_eq!(*again.secret.to_bytes(), [7; 32]);
    }

    #[test]
    fn another_file_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("root.toml");
        crate::private_file::write_new(&path, "deployment = \"x\"\n").expect("written");
        assert!(matches!(Root::read(&path), Err(RootFileError::Damaged(_))));
    }
}
