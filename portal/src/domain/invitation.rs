//! How somebody becomes a member of staff, or comes back after forgetting.

use std::str::FromStr;

use ozvise_crypto::{from_b64, to_b64};
use rand_core::CryptoRng;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::UnknownName;

/// How long a link can be used: a weekend passes in it.
pub const INVITATION_SECONDS: u64 = 72 * 60 * 60;

/// 128 random bits are never guessed.
const SECRET_BYTES: usize = 16;

/// What an invitation leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationKind {
    /// A new account.
    New,
    /// New password, keys and second factor for an account that there is.
    Renewal,
}

impl InvitationKind {
    /// The name as it is stored and sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Renewal => "renewal",
        }
    }
}

impl FromStr for InvitationKind {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let found = [Self::New, Self::Renewal]
            .into_iter()
            .find(|kind| kind.as_str() == text);
        found.ok_or(UnknownName("invitation kind"))
    }
}

/// The secret of a link. It stands behind the `#` of the address, which browsers send to nobody; the server knows its
/// hash only.
pub struct InvitationSecret(Zeroizing<[u8; SECRET_BYTES]>);

impl InvitationSecret {
    /// A new secret.
    pub fn generate(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut secret = Zeroizing::new([0; SECRET_BYTES]);
        rng.fill_bytes(secret.as_mut_slice());
        Self(secret)
    }

    /// Reads bytes that came from a link.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|secret| Self(Zeroizing::new(secret)))
    }

    /// Reads what [`InvitationSecret::encoded`] has written.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_bytes(&Zeroizing::new(from_b64(text)?))
    }

    /// The secret as it stands in the link, base64url.
    #[must_use]
    pub fn encoded(&self) -> String {
        to_b64(self.0.as_slice())
    }

    /// What the database knows. A plain hash is enough: the secret has 128 random bits.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_slice()).into()
    }

    /// The link that the invited person opens.
    #[must_use]
    pub fn link(&self, origin: &str) -> String {
        format!("{origin}/tym#pozvanka={}", self.encoded())
    }
}

#[cfg(test)]
mod tests {
    use super::{InvitationKind, InvitationSecret};
    use crate::random::{Random as _, SystemRandom};

    #[test]
    fn a_secret_is_read_back_from_its_link_alone() {
        let mut rng = SystemRandom::new().expect("randomness").generator();
        let secret = InvitationSecret::generate(&mut *rng);
        let link = secret.link("https://example.org");
        let (address, fragment) = link.split_once('#').expect("a fragment");
        assert_eq!(address, "https://example.org/tym");
        let text = fragment.strip_prefix("pozvanka=").expect("the secret");
        let again = InvitationSecret::parse(text).expect("just written");
        assert_eq!(again.hash(), secret.hash());
        assert!(InvitationSecret::parse(&text[1..]).is_none());
        assert!("old".parse::<InvitationKind>().is_err());
    }
}
