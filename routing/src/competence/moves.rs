//! What a new table of competence changes for the municipalities.

use super::Competence;
use crate::code::{CentreId, DistrictCode, MunicipalityCode};

/// A municipality that comes under another centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The municipality.
    pub municipality: MunicipalityCode,
    /// Its district.
    pub district: DistrictCode,
    /// The centre before, if there was one.
    pub from: Option<CentreId>,
    /// The centre after, if there is one.
    pub to: Option<CentreId>,
}

/// Which of the `municipalities` have another centre under `after` than under `before`, in the order given.
pub fn moved(
    before: &Competence,
    after: &Competence,
    municipalities: impl IntoIterator<Item = (MunicipalityCode, DistrictCode)>,
) -> Vec<Move> {
    let centres = |(municipality, district)| Move {
        municipality,
        district,
        from: before.competent_centre(Some(municipality), &district).cloned(),
        to: after.competent_centre(Some(municipality), &district).cloned(),
    };
    municipalities
        .into_iter()
        .map(centres)
        .filter(|change| change.from != change.to)
        .collect()
}
