//! From a place in the Czech Republic to the one intervention centre that is competent there.
//!
//! Pure: no I/O, no clock, no randomness. The same code runs in the server, on the command line and, compiled to
//! WebAssembly, in the reporter's browser, so that what a person types never has to leave the device.
//!
//! The facts are text files under `data/`, each with its source. [`Territories`], [`Centres`], [`HelpLines`] and
//! [`Competence`] are always inside the program; the much larger file of municipalities and postcodes ([`Places`]) is
//! only there with the feature `embedded-places`, and elsewhere is handed to [`Places::parse`].
//!
//! ```
//! use ozvise_routing::{Competence, DistrictCode};
//!
//! let district: DistrictCode = "CZ0513".parse()?;
//! let centre = Competence::embedded().competent_centre(None, &district);
//! assert_eq!(centre.map(|id| id.as_str()), Some("liberecky"));
//! # Ok::<(), ozvise_routing::CodeError>(())
//! ```

mod centre;
mod code;
mod competence;
mod error;
mod fold;
mod helpline;
mod mentions;
mod phone;
mod places;
mod search;
mod settings;
mod territory;
mod text;

pub use centre::{Centre, Centres, CompetenceVerified};
pub use code::{CentreId, CodeError, DistrictCode, MunicipalityCode, Postcode, RegionCode};
pub use competence::{Competence, CompetenceFault, Move, Overlap, Register, Row, Territory, check_competence, moved};
pub use error::{DataError, DataFault};
pub use helpline::{Display, HelpLine, HelpLineKind, HelpLines};
pub use mentions::Mention;
pub use phone::{PhoneError, PhoneNumber};
pub use places::{Municipality, MunicipalityKind, Part, Places};
pub use search::{Candidate, MAX_CANDIDATES, MatchKind, Place, PlaceKind};
pub use settings::{
    AgeLimits, CentreSettings, ClosedDays, Date, FieldFault, LanguageTag, MAX_TEXT_BYTES, OpeningHours,
    SETTINGS_FIELDS, SettingsFault, SettingsTable, Span, ValueFault, WEEKDAYS, check_settings,
};
pub use territory::{District, Region, Territories};
