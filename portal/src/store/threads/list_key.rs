//! Pages of a centre's lists.

use std::fmt;
use std::str::FromStr;

use crate::domain::{CaseNumber, Hour, UnknownName};

/// A place in a list: behind the thread with this hour and number, in this section of it. Its text form stands in addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListKey {
    /// Which section of the list, from 0.
    pub section: u8,
    /// The hour that orders the section.
    pub hour: Hour,
    /// The number, which orders threads of the same hour.
    pub number: CaseNumber,
}

impl fmt::Display for ListKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.section, self.hour.as_i64(), self.number)
    }
}

impl FromStr for ListKey {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = UnknownName("place in the list");
        let (section, rest) = text.split_once('.').ok_or(unknown)?;
        let (hour, number) = rest.split_once('.').ok_or(unknown)?;
        Ok(Self {
            section: section.parse().map_err(|_| unknown)?,
            hour: Hour::from_i64(hour.parse().map_err(|_| unknown)?),
            number: number.parse()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::ListKey;
    use crate::domain::{CaseNumber, Hour};

    #[test]
    fn a_place_in_the_list_is_read_back() {
        let key = ListKey {
            section: 1,
            hour: Hour::from_i64(472_222),
            number: CaseNumber::from_i64(17).expect("a number"),
        };
        assert_eq!(key.to_string(), "1.472222.17");
        assert_eq!("1.472222.17".parse(), Ok(key));
        for wrong in [
            "",
            "472222",
            "472222.17",
            "1.472222.0",
            "x.1.1",
            "300.1.1",
            "1.472222.17.1",
        ] {
            assert!(wrong.parse::<ListKey>().is_err(), "{wrong:?}");
        }
    }
}
