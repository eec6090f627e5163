//! Regions, districts, centres and help lines as the templates see them.

use ozvise_routing::{Centre, Centres, Competence, HelpLine, HelpLines, Region, Territories};
use serde::Serialize;

/// Everything about places that pages show.
#[derive(Serialize)]
pub(super) struct Places {
    /// The regions with their districts and centres, in the order of their codes.
    pub(super) regions: Vec<RegionView>,
    /// Help lines for the whole country.
    pub(super) lines: Vec<LineView>,
}

#[derive(Serialize)]
pub(super) struct RegionView {
    code: String,
    name: String,
    /// `CZ0201 Benešov|CZ0202 Beroun…`: in one attribute, since the scripts alone read it.
    districts: String,
    /// The routed centres of the region.
    centres: Vec<CentreView>,
}

#[derive(Serialize)]
struct CentreView {
    id: String,
    name: String,
    operator: Option<String>,
    street: Option<String>,
    /// With its postcode, where that is known.
    town: Option<String>,
    phones: Vec<PhoneView>,
    emails: Vec<String>,
    website: Option<String>,
    has_contact: bool,
    /// Names of the districts, unless the centre helps in the whole region.
    districts: Option<String>,
}

#[derive(Serialize)]
struct PhoneView {
    uri: String,
    shown: String,
}

#[derive(Serialize)]
pub(super) struct LineView {
    /// The digits, which name the texts `line-…`.
    text: String,
    uri: String,
    shown: String,
    free: bool,
    nonstop: bool,
}

impl Places {
    /// From the tables that are compiled in.
    pub(super) fn embedded() -> Self {
        let regions = Territories::embedded().regions().iter().map(region_view).collect();
        let lines = HelpLines::embedded()
            .shown()
            .filter(|line| line.region.is_none())
            .map(line_view)
            .collect();
        Self { regions, lines }
    }
}

fn region_view(region: &Region) -> RegionView {
    let territories = Territories::embedded();
    let districts: Vec<String> = territories
        .districts_in(region.code)
        .map(|district| format!("{} {}", district.code, district.name))
        .collect();
    let count = districts.len();
    let centres = Centres::embedded()
        .routed()
        .filter(|centre| centre.region == region.code);
    RegionView {
        code: region.code.to_string(),
        name: region.name.to_string(),
        centres: centres.map(|centre| centre_view(centre, count)).collect(),
        districts: districts.join("|"),
    }
}

fn centre_view(centre: &Centre, districts_in_region: usize) -> CentreView {
    let names: Vec<&str> = Competence::embedded()
        .territories_of(&centre.id)
        .iter()
        .filter_map(|territory| territory.parse().ok())
        .filter_map(|code| Territories::embedded().district(&code))
        .map(|district| &*district.name)
        .collect();
    CentreView {
        id: centre.id.to_string(),
        name: centre.name.to_string(),
        operator: centre.operator.as_deref().map(str::to_owned),
        street: centre.street.as_deref().map(str::to_owned),
        town: centre.town.as_deref().map(|town| match centre.postcode.as_deref() {
            Some(postcode) => format!("{} {town}", spaced(postcode)),
            None => town.to_owned(),
        }),
        phones: centre
            .phones
            .iter()
            .map(|phone| PhoneView {
                uri: phone.tel_uri(),
                shown: phone.to_string().replace(' ', "\u{a0}"),
            })
            .collect(),
        emails: centre.emails.iter().map(ToString::to_string).collect(),
        website: centre.website.as_deref().map(str::to_owned),
        has_contact: centre.has_contact(),
        districts: (names.len() < districts_in_region).then(|| names.join(", ")),
    }
}

/// `46311` as `463 11`, with a space that does not break.
fn spaced(postcode: &str) -> String {
    postcode
        .split_at_checked(3)
        .map_or_else(|| postcode.to_owned(), |(area, rest)| format!("{area}\u{a0}{rest}"))
}

fn line_view(line: &HelpLine) -> LineView {
    LineView {
        text: format!("line-{}", line.number.digits()),
        uri: line.number.tel_uri(),
        shown: line.number.to_string().replace(' ', "\u{a0}"),
        free: line.free == Some(true),
        nonstop: line.hours.as_deref() == Some("nonstop"),
    }
}
