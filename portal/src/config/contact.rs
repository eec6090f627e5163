//! Where the operator of the portal can be reached.

use std::str::FromStr;

use thiserror::Error;

/// An e-mail address or a telephone number, as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Where a tap leads: `mailto:` (RFC 6068) or `tel:` (RFC 3966).
    pub uri: String,
    /// As it is read.
    pub shown: String,
}

/// The text is neither an e-mail address nor a telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("write an e-mail address such as pristupnost@example.org, or a telephone number such as +420 222 333 444")]
pub struct ContactError;

/// Digits of a telephone number: from the shortest that a country has to the longest that there is (ITU-T E.164).
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

impl FromStr for Contact {
    type Err = ContactError;

    fn from_str(text: &str) -> Result<Self, ContactError> {
        let shown = text.trim();
        let uri = match shown.split_once('@') {
            Some((name, host)) if is_mail_name(name) && is_host(host) => format!("mailto:{shown}"),
            Some(_) => return Err(ContactError),
            None => format!("tel:{}", phone(shown)?),
        };
        Ok(Self {
            uri,
            // A number is not broken at the end of a line.
            shown: shown.replace(' ', "\u{a0}"),
        })
    }
}

/// The characters that stand in an address without quoting and in a URI as they are.
fn is_mail_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-_+".contains(&byte))
}

fn is_host(text: &str) -> bool {
    text.contains('.')
        && text
            .split('.')
            .all(|label| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
}

/// The number without its spaces.
fn phone(text: &str) -> Result<String, ContactError> {
    let number: String = text.chars().filter(|symbol| *symbol != ' ').collect();
    let digits = number.strip_prefix('+').unwrap_or(&number);
    let well_formed = PHONE_DIGITS.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    well_formed.then_some(number).ok_or(ContactError)
}

#[cfg(test)]
mod tests {
    use super::{Contact, ContactError};

    #[test]
    fn an_address_or_a_number() {
        let contact: Contact = " pristupnost@centrum.example.org ".parse().expect("an address");
        assert_eq!(contact.uri, "mailto:pristupnost@centrum.example.org");
        let contact: Contact = "+420 222 333 444".parse().expect("a number");
        assert_eq!(contact.uri, "tel:+420222333444");
        assert_eq!(contact.shown, "+420\u{a0}222\u{a0}333\u{a0}444");
    }

    #[test]
    fn nothing_else() {
        for text in [
            "",
            "12",
            "+",
            "operator",
            "a@b",
            "a b@example.org",
            "a@example.org?cc=x",
            "@example.org",
            "222-333",
        ] {
            assert_eq!(text.parse::<Contact>(), Err(ContactError), "{text}");
        }
    }
}
