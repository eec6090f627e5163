//! How a centre calls its threads.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use super::UnknownName;

/// The sequential number of a thread within its centre, from 1, for the centre's own records. It is never derived from
/// the code and never used twice, not even after the thread was deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseNumber(NonZeroU32);

impl CaseNumber {
    /// The number, unless it is none.
    #[must_use]
    pub fn from_i64(number: i64) -> Option<Self> {
        u32::try_from(number).ok().and_then(NonZeroU32::new).map(Self)
    }

    /// The number as it is stored and sent.
    #[must_use]
    pub fn as_i64(self) -> i64 {
        i64::from(self.0.get())
    }
}

impl FromStr for CaseNumber {
    type Err = UnknownName;

    /// Digits only, without a sign or leading zeros: one number has one address.
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let number: NonZeroU32 = text.parse().map_err(|_| UnknownName("case number"))?;
        if number.to_string() == text {
            Ok(Self(number))
        } else {
            Err(UnknownName("case number"))
        }
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::CaseNumber;

    #[test]
    fn one_number_has_one_text() {
        assert_eq!("17".parse::<CaseNumber>().map(CaseNumber::as_i64), Ok(17));
        for wrong in ["", "0", "-1", "+1", "01", "1 ", "4294967296", "x"] {
            assert!(wrong.parse::<CaseNumber>().is_err(), "{wrong:?}");
        }
    }
}
