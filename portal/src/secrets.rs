//! The server's secret, kept in a file of its own and never in the database: whoever copies the database can neither
//! try passwords offline nor make second-factor codes.

use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use ozvise_crypto::staff::opaque::ServerSetup;
use ozvise_crypto::{DeploymentId, MemberId, from_b64, to_b64};
use rand_core::CryptoRng;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::domain::{SecondFactor, TOTP_SECRET_BYTES};
use crate::private_file::{self, PrivateFileError};

/// Version of a sealed second-factor secret.
const VERSION: u8 = 1;

/// Binds a sealed secret to its purpose.
const LABEL: &[u8] = b"ozvise/v1/portal/totp-secret";

/// Binds a tag to its purpose.
const TAG_LABEL: &[u8] = b"ozvise/v1/portal/tag";

/// XChaCha20's nonce, long enough to be drawn at random.
const NONCE_BYTES: usize = 24;

const HEADER: &str = "\
# The server's secret. Keep a copy offline: without it nobody of the staff can sign in any more.
# Never put it into a backup of the database: the two together let a thief try passwords.
";

/// What the server knows and the database does not.
pub struct ServerSecrets {
    setup: ServerSetup,
    totp_key: Zeroizing<[u8; 32]>,
}

/// The file, as it is written.
#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct SecretFile {
    opaque_setup: String,
    totp_key: String,
}

/// The file of the server's secret cannot be used.
#[derive(Debug, Error)]
pub enum SecretsError {
    /// It cannot be written or read.
    #[error("secret_file: {0}; `ozvise init` makes one")]
    File(#[from] PrivateFileError),
    /// It does not hold a secret.
    #[error("secret_file: {0} is damaged; restore it from its copy")]
    Damaged(PathBuf),
}

impl ServerSecrets {
    /// Fresh secrets.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let mut totp_key = Zeroizing::new([0; 32]);
        rng.fill_bytes(totp_key.as_mut_slice());
        Self {
            setup: ServerSetup::generate(rng),
            totp_key,
        }
    }

    /// What OPAQUE (RFC 9807) needs on the server's side.
    #[must_use]
    pub fn opaque(&self) -> &ServerSetup {
        &self.setup
    }

    /// Seals a member's second-factor secret for the database: version, nonce, ciphertext with tag.
    pub fn seal_totp_secret(
        &self,
        secret: &[u8; TOTP_SECRET_BYTES],
        deployment: &DeploymentId,
        member: &MemberId,
        rng: &mut impl CryptoRng,
    ) -> Vec<u8> {
        let mut nonce = [0; NONCE_BYTES];
        rng.fill_bytes(&mut nonce);
        let payload = Payload {
            msg: secret,
            aad: &associated_data(deployment, member),
        };
        #[expect(clippy::expect_used, reason = "it fails beyond 256 GiB only")]
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), payload)
            .expect("20 bytes can be sealed");
        [[VERSION].as_slice(), &nonce, &sealed].concat()
    }

    /// Opens what [`ServerSecrets::seal_totp_secret`] has sealed; `None` if it was not sealed for this member with this
    /// secret.
    #[must_use]
    pub fn open_totp_secret(
        &self,
        sealed: &[u8],
        deployment: &DeploymentId,
        member: &MemberId,
    ) -> Option<SecondFactor> {
        let (version, rest) = sealed.split_first()?;
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE_BYTES>()?;
        if *version != VERSION {
            return None;
        }
        let payload = Payload {
            msg: ciphertext,
            aad: &associated_data(deployment, member),
        };
        let secret = Zeroizing::new(self.cipher().decrypt(&XNonce::from(*nonce), payload).ok()?);
        secret.as_slice().try_into().ok().map(SecondFactor::new)
    }

    /// A hash that only this server can compute: what is kept under it cannot be tried out from a stolen database.
    #[must_use]
    pub fn tag(&self, purpose: &[u8], what: &[u8]) -> [u8; 32] {
        // The key comes after a label of fixed length and before all else, and the digest is never cut: nobody without the
        // key computes it, and nobody can lengthen what was hashed, since only whole digests of this server's are compared.
        let parts = [TAG_LABEL, self.totp_key.as_slice(), purpose, &[0], what];
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part);
        }
        hash.finalize().into()
    }

    /// Writes the secrets into a new file that only its owner can read.
    ///
    /// # Errors
    /// [`PrivateFileError::Exists`] rather than overwriting anything: a new secret would lock all staff out.
    pub fn write_new(&self, path: &Path) -> Result<(), SecretsError> {
        let setup = Zeroizing::new(to_b64(&self.setup.to_bytes()));
        let totp_key = Zeroizing::new(to_b64(self.totp_key.as_slice()));
        let text = Zeroizing::new(format!(
            "{HEADER}opaque_setup = \"{}\"\ntotp_key = \"{}\"\n",
            *setup, *totp_key
        ));
        Ok(private_file::write_new(path, &text)?)
    }

    /// Reads the file.
    ///
    /// # Errors
    /// [`SecretsError`] if it cannot be read, is readable by others, or does not hold secrets.
    pub fn read(path: &Path) -> Result<Self, SecretsError> {
        Self::parse(&private_file::read(path)?).ok_or_else(|| SecretsError::Damaged(path.to_owned()))
    }

    fn parse(text: &str) -> Option<Self> {
        let contents: SecretFile = toml::from_str(text).ok()?;
        let setup = Zeroizing::new(from_b64(&contents.opaque_setup)?);
        let totp_key = Zeroizing::new(from_b64(&contents.totp_key)?);
        Some(Self {
            setup: ServerSetup::from_bytes(&setup).ok()?,
            totp_key: Zeroizing::new(totp_key.as_slice().try_into().ok()?),
        })
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(*self.totp_key))
    }
}

