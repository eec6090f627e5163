//! The codes by which territories and centres are named. Each is checked when it is made and cannot be wrong after.

use std::fmt;
use std::str::FromStr;

/// What was expected where a code did not have its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not a region: `CZ` and three digits.
    #[error("not the code of a region (CZ and three digits)")]
    Region,
    /// Not a district: `CZ`, three digits, then a digit or a capital letter.
    #[error("not the code of a district (CZ, three digits, a digit or capital letter)")]
    District,
    /// Not a municipality: six digits, the first one not zero.
    #[error("not the code of a municipality (six digits)")]
    Municipality,
    /// Not a centre: 1 to 40 of a-z, 0-9 and the hyphen.
    #[error("not the id of a centre (1 to 40 of a-z, 0-9 and -)")]
    Centre,
    /// Neither a district nor a municipality.
    #[error("neither the code of a district nor of a municipality")]
    Territory,
    /// Not a postcode: five digits, the first one from 1 to 7.
    #[error("not a postcode (five digits, the first from 1 to 7)")]
    Postcode,
}

/// A region (kraj) by its NUTS 3 code, such as `CZ010`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode([u8; 5]);

/// A district (okres) by its LAU code, such as `CZ0100` or `CZ020A`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DistrictCode([u8; 6]);

/// A municipality (obec) or military district by its six-digit code of the Czech Statistical Office.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MunicipalityCode(u32);

/// A postcode (PSČ): five digits. Shown with a space, `370 01`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode(u32);

/// The id of a centre: a slug of 1 to 40 of a-z, 0-9 and the hyphen.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CentreId(Box<str>);

/// The longest [`CentreId`], in bytes; the signed directory has the same bound.
const MAX_CENTRE_ID: usize = 40;

fn has_region_form(bytes: &[u8; 5]) -> bool {
    bytes.starts_with(b"CZ") && bytes[2..].iter().all(u8::is_ascii_digit)
}

impl RegionCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        // Only ASCII passes `from_str`.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for RegionCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let bytes = <[u8; 5]>::try_from(text.as_bytes()).map_err(|_| CodeError::Region)?;
        if has_region_form(&bytes) {
            Ok(Self(bytes))
        } else {
            Err(CodeError::Region)
        }
    }
}

impl DistrictCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        // Only ASCII passes `from_str`.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The region that the district lies in: the first five characters of its code.
    pub fn region(&self) -> RegionCode {
        let [a, b, c, d, e, _] = self.0;
        RegionCode([a, b, c, d, e])
    }
}

impl FromStr for DistrictCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let bytes = <[u8; 6]>::try_from(text.as_bytes()).map_err(|_| CodeError::District)?;
        let last = bytes[5];
        let code = Self(bytes);
        if has_region_form(&code.region().0) && (last.is_ascii_digit() || last.is_ascii_uppercase()) {
            Ok(code)
        } else {
            Err(CodeError::District)
        }
    }
}

impl MunicipalityCode {
    /// The code as a number.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for MunicipalityCode {
    type Error = CodeError;

    fn try_from(number: u32) -> Result<Self, CodeError> {
        if (100_000..=999_999).contains(&number) {
            Ok(Self(number))
        } else {
            Err(CodeError::Municipality)
        }
    }
}

impl FromStr for MunicipalityCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        Self::try_from(digits(text, 6).ok_or(CodeError::Municipality)?)
    }
}

impl Postcode {
    /// The postcode as a number.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for Postcode {
    type Error = CodeError;

    fn try_from(number: u32) -> Result<Self, CodeError> {
        if (10_000..=79_999).contains(&number) {
            Ok(Self(number))
        } else {
            Err(CodeError::Postcode)
        }
    }
}

impl FromStr for Postcode {
    type Err = CodeError;

    /// Five digits without a space, as in the data; how a person may spell it is the search's business.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        Self::try_from(digits(text, 5).ok_or(CodeError::Postcode)?)
    }
}

/// The number that `text` spells with exactly `count` digits and nothing else.
fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

impl CentreId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CentreId {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if (1..=MAX_CENTRE_ID).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text.into()))
        } else {
            Err(CodeError::Centre)
        }
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl fmt::Display for DistrictCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl fmt::Display for MunicipalityCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:03} {:02}", self.0 / 100, self.0 % 100)
    }
}

impl fmt::Display for CentreId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for RegionCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl fmt::Debug for DistrictCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl fmt::Debug for MunicipalityCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl fmt::Debug for Postcode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl fmt::Debug for CentreId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_the_right_form_are_taken_and_given_back() {
        assert_eq!("CZ010".parse::<RegionCode>().unwrap().as_str(), "CZ010");
        let district: DistrictCode = "CZ020A".parse().unwrap();
        assert_eq!((district.as_str(), district.region().as_str()), ("CZ020A", "CZ020"));
        assert_eq!("554782".parse::<MunicipalityCode>().unwrap().get(), 554_782);
        assert_eq!("37001".parse::<Postcode>().unwrap().to_string(), "370 01");
        assert_eq!(
            "stredocesky-profem".parse::<CentreId>().unwrap().as_str(),
            "stredocesky-profem"
        );
    }

    #[test]
    fn codes_of_another_form_are_refused() {
        for text in ["", "CZ01", "CZ0100", "cz010", "SK010", "CZ01é"] {
            assert_eq!(text.parse::<RegionCode>(), Err(CodeError::Region), "{text}");
        }
        for text in ["", "CZ010", "CZ020a", "CZ02 A", "CZX20A", "CZ01000"] {
            assert_eq!(text.parse::<DistrictCode>(), Err(CodeError::District), "{text}");
        }
        for text in ["", "55478", "5547820", "+55478", "055478", "55478x"] {
            assert_eq!(text.parse::<MunicipalityCode>(), Err(CodeError::Municipality), "{text}");
        }
        for text in ["", "370 01", "3700", "00001", "80000"] {
            assert_eq!(text.parse::<Postcode>(), Err(CodeError::Postcode), "{text}");
        }
        for text in ["", "Praha", "plzeňský", "a b", &"a".repeat(41)] {
            assert_eq!(text.parse::<CentreId>(), Err(CodeError::Centre), "{text}");
        }
    }
}
