//! Addresses of electronic mail.

use std::fmt;
use std::str::FromStr;

use lettre::Address;
use thiserror::Error;

/// The longest address that fits into SMTP (RFC 5321, section 4.5.3.1.3: a path of 256 with its brackets).
const MAX_BYTES: usize = 254;

/// An address that any mail server takes: in ASCII, since not every one has SMTPUTF8 (RFC 6531).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAddress(Address);

/// It is no such address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not an address such as jana@example.org")]
pub struct NotAnAddress;

impl MailAddress {
    /// What stands after the sign @.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.domain()
    }

    /// The address itself.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0.to_string()
    }

    pub(super) fn as_address(&self) -> &Address {
        &self.0
    }
}

impl FromStr for MailAddress {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let text = text.trim();
        if !text.is_ascii() || text.len() > MAX_BYTES {
            return Err(NotAnAddress);
        }
        text.parse().map(Self).map_err(|_| NotAnAddress)
    }
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::MailAddress;

    #[test]
    fn only_addresses_are_taken() {
        let address: MailAddress = " jana.nova@centrum.example.org ".parse().expect("an address");
        assert_eq!(address.domain(), "centrum.example.org");
        assert_eq!(address.into_string(), "jana.nova@centrum.example.org");
        let long = format!("{}@example.org", "x".repeat(250));
        for text in [
            "",
            "jana",
            "@example.org",
            "jana@",
            "jana@example.org, petr@example.org",
            "jana@example.org\r\nBcc: petr@example.org",
            "Jana <jana@example.org>",
            "jána@example.org",
            "jana@příklad.cz",
            &long,
        ] {
            assert!(text.parse::<MailAddress>().is_err(), "{text}");
        }
    }
}
