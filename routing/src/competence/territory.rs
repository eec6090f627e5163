//! What a line of the table of competence speaks of.

use std::fmt;
use std::str::FromStr;

use crate::code::{CodeError, DistrictCode, MunicipalityCode};

/// A district, or a municipality as the more specific exception. Districts come first in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Territory {
    /// A whole district, but for the municipalities that the table names themselves.
    District(DistrictCode),
    /// One municipality.
    Municipality(MunicipalityCode),
}

impl FromStr for Territory {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let district = text.parse().map(Self::District);
        district
            .or_else(|_| text.parse().map(Self::Municipality))
            .map_err(|_: CodeError| CodeError::Territory)
    }
}

impl fmt::Display for Territory {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::District(code) => code.fmt(out),
            Self::Municipality(code) => code.fmt(out),
        }
    }
}
