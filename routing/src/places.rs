//! The municipalities, the parts of them that the postcodes know, and the postcodes.

mod facts;
mod parse;

use std::ops::Range;

use crate::code::{DistrictCode, MunicipalityCode, Postcode};
use crate::error::DataError;
use crate::search::{Index, Target};
use crate::territory::Territories;

pub(crate) use facts::Facts;

/// A municipality (obec) or military district.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Municipality<'a> {
    /// Its code.
    pub code: MunicipalityCode,
    /// Its name.
    pub name: &'a str,
    /// What kind of municipality it is.
    pub kind: MunicipalityKind,
    /// Its district.
    pub district: DistrictCode,
    /// The municipality with extended powers (ORP) that it belongs to.
    pub orp: &'a str,
    /// The postcodes known for it; none is known for some.
    pub postcodes: &'a [Postcode],
}

/// The kinds of municipality, the larger first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MunicipalityKind {
    /// Hlavní město Praha.
    Capital,
    /// Statutární město.
    StatutoryCity,
    /// Město.
    Town,
    /// Městys.
    MarketTown,
    /// Obec.
    Village,
    /// Vojenský újezd.
    MilitaryDistrict,
}

/// A place that is not a municipality: a part of one, as the postcodes name it, or a city district of Praha. Places of
/// one name in one district are one entry, since they have the same centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    /// Its name, where it is known with the town's before it: "Praha 10-Malešice".
    pub name: &'a str,
    /// Its district.
    pub district: DistrictCode,
    /// The municipality that it is a part of, where the name tells it.
    pub municipality: Option<MunicipalityCode>,
    /// The name without the town's: "Malešice"; the end of `name`.
    pub own_name: &'a str,
    /// Its postcodes.
    pub postcodes: &'a [Postcode],
}

/// One municipality or part of [`Places`], by its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PlaceRef {
    Municipality(u16),
    Part(u16),
}

/// All municipalities, parts and postcodes, and the index by which they are searched.
#[derive(Debug, Clone)]
pub struct Places {
    facts: Facts,
    /// The codes of the municipalities, in order, each packed with the position of its municipality.
    codes: Vec<Pair>,
    /// Each postcode packed with the rank of a place under it, in order.
    under: Vec<Pair>,
    index: Index,
}

/// Two numbers in one, ordered by the first, then the second. All lists of numbers are sorted as this one type, because
/// the standard library's sorting is compiled anew for every type, which would be half of this crate in the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Pair(u64);

impl Pair {
    fn new(first: u32, second: u16) -> Self {
        Self(u64::from(first) << 16 | u64::from(second))
    }

    fn first(self) -> u64 {
        self.0 >> 16
    }

    fn second(self) -> u16 {
        let [.., high, low] = self.0.to_be_bytes();
        u16::from_be_bytes([high, low])
    }
}

impl Places {
    /// The file that is inside the program, to be served as it is.
    #[cfg(feature = "embedded-places")]
    pub fn embedded_bytes() -> &'static [u8] {
        include_bytes!("../data/places.txt")
    }

    /// The places of the country. The first call reads the file, which takes some milliseconds.
    #[cfg(feature = "embedded-places")]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: std::sync::LazyLock<Places> = std::sync::LazyLock::new(|| {
            // A test reads the file.
            Places::parse(Places::embedded_bytes()).unwrap_or_else(|_| unreachable!("the file is part of the program"))
        });
        &EMBEDDED
    }

    /// Reads the file of places and makes the index.
    ///
    /// # Errors
    /// [`DataError`] names the line and what is wrong with it.
    pub fn parse(bytes: &[u8]) -> Result<Self, DataError> {
        let facts = parse::read(bytes)?;
        let index = Index::new(&facts);
        let mut codes = Vec::with_capacity(facts.municipalities().len());
        let mut under = Vec::with_capacity(facts.municipalities().len() + facts.parts().len());
        for (at, municipality) in (0..).zip(facts.municipalities()) {
            codes.push(Pair::new(municipality.code.get(), at));
            let rank = index.rank(PlaceRef::Municipality(at));
            under.extend(municipality.postcodes.iter().map(|code| Pair::new(code.get(), rank)));
        }
        for (at, part) in (0..).zip(facts.parts()) {
            let rank = index.rank(PlaceRef::Part(at));
            under.extend(part.postcodes.iter().map(|code| Pair::new(code.get(), rank)));
        }
        codes.sort_unstable();
        under.sort_unstable();
        if codes.windows(2).any(|two| two[0].first() == two[1].first()) {
            return Err(parse::repeated_code());
        }
        Ok(Self {
            facts,
            codes,
            under,
            index,
        })
    }

    /// All municipalities and military districts, by district.
    pub fn municipalities(&self) -> impl ExactSizeIterator<Item = Municipality<'_>> {
        self.facts.municipalities()
    }

    /// All parts, by district.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = Part<'_>> {
        self.facts.parts()
    }

    /// The municipality with this code.
    pub fn municipality(&self, code: MunicipalityCode) -> Option<Municipality<'_>> {
        self.position_of(code).map(|at| self.facts.municipality(at))
    }

    /// Where the municipality with this code stands among the facts.
    pub(crate) fn position_of(&self, code: MunicipalityCode) -> Option<u16> {
        let wanted = u64::from(code.get());
        let at = self.codes.partition_point(|pair| pair.first() < wanted);
        let found = self.codes.get(at).filter(|pair| pair.first() == wanted)?;
        Some(found.second())
    }

    /// All postcodes, each once, in order.
    pub fn postcodes(&self) -> impl Iterator<Item = Postcode> {
        let same = self.under.chunk_by(|a, b| a.first() == b.first());
        same.filter_map(|places| postcode_of(places[0]))
    }

    /// The districts that a postcode reaches into, in order; none for an unknown postcode.
    pub fn districts_of(&self, postcode: Postcode) -> Vec<DistrictCode> {
        let under = self.under_postcodes(postcode.get()..postcode.get() + 1);
        let lies_in = |code| under.iter().any(|(_, rank)| self.district_of(*rank) == Some(code));
        let districts = Territories::embedded().districts().iter().map(|district| district.code);
        districts.filter(|code| lies_in(*code)).collect()
    }

    /// The postcodes in a range of numbers, each with the rank of a place under it, in order.
    pub(crate) fn under_postcodes(&self, range: Range<u32>) -> Vec<(Postcode, u16)> {
        let from = self.under.partition_point(|pair| pair.first() < u64::from(range.start));
        let under = self.under[from..]
            .iter()
            .take_while(|pair| pair.first() < u64::from(range.end));
        under
            .filter_map(|pair| Some((postcode_of(*pair)?, pair.second())))
            .collect()
    }

    pub(crate) fn facts(&self) -> &Facts {
        &self.facts
    }

    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    /// The district of the municipality or part of this rank.
    pub(crate) fn district_of(&self, rank: u16) -> Option<DistrictCode> {
        match self.index.target(rank) {
            Target::Place(PlaceRef::Municipality(at)) => Some(self.facts.municipality(at).district),
            Target::Place(PlaceRef::Part(at)) => Some(self.facts.part(at).district),
            Target::District(_) | Target::Region(_) => None,
        }
    }
}

fn postcode_of(pair: Pair) -> Option<Postcode> {
    u32::try_from(pair.first())
        .ok()
        .and_then(|number| Postcode::try_from(number).ok())
}
