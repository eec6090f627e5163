//! Regions, districts, centres and help lines as the templates see them.

use std::collections::BTreeMap;

use ozvise_routing::{
    CentreId, Competence, District, DistrictCode, HelpLine, HelpLines, MunicipalityCode, Places as AllPlaces, Region,
    SettingsTable, Territories, Territory,
};
use serde::Serialize;

use super::centre_card::CentreCard;

/// Everything about places that pages show.
#[derive(Serialize)]
pub(super) struct Places {
    /// The regions with their districts and centres, in the order of their codes.
    regions: Vec<RegionView>,
    /// Help lines for the whole country.
    lines: Vec<LineView>,
}

#[derive(Serialize)]
struct RegionView {
    code: String,
    name: String,
    /// `CZ0201 Benešov|CZ0202 Beroun…`: in one attribute, since the scripts alone read it.
    districts: String,
    /// Each district with its centre.
    competence: Vec<DistrictView>,
    /// The routed centres that are listed under the region.
    centres: Vec<CentreView>,
}

#[derive(Serialize)]
struct DistrictView {
    code: String,
    name: String,
    centre: CentreLink,
    /// The municipalities in it that have another centre.
    exceptions: Vec<ExceptionView>,
}

#[derive(Serialize)]
struct ExceptionView {
    name: String,
    centre: CentreLink,
}

#[derive(Serialize)]
struct CentreLink {
    id: String,
    name: String,
}

#[derive(Serialize)]
struct CentreView {
    #[serde(flatten)]
    card: CentreCard,
    /// It helps in all of its region and nowhere else.
    whole_region: bool,
    /// Names of its districts, where it does not.
    districts: Option<String>,
    /// Names of the municipalities outside of them.
    municipalities: Option<String>,
}

#[derive(Serialize)]
struct LineView {
    /// The digits, which name the texts `line-…`.
    text: String,
    uri: String,
    shown: String,
    free: bool,
    nonstop: bool,
}

/// What the views are made of.
struct Facts<'a> {
    competence: &'a Competence,
    centres: &'a SettingsTable,
    /// The municipalities that the table names, by the district that they lie in.
    exceptions: BTreeMap<DistrictCode, Vec<(MunicipalityCode, &'static str)>>,
}

impl Places {
    /// From the published tables.
    pub(super) fn of(competence: &Competence, centres: &SettingsTable) -> Self {
        let mut exceptions: BTreeMap<DistrictCode, Vec<(MunicipalityCode, &'static str)>> = BTreeMap::new();
        for (_, territory) in competence.rows() {
            if let Territory::Municipality(code) = territory
                && let Some(place) = AllPlaces::embedded().municipality(code)
            {
                exceptions.entry(place.district).or_default().push((code, place.name));
            }
        }
        let facts = Facts {
            competence,
            centres,
            exceptions,
        };
        let regions = Territories::embedded().regions().iter();
        let lines = HelpLines::embedded().shown().filter(|line| line.region.is_none());
        Self {
            regions: regions.map(|region| facts.region(region)).collect(),
            lines: lines.map(line_view).collect(),
        }
    }
}

impl Facts<'_> {
    fn region(&self, region: &Region) -> RegionView {
        let districts: Vec<&District> = Territories::embedded().districts_in(region.code).collect();
        let packed: Vec<String> = districts
            .iter()
            .map(|district| format!("{} {}", district.code, district.name))
            .collect();
        let centres = self.centres.routed().filter(|centre| centre.region == region.code);
        RegionView {
            code: region.code.to_string(),
            name: region.name.to_string(),
            districts: packed.join("|"),
            competence: districts
                .iter()
                .filter_map(|district| self.district(district))
                .collect(),
            centres: centres
                .map(|centre| self.centre(CentreCard::of(centre), &centre.id, &districts))
                .collect(),
        }
    }

    /// Every table covers every district; one that did not would leave it out here.
    fn district(&self, district: &District) -> Option<DistrictView> {
        let exceptions = self.exceptions.get(&district.code).into_iter().flatten();
        let exceptions = exceptions.filter_map(|(code, name)| {
            let centre = self.competence.competent_centre(Some(*code), &district.code)?;
            Some(ExceptionView {
                name: (*name).to_owned(),
                centre: self.link(centre)?,
            })
        });
        Some(DistrictView {
            code: district.code.to_string(),
            name: district.name.to_string(),
            centre: self.link(self.competence.competent_centre(None, &district.code)?)?,
            exceptions: exceptions.collect(),
        })
    }

    fn link(&self, id: &CentreId) -> Option<CentreLink> {
        Some(CentreLink {
            id: id.to_string(),
            name: self.centres.get(id)?.name.to_string(),
        })
    }

    fn centre(&self, card: CentreCard, id: &CentreId, region: &[&District]) -> CentreView {
        let own = || self.competence.rows().filter(|(centre, _)| *centre == id);
        let districts: Vec<&District> = own()
            .filter_map(|(_, territory)| match territory {
                Territory::District(code) => Territories::embedded().district(&code),
                Territory::Municipality(_) => None,
            })
            .collect();
        let municipalities: Vec<&str> = own()
            .filter_map(|(_, territory)| match territory {
                Territory::Municipality(code) => AllPlaces::embedded().municipality(code).map(|place| place.name),
                Territory::District(_) => None,
            })
            .collect();
        let whole_region = districts == region && municipalities.is_empty();
        let names: Vec<&str> = districts.iter().map(|district| &*district.name).collect();
        CentreView {
            card,
            whole_region,
            districts: (!whole_region && !names.is_empty()).then(|| names.join(", ")),
            municipalities: (!municipalities.is_empty()).then(|| municipalities.join(", ")),
        }
    }
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
