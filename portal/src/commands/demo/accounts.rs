//! The invented members of staff, with everything that a real portal would never know of them.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::DemoError;
use crate::domain::SecondFactor;
use crate::private_file;

const HEADER: &str = "# The invented accounts of a demonstration. A real portal knows no passwords.\n";

/// All accounts of a demonstration.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accounts {
    /// The accounts.
    pub account: Vec<Account>,
}

/// One account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The id of the centre.
    pub centre: String,
    /// The name to sign in with.
    pub name: String,
    /// The name that colleagues see.
    pub display_name: String,
    /// The role.
    pub role: String,
    /// The password.
    pub password: String,
    /// The secret of the second factor, in base 32 (RFC 4648), as authenticator apps take it.
    pub totp_secret: String,
}

impl Account {
    /// The second-factor code at a moment (Unix seconds); empty if the secret was damaged.
    #[must_use]
    pub fn code_at(&self, unix_seconds: u64) -> String {
        SecondFactor::from_base32(&self.totp_secret)
            .map(|factor| factor.code_at(unix_seconds))
            .unwrap_or_default()
    }
}

impl Accounts {
    pub(super) fn write_new(&self, path: &Path) -> Result<(), DemoError> {
        let mut text = HEADER.to_owned();
        for account in &self.account {
            let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
            // Writing to a string cannot fail.
            let _ = write!(
                text,
                "\n[[account]]\ncentre = {}\nname = {}\ndisplay_name = {}\nrole = {}\npassword = {}\ntotp_secret = {}\n",
                quoted(&account.centre),
                quoted(&account.name),
                quoted(&account.display_name),
                quoted(&account.role),
                quoted(&account.password),
                quoted(&account.totp_secret),
            );
        }
        Ok(private_file::write_new(path, &text)?)
    }

    /// The accounts of an earlier demonstration.
    ///
    /// # Errors
    /// [`DemoError`] if the file is not one.
    pub fn read(path: &Path) -> Result<Self, DemoError> {
        let text = private_file::read(path)?;
        toml::from_str(&text).map_err(|_| DemoError::DamagedAccounts(path.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Account, Accounts};

    #[test]
    fn accounts_are_read_back() {
        let account = Account {
            centre: "praha".to_owned(),
            name: "eva".to_owned(),
            display_name: "Vedoucí „ukázka“".to_owned(),
            role: "head".to_owned(),
            password: "a\\\"b".to_owned(),
            totp_secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".to_owned(),
        };
        let accounts = Accounts {
            account: vec![account.clone(), account],
        };
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("accounts.toml");
        accounts.write_new(&path).expect("written");
        assert_eq!(Accounts::read(&path).expect("read"), accounts);
        // RFC 6238 appendix B.
        assert_eq!(accounts.account[0].code_at(59), "287082");
    }
}
