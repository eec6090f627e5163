//! The settings of a centre as named texts, as they stand in the published table and in a spreadsheet.

use super::contact::{email, language, website};
use super::dates::closed_days;
use super::hours::OpeningHours;
use super::{AgeLimits, CentreSettings};
use crate::code::{CentreId, CodeError, Postcode, RegionCode};
use crate::phone::{PhoneError, PhoneNumber};
use crate::territory::Territories;

/// The names of the fields, in the order in which they are written.
pub const SETTINGS_FIELDS: [&str; 20] = [
    "id",
    "name",
    "operator",
    "region",
    "street",
    "postcode",
    "town",
    "phones",
    "emails",
    "website",
    "hours",
    "holidays",
    "languages",
    "age_from",
    "age_to",
    "guardian_below",
    "reply_hours",
    "fallback",
    "routed",
    "accepting",
];

/// Longest text in bytes; the signed directory has the same bound for names.
pub const MAX_TEXT_BYTES: usize = 200;
/// The oldest age that can be meant.
const MAX_AGE: u16 = 120;
/// Five weeks of forty hours: beyond that it is no target.
const MAX_REPLY_HOURS: u16 = 200;
/// Parts the values of a list.
const SEPARATOR: char = ';';

/// What is wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {fault}")]
pub struct FieldFault {
    /// The field.
    pub field: &'static str,
    /// What is wrong with it.
    pub fault: ValueFault,
}

/// What is wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ValueFault {
    /// It must not be empty.
    #[error("must not be empty")]
    Empty,
    /// It is longer than a page or the directory can take.
    #[error("longer than {MAX_TEXT_BYTES} bytes")]
    TooLong,
    /// It has a control character.
    #[error("has a control character, such as a line break or a tabulator")]
    Control,
    /// A spreadsheet would take it for a formula.
    #[error("begins with a sign (= + - @) that a spreadsheet takes for a formula")]
    Formula,
    /// A code or id does not have its form.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// There is no such region.
    #[error("there is no such region")]
    UnknownRegion,
    /// A telephone number does not have its form.
    #[error(transparent)]
    Phone(#[from] PhoneError),
    /// Not an e-mail address.
    #[error("not an e-mail address")]
    Email,
    /// Not an https address.
    #[error("not an address that begins with https:// and names a host")]
    Website,
    /// Not opening hours.
    #[error("not opening hours, such as: po-pá 8:00-16:00; so 9:00-12:00 (each day once), or nonstop")]
    Hours,
    /// Not a date or two.
    #[error("not a date or a range of dates, such as: 2026-12-24; 2026-12-27/2026-12-31")]
    Dates,
    /// Not a language.
    #[error("not a language tag (BCP 47), such as: cs; en; uk")]
    Language,
    /// Stands in the list twice.
    #[error("has a value twice")]
    Twice,
    /// Not an age.
    #[error("not an age in whole years, up to {MAX_AGE}")]
    Age,
    /// Ages that contradict each other.
    #[error("contradicts the other age limits")]
    Ages,
    /// Not a reply target.
    #[error("not a number of working hours from 1 to {MAX_REPLY_HOURS}")]
    ReplyHours,
    /// Neither yes nor no.
    #[error("neither yes nor no (ano, ne)")]
    YesNo,
    /// A centre that nobody is led to takes threads.
    #[error("a centre that is not routed cannot be accepting")]
    NotRouted,
}

/// Reads one field after the other and keeps what was wrong.
struct Fields<'a, F: Fn(&'static str) -> &'a str> {
    value_of: F,
    faults: Vec<FieldFault>,
}

impl<'a, F: Fn(&'static str) -> &'a str> Fields<'a, F> {
    fn optional<T>(&mut self, field: &'static str, read: impl Fn(&str) -> Result<T, ValueFault>) -> Option<T> {
        let value = (self.value_of)(field).trim();
        if value.is_empty() {
            return None;
        }
        self.noted(field, plain(value).and_then(read))
    }

    fn required<T>(&mut self, field: &'static str, read: impl Fn(&str) -> Result<T, ValueFault>) -> Option<T> {
        if (self.value_of)(field).trim().is_empty() {
            return self.noted(field, Err(ValueFault::Empty));
        }
        self.optional(field, read)
    }

    fn list<T: PartialEq>(&mut self, field: &'static str, read: impl Fn(&str) -> Result<T, ValueFault>) -> Vec<T> {
        let mut values = Vec::new();
        for part in (self.value_of)(field).split(SEPARATOR).map(str::trim) {
            let value = if part.is_empty() {
                continue;
            } else {
                plain(part).and_then(&read)
            };
            let value = value.and_then(|value| {
                if values.contains(&value) {
                    Err(ValueFault::Twice)
                } else {
                    Ok(value)
                }
            });
            values.extend(self.noted(field, value));
        }
        values
    }

    fn noted<T>(&mut self, field: &'static str, value: Result<T, ValueFault>) -> Option<T> {
        value
            .map_err(|fault| self.faults.push(FieldFault { field, fault }))
            .ok()
    }
}

