//! What the search answers with.

use super::Tier;
use super::index::{DISTRICT, Target};
use crate::code::{DistrictCode, MunicipalityCode, Postcode, RegionCode};
use crate::places::{PlaceRef, Places};
use crate::territory::Territories;

/// A place that a person may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What to show: the name and what tells it from its namesakes, in Czech, such as "Nová Ves (okres Mělník)".
    pub label: String,
    /// The bare name.
    pub name: String,
    /// How it matches what was typed.
    pub match_kind: MatchKind,
    /// What kind of place it is.
    pub place_kind: PlaceKind,
    /// The municipality, where it is known.
    pub municipality: Option<MunicipalityCode>,
    /// The district that it lies in; none for a region, and for a postcode that reaches into several.
    pub district: Option<DistrictCode>,
    /// All districts that it lies in: one for most, all of its own for a region.
    pub districts: Vec<DistrictCode>,
    /// The region, for a candidate that is one.
    pub region: Option<RegionCode>,
    /// The municipality with extended powers (ORP), only where a namesake in the same district makes it necessary.
    pub orp: Option<String>,
    /// The postcode by which it was found.
    pub postcode: Option<Postcode>,
}

/// How a candidate matches; the order is that of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchKind {
    /// All of the name, or all of the own name of a part of a town.
    Exact,
    /// The beginning of the name or of one of its words.
    Prefix,
    /// With one typing error.
    Fuzzy,
}

/// What kind of place a candidate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A municipality or military district.
    Municipality,
    /// A part of a municipality, or a city district of Praha.
    Part,
    /// A district.
    District,
    /// A region.
    Region,
    /// A postcode, or the beginning of one.
    Postcode,
}

impl MatchKind {
    /// The kind in one lower-case word, for output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Prefix => "prefix",
            Self::Fuzzy => "fuzzy",
        }
    }
}

impl PlaceKind {
    /// The kind in one lower-case word, for output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Part => "part",
            Self::District => "district",
            Self::Region => "region",
            Self::Postcode => "postcode",
        }
    }
}

/// A place that was chosen: what decides the centre, and what the centre is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The municipality, where it is known.
    pub municipality: Option<MunicipalityCode>,
    /// The district.
    pub district: DistrictCode,
    /// What was shown.
    pub label: String,
}

impl Candidate {
    /// The place, where the candidate lies in one district.
    pub fn place(&self) -> Option<Place> {
        let district = self.district?;
        Some(Place {
            municipality: self.municipality,
            district,
            label: self.label.clone(),
        })
    }
}

impl From<Tier> for MatchKind {
    fn from(tier: Tier) -> Self {
        match tier {
            Tier::ExactSpelling | Tier::Exact => Self::Exact,
            Tier::Prefix | Tier::LaterWord | Tier::EachWord => Self::Prefix,
            Tier::FuzzyExact | Tier::FuzzyEnd | Tier::FuzzyPrefix | Tier::FuzzyLaterWord => Self::Fuzzy,
        }
    }
}

/// The name of what an entry stands for, and its own name without that of the town it belongs to.
pub(super) fn name_of(places: &Places, target: Target) -> (&str, &str) {
    let territories = Territories::embedded();
    let whole = |name| (name, name);
    match target {
        Target::Place(PlaceRef::Municipality(at)) => whole(places.facts().municipality(at).name),
        Target::Place(PlaceRef::Part(at)) => {
            let part = places.facts().part(at);
            (part.name, part.own_name)
        }
        Target::District(at) => whole(&territories.districts()[usize::from(at)].name),
        Target::Region(at) => whole(&territories.regions()[usize::from(at)].name),
    }
}

pub(super) fn of_entry(places: &Places, tier: Tier, entry: u16) -> Candidate {
    let match_kind = tier.into();
    let target = places.index().target(entry);
    let territories = Territories::embedded();
    match target {
        Target::Place(place) => of_place(places, place, match_kind),
        Target::District(at) => {
            let district = &territories.districts()[usize::from(at)];
            Candidate {
                label: format!("{DISTRICT} {}", district.name),
                name: district.name.to_string(),
                match_kind,
                place_kind: PlaceKind::District,
                municipality: None,
                district: Some(district.code),
                districts: vec![district.code],
                region: None,
                orp: None,
                postcode: None,
            }
        }
        Target::Region(at) => {
            let region = &territories.regions()[usize::from(at)];
            Candidate {
                label: region.name.to_string(),
                name: region.name.to_string(),
                match_kind,
                place_kind: PlaceKind::Region,
                municipality: None,
                district: None,
                districts: territories
                    .districts_in(region.code)
                    .map(|district| district.code)
                    .collect(),
                region: Some(region.code),
                orp: None,
                postcode: None,
            }
        }
    }
}

/// The municipality or part of this rank, found by a postcode.
pub(super) fn of_place_under(places: &Places, rank: u16, postcode: Postcode) -> Candidate {
    Candidate {
        postcode: Some(postcode),
        ..of_entry(places, Tier::Exact, rank)
    }
}

pub(super) fn of_place(places: &Places, place: PlaceRef, match_kind: MatchKind) -> Candidate {
    let (name, _) = name_of(places, Target::Place(place));
    let (place_kind, municipality, district, orp) = match place {
        PlaceRef::Municipality(at) => {
            let municipality = places.facts().municipality(at);
            let orp = places.index().is_homonym(at).then(|| municipality.orp.to_string());
            (
                PlaceKind::Municipality,
                Some(municipality.code),
                municipality.district,
                orp,
            )
        }
        PlaceRef::Part(at) => {
            let part = places.facts().part(at);
            (PlaceKind::Part, part.municipality, part.district, None)
        }
    };
    Candidate {
        label: label(name, district, orp.as_deref()),
        name: name.to_owned(),
        match_kind,
        place_kind,
        municipality,
        district: Some(district),
        districts: vec![district],
        region: None,
        orp,
        postcode: None,
    }
}

pub(super) fn of_postcode(places: &Places, postcode: Postcode, match_kind: MatchKind) -> Candidate {
    let districts = places.districts_of(postcode);
    let names: Vec<_> = districts.iter().map(|code| district_label(*code)).collect();
    Candidate {
        label: format!("{postcode} ({})", names.join(", ")),
        name: postcode.to_string(),
        match_kind,
        place_kind: PlaceKind::Postcode,
        municipality: None,
        district: if let [only] = districts[..] { Some(only) } else { None },
        districts,
        region: None,
        orp: None,
        postcode: Some(postcode),
    }
}

/// The name with its district; Praha is its own.
fn label(name: &str, district: DistrictCode, orp: Option<&str>) -> String {
    let around = district_label(district);
    match orp {
        Some(orp) => format!("{name} ({around}, správní obvod {orp})"),
        None if name.starts_with(&around) => name.to_owned(),
        None => format!("{name} ({around})"),
    }
}

/// A district in words: "okres Mělník", and "Praha", which is none.
fn district_label(code: DistrictCode) -> String {
    let territories = Territories::embedded();
    let name = territories
        .district(&code)
        .map(|district| &*district.name)
        .unwrap_or_default();
    if territories.is_whole_region(&code) {
        name.to_owned()
    } else {
        format!("{DISTRICT} {name}")
    }
}
