//! The fourteen regions and seventy-seven districts.

use std::sync::LazyLock;

use crate::code::{DistrictCode, RegionCode};
use crate::error::{DataError, DataFault};
use crate::text::lines;

/// A region (kraj).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Its NUTS 3 code.
    pub code: RegionCode,
    /// Its name, such as "Kraj Vysočina".
    pub name: Box<str>,
}

/// A district (okres); Praha, which has none, counts as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct District {
    /// Its LAU code; the region's code is its beginning.
    pub code: DistrictCode,
    /// Its name without the word "okres", such as "Praha-východ".
    pub name: Box<str>,
}

/// All regions and districts, each list in the order of the codes.
#[derive(Debug, Clone)]
pub struct Territories {
    regions: Vec<Region>,
    districts: Vec<District>,
}

const FILE: &str = "territories.txt";

impl Territories {
    /// The regions and districts of the country.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Territories> = LazyLock::new(|| {
            // A test reads the file. No `expect`: it would carry all of the error\'s text into the browser.
            Territories::parse(include_str!("../data/territories.txt"))
                .unwrap_or_else(|_| unreachable!("the file is part of the program"))
        });
        &EMBEDDED
    }

    /// Reads lines of a code and a name: a region, then its districts, in the order of the codes.
    fn parse(text: &str) -> Result<Self, DataError> {
        let mut found = Self {
            regions: Vec::new(),
            districts: Vec::new(),
        };
        for (line, content) in lines(text) {
            found.add(content).map_err(|fault| DataError {
                file: FILE,
                line,
                fault,
            })?;
        }
        Ok(found)
    }

    fn add(&mut self, line: &str) -> Result<(), DataFault> {
        let (code, name) = line.split_once(' ').ok_or(DataFault::Line)?;
        if let Ok(code) = code.parse::<RegionCode>() {
            if self.regions.last().is_some_and(|last| last.code >= code) {
                return Err(DataFault::Twice);
            }
            self.regions.push(Region {
                code,
                name: name.into(),
            });
        } else {
            let code: DistrictCode = code.parse()?;
            if self.districts.last().is_some_and(|last| last.code >= code) {
                return Err(DataFault::Twice);
            }
            if self.regions.last().is_none_or(|region| region.code != code.region()) {
                return Err(DataFault::Undeclared);
            }
            self.districts.push(District {
                code,
                name: name.into(),
            });
        }
        Ok(())
    }

    /// All regions.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// All districts.
    pub fn districts(&self) -> &[District] {
        &self.districts
    }

    /// How many regions and districts there are together.
    pub(crate) fn count(&self) -> usize {
        self.regions.len() + self.districts.len()
    }

    /// The region with this code.
    pub fn region(&self, code: &RegionCode) -> Option<&Region> {
        self.regions
            .binary_search_by(|region| region.code.cmp(code))
            .ok()
            .map(|at| &self.regions[at])
    }

    /// The district with this code.
    pub fn district(&self, code: &DistrictCode) -> Option<&District> {
        self.districts
            .binary_search_by(|district| district.code.cmp(code))
            .ok()
            .map(|at| &self.districts[at])
    }

    /// Whether a district is all of its region, which is Praha.
    pub(crate) fn is_whole_region(&self, code: &DistrictCode) -> bool {
        // In the order of the codes the districts of a region stand together.
        let at = self.districts.partition_point(|district| district.code < *code);
        let is_sibling = |other: Option<&District>| other.is_some_and(|other| other.code.region() == code.region());
        let before = at.checked_sub(1).and_then(|before| self.districts.get(before));
        !is_sibling(before) && !is_sibling(self.districts.get(at + 1))
    }

    /// The districts of a region.
    pub fn districts_in(&self, region: RegionCode) -> impl Iterator<Item = &District> {
        self.districts
            .iter()
            .filter(move |district| district.code.region() == region)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_fourteen_regions_and_seventy_seven_districts_and_no_region_without_one() {
        let all = Territories::embedded();
        assert_eq!((all.regions().len(), all.districts().len()), (14, 77));
        for region in all.regions() {
            assert!(all.districts_in(region.code).next().is_some(), "{}", region.name);
        }
        let counted: usize = all
            .regions()
            .iter()
            .map(|region| all.districts_in(region.code).count())
            .sum();
        assert_eq!(counted, 77);
    }

    #[test]
    fn a_code_finds_its_name_and_an_unknown_one_nothing() {
        let all = Territories::embedded();
        assert_eq!(
            all.region(&"CZ063".parse().unwrap()).map(|region| &*region.name),
            Some("Kraj Vysočina")
        );
        assert_eq!(
            all.district(&"CZ0209".parse().unwrap()).map(|district| &*district.name),
            Some("Praha-východ")
        );
        assert!(all.region(&"CZ099".parse().unwrap()).is_none());
        assert!(all.district(&"CZ0999".parse().unwrap()).is_none());
    }

    #[test]
    fn the_districts_around_a_town_are_not_the_town() {
        let all = Territories::embedded();
        let region_of = |name: &str| {
            let district = all.districts().iter().find(|district| &*district.name == name).unwrap();
            all.region(&district.code.region()).unwrap().name.to_string()
        };
        assert_eq!(region_of("Praha"), "Hlavní město Praha");
        assert_eq!(region_of("Praha-východ"), "Středočeský kraj");
        assert_eq!(region_of("Praha-západ"), "Středočeský kraj");
        assert_ne!(
            all.districts()
                .iter()
                .position(|district| &*district.name == "Brno-venkov"),
            all.districts()
                .iter()
                .position(|district| &*district.name == "Brno-město")
        );
    }

    #[test]
    fn only_praha_is_district_and_region_in_one() {
        let all = Territories::embedded();
        let whole: Vec<_> = all
            .districts()
            .iter()
            .filter(|district| all.is_whole_region(&district.code))
            .collect();
        assert_eq!(
            whole.iter().map(|district| &*district.name).collect::<Vec<_>>(),
            ["Praha"]
        );
    }

    #[test]
    fn a_district_outside_its_region_and_a_repeated_code_are_refused() {
        let fault = |text: &str| Territories::parse(text).unwrap_err().fault;
        assert_eq!(fault("CZ0100 Praha"), DataFault::Undeclared);
        assert_eq!(fault("CZ010 Praha\nCZ0201 Benešov"), DataFault::Undeclared);
        assert_eq!(fault("CZ010 Praha\nCZ010 Praha"), DataFault::Twice);
        assert_eq!(fault("CZ010 Praha\nCZ0100 Praha\nCZ0100 Praha"), DataFault::Twice);
        assert_eq!(fault("CZ010"), DataFault::Line);
    }
}