impl CentreSettings {
    /// Reads the settings from named texts; `value_of` gives the text of a field of [`SETTINGS_FIELDS`], empty where
    /// there is none.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the fields.
    pub fn read<'a>(value_of: impl Fn(&'static str) -> &'a str) -> Result<Self, Vec<FieldFault>> {
        let mut fields = Fields {
            value_of,
            faults: Vec::new(),
        };
        let id = fields.required("id", |value| Ok(value.parse::<CentreId>()?));
        let name = fields.required("name", text);
        let operator = fields.optional("operator", text);
        let region = fields.required("region", region);
        let street = fields.optional("street", text);
        let postcode = fields.optional("postcode", postcode);
        let town = fields.optional("town", text);
        let phones = fields.list("phones", phone);
        let emails = fields.list("emails", email);
        let website = fields.optional("website", website);
        let hours = fields.optional("hours", OpeningHours::parse);
        let mut holidays = fields.list("holidays", closed_days);
        let languages = fields.list("languages", language);
        let ages = AgeLimits {
            from: fields.optional("age_from", age),
            to: fields.optional("age_to", age),
            guardian_below: fields.optional("guardian_below", age),
        };
        let reply_hours = fields.optional("reply_hours", reply_hours);
        let fallback = fields.optional("fallback", |value| Ok(value.parse::<CentreId>()?));
        let routed = fields.required("routed", yes_no);
        let accepting = fields.required("accepting", yes_no);
        if ages.is_contradictory() {
            fields.noted::<()>("guardian_below", Err(ValueFault::Ages));
        }
        if routed == Some(false) && accepting == Some(true) {
            fields.noted::<()>("accepting", Err(ValueFault::NotRouted));
        }
        holidays.sort();
        match (id, name, region, routed, accepting) {
            (Some(id), Some(name), Some(region), Some(routed), Some(accepting)) if fields.faults.is_empty() => {
                Ok(Self {
                    id,
                    name,
                    operator,
                    region,
                    street,
                    postcode,
                    town,
                    phones,
                    emails,
                    website,
                    hours,
                    holidays,
                    languages,
                    ages,
                    reply_hours,
                    fallback,
                    routed,
                    accepting,
                })
            }
            _ => Err(fields.faults),
        }
    }

    /// The settings as named texts, in the order of [`SETTINGS_FIELDS`]; empty where nothing is known.
    pub fn values(&self) -> [(&'static str, String); 20] {
        let some = |value: &Option<Box<str>>| value.as_deref().unwrap_or_default().to_owned();
        let number = |value: Option<u16>| value.map(|number| number.to_string()).unwrap_or_default();
        let age = |value: Option<u8>| number(value.map(u16::from));
        let yes_no = |value: bool| if value { "yes" } else { "no" }.to_owned();
        let values = [
            self.id.to_string(),
            self.name.to_string(),
            some(&self.operator),
            self.region.to_string(),
            some(&self.street),
            self.postcode.map(|code| code.get().to_string()).unwrap_or_default(),
            some(&self.town),
            joined(self.phones.iter().map(PhoneNumber::digits)),
            joined(&self.emails),
            some(&self.website),
            self.hours.as_ref().map(ToString::to_string).unwrap_or_default(),
            joined(&self.holidays),
            joined(&self.languages),
            age(self.ages.from),
            age(self.ages.to),
            age(self.ages.guardian_below),
            number(self.reply_hours),
            self.fallback.as_ref().map(ToString::to_string).unwrap_or_default(),
            yes_no(self.routed),
            yes_no(self.accepting),
        ];
        let mut values = values.into_iter();
        SETTINGS_FIELDS.map(|field| (field, values.next().unwrap_or_default()))
    }
}

fn joined(values: impl IntoIterator<Item = impl ToString>) -> String {
    let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
    values.join("; ")
}

/// What holds for every value.
fn plain(value: &str) -> Result<&str, ValueFault> {
    if value.chars().any(char::is_control) {
        Err(ValueFault::Control)
    } else {
        Ok(value)
    }
}

fn text(value: &str) -> Result<Box<str>, ValueFault> {
    if value.len() > MAX_TEXT_BYTES {
        Err(ValueFault::TooLong)
    } else if value.starts_with(['=', '+', '-', '@']) {
        Err(ValueFault::Formula)
    } else {
        Ok(value.into())
    }
}

fn region(value: &str) -> Result<RegionCode, ValueFault> {
    let code: RegionCode = value.parse()?;
    let known = Territories::embedded().region(&code);
    known.map(|region| region.code).ok_or(ValueFault::UnknownRegion)
}

/// With or without the space in the middle.
fn postcode(value: &str) -> Result<Postcode, ValueFault> {
    Ok(without_spaces(value).parse()?)
}

/// With or without spaces and the country's prefix.
fn phone(value: &str) -> Result<PhoneNumber, ValueFault> {
    let digits = without_spaces(value);
    let digits = digits
        .strip_prefix("+420")
        .or_else(|| digits.strip_prefix("00420"))
        .unwrap_or(&digits);
    Ok(digits.parse()?)
}

fn without_spaces(value: &str) -> String {
    value.chars().filter(|sign| !sign.is_whitespace()).collect()
}

fn age(value: &str) -> Result<u8, ValueFault> {
    value
        .parse()
        .ok()
        .filter(|age| u16::from(*age) <= MAX_AGE)
        .ok_or(ValueFault::Age)
}

fn reply_hours(value: &str) -> Result<u16, ValueFault> {
    value
        .parse()
        .ok()
        .filter(|hours| (1..=MAX_REPLY_HOURS).contains(hours))
        .ok_or(ValueFault::ReplyHours)
}

fn yes_no(value: &str) -> Result<bool, ValueFault> {
    match value.to_lowercase().as_str() {
        "yes" | "ano" => Ok(true),
        "no" | "ne" => Ok(false),
        _ => Err(ValueFault::YesNo),
    }
}
