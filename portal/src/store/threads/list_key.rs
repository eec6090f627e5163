//! Pages of a centre's list.

use std::fmt;
use std::str::FromStr;

use crate::domain::{CaseNumber, Hour, UnknownName};

/// A place in a centre's list: behind the thread with this last hour and number. Its text form stands in addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListKey {
    /// The hour of the last message.
    pub last_hour: Hour,
    /// The number, which orders threads of the same hour.
    pub number: CaseNumber,
}

impl fmt::Display for ListKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.last_hour.as_i64(), self.number)
    }
}

impl FromStr for ListKey {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = UnknownName("place in the list");
        let (hour, number) = text.split_once('.').ok_or(unknown)?;
        let last_hour = Hour::from_i64(hour.parse().map_err(|_| unknown)?);
        Ok(Self {
            last_hour,
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
        let number = CaseNumber::from_i64(17).expect("a number");
        let key = ListKey {
            last_hour: Hour::from_i64(472_222),
            number,
        };
        assert_eq!(key.to_string(), "472222.17");
        assert_eq!("472222.17".parse(), Ok(key));
        for wrong in ["", "472222", "472222.0", "x.1", "472222.17.1"] {
            assert!(wrong.parse::<ListKey>().is_err(), "{wrong:?}");
        }
    }
}
