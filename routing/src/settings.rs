//! What each centre has told of itself, and how it is to be shown and reached: the part of the facts that an operator
//! edits. [`Centres`] is where it begins; from then on the published versions count.

mod ages;
mod check;
mod contact;
mod dates;
mod fields;
mod hours;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::centre::{Centre, Centres};
use crate::code::{CentreId, Postcode, RegionCode};
use crate::error::{DataError, DataFault};
use crate::phone::PhoneNumber;
use crate::text::{lines, records};

pub use ages::AgeLimits;
pub use check::{SettingsFault, check_settings};
pub use contact::LanguageTag;
pub use dates::{ClosedDays, Date};
pub use fields::{FieldFault, MAX_TEXT_BYTES, SETTINGS_FIELDS, ValueFault};
pub use hours::{OpeningHours, Span, WEEKDAYS};

/// The settings of one centre. What nobody told is `None` or empty and never guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CentreSettings {
    /// Its id.
    pub id: CentreId,
    /// Its name.
    pub name: Box<str>,
    /// The organisation that runs it.
    pub operator: Option<Box<str>>,
    /// The region that it is listed under.
    pub region: RegionCode,
    /// Street and house number.
    pub street: Option<Box<str>>,
    /// Postcode.
    pub postcode: Option<Postcode>,
    /// Town, with its part where that helps.
    pub town: Option<Box<str>>,
    /// Direct telephone numbers.
    pub phones: Vec<PhoneNumber>,
    /// E-mail addresses.
    pub emails: Vec<Box<str>>,
    /// Website, beginning with `https://`.
    pub website: Option<Box<str>>,
    /// When somebody is there.
    pub hours: Option<OpeningHours>,
    /// Days on which it is closed besides the public holidays, in their order.
    pub holidays: Vec<ClosedDays>,
    /// The languages that can be written in, the best one first.
    pub languages: Vec<LanguageTag>,
    /// Whom it helps, by age.
    pub ages: AgeLimits,
    /// Within how many working hours it means to answer.
    pub reply_hours: Option<u16>,
    /// Who takes over when it cannot be written to.
    pub fallback: Option<CentreId>,
    /// Whether people are led to it. One that is not routed is kept, so that it is not forgotten.
    pub routed: bool,
    /// Whether it takes new threads.
    pub accepting: bool,
}

impl CentreSettings {
    /// Whether there is a direct phone or e-mail to show. Where there is none, show 116 006 and 158.
    pub fn has_contact(&self) -> bool {
        !self.phones.is_empty() || !self.emails.is_empty()
    }
}

impl From<&Centre> for CentreSettings {
    fn from(centre: &Centre) -> Self {
        Self {
            id: centre.id.clone(),
            name: centre.name.clone(),
            operator: centre.operator.clone(),
            region: centre.region,
            street: centre.street.clone(),
            // A test reads every postcode of the file.
            postcode: centre.postcode.as_deref().and_then(|code| code.parse().ok()),
            town: centre.town.clone(),
            phones: centre.phones.clone(),
            emails: centre.emails.clone(),
            website: centre.website.clone(),
            hours: None,
            holidays: Vec::new(),
            languages: Vec::new(),
            ages: AgeLimits::default(),
            reply_hours: None,
            fallback: None,
            routed: centre.routed,
            accepting: centre.routed,
        }
    }
}

/// A versioned table of the settings of all centres. Its centres fit together, by construction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsTable {
    version: u32,
    centres: BTreeMap<CentreId, CentreSettings>,
}

const FILE: &str = "settings of centres";

impl SettingsTable {
    /// The table that a new portal starts with: what stands in [`Centres`].
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<SettingsTable> = LazyLock::new(|| {
            let centres = Centres::embedded().iter().map(CentreSettings::from).collect();
            // A test makes the table.
            SettingsTable::from_rows(1, centres).unwrap_or_else(|_| unreachable!("the file is part of the program"))
        });
        &EMBEDDED
    }

    /// Makes a table of rows in any order.
    ///
    /// # Errors
    /// Everything that [`check_settings`] finds.
    pub fn from_rows(version: u32, rows: Vec<CentreSettings>) -> Result<Self, Vec<SettingsFault>> {
        let faults = check_settings(&rows);
        if faults.is_empty() {
            let centres = rows.into_iter().map(|row| (row.id.clone(), row)).collect();
            Ok(Self { version, centres })
        } else {
            Err(faults)
        }
    }

    /// Reads the form that [`SettingsTable::to_bytes`] writes.
    ///
    /// # Errors
    /// [`DataError`] names the line and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, DataError> {
        let fail = |line, fault| DataError {
            file: FILE,
            line,
            fault,
        };
        let (first, version) = lines(text)
            .next()
            .and_then(|(_, line)| Some((line, line.strip_prefix("version ")?.parse().ok()?)))
            .ok_or_else(|| fail(1, DataFault::Missing("version")))?;
        // Emptied, not removed, so that the lines keep their numbers.
        let mut rows = Vec::new();
        for mut record in records(FILE, &text.replacen(first, "", 1))? {
            let mut values = BTreeMap::from([("id", record.heading)]);
            for field in SETTINGS_FIELDS {
                values.extend(record.take(field).map(|value| (field, value)));
            }
            let read = CentreSettings::read(|field| values.get(field).copied().unwrap_or_default());
            let row = read.map_err(|faults| {
                let fault = faults.first().map_or(DataFault::Line, |fault| DataFault::Field(*fault));
                record.error(fault)
            })?;
            record.finish()?;
            rows.push(row);
        }
        Self::from_rows(version, rows).map_err(|_| fail(0, DataFault::Undeclared))
    }

    /// The canonical bytes, the same for equal tables, so that a digest of them names the table: UTF-8, lines ended by a
    /// line feed, `version N`, then for every centre in the order of the ids `[id]` and the fields that are known.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = format!("version {}\n", self.version);
        for centre in self.iter() {
            text += &format!("\n[{}]\n", centre.id);
            for (field, value) in centre.values() {
                if field != "id" && !value.is_empty() {
                    text += &format!("{field} = {value}\n");
                }
            }
        }
        text.into_bytes()
    }

    /// The number of this table; each published one is greater than the one before.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The same table under another number.
    #[must_use]
    pub fn with_version(&self, version: u32) -> Self {
        Self {
            version,
            centres: self.centres.clone(),
        }
    }

    /// All centres, also those that nobody is led to, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &CentreSettings> {
        self.centres.values()
    }

    /// The centres that people are led to.
    pub fn routed(&self) -> impl Iterator<Item = &CentreSettings> {
        self.iter().filter(|centre| centre.routed)
    }

    /// The centre with this id.
    pub fn get(&self, id: &CentreId) -> Option<&CentreSettings> {
        self.centres.get(id)
    }

    /// The declared fallback of a centre, that one's fallback, and so on. It ends, because no table has a circle.
    pub fn fallbacks_of(&self, id: &CentreId) -> impl Iterator<Item = &CentreSettings> {
        let next = |centre: &CentreSettings| self.get(centre.fallback.as_ref()?);
        std::iter::successors(self.get(id).and_then(next), move |centre| next(centre))
    }
}
