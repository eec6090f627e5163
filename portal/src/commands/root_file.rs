//! The file of the offline root, which signs the directory of centres.
//!
//! It is encrypted under a passphrase in the age format (<https://age-encryption.org/v1>, scrypt), so that the tool `age`
//! opens it, too. Only the demonstration, whose root protects nobody, keeps its root in the open.

use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use ozvise_crypto::{DeploymentId, RootPublicKey, RootSecret, from_b64, to_b64};
use serde::Deserialize;
use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::private_file::{self, PrivateFileError};

const HEADER: &str = "\
# The root of this portal. Whoever has this file decides to which keys people write.
";

const PUBLIC_HEADER: &str = "\
# The public part of a root: `ozvise init` takes it. There is nothing secret in it.
";

/// scrypt's work factor: 2^18 rounds take 256 MiB and about a second, the age tool's own choice. Nobody signs more than a
/// few times a month.
const WORK_FACTOR: u8 = 18;

/// The root of a portal.
pub(super) struct Root {
    /// The portal that it is for.
    pub(super) deployment: DeploymentId,
    /// What it signs with.
    pub(super) secret: RootSecret,
}

/// What the server may know of a root.
pub(super) struct PublicRoot {
    /// The portal that it is for.
    pub(super) deployment: DeploymentId,
    /// By which its signatures are verified.
    pub(super) key: RootPublicKey,
}

#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct RootFile {
    deployment: String,
    root_secret: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PublicRootFile {
    deployment: String,
    root_key: String,
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
    /// It is a demonstration's.
    #[error(
        "{0} is not protected by a passphrase; only the demonstration keeps its root so, and signs with it by itself"
    )]
    Unprotected(PathBuf),
    /// The passphrase is not the one that the file was made with.
    #[error("{0} does not open: the passphrase is wrong")]
    WrongPassphrase(PathBuf),
    /// The file cannot be encrypted.
    #[error("the root cannot be encrypted: {0}")]
    Encrypt(#[from] age::EncryptError),
}

impl Root {
    /// Writes the root into a new file under a passphrase.
    pub(super) fn write_new(&self, path: &Path, passphrase: SecretString) -> Result<(), RootFileError> {
        let mut recipient = age::scrypt::Recipient::new(passphrase);
        recipient.set_work_factor(WORK_FACTOR);
        let encrypted = age::encrypt_and_armor(&recipient, self.text().as_bytes())?;
        Ok(private_file::write_new(path, &encrypted)?)
    }

    /// Reads what [`Root::write_new`] has written.
    pub(super) fn read(path: &Path, passphrase: SecretString) -> Result<Self, RootFileError> {
        let encrypted = private_file::read(path)?;
        if Self::parse(&encrypted).is_some() {
            return Err(RootFileError::Unprotected(path.to_owned()));
        }
        let mut identity = age::scrypt::Identity::new(passphrase);
        // A slower machine may open what a faster one has made.
        identity.set_max_work_factor(WORK_FACTOR);
        let decrypted = age::decrypt(&identity, encrypted.as_bytes()).map_err(|error| match error {
            age::DecryptError::DecryptionFailed | age::DecryptError::KeyDecryptionFailed => {
                RootFileError::WrongPassphrase(path.to_owned())
            }
            _ => RootFileError::Damaged(path.to_owned()),
        })?;
        let decrypted = Zeroizing::new(decrypted);
        std::str::from_utf8(&decrypted)
            .ok()
            .and_then(Self::parse)
            .ok_or_else(|| RootFileError::Damaged(path.to_owned()))
    }

    /// Writes a demonstration's root in the open.
    pub(super) fn write_unprotected(&self, path: &Path) -> Result<(), RootFileError> {
        Ok(private_file::write_new(path, &self.text())?)
    }

    /// Reads a demonstration's root.
    pub(super) fn read_unprotected(path: &Path) -> Result<Self, RootFileError> {
        Self::parse(&private_file::read(path)?).ok_or_else(|| RootFileError::Damaged(path.to_owned()))
    }

    fn text(&self) -> Zeroizing<String> {
        let secret = Zeroizing::new(to_b64(self.secret.to_bytes().as_slice()));
        Zeroizing::new(format!(
            "{HEADER}deployment = \"{}\"\nroot_secret = \"{}\"\n",
            self.deployment, *secret
        ))
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

impl PublicRoot {
    /// The public part of a root.
    pub(super) fn of(root: &Root) -> Self {
        Self {
            deployment: root.deployment,
            key: root.secret.public_key(),
        }
    }

    /// The text for `ozvise init`.
    pub(super) fn text(&self) -> String {
        format!(
            "{PUBLIC_HEADER}deployment = \"{}\"\nroot_key = \"{}\"\n",
            self.deployment, self.key
        )
    }

    /// Reads what [`PublicRoot::text`] has written.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let file: PublicRootFile = toml::from_str(text).ok()?;
        Some(Self {
            deployment: file.deployment.parse().ok()?,
            key: file.root_key.parse().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use age::secrecy::SecretString;
    use ozvise_crypto::{DeploymentId, RootSecret};

    use super::{PublicRoot, Root, RootFileError};

    fn root() -> Root {
        Root {
            deployment: DeploymentId::from_bytes([1; 16]),
            secret: RootSecret::from_bytes(&[7; 32]).expect("32 bytes"),
        }
    }

    fn passphrase(text: &str) -> SecretString {
        SecretString::from(text.to_owned())
    }

    #[test]
    fn a_root_is_read_back_with_its_passphrase_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("root.age");
        root().write_new(&path, passphrase("one two three")).expect("written");
        let again = Root::read(&path, passphrase("one two three")).expect("read");
        assert_eq!(again.deployment.as_bytes(), &[1; 16]);
        assert_eq!(*again.secret.to_bytes(), [7; 32]);
        let wrong = Root::read(&path, passphrase("one two four"));
        assert!(matches!(wrong, Err(RootFileError::WrongPassphrase(_))));

        let text = std::fs::read_to_string(&path).expect("read");
        assert!(text.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"));
        let open = ozvise_crypto::to_b64(&[7; 32]);
        assert!(!text.contains(&open), "the secret is not in the open");
        std::fs::write(&path, text.replacen("A", "B", 40)).expect("written");
        assert!(
            Root::read(&path, passphrase("one two three")).is_err(),
            "an altered file"
        );
    }

    #[test]
    fn a_root_in_the_open_is_the_demonstrations_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("root.toml");
        root().write_unprotected(&path).expect("written");
        let again = Root::read_unprotected(&path).expect("read");
        assert_eq!(*again.secret.to_bytes(), [7; 32]);
        let signing = Root::read(&path, passphrase("one two three"));
        assert!(matches!(signing, Err(RootFileError::Unprotected(_))));
    }

    #[test]
    fn another_file_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("root.toml");
        crate::private_file::write_new(&path, "deployment = \"x\"\n").expect("written");
        assert!(matches!(Root::read_unprotected(&path), Err(RootFileError::Damaged(_))));
        let read = Root::read(&path, passphrase("one two three"));
        assert!(matches!(read, Err(RootFileError::Damaged(_))));
    }

    #[test]
    fn the_public_part_is_read_back() {
        let public = PublicRoot::of(&root());
        let again = PublicRoot::parse(&public.text()).expect("just written");
        assert!(again.key == public.key && again.deployment == public.deployment);
        assert!(
            PublicRoot::parse(&root().text()).is_none(),
            "a secret is no public part"
        );
    }
}
