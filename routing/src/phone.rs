//! Telephone numbers as they stand in the data, as they are read and as they are dialled.

use std::fmt;
use std::str::FromStr;

/// A Czech telephone number: nine digits without the country's prefix, or a short number of three or six.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhoneNumber(Box<str>);

/// The text is not a telephone number of three, six or nine digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a telephone number of three, six or nine digits")]
pub struct PhoneError;

impl PhoneNumber {
    /// The digits alone: `281911883`, `158`.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The address of a link that dials it (RFC 3966): `tel:+420281911883`. A short number is dialled as it is, since it
    /// exists only inside the country.
    pub fn tel_uri(&self) -> String {
        let prefix = if self.0.len() == 9 { "+420" } else { "" };
        format!("tel:{prefix}{}", self.0)
    }
}

impl FromStr for PhoneNumber {
    type Err = PhoneError;

    fn from_str(text: &str) -> Result<Self, PhoneError> {
        let well_formed = matches!(text.len(), 3 | 6 | 9) && text.bytes().all(|byte| byte.is_ascii_digit());
        if well_formed {
            Ok(Self(text.into()))
        } else {
            Err(PhoneError)
        }
    }
}

impl fmt::Display for PhoneNumber {
    /// In groups of three, as it is read out: `281 911 883`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, digit) in self.0.chars().enumerate() {
            if position > 0 && position % 3 == 0 {
                out.write_str(" ")?;
            }
            write!(out, "{digit}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_groups_and_dialled_with_the_prefix_where_they_have_one() {
        for (text, shown, dialled) in [
            ("281911883", "281 911 883", "tel:+420281911883"),
            ("116006", "116 006", "tel:116006"),
            ("158", "158", "tel:158"),
        ] {
            let number: PhoneNumber = text.parse().unwrap();
            assert_eq!(
                (number.to_string().as_str(), number.tel_uri().as_str()),
                (shown, dialled)
            );
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "28191188", "+420281911883", "281 911 883", "28191188x"] {
            assert_eq!(text.parse::<PhoneNumber>(), Err(PhoneError), "{text}");
        }
    }
}