/// A sealed secret that is copied to another member's row, or to another installation, does not open there.
fn associated_data(deployment: &DeploymentId, member: &MemberId) -> Vec<u8> {
    [LABEL, deployment.as_bytes(), member.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use ozvise_crypto::{DeploymentId, MemberId};

    use super::{SecretsError, ServerSecrets};
    use crate::private_file::PrivateFileError;
    use crate::random::{Random as _, SystemRandom};

    fn fresh() -> ServerSecrets {
        ServerSecrets::generate(&mut SystemRandom::new().expect("randomness").generator())
    }

    #[test]
    fn a_second_factor_opens_for_its_member_only() {
        let secrets = fresh();
        let mut rng = SystemRandom::new().expect("randomness").generator();
        let deployment = DeploymentId::from_bytes([1; 16]);
        let member = MemberId::from_bytes([2; 16]);
        let sealed = secrets.seal_totp_secret(b"12345678901234567890", &deployment, &member, &mut rng);

        let opened = secrets
            .open_totp_secret(&sealed, &deployment, &member)
            .expect("just sealed");
        assert_eq!(opened.code_at(59), "287082");
        assert!(
            secrets
                .open_totp_secret(&sealed, &deployment, &MemberId::from_bytes([3; 16]))
                .is_none()
        );
        assert!(
            secrets
                .open_totp_secret(&sealed, &DeploymentId::from_bytes([3; 16]), &member)
                .is_none()
        );
        assert!(fresh().open_totp_secret(&sealed, &deployment, &member).is_none());
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(
                secrets.open_totp_secret(&altered, &deployment, &member).is_none(),
                "byte {at}"
            );
        }
    }

    #[test]
    fn the_file_is_read_back_and_never_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("secret.toml");
        let secrets = fresh();
        secrets.write_new(&path).expect("written");
        let again = ServerSecrets::read(&path).expect("read");
        assert_eq!(*again.totp_key, *secrets.totp_key);
        assert_eq!(*again.opaque().to_bytes(), *secrets.opaque().to_bytes());
        assert!(matches!(
            secrets.write_new(&path),
            Err(SecretsError::File(PrivateFileError::Exists(_)))
        ));
    }

    #[test]
    fn a_damaged_file_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("secret.toml");
        assert!(matches!(ServerSecrets::read(&path), Err(SecretsError::File(_))));
        fresh().write_new(&path).expect("written");
        let text = std::fs::read_to_string(&path).expect("read");
        std::fs::write(&path, text.replace("totp_key", "totp")).expect("written");
        assert!(matches!(ServerSecrets::read(&path), Err(SecretsError::Damaged(_))));
    }
}
